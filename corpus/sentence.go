package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts text[sp] into sentences. The spans are in order, do not
// overlap, and leave out only white space between sentences. No sentence ends
// inside one of the spans that are whole: damaged places, in order.
func sentences(text string, sp Span, whole []Span) []Span {
	var out []Span
	start, depth, opened := -1, 0, -1
	var brackets []bracket // found at the first
	var last rune          // before the one at hand
	for i := sp.Start; i < sp.End; {
		r, n := utf8.DecodeRuneInString(text[i:sp.End])
		if start < 0 {
			if unicode.IsSpace(r) {
				i += n
				continue
			}
			start = i
			last = 0
		}
		for len(whole) > 0 && whole[0].End <= i {
			whole = whole[1:]
		}
		if len(whole) > 0 && i >= whole[0].Start {
			i = min(whole[0].End, sp.End)
			continue
		}
		i += n
		before := last
		last = r
		switch r {
		case '(', '（':
			if brackets == nil {
				brackets = bracketsIn(text, Span{i - n, sp.End})
			}
			for brackets[0].at < i-n { // one inside a damaged place
				brackets = brackets[1:]
			}
			if brackets[0].closes {
				if depth == 0 {
					opened = i - n
				}
				depth++
			}
		case ')', '）':
			depth = max(0, depth-1)
			// A sentence that stands in brackets as a whole.
			if depth > 0 || opened != start || !strings.ContainsRune("。！？!?.", before) || !endsSentence(text[start:i-n], before, text[i-n:sp.End]) {
				continue
			}
			i += closers(text[i:sp.End])
			out = append(out, Span{start, i})
			start = -1
		case '。', '！', '？', '!', '?', '.', '…', '｡', '．':
			if depth > 0 || !endsSentence(text[start:i], r, text[i:sp.End]) {
				continue
			}
			i += closers(text[i:sp.End])
			out = append(out, Span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		end := start + len(strings.TrimRightFunc(text[start:sp.End], unicode.IsSpace))
		out = append(out, Span{start, end})
	}
	return out
}

// bracket is an opening bracket.
type bracket struct {
	at     int
	closes bool // soon enough to be a parenthesis and not a stray mark
}

// bracketsIn returns the opening brackets of text[sp], in order.
func bracketsIn(text string, sp Span) []bracket {
	const reach = 600 // bytes: longer brackets hold whole sentences that deserve an address
	var out []bracket
	var open []int // in out
	for i, r := range text[sp.Start:sp.End] {
		i += sp.Start
		switch r {
		case '(', '（':
			open = append(open, len(out))
			out = append(out, bracket{at: i})
		case ')', '）':
			if len(open) > 0 {
				b := &out[open[len(open)-1]]
				open = open[:len(open)-1]
				_, n := utf8.DecodeRuneInString(text[b.at:])
				b.closes = i-(b.at+n) <= reach
			}
		}
	}
	return out
}

// closers returns the length of what still belongs to a sentence after its
// end mark: further end marks, closing quotes and brackets, note numbers.
func closers(rest string) int {
	n := 0
	for n < len(rest) && n < longestMark {
		r, w := utf8.DecodeRuneInString(rest[n:])
		switch {
		case strings.ContainsRune("。！？!?…”’」』）)]】》›»\"'", r), r == '.':
			n += w
		case r == '[' || r == '<':
			m := noteMark(rest[n:])
			if m == 0 {
				return n
			}
			n += m
		case unicode.Is(unicode.No, r): // superscript figures
			n += w
		case '1' <= r && r <= '9' && bareNote(rest[n:]) > 0:
			n += bareNote(rest[n:])
		default:
			return n
		}
	}
	return n
}

// bareNote returns the length of the number of a note that lost its raised
// place in copying ("…the region.1 The sides…") at the start of s, else 0.
func bareNote(s string) int {
	n := 0
	for n < len(s) && n < 3 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n > 2 || n >= len(s) || s[n] != ' ' || !capitalised(s[n+1:]) {
		return 0
	}
	return n
}

// noteMark returns the length of "[12]", of "<sup>12</sup>" or of a closing
// tag at the start of s, else 0.
func noteMark(s string) int {
	switch {
	case strings.HasPrefix(s, "</"):
		if i := strings.IndexByte(s[:min(len(s), 12)], '>'); i > 0 {
			return i + 1
		}
	case strings.HasPrefix(s, "<sup>"):
		if i := strings.Index(s[:min(len(s), 36)], "</sup>"); i > 0 {
			return i + len("</sup>")
		}
	case s[0] == '[':
		i := 1
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i > 1 && i < 5 && i < len(s) && s[i] == ']' {
			return i + 1
		}
	}
	return 0
}

// endsSentence decides whether the mark r, last rune of before, ends a
// sentence that is followed by after.
func endsSentence(before string, r rune, after string) bool {
	switch r {
	case '。', '！', '？', '｡':
		// “……！”；“……。”，: the mark ends what is quoted, and the sentence goes on.
		n := closers(after)
		next, _ := utf8.DecodeRuneInString(after[n:])
		return n == 0 || !strings.ContainsRune("；，、：", next)
	case '．': // a stop, or the point of ３６．５
		prev, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(before, "．"))
		next, _ := utf8.DecodeRuneInString(after)
		return !unicode.IsDigit(prev) || !unicode.IsDigit(next)
	}
	if r == '.' && bareNumber(before) {
		return false // "10. We …": the number of what follows
	}
	rest := after[closers(after):]
	next, gap := nextRune(rest)
	if next == utf8.RuneError {
		return true
	}
	prev := before[:len(before)-utf8.RuneLen(r)]
	last, _ := utf8.DecodeLastRuneInString(prev)
	if r == '.' && after != "" && '0' <= after[0] && after[0] <= '9' && !(unicode.IsLower(last) && utf8.RuneCountInString(lastWord(prev)) > 3) {
		return false // "2.5 Million": no number of a note
	}
	if unicode.Is(unicode.Han, last) && r != '…' {
		return r != '.' || gap || !unicode.IsDigit(next)
	}
	if r == '…' {
		return gap && unicode.IsUpper(next)
	}
	if !gap {
		// "…the region.The two sides…": a space lost in copying.
		return r == '.' && unicode.IsLower(last) && utf8.RuneCountInString(lastWord(prev)) > 3 && capitalised(rest) && !strings.Contains(lastWord(prev), ".")
	}
	if !(unicode.IsUpper(next) || unicode.IsDigit(next) || strings.ContainsRune("“\"‘«([—–-•<*", next) || unicode.Is(unicode.Han, next)) {
		return false
	}
	if r != '.' {
		return true
	}
	switch w := lastWord(prev); {
	case w == "no" || w == "No":
		return !unicode.IsDigit(next) // "no. 5" is a number, "our answer is no." an answer
	case neverEnds(w):
		return false
	case initial(w), strings.Contains(w, "."), mayEnd[w]:
		// U.S., Jr., 2024 г.: the end only where a new sentence plainly starts.
		return startsSentence(rest)
	}
	return true
}

// bareNumber tells a sentence that is nothing but a short number or a small
// letter and its point.
func bareNumber(s string) bool {
	s = strings.TrimSuffix(s, ".")
	if len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' {
		return true
	}
	return len(s) > 0 && len(s) <= 3 && strings.Trim(s, "0123456789") == ""
}

