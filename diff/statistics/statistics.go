// Package statistics holds the statistics of the second tier, those that
// estimate instead of count, as functions over counts. Each says where its
// formula comes from and from how many statements on it says anything; it knows
// no text.
//
// All of it is deterministic: there is no sampling, and sums are made in the
// order of their arguments.
package statistics

import (
	"math"
	"slices"
)

// From how many statements or words on a statistic is given.
const (
	LeastEra        = 4    // statements on each side of an era contrast
	LeastKeyness    = 5000 // words on each side
	LeastTendency   = 8    // statements
	LeastHeat       = 8    // statements, and formulas in them
	LeastBurst      = 20   // statements
	LeastSmooth     = 12   // statements whose values may be smoothed
	LeastCandidates = 3    // statements of both eras that have a formula which is tested
)

// Quantile is the p-quantile of values in increasing order, between neighbours
// on a straight line (type 7 of Hyndman and Fan 1996), NaN of none.
func Quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := p * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// Smooth is the mean of each value and of k values on either side of it; at the
// ends of the fewer that there are.
func Smooth(values []float64, k int) []float64 {
	out := make([]float64, len(values))
	for i := range values {
		window := values[max(0, i-k):min(len(values), i+k+1)]
		for _, v := range window {
			out[i] += v
		}
		out[i] /= float64(len(window))
	}
	return out
}

// Dispersion is DP, the deviation of proportions (Gries 2008): half the sum of
// the differences between the share of the occurrences that each text has and
// its share of all words. 0 is as even as can be, near 1 all in the shortest
// text; NaN where there is no occurrence.
func Dispersion(counts, words []int) float64 {
	all, size := 0, 0
	for i := range counts {
		all += counts[i]
		size += words[i]
	}
	if all == 0 || size == 0 {
		return math.NaN()
	}
	sum := 0.0
	for i := range counts {
		sum += math.Abs(float64(counts[i])/float64(all) - float64(words[i])/float64(size))
	}
	return sum / 2
}

// Divergence is the Jensen-Shannon divergence of two distributions given by
// counts (Lin 1991), in bits: 0 when they are the same, 1 when they have nothing
// in common, NaN when either is empty.
func Divergence(a, b map[string]int) float64 {
	na, nb := 0, 0
	for _, n := range a {
		na += n
	}
	for _, n := range b {
		nb += n
	}
	if na == 0 || nb == 0 {
		return math.NaN()
	}
	// Sums of floats depend on their order: the terms are sorted first.
	var terms []float64
	half := func(p, q float64) float64 {
		if p == 0 {
			return 0
		}
		return p / 2 * math.Log2(2*p/(p+q))
	}
	for k, n := range a {
		p, q := float64(n)/float64(na), float64(b[k])/float64(nb)
		terms = append(terms, half(p, q)+half(q, p))
	}
	for k, n := range b {
		if a[k] == 0 {
			terms = append(terms, half(float64(n)/float64(nb), 0))
		}
	}
	slices.Sort(terms)
	sum := 0.0
	for _, t := range terms {
		sum += t
	}
	return min(1, max(0, sum))
}

// logChoose is the logarithm of the binomial coefficient.
func logChoose(n, k int) float64 {
	lg := func(n int) float64 { v, _ := math.Lgamma(float64(n + 1)); return v }
	return lg(n) - lg(k) - lg(n-k)
}
