package report

import (
	"strings"
	"testing"

	"tifa/corpus"
)

func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ text, passage, left, hit, reason string }{
		{"They met under the U.K.-Arvenia Treaty of Friendship.", "under the U", "They met ", "under the U.K.-Arvenia", "a word of three parts is quoted whole at the end"},
		{"U.K.-Arvenia cooperation will grow.", "K.-Arvenia cooperation", "", "U.K.-Arvenia cooperation", "and at the beginning, where nothing is left out then"},
		{"They thank the U.K. and Kestria.", "They thank the U", "", "They thank the U.K.", "the dot of an abbreviation belongs to it"},
		{"They thank the island. It grew.", "thank the island", "They ", "thank the island", "the dot of a sentence does not"},
		{"They took 1,500 tons of Kestria’s fish.", "500 tons of Kestria", "They took ", "1,500 tons of Kestria’s", "numbers and possessives"},
		{"双方将开放港口并加强合作。", "开放港口", "双方将", "开放港口", "nothing is added to Chinese"},
		{"Стороны в 2031-м году откроют порт.", "м году", "Стороны в ", "2031-м году", "nor is Russian cut"},
		{"They met at the port .", "at the port", "They met ", "at the port", "a dot that stands alone"},
		{"They met (in Lenn) again.", "in Lenn", "They met (", "in Lenn", "brackets stay outside"},
	} {
		s, err := corpus.Read("x.txt", []byte("Joint Statement\n\n"+c.text+"\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(s.Text, c.passage)
		clause := 0
		for i := range s.Clauses {
			if s.Clauses[i].Start <= at {
				clause = i
			}
		}
		x := excerptOf(s, clause, corpus.Span{Start: at, End: at + len(c.passage)})
		if x.left != c.left || x.hit != c.hit {
			t.Errorf("%s: %q: %q, %q instead of %q, %q", c.reason, c.text, x.left, x.hit, c.left, c.hit)
		}
	}
	for left, want := range map[string]bool{"": false, "4. ": false, "- ": false, "(a) ": false, "一、": false, "12) ": false, "2031 ": true, "The ": true, "4. We ": true, "双方": true} {
		if got := (context{left: left}).goesBefore(); got != want {
			t.Errorf("before the excerpt stands %q: that words are left out is said %v", left, got)
		}
	}
}
