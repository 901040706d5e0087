package pdf

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// chunk is glyphs that follow each other on a line without a wide gap.
type chunk struct {
	text       string
	x0, x1, y  float64
	size       float64
	bold, all  int     // letters in bold type, and all of them
	firstWidth float64 // of its first word
	row        *row    // of a ruled table that it stands for, nil for text
}

// line is a line of one column.
type line struct {
	page   int
	text   string
	cells  []chunk // parted by wide gaps
	x0, x1 float64
	y      float64
	size   float64
	bold   bool
	first  float64 // width of what must stand together at its start
	column column
	height float64 // of its page
	row    *row    // of a ruled table, nil for text
}

// column names the column a line stands in: the i-th of n that are read one
// after the other, on the page's k-th stretch of text.
type column struct{ i, n, k int }

// isCJK tells the characters that are written without spaces between words.
func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

const (
	wordGap  = 0.11 // of the type size: no letters of one word are farther apart
	chunkGap = 0.9  // no words of one line are, unless it is justified
	cellGap  = 1.5  // cells of a table are
)

// chunks strings glyphs together in the order in which they are drawn.
func chunks(gs []glyph) []chunk {
	var out []chunk
	var b strings.Builder
	var sizes, largest float64 // all sizes of type of the chunk together, and the largest
	var c chunk
	wordEnd := false
	last := ' ' // the character written last
	write := func(s string) {
		b.WriteString(s)
		last = lastRune(s)
	}
	flush := func() {
		if c.all > 0 {
			c.text = b.String()
			c.size = sizes / float64(c.all)
			out = append(out, c)
		}
		b.Reset()
		c, sizes, largest, wordEnd = chunk{}, 0, 0, false
	}
	for i, g := range gs {
		blank := strings.TrimSpace(g.text) == ""
		if blank && g.width < 0.1*g.size {
			continue // a space that word spacing takes back is kerning
		}
		if c.all > 0 {
			em := max(g.size, sizes/float64(c.all))
			gap := g.x - c.x1
			if dy := g.y - c.y; dy > 0.55*em || dy < -0.55*em || gap > chunkGap*em || gap < -0.5*em {
				flush()
			} else if !blank && last != ' ' && parted(last, firstRune(g.text), gap/em) {
				write(" ")
				wordEnd = true
			}
		}
		if c.all == 0 {
			if blank {
				continue
			}
			c.x0, c.y = g.x, g.y
		}
		if blank {
			if last != ' ' {
				write(g.text)
			}
			wordEnd = true
			// A space may be stretched far over a line that is justified; what
			// counts is where the next letter stands.
			c.x1 = max(c.x1, min(g.x+g.width, g.x+0.5*g.size))
			continue
		}
		n := utf8.RuneCountInString(g.text)
		if g.size > 0.8*sizes/max(1, float64(c.all)) && g.size*float64(c.all) > 1.15*sizes {
			mark, ok := document.Raised(b.String())
			if !ok {
				mark, ok = document.RaisedLetter(b.String())
			}
			if ok && above(c.y, g.y, largest, g.size) {
				b.Reset()
				write(mark + " ")
				wordEnd = true
			}
			c.y = g.y // a raised mark came first
		}
		if c.all > 0 && above(g.y, c.y, g.size, largest) {
			if figure, ok := document.Raised(g.text); ok {
				g.text = figure
			} else if g.text == ")" && strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", last) {
				g.text = "⁾"
			} else if mark, ok := document.RaisedLetter(g.text); ok && document.Marked(b.String()) && (i+1 == len(gs) || apart(g, gs[i+1])) {
				g.text = mark
			}
		}
		write(g.text)
		c.x1 = max(c.x1, g.x+g.width)
		c.all += n
		sizes += g.size * float64(n)
		largest = max(largest, g.size)
		if g.bold {
			c.bold += n
		}
		if !wordEnd {
			c.firstWidth = c.x1 - c.x0
		}
	}
	flush()
	return out
}

// above reports whether type of a size stands on a higher base than the type
// beside it, and is smaller: it is raised.
func above(y, base, size, beside float64) bool {
	return size < 0.87*beside && y-base > 0.15*beside
}

// lines makes lines of the chunks of one column, from the top to the bottom.
func lines(cs []chunk, p *page, col column) []line {
	cs = slices.Clone(cs)
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].y > cs[j].y })
	var rows [][]chunk
	for _, c := range cs {
		if n := len(rows); n > 0 {
			if r := rows[n-1][0]; r.row == nil && c.row == nil && r.y-c.y < 0.3*min(r.size, c.size) {
				rows[n-1] = append(rows[n-1], c)
				continue
			}
		}
		rows = append(rows, []chunk{c})
	}
	rows = attach(rows)
	out := make([]line, 0, len(rows))
	for _, r := range rows {
		if c := r[0]; c.row != nil {
			out = append(out, line{page: p.number, column: col, height: p.height, text: c.text, x0: c.x0, x1: c.x1, y: c.y, size: c.size, row: c.row})
			continue
		}
		if l, ok := newLine(r, p, col); ok {
			out = append(out, l)
		}
	}
	return out
}

