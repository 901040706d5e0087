package diff

import (
	"slices"

	"tifa/corpus"
)

// Direction says what became of the force of a clause.
type Direction string

// The directions.
const (
	Stronger Direction = "stronger"
	Weaker   Direction = "weaker"
	Mixed    Direction = "mixed" // stronger in one respect, weaker in another
	Level    Direction = "none"  // neither, or the scale does not order it
)

// Law is what a shift rests on.
type Law string

// The laws, each with the direction that it gives.
const (
	VerbLaw        Law = "verb"        // both verbs on one axis: the higher rank is stronger
	KindLaw        Law = "kind"        // the verb went to another axis: from saying to undertaking is stronger, else no direction
	ActorLaw       Law = "actor"       // said by others: from all to one is weaker, from one to all stronger, else no direction
	PolarityLaw    Law = "polarity"    // from for to against or back: no direction
	IntensifierLaw Law = "intensifier" // gained or of a higher step: stronger
	HedgeLaw       Law = "hedge"       // gained: weaker
	QuantifierLaw  Law = "quantifier"  // all > most > some
	ConditionLaw   Law = "condition"   // gained: weaker
	NegationLaw    Law = "negation"    // gained or lost: no direction, it turns the meaning
	DeadlineLaw    Law = "deadline"    // gained: stronger; another one: no direction
	QuantityLaw    Law = "quantity"    // gained: stronger; another one: no direction
	ModalLaw       Law = "modal"       // another modal before the same word: will > would > should > may
	TargetLaw      Law = "target"      // named: stronger; no longer named: weaker
	GradeLaw       Law = "grade"       // another word of one scale said of the same thing
	ConcessionLaw  Law = "concession"  // what took something back is gone: stronger; came: weaker
	ScopeLaw       Law = "scope"       // a part that adds came: stronger; went: weaker
	StandLaw       Law = "stand"       // a stand against something that is nowhere else: came, stronger; went, weaker
	UnitLaw        Law = "unit"        // a whole act gained or lost inside the clause: no direction, it may stand elsewhere
)

// Shift is one fact that changed the force of a clause, with the words that
// show it.
type Shift struct {
	Law       Law
	Direction Direction
	// Old and New are the words, in the text of each statement; a side without
	// such words is empty.
	Old, New []corpus.Span
	// OldScope and NewScope are what the acts say whose force changed; one is
	// empty of UnitLaw.
	OldScope, NewScope corpus.Span
	// Axis, From and To are of VerbLaw: the ranks on that axis by the scale in
	// use. Of GradeLaw, From and To are the steps on the scale named Scale. Of
	// ActorLaw, Was and Is name the actors.
	Axis     corpus.Axis
	Scale    string
	From, To int
	Was, Is  corpus.Actor
	lean     Direction // of VerbLaw, see oppose
}

// shifts reads the facts that changed in a linked change, and the direction
// that they give together.
func (t *texts) shifts(ch *Change) ([]Shift, Direction) {
	older, newer := t.older, t.newer
	if ch.Kind != Reworded {
		return nil, Level
	}
	var out []Shift
	pairs := pairUnits(older, ch.Old, newer, ch.New)
	for _, p := range pairs {
		switch {
		case p.old == nil:
			if !p.new.standsIn(newer, older, ch.Old) {
				law, d := loneAct(p.new, Stronger, pairs, older)
				out = append(out, Shift{Law: law, Direction: d, New: p.new.deed(newer), NewScope: p.new.Scope})
			}
		case p.new == nil:
			if !p.old.standsIn(older, newer, ch.New) {
				law, d := loneAct(p.old, Weaker, pairs, newer)
				out = append(out, Shift{Law: law, Direction: d, Old: p.old.deed(older), OldScope: p.old.Scope})
			}
		default:
			out = append(out, unitShifts(older, newer, p)...)
		}
	}
	out = append(out, gradeShifts(older, newer, ch)...)
	out = append(out, concessions(older, newer, pairs)...)
	if !slices.ContainsFunc(out, func(s Shift) bool { return s.Law == StandLaw }) { // the same words say it
		out = append(out, t.widened(ch)...)
	}
	oppose(out)
	return out, direction(out)
}

// unitDirection is that of an act gained or lost: the one given for an act that
// binds, none for one that only tells or that repeats an act of the other side.
func unitDirection(u *operativeUnit, d Direction, pairs []unitPair) Direction {
	repeats := func(p unitPair) bool {
		same := func(v *operativeUnit) bool { return v != nil && v.Unit != u.Unit && v.similar(u) >= half }
		return p.old != nil && p.new != nil && (p.old.Axis == u.Axis || p.new.Axis == u.Axis || same(p.old) || same(p.new))
	}
	if !u.binds() || slices.ContainsFunc(pairs, repeats) {
		return Level
	}
	return d
}

