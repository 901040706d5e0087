package pdf

import (
	"errors"
	"math"
	"strings"

	"tifa/corpus/document/pdf/font"
	"tifa/corpus/document/pdf/object"
)

// matrix is a transformation, [x y 1] times it (ISO 32000-2, 8.3.3).
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) at(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

var unit = matrix{1, 0, 0, 1, 0, 0}

// glyph is what is shown at one place, in points of the page.
type glyph struct {
	text  string
	x, y  float64 // of its origin
	width float64 // along its line
	size  float64
	angle float64 // of its line, in degrees from 0 up to 360
	bold  bool
	// hidden text is drawn in no colour: it lies under the picture of a scan.
	hidden bool
	reason string // why it is to be dropped, "" when it is not
}

// state is what q and Q keep.
type state struct {
	ctm                  matrix
	font                 *font.Font
	size, tc, tw, tz, tl float64
	rise                 float64
	mode                 int
	stroke               float64 // width of what is stroked
}

// mark is a piece of marked content that is open.
type mark struct {
	actual string // text that stands for what is shown
	has    bool
	from   int    // glyphs shown before it
	reason string // why it is dropped
	label  bool   // it is the number or bullet of a list item
}

// hiddenLayer is why optional content that is not shown is dropped.
const hiddenLayer = "hidden layer"

// limits of one page and of a file.
const (
	maxGlyphs    = 400_000
	maxShown     = 1 << 20 // characters of a file
	maxOperators = 8 << 20
	maxForms     = 20 // inside each other
	maxStates    = 2000
	maxMarks     = 2000
)

var (
	errGlyphs    = errors.New("more than 400,000 characters on one page")
	errShown     = errors.New("more than a million characters, twice what the longest statement has")
	errOperators = errors.New("more drawing operators than any statement has")
)

// interpreter reads content streams.
type interpreter struct {
	f      *object.File
	fonts  map[object.Ref]*font.Font
	off    map[object.Ref]bool // optional content that is not shown
	ops    int
	glyphs []glyph
	shown  int // glyphs of all pages
	images int
	s      state
	tm     matrix
	line   matrix // of the line that Td counts from
	marks  []mark
	depth  int // of forms
	path   path
	rules  []rule
}

func numbers(args []any) (n [6]float64) {
	for i, x := range args {
		if i == len(n) {
			break
		}
		switch x := x.(type) {
		case int:
			n[i] = float64(x)
		case float64:
			n[i] = x
		}
	}
	return n
}

// run reads a content stream with its resources.
func (in *interpreter) run(b []byte, res object.Dict) error {
	s := object.NewScanner(b)
	var args []any
	var saved []state
	marks := len(in.marks)
	for {
		x, err := s.Object()
		if err != nil {
			break // the end, or an object that nothing can be made of
		}
		op, is := x.(object.Keyword)
		if !is {
			if len(args) < 64 {
				args = append(args, x)
			}
			continue
		}
		if in.ops++; in.ops > maxOperators {
			return errOperators
		}
		if len(in.glyphs) > maxGlyphs {
			return errGlyphs
		}
		if in.shown > maxShown {
			return errShown
		}
		switch op {
		case "q":
			if len(saved) < maxStates {
				saved = append(saved, in.s)
			}
		case "Q":
			if n := len(saved); n > 0 {
				in.s, saved = saved[n-1], saved[:n-1]
			}
		case "BI":
			in.images++
		case "ID":
			s.Skip()
		case "Do":
			if err := in.draw(args, res); err != nil {
				return err
			}
		case "BMC", "BDC":
			in.open(args, res)
		case "EMC":
			if len(in.marks) > marks {
				in.close()
			}
		default:
			in.operate(op, args, res)
		}
		args = args[:0]
	}
	for len(in.marks) > marks {
		in.close()
	}
	return nil
}

// operate carries out the operators of text and of the coordinate system.
func (in *interpreter) operate(op object.Keyword, args []any, res object.Dict) {
	n := numbers(args)
	switch op {
	default:
		in.draft(op, n)
	case "cm":
		in.s.ctm = matrix(n).times(in.s.ctm)
	case "gs":
		if g := in.resource(res, "ExtGState", args); g != nil {
			if f := in.f.Array(in.f.Dict(g)["Font"]); len(f) == 2 {
				in.setFont(f[0], in.f.Num(f[1], 0))
			}
		}
	case "BT":
		in.tm, in.line = unit, unit
	case "Tf":
		if len(args) == 2 {
			in.setFont(in.resource(res, "Font", args), in.f.Num(args[1], 0))
		}
	case "Tc":
		in.s.tc = n[0]
	case "Tw":
		in.s.tw = n[0]
	case "Tz":
		in.s.tz = n[0] / 100
	case "TL":
		in.s.tl = n[0]
	case "Ts":
		in.s.rise = n[0]
	case "Tr":
		in.s.mode = int(n[0])
	case "Td":
		in.move(n[0], n[1])
	case "TD":
		in.s.tl = -n[1]
		in.move(n[0], n[1])
	case "Tm":
		in.tm, in.line = matrix(n), matrix(n)
	case "T*":
		in.move(0, -in.s.tl)
	case "Tj":
		in.showFirst(args)
	case "'":
		in.move(0, -in.s.tl)
		in.showFirst(args)
	case "\"":
		in.s.tw, in.s.tc = n[0], n[1]
		in.move(0, -in.s.tl)
		if len(args) == 3 {
			in.showFirst(args[2:])
		}
	case "TJ":
		if len(args) == 0 {
			return
		}
		list, _ := args[0].(object.Array)
		for i, end, length := 0, 0, 0; i < len(list); i++ {
			if i == end {
				end, length = in.together(list, i)
			}
			if t, ok := list[i].(object.String); ok {
				in.show(string(t), length)
				continue
			}
			by := in.shift(list[i])
			if in.s.font != nil && in.s.font.Vertical {
				in.advance(0, by)
			} else {
				in.advance(by*in.s.tz, 0)
			}
		}
	}
}

// together returns the end of the strings from list[i] on that stand at one
// distance, and their length: one that takes most of the character spacing back
// begins others.
func (in *interpreter) together(list object.Array, i int) (end, length int) {
	for end = i; end < len(list); end++ {
		if t, ok := list[end].(object.String); ok {
			length += len(t)
		} else if in.s.tc > 0 && in.shift(list[end]) < -0.5*in.s.tc {
			return end + 1, length
		}
	}
	return end, length
}

// shift is how far a number between strings moves on.
func (in *interpreter) shift(x any) float64 { return -numbers([]any{x})[0] / 1000 * in.s.size }

// resource is the named resource of a kind, as it stands there: a reference is
// not followed.
func (in *interpreter) resource(res object.Dict, kind object.Name, args []any) any {
	if len(args) == 0 {
		return nil
	}
	name, _ := args[0].(object.Name)
	return in.f.Dict(res[kind])[name]
}

func (in *interpreter) setFont(x any, size float64) {
	in.s.size = size
	ref, indirect := x.(object.Ref)
	if o, ok := in.fonts[ref]; ok && indirect {
		in.s.font = o
		return
	}
	d := in.f.Dict(x)
	if d == nil {
		in.s.font = nil
		return
	}
	in.s.font = font.New(in.f, d)
	if indirect {
		in.fonts[ref] = in.s.font
	}
}

func (in *interpreter) move(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.times(in.line)
	in.tm = in.line
}

func (in *interpreter) advance(x, y float64) {
	in.tm = matrix{1, 0, 0, 1, x, y}.times(in.tm)
}

func (in *interpreter) showFirst(args []any) {
	if len(args) > 0 {
		if t, ok := args[0].(object.String); ok {
			in.show(string(t), len(t))
		}
	}
}

// noFont reads strings that are shown before any font is chosen, or in one
// that the file does not hold: in Latin letters, as the standard fonts do.
var noFont = object.Dict{"Subtype": object.Name("Type1")}

// show puts the glyphs of a string on the page. length is that of all strings
// shown together: letters are only set apart in words, so character spacing in
// a shorter one is a way to move on.
func (in *interpreter) show(s string, length int) {
	if in.s.font == nil {
		in.s.font = font.New(in.f, noFont)
	}
	o := in.s.font
	for s != "" && len(in.glyphs) <= maxGlyphs {
		ch, n := o.Next(s)
		s = s[n:]
		t := in.tm.times(in.s.ctm)
		along := ch.Width*in.s.size + in.s.tc
		jump := 0.0 // character spacing that parts words and not letters
		if size := math.Abs(in.s.size); in.s.tc > 0.5*size || in.s.tc > 0.1*size && length < 4 {
			jump = in.s.tc
		}
		if ch.Space {
			along += in.s.tw
		}
		dx, dy := t[0], t[1]
		if o.Vertical {
			along = in.s.size + in.s.tc
			dx, dy = -t[2], -t[3]
		} else {
			along, jump = along*in.s.tz, jump*in.s.tz
		}
		step, scale := along, math.Hypot(dx, dy)
		x, y := t.at(0, in.s.rise)
		size := math.Abs(in.s.size) * math.Hypot(t[2], t[3])
		angle := math.Atan2(dy, dx) * 180 / math.Pi
		if in.s.size < 0 && !o.Vertical {
			angle += 180
		}
		if !finite(x, y, size, along*scale, angle) {
			x, y, size, along, jump, scale, angle = 1e6, 1e6, 10, 10, 0, 1, 0 // far outside any page
		}
		if ch.Text != "" && len(ch.Text) < 1000 {
			in.shown++
			in.glyphs = append(in.glyphs, glyph{
				text: ch.Text, x: x, y: y, width: math.Abs(along-jump) * scale, size: size,
				angle: math.Mod(math.Round(angle)+720, 360), bold: o.Bold || in.s.mode == 2,
				hidden: in.s.mode == 3 || in.s.mode == 7,
			})
		}
		if o.Vertical {
			in.advance(0, -step)
		} else {
			in.advance(step, 0)
		}
	}
}

func finite(v ...float64) bool {
	for _, x := range v {
		if !(math.Abs(x) < 1e6) {
			return false
		}
	}
	return true
}

// draw runs a form, or counts a picture.
func (in *interpreter) draw(args []any, res object.Dict) error {
	st := in.f.Stream(in.resource(res, "XObject", args))
	if st == nil {
		return nil
	}
	switch in.f.Name(st.Dict["Subtype"]) {
	case "Image":
		in.images++
	case "Form":
		if in.depth >= maxForms {
			return nil
		}
		if in.isOff(st.Dict["OC"]) {
			in.marks = append(in.marks, mark{from: len(in.glyphs), reason: hiddenLayer})
			defer in.close()
		}
		b, err := in.f.Data(st)
		if errors.Is(err, object.ErrTooLong) {
			return err
		}
		own := res
		if r := in.f.Dict(st.Dict["Resources"]); r != nil {
			own = r
		}
		s, tm, line := in.s, in.tm, in.line
		if a := in.f.Array(st.Dict["Matrix"]); len(a) == 6 {
			in.s.ctm = matrix(numbers(a)).times(in.s.ctm)
		}
		in.depth++
		err = in.run(b, own)
		in.depth--
		in.s, in.tm, in.line = s, tm, line
		return err
	}
	return nil
}

// isOff reports whether optional content, or all that it is a member of, is
// not shown when the file is opened.
func (in *interpreter) isOff(x any) bool {
	if ref, ok := x.(object.Ref); ok && in.off[ref] {
		return true
	}
	switch y := in.f.Dict(x)["OCGs"].(type) {
	case object.Ref:
		return in.off[y]
	case object.Array:
		for _, z := range y {
			if ref, ok := z.(object.Ref); !ok || !in.off[ref] {
				return false
			}
		}
		return len(y) > 0
	}
	return false
}

// open begins marked content.
func (in *interpreter) open(args []any, res object.Dict) {
	m := mark{from: len(in.glyphs)}
	if n := len(in.marks); n > 0 {
		m.reason = in.marks[n-1].reason
	}
	if len(in.marks) >= maxMarks {
		in.marks = append(in.marks, m)
		return
	}
	tag, _ := first(args).(object.Name)
	m.label = tag == "Lbl"
	var prop any
	if len(args) > 1 {
		prop = args[1]
		if n, ok := prop.(object.Name); ok {
			prop = in.f.Dict(res["Properties"])[n]
		}
	}
	d := in.f.Dict(prop)
	if t, ok := in.f.Resolve(d["ActualText"]).(object.String); ok {
		m.actual, m.has = textString(string(t)), true
	}
	switch {
	case tag == "OC" && in.isOff(prop):
		m.reason = hiddenLayer
	case tag == "Artifact" && in.f.Name(d["Type"]) == "Pagination":
		m.reason = "running head"
		if in.f.Name(d["Subtype"]) == "Watermark" {
			m.reason = "watermark"
		}
	}
	in.marks = append(in.marks, m)
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// close ends marked content: its own text takes the place of what was shown.
func (in *interpreter) close() {
	m := in.marks[len(in.marks)-1]
	in.marks = in.marks[:len(in.marks)-1]
	shown := in.glyphs[min(m.from, len(in.glyphs)):]
	for i := range shown {
		if shown[i].reason == "" {
			shown[i].reason = m.reason
		}
	}
	if !m.has || len(shown) == 0 {
		return
	}
	if text := strings.ToValidUTF8(m.actual, font.Unread); text != "" {
		g := &shown[0]
		for _, h := range shown[1:] {
			if h.angle == g.angle && math.Abs(h.y-g.y) < g.size/2 && h.x > g.x {
				g.width = max(g.width, h.x+h.width-g.x)
			}
		}
		g.text = clean(text)
		in.glyphs = in.glyphs[:m.from+1]
		return
	}
	in.glyphs = in.glyphs[:m.from]
}

// clean keeps the text that stands for glyphs on one line.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x2028 || r == 0x2029:
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
}
