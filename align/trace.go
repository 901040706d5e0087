package align

import "tifa/corpus"

const (
	samePart   = 0.5 // from here on a part says what another says
	leastTrace = 0.5 // share of a clause that has to be found elsewhere to be called a trace of it
)

// trace looks for what is left of the clauses that have no partner: parts of
// them inside clauses that answer to others.
func (m *matcher) trace(pairs []Pair) {
	for k := range pairs {
		p := &pairs[k]
		switch {
		case p.Linked():
		case len(p.Old) == 1:
			p.Trace = m.traceOf(&m.old[p.Old[0]], m.byOld[p.Old[0]], func(c match) (int, *clause) { return c.new, &m.new[c.new] })
		case len(p.New) == 1:
			p.Trace = m.traceOf(&m.new[p.New[0]], m.byNew[p.New[0]], func(c match) (int, *clause) { return c.old, &m.old[c.old] })
		}
	}
}

// traceOf finds the clause among the candidates that holds most of a clause,
// at least half of it. Of several that hold as much the first counts.
func (m *matcher) traceOf(c *clause, candidates []int, other func(match) (int, *clause)) Trace {
	if !text(c.role) {
		return Trace{}
	}
	var found Trace
	for _, x := range candidates {
		at, o := other(m.candidates[x].match)
		var sum, all, most float64
		var span corpus.Span
		for _, p := range c.compared() {
			all += p.norm
			best, where := 0.0, corpus.Span{}
			for _, q := range o.compared() {
				if sim := round(cosine(p.vec, q.vec, p.norm, q.norm)); sim > best {
					best, where = sim, q.span
				}
			}
			if best < samePart {
				continue
			}
			sum += best * p.norm
			if best*p.norm > most {
				most, span = best*p.norm, where
			}
		}
		share := round(sum / max(all, 1))
		if share < leastTrace || share < found.Share || share == found.Share && at > found.Clause {
			continue
		}
		found = Trace{Clause: at, Span: span, Share: share}
	}
	return found
}
