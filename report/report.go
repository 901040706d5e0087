// Package report lays out a comparison or a statement and prints it: as a
// table for the terminal, plain text, HTML, Markdown, CSV, JSON or a Word
// document; package xlsx writes workbooks. Verify holds a comparison that was
// printed as JSON to its sources.
//
// A Report is built once; every printer prints the same one. Nothing is
// computed here that package diff did not say.
package report

import (
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// Report is a comparison laid out for reading.
type Report struct {
	Comparison *diff.Comparison
	Summary    diff.Summary
	// Findings are what is worth saying first about the changes chosen by
	// Filter, by weight.
	Findings []FindingGroup
	// Rows are the changes chosen by Filter, in reading order.
	Rows []Row
	// Filter is what was chosen, for saying so.
	Filter Filter
	// UI is the language of headings and labels, where a printer has it.
	UI     UI
	chosen map[int]bool // the changes of Rows
	// Commitments are the units of the chosen changes, nil unless the filter
	// asks for them.
	Commitments *Commitments
}

// Row is one change, ready to print.
type Row struct {
	Change *diff.Change
	Index  int // of the change in Comparison.Changes
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
	Only []string // of Choices; empty for all but "unchanged"
	// Section is the address of a section on either side, or of a paragraph where
	// there are no sections; "" for all.
	Section string
	// Commitments asks for the comparison at the level of units as well.
	Commitments bool
}

// Choices are the words that Filter.Only takes.
var Choices = []string{"added", "removed", "reworded", "moved", "split", "merged", "unchanged"}

// Validate says what is wrong with a filter for two statements.
func (f Filter) Validate(c *diff.Comparison) error {
	for i, o := range f.Only {
		o = strings.ToLower(strings.TrimSpace(o))
		f.Only[i] = o
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
			label := sectionLabel(st, s)
			if label == "" {
				continue
			}
			if f.isSection(label, s.Title) {
				return nil
			}
			if s.Title != "" {
				label += " (" + printable(s.Title) + ")"
			}
			if !slices.Contains(known, label) {
				known = append(known, label)
			}
		}
	}
	if f.isParagraph(c.Old) || f.isParagraph(c.New) {
		return nil
	}
	if len(known) == 0 {
		return fmt.Errorf("--section: no paragraph %q in either statement, and neither is divided into sections: give the number of a paragraph (9 of the address 9.5), or leave --section out", f.Section)
	}
	return fmt.Errorf("--section: no section %q in either statement: known are %s", f.Section, strings.Join(known, ", "))
}

// sectionLabel is the address of a section: "0" for what stands before the
// first heading, "" in a statement without headings.
func sectionLabel(st *corpus.Statement, s corpus.Section) string {
	if s.Label == "" && len(st.Sections) > 1 {
		return "0"
	}
	return s.Label
}

// isSection tells whether the filter names a section: by its address, with or
// without §, or by its title.
func (f Filter) isSection(label, title string) bool {
	return f.Section == label || strings.ReplaceAll(label, "§", "") == f.Section || title != "" && strings.EqualFold(title, f.Section)
}

// New lays out a comparison.
func New(c *diff.Comparison, f Filter) *Report {
	r := &Report{Comparison: c, Summary: c.Summary(), Filter: f}
	chosen := map[int]bool{}
	for i := range c.Changes {
		if ch := &c.Changes[i]; f.chooses(c, ch) {
			r.Rows = append(r.Rows, row(c, i))
			chosen[i] = true
		}
	}
	r.Findings, r.chosen = English.findings(c, chosen), chosen
	if f.Commitments {
		r.Commitments = commitments(c, f)
	}
	return r
}

// reaches tells changes that are chosen or, without a choice of kinds,
// unchanged ones of the chosen section.
func (f Filter) reaches(c *diff.Comparison, ch *diff.Change) bool {
	return f.chooses(c, ch) || len(f.Only) == 0 && (f.inSection(c.Old, ch.Old) || f.inSection(c.New, ch.New))
}

