package corpus

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/day"
)

// headingForm is one way of marking a part of a statement. Forms of one kind
// stand on one level.
type headingForm struct {
	kind    string
	pattern *regexp.Regexp // 1: the label; the rest: the title
}

var headingForms = sync.OnceValue(func() []headingForm {
	var out []headingForm
	for _, f := range [][2]string{
		{"part", `^第([一二三四五六七八九十百零〇0-9]+)(?:部分|编|編|篇|章)[\s:：、]*(.*)$`},
		{"section", `^第([一二三四五六七八九十百零〇0-9]+)(?:节|節)[\s:：、]*(.*)$`},
		{"article", `^第([一二三四五六七八九十百零〇0-9]+)(?:条|條)[\s:：、]*(.*)$`},
		{"annex", `^附件([一二三四五六七八九十0-9]+)[\s:：、]*(.*)$`},
		{"part", `^(?i:part|chapter|часть|глава)\s+([0-9]+|[IVXLC]+|[A-ZА-Я])(?:$|[\s.:—–-]+(.*)$)`},
		{"section", `^(?i:section|раздел)\s+([0-9]+|[IVXLC]+|[A-ZА-Я])(?:$|[\s.:—–-]+(.*)$)`},
		{"article", `^(?i:article|статья)\s+([0-9]+|[IVXLC]+|[A-ZА-Я])(?:$|[\s.:—–-]+(.*)$)`},
		{"annex", `^(?i:annex|appendix|приложение)\s+([0-9]+|[IVXLC]+|[A-ZА-Я])(?:$|[\s.:—–-]+(.*)$)`},
		{"ordinal", `^第([一二三四五六七八九十]{1,3})[，,、]\s*(.+)$`},
		{"han", `^([一二三四五六七八九十]{1,3})(?:$|[、.．]\s*(.*)$)`},
		{"paren", `^[（(]([一二三四五六七八九十]{1,3})[）)]\s*(.*)$`},
		{"roman", `^([IVXLC]{1,6}|[Ⅰ-Ⅻ])(?:$|[.．、)]\s*(.*)$)`},
		{letterKind, `^([A-ZА-Я])[.)]\s+(.+)$`},
		{"decimal", `^([0-9]{1,2}(?:\.[0-9]{1,2})*)(?:\.?$|[.)、．]?\s+(.+)$|、(.+)$)`},
		{"md1", `^#\s+()(.+?)\s*#*$`},
		{"md2", `^##\s+()(.+?)\s*#*$`},
		{"md3", `^#{3,6}\s+()(.+?)\s*#*$`},
	} {
		out = append(out, headingForm{f[0], regexp.MustCompile(f[1])})
	}
	return out
})

// A single letter may be a Roman number, a part of a series A, B, C, or the
// initial of a name: only its neighbours tell.
const letterKind = "letter"

// heading is what a paragraph, or the start of one, turned out to be.
type heading struct {
	kind, label, title string
	end                int // bytes of the paragraph that are heading
	deep               int // the level that the document gives it, 0 when it gives none
}

// emphasised is emphasis at the start of a paragraph, after a number or not.
var emphasised = pattern(`^((?:[IVXLC]{1,6}|[A-Z]|[0-9]{1,2}(?:\.[0-9]+)*)[.)]\s*)?(?:\*\*[^*]{2,150}\*\*|__[^_]{2,150}__|(?:<(?:u|b|strong|em|span)\b[^<>]*>[^<>]{1,150}</(?:u|b|strong|em|span)>\s*)+)[.:]?\s*`)

// plainText is a line without markup.
func plainText(s string) string { return strings.TrimSpace(StripMarkup(s)) }

// layout is the blocks of a statement with what only a look at all of them
// tells about its headings.
type layout struct {
	text    string
	blocks  []Span
	glued   bool         // some headings run straight into their paragraph
	letters map[int]bool // blocks that are headings A, B, C, … in this order
	known   outline      // the headings that the document knows
	styled  bool         // and it knows so many that a line without a number is none but these
}

