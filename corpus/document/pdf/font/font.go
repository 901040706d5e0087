// Package font reads what the fonts of a PDF file say of their glyphs: which
// characters they stand for and how wide they are.
package font

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"tifa/corpus/document/pdf/object"
)

// Font reads the strings that are shown in a font. It is not safe for use by
// several goroutines.
type Font struct {
	Bold     bool
	Vertical bool // its lines run from the top to the bottom

	known map[uint32]Char

	toUnicode *cmap
	encoding  *cmap       // an embedded CMap of a composite font
	named     *predefined // a predefined one
	cidText   map[int]string
	composite bool
	simple    [256]string

	widths map[int]float64
	normal float64 // of glyphs that widths leaves out
}

// Char is a glyph that is shown.
type Char struct {
	Text  string  // Unread when nothing tells what it is; "" when the font says that it is nothing
	Width float64 // in units of the type size
	Space bool    // the code is the single byte 32, to which word spacing applies
}

// New reads a font dictionary. Of a broken one it reads what there is.
func New(f *object.File, d object.Dict) *Font {
	o := &Font{known: map[uint32]Char{}, widths: map[int]float64{}}
	name := string(f.Name(d["BaseFont"]))
	if st := f.Stream(d["ToUnicode"]); st != nil {
		b, _ := f.Data(st)
		o.toUnicode = readCMap(b)
	}
	if f.Name(d["Subtype"]) == "Type0" {
		o.composite = true
		o.readComposite(f, d)
	} else {
		o.readSimple(f, d, name)
	}
	o.Bold = o.Bold || boldName.MatchString(name)
	return o
}

// boldName finds the weight in the name of a font; the Chinese ones are the
// sans-serif faces that headings are set in.
var boldName = regexp.MustCompile(`(?i)bold|black|heavy|demi(?:$|[^a-z])|semibd|simhei|heiti|fzhei|fzxbs|黑体|标宋`)

// describe reads a font descriptor.
func (o *Font) describe(f *object.File, d object.Dict) {
	o.Bold = f.Int(d["FontWeight"], 400) >= 600 || f.Int(d["Flags"], 0)&(1<<18) != 0
}

func (o *Font) readSimple(f *object.File, d object.Dict, name string) {
	desc := f.Dict(d["FontDescriptor"])
	o.describe(f, desc)
	scale := 0.001
	if f.Name(d["Subtype"]) == "Type3" {
		scale = 1
		if m := f.Array(d["FontMatrix"]); len(m) == 6 {
			scale = f.Num(m[0], 0.001)
		}
	}
	first := f.Int(d["FirstChar"], 0)
	for i, w := range f.Array(d["Widths"]) {
		if i < 256 {
			o.widths[first+i] = f.Num(w, 0) * scale
		}
	}
	o.normal = f.Num(desc["MissingWidth"], 0) * 0.001
	if len(o.widths) == 0 {
		o.normal = 0.5 // one of the standard fonts, whose widths the file need not give
	}

	var differences object.Array
	encoding := string(f.Name(d["Encoding"]))
	if e := f.Dict(d["Encoding"]); e != nil {
		encoding, differences = string(f.Name(e["BaseEncoding"])), f.Array(e["Differences"])
	}
	embedded := desc["FontFile"] != nil || desc["FontFile2"] != nil || desc["FontFile3"] != nil
	letters := f.Int(desc["Flags"], 32)&4 == 0 // the flag "symbolic" is not set
	own := f.Name(d["Subtype"]) == "Type3"
	switch own = own || encoding == "" && embedded && !letters; {
	case symbolic(name) != "":
		encoding, own = symbolic(name), false
	case encoding == "" && f.Name(d["Subtype"]) == "TrueType":
		encoding = "WinAnsiEncoding"
	}
	if !own {
		for i := range o.simple {
			o.simple[i] = base(encoding, byte(i))
		}
	}
	if st := f.Stream(desc["FontFile"]); st != nil && f.Name(d["Encoding"]) == "" {
		b, _ := f.Data(st)
		o.readType1(b)
	}
	at := 0
	for _, x := range differences {
		switch x := f.Resolve(x).(type) {
		case int:
			at = x
		case object.Name:
			if at >= 0 && at < 256 {
				o.simple[at] = named(string(x))
			}
			at++
		}
	}
}

