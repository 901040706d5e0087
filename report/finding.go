package report

import (
	"fmt"
	"strings"

	"tifa/corpus"
	"tifa/diff"
)

// Finding is one thing that a reader wants to know before all else, ready to
// print.
type Finding struct {
	Kind    diff.FindingKind
	Change  int    // index in Comparison.Changes
	Address string // of both sides, as in a row
	// Facts say what shows it, in words: "verb “oppose” (5) → “regret” (2)".
	Facts []string
	// Before and After quote what the acts say; one is empty when an act is
	// gone or new.
	Before, After string
}

// FindingGroup is all findings of one kind.
type FindingGroup struct {
	Kind     diff.FindingKind
	Title    string
	Findings []Finding
}

// findingTitles name the kinds.
var findingTitles = map[diff.FindingKind]string{
	diff.Gone:         "Gone without a successor",
	diff.Weakened:     "Weaker",
	diff.Strengthened: "Stronger",
	diff.InPart:       "Stronger in part, weaker in part",
	diff.NewlyBinding: "New commitments and positions",
	diff.OtherActor:   "Another actor",
	diff.ToFront:      "Moved to the front",
	diff.ToBack:       "Moved to the back",
}

// findings lays out the findings about the rows that were chosen.
func findings(c *diff.Comparison, chosen map[int]bool) []FindingGroup {
	var out []FindingGroup
	for _, f := range c.Findings() {
		if !chosen[f.Change] {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Kind != f.Kind {
			out = append(out, FindingGroup{Kind: f.Kind, Title: findingTitles[f.Kind]})
		}
		g := &out[len(out)-1]
		g.Findings = append(g.Findings, finding(c, f))
	}
	return out
}

func finding(c *diff.Comparison, f diff.Finding) Finding {
	ch := &c.Changes[f.Change]
	r := Row{OldAddress: addresses(c.Old, ch.Old), NewAddress: addresses(c.New, ch.New)}
	out := Finding{Kind: f.Kind, Change: f.Change, Address: r.address()}
	switch {
	case f.Kind == diff.Gone:
		out.Facts, out.Before = []string{act(c.Old, f.Unit)}, passage(c.Old, f.Unit.Scope)
	case f.Kind == diff.NewlyBinding:
		out.Facts, out.After = []string{act(c.New, f.Unit)}, passage(c.New, f.Unit.Scope)
	case f.Shifts == nil:
		out.Before, out.After = text(c.Old, ch.Old), text(c.New, ch.New)
	default:
		for _, s := range f.Shifts {
			if f.Kind == diff.OtherActor || s.Direction != diff.Level {
				out.Facts = append(out.Facts, fact(c, s))
				out.Before = quoted(out.Before, passage(c.Old, s.OldScope))
				out.After = quoted(out.After, passage(c.New, s.NewScope))
			}
		}
	}
	return out
}

// quoted adds a passage to those quoted already, each once.
func quoted(all, more string) string {
	switch {
	case more == "" || strings.Contains(all, more):
		return all
	case all == "":
		return more
	}
	return all + gap + more
}

// passage quotes a stretch of a statement without markup.
func passage(s *corpus.Statement, sp corpus.Span) string {
	return strings.TrimSpace(printable(corpus.StripMarkup(s.String(sp))))
}

// act names an act: "commitment, both".
func act(s *corpus.Statement, u *corpus.Unit) string {
	return string(u.Type) + ", " + ActorName(u.Actor) + ": " + quote(s, u.Verb)
}

// Verb quotes the verb group of an act, its parts joined by " … ".
func Verb(s *corpus.Statement, u *corpus.Unit) string {
	return printable(corpus.StripMarkup(quote(s, u.Verb)))
}

// ActorName names an actor for a reader: a party by its name alone.
func ActorName(a corpus.Actor) string { return printable(a.Name()) }

// Facts says in words what changed the force of a change, "" when nothing did.
func Facts(c *diff.Comparison, ch *diff.Change) string {
	out := make([]string, len(ch.Shifts))
	for i, s := range ch.Shifts {
		out[i] = fact(c, s)
	}
	return strings.Join(out, "; ")
}

// fact says in words what a shift rests on.
func fact(c *diff.Comparison, s diff.Shift) string {
	was, is := words(c.Old, s.Old), words(c.New, s.New)
	switch s.Law {
	case diff.VerbLaw:
		return fmt.Sprintf("%s: %s (%d) → %s (%d)", s.Axis, was, s.From, is, s.To)
	case diff.ActorLaw:
		return fmt.Sprintf("actor: %s → %s", ActorName(s.Was), ActorName(s.Is))
	case diff.UnitLaw:
		if was != "" {
			return "act left out: " + was
		}
		return "act added: " + is
	}
	switch {
	case was == "" && is == "":
		return string(s.Law)
	case was == "":
		return fmt.Sprintf("%s gained: %s", s.Law, is)
	case is == "":
		return fmt.Sprintf("%s lost: %s", s.Law, was)
	}
	return fmt.Sprintf("%s: %s → %s", s.Law, was, is)
}

// words quotes words that stand apart in a statement.
func words(s *corpus.Statement, spans []corpus.Span) string {
	if len(spans) == 0 {
		return ""
	}
	return "“" + strings.TrimSpace(printable(corpus.StripMarkup(quote(s, spans)))) + "”"
}
