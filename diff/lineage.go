package diff

import (
	"slices"
	"strings"

	"tifa/align"
	"tifa/corpus"
)

// Lineage is one clause through a series: what became of it from statement to
// statement, and its distinct wordings.
type Lineage struct {
	Statements []*corpus.Statement // of the whole series
	Steps      []Step              // one for each statement that holds the clause
	Versions   []Version           // distinct wordings, in order; every step is in one
	// Before and After are links that were cut at its ends, because what they
	// lead to says something else; nil when there are none.
	Before, After *align.Tie
}

// Step is the clause in one statement.
type Step struct {
	align.Knot
	// Group is the clauses that stand for it, see align.Chain: mostly one.
	Group []int
	Kind  StepKind
	Tie   *align.Tie // to the step before; nil for the first
	// Change is what became of the clause and of all that it was split from or
	// merged with.
	Change Change
	// Similarity of the wording to that of the step before, 0 to 1.
	Similarity float64
	// ToFirst is the similarity of the wording to that of the first step, 0 to 1.
	ToFirst float64
	// Unit is the main act of the clause, nil when it has none.
	Unit *corpus.Unit
}

// adrift is the similarity to the first wording below which a clause is hardly
// like it any more: the way there was one of many small steps.
const adrift = 0.2

// Adrift tells whether the wording has drifted so far that it is hardly like the
// first one any more.
func (s *Step) Adrift() bool { return s.ToFirst < adrift }

// StepKind says what became of a clause, in one word. Step.Tie and Step.Change
// tell all of it: a clause that came back may be reworded as well.
type StepKind string

// The kinds of step. Of several that apply the first counts.
const (
	StepFirst   StepKind = "first"
	StepRevived StepKind = "revived" // absent in one statement or more, then back
	Split       StepKind = "split"
	Merged      StepKind = "merged"
	Recast      StepKind = "reworded"
	Refilled    StepKind = "slot"  // only dates, numbers, names or titles differ
	Shifted     StepKind = "moved" // with the same words
	Verbatim    StepKind = "verbatim"
)

// StepKinds lists the kinds.
var StepKinds = []StepKind{StepFirst, StepRevived, Split, Merged, Recast, Refilled, Shifted, Verbatim}

// Version is a wording: a run of steps with the same words in statements that follow each
// other.
type Version struct {
	From, To int // first and last of the run, indexes in Lineage.Steps
	// Again is an earlier version with the same words, -1 when there is none.
	Again int
}

// N is the number of statements with the wording.
func (v Version) N() int { return v.To - v.From + 1 }

// ReadLineage reads a chain of threads.
func ReadLineage(t *align.Threads, chain align.Chain) *Lineage {
	l := &Lineage{Statements: t.Statements, Before: chain.Before, After: chain.After, Steps: make([]Step, len(chain.Knots))}
	known := map[string]int{} // versions by their words
	for i, k := range chain.Knots {
		s := &l.Steps[i]
		*s = Step{Knot: k, Group: chain.Groups[i], Kind: StepFirst, ToFirst: chain.Similarity(t, 0, i), Unit: mainUnit(t.Statements[k.Statement], chain.Groups[i])}
		same := false
		if i > 0 {
			s.Tie = chain.Ties[i-1]
			s.Similarity = chain.Similarity(t, i-1, i)
			same = l.follow(i)
		}
		if same && s.Tie.Absent() == 0 {
			l.Versions[len(l.Versions)-1].To = i
			continue
		}
		v := Version{From: i, To: i, Again: -1}
		if before, ok := known[l.words(i)]; ok {
			v.Again = before
		} else {
			known[l.words(i)] = len(l.Versions)
		}
		l.Versions = append(l.Versions, v)
	}
	return l
}

// follow reads what became of a clause since the step before, and tells
// whether its own words are the same.
func (l *Lineage) follow(i int) (same bool) {
	s := &l.Steps[i]
	tie := s.Tie
	older, newer := l.Statements[tie.From.Statement], l.Statements[tie.To.Statement]
	s.Change = Read(older, newer, align.Pair{Old: tie.Old, New: tie.New, Moved: tie.Moved, Score: s.Similarity, Confidence: tie.Confidence})
	same = s.Change.Kind == Unchanged
	if len(tie.Old)+len(tie.New) > 2 {
		same = l.words(i-1) == l.words(i)
	}
	switch {
	case tie.Absent() > 0:
		s.Kind = StepRevived
	case len(tie.New) > 1:
		s.Kind = Split
	case len(tie.Old) > 1:
		s.Kind = Merged
	case s.Change.Class == Slot:
		s.Kind = Refilled
	case s.Change.Kind == Reworded:
		s.Kind = Recast
	case tie.Moved:
		s.Kind = Shifted
	default:
		s.Kind = Verbatim
	}
	return same
}

// words is the wording of a step as it is compared.
func (l *Lineage) words(i int) string {
	var b strings.Builder
	for _, c := range l.Steps[i].Group {
		for _, t := range l.Statements[l.Steps[i].Statement].Clauses[c].Words() {
			b.WriteString(strings.ToLower(t.Norm))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// mainUnit is the act that a group of clauses is there for: the first that
// binds, else the first with a rank, else the first.
func mainUnit(st *corpus.Statement, group []int) *corpus.Unit {
	if binding := binding(st, group); binding != nil {
		return binding[0]
	}
	var first *corpus.Unit
	for _, c := range group {
		for i := range st.Clauses[c].Units {
			u := &st.Clauses[c].Units[i]
			if u.Rank > 0 {
				return u
			}
			if first == nil {
				first = u
			}
		}
	}
	return first
}

// Newest tells whether the clause stands in the last statement of the series.
func (l *Lineage) Newest() bool {
	return l.Steps[len(l.Steps)-1].Statement == len(l.Statements)-1
}

// Spell is a run of steps in statements that follow each other, as indexes in
// Lineage.Steps.
type Spell struct{ From, To int }

// Spells lists the runs of statements in a row in which the clause, or one that
// it was split from or merged with, holds a phrase.
func (l *Lineage) Spells(p Phrase) []Spell {
	var out []Spell
	for i := range l.Steps {
		if !l.holds(i, p) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].To == i-1 && l.Steps[i].Tie.Absent() == 0 {
			out[n-1].To = i
		} else {
			out = append(out, Spell{i, i})
		}
	}
	return out
}

func (l *Lineage) holds(i int, p Phrase) bool {
	s := &l.Steps[i]
	group := s.Group
	if s.Tie != nil {
		group = s.Tie.New
	}
	return slices.ContainsFunc(group, func(c int) bool { return p.held[align.Knot{Statement: s.Statement, Clause: c}] })
}