var type1Entry = regexp.MustCompile(`dup\s+(\d{1,3})\s*/(\S+)\s+put`)

// readType1 reads the encoding that a Type 1 font program gives in plain text.
func (o *Font) readType1(b []byte) {
	b, _, _ = bytes.Cut(b, []byte("eexec"))
	for _, m := range type1Entry.FindAllSubmatch(b, 256) {
		if i, err := strconv.Atoi(string(m[1])); err == nil && i < 256 {
			o.simple[i] = named(string(m[2]))
		}
	}
}

func (o *Font) readComposite(f *object.File, d object.Dict) {
	var under object.Dict
	if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
		under = f.Dict(a[0])
	}
	o.describe(f, f.Dict(under["FontDescriptor"]))
	encoding := string(f.Name(d["Encoding"]))
	o.Vertical = isVertical(encoding)
	if st := f.Stream(d["Encoding"]); st != nil {
		b, _ := f.Data(st)
		o.encoding = readCMap(b)
		o.Vertical = o.encoding.wmode == 1
		encoding = o.encoding.use
		if encoding == "" {
			encoding = string(f.Name(st.Dict["UseCMap"]))
		}
	}
	o.named = lookup(encoding)
	o.normal = f.Num(under["DW"], 1000) / 1000
	o.readWidths(f, f.Array(under["W"]))
	if o.toUnicode == nil && o.named == nil {
		o.cidText = programText(f, under)
	}
}

// readWidths reads "c [w1 w2 …]" and "first last w".
func (o *Font) readWidths(f *object.File, w object.Array) {
	for i := 0; i+1 < len(w); {
		first := f.Int(w[i], 0)
		if list := f.Array(w[i+1]); list != nil {
			for k, x := range list {
				if len(o.widths) < 1<<17 {
					o.widths[first+k] = f.Num(x, 0) / 1000
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		last, width := f.Int(w[i+1], 0), f.Num(w[i+2], 0)/1000
		for c := first; c <= last && len(o.widths) < 1<<17; c++ {
			o.widths[c] = width
		}
		i += 3
	}
}

// Next reads the first glyph of a string, which must not be empty, and says
// how many bytes it takes.
func (o *Font) Next(s string) (Char, int) {
	c, n := uint32(s[0]), 1
	switch {
	case !o.composite:
	case o.encoding != nil && len(o.encoding.spaces) > 0:
		c, n = o.encoding.next(s)
	case o.named != nil:
		c, n = o.named.next(s)
	default:
		c, n = pair(s)
	}
	key := c<<3 | uint32(n)
	if ch, ok := o.known[key]; ok {
		return ch, n
	}
	ch := Char{Text: clean(o.text(c, s[:n])), Width: o.width(c, n), Space: n == 1 && c == ' '}
	if len(o.known) < 1<<17 {
		o.known[key] = ch
	}
	return ch, n
}

func (o *Font) text(c uint32, raw string) string {
	if o.toUnicode != nil {
		if t, ok := o.toUnicode.text(c); ok && readable(t) {
			return t
		}
	}
	var t string
	switch {
	case !o.composite:
		t = o.simple[byte(c)]
	case o.named != nil:
		t = o.named.text(raw)
	case o.cidText != nil:
		cid := int(c)
		if o.encoding != nil {
			cid, _ = o.encoding.cid(c)
		}
		t = o.cidText[cid]
	}
	if t == "" {
		return Unread
	}
	return t
}

// readable reports whether a mapping says anything: some producers map what
// they do not know to NUL or to the replacement character.
func readable(t string) bool {
	return t == "" || strings.Trim(t, "\x00\ufffd") != ""
}

func (o *Font) width(c uint32, n int) float64 {
	code := int(c)
	if o.composite && o.encoding != nil {
		code, _ = o.encoding.cid(c)
	} else if o.named != nil {
		// The widths go by the numbers of glyphs, which only Adobe's tables
		// tell; all collections have half-width forms for single bytes.
		if n == 1 || c < 0x80 {
			return o.normal / 2
		}
		return o.normal
	}
	if w, ok := o.widths[code]; ok {
		return w
	}
	return o.normal
}
