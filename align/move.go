package align

import (
	"cmp"
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
		w := 0
		for _, i := range p.Old {
			w += m.old[i].size
		}
		for _, j := range p.New {
			w += m.new[j].size
		}
		return w + 1
	}
	// best[k] is the weight of the heaviest chain that ends with idx[k].
	best, prev := make([]int, len(idx)), fill(len(idx), -1)
	end := -1
	for k, x := range idx {
		for q := range k {
			if links[idx[q]].New[0] < links[x].New[0] && best[q] > best[k] {
				best[k], prev[k] = best[q], q
			}
		}
		best[k] += weight(links[x])
		if end < 0 || best[k] > best[end] {
			end = k
		}
		links[x].Moved = true
	}
	for ; end >= 0; end = prev[end] {
		links[idx[end]].Moved = false
	}
}

func fill(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}
