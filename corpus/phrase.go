package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Phrase is wording to look for in clauses: words in a row, compared as tokens
// are. Capitals, marks, spaces and quotation marks do not count; in Chinese
// neither does where a word ends. "…" or "..." stands for any words between.
type Phrase struct {
	Text  string   // as given
	parts []string // what stands between the gaps, see wording
}

// NewPhrase reads a phrase. One without a word is in no clause.
func NewPhrase(text string) Phrase {
	p := Phrase{Text: text}
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "...", "…"), "…") {
		if w := wording(tokenize(part, Span{0, len(part)}, 0, nil)); w != "" {
			p.parts = append(p.parts, w)
		}
	}
	return p
}

// In tells whether a clause holds the phrase.
func (p Phrase) In(c *Clause) bool {
	if len(p.parts) == 0 {
		return false
	}
	rest := wording(c.Tokens)
	for _, part := range p.parts {
		i := strings.Index(rest, part)
		if i < 0 {
			return false
		}
		rest = rest[i+len(part)-len(wordEnd(part)):]
	}
	return true
}

// wording writes the words of tokens for comparison: in lower case, a space on
// either side of each but between Han characters.
func wording(tokens []Token) string {
	var b strings.Builder
	han := true // whether the word before ends in a Han character
	for _, t := range tokens {
		if t.Kind != Word && t.Kind != Number {
			continue
		}
		w := strings.ToLower(t.Norm)
		first, _ := utf8.DecodeRuneInString(w)
		last, _ := utf8.DecodeLastRuneInString(w)
		if !han || !unicode.Is(unicode.Han, first) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		han = unicode.Is(unicode.Han, last)
	}
	if !han {
		b.WriteByte(' ')
	}
	return b.String()
}

// wordEnd is the space that a wording ends with: the next word begins with the
// same one.
func wordEnd(w string) string { return w[len(strings.TrimSuffix(w, " ")):] }
