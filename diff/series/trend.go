package series

import (
	"tifa/corpus"
	"tifa/corpus/query"
)

// Trend is a phrase followed through a series. Every number in it can be
// counted again by hand: nothing is estimated.
type Trend struct {
	Query *query.Query
	// Issues has one entry for each event of the series.
	Issues []Issue
	Runs   []Run
	Events []TrendEvent // at most one for each event of the series, in order
	// Statements counts the events whose text has the phrase, Occurrences how
	// often it stands in them. Of several versions the one with most counts.
	Statements, Occurrences int
	// FromStart: the earliest text held has it, so that its beginning is not
	// known. ToEnd: the latest has it still.
	FromStart, ToEnd bool
}

// Issue is what one event of the series has of a phrase.
type Issue struct {
	Count   int
	Hits    []query.Hit
	Version int // index of the version that has these hits
	Words   int // of that version, or of the part of it that was searched
	// Clauses counts the clauses of the same, With those of them that have it.
	Clauses, With int
	// Differ: the versions do not have the phrase equally often.
	Differ bool
}

// Run is a stretch of the series whose texts all have the phrase. Texts that
// are not held neither break nor lengthen it.
type Run struct {
	From, To int // first and last event of the series
	N        int // texts that have the phrase
	// Gone is the first text after it, which is without the phrase; -1 when
	// there is none.
	Gone int
	// Absent is how many texts before it were without the phrase since the run
	// before, 0 for the first run.
	Absent int
	// Doubt: the text just before it is not held, so that it may have begun
	// earlier.
	Doubt bool
}

// TrendEvent is what happened to a phrase in one text.
type TrendEvent struct {
	At   int // event of the series
	Kind TrendKind
	// N is the number of texts in a row up to this one ("first", "continued"),
	// of those that had it ("dropped") or were without it ("revived").
	N int
}

// TrendKind says what happened to a phrase.
type TrendKind string

// The kinds of events of a phrase.
const (
	First     TrendKind = "first"
	Continued TrendKind = "continued"
	Dropped   TrendKind = "dropped"
	Revived   TrendKind = "revived"
)

// Texts are the events of a series made ready for search, each with the texts
// of its versions.
type Texts [][]*query.Text

// NewTexts makes a series ready for search.
func NewTexts(s *corpus.Series, l query.Limit, exact bool) Texts {
	out := make(Texts, len(s.Events))
	for i, e := range s.Events {
		for _, v := range e.Versions {
			out[i] = append(out[i], query.NewText(v, l, exact))
		}
	}
	return out
}

// Follow follows a phrase through a series. Absences of at most gap texts do
// not end a run.
func Follow(q *query.Query, texts Texts, gap int) *Trend {
	t := &Trend{Query: q, Issues: make([]Issue, len(texts))}
	for i, versions := range texts {
		is := &t.Issues[i]
		for v, text := range versions {
			hits := q.Find(text)
			is.Differ = is.Differ || v > 0 && len(hits) != is.Count
			if v == 0 || len(hits) > is.Count {
				*is = Issue{len(hits), hits, v, text.Words, text.Size(), clausesOf(hits), is.Differ}
			}
		}
		t.Occurrences += is.Count
		if is.Count > 0 {
			t.Statements++
		}
	}
	t.runs(texts, gap)
	t.events()
	return t
}

// clausesOf counts the clauses that hits, in reading order, stand in.
func clausesOf(hits []query.Hit) int {
	n := 0
	for i, h := range hits {
		if i == 0 || h.Clause != hits[i-1].Clause {
			n++
		}
	}
	return n
}

// runs finds the stretches that have the phrase.
func (t *Trend) runs(texts Texts, gap int) {
	absent, held := 0, 0
	for i := range texts {
		if len(texts[i]) == 0 {
			continue
		}
		held++
		if t.Issues[i].Count == 0 {
			if n := len(t.Runs); n > 0 && t.Runs[n-1].Gone < 0 {
				t.Runs[n-1].Gone = i
			}
			absent++
			t.ToEnd = false
			continue
		}
		n := len(t.Runs)
		switch {
		case n > 0 && absent <= gap:
			t.Runs[n-1].To = i
			t.Runs[n-1].N++
			t.Runs[n-1].Gone = -1
		default:
			r := Run{From: i, To: i, N: 1, Gone: -1, Doubt: i > 0 && len(texts[i-1]) == 0}
			if n > 0 {
				r.Absent = absent
			}
			t.Runs = append(t.Runs, r)
		}
		t.FromStart = t.FromStart || held == 1
		t.ToEnd = true
		absent = 0
	}
}

// events says what happened in each text.
func (t *Trend) events() {
	for r, run := range t.Runs {
		n := 0
		for i := run.From; i <= run.To; i++ {
			if t.Issues[i].Count == 0 {
				continue
			}
			n++
			switch {
			case n > 1:
				t.Events = append(t.Events, TrendEvent{i, Continued, n})
			case r == 0:
				t.Events = append(t.Events, TrendEvent{i, First, n})
			default:
				t.Events = append(t.Events, TrendEvent{i, Revived, run.Absent})
			}
		}
		if run.Gone >= 0 {
			t.Events = append(t.Events, TrendEvent{run.Gone, Dropped, run.N})
		}
	}
}
