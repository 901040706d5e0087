package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         []string // printed, or printed=norm where they differ
	}{
		{"words and marks", "They agree, then.", []string{"They", " ", "agree", ",", " ", "then", "."}},
		{"white space is one space", "a \u00a0\tb", []string{"a", " \u00a0\t= ", "b"}},
		{"abbreviation", "U.S. ports", []string{"U.S.", " ", "ports"}},
		{"hyphen and apostrophe", "state’s long-term", []string{"state’s=state's", " ", "long-term"}},
		{"hyphens are alike", "long‑term", []string{"long‑term=long-term"}},
		{"numbers whole", "12,000 or 1.5% in 2024-2025", []string{"12,000", " ", "or", " ", "1.5%", " ", "in", " ", "2024-2025"}},
		{"an exponent is no part of its number", "10² and 10⁻⁶", []string{"10", "²", " ", "and", " ", "10", "⁻=-", "⁶"}},
		{"a mark behind a comma is no part of the number", "10,² 5", []string{"10", ",", "²", " ", "5"}},
		{"nor is the mark of a note", "in 2031¹²,", []string{"in", " ", "2031", "¹²", ","}},
		{"the raised end of an ordinal is its own", "21<sup>st</sup> <SUP>2</SUP>", []string{"21<sup>st</sup>=21st", " ", "<SUP>=", "2", "</SUP>="}},
		{"a raised figure is none", "10<sup>2</sup>", []string{"10", "<sup>=", "2", "</sup>="}},
		{"a unit is a word", "km²", []string{"km²=km2"}},
		{"full width number", "３．５％", []string{"３．５％=3.5%"}},
		{"a fraction is one token", "a,½b", []string{"a", ",", "½=1⁄2", "b"}},
		{"a fraction first", "½", []string{"½=1⁄2"}},
		{"ligature", "ﬁve", []string{"ﬁve=five"}},
		{"soft hyphen stays with its word", "pro\u00adposal", []string{"pro\u00adposal=proposal"}},
		{"quotes are alike", "“a”", []string{"“=\"", "a", "”=\""}},
		{"traditional", "維護", []string{"維護=维护"}},
		{"ё", "ещё", []string{"ещё=еще"}},
		{"Russian abbreviation", "т.е. да", []string{"т.е.", " ", "да"}},
		{"tag and emphasis", "<u>a</u> **b**", []string{"<u>=", "a", "</u>=", " ", "**=", "b", "**="}},
		{"a sign that is no tag", "a < b", []string{"a", " ", "<", " ", "b"}},
		{"only what cannot be seen", "\u200b", []string{"\u200b="}},
	} {
		var got []string
		for _, tok := range tokenize(c.text, Span{0, len(c.text)}, Span{}, nil) {
			s := c.text[tok.Start:tok.End]
			if tok.Norm != s {
				s += "=" + tok.Norm
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.reason, diff)
		}
	}
}

// TestTokenizeParts: the marker and what is damaged are tokens of their own.
func TestTokenizeParts(t *testing.T) {
	text := "1. a?b c"
	var got []TokenKind
	for _, tok := range tokenize(text, Span{0, len(text)}, Span{0, 3}, []Span{{4, 6}}) {
		got = append(got, tok.Kind)
	}
	if diff := cmp.Diff([]TokenKind{Marker, Word, Broken, Space, Word}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlain(t *testing.T) {
	s := read(t, "Statement\n\nThe  <u>two</u>\u00a0**sides** agree.")
	if got := s.Plain(&s.Clauses[1]); got != "The two sides agree." {
		t.Errorf("%q", got)
	}
}
