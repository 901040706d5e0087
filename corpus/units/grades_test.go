package units

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// TestGrades: which words are graded, on which scale, and of what they are said.
func TestGrades(t *testing.T) {
	for _, c := range []struct{ why, lang, text, want string }{
		{"the object, behind what only joins", "en", "We will strengthen and deepen our cooperation on the river.", "strengthen effort 2 >cooperation; deepen effort 2 >cooperation"},
		{"what stands behind a preposition is another thing", "en", "We will deepen cooperation with Kestria.", "deepen effort 2 >cooperation"},
		{"the subject, before auxiliaries", "en", "Trade has slowed.", "slowed course 3 <Trade"},
		{"a quality is said of either", "en", "Trade has been growing at a moderate pace.", "growing course 5 <Trade; moderate pace 4 >pace"},
		{"the longest form counts", "en", "Prices remain somewhat elevated.", "somewhat elevated level 2 <Prices"},
		{"an act that goes on is no thing", "en", "We will continue cooperating.", ""},
		{"characters without blanks", "zh", "双方将深化渔业合作。", "深化 effort 2 >渔业 >合作"},
		{"a form in any case", "ru", "Стороны будут углублять сотрудничество.", "углублять effort 2 >сотрудничество"},
	} {
		lang := map[string]string{"en": "en", "zh": "zh-Hans", "ru": "ru"}[c.lang]
		opening := map[string]string{"en": "Joint Statement\n\nThe two sides met.\n\n", "zh": "联合声明\n\n双方举行会晤。\n\n", "ru": "Заявление\n\nСтороны провели встречу.\n\n"}[c.lang]
		st, err := corpus.Read("2021-05-01."+lang+".txt", []byte(opening+c.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		Reader{}.Read(st)
		var got []string
		for _, u := range st.Clauses[len(st.Clauses)-1].Units {
			for _, g := range u.Grades {
				s := fmt.Sprintf("%s %s %d", st.String(g.Span), g.Scale, g.Step)
				for _, sp := range g.Before {
					s += " <" + st.String(sp)
				}
				for _, sp := range g.After {
					s += " >" + st.String(sp)
				}
				if s != "" && !slices.Contains(got, s) {
					got = append(got, s)
				}
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.why, c.text, g, c.want)
		}
	}
}

// TestGradesOfUser: a user's scale is read like the others.
func TestGradesOfUser(t *testing.T) {
	lex, err := lexicon.Default().Merge(fstest.MapFS{"grades.en.tsv": {Data: []byte("form\tkind\trank\tname\ncalm\tquality\t1\tsea\nrough\tquality\t2\tsea\n")}}, "mine")
	if err != nil {
		t.Fatal(err)
	}
	st, err := corpus.Read("2021-05-01.en.txt", []byte("Joint Statement\n\nThe two sides met.\n\nThe sea remains rough."), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Reader{Lexicon: lex}.Read(st)
	u := st.Clauses[len(st.Clauses)-1].Units
	if len(u) != 1 || len(u[0].Grades) != 1 || u[0].Grades[0].Scale != "sea" || u[0].Grades[0].Step != 2 {
		t.Errorf("units %+v, want one with the grade rough", u)
	}
}

// TestGradeTables: every row names a scale, a step and of what it is said.
func TestGradeTables(t *testing.T) {
	for _, lang := range lexicon.Languages {
		rows := lexicon.Default().Entries("grades", lang)
		if len(rows) == 0 {
			t.Errorf("%s: no grades", lang)
		}
		for _, e := range rows {
			if e.Name == "" || e.Rank < 1 || !slices.Contains([]string{"object", "subject", "quality"}, e.Kind) {
				t.Errorf("%s: %+v", lang, e)
			}
		}
	}
}
