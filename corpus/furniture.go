package corpus

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/day"
	"tifa/corpus/document"
	"tifa/corpus/document/html"
	"tifa/corpus/fold"
)

//go:embed furniture.tsv
var furnitureTable string

type furnitureRow struct {
	reason  string
	pattern *regexp.Regexp
}

var furnitureRows = sync.OnceValue(func() []furnitureRow {
	var out []furnitureRow
	for line := range strings.Lines(furnitureTable) {
		if line[0] == '#' {
			continue
		}
		reason, pattern, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, furnitureRow{reason, regexp.MustCompile(pattern)})
	}
	return out
})

// longestFurniture is the length in characters beyond which a line is never
// taken for furniture: licence and copyright lines are shorter, sentences of
// a statement about copyright are longer.
const longestFurniture = 120

// The reasons of lines that the table does not know by themselves.
const (
	noWords    = "no words"
	goesOnSign = "sign that the text goes on"
	// menu is the reason of single words, "News", "About", which are headings as
	// well: they go only with others of their kind.
	menu       = "menu"
	navigation = "navigation"
	login      = "log-in or sign-up text"
	// related is the reason of the heads of lists of further reading, which the
	// reader of HTML knows as well, and of what they hold.
	related = "related links"
)

// wordless tells a line without a letter or number: a rule, a row of stars.
func wordless(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == utf8.RuneError }) < 0
}

// furniture returns why a line is no part of a statement, "" when it may be.
func furniture(line string) string {
	sentence := isSentence(line) && !isLabel(line)
	if !sentence && document.KindOfTitle(line) == document.Path {
		return navigation
	}
	folded := strings.ToLower(strings.TrimSpace(fold.String(line)))
	switch {
	case utf8.RuneCountInString(line) > longestFurniture:
		return ""
	case wordless(line):
		return noWords
	case html.RelatedHead(line):
		return related
	case menuLine(folded):
		return navigation
	}
	sentence = sentence && !ofPage().MatchString(folded)
	for _, row := range furnitureRows() {
		if at := row.pattern.FindStringIndex(folded); at != nil && (!sentence || at[0] == 0 && labels(folded, at[1])) {
			return row.reason
		}
	}
	return ""
}

// ofPage is a sentence that a page says to its reader, or a notice under it, and
// that no statement has. Statements speak of copyright, licences and newsletters as
// well, and of home affairs, print media and a главная цель.
var ofPage = pattern(`©|all rights reserved|все права (?:защищены|сохранены)|版权所有(?:[,，、.。 ]|$)|未经.{0,12}(?:授权|许可).{0,12}(?:禁止|不得)|(?:site|we|сайт|мы) .*cookie|here.s how you know|secure \.gov websites|备案号|公网安备` +
	`|^(?:an official website of|copyright (?:\(c\) ?)?[0-9]{4}|cookies |subscribe|newsletter sign|sign (?:in|up)|log in|share this|follow us|print this|email this|contact us|read more|skip to|back to top|last (?:updated|modified)|published on|posted (?:on|by)|please (?:sign|log|subscribe)` +
	`|подпишитесь|подписаться|поделиться|распечатать|читайте также|читать далее|смотрите также|ссылка на материал|дата публикации` +
	`|登录后|请登录|还没账号|忘记密码|立即注册|扫一扫|扫码(?:关注|分享)|点击|分享[到至给]|返回(?:首页|顶部|上页|列表)|联系(?:我们|电话)|举报(?:电话|邮箱)|责任编辑|责编)`)

// labels tells what begins a line up to end from a word of its sentence: it ends in
// a sign, or a colon follows.
func labels(line string, end int) bool {
	r, _ := utf8.DecodeLastRuneInString(line[:end])
	return strings.HasPrefix(line[end:], ":") || !unicode.IsLetter(r) && !unicode.IsSpace(r)
}

// menuLine tells a menu whose entries stand on one line, as those of a page that
// was printed: three entries at least, and most of the words, are known.
func menuLine(folded string) bool {
	words := strings.Fields(strings.Map(func(r rune) rune {
		if strings.ContainsRune("|·•", r) {
			return ' '
		}
		return r
	}, folded))
	entries, known := 0, 0
	for i := 0; i < len(words); {
		n := min(3, len(words)-i)
		for n > 0 && !menuEntry(strings.Join(words[i:i+n], " ")) {
			n--
		}
		if n > 0 {
			entries++
			known += n
		}
		i += max(n, 1)
	}
	return entries >= fewestLinks && 3*known >= 2*len(words)
}

// menuEntry tells the single words of menus.
func menuEntry(folded string) bool {
	return slices.ContainsFunc(furnitureRows(), func(r furnitureRow) bool { return r.reason == menu && r.pattern.MatchString(folded) })
}

// dropFurniture takes the furniture out of the blocks before the first and
// after the last sentence and returns what is left and what was dropped.
// Lines without a letter or digit (rules, rows of stars) go wherever they
// stand.
func dropFurniture(text string, blocks []Span) (kept []Span, dropped []Dropped) {
	line := func(i int) string { return withoutBullet(text[blocks[i].Start:blocks[i].End]) }
	stands := func(i int) bool {
		s := line(i)
		return isSentence(s) && !isLabel(s) && furniture(s) == ""
	}
	first, last := 0, len(blocks)-1
	for first < len(blocks) && !stands(first) {
		first++
	}
	further := furtherReading(first, len(blocks), line, stands)
	for last > first && (last >= further || !stands(last)) {
		last--
	}
	reasons := make([]string, len(blocks))
	for i := range blocks {
		if i < first || i > last {
			reasons[i] = furniture(line(i))
			if reasons[i] == "" && i > last && goesElsewhere().MatchString(strings.TrimSpace(strings.ToLower(fold.String(line(i))))) {
				reasons[i] = goesOnSign
			}
		} else if wordless(line(i)) {
			reasons[i] = noWords
		}
	}
	dropMenus(reasons, line, first, last)
	for i := further; i < len(blocks); i++ {
		if reasons[i] == "" && headlineLike(line(i)) {
			reasons[i] = related
		}
	}
	for i, b := range blocks {
		if reasons[i] == "" {
			kept = append(kept, b)
			continue
		}
		dropped = append(dropped, Dropped{b, reasons[i], ""})
	}
	return kept, dropped
}

