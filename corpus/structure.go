package corpus

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
)

// structure cuts Text into sections, paragraphs and clauses.
func (s *Statement) structure(keepAll bool) {
	blocks := runIn(s.Text, runOut(s.Text, lineSpans(s.Text)))
	if !keepAll {
		blocks, s.Dropped = dropFurniture(s.Text, blocks)
	}
	roles := s.roles(blocks)
	l := newLayout(s.Text, blocks)
	b := builder{Statement: s, used: map[string]int{}, toCome: map[place]int{}, printed: printedNumbers(s.Text, blocks, roles)}
	b.Sections = []Section{{Heading: -1}}
	headings := make(map[int]heading)
	for i := range blocks {
		if roles[i] != Body {
			continue
		}
		if h, ok := l.heading(i); ok && roleAt(roles, i+1) != Signature {
			headings[i] = h
			b.toCome[h.place()]++
		}
	}
	for i, sp := range blocks {
		role := roles[i]
		if h, ok := headings[i]; ok {
			b.toCome[h.place()]--
			b.heading(h, Span{sp.Start, sp.Start + h.end})
			sp = trim(s.Text, Span{sp.Start + h.end, sp.End})
		}
		if sp.Len() > 0 {
			b.paragraph(sp, role)
		}
	}
	b.address()
	s.setTitle()
	s.setDate()
	s.setPlace()
	s.setParties()
}

func roleAt(roles []Role, i int) Role {
	if i < len(roles) {
		return roles[i]
	}
	return ""
}

// lineSpans returns the lines of a text that are not empty, without the white
// space around them.
func lineSpans(text string) []Span {
	var out []Span
	at := 0
	for l := range lines(text) {
		if sp := trim(text, Span{at, at + len(l)}); sp.Len() > 0 {
			out = append(out, sp)
		}
		at += len(l)
	}
	return out
}

// runIn cuts blocks before paragraph numbers that stand inside them: where
// line ends were lost in copying, "…our goals. 12. We commit…" goes on with
// the number that comes next.
func runIn(text string, blocks []Span) []Span {
	out := make([]Span, 0, len(blocks))
	last := 0
	for _, b := range blocks {
		if n := printedNumber(text[b.Start:b.End]); n == 1 || n == last+1 {
			last = n
		}
		for last >= 2 {
			mark := fmt.Sprintf(" %d. ", last+1)
			at := strings.Index(text[b.Start:b.End], mark)
			if at <= 0 || !endsText(text[b.Start:b.Start+at]) {
				break
			}
			if r := firstRune(text[b.Start+at+len(mark) : b.End]); !unicode.IsUpper(r) && !unicode.Is(unicode.Han, r) {
				break
			}
			out = append(out, trim(text, Span{b.Start, b.Start + at}))
			b.Start += at + 1
			last++
		}
		out = append(out, b)
	}
	return out
}

