package series

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestBreaks holds the break score to numbers worked out by hand.
func TestBreaks(t *testing.T) {
	type want struct {
		score    float64
		n, since int
	}
	for _, c := range []struct {
		reason  string
		changes []float64
		want    map[int]want // by index; every other has none
	}{
		{"four changes before are too few", []float64{.1, .2, .3, .4, .9}, nil},
		// Median .30, deviations .2 .1 0 .1 .2, their median .1: .30 / (.14826 + .02).
		{"five are enough", []float64{.1, .2, .3, .4, .5, .6}, map[int]want{5: {.3 / .16826, 5, -1}}},
		// MAD 0: the 0.02 keeps a hair's breadth from looking like a break.
		{"a quiet series", []float64{.1, .1, .1, .1, .1, .12}, map[int]want{5: {1, 5, -1}}},
		// Of six: .1 .1 .2 .4 .4 .9, median .3, deviations .2 .2 .1 .1 .1 .6, their median .15.
		{"an even number of them, and a larger change before", []float64{.9, .4, .1, .1, .2, .4, .8},
			map[int]want{5: {.2 / (1.4826*.1 + .02), 5, 1}, 6: {.5 / (1.4826*.15 + .02), 6, 0}}},
		// The nine 0s leave eight behind the 1: it no longer counts, and is still the last that was as large.
		{"eight at the most", []float64{1, 0, 0, 0, 0, 0, 0, 0, 0, .04}, map[int]want{5: {0, 5, 4}, 6: {0, 6, 5}, 7: {0, 7, 6}, 8: {0, 8, 7}, 9: {2, 8, 0}}},
		{"below the usual", []float64{.3, .3, .3, .3, .3, .1}, map[int]want{5: {-10, 5, 4}}},
	} {
		for i, b := range breaks(c.changes) {
			w, ok := c.want[i]
			switch {
			case (b != nil) != ok:
				t.Errorf("%s: change %d: %+v", c.reason, i, b)
			case b != nil && (math.Abs(b.Score-w.score) > 1e-9 || b.N != w.n || b.Since != w.since):
				t.Errorf("%s: change %d: %+v, want %+v", c.reason, i, *b, w)
			}
		}
	}
	if b := (*Break)(nil); b.Named() || (&Break{Score: 1.99}).Named() || !(&Break{Score: 2}).Named() {
		t.Error("named from 2 on, and only what there is")
	}
}

// TestWilson holds the interval to published and hand-worked values.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{5, 20, .111862, .468701},
		{0, 10, 0, .277533},
		{10, 10, .722467, 1},
		{50, 100, .403832, .596168},
		{0, 0, 0, 1},
	} {
		if low, high := Wilson(c.k, c.n); math.Abs(low-c.low) > 1e-6 || math.Abs(high-c.high) > 1e-6 {
			t.Errorf("%d of %d: %.6f to %.6f, want %.6f to %.6f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}

func TestPaired(t *testing.T) {
	for _, c := range []struct {
		up, down int
		p, net   float64
		tested   bool
	}{
		{6, 0, 2. / 64, 1, true},
		{5, 1, 2 * 7. / 64, 4. / 6, true},
		{1, 7, 2 * 9. / 256, -.75, true},
		{3, 3, 1, 0, true},
		{5, 0, 1, 1, false}, // no outcome of five is rarer than 1 in 16
		{0, 0, 1, 0, false},
		{0, 3000, 0, -1, true}, // 2⁻³⁰⁰⁰ is no float64
	} {
		s := Paired{Ups: c.up, Downs: c.down, Mixed: 2, Ties: 9}
		p, tested := s.P()
		net, any := s.Net()
		if math.Abs(p-c.p) > 1e-12 || tested != c.tested || math.Abs(net-c.net) > 1e-12 || any != (c.up+c.down > 0) {
			t.Errorf("%d up, %d down: p %v (%v), net %v", c.up, c.down, p, tested, net)
		}
	}
}

// TestLevenshtein holds the bit-parallel distance to the textbook one, over and
// under sixty-four words, with words that come again.
func TestLevenshtein(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n int) []int32 {
		out := make([]int32, n)
		for i := range out {
			out[i] = r.Int32N(9)
		}
		return out
	}
	for _, n := range []int{0, 1, 5, 63, 64, 65, 128, 200} {
		for _, m := range []int{0, 1, 64, 66, 190} {
			a, b := text(n), text(m)
			if got, want := levenshtein(a, b), slowly(a, b); got != want {
				t.Errorf("%d and %d words: %d, want %d", n, m, got, want)
			}
		}
	}
	a := text(300)
	b := append(append(append([]int32{}, a[:100]...), 99), a[100:]...)
	if got := editSimilarity(a, b); math.Abs(got-(1-1./301)) > 1e-12 {
		t.Errorf("one word put in: %v", got)
	}
	if editSimilarity(nil, nil) != 1 || editSimilarity(nil, a) != 0 {
		t.Error("nothing is like nothing, and unlike something")
	}
}

func slowly(a, b []int32) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			d := before
			if a[i] != b[j] {
				d++
			}
			before = row[j+1]
			row[j+1] = min(d, before+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func TestBigrams(t *testing.T) {
	a, b := bigrams([][]int32{{1, 2, 3}, {4}}), bigrams([][]int32{{1, 2}, {3, 4}, {1, 2}})
	if got := jaccard(a, b); math.Abs(got-1./3) > 1e-12 { // 12 of 12 23 34
		t.Errorf("%v", got)
	}
	if jaccard(nil, nil) != 1 {
		t.Error("nothing is like nothing")
	}
}
