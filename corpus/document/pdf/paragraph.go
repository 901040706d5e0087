package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// layout is what the lines of a document say of how it is set.
type layout struct {
	body    float64 // size of most of its type
	leading float64 // from line to line inside a paragraph, of the size
	indents bool    // paragraphs begin with an indent, not after a gap
	bold    bool    // most of it is bold, which then says nothing
	left    map[column]float64
	right   map[column]float64
	pages   map[int]map[column][2]float64
	hyphens *hyphens
}

// marker is what a list item begins with. In brackets it counts: a short name
// or a year in brackets stands in a sentence.
var marker = regexp.MustCompile(`^(?:[•●▪■◦‣◆➢✓·*]\s*|[–—‑-]\s+|o\s+|\(?[0-9]{1,3}[.)]\s|\((?:[0-9]{1,3}[a-z]?|[a-zA-Zа-яА-Я]|[ivx]{2,5}|[IVX]{2,5}|aa|bb|cc|dd)\)|[a-zа-я][.)]\s|（[一二三四五六七八九十0-9]{1,3}）|[①-⑳])`)

// bullet is a marker that stands nowhere but before an item, and dash one that
// stands between words as well.
var (
	bullet = regexp.MustCompile(`^(?:[•●▪■◦‣◆➢✓·*]|o\s)`)
	dash   = regexp.MustCompile(`^[–—‑-]\s`)
)

// counter is what differs between the markers of one series.
var counter = regexp.MustCompile(`[0-9]+[a-z]?|\p{L}+|[①-⑳]`)

