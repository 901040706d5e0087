package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"tifa/corpus/query"
	"tifa/diff/series"
	"tifa/diff/statistics"
	"tifa/report"
)

// beyond holds the flags of tifa trend for what goes beyond counting the phrases
// that were asked for: other measures, formulas that are found, statistics.
type beyond struct {
	norm                       string
	smooth, top, minDF, minLen int
	formulas, stats            bool
	stop, era, versus          string
	eras                       [2]series.Era
}

func (b *beyond) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&b.norm, "norm", string(series.Raw), "what stands beside the counts: raw (nothing), per10k (in 10,000 words), clauses (that have it), share (of the clauses), docs (0 or 1)")
	f.IntVar(&b.smooth, "smooth", 0, "also the mean over so many statements on either side")
	f.BoolVar(&b.formulas, "formulas", false, "find the formulas that several statements repeat, instead of following phrases")
	f.IntVar(&b.top, "top", 20, "formulas, or rows of a ranked list, that are shown; 0 for all")
	f.IntVar(&b.minDF, "min-df", 0, "a formula stands in so many statements or more (0: 3, and 2 of fewer than 10)")
	f.IntVar(&b.minLen, "min-len", 0, "a formula has so many words, or Chinese characters, or more (0: 2 words, 4 characters)")
	f.StringVar(&b.stop, "stop-formulas", "", "file of queries, one a line: what they find is boilerplate and no formula")
	f.BoolVar(&b.stats, "stats", false, "add statistics: estimates, each from its least number of statements on")
	f.StringVar(&b.era, "era", "", "with --stats: contrast the statements of these days (2022, 2021..2022) …")
	f.StringVar(&b.versus, "vs", "", "… with those of these")
	complete(c, "norm", series.Norms)
}

// validate checks the flags; phrases says whether any is followed.
func (b *beyond) validate(phrases bool) error {
	if err := oneOf("--norm", b.norm, series.Norms); err != nil {
		return err
	}
	for _, n := range []struct {
		flag  string
		value int
	}{{"--smooth", b.smooth}, {"--top", b.top}, {"--min-df", b.minDF}, {"--min-len", b.minLen}} {
		if n.value < 0 {
			return fmt.Errorf("%s: %d is out of range: use 0 or more", n.flag, n.value)
		}
	}
	switch {
	case b.formulas && phrases:
		return fmt.Errorf("--formulas: finds the phrases itself: leave yours out, or leave --formulas out")
	case !b.formulas && !phrases && (b.norm != string(series.Raw) || b.smooth > 0):
		return fmt.Errorf("--norm, --smooth: measure phrases: name one, or find some with --formulas")
	case (b.minDF > 0 || b.minLen > 0 || b.stop != "") && !b.formulas && !b.stats:
		return fmt.Errorf("--min-df, --min-len, --stop-formulas: say which formulas are found: add --formulas")
	case (b.era == "") != (b.versus == ""):
		return fmt.Errorf("--era, --vs: a contrast has two sides: name both, as in --era 2022 --vs 2021")
	case b.era != "" && !b.stats:
		return fmt.Errorf("--era, --vs: a contrast is an estimate: add --stats")
	}
	for i, s := range []string{b.era, b.versus} {
		if s == "" {
			continue
		}
		era, err := series.ParseEra(s)
		if err != nil {
			return fmt.Errorf("%s: %w", []string{"--era", "--vs"}[i], err)
		}
		b.eras[i] = era
	}
	if b.era != "" && b.eras[0].Overlaps(b.eras[1]) {
		return fmt.Errorf("--era, --vs: %s and %s have days in common: part them", b.eras[0], b.eras[1])
	}
	return nil
}

// fill adds to trends what the flags ask for and follows the queries, or the
// formulas that were found. event is the statement whose formulas are meant, -1 for
// those of the whole series.
func (b *beyond) fill(t *report.Trends, texts series.Texts, queries []*query.Query, event int) error {
	if b.smooth > 0 && t.Series.Held() < statistics.LeastSmooth {
		return fmt.Errorf("--smooth: %d statements are held, a mean of neighbours needs %d: leave it out", t.Series.Held(), statistics.LeastSmooth)
	}
	t.Top = b.top
	d := series.Discovery{MinStatements: b.minDF, MinWords: b.minLen, Gap: t.Gap}
	if b.stop != "" {
		stop, err := readQueries(nil, b.stop, nil, false)
		if err != nil {
			return err
		}
		d.Stop = stop
	}
	var found []series.Formula
	if b.formulas || b.stats {
		found = d.Find(texts)
	}
	if b.formulas {
		shown := found
		if event >= 0 {
			shown = series.Changed(found, event)
		}
		t.Formulas = &report.Formulas{Found: len(shown), MinStatements: d.Least(texts), At: event}
		if b.top > 0 {
			shown = shown[:min(b.top, len(shown))]
		}
		for i := range shown {
			queries = append(queries, shown[i].Query)
		}
	}
	for _, q := range queries {
		tr := series.Follow(q, texts, t.Gap)
		t.Trends = append(t.Trends, tr)
		if t.Norm = series.Norm(b.norm); t.Norm != series.Raw || b.smooth > 0 {
			t.Values = append(t.Values, tr.Values(texts, t.Norm, 0))
		}
		if t.Smooth = b.smooth; b.smooth > 0 {
			t.Smoothed = append(t.Smoothed, tr.Values(texts, t.Norm, b.smooth))
		}
	}
	if t.Norm == series.Raw && b.smooth == 0 {
		t.Norm = ""
	}
	if b.stats {
		t.Statistics = series.Measure(t.Series, texts, t.Trends, found)
		if b.era != "" {
			t.Statistics.Contrast = series.NewContrast(t.Series, texts, d, b.eras[0], b.eras[1])
		}
	}
	return nil
}
