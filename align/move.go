package align

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// markMoved marks the links outside the heaviest chain that keeps its order
// in both statements. Links weigh as much as the wording they hold, so of two
// blocks that changed places the smaller one counts as moved.
func markMoved(links []Pair, m *matcher) {
	idx := make([]int, len(links))
	for i := range idx {
		idx[i] = i
	}
	slices.SortFunc(idx, func(a, b int) int { return cmp.Compare(links[a].Old[0], links[b].Old[0]) })
	weight := func(p Pair) int {
		w, tie := 1, uint32(0)
		for _, i := range p.Old {
			w += m.old[i].size
			tie += hash(m.old[i].text)
		}
		for _, j := range p.New {
			w += m.new[j].size
			tie += hash(m.new[j].text)
		}
		return (len(p.Old)+len(p.New))<<10 + int(tie&1023)
	}
	// best[k] is the weight of the heaviest chain that ends with idx[k]. chains
	// finds the heaviest among those that end before a place of the new text.
	best, prev := make([]int, len(idx)), fill(len(idx), -1)
	chains := make(prefixes, len(m.new)+1)
	for i := range chains {
		chains[i] = -1
	}
	end := -1
	for k, x := range idx {
		if q := chains.heaviest(links[x].New[0], best); q >= 0 {
			best[k], prev[k] = best[q], q
		}
		best[k] += weight(links[x])
		chains.add(links[x].New[0], k, best)
		if end < 0 || best[k] > best[end] {
			end = k
		}
		links[x].Moved = true
	}
	for ; end >= 0; end = prev[end] {
		links[idx[end]].Moved = false
	}
}

// prefixes is a Fenwick tree: for every place of the new text the heaviest
// chain that ends at or before it, -1 when there is none.
type prefixes []int

// heaviest returns the heaviest chain that ends before place j.
func (t prefixes) heaviest(j int, best []int) int {
	top := -1
	for ; j > 0; j -= j & -j {
		if k := t[j]; k >= 0 && (top < 0 || best[k] > best[top]) {
			top = k
		}
	}
	return top
}

// add enters chain k, which ends at place j.
func (t prefixes) add(j, k int, best []int) {
	for j++; j < len(t); j += j & -j {
		if t[j] < 0 || best[k] > best[t[j]] {
			t[j] = k
		}
	}
}

// hash breaks ties between chains of the same weight in a way that is the same
// when the statements are swapped.
func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

func fill(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
