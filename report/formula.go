package report

import (
	"fmt"
	"strings"

	"tifa/diff/series"
)

// Formulas says how the phrases of Trends were found in their series.
type Formulas struct {
	Found         int // formulas of the series, or of those that changed in At
	MinStatements int
	At            int // event of the series whose changes are shown, -1 for all
}

// described says in words what is listed.
func (t *Trends) described() string {
	f := t.Formulas
	s := fmt.Sprintf("%s that %s or more repeat", count(f.Found, "formula"), count(f.MinStatements, "statement"))
	if f.At >= 0 {
		s = fmt.Sprintf("%s that came, went or came back in %s", count(f.Found, "formula"), t.date(f.At))
	}
	if n := len(t.Trends); n < f.Found {
		s += fmt.Sprintf("; the first %d of them (--top)", n)
	}
	return s
}

// formulas writes what was found, the runs of each below its words.
func (t *Trends) formulas(b *strings.Builder, width int) {
	putField(b, width, "Found", t.described())
	if t.Formulas.At < 0 {
		putField(b, width, "Order", "the longest run times the number of words; last what stands in every statement")
		b.WriteByte('\n')
		for i, tr := range t.Trends {
			t.formula(b, fmt.Sprint(i+1), tr, width)
		}
		return
	}
	for _, g := range []struct {
		kind  series.TrendKind
		title string
	}{{series.First, "For the first time"}, {series.Revived, "Back"}, {series.Dropped, "Gone"}} {
		var of []*series.Trend
		for _, tr := range t.Trends {
			if e, ok := happened(tr)[t.Formulas.At]; ok && e.Kind == g.kind {
				of = append(of, tr)
			}
		}
		if len(of) > 0 {
			fmt.Fprintf(b, "\n%s (%d)\n", g.title, len(of))
		}
		for i, tr := range of {
			t.formula(b, fmt.Sprint(i+1), tr, width)
		}
	}
}

// mostRuns is how many runs of a formula are shown; the other formats have all.
const mostRuns = 4

func (t *Trends) formula(b *strings.Builder, number string, tr *series.Trend, width int) {
	indent := strings.Repeat(" ", 5)
	put := func(lead, text string) {
		for i, l := range plainLines(text, max(width-len(indent), 20)) {
			if i > 0 {
				lead = indent
			}
			b.WriteString(fill(lead, len(indent)) + l + "\n")
		}
	}
	put(fmt.Sprintf("%3s", number), "“"+printable(tr.Query.Label)+"”")
	put("", t.total(tr))
	for i, r := range tr.Runs {
		if i == mostRuns-1 && len(tr.Runs) > mostRuns {
			put("", "… "+count(len(tr.Runs)-mostRuns, "more run"))
		}
		if i >= mostRuns-1 && i < len(tr.Runs)-1 && len(tr.Runs) > mostRuns {
			continue
		}
		begins := t.beginning(tr, i)
		if i > 0 {
			begins += ", for the first time since " + t.date(tr.Runs[i-1].To)
		}
		put("", fmt.Sprintf("%s (%d): %s; %s", t.days(r), r.N, begins, t.end(tr, i)))
	}
}

type jsonFormulas struct {
	Found         int    `json:"found"`
	Shown         int    `json:"shown"`
	MinStatements int    `json:"min_statements"`
	At            string `json:"at"`
}

func (t *Trends) formulasJSON() *jsonFormulas {
	f := t.Formulas
	if f == nil {
		return nil
	}
	j := &jsonFormulas{Found: f.Found, Shown: len(t.Trends), MinStatements: f.MinStatements}
	if f.At >= 0 {
		j.At = t.date(f.At)
	}
	return j
}
