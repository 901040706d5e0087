package report

import (
	"fmt"
	"strings"

	"tifa/corpus"
)

// What the page says above and below the changes.

// Title names the page, in the tab of a browser and in a list of files.
func (p *page) Title() string { return p.Dates().Old + " → " + p.Dates().New + ": " + p.Names().New }

// both is something of each statement.
type both struct{ Old, New string }

// Dates are the days of the two statements as the language writes them.
func (p *page) Dates() both { return both{p.UI.date(p.Comparison.Old), p.UI.date(p.Comparison.New)} }

// Names are their titles.
func (p *page) Names() both { return both{p.UI.name(p.Comparison.Old), p.UI.name(p.Comparison.New)} }

// Method says how the comparison was made and where its limits lie.
func (p *page) Method() []string {
	t := p.UI.T
	out := []string{
		t("Clauses are paired by shared rare wording, their order, their paragraphs and their neighbours. Words are compared after folding script, width, quotation marks and spaces; what differs only in these is never called reworded."),
		t("The percentage of a match is the probability that the one clause is the successor of the other; below %s it is called weak. Of a clause that is gone or new tifa says where its wording stands in the other statement when at least half of it does.", p.UI.percent(uncertain)),
	}
	if s := p.Comparison.Scale; s != "" {
		out = append(out, t("Stronger and weaker are said by rules: a verb of a higher or lower rank on the same axis by the scale %s, another word of one scale said of the same thing, intensifiers, hedges, concessions, conditions, quantities, deadlines, addressees and parts that came or went, opposition taken up or dropped, and an act said by one side instead of all. Each is given with the words that show it; what these mean is for the reader to judge.", printable(s)))
	}
	return append(out, t("The same files and the same command give the same page, byte for byte."))
}

// Similarity says how alike the wording is.
func (p *page) Similarity() string {
	return p.UI.T("%s of 1", p.UI.decimal("%.2f", p.Comparison.Similarity))
}

// Total counts the changes by kind.
func (p *page) Total() string { return p.Counts() }

// Result is the verdict on statements without a change of wording.
func (p *page) Result() string { return p.Verdict() }

// Cautions are the warnings.
func (p *page) Cautions() []string { return p.Warnings() }

// Chosen says which changes the table holds when not all were asked for.
func (p *page) Chosen() string {
	var parts []string
	for _, kind := range p.Filter.Only {
		parts = append(parts, p.UI.T("only %s", p.UI.T(kind)))
	}
	if p.Filter.Section != "" {
		parts = append(parts, p.UI.T("only section %s", printable(p.Filter.Section)))
	}
	if parts == nil {
		return ""
	}
	return p.UI.Count(len(p.Report.Rows), "1 row", "%s rows") + p.UI.T(" (%s)", strings.Join(parts, p.UI.T(", ")))
}

// List lays out findings for the template, which takes one value.
func (p *page) List(fs []Finding) any {
	return struct {
		Findings         []Finding
		Was, Is          string
		OldLang, NewLang string
	}{fs, p.UI.T("Before"), p.UI.T("After"), printable(p.Comparison.Old.Lang), printable(p.Comparison.New.Lang)}
}

// Date is the day of the statement.
func (s htmlSide) Date() string { return s.ui.date(s.S) }

// Title is what the statement calls itself.
func (s htmlSide) Title() string { return s.ui.name(s.S) }

// Source is the file it was read from.
func (s htmlSide) Source() string { return Source(s.S) }

// Reading says what was repaired and dropped.
func (s htmlSide) Reading() string { return s.ui.reading(s.S) }

// Bytes says how the file was read.
func (s htmlSide) Bytes() string {
	return fmt.Sprintf("%s, %s, %s (%s)", Source(s.S), s.ui.T("%s bytes", s.ui.thousands(s.S.Source.Bytes)), printable(s.S.Source.Encoding), printable(s.S.Source.Evidence))
}

// date writes a day as the language does, by which it is found in an archive
// as well: 2024年5月16日, 16.05.2024; in English, where habits differ, 2024-05-16.
func (u UI) date(s *corpus.Statement) string {
	switch {
	case s.Date.IsZero():
		return u.T("undated")
	case u == "zh":
		return s.Date.Format("2006年1月2日")
	case u == "ru":
		return s.Date.Format("02.01.2006")
	}
	return Date(s)
}

func (u UI) name(s *corpus.Statement) string {
	if s.Title == "" {
		return u.T("(no title)")
	}
	return Name(s)
}

// percent writes a share from 0 to 1. It rounds down, so that nothing is
// called certain that is not.
func (u UI) percent(share float64) string {
	if n := int(share*100 + 1e-9); u == "ru" {
		return fmt.Sprintf("%d\u00a0%%", n)
	} else {
		return fmt.Sprintf("%d%%", n)
	}
}