// enoughStyled is how many headings in the body show that a document marks its
// headings. One alone may be that of an annex.
const enoughStyled = 2

func newLayout(text string, blocks []Span, known outline) *layout {
	return &layout{text: text, blocks: blocks, glued: hasGlued(text, blocks), letters: letterHeadings(text, blocks, known), known: known}
}

func (l *layout) block(i int) string { return l.text[l.blocks[i].Start:l.blocks[i].End] }

// heading tells whether block i is or opens with a heading: because its words
// say so, or the document does.
func (l *layout) heading(i int) (heading, bool) {
	h, ok := l.worded(i)
	deep := l.known[l.blocks[i]]
	if deep == 0 {
		return h, ok
	}
	if !ok {
		s := l.block(i)
		p := plainText(s)
		if h = l.numbered(i, p); !l.letters[i] && !h.counts() {
			h = heading{title: p}
		}
		h.end = len(s)
	}
	if h.deep = deep; h.label == "" {
		h.kind = "styled" + strconv.Itoa(deep)
	}
	return h, true
}

// counts tells a number from the initial of a name and from the first word of
// a phrase: 5 years of friendship.
func (h heading) counts() bool {
	if h.kind == letterKind || strings.HasPrefix(h.kind, "decimal") {
		return !unicode.IsLower(firstRune(h.title)) && !h.initial()
	}
	return h.label != ""
}

// initial tells a label that abbreviates a name.
func (h heading) initial() bool { return initials().MatchString(h.label + ". " + h.title) }

// worded tells whether block i is or opens with a heading by its words.
func (l *layout) worded(i int) (heading, bool) {
	s := l.block(i)
	if m := emphasised().FindString(s); m != "" && headingLike(plainText(m)) {
		rest := strings.TrimLeftFunc(s[len(m):], func(r rune) bool { return !unicode.IsLetter(r) })
		if first, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsUpper(first) || unicode.Is(unicode.Han, first) {
			h := l.numbered(i, plainText(m))
			if h.kind == "" {
				h = heading{kind: "emphasis", title: plainText(m)}
			}
			h.end = len(strings.TrimRightFunc(m, unicode.IsSpace))
			return h, true
		}
	}
	p := plainText(s)
	h := l.numbered(i, p)
	h.end = len(s)
	if h.kind != "" {
		if (short(p) || l.letters[i] || strings.Contains("han paren ordinal", h.kind) && utf8.RuneCountInString(p) <= 60) && (h.title == "" || !sentenceLike(h.title) || l.letters[i] && strings.HasSuffix(h.title, ":")) && l.plausible(h, i) {
			return h, true
		}
		if h.kind == "han" || h.kind == "part" || h.kind == "paren" {
			// 一、加强协调。双方将…: the first short sentence is the heading.
			if n := firstStop(s); n > 0 && n < len(s) && utf8.RuneCountInString(plainText(s[:n])) <= 22 && !strings.ContainsAny(plainText(s[:n]), "，,；;") {
				title, _, _ := strings.Cut(h.title, "。")
				h.title, h.end = strings.TrimSpace(title), n
				return h, true
			}
		}
		return heading{}, false
	}
	if l.glued {
		if n := gluedHeading(s); n > 0 {
			return heading{kind: "plain", title: strings.TrimSpace(s[:n]), end: n}, true
		}
	}
	if (!l.styled || outer[p] || !l.opensLine(i)) && l.plain(i, p) {
		return heading{kind: "plain", title: p, end: len(s)}, true
	}
	return heading{}, false
}

// opensLine tells a block that was not cut out of the middle of a line.
func (l *layout) opensLine(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text[:l.blocks[i].Start], " \t\u00a0\u3000"))
	return before == utf8.RuneError || endsLine(before)
}

