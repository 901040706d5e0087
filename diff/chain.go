package diff

import (
	"cmp"
	"slices"

	"tifa/align"
	"tifa/corpus"
)

// leastChain is from how many statements on a chain is worth a sheet of its own.
const leastChain = 3

// Chains finds the lineages of a series that lived longest, at most so many,
// and of the others those that ended last. Titles, datelines, headings and
// signatures are left out, and so is a chain most of which is on one before it.
func Chains(t *align.Threads, longest, ended int) (lived, gone []*Lineage) {
	var all []align.Chain
	for i := range t.All {
		c := t.Chain(i)
		k := c.Knots[0]
		if r := t.Statements[k.Statement].Clauses[k.Clause].Role; len(c.Knots) >= leastChain && !r.Aside() && r != corpus.Heading {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b align.Chain) int { return len(b.Knots) - len(a.Knots) })
	taken := map[align.Knot]bool{}
	take := func(c align.Chain) bool {
		n := 0
		for _, k := range c.Knots {
			if taken[k] {
				n++
			}
		}
		if 2*n > len(c.Knots) {
			return false
		}
		for _, k := range c.Knots {
			taken[k] = true
		}
		return true
	}
	var rest []align.Chain
	for _, c := range all {
		if len(lived) < longest {
			if take(c) {
				lived = append(lived, ReadLineage(t, c))
			}
		} else if c.Knots[len(c.Knots)-1].Statement < len(t.Statements)-1 {
			rest = append(rest, c)
		}
	}
	slices.SortStableFunc(rest, func(a, b align.Chain) int {
		return cmp.Compare(b.Knots[len(b.Knots)-1].Statement, a.Knots[len(a.Knots)-1].Statement)
	})
	for _, c := range rest {
		if len(gone) < ended && take(c) {
			gone = append(gone, ReadLineage(t, c))
		}
	}
	return lived, gone
}
