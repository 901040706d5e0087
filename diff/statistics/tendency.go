package statistics

import (
	"math"
	"slices"
)

// Tendency says whether values in a row rather rise or fall.
type Tendency struct {
	S   int     // rising pairs less falling ones
	Tau float64 // Kendall's τ_b, -1 to 1; NaN when all values are equal
	P   float64 // two-sided
	// Exact: P is counted over all orders of the values; else it is that of the
	// normal distribution.
	Exact bool
	// Change is the mean of the last third of the values less that of the first.
	Change float64
}

// exactBelow is the number of values from which on P is not counted.
const exactBelow = 20

// Tend finds the tendency of values (Kendall 1945; Mann 1945). The p-value takes
// the values for independent of each other.
func Tend(values []float64) Tendency {
	n := len(values)
	var t Tendency
	for i := range values {
		for j := i + 1; j < n; j++ {
			switch {
			case values[j] > values[i]:
				t.S++
			case values[j] < values[i]:
				t.S--
			}
		}
	}
	ties := ties(values)
	pairs := n * (n - 1) / 2
	untied := pairs
	for _, k := range ties {
		untied -= k * (k - 1) / 2
	}
	t.Tau = float64(t.S) / math.Sqrt(float64(pairs)*float64(untied))
	if third := n / 3; third > 0 {
		t.Change = mean(values[n-third:]) - mean(values[:third])
	}
	switch {
	case untied == 0:
		t.Tau, t.P, t.Exact = math.NaN(), 1, true
	case n < exactBelow:
		t.P, t.Exact = exactTendency(ties, untied, t.S), true
	default:
		variance := float64(n * (n - 1) * (2*n + 5))
		for _, k := range ties {
			variance -= float64(k * (k - 1) * (2*k + 5))
		}
		z := max(0, math.Abs(float64(t.S))-1) / math.Sqrt(variance/18)
		t.P = math.Erfc(z / math.Sqrt2)
	}
	return t
}

// ties counts how often each value stands.
func ties(values []float64) []int {
	sorted := slices.Sorted(slices.Values(values))
	var out []int
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			out = append(out, 0)
		}
		out[len(out)-1]++
	}
	return out
}

// exactTendency is the share of the orders of the values whose S is as far from
// 0. The orders with d falling pairs are the coefficient of x^d in the Gaussian
// multinomial (MacMahon 1915), which is multiplied out here; below 20 values it
// fits an int64.
func exactTendency(ties []int, untied, s int) float64 {
	orders, n := []int64{1}, 0
	for _, k := range ties {
		for i := 1; i <= k; i++ {
			n++
			orders = over(times(orders, n), i)
		}
	}
	var far, all int64
	for d, count := range orders {
		all += count
		if x := untied - 2*d; x >= abs(s) || -x >= abs(s) {
			far += count
		}
	}
	return float64(far) / float64(all)
}

// times multiplies a polynomial by 1-x^k.
func times(p []int64, k int) []int64 {
	out := append(slices.Clone(p), make([]int64, k)...)
	for i, c := range p {
		out[i+k] -= c
	}
	return out
}

// over divides a polynomial by 1-x^k, which divides it.
func over(p []int64, k int) []int64 {
	out := slices.Clone(p)
	for i := k; i < len(out); i++ {
		out[i] += out[i-k]
	}
	return out[:len(p)-k]
}

func abs(n int) int { return max(n, -n) }

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
