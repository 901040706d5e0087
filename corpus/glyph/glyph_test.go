package glyph

import (
	"strings"
	"testing"
)

func apply(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Start] + e.To)
		at = e.End
	}
	return b.String() + text[at:]
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want, rule, reason string }{
		{"双\u2F45同意\u2EA0生", "双方同意民生", RuleRadical, "radicals as PDF files give them, of both blocks"},
		{"of\uFB01cial \uFB02eet", "official fleet", RuleLigature, "ligatures"},
		{"co\u00ADoperation, со\u00ADтрудничество", "cooperation, сотрудничество", RuleHyphen, "inside words"},
		{"end\u00AD of \u00ADit", "end\u00AD of \u00ADit", "", "not inside a word"},
		{"peace\u200B\u200Dful 双\u200B方。\uFEFF双", "peaceful 双方。双", RuleZero, "several, between Han characters, after punctuation"},
		{"👩\u200D🚀 क्\u200Dष می\u200Cخواهم", "👩\u200D🚀 क्\u200Dष می\u200Cخواهم", "", "emoji and scripts that need joiners"},
		{"\u200B\n\u200Bx\u200B", "\u200B\n\u200Bx\u200B", "", "not inside a line: its shape is left alone"},
		{"on\u200E 3\u202A May\u202C", "on 3 May", RuleBidi, "marks in a line from left to right"},
		{"שלום\u200E x", "שלום\u200E x", "", "a line with letters from right to left needs them"},
		{"Стoроны, пpава", "Стороны, права", RuleHomoglyph, "Latin letters in Cyrillic words"},
		{"commitmеnt, Раrties", "commitment, Parties", RuleHomoglyph, "Cyrillic letters in Latin words"},
		{"Стороны – СССP", "Стороны – СССР", RuleHomoglyph, "all letters have twins, and the line is Cyrillic"},
		{"VIPы, IT-отдел, С-300B, iPhone’ы", "VIPы, IT-отдел, С-300B, iPhone’ы", "", "words of two scripts by intent: not every foreign letter has a twin, and parts of one letter"},
		{"Стороны – CCCР, the Parties", "Стороны – CCCР, the Parties", "doubt", "twins only, in a line of both scripts"},
		{"a\u202Eb", "a\u202Eb", "doubt", "an override may have changed what was read"},
		{"ａｂ１２ ½ ① Å", "ａｂ１２ ½ ① Å", "", "width and signs are printed as they are"},
	} {
		edits, doubts := Find(c.text)
		if got := apply(c.text, edits); got != c.want {
			t.Errorf("%s: %q: got %q, want %q", c.reason, c.text, got, c.want)
		}
		if (c.rule == "doubt") != (len(doubts) > 0) {
			t.Errorf("%s: %q: doubts %v", c.reason, c.text, doubts)
		}
		for _, e := range edits {
			if e.Rule != c.rule {
				t.Errorf("%s: %q: rule %s, want %s", c.reason, c.text, e.Rule, c.rule)
			}
		}
		if c.rule != "" && c.rule != "doubt" && len(edits) == 0 {
			t.Errorf("%s: %q: no edit", c.reason, c.text)
		}
	}
}

// TestFindLong holds hostile texts to a cost that grows with their length: at
// a quarter of a million of anything the quadratic would not end.
func TestFindLong(t *testing.T) {
	for _, s := range []string{"\u200B", "\u200E", "аa ", "aа", "\u00AD", "\u2F45", "\u202E\u200E", "\uFFFD"} {
		Find("x" + strings.Repeat(s, 1<<18) + "x")
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Стoроны со\u00ADглашаются \u200Eof\uFB01cial 双\u2F45")
	f.Add("CCCР a\u202Eb שלום\u200E")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "") // as package charset gives it
		edits, doubts := Find(text)
		at := 0
		for _, e := range edits {
			if e.Start < at || e.End <= e.Start || e.End > len(text) || e.Rule == "" {
				t.Fatalf("%q: edit %+v after %d", text, e, at)
			}
			at = e.End
		}
		at = 0
		for _, d := range doubts {
			if d.Start < at || d.End <= d.Start || d.End > len(text) || d.Why == "" {
				t.Fatalf("%q: doubt %+v after %d", text, d, at)
			}
			at = d.Start
		}
	})
}
