package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// line fills a block with text and treats white space as a browser does. The
// zero value is an empty block.
type line struct {
	text  []byte
	space rune // white space that is due before the next character: ' ', '\n' where the source breaks the line, 0 for none
	ends  []paragraph
	paragraph
	link int // links that are open
	pre  int // elements that are open and keep white space
}

// paragraph is a part of a block; its text is set by paragraphs alone.
type paragraph struct {
	text                  string
	linked, links, inPage int
}

func (l *line) reset() { l.text, l.space, l.ends, l.paragraph = l.text[:0], 0, l.ends[:0], paragraph{} }

// write adds text of the source.
func (l *line) write(s string) {
	for _, r := range s {
		switch {
		case r == '\u00AD': // a soft hyphen shows only at the end of a line
		case l.pre > 0 && r == '\n':
			l.end()
		case l.pre == 0 && (r == '\n' || r == '\r' || r == '\f'):
			l.space = '\n'
		case l.pre == 0 && (r == ' ' || r == '\t'):
			if l.space == 0 {
				l.space = ' '
			}
		default:
			if last := lastRune(l.text); l.space != 0 && last != 0 && last != '\n' && !(l.space == '\n' && wide(last) && wide(r)) {
				l.text = append(l.text, ' ')
			}
			l.space = 0
			l.text = utf8.AppendRune(l.text, r)
			if l.link > 0 && !unicode.IsSpace(r) {
				l.linked++
				if wide(r) {
					l.linked += 2
				}
			}
		}
	}
}

// lineBreak adds a line break and tells whether it is the second on end, which
// parts paragraphs.
func (l *line) lineBreak() bool {
	if l.pre == 0 && lastRune(l.text) == '\n' {
		return true
	}
	l.end()
	return false
}

// end ends a line inside the block.
func (l *line) end() {
	l.space = 0
	l.text = append(l.text, '\n')
	l.ends = append(l.ends, l.paragraph)
	l.paragraph = paragraph{}
	if l.link > 0 {
		l.links = 1
	}
}

// paragraphs parts what was written where its lines are paragraphs of their own:
// at an empty line, before an indented line, and at every line where all but
// the last end like a sentence. Elsewhere a line break stays one.
func (l *line) paragraphs() []paragraph {
	if len(l.text) == 0 {
		return nil
	}
	lines := strings.Split(string(l.text), "\n")
	counts := append(l.ends, l.paragraph)
	all := len(lines) > 1
	for _, s := range lines[:len(lines)-1] {
		all = all && endsSentence(s)
	}
	var out []paragraph
	begin := 0 // of the lines of the last paragraph
	join := func(end int) {
		if len(out) > 0 {
			out[len(out)-1].text = strings.TrimLeftFunc(l.join(lines[begin:end]), unicode.IsSpace)
		}
	}
	fresh := true
	for i, s := range lines {
		lines[i] = strings.TrimRightFunc(s, unicode.IsSpace)
		if lines[i] == "" {
			if !fresh {
				join(i)
			}
			fresh = true
			continue
		}
		if fresh || all || indented(s) {
			if !fresh {
				join(i)
			}
			begin, fresh = i, false
			out = append(out, paragraph{})
		}
		p := &out[len(out)-1]
		p.linked += counts[i].linked
		p.links += counts[i].links
		p.inPage += counts[i].inPage
	}
	if !fresh {
		join(len(lines))
	}
	return out
}

// join joins the lines of a paragraph. A line that goes on in small letters was
// broken for the width of the page and not for the sense.
func (l *line) join(lines []string) string {
	var b strings.Builder
	for i, s := range lines {
		if i > 0 {
			switch before := lines[i-1]; {
			case l.pre == 0 && goesOn(lastRune([]byte(before)), s):
				b.WriteByte(' ')
			case l.pre == 0 && strings.HasSuffix(before, "-") && goesOn(lastRune([]byte(before[:len(before)-1])), s):
				// A word was cut in two. Whether the hyphen is its own, nothing says.
				if document.Hangs(s) {
					b.WriteByte(' ')
				}
			case l.pre == 0 && (strings.HasSuffix(before, "，") || strings.HasSuffix(before, "、")) && wide(firstRune(s)) && !ownMark(s):
				// A Chinese sentence goes on behind its comma, without a space.
			default:
				b.WriteByte('\n')
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

// firstRune is the first character of a text that is no white space, 0 for none.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, unicode.IsSpace))
	return r
}

// goesOn tells a line that begins in small letters after one that ended inside a
// sentence, and is no item of a list: "a)", "i.".
func goesOn(last rune, s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',') && unicode.IsLower(r) && !ownMark(s)
}

// indented tells the first line of a paragraph as pages without paragraph
// elements set it: behind spaces that a browser does not collapse.
func indented(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeft(s, " \u00A0\u2002\u2003\u3000")
	return rest != "" && (r == '\u3000' || utf8.RuneCountInString(s)-utf8.RuneCountInString(rest) >= 2 && r != ' ')
}

// endsSentence tells whether a line ends like a sentence or a part of a
// numbered list of them.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)]】》»\"' \t\u00a0\u3000¹²³⁰⁴⁵⁶⁷⁸⁹")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？.!?…;；:：", r)
}
