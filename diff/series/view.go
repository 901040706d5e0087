// Package series reads statements that follow each other as one series: what
// each took over from those before, how like the last one it is and whether that
// is unusual, the weight of its sections and topics, which wording came, stayed
// and went, and how often. Package diff reads one pair of statements and one
// clause through all of them; what is said here is said of many.
//
// It knows no output format and touches no file.
package series

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff"
)

// View is a series at a glance: of every statement what it took over
// from those before, how like the last one it is, its sections, its topics, and
// which clauses became stronger or weaker. Titles, datelines and signatures are
// left out of every count; of several versions of a day the first one counts.
type View struct {
	Series  *corpus.Series
	Topics  []*query.Query
	Ladders []*query.Ladder
	// Threads link the clauses of Series.Statements().
	Threads *align.Threads
	Texts   Texts   // the events as queries read them
	Entries []Entry // one for each event of the series
}

// Entry is one event of the series. Where the text is not held only
// Event, At, Before and Ladders say anything.
type Entry struct {
	Event int
	At    int // index of its text in Threads.Statements, -1 where it is not held
	// Before is the event of the statement before that is held, -1 when there is
	// none: everything is said against that one, however many lie between that
	// are not held.
	Before  int
	Words   int // that count; in Chinese characters
	Clauses []ClauseFate
	// Dropped are the clauses of the statement before that have no successor
	// here. One of them may come back later.
	Dropped []ClauseFate
	Bar     NoveltyBar
	Novelty *Novelty
	// Resemblance to the statement before, nil of the first.
	Resemblance *Resemblance
	// Break says how unusual the change is, nil where too few changes precede it.
	Break *Break
	// Sections are in the order of the statement, GoneSections those of the
	// statement before that are gone.
	Sections, GoneSections []SectionWeight
	Topics                 []TopicShare // one for each of View.Topics
	// Matched are the clauses that answer to clauses of the statement before, in
	// reading order, and Strength counts what became of their force.
	Matched  []diff.Change
	Strength Paired
	Ladders  []LadderStep // one for each of View.Ladders
}

// Held tells whether the text is held.
func (e *Entry) Held() bool { return e.At >= 0 }

// ClauseFate says what became of one clause.
type ClauseFate struct {
	Clause int // index in the Clauses of its statement
	Words  int // in Chinese characters
	Fate   Fate
	// Tie leads to the clause that it comes from, nil of a new one and of a
	// dropped one.
	Tie *align.Tie
	// Match is its index in Entry.Matched, -1 when it has no counterpart in
	// the statement before.
	Match int
}

// Fate says what became of a clause, in one word.
type Fate string

// The fates of a clause.
const (
	FateVerbatim Fate = "verbatim" // the same words
	FateSlot     Fate = "slot"     // only dates, numbers, names or titles differ
	FateReworded Fate = "reworded"
	FateRevived  Fate = "revived" // absent in the statement before, whatever its words
	FateNew      Fate = "new"
	FateDropped  Fate = "dropped" // of the statement before, without a successor
)

// Fates are the fates of the clauses of a statement, what is taken over first.
var Fates = []Fate{FateVerbatim, FateSlot, FateReworded, FateRevived, FateNew}

// NoveltyBar counts the words of a statement by the fate of their clauses.
type NoveltyBar struct {
	Verbatim, Slot, Reworded, Revived, New int // together Entry.Words
	// Dropped are words of the statement before, of which it had Before.
	Dropped, Before int
}

// Of returns the words of one fate.
func (b NoveltyBar) Of(f Fate) int {
	switch f {
	case FateVerbatim:
		return b.Verbatim
	case FateSlot:
		return b.Slot
	case FateReworded:
		return b.Reworded
	case FateRevived:
		return b.Revived
	case FateNew:
		return b.New
	}
	return b.Dropped
}

