package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/diff"
	"tifa/diff/series"
)

// The signs of the presence grid.
const (
	present = "■"
	absent  = "·"
	unheld  = "?"
)

// bars are the heights of a sparkline.
var bars = []rune("▁▂▃▄▅▆▇█")

// Print writes the trends for the terminal: the presence grid and what
// happened to each phrase.
func (t *Trends) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	field := func(name, text string) { putField(&b, width, name, text) }
	field("Series", t.scope())
	for _, l := range t.limits() {
		field("Limit", l)
	}
	for _, m := range t.measured() {
		field("Shown", m)
	}
	for _, n := range t.notes() {
		field("Note", n)
	}
	switch {
	case t.Novelty != nil:
		t.novelty(&b, width)
	case t.Formulas != nil:
		t.formulas(&b, width)
	case len(t.Trends) > 0:
		t.grid(&b, width)
		for _, tr := range t.Trends {
			t.ledger(&b, tr, width)
		}
	}
	if t.Statistics != nil {
		t.statistics(&b, width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// putField writes a named line above a table.
func putField(b *strings.Builder, width int, name, text string) {
	for i, l := range lines([]Piece{{diff.Equal, text, diff.None}}, max(width-12, 20), noMarks) {
		if i > 0 {
			name = ""
		}
		fmt.Fprintf(b, "%-12s%s\n", name, l)
	}
}

// grid writes a row for each phrase and a column for each text. Where a date
// fits above each column it stands there and the cells have numbers; else the
// columns are one character wide, in as many blocks as they need.
func (t *Trends) grid(b *strings.Builder, width int) {
	label := 0
	for _, tr := range t.Trends {
		label = max(label, columns(printable(tr.Query.Label)))
	}
	if t.Values != nil {
		label = max(label, 14) // the names of the rows of values
	}
	label = min(label, width/3)
	room := width - label - 2
	dated := 12
	if t.normed() {
		dated = 14
	}
	n := len(t.Series.Events)
	// Rates want their counts beside them, in more than one block if need be.
	if fit := (room + 2) / dated; n <= fit || t.normed() && fit > 0 && n <= mostDated*fit {
		for from := 0; from < n; from += fit {
			t.wideBlock(b, label, dated, from, min(from+fit, n))
		}
		return
	}
	step := max(1, min(room/n, yearly))
	blocks := (n*step + room - 1) / room // of equal length
	for i := range blocks {
		t.block(b, label, step, i*n/blocks, (i+1)*n/blocks)
	}
}

// yearly is the width of a column that has a year above it.
const yearly = 5

// mostDated is the number of blocks of columns with a date, where one is not enough.
const mostDated = 3

func (t *Trends) wideBlock(b *strings.Builder, label, column, from, to int) {
	row := func(name string, cell func(i int) string) {
		line := fill(name, label)
		for i := from; i < to; i++ {
			line += "  " + fill(cell(i), column-2)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	b.WriteByte('\n')
	row("", t.date)
	for k, tr := range t.Trends {
		row(head(printable(tr.Query.Label), label), func(i int) string {
			if s := t.sign(tr, i); s != present {
				return s
			}
			return fmt.Sprintf("%s %d%s", present, tr.Issues[i].Count, t.beside(k, i))
		})
		if t.Smooth > 0 {
			row(t.meanLabel(), func(i int) string { return brief(t.Smoothed[k][i]) })
		}
	}
}

// sign is the cell of a phrase and a text.
func (t *Trends) sign(tr *series.Trend, i int) string {
	switch {
	case t.Series.Events[i].Missing():
		return unheld
	case tr.Issues[i].Count > 0:
		return present
	}
	return absent
}

// block writes the columns of some statements, years above them. Phrases that
// stand in none of them are left out, and their number is said.
func (t *Trends) block(b *strings.Builder, label, step, from, to int) {
	years := strings.Repeat(" ", label+2)
	for i := from; i < to; i++ {
		year := t.date(i)[:4]
		at := label + 2 + step*(i-from)
		if (i == from || t.date(i - 1)[:4] != year) && len(years) <= at && at+len(year) <= label+2+step*(to-from) {
			years = fill(years, at) + year + " "
		}
	}
	fmt.Fprintf(b, "\n%s to %s\n%s\n", t.date(from), t.date(to-1), strings.TrimRight(years, " "))
	row := func(name string, cell func(i int) string) {
		line := fill(head(name, label), label+2)
		for i := from; i < to; i++ {
			line += fill(cell(i), step)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	left := 0
	for k, tr := range t.Trends {
		here, most := false, 0
		for i := range tr.Issues {
			most = max(most, tr.Issues[i].Count)
			here = here || i >= from && i < to && tr.Issues[i].Count > 0
		}
		if !here && to-from < len(tr.Issues) {
			left++
			continue
		}
		row(printable(tr.Query.Label), func(i int) string { return t.sign(tr, i) })
		if most > 1 && here {
			row(fmt.Sprintf("  max %d", most), func(i int) string {
				if c := tr.Issues[i].Count; c > 0 {
					return string(bars[(c*len(bars)-1)/most])
				}
				return ""
			})
		}
		if here && t.normed() {
			t.bars(row, "  max ", t.Values[k])
		}
		if here && t.Smooth > 0 {
			t.bars(row, "  mean max ", t.Smoothed[k])
		}
	}
	if left > 0 {
		fmt.Fprintf(b, "(%s without an occurrence here)\n", count(left, "phrase"))
	}
}

// ledger writes what happened to one phrase: a line for each run and, below
// it, the first place where the run has it.
func (t *Trends) ledger(b *strings.Builder, tr *series.Trend, width int) {
	put := func(first, indent, text string) {
		for i, l := range lines([]Piece{{diff.Equal, text, diff.None}}, max(width-columns(indent), 20), noMarks) {
			if i == 0 {
				b.WriteString(first + l + "\n")
			} else {
				b.WriteString(indent + l + "\n")
			}
		}
	}
	title := printable(tr.Query.Label)
	if tr.Query.Label != tr.Query.Source {
		title += "  (" + printable(tr.Query.Source) + ")"
	}
	b.WriteByte('\n')
	put("", "  ", title)
	put("  ", "    ", t.total(tr))
	for i, r := range tr.Runs {
		lead := fmt.Sprintf("  %-24s %3d  ", t.days(r), r.N)
		what := t.beginning(tr, i) + "; " + t.end(tr, i)
		if width < 2*len(lead) { // too narrow for columns
			put("  ", "    ", strings.TrimSpace(lead)+"  "+what)
		} else {
			put(lead, strings.Repeat(" ", len(lead)), what)
		}
		s := t.version(tr, r.From)
		h := tr.Issues[r.From].Hits[0]
		x := contextOf(s, h)
		address := head(printable(s.Clauses[h.Clause].ID), width/4)
		room := width - 6 - columns(address)
		beside := max(room-columns(x.hit), 0)
		left := tail(x.left, max(beside/2, beside-columns(x.right)))
		fmt.Fprintf(b, "    %s  %s\n", address, head(left+x.hit+x.right, room))
	}
}
