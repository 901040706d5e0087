package report

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// TestTrendsAreClean fills what comes from outside with hostile text: nothing
// of it may steer a terminal, and no line is wider than asked for.
func TestTrendsAreClean(t *testing.T) {
	var statements []*corpus.Statement
	for i := range 30 {
		s, err := corpus.Read("a.txt", []byte("The sides open the bridge. \x1b[31m=1+1 \u202eturned\u202c 双方开放大桥"+strings.Repeat("aaaa", i*9)+"\xff."), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.ID, s.Series, s.Title, s.Lang, s.Source.Name = hostile, hostile, hostile, hostile, hostile
		s.Date = time.Date(2001+i/3, 1, 1+i, 0, 0, 0, 0, time.UTC)
		s.Damage = []corpus.Damage{{}}
		for k := range s.Clauses {
			s.Clauses[k].ID += hostile
		}
		statements = append(statements, s)
	}
	q, err := query.Parse("/(?s)opens? .*/|nothing of the kind", false)
	if err != nil {
		t.Fatal(err)
	}
	q.Label, q.Source = hostile+q.Label, hostile+q.Source
	run := &corpus.Series{Name: hostile, Lang: hostile}
	for _, s := range statements {
		run.Events = append(run.Events, corpus.Event{Date: s.Date, Versions: []*corpus.Statement{s}})
	}
	trends := &Trends{Series: run, Limit: query.Limit{Section: hostile, Side: hostile}, Notes: []string{hostile}}
	trends.Trends = []*series.Trend{series.Follow(q, series.NewTexts(run, query.Limit{}, false), 1)}
	last := &Trends{Series: run, Notes: []string{hostile}, Novelty: series.Novel(series.NewTexts(run, query.Limit{}, false), 29)}
	texts := series.NewTexts(run, query.Limit{}, false)
	formulas := series.Discovery{}.Find(texts)
	repeated := &Trends{Series: run, Notes: []string{hostile}, Formulas: &Formulas{Found: len(formulas), MinStatements: 3, At: -1}, Norm: series.PerWords, Smooth: 1}
	for i := range formulas {
		formulas[i].Query.Label = hostile + formulas[i].Query.Label
		repeated.Trends = append(repeated.Trends, series.Follow(formulas[i].Query, texts, 0))
	}
	changed := *repeated
	changed.Formulas = &Formulas{Found: len(formulas), At: 3}
	measured := *trends
	measured.Norm, measured.Smooth = series.PerWords, 2
	measured.Values = [][]float64{measured.Trends[0].Values(texts, series.PerWords, 0)}
	measured.Smoothed = [][]float64{measured.Trends[0].Values(texts, series.PerWords, 2)}
	measured.Statistics = series.Measure(run, texts, measured.Trends, formulas)
	measured.Statistics.Contrast = series.NewContrast(run, texts, series.Discovery{}, series.Era{From: "2001", To: "2004"}, series.Era{From: "2005", To: "2010"})
	for i := range measured.Statistics.Contrast.Formulas {
		measured.Statistics.Contrast.Formulas[i].Query.Label = hostile
	}
	held := []series.Held{{Series: hostile, Statements: statements, Holes: []time.Time{statements[0].Date}}, {Series: "b" + hostile, Statements: statements[3:]}}
	for i := range held {
		for _, st := range held[i].Statements {
			held[i].Texts = append(held[i].Texts, query.NewText(st, query.Limit{}, false))
		}
	}
	adopted := &Adoption{Phrase: series.Adopt([]*query.Query{q}, held), Notes: []string{hostile}}
	from := &Adoption{Clause: series.NewProvenance(hostile, statements[5], 0, held, 0.1), Notes: []string{hostile}}
	if len(formulas) == 0 || len(adopted.Phrase.Users) != 2 || len(from.Clause.Others) != 1 || measured.Statistics.Resonance.Why != "" {
		t.Fatal("nothing found")
	}
	found := &Concordance{Query: q, Searched: 1, Notes: []string{hostile}}
	for _, s := range statements {
		found.Found = append(found.Found, Found{s, q.Find(query.NewText(s, query.Limit{}, false))})
	}
	if found.Occurrences() == 0 || trends.Trends[0].Occurrences == 0 {
		t.Fatal("nothing found")
	}
	for name, c := range map[string]struct {
		width int
		print func(io.Writer) error
	}{
		"trends":          {80, func(w io.Writer) error { return trends.Print(w, 0) }},
		"narrow":          {44, func(w io.Writer) error { return trends.Print(w, 44) }},
		"wide":            {400, func(w io.Writer) error { return trends.Print(w, 400) }},
		"trends csv":      {1 << 20, trends.CSV},
		"novelty":         {80, func(w io.Writer) error { return last.Print(w, 80) }},
		"novelty csv":     {1 << 20, last.CSV},
		"formulas":        {80, func(w io.Writer) error { return repeated.Print(w, 80) }},
		"changed":         {44, func(w io.Writer) error { return changed.Print(w, 44) }},
		"measured":        {80, func(w io.Writer) error { return measured.Print(w, 80) }},
		"measured wide":   {400, func(w io.Writer) error { return measured.Print(w, 400) }},
		"measured narrow": {44, func(w io.Writer) error { return measured.Print(w, 44) }},
		"statistics csv":  {1 << 20, measured.CSV},
		"adoption":        {80, func(w io.Writer) error { return adopted.Print(w, 0) }},
		"adoption narrow": {44, func(w io.Writer) error { return adopted.Print(w, 44) }},
		"adoption csv":    {1 << 20, adopted.CSV},
		"provenance":      {44, func(w io.Writer) error { return from.Print(w, 44) }},
		"provenance csv":  {1 << 20, from.CSV},
		"concordance":     {80, func(w io.Writer) error { return found.Print(w, Table{}) }},
		"close":           {44, func(w io.Writer) error { return found.Print(w, Table{Width: 44}) }},
		"found csv":       {1 << 20, found.CSV},
	} {
		var b bytes.Buffer
		if err := c.print(&b); err != nil {
			t.Fatal(name, err)
		}
		if !utf8.Valid(b.Bytes()) {
			t.Errorf("%s: no UTF-8", name)
		}
		for _, l := range strings.Split(b.String(), "\n") {
			if columns(l) > c.width {
				t.Errorf("%s: %d columns: %q", name, columns(l), l)
			}
			if strings.ContainsFunc(l, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
				t.Errorf("%s: %q", name, l)
			}
		}
	}
}
