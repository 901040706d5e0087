package series

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
)

// Novelty says which wording of one statement of a series is new, which is back
// and what is gone, by sequences of words that stand in one clause. Nothing is
// estimated: a sequence stands in a statement or it does not. Sequences that
// differ only in a number or a month are the same. Title, dateline and signature
// are left out.
//
// The shares are the novelty of Barron et al. (2018), on sets instead of
// distributions, which a series of short texts does not fill.
type Novelty struct {
	At, Before int // events of the series: the statement and the one before it
	// Sequences is how many places of the statement hold one; NewToBefore of
	// these sequences are not in the statement before, NewToAll in none before.
	Sequences, NewToBefore, NewToAll int
	// OldSequences is how many places of the statement before hold a sequence;
	// Dropped of these are not in the statement.
	OldSequences, Dropped int
	New, Back, Gone       []Passage // in reading order
}

// Passage is a run of words of one clause that are new, back or gone together.
type Passage struct {
	Event  int // whose words they are: those of Gone stand in the statement before
	Clause int // index in the Clauses of the first version
	corpus.Span
	// N is for Back how many statements were without it, for Gone how many in
	// a row had it, for New 0.
	N int
	// Since is for Back the last statement before that had it, for Gone the
	// first of those in a row, for New the statement itself.
	Since int
}

// How long a sequence is: four words, or eight Chinese characters.
const (
	sequenceWords = 4
	sequenceHan   = 8
)

// Novel tells what is new in the statement of event at.
func Novel(texts Texts, at int) *Novelty {
	h := history{texts: texts, in: map[string][]int{}}
	for i := range at + 1 {
		h.add(i)
	}
	return h.novelty(at)
}

// Novelties tells what is new in the statement of every event, nil where the
// text is not held.
func Novelties(texts Texts) []*Novelty {
	h := history{texts: texts, in: map[string][]int{}}
	out := make([]*Novelty, len(texts))
	for i := range texts {
		if len(texts[i]) > 0 {
			h.add(i)
			out[i] = h.novelty(i)
		}
	}
	return out
}

// history is the statements of a series up to one of them.
type history struct {
	texts Texts
	held  []int            // the events whose text is held
	in    map[string][]int // which of held have a sequence
}

// add adds the statement of an event, if it is held.
func (h *history) add(event int) {
	if len(h.texts[event]) == 0 {
		return
	}
	k := len(h.held)
	h.held = append(h.held, event)
	for _, text := range h.texts[event] {
		for c := range text.Clauses {
			for _, s := range sequences(c) {
				if has := h.in[s.key]; len(has) == 0 || has[len(has)-1] != k {
					h.in[s.key] = append(has, k)
				}
			}
		}
	}
}

// novelty tells what is new in the statement that was added last.
func (h *history) novelty(at int) *Novelty {
	n := &Novelty{At: at, Before: -1}
	last := len(h.held) - 1 // the statement itself
	if last > 0 {
		n.Before = h.held[last-1]
	}
	n.passages(h.texts, at, func(key string) (list *[]Passage, count, since int) {
		n.Sequences++
		has := h.in[key]
		before := len(has) - 2 // has ends with the statement itself
		switch {
		case before < 0:
			n.NewToBefore++
			n.NewToAll++
			return &n.New, 0, at
		case has[before] < last-1:
			n.NewToBefore++
			return &n.Back, last - 1 - has[before], h.held[has[before]]
		}
		return nil, 0, 0
	})
	if last > 0 {
		n.passages(h.texts, n.Before, func(key string) (list *[]Passage, count, since int) {
			n.OldSequences++
			has := h.in[key]
			if has[len(has)-1] == last {
				return nil, 0, 0
			}
			n.Dropped++
			run := 1
			for i := len(has) - 1; i > 0 && has[i-1] == has[i]-1; i-- {
				run++
			}
			return &n.Gone, run, h.held[last-run]
		})
	}
	return n
}

// ToBefore is the share of the sequences that are not in the statement before,
// 0 to 1 (ν_prev); 0 of an empty statement.
func (n *Novelty) ToBefore() float64 { return share(n.NewToBefore, n.Sequences) }

// ToAll is the share of the sequences that are in no statement before, 0 to 1
// (ν_all).
func (n *Novelty) ToAll() float64 { return share(n.NewToAll, n.Sequences) }

// Revival is the share of the sequences that are not in the statement before
// but in an earlier one, 0 to 1 (ρ = ν_prev − ν_all).
func (n *Novelty) Revival() float64 { return share(n.NewToBefore-n.NewToAll, n.Sequences) }

// Loss is the share of the sequences of the statement before that are not in
// this one, 0 to 1.
func (n *Novelty) Loss() float64 { return share(n.Dropped, n.OldSequences) }

// share is a part of a whole, 0 where there is nothing.
func share(part, whole int) float64 { return float64(part) / float64(max(whole, 1)) }

// passages joins the sequences of the first version of an event that what puts
// on the same list with the same numbers.
func (n *Novelty) passages(texts Texts, event int, what func(key string) (list *[]Passage, count, since int)) {
	text := texts[event][0]
	for c := range text.Clauses {
		if text.Statement.Clauses[c.Clause].Role.Aside() {
			continue
		}
		var open *[]Passage // the list whose last passage goes on
		for _, s := range sequences(c) {
			list, count, since := what(s.key)
			if list == nil {
				open = nil
				continue
			}
			if open == list {
				if p := &(*list)[len(*list)-1]; p.N == count && p.Since == since {
					p.End = c.Spans[s.to-1].End
					continue
				}
			}
			*list = append(*list, Passage{event, c.Clause, corpus.Span{Start: c.Spans[s.from].Start, End: c.Spans[s.to-1].End}, count, since})
			open = list
		}
	}
}

// sequence is one window of a clause: its words from from up to to.
type sequence struct {
	key      string
	from, to int
}

// sequences returns the windows of a clause; one that is shorter is one window.
func sequences(c query.Sequence) []sequence {
	n, han := sequenceWords, 0
	var joined strings.Builder
	at := make([]int, 0, len(c.Atoms)+1)
	words := make([]int, 0, len(c.Atoms)) // without punctuation
	for i, a := range c.Atoms {
		r, _ := utf8.DecodeRuneInString(a)
		if unicode.IsPunct(r) {
			continue
		}
		if unicode.Is(unicode.Han, r) {
			han++
		}
		words, at = append(words, i), append(at, joined.Len())
		joined.WriteString(masked(c.Atoms, i) + " ")
	}
	at = append(at, joined.Len())
	if 2*han > len(words) {
		n = sequenceHan
	}
	if n = min(n, len(words)); n == 0 {
		return nil
	}
	text := joined.String()
	out := make([]sequence, 0, len(words)-n+1)
	for i := 0; i+n <= len(words); i++ {
		out = append(out, sequence{text[at[i]:at[i+n]], words[i], words[i+n-1] + 1})
	}
	return out
}

// masked is a word as it is compared in a sequence: numbers and months are all
// alike.
func masked(atoms []string, i int) string {
	a := atoms[i]
	switch {
	case strings.ContainsFunc(a, unicode.IsDigit):
		return "#"
	case !slices.Contains(monthNames, a):
		return a
	case a == "may" || a == "march": // also a verb
		number := func(k int) bool { return k >= 0 && k < len(atoms) && strings.ContainsFunc(atoms[k], unicode.IsDigit) }
		if !number(i-1) && !number(i+1) {
			return a
		}
	}
	return "@"
}

var monthNames = strings.Fields(`january february march april may june july august september october november december
	января февраля марта апреля мая июня июля августа сентября октября ноября декабря`)