// direction sums up: all one way, both ways, or none. Acts gained or lost
// cannot give a direction, since they may stand elsewhere, but they can mix one.
func direction(shifts []Shift) Direction {
	has := func(d Direction, units bool) bool {
		return slices.ContainsFunc(shifts, func(s Shift) bool { return s.Direction == d && (units || s.Law != UnitLaw) })
	}
	switch {
	case !has(Stronger, false) && !has(Weaker, false):
		return Level
	case has(Stronger, true) && has(Weaker, true):
		return Mixed
	case has(Stronger, true):
		return Stronger
	}
	return Weaker
}

// unitShifts compares two units of which one answers to the other.
func unitShifts(older, newer *corpus.Statement, p unitPair) []Shift {
	a, b := p.old, p.new
	var out []Shift
	sameVerb := quoted(older, a.Verb) == quoted(newer, b.Verb)
	switch {
	case a.Axis != b.Axis && sameVerb:
		// The act is of another kind because another one speaks, or of another
		// thing; the verb is no evidence of it.
	case a.Axis != b.Axis:
		out = append(out, Shift{Law: KindLaw, Direction: p.kindDirection(older, newer), Old: a.Verb, New: b.Verb})
	case a.Rank > 0 && b.Rank > 0 && a.Rank != b.Rank && !p.sameVerbs(older, newer):
		d := rising(b.Rank > a.Rank)
		if !p.sameMatter(half) {
			d = Level
		}
		out = append(out, Shift{Law: VerbLaw, Direction: d, Old: a.Verb, New: b.Verb, Axis: a.Axis, From: a.Rank, To: b.Rank, lean: p.lean(older, newer)})
	}
	if a.Actor.Name() != b.Actor.Name() && !p.sameSubject(older, newer) {
		out = append(out, Shift{Law: ActorLaw, Direction: actorDirection(older, newer, p), Old: some(a.Subject), New: some(b.Subject), Was: a.Actor, Is: b.Actor})
	}
	if !sameVerb && a.Polarity != b.Polarity && a.Polarity != corpus.Neutral && b.Polarity != corpus.Neutral {
		out = append(out, Shift{Law: PolarityLaw, Direction: Level, Old: a.Verb, New: b.Verb})
	}
	for _, l := range markLaws {
		out = append(out, markShifts(l, older, newer, p)...)
	}
	if (a.Target.Len() > 0) != (b.Target.Len() > 0) && p.sameMatter(half) && a.Axis == b.Axis && !b.hasAll(older, a.Target) && !a.hasAll(newer, b.Target) {
		out = append(out, Shift{Law: TargetLaw, Direction: rising(b.Target.Len() > 0), Old: some(a.Target), New: some(b.Target)})
	}
	for i := range out {
		out[i].OldScope, out[i].NewScope = a.Scope, b.Scope
	}
	return out
}

// oppose lets a verb of another rank speak against the other facts of a change:
// what says too little for a direction is enough to take one back. "Firmly
// condemn X and call for Y" is neither weaker nor stronger than "condemned X and
// called for all of Y".
func oppose(shifts []Shift) {
	against := opposite(direction(shifts))
	for i := range shifts {
		if s := &shifts[i]; s.Direction == Level && s.lean == against {
			s.Direction = against
		}
	}
}

// lean is the way in which the verbs of two units point that say too little of
// one matter for a direction, see oppose; "" where they are of different deeds.
func (p unitPair) lean(older, newer *corpus.Statement) Direction {
	if p.sim < third && !p.sameDeed(older, newer) || p.old.Polarity != p.new.Polarity {
		return ""
	}
	return rising(p.new.Rank > p.old.Rank)
}

func rising(up bool) Direction {
	if up {
		return Stronger
	}
	return Weaker
}

// some is a span as a list, empty when the span is.
func some(s corpus.Span) []corpus.Span {
	if s.Len() == 0 {
		return nil
	}
	return []corpus.Span{s}
}

// actorDirection: what all said and now one says is weaker, and the other way
// round. Between two single parties there is no direction, nor where one body
// speaks alone: to name itself or its country there is one thing.
func actorDirection(older, newer *corpus.Statement, p unitPair) Direction {
	switch was, is := p.old.Actor, p.new.Actor; {
	case older.Issuers == 1 || newer.Issuers == 1:
		return Level
	case !p.sameMatter(half):
	case was == corpus.Both && is.Single():
		return Weaker
	case was.Single() && is == corpus.Both:
		return Stronger
	}
	return Level
}

func opposite(d Direction) Direction {
	switch d {
	case Stronger:
		return Weaker
	case Weaker:
		return Stronger
	}
	return d
}
