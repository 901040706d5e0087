package statistics

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// LogOdds is the logarithm of the odds of a of n1 over those of b of n2, with one
// half added to each cell so that it is finite (Haldane 1956, Anscombe 1956).
// Positive: more frequent on the first side.
func LogOdds(a, n1, b, n2 int) float64 {
	half := func(n int) float64 { return float64(n) + 0.5 }
	return math.Log(half(a) * half(n2-b) / (half(b) * half(n1-a)))
}

// Fisher is the p-value of Fisher's exact test, two-sided, of a of n1 against b
// of n2: the probability, with both sums as they are, of a table that is not
// likelier than this one.
func Fisher(a, n1, b, n2 int) float64 {
	k := a + b
	log := func(x int) float64 { return logChoose(n1, x) + logChoose(n2, k-x) - logChoose(n1+n2, k) }
	own := log(a)
	p := 0.0
	for x := max(0, k-n2); x <= min(k, n1); x++ {
		if l := log(x); l <= own+1e-7 { // equal tables differ by rounding
			p += math.Exp(l)
		}
	}
	return min(1, p)
}

// BenjaminiHochberg turns the p-values of a family of tests into q-values:
// calling everything up to a q a finding makes at most that share of the findings
// false (Benjamini and Hochberg 1995).
func BenjaminiHochberg(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] > p[b]:
			return -1
		case p[a] < p[b]:
			return 1
		}
		return 0
	})
	q, least := make([]float64, len(p)), 1.0
	for k, i := range order { // from the largest
		least = min(least, p[i]*float64(len(p))/float64(len(p)-k))
		q[i] = least
	}
	return q
}

// Prior is the weight of the background in Keyness, in words.
const Prior = 500

// Keyness is the z-score of the log-odds of a word that stands a times in n1
// words and b times in n2, each shrunk towards what both sides have together by a
// prior of Prior words (Monroe, Colaresi and Quinn 2008, formulas 15 to 22).
// Positive: the word is of the first side.
func Keyness(a, n1, b, n2 int) float64 {
	if a+b == 0 {
		return 0
	}
	alpha := Prior * float64(a+b) / float64(n1+n2)
	ya, yb := float64(a)+alpha, float64(b)+alpha
	delta := math.Log(ya/(float64(n1)+Prior-ya)) - math.Log(yb/(float64(n2)+Prior-yb))
	return delta / math.Sqrt(1/ya+1/yb)
}

// LogRatio is LRC, the conservative estimate of the binary logarithm of how much
// more frequent a word is in n1 words (a times) than in n2 (b times): the end of
// the exact confidence interval (Clopper and Pearson 1934) that is nearer to no
// difference, 0 when the interval holds it (Evert 2022, Measuring keyness). The
// error of 5 % is shared among so many tests.
func LogRatio(a, n1, b, n2, tests int) float64 {
	if a+b == 0 || n1 == 0 || n2 == 0 {
		return 0
	}
	tail := 0.05 / float64(max(tests, 1)) / 2
	ratio := func(share float64) float64 { return share / (1 - share) * float64(n2) / float64(n1) }
	if a > 0 {
		if low := ratio(mathext.InvRegIncBeta(float64(a), float64(b+1), tail)); low > 1 {
			return math.Log2(low)
		}
	}
	if b > 0 {
		if high := ratio(mathext.InvRegIncBeta(float64(a+1), float64(b), 1-tail)); high < 1 {
			return math.Log2(high)
		}
	}
	return 0
}
