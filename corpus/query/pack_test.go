package query

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus"
	"tifa/corpus/sample"
)

// TestPack: an unpacked text finds the same places, gives the same words and
// clauses, and holds every term that a query with a hit in it needs.
func TestPack(t *testing.T) {
	queries := []string{"the two sides", "open*|*ed by", "they … strait", "/\\b[hs]\\w+s\\b/", "双方", "将<0-3>合作", "海峡", "Стороны … пролив*", "сторон* & !море", "no such words", "1"}
	found := 0
	for _, lang := range sample.Langs {
		for _, date := range sample.Dates(lang) {
			s, err := sample.Open(date, lang)
			if err != nil {
				t.Fatal(err)
			}
			text := NewText(s, Limit{}, false)
			head, packed := text.Pack()
			terms := text.Terms()
			for _, source := range queries {
				q, err := Parse(source, false)
				if err != nil {
					t.Fatal(err)
				}
				again, err := Unpack(head, packed)
				if err != nil {
					t.Fatal(err)
				}
				want, got := q.Find(text), q.Find(again)
				if d := cmp.Diff(want, got); d != "" {
					t.Errorf("%s, %s: -text +unpacked\n%s", s.ID, source, d)
				}
				found += len(got)
				for _, h := range got {
					if again.Statement.String(h.Span) != s.String(h.Span) || again.Statement.Clauses[h.Clause].ID != s.Clauses[h.Clause].ID {
						t.Errorf("%s, %s: another place", s.ID, source)
					}
				}
				if needs := q.Needs(); len(want) > 0 && needs != nil && !slices.ContainsFunc(needs, func(all []string) bool {
					return !slices.ContainsFunc(all, func(w string) bool { return !slices.Contains(terms, w) })
				}) {
					t.Errorf("%s: %q stands in it and needs %q", s.ID, source, needs)
				}
			}
			again, err := Unpack(head, packed)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(slices.Collect(text.Clauses), slices.Collect(again.Clauses)); d != "" {
				t.Errorf("%s: -text +unpacked\n%s", s.ID, d)
			}
			if again.Words != text.Words || again.Statement.Title != s.Title || !again.Statement.Date.Equal(s.Date) || again.Statement.Clauses[1].Role != s.Clauses[1].Role {
				t.Errorf("%s: %+v", s.ID, again.Statement)
			}
			packed[len(packed)/2]++
			if _, err := Unpack(head, packed); err != ErrPacked {
				t.Errorf("%s: a wrong byte is not seen: %v", s.ID, err)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d places: do the queries still stand in the sample?", found)
	}
}

// TestNeeds: only whole words are needed.
func TestNeeds(t *testing.T) {
	for source, want := range map[string]string{
		"considerable period": "considerable+period",
		"uncertain*":          "any",
		"*ly opposed":         "opposed",
		"resist … all trade":  "all+trade",
		"Kyiv|Kiev":           "kyiv or kiev",
		"港":                   "any",
		"和平统一":                "和平+平统+统一",
		"深化*合作":               "深化",
		"/x/|y":               "any",
		"6-1/2 percent":       "6+1+2+percent",
	} {
		q, err := Parse(source, false)
		if err != nil {
			t.Fatal(err)
		}
		var lists []string
		for _, l := range q.Needs() {
			lists = append(lists, strings.Join(l, "+"))
		}
		got := strings.Join(lists, " or ")
		if got == "" {
			got = "any"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}

// FuzzPack: any text is the same after packing, and no bytes make Unpack panic.
func FuzzPack(f *testing.F) {
	f.Add("The two sides met. They will open the harbour(1)."+"\ufffd", []byte("x"))
	f.Add("双方将开放港口(gǎng)。", []byte{})
	f.Add("The two sides"+strings.Repeat(" \ufffd met", 30)+".", []byte{}) // more damage than the head has bytes
	f.Fuzz(func(t *testing.T, text string, bytes []byte) {
		Unpack(bytes, bytes)
		s, err := corpus.Read("a.txt", []byte(text), corpus.Options{})
		if err != nil {
			return
		}
		before := NewText(s, Limit{}, false)
		after, err := Unpack(before.Pack())
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(slices.Collect(before.Clauses), slices.Collect(after.Clauses)); d != "" {
			t.Fatal(d)
		}
	})
}
