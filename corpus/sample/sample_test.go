package sample

import (
	"strings"
	"testing"
	"time"

	"tifa/corpus"
)

// TestStatements: every statement of the sample is read whole: title, day,
// place, both parties, seven parts, preamble and signatures, nothing repaired
// or dropped.
func TestStatements(t *testing.T) {
	for _, lang := range Langs {
		dates := Dates(lang)
		if least := map[string]int{"en": 5, "zh-Hans": 5, "ru": 3}[lang]; len(dates) < least {
			t.Errorf("%s: %d statements, fewer than %d", lang, len(dates), least)
		}
		for _, date := range dates {
			s, err := Open(date, lang)
			if err != nil {
				t.Error(err)
				continue
			}
			roles := map[corpus.Role]int{}
			for _, c := range s.Clauses {
				roles[c.Role]++
			}
			if s.Title == "" || s.Place == "" || s.Lang != lang || s.Series != Series || s.Date.Format(time.DateOnly) != date {
				t.Errorf("%s %s: title %q, place %q, language %q, series %q, day %v", date, lang, s.Title, s.Place, s.Lang, s.Series, s.Date)
			}
			if len(s.Parties) != 2 || len(s.Joint) != 1 {
				t.Errorf("%s %s: parties %+v, together %q", date, lang, s.Parties, s.Joint)
			}
			if len(s.Repairs)+len(s.Damage)+len(s.Dropped)+len(s.Warnings) > 0 {
				t.Errorf("%s %s: repaired %v, damaged %v, dropped %v, warnings %q", date, lang, s.Repairs, s.Damage, s.Dropped, s.Warnings)
			}
			if roles[corpus.Preamble] == 0 || roles[corpus.Signature] != 2 || roles[corpus.Dateline] == 0 || roles[corpus.Heading] < 5 || roles[corpus.Heading] != len(s.Sections)-1 {
				t.Errorf("%s %s: roles %v", date, lang, roles)
			}
		}
	}
}

// TestKey: every sentence of the answer key is a clause of its statement, or
// an item of one.
func TestKey(t *testing.T) {
	for _, lang := range Langs {
		plants, err := Key(lang)
		if err != nil {
			t.Error(err)
			continue
		}
		read := map[string]*corpus.Statement{}
		for _, date := range Dates(lang) {
			if read[date], err = Open(date, lang); err != nil {
				t.Fatal(err)
			}
		}
		stands := func(date, sentence string) bool {
			s := read[date]
			if s == nil {
				return false
			}
			for _, c := range s.Clauses {
				// The key may leave bullets out.
				bare := s.Text[max(c.Start, c.Marker.End):c.End]
				if same(s.String(c.Span), sentence) || same(bare, sentence) {
					return true
				}
			}
			return false
		}
		for _, p := range plants {
			for _, text := range p.OldText {
				if !stands(p.Old, text) {
					t.Errorf("%s %s: no clause of %s is %q", lang, p.Change, p.Old, text)
				}
			}
			for _, text := range p.NewText {
				if !stands(p.New, text) {
					t.Errorf("%s %s: no clause of %s is %q", lang, p.Change, p.New, text)
				}
			}
		}
	}
}

// same compares texts, white space apart.
func same(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

func TestAbsent(t *testing.T) {
	if _, err := Open("1999-01-01", "en"); err == nil {
		t.Error("a statement that is not there was opened")
	}
	if _, err := Key("fr"); err == nil {
		t.Error("a key that is not there was read")
	}
	if got := Dates("fr"); got != nil {
		t.Errorf("days of no statements: %q", got)
	}
}
