package diff_test

import (
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

func TestExchanged(t *testing.T) {
	for _, c := range []struct {
		reason, old, new, lang string
		want                   bool
	}{
		{"another topic", "Digital tools for ports", "Cleaner ferries", "en", true},
		{"one word shared", "Fisheries and ports", "Ports", "en", false},
		{"the same word in another number", "Conclusion", "Conclusions", "en", false},
		{"articles and prepositions are nothing in common", "The safety of the strait", "The price of salt", "en", true},
		{"Chinese, a character shared", "渔业", "渔港", "zh-Hans", false},
		{"Chinese, none", "渔业", "卫生", "zh-Hans", true},
		{"Russian, another case", "О рыболовстве", "Рыболовство", "ru", false},
	} {
		heading := func(text string) (*corpus.Statement, []int) {
			s, err := corpus.Read("-", []byte("Title\n\n"+text+".\n"), corpus.Options{Encoding: "utf-8", Lang: c.lang})
			if err != nil {
				t.Fatal(err)
			}
			last := len(s.Clauses) - 1
			s.Clauses[last].Role = corpus.Heading
			return s, []int{last}
		}
		older, was := heading(c.old)
		newer, is := heading(c.new)
		cmp := &diff.Comparison{Old: older, New: newer, Changes: []diff.Change{diff.Read(older, newer, align.Pair{Old: was, New: is})}}
		if got := cmp.Exchanged(&cmp.Changes[0]); got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
		older.Clauses[was[0]].Role = corpus.Body
		if cmp.Exchanged(&cmp.Changes[0]) {
			t.Errorf("%s: said of a clause that is no heading", c.reason)
		}
	}
}