// attach puts raised and lowered marks in small type to the line they touch.
func attach(rows [][]chunk) [][]chunk {
	size := func(r []chunk) (m float64) {
		for _, c := range r {
			m = max(m, c.size)
		}
		return m
	}
	touches := func(a, b []chunk) bool {
		for _, c := range a {
			near := false
			for _, d := range b {
				if gap := max(c.x0-d.x1, d.x0-c.x1); gap < 0.5*d.size && gap > -0.5*d.size {
					near = true
				}
			}
			if !near {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(rows); i++ {
		for _, j := range []int{i + 1, i - 1} {
			if j < 0 || j >= len(rows) || rows[i][0].row != nil || rows[j][0].row != nil {
				continue
			}
			a, b := size(rows[i]), size(rows[j])
			dy := rows[i][0].y - rows[j][0].y
			if a < 0.87*b && dy > -0.4*b && dy < 0.75*b && touches(rows[i], rows[j]) {
				for k := range rows[i] {
					if figure, ok := document.Raised(rows[i][k].text); ok && above(dy, 0, a, b) {
						rows[i][k].text = figure
					} else if mark, ok := document.RaisedLetter(rows[i][k].text); ok && above(dy, 0, a, b) && slices.ContainsFunc(rows[j], func(c chunk) bool { return math.Abs(c.x1-rows[i][k].x0) < 0.5*c.size && document.Marked(c.text) }) {
						rows[i][k].text = mark
					}
				}
				rows[j] = append(rows[j], rows[i]...)
				rows = slices.Delete(rows, i, i+1)
				i--
				break
			}
		}
	}
	return rows
}

func newLine(r []chunk, p *page, col column) (line, bool) {
	l := line{page: p.number, column: col, height: p.height}
	sort.SliceStable(r, func(i, j int) bool { return r[i].x0 < r[j].x0 })
	bold, all := 0, 0
	weight := 0.0
	for _, c := range r {
		all += c.all
		bold += c.bold
		weight += c.size * float64(c.all)
		// The baseline is that of the largest type.
		if c.size > l.size {
			l.size, l.y = c.size, c.y
		}
		if n := len(l.cells); n > 0 {
			last := &l.cells[n-1]
			gap := c.x0 - last.x1
			em := max(c.size, last.size)
			if gap < cellGap*em {
				last.text = glueChunks(last.text, c.text, gap, em)
				last.x1 = max(last.x1, c.x1)
				last.size = max(last.size, c.size)
				continue
			}
		}
		l.cells = append(l.cells, c)
	}
	kept := l.cells[:0]
	var texts []string
	for _, c := range l.cells {
		if c.text = closed(squeeze(c.text)); c.text != "" {
			kept = append(kept, c)
			texts = append(texts, c.text)
		}
	}
	l.cells = kept
	if len(kept) == 0 {
		return l, false
	}
	l.text = strings.Join(texts, " ")
	l.size = weight / float64(all)
	l.bold = 5*bold > 4*all
	l.x0, l.x1 = kept[0].x0, kept[len(kept)-1].x1
	l.first = firstUnit(kept[0])
	return l, true
}

// parted reports whether a gap of so many type sizes stands for a space. Beside
// an ideograph it takes a wide one: programs set Latin letters and figures
// apart from ideographs where the text has no space.
func parted(a, b rune, gap float64) bool {
	if isCJK(a) || isCJK(b) {
		return gap > 0.6
	}
	return gap > wordGap
}

func glueChunks(a, b string, gap, em float64) string {
	if strings.Trim(a, "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾,"+document.RaisedLetters) == "" {
		return a + " " + b // the mark of a note before its text
	}
	if strings.HasSuffix(a, " ") || !parted(lastRune(a), firstRune(b), gap/em) {
		return a + b
	}
	return a + " " + b
}

// firstUnit is the width of what could not have been parted at the end of the
// line before: a word, or an ideograph with the punctuation that clings to it.
func firstUnit(c chunk) float64 {
	word, _, _ := strings.Cut(c.text, " ")
	if !isCJK(firstRune(word)) && firstRune(word) != '“' && firstRune(word) != '‘' {
		n := 0
		for _, r := range word {
			if isCJK(r) {
				break
			}
			n++
		}
		if n == utf8.RuneCountInString(word) {
			return c.firstWidth
		}
		return 0.6 * c.size * float64(n)
	}
	n, rs := 0, []rune(word)
	for n < len(rs) && unicode.In(rs[n], unicode.Ps, unicode.Pi) {
		n++
	}
	n++
	for n < len(rs) && unicode.IsPunct(rs[n]) {
		n++
	}
	return float64(n) * c.size
}

// spread is a space between two ideographs.
var spread = regexp.MustCompile(`([\p{Han}\x{3000}-\x{303F}\x{FF00}-\x{FF60}]) `)

// closed takes the spaces out of ideographs that are set apart with one each.
func closed(s string) string {
	pairs, apart := 0, 0
	rs := []rune(s)
	for i := range rs {
		switch {
		case !isCJK(rs[i]) || i+1 == len(rs):
		case isCJK(rs[i+1]):
			pairs++
		case rs[i+1] == ' ' && i+2 < len(rs) && isCJK(rs[i+2]):
			pairs++
			apart++
		}
	}
	if apart < 3 || 10*apart < 7*pairs {
		return s
	}
	return strings.TrimSpace(spread.ReplaceAllString(s, "$1"))
}

// squeeze trims a text and makes one space of several.
func squeeze(s string) string {
	s = strings.TrimFunc(s, unicode.IsSpace)
	if !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] != ' ' || s[i-1] != ' ' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
