package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"tifa/corpus"
	"tifa/diff"
)

// Table prints a report for the terminal.
type Table struct {
	Width  int  // columns; 0 for 80
	Colour bool // mark words by colour and line instead of [-…-]{+…+}
	// Digest prints the findings alone, all of them, and no table of changes.
	Digest bool
}

// Below this many columns address and kind share one column.
const stacked = 110

// Print writes the report.
func (t Table) Print(w io.Writer, r *Report) error {
	width := t.Width
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	writeSummary(&b, r, width)
	most := mostFindings
	if t.Digest {
		most = len(r.Comparison.Changes) * 100 // all
	}
	writeFindings(&b, r, width, t.marks(), most)
	if len(r.Rows) > 0 && !t.Digest {
		b.WriteByte('\n')
		if err := t.rows(&b, r, width); err != nil {
			return err
		}
	}
	if r.Commitments != nil {
		r.Commitments.print(&b, width, t.marks())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t Table) marks() marks {
	if t.Colour {
		return colourMarks
	}
	return plainMarks
}

// writeSummary writes what stands above the changes: which statements, what
// was counted, what to know before quoting.
func writeSummary(b *strings.Builder, r *Report, width int) {
	field := fields{b, width}.put
	c := r.Comparison
	field("Old", identity(c.Old))
	field("New", identity(c.New))
	if v := r.Verdict(); v != "" {
		field("Result", v)
	} else {
		field("Changes", r.Counts())
		field("Similarity", fmt.Sprintf("%.2f of 1", c.Similarity))
	}
	for _, p := range r.Pins() {
		field("Pin", p)
	}
	field("Old reading", Reading(c.Old))
	field("New reading", Reading(c.New))
	if scale := r.Scale(); scale != "" {
		field("Scale", scaleNote(scale))
	}
	for _, warning := range r.Warnings() {
		field("Warning", warning)
	}
	if chosen := r.Filter.Chosen(); chosen != "" {
		field("Shown", fmt.Sprintf("%s (%s)", count(len(r.Rows), "row"), chosen))
	}
}

// fields writes what has a name, the text beside it.
type fields struct {
	b     *strings.Builder
	width int
}

func (f fields) put(name, text string) {
	for i, l := range lines([]Piece{{diff.Equal, text, diff.None}}, max(f.width-12, 20), noMarks) {
		if i > 0 {
			name = ""
		}
		fmt.Fprintf(f.b, "%-12s%s\n", name, l)
	}
}

// mostFindings is how many findings of one kind stand above the table; the
// table below has all of them.
const mostFindings = 12

// writeFindings writes what is worth knowing first, each with both texts, and
// no more than most of one kind.
func writeFindings(b *strings.Builder, r *Report, width int, m marks, most int) {
	const indent = "    "
	put := func(ps []Piece, m marks) {
		for _, l := range lines(ps, max(width-len(indent), 20), m) {
			b.WriteString(indent + l + "\n")
		}
	}
	for _, g := range r.Findings {
		fmt.Fprintf(b, "\n%s (%d)\n", g.Title, len(g.Findings))
		for i, f := range g.Findings {
			if i == most {
				fmt.Fprintf(b, "  … %d more: see the table\n", len(g.Findings)-i)
				break
			}
			head := f.Address
			if len(f.Facts) > 0 {
				head += "  " + strings.Join(f.Facts, "; ")
			}
			for k, l := range lines([]Piece{{diff.Equal, head, diff.None}}, max(width-4, 20), noMarks) {
				if k > 0 {
					l = "  " + l
				}
				b.WriteString("  " + l + "\n")
			}
			if f.Before != "" {
				put([]Piece{{diff.Delete, f.Before, diff.Wording}}, m)
			}
			if f.After != "" {
				put([]Piece{{diff.Insert, f.After, diff.Wording}}, m)
			}
		}
	}
	if n := r.unjudged(); n > 0 && len(r.Findings) > 0 {
		b.WriteByte('\n')
		text := count(n, "more reworded clause") + ": no rule of the scale gives a direction; read them in the table of changes"
		for _, l := range lines([]Piece{{diff.Equal, text, diff.None}}, width, noMarks) {
			b.WriteString(l + "\n")
		}
	}
}

// unjudged counts the reworded clauses among the rows of which no finding
// speaks: the findings are not all that changed.
func (r *Report) unjudged() int {
	told := map[int]bool{}
	for _, g := range r.Findings {
		for _, f := range g.Findings {
			told[f.Change] = true
		}
	}
	n := 0
	for _, row := range r.Rows {
		if row.Change.Kind == diff.Reworded && !told[row.Index] {
			n++
		}
	}
	return n
}

// identity names a statement: date, title, source.
func identity(s *corpus.Statement) string {
	return Date(s) + "  " + Name(s) + "  (" + Source(s) + ")"
}

func (t Table) rows(b *strings.Builder, r *Report, width int) error {
	m := t.marks()
	header := []string{"Address", "Kind", "Before", "After"}
	side := 14
	fixed := 8 + 12 // address and kind
	borders := 4*3 + 1
	if width < stacked {
		header = []string{"Change", "Before", "After"}
		fixed, borders = side, 3*3+1
	} else {
		fixed = side + side
	}
	column := max((width-fixed-borders)/2, 10)
	cell := func(ls []string) string { return strings.Join(ls, "\n") }
	table := newTable(b)
	table.Header(header)
	plain := func(s string, w int) []string { return lines([]Piece{{diff.Equal, s, diff.None}}, w, noMarks) }
	for _, row := range r.Rows {
		address := row.address()
		before, after := cell(lines(row.Before, column, m)), cell(lines(row.After, column, m))
		var err error
		if width < stacked {
			err = table.Append([]string{cell(append(plain(address, side), plain(row.Label, side)...)), before, after})
		} else {
			err = table.Append([]string{cell(plain(address, side)), cell(plain(row.Label, side)), before, after})
		}
		if err != nil {
			return err
		}
	}
	return table.Render()
}

// address says where a change stands: one address, or both when they differ.
func (r Row) address() string {
	switch {
	case r.OldAddress == "":
		return "new " + r.NewAddress
	case r.NewAddress == "":
		return "old " + r.OldAddress
	case r.OldAddress == r.NewAddress:
		return r.OldAddress
	}
	return r.OldAddress + " → " + r.NewAddress
}

// newTable makes a table that prints cells as they are: wrapping is done by
// lines, and the width of a character must not depend on the environment.
func newTable(w io.Writer) *tablewriter.Table {
	return tablewriter.NewTable(w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{Settings: tw.Settings{Separators: tw.Separators{BetweenRows: tw.On}}})),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithEastAsian(tw.Off),
	)
}
