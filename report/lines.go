package report

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"tifa/diff"
)

// marks are how a printer shows deleted and inserted words in plain text.
type marks struct {
	deleted, inserted [2]string // opening, closing
	// perLine: the marks are invisible (colours) and are closed at the end of
	// each line and opened again on the next.
	perLine bool
}

var (
	plainMarks = marks{[2]string{"[-", "-]"}, [2]string{"{+", "+}"}, false}
	// Strike-through and underline as well: colour is never the only sign.
	colourMarks = marks{[2]string{"\x1b[31;9m", "\x1b[0m"}, [2]string{"\x1b[32;4m", "\x1b[0m"}, true}
	// For text that has no marked words.
	noMarks = marks{perLine: true}
)

// feigned tells whether two characters side by side look like half a plain
// mark. Where a statement holds them, a space parts them.
func feigned(a, b rune) bool {
	switch string([]rune{a, b}) {
	case "[-", "-]", "{+", "+}":
		return true
	}
	return false
}

// unfeigned appends text or a mark to what is marked already, so that only
// whole marks look like marks.
func unfeigned(b *strings.Builder, text string, mark bool) {
	last, _ := utf8.DecodeLastRuneInString(b.String())
	for i, r := range text {
		if feigned(last, r) && (i == 0 || !mark) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
}

func (m marks) of(op diff.Op) [2]string {
	switch op {
	case diff.Delete:
		return m.deleted
	case diff.Insert:
		return m.inserted
	}
	return [2]string{}
}

// glyph is one character on its way to a line.
type glyph struct {
	text  string
	width int
	op    diff.Op
}

// lines lays pieces out in lines of at most width columns. It breaks at
// spaces and between Han characters, never before a closing mark or after an
// opening one (kinsoku), and inside a word only when the word is longer than
// a line.
func lines(ps []Piece, width int, m marks) []string {
	var gs []glyph
	var last rune
	for _, p := range ps {
		open, shut := m.of(p.Op)[0], m.of(p.Op)[1]
		p.Text = printable(p.Text)
		lead, core := len(p.Lead()), p.Core()
		for i, r := range p.Text {
			s := p.Text[i : i+utf8.RuneLen(r)] // printable leaves nothing but UTF-8
			if !m.perLine {
				// Marks hug the words, spaces go outside, and no line ends
				// between a mark and its word.
				var b strings.Builder
				b.WriteRune(last)
				from := b.Len()
				if core != "" && i == lead {
					unfeigned(&b, open, true)
				}
				unfeigned(&b, s, false)
				if core != "" && i+len(s) == lead+len(core) {
					unfeigned(&b, shut, true)
				}
				s = b.String()[from:]
				last, _ = utf8.DecodeLastRuneInString(s)
			}
			w := 1
			if len(s) > 1 || r < ' ' {
				w = displaywidth.String(s)
			}
			gs = append(gs, glyph{s, w, p.Op})
		}
	}
	var out []string
	for len(gs) > 0 {
		for len(gs) > 0 && gs[0].text == " " {
			gs = gs[1:]
		}
		n := fit(gs, width)
		if n > 0 {
			out = append(out, render(gs[:n], m))
		}
		gs = gs[n:]
	}
	return out
}

// plainLines lays out a text without marked words.
func plainLines(text string, width int) []string {
	return lines([]Piece{{diff.Equal, text, diff.None}}, width, noMarks)
}

// fit returns how many glyphs go on the first line.
func fit(gs []glyph, width int) int {
	w, last := 0, 0
	for i, g := range gs {
		if w+g.width > width && g.text != " " {
			if last > 0 {
				return last
			}
			return max(i, 1)
		}
		w += g.width
		if i+1 == len(gs) {
			return len(gs)
		}
		if breakable(g.text, gs[i+1].text) {
			last = i + 1
		}
	}
	return len(gs)
}

// noStart may not open a line, noEnd may not close one.
const (
	noStart = "，。、；：？！）」』”’》〉】〕…—·,.;:?!)]}%-+"
	noEnd   = "（「『“‘《〈【〔([{"
)

// breakable tells whether a line may end between two glyphs, marks aside.
func breakable(a, b string) bool {
	if a == " " {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, "-+]}"))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(b, "[{-+"))
	if b == " " || strings.ContainsRune(noStart, first) || strings.ContainsRune(noEnd, last) {
		return false
	}
	return wide(last) || wide(first)
}

func wide(r rune) bool { return displaywidth.Rune(r) == 2 }

// render writes one line, its marks opened and closed where they are
// invisible.
func render(gs []glyph, m marks) string {
	for len(gs) > 0 && gs[len(gs)-1].text == " " {
		gs = gs[:len(gs)-1]
	}
	var b strings.Builder
	op := diff.Equal
	turn := func(to diff.Op) {
		if m.perLine && to != op {
			b.WriteString(m.of(op)[1])
			b.WriteString(m.of(to)[0])
		}
		op = to
	}
	for _, g := range gs {
		turn(g.op)
		b.WriteString(g.text)
	}
	turn(diff.Equal)
	return b.String()
}

// columns is the width of a text on a terminal.
func columns(s string) int { return displaywidth.String(s) }
