package library

import (
	"cmp"
	"slices"

	"tifa/corpus"
)

// Choice says which statements of a series follow each other.
type Choice struct {
	// Lang is the language, "zh" for Chinese in either script. Statements whose
	// language nothing says are taken with every language.
	Lang  string
	Kinds []string // nil for the kind that the series is of
}

// Event is one statement of a succession in all its versions, the plain name
// before the labelled ones; or a hole alone.
type Event []Item

// Events returns the statements of a series that follow each other, in order
// of date: one language, one kind unless more are asked for. Holes stand where
// the missing statements would.
func (s *Series) Events(c Choice) []Event {
	kinds := c.Kinds
	if kinds == nil {
		kinds = []string{s.Habit()}
	}
	var out []Event
	at := map[string]int{} // event to index in out
	for _, it := range s.Items {
		if !it.Speaks(c.Lang) || !slices.Contains(kinds, it.KindOf()) || it.Date.IsZero() {
			continue
		}
		i, met := at[it.Event]
		switch {
		case !met:
			at[it.Event] = len(out)
			out = append(out, Event{it})
		case it.Hole(): // held goes before not held
		case out[i][0].Hole():
			out[i][0] = it
		default:
			out[i] = append(out[i], it)
		}
	}
	for _, e := range out {
		slices.SortStableFunc(e, func(a, b Item) int {
			return cmp.Or(cmp.Compare(min(len(a.Label), 1), min(len(b.Label), 1)), byDate(a, b))
		})
	}
	slices.SortStableFunc(out, func(a, b Event) int { return byDate(a[0], b[0]) })
	return out
}

// Succession is Events with one version of each.
func (s *Series) Succession(c Choice) []Item {
	var out []Item
	for _, e := range s.Events(c) {
		out = append(out, e[0])
	}
	return out
}

// Speaks tells whether an item is in a language: "zh" is Chinese in either
// script, "" any language. So does one whose language nothing says.
func (it *Item) Speaks(lang string) bool {
	return lang == "" || it.Lang == "" || it.Lang == lang || corpus.BaseLang(it.Lang) == lang
}

// Habit is the kind of the statements of a series: its own, else that of most
// of them.
func (s *Series) Habit() string {
	if s.Kind != "" {
		return s.Kind
	}
	count := map[string]int{}
	for i := range s.Items {
		if it := &s.Items[i]; !it.Hole() {
			count[it.KindOf()]++
		}
	}
	habit := Kinds[0]
	for _, k := range Kinds {
		if count[k] > count[habit] {
			habit = k
		}
	}
	return habit
}

// KindOf is what a statement is: a joint statement as long as nobody says
// otherwise.
func (it *Item) KindOf() string { return cmp.Or(it.Kind, Kinds[0]) }

// Langs are the languages of the statements that are held, "" among them when
// the names of some do not say it.
func (s *Series) Langs() []string {
	var out []string
	for _, it := range s.Items {
		if !it.Hole() {
			out = append(out, it.Lang)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Siblings returns the other versions of the event of an item, in every
// language.
func (s *Series) Siblings(it *Item) []Item {
	var out []Item
	for _, o := range s.Items {
		if o.Event == it.Event && o.File != it.File && !o.Hole() {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Item) int { return cmp.Compare(a.Lang, b.Lang) })
	return out
}

// Neighbours returns the statements before and after an item in its
// succession, nil where there is none.
func (s *Series) Neighbours(it *Item) (before, after *Item) {
	choice := Choice{Lang: it.Lang, Kinds: []string{it.KindOf()}}
	run := s.Succession(choice)
	for i := range run {
		if run[i].Event != it.Event {
			continue
		}
		if i > 0 {
			before = &run[i-1]
		}
		if i+1 < len(run) {
			after = &run[i+1]
		}
	}
	return before, after
}
