package align

import "math"

// score is the similarity of the two sides of a pair.
func (m *matcher) score(p Pair) float64 {
	if len(p.Old) == 1 && len(p.New) == 1 && m.old[p.Old[0]].key == m.new[p.New[0]].key {
		return 1
	}
	var a, b vector
	for _, i := range p.Old {
		a = add(a, m.old[i].vec)
	}
	for _, j := range p.New {
		b = add(b, m.new[j].vec)
	}
	return math.Round(cosine(a, b, length(a), length(b))*1e4) / 1e4
}

// sum is the vector of a group of clauses of one side.
func (m *matcher) sum(side []clause, group []int) vector {
	var v vector
	for _, i := range group {
		v = add(v, side[i].vec)
	}
	return v
}

// gain is by how much whole matches first and extra together better than
// first alone.
func (m *matcher) gain(whole clause, first vector, extra clause) float64 {
	both := add(first, extra.vec)
	return cosine(whole.vec, both, whole.norm, length(both)) - cosine(whole.vec, first, whole.norm, length(first))
}
