package diff

import (
	"slices"

	"tifa/corpus"
)

// loneAct is the law and the direction of an act that came or went. To oppose
// something is said for its own sake: when it stands nowhere in the other
// statement, that alone gives the direction.
func loneAct(u *operativeUnit, d Direction, pairs []unitPair, other *corpus.Statement) (Law, Direction) {
	d = unitDirection(u, d, pairs)
	if d == Level || u.Axis != corpus.Negative || u.Rank < opposing || standsAgainst(other, u) {
		return UnitLaw, d
	}
	return StandLaw, d
}

// opposing is the rank from which on the axis negative says no, in every
// language; below it are concern and regret.
const opposing = 5

// standsAgainst tells whether a third of an act stands in one of a statement's
// acts on the same axis.
func standsAgainst(st *corpus.Statement, u *operativeUnit) bool {
	for i := range st.Clauses {
		if !slices.ContainsFunc(st.Clauses[i].Units, func(v corpus.Unit) bool { return v.Axis == u.Axis }) {
			continue
		}
		if slices.ContainsFunc(operative(st, []int{i}), func(v operativeUnit) bool { return v.Axis == u.Axis && u.similar(&v) >= third }) {
			return true
		}
	}
	return false
}
