package align

import (
	"cmp"
	"slices"

	"tifa/corpus"
)

// headings links headings that are still alone where their sections answer to
// each other: bare numbers ("三") and headings that were wholly rewritten.
// Two sections answer to each other when each holds more of the other's
// linked wording than any other section does, and at least half of the
// smaller one. Only parts that keep their order pass their heading on: where
// parts changed places, the number stays with the place.
func (m *matcher) headings(links []Pair) []Pair {
	a, b := m.oldSt.Sections, m.newSt.Sections
	linkedOld, linkedNew := make([]bool, len(m.old)), make([]bool, len(m.new))
	shared := map[[2]int]int{} // linked wording by sections
	for _, p := range links {
		for _, i := range p.Old {
			linkedOld[i] = true
			for _, j := range p.New {
				linkedNew[j] = true
				shared[[2]int{m.oldSt.Clauses[i].Section, m.newSt.Clauses[j].Section}] += min(m.old[i].size, m.new[j].size)
			}
		}
	}
	// most[s] is the most that a section shares with any other; ties, when
	// another shares as much, answer to nothing.
	mostOld, mostNew := make([]int, len(a)), make([]int, len(b))
	tiedOld, tiedNew := make([]bool, len(a)), make([]bool, len(b))
	rank := func(most []int, tied []bool, s, w int) {
		if w >= most[s] {
			most[s], tied[s] = w, w == most[s]
		}
	}
	for k, w := range shared {
		rank(mostOld, tiedOld, k[0], w)
		rank(mostNew, tiedNew, k[1], w)
	}
	sizeOld, sizeNew := sectionSizes(m.oldSt, m.old), sectionSizes(m.newSt, m.new)
	var found []Pair
	for k, w := range shared {
		i, j := k[0], k[1]
		if i == 0 || j == 0 || w == 0 || 2*w < min(sizeOld[i], sizeNew[j]) || linkedOld[a[i].Heading] || linkedNew[b[j].Heading] ||
			w < mostOld[i] || w < mostNew[j] || tiedOld[i] || tiedNew[j] {
			continue
		}
		found = append(found, Pair{Old: []int{a[i].Heading}, New: []int{b[j].Heading}})
	}
	slices.SortFunc(found, func(x, y Pair) int { return cmp.Compare(x.Old[0], y.Old[0]) })
	markMoved(found, m)
	free := map[string]int{} // headings of the new statement that are still alone, by their text
	for _, s := range b[1:] {
		if !linkedNew[s.Heading] {
			free[m.new[s.Heading].text]++
		}
	}
	link := func(p Pair) {
		if !m.forbids(p.Old[0], p.New[0]) {
			p.Score = m.score(p)
			p.Confidence = byPlace
			p.Why.ByPlace = true
			links = append(links, p)
			free[m.new[p.New[0]].text]--
		}
	}
	for _, p := range found {
		if !p.Moved {
			link(p)
		}
	}
	// A part that moved takes its heading along only when no heading of the
	// same number is left for it.
	for _, p := range found {
		if p.Moved && free[m.old[p.Old[0]].text] <= 0 {
			link(p)
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
