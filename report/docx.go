package report

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"tifa/corpus"
	"tifa/diff"
	"tifa/report/docx"
)

// DOCX prints the new statement as a Word document whose differences from the
// old one are tracked changes: accepting all leaves exactly the paragraphs of
// the new statement, rejecting all those of the old one: markup, control and
// bidirectional characters are left out, white space that holds a line end or a
// tab is one space, and what XML cannot hold is U+FFFD. What there is to say
// stands in comments, the identity of the statements in the first one; the
// body holds nothing else.
//
// It is an error to choose changes, as the document holds them all.
func DOCX(w io.Writer, r *Report) error {
	if r.Filter.Chosen() != "" {
		return errors.New("--format docx: holds every change, or rejecting them would not give the old text: leave out --only and --section, or use --format docx-table")
	}
	c := r.Comparison
	d := document(r)
	d.Lang, d.Han = c.New.Lang, c.Old.Lang
	d.Date = c.New.Date
	bits := redline(c)
	about := r.comments(d, bits)
	var p docx.Paragraph
	for _, x := range bits {
		s := c.New
		if !x.mark.New() {
			s = c.Old
		}
		if x.end {
			p.Style, p.Mark = style(s, x.clause), x.mark
			d.Body = append(d.Body, p)
			p = docx.Paragraph{}
			continue
		}
		run := docx.Run{Text: x.text, Lang: printable(s.Lang), Mark: x.mark, Move: x.move, Comments: about[x]}
		if n := len(p.Runs); n > 0 && p.Runs[n-1].Mark == run.Mark && p.Runs[n-1].Move == run.Move && p.Runs[n-1].Lang == run.Lang && slices.Equal(p.Runs[n-1].Comments, run.Comments) {
			p.Runs[n-1].Text += run.Text
			continue
		}
		p.Runs = append(p.Runs, run)
	}
	return d.Write(w)
}

// document is what both documents have in common.
func document(r *Report) *docx.Document {
	c := r.Comparison
	days := Date(c.Old) + " → " + Date(c.New)
	return &docx.Document{
		Title:       Name(c.New) + ", " + days,
		Subject:     "Changes from " + Date(c.Old) + " " + Name(c.Old) + " to " + Date(c.New) + " " + Name(c.New),
		Description: strings.Join(factLines(r.facts()), "\n"),
		Author:      "tifa",
		Header:      days + "  " + Name(c.New),
	}
}

// whence names a statement so that it can be found again.
func whence(s *corpus.Statement) string {
	return fmt.Sprintf("%s %s (%s, SHA-256 %s)", Date(s), Name(s), Source(s), s.Source.SHA256)
}

// line is a name and what it is.
type line struct {
	name, text string
	lang       string // of the text, "" for English
}

// facts are what a reader has to know of the whole comparison.
func (r *Report) facts() []line {
	c := r.Comparison
	var out []line
	add := func(name, text string) { out = append(out, line{name: name, text: text}) }
	for _, side := range []struct {
		name string
		s    *corpus.Statement
	}{{"Old", c.Old}, {"New", c.New}} {
		add(side.name, whence(side.s)+"; "+Reading(side.s))
		out[len(out)-1].lang = printable(side.s.Lang)
	}
	if v := r.Verdict(); v != "" {
		add("Result", v)
	} else {
		add("Changes", r.Counts())
		add("Similarity", fmt.Sprintf("%.2f of 1", c.Similarity))
	}
	if c.Scale != "" && len(r.Findings) > 0 {
		add("Scale", printable(c.Scale))
	}
	for _, p := range r.Pins() {
		add("Pin", p)
	}
	for _, w := range r.Warnings() {
		add("Warning", w)
	}
	if chosen := r.Filter.Chosen(); chosen != "" {
		add("Shown", fmt.Sprintf("%s (%s)", count(len(r.Rows), "row"), chosen))
	}
	return out
}

func factLines(ls []line) []string {
	out := make([]string, len(ls))
	for i, l := range ls {
		out[i] = l.name + ": " + l.text
	}
	return out
}

// comments writes the comments of a document and says which ones are about
// which bit.
func (r *Report) comments(d *docx.Document, bits []*bit) map[*bit][]int {
	c := r.Comparison
	older, newer := map[int][]*bit{}, map[int][]*bit{}
	for _, x := range bits {
		switch {
		case x.end || x.space:
		case x.mark.New():
			newer[x.clause] = append(newer[x.clause], x)
		default:
			older[x.clause] = append(older[x.clause], x)
		}
	}
	about := map[*bit][]int{}
	attach := func(xs []*bit, ps []docx.Paragraph) {
		if len(xs) == 0 {
			return
		}
		for _, x := range xs {
			about[x] = append(about[x], len(d.Comments))
		}
		d.Comments = append(d.Comments, docx.Comment{Paragraphs: ps})
	}
	var identity []docx.Paragraph
	for _, f := range r.facts() {
		identity = append(identity, named(f))
	}
	attach(lasting(bits), identity)
	found := map[int][]Finding{}
	titles := map[diff.FindingKind]string{}
	for _, g := range r.Findings {
		titles[g.Kind] = g.Title
		for _, f := range g.Findings {
			found[f.Change] = append(found[f.Change], f)
		}
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		if found[i] == nil && !ch.Moved && ch.Trace.Share == 0 && len(ch.Old) < 2 && len(ch.New) < 2 && (!ch.Linked() || ch.Kind == diff.Unchanged || ch.Confidence >= uncertain) {
			continue
		}
		row := row(c, i)
		head := docx.Paragraph{Runs: []docx.Run{{Text: row.address(), Look: docx.Strong, Lang: "en"}, {Text: "  " + row.Label, Lang: "en"}}}
		ps := []docx.Paragraph{head}
		for _, f := range found[i] {
			ps = append(ps, named(line{name: titles[f.Kind], text: strings.Join(f.Facts, "; ")}))
		}
		switch {
		case len(ch.New) == 0:
			attach(older[ch.Old[0]], ps)
		default:
			if ch.Moved {
				attach(older[ch.Old[0]], []docx.Paragraph{head})
			}
			attach(newer[ch.New[0]], ps)
		}
	}
	return about
}

