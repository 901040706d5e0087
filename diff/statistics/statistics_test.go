package statistics

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s: %.9f, want %.9f", what, got, want)
	}
}

func TestFisher(t *testing.T) {
	for _, c := range []struct {
		reason       string
		a, n1, b, n2 int
		p            float64
	}{
		{"the lady tasting tea, 34/70", 3, 4, 1, 4, 34.0 / 70},
		{"the table of scipy.stats.fisher_exact, 280/8008", 8, 10, 1, 6, 280.0 / 8008},
		{"nothing on either side", 0, 5, 0, 7, 1},
		{"the least that four against four can give, 2/70", 4, 4, 0, 4, 2.0 / 70},
		{"the other way round", 0, 4, 4, 4, 2.0 / 70},
		{"everything everywhere", 5, 5, 9, 9, 1},
	} {
		near(t, c.reason, Fisher(c.a, c.n1, c.b, c.n2), c.p)
	}
}

func TestLogOdds(t *testing.T) {
	near(t, "as often on both sides", LogOdds(2, 4, 4, 8), math.Log(2.5*4.5/(4.5*2.5)))
	near(t, "in all against in none: (4.5/0.5)^2", LogOdds(4, 4, 0, 4), math.Log(81))
	near(t, "swapped, the sign turns", LogOdds(1, 6, 5, 7), -LogOdds(5, 7, 1, 6))
}

func TestBenjaminiHochberg(t *testing.T) {
	for _, c := range []struct {
		reason string
		p, q   []float64
	}{
		{"p.adjust of R of an even row", []float64{.01, .02, .03, .04, .05}, []float64{.05, .05, .05, .05, .05}},
		{"in any order; .005*4/1, .02*4/2, .03*4/3, .5", []float64{.03, .5, .005, .02}, []float64{.04, .5, .02, .04}},
		{"one test is not corrected", []float64{.2}, []float64{.2}},
		{"none", nil, []float64{}},
	} {
		q := BenjaminiHochberg(c.p)
		if len(q) != len(c.q) {
			t.Fatalf("%s: %v", c.reason, q)
		}
		for i := range q {
			near(t, c.reason, q[i], c.q[i])
		}
	}
}

func TestKeyness(t *testing.T) {
	// By hand: alpha = 500*40/20000 = 1, so the cells are 31 and 11 of 10500.
	want := (math.Log(31.0/10469) - math.Log(11.0/10489)) / math.Sqrt(1.0/31+1.0/11)
	near(t, "30 against 10 in 10,000 each", Keyness(30, 10000, 10, 10000), want)
	near(t, "as often", Keyness(7, 8000, 7, 8000), 0)
	near(t, "swapped, the sign turns", Keyness(3, 9000, 20, 6000), -Keyness(20, 6000, 3, 9000))
	near(t, "a word of neither", Keyness(0, 9000, 0, 9000), 0)
}

func TestLogRatio(t *testing.T) {
	// The lower end of n of n is tail^(1/n).
	low := math.Pow(.025, .1)
	near(t, "10 against none", LogRatio(10, 5000, 0, 5000, 1), math.Log2(low/(1-low)))
	near(t, "the other way round", LogRatio(0, 5000, 10, 5000, 1), -math.Log2(low/(1-low)))
	low = math.Pow(.025/100, .1)
	near(t, "among 100 tests", LogRatio(10, 5000, 0, 10000, 100), math.Log2(2*low/(1-low)))
	near(t, "the interval holds no difference", LogRatio(5, 5000, 4, 5000, 1), 0)
	near(t, "neither", LogRatio(0, 5000, 0, 5000, 1), 0)
}

