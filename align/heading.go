package align

import "tifa/corpus"

// headings links headings that are still alone where their sections answer to
// each other: bare numbers ("三") and headings that were wholly rewritten.
// Two sections answer to each other when each holds more of the other's
// linked wording than any other section does, and at least half of the
// smaller one. Only parts that keep their order pass their heading on: where
// parts changed places, the number stays with the place.
func (m *matcher) headings(links []Pair) []Pair {
	a, b := m.oldSt.Sections, m.newSt.Sections
	linkedOld, linkedNew := make([]bool, len(m.old)), make([]bool, len(m.new))
	shared := make([][]int, len(a))
	for i := range shared {
		shared[i] = make([]int, len(b))
	}
	for _, p := range links {
		for _, i := range p.Old {
			linkedOld[i] = true
			for _, j := range p.New {
				linkedNew[j] = true
				shared[m.oldSt.Clauses[i].Section][m.newSt.Clauses[j].Section] += min(m.old[i].size, m.new[j].size)
			}
		}
	}
	var found []Pair
	sizeOld, sizeNew := sectionSizes(m.oldSt, m.old), sectionSizes(m.newSt, m.new)
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			w := shared[i][j]
			if w == 0 || 2*w < min(sizeOld[i], sizeNew[j]) || linkedOld[a[i].Heading] || linkedNew[b[j].Heading] {
				continue
			}
			best := true
			for k := range b {
				best = best && (k == j || shared[i][k] < w)
			}
			for k := range a {
				best = best && (k == i || shared[k][j] < w)
			}
			if best {
				found = append(found, Pair{Old: []int{a[i].Heading}, New: []int{b[j].Heading}})
			}
		}
	}
	markMoved(found, m)
	for _, p := range found {
		if !p.Moved {
			p.Score = m.score(p)
			p.Confidence = byPlace
			links = append(links, p)
		}
	}
	return links
}

func sectionSizes(s *corpus.Statement, side []clause) []int {
	out := make([]int, len(s.Sections))
	for i, c := range s.Clauses {
		out[c.Section] += side[i].size
	}
	return out
}
