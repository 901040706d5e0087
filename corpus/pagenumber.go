package corpus

import (
	"slices"
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
	all := lineSpans(text)
	var found []int // in all
	for _, form := range pageLines() {
		var at []int
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
		if len(at) >= fewestPages {
			found = append(found, at...)
		}
	}
	slices.Sort(found)
	var out []edit
	for from := 0; from < len(found); {
		to := from + 1
		for to < len(found) && found[to] == found[to-1]+1 {
			to++ // the foot of a page and the head of the next, or an empty page
		}
		out = append(out, withoutPages(text, all, found[from], found[to-1]))
		from = to
	}
	return out
}

// withoutPages is the edit that takes out the numbers of pages on the lines from
// first to last.
func withoutPages(text string, all []Span, first, last int) edit {
	if first == 0 || last+1 == len(all) {
		return edit{Span{all[first].Start, all[last].End}, "", rulePage}
	}
	a, b := all[first-1], all[last+1]
	gap := Span{a.End, b.Start}
	if !overPage(text[a.Start:a.End], text[b.Start:b.End]) {
		return edit{gap, "\n\n", rulePage}
	}
	if first > 1 && strings.Count(text[all[first-2].End:a.Start], "\n") == 1 {
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