func TestTend(t *testing.T) {
	for _, c := range []struct {
		reason string
		values []float64
		s      int
		tau, p float64
	}{
		{"rising throughout: 2 of 24 orders", []float64{1, 2, 3, 4}, 6, 1, 2.0 / 24},
		{"one tie: 5 of sqrt(6*5), 2 of 12 orders", []float64{1, 2, 2, 4}, 5, 5 / math.Sqrt(30), 2.0 / 12},
		{"falling", []float64{4, 3, 2, 1}, -6, -1, 2.0 / 24},
		{"neither", []float64{1, 3, 0, 2}, 0, 0, 1},
		{"all equal", []float64{2, 2, 2}, 0, math.NaN(), 1},
		{"eight rising: 2 of 8!", []float64{1, 2, 3, 4, 5, 6, 7, 8}, 28, 1, 2.0 / 40320},
	} {
		got := Tend(c.values)
		near(t, c.reason+": tau", got.Tau, c.tau)
		near(t, c.reason+": p", got.P, c.p)
		if got.S != c.s || !got.Exact {
			t.Errorf("%s: %+v", c.reason, got)
		}
	}
	// Above: z = (190-1)/sqrt(20*19*45/18) = 6.132.
	long := make([]float64, 20)
	for i := range long {
		long[i] = float64(i)
	}
	got := Tend(long)
	near(t, "20 rising", got.P, math.Erfc(189/math.Sqrt(950)/math.Sqrt2))
	near(t, "the last six less the first six", got.Change, 14)
	if got.Exact {
		t.Error("20 values are not counted")
	}
}

// TestTendAgainstAllOrders counts the orders of values with ties one by one.
func TestTendAgainstAllOrders(t *testing.T) {
	for _, values := range [][]float64{{0, 0, 0, 1, 2, 2, 5}, {0, 0, 0, 0, 1, 1, 1}, {3, 1, 4, 1, 5, 9, 2}} {
		own := Tend(values)
		far, all := 0, 0
		permute(values, func(order []float64) {
			s := 0
			for i := range order {
				for j := i + 1; j < len(order); j++ {
					switch {
					case order[j] > order[i]:
						s++
					case order[j] < order[i]:
						s--
					}
				}
			}
			all++
			if abs(s) >= abs(own.S) {
				far++
			}
		})
		near(t, fmt.Sprint(values), own.P, float64(far)/float64(all))
	}
}

func permute(values []float64, visit func([]float64)) {
	var turn func(k int)
	v := append([]float64{}, values...)
	turn = func(k int) {
		if k == len(v) {
			visit(v)
			return
		}
		for i := k; i < len(v); i++ {
			v[k], v[i] = v[i], v[k]
			turn(k + 1)
			v[k], v[i] = v[i], v[k]
		}
	}
	turn(0)
}

// TestBursts: the path is the cheapest of all.
func TestBursts(t *testing.T) {
	for _, c := range []struct {
		reason    string
		with, all []int
		want      []Burst
		ok        bool
	}{
		{"one burst", []int{0, 0, 0, 5, 6, 5, 0, 0, 0, 0}, []int{20, 20, 20, 20, 20, 20, 20, 20, 20, 20}, []Burst{{From: 3, To: 5}}, true},
		{"even", []int{2, 2, 2, 2, 2, 2}, []int{20, 20, 20, 20, 20, 20}, nil, true},
		{"at both ends", []int{6, 6, 0, 0, 0, 0, 0, 0, 6, 6}, []int{20, 20, 20, 20, 20, 20, 20, 20, 20, 20}, []Burst{{From: 0, To: 1}, {From: 8, To: 9}}, true},
		{"too frequent", []int{5, 5, 5}, []int{10, 10, 10}, nil, false},
		{"never", []int{0, 0}, []int{10, 10}, nil, false},
		{"texts without a clause", []int{0, 5, 0, 0, 0, 0}, []int{0, 10, 10, 0, 10, 40}, []Burst{{From: 1, To: 1}}, true},
	} {
		got, ok := Bursts(c.with, c.all)
		if ok != c.ok {
			t.Errorf("%s: ok %v", c.reason, ok)
		}
		if ok {
			if least, own := cheapest(c.with, c.all), pathCost(c.with, c.all, got); own > least+1e-9 {
				t.Errorf("%s: %v costs %.3f, the best %.3f", c.reason, got, own, least)
			}
		}
		for i := range got {
			if got[i].Weight <= 0 {
				t.Errorf("%s: %+v", c.reason, got[i])
			}
			got[i].Weight = 0
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s:\n%s", c.reason, d)
		}
	}
}

