package corpus

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Series is the statements of one series in one language, earliest first.
type Series struct {
	Name   string
	Lang   string // "en", "zh" or "zh-Hans"; "" when it is not known
	Events []Event
}

// Event is one day of a series. Versions of one text, as two sides published
// it or as it was copied, are siblings: none is the successor of another.
type Event struct {
	Date     time.Time
	Versions []*Statement // in order of their names; none: the text is known to exist and not held
}

// Missing tells whether the text of an event is not held.
func (e *Event) Missing() bool { return len(e.Versions) == 0 }

// NewSeries puts statements in order. missing are the days of statements that
// are known to exist and not held.
func NewSeries(name, lang string, statements []*Statement, missing []time.Time) *Series {
	s := &Series{Name: name, Lang: lang}
	statements = slices.SortedStableFunc(slices.Values(statements), func(a, b *Statement) int {
		return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.Source.Name, b.Source.Name))
	})
	for _, st := range statements {
		if n := len(s.Events); n == 0 || !s.Events[n-1].Date.Equal(st.Date) {
			s.Events = append(s.Events, Event{Date: st.Date})
		}
		e := &s.Events[len(s.Events)-1]
		e.Versions = append(e.Versions, st)
	}
	for _, day := range missing {
		i, held := slices.BinarySearchFunc(s.Events, day, func(e Event, d time.Time) int { return e.Date.Compare(d) })
		if !held {
			s.Events = slices.Insert(s.Events, i, Event{Date: day})
		}
	}
	return s
}

// Held counts the events whose text is held.
func (s *Series) Held() int {
	n := 0
	for i := range s.Events {
		if !s.Events[i].Missing() {
			n++
		}
	}
	return n
}

// FileName is what the name of a file says of the statement in it, as in
// 2024-05-16.clean.zh-Hans.txt.
type FileName struct {
	Date time.Time // zero when it names none
	Lang string    // "" when it names none
}

// ParseFileName reads the name of a file, its folder left out.
func ParseFileName(base string) FileName {
	var s Statement
	s.name(base)
	return FileName{s.Date, s.Lang}
}

// BaseLang is a language without its script and region: "zh" for "zh-Hant".
func BaseLang(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
