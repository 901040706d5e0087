// Package report lays out a comparison or a statement and prints it: as a
// table for the terminal, HTML, Markdown, CSV or JSON.
//
// A Report is built once; every printer prints the same one. Nothing is
// computed here that package diff did not say.
package report

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"tifa/corpus"
	"tifa/diff"
)

// Report is a comparison laid out for reading.
type Report struct {
	Comparison *diff.Comparison
	Summary    diff.Summary
	// Rows are the changes chosen by Filter, in reading order.
	Rows []Row
	// Filter is what was chosen, for saying so.
	Filter Filter
}

// Row is one change, ready to print.
type Row struct {
	Change *diff.Change
	// OldAddress and NewAddress are the addresses of the clauses of each
	// side, joined by " + "; "" for an empty side.
	OldAddress, NewAddress string
	Label                  string // "reworded", "moved, reworded", "split, numbers and names only", …
	// Before and After are the two texts in pieces, markup left out.
	Before, After []Piece
}

// Piece is a run of text that is kept, deleted or inserted.
type Piece struct {
	Op    diff.Op
	Text  string
	Class diff.Class
}

// Lead, Core and Tail are the white space in front of a piece, what it says,
// and the white space behind: marks go round the core alone.
func (p Piece) Lead() string { return p.Text[:len(p.Text)-len(strings.TrimLeft(p.Text, " "))] }

// Core is the piece without the spaces around it.
func (p Piece) Core() string { return strings.Trim(p.Text, " ") }

// Tail is the white space behind the piece.
func (p Piece) Tail() string {
	if p.Core() == "" {
		return ""
	}
	return p.Text[len(strings.TrimRight(p.Text, " ")):]
}

// Filter chooses changes. The zero value chooses every change of wording or
// place and leaves out clauses whose words are unchanged.
type Filter struct {
	Only    []string // of Choices; empty for all but "unchanged"
	Section string   // address of a section on either side; "" for all
}

// Choices are the words that Filter.Only takes.
var Choices = []string{"added", "removed", "reworded", "moved", "split", "merged", "unchanged"}

// Validate says what is wrong with a filter for two statements.
func (f Filter) Validate(c *diff.Comparison) error {
	for _, o := range f.Only {
		if !slices.Contains(Choices, o) {
			return fmt.Errorf("--only: %q is no kind of change: known are %s", o, strings.Join(Choices, ", "))
		}
	}
	if f.Section == "" {
		return nil
	}
	var known []string
	for _, st := range []*corpus.Statement{c.Old, c.New} {
		for _, s := range st.Sections {
			if s.Label == f.Section {
				return nil
			}
			if s.Label != "" && !slices.Contains(known, s.Label) {
				known = append(known, s.Label)
			}
		}
	}
	if len(known) == 0 {
		return fmt.Errorf("--section: neither statement is divided into sections: leave --section out")
	}
	return fmt.Errorf("--section: no section %q in either statement: known are %s", f.Section, strings.Join(known, ", "))
}

// New lays out a comparison.
func New(c *diff.Comparison, f Filter) *Report {
	r := &Report{Comparison: c, Summary: c.Summary(), Filter: f}
	for i := range c.Changes {
		if ch := &c.Changes[i]; f.chooses(c, ch) {
			r.Rows = append(r.Rows, row(c, ch))
		}
	}
	return r
}

func (f Filter) chooses(c *diff.Comparison, ch *diff.Change) bool {
	if f.Section != "" && !inSection(c.Old, ch.Old, f.Section) && !inSection(c.New, ch.New, f.Section) {
		return false
	}
	kinds := kindsOf(ch)
	if len(f.Only) == 0 {
		return !slices.Contains(kinds, "unchanged") || len(kinds) > 1
	}
	return slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(f.Only, k) })
}

// kindsOf lists the words of Choices that fit a change.
func kindsOf(ch *diff.Change) []string {
	kinds := []string{string(ch.Kind)}
	if ch.Moved {
		kinds = append(kinds, "moved")
	}
	if len(ch.New) > 1 {
		kinds = append(kinds, "split")
	}
	if len(ch.Old) > 1 {
		kinds = append(kinds, "merged")
	}
	return kinds
}

// inSection tells whether a clause of the group stands in the section with
// that address or in one inside it.
func inSection(s *corpus.Statement, group []int, section string) bool {
	return slices.ContainsFunc(group, func(i int) bool {
		label := s.Sections[s.Clauses[i].Section].Label
		return label == section || strings.HasPrefix(label, section+"-")
	})
}

func row(c *diff.Comparison, ch *diff.Change) Row {
	r := Row{Change: ch, OldAddress: addresses(c.Old, ch.Old), NewAddress: addresses(c.New, ch.New), Label: label(ch)}
	switch ch.Kind {
	case diff.Added:
		r.After = []Piece{{diff.Insert, text(c.New, ch.New), diff.None}}
	case diff.Removed:
		r.Before = []Piece{{diff.Delete, text(c.Old, ch.Old), diff.None}}
	default:
		for _, e := range ch.Edits {
			if e.Op != diff.Insert {
				r.Before = appendPiece(r.Before, Piece{e.Op, corpus.StripMarkup(e.Old), e.Class})
			}
			if e.Op != diff.Delete {
				r.After = appendPiece(r.After, Piece{e.Op, corpus.StripMarkup(e.New), e.Class})
			}
		}
	}
	return r
}

