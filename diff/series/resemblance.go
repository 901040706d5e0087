package series

import (
	"slices"

	"tifa/diff/statistics"
)

// Resemblance is how like the statement before a statement is as a whole,
// without regard to clauses: each figure from 0 (nothing in common) to 1 (the
// same words). Words are compared as package query does, in Chinese characters;
// punctuation, titles, datelines and signatures are left out.
//
// Two other measures of two statements are not it and have names of their own.
// diff.Comparison.Similarity is the mean score of the clauses that were paired,
// weighted by their length (align.Alignment), and moved wording costs it nothing.
// The cosine of align.Matrix asks which words are used and not in what order,
// rare words more; it is quick enough for every two statements of a series.
type Resemblance struct {
	// Edit is 1 − lev/n: lev is the fewest words that have to be put in, taken
	// out or replaced (Levenshtein 1966), n the words of the longer statement. A
	// passage that was moved counts as taken out and put in. -1 where the two
	// are too long to be measured so, see mostCells.
	Edit float64
	// Bigrams is the share of the distinct pairs of neighbouring words of one
	// clause that both have, of those that either has (Jaccard 1912).
	Bigrams float64
}

// Break says how unusual a change is beside those just before it.
type Break struct {
	// Score is (x − median) / (1.4826·MAD + 0.02), where x = 1 − Resemblance.Edit
	// and median and MAD (median absolute deviation) are those of the x of N
	// statements before: about how many standard deviations the change lies
	// above the usual one.
	Score float64
	N     int // 5 to 8
	// Since is the event of the last statement before whose x was as large, -1
	// when none was.
	Since int
}

// How many changes a change is held against.
const (
	BreakLeast = 5
	BreakMost  = 8
)

// Named tells whether a break is worth naming. That from two robust standard
// deviations on it is, is our own choice.
func (b *Break) Named() bool { return b != nil && b.Score >= BreakFrom }

// BreakFrom is the score from which on a break is named.
const BreakFrom = 2.0

// breaks returns for each change the break that it is, nil where fewer than
// BreakLeast changes precede it. Since is an index of changes.
func breaks(changes []float64) []*Break {
	out := make([]*Break, len(changes))
	for i, x := range changes {
		n := min(BreakMost, i)
		if n < BreakLeast {
			continue
		}
		mid := median(changes[i-n : i])
		off := make([]float64, n)
		for k, y := range changes[i-n : i] {
			off[k] = max(y-mid, mid-y)
		}
		b := &Break{Score: (x - mid) / (1.4826*median(off) + 0.02), N: n, Since: -1}
		for k := i - 1; k >= 0; k-- {
			if changes[k] >= x {
				b.Since = k
				break
			}
		}
		out[i] = b
	}
	return out
}

// median of values in any order, NaN of none.
func median(values []float64) float64 {
	return statistics.Quantile(slices.Sorted(slices.Values(values)), 0.5)
}

// resemblance compares the words of two statements, clause by clause in order.
func resemblance(a, b [][]int32) Resemblance {
	return Resemblance{editSimilarity(slices.Concat(a...), slices.Concat(b...)), jaccard(bigrams(a), bigrams(b))}
}

func bigrams(clauses [][]int32) map[[2]int32]bool {
	out := map[[2]int32]bool{}
	for _, c := range clauses {
		for i := 1; i < len(c); i++ {
			out[[2]int32{c[i-1], c[i]}] = true
		}
	}
	return out
}

func jaccard(a, b map[[2]int32]bool) float64 {
	both := 0
	for k := range a {
		if b[k] {
			both++
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 1
}

func editSimilarity(a, b []int32) float64 {
	n := max(len(a), len(b))
	if n == 0 {
		return 1
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a)*len(b) > mostCells {
		return -1
	}
	return 1 - float64(levenshtein(a, b))/float64(n)
}

// mostCells bounds the words of two statements multiplied, which is what the
// distance costs: some 200,000 words each, a second or two.
const mostCells = 40_000_000_000

// levenshtein is the fewest words put in, taken out or replaced that make b of
// a: the bit-parallel algorithm of Myers (1999) in the form of Hyyrö (2003),
// sixty-four words at a time.
func levenshtein(a, b []int32) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return len(b)
	}
	const word = 64
	blocks := (len(a) + word - 1) / word
	// Where each word of a stands: only blocks that have it, or a text of many
	// different words would take memory by its square.
	type places struct {
		block int
		bits  uint64
	}
	at := map[int32][]places{}
	for i, w := range a {
		if l := at[w]; len(l) == 0 || l[len(l)-1].block != i/word {
			at[w] = append(l, places{block: i / word})
		}
		at[w][len(at[w])-1].bits |= 1 << (i % word)
	}
	up, down := make([]uint64, blocks), make([]uint64, blocks) // where a column rises and falls
	for i := range up {
		up[i] = ^uint64(0)
	}
	last := uint64(1) << ((len(a) - 1) % word)
	distance := len(a)
	for _, w := range b {
		has := at[w]
		in, inDown := uint64(1), uint64(0) // what the block above hands on
		for i := range blocks {
			vp, vn := up[i], down[i]
			eq := uint64(0)
			if len(has) > 0 && has[0].block == i {
				eq, has = has[0].bits, has[1:]
			}
			xv := eq | vn
			eq |= inDown
			xh := (((eq & vp) + vp) ^ vp) | eq
			hp := vn | ^(xh | vp)
			hn := vp & xh
			if i == blocks-1 {
				if hp&last != 0 {
					distance++
				}
				if hn&last != 0 {
					distance--
				}
			}
			outUp, outDown := hp>>(word-1), hn>>(word-1)
			hp = hp<<1 | in
			hn = hn<<1 | inDown
			up[i] = hn | ^(xv | hp)
			down[i] = hp & xv
			in, inDown = outUp, outDown
		}
	}
	return distance
}
