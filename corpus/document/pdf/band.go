package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
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
