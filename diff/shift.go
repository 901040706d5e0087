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
	KindLaw        Law = "kind"        // the verb went to another axis: no direction
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
	// use. Of ActorLaw, Was and Is name the actors.
	Axis     corpus.Axis
	From, To int
	Was, Is  corpus.Actor
}

// shifts reads the facts that changed in a linked change, and the direction
// that they give together.
func shifts(older, newer *corpus.Statement, ch *Change) ([]Shift, Direction) {
	if ch.Kind != Reworded {
		return nil, Level
	}
	var out []Shift
	pairs := pairUnits(older, ch.Old, newer, ch.New)
	for _, p := range pairs {
		switch {
		case p.old == nil:
			out = append(out, Shift{Law: UnitLaw, Direction: unitDirection(p.new, Stronger, pairs), New: p.new.Verb, NewScope: p.new.Scope})
		case p.new == nil:
			out = append(out, Shift{Law: UnitLaw, Direction: unitDirection(p.old, Weaker, pairs), Old: p.old.Verb, OldScope: p.old.Scope})
		default:
			out = append(out, unitShifts(older, newer, p)...)
		}
	}
	return out, direction(out)
}

// unitDirection is that of an act gained or lost: the one given for an act that
// binds, none for one that only tells or that repeats an act of the other side.
func unitDirection(u *operativeUnit, d Direction, pairs []unitPair) Direction {
	repeats := func(p unitPair) bool {
		return p.old != nil && p.new != nil && (p.old.Axis == u.Axis || p.new.Axis == u.Axis)
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
	switch {
	case a.Axis != b.Axis:
		out = append(out, Shift{Law: KindLaw, Direction: Level, Old: a.Verb, New: b.Verb})
	case a.Rank > 0 && b.Rank > 0 && a.Rank != b.Rank && !p.sameVerbs(older, newer):
		d := rising(b.Rank > a.Rank)
		if !p.sameMatter(half) {
			d = Level
		}
		out = append(out, Shift{Law: VerbLaw, Direction: d, Old: a.Verb, New: b.Verb, Axis: a.Axis, From: a.Rank, To: b.Rank})
	}
	if a.Actor.Name() != b.Actor.Name() {
		out = append(out, Shift{Law: ActorLaw, Direction: actorDirection(p), Old: some(a.Subject), New: some(b.Subject), Was: a.Actor, Is: b.Actor})
	}
	if a.Polarity != b.Polarity && a.Polarity != corpus.Neutral && b.Polarity != corpus.Neutral {
		out = append(out, Shift{Law: PolarityLaw, Direction: Level, Old: a.Verb, New: b.Verb})
	}
	for _, l := range markLaws {
		out = append(out, markShifts(l, older, newer, p)...)
	}
	if (a.Target.Len() > 0) != (b.Target.Len() > 0) && p.sameMatter(half) && a.Axis == b.Axis {
		out = append(out, Shift{Law: TargetLaw, Direction: rising(b.Target.Len() > 0), Old: some(a.Target), New: some(b.Target)})
	}
	for i := range out {
		out[i].OldScope, out[i].NewScope = a.Scope, b.Scope
	}
	return out
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
// round. Between two single parties there is no direction.
func actorDirection(p unitPair) Direction {
	switch was, is := p.old.Actor, p.new.Actor; {
	case !p.sameMatter(half):
	case was == corpus.Both && is.Single():
		return Weaker
	case was.Single() && is == corpus.Both:
		return Stronger
	}
	return Level
}

// markLaw says what a mark of one kind does when it comes.
type markLaw struct {
	law    Law
	kind   corpus.MarkKind
	gained Direction
}

var markLaws = []markLaw{
	{IntensifierLaw, corpus.Intensifier, Stronger},
	{HedgeLaw, corpus.Hedge, Weaker},
	{QuantifierLaw, corpus.Quantifier, Level}, // all or some: the step decides
	{ConditionLaw, corpus.Condition, Weaker},
	{NegationLaw, corpus.Negation, Level},
	{DeadlineLaw, corpus.Deadline, Stronger},
	{QuantityLaw, corpus.Quantity, Stronger},
	{ModalLaw, corpus.Modal, Level}, // the step decides
}

// markShifts compares the marks of one kind. What a mark says belongs to the
// word beside it: where that word came or went as well, nothing was
// strengthened or weakened.
func markShifts(l markLaw, older, newer *corpus.Statement, p unitPair) []Shift {
	a, b := p.old, p.new
	if !l.applies(p) || a.Axis != b.Axis {
		return nil
	}
	x, y := marksOf(older, a.Unit, l.kind), marksOf(newer, b.Unit, l.kind)
	// What stands on both sides is no change.
	x, y = without(x, y), without(y, x)
	x = slices.DeleteFunc(x, func(m mark) bool { return !b.has(a.beside(m.Mark, l.leads())) })
	y = slices.DeleteFunc(y, func(m mark) bool { return !a.has(b.beside(m.Mark, l.leads())) })
	switch {
	case len(x) == 0 && len(y) == 0, l.law == ModalLaw && (len(x) == 0 || len(y) == 0):
		return nil
	case len(x) == 0:
		return []Shift{{Law: l.law, Direction: l.alone(l.gained, y), New: spansOf(y)}}
	case len(y) == 0:
		return []Shift{{Law: l.law, Direction: l.alone(opposite(l.gained), x), Old: spansOf(x)}}
	}
	d := Level
	if from, to := highest(x), highest(y); from > 0 && to > 0 && from != to && l.together(a, x, b, y) {
		d = rising(to > from)
		if l.gained == Weaker {
			d = opposite(d)
		}
	}
	return []Shift{{Law: l.law, Direction: d, Old: spansOf(x), New: spansOf(y)}}
}

// half and third are how much two units have to share before a fact of theirs
// gives a direction. An intensifier needs less, since it needs its own word too.
const (
	half  = 0.5
	third = 0.3
)

func (l markLaw) least() float64 {
	if l.law == IntensifierLaw {
		return third
	}
	return half
}

// applies tells whether two units say so much of one matter that a mark which
// came or went gives a direction. A modal says how sure something is as much as
// how binding: it speaks in assessments too.
func (l markLaw) applies(p unitPair) bool {
	if l.law == ModalLaw {
		return p.sim >= half && p.old.Type != corpus.Narrative && p.new.Type != corpus.Narrative
	}
	return p.sameMatter(l.least())
}

// leads tells marks that stand before the word they belong to.
func (l markLaw) leads() bool {
	return l.law == IntensifierLaw || l.law == QuantifierLaw || l.law == NegationLaw || l.law == ModalLaw
}

// together tells marks of which one of either side belongs to the same word:
// only these can be compared.
func (l markLaw) together(a *operativeUnit, x []mark, b *operativeUnit, y []mark) bool {
	for _, m := range x {
		for _, n := range y {
			if w := a.beside(m.Mark, l.leads()); w != "" && w == b.beside(n.Mark, l.leads()) {
				return true
			}
		}
	}
	return false
}

// alone is the direction when marks came or went and none stood on the other
// side. The slightest intensifiers (further, 进一步) are style.
func (l markLaw) alone(d Direction, ms []mark) Direction {
	if l.law == IntensifierLaw && highest(ms) < 2 {
		return Level
	}
	return d
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

// mark is a mark with its words as they are compared.
type mark struct {
	corpus.Mark
	words string
}

func marksOf(st *corpus.Statement, u *corpus.Unit, kind corpus.MarkKind) []mark {
	var out []mark
	for _, m := range u.Marks {
		if m.Kind == kind {
			out = append(out, mark{m, foldWords(st.String(m.Span))})
		}
	}
	return out
}

// without returns the marks of a whose words are not among those of b.
func without(a, b []mark) []mark {
	var out []mark
	for _, m := range a {
		if !slices.ContainsFunc(b, func(n mark) bool { return n.words == m.words }) {
			out = append(out, m)
		}
	}
	return out
}

func spansOf(ms []mark) []corpus.Span {
	out := make([]corpus.Span, len(ms))
	for i, m := range ms {
		out[i] = m.Span
	}
	return out
}

func highest(ms []mark) int {
	top := 0
	for _, m := range ms {
		top = max(top, m.Step)
	}
	return top
}
