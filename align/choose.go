package align

import (
	"cmp"
	"math"
	"slices"
)

// choose links one to one from the likeliest candidate down, then lets
// clauses that are still alone join a link: a split or a merge. What is alone
// even then is linked when it is somewhat likely, now that no other is left.
func (m *matcher) choose() []Pair {
	order := make([]int, 0, len(m.candidates))
	for i, c := range m.candidates {
		if c.score >= leastTry {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := m.candidates[x], m.candidates[y]
		return m.compare(a.match, b.match, a.score, b.score)
	})
	oldOf, newOf := make([][]int, len(m.old)), make([][]int, len(m.new)) // partners
	certain := make([]float64, len(m.old)+len(m.new))                    // of what was added last for each old, then each new clause
	why := map[[2]int]int{}                                              // candidate that made a link
	forbidden, pinned := m.pinned(oldOf, newOf)
	// link links clauses that are both still alone, the likeliest first.
	link := func(least float64) {
		for _, x := range order {
			c := m.candidates[x]
			if c.score < least || forbidden[[2]int{c.old, c.new}] || len(oldOf[c.old]) > 0 || len(newOf[c.new]) > 0 {
				continue
			}
			oldOf[c.old], newOf[c.new] = []int{c.new}, []int{c.old}
			certain[c.old], certain[len(m.old)+c.new] = c.score, c.score
			why[[2]int{c.old, c.new}] = x
		}
	}
	link(leastLink)
	type join struct {
		candidate
		p float64
	}
	var joins []join
	for _, x := range order {
		c := m.candidates[x]
		if forbidden[[2]int{c.old, c.new}] || pinned.has(c, oldOf, newOf) || !text(m.old[c.old].role) || !text(m.new[c.new].role) || m.identical(c, oldOf[c.old], newOf[c.new]) || c.why[OtherActor]+c.why[OtherYear] > 0 {
			continue
		}
		var odds float64
		switch o, n := oldOf[c.old], newOf[c.new]; {
		case len(o) == 0 && len(n) == 1:
			odds = joinOdds(c, m.old[c.old], m.new[c.new], m.old[n[0]], c.old-n[0])
		case len(n) == 0 && len(o) == 1:
			odds = joinOdds(c, m.new[c.new], m.old[c.old], m.new[o[0]], c.new-o[0])
		default:
			continue
		}
		if p := probability(odds); p >= leastJoin {
			joins = append(joins, join{c, p})
		}
	}
	slices.SortFunc(joins, func(a, b join) int {
		return cmp.Or(cmp.Compare(b.p, a.p), m.compare(a.match, b.match, a.score, b.score))
	})
	for _, j := range joins {
		o, n := oldOf[j.old], newOf[j.new]
		switch {
		case len(o) == 0 && len(n) > 0 && len(n) < largestGroup && (len(n) > 1 || len(oldOf[n[0]]) == 1):
		case len(n) == 0 && len(o) > 0 && len(o) < largestGroup && (len(o) > 1 || len(newOf[o[0]]) == 1):
		default:
			continue
		}
		oldOf[j.old] = append(o, j.new)
		newOf[j.new] = append(n, j.old)
		for _, k := range []int{j.old, len(m.old) + j.new} {
			if certain[k] == 0 || j.p < certain[k] {
				certain[k] = j.p
			}
		}
	}
	link(leastAlone)
	var out []Pair
	for i, js := range oldOf {
		if len(js) == 0 {
			continue
		}
		p := Pair{Old: []int{i}, New: slices.Clone(js)}
		if len(js) == 1 {
			p.Old = slices.Clone(newOf[js[0]])
		}
		slices.Sort(p.Old)
		slices.Sort(p.New)
		if p.Old[0] != i {
			continue
		}
		p.Score = m.score(p)
		p.Why.Terms = m.space.terms(total(m.vectors(m.old, p.Old)), total(m.vectors(m.new, p.New)))
		if pin := pinned[[2]int{p.Old[0], p.New[0]}]; pin != nil {
			p.Confidence, p.Why.Pin = 1, pin
			out = append(out, p)
			continue
		}
		for _, i := range p.Old {
			for _, j := range p.New {
				if x, ok := why[[2]int{i, j}]; ok {
					p.Why.Evidence = m.candidates[x].why
				}
			}
		}
		p.Confidence = 1
		for _, i := range p.Old {
			p.Confidence = min(p.Confidence, certain[i])
		}
		for _, j := range p.New {
			p.Confidence = min(p.Confidence, certain[len(m.old)+j])
		}
		p.Confidence = probability(logit(p.Confidence) + survived)
		if p.Score == 1 && len(p.Old) == 1 && len(p.New) == 1 {
			p.Confidence = max(p.Confidence, sameWords)
		}
		out = append(out, p)
	}
	return out
}

