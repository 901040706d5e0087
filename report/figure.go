package report

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// figure is one drawing with the words that stand for it. It is drawn in
// points of CSS, so that its letters are as large as those of the page, and
// scrolls sideways where the page is narrower.
type figure struct {
	ID, Title, Desc string
	Caption         []string // sentences
	Version         string   // of tifa, below the drawing: it may be copied away from its page
	Width, Height   int
	Marks           []mark
	Table           *figureTable // the numbers of the drawing; nil where they stand beside it
}

// Linked tells whether anything in the drawing leads elsewhere: then it is no
// single picture for those who do not see it.
func (f *figure) Linked() bool {
	for i := range f.Marks {
		if f.Marks[i].Href != "" {
			return true
		}
	}
	return false
}

// signed puts the version of tifa below figures.
func signed(version string, figures ...*figure) {
	for _, f := range figures {
		if f != nil {
			f.Version = version
		}
	}
}

// figureTable is the data of a figure.
type figureTable struct {
	Name string // what opens it
	Head []string
	Rows [][]tableCell
}

// tableCell is a cell, with a link where there is more to read.
type tableCell struct{ Text, Href string }

func cells(texts ...string) []tableCell {
	out := make([]tableCell, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}

// mark is one element of a drawing.
type mark struct {
	Kind       string // rect, line, circle, path, text or turned (text upwards)
	Class      string
	X, Y, W, H string // of a line W and H are its other end, of a circle W is its radius
	Path       string
	Text       string
	Lang       string // of Text, where that is quoted
	Title      string // said when one points at it
	Href       string
}

// num writes a length.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

func rect(class string, x, y, w, h float64) mark {
	return mark{Kind: "rect", Class: class, X: num(x), Y: num(y), W: num(w), H: num(h)}
}

func rule(class string, x, y, x2, y2 float64) mark {
	return mark{Kind: "line", Class: class, X: num(x), Y: num(y), W: num(x2), H: num(y2)}
}

func circle(class string, x, y, r float64) mark {
	return mark{Kind: "circle", Class: class, X: num(x), Y: num(y), W: num(r)}
}

func letters(class string, x, y float64, text string) mark {
	return mark{Kind: "text", Class: class, X: num(x), Y: num(y), Text: text}
}

func upward(class string, x, y float64, text string) mark {
	return mark{Kind: "turned", Class: class, X: num(x), Y: num(y), Text: text}
}

// in names the language of the text of a mark.
func (m mark) in(lang string) mark {
	m.Lang = lang
	return m
}

// says adds what is said when one points at a mark, and where it leads.
func (m mark) says(title, href string) mark {
	m.Title, m.Href = title, href
	return m
}

func (f *figure) add(m ...mark) { f.Marks = append(f.Marks, m...) }

// wholePage is how wide a figure is where the page has room.
const wholePage = 1120

// drawn is about how wide letters are drawn, rather too wide than too narrow:
// the page takes whatever font there is.
func drawn(text string) float64 {
	w := 0.0
	for _, r := range text {
		switch {
		case columns(string(r)) == 2:
			w += 12.4
		case unicode.IsUpper(r), unicode.Is(unicode.Cyrillic, r), r == 'm', r == 'w', r == '…':
			w += 9
		default:
			w += 6.9
		}
	}
	return w
}

// drawnHead is as much of the beginning of a text as fits, "…" where more is
// left out.
func drawnHead(text string, width float64) string {
	if drawn(text) <= width {
		return text
	}
	w := drawn("…")
	for i, r := range text {
		if w += drawn(string(r)); w > width {
			return text[:i] + "…"
		}
	}
	return text
}

// axis is a true axis of time. Statements without a day stand on it at equal
// distances.
type axis struct {
	days        []time.Time
	left, right float64
	even        bool
}

func newAxis(days []time.Time, left, right float64) *axis {
	a := &axis{days, left, right, len(days) < 2 || !days[0].Before(days[len(days)-1])}
	for _, d := range days {
		a.even = a.even || d.IsZero()
	}
	return a
}

// at is the place of a day of the axis.
func (a *axis) at(i int) float64 {
	if !a.even {
		return a.on(a.days[i])
	}
	if len(a.days) == 1 {
		return (a.left + a.right) / 2
	}
	return a.left + (a.right-a.left)*float64(i)/float64(len(a.days)-1)
}

func (a *axis) on(t time.Time) float64 {
	first := a.days[0]
	return a.left + (a.right-a.left)*t.Sub(first).Hours()/a.days[len(a.days)-1].Sub(first).Hours()
}

// years draws a line for the beginning of every year that has room for its
// number, from top to bottom, the numbers below.
func (a *axis) years(f *figure, top, bottom float64) {
	if a.even {
		return
	}
	first, last := a.days[0].Year(), a.days[len(a.days)-1].Year()
	if first == last {
		for _, i := range []int{0, len(a.days) - 1} {
			// Half of a day, some 64 wide, stands on either side of its place.
			f.add(letters("year", max(34, min(a.at(i), wholePage-34)), bottom+14, a.days[i].Format("2006-01-02")))
		}
		return
	}
	free := a.left - 40
	for y := first; y <= last; y++ {
		x := a.on(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC))
		if x < a.left-1 {
			continue
		}
		f.add(rule("grid", x, top, x, bottom))
		if x-free >= 34 {
			f.add(letters("year", x, bottom+14, strconv.Itoa(y)))
			free = x
		}
	}
}

// columnsOf are columns of equal width, one a statement.
type columnsOf struct{ left, width float64 }

// inColumns divides the width of a page into n columns, labels on the left.
func inColumns(left float64, n int) columnsOf {
	return columnsOf{left, min(max((wholePage-left-8)/float64(max(n, 1)), 4.5), 72)}
}

func (c columnsOf) x(i int) float64 { return c.left + c.width*float64(i) }

// head writes the days above columns and returns how high that is: the whole
// day where it fits, upwards or across, else the year where it begins.
func (c columnsOf) head(f *figure, days []string) float64 {
	if c.width >= 68 {
		for i, d := range days {
			f.add(letters("day", c.x(i)+c.width/2, 14, d))
		}
		return 22
	}
	if c.width >= 13 {
		for i, d := range days {
			f.add(upward("up", c.x(i)+c.width/2+4, 72, d))
		}
		return 78
	}
	free := -100.0
	for i, d := range days {
		if len(d) < 4 || i > 0 && len(days[i-1]) >= 4 && days[i-1][:4] == d[:4] {
			continue
		}
		f.add(mark{Kind: "line", Class: "tick", X: num(c.x(i)), Y: "16", W: num(c.x(i)), H: "22"})
		if c.x(i)-free >= 32 {
			f.add(letters("from", c.x(i), 13, d[:4]))
			free = c.x(i)
		}
	}
	return 24
}

// rules draws a line at the beginning of every year through narrow columns.
func (c columnsOf) rules(f *figure, days []string, top, bottom float64) {
	if c.width >= 13 {
		return
	}
	for i, d := range days {
		if i > 0 && len(d) >= 4 && len(days[i-1]) >= 4 && days[i-1][:4] != d[:4] {
			f.add(rule("grid", c.x(i), top, c.x(i), bottom))
		}
	}
}

// shadeOf is a share of the most as one of five shades, 0 for none.
func shadeOf(value, most float64) int {
	if value <= 0 || most <= 0 {
		return 0
	}
	return max(1, min(5, int(5*value/most+0.9999)))
}
