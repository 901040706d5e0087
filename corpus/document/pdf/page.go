package pdf

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/pdf/font"
	"tifa/corpus/document/pdf/object"
)

// maxPages bounds the pages of a file.
const maxPages = 2000

// page is what a page shows, turned so that its lines run to the right.
type page struct {
	number        int // from 1
	glyphs        []glyph
	rules         []rule
	images        int
	width, height float64
	dropped       []document.Dropped
	unread        int // glyphs that have no reading
	recognised    bool
}

// pages lists the pages of a file in order, with what they inherit.
func pages(f *object.File) ([]object.Dict, error) {
	var out []object.Dict
	seen := map[object.Ref]bool{}
	nodes := 0
	var walk func(x any, above object.Dict, depth int) error
	walk = func(x any, above object.Dict, depth int) error {
		if ref, ok := x.(object.Ref); ok {
			if seen[ref] {
				return nil
			}
			seen[ref] = true
		}
		d := f.Dict(x)
		if nodes++; d == nil || depth > 64 || nodes > 20*maxPages {
			return nil
		}
		own := object.Dict{}
		for _, k := range []object.Name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if d[k] != nil {
				own[k] = d[k]
			} else if above[k] != nil {
				own[k] = above[k]
			}
		}
		if kids := f.Array(d["Kids"]); kids != nil && f.Name(d["Type"]) != "Page" {
			for _, k := range kids {
				if err := walk(k, own, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if f.Name(d["Type"]) == "Pages" {
			return nil
		}
		if len(out) == maxPages {
			return &document.Error{Wrong: fmt.Sprintf("has more than %d pages", maxPages), Remedy: "save the pages of the statement as a file of their own"}
		}
		own["Contents"], own["Annots"] = d["Contents"], d["Annots"]
		out = append(out, own)
		return nil
	}
	err := walk(f.Dict(f.Trailer()["Root"])["Pages"], nil, 0)
	return out, err
}

// read runs the content of a page.
func (in *interpreter) read(number int, d object.Dict) (p *page, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("it is damaged (%v)", x)
		}
	}()
	in.glyphs, in.images, in.marks, in.depth = nil, 0, nil, 0
	in.path, in.rules = path{}, nil
	in.s = state{ctm: unit, tz: 1, stroke: 1}
	in.tm, in.line = unit, unit

	var b []byte
	list := in.f.Array(d["Contents"])
	if list == nil {
		list = object.Array{d["Contents"]}
	}
	for _, x := range list {
		st := in.f.Stream(x)
		if st == nil {
			continue
		}
		part, err := in.f.Data(st)
		if errors.Is(err, object.ErrTooLong) {
			return nil, err
		}
		if len(b)+len(part) > document.MaxPart {
			return nil, object.ErrTooLong
		}
		b = append(append(b, part...), '\n')
	}
	if err := in.run(b, in.f.Dict(d["Resources"])); err != nil {
		return nil, err
	}
	box := in.box(d)
	p = &page{number: number, images: in.images, width: box[2] - box[0], height: box[3] - box[1]}
	p.rules = in.rules
	p.take(in.glyphs, box)
	p.comments(in.f, d)
	return p, nil
}

// box is the part of a page that is shown, as left, bottom, right, top; US
// Letter where it says none.
func (in *interpreter) box(d object.Dict) [4]float64 {
	for _, k := range []object.Name{"CropBox", "MediaBox"} {
		a := in.f.Array(d[k])
		if len(a) != 4 {
			continue
		}
		var v [4]float64
		for i := range v {
			v[i] = in.f.Num(a[i], 0)
		}
		v[0], v[2] = min(v[0], v[2]), max(v[0], v[2])
		v[1], v[3] = min(v[1], v[3]), max(v[1], v[3])
		if v[2]-v[0] > 10 && v[3]-v[1] > 10 && finite(v[:]...) {
			return v
		}
	}
	return [4]float64{0, 0, 612, 792}
}

// comments lists the notes that readers stuck to a page, and what they filled in.
func (p *page) comments(f *object.File, d object.Dict) {
	for i, x := range f.Array(d["Annots"]) {
		if i >= 1000 {
			return
		}
		a := f.Dict(x)
		switch f.Name(a["Subtype"]) {
		case "Widget":
			value := a["V"]
			if value == nil {
				value = f.Dict(a["Parent"])["V"]
			}
			if t := textString(string(f.String(value))); t != "" {
				p.dropped = append(p.dropped, document.Dropped{Text: t, Reason: "form field"})
			}
		case "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Caret", "Stamp":
			if t := textString(string(f.String(a["Contents"]))); t != "" {
				p.dropped = append(p.dropped, document.Dropped{Text: t, Reason: "comment"})
			}
		}
	}
}