// firstStop returns where the first "。" that is no part of a tag ends, 0 when
// there is none.
func firstStop(s string) int {
	if !strings.Contains(s, "。") {
		return 0
	}
	text, at := visible(s)
	if i := strings.Index(text, "。"); i >= 0 {
		return at[i] + len("。")
	}
	return 0
}

// numbered reads the number of block i, p without markup.
func (l *layout) numbered(i int, p string) heading {
	h := numbered(p)
	if l.letters[i] {
		h.kind = letterKind
	}
	return h
}

// numbered reads the number and title of a heading; its kind is empty when
// there is no number.
func numbered(p string) heading {
	if !opensNumber(p) {
		return heading{}
	}
	for _, f := range headingForms() {
		if m := f.pattern.FindStringSubmatch(p); m != nil {
			title := ""
			for _, t := range m[2:] {
				title += t
			}
			kind := f.kind
			if kind == "decimal" { // 1.2 stands below 1
				kind += strconv.Itoa(strings.Count(m[1], "."))
			}
			return heading{kind: kind, label: m[1], title: strings.TrimSpace(title)}
		}
	}
	return heading{}
}

// opensNumber is a quick look whether a line can have one of the forms.
func opensNumber(p string) bool {
	r, n := utf8.DecodeRuneInString(p)
	switch {
	case strings.ContainsRune("第附一二三四五六七八九十（(#", r), r >= '0' && r <= '9', r >= 'Ⅰ' && r <= 'Ⅻ':
		return true
	case strings.ContainsRune("PpCcSsAaЧчГгРрСсПп", r):
		return true
	case unicode.IsUpper(r):
		return n == len(p) || strings.ContainsRune(".)．、IVXLC", firstRune(p[n:]))
	}
	return false
}

// letterHeadings finds the lines A. …, B. …, C. … that follow one another in
// this order: headings, where one alone would be the initial of a name.
func letterHeadings(text string, blocks []Span, known outline) map[int]bool {
	var out map[int]bool
	first, last := -1, 0
	for i, b := range blocks {
		if b.Len() > 600 {
			continue
		}
		p := plainText(text[b.Start:b.End])
		if len(p) < 4 || p[0] < 'A' || p[0] > 'Z' || p[1] != '.' && p[1] != ')' || p[2] != ' ' {
			continue
		}
		if title := strings.TrimSpace(p[3:]); known[b] == 0 && (utf8.RuneCountInString(p) > 200 || strings.ContainsAny(title[len(title)-1:], ".;,") || wordsIn(p) > 25) {
			continue
		}
		switch n := ordinal(p[:1], letterKind); {
		case n == 1:
			first, last = i, 1
		case last > 0 && n == last+1:
			if out == nil {
				out = map[int]bool{}
			}
			out[first], out[i], last = true, true, n
		}
	}
	return out
}

// ordinal is the place of a label in its series: 3 for 三, III, C and 1.3; 0
// when it has none.
func ordinal(label, kind string) int {
	if i := strings.LastIndexByte(label, '.'); i >= 0 {
		label = label[i+1:]
	}
	if n := day.Figure(label); n > 0 {
		return n
	}
	if r, n := utf8.DecodeRuneInString(label); n == len(label) && kind != "roman" {
		switch {
		case r >= 'A' && r <= 'Z':
			return int(r-'A') + 1
		case r >= 'А' && r <= 'Я':
			return int(r-'А') + 1
		}
	} else if n == len(label) && r >= 'Ⅰ' && r <= 'Ⅻ' {
		return int(r-'Ⅰ') + 1
	}
	return roman(label)
}

// roman reads a Roman number, 0 when s is none.
func roman(s string) int {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := [...]int{1, 5, 10, 50, 100, 0}[min(5, uint(strings.IndexByte("IVXLC", s[i])))]
		switch {
		case v == 0:
			return 0
		case v < last:
			n -= v
		default:
			n, last = n+v, v
		}
	}
	return n
}

