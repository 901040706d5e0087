package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/day"
	"tifa/corpus/fold"
)

// abridgedLine matches short lines, and brackets, in which a publisher says
// that the text is not the whole; abridgedMark matches what stands for wording
// that was left out. Both are matched against folded lower-case text.
var (
	abridgedLine = pattern(`с (?:некоторыми )?сокращениями|в сокращении|сокращ[её]нн(?:ая|ый|ом) (?:версия|вариант|текст|виде)|(?:^|[^а-я])(?:выдержк[аи]|отрывок) из` +
		`|内容有删减|有删节|略有删减|文字有删减|(?:^|\(|\[)节选|节选(?:$|\)|\]|自)|(?:^|\(|\[)摘要(?:$|\)|\]|:)|(?:^|\(|\[)摘编|\(摘\)` +
		`|\babridged\b|\bexcerpts?\b|\bshortened version\b|\bextracts? from\b`)
	abridgedMark = pattern(`[\[(<]\s?(?:…|\.\.\.)\s?[\])>]|[\[(](?:略|下略|中略|上略|以下略|余略|从略|snip|text omitted|omitted)[\])]`)
	abridgedNext = pattern(`^(?:` + readOn + `)[ .:…>»→]*$`)
	// goesElsewhere is a last line that says that the text goes on where the reader
	// is not.
	goesElsewhere = pattern(`^[*([<—-]+ ?(?:more|continued) ?[*)\]>—-]+$|^[ *([<—-]*(?:more to follow|more to come|to be continued|cont(?:inue)?d\.? on (?:the )?(?:next )?page(?: [0-9]{1,3})?|continue[sd] on (?:the )?(?:next )?page(?: [0-9]{1,3})?|continue[sd] overleaf` +
		`|未完待续|待续|未完|下转第[0-9一二三四五六七八九十]{1,3}[版页]|转下页|продолжение следует|окончание следует|продолжение на (?:стр\.|странице) ?[0-9]{1,3}|окончание на (?:стр\.|странице) ?[0-9]{1,3}` +
		`|` + readOn + `)[ *)\]>.…"'→—-]*$`)
	// cutOffAt is the end of a sentence that was cut off before a link to the rest.
	cutOffAt = pattern(`(?:…|\.\.\.)[ )\]]*[[( ]*(?:` + readOn + `)[ \])>."'→]*$`)
	// pageOf is a running foot that counts the pages: page and pages, in three
	// languages and as browsers print it.
	pageOf = pattern(`(?:^|[ |])page ([0-9]{1,3}) ?(?:of|/) ?([0-9]{1,3})$|第 ?([0-9]{1,3}) ?页[ ,/]{0,2}\(?共 ?([0-9]{1,3}) ?页\)?$|(?:^|[ |])(?:стр\.?|страница|лист) ?([0-9]{1,3}) ?из ?([0-9]{1,3})$|^(?:https?|file)://\S+ ([0-9]{1,3})/([0-9]{1,3})$`)
)

const readOn = `read more|continue reading|read the full (?:text|story|statement)|full text(?: here)?|читать (?:далее|полностью)|阅读全文|查看全文|点击阅读全文|展开全文`

// warnAbridged says what shows that a text is not the whole statement. Who
// compares it with the whole finds deletions that nobody made.
func (s *Statement) warnAbridged() {
	const says = "; what is missing here may stand in the full text"
	where := s.addresses()
	found := 0
	// Folding and matching every clause would take longer than reading it.
	marks, lines := containsAny(s.Text, markSigns), containsAny(s.Text, lineSigns)
	for i := range s.Clauses {
		c := &s.Clauses[i]
		raw, mark := s.String(c.Span), ""
		marked := marks && containsAny(raw, markSigns)
		short := lines && c.Len() <= 4*longestFurniture && (c.Role != Body || mayBracket(raw))
		if !marked && !short {
			continue
		}
		text := strings.ToLower(fold.String(raw))
		if marked {
			mark = abridgedMark().FindString(text)
		}
		if mark == "" && short && utf8.RuneCountInString(text) <= longestFurniture && (c.Role != Body || isBracketed(text)) {
			mark = abridgedLine().FindString(text)
		}
		if mark = strings.TrimSpace(mark); mark == "" {
			continue
		}
		if found++; found > most {
			s.warn("and passages left out in more places")
			break
		}
		s.warn("looks abridged%s: %q%s", where(c.Span), mark, says)
	}
	for _, d := range s.Dropped {
		text := strings.TrimSpace(strings.ToLower(fold.String(s.String(d.Span))))
		if abridgedMark().MatchString(text) || abridgedNext().MatchString(text) || utf8.RuneCountInString(text) <= longestFurniture && abridgedLine().MatchString(text) {
			s.warn("looks abridged: %q%s", text, says)
			break
		}
	}
	s.warnPages(says)
	if line := s.lastLine(); line != "" {
		s.warn("goes on elsewhere: its last line is %q%s", line, says)
	}
	if last := s.stops(); last != nil {
		plain := []rune(s.Plain(last))
		s.warn("stops in mid-sentence at %s: %q%s", last.ID, "… "+strings.TrimSpace(string(plain[max(0, len(plain)-24):])), says)
	}
}

