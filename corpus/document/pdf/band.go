package pdf

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
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
)

// band is chunks on one height of a page.
type band struct {
	chunks []chunk
	y      float64
	size   float64
}

// bands sorts the chunks of a page by height.
func bands(cs []chunk) []band {
	cs = slices.Clone(cs)
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].y > cs[j].y })
	var out []band
	for _, c := range cs {
		if n := len(out); n > 0 && out[n-1].y-c.y < 0.2*min(out[n-1].size, c.size) {
			out[n-1].chunks = append(out[n-1].chunks, c)
			continue
		}
		out = append(out, band{[]chunk{c}, c.y, c.size})
	}
	return out
}

// spaces gives the white spaces between the columns of bands, from the left.
func spaces(bs []band) [][2]float64 {
	var ink [][2]float64
	for _, b := range bs {
		for _, c := range b.chunks {
			ink = append(ink, [2]float64{c.x0, c.x1})
		}
	}
	sort.Slice(ink, func(i, j int) bool { return ink[i][0] < ink[j][0] })
	var out [][2]float64
	end := math.Inf(1)
	for _, i := range ink {
		if i[0] > end+1 {
			out = append(out, [2]float64{end, i[0]})
			end = i[1]
		} else if math.IsInf(end, 1) {
			end = i[1]
		}
		end = max(end, i[1])
	}
	return out
}

// crosses reports whether a line that is no row stands across a space.
func crosses(b band, gaps [][2]float64) bool {
	return len(b.chunks) == 1 && slices.ContainsFunc(gaps, func(g [2]float64) bool { return b.chunks[0].x0 < g[0] && b.chunks[0].x1 > g[1] })
}

// rest reports whether a line stands at the left of a column other than the
// first, as what is left of a row does that began on the page before.
func (b band) rest(gaps [][2]float64) bool {
	return len(b.chunks) == 1 && slices.ContainsFunc(gaps, func(g [2]float64) bool { return math.Abs(g[1]-b.chunks[0].x0) < 2 })
}

