package diff

import (
	"cmp"
	"slices"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// grade is a grade of a unit with keys of what it is said of: two grades with a
// key in common stand on one scale and are said of the same thing.
type grade struct {
	corpus.Grade
	unit *operativeUnit
	keys []gradeKey
}

type gradeKey struct {
	scale  string
	binds  bool   // said in an undertaking, not in a description
	before bool   // the word stands before the grade
	word   string // of which it is said, without its ending
}

// gradeShifts says of which things another word of one scale is said: "maintain
// cooperation" and "deepen cooperation". A whole group is read at once, since
// the thing itself ties the two words together.
func gradeShifts(older, newer *corpus.Statement, ch *Change) []Shift {
	x, y := gradesOf(older, ch.Old), gradesOf(newer, ch.New)
	is, stepsWere, stepsAre := gradeIndex(y), stepsOf(x), stepsOf(y)
	var out []Shift
	taken := map[*grade]bool{}
	for i := range x {
		a := &x[i]
		if stepsAre.holds(a) {
			continue
		}
		for _, b := range is.of(a.keys) {
			if taken[b] || stepsWere.holds(b) {
				continue
			}
			taken[b] = true
			out = append(out, Shift{Law: GradeLaw, Direction: rising(b.Step > a.Step), Old: some(a.Span), New: some(b.Span),
				Scale: a.Scale, From: a.Step, To: b.Step, OldScope: a.unit.Scope, NewScope: b.unit.Scope})
			break
		}
	}
	return out
}

// gradesOf reads the grades of some clauses. What is to be deepened belongs to an
// undertaking, what grew to a description.
func gradesOf(st *corpus.Statement, group []int) []grade {
	units := operative(st, group)
	var out []grade
	for i := range units {
		u := &units[i]
		for _, g := range u.Grades {
			if u.binds() && g.Of == corpus.OfSubject || !u.binds() && g.Of == corpus.OfObject {
				continue
			}
			h := grade{Grade: g, unit: u}
			for k, spans := range [][]corpus.Span{g.After, g.Before} {
				for _, sp := range spans {
					w := fold.Words(st.String(sp))
					h.keys = append(h.keys, gradeKey{g.Scale, u.binds(), k == 1, cmp.Or(stemOf(w), w)})
				}
			}
			out = append(out, h)
		}
	}
	return out
}

// gradesByKey finds grades by what they are said of, in reading order.
type gradesByKey map[gradeKey][]*grade

func gradeIndex(grades []grade) gradesByKey {
	by := gradesByKey{}
	for i := range grades {
		for _, k := range grades[i].keys {
			by[k] = append(by[k], &grades[i])
		}
	}
	return by
}

// of lists the grades with one of the keys.
func (by gradesByKey) of(keys []gradeKey) (out []*grade) {
	for _, k := range keys {
		out = append(out, by[k]...)
	}
	return out
}

// gradeSteps are the steps that stand for each thing.
type gradeSteps map[gradeStep]bool

type gradeStep struct {
	gradeKey
	step int
}

func stepsOf(grades []grade) gradeSteps {
	at := gradeSteps{}
	for _, g := range grades {
		for _, k := range g.keys {
			at[gradeStep{k, g.Step}] = true
		}
	}
	return at
}

// holds tells whether something that a grade is said of has that step too.
func (at gradeSteps) holds(g *grade) bool {
	return slices.ContainsFunc(g.keys, func(k gradeKey) bool { return at[gradeStep{k, g.Step}] })
}
