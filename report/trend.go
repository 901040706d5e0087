package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// Trends are phrases followed through one series.
type Trends struct {
	Series *corpus.Series
	Trends []*series.Trend
	Limit  query.Limit
	Gap    int      // absences that do not end a run
	Notes  []string // what a reader has to know of the choice of texts
	// Novelty is what one statement has that is new, when no phrase is followed.
	Novelty *series.Novelty
	// Norm is what Values measure; "" for the raw counts. They and their running
	// means over Smooth statements on either side are in the order of Trends, one
	// for each event, NaN where there is none; nil when nothing but the raw counts
	// was asked for.
	Norm             series.Norm
	Smooth           int
	Values, Smoothed [][]float64
	Formulas         *Formulas          // where the phrases were found, not asked for
	Statistics       *series.Statistics // nil unless they were asked for
	Top              int                // rows of a ranked list, 0 for all
}

// day writes a date, "" when unknown.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// date is the day of an event of the series.
func (t *Trends) date(event int) string { return day(t.Series.Events[event].Date) }

// version is the statement whose hits are given for an event.
func (t *Trends) version(tr *series.Trend, event int) *corpus.Statement {
	return t.Series.Events[event].Versions[tr.Issues[event].Version]
}

// bounds are the first and the last day whose text is held.
func (t *Trends) bounds() (first, last string) {
	for i := range t.Series.Events {
		if !t.Series.Events[i].Missing() {
			if first == "" {
				first = t.date(i)
			}
			last = t.date(i)
		}
	}
	return first, last
}

// scope says which texts were searched.
func (t *Trends) scope() string {
	first, last := t.bounds()
	s := fmt.Sprintf("%s, %s", printable(t.Series.Name), count(t.Series.Held(), "statement"))
	if first != "" {
		s += ", " + first + " to " + last
	}
	if t.Series.Lang != "" {
		s += ", " + printable(t.Series.Lang)
	}
	return s
}

// limits says what was left out and how runs are counted.
func (t *Trends) limits() []string {
	var out []string
	if t.Limit.Section != "" {
		out = append(out, "only sections "+printable(t.Limit.Section))
	}
	if t.Limit.Side != "" {
		out = append(out, "only what is said by "+printable(t.Limit.Side))
	}
	if t.Gap > 0 {
		out = append(out, "a run goes on over at most "+count(t.Gap, "statement")+" without the phrase")
	}
	return out
}

// notes are what a reader has to know before quoting.
func (t *Trends) notes() []string {
	out := make([]string, 0, len(t.Notes)+3)
	for _, n := range t.Notes {
		out = append(out, printable(n))
	}
	missing, versions := 0, 0
	var damaged []string
	for i := range t.Series.Events {
		e := &t.Series.Events[i]
		if e.Missing() {
			missing++
		}
		if len(e.Versions) > 1 {
			versions++
		}
		for _, v := range e.Versions {
			if len(v.Damage) > 0 {
				damaged = append(damaged, Source(v))
			}
		}
	}
	if missing > 0 {
		out = append(out, count(missing, "statement")+" known to exist and not held: shown as ?, counted neither as with nor as without")
	}
	if versions > 0 {
		out = append(out, "several versions on "+count(versions, "day")+": the one with most occurrences counts")
		for _, tr := range t.Trends {
			for i, is := range tr.Issues {
				if is.Differ {
					out = append(out, fmt.Sprintf("the versions of %s do not have “%s” equally often", t.date(i), printable(tr.Query.Label)))
				}
			}
		}
	}
	if len(damaged) > 0 {
		out = append(out, "damaged places are searched as they stand, so that counts may be too low: "+strings.Join(damaged, ", "))
	}
	return out
}

// beginning says how a run begins.
func (t *Trends) beginning(tr *series.Trend, i int) string {
	r := tr.Runs[i]
	words := "first"
	switch {
	case i == 0 && tr.FromStart && len(t.Series.Events) > 1:
		words = "already present when the corpus begins"
	case i > 0:
		words = "back after " + count(r.Absent, "statement") + " without"
	}
	if r.Doubt && !(i == 0 && tr.FromStart) {
		words += " (the statement before is not held)"
	}
	return words
}

// end says how a run ends.
func (t *Trends) end(tr *series.Trend, i int) string {
	if g := tr.Runs[i].Gone; g >= 0 {
		return "gone " + t.date(g)
	}
	return "still present"
}

// days writes the days of a run.
func (t *Trends) days(r series.Run) string {
	if r.From == r.To {
		return t.date(r.From)
	}
	return t.date(r.From) + " to " + t.date(r.To)
}

// total says in words how often a phrase stands in the series.
func (t *Trends) total(tr *series.Trend) string {
	if tr.Statements == 0 {
		return "in none of " + count(t.Series.Held(), "statement")
	}
	s := fmt.Sprintf("in %d of %s, %s, %s", tr.Statements, count(t.Series.Held(), "statement"), count(tr.Occurrences, "occurrence"), count(len(tr.Runs), "run"))
	longest := slices.MaxFunc(tr.Runs, func(a, b series.Run) int { return a.N - b.N })
	if len(tr.Runs) > 1 && longest.N > 1 {
		s += fmt.Sprintf(", the longest of %d", longest.N)
	}
	return s
}

// happened maps an event of the series to what happened to a phrase there.
func happened(tr *series.Trend) map[int]series.TrendEvent {
	m := make(map[int]series.TrendEvent, len(tr.Events))
	for _, e := range tr.Events {
		m[e.At] = e
	}
	return m
}