func (f Filter) chooses(c *diff.Comparison, ch *diff.Change) bool {
	if !f.inSection(c.Old, ch.Old) && !f.inSection(c.New, ch.New) {
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
	return append([]string{string(ch.Kind)}, shape(&ch.Pair)...)
}

// shape says what became of a pair as a whole: moved, split, merged.
func shape(p *align.Pair) []string {
	var words []string
	if p.Moved {
		words = append(words, "moved")
	}
	if len(p.New) > 1 {
		words = append(words, "split")
	}
	if len(p.Old) > 1 {
		words = append(words, "merged")
	}
	return words
}

// inSection tells whether a clause of the group stands in the section that
// the filter names, or in one inside it; or in the paragraph of that number where
// the statement has no sections.
func (f Filter) inSection(s *corpus.Statement, group []int) bool {
	return f.Section == "" || slices.ContainsFunc(group, func(i int) bool {
		if paragraph(s, i) == f.Section {
			return true
		}
		own := s.Sections[s.Clauses[i].Section]
		label := sectionLabel(s, own)
		if f.isSection(label, own.Title) {
			return true
		}
		return slices.ContainsFunc(s.Sections, func(outer corpus.Section) bool {
			return outer.Label != "" && strings.HasPrefix(label, outer.Label+"-") && f.isSection(outer.Label, outer.Title)
		})
	})
}

func row(c *diff.Comparison, i int) Row {
	ch := &c.Changes[i]
	r := Row{Change: ch, Index: i, OldAddress: addresses(c.Old, ch.Old), NewAddress: addresses(c.New, ch.New), Label: label(c, ch)}
	r.Before, r.After = Pieces(c, ch, printable)
	return r
}

// Pieces are the two texts of a change in pieces, markup left out. show writes
// text as the format can carry it.
func Pieces(c *diff.Comparison, ch *diff.Change, show func(string) string) (before, after []Piece) {
	add := func(ps []Piece, op diff.Op, text string, class diff.Class) []Piece {
		return appendPiece(ps, Piece{op, text, class}, show)
	}
	switch ch.Kind {
	case diff.Added:
		after = add(nil, diff.Insert, plain(c.New, ch.New), diff.None)
	case diff.Removed:
		before = add(nil, diff.Delete, plain(c.Old, ch.Old), diff.None)
	default:
		before, after = pieces(ch.Edits, show)
	}
	return before, after
}

// pieces lays edits out side by side.
func pieces(edits []diff.Edit, show func(string) string) (before, after []Piece) {
	for _, e := range edits {
		if e.Op != diff.Insert {
			before = appendPiece(before, Piece{e.Op, corpus.StripMarkup(e.Old), e.Class}, show)
		}
		if e.Op != diff.Delete {
			after = appendPiece(after, Piece{e.Op, corpus.StripMarkup(e.New), e.Class}, show)
		}
	}
	return before, after
}

// appendPiece appends a piece as show writes it, unless nothing is left of it.
func appendPiece(ps []Piece, p Piece, show func(string) string) []Piece {
	if p.Text = show(strings.ReplaceAll(p.Text, diff.Apart, gap)); p.Text == "" {
		return ps
	}
	return append(ps, p)
}

// gap stands between the parts of a split or merge that do not stand side by
// side: what is printed in one cell must not be quoted as one passage.
const gap = " […] "

func addresses(s *corpus.Statement, group []int) string {
	ids := make([]string, len(group))
	for i, c := range group {
		ids[i] = printable(s.Clauses[c].ID)
	}
	return strings.Join(ids, " + ")
}

// text quotes a group of clauses.
func text(s *corpus.Statement, group []int) string {
	ts := make([]string, len(group))
	for i, c := range group {
		ts[i] = unmarked(s, &s.Clauses[c])
	}
	return printable(strings.Join(ts, gap))
}

// plain is the text of a group of clauses without markup.
func plain(s *corpus.Statement, group []int) string {
	ts := make([]string, len(group))
	for i, c := range group {
		ts[i] = s.Plain(&s.Clauses[c])
	}
	return strings.Join(ts, gap)
}

// label says in words what became of a clause.
func label(c *diff.Comparison, ch *diff.Change) string {
	words := shape(&ch.Pair)
	switch {
	case ch.Kind == diff.Reworded && ch.Class == diff.Slot:
		words = append(words, "reworded (dates, numbers or names)")
	case ch.Kind == diff.Reworded && ch.Class == diff.Order:
		words = append(words, "reworded (order of a list)")
	case c.Exchanged(ch):
		words = append(words, "heading exchanged for one without a word in common")
	case ch.Kind != diff.Unchanged || len(words) == 0:
		words = append(words, string(ch.Kind))
	}
	if ch.Kind == diff.Unchanged && ch.Class != diff.None {
		words = append(words, classWords[ch.Class])
	}
	if ch.Linked() && ch.Confidence < uncertain {
		words = append(words, "weak match")
	}
	if t := ch.Trace; t.Share > 0 {
		if len(ch.Old) > 0 {
			words = append(words, "absorbed in "+printable(c.New.Clauses[t.Clause].ID))
		} else {
			words = append(words, "split from "+printable(c.Old.Clauses[t.Clause].ID))
		}
	}
	for _, l := range ch.Lists {
		words = append(words, listLabel(c, l))
	}
	return strings.Join(words, ", ")
}

// listLabel says which items of a list came and went.
func listLabel(c *diff.Comparison, l diff.ListChange) string {
	var parts []string
	items := func(sign string, s *corpus.Statement, spans []corpus.Span) {
		for _, sp := range spans {
			parts = append(parts, sign+" "+passage(s, sp))
		}
	}
	items("+", c.New, l.Gained)
	items("−", c.Old, l.Lost)
	if l.Reordered {
		parts = append(parts, "order changed")
	}
	return "list: " + strings.Join(parts, "; ")
}

// uncertain is the confidence below which a match is said to be weak: of such
// matches at least three in ten are wrong.
const uncertain = 0.7

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
		return r.UI.T("Identical: every clause stands in both, in the same order and the same words.")
	case s.SameWording():
		if s.Classes[diff.Damaged] > 0 {
			return r.UI.T("As far as the copies can be read: same wording: nothing added, removed, reworded or moved; %s.", r.only())
		}
		return r.UI.T("Same wording: nothing added, removed, reworded or moved; %s.", r.only())
	}
	return ""
}

