package series

import (
	"math"

	"tifa/diff"
)

// Paired counts what became of the force of clauses that answer to each other
// in two statements. Only pairs are counted: a mean over all clauses would move
// when weak topics are added though no clause changed.
type Paired struct {
	Ups, Downs int
	Mixed      int // stronger in one respect, weaker in another: neither up nor down
	Ties       int
}

func (p *Paired) add(d diff.Direction) {
	switch d {
	case diff.Stronger:
		p.Ups++
	case diff.Weaker:
		p.Downs++
	case diff.Mixed:
		p.Mixed++
	default:
		p.Ties++
	}
}

// N is the number of pairs.
func (p Paired) N() int { return p.Ups + p.Downs + p.Mixed + p.Ties }

// Net is (u − d) / (u + d) of u ups and d downs, -1 to 1; false without either.
func (p Paired) Net() (float64, bool) {
	n := p.Ups + p.Downs
	return float64(p.Ups-p.Downs) / float64(max(n, 1)), n > 0
}

// SignLeast is the number of ups and downs from which on a sign test is made:
// with fewer no outcome is rare enough to say anything.
const SignLeast = 6

// P is the exact two-sided sign test of ups against downs: how often chance
// alone gives as uneven a count. False below SignLeast. Statements are drafted
// from each other, so that it is too small.
func (p Paired) P() (float64, bool) {
	n := p.Ups + p.Downs
	if n < SignLeast {
		return 1, false
	}
	lg := func(x int) float64 { v, _ := math.Lgamma(float64(x) + 1); return v }
	sum := 0.0
	for k := range min(p.Ups, p.Downs) + 1 {
		sum += math.Exp(lg(n) - lg(k) - lg(n-k) - float64(n)*math.Ln2)
	}
	return min(1, 2*sum), true
}