// unwalled finds the tables of a page that have lines across the page only, or
// none, and takes their glyphs off it. level are the lines that run to the right
// and belong to no grid, and gutter parts the columns of text of the page before.
func (p *page) unwalled(level []ruling, gutter float64) []*grid {
	if len(p.glyphs) > 100_000 {
		return nil
	}
	all := bands(chunks(p.glyphs))
	var found []*grid
	add := func(g *grid) bool {
		if g == nil || !g.take(p.glyphs) || len(found) == maxGrids || slices.ContainsFunc(found, g.overlaps) {
			return false
		}
		found = append(found, g)
		return true
	}
	for i := 0; i < len(level); i++ {
		for _, g := range between(alike(level, i), all) {
			add(g)
		}
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
			for _, g := range bare(all[from:to]) {
				add(g)
			}
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
	inside := func(r ruling, b band) bool {
		return !slices.ContainsFunc(b.chunks, func(c chunk) bool { return c.x0 < r.from-meet || c.x1 > r.to+meet })
	}
	slabs := make([][]band, len(rs)+1) // above the first line, from each to the next, and below the last
	for _, b := range all {
		i := sort.Search(len(rs), func(i int) bool { return rs[i].at < b.y+0.3*b.size })
		if inside(rs[min(i, len(rs)-1)], b) {
			slabs[i] = append(slabs[i], b)
		} else {
			slabs[i] = append(slabs[i], band{[]chunk{{x0: rs[0].from, x1: rs[0].to}}, b.y, b.size})
		}
	}
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
		// What stands right above the first line and right below the last.
		gaps := spaces(in)
		head, foot := len(slabs[from-1]), 0
		for near := rs[from-1].at; head > 0; head-- {
			b := slabs[from-1][head-1]
			if b.y-near > 1.7*b.size || crosses(b, gaps) || len(spaces(append(slices.Clone(in), b))) < len(gaps) {
				break
			}
			near = b.y
		}
		for near := rs[to-1].at; foot < len(slabs[to]); foot++ {
			b := slabs[to][foot]
			if near-b.y > 1.7*b.size || crosses(b, gaps) || len(spaces(append(slices.Clone(in), b))) < len(gaps) {
				break
			}
			near = b.y
		}
		rows := slices.Clone(slabs[from-1 : to+1])
		rows[0], rows[len(rows)-1] = rows[0][head:], rows[len(rows)-1][:foot]
		if columnsOf(rows[0], gaps) < 2 && !(len(rows[0]) > 0 && rows[0][0].rest(gaps)) {
			rows[0] = nil
		}
		if columnsOf(rows[len(rows)-1], gaps) < 2 {
			rows[len(rows)-1] = nil
		}
		in = slices.Concat(rows...)
		gaps = spaces(in)
		g := &grid{gaps: gaps, xs: wallsAmong(gaps, rs[0].from-meet, rs[0].to+meet)}
		for i, slab := range rows {
			if len(slab) == 0 {
				continue
			}
			ys := partRows(slab, gaps)
			if len(rows) > 5 {
				ys = ys[:1] // each row has lines of its own
			}
			if i > 0 {
				ys[0] = rs[from-2+i].at
			}
			g.ys = append(g.ys, ys...)
		}
		last := in[len(in)-1]
		g.ys = append(g.ys, last.y-0.3*last.size)
		if g = g.sound(in, longestRuled, len(rows) > 5); g != nil {
			out = append(out, g)
		}
		from = to
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

// rowBands gives the bands of a row, of which ys are the upper ends.
func rowBands(bs []band, ys []float64, i int) []band {
	var out []band
	for _, b := range bs {
		if b.y < ys[i] && (i+1 == len(ys) || b.y >= ys[i+1]) {
			out = append(out, b)
		}
	}
	return out
}

// columnOf gives the column of a place among spaces.
func columnOf(x float64, gaps [][2]float64) int {
	return sort.Search(len(gaps), func(i int) bool { return gaps[i][0] >= x })
}

// columnsOf is how many columns have text.
func columnsOf(bs []band, gaps [][2]float64) int {
	held := map[int]bool{}
	for _, b := range bs {
		for _, c := range b.chunks {
			held[columnOf(c.x0, gaps)] = true
		}
	}
	return len(held)
}

// partRows gives the upper ends of the rows: where there is more space than
// between the lines of a column, or, where no space tells, at each line that
// does not go on a cell.
func partRows(bs []band, gaps [][2]float64) []float64 {
	// From line to line of a cell: programs set ideographs wider apart.
	step, wide := math.Inf(1), math.Inf(1)
	// where each column ends above a band, and begins at it or below
	above, below := make([][]float64, len(bs)), make([][]float64, len(bs))
	last, han := slices.Repeat([]float64{math.Inf(1)}, len(gaps)+1), make([]bool, len(gaps)+1)
	for i, b := range bs {
		above[i] = slices.Clone(last)
		for _, c := range b.chunks {
			k := columnOf(c.x0, gaps)
			if d := above[i][k] - b.y; d > 0.5*b.size && (isCJK(firstRune(c.text)) || han[k]) {
				wide = min(wide, d)
			} else if d > 0.5*b.size {
				step = min(step, d)
			}
			last[k], han[k] = b.y, isCJK(firstRune(c.text))
		}
	}
	if math.IsInf(step, 1) {
		step = wide
	}
	if math.IsInf(wide, 1) {
		wide = step
	}
	last = slices.Repeat([]float64{math.Inf(-1)}, len(gaps)+1)
	ideographs := make([][]bool, len(bs)) // what is below begins with one
	for i, b := range slices.Backward(bs) {
		for _, c := range b.chunks {
			k := columnOf(c.x0, gaps)
			last[k], han[k] = b.y, isCJK(firstRune(c.text))
		}
		below[i], ideographs[i] = slices.Clone(last), slices.Clone(han)
	}
	top := func(b band) float64 { return b.y + 0.9*b.size }
	out := []float64{top(bs[0]) + 1}
	spaced := false
	for i := 1; i < len(bs); i++ {
		least, far := math.Inf(1), true
		for k := range last {
			d := above[i][k] - below[i][k]
			least = min(least, d)
			if ideographs[i][k] {
				far = far && d > 1.06*wide
			} else {
				far = far && d > 1.06*step
			}
		}
		if far && !math.IsInf(least, 1) {
			spaced = true
			out = append(out, min(top(bs[i]), bs[i-1].y-0.01))
		}
	}
	full := 0 // lines with text in all columns
	for _, b := range bs {
		if columnsOf([]band{b}, gaps) == len(gaps)+1 {
			full++
		}
	}
	if spaced && full < len(bs) && 2*len(out) > full {
		return out
	}
	if out = out[:1]; full < 2 {
		return out
	}
	begun := "" // the text of the row's first cell
	for i, b := range bs {
		first, lower := "", false
		for _, c := range b.chunks {
			if columnOf(c.x0, gaps) == 0 {
				first = strings.TrimSpace(c.text)
			}
			lower = lower || unicode.IsLower(firstRune(c.text))
		}
		all := columnsOf(bs[i:i+1], gaps) == len(gaps)+1
		if begun != "" && first != "" && (all || !lower) && !unicode.IsLower(firstRune(first)) && !cutShort.MatchString(begun) {
			out = append(out, top(b))
			begun = ""
		}
		if first != "" {
			begun = first
		}
	}
	return out
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
