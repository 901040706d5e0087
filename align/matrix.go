package align

import (
	"math"

	"tifa/corpus"
)

// Matrix compares every statement of a series with every other without
// pairing clauses: the cosine of their weighted wording (see Alignment for the
// weights), 0 to 1, to four places. It is symmetric, with ones on its diagonal.
// It is for finding which statements are near each other; Align says how near
// two of them are clause by clause.
func Matrix(statements []*corpus.Statement) [][]float64 {
	s := newSpace()
	wholes := make([]part, len(statements))
	clauses := 0
	for i, st := range statements {
		vecs := make([]vector, len(st.Clauses))
		for k := range st.Clauses {
			vecs[k] = s.clause(st, &st.Clauses[k], year(st)).vec
		}
		clauses += len(vecs)
		wholes[i].vec = total(vecs)
		if len(vecs) == 1 {
			wholes[i].vec = add(nil, vecs[0], nil, 0)
		}
	}
	for i := range wholes {
		wholes[i].norm = s.weigh(wholes[i].vec, clauses)
	}
	out := make([][]float64, len(statements))
	for i := range out {
		out[i] = make([]float64, len(statements))
		out[i][i] = 1
		for j := range i {
			sim := math.Round(cosine(wholes[i].vec, wholes[j].vec, wholes[i].norm, wholes[j].norm)*1e4) / 1e4
			out[i][j], out[j][i] = sim, sim
		}
	}
	return out
}
