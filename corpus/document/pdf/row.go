package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"tifa/corpus/document"
)

// row is a row of a ruled table.
type row struct {
	grid  *grid
	cells [][]line // the lines of each; none for what a cell of the row above covers
	last  bool     // of its grid
	text  bool     // it is a frame around text
}

// lines are those of all cells.
func (r *row) lines() []line { return slices.Concat(r.cells...) }

// chunks stand for the grid among the text of its page: one for each row of a
// table, one for all where the grid only places columns of text.
func (g *grid) chunks(p *page) []chunk {
	var out []chunk
	columns := g.columns()
	framed := func(i int) bool {
		k := g.region[i*columns]
		for _, r := range g.region[i*columns : (i+1)*columns] {
			if r != k {
				return false
			}
		}
		return letters(g.glyphs[k]) > shortCell
	}
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
	whole := &row{grid: g, text: true}
	for i := range g.rows() {
		r := &row{grid: g, text: framed(i)}
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
				// The last row of a page may be cut by it.
				cut := i == g.rows()-1 && g.ys[i+1] < p.height/4
				if n := len(whole.cells); n > 0 && !cut && runsOn(whole.cells[n-1], cell) {
					g.data = false
				}
				whole.cells = append(whole.cells, cell)
			}
		}
		g.made = append(g.made, r)
	}
	if g.data {
		for i, r := range g.made {
			add(r, g.ys[i], g.ys[i+1])
		}
	} else {
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
// before it: the page alone parts them, the row leaves its first cell empty, or
// its cells go on the sentences of those before.
func (r *row) goesOn(before *row) bool {
	if len(r.cells) != len(before.cells) || len(r.cells) == 0 {
		return false
	}
	a, b := before.grid.open, r.grid.open
	if a.bottom && !a.top || b.top && !b.bottom || len(r.cells[0]) == 0 && len(before.cells[0]) > 0 {
		return true
	}
	on := 0
	for k, c := range r.cells {
		switch {
		case len(c) == 0:
		case cellGoesOn(before.cells[k], c):
			on++
		default:
			return false
		}
	}
	return on > 0
}

// parted reports whether the grid, the first of a page, begins with the rest of
// the only row of the last grid of the page before, which was read as columns of
// text: its walls are closed all around, so that no column goes on in the next
// one, and each of its cells breaks off.
func (g *grid) parted(before *grid) bool {
	if before == nil || before.data || before.ends == nil || !g.under(before) || !g.data && g.rows() > 1 {
		return false
	}
	closed := func(g *grid) bool { return !g.open.left && !g.open.right && !g.open.top && !g.open.bottom }
	cells := before.made[0].cells
	for i := 1; i < len(cells); i++ {
		if len(cells[i-1]) > 0 && len(cells[i]) > 0 && cellGoesOn(cells[i-1], cells[i]) {
			return false
		}
	}
	return closed(before) && closed(g) && g.made[0].goesOn(before.made[0])
}

// cellGoesOn reports whether a cell goes on the text of the one before it on the
// page before: that one ends inside a sentence, on a line that has no room for
// the next word, and this one goes on in small letters or in ideographs. Short
// cells of ideographs, which are names and fill their column, do not tell.
func cellGoesOn(before, cell []line) bool {
	if len(before) < 2 {
		return false
	}
	a, b := &before[len(before)-1], &cell[0]
	first := firstRune(b.text)
	if ends(a.text) || !unicode.IsLower(first) && (!isCJK(first) || !isCJK(lastRune(a.text)) || len(before) < 3) || marker.MatchString(b.text) || chinese.MatchString(b.text) {
		return false
	}
	right := a.x1
	for _, l := range before {
		right = max(right, l.x1)
	}
	return a.x1+0.25*a.size+b.first > right
}

// cutShort is the end of a text that is not over: a comma, a hyphen, or a word
// that another one has to follow.
var cutShort = regexp.MustCompile(`(?i)[,，、‐\p{Pd}]$|(?:^|\s)(?:the|an?|of|and|or|to|in|on|for|with|by|from|that|which|its|their|и|в|на|с|со|о|об|по|к|из|от|для|что|их)$|[和与與及的在对對]$`)

// runsOn reports whether a sentence runs from a cell over the wall into the next
// one: then the lines only place text on the page. A cell of a table may end
// without a stop, but not where a word has to follow.
func runsOn(a, b []line) bool {
	n := 0
	for _, l := range a {
		n += len(l.text)
	}
	return len(a) > 2 && n > 80 && cutShort.MatchString(a[len(a)-1].text) && cellGoesOn(a, b)
}
