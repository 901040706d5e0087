package pdf

import (
	"slices"
	"strings"

	"tifa/corpus/document"
)

// row is a row of a ruled table.
type row struct {
	grid  *grid
	cells [][]line // the lines of each; none for what a cell of the row above covers
	last  bool     // of its grid
}

// lines are those of all cells.
func (r *row) lines() []line { return slices.Concat(r.cells...) }

// chunks stand for the grid among the text of its page: one for each row of a
// table, one for all where the grid only places columns of text.
func (g *grid) chunks(p *page) []chunk {
	var out []chunk
	columns := g.columns()
	add := func(r *row, top, bottom float64) {
		c := chunk{row: r, x0: g.xs[0], x1: g.xs[columns], y: (top + bottom) / 2}
		var texts []string
		for _, l := range r.lines() {
			texts = append(texts, l.text)
			c.size = max(c.size, l.size)
			c.all += len(l.text)
		}
		if c.text = strings.Join(texts, " "); c.text != "" {
			out = append(out, c)
		}
	}
	whole := &row{grid: g}
	for i := range g.rows() {
		r := &row{grid: g}
		for j := range columns {
			k := g.region[i*columns+j]
			if j > 0 && g.region[i*columns+j-1] == k || j == 0 && g.open.left && g.blank(0) {
				continue
			}
			var cell []line
			if k == i*columns+j {
				cell = lines(chunks(g.glyphs[k]), p, column{})
			}
			r.cells = append(r.cells, cell)
			if len(cell) > 0 {
				whole.cells = append(whole.cells, cell)
			}
		}
		if g.data {
			add(r, g.ys[i], g.ys[i+1])
		}
	}
	if !g.data {
		add(whole, g.ys[0], g.ys[len(g.ys)-1])
	}
	if n := len(out); n > 0 {
		out[n-1].row.last = true
	}
	return out
}

// blank reports whether no cell of a column has text.
func (g *grid) blank(column int) bool {
	for i := range g.rows() {
		if g.glyphs[g.region[i*g.columns()+column]] != nil {
			return false
		}
	}
	return true
}

// unfold gives the lines inside the rows of tables in place of the rows.
func unfold(all []line) []line {
	var out []line
	for i := range all {
		if r := all[i].row; r != nil {
			out = append(out, r.lines()...)
		} else {
			out = append(out, all[i])
		}
	}
	return out
}

// block makes one of the row. A cell with several paragraphs is one text.
func (r *row) block(h *hyphens) document.Block {
	var cells []string
	for _, c := range r.cells {
		cells = append(cells, cellText(c, h))
	}
	return document.Block{Kind: document.Row, Text: strings.TrimRight(strings.Join(cells, "\t"), "\t")}
}

func cellText(ls []line, h *hyphens) string {
	step := 0.0 // from line to line inside a paragraph
	for i := 1; i < len(ls); i++ {
		if d := ls[i-1].y - ls[i].y; d > 0 && (step == 0 || d < step) {
			step = d
		}
	}
	var paragraphs, texts []string
	for i, l := range ls {
		if i > 0 && (ls[i-1].y-l.y > 1.3*step || marker.MatchString(l.text)) {
			paragraphs, texts = append(paragraphs, h.join(texts...)), nil
		}
		texts = append(texts, strings.ReplaceAll(l.text, "\t", " "))
	}
	paragraphs = append(paragraphs, h.join(texts...))
	return squeeze(strings.ReplaceAll(strings.Join(paragraphs, " "), "\u00ad", ""))
}

// mend joins the parts of tables that a page parts: the head that is printed
// again is left out, and a row that goes on becomes one.
func mend(all []line, keepAll bool) (kept []line, out []document.Dropped) {
	var head string // of the table that goes on
	for _, l := range all {
		var before *line
		if n := len(kept); n > 0 && kept[n-1].row != nil {
			before = &kept[n-1]
		}
		switch {
		case l.row == nil || before != nil && before.row.grid == l.row.grid:
		case before == nil || !before.row.last || before.page+1 != l.page || !l.row.grid.continues(before.row.grid):
			head = l.text
		case l.text == head:
			if !keepAll {
				out = append(out, document.Dropped{Text: l.text, Reason: "running head"})
				continue
			}
		case l.row.goesOn(before.row):
			for k, c := range before.row.cells {
				l.row.cells[k] = slices.Concat(c, l.row.cells[k])
			}
			*before = l
			continue
		}
		kept = append(kept, l)
	}
	return kept, out
}

// goesOn reports whether the row, the first of a page, is the rest of the one
// before it: the page alone parts them, or the row leaves its first cell empty.
func (r *row) goesOn(before *row) bool {
	if len(r.cells) != len(before.cells) || len(r.cells) == 0 {
		return false
	}
	a, b := before.grid.open, r.grid.open
	return a.bottom && !a.top || b.top && !b.bottom || len(r.cells[0]) == 0 && len(before.cells[0]) > 0
}
