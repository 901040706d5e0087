package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const rulePage = "page-number"

// pageLines are the forms of a line that holds the number of a page and nothing
// else. A bare number is none: paragraphs are numbered so.
var pageLines = patterns(
	`^[-–—]\s?(\d{1,3})\s?[-–—]$`,
	`^(?i:page|p\.|стр\.|страница)\s?(\d{1,3})(?:\s?(?:of|/|из)\s?\d{1,3})?$`,
	`^第\s?(\d{1,3})\s?页(?:[\s,，/]*共\s?\d{1,3}\s?页)?$`,
)

// longestPageLine is the length in bytes of the longest such line.
const longestPageLine = 40

// fewestPages is how many pages have to follow each other for their numbers to
// be known as such.
const fewestPages = 2

// pageNumbers are the edits that take out the numbers of pages that stand in a
// text that was copied from a printed one, and join the sentence that goes on
// behind one. They are those of a form that count the pages one by one.
func pageNumbers(text string) []edit {
	var out []edit
	all := lineSpans(text)
	for _, form := range pageLines() {
		var at []int // in all
		last := 0
		for i, l := range all {
			if l.Len() > longestPageLine {
				continue
			}
			m := form.FindStringSubmatch(text[l.Start:l.End])
			if m == nil {
				continue
			}
			n, _ := strconv.Atoi(m[1])
			if len(at) > 0 && n != last+1 {
				at = nil // they count something else
				break
			}
			at, last = append(at, i), n
		}
		if len(at) < fewestPages {
			continue
		}
		for _, i := range at {
			out = append(out, withoutPage(text, all, i))
		}
	}
	return out
}

// withoutPage is the edit that takes out the number of a page on line i.
func withoutPage(text string, all []Span, i int) edit {
	if i == 0 || i+1 == len(all) {
		return edit{all[i], "", rulePage}
	}
	a, b := all[i-1], all[i+1]
	gap := Span{a.End, b.Start}
	if !overPage(text[a.Start:a.End], text[b.Start:b.End]) {
		return edit{gap, "\n\n", rulePage}
	}
	if i > 1 && strings.Count(text[all[i-2].End:a.Start], "\n") == 1 {
		return edit{gap, "\n", rulePage} // of lines of one width, which wraps joins
	}
	return edit{gap, glue(text[a.Start:a.End], text[b.Start:b.End]), rulePage}
}

// overPage tells whether a sentence that a line does not end goes on in another.
func overPage(a, b string) bool {
	const label = 15 // characters: shorter lines of Chinese may be headings
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case isSentence(a) || marker(b) > 0:
		return false
	case unicode.IsLower(first):
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	return unicode.Is(unicode.Han, first) && (strings.ContainsRune("，、", last) || unicode.Is(unicode.Han, last) && utf8.RuneCountInString(a) > label)
}
