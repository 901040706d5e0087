package corpus

import "strings"

// Unit is one operative unit of a clause: who does what, how strongly. A
// clause of the body has one or more; every other clause has none. Package
// units fills them in; a statement just read has none yet.
type Unit struct {
	Actor Actor
	// Subject is the words that name the actor: in this clause or, when
	// Inherited, in an earlier one. Empty when no words name it.
	Subject Span
	// Inherited: the actor had to be fetched from an earlier sentence, because
	// this one has no subject or only a pronoun for one.
	Inherited bool
	// Verb is the verb group as it stands, modal and intensifier included. It
	// is one span, or more where other words stand between its parts.
	Verb []Span
	// Frame is the verb of speech that the unit hangs on: 重申 in 重申恪守,
	// "reaffirm" in "reaffirm that we will". Empty when it has none.
	Frame Span
	// Heads are the content verbs that the verb group governs; nil when the
	// group is itself the content.
	Heads    []Span
	Axis     Axis
	Rank     int // on that axis by the lexicon in use, 1 the weakest; 0 when the scale gives none
	Type     UnitType
	Polarity Polarity
	Target   Span   // the party that is addressed; empty when none is named
	Marks    []Mark // what makes the unit stronger, weaker or narrower, in order
	// Grades are the words that say how much of something the unit speaks of.
	Grades []Grade
	// Scope is what the unit says: from its subject or verb up to the next unit.
	Scope Span
}

// Mark is one word or phrase that changes the force or the reach of a unit.
type Mark struct {
	Span
	Kind MarkKind
	// Step orders marks of one kind by their strength, 1 the weakest; 0 when
	// they have no order.
	Step int
}

// Grade is a word that says how much of a thing there is: deepen cooperation, a
// solid pace. Only grades on one scale that are said of the same thing can be
// stronger or weaker than each other.
type Grade struct {
	Span
	Scale string // the name of the scale in the lexicon in use
	Step  int    // on that scale, 1 the weakest
	Of    GradeOf
	// After and Before are the words of which it is said, where they follow and
	// where they stand before it. At least one of them is there.
	After, Before []Span
}

// GradeOf says of which words a grade is said.
type GradeOf string

// What a grade is said of.
const (
	OfObject  GradeOf = "object"  // a verb, of what follows: deepen cooperation
	OfSubject GradeOf = "subject" // a verb or adjective, of what stands before: growth slowed
	OfEither  GradeOf = "quality" // an adjective, of either: a solid pace, gains were strong
)

// MarkKind says what a mark does.
type MarkKind string

// The kinds of marks.
const (
	Intensifier MarkKind = "intensifier" // strongly, 坚决, решительно
	Hedge       MarkKind = "hedge"       // as appropriate, 酌情, по возможности
	Quantifier  MarkKind = "quantifier"  // all, 一切, все
	Negation    MarkKind = "negation"    // not, 不, не
	Condition   MarkKind = "condition"   // if, subject to, 在…前提下, при условии
	Deadline    MarkKind = "deadline"    // by 2030, 年底前, до конца года
	Quantity    MarkKind = "quantity"    // 100 billion dollars, 2%, 三倍
	Concession  MarkKind = "concession"  // but, although, 但, хотя: what stands beside it takes something back
	Modal       MarkKind = "modal"       // will, may, 将, 可, будет: inside what the unit says, not in its own verb group
)

// Axis is the kind of act. Only acts on one axis can be stronger or weaker
// than each other.
type Axis string

// The axes.
const (
	Commissive  Axis = "commissive"  // will, undertake: binds the speaker
	Directive   Axis = "directive"   // call on, urge: asks others to act
	Negative    Axis = "negative"    // concern, oppose, condemn
	Support     Axis = "support"     // welcome, endorse, support
	Recognition Axis = "recognition" // note, acknowledge, recognize
	Assertion   Axis = "assertion"   // stress, hold, state
	OtherAxis   Axis = "other"       // what has no force of its own
)

// UnitType is what a unit is to a reader who counts commitments.
type UnitType string

// The types of units. A commitment is what the G7 and G20 Research Groups
// count as one: a publicly expressed undertaking of future action, several
// measures toward one target counted once.
const (
	Commitment UnitType = "commitment"
	Position   UnitType = "position"
	Assessment UnitType = "assessment"
	Narrative  UnitType = "narrative"
)

// Polarity is the attitude of a unit: "+" undertakes, supports, praises or
// asks to do; "-" refuses, opposes, worries or asks to stop; "0" is neutral.
type Polarity string

// The polarities.
const (
	Plus    Polarity = "+"
	Minus   Polarity = "-"
	Neutral Polarity = "0"
)

// Actor says who performs a unit: "both" (all parties together, or a joint
// body of theirs), "third", "impersonal", or one party by letter and short
// English name: "A:China". The letter is the party's place in Parties.
type Actor string

// Name is the actor without the letter: two statements may name the same
// parties in another order.
func (a Actor) Name() string {
	_, name, ok := strings.Cut(string(a), ":")
	if !ok {
		return string(a)
	}
	return name
}

// Single tells an actor that is one party alone.
func (a Actor) Single() bool { return strings.Contains(string(a), ":") }

// The actors that are no single party.
const (
	Both       Actor = "both"
	Third      Actor = "third"
	Impersonal Actor = "impersonal"
)
