package library

import (
	"cmp"
	"slices"
)

// Choice says which statements of a series follow each other.
type Choice struct {
	Lang  string
	Kinds []string // nil for the kind that the series is of
}

// Succession returns the statements of a series that follow each other, in
// order of date: one language, one version of each event, one kind unless
// more are asked for. Holes stand where the missing statements would.
func (s *Series) Succession(c Choice) []Item {
	kinds := c.Kinds
	if kinds == nil {
		kinds = []string{s.Habit()}
	}
	var out []Item
	at := map[string]int{} // event to index in out
	for _, it := range s.Items {
		if it.Lang != c.Lang && !(it.Hole() && it.Lang == "") || !slices.Contains(kinds, kind(&it)) || it.Date.IsZero() {
			continue
		}
		i, met := at[it.Event]
		switch {
		case !met:
			at[it.Event] = len(out)
			out = append(out, it)
		case out[i].Hole() && !it.Hole(), !it.Hole() && it.Label == "" && out[i].Label != "":
			out[i] = it // held goes before not held, the plain name before a labelled one
		}
	}
	slices.SortStableFunc(out, byDate)
	return out
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
			count[kind(it)]++
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

// kind is what a statement is: a joint statement as long as nobody says
// otherwise.
func kind(it *Item) string { return cmp.Or(it.Kind, Kinds[0]) }

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
	choice := Choice{Lang: it.Lang, Kinds: []string{kind(it)}}
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
