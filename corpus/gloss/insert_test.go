package gloss

import "testing"

func TestInsert(t *testing.T) {
	for _, c := range []struct{ text, want, reason string }{
		{"聯邦", "聯(lián)邦", "a key on the border of characters"},
		{"展潛力、", "展?jié)摿?、", "B9 9D is 節; the last byte is left alone"},
		{"方決心", "方?jīng)Q心", "BD 9B is 經; 51 shows as Q and brings the reader back into step"},
		{"域對亞太地區", "域?qū)喬貐^(qū)", "F2 8C is 驅; A6 81 and AB B5 vanish; 5E shows as ^, then a regular gloss"},
		{"方，決心", "方，決心", "keys do not reach over what ends the run"},
		{"經過𠀀經過", "經(jīng)過𠀀經(jīng)過", "a character outside GBK ends the run"},
		{"", "", "nothing"},
	} {
		if got := insert(c.text, map[rune]string{'聯': "lián", '節': "jié", '經': "jīng", '驅': "qū", '區': "qū", 'a': "ā"}); got != c.want {
			t.Errorf("%s (%s): got %s, want %s", c.text, c.reason, got, c.want)
		}
	}
}
