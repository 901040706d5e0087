package glyph

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A line is what a line of text says of the characters in it. It is read once
// for all of them.
type line struct {
	start, end      int
	latin, cyrillic bool // has letters that only this script has
	turns           bool // has letters from right to left, or a control that turns it
}

// around makes l the line around i.
func (l *line) around(text string, i int) {
	if l.start <= i && i < l.end {
		return
	}
	*l = line{start: strings.LastIndexByte(text[:i], '\n') + 1, end: len(text)}
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		l.end = i + n + 1
	}
	for _, r := range text[l.start:l.end] {
		switch {
		case r < utf8.RuneSelf:
			l.latin = l.latin || isLatin(r) && twin(r) == 0
		case isCyrillic(r):
			l.cyrillic = l.cyrillic || twin(r) == 0
		case r >= 0x590:
			p, _ := bidi.LookupRune(r)
			l.turns = l.turns || p.Class() == bidi.R && r != 0x200F || p.Class() == bidi.AL || overrides(r)
		}
	}
}
