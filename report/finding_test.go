package report_test

import (
	"slices"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// TestFindingWeak: a finding that rests on a weak match says so, like the row of
// its change.
func TestFindingWeak(t *testing.T) {
	var sts []*corpus.Statement
	for _, date := range sample.Dates("en") {
		st, err := sample.Open(date, "en")
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(st)
		sts = append(sts, st)
	}
	c := diff.Compare(sts[len(sts)-2], sts[len(sts)-1], align.Aligner{})
	for i := range c.Changes {
		c.Changes[i].Confidence = 1
		if c.Changes[i].Shift == diff.Weaker {
			c.Changes[i].Confidence = 0.3
		}
	}
	weak := 0
	for _, g := range report.New(c, report.Filter{}).Findings {
		for _, f := range g.Findings {
			ch := &c.Changes[f.Change]
			says := slices.Contains(f.Facts, "weak match")
			if says != (ch.Linked() && ch.Shift == diff.Weaker) {
				t.Errorf("%s %s: %q, confidence %v", g.Title, f.Address, f.Facts, ch.Confidence)
			}
			if says {
				weak++
			}
		}
	}
	if weak == 0 {
		t.Error("no finding of the sample is weaker: the test shows nothing")
	}
}
