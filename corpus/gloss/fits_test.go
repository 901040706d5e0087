package gloss

import (
	"strings"
	"testing"
)

// fold is a small table from traditional to simplified script.
func fold(r rune) rune {
	const from, to = "決對亞區潛發聯經燈鷗應", "决对亚区潜发联经灯鸥应"
	if i := strings.IndexRune(from, r); i >= 0 {
		return []rune(to)[len([]rune(from[:i]))]
	}
	return r
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		damaged, candidate string
		want               bool
		reason             string
	}{
		{"方?jīng)Q心", "方決心", true, "the original"},
		{"方?jīng)Q心", "方决心", true, "the original in simplified script"},
		{"方?jīng)Q心", "方决定", false, "what is undamaged differs"},
		{"方?jīng)Q心", "方同心", false, "the bytes do not allow it"},
		{"方?jīng)Q心", "方決", false, "the candidate ends early"},
		{"方?jīng)Q心", "方決心了", false, "the candidate goes on"},
		{"?jīng)Q心", "决心", true, "the character before is not given: any will do"},
		{"?jīng)Q", "决", true, "the place by itself"},
		{"發(fā)展?jié)摿?、應(yīng)", "发展潜力、应", true, "glosses are passed over; the last byte is lost"},
		{"發(fā)展?jié)摿?、", "发展潜能、", false, "C4 is not what shows of the last character"},
		{"域?qū)喬貐^(qū)", "域对亚太地区", true, "two pairs vanished"},
		{"域?qū)喬貐^(qū)", "域对亚洲地区", false, "with other bytes than those that show"},
		{"域?qū)喬貐^(qū)", "域對亞太地", false, "the last character is missing"},
		{"方?jīng)", "方決", false, "cut off"},
		{"真的嗎?是", "真的嗎?是", true, "a question mark may be one"},
		{"聯(lián)邦", "聯(lián)邦", true, "the candidate is glossed too"},
		{"聯(島)", "聯(島)", true, "other brackets must be equal"},
		{"聯(島)", "聯", false, "other brackets are not passed over"},
		{"", "", true, "nothing"},
	} {
		if got := Fits(c.damaged, c.candidate, fold); got != c.want {
			t.Errorf("Fits(%q, %q) = %v (%s)", c.damaged, c.candidate, got, c.reason)
		}
	}
	if Fits("方?jīng)Q心", "方决心", nil) {
		t.Error("without a fold, script counts")
	}
}