func (b *NoveltyBar) add(f Fate, words int) {
	switch f {
	case FateVerbatim:
		b.Verbatim += words
	case FateSlot:
		b.Slot += words
	case FateReworded:
		b.Reworded += words
	case FateRevived:
		b.Revived += words
	case FateNew:
		b.New += words
	case FateDropped:
		b.Dropped += words
	}
}

// Read reads a series whose statements have units, with topics and ladders
// to follow, either of which may be none. Apart from the alignment its time
// grows with the number of statements.
func Read(s *corpus.Series, topics []*query.Query, ladders []*query.Ladder) *View {
	v := &View{Series: s, Topics: topics, Ladders: ladders, Threads: align.Follow(s.Statements()), Texts: NewTexts(s, query.Limit{}, false), Entries: make([]Entry, len(s.Events))}
	texts := v.Texts
	novelties := Novelties(texts)
	ties := newTies(v.Threads)
	vocabulary := map[string]int32{}
	var (
		events  []int        // of Threads.Statements
		words   [2][][]int32 // of the statement before and of this one, clause by clause
		about   []map[int]bool
		weights [][]SectionWeight
		earlier = map[string]*SectionWeight{} // sections of statements before the last
	)
	for i := range s.Events {
		e := &v.Entries[i]
		*e = Entry{Event: i, At: -1, Before: -1, Ladders: make([]LadderStep, len(ladders))}
		if len(events) > 0 {
			e.Before = events[len(events)-1]
		}
		if s.Events[i].Missing() {
			continue
		}
		e.At, e.Novelty = len(events), novelties[i]
		st := v.Threads.Statements[e.At]
		words[0], words[1] = words[1], e.count(st, texts[i][0], vocabulary)
		weights = append(weights, nil)
		shares := make([]map[int]bool, len(topics))
		if e.Before < 0 {
			e.fates(v.Threads, nil, ties)
			weights[e.At] = weigh(st, e)
		} else {
			e.fates(v.Threads, &v.Entries[e.Before], ties)
			r := resemblance(words[0], words[1])
			e.Resemblance = &r
			weights[e.At] = weigh(st, e)
			e.GoneSections = followSections(weights, v.Threads.Statements, e.At, ties.from, earlier)
			remember(earlier, v.Threads.Statements[e.At-1], weights[e.At-1])
		}
		e.Sections = weights[e.At]
		for k, q := range topics {
			var t TopicShare
			t, shares[k] = topicShare(q, texts[i][0], e)
			if e.Before >= 0 {
				points := 100 * (t.Share - v.Entries[e.Before].Topics[k].Share)
				t.Points = &points
				for m := range e.Matched {
					ch := &e.Matched[m]
					if holdsAny(shares[k], ch.New) || holdsAny(about[k], ch.Old) {
						t.Strength.add(ch.Shift)
					}
				}
			}
			e.Topics = append(e.Topics, t)
		}
		about = shares
		events = append(events, i)
	}
	v.breaks(events)
	for k, l := range ladders {
		for i, step := range climb(l, texts) {
			v.Entries[i].Ladders[k] = step
		}
	}
	return v
}

func holdsAny(set map[int]bool, clauses []int) bool {
	return slices.ContainsFunc(clauses, func(c int) bool { return set[c] })
}

// count lists the clauses that count, with their words, and returns the words
// as they are compared.
func (e *Entry) count(st *corpus.Statement, text *query.Text, vocabulary map[string]int32) [][]int32 {
	var out [][]int32
	for c := range text.Clauses {
		if st.Clauses[c.Clause].Role.Aside() {
			continue
		}
		var words []int32
		for _, a := range c.Atoms {
			if r, _ := utf8.DecodeRuneInString(a); r != utf8.RuneError && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				continue // a sign
			}
			id, ok := vocabulary[a]
			if !ok {
				id = int32(len(vocabulary))
				vocabulary[a] = id
			}
			words = append(words, id)
		}
		e.Clauses = append(e.Clauses, ClauseFate{Clause: c.Clause, Words: len(words), Fate: FateNew, Match: -1})
		e.Words += len(words)
		out = append(out, words)
	}
	return out
}

