package series

import (
	"math/bits"
	"slices"
)

// repeat is a row of words that stands in several places and that no word before
// or behind it accompanies in all of them.
type repeat struct {
	at, n   int    // words of its earliest place
	groups  []uint // set of the groups that it stands in, one bit each
	df      int    // how many groups these are
	context int    // the word before it, several when they differ
}

// several stands for words that differ.
const several = -1

// repeats yields the maximal repeats of a row of words that stand in least groups
// and more (Gusfield 1997, section 7.12). groupOf tells the group of a place. A
// word that stands once divides the row: no repeat holds it. What is yielded is
// valid until the next one.
//
// The time is that of sorting the suffixes, and grows with the number of words
// times the number of groups over 64; the memory with the number of words.
func repeats(words []int, groupOf []int, groups, least int, yield func(repeat)) {
	if len(words) == 0 {
		return
	}
	order := suffixes(words)
	common := commonPrefixes(words, order)
	size := (groups + bits.UintSize - 1) / bits.UintSize
	// open are the intervals of suffixes with a common prefix that are not closed
	// yet, the shortest prefix first (Kasai et al. 2001; Abouelhoda et al. 2004).
	var open []repeat
	var spare [][]uint
	set := func() []uint {
		if n := len(spare); n > 0 {
			s := spare[n-1]
			spare = spare[:n-1]
			clear(s)
			return s
		}
		return make([]uint, size)
	}
	join := func(a *repeat, b *repeat) {
		for i, w := range b.groups {
			a.groups[i] |= w
		}
		a.at = min(a.at, b.at)
		if a.context != b.context {
			a.context = several
		}
	}
	for i, at := range order {
		leaf := repeat{at: at, n: len(words) - at, groups: set(), context: several}
		if at > 0 {
			leaf.context = words[at-1]
		}
		leaf.groups[groupOf[at]/bits.UintSize] |= 1 << (groupOf[at] % bits.UintSize)
		// What the next suffix does not have in common is closed.
		last, next := leaf, 0
		if i+1 < len(order) {
			next = common[i+1]
		}
		for len(open) > 0 && open[len(open)-1].n > next {
			top := &open[len(open)-1]
			join(top, &last)
			spare = append(spare, last.groups)
			last, open = *top, open[:len(open)-1]
			if last.context == several {
				last.df = 0
				for _, w := range last.groups {
					last.df += bits.OnesCount(w)
				}
				if last.df >= least {
					yield(last)
				}
			}
		}
		switch {
		case next == 0:
			spare = append(spare, last.groups)
		case len(open) > 0 && open[len(open)-1].n == next:
			join(&open[len(open)-1], &last)
			spare = append(spare, last.groups)
		default:
			last.n = next
			open = append(open, last)
		}
	}
}

// suffixes sorts the suffixes of a row by doubling the length up to which they
// are sorted (Manber and Myers 1993), each time by counting.
func suffixes(words []int) []int {
	n := len(words)
	order, rank, next, by := make([]int, n), make([]int, n), make([]int, n), make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return words[a] - words[b] })
	ranks := 0
	for i, at := range order {
		if i > 0 && words[at] != words[order[i-1]] {
			ranks++
		}
		rank[at] = ranks
	}
	counts := make([]int, n+1)
	for k := 1; ranks < n-1; k *= 2 {
		// In order of what stands k words on: first the suffixes that end before.
		m := 0
		for at := n - k; at < n; at++ {
			by[m] = at
			m++
		}
		for _, at := range order {
			if at >= k {
				by[m] = at - k
				m++
			}
		}
		clear(counts)
		for _, r := range rank {
			counts[r+1]++
		}
		for r := range n {
			counts[r+1] += counts[r]
		}
		for _, at := range by {
			order[counts[rank[at]]] = at
			counts[rank[at]]++
		}
		second := func(at int) int {
			if at+k < n {
				return rank[at+k]
			}
			return -1
		}
		ranks = 0
		for i, at := range order {
			if i > 0 && (rank[at] != rank[order[i-1]] || second(at) != second(order[i-1])) {
				ranks++
			}
			next[at] = ranks
		}
		rank, next = next, rank
	}
	return order
}

// commonPrefixes tells how many words each suffix has in common with the one
// before it in the order (Kasai et al. 2001).
func commonPrefixes(words, order []int) []int {
	place, out := make([]int, len(order)), make([]int, len(order))
	for i, at := range order {
		place[at] = i
	}
	n := 0
	for at := range words {
		if place[at] == 0 {
			n = 0
			continue
		}
		before := order[place[at]-1]
		for at+n < len(words) && before+n < len(words) && words[at+n] == words[before+n] {
			n++
		}
		out[place[at]] = n
		n = max(n-1, 0)
	}
	return out
}
