package align

import "tifa/corpus"

// comparePlaces fills in the evidence that the places of clauses give: a
// heading is judged by its section, any other clause by its paragraph.
func (m *matcher) comparePlaces() {
	var clauses, headings []int
	for x, c := range m.candidates {
		if m.old[c.old].role == corpus.Heading && m.new[c.new].role == corpus.Heading {
			headings = append(headings, x)
		} else {
			clauses = append(clauses, x)
		}
	}
	m.comparePlacesOf(clauses, func(c *corpus.Clause) int { return c.Para })
	m.comparePlacesOf(headings, func(c *corpus.Clause) int { return c.Section })
}

// comparePlacesOf compares the places of some candidates: groups of clauses,
// each taken as the sum of its clauses. The lead is by how much a place falls
// behind the best for either clause, together.
func (m *matcher) comparePlacesOf(candidates []int, group func(*corpus.Clause) int) {
	if len(candidates) == 0 {
		return
	}
	old, new := placesOf(m.oldSt, m.old, group), placesOf(m.newSt, m.new, group)
	bestOld, bestNew := make([]float64, len(old)), make([]float64, len(new))
	known := map[int]float64{} // by pair of places
	place := func(x int) (i, j int) {
		c := &m.candidates[x]
		return group(&m.oldSt.Clauses[c.old]), group(&m.newSt.Clauses[c.new])
	}
	for _, x := range candidates {
		i, j := place(x)
		sim, done := known[i*len(new)+j]
		if !done {
			sim = cosine(old[i].vec, new[j].vec, old[i].norm, new[j].norm)
			known[i*len(new)+j] = sim
			bestOld[i], bestNew[j] = max(bestOld[i], sim), max(bestNew[j], sim)
		}
		m.candidates[x].why[Paragraph] = sim
	}
	for _, x := range candidates {
		i, j := place(x)
		e := &m.candidates[x].why
		e[ParagraphLead] = e[Paragraph] - bestOld[i] + e[Paragraph] - bestNew[j]
	}
}

// placesOf sums up the clauses of each group.
func placesOf(st *corpus.Statement, side []clause, group func(*corpus.Clause) int) []part {
	var members [][]vector
	for i := range st.Clauses {
		g := group(&st.Clauses[i])
		for len(members) <= g {
			members = append(members, nil)
		}
		members[g] = append(members[g], side[i].vec)
	}
	out := make([]part, len(members))
	for g, vs := range members {
		v := total(vs)
		out[g] = part{vec: v, norm: length(v)}
	}
	return out
}