// lastLine returns the last line if it says that the text goes on, "" otherwise.
// The same line further up stands at the foot of a page, and the text does go on.
func (s *Statement) lastLine() string {
	match := func(from, to int) bool {
		line := strings.ToValidUTF8(s.Text[max(from, to-4*longestFurniture):to], "")
		line = strings.TrimSpace(strings.ToLower(fold.String(StripMarkup(line))))
		return goesElsewhere().MatchString(line) || cutOffAt().MatchString(line)
	}
	tells := func(sp Span) bool { // the line, or its last sentence: "on p. 3" may be two
		return match(sp.Start, sp.End) || match(strings.LastIndexByte(s.Text[:sp.End], '\n')+1, sp.End)
	}
	if len(s.Clauses) == 0 {
		return ""
	}
	last := &s.Clauses[len(s.Clauses)-1]
	if tells(last.Span) {
		plain := []rune(s.Plain(last))
		return string(plain[max(0, len(plain)-24):])
	}
	for _, d := range s.Dropped {
		// Those that tell a reader to read on are named with what was left out.
		if d.Start >= last.End && tells(d.Span) && !abridgedNext().MatchString(strings.TrimSpace(strings.ToLower(fold.String(s.String(d.Span))))) {
			return strings.TrimSpace(s.String(d.Span))
		}
	}
	return ""
}

// warnPages says where running feet count more pages than there are.
func (s *Statement) warnPages(says string) {
	last, of, printed := 0, 0, ""
	look := func(text string) {
		if !containsAny(text, pageSigns) {
			return
		}
		for line := range strings.Lines(text) {
			if len(line) > 4*longestFurniture || !containsAny(line, pageSigns) {
				continue
			}
			line = strings.TrimSpace(line)
			m := pageOf().FindStringSubmatch(strings.Trim(strings.ToLower(fold.String(line)), " -—.|"))
			for i := 1; i < len(m); i += 2 {
				if page := day.Figure(m[i]); m[i] != "" && page >= last {
					last, of, printed = page, day.Figure(m[i+1]), line
				}
			}
		}
	}
	look(s.Text)
	for _, r := range s.Repairs {
		if strings.Contains(r.Rule, rulePage) {
			look(r.From)
		}
	}
	for _, d := range s.Dropped {
		if d.Reason == "running head" || d.Reason == "page number" { // of package pdf
			look(d.Text)
		}
	}
	if last < of {
		s.warn("looks cut off: its last page is %q%s", printed, says)
	}
}

// pageSigns are words of which pageOf needs one, as printed.
var pageSigns = []string{"age", "AGE", "页", "頁", "тр", "ТР", "ист", "ИСТ", "://"}

// What abridgedMark and abridgedLine can match holds one of these, as printed.
var (
	markSigns = []string{"…", "...", "⋯", "略", "mitted", "MITTED", "nip", "NIP"}
	lineSigns = []string{"окращ", "ОКРАЩ", "ыдержк", "ЫДЕРЖК", "трывок", "ТРЫВОК", "трывк", "ТРЫВК", "删", "刪", "选", "選", "摘",
		"bridged", "BRIDGED", "xcerpt", "XCERPT", "hortened", "HORTENED", "xtract", "XTRACT"}
)

func containsAny(text string, signs []string) bool {
	return slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(text, sign) })
}

// mayBracket tells whether a clause as printed begins with a bracket.
func mayBracket(raw string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(raw))
	return strings.ContainsRune("([（［【〔", r)
}

// isBracketed tells a short clause that stands in brackets as a whole.
func isBracketed(text string) bool {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	return utf8.RuneCountInString(text) <= longestFurniture && strings.IndexAny(text, "([") == 0 && strings.LastIndexAny(text, ")]") == len(text)-1
}

// stops returns the last clause if it breaks off: prose that ends in "…", a
// mark or a word that needs another, in a text whose other paragraphs end as
// sentences do. That a full stop alone is missing happens in whole texts.
func (s *Statement) stops() *Clause {
	if len(s.Clauses) == 0 {
		return nil
	}
	last := &s.Clauses[len(s.Clauses)-1]
	plain, words := s.Plain(last), last.Words()
	if last.Role != Body || len(words) == 0 || width(plain) < 60 {
		return nil
	}
	end, _ := utf8.DecodeLastRuneInString(plain)
	cut := strings.HasSuffix(plain, "...") || strings.ContainsRune("…,，、;；:：(（[“「《«", end)
	word := words[len(words)-1]
	if !cut && !(strings.HasSuffix(plain, s.String(word.Span)) && linking(word.Norm)) {
		return nil
	}
	ended, paras := 0, 0
	for i := range s.Clauses[:len(s.Clauses)-1] {
		c := &s.Clauses[i]
		if c.Role != Body || s.Clauses[i+1].Para == c.Para {
			continue
		}
		paras++
		if isSentence(s.String(c.Span)) {
			ended++
		}
	}
	if paras < 3 || 10*ended < 9*paras {
		return nil
	}
	return last
}

