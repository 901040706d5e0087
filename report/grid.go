package report

import "strings"

// grid writes a table of long texts row by row, in the form of newTable. It is
// for lists of thousands of rows.
type grid struct {
	b      *strings.Builder
	widths []int
}

// newGrid writes the head of a table of width columns. A column of width 0
// takes what the others leave.
func newGrid(b *strings.Builder, width int, widths []int, header ...string) *grid {
	g := &grid{b, append([]int{}, widths...)}
	rest := width - 3*len(widths) - 1
	for _, w := range widths {
		rest -= w
	}
	cells := make([][]string, len(header))
	for i, h := range header {
		if g.widths[i] == 0 {
			g.widths[i] = max(rest, 10)
		}
		cells[i] = plainLines(h, g.widths[i])
	}
	g.rule("┌", "┬", "┐")
	g.put(cells)
	return g
}

func (g *grid) rule(left, cross, right string) {
	for i, w := range g.widths {
		if i > 0 {
			left = cross
		}
		g.b.WriteString(left)
		g.b.WriteString(strings.Repeat("─", w+2))
	}
	g.b.WriteString(right + "\n")
}

// row writes a row. A cell is a list of texts, each beginning a line.
func (g *grid) row(cells ...[]string) {
	g.rule("├", "┼", "┤")
	laid := make([][]string, len(cells))
	for i, texts := range cells {
		for _, t := range texts {
			laid[i] = append(laid[i], plainLines(t, g.widths[i])...)
		}
	}
	g.put(laid)
}

// put writes a row of cells that are laid out already.
func (g *grid) put(cells [][]string) {
	height := 1
	for _, c := range cells {
		height = max(height, len(c))
	}
	for k := range height {
		for i, c := range cells {
			g.b.WriteString("│ ")
			text := ""
			if k < len(c) {
				text = c[k]
			}
			g.b.WriteString(pad(text, g.widths[i]+1))
		}
		g.b.WriteString("│\n")
	}
}

func (g *grid) close() { g.rule("└", "┴", "┘") }
