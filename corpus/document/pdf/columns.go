package pdf

import (
	"math"
	"slices"
	"sort"
)

// stretch is chunks that are read as one column.
type stretch struct {
	chunks []chunk
	i, n   int // the i-th of n columns
}

// stretches puts the chunks of a page in reading order: where columns stand
// beside each other one is read after the other, and a line across them, as a
// title, parts what is above it from what is below.
//
// before is the gutter of the page before, 0 for none: the last page of a text
// in columns may not fill them. The gutter of this page is given too.
func stretches(cs []chunk, before float64, depth int) ([]stretch, float64) {
	whole := []stretch{{cs, 0, 1}}
	gutter, ok := before, before > 0 && goesOn(cs, before)
	if !ok {
		gutter, ok = findGutter(cs)
	}
	if !ok || depth > 3 {
		return whole, 0
	}
	type row struct {
		chunks []chunk
		across bool
	}
	sorted := slices.Clone(cs)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].y > sorted[j].y })
	var rows []row
	for _, c := range sorted {
		across := c.x0 < gutter && c.x1 > gutter
		if n := len(rows); n > 0 {
			if top := rows[n-1].chunks[0]; top.y-c.y < 0.3*min(top.size, c.size) {
				rows[n-1].chunks = append(rows[n-1].chunks, c)
				rows[n-1].across = rows[n-1].across || across
				continue
			}
		}
		rows = append(rows, row{[]chunk{c}, across})
	}
	var out []stretch
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].across == rows[from].across {
			to++
		}
		var band, left, right []chunk
		for _, r := range rows[from:to] {
			for _, c := range r.chunks {
				band = append(band, c)
				if c.x1 <= gutter {
					left = append(left, c)
				} else {
					right = append(right, c)
				}
			}
		}
		switch {
		case rows[from].across || len(left) == 0 || len(right) == 0 || to-from < 2:
			if n := len(out); n > 0 && out[n-1].n == 1 {
				out[n-1].chunks = append(out[n-1].chunks, band...)
			} else {
				out = append(out, stretch{band, 0, 1})
			}
		default:
			both, _ := stretches(left, 0, depth+1)
			more, _ := stretches(right, 0, depth+1)
			both = append(both, more...)
			for i := range both {
				out = append(out, stretch{both[i].chunks, i, len(both)})
			}
		}
		from = to
	}
	return out, gutter
}

// goesOn reports whether chunks keep to the columns of the page before: on
// both sides of its gutter, almost none across it, and none that stops or
// begins far from it only because it is a cell of a table or centred.
func goesOn(cs []chunk, gutter float64) bool {
	left, right, across := 0, 0, 0
	x0, x1, begin := math.Inf(1), math.Inf(-1), math.Inf(1)
	for _, c := range cs {
		x0, x1 = min(x0, c.x0), max(x1, c.x1)
		switch {
		case c.x1 <= gutter:
			left++
		case c.x0 >= gutter:
			right++
			begin = min(begin, c.x0)
		default:
			across++
		}
	}
	return left > 1 && right > 0 && 4*across <= left+right && x0 < gutter-100 && begin-gutter < 36
}

// findGutter looks for the white space between two columns of running text
// and gives its middle. A table has such spaces too, but its cells do not fill
// their columns.
func findGutter(cs []chunk) (float64, bool) {
	if len(cs) < 8 {
		return 0, false
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	var sizes []float64
	for _, c := range cs {
		x0, x1 = min(x0, c.x0), max(x1, c.x1)
		sizes = append(sizes, c.size)
	}
	slices.Sort(sizes)
	em := sizes[len(sizes)/2]
	if x1-x0 < 20*em || x1-x0 > 1e5 {
		return 0, false
	}
	const step = 2.0
	cover := make([]int, int((x1-x0)/step)+1)
	for _, c := range cs {
		for i := int((c.x0 - x0) / step); i <= int((c.x1-x0)/step) && i < len(cover); i++ {
			cover[i]++
		}
	}
	// The best gutter is the one with the least ink, then the widest.
	best, bestInk, bestWidth := 0.0, math.MaxInt, 0
	for from := 0; from < len(cover); {
		to := from + 1
		for to < len(cover) && cover[to] == cover[from] {
			to++
		}
		ink := cover[from]
		wide := to - from
		middle := x0 + step*float64(from+to)/2
		inside := middle > x0+0.15*(x1-x0) && middle < x1-0.15*(x1-x0)
		if inside && float64(wide)*step >= 0.7*em && (ink < bestInk || ink == bestInk && wide > bestWidth) && isGutter(cs, middle, em) {
			best, bestInk, bestWidth = middle, ink, wide
		}
		from = to
	}
	return best, bestInk < math.MaxInt
}

// isGutter reports whether running text stands on both sides of a place.
func isGutter(cs []chunk, at, em float64) bool {
	var left, right []chunk
	across := 0
	for _, c := range cs {
		switch {
		case c.x1 <= at:
			left = append(left, c)
		case c.x0 >= at:
			right = append(right, c)
		default:
			across++
		}
	}
	return 2*across < min(len(left), len(right)) && running(left, em) && running(right, em)
}

// running reports whether chunks are a column of running text: most lines fill
// more than half of it.
func running(cs []chunk, em float64) bool {
	rows := map[int][2]float64{}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, c := range cs {
		x0, x1 = min(x0, c.x0), max(x1, c.x1)
		y := int(math.Round(c.y / (0.4 * em)))
		if r, ok := rows[y]; ok {
			rows[y] = [2]float64{min(r[0], c.x0), max(r[1], c.x1)}
		} else {
			rows[y] = [2]float64{c.x0, c.x1}
		}
	}
	if len(rows) < 4 || x1-x0 < 8*em {
		return false
	}
	full := 0
	for _, r := range rows {
		if r[1]-r[0] > 0.6*(x1-x0) {
			full++
		}
	}
	return 2*full > len(rows)
}
