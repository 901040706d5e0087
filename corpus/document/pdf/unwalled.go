package pdf

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// A table need not have walls: its columns are parted by white space that runs
// through all of its rows, and its rows by lines across the page or by more
// space than there is between the lines of a cell. Columns of running text have
// such a space between them as well, but their cells are long and few.

const (
	longestRuled = 600 // letters of a cell between lines across the page
	longestBare  = 150 // letters of a cell that no line encloses
	maxBandCols  = 12
	maxBandRows  = 500
	// ruledRows is how many stretches between lines across the page tell that there
	// is such a line between any two rows.
	ruledRows = 5
)

// unwalled finds the tables of a page that have lines across the page only, or
// none, and takes their glyphs off it. level are the lines that run to the right
// and belong to no grid, and gutter parts the columns of text of the page before.
func (p *page) unwalled(level []ruling, gutter float64) []*grid {
	if len(p.glyphs) > 100_000 {
		return nil
	}
	all := bands(chunks(p.glyphs))
	var found []*grid
	add := func(gs []*grid) {
		for _, g := range gs {
			if len(found) < maxGrids && g.take(p.glyphs) && !slices.ContainsFunc(found, g.overlaps) {
				found = append(found, g)
			}
		}
	}
	for i := range level {
		add(between(alike(level, i), all))
	}
	if parts, _ := stretches(chunks(p.glyphs), gutter, 0); len(parts) > 1 {
		all = nil // columns of text
	}
	for from := 0; from < len(all); {
		to := from + 1
		if len(all[from].chunks) > 1 {
			for to < len(all) && to-from < maxBandRows && all[to-1].y-all[to].y < 4*all[to].size && !crosses(all[to], spaces(all[from:to])) && len(spaces(all[from:to+1])) >= max(1, len(spaces(all[from:to]))) {
				to++
			}
		}
		// The cells beside the first line may begin above it.
		for from > 0 && to-from > 1 && (all[from-1].y-all[from].y < 0.9*all[from].size || all[from-1].rest(spaces(all[from:to]))) && len(spaces(all[from-1:to])) == len(spaces(all[from:to])) {
			from--
		}
		if to-from > 2 {
			add(bare(all[from:to]))
		}
		from = to
	}
	if len(found) > 0 {
		p.glyphs = slices.DeleteFunc(p.glyphs, func(x glyph) bool {
			return slices.ContainsFunc(found, func(g *grid) bool { return g.at(middle(x)) >= 0 })
		})
	}
	return found
}

// alike gives the i-th line and those below it that are as long, from the top;
// none where there is such a line above it.
func alike(level []ruling, i int) []ruling {
	var out []ruling
	for k, r := range level {
		if math.Abs(r.from-level[i].from) < meet && math.Abs(r.to-level[i].to) < meet {
			if k < i {
				return nil
			}
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].at > out[j].at })
	return slices.CompactFunc(out, func(a, b ruling) bool { return math.Abs(a.at-b.at) < meet })
}

// between makes tables of what stands between lines across the page, where
// white space parts it into columns. A table may have no line above its first
// row or below its last.
func between(rs []ruling, all []band) (out []*grid) {
	if len(rs) < 3 || len(rs) > maxBandRows {
		return nil
	}
	slabs := slabsOf(rs, all)
	for from := 1; from < len(rs); {
		to := from
		var in []band
		for to < len(rs) && len(slabs[to]) > 0 {
			gaps := spaces(slices.Concat(in, slabs[to]))
			if len(gaps) == 0 || len(gaps) >= maxBandCols || len(gaps) < len(spaces(in)) || columnsOf(slabs[to], gaps) < 2 {
				break
			}
			in = slices.Concat(in, slabs[to])
			to++
		}
		if to == from {
			from++
			continue
		}
		gaps := spaces(in)
		rows := slices.Clone(slabs[from-1 : to+1])
		above := slices.Clone(rows[0])
		slices.Reverse(above)
		rows[0] = rows[0][len(above)-adjoining(above, rs[from-1].at, in):]
		below := rows[len(rows)-1]
		rows[len(rows)-1] = below[:adjoining(below, rs[to-1].at, in)]
		if columnsOf(rows[0], gaps) < 2 && !(len(rows[0]) > 0 && rows[0][0].rest(gaps)) {
			rows[0] = nil
		}
		if columnsOf(rows[len(rows)-1], gaps) < 2 {
			rows[len(rows)-1] = nil
		}
		in = slices.Concat(rows...)
		gaps = spaces(in)
		g := &grid{gaps: gaps, xs: wallsAmong(gaps, rs[0].from-meet, rs[0].to+meet), ys: upperEnds(rows, rs[from-1:], gaps)}
		last := in[len(in)-1]
		g.ys = append(g.ys, last.y-0.3*last.size)
		if g = g.sound(in, longestRuled, len(rows) > ruledRows); g != nil {
			out = append(out, g)
		}
		from = to
	}
	return out
}

// slabsOf sorts bands by lines that run to the right: above the first, from each to
// the next, and below the last. One that reaches beyond the lines counts as text
// across all of their width.
func slabsOf(rs []ruling, all []band) [][]band {
	out := make([][]band, len(rs)+1)
	for _, b := range all {
		i := sort.Search(len(rs), func(i int) bool { return rs[i].at < b.y+0.3*b.size })
		r := rs[min(i, len(rs)-1)]
		if slices.ContainsFunc(b.chunks, func(c chunk) bool { return c.x0 < r.from-meet || c.x1 > r.to+meet }) {
			b = band{[]chunk{{x0: rs[0].from, x1: rs[0].to}}, b.y, b.size}
		}
		out[i] = append(out[i], b)
	}
	return out
}

