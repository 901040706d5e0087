// Package xlsx writes a report as an Excel workbook: what was compared, what is
// worth saying first, every change with its words marked, every act of both
// statements, which clause answers to which and why, and what was done to the
// sources.
//
// Every text is a text cell, whatever it begins with, and none is cut: what is
// longer than a cell goes on in the next row, which says so. The same report
// gives the same bytes.
package xlsx

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
	"tifa/report"
)

// made stands for the time of writing in the properties of every workbook.
const made = "2006-09-16T00:00:00Z"

// Write writes a report as a workbook. version is the tifa version, command the
// words that made it.
func Write(w io.Writer, r *report.Report, version, command string) error {
	f := excelize.NewFile()
	defer f.Close() // what it holds in temporary files, when there are any
	f.SetZipWriter(newArchive)
	b := &book{File: f, r: r, c: r.Comparison, styles: map[style]int{}}
	for _, write := range []func() error{
		b.summary, b.findings, b.changes, b.commitments, b.alignment,
		func() error { return b.audit(version, command) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	err := f.SetDocProps(&excelize.DocProperties{
		Title:   fmt.Sprintf("Changes from %s to %s", report.Date(b.c.Old), report.Date(b.c.New)),
		Creator: "tifa " + version, LastModifiedBy: "tifa " + version, Created: made, Modified: made,
	})
	if err != nil {
		return err
	}
	return f.Write(w)
}

// book is a workbook being written.
type book struct {
	*excelize.File
	r      *report.Report
	c      *diff.Comparison
	styles map[style]int
}

// side is one of the two statements.
type side struct {
	name string
	*corpus.Statement
}

func (b *book) sides() []side { return []side{{"old", b.c.Old}, {"new", b.c.New}} }

// summary says what was compared and counts what was found. The numbers are
// cells of their own.
func (b *book) summary() error {
	s, err := b.sheet("Summary", 1, column{"Item", 42}, column{"Old", 72}, column{"New", 72})
	if err != nil {
		return err
	}
	both := func(item string, of func(*corpus.Statement) cell) {
		s.add(text(item), of(b.c.Old), of(b.c.New))
	}
	both("Title", func(s *corpus.Statement) cell { return in(s.Lang, report.Name(s)) })
	both("Date", func(s *corpus.Statement) cell { return text(report.Date(s)) })
	both("Place", func(s *corpus.Statement) cell { return in(s.Lang, s.Place) })
	both("Language", func(s *corpus.Statement) cell { return text(s.Lang) })
	both("File", func(s *corpus.Statement) cell { return text(report.Source(s)) })
	both("SHA-256", func(s *corpus.Statement) cell { return text(s.Source.SHA256) })
	both("Clauses", func(s *corpus.Statement) cell { return count(len(s.Clauses)) })
	both("Repairs", func(s *corpus.Statement) cell { return count(len(s.Repairs)) })
	both("Damaged places", func(s *corpus.Statement) cell { return count(len(s.Damage)) })
	both("Lines dropped", func(s *corpus.Statement) cell { return count(len(s.Dropped)) })
	both("Warnings", func(s *corpus.Statement) cell { return count(len(s.Warnings)) })
	both("Reading", func(s *corpus.Statement) cell { return text(report.Reading(s)) })

	s.head("Changes", "", "", "")
	sum := b.r.Summary
	for _, n := range []struct {
		name string
		n    int
	}{
		{"Added", sum.Added}, {"Removed", sum.Removed}, {"Reworded", sum.Reworded},
		{"Reworded only in dates, numbers or names", sum.Classes[diff.Slot]},
		{"Reworded only in the order of a list", sum.Classes[diff.Order]},
		{"Moved", sum.Moved}, {"Split", sum.Split}, {"Merged", sum.Merged}, {"Unchanged", sum.Unchanged},
		{"Unchanged but for script", sum.Classes[diff.Script]},
		{"Unchanged but for punctuation", sum.Classes[diff.Punctuation]},
		{"Unchanged but for numbering", sum.Classes[diff.Numbering]},
		{"Unchanged but for damage in a copy", sum.Classes[diff.Damaged]},
	} {
		s.add(text(n.name), count(n.n))
	}
	s.add(text("Similarity, 0 to 1"), share(b.c.Similarity))
	s.add(text("Scale of strength"), text(b.c.Scale))
	verdict := b.r.Verdict()
	if verdict == "" {
		verdict = "The wording differs: " + b.r.Counts() + "."
	}
	s.add(text("Verdict"), text(verdict))
	s.add(text("Rows in Changes"), count(len(b.r.Rows)))
	chosen := b.r.Filter.Chosen()
	if chosen == "" {
		chosen = "every change of wording or place"
	}
	s.add(text("Shown in Changes"), text(chosen))
	if len(b.r.Findings) > 0 {
		s.head("Findings", "", "", "")
	}
	for _, g := range b.r.Findings {
		s.add(text(g.Title), count(len(g.Findings)))
	}
	return s.close()
}

// findings lists what is worth saying first.
func (b *book) findings() error {
	s, err := b.sheet("Findings", 4, column{"No.", 6}, column{"Finding", 20}, column{"Old address", 14}, column{"New address", 14},
		column{"Facts", 40}, column{"Before", 55}, column{"After", 55})
	if err != nil {
		return err
	}
	rows := map[int]int{}
	for i, row := range b.r.Rows {
		rows[row.Index] = i
	}
	for _, g := range b.r.Findings {
		for _, f := range g.Findings {
			row := b.r.Rows[rows[f.Change]]
			s.add(count(rows[f.Change]+1), text(g.Title), in(b.c.Old.Lang, row.OldAddress), in(b.c.New.Lang, row.NewAddress),
				in(b.c.New.Lang, strings.Join(f.Facts, "; ")), in(b.c.Old.Lang, f.Before), in(b.c.New.Lang, f.After))
		}
	}
	return s.close()
}

// changes lists the changes that the filter chose, with their words marked.
func (b *book) changes() error {
	s, err := b.sheet("Changes", 9, column{"No.", 6}, column{"Old address", 14}, column{"New address", 14}, column{"Kind", 12}, column{"Moved", 9},
		column{"Class", 12}, column{"Shift", 10}, column{"Facts", 28}, column{"Confidence", 12}, column{"Before", 56}, column{"After", 56}, column{"In words", 24})
	if err != nil {
		return err
	}
	for i, row := range b.r.Rows {
		ch := row.Change
		confidence := text("")
		if ch.Linked() {
			confidence = share(ch.Confidence)
		}
		before, after := report.Pieces(b.c, ch, clean)
		s.add(count(i+1), in(b.c.Old.Lang, row.OldAddress), in(b.c.New.Lang, row.NewAddress), text(string(ch.Kind)), text(yes(ch.Moved)),
			text(string(ch.Class)), text(string(ch.Shift)), in(b.c.New.Lang, report.Facts(b.c, ch.Shifts)), confidence,
			cell{pieces: before, lang: b.c.Old.Lang}, cell{pieces: after, lang: b.c.New.Lang}, in(b.c.New.Lang, row.Label))
	}
	return s.close()
}

// commitments lists who does what in both statements, whatever was chosen.
func (b *book) commitments() error {
	s, err := b.sheet("Commitments", 7, column{"Side", 8}, column{"Address", 14}, column{"Type", 14}, column{"Actor", 16}, column{"Axis", 14},
		column{"Rank", 8}, column{"Verb", 24}, column{"Target", 20}, column{"Text", 90})
	if err != nil {
		return err
	}
	for _, side := range b.sides() {
		for _, c := range side.Clauses {
			for _, u := range c.Units {
				rank := text("")
				if u.Rank > 0 {
					rank = count(u.Rank)
				}
				s.add(text(side.name), in(side.Lang, c.ID), text(string(u.Type)), in(side.Lang, report.Actor(side.Statement, u.Actor)), text(string(u.Axis)), rank,
					in(side.Lang, report.Verb(side.Statement, &u)), in(side.Lang, corpus.StripMarkup(side.String(u.Target))),
					in(side.Lang, corpus.StripMarkup(side.String(u.Scope))))
			}
		}
	}
	return s.close()
}

// alignment lists which clause answers to which, whatever was chosen.
func (b *book) alignment() error {
	s, err := b.sheet("Alignment", 5, column{"Old address", 18}, column{"New address", 18}, column{"Link", 20}, column{"Score", 10}, column{"Confidence", 12}, column{"Reasons", 110})
	if err != nil {
		return err
	}
	a := report.Alignment{Alignment: &align.Alignment{Old: b.c.Old, New: b.c.New}}
	for i := range b.c.Changes {
		p := &b.c.Changes[i].Pair
		score, confidence := text(""), text("")
		if p.Linked() {
			score, confidence = share(p.Score), share(p.Confidence)
		}
		s.add(in(b.c.Old.Lang, addresses(b.c.Old, p.Old)), in(b.c.New.Lang, addresses(b.c.New, p.New)), text(a.Kind(p)), score, confidence, in(b.c.New.Lang, a.Reasons(p)))
	}
	return s.close()
}

// audit says where the texts came from and what was done to them.
func (b *book) audit(version, command string) error {
	s, err := b.sheet("Audit", 4, column{"Entry", 18}, column{"Side", 8}, column{"Rule or reason", 24}, column{"Byte", 10}, column{"Text", 80}, column{"Became", 40})
	if err != nil {
		return err
	}
	s.add(text("version"), text(""), text(""), text(""), text("tifa "+version))
	s.add(text("command"), text(""), text(""), text(""), text(command))
	for _, p := range b.r.Pins() {
		s.add(text("pin"), text(""), text(""), text(""), text(p))
	}
	for _, w := range b.r.Warnings() {
		s.add(text("warning"), text(""), text(""), text(""), text(w))
	}
	for _, side := range b.sides() {
		src := side.Source
		fact := func(entry, value string) { s.add(text(entry), text(side.name), text(""), text(""), text(value)) }
		fact("source", report.Source(side.Statement))
		fact("SHA-256", src.SHA256)
		s.add(text("bytes"), text(side.name), text(""), text(""), count(src.Bytes))
		s.add(text("encoding"), text(side.name), text(src.Evidence), text(""), text(src.Encoding))
		for _, r := range side.Repairs {
			s.add(text("repair"), text(side.name), text(r.Rule), count(r.Start), in(side.Lang, r.From), in(side.Lang, r.To))
		}
		for _, d := range side.Damage {
			s.add(text("damage"), text(side.name), text(fmt.Sprintf("not repaired: %d readings", d.Readings)), count(d.Start), in(side.Lang, side.String(d.Span)), in(side.Lang, d.Proposed))
		}
		for _, d := range side.Dropped {
			s.add(text("dropped"), text(side.name), text(d.Reason), count(d.Start), in(side.Lang, side.Left(d)))
		}
	}
	return s.close()
}

func addresses(s *corpus.Statement, group []int) string {
	ids := make([]string, len(group))
	for i, c := range group {
		ids[i] = s.Clauses[c].ID
	}
	return strings.Join(ids, " + ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// clean shows as U+FFFD what XML forbids and what would hide text or turn it
// round; line ends and tabs become spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\uFFFE' || r == '\uFFFF':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
