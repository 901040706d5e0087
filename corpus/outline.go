package corpus

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// An outline is the headings that the file of a statement knows as such: the
// level of each line, 1 for the outermost, by where it stands in Text. Plain
// text marks them with # to ######, as Markdown does.
type outline map[Span]int

// styled is a heading of a document, which may have several lines.
type styled struct {
	Span
	level int
	title bool // the first of all, which most often is the title
}

// longestStyled is the weight beyond which a block is a paragraph, whatever the
// document calls it: about three hundred letters, or a hundred Han characters.
const longestStyled = 300

// weight is how much a text says: a letter counts one, a Han character three.
func weight(text string) int {
	n := 0
	for _, r := range text {
		n++
		if wideRune(r) {
			n += 2
		}
	}
	return n
}

// headings are the headings of a document in its text as composed. A document
// whose text, the title aside, is headings for a half or more uses them for
// their looks; they say nothing then.
func headings(doc *document.Document) []styled {
	if doc == nil {
		return nil
	}
	var out []styled
	at, all, styles, first := 0, 0, 0, true
	for _, b := range doc.Blocks {
		text := composed(b.Text)
		n := weight(text)
		if b.Kind == document.Heading {
			if n <= longestStyled {
				out = append(out, styled{Span{at, at + len(text)}, b.Level, first})
			}
			if !first {
				styles += n
			}
		}
		if b.Kind != document.Heading || !first {
			all += n
		}
		first = first && b.Kind != document.Heading
		at += len(text) + len(document.Between)
	}
	if 2*styles >= all {
		return nil
	}
	return out
}

// marked are the headings that a plain text marks.
func marked(text string) []styled {
	if !strings.Contains(text, "#") {
		return nil
	}
	var out []styled
	for _, sp := range lineSpans(text) {
		l := text[sp.Start:sp.End]
		if l[0] != '#' || len(l) > 4*longestStyled {
			continue
		}
		if level := hashes([]rune(l)); level > 0 && weight(plainText(l)) <= longestStyled {
			out = append(out, styled{Span: sp, level: level})
		}
	}
	return out
}

// Marked returns Text with the headings that the source of the statement knows
// marked as plain text marks them: read again, it has the same headings.
func (s *Statement) Marked() string {
	var b strings.Builder
	at := 0
	for _, sp := range slices.SortedFunc(maps.Keys(s.outline), func(a, b Span) int { return a.Start - b.Start }) {
		b.WriteString(s.Text[at:sp.Start])
		if at = sp.Start; hashes([]rune(s.String(sp))) == 0 {
			b.WriteString(strings.Repeat("#", min(s.outline[sp], lowestMarked)) + " ")
		}
	}
	return b.String() + s.Text[at:]
}

// unbroken are the edits that make one line of a heading that the document
// broke into several. The lines of the title stay, for a day may be among them,
// and so does a number alone, which the next line would hide.
func unbroken(text string, heads []styled) []edit {
	var out []edit
	for _, h := range heads {
		parts := linesIn(text, h.Span)
		if h.title || len(parts) < 2 {
			continue
		}
		if n := numbered(text[parts[0].Start:parts[0].End]); n.kind != "" && n.title == "" && !wordy(n.kind) {
			continue
		}
		for i := range parts[1:] {
			out = append(out, rejoin(text, line{Span: parts[i]}, line{Span: parts[i+1]}))
		}
	}
	return out
}

// wordy tells the kinds of headings that are known by a word, as Part I, so
// that the title may stand right behind the number.
func wordy(kind string) bool {
	return kind == "part" || kind == "section" || kind == "article" || kind == "annex"
}

// linesIn are the lines of a part of a text, as lineSpans has them.
func linesIn(text string, sp Span) []Span {
	out := lineSpans(text[sp.Start:sp.End])
	for i := range out {
		out[i] = Span{sp.Start + out[i].Start, sp.Start + out[i].End}
	}
	return out
}

// moved are the headings where they stand after edits.
func moved(heads []styled, edits []edit) []styled {
	out := make([]styled, len(heads))
	move := mover{edits: edits}
	for i, h := range heads {
		h.Span = move.span(h.Span)
		out[i] = h
	}
	return out
}

// newOutline takes the headings down line by line. Those of a title on several
// lines are left to their words.
func newOutline(text string, heads []styled) outline {
	o := outline{}
	for _, h := range heads {
		parts := linesIn(text, h.Span)
		if h.title && len(parts) > 1 {
			continue
		}
		for _, sp := range parts {
			o[sp] = h.level
		}
	}
	return o
}

// longestRun is how many headings of one level may stand one below the other
// without a text between them: of more, all but the last are a list.
const longestRun = 3

// refuse takes out of the outline what cannot be a heading where it stands,
// and reports how many headings are left in the body. One without a number
// needs a text below it, and is not a line that ends in a comma.
func (o outline) refuse(text string, blocks []Span, roles []Role) (left int) {
	for i := 0; i < len(blocks); {
		level, end := o[blocks[i]], i+1
		if level == 0 || roles[i] != Body {
			i++
			continue
		}
		for end < len(blocks) && roles[end] == Body && o[blocks[end]] == level {
			end++
		}
		for run := end - i; i < end; i++ {
			p := plainText(text[blocks[i].Start:blocks[i].End])
			last, _ := utf8.DecodeLastRuneInString(p)
			next := roleAt(roles, i+1)
			switch {
			case numbered(p).kind != "" && next != Signature:
				left++
			case next != Body && next != Preamble, run > longestRun && i+1 < end,
				strings.ContainsRune(",;，；、", last), strings.IndexFunc(p, unicode.IsLetter) < 0:
				delete(o, blocks[i])
			default:
				left++
			}
		}
	}
	return left
}
