package pdf

import (
	"math"
	"slices"
	"sort"

	"tifa/corpus/document/pdf/object"
)

const (
	maxRules  = 40_000 // pieces of ruling lines on a page; beyond it is a map
	maxLines  = 1000   // ruling lines that run one way on a page
	ruleWidth = 3.5    // points; a thicker bar is a banner
	ruleGap   = 5.0    // points, within which pieces make one line: dashes, the corners of cells
	meet      = 4.0    // points, within which lines are the same or touch: double rules, spaces between cells
	shortest  = 8.0    // points; what is shorter parts no cells
)

// rule is a ruling line or a piece of one, from one point to another.
type rule struct{ x0, y0, x1, y1 float64 }

func (r rule) level() bool   { return math.Abs(r.y1-r.y0) <= ruleWidth }
func (r rule) upright() bool { return math.Abs(r.x1-r.x0) <= ruleWidth }

// path is what is drawn until it is painted. Its coordinates are of the page.
type path struct {
	from, at point
	sides    []rule // straight pieces
	boxes    []rule // the extent of each part
}

type point struct{ x, y float64 }

func (p *path) move(x, y float64) {
	p.from, p.at = point{x, y}, point{x, y}
	p.boxes = append(p.boxes, rule{x, y, x, y})
}

// reach goes on to a point, along a straight line or a curve.
func (p *path) reach(x, y float64, straight bool) {
	if len(p.boxes) == 0 {
		p.move(x, y)
		return
	}
	if straight {
		p.sides = append(p.sides, rule{p.at.x, p.at.y, x, y})
	}
	p.at = point{x, y}
	b := &p.boxes[len(p.boxes)-1]
	*b = rule{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
}

func (p *path) full() bool { return len(p.sides)+len(p.boxes) > 4*maxRules }

// draft carries out the operators that draw paths and paint them. Nothing of a
// path is kept but the lines that may rule a table: straight strokes, and what
// is filled and thin. Clipping paints nothing.
func (in *interpreter) draft(op object.Keyword, n [6]float64) {
	p := &in.path
	switch op {
	case "m", "l", "c", "v", "y", "re":
		if p.full() {
			return
		}
	}
	switch op {
	case "w":
		in.s.stroke = n[0]
	case "m":
		p.move(in.s.ctm.at(n[0], n[1]))
	case "l":
		x, y := in.s.ctm.at(n[0], n[1])
		p.reach(x, y, true)
	case "c":
		x, y := in.s.ctm.at(n[4], n[5])
		p.reach(x, y, false)
	case "v", "y":
		x, y := in.s.ctm.at(n[2], n[3])
		p.reach(x, y, false)
	case "h":
		p.reach(p.from.x, p.from.y, true)
	case "re":
		for i, c := range [][2]float64{{n[0], n[1]}, {n[0] + n[2], n[1]}, {n[0] + n[2], n[1] + n[3]}, {n[0], n[1] + n[3]}, {n[0], n[1]}} {
			x, y := in.s.ctm.at(c[0], c[1])
			if i == 0 {
				p.move(x, y)
			} else {
				p.reach(x, y, true)
			}
		}
	case "s":
		p.reach(p.from.x, p.from.y, true)
		in.stroke()
	case "S", "B", "B*", "b", "b*":
		in.stroke()
	case "f", "F", "f*":
		in.fill()
	case "n":
		*p = path{sides: p.sides[:0], boxes: p.boxes[:0]}
	}
}

// keep adds a line that is shown.
func (in *interpreter) keep(r rule) {
	if n := len(in.marks); n > 0 && in.marks[n-1].reason != "" {
		return
	}
	if len(in.rules) <= maxRules && finite(r.x0, r.y0, r.x1, r.y1) {
		in.rules = append(in.rules, r)
	}
}

func (in *interpreter) stroke() {
	in.bullet()
	if m := in.s.ctm; in.s.stroke*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])) <= ruleWidth {
		for _, s := range in.path.sides {
			in.keep(s)
		}
	}
	in.draft("n", [6]float64{})
}

func (in *interpreter) fill() {
	in.bullet()
	boxes := in.path.boxes
	for i, b := range boxes {
		x, y := (b.x0+b.x1)/2, (b.y0+b.y1)/2
		switch level, upright := b.level(), b.upright(); {
		case level && upright:
			in.keep(b)
		case level:
			in.keep(rule{b.x0, y, b.x1, y})
		case upright:
			in.keep(rule{x, b.y0, x, b.y1})
		}
		if i == 0 {
			continue
		}
		// A frame is filled between two boxes, one inside the other.
		if a := boxes[i-1]; a.x0 < b.x0 && a.y0 < b.y0 && a.x1 > b.x1 && a.y1 > b.y1 && b.x0-a.x0 <= ruleWidth && b.y0-a.y0 <= ruleWidth && a.x1-b.x1 <= ruleWidth && a.y1-b.y1 <= ruleWidth {
			for _, s := range []rule{{a.x0, a.y0, a.x1, a.y0}, {a.x0, a.y1, a.x1, a.y1}, {a.x0, a.y0, a.x0, a.y1}, {a.x1, a.y0, a.x1, a.y1}} {
				in.keep(s)
			}
		}
	}
	in.draft("n", [6]float64{})
}

// ruling is a line that runs to the right or upwards: its place across, and from
// where to where it runs along.
type ruling struct{ at, from, to float64 }

// rulings makes lines of the pieces on a page: those that run to the right,
// those that run upwards, and the strokes that do neither, as in a chart. ok is
// false where there are too many for a page of text.
func rulings(pieces []rule) (level, upright []ruling, slanted []rule, ok bool) {
	if len(pieces) > maxRules {
		return nil, nil, nil, false
	}
	for _, r := range pieces {
		x, y := (r.x0+r.x1)/2, (r.y0+r.y1)/2
		l, u := r.level(), r.upright()
		if l {
			level = append(level, ruling{y, min(r.x0, r.x1), max(r.x0, r.x1)})
		}
		if u {
			upright = append(upright, ruling{x, min(r.y0, r.y1), max(r.y0, r.y1)})
		}
		if !l && !u {
			slanted = append(slanted, r)
		}
	}
	level, upright = unbroken(level, 0.7, ruleGap), unbroken(upright, 0.7, ruleGap)
	short := func(r ruling) bool { return r.to-r.from < shortest }
	level, upright = slices.DeleteFunc(level, short), slices.DeleteFunc(upright, short)
	return level, upright, slanted, len(level) <= maxLines && len(upright) <= maxLines
}

// unbroken joins the pieces that lie in one line, not farther across than near,
// and not farther apart than gap.
func unbroken(rs []ruling, near, gap float64) []ruling {
	sort.Slice(rs, func(i, j int) bool {
		if rs[i].at != rs[j].at {
			return rs[i].at < rs[j].at
		}
		if rs[i].from != rs[j].from {
			return rs[i].from < rs[j].from
		}
		return rs[i].to < rs[j].to
	})
	out := rs[:0]
	for a := 0; a < len(rs); {
		b := a + 1
		for b < len(rs) && rs[b].at-rs[a].at <= near {
			b++
		}
		group := slices.Clone(rs[a:b])
		sort.SliceStable(group, func(i, j int) bool { return group[i].from < group[j].from })
		at := group[len(group)/2].at
		for i := range group {
			if n := len(out); i > 0 && group[i].from-out[n-1].to <= gap {
				out[n-1].to = max(out[n-1].to, group[i].to)
				continue
			}
			out = append(out, ruling{at, group[i].from, group[i].to})
		}
		a = b
	}
	return out
}