// adjoining is how many bands, from the line at the edge of a table outwards, may
// be lines of its first or last row: right at that line and below each other, and
// parted by the spaces that part the table.
func adjoining(bs []band, edge float64, table []band) int {
	gaps := spaces(table)
	for i, b := range bs {
		if math.Abs(b.y-edge) > 1.7*b.size || crosses(b, gaps) || len(spaces(append(slices.Clone(table), b))) < len(gaps) {
			return i
		}
		edge = b.y
	}
	return len(bs)
}

// upperEnds gives the upper ends of the rows between lines, of which the first
// lies under the first of rows.
func upperEnds(rows [][]band, rs []ruling, gaps [][2]float64) (out []float64) {
	for i, slab := range rows {
		if len(slab) == 0 {
			continue
		}
		ys := partRows(slab, gaps)
		if len(rows) > ruledRows {
			ys = ys[:1] // each row has lines of its own
		}
		if i > 0 {
			ys[0] = rs[i-1].at
		}
		out = append(out, ys...)
	}
	return out
}

// wallsAmong gives the walls of columns that spaces part, from x0 to x1.
func wallsAmong(gaps [][2]float64, x0, x1 float64) []float64 {
	xs := []float64{x0}
	for _, s := range gaps {
		xs = append(xs, (s[0]+s[1])/2)
	}
	return append(xs, x1)
}

// bare makes tables of bands that no line encloses. A row with nothing but its
// first cell is a paragraph that parts two of them. One whose cells have one
// line each is made of its lines, see tables.
func bare(bs []band) (out []*grid) {
	gaps := spaces(bs)
	if len(gaps) >= maxBandCols {
		return nil
	}
	ys := partRows(bs, gaps)
	if len(ys) < 2 {
		return nil
	}
	var part []band
	flush := func() {
		if len(part) < len(bs) && len(part) > 2 {
			out = append(out, bare(part)...)
		} else if g := bareTable(part, gaps, ys); g != nil {
			out = append(out, g)
		}
		part = nil
	}
	for i := range ys {
		row := rowBands(bs, ys, i)
		if columnsOf(row, gaps) == 1 && columnOf(row[0].chunks[0].x0, gaps) == 0 {
			flush()
			continue
		}
		part = append(part, row...)
	}
	flush()
	return out
}

func bareTable(bs []band, gaps [][2]float64, ys []float64) *grid {
	if len(bs) < 3 || len(ys) == len(bs) {
		return nil
	}
	last := bs[len(bs)-1]
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, b := range bs {
		for _, c := range b.chunks {
			x0, x1 = min(x0, c.x0), max(x1, c.x1)
		}
	}
	g := &grid{gaps: gaps, xs: wallsAmong(gaps, x0-2, x1+2), ys: append(slices.Clone(ys), last.y-0.3*last.size)}
	return g.sound(bs, longestBare, false)
}

// prose reports whether a cell is as long as a paragraph and fills its column.
func prose(cs []chunk) bool { return len(cs) > 4 && running(cs, cs[0].size) }

// numbering is what stands alone before a paragraph that hangs behind it.
var numbering = regexp.MustCompile(`(?i)^(?:\p{P}?(?:(?:article|section|paragraph|статья|пункт) )?(?:[0-9]{1,4}(?:\.[0-9]{1,3})*|[a-zа-я]|[ivx]{1,5}|第?[一二三四五六七八九十]{1,3}[条條]?)[.)）、．:]?|\p{Co}|[•●▪■◦‣◆➢·*–—‑o-])$`)

// sound gives the grid with its cells if they are those of a table: short, and
// no sentence runs from one into the next; not numbers before paragraphs.
// lined says that each row has lines of its own, without which long cells beside
// each other are columns of text.
func (g *grid) sound(bs []band, longest int, lined bool) *grid {
	columns := g.columns()
	if columns < 2 || columns > maxBandCols || g.rows() < 2 || g.rows() > maxBandRows {
		return nil
	}
	if !slices.IsSortedFunc(g.ys, func(a, b float64) int { return int(math.Copysign(1, b-a)) }) {
		return nil
	}
	g.region = make([]int, columns*g.rows())
	cells := make([][]line, len(g.region))
	chunked := make([][]chunk, len(g.region))
	for k := range g.region {
		g.region[k] = k
	}
	for _, b := range bs {
		for _, c := range b.chunks {
			if k := g.at((c.x0+c.x1)/2, c.y+0.3*c.size); k >= 0 {
				chunked[k] = append(chunked[k], c)
			}
		}
	}
	filled, numbers, first := 0, 0, 0
	perColumn := make([]int, columns)
	for k, cs := range chunked {
		if len(cs) == 0 {
			continue
		}
		n := 0
		for _, c := range cs {
			n += len([]rune(c.text))
			if isCJK(firstRune(c.text)) {
				n += len([]rune(c.text))
			}
		}
		if n > longest {
			return nil
		}
		cells[k] = lines(cs, &page{}, column{})
		filled++
		perColumn[k%columns]++
		if k%columns == 0 {
			if first++; numbering.MatchString(strings.TrimSpace(cs[0].text)) && len(cs) == 1 {
				numbers++
			}
		}
		if k > 0 && len(cells[k-1]) > 2 && cellGoesOn(cells[k-1], cells[k]) {
			return nil
		}
		if k%columns > 0 && !lined && prose(chunked[k-1]) && prose(cs) {
			return nil
		}
	}
	if 2*filled < len(cells) || slices.Min(perColumn) < 2 || columns == 2 && numbers == first {
		return nil
	}
	g.data = true
	return g
}
