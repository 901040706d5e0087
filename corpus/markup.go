package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// formatting are the tags that only format: nobody reads them, so they are
// neither compared nor shown. Any other tag is text like everything else.
var formatting = set("a b big br center del div em font hr i ins mark p s small span strike strong sub sup tt u")

// markup returns the length in runes of a formatting tag, emphasis mark or mark
// of a heading at the start of r, 0 when there is none.
func markup(r []rune) int {
	if r[0] == '<' {
		return tag(r)
	}
	n := 1
	for n < len(r) && r[n] == r[0] {
		n++
	}
	switch {
	case r[0] == '*' && (n == 2 || n == 3): // one alone may be the star of a footnote
		return n
	case r[0] == '_' && n == 2: // one alone stands in names and addresses, and for what is to be filled in
		return n
	case r[0] == '#':
		return hashes(r)
	}
	return 0
}

// lowestMarked is the level of the lowest heading that a text can mark.
const lowestMarked = 6

// hashes returns the length of the mark of a heading at the start of r: # to
// ###### and a space. One # before a figure is a number sign, if no stop or
// bracket behind the figure makes it the number of a heading.
func hashes(r []rune) int {
	n := 0
	for n < len(r) && r[n] == '#' {
		n++
	}
	if n == 0 || n > lowestMarked || n == len(r) || r[n] != ' ' {
		return 0
	}
	if n == 1 {
		i := n + 1
		for i < len(r) && unicode.IsDigit(r[i]) {
			i++
		}
		if i > n+1 && (i == len(r) || !strings.ContainsRune(".．、)）", r[i])) {
			return 0
		}
	}
	return n
}

// opened returns the length in bytes of the mark of a heading at the start of a
// line, the space behind it included.
func opened(line string) int {
	if !strings.HasPrefix(line, "#") {
		return 0
	}
	r := []rune(line)
	n := hashes(r)
	for n > 0 && n < len(r) && r[n] == ' ' {
		n++
	}
	return n
}

// tag returns the length of a formatting tag at the start of r.
func tag(r []rune) int {
	const longest = 200 // runes; attributes of formatting are short
	i := 1
	if i < len(r) && r[i] == '/' {
		i++
	}
	start := i
	for i < len(r) && (r[i] >= 'a' && r[i] <= 'z' || r[i] >= 'A' && r[i] <= 'Z') {
		i++
	}
	if !formatting[strings.ToLower(string(r[start:i]))] || i < len(r) && (unicode.IsDigit(r[i]) || r[i] == '-') {
		return 0
	}
	for ; i < len(r) && i < longest; i++ {
		switch r[i] {
		case '>':
			return i + 1
		case '<':
			return 0
		}
	}
	return 0
}

// StripMarkup takes tags, emphasis marks and the mark of a heading at its start
// out of a text.
func StripMarkup(s string) string {
	if !strings.ContainsAny(s, "<*_#") {
		return s
	}
	var b strings.Builder
	unmarked(s, func(part string, _ int) { b.WriteString(part) })
	return b.String()
}

// visible is StripMarkup with the way back: for each byte of the text where it
// stands in s, and at the end the length of s.
func visible(s string) (text string, at []int) {
	var b strings.Builder
	unmarked(s, func(part string, start int) {
		b.WriteString(part)
		for i := range len(part) {
			at = append(at, start+i)
		}
	})
	return b.String(), append(at, len(s))
}

// unmarked calls yield for each character of s that is no markup, with the
// byte at which it stands.
func unmarked(s string, yield func(part string, start int)) {
	r := []rune(s)
	at := 0
	for i := 0; i < len(r); {
		n := 0
		if strings.ContainsRune("<*_", r[i]) || r[i] == '#' && i == 0 {
			n = markup(r[i:])
		}
		shown := n == 0
		n = max(n, 1)
		start := at
		for range n {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		if shown {
			yield(s[start:at], start)
		}
		i += n
	}
}
