package diff

import (
	"strings"
	"unicode"

	"tifa/corpus"
)

// Exchanged tells a link of two headings that have no word in common but the
// lightest: the place in the order or the clauses below it tie them together,
// and the one heading stands where the other stood. Words are the same when
// their first five letters are, in Chinese when they share a character.
func (c *Comparison) Exchanged(ch *Change) bool {
	if ch.Kind != Reworded || len(ch.Old) != 1 || len(ch.New) != 1 {
		return false
	}
	a, b := &c.Old.Clauses[ch.Old[0]], &c.New.Clauses[ch.New[0]]
	if a.Role != corpus.Heading || b.Role != corpus.Heading {
		return false
	}
	was, is := topicWords(a), topicWords(b)
	for w := range was {
		if is[w] {
			return false
		}
	}
	return len(was) > 0 && len(is) > 0
}

// topicWords are the words by which two headings can be alike.
func topicWords(c *corpus.Clause) map[string]bool {
	out := map[string]bool{}
	for _, t := range c.Tokens {
		w := strings.ToLower(t.Norm)
		switch {
		case t.Kind != corpus.Word && t.Kind != corpus.Number || lightWords[w]:
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			for _, r := range w {
				out[string(r)] = true
			}
		case stemOf(w) != "":
			out[stemOf(w)] = true
		default:
			out[w] = true
		}
	}
	return out
}
