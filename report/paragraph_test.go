package report

import (
	"strings"

	"tifa/corpus"
)

// Paragraphs are the paragraphs of a statement that show a text, in reading
// order, as a document holds them: markup, control and bidirectional
// characters are left out, white space that holds a line end or a tab is one
// space, and what XML cannot hold is U+FFFD. Dropped blocks are no part of it.
func Paragraphs(s *corpus.Statement) []string {
	var out []string
	for _, group := range paragraphs(s) {
		var b strings.Builder
		for _, x := range laid(s, group, nil) {
			b.WriteString(x.text)
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return out
}
