package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"tifa/corpus/document"
)

// noteMark is what a footnote begins with.
var noteMark = regexp.MustCompile(`^(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3}[⁾)]?|[` + document.RaisedLetters + `]|\[\d{1,3}\]|\(\d{1,3}\)|（\d{1,3}）|[*†‡§]{1,3}|[①-⑳])\s*[^\s\d.,%]`)

// gluedMark is a mark with the first letter of its note right behind it.
var gluedMark = regexp.MustCompile(`^\d{1,3}\p{L}`)

// apart reports whether a glyph does not go on the raised text before it.
func apart(a, b glyph) bool {
	return strings.TrimSpace(b.text) == "" || math.Abs(b.y-a.y) > 0.15*a.size || b.x-a.x-a.width > 0.5*a.size || b.x < a.x
}

// notes takes the footnotes out of the lines: smaller type at the foot of a
// column, from a line on that begins with a mark. A note may go on at the foot
// of the next page.
func notes(all []line, body float64, h *hyphens) (kept []line, out []document.Block) {
	var texts [][]string // of each note, line by line
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && same(&all[to-1], &all[to]) {
			to++
		}
		small := to
		for small > from && all[small-1].row == nil && all[small-1].size < 0.93*body {
			small--
		}
		first := small
		for first < to && !noteMark.MatchString(all[first].text) {
			first++
		}
		switch {
		case first == to: // no mark: text, or a note that goes on
			first = small
			if len(texts) == 0 || small == from {
				first = to
			}
		case first > small && len(texts) > 0 && small > from:
			first = small
		}
		if first == from && from > 0 && all[from-1].page != all[from].page {
			first = to // nothing stands above it on the page: no foot
		}
		kept = append(kept, all[from:first]...)
		for _, l := range all[first:to] {
			if noteMark.MatchString(l.text) || len(texts) == 0 {
				texts = append(texts, []string{l.text})
				continue
			}
			n := len(texts) - 1
			texts[n] = append(texts[n], l.text)
		}
		from = to
	}
	for _, t := range texts {
		text := h.join(t...)
		if m := gluedMark.FindString(text); m != "" { // a gap that is no space parts them in print
			_, n := utf8.DecodeLastRuneInString(m)
			text = m[:len(m)-n] + " " + text[len(m)-n:]
		}
		out = append(out, document.Block{Kind: document.Note, Text: text})
	}
	return kept, out
}
