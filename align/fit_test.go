package align

import (
	"flag"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tifa/align/gold"
)

var fit = flag.Bool("fit", false, "fit the weights of the evidence on the gold and print them")

// TestFit fits base and weights by logistic regression with a small ridge
// (Newton's method), once on all gold and once for each series left out, and
// prints them with the scores of the alignments and of the candidates by the left-out fits.
// The constants in evidence.go are these, rounded:
//
//	go test ./align -run TestFit -fit -v
//
// OtherYear, OtherFunction, OtherActor and IsTitle are set by hand, see evidence.go.
func TestFit(t *testing.T) {
	if !*fit {
		t.Skip("fits only with -fit")
	}
	type row struct {
		series string
		x      []float64
		right  float64
		offset float64 // of the evidence that is not fitted
	}
	fitted := []Evidence{Similarity, Lead, Context, Paragraph, ParagraphLead, Parts, BestPart, Distance, SameAct}
	var rows []row
	all := 0
	series := regexp.MustCompile(`_\d{4}-.*`)
	files := gold.Load(t, "align")
	for _, g := range files {
		o, n := g.Open(t, g.OldFile), g.Open(t, g.NewFile)
		lo, ln := gold.Lay(o, g.Old), gold.Lay(n, g.New)
		links, optional, _ := g.Pairs()
		all += len(links)
		m := newMatcher(o, n, nil)
		m.judge()
		for _, c := range m.candidates {
			r := row{series: series.ReplaceAllString(g.ID, ""), x: []float64{1}}
			skip := false
			for _, a := range lo[c.old] {
				for _, b := range ln[c.new] {
					if links[gold.Pair{Old: a, New: b}] {
						r.right = 1
					}
					skip = skip || optional[gold.Pair{Old: a, New: b}]
				}
			}
			if skip && r.right == 0 {
				continue
			}
			for _, e := range fitted {
				r.x = append(r.x, c.why[e])
			}
			for _, e := range []Evidence{OtherYear, OtherFunction, OtherActor, IsTitle} {
				r.offset += weights[e] * c.why[e]
			}
			rows = append(rows, r)
		}
	}
	odds := func(w []float64, r row) float64 {
		z := r.offset
		for k, x := range r.x {
			z += w[k] * x
		}
		return z
	}
	train := func(without string) []float64 {
		n := len(fitted) + 1
		w := make([]float64, n)
		for range 30 {
			g, h := make([]float64, n), make([][]float64, n)
			for a := range h {
				h[a] = make([]float64, n)
				h[a][a] = 0.5
				g[a] = -0.5 * w[a]
			}
			for _, r := range rows {
				if r.series == without {
					continue
				}
				p := 1 / (1 + math.Exp(-odds(w, r)))
				for a := range n {
					g[a] += (r.right - p) * r.x[a]
					for b := range n {
						h[a][b] += p * (1 - p) * r.x[a] * r.x[b]
					}
				}
			}
			for a, d := range solve(h, g) {
				w[a] += d
			}
		}
		return w
	}
	var names []string
	for _, r := range rows {
		if !slices.Contains(names, r.series) {
			names = append(names, r.series)
		}
	}
	show := func(name string, w []float64) {
		var b strings.Builder
		fmt.Fprintf(&b, "%-32s base %.2f", name, w[0])
		for k, e := range fitted {
			fmt.Fprintf(&b, "  %s %.2f", e, w[k+1])
		}
		t.Log(b.String())
	}
	right, said := 0, 0
	whole := map[string]tally{}
	fittedBase, fittedWeights := base, weights
	defer func() { base, weights = fittedBase, fittedWeights }()
	for _, s := range names {
		w := train(s)
		show("without "+s, w)
		base = w[0]
		for k, e := range fitted {
			weights[e] = w[k+1]
		}
		for i := range files {
			if g := &files[i]; series.ReplaceAllString(g.ID, "") == s {
				lang := language(g)
				sum := whole[lang]
				sum.add(score(t, g))
				whole[lang] = sum
			}
		}
		base, weights = fittedBase, fittedWeights
		for _, r := range rows {
			if r.series == s && odds(w, r) > math.Log(0.3/0.7) {
				said++
				right += int(r.right)
			}
		}
	}
	show("on all", train(""))
	for lang, sum := range whole {
		t.Logf("whole alignments, each with weights fitted without its series, %s: %v", lang, sum)
	}
	t.Logf("candidates called links at probability 0.3, each by a fit without its series: F1 %.3f", f1(right, said, all))
}

// solve solves a small linear system by elimination with pivots.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		p := i
		for k := i; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p] = a[p], a[i]
		b[i], b[p] = b[p], b[i]
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for c := i; c < n; c++ {
				a[k][c] -= f * a[i][c]
			}
			b[k] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		s := b[i]
		for c := i + 1; c < n; c++ {
			s -= a[i][c] * x[c]
		}
		x[i] = s / a[i][i]
	}
	return x
}
