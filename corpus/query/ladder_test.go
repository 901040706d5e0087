package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseLadders(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string // label: rung < rung
	}{
		{"one ladder a line", "vigilance: monitor closely < vigilance < strong vigilance\nname: partner < all-weather partner\n",
			[]string{"vigilance: monitor closely < vigilance < strong vigilance", "name: partner < all-weather partner"}},
		{"one rung a line", "vigilance: monitor closely\n  < vigilance   # the usual one\n\n  < strong vigilance\n",
			[]string{"vigilance: monitor closely < vigilance < strong vigilance"}},
		{"the label on a line of its own", "\ufeffvigilance:\n< monitor closely\n< vigilance\n", []string{"vigilance: monitor closely < vigilance"}},
		{"without a label it has the name of its highest rung", "concern < condemnation\n", []string{"condemnation: concern < condemnation"}},
		{"a gap is no rung", "call: call on <0-2> sides < urge <1> side\n", []string{"call: call on <0-2> sides < urge <1> side"}},
		{"in quotation marks nothing is special", `sign: "a < b" < c` + "\n", []string{`sign: "a < b" < c`}},
		{"either phrase, and a rung with a name", "steps: regret|dismay < grave=condemn*\n", []string{"steps: regret|dismay < condemn*"}},
		{"Chinese signs", "立场：关切 ＜ 反对 ＜ 坚决反对\n", []string{"立场: 关切 < 反对 < 坚决反对"}},
	} {
		ladders, err := ParseLadders("l", strings.NewReader(c.text), false)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		var got []string
		for _, l := range ladders {
			var rungs []string
			for _, q := range l.Rungs {
				rungs = append(rungs, q.Source)
			}
			got = append(got, l.Label+": "+strings.Join(rungs, " < "))
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s:\n%s", c.reason, d)
		}
	}
	for text, want := range map[string]string{
		"# nothing\n":        "l: holds no ladder",
		"# a\na: b\n":        `l:2: the ladder "a" has fewer than two rungs`,
		"a: b\nc: d < e\n":   `l:1: the ladder "a" has fewer than two rungs`,
		"c: d < e\n\nb\n":    `l:3: the ladder "b" has fewer than two rungs`,
		"c: d < e\na:\n# x":  `l:2: the ladder "a" has fewer than two rungs`,
		"\n< b\n":            "l:2: < goes on with a ladder and there is none above",
		"a: b <\n":           `l:1: query "": holds no word`,
		"a: b < c\n< /(/\n":  `l:2: query "/(/": the regular expression cannot be read`,
		"a: b < < c\n":       `l:1: query "": holds no word`,
		"a: b < … c\n":       `l:1: query "… c": a gap has to stand between two words`,
		"a: b < \"c < d\n\n": `l:1: query "\"c < d": a double quotation mark is not closed`,
	} {
		if _, err := ParseLadders("l", strings.NewReader(text), false); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s…", text, err, want)
		}
	}
}

// FuzzLadders: whatever a file holds, it is a list of ladders with two rungs or
// more, or an error that names the file.
func FuzzLadders(f *testing.F) {
	for _, s := range []string{"a: b < c\n< d\n", "立场：关切 ＜ 反对\n", "< \n", "a:\n<\"x < y\" < /z/", "\x00\xff < \u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ladders, err := ParseLadders("list", strings.NewReader(text), false)
		if err != nil && !strings.HasPrefix(err.Error(), "list:") {
			t.Fatalf("%q: %v", text, err)
		}
		for _, l := range ladders {
			if len(l.Rungs) < 2 || l.Label == "" {
				t.Fatalf("%q: %+v", text, l)
			}
		}
	})
}