// redlined counts the places where old and new wording seem to stand side by
// side, and returns an example. A comparison whose strike-through was lost has
// many of them.
func (s *Statement) redlined() (times int, example string) {
	var run []Token
	look := func() {
		for at := 0; at+1 < len(run); {
			n := doubled(run[at:])
			if n == 0 {
				at++
				continue
			}
			if times++; example == "" {
				example = s.Text[run[at].Start:run[at+n-1].End]
			}
			at += n
		}
		run = run[:0]
	}
	for i := range s.Clauses {
		for _, t := range s.Clauses[i].Tokens {
			switch t.Kind {
			case Word, Number:
				run = append(run, t)
			case Punct, Broken, Marker: // no phrase reaches over it
				look()
			}
		}
		look()
	}
	return times, example
}

// enoughDoubled is how many such places make a redline: no published statement
// has more than one.
const enoughDoubled = 3

func (s *Statement) warnRedlined() {
	if n, example := s.redlined(); n >= enoughDoubled {
		s.warn("looks like a marked-up comparison that lost its marks: old and new wording stand side by side in %d places, as in %q; take the clean text", n, example)
	}
}

// exclusive holds words of which two of one kind never stand side by side in a
// sentence, with their kind.
var exclusive = map[string]int{
	"will": 1, "shall": 1, "may": 1, "should": 1, "must": 1, "would": 1, "can": 1, "could": 1,
	"is": 2, "are": 2, "was": 2, "were": 2,
	"has": 3, "have": 3,
	"a": 4, "an": 4, "the": 4,
	"reaffirm": 5, "reaffirmed": 5, "reaffirms": 5,
	"agree": 6, "agreed": 6, "agrees": 6,
}

// doubled returns how many words at the beginning of run, which has two at
// least, are a phrase and its replacement, 0 if they are not: two words that
// exclude each other, or two phrases of the same length of which most words are
// the same, in the same places. Repetition of the very same words is style, or
// a slip.
func doubled(run []Token) int {
	a, b := run[0].Norm, run[1].Norm
	if kind := exclusive[a]; kind != 0 && a != b && exclusive[b] == kind {
		return 2
	}
	if joinedMonths(run[0].Norm) || joinedForms(run[0].Norm) {
		return 1
	}
	const shortest, longest = 4, 12
	for n := min(longest, len(run)/2); n >= shortest; n-- {
		if run[0].Norm != run[n].Norm {
			continue
		}
		same := 0
		for k := range n {
			if run[k].Norm == run[n+k].Norm {
				same++
			}
		}
		if same < n && 3*same >= 2*n && !linking(run[n-1].Norm) {
			return 2 * n
		}
	}
	return 0
}

// linkingWords join what follows to what stands before: after one a sentence
// is not at its end, and the like phrases on its two sides are a list.
var linkingWords = strings.Fields("and or of the a an to in on at by for with from as that which our their its will shall " +
	"и или в во на с со к по о об от для что который которые при " +
	"和 与 及 以及 或 的 在 对 将 把 为 向 同 并 等")

func linking(word string) bool { return slices.Contains(linkingWords, strings.ToLower(word)) }

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// joinedMonths tells "DecemberJanuary": the old month and the new one.
func joinedMonths(word string) bool {
	if len(word) < 6 || word[0] < 'A' || word[0] > 'S' {
		return false
	}
	for _, m := range months {
		if rest, ok := strings.CutPrefix(word, m); ok && rest != m && slices.Contains(months, rest) {
			return true
		}
	}
	return false
}

// joinedForms tells "agreedagree" and "shallwill": two forms of one word, which
// begin alike, or two words that exclude each other, without a space between.
func joinedForms(word string) bool {
	const stem, ending, longest = 4, 4, 40 // letters
	r := []rune(strings.ToLower(word[:min(len(word), 2*longest)]))
	if len(r) > longest || slices.ContainsFunc(r, func(c rune) bool { return !unicode.IsLetter(c) }) {
		return false // "people-to-people" is one word
	}
	for i := 2; i+2 <= len(r); i++ {
		a, b := r[:i], r[i:]
		if kind := exclusive[string(a)]; kind != 0 && exclusive[string(b)] == kind && !slices.Equal(a, b) && len(r) > stem {
			return true
		}
		same := 0
		for same < min(len(a), len(b)) && a[same] == b[same] {
			same++
		}
		if same >= stem && !slices.Equal(a, b) && len(a)-same <= ending && len(b)-same <= ending {
			return true
		}
	}
	return false
}
