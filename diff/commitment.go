package diff

import (
	"slices"

	"tifa/corpus"
)

// UnitKind is what became of a commitment or position.
type UnitKind string

// The kinds of unit changes.
const (
	UnitKept         UnitKind = "kept"         // the same words, in their place
	UnitMoved        UnitKind = "moved"        // the same words, in a clause that moved
	UnitStrengthened UnitKind = "strengthened" // by the laws of Shift
	UnitWeakened     UnitKind = "weakened"     // or mixed with something weaker
	UnitReworded     UnitKind = "reworded"     // other words, and no direction
	UnitDropped      UnitKind = "dropped"      // no unit answers to it
	UnitNew          UnitKind = "new"          // it answers to none
)

// UnitKinds lists the kinds in the order in which they are counted.
var UnitKinds = []UnitKind{UnitKept, UnitMoved, UnitReworded, UnitStrengthened, UnitWeakened, UnitDropped, UnitNew}

// UnitChange is what became of one commitment or position.
type UnitChange struct {
	Kind   UnitKind
	Change int // index in Comparison.Changes
	// Old and New are the unit on each side, nil of a new and a dropped one. One
	// of the two binds; the other may be an assessment by now, or have been one.
	Old, New *corpus.Unit
	// OldClause and NewClause are the clauses that hold them, -1 for none.
	OldClause, NewClause int
	Shifts               []Shift
}

// Commitments compares two statements at the level of units: what became of
// each commitment and position, in the order of Changes. Every one of either
// statement is in exactly one UnitChange.
func (c *Comparison) Commitments() []UnitChange {
	var out []UnitChange
	for i := range c.Changes {
		for _, p := range pairUnits(c.Old, c.Changes[i].Old, c.New, c.Changes[i].New) {
			if u := c.unitChange(i, p); u != nil {
				out = append(out, *u)
			}
		}
	}
	return out
}

// unitChange reads a pair of units, nil when neither binds.
func (c *Comparison) unitChange(i int, p unitPair) *UnitChange {
	ch := &c.Changes[i]
	u := &UnitChange{Change: i, OldClause: -1, NewClause: -1}
	binds := false
	if p.old != nil {
		u.Old, u.OldClause, binds = p.old.Unit, p.old.clause, p.old.binds()
	}
	if p.new != nil {
		u.New, u.NewClause, binds = p.new.Unit, p.new.clause, binds || p.new.binds()
	}
	switch {
	case !binds:
		return nil
	case p.new == nil:
		u.Kind = UnitDropped
	case p.old == nil:
		u.Kind = UnitNew
	case p.old.sameAs(p.new):
		u.Kind = UnitKept
		if ch.Moved {
			u.Kind = UnitMoved
		}
	default:
		u.Shifts = unitShifts(c.Old, c.New, p)
		oppose(u.Shifts)
		switch direction(u.Shifts) {
		case Stronger:
			u.Kind = UnitStrengthened
		case Weaker, Mixed:
			u.Kind = UnitWeakened
		default:
			u.Kind = UnitReworded
		}
	}
	return u
}

// sameAs tells units of the same words and the same marks.
func (u *operativeUnit) sameAs(v *operativeUnit) bool {
	return slices.EqualFunc(u.tokens, v.tokens, func(a, b corpus.Token) bool { return sameWord(a.Norm, b.Norm) }) &&
		slices.EqualFunc(u.Marks, v.Marks, func(a, b corpus.Mark) bool { return a.Kind == b.Kind && a.Step == b.Step })
}

// sameWord: a capital at the start of a sentence is no wording.
func sameWord(a, b string) bool { return a == b || lowerFirst(a) == lowerFirst(b) }

// Edits compares the words of a unit that stands on both sides; nil of any
// other. They tile what the two units say.
func (u *UnitChange) Edits(c *Comparison) []Edit {
	if u.Old == nil || u.New == nil {
		return nil
	}
	a, b := scopeUnits(c.Old, u.OldClause, u.Old.Scope), scopeUnits(c.New, u.NewClause, u.New.Scope)
	hunks, same := sameWords(a, b)
	if !same {
		hunks, _ = itemWise(a, b)
	}
	var edits []Edit
	for _, h := range hunks {
		edits = appendHunk(edits, a[h.a0:h.a1], b[h.b0:h.b1], h.equal)
	}
	return edits
}

// scopeUnits lists what is compared of a part of a clause.
func scopeUnits(s *corpus.Statement, clause int, scope corpus.Span) []unit {
	_, us := units(s, []int{clause})
	us = slices.DeleteFunc(us, func(u unit) bool { return u.start < scope.Start || u.end > scope.End })
	if n := len(us); n > 0 {
		us[n-1].text = s.Text[us[n-1].start:scope.End]
	}
	return us
}
