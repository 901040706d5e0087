package report

import (
	"fmt"
	"io"
	"math"
	"strings"

	"tifa/diff"
)

// Text prints a report as plain text that survives a mail: no borders, no
// colours, short lines.
type Text struct {
	Width int // columns; 0 for 72
}

// Print writes the summary, the findings, and each change with its address and
// its words marked.
func (t Text) Print(w io.Writer, r *Report) error {
	width := t.Width
	if width <= 0 {
		width = 72
	}
	var b strings.Builder
	writeSummary(&b, r, width)
	writeFindings(&b, r, width, plainMarks, math.MaxInt)
	if len(r.Rows) > 0 {
		head := fmt.Sprintf("All changes (%d), words marked [-deleted-] and {+inserted+}", len(r.Rows))
		b.WriteString("\n" + strings.Join(lines([]Piece{{diff.Equal, head, diff.None}}, width, noMarks), "\n") + "\n")
	}
	for _, row := range r.Rows {
		b.WriteByte('\n')
		for i, l := range lines([]Piece{{diff.Equal, row.address() + ": " + row.Label, diff.None}}, width-4, noMarks) {
			if i > 0 {
				l = "    " + l
			}
			b.WriteString(l + "\n")
		}
		for _, l := range lines(inline(row), width-2, plainMarks) {
			b.WriteString("  " + l + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