// plausible refuses what only looks numbered: a list item, a numbered
// sentence without its stop, the initial of a name.
func (l *layout) plausible(h heading, i int) bool {
	switch {
	case l.letters[i]:
		return true
	case h.kind == "han" || h.kind == "roman":
		return h.title == "" || i+1 < len(l.blocks)
	case h.kind == letterKind || h.kind == "paren" || h.kind == "ordinal" || strings.HasPrefix(h.kind, "decimal"):
		first, _ := utf8.DecodeRuneInString(h.title)
		if h.title == "" || !unicode.IsUpper(first) && !unicode.Is(unicode.Han, first) || h.initial() {
			return false
		}
		// A heading has a text of its own below it, a list item has a neighbour of its kind.
		if i+1 >= len(l.blocks) {
			return false
		}
		if l.known[l.blocks[i]] == 0 && l.known[l.blocks[i+1]] > 0 {
			return false // the last item above the next heading of the document
		}
		next := numbered(plainText(l.block(i + 1)))
		return next.kind != h.kind && !strings.HasSuffix(h.title, ",") && wordsIn(h.title) <= 12
	}
	return true
}

// short is the length up to which a line may be a heading: 40 Han
// characters or 130 letters.
func short(p string) bool {
	n := utf8.RuneCountInString(p)
	if han := strings.IndexFunc(p, func(r rune) bool { return unicode.Is(unicode.Han, r) }); han >= 0 {
		return n <= 40
	}
	return n <= 130
}

// sentenceLike tells whether a line ends with a stop, comma or colon.
func sentenceLike(p string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, "”’」』）)\"'"))
	return strings.ContainsRune("。！.!；;，,、:：", r)
}

func headingLike(p string) bool {
	return p != "" && utf8.RuneCountInString(p) <= 150 && wordsIn(p) <= 18 && !strings.HasSuffix(p, ",") &&
		strings.IndexFunc(p, unicode.IsLetter) >= 0
}

func wordsIn(s string) int { return len(strings.Fields(s)) }

// connectors are the words that stay lower-case in a title.
var connectors = set("and of the for in on to with a an & – — - at by from as or its our")

// titleCase reports the share of capitalised words among those that a title
// capitalises.
func titleCase(p string) float64 {
	n, up := 0, 0
	for w := range strings.FieldsSeq(p) {
		if connectors[strings.ToLower(w)] {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "“‘\"'("))
		n++
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			up++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(up) / float64(n)
}

// plain tells an unmarked heading: a short line without a stop that stands
// alone before running text, and is no row of a table.
func (l *layout) plain(i int, p string) bool {
	if i+1 >= len(l.blocks) || strings.Contains(p, "\t") || !short(p) || sentenceLike(p) || strings.HasSuffix(p, "?") || marker(p) > 0 {
		return false
	}
	unfinished := false // the line before goes on in this one, or opens a list
	if i > 0 {
		r, _ := utf8.DecodeLastRuneInString(l.block(i - 1))
		unfinished = strings.ContainsRune(":：,，;；", r)
	}
	first := firstRune(strings.TrimLeft(p, "“\"《「"))
	if unicode.Is(unicode.Han, first) || unicode.IsDigit(first) && strings.IndexFunc(p, func(r rune) bool { return unicode.Is(unicode.Han, r) }) > 0 {
		return !unfinished && utf8.RuneCountInString(p) <= 25 && !strings.ContainsAny(p, "，；。") && l.runs(i+1)
	}
	if l.crowd(i) > 3 || unicode.IsLower(firstRune(l.block(i+1))) {
		return false // a list of names; a sentence that was broken
	}
	title := titleCase(p) >= 0.6
	if !unicode.IsUpper(first) && !(unicode.IsDigit(first) && title) || wordsIn(p) > 14 {
		return false
	}
	next := l.block(i + 1)
	if unfinished {
		return title && (l.runs(i+1) || printedNumber(next) == 1)
	}
	return title && l.leads(i+1, 3) || wordsIn(p) <= 12 && !clauseLike(p) && (l.runs(i+1) || marker(next) > 0 || short(next) && l.leads(i+1, 2))
}

