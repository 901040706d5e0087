package diff

import (
	"slices"

	"tifa/corpus"
)

// concessions are assessments that took something back from what stands on both
// sides: "has eased but remains high" and "remains high".
func concessions(older, newer *corpus.Statement, pairs []unitPair) []Shift {
	kept := func(p unitPair) bool {
		return p.old != nil && p.new != nil && !p.old.binds() && !p.new.binds() && p.old.Axis == p.new.Axis && p.sameVerbs(older, newer)
	}
	if !slices.ContainsFunc(pairs, kept) {
		return nil
	}
	conceded := func(side func(unitPair) *operativeUnit) (u *operativeUnit, m []corpus.Mark) {
		for _, p := range pairs {
			v := side(p)
			if v == nil {
				continue
			}
			for _, k := range v.Marks {
				if k.Kind == corpus.Concession {
					m = append(m, k)
				}
			}
			if (p.old == nil || p.new == nil) && !v.binds() {
				u = v
			}
		}
		return u, m
	}
	a, ma := conceded(func(p unitPair) *operativeUnit { return p.old })
	b, mb := conceded(func(p unitPair) *operativeUnit { return p.new })
	switch {
	case a != nil && b == nil && len(ma) > 0 && len(mb) == 0:
		return []Shift{{Law: ConcessionLaw, Direction: Stronger, Old: append(slices.Clone(a.Verb), ma[0].Span), OldScope: a.Scope}}
	case b != nil && a == nil && len(mb) > 0 && len(ma) == 0:
		return []Shift{{Law: ConcessionLaw, Direction: Weaker, New: append(slices.Clone(b.Verb), mb[0].Span), NewScope: b.Scope}}
	}
	return nil
}