// chinese is a numbered heading or article in Chinese: it begins a paragraph.
var chinese = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百零〇0-9]{1,5}[条條章节節部]|[0-9]{1,3}[、．.][^0-9])`)

func newLayout(all []line) *layout {
	l := &layout{left: map[column]float64{}, right: map[column]float64{}, pages: map[int]map[column][2]float64{}}
	l.body = bodySize(all)
	l.hyphens = newHyphens(all)
	bold, letters := 0, 0
	edges := map[column][][2]float64{}
	onPage := map[int]map[column][][2]float64{}
	var steps []float64
	for i := range all {
		if all[i].row != nil {
			continue // a table has edges and distances of its own
		}
		n := len(all[i].text)
		letters += n
		if all[i].bold {
			bold += n
		}
		e := [2]float64{all[i].x0, all[i].x1}
		c := all[i].column
		c.k = 0
		edges[c] = append(edges[c], e)
		if onPage[all[i].page] == nil {
			onPage[all[i].page] = map[column][][2]float64{}
		}
		onPage[all[i].page][c] = append(onPage[all[i].page][c], e)
		if i > 0 && all[i-1].row == nil && same(&all[i-1], &all[i]) && math.Abs(all[i].size-all[i-1].size) < 0.05*l.body {
			if step := (all[i-1].y - all[i].y) / all[i].size; step > 0.8 && step < 4 {
				steps = append(steps, step)
			}
		}
	}
	l.bold = 2*bold > letters
	l.leading = 1.3
	if slices.Sort(steps); len(steps) > 0 {
		l.leading = steps[len(steps)*3/10]
	}
	for c, es := range edges {
		v := span(es)
		l.left[c], l.right[c] = v[0], v[1]
	}
	for p, m := range onPage {
		l.pages[p] = map[column][2]float64{}
		for c, es := range m {
			if len(es) >= 10 {
				l.pages[p][c] = span(es)
			}
		}
	}
	indented, gaps := 0, 0
	for i := 1; i < len(all); i++ {
		if !same(&all[i-1], &all[i]) || all[i-1].row != nil || all[i].row != nil {
			continue
		}
		if l.gap(&all[i-1], &all[i]) {
			gaps++
		} else if l.indent(&all[i]) > 0.8 && l.indent(&all[i]) < 6 && math.Abs(l.indent(&all[i-1])) < 0.5 && !marker.MatchString(all[i].text) {
			indented++
		}
	}
	l.indents = indented >= 2 && indented > gaps
	return l
}

// span is where most lines of a column begin and the widest of them end.
func span(es [][2]float64) [2]float64 {
	var a, b []float64
	for _, e := range es {
		a, b = append(a, e[0]), append(b, e[1])
	}
	slices.Sort(a)
	slices.Sort(b)
	return [2]float64{a[len(a)/20], b[len(b)-1-len(b)/50]}
}

// bodySize is the size that most characters have, to half a point.
func bodySize(all []line) float64 {
	count := map[float64]int{}
	best := 0.0
	onlyRows := !slices.ContainsFunc(all, func(l line) bool { return l.row == nil })
	for i := range all {
		if all[i].row != nil && !onlyRows {
			continue // tables are set in smaller type
		}
		size := math.Round(all[i].size*2) / 2
		count[size] += len(all[i].text)
	}
	for size, n := range count {
		if n > count[best] || n == count[best] && size < best {
			best = size
		}
	}
	return max(best, 1)
}

// same reports whether two lines stand in one column of one page.
func same(a, b *line) bool { return a.page == b.page && a.column == b.column }

func (l *layout) edges(x *line) (left, right float64) {
	c := x.column
	c.k = 0
	if e, ok := l.pages[x.page][c]; ok {
		return e[0], e[1]
	}
	return l.left[c], l.right[c]
}

// indent is how far a line begins from the edge of its column, in type sizes.
func (l *layout) indent(x *line) float64 {
	left, _ := l.edges(x)
	return (x.x0 - left) / x.size
}

// gap reports whether the space between two lines is more than between the
// lines of a paragraph.
func (l *layout) gap(a, b *line) bool {
	size := max(a.size, b.size)
	return a.y-b.y > (1.25*l.leading+0.1)*size || a.y <= b.y
}

// room is how much more than the next line's first word would have fitted at
// the end of a line, in type sizes. It is negative for a line that is full.
func (l *layout) room(a, b *line) float64 {
	left, right := l.edges(a)
	free := right - a.x1
	if c := a.x0 - left; c > 2*a.size && math.Abs(c-free) < 2*a.size {
		free += c // the line is centred
	}
	return (free-b.first)/a.size - 0.3
}

// ends reports whether a text ends as a sentence or an item does.
func ends(s string) bool {
	s = strings.TrimRight(s, "\"”’»)）】』」'")
	return s != "" && strings.ContainsRune(".!?:;。！？：；…", lastRune(s))
}

// begins reports whether b begins a paragraph after a, the last line of the
// lines of one.
func (l *layout) begins(para []line, b *line) bool {
	a := &para[len(para)-1]
	mark := marker.MatchString(b.text) || chinese.MatchString(b.text)
	if math.Abs(a.size-b.size) > 0.1*max(a.size, b.size) {
		return true
	}
	room := l.room(a, b)
	heading := l.large(a) && l.large(b)
	lower := unicode.IsLower(firstRune(b.text))
	if a.bold != b.bold && !l.bold && !lower && room > 0 {
		return true
	}
	indented := l.indent(b) > 0.8
	if !same(a, b) {
		switch {
		case heading:
			return ends(a.text)
		case mark && (ends(a.text) || room > 0):
			return true
		case room > 0 && (ends(a.text) || !lower && room > 2):
			return true
		case l.indents:
			return indented && l.indent(b) < 6 && (len(para) < 2 || b.x0-para[len(para)-1].x0 > 0.8*b.size || ends(a.text))
		}
		return ends(a.text)
	}
	if l.gap(a, b) {
		return true
	}
	switch {
	case heading:
		return false
	case mark && (ends(a.text) || room > 0 || l.apart(para, b)):
		return true
	case mark && math.Abs(b.x0-para[0].x0) < 0.3*b.size && series(para[0].text, b.text):
		return true
	case b.x0-a.x0 > 0.8*b.size: // an indent, unless the lines of an item hang
		hangs := len(para) == 1 && (marker.MatchString(a.text) || !l.indents && room <= 0)
		return !hangs
	case len(para) > 1 && a.x0-b.x0 > 0.8*b.size:
		return true
	case l.indents && indented && len(para) == 1 && l.indent(b) < 6 && math.Abs(a.x0-b.x0) < 0.3*b.size:
		return true // after a paragraph of one line
	case ends(a.text):
		return room > 0
	}
	return room > 2 && !lower
}

// apart reports whether a line with a marker stands elsewhere than a line that
// goes on the paragraph would. It is asked of a paragraph whose last line is
// full and ends no sentence. The second line of one may stand left of the
// first, which is indented, or hang behind the marker of an item.
func (l *layout) apart(para []line, b *line) bool {
	a := &para[len(para)-1]
	item := marker.MatchString(para[0].text)
	switch d := (b.x0 - a.x0) / b.size; {
	case d < -0.5:
		return len(para) > 1 || item || bullet.MatchString(b.text) || l.indent(b) > 0.5
	case d > 0.5:
		return len(para) > 1 || !item || !dash.MatchString(b.text)
	}
	return false
}

// series reports whether a text begins with a marker of the kind that another
// one begins with, or with one that says by itself that it begins an item.
func series(a, b string) bool {
	a, b = marker.FindString(a), marker.FindString(b)
	kind := func(s string) string { return counter.ReplaceAllString(strings.TrimSpace(s), "1") }
	return a != "" && (bullet.MatchString(b) || kind(a) == kind(b))
}

// large reports whether a line is in larger type than the text.
func (l *layout) large(x *line) bool { return x.size > 1.12*l.body }

// block makes one of the lines of a paragraph.
func (l *layout) block(para []line) document.Block {
	texts := make([]string, len(para))
	for i := range para {
		texts[i] = para[i].text
	}
	text := strings.ReplaceAll(l.hyphens.join(texts...), "\u00ad", "")
	b := document.Block{Kind: document.Paragraph, Text: squeeze(text)}
	n := utf8.RuneCountInString(b.Text)
	allBold := !slices.ContainsFunc(para, func(x line) bool { return !x.bold })
	hasLetter := strings.ContainsFunc(b.Text, unicode.IsLetter)
	switch {
	case l.large(&para[0]) && n <= 300 && hasLetter:
		b.Kind = document.Heading
	case allBold && !l.bold && n <= 200 && hasLetter && !strings.ContainsRune(".;,，；。、", lastRune(b.Text)) && para[0].size > 0.9*l.body:
		b.Kind = document.Heading
	case marker.MatchString(b.Text):
		b.Kind = document.Item
	}
	return b
}

// blocks makes the paragraphs, headings, items and table rows of the lines.
func (l *layout) blocks(all []line) []document.Block {
	var out []document.Block
	var sizes []float64 // of the headings, 0 for those that are only bold
	var items []float64 // where the items begin that the present one stands in
	rows := tables(all, l)
	var para []line
	flush := func() {
		if len(para) == 0 {
			return
		}
		b := l.block(para)
		size := 0.0
		switch b.Kind {
		case document.Heading:
			if l.large(&para[0]) {
				size = para[0].size
			}
			items = nil
		case document.Item:
			for len(items) > 0 && items[len(items)-1] > para[0].x0-0.7*para[0].size {
				items = items[:len(items)-1]
			}
			items = append(items, para[0].x0)
			b.Level = min(len(items), 6)
		case document.Paragraph:
			items = nil
		}
		if b.Text != "" {
			out, sizes = append(out, b), append(sizes, size)
		}
		para = nil
	}
	for i := 0; i < len(all); i++ {
		if r := all[i].row; r != nil {
			flush()
			if b := r.block(l.hyphens); b.Text != "" {
				out, sizes = append(out, b), append(sizes, 0)
			}
			continue
		}
		if text := rows[i]; text != nil {
			flush()
			if *text != "" {
				out, sizes = append(out, document.Block{Kind: document.Row, Text: *text}), append(sizes, 0)
			}
			continue
		}
		if len(para) > 0 && l.begins(para, &all[i]) {
			flush()
		}
		para = append(para, all[i])
	}
	flush()
	headless(out, sizes)
	levels(out, sizes)
	return out
}

// headless takes the head of a small table without ruling lines for a row: a bold
// line in the size of the text, without a number, above two lines at least that are
// short, hold a figure and end as no sentence does. No heading stands above such
// lines, and the text below them would stand under it.
func headless(blocks []document.Block, sizes []float64) {
	const longest = 60 // characters of a row
	row := func(i int) bool {
		return i < len(blocks) && blocks[i].Kind == document.Paragraph && utf8.RuneCountInString(blocks[i].Text) <= longest &&
			!ends(blocks[i].Text) && strings.ContainsFunc(blocks[i].Text, unicode.IsDigit)
	}
	for i := range blocks {
		if t := blocks[i].Text; blocks[i].Kind == document.Heading && sizes[i] == 0 && !marker.MatchString(t) && !chinese.MatchString(t) && row(i+1) && row(i+2) {
			blocks[i].Kind = document.Paragraph
		}
	}
}

// levels ranks the headings by size, those that are only bold last.
func levels(blocks []document.Block, sizes []float64) {
	var ranks []float64
	for i := range blocks {
		if blocks[i].Kind == document.Heading && !slices.ContainsFunc(ranks, func(r float64) bool { return near(r, sizes[i]) }) {
			ranks = append(ranks, sizes[i])
		}
	}
	slices.SortFunc(ranks, func(a, b float64) int {
		if a > b {
			return -1
		}
		return 1
	})
	for i := range blocks {
		if blocks[i].Kind == document.Heading {
			blocks[i].Level = min(6, 1+slices.IndexFunc(ranks, func(r float64) bool { return near(r, sizes[i]) }))
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.05*max(a, b) }