// furtherReading gives the line that heads the list of further reading at the
// end of a page, the number of lines where there is none: no sentence follows
// it but the headlines that ask or call out.
func furtherReading(first, n int, line func(int) string, stands func(int) bool) int {
	further := n
	for i := n - 1; i > first; i-- {
		if html.RelatedHead(line(i)) {
			further = i
		}
		if stands(i) && !asks(line(i)) {
			break
		}
	}
	return further
}

// headlineLike tells a line that may stand in a list of further reading: one
// that may be a link or, as there it is one for sure, names a document or a day
// on which something happened. Only where and when a statement was made stays.
func headlineLike(s string) bool {
	var none *Statement
	return utf8.RuneCountInString(s) <= longestLink && (!isSentence(s) || isLabel(s) || asks(s)) && marker(s) == 0 && !none.isDateline(s)
}

// asks tells a headline that asks or calls out.
func asks(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("?!？！", r) && utf8.RuneCountInString(s) <= longestLink && marker(s) == 0
}

// fewestLinks is how many lines of a menu have to be known as such before the
// lines among them that are not known go with them.
const fewestLinks = 3

// dropMenus decides on the menus of a page that was saved as text: runs of short
// lines that are no sentences. Before the text they reach from the first line to
// the last one that belongs to a menu, if a third of them is known to; behind it,
// from the first list of further reading or imprint to the end. A line that names
// a document or holds a day stays wherever it stands, as do single words that
// are not among others of their kind.
func dropMenus(reasons []string, line func(int) string, first, last int) {
	whole := last < first || first >= len(reasons) // no sentence at all: nothing tells text from menu
	end, known := 0, 0
	for i := range min(first, len(reasons)) {
		if reasons[i] == menu || reasons[i] == navigation || reasons[i] == login {
			if known++; known >= fewestLinks && known*3 >= i+1 {
				end = i + 1
			}
		}
	}
	if whole {
		end = 0
	}
	for i := range min(first, len(reasons)) {
		switch {
		case reasons[i] == menu && i >= end:
			reasons[i] = ""
		case reasons[i] == "" && i < end && linkLike(line(i)):
			reasons[i] = menu
		}
	}
	begin, known := len(reasons), 0
	for i := last + 1; i < len(reasons); i++ {
		switch reasons[i] {
		case "", noWords, goesOnSign, "share or print link":
		default:
			begin = min(begin, i)
			known++
		}
	}
	for i := last + 1; i < len(reasons); i++ {
		switch {
		case reasons[i] == menu && (known < fewestLinks || whole):
			reasons[i] = ""
		case reasons[i] == "" && i > begin && known >= fewestLinks && !whole && linkLike(line(i)):
			reasons[i] = menu
		}
	}
}

// longestLink is the length in characters of the longest label of a link: the
// headlines in lists of further reading.
const longestLink = 100

// linkLike tells a line that may be the label of a link: short, no sentence, no
// day, no name of a document and no number of a paragraph.
func linkLike(s string) bool {
	f := fold.String(s)
	if _, dated := day.Find(f); dated {
		return false
	}
	return utf8.RuneCountInString(f) <= longestLink && (!isSentence(s) || isLabel(s)) && marker(s) == 0 && !document.NamesDocument(f)
}

// withoutBullet is a line without the mark of the list that a menu was before the
// page was converted.
func withoutBullet(s string) string { return strings.TrimLeft(s, "•·▪◦*-– \t\u00a0\u3000") }

// isLabel tells a few words before a colon: what stands behind them is a list of
// links or a field rather than the matter of a sentence.
func isLabel(s string) bool {
	const longest = 12
	return (strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")) && utf8.RuneCountInString(s) <= longest
}

// dateOfPublication takes the day from the lines that were dropped before the
// text, where the text itself gives none: "2031-05-16 17:33 来源：…". A closing line
// that no signatures end, for annexes follow it, is one of the text.
func (s *Statement) dateOfPublication() {
	if !s.Date.IsZero() && s.DateFrom != "opening" || len(s.Clauses) == 0 {
		return
	}
	for i := range slices.Backward(s.Clauses) {
		p := s.Plain(&s.Clauses[i])
		if t, ok := day.Find(p); ok && doneAt().MatchString(p) && closes(p) {
			s.Date, s.DateFrom = t, "closing line"
			return
		}
	}
	path := time.Time{} // of a path through the site: a day in it is rather that of a folder
	for _, d := range s.Dropped {
		if d.Span.Len() == 0 || d.Span.Start > s.Clauses[min(1, len(s.Clauses)-1)].End {
			continue
		}
		t, ok := day.Find(s.String(d.Span))
		switch {
		case !ok:
		case document.KindOfTitle(s.String(d.Span)) != document.Path:
			s.Date, s.DateFrom = t, "dateline"
			return
		case path.IsZero():
			path = t
		}
	}
	if !path.IsZero() {
		s.Date, s.DateFrom = path, "dateline"
	}
}

// isSentence tells whether a block ends like a sentence, in any script.
func isSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)]】》»\"' \t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？.!?…;；:：", r)
}
