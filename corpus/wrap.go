package corpus

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// edit is one change to be made to the text as decoded.
type edit struct {
	Span
	to, rule string
}

// lines yields the lines of a text, each with its end: one of the characters
// that Unicode knows as line ends, or CR LF. A further CR before CR LF, as
// careless conversion leaves it, begins no line.
func lines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(text) > 0 {
			n := len(text)
			if i := strings.IndexFunc(text, endsLine); i >= 0 {
				_, size := utf8.DecodeRuneInString(text[i:])
				n = i + size
				if text[i] == '\r' {
					rest := strings.TrimLeft(text[i:min(len(text), i+4)], "\r")
					if strings.HasPrefix(rest, "\n") {
						n = min(len(text), i+4) - len(rest) + 1
					}
				}
			}
			if !yield(text[:n]) {
				return
			}
			text = text[n:]
		}
	}
}

// endsLine tells the characters that end a line: LF, VT, FF, CR, NEL and the
// separators of lines and paragraphs.
func endsLine(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

type line struct {
	Span      // without surrounding white space
	width int // columns on a terminal
}

// wraps finds the line ends that only a narrow window put there: the text of
// one paragraph broken at a fixed width. A line counts as full when the first
// word of the next one would not have fitted; lines are joined only when at
// least half of the lines that have a successor are full.
func wraps(text string) []edit {
	var all []line
	at := 0
	for l := range lines(text) {
		all = append(all, line{Span{at, at + len(l)}, 0})
		at += len(l)
	}
	widths := make([]int, 0, len(all))
	for i := range all {
		l := &all[i]
		s := text[l.Start:l.End]
		l.Start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		end := l.End
		l.End = max(l.Start, end-(len(s)-len(strings.TrimRightFunc(s, unicode.IsSpace))))
		if l.End-l.Start > widest*utf8.UTFMax {
			l.width = widest + 1
		} else {
			l.width = width(text[l.Start:l.End])
		}
	}
	follows := func(i int) bool { return i+1 < len(all) && all[i].Len() > 0 && all[i+1].Len() > 0 }
	for i := range all {
		if follows(i) {
			widths = append(widths, all[i].width)
		}
	}
	if len(widths) < 3 {
		return nil
	}
	if hangs(text, all) {
		var out []edit
		for i := range all {
			if !follows(i) {
				continue
			}
			if next := text[all[i+1].Start:all[i+1].End]; marker(next) == 0 {
				out = append(out, rejoin(text, all[i], all[i+1]))
			}
		}
		return out
	}
	slices.Sort(widths)
	full := widths[len(widths)*95/100]
	if full < narrowest || full > widest {
		return nil
	}
	var out []edit
	for i := range all {
		if !follows(i) {
			continue
		}
		a, b := all[i], all[i+1]
		next := text[b.Start:b.End]
		if a.width+firstWordWidth(next) < full || a.width > full+8 {
			continue
		}
		if marker(next) > 0 && !dashInside(text, all, i) || strings.HasPrefix(next, "#") || text[a.Start] == '#' || indented(text[a.End:b.Start]) {
			continue
		}
		out = append(out, rejoin(text, a, b))
	}
	if 2*len(out) < len(widths) {
		return nil
	}
	return out
}

// hangs tells whether all lines but the first are indented by the same spaces:
// one element of a web page as it stands in its source, where a line end means
// nothing, whatever the width.
func hangs(text string, all []line) bool {
	hang, first := "", true
	for _, l := range all {
		if l.Len() == 0 {
			continue
		}
		before := text[:l.Start]
		margin := before[len(strings.TrimRight(before, " \t")):]
		switch {
		case first:
			first = false
			if margin != "" {
				return false
			}
		case len(margin) < 2 || hang != "" && margin != hang:
			return false
		default:
			hang = margin
		}
	}
	return hang != ""
}

// dashInside tells whether the line after a full one begins with a dash that stands
// inside its sentence: the full line ends none, and no other line of the lines
// between two blank ones begins with that dash, as the items of a list would.
func dashInside(text string, all []line, i int) bool {
	dash := firstRune(text[all[i+1].Start:])
	if dash != '–' && dash != '—' || strings.ContainsRune(".!?:;。！？：；…", lastRune(text[all[i].Start:all[i].End])) {
		return false
	}
	other := func(k int) bool { return firstRune(text[all[k].Start:]) == dash }
	for k := i; k >= 0 && all[k].Len() > 0; k-- {
		if other(k) {
			return false
		}
	}
	for k := i + 2; k < len(all) && all[k].Len() > 0; k++ {
		if other(k) {
			return false
		}
	}
	return true
}

// A window narrower than 30 columns or wider than 130 is not what people wrap
// statements at; a last line is longer than a heading by more than 8 columns
// only where nothing was wrapped.
const narrowest, widest = 30, 130

// rejoin is the edit that makes one of two lines. A soft hyphen at the end of
// the first shows there as a hyphen, which goes with the line end.
func rejoin(text string, a, b line) edit {
	if before, ok := strings.CutSuffix(text[a.Start:a.End], "\u00AD"); ok {
		return edit{Span{a.Start + len(before), b.Start}, "", ruleWrap}
	}
	return edit{Span{a.End, b.Start}, glue(text[a.Start:a.End], text[b.Start:b.End]), ruleWrap}
}

// glue is what stands between two joined lines: nothing between Han
// characters or after a hyphen inside a word, else one space.
func glue(a, b string) string {
	last, n := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
	if last == '-' && unicode.IsLetter(before) && unicode.IsLower(first) && !document.Hangs(b) || wideRune(last) || wideRune(first) {
		return ""
	}
	return " "
}

func indented(gap string) bool {
	s := gap
	if i := strings.LastIndexFunc(gap, endsLine); i >= 0 {
		_, n := utf8.DecodeRuneInString(gap[i:])
		s = gap[i+n:]
	}
	return len(s) >= 2 || strings.ContainsRune(s, '\u3000')
}

func firstWordWidth(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); wideRune(r) {
		return 2
	}
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		s = s[:i]
	}
	return 1 + width(s)
}

// width counts terminal columns: two for East Asian wide characters.
func width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if wideRune(r) {
			n++
		}
	}
	return n
}

func wideRune(r rune) bool {
	return r >= 0x2E80 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F ||
		r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFD
}