// runs tells running text. A salutation (各位代表！) stands for the text that
// it opens.
func (l *layout) runs(i int) bool {
	s := l.block(i)
	n := utf8.RuneCountInString(s)
	if r, _ := utf8.DecodeLastRuneInString(s); (r == '！' || r == '：') && n <= 10 && i+1 < len(l.blocks) {
		return l.runs(i + 1)
	}
	if unicode.Is(unicode.Han, firstRune(s)) {
		n *= 5 // a Han character says as much as several letters
	}
	return n > 150 && sentenceLike(s) || n > 250
}

// leads tells whether block i opens the text of a heading above it, or is
// itself one of at most n headings that do: a list of names leads nowhere.
func (l *layout) leads(i, n int) bool {
	if i >= len(l.blocks) || n == 0 {
		return false
	}
	s := l.block(i)
	if sentenceLike(s) || marker(s) > 0 {
		return true
	}
	p := plainText(s)
	return numbered(p).kind != "" || short(p) && titleCase(p) >= 0.6 && l.leads(i+1, n-1)
}

// crowd counts the lines around block i, itself included, that could be plain
// headings as well.
func (l *layout) crowd(i int) int {
	alike := func(k int) bool {
		s := l.block(k)
		return len(s) < 600 && short(s) && !sentenceLike(s) && marker(s) == 0
	}
	from, to := i, i+1
	for from > 0 && i-from < 4 && alike(from-1) {
		from--
	}
	for to < len(l.blocks) && to-i < 4 && alike(to) {
		to++
	}
	return to - from
}

// clauseLike tells a line that says something of somebody, as a heading
// hardly ever does.
func clauseLike(p string) bool {
	for w := range strings.FieldsSeq(p) {
		if finite[w] {
			return true
		}
	}
	return false
}

var finite = set("We we They they It will shall is are was were has have had can may must should would agree agreed reaffirm reaffirmed welcome welcomed decided")

// gluedHeading returns the length of a title-case heading that runs into its
// sentence ("Peace and Stability We discussed …"), 0 when there is none.
func gluedHeading(s string) int {
	n, words, sure := 0, 0, 0
	for n < len(s) {
		w := s[n:]
		if i := strings.IndexByte(w, ' '); i >= 0 {
			w = w[:i]
		} else {
			return 0
		}
		r, _ := utf8.DecodeRuneInString(w)
		if words > 0 && sure > 0 && gluedStarts[w] && !connectors[strings.ToLower(lastField(s[:n]))] {
			next, _ := nextRune(s[n+len(w):])
			if unicode.IsLower(next) || w == "Quad" || unicode.IsDigit(next) {
				return len(strings.TrimRight(s[:n], " "))
			}
		}
		switch {
		case connectors[w] && words > 0:
		case unicode.IsUpper(r) && !strings.HasSuffix(w, ",") && !strings.HasSuffix(w, "."):
			sure++
		default:
			return 0
		}
		if words++; words > 10 {
			return 0
		}
		n += len(w) + 1
	}
	return 0
}

func lastField(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// Words that open the sentence after a glued heading and are hardly ever the
// middle of a title, written with a capital.
var gluedStarts = set("We Our The This These In As Today For To Over Through With It On Building Recognizing Both Together")

// hasGlued tells whether at least two paragraphs open with a glued heading:
// one alone may be a sentence with an odd capital.
func hasGlued(text string, blocks []Span) bool {
	n := 0
	for _, b := range blocks {
		if s := text[b.Start:b.End]; len(s) > 80 && gluedHeading(s) > 0 {
			n++
		}
	}
	return n >= 2
}
