package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
)

const (
	maxGrids    = 50    // on a page
	maxCells    = 4_000 // of one
	longestCell = 3000  // letters; a cell of more is a column of text
	shortCell   = 300   // letters of a cell that makes a table with a single row
)

// grid is what ruling lines enclose: a table, or columns of text with lines
// between them.
type grid struct {
	xs, ys []float64 // the walls, from the left and from the top
	// region holds for each cell, row by row, the first one that no wall parts
	// it from.
	region []int
	glyphs map[int][]glyph // by region, in the order of drawing
	// open tells the sides that no line closes.
	open struct{ left, top, right, bottom bool }
	data bool // it is a table
	made []*row
	gaps [][2]float64 // the white spaces between its columns, where it has no walls
	// ends are the places in the lines of the document behind the last line of
	// each cell, of a grid with a single row that is read as columns of text.
	ends []int
}

func (g *grid) columns() int { return len(g.xs) - 1 }
func (g *grid) rows() int    { return len(g.ys) - 1 }

// grids finds the grids of a page and takes their glyphs off it. before is the
// last of the page before, nil for none: a table may go on with a part that
// would be none by itself. gutter parts the columns of text there, 0 for none.
func (p *page) grids(before *grid, gutter float64) []*grid {
	level, upright, slanted, ok := rulings(p.rules)
	if p.rules = nil; !ok {
		return nil
	}
	level = slices.DeleteFunc(level, underlines(p.glyphs))
	var found []*grid
	for _, part := range connected(level, upright) {
		if g := newGrid(part[0], part[1]); g != nil {
			found = append(found, g)
		}
	}
	if len(found) > maxGrids {
		return nil
	}
	found = slices.DeleteFunc(found, func(g *grid) bool {
		return !g.take(p.glyphs) || g.chart(slanted) || !g.parts(p) && !g.continues(before)
	})
	// A grid that holds another only places it on the page, and no text may stand
	// in two.
	found = slices.DeleteFunc(slices.Clone(found), func(g *grid) bool {
		return slices.ContainsFunc(found, func(h *grid) bool { return h != g && g.overlaps(h) && g.area() > h.area() })
	})
	p.glyphs = slices.DeleteFunc(p.glyphs, func(x glyph) bool {
		return slices.ContainsFunc(found, func(g *grid) bool { return g.at(middle(x)) >= 0 })
	})
	level = slices.DeleteFunc(level, func(r ruling) bool {
		return slices.ContainsFunc(found, func(g *grid) bool { return g.reaches(r) })
	})
	if len(slanted) < 4 { // a chart has more
		found = append(found, p.unwalled(level, gutter)...)
	}
	if len(found) == 0 {
		return nil
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].ys[0] > found[j].ys[0] })
	found[0].align(before)
	found[0].data = found[0].data || found[0].continues(before)
	return found
}

// reaches reports whether a line that runs to the right is one of the grid.
func (g *grid) reaches(r ruling) bool {
	return r.from < g.xs[g.columns()] && r.to > g.xs[0] && r.at < g.ys[0]+meet && r.at > g.ys[g.rows()]-meet
}

// align puts the walls of a table that has none where those of the one before
// are, if the white spaces of both allow it.
func (g *grid) align(before *grid) {
	if before == nil || len(g.gaps) == 0 || len(g.gaps) != len(before.gaps) {
		return
	}
	xs := slices.Clone(g.xs)
	for i, a := range g.gaps {
		b := before.gaps[i]
		x0, x1 := max(a[0], b[0]), min(a[1], b[1])
		if x0 >= x1 {
			return
		}
		xs[i+1] = (x0 + x1) / 2
	}
	n := g.columns()
	if math.Abs(g.xs[0]-before.xs[0]) < 10*meet && math.Abs(g.xs[n]-before.xs[n]) < 10*meet {
		xs[0], xs[n] = min(xs[0], before.xs[0]), max(xs[n], before.xs[n])
	}
	g.xs, before.xs = xs, slices.Clone(xs)
}

// overlaps reports whether two grids have a place in common.
func (g *grid) overlaps(h *grid) bool {
	return g.xs[0] < h.xs[h.columns()] && h.xs[0] < g.xs[g.columns()] && g.ys[g.rows()] < h.ys[0] && h.ys[h.rows()] < g.ys[0]
}

// area is how much of the page a grid takes, in square points.
func (g *grid) area() float64 {
	return (g.xs[g.columns()] - g.xs[0]) * (g.ys[0] - g.ys[g.rows()])
}

