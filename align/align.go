// Package align says which clause of one statement answers to which clause of
// another: kept, reworded, moved, split, merged, added or gone.
//
// It works on weighted wording alone. It does not know what a verb means and
// never prints; package diff reads the pairs, package report shows them.
package align

import (
	"slices"

	"tifa/corpus"
)

// Pair is one clause or group of clauses with its successor. An empty New is
// a clause that is gone, an empty Old one that is new; more than one index on
// a side is a split or a merge. Indexes point into Statement.Clauses, in
// reading order.
type Pair struct {
	Old, New []int
	// Moved: the pair stands outside the longest chain of pairs that keep
	// their order. It is an axis of its own: a moved clause may be reworded.
	Moved bool
	// Score is the similarity of wording of the two sides, 0 to 1; 0 when one
	// side is empty.
	Score float64
	// Confidence is the probability that the new side is the successor of the
	// old one, 0 to 1; of a split or merge that of its least certain part.
	// 0 when one side is empty.
	Confidence float64
	// Why the two sides were linked; zero when one side is empty.
	Why Reasons
	// Trace of a clause that has no successor, or no predecessor, but whose
	// wording stands inside a clause of the other statement: absorbed in it, or
	// split from it. Zero for a linked pair and where nothing is left.
	Trace Trace
}

// Trace is a place inside a clause of the other statement. Its Share is 0 when
// there is none.
type Trace struct {
	Clause int         // index in the Clauses of the other statement
	Span   corpus.Span // of the other statement's text: the part that holds most of the wording
	Share  float64     // of the wording of the clause, 0 to 1: how much is found there
}

// Linked tells whether the pair has clauses on both sides.
func (p Pair) Linked() bool { return len(p.Old) > 0 && len(p.New) > 0 }

// Alignment is a whole alignment. Every clause of both statements is in
// exactly one of its pairs.
type Alignment struct {
	Old, New *corpus.Statement
	// Pairs are in the order of the new statement; a clause that is gone
	// stands where it stood, behind the successor of the clause before it.
	Pairs []Pair
	// Similarity of the two statements, 0 to 1: the mean score of their
	// clauses, each weighted by its length.
	Similarity float64
	Pins       []Pin // that were applied
}

// Aligner aligns statements. The zero value is ready to use.
type Aligner struct {
	// Pins are links that the analyst made or forbade. They are for one pair
	// of statements, see ReadPins.
	Pins []Pin
}

// Align pairs the clauses of two statements. The result depends on nothing
// but the two texts, and with the statements swapped the same clauses are
// paired.
func (a Aligner) Align(older, newer *corpus.Statement) *Alignment {
	m := newMatcher(older, newer, a.Pins)
	links := m.links()
	markMoved(links, m)
	out := &Alignment{Old: older, New: newer, Pairs: order(links, len(older.Clauses), len(newer.Clauses)), Pins: a.Pins}
	m.trace(out.Pairs)
	out.Similarity = similarity(out.Pairs, m)
	return out
}

// similarity weighs each pair by the wording it holds.
func similarity(pairs []Pair, m *matcher) float64 {
	var sum, all float64
	for _, p := range pairs {
		size := 0.0
		for _, i := range p.Old {
			size += float64(m.old[i].size)
		}
		for _, j := range p.New {
			size += float64(m.new[j].size)
		}
		sum += size * p.Score
		all += size
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// order puts links and the clauses without one into reading order.
func order(links []Pair, n, k int) []Pair {
	oldDone, newDone := make([]bool, n), make([]bool, k)
	byOld, byNew := make([]int, n), make([]int, k) // 1-based index into links
	for x, l := range links {
		for _, i := range l.Old {
			byOld[i] = x + 1
		}
		for _, j := range l.New {
			byNew[j] = x + 1
		}
	}
	pairs := make([]Pair, 0, len(links))
	// gone emits the removed clauses that directly follow old clause i.
	gone := func(i int) {
		for i++; i < n && byOld[i] == 0 && !oldDone[i]; i++ {
			oldDone[i] = true
			pairs = append(pairs, Pair{Old: []int{i}})
		}
	}
	gone(-1)
	for j := range k {
		switch x := byNew[j]; {
		case newDone[j]:
		case x == 0:
			pairs = append(pairs, Pair{New: []int{j}})
		default:
			l := links[x-1]
			for _, j := range l.New {
				newDone[j] = true
			}
			pairs = append(pairs, l)
			for _, i := range l.Old {
				gone(i)
			}
		}
	}
	return slices.Clip(pairs)
}