// vectors lists the vectors of a group of clauses.
func (m *matcher) vectors(side []clause, group []int) []vector {
	out := make([]vector, len(group))
	for k, i := range group {
		out[k] = side[i].vec
	}
	return out
}

// pinnedPairs holds the pins that link, by each pair of clauses they link.
type pinnedPairs map[[2]int]*Pin

// has tells whether one of the clauses of a candidate is in a pinned link:
// nothing may join that.
func (p pinnedPairs) has(c candidate, oldOf, newOf [][]int) bool {
	for _, j := range oldOf[c.old] {
		if p[[2]int{c.old, j}] != nil {
			return true
		}
	}
	for _, i := range newOf[c.new] {
		if p[[2]int{i, c.new}] != nil {
			return true
		}
	}
	return false
}

// pinned makes the links that the analyst pinned and returns them with the
// pairs that the analyst forbade.
func (m *matcher) pinned(oldOf, newOf [][]int) (forbidden map[[2]int]bool, links pinnedPairs) {
	forbidden, links = map[[2]int]bool{}, pinnedPairs{}
	for k := range m.pins {
		p := &m.pins[k]
		for _, i := range p.Old {
			for _, j := range p.New {
				if p.Never {
					forbidden[[2]int{i, j}] = true
					continue
				}
				oldOf[i], newOf[j] = append(oldOf[i], j), append(newOf[j], i)
				links[[2]int{i, j}] = p
			}
		}
	}
	return forbidden, links
}

// joinOdds is the log-odds that extra joins first as the counterpart of whole.
// apart is how many clauses lie between extra and first. Fitted like weights.
func joinOdds(c candidate, extra, whole, first clause, apart int) float64 {
	odds := 0.1 + 1.7*logit(c.score)
	if apart == 1 || apart == -1 {
		odds += 2.0 // parts of one sentence stay together
	}
	both := add(make(vector, 0, len(first.vec)+len(extra.vec)), first.vec, extra.vec, 1)
	if cosine(whole.vec, both, whole.norm, length(both)) < cosine(whole.vec, first.vec, whole.norm, first.norm)-worse {
		odds -= 2.0 // two that match the whole less well than one
	}
	left := rest(whole.vec, first.vec)
	return odds + 1.1*cosine(extra.vec, left, extra.norm, length(left)) // it covers what the first leaves over
}

// rest returns the terms of a that b does not have.
func rest(a, b vector) vector {
	var out vector
	j := 0
	for _, t := range a {
		for j < len(b) && b[j].id < t.id {
			j++
		}
		if j == len(b) || b[j].id != t.id {
			out = append(out, t)
		}
	}
	return out
}

// compare orders candidates from the likeliest down. Candidates that conflict
// share a clause, so the sum of their positions orders them the same way when
// the statements are swapped.
func (m *matcher) compare(a, b match, pa, pb float64) int {
	if pa != pb {
		return cmp.Compare(pb, pa)
	}
	return cmp.Or(cmp.Compare(m.offset(a), m.offset(b)), cmp.Compare(a.old+a.new, b.old+b.new), cmp.Compare(a.old, b.old))
}

// identical tells whether one of the two has a partner with the very same
// words: then nothing is left for another.
func (m *matcher) identical(c candidate, o, n []int) bool {
	return len(o) == 1 && m.old[c.old].key == m.new[o[0]].key || len(n) == 1 && m.new[c.new].key == m.old[n[0]].key
}

// score is the similarity of the two sides of a pair.
func (m *matcher) score(p Pair) float64 {
	if len(p.Old) == 1 && len(p.New) == 1 && m.old[p.Old[0]].key == m.new[p.New[0]].key {
		return 1
	}
	a, b := total(m.vectors(m.old, p.Old)), total(m.vectors(m.new, p.New))
	return math.Round(cosine(a, b, length(a), length(b))*1e4) / 1e4
}