// middle is where the body of a glyph is.
func middle(g glyph) (x, y float64) { return g.x + g.width/2, g.y + 0.3*g.size }

// underlines tells the lines that are drawn right under words, from the first
// letter to the last.
func underlines(gs []glyph) func(ruling) bool {
	byY := slices.Clone(gs)
	sort.SliceStable(byY, func(i, j int) bool { return byY[i].y < byY[j].y })
	return func(r ruling) bool {
		x0, x1, n := math.Inf(1), math.Inf(-1), 0
		i := sort.Search(len(byY), func(i int) bool { return byY[i].y >= r.at-1 })
		for ; i < len(byY) && byY[i].y-r.at < 0.5*ruleWidth+0.22*byY[i].size && byY[i].y-r.at < 20; i++ {
			g := byY[i]
			if em := 0.3 * g.size; g.y-r.at < 0.22*g.size && g.x > r.from-em && g.x+g.width < r.to+em {
				x0, x1 = min(x0, g.x), max(x1, g.x+g.width)
				n++
			}
		}
		return n > 0 && x1-x0 > 0.9*(r.to-r.from)
	}
}

// connected parts the lines into those that touch each other.
func connected(level, upright []ruling) [][2][]ruling {
	to := make([]int, len(level)+len(upright))
	for i := range to {
		to[i] = i
	}
	for i, l := range level {
		for j, u := range upright {
			if u.at > l.from-meet && u.at < l.to+meet && l.at > u.from-meet && l.at < u.to+meet {
				join(to, i, len(level)+j)
			}
		}
	}
	parts := map[int]int{}
	var out [][2][]ruling
	for i := range to {
		k, ok := parts[root(to, i)]
		if !ok {
			k = len(out)
			parts[root(to, i)] = k
			out = append(out, [2][]ruling{})
		}
		if i < len(level) {
			out[k][0] = append(out[k][0], level[i])
		} else {
			out[k][1] = append(out[k][1], upright[i-len(level)])
		}
	}
	return out
}

// root and join keep sets in which each member leads to a lower one.
func root(to []int, i int) int {
	for to[i] != i {
		to[i] = to[to[i]]
		i = to[i]
	}
	return i
}

func join(to []int, i, j int) {
	i, j = root(to, i), root(to, j)
	to[max(i, j)] = min(i, j)
}

// newGrid makes a grid of lines that touch, nil where they enclose less than
// two columns.
func newGrid(level, upright []ruling) *grid {
	if len(level) == 0 || len(upright) == 0 {
		return nil
	}
	xs, vs := walls(upright, level)
	ys, hs := walls(level, upright)
	slices.Reverse(ys)
	slices.Reverse(hs)
	g := &grid{xs: xs, ys: ys}
	if len(xs) < 3 || len(ys) < 2 || g.columns()*g.rows() > maxCells || xs[len(xs)-1]-xs[0] < 30 {
		return nil
	}
	g.open.left, g.open.right = len(vs[0]) == 0, len(vs[len(vs)-1]) == 0
	g.open.top, g.open.bottom = len(hs[0]) == 0, len(hs[len(hs)-1]) == 0
	g.region = make([]int, g.columns()*g.rows())
	for i := range g.region {
		g.region[i] = i
	}
	covered := func(rs []ruling, at float64) bool {
		return slices.ContainsFunc(rs, func(r ruling) bool { return r.from <= at && at <= r.to })
	}
	for i := range g.rows() {
		for j := range g.columns() {
			k := i*g.columns() + j
			if j+1 < g.columns() && !covered(vs[j+1], (ys[i]+ys[i+1])/2) {
				join(g.region, k, k+1)
			}
			if i+1 < g.rows() && !covered(hs[i+1], (xs[j]+xs[j+1])/2) {
				join(g.region, k, k+g.columns())
			}
		}
	}
	for k := range g.region {
		g.region[k] = root(g.region, k)
	}
	return g
}

// walls gives the places of lines, and of the ends of those across them, in
// order, and the lines at each.
func walls(along, across []ruling) ([]float64, [][]ruling) {
	all := slices.Clone(along)
	first, last := math.Inf(1), math.Inf(-1)
	for _, r := range across {
		first, last = min(first, r.from), max(last, r.to)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at < all[j].at })
	var at []float64
	var lines [][]ruling
	for _, r := range all {
		if n := len(at); n == 0 || r.at-at[n-1] > meet {
			at, lines = append(at, r.at), append(lines, nil)
		}
		lines[len(at)-1] = append(lines[len(at)-1], r)
	}
	if first < at[0]-meet {
		at, lines = slices.Insert(at, 0, first), slices.Insert(lines, 0, nil)
	}
	if last > at[len(at)-1]+meet {
		at, lines = append(at, last), append(lines, nil)
	}
	return at, lines
}

