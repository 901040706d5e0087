package diff

import (
	"slices"

	"tifa/corpus"
)

// FindingKind is what a reader wants to know first.
type FindingKind string

// The kinds of findings, by weight.
const (
	Gone         FindingKind = "gone"           // a commitment or position that simply is not there any more: a silent deletion
	Weakened     FindingKind = "weakened"       // an act that became weaker
	Strengthened FindingKind = "strengthened"   // an act that became stronger
	InPart       FindingKind = "mixed"          // stronger in one respect, weaker in another
	NewlyBinding FindingKind = "new"            // a commitment or position that was not there
	OtherActor   FindingKind = "other actor"    // said by all and now by one, or the other way round, or by another one
	ToFront      FindingKind = "moved to front" // from the later half into the first quarter
	ToBack       FindingKind = "moved to back"  // from the earlier half into the last quarter
)

// FindingKinds lists the kinds by weight.
var FindingKinds = []FindingKind{Gone, Weakened, Strengthened, InPart, NewlyBinding, OtherActor, ToFront, ToBack}

// Finding is one thing worth saying before all else. A change may give several.
type Finding struct {
	Kind   FindingKind
	Change int // index in Comparison.Changes
	// Unit is the act that is gone or new; nil of the other kinds.
	Unit *corpus.Unit
	// Shifts are the facts that show it; nil of acts gone or new and of moves.
	Shifts []Shift
}

// Findings lists what is worth saying first, by weight; of one kind
// commitments come before positions, then reading order decides.
func (c *Comparison) Findings() []Finding {
	var out []Finding
	s := c.standing()
	for i := range c.Changes {
		out = append(out, c.findingsOf(i, s)...)
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		if d := slices.Index(FindingKinds, a.Kind) - slices.Index(FindingKinds, b.Kind); d != 0 {
			return d
		}
		return a.order() - b.order()
	})
	return out
}

func (f *Finding) order() int {
	if f.Unit != nil && f.Unit.Type != corpus.Commitment {
		return 1
	}
	return 0
}

// standing are the acts of each statement, in which an act that came or went
// inside a clause may stand elsewhere.
type standing struct{ old, new []standingAct }

type standingAct struct {
	*operativeUnit
	lone bool // no act of the other statement answers to it
}

func (c *Comparison) standing() (s standing) {
	for i := range c.Changes {
		for _, p := range pairUnits(c.Old, c.Changes[i].Old, c.New, c.Changes[i].New) {
			if p.old != nil {
				s.old = append(s.old, standingAct{p.old, p.new == nil})
			}
			if p.new != nil {
				s.new = append(s.new, standingAct{p.new, p.old == nil})
			}
		}
	}
	return s
}

// among tells whether an act stands among others: half of the words say so, or
// a third where nothing else answers to the other one.
func (u *operativeUnit) among(acts []standingAct) bool {
	return slices.ContainsFunc(acts, func(v standingAct) bool {
		sim := u.similar(v.operativeUnit)
		return sim >= half || v.lone && sim >= third
	})
}

// inside lists the acts that came or went inside a linked change and stand
// nowhere else in the other statement.
func (c *Comparison) inside(i int, s standing) []Finding {
	ch := &c.Changes[i]
	pairs := pairUnits(c.Old, ch.Old, c.New, ch.New)
	var out []Finding
	for _, p := range pairs {
		switch {
		case p.new == nil && unitDirection(p.old, Weaker, pairs) != Level && !p.old.among(s.new):
			out = append(out, Finding{Kind: Gone, Change: i, Unit: p.old.Unit})
		case p.old == nil && unitDirection(p.new, Stronger, pairs) != Level && !p.new.among(s.old):
			out = append(out, Finding{Kind: NewlyBinding, Change: i, Unit: p.new.Unit})
		}
	}
	return out
}

func (c *Comparison) findingsOf(i int, s standing) []Finding {
	ch := &c.Changes[i]
	var out []Finding
	switch {
	case ch.Kind == Removed && ch.Trace.Share == 0:
		out = acts(Gone, i, binding(c.Old, ch.Old))
	case ch.Kind == Added && ch.Trace.Share == 0:
		out = acts(NewlyBinding, i, binding(c.New, ch.New))
	case ch.Kind == Reworded:
		if kind, ok := directions[ch.Shift]; ok {
			out = append(out, Finding{Kind: kind, Change: i, Shifts: ch.Shifts})
		}
		out = append(out, c.inside(i, s)...)
		if by := c.actorShifts(ch.Shifts); by != nil {
			out = append(out, Finding{Kind: OtherActor, Change: i, Shifts: by})
		}
	}
	if kind := c.farMove(ch); kind != "" {
		out = append(out, Finding{Kind: kind, Change: i})
	}
	return out
}

var directions = map[Direction]FindingKind{Weaker: Weakened, Stronger: Strengthened, Mixed: InPart}

func acts(kind FindingKind, change int, units []*corpus.Unit) []Finding {
	out := make([]Finding, len(units))
	for k, u := range units {
		out[k] = Finding{Kind: kind, Change: change, Unit: u}
	}
	return out
}

// binding lists the commitments and positions of some clauses.
func binding(st *corpus.Statement, group []int) []*corpus.Unit {
	var out []*corpus.Unit
	for _, i := range group {
		for k := range st.Clauses[i].Units {
			if u := &st.Clauses[i].Units[k]; u.Type == corpus.Commitment || u.Type == corpus.Position {
				out = append(out, u)
			}
		}
	}
	return out
}

// actorShifts picks the changes between parties: what a thing or a third party
// does is no change of who speaks, and a body that speaks alone may name itself
// or its country.
func (c *Comparison) actorShifts(shifts []Shift) []Shift {
	if c.Old.Issuers == 1 || c.New.Issuers == 1 {
		return nil
	}
	party := func(a corpus.Actor) bool { return a != corpus.Third && a != corpus.Impersonal && a != "" }
	var out []Shift
	for _, s := range shifts {
		if s.Law == ActorLaw && party(s.Was) && party(s.Is) {
			out = append(out, s)
		}
	}
	return out
}

// farMove tells a move of a clause that binds from one half of the statement
// to the far end of the other.
func (c *Comparison) farMove(ch *Change) FindingKind {
	if !ch.Moved || ch.Confidence < surelyMoved || binding(c.New, ch.New) == nil {
		return ""
	}
	was, is := place(ch.Old[0], c.Old), place(ch.New[0], c.New)
	switch {
	case was >= 0.5 && is < 0.25:
		return ToFront
	case was < 0.5 && is >= 0.75:
		return ToBack
	}
	return ""
}

// surelyMoved is the confidence from which on a match is sure enough to say
// where it went.
const surelyMoved = 0.7

// place is where a clause stands, 0 the start and 1 the end, by clauses.
func place(i int, st *corpus.Statement) float64 {
	return float64(i) / float64(max(len(st.Clauses), 1))
}