// nextRune returns the first rune of s that is not white space, and whether
// white space stood before it.
func nextRune(s string) (r rune, gap bool) {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return r, gap
		}
		gap = true
	}
	return utf8.RuneError, gap
}

// longestMark is the length in bytes up to which end marks and words are looked
// at: a megabyte of points is no sentence end.
const longestMark = 64

// lastWord returns the letters, digits and inner points at the end of s.
func lastWord(s string) string {
	i := len(s)
	for i > max(0, len(s)-longestMark) {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' || unicode.Is(unicode.Han, r) {
			break
		}
		i -= n
	}
	return s[i:]
}

func capitalised(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	r2, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsUpper(r) && unicode.IsLower(r2)
}

// initial tells a single capital letter: J. Smith, В. Путин.
func initial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsUpper(r)
}

// neverEnds tells abbreviations that something always follows.
func neverEnds(w string) bool {
	return before[strings.ToLower(w)] || before[w]
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// Abbreviations that stand before a name, a number or a citation.
var before = set(`mr mrs ms dr prof sen gen col lt sgt capt adm gov rep hon amb messrs h.e st nos art arts para paras
 vol vs pp cf e.g i.e viz approx dept fig secs ch ed eds mt ft incl jan feb mar apr jun jul aug sept sep oct nov dec
 ст п пп ч гл разд табл прил им см напр ул т.н т.е т.к т.ч акад проф д-р
 янв фев февр апр авг сен сент окт ноя нояб дек`)

// Abbreviations that may stand at the end of a sentence as well.
var mayEnd = set(`Jr Sr Inc Ltd Co Corp Bros etc al p a.m p.m г гг в вв руб долл тыс млн млрд др пр т.д т.п`)

// startsSentence tells whether s opens with a word that starts sentences in
// statements and is hardly ever part of a name.
func startsSentence(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		i = len(s)
	}
	return starters[s[:i]]
}

// Words that open sentences. Function words and the subjects of statements;
// no words that also follow a title or an initial in names.
var starters = set(`The This These Those They There We Our It Its He She His Her In On At As For From To With By Both Each
 All And But If When While Since Today Together Through Under Over After Before During Furthermore Moreover However
 Additionally Also Finally Recognizing Recalling Building Following Regarding
 Стороны Сторона Российская Китайская Обе Они Он Она Это Эти В Во На По При Для С К Кроме Также Мы Наши Главы Лидеры`)

// items cuts a sentence at "；" or ";" outside brackets. nil when there is one
// part only.
func items(text string, sp Span) []Span {
	var out []Span
	start, depth := sp.Start, 0
	for i, r := range text[sp.Start:sp.End] {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth = max(0, depth-1)
		case ';', '；':
			end := sp.Start + i + utf8.RuneLen(r)
			if depth == 0 && end < sp.End && strings.TrimSpace(text[end:sp.End]) != "" {
				out = append(out, Span{start, end})
				start = end + len(text[end:sp.End]) - len(strings.TrimLeftFunc(text[end:sp.End], unicode.IsSpace))
			}
		}
	}
	if out == nil {
		return nil
	}
	return append(out, Span{start, sp.End})
}
