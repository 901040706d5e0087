package report

import (
	"sort"
	"strings"
	"unicode"

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

// findings lays out the findings about the changes that were chosen.
func (u UI) findings(c *diff.Comparison, chosen map[int]bool) []FindingGroup {
	var out []FindingGroup
	for _, f := range c.Findings() {
		if !chosen[f.Change] {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Kind != f.Kind {
			out = append(out, FindingGroup{Kind: f.Kind, Title: u.T(findingTitles[f.Kind])})
		}
		g := &out[len(out)-1]
		g.Findings = append(g.Findings, u.finding(c, f))
	}
	return out
}

func (u UI) finding(c *diff.Comparison, f diff.Finding) Finding {
	ch := &c.Changes[f.Change]
	r := Row{OldAddress: addresses(c.Old, ch.Old), NewAddress: addresses(c.New, ch.New)}
	out := Finding{Kind: f.Kind, Change: f.Change, Address: u.address(&r)}
	switch {
	case f.Kind == diff.Gone:
		out.Facts, out.Before = []string{u.act(c.Old, f.Unit)}, clipped(c.Old, f.Unit.Scope)
		if n := c.Held[f.Change]; n > 0 {
			out.Facts = append(out.Facts, u.T("the last %s statements all had it, in these words or earlier ones", u.thousands(n)))
		}
	case f.Kind == diff.NewlyBinding:
		out.Facts, out.After = []string{u.act(c.New, f.Unit)}, clipped(c.New, f.Unit.Scope)
	case f.Shifts == nil:
		out.Before, out.After = text(c.Old, ch.Old), text(c.New, ch.New)
	default:
		for _, s := range f.Shifts {
			if f.Kind == diff.OtherActor || s.Direction != diff.Level {
				out.Facts = append(out.Facts, u.fact(c, s))
				out.Before = quoted(out.Before, clipped(c.Old, s.OldScope))
				out.After = quoted(out.After, clipped(c.New, s.NewScope))
			}
		}
		if out.Before == "" { // one side alone shows the shift: the other is quoted whole
			out.Before = text(c.Old, ch.Old)
		}
		if out.After == "" {
			out.After = text(c.New, ch.New)
		}
	}
	if ch.Linked() && ch.Confidence < uncertain {
		out.Facts = append(out.Facts, u.T("weak match"))
	}
	return out
}

// address says where a change stands, with a word where it has one side only.
func (u UI) address(r *Row) string {
	switch {
	case r.OldAddress == "":
		return u.T("new %s", r.NewAddress)
	case r.NewAddress == "":
		return u.T("old %s", r.OldAddress)
	}
	return r.address()
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

// clipped quotes a part of a clause, with … where words of the clause stand before
// or behind it: what is quoted in print must not look like the whole.
func clipped(s *corpus.Statement, sp corpus.Span) string {
	text := passage(s, sp)
	i := sort.Search(len(s.Clauses), func(i int) bool { return s.Clauses[i].End > sp.Start })
	if text == "" || i == len(s.Clauses) {
		return text
	}
	c, gap := &s.Clauses[i], " "
	if corpus.BaseLang(s.Lang) == "zh" {
		gap = ""
	}
	if worded(s.Text[max(c.Start, c.Marker.End):max(sp.Start, c.Marker.End)]) {
		text = "…" + gap + text
	}
	if worded(s.Text[min(sp.End, c.End):c.End]) {
		text += gap + "…"
	}
	return text
}

// worded tells whether a text has words.
func worded(text string) bool {
	return strings.ContainsFunc(corpus.StripMarkup(text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// act names an act: "commitment, both sides: will place". What those who speak say
// of others has the words that say it too: "position, both sides: stress … must
// end".
func (u UI) act(s *corpus.Statement, unit *corpus.Unit) string {
	words := unit.Verb
	if unit.Frame.Len() > 0 {
		words = append([]corpus.Span{unit.Frame}, words...)
	}
	return u.T("%s, %s: %s", u.term("type", string(unit.Type)), u.actor(s.Issuers, unit.Actor), printable(quote(s, words)))
}

// actor names an actor for a reader, in a statement of so many issuers (see
// corpus.Statement): a party by its name alone, in the language of its
// statement, and all who issue it by how many they are.
func (u UI) actor(issuers int, a corpus.Actor) string {
	switch {
	case a == corpus.Third || a == corpus.Impersonal:
		return u.term("actor", string(a))
	case a != corpus.Both:
		return ActorName(a)
	case issuers == 1:
		return u.T("the issuer")
	case issuers == 2:
		return u.T("both sides")
	}
	return u.T("all parties")
}

// Actor names an actor of a statement in English for a reader.
func Actor(s *corpus.Statement, a corpus.Actor) string { return English.actor(s.Issuers, a) }

// Verb quotes the verb group of an act, its parts joined by " … ".
func Verb(s *corpus.Statement, u *corpus.Unit) string {
	return printable(corpus.StripMarkup(quote(s, u.Verb)))
}

// ActorName names an actor for other programs: a party by its name alone, else
// the word of the JSON documents.
func ActorName(a corpus.Actor) string { return printable(a.Name()) }

// Facts says in words what changed the force of something, "" when nothing did.
func Facts(c *diff.Comparison, shifts []diff.Shift) string {
	out := make([]string, len(shifts))
	for i, s := range shifts {
		out[i] = English.fact(c, s)
	}
	return strings.Join(out, "; ")
}

// fact says in words what a shift rests on.
func (u UI) fact(c *diff.Comparison, s diff.Shift) string {
	was, is := u.words(c.Old, s.Old), u.words(c.New, s.New)
	switch s.Law {
	case diff.VerbLaw:
		return u.T("%s: %s (%d) → %s (%d)", u.term("axis", string(s.Axis)), was, s.From, is, s.To)
	case diff.ActorLaw:
		return u.T("%s: %s → %s", u.term("law", string(s.Law)), u.actor(c.Old.Issuers, s.Was), u.actor(c.New.Issuers, s.Is))
	case diff.GradeLaw:
		return u.T("%s: %s (%d) → %s (%d)", u.term("law", string(s.Law))+" ("+printable(s.Scale)+")", was, s.From, is, s.To)
	case diff.UnitLaw, diff.StandLaw:
		if was != "" {
			return u.T("act left out: %s", was)
		}
		return u.T("act added: %s", is)
	}
	law := u.term("law", string(s.Law))
	switch {
	case was == "" && is == "":
		return law
	case was == "":
		return u.T("%s gained: %s", law, is)
	case is == "":
		return u.T("%s lost: %s", law, was)
	}
	return u.T("%s: %s → %s", law, was, is)
}

// words quotes words that stand apart in a statement.
func (u UI) words(s *corpus.Statement, spans []corpus.Span) string {
	if len(spans) == 0 {
		return ""
	}
	return u.T("“%s”", strings.TrimSpace(printable(corpus.StripMarkup(quote(s, spans)))))
}
