package report

import (
	"fmt"
	"slices"
	"strings"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// Lineages is what was asked about the clauses of a series: chains of clauses
// through its statements, the one that answers to most of the question first.
type Lineages struct {
	Series     string
	Statements []*corpus.Statement
	Asked      []string      // as given: phrases and addresses
	Phrases    []diff.Phrase // those of Asked that are phrases
	Chains     []*diff.Lineage
	Notes      []string // what a reader of the series has to know
	// Whole is how many chains a table prints in full, below a list of them all;
	// 0 for all, without a list. The other formats hold all of them.
	Whole int
}

// period names the days of a run of statements: one day, or the first and the
// last.
func period(from, to *corpus.Statement) string {
	if from == to {
		return Date(from)
	}
	return Date(from) + " to " + Date(to)
}

// statement returns that of a step.
func statement(c *diff.Lineage, step int) *corpus.Statement {
	return c.Statements[c.Steps[step].Statement]
}

// ownText is the wording of a step by itself.
func ownText(c *diff.Lineage, step int) string {
	s := statement(c, step)
	return printable(strings.ReplaceAll(joinGroup(s, c.Steps[step].Group, s.Plain), diff.Apart, gap))
}

// joinGroup joins clauses as they stand in the statement.
func joinGroup(s *corpus.Statement, group []int, text func(*corpus.Clause) string) string {
	var b strings.Builder
	for i, c := range group {
		if i > 0 {
			b.WriteString(diff.Joint(s, group[i-1], c))
		}
		b.WriteString(text(&s.Clauses[c]))
	}
	return b.String()
}

// atStep is the address of a step.
func atStep(c *diff.Lineage, step int) string {
	return addresses(statement(c, step), c.Steps[step].Group)
}

// grouped tells whether a step is only part of what answers to the step before,
// or that answers to more than the step before.
func grouped(c *diff.Lineage, step int) bool {
	s := &c.Steps[step]
	return s.Tie != nil && (len(s.Tie.Old) != len(c.Steps[step-1].Group) || len(s.Tie.New) != len(s.Group))
}

// stepRow lays out what became of a clause since the step before.
func stepRow(c *diff.Lineage, step int) (*diff.Comparison, Row) {
	s := &c.Steps[step]
	pair := &diff.Comparison{Old: c.Statements[s.Tie.From.Statement], New: c.Statements[s.Tie.To.Statement], Changes: []diff.Change{s.Change}}
	return pair, row(pair, 0)
}

// versionText is the text of a version in pieces: what changed since the one
// before is marked.
func versionText(c *diff.Lineage, v diff.Version) []Piece {
	if s := &c.Steps[v.From]; s.Tie == nil || s.Change.Kind == diff.Unchanged || grouped(c, v.From) {
		return []Piece{{diff.Equal, ownText(c, v.From), diff.None}}
	}
	_, r := stepRow(c, v.From)
	return inline(r)
}

// groupText is what a split or merge did to the whole group, in pieces; nil
// where a version begins with neither.
func groupText(c *diff.Lineage, v diff.Version) []Piece {
	if !grouped(c, v.From) {
		return nil
	}
	_, r := stepRow(c, v.From)
	return inline(r)
}

// stepWords says in words what became of a clause at a step.
func stepWords(c *diff.Lineage, step int) string {
	s := &c.Steps[step]
	if s.Tie == nil {
		return "first wording"
	}
	var words []string
	if n := s.Tie.Absent(); n > 0 {
		words = append(words, "revived after "+count(n, "statement")+" without it")
	}
	_, r := stepRow(c, step)
	change := r.Label
	if len(s.Tie.Old)+len(s.Tie.New) > 2 {
		change += fmt.Sprintf(" (%s)", r.address())
	}
	return strings.Join(append(words, change), ", ")
}

// stepFigures says how near a wording is to the one before and to the first.
func stepFigures(c *diff.Lineage, step int) string {
	s := &c.Steps[step]
	if s.Tie == nil {
		return ""
	}
	text := fmt.Sprintf("similarity %.2f, to the first %.2f", s.Similarity, s.ToFirst)
	if s.Adrift() {
		text += " (hardly alike)"
	}
	if s.Tie.Confidence < uncertain {
		text += fmt.Sprintf("; confidence %.2f", s.Tie.Confidence)
	}
	return text
}

// force names the main act of a step: "assertion 2 “believes”".
func force(c *diff.Lineage, step int) string {
	u := c.Steps[step].Unit
	if u == nil {
		return ""
	}
	text := string(u.Axis)
	if u.Rank > 0 {
		text += fmt.Sprintf(" %d", u.Rank)
	}
	return text + " " + English.words(statement(c, step), u.Verb)
}

// shiftText says what a version did to the force of the clause, with the facts.
func shiftText(c *diff.Lineage, v diff.Version) string {
	s := &c.Steps[v.From]
	if s.Tie == nil || len(s.Change.Shifts) == 0 {
		return ""
	}
	pair, _ := stepRow(c, v.From)
	text := Facts(pair, s.Change.Shifts)
	if s.Change.Shift != diff.Level {
		text = string(s.Change.Shift) + ": " + text
	}
	return text
}

// track follows rank and axis of the main act along a lineage.
func track(c *diff.Lineage) string {
	var out []string
	was, changes := "", 0
	for _, v := range c.Versions {
		is := "no act"
		if u := c.Steps[v.From].Unit; u != nil {
			is = fmt.Sprintf("%s %d", u.Axis, u.Rank)
		}
		if is == was {
			continue
		}
		if was != "" {
			changes++
		}
		was = is
		text := force(c, v.From)
		if text == "" {
			text = is
		}
		out = append(out, fmt.Sprintf("%s (%s)", text, Date(statement(c, v.From))))
	}
	if changes == 0 {
		text := force(c, 0)
		if text == "" {
			return "no act"
		}
		if c.Steps[0].Unit.Rank == 0 {
			return text + " throughout, without a rank"
		}
		return text + ", the same rank throughout"
	}
	return strings.Join(out, " → ")
}

// begins and ends say what stands at the ends of a lineage.
func begins(c *diff.Lineage) string {
	first := c.Steps[0].Statement
	switch {
	case first == 0:
		return "in the first statement held; it may be older"
	case c.Before != nil:
		return fmt.Sprintf("%s; cut from %s", Date(c.Statements[first]), severed(c, c.Before, c.Before.From))
	}
	return fmt.Sprintf("%s; nothing in %s answers to it", Date(c.Statements[first]), Date(c.Statements[first-1]))
}

func ends(c *diff.Lineage) string {
	if c.Newest() {
		return "in the last statement held; it may go on"
	}
	last := c.Steps[len(c.Steps)-1].Statement
	if c.After != nil {
		return fmt.Sprintf("%s; cut from %s", Date(c.Statements[last]), severed(c, c.After, c.After.To))
	}
	return fmt.Sprintf("%s; gone in %s", Date(c.Statements[last]), Date(c.Statements[last+1]))
}

// severed quotes the clause at the other end of a link that was cut.
func severed(c *diff.Lineage, t *align.Tie, k align.Knot) string {
	s := c.Statements[k.Statement]
	clause := &s.Clauses[k.Clause]
	return fmt.Sprintf("%s %s, which says something else (similarity %.2f, confidence %.2f): “%s”", Date(s), printable(clause.ID), t.Similarity, t.Confidence, printable(s.Plain(clause)))
}

// size counts what a lineage holds.
func size(c *diff.Lineage) string {
	absent := 0
	for i := range c.Steps {
		if t := c.Steps[i].Tie; t != nil {
			absent += t.Absent()
		}
	}
	text := fmt.Sprintf("%s, %s", count(len(c.Steps), "statement"), period(statement(c, 0), statement(c, len(c.Steps)-1)))
	if absent > 0 {
		text += fmt.Sprintf(" (absent in %d)", absent)
	}
	wordings := 0
	for _, v := range c.Versions {
		if v.Again < 0 {
			wordings++
		}
	}
	text += ", " + count(wordings, "wording")
	if n := weakLinks(c); n > 0 {
		text += fmt.Sprintf(", %d of %s weak", n, count(len(c.Steps)-1, "link"))
	}
	return text
}

func weakLinks(c *diff.Lineage) int {
	n := 0
	for i := range c.Steps {
		if t := c.Steps[i].Tie; t != nil && t.Confidence < uncertain {
			n++
		}
	}
	return n
}

// held says where a lineage holds a phrase, "" where it does not.
func held(c *diff.Lineage, p diff.Phrase) string {
	var parts []string
	for _, s := range c.Spells(p) {
		parts = append(parts, fmt.Sprintf("%s (%s)", period(statement(c, s.From), statement(c, s.To)), count(s.To-s.From+1, "statement")))
	}
	return strings.Join(parts, "; ")
}

// Answer says in one sentence what was found.
func (l Lineages) Answer() string {
	n := count(len(l.Chains), "chain")
	if len(l.Phrases) < 2 || len(l.Phrases) < len(l.Asked) || len(l.Chains) == 0 {
		return n
	}
	all := func(c *diff.Lineage) bool {
		return !slices.ContainsFunc(l.Phrases, func(p diff.Phrase) bool { return len(c.Spells(p)) == 0 })
	}
	if all(l.Chains[0]) {
		return fmt.Sprintf("%s; chain 1 holds all %d phrases: one clause", n, len(l.Phrases))
	}
	return fmt.Sprintf("%s; none holds all %d phrases", n, len(l.Phrases))
}

// events lists what happened to a clause inside a version, where its own words
// stayed the same.
func events(c *diff.Lineage, v diff.Version) []string {
	var out []string
	for i := v.From + 1; i <= v.To; i++ {
		if s := &c.Steps[i]; s.Kind != diff.Verbatim || s.Tie.Confidence < uncertain || s.Change.Class != diff.None {
			out = append(out, Date(statement(c, i))+" "+stepWords(c, i))
		}
	}
	return out
}

// versionAddresses lists the addresses of a version, each once.
func versionAddresses(c *diff.Lineage, v diff.Version) string {
	var out []string
	for i := v.From; i <= v.To; i++ {
		if a := atStep(c, i); !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return strings.Join(out, ", ")
}