// pathCost is what a row of bursts costs.
func pathCost(with, all []int, bursts []Burst) float64 {
	hot := make([]bool, len(with))
	for _, b := range bursts {
		for i := b.From; i <= b.To; i++ {
			hot[i] = true
		}
	}
	r, d := 0, 0
	for i := range with {
		r += with[i]
		d += all[i]
	}
	cost, before := 0.0, false
	for i, h := range hot {
		p := float64(r) / float64(d)
		if h {
			p *= 2
		}
		if h && !before {
			cost += math.Log(float64(len(with)))
		}
		cost -= logChoose(all[i], with[i]) + float64(with[i])*math.Log(p) + float64(all[i]-with[i])*math.Log(1-p)
		before = h
	}
	return cost
}

// cheapest tries every row of states.
func cheapest(with, all []int) float64 {
	least := math.Inf(1)
	for set := range 1 << len(with) {
		var bursts []Burst
		for i := range with {
			if set>>i&1 == 1 {
				bursts = append(bursts, Burst{From: i, To: i})
			}
		}
		least = min(least, pathCost(with, all, bursts))
	}
	return least
}

// TestSurvive holds the curve to the remissions of Freireich et al. (1963), the
// example of the textbooks.
func TestSurvive(t *testing.T) {
	var lives []Life
	for _, n := range []int{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		lives = append(lives, Life{n, true})
	}
	for _, n := range []int{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		lives = append(lives, Life{n, false})
	}
	curve, median := Survive(lives)
	var got []string
	for _, s := range curve {
		got = append(got, fmt.Sprintf("%d %d %d %.3f", s.N, s.Risk, s.Ended, s.Share))
	}
	want := []string{"6 21 3 0.857", "7 17 1 0.807", "10 15 1 0.753", "13 12 1 0.690", "16 11 1 0.627", "22 7 1 0.538", "23 6 1 0.448"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	near(t, "median", median, 23)
	if _, median := Survive([]Life{{3, false}, {5, true}, {9, false}, {9, false}}); !math.IsNaN(median) {
		t.Errorf("more than half outlive all: %v", median)
	}
	if curve, _ := Survive(nil); curve != nil {
		t.Error(curve)
	}
}

func TestDivergence(t *testing.T) {
	near(t, "the same, twice as long", Divergence(map[string]int{"a": 1, "b": 3}, map[string]int{"a": 2, "b": 6}), 0)
	near(t, "nothing in common", Divergence(map[string]int{"a": 1}, map[string]int{"b": 5}), 1)
	// Entropy of (3/4, 1/4) less half of that of (1/2, 1/2).
	h := -.75*math.Log2(.75) - .25*math.Log2(.25)
	near(t, "half in common", Divergence(map[string]int{"a": 4}, map[string]int{"a": 1, "b": 1}), h-.5)
	near(t, "empty", Divergence(nil, map[string]int{"b": 5}), math.NaN())
}

func TestDispersion(t *testing.T) {
	near(t, "as even as can be", Dispersion([]int{2, 4}, []int{100, 200}), 0)
	near(t, "all in one of four equal texts", Dispersion([]int{0, 3, 0, 0}, []int{10, 10, 10, 10}), .75)
	near(t, "none", Dispersion([]int{0}, []int{10}), math.NaN())
}

func TestQuantileAndSmooth(t *testing.T) {
	near(t, "between neighbours", Quantile([]float64{1, 2, 4, 8}, .5), 3)
	near(t, "the largest", Quantile([]float64{1, 2, 4, 8}, 1), 8)
	near(t, "of none", Quantile(nil, .5), math.NaN())
	if d := cmp.Diff([]float64{1.5, 3, 5, 6}, Smooth([]float64{0, 3, 6, 6}, 1)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]float64{0, 3}, Smooth([]float64{0, 3}, 0)); d != "" {
		t.Error(d)
	}
}
