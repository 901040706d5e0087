package corpus

import (
	"strings"
	"unicode/utf8"

	"tifa/corpus/day"
	"tifa/corpus/document"
	"tifa/corpus/fold"
)

var (
	// noteSign opens a footnote or endnote with a mark that nothing else has.
	noteSign = pattern(`^(?:[¹²³⁰⁴-⁹]{1,3}|\[(?:[0-9]{1,3}|[ivxl]{1,6})\]|［[0-9]{1,3}］|[†‡]{1,3}) ?[^\s¹²³⁰⁴-⁹\[［†‡]`)
	// noteFigure opens a note with what may also be the number of a paragraph or
	// the star of an item: the mark of a note only where the text refers to it.
	noteFigure = pattern(`^([0-9]{1,3}|\*{1,3})[.)]?[\t\p{Zs}]*[^\s\p{Zs}0-9*.)]`)
	starred    = pattern(`[\p{L}.,;”»)]\*`)
)

// mostNoteLines is how many lines from the end the notes below the signatures are
// looked for in.
const mostNoteLines = 500

// signedAbove is how many blocks stand above the notes at the end of a text: those
// that begin below a closing line or signatures and reach to the end, the further
// lines of a note among them. Without such notes it is the number of blocks.
func (s *Statement) signedAbove(blocks []Span, first int) int {
	notes, others := 0, 0
	for i := len(blocks) - 1; i > first+1 && len(blocks)-i <= mostNoteLines; i-- {
		p := s.String(blocks[i])
		if !noteSign().MatchString(p) && !noteFigure().MatchString(p) {
			if others++; numbered(p).kind == "annex" {
				break
			}
			continue
		}
		if notes++; others <= notes && s.signed(blocks[:i], first) && s.refersTo(blocks[i]) {
			return i
		}
	}
	return len(blocks)
}

// signed tells whether blocks end in a closing line or signatures.
func (s *Statement) signed(blocks []Span, first int) bool {
	for i := len(blocks) - 1; i > first; i-- {
		p := plainText(s.String(blocks[i]))
		switch {
		case s.isDateline(p) || closes(p):
			return true
		case ends(p), noteSign().MatchString(p):
			return false
		case office().MatchString(fold.String(p)):
			return true
		}
	}
	return false
}

// closes tells a sentence that says where and when the statement was made: "Done
// at Velmar on 16 May 2031."
func closes(p string) bool {
	_, dated := day.Find(p)
	return dated && done().MatchString(p)
}

// doneAt opens a closing line and no sentence of the text.
var doneAt = pattern(`^(?:Done (?:at|in|on|this)|DONE (?:at|in|on|this)|Совершено [вВ\d])`)

// ends tells a line that is the last of the text that was agreed rather than one of the
// signatures below it.
func ends(p string) bool {
	return sentenceLike(p) || marker(p) > 0 || utf8.RuneCountInString(p) > 200 && len(office().FindAllString(p, -1)) < 3
}

// refersTo tells whether the text above a block that opens as a note does refers to
// it, where its mark alone does not make it one.
func (s *Statement) refersTo(b Span) bool {
	m := noteFigure().FindStringSubmatch(s.String(b))
	if m == nil {
		return true
	}
	above := s.Text[:b.Start]
	if m[1][0] == '*' {
		return starred().MatchString(above)
	}
	raised, _ := document.Raised(m[1])
	return strings.Contains(above, raised) || strings.Contains(above, "["+m[1]+"]")
}