// fates says what became of each clause since the statement before, nil when
// there is none.
func (e *Entry) fates(t *align.Threads, before *Entry, ties ties) {
	st := t.Statements[e.At]
	matches := map[[2]int]int{} // by the first clauses of the groups
	for i := range e.Clauses {
		c := &e.Clauses[i]
		tie := ties.from(align.Knot{Statement: e.At, Clause: c.Clause})
		if c.Tie = tie; tie == nil {
			continue
		}
		if tie.Absent() > 0 {
			c.Fate = FateRevived
			continue
		}
		key := [2]int{tie.Old[0], tie.New[0]}
		k, ok := matches[key]
		if !ok {
			k = len(e.Matched)
			matches[key] = k
			e.Matched = append(e.Matched, diff.Read(t.Statements[e.At-1], st, align.Pair{Old: tie.Old, New: tie.New, Moved: tie.Moved, Score: tie.Similarity, Confidence: tie.Confidence}))
			e.Strength.add(e.Matched[k].Shift)
		}
		c.Match = k
		switch ch := &e.Matched[k]; {
		case ch.Kind == diff.Unchanged:
			c.Fate = FateVerbatim
		case ch.Class == diff.Slot:
			c.Fate = FateSlot
		default:
			c.Fate = FateReworded
		}
	}
	for _, c := range e.Clauses {
		e.Bar.add(c.Fate, c.Words)
	}
	if before == nil {
		return
	}
	e.Bar.Before = before.Words
	for _, c := range before.Clauses {
		if to := ties.to(align.Knot{Statement: before.At, Clause: c.Clause}); to == nil || to.Absent() > 0 {
			e.Dropped = append(e.Dropped, ClauseFate{Clause: c.Clause, Words: c.Words, Fate: FateDropped, Match: -1})
			e.Bar.add(FateDropped, c.Words)
		}
	}
}

// breaks says how unusual each change is.
func (v *View) breaks(events []int) {
	if len(events) < 2 {
		return
	}
	var changes []float64
	for _, i := range events[1:] {
		if v.Entries[i].Resemblance.Edit < 0 {
			return // not measured: what follows has no measure either
		}
		changes = append(changes, 1-v.Entries[i].Resemblance.Edit)
	}
	for k, b := range breaks(changes) {
		if b != nil {
			if b.Since >= 0 {
				b.Since = events[b.Since+1]
			}
			v.Entries[events[k+1]].Break = b
		}
	}
}

// ties are the links of the clauses of a series, by statement and clause: to
// what a clause comes from and to what it becomes.
type ties struct{ back, on [][]*align.Tie }

func newTies(t *align.Threads) ties {
	x := ties{make([][]*align.Tie, len(t.Statements)), make([][]*align.Tie, len(t.Statements))}
	for s, st := range t.Statements {
		x.back[s], x.on[s] = make([]*align.Tie, len(st.Clauses)), make([]*align.Tie, len(st.Clauses))
	}
	for i := range t.All {
		th := &t.All[i]
		for _, tie := range th.Ties {
			x.back[tie.To.Statement][tie.To.Clause], x.on[tie.From.Statement][tie.From.Clause] = tie, tie
		}
		if first := th.Knots[0]; th.From != nil {
			x.back[first.Statement][first.Clause] = th.From
		}
		if last := th.Knots[len(th.Knots)-1]; th.Into != nil {
			x.on[last.Statement][last.Clause] = th.Into
		}
	}
	return x
}

// from is the link of a clause to its predecessor, nil when it has none.
func (x ties) from(k align.Knot) *align.Tie { return x.back[k.Statement][k.Clause] }

// to is the link of a clause to its successor.
func (x ties) to(k align.Knot) *align.Tie { return x.on[k.Statement][k.Clause] }
