package align

import "tifa/corpus"

// wordless links clauses that hold no wording at all (a row of stars, a lone
// number) with those printed the same way, first with first. A heading of
// this kind goes only with one whose section is as empty.
func (m *matcher) wordless(links []Pair) []Pair {
	linkedOld, linkedNew := make([]bool, len(m.old)), make([]bool, len(m.new))
	for _, p := range links {
		for _, i := range p.Old {
			linkedOld[i] = true
		}
		for _, j := range p.New {
			linkedNew[j] = true
		}
	}
	type printed struct {
		role corpus.Role
		text string
	}
	sizeOld, sizeNew := sectionSizes(m.oldSt, m.old), sectionSizes(m.newSt, m.new)
	alone := func(c clause, linked bool, size int) bool {
		return len(c.vec) == 0 && !linked && (c.role != corpus.Heading || size == 0)
	}
	waiting := map[printed][]int{}
	for j, c := range m.new {
		if alone(c, linkedNew[j], sizeNew[m.newSt.Clauses[j].Section]) {
			k := printed{c.role, c.text}
			waiting[k] = append(waiting[k], j)
		}
	}
	for i, c := range m.old {
		k := printed{c.role, c.text}
		if js := waiting[k]; len(js) > 0 && alone(c, linkedOld[i], sizeOld[m.oldSt.Clauses[i].Section]) {
			links = append(links, Pair{Old: []int{i}, New: []int{js[0]}, Score: 1})
			waiting[k] = js[1:]
		}
	}
	return links
}
