package diff

import (
	"cmp"
	"slices"

	"tifa/align"
	"tifa/corpus"
)

// Loss is a commitment or position that a statement left out though the last N
// statements before it all had it: the silent deletion of something that stood.
type Loss struct {
	Comparison int // index of the comparison that shows it
	Change     int // index in its Changes
	N          int // statements in a row that had it, 2 or more
	Units      []*corpus.Unit
}

// leastTenure is in how many statements in a row a clause has to stand before
// its going is more than the going of what one statement said.
const leastTenure = 2

// stood is the similarity of two wordings from which on a statement that had the
// one may be said to have had the other: two fifths of what both say. At a third a
// pledge to one state was said to have been made to another before.
const stood = 0.4

// Tenures fills in Comparison.Held for the comparisons of a series, of which
// the first compares the first two statements of the threads, the second the
// second and the third, and so on.
func Tenures(t *align.Threads, comparisons []*Comparison) {
	for i, c := range comparisons {
		c.Held = map[int]int{}
		for k := range c.Changes {
			ch := &c.Changes[k]
			if ch.Kind != Removed || binding(c.Old, ch.Old) == nil {
				continue
			}
			n := len(t.Statements)
			for _, clause := range ch.Old {
				n = min(n, tenure(t, align.Knot{Statement: i, Clause: clause}))
			}
			if n >= leastTenure {
				c.Held[k] = n
			}
		}
	}
}

// tenure is how many statements in a row, up to its own, had a clause. It is
// followed into the clause that it was split from, as long as the wording stood,
// see stood.
func tenure(t *align.Threads, k align.Knot) int {
	n, last := 1, k
	for {
		th := &t.All[t.Of(last)]
		at := slices.Index(th.Knots, last)
		before := th.From
		if at > 0 {
			before = th.Ties[at-1]
		}
		if before == nil || before.Absent() > 0 || t.Similarity(before.From, k) < stood {
			return n
		}
		last = before.From
		n++
	}
}

// Losses lists what went of what had stood in several statements in a row: the
// longest standing first, of those the latest. Only what stands nowhere else in
// the new statement counts, see Trace. It is empty before Tenures.
func Losses(comparisons []*Comparison) []Loss {
	var out []Loss
	for i, c := range comparisons {
		for k := range c.Changes {
			if ch := &c.Changes[k]; c.Held[k] > 0 && ch.Trace.Share == 0 {
				out = append(out, Loss{i, k, c.Held[k], binding(c.Old, ch.Old)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(b.Comparison, a.Comparison))
	})
	return out
}
