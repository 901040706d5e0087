package report

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
)

// excerptOf is a passage of a clause with the words around it, cut between
// words as they are written.
func excerptOf(s *corpus.Statement, clause int, sp corpus.Span) context {
	return contextOf(s, query.Hit{Clause: clause, Span: written(s, clause, sp)})
}

// goesBefore tells whether words of the clause stand before an excerpt, and not
// only the number or bullet of the clause. What an index gives back of a clause
// knows no marker, so the text says it.
func (x context) goesBefore() bool { return x.left != "" && !onlyMarker().MatchString(x.left) }

var onlyMarker = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([-–—•●▪·*]+|[(（]?([0-9]{1,3}|[a-zа-я]|[一二三四五六七八九十]{1,3})[.)）、]) ?$`)
})

// written is a passage of a clause with the rest of the written words at its
// ends: "U.S.-Japan" is one, though it is compared as three, and a dot inside it
// ends nothing. Chinese has no space between words: there nothing is added.
func written(s *corpus.Statement, clause int, sp corpus.Span) corpus.Span {
	c := &s.Clauses[clause]
	inside, left, right := s.String(sp), s.Text[c.Start:sp.Start], s.Text[sp.End:c.End]
	before, behind := []rune(left[runesBack(left, longestWord):]), []rune(right[:runesOn(right, longestWord)])
	if first, _ := utf8.DecodeRuneInString(inside); inWord(first) {
		n := len(before)
		for i := n - 1; i >= 0 && (inWord(before[i]) || joint(before[i])); i-- {
			if inWord(before[i]) {
				n = i
			}
		}
		sp.Start -= len(string(before[n:]))
	}
	if last, _ := utf8.DecodeLastRuneInString(inside); !inWord(last) {
		return sp
	}
	n := 0
	for i := 0; i < len(behind) && (inWord(behind[i]) || joint(behind[i])); i++ {
		if inWord(behind[i]) {
			n = i + 1
		}
	}
	sp.End += len(string(behind[:n]))
	text := s.String(sp)
	word := text[strings.LastIndexFunc(text, unicode.IsSpace)+1:]
	if strings.Contains(word, ".") && strings.HasPrefix(s.Text[sp.End:c.End], ". ") {
		sp.End++ // the dot that ends an abbreviation: "U.S. and"
	}
	return sp
}

// longestWord is how many letters next to a passage are looked at.
const longestWord = 60

// inWord tells what written words are made of where spaces part them.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// joint tells what holds the parts of a written word together.
func joint(r rune) bool { return strings.ContainsRune(".-‐‑'’/&+@,", r) }

// unmarked is the text of a clause without markup and without the number or
// bullet that it opens with, unless it is nothing else.
func unmarked(s *corpus.Statement, c *corpus.Clause) string {
	all := s.Plain(c)
	if rest := strings.TrimSpace(strings.TrimPrefix(all, s.String(c.Marker))); rest != "" {
		return rest
	}
	return all
}