// appendPiece leaves out empty pieces.
func appendPiece(ps []Piece, p Piece) []Piece {
	if p.Text = printable(p.Text); p.Text == "" {
		return ps
	}
	return append(ps, p)
}

func addresses(s *corpus.Statement, group []int) string {
	ids := make([]string, len(group))
	for i, c := range group {
		ids[i] = s.Clauses[c].ID
	}
	return strings.Join(ids, " + ")
}

func text(s *corpus.Statement, group []int) string {
	ts := make([]string, len(group))
	for i, c := range group {
		ts[i] = printable(s.Plain(&s.Clauses[c]))
	}
	return strings.Join(ts, " ")
}

// label says in words what became of a clause.
func label(ch *diff.Change) string {
	var words []string
	if ch.Moved {
		words = append(words, "moved")
	}
	if len(ch.New) > 1 {
		words = append(words, "split")
	}
	if len(ch.Old) > 1 {
		words = append(words, "merged")
	}
	switch {
	case ch.Kind == diff.Reworded && ch.Class == diff.Slot:
		words = append(words, "dates, numbers or names")
	case ch.Kind != diff.Unchanged || len(words) == 0:
		words = append(words, string(ch.Kind))
	}
	if ch.Kind == diff.Unchanged && ch.Class != diff.None {
		words = append(words, classWords[ch.Class])
	}
	return strings.Join(words, ", ")
}

var classWords = map[diff.Class]string{
	diff.Damaged:     "damaged copy",
	diff.Script:      "script only",
	diff.Punctuation: "punctuation only",
	diff.Numbering:   "renumbered",
}

// Verdict says the result in one sentence.
func (r *Report) Verdict() string {
	s := r.Summary
	switch {
	case s.Identical():
		return "Identical: every clause stands in both, in the same order and the same words."
	case s.SameWording():
		var only []string
		for _, c := range []diff.Class{diff.Damaged, diff.Script, diff.Punctuation, diff.Numbering} {
			if n := s.Classes[c]; n > 0 {
				only = append(only, fmt.Sprintf("%s %s", count(n, "clause"), map[diff.Class]string{
					diff.Damaged: "in a damaged place", diff.Script: "in script", diff.Punctuation: "in punctuation", diff.Numbering: "in numbering"}[c]))
			}
		}
		return "Same wording: nothing added, removed, reworded or moved. Differences only: " + strings.Join(only, ", ") + "."
	}
	return ""
}

// Counts says the changes by kind.
func (r *Report) Counts() string {
	s := r.Summary
	parts := []string{
		fmt.Sprintf("%d added", s.Added),
		fmt.Sprintf("%d removed", s.Removed),
		fmt.Sprintf("%d reworded", s.Reworded),
	}
	if n := s.Classes[diff.Slot]; n > 0 {
		parts[2] += fmt.Sprintf(" (%d only in dates, numbers or names)", n)
	}
	parts = append(parts, fmt.Sprintf("%d moved", s.Moved))
	if s.Split > 0 {
		parts = append(parts, fmt.Sprintf("%d split", s.Split))
	}
	if s.Merged > 0 {
		parts = append(parts, fmt.Sprintf("%d merged", s.Merged))
	}
	return strings.Join(append(parts, fmt.Sprintf("%d unchanged", s.Unchanged)), ", ")
}

// Chosen says which changes the rows are, "" for the usual choice.
func (f Filter) Chosen() string {
	var parts []string
	if len(f.Only) > 0 {
		parts = append(parts, "only "+strings.Join(f.Only, ", "))
	}
	if f.Section != "" {
		parts = append(parts, "only section "+f.Section)
	}
	return strings.Join(parts, "; ")
}

// Reading says what was repaired, is damaged and was dropped in a statement.
func Reading(s *corpus.Statement) string {
	var parts []string
	if n := len(s.Repairs); n > 0 {
		rules := map[string]int{}
		for _, r := range s.Repairs {
			rules[r.Rule]++
		}
		names := make([]string, 0, len(rules))
		for r := range rules {
			names = append(names, r)
		}
		sort.Strings(names)
		for i, r := range names {
			names[i] = fmt.Sprintf("%s %s", thousands(rules[r]), r)
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", count(n, "repair"), strings.Join(names, ", ")))
	}
	if n := len(s.Damage); n > 0 {
		parts = append(parts, count(n, "damaged place"))
	}
	if n := len(s.Dropped); n > 0 {
		parts = append(parts, count(n, "line")+" dropped")
	}
	if n := len(s.Warnings); n > 0 {
		parts = append(parts, count(n, "warning"))
	}
	if len(parts) == 0 {
		return "nothing repaired, nothing dropped"
	}
	return strings.Join(parts, ", ")
}

// count writes "1 line", "12 lines".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes 1,075.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Date writes the day of a statement, "undated" when unknown.
func Date(s *corpus.Statement) string {
	if s.Date.IsZero() {
		return "undated"
	}
	return s.Date.Format("2006-01-02")
}

// Name is how a statement is called in a report: its title, else its ID.
func Name(s *corpus.Statement) string {
	if s.Title != "" {
		return printable(s.Title)
	}
	return printable(s.ID)
}

// printable takes out what would steer a terminal or hide text: control and
// bidirectional characters. Tabs and line ends become spaces.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}
