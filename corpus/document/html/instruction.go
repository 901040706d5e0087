package html

import (
	"regexp"
	"strings"
	"unicode"
)

const sourceComment = "comment in the source of the page"

var (
	// assigned is a name with its value, as instructions to programs have them.
	assigned = regexp.MustCompile(`[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|\S+)`)
	// declared is a declaration of a document type, or a condition under which Word
	// shows a part of its pages.
	declared = regexp.MustCompile(`^(?:ELEMENT|ATTLIST|ENTITY|NOTATION)\s|^\[(?:if\b.*|endif)\]$`)
	// publicName is the name or address of a document type.
	publicName = regexp.MustCompile(`"[^"]*(?://|:)\S[^"]*"|'[^']*(?://|:)\S[^']*'`)
	typeWord   = regexp.MustCompile(`^(?i:public|system)$`)
)

// instruction lists what stands between "<?", "<!" or "</" and the next ">", which
// a browser takes for a comment, if it is more than a keyword or the assignments
// of an instruction to a program.
func (s *source) instruction(raw, text string) {
	words := text
	switch {
	case strings.HasPrefix(raw, "<?"):
		if words = strings.Trim(text, "?/"); words != "" && words[0] != ' ' {
			_, words, _ = strings.Cut(words, " ") // the first names the program
		}
		text = strings.Trim(text, "? ")
		words = assigned.ReplaceAllString(words, "")
	case declared.MatchString(text):
		words = ""
	}
	if strings.ContainsFunc(text, wide) || len(strings.Fields(words)) > 1 && strings.ContainsFunc(words, unicode.IsLetter) || holdsSentence(text) {
		s.list(text, sourceComment)
	}
}

// doctype lists a document type that says more than which one it is.
func (s *source) doctype(raw string) {
	text := strings.TrimSuffix(raw[len("<!doctype"):], ">")
	words, subset, _ := strings.Cut(publicName.ReplaceAllString(text, ""), "[")
	for i, word := range strings.Fields(words) {
		if i > 0 && !typeWord.MatchString(word) && strings.ContainsFunc(word, unicode.IsLetter) || strings.ContainsFunc(word, wide) {
			s.list(text, "words inside a tag")
			return
		}
	}
	if holdsSentence(subset) {
		s.list(subset, "words inside a tag")
	}
}

// unshown are the fields of a form whose value a browser does not show.
var unshown = map[string]bool{"hidden": true, "checkbox": true, "radio": true, "image": true, "file": true, "password": true, "color": true, "range": true}

// field lists the words that stand in a field of a form, and a sentence in one
// that is not shown.
func (s *source) field(kind, value string) {
	if strings.ContainsFunc(value, unicode.IsLetter) && (!unshown[kind] || holdsSentence(value)) {
		s.list(value, "form")
	}
}
