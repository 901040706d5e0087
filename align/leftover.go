package align

import "tifa/corpus"

// leftovers links what shared rare wording cannot: clauses without any (a row
// of stars, a lone number, a sentence that stands in the text over and over)
// go with those printed the same way, first with first, and the title, datelines and signatures of one statement with those
// of the other, when both have as many left on the same side of the text.
func (m *matcher) leftovers(links []Pair) []Pair {
	linkedOld, linkedNew := make([]bool, len(m.old)), make([]bool, len(m.new))
	link := func(i, j int) {
		if m.forbids(i, j) {
			return
		}
		linkedOld[i], linkedNew[j] = true, true
		p := Pair{Old: []int{i}, New: []int{j}}
		p.Score = m.score(p)
		p.Confidence = byPlace
		p.Why.ByPlace = true
		links = append(links, p)
	}
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
	waiting := map[printed][]int{}
	for j, c := range m.new {
		if len(m.byNew[j]) == 0 && !linkedNew[j] {
			k := printed{c.role, c.text}
			waiting[k] = append(waiting[k], j)
		}
	}
	for i, c := range m.old {
		k := printed{c.role, c.text}
		if js := waiting[k]; len(js) > 0 && len(m.byOld[i]) == 0 && !linkedOld[i] {
			link(i, js[0])
			waiting[k] = js[1:]
		}
	}
	for _, role := range []corpus.Role{corpus.Title, corpus.Dateline, corpus.Signature} {
		for _, closing := range []bool{false, true} {
			a, b := frame(m.old, linkedOld, role, closing), frame(m.new, linkedNew, role, closing)
			if len(a) == len(b) {
				for k := range a {
					link(a[k], b[k])
				}
			}
		}
	}
	return links
}

// frame lists the unlinked clauses of a role before the first sentence of the
// body, or behind it.
func frame(side []clause, linked []bool, role corpus.Role, closing bool) []int {
	var out []int
	body := false
	for i, c := range side {
		if c.role == corpus.Body {
			body = true
		}
		if c.role == role && !linked[i] && body == closing {
			out = append(out, i)
		}
	}
	return out
}