// at gives the region at a place, -1 outside the grid.
func (g *grid) at(x, y float64) int {
	j := sort.SearchFloat64s(g.xs, x) - 1
	i := sort.Search(len(g.ys), func(i int) bool { return g.ys[i] <= y }) - 1
	if i < 0 || j < 0 || i >= g.rows() || j >= g.columns() {
		return -1
	}
	return g.region[i*g.columns()+j]
}

// take finds the glyphs in each region. It reports whether the lines go around
// the text and not through it.
func (g *grid) take(gs []glyph) bool {
	g.glyphs = map[int][]glyph{}
	all, struck := 0, 0
	for i, x := range gs {
		cx, cy := middle(x)
		k := g.at(cx, cy)
		if k < 0 {
			continue
		}
		g.glyphs[k] = append(g.glyphs[k], x)
		if strings.TrimSpace(x.text) == "" {
			continue
		}
		all++
		switch {
		case g.at(x.x+0.15*x.width, cy) != g.at(x.x+0.85*x.width, cy), g.at(cx, x.y+0.15*x.size) != g.at(cx, x.y+0.5*x.size):
			struck++
		case i > 0 && gs[i-1].y == x.y && math.Abs(x.x-gs[i-1].x-gs[i-1].width) < 0.05*x.size && strings.TrimSpace(gs[i-1].text) != "" && g.at(middle(gs[i-1])) != k:
			struck++ // a wall runs between two letters of a word
		}
	}
	for k, xs := range g.glyphs {
		if letters(xs) == 0 {
			delete(g.glyphs, k)
		}
	}
	return struck <= 1+all/50
}

// letters is how long a text is; an ideograph counts for two letters.
func letters(gs []glyph) int {
	n := 0
	for _, g := range gs {
		for _, r := range strings.TrimSpace(g.text) {
			if n++; isCJK(r) {
				n++
			}
		}
	}
	return n
}

// chart reports whether strokes that are slanted cross the grid: those of a
// chart do. A table may part its corner with a few.
func (g *grid) chart(slanted []rule) bool {
	in, first := 0, -1
	for _, s := range slanted {
		k := g.at((s.x0+s.x1)/2, (s.y0+s.y1)/2)
		if k < 0 {
			continue
		}
		if first < 0 {
			first = k
		}
		if in++; in > 3 || k != first {
			return true
		}
	}
	return false
}

// parts reports whether the grid parts the text: as a table, which is stated
// in data, or as columns of text with lines between them.
func (g *grid) parts(p *page) bool {
	columns := g.columns()
	type extent struct{ i0, i1, j0, j1, n int }
	regions := map[int]extent{}
	beside := 0 // rows with text in two cells
	for i := range g.rows() {
		held := map[int]bool{}
		for j := range columns {
			k := g.region[i*columns+j]
			e, ok := regions[k]
			if !ok {
				e = extent{i, i, j, j, 0}
			}
			regions[k] = extent{e.i0, i, min(e.j0, j), max(e.j1, j), e.n + 1}
			if g.glyphs[k] != nil {
				held[k] = true
			}
		}
		if len(held) > 1 {
			beside++
		}
	}
	longest, filled := 0, 0
	for k, e := range regions {
		if g.glyphs[k] == nil {
			continue
		}
		if e.n != (e.i1-e.i0+1)*(e.j1-e.j0+1) {
			return false // text around a box: the lines enclose nothing
		}
		longest = max(longest, letters(g.glyphs[k]))
		filled++
	}
	closed := !g.open.left && !g.open.right && !g.open.top && !g.open.bottom
	low := g.ys[0]-g.ys[len(g.ys)-1] < p.height/3
	g.data = longest <= longestCell && 4*filled >= len(regions) && (beside > 1 || closed && low && longest <= shortCell)
	return beside > 0 && (g.data || longest > shortCell)
}

// continues reports whether the grid has the columns of the one before it.
func (g *grid) continues(before *grid) bool {
	return before != nil && before.data && len(g.glyphs) > 0 && g.under(before)
}

// under reports whether the grid has its walls where another one has them.
func (g *grid) under(before *grid) bool {
	return slices.EqualFunc(g.xs, before.xs, func(a, b float64) bool { return math.Abs(a-b) < meet })
}