// lasting is the first bit that is kept, so that the comment on it outlives
// accepting and rejecting, else the first of all.
func lasting(bits []*bit) []*bit {
	words := func(x *bit) bool { return !x.end && !x.space }
	i := slices.IndexFunc(bits, func(x *bit) bool { return words(x) && x.mark == docx.Kept })
	if i < 0 {
		i = slices.IndexFunc(bits, words)
	}
	if i < 0 {
		return nil
	}
	return bits[i : i+1]
}

// named is a paragraph that says what something is.
func named(l line) docx.Paragraph {
	p := docx.Paragraph{Style: docx.Line, Runs: []docx.Run{{Text: l.name, Look: docx.Strong, Lang: "en"}}}
	if l.text != "" {
		p.Runs = append(p.Runs, docx.Run{Text: ": " + l.text, Lang: cmp.Or(l.lang, "en")})
	}
	return p
}

// style is how the paragraph that begins with a clause looks.
func style(s *corpus.Statement, clause int) docx.Style {
	c := &s.Clauses[clause]
	switch c.Role {
	case corpus.Title:
		return docx.Title
	case corpus.Heading:
		return []docx.Style{docx.Heading1, docx.Heading2, docx.Heading3}[min(max(s.Sections[c.Section].Level, 1), 3)-1]
	case corpus.Dateline:
		return docx.Dateline
	case corpus.Signature:
		return docx.Signature
	}
	if m := s.String(c.Marker); m != "" && !strings.ContainsFunc(m, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return docx.Bullet
	}
	return docx.Text
}

// DOCXTable prints a report as a memo in Word: the statements, the counts, the
// findings and a table of the changes chosen by the filter. Words are marked
// by how they look; nothing is a tracked change.
func DOCXTable(w io.Writer, r *Report) error {
	c := r.Comparison
	older, newer := printable(c.Old.Lang), printable(c.New.Lang)
	d := document(r)
	d.Lang, d.Landscape = "en", true
	d.Han = newer
	if !strings.HasPrefix(newer, "zh") {
		d.Han = older
	}
	put := func(style docx.Style, runs ...docx.Run) {
		d.Body = append(d.Body, docx.Paragraph{Style: style, Runs: runs})
	}
	put(docx.Title, docx.Run{Text: Name(c.New), Lang: newer}, docx.Run{Text: ", " + Date(c.Old) + " → " + Date(c.New)})
	for _, f := range r.facts() {
		d.Body = append(d.Body, named(f))
	}
	for _, g := range r.Findings {
		put(docx.Heading1, docx.Run{Text: fmt.Sprintf("%s (%d)", g.Title, len(g.Findings))})
		for _, f := range g.Findings {
			put(docx.Finding, docx.Run{Text: f.Address, Look: docx.Strong}, docx.Run{Text: "  " + strings.Join(f.Facts, "; ")})
			if f.Before != "" {
				put(docx.Quote, docx.Run{Text: f.Before, Lang: older, Look: docx.Struck})
			}
			if f.After != "" {
				put(docx.Quote, docx.Run{Text: f.After, Lang: newer, Look: docx.Underline})
			}
		}
	}
	if len(r.Rows) > 0 {
		put(docx.Heading1, docx.Run{Text: "Changes"})
		t := docx.Table{Widths: []int{1700, 1900, 5315, 5315}, Rows: [][]docx.Cell{{docxCell(docx.Head, docx.Run{Text: "Address"}),
			docxCell(docx.Head, docx.Run{Text: "Kind"}), docxCell(docx.Head, docx.Run{Text: "Before"}), docxCell(docx.Head, docx.Run{Text: "After"})}}}
		for _, row := range r.Rows {
			t.Rows = append(t.Rows, []docx.Cell{docxCell(docx.Field, docx.Run{Text: row.address()}), docxCell(docx.Field, docx.Run{Text: row.Label}),
				docxCell(docx.Field, styled(row.Before, older)...), docxCell(docx.Field, styled(row.After, newer)...)})
		}
		d.Body = append(d.Body, t)
		put(docx.Field) // a document ends with a paragraph
	}
	return d.Write(w)
}

func docxCell(style docx.Style, runs ...docx.Run) docx.Cell {
	return docx.Cell{{Style: style, Runs: runs}}
}

// styled marks words by how they look; the spaces around them stay plain.
func styled(ps []Piece, lang string) []docx.Run {
	var out []docx.Run
	for _, p := range ps {
		look := map[diff.Op]docx.Look{diff.Delete: docx.Struck, diff.Insert: docx.Underline}[p.Op]
		if look == "" {
			out = append(out, docx.Run{Text: p.Text, Lang: lang})
			continue
		}
		for _, r := range []docx.Run{{Text: p.Lead()}, {Text: p.Core(), Look: look}, {Text: p.Tail()}} {
			if r.Text != "" {
				r.Lang = lang
				out = append(out, r)
			}
		}
	}
	return out
}