// only says in which ways alone unchanged clauses differ.
func (r *Report) only() string {
	ways := []struct {
		class diff.Class
		way   string
	}{
		{diff.Script, "only in script (traditional or simplified)"},
		{diff.Punctuation, "only in punctuation"},
		{diff.Numbering, "only in numbering"},
		{diff.Damaged, "only where a copy is damaged"},
	}
	var out []string
	for _, w := range ways {
		if n := r.Summary.Classes[w.class]; n > 0 {
			out = append(out, r.UI.T("%s "+w.way, thousands(n)))
		}
	}
	return strings.Join(out, r.UI.T(", "))
}

// Counts says the changes by kind.
func (r *Report) Counts() string {
	s := r.Summary
	parts := []string{
		r.UI.T("%d added", s.Added),
		r.UI.T("%d removed", s.Removed),
		r.UI.T("%d reworded", s.Reworded),
	}
	var only []string
	for _, w := range []struct {
		class diff.Class
		way   string
	}{{diff.Slot, "dates, numbers or names"}, {diff.Order, "the order of a list"}} {
		if n := s.Classes[w.class]; n > 0 {
			only = append(only, r.UI.T("%d only in "+w.way, n))
		}
	}
	if only != nil {
		parts[2] += r.UI.T(" (%s)", strings.Join(only, r.UI.T(", ")))
	}
	parts = append(parts, r.UI.T("%d moved", s.Moved))
	if s.Split > 0 {
		parts = append(parts, r.UI.T("%d split", s.Split))
	}
	if s.Merged > 0 {
		parts = append(parts, r.UI.T("%d merged", s.Merged))
	}
	unchanged := r.UI.T("%d unchanged", s.Unchanged)
	if only := r.only(); only != "" {
		unchanged += r.UI.T(" (%s)", only)
	}
	return strings.Join(append(parts, unchanged), r.UI.T(", "))
}