// runOut cuts headings off the end of the paragraph before them: where line
// ends were lost in copying, "…by all. Digital Trade" opens the next paragraph.
func runOut(text string, blocks []Span) []Span {
	out := make([]Span, 0, len(blocks))
	for i, b := range blocks {
		s := text[b.Start:b.End]
		if len(s) > 80 && i+1 < len(blocks) && !sentenceLike(s) && !endsText(s) {
			parts := sentences(text, b, nil)
			last := parts[len(parts)-1]
			l := layout{text: text, blocks: blocks}
			if p := text[last.Start:last.End]; len(parts) > 1 && wordsIn(p) >= 2 && wordsIn(p) <= 12 && titleCase(p) == 1 && !clauseLike(p) && !strings.ContainsAny(p, "<*_;") && (l.runs(i+1) || marker(text[blocks[i+1].Start:blocks[i+1].End]) > 0) {
				out = append(out, trim(text, Span{b.Start, last.Start}), last)
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// endsText tells whether s ends like a sentence, notes and quotes included.
func endsText(s string) bool {
	s = strings.TrimRight(s, "0123456789[]”\"’') ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "。")
}

// trim takes white space and what cannot be seen off both ends of a span.
func trim(text string, sp Span) Span {
	s := text[sp.Start:sp.End]
	t := strings.TrimLeftFunc(s, unicode.IsSpace)
	sp.Start += len(s) - len(t)
	sp.End = sp.Start + len(strings.TrimRightFunc(t, unicode.IsSpace))
	return sp
}

// roles gives each block its role; headings are found later among the body.
func (s *Statement) roles(blocks []Span) []Role {
	roles := make([]Role, len(blocks))
	for i := range roles {
		roles[i] = Body
	}
	first := s.head(blocks, roles)
	s.recitals(blocks, roles, first)
	s.tail(blocks, roles, first)
	return roles
}

var (
	agency = pattern(`^[（(]?(?:新华社|中新社|中国新闻社|人民日报|本报|央视网消息|[\p{Han}]{2,10}(?:社|网))[\p{Han}、·]{0,12}(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:电|消息|讯|\(.{1,12}\)[:：])`)
	wire   = pattern(`^(?:[A-Z][A-Z .,/-]{2,40}|[А-ЯЁ][А-ЯЁ .,/-]{2,40}),? ?(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [а-я]{3,8})?\.? ?(?:\([A-Za-z /]{2,30}\) ?[—-]+|/[\p{Cyrillic}A-Z ]{2,20}/\.?|[—-]{1,2} )`)
	placed = pattern(`^(?:\p{Lu}[\p{L}.'’-]+ ?){1,3}, (?:\p{Lu}[\p{L}.'’-]+ ?){1,3}$`)
)

// head marks title and datelines before the text and returns the index of the
// first block behind them.
func (s *Statement) head(blocks []Span, roles []Role) int {
	i, titled := 0, false
	for ; i < len(blocks); i++ {
		line := s.String(blocks[i])
		p := plainText(line)
		switch n := utf8.RuneCountInString(p); {
		case n > 300:
			return i
		case s.isDateline(p):
			roles[i] = Dateline
		case titled && (placed().MatchString(p) || p == plainText(s.String(blocks[i-1]))):
			roles[i] = Dateline
			if p == plainText(s.String(blocks[i-1])) {
				roles[i] = Title
			}
		case !titled && !sentenceLike(p) && marker(p) == 0 && i+1 < len(blocks) && !goesOn(p, plainText(s.String(blocks[i+1]))):
			roles[i] = Title
			titled = true
		case i > 0 && roles[i-1] == Dateline && byline(p):
			roles[i] = Dateline
		case titled && i+1 < len(blocks) && s.subtitle(p, plainText(s.String(blocks[i+1]))):
			roles[i] = Title
		default:
			return i
		}
	}
	return i
}

// byline tells who speaks, below the day of a Chinese report: 国务院总理某某.
func byline(p string) bool {
	n := utf8.RuneCountInString(p)
	for _, r := range p {
		if !unicode.Is(unicode.Han, r) && !unicode.IsSpace(r) && r != '·' {
			return false
		}
	}
	return numbered(p).kind == "" && !outer[p] && (n <= 4 || n <= 20 && office().MatchString(fold.String(p)))
}

// goesOn tells a sentence that was broken at the end of a line: what follows
// is in small letters and too long for the second line of a title.
func goesOn(line, next string) bool {
	return unicode.IsLower(firstRune(next)) && (clauseLike(line) || strings.Contains(next, ". ") || sentenceLike(next) || wordsIn(next) > 12)
}

// subtitle tells a line that goes on with the title: in small letters, a
// further headline of a Chinese news item, or a line that stands before
// another heading or dateline.
func (s *Statement) subtitle(p, next string) bool {
	if sentenceLike(p) || marker(p) > 0 || numbered(p).kind != "" || !short(p) {
		return false
	}
	first := firstRune(p)
	switch {
	case unicode.IsLower(first):
		return !goesOn("", p)
	case unicode.Is(unicode.Han, first):
		return headline().MatchString(fold.String(p))
	}
	k := numbered(next).kind
	return s.isDateline(next) || k != "" && k != letterKind && short(next) && !sentenceLike(next)
}

var headline = pattern(`声明$|公报$|宣言$|报告$|决议$|讲话|主持|出席|\p{Han} \p{Han}`)

// isDateline tells a line that only says where and when.
func (s *Statement) isDateline(p string) bool {
	f := fold.String(p)
	n := utf8.RuneCountInString(f)
	if m := agency().FindString(f); m != "" && utf8.RuneCountInString(m) >= n-2 {
		return true
	}
	if _, ok := findDate(f); !ok {
		return false
	}
	if done().MatchString(f) {
		return true
	}
	bare := strings.Trim(f, " ()[]-—")
	if bare != f && strings.HasPrefix(f, "(") && strings.HasSuffix(f, ")") && n <= 80 {
		return true
	}
	if strings.HasPrefix(f, "——") && n <= 60 {
		return true
	}
	if strings.IndexFunc(f, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
		return !sentenceLike(p) && (n <= 24 || n <= 60 && unicode.IsDigit(firstRune(f)) && strings.HasSuffix(f, "上"))
	}
	return len(strings.Fields(f)) <= 8 && !strings.ContainsAny(f, ":;") && onlyPlaces(f)
}

// onlyPlaces tells a line of names, months and the small words between them.
func onlyPlaces(f string) bool {
	for w := range strings.FieldsSeq(f) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'"))
		w = strings.Trim(w, ".,()")
		if unicode.IsLower(r) && !small[w] && month(w) == 0 || documents[w] {
			return false
		}
	}
	return true
}

var (
	small     = set("of the at in on to and de la von van st nd rd th day p.m a.m г год года г.г в по с и")
	documents = set("Statement Declaration Communiqué Communique Report Note Agreement Summit Meeting Заявление Декларация Коммюнике Соглашение STATEMENT DECLARATION ЗАЯВЛЕНИЕ")
)

var done = pattern(`^(?:Done|Signed|Issued|Adopted|Made|Совершено|Подписано|Принято)(?:[ ,:].{0,120})?$`)

var declares = pattern(`(?i)(?:声明如下|宣布如下|宣言如下|达成.{0,12}[如以]下|商定如下|议定如下|declares? (?:as follows|the following|that|to)\b|declares?:|state as follows|(?:agreed?|reached)(?: to| on| upon)? (?:as follows|the following)|hereby (?:declare|decide|agree|commit|affirm|resolve)(?: to)?:|заявля\p{L}* (?:о )?следующ\p{L}*|договорились о следующ\p{L}*)`)

// recitals marks the preamble: everything up to the formula that opens the
// declaration when there is one early on, and recitals in participles that
// end with a comma or semicolon.
func (s *Statement) recitals(blocks []Span, roles []Role, first int) {
	end := first
	for i := first; i < len(blocks) && i <= first+12; i++ {
		p := plainText(s.String(blocks[i]))
		if numbered(p).kind != "" && short(p) {
			break
		}
		if len(p) > longestRecital {
			continue
		}
		f := fold.String(p)
		if m := declares().FindStringIndex(f); m != nil && len(f)-m[1] <= 12 {
			end = i + 1
			break
		}
	}
	for i := end; i < len(blocks); i++ {
		p := plainText(s.String(blocks[i]))
		// The first may only name who speaks: "We, the Members of the Council;"
		if !recital(p) && (i > first || i+1 == len(blocks) || !unended(p) || !recital(plainText(s.String(blocks[i+1])))) {
			break
		}
		end = i + 1
	}
	for i := first; i < end; i++ {
		roles[i] = Preamble
	}
}

// longestRecital is the length in bytes beyond which a paragraph is not looked
// through for the formula that ends the preamble.
const longestRecital = 20_000

var participle = pattern(`^(?:(?:Further |FURTHER |Also |ALSO )?(?:\p{Lu}\p{Ll}+ing|\p{Lu}{3,}ING)|Having|Convinced|Aware|Determined|Guided|Deeply|Gravely|Inspired|Desirous|Committed|Mindful|Cognizant|Conscious|\p{Lu}\p{Ll}+(?:ясь|ывая|ивая|уя|яя|ая|чая|мая))(?:[ ,]|$)`)

// recital tells a paragraph of a treaty-style preamble.
func recital(p string) bool {
	if !unended(p) {
		return false
	}
	return participle().MatchString(p) || strings.HasPrefix(p, "The Government") || strings.HasPrefix(p, "The ") && strings.HasSuffix(p, ",") && len(p) < 400
}

// unended tells a paragraph that the next one goes on with.
func unended(p string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(p, " and"))
	return strings.ContainsRune(",;，；", r)
}

var office = pattern(`(?:主席|总统|总理|首相|国王|部长|大臣|外长|总书记|代表|President|Prime Minister|Chancellor|Minister|Secretary|Premier|King|Governor|Special Envoy|For the |On behalf of|Президент|Председатель|Премьер|Канцлер|Министр|Король|За Правительство|От имени)`)

// tail marks signatures and closing datelines: short lines behind the last
// sentence, from the first that names an office or a day on.
func (s *Statement) tail(blocks []Span, roles []Role, first int) {
	start := len(blocks)
	for start > first+1 {
		p := plainText(s.String(blocks[start-1]))
		_, dated := findDate(p)
		closing := dated && done().MatchString(p)
		if !closing && (sentenceLike(p) || marker(p) > 0 || utf8.RuneCountInString(p) > 200 && len(office().FindAllString(p, -1)) < 3) {
			break
		}
		start--
	}
	evident := false
	for i := start; i < len(blocks); i++ {
		p := plainText(s.String(blocks[i]))
		if s.isDateline(p) {
			roles[i] = Dateline
			evident = true
			// The line of names right above the closing date signs it.
			if i > start && i > first+1 && roles[i-1] == Body && namesOnly(plainText(s.String(blocks[i-1]))) {
				roles[i-1] = Signature
			}
		} else if evident || office().MatchString(fold.String(p)) && (i+1 < len(blocks) || utf8.RuneCountInString(p) > 60) {
			roles[i] = Signature
			evident = true
		}
	}
}

// namesOnly tells a line of names and nothing else: two or more words, each
// with a capital or in Han characters, and no marks but those of initials.
func namesOnly(p string) bool {
	words := strings.Fields(p)
	if len(words) < 2 || utf8.RuneCountInString(p) > 60 {
		return false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !unicode.Is(unicode.Han, first) {
			return false
		}
		for _, r := range w {
			if !unicode.IsLetter(r) && !strings.ContainsRune(".·'’-", r) {
				return false
			}
		}
	}
	return true
}

// builder collects clauses with what their addresses need.
type builder struct {
	*Statement
	para    int
	open    []open // the headings that are open, outermost first
	plain   map[string]int
	used    map[string]int
	toCome  map[place]int // how many headings of a kind and number come further on
	printed bool          // paragraphs carry numbers that run through the statement
	ordinal []int         // per clause: number in its paragraph, 0 for a heading
}

// open is a heading whose section is not closed yet.
type open struct {
	kind, label string
	n           int // its place in its series, 0 when it has no number
}

// place is where a heading stands in the series of its kind.
type place struct {
	kind string
	n    int // 0 when it has no number
}

func (h heading) place() place {
	if h.label == "" {
		return place{h.kind, 0}
	}
	return place{h.kind, ordinal(h.label, h.kind)}
}

// deepest is how many levels of headings there are: what would stand below
// stands on the last.
const deepest = 5

// outer are headings of the whole statement, on whatever level the last stood.
var outer = set("前言 序言 引言 结束语 结语 結束語 結語 Introduction Preamble Conclusion Conclusions Введение Заключение")

// level finds the level of a heading. A number that continues a series stands
// on the level of that series; 一 after 三 begins a series inside 三 when 四 is
// still to come, and else the same series once more; else the kinds nest in
// the order in which they appear.
func (b *builder) level(h heading, n int) int {
	kind := h.kind
	if kind == "annex" || outer[h.title] && !slices.ContainsFunc(b.open, func(o open) bool { return o.kind == kind }) {
		return 0
	}
	same := -1
	for i, o := range slices.Backward(b.open) {
		if o.kind != kind {
			continue
		}
		if n > 0 && n == o.n+1 {
			return i
		}
		same = max(same, i)
	}
	if same < 0 || n == 1 && b.open[same].n > 1 && b.toCome[place{kind, b.open[same].n + 1}] > 0 {
		return min(len(b.open), deepest-1)
	}
	return same
}

// heading opens a section.
func (b *builder) heading(h heading, sp Span) {
	n := h.place().n
	b.open = b.open[:b.level(h, n)]
	parent := ""
	if len(b.open) > 0 {
		parent = b.open[len(b.open)-1].label
	}
	label := h.label
	if label == "" {
		if b.plain == nil {
			b.plain = map[string]int{}
		}
		b.plain[parent]++
		label = fmt.Sprintf("§%d", b.plain[parent])
	}
	if parent != "" && !strings.HasPrefix(label, parent+".") { // 1.2 already says 1
		label = parent + "-" + label
	}
	label = b.unique(label)
	b.open = append(b.open, open{h.kind, label, n})
	b.Sections = append(b.Sections, Section{label, h.title, len(b.open), len(b.Clauses)})
	b.clause(sp, Heading, labelLength(b.String(sp), h), 0)
	b.para++
}

// labelLength is how many bytes of a heading are its number: renumbering a
// part does not reword its heading.
func labelLength(s string, h heading) int {
	if h.label == "" {
		return 0
	}
	first, _, _ := strings.Cut(h.title, " ")
	if first == "" {
		return len(s)
	}
	text, at := visible(s) // markup may stand inside the number and the title
	i := strings.Index(text, h.label)
	if i < 0 {
		return 0
	}
	i += len(h.label)
	return at[i+max(strings.Index(text[i:], first), 0)]
}

// unique makes an address unique: the second "I" becomes "I(2)".
func (b *builder) unique(id string) string {
	b.used[id]++
	if n := b.used[id]; n > 1 {
		return b.unique(fmt.Sprintf("%s(%d)", id, n))
	}
	return id
}

// paragraph adds the clauses of one paragraph.
func (b *builder) paragraph(sp Span, role Role) {
	var parts []Span
	m := 0
	switch role {
	case Title, Signature, Dateline:
		parts = []Span{sp}
	default:
		text := b.String(sp)
		n := 0
		if len(b.Sections) == 1 && (len(b.Clauses) == 0 || b.Clauses[len(b.Clauses)-1].Role != Body) {
			n = dateline(text)
		}
		if n > 0 {
			b.clause(Span{sp.Start, sp.Start + n}, Dateline, 0, 1)
			b.para++
			sp = trim(b.Text, Span{sp.Start + n, sp.End})
			text = b.String(sp)
		}
		m = marker(text)
		parts = sentences(b.Text, Span{sp.Start + m, sp.End}, b.broken(sp))
		if len(parts) > 0 {
			parts[0].Start = sp.Start
		} else if sp.Len() > 0 {
			parts = []Span{sp}
		}
	}
	for i, part := range parts {
		b.clause(part, role, m, i+1)
		m = 0
	}
	b.para++
}

// dateline returns the length of an agency's dateline that runs into the
// first paragraph, 0 when there is none.
func dateline(p string) int {
	if m := wire().FindString(p); m != "" {
		return len(m)
	}
	f := fold.Of(p)
	s := string(f.Runes[:min(len(f.Runes), 60)])
	m := agency().FindString(s)
	if m == "" {
		return 0
	}
	n := utf8.RuneCountInString(m)
	if strings.HasSuffix(m, "电") || strings.HasSuffix(m, "消息") || strings.HasSuffix(m, "讯") {
		if rest := string(f.Runes[n:min(len(f.Runes), n+30)]); strings.HasPrefix(rest, "(") {
			if i := strings.IndexByte(rest, ')'); i > 0 {
				n += utf8.RuneCountInString(rest[:i+1])
			}
		}
	}
	return f.At[n]
}

func (b *builder) clause(sp Span, role Role, marker, ordinal int) {
	c := Clause{Span: sp, Role: role, Section: len(b.Sections) - 1, Para: b.para}
	if marker > 0 {
		c.Marker = Span{sp.Start, sp.Start + marker}
	}
	if role == Body || role == Preamble {
		c.Items = items(b.Text, Span{sp.Start + marker, sp.End})
	}
	c.Tokens = tokenize(b.Text, sp, marker, b.broken(sp))
	b.Clauses = append(b.Clauses, c)
	b.ordinal = append(b.ordinal, ordinal)
}

// broken returns the damaged spans that touch sp. Damage is in order and does
// not overlap.
func (b *builder) broken(sp Span) []Span {
	var out []Span
	from := sort.Search(len(b.Damage), func(i int) bool { return b.Damage[i].End > sp.Start })
	for _, d := range b.Damage[from:] {
		if d.Start >= sp.End {
			break
		}
		out = append(out, d.Span)
	}
	return out
}

// printedNumber reads "12." or "12)" at the start of a paragraph.
func printedNumber(p string) int {
	n, i := 0, 0
	for i < len(p) && i < 3 && p[i] >= '0' && p[i] <= '9' {
		n = n*10 + int(p[i]-'0')
		i++
	}
	if i == 0 || i >= len(p) || p[i] != '.' && p[i] != ')' || i+1 < len(p) && p[i+1] >= '0' && p[i+1] <= '9' {
		return 0
	}
	return n
}

// printedNumbers tells whether paragraphs carry numbers that run through the
// whole statement, 1, 2, 3, …: then these are their addresses.
func printedNumbers(text string, blocks []Span, roles []Role) bool {
	last := 0
	for i, b := range blocks {
		if roles[i] != Body {
			continue
		}
		if n := printedNumber(text[b.Start:b.End]); n > 0 {
			if n != last+1 {
				return false
			}
			last = n
		}
	}
	return last >= 3
}

// address names every clause.
func (b *builder) address() {
	count := map[Role]int{}
	section, para, paras := -1, -1, 0
	name, after := "", 0
	for i := range b.Clauses {
		c := &b.Clauses[i]
		if c.Section != section {
			section, paras, after = c.Section, 0, 0
			name = ""
		}
		switch c.Role {
		case Heading:
			c.ID = b.Sections[c.Section].Label
			continue
		case Title, Dateline, Signature:
			count[c.Role]++
			c.ID = string(c.Role)
			if count[c.Role] > 1 {
				c.ID = fmt.Sprintf("%s.%d", c.Role, count[c.Role])
			}
			c.ID = b.unique(c.ID)
			continue
		}
		if c.Para != para {
			para = c.Para
			paras++
			name = fmt.Sprint(paras)
			if b.printed {
				if n := printedNumber(b.String(c.Span)); n > 0 {
					name, after, paras = fmt.Sprint(n), 0, n
				} else {
					after++
					name = fmt.Sprint(paras-1) + letters(after)
					paras--
				}
			}
		}
		prefix := b.Sections[c.Section].Label
		switch {
		case prefix != "":
			prefix += "."
		case len(b.Sections) > 1:
			prefix = "0."
		}
		c.ID = b.unique(fmt.Sprintf("%s%s.%d", prefix, name, b.ordinal[i]))
	}
}

// letters counts a, b, …, z, aa, ab, …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// ownTitle tells a title that says what the document is.
var ownTitle = pattern(`(?:声明|聲明|公报|公報|宣言|决议|決議)$`)

func (s *Statement) setTitle() {
	for i := range s.Clauses {
		if s.Clauses[i].Role == Title {
			s.Title = s.Plain(&s.Clauses[i])
			for i++; i < len(s.Clauses) && s.Clauses[i].Role == Title; i++ { // a title on two lines
				more := s.Plain(&s.Clauses[i])
				if !unicode.IsLower(firstRune(more)) && (ownTitle().MatchString(s.Title) || !ownTitle().MatchString(more)) {
					break
				}
				s.Title = s.Title + glue(s.Title, more) + more
			}
			return
		}
	}
}

var places = patterns(
	`于([\p{Han}]{2,8})(?:发布|签署|签订|通过)?$`,
	`(?:社|电讯)([\p{Han}]{2,4}?)[0-9]{1,2}月`,
	`(?:Done|Signed|Issued|Adopted|Made) (?:at|in) (\p{Lu}[\p{L} .'’-]+?)(?:,| on | this |$)`,
	`(?:в городе|в г\.|г\.) ?(\p{Lu}[\p{L}-]+)`,
	`^(\p{Lu}[\p{L} .'’-]+), (?:\p{Lu}\p{L}+ )?[0-9]`,
	`[0-9]{4}(?: г\.| года)?,? (\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}(?:, (?:\p{Lu}[\p{L}.'’-]+ ?){1,3})?)$`,
	`^((?:\p{Lu}[\p{L}.'’-]+ ?){1,3}, (?:\p{Lu}[\p{L}.'’-]+ ?){1,3})$`,
)

// setPlace reads the place from the datelines, the closing one first.
func (s *Statement) setPlace() {
	for i := len(s.Clauses) - 1; i >= 0; i-- {
		if s.Clauses[i].Role != Dateline {
			continue
		}
		f := fold.Of(s.Plain(&s.Clauses[i]))
		for _, re := range places() {
			if m := re.FindStringSubmatch(string(f.Runes)); m != nil {
				s.Place = m[1]
				return
			}
		}
	}
}
