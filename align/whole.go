package align

import (
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"tifa/corpus"
)

// whole holds the clauses of a series as vectors over one space.
type whole struct{ clauses [][]wholeClause }

type wholeClause struct {
	part
	key string // its wording, for finding identical clauses
}

func newWhole(statements []*corpus.Statement) *whole {
	s := newSpace()
	w := &whole{make([][]wholeClause, len(statements))}
	n := 0
	for i, st := range statements {
		w.clauses[i] = make([]wholeClause, len(st.Clauses))
		for k, c := range s.clauses(st) {
			w.clauses[i][k] = wholeClause{part{vec: c.vec}, c.key}
		}
		n += len(st.Clauses)
	}
	for i := range w.clauses {
		for k := range w.clauses[i] {
			c := &w.clauses[i][k]
			c.norm = s.weigh(c.vec, n)
		}
	}
	return w
}

// similarity of two groups of clauses, each of one statement.
func (w *whole) similarity(s int, a []int, t int, b []int) float64 {
	x, y := w.group(s, a), w.group(t, b)
	if x.key == y.key {
		return 1
	}
	return math.Round(cosine(x.vec, y.vec, x.norm, y.norm)*1e4) / 1e4
}

// group is a group of clauses as one.
func (w *whole) group(s int, group []int) *wholeClause {
	if len(group) == 1 {
		return &w.clauses[s][group[0]]
	}
	var sum wholeClause
	vecs := make([]vector, len(group))
	for i, k := range group {
		vecs[i] = w.clauses[s][k].vec
		sum.key += w.clauses[s][k].key
	}
	sum.vec = total(vecs)
	sum.norm = length(sum.vec)
	return &sum
}

// parallel runs do for 0 to n-1 on all processors.
func parallel(n int, do func(i int)) {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		work.Go(func() error {
			do(i)
			return nil
		})
	}
	work.Wait()
}
