package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tifa/corpus/document"
)

// lineNumbers takes the numbers of lines off the page, which drafts of treaties
// and papers of parliaments have in the margin: on every line, also inside
// sentences, or on every fifth, so that they count the lines and not the
// paragraphs. Beside anything but running text they are those of the rows of a
// table or list.
func (p *page) lineNumbers() {
	var text []band // the lines without the numbers
	var numbers []chunk
	for _, b := range bands(chunks(p.glyphs)) {
		b.chunks = slices.DeleteFunc(b.chunks, func(c chunk) bool {
			s := strings.TrimSpace(c.text)
			if _, err := strconv.Atoi(s); err != nil || len(s) > 4 || len(b.chunks) < 2 {
				return false
			}
			numbers = append(numbers, c)
			return true
		})
		if len(b.chunks) > 0 {
			text = append(text, b)
		}
	}
	if len(numbers) < 2 || len(text) < 5 {
		return
	}
	left, right := math.Inf(1), math.Inf(-1)
	var alone []chunk
	for _, b := range text {
		if len(b.chunks) == 1 {
			alone = append(alone, b.chunks[0])
		}
		for _, c := range b.chunks {
			left, right = min(left, c.x0), max(right, c.x1)
		}
	}
	if 2*len(alone) <= len(text) || !prose(alone) {
		return
	}
	for _, margin := range []func(c chunk) bool{
		func(c chunk) bool { return c.x1 < left-2 },
		func(c chunk) bool { return c.x0 > right+2 },
	} {
		var in []chunk
		for _, c := range numbers {
			if margin(c) {
				in = append(in, c)
			}
		}
		if countLines(in, text) {
			p.glyphs = slices.DeleteFunc(p.glyphs, func(g glyph) bool {
				x, _ := middle(g)
				return slices.ContainsFunc(in, func(c chunk) bool { return math.Abs(c.y-g.y) < 0.1*c.size && x > c.x0-1 && x < c.x1+1 })
			})
			for _, c := range in {
				p.dropped = append(p.dropped, document.Dropped{Text: strings.TrimSpace(c.text), Reason: "line number"})
			}
		}
	}
}

// countLines reports whether numbers count the lines of a text.
func countLines(numbers []chunk, text []band) bool {
	at := func(y float64) int {
		return slices.IndexFunc(text, func(b band) bool { return math.Abs(b.y-y) < 0.3*b.size })
	}
	goesOn, last, lastLine, step := 0, 0, 0, 0
	for i, c := range numbers {
		n, _ := strconv.Atoi(strings.TrimSpace(c.text))
		k := at(c.y)
		if k < 0 {
			return false
		}
		if i == 1 {
			step = n - last
		}
		if i > 0 && (n-last != k-lastLine || n-last != step) {
			return false
		}
		if k > 0 && !ends(strings.TrimSpace(text[k-1].chunks[len(text[k-1].chunks)-1].text)) {
			if first := firstRune(strings.TrimSpace(text[k].chunks[0].text)); unicode.IsLower(first) || isCJK(first) {
				goesOn++
			}
		}
		last, lastLine = n, k
	}
	fifth := len(numbers) > 1 && step == 5 && last%5 == 0
	return (fifth || step == 1 && goesOn > 1) && 6*len(numbers) >= len(text)
}
