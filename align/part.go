package align

import (
	"strings"

	"tifa/corpus"
)

// part is what stands between two commas of a clause: a subordinate clause, an
// item of a list. A successor may share one part with its clause and no more.
type part struct {
	vec  vector
	norm float64 // length of vec
	span corpus.Span
}

// cut divides tokens at commas, semicolons and colons.
func cut(tokens []corpus.Token) [][]corpus.Token {
	var out [][]corpus.Token
	start := 0
	for i, t := range tokens {
		if t.Kind == corpus.Punct && strings.ContainsAny(t.Norm, ",;:，；：") {
			if i > start {
				out = append(out, tokens[start:i])
			}
			start = i + 1
		}
	}
	if start < len(tokens) {
		out = append(out, tokens[start:])
	}
	return out
}

const (
	leastPart = 0.2  // parts less similar do not answer to each other
	fullPart  = 10.0 // length of the vector of a part that says something: three or four rare words
	mostParts = 40   // more parts than that of one clause are not compared
)

// compareParts fills in the evidence that the parts of clauses give. A part
// answers to those parts of the other statement that are as similar to it as
// any.
func (m *matcher) compareParts(tried []int) {
	type answer struct {
		old, new int // parts
		sim      float64
	}
	answers := make([][]answer, len(tried))
	bestOld, bestNew := perPart(m.old), perPart(m.new)
	for k, x := range tried {
		c := &m.candidates[x]
		a, b := m.old[c.old].compared(), m.new[c.new].compared()
		if len(a) == 1 && len(b) == 1 { // the parts are the clauses
			answers[k] = append(answers[k], answer{0, 0, c.sim})
			bestOld[c.old][0], bestNew[c.new][0] = max(bestOld[c.old][0], c.sim), max(bestNew[c.new][0], c.sim)
			continue
		}
		for p := range a {
			for q := range b {
				sim := round(cosine(a[p].vec, b[q].vec, a[p].norm, b[q].norm))
				if sim < leastPart {
					continue
				}
				answers[k] = append(answers[k], answer{p, q, sim})
				bestOld[c.old][p], bestNew[c.new][q] = max(bestOld[c.old][p], sim), max(bestNew[c.new][q], sim)
			}
		}
	}
	var old, new [mostParts]float64 // what answers to each part of the candidate
	for k, x := range tried {
		c := &m.candidates[x]
		a, b := m.old[c.old].compared(), m.new[c.new].compared()
		clear(old[:])
		clear(new[:])
		for _, s := range answers[k] {
			if s.sim == bestOld[c.old][s.old] {
				old[s.old] = s.sim
			}
			if s.sim == bestNew[c.new][s.new] {
				new[s.new] = s.sim
			}
		}
		shareOld, peakOld := covered(a, old[:])
		shareNew, peakNew := covered(b, new[:])
		c.why[Parts], c.why[BestPart] = max(shareOld, shareNew), max(peakOld, peakNew)
	}
}

// compared lists the parts of a clause that are compared.
func (c *clause) compared() []part { return c.parts[:min(len(c.parts), mostParts)] }

func perPart(side []clause) [][]float64 {
	out := make([][]float64, len(side))
	for i := range side {
		out[i] = make([]float64, len(side[i].compared()))
	}
	return out
}

// covered returns the share of the wording of some parts that is answered, and
// the answer to the part that is answered best.
func covered(parts []part, answers []float64) (share, peak float64) {
	var sum, all float64
	for k, p := range parts {
		sum += answers[k] * p.norm
		all += p.norm
		peak = max(peak, answers[k]*min(1, p.norm/fullPart))
	}
	if all == 0 {
		return 0, 0
	}
	return sum / all, peak
}