// Chosen says which changes the rows are, "" for the usual choice.
func (f Filter) Chosen() string {
	var parts []string
	if len(f.Only) > 0 {
		parts = append(parts, "only "+strings.Join(f.Only, ", "))
	}
	if f.Section != "" {
		parts = append(parts, "only section "+printable(f.Section))
	}
	return strings.Join(parts, "; ")
}

// Reading says what was repaired, is damaged and was dropped in a statement.
func Reading(s *corpus.Statement) string { return English.reading(s) }

func (u UI) reading(s *corpus.Statement) string {
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
			names[i] = fmt.Sprintf("%s %s", thousands(rules[r]), printable(r))
		}
		parts = append(parts, u.Count(n, "1 repair", "%s repairs")+u.T(" (%s)", strings.Join(names, ", ")))
	}
	if n := len(s.Damage); n > 0 {
		parts = append(parts, u.Count(n, "1 damaged place", "%s damaged places"))
	}
	if n := len(s.Dropped); n > 0 {
		parts = append(parts, u.Count(n, "1 line dropped", "%s lines dropped"))
	}
	if n := len(s.Warnings); n > 0 {
		parts = append(parts, u.Count(n, "1 warning", "%s warnings"))
	}
	if n := formatting(s); n > 0 {
		parts = append(parts, u.Count(n, "1 formatting tag not shown", "%s formatting tags not shown"))
	}
	if len(parts) == 0 {
		return u.T("nothing repaired, nothing dropped")
	}
	return strings.Join(parts, u.T(", "))
}

// formatting counts the tags and emphasis marks that are not shown.
func formatting(s *corpus.Statement) int {
	n := 0
	for i := range s.Clauses {
		for _, t := range s.Clauses[i].Tokens {
			if t.Kind == corpus.Markup {
				n++
			}
		}
	}
	return n
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

// Pins lists the links that the analyst made or forbade.
func (r *Report) Pins() []string {
	var out []string
	for _, p := range r.Comparison.Pins {
		pin := "link %s and %s"
		if p.Never {
			pin = "never %s and %s"
		}
		s := r.UI.T(pin, addresses(r.Comparison.Old, p.Old), addresses(r.Comparison.New, p.New))
		if p.Note != "" {
			s += ": " + p.Note
		}
		out = append(out, printable(s))
	}
	return out
}

// Warnings lists what a reader of the comparison has to know before quoting.
func (r *Report) Warnings() []string {
	c := r.Comparison
	var out []string
	if base := func(lang string) string { tag, _, _ := strings.Cut(lang, "-"); return tag }; base(c.Old.Lang) != base(c.New.Lang) {
		out = append(out, r.UI.T("the old statement is in %s, the new one in %s: tifa compares wording and does not translate", c.Old.Lang, c.New.Lang))
	}
	for _, s := range []*corpus.Statement{c.Old, c.New} {
		for _, w := range s.Warnings {
			out = append(out, printable(s.ID+": "+w))
		}
	}
	return out
}

// Source is the file of a statement with the folder that holds it, which is
// enough to find it and tells nobody how the writer's disk is laid out; or the
// address that it was fetched from.
func Source(s *corpus.Statement) string {
	if corpus.IsAddress(s.Source.Name) {
		return printable(s.Source.Name)
	}
	name := filepath.Base(s.Source.Name)
	if s.Series != "" {
		name = s.Series + "/" + name
	}
	return printable(name)
}

// Name is how a statement is called in a report: its title.
func Name(s *corpus.Statement) string {
	if s.Title != "" {
		return printable(s.Title)
	}
	return "(no title)"
}

// printable takes out what would steer a terminal or hide text: control and
// bidirectional characters. Tabs and line ends become spaces, bytes that are
// no UTF-8 become U+FFFD (strings.Map does that). Every printer but JSON puts
// through it what comes from a file, a file name or the command line.
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