// take keeps the glyphs that are text to be read, in a frame in which their
// lines run to the right, and lists the others.
func (p *page) take(all []glyph, box [4]float64) {
	count := map[float64]int{}
	hidden, visible, marked := 0, 0, 0
	for i := range all {
		g := &all[i]
		if g.text == " " {
			continue
		}
		count[g.angle]++
		if g.hidden {
			hidden++
		} else {
			visible++
		}
		if g.reason == "running head" {
			marked++
		}
	}
	var main float64
	for angle, n := range count {
		if n > count[main] || n == count[main] && angle < main {
			main = angle
		}
	}
	p.recognised = hidden > 0 && p.images > 0
	out := leavings{}
	kept := all[:0]
	for _, g := range all {
		if 2*marked > visible+hidden {
			g.reason = "" // a file that calls all of its text a running head means nothing by it
		}
		switch off := math.Abs(g.angle - main); {
		case g.reason != "":
		case off > 3 && off < 357:
			g.reason = "rotated text"
		case g.hidden && !p.recognised:
			g.reason = "invisible text"
		case g.size < 1:
			g.reason = "too small to be seen"
		case g.x < box[0]-g.size || g.x > box[2]+g.size || g.y < box[1]-g.size || g.y > box[3]+g.size:
			g.reason = "outside the page"
		}
		if g.reason != "" {
			out.add(g)
			continue
		}
		if g.text == font.Unread {
			p.unread++
		}
		kept = append(kept, g)
	}
	p.dropped = append(p.dropped, out.list()...)
	p.glyphs = once(p.turn(kept, box, main))
}

// turn puts the page so that its lines run to the right and its left bottom
// corner is the origin.
func (p *page) turn(gs []glyph, box [4]float64, angle float64) []glyph {
	sin, cos := math.Sincos(-angle * math.Pi / 180)
	at := func(x, y float64) (float64, float64) { return x*cos - y*sin, x*sin + y*cos }
	x0, y0 := math.Inf(1), math.Inf(1)
	x1, y1 := math.Inf(-1), math.Inf(-1)
	for _, c := range [][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[0], box[3]}, {box[2], box[3]}} {
		x, y := at(c[0], c[1])
		x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
	}
	p.width, p.height = x1-x0, y1-y0
	for i := range gs {
		x, y := at(gs[i].x, gs[i].y)
		gs[i].x, gs[i].y = x-x0, y-y0
	}
	for i, r := range p.rules {
		ax, ay := at(r.x0, r.y0)
		bx, by := at(r.x1, r.y1)
		p.rules[i] = rule{ax - x0, ay - y0, bx - x0, by - y0}
	}
	return gs
}

// once leaves out what is drawn twice to look bold or shaded: the same
// character less than a tenth of its size away.
func once(gs []glyph) []glyph {
	type cell struct {
		text string
		x, y int
	}
	seen := make(map[cell]point, len(gs))
	kept := gs[:0]
next:
	for _, g := range gs {
		if g.text != " " {
			near := max(g.size*0.1, 0.3)
			x, y := int(g.x/near), int(g.y/near)
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					p, ok := seen[cell{g.text, x + dx, y + dy}]
					if ok && math.Hypot(p.x-g.x, p.y-g.y) < near {
						continue next
					}
				}
			}
			seen[cell{g.text, x, y}] = point{g.x, g.y}
		}
		kept = append(kept, g)
	}
	return kept
}

// leavings collects glyphs that are dropped into the texts that they were.
type leavings []glyph

func (l *leavings) add(g glyph) { *l = append(*l, g) }

func (l leavings) list() []document.Dropped {
	var out []document.Dropped
	var text strings.Builder
	flush := func(reason string) {
		if t := squeeze(text.String()); t != "" {
			out = append(out, document.Dropped{Text: t, Reason: reason})
		}
		text.Reset()
	}
	for i, g := range l {
		if i > 0 {
			last := l[i-1]
			if g.reason != last.reason {
				flush(last.reason)
			} else if math.Hypot(g.x-last.x, g.y-last.y)-last.width > 0.2*g.size {
				text.WriteByte(' ') // a gap along or across the line parts words
			}
		}
		text.WriteString(g.text)
	}
	if len(l) > 0 {
		flush(l[len(l)-1].reason)
	}
	return out
}
