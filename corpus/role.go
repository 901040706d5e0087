package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/day"
	"tifa/corpus/document"
	"tifa/corpus/fold"
)

// roles gives each block its role; headings are found later among the body,
// those that the document knows with them.
func (s *Statement) roles(blocks []Span, known outline) []Role {
	roles := make([]Role, len(blocks))
	for i := range roles {
		roles[i] = Body
	}
	first := s.head(blocks, roles, known)
	if first < len(blocks) && known[blocks[first]] > 0 { // "Preamble"
		first++
	}
	s.recitals(blocks, roles, first, known)
	s.tail(blocks, roles, first)
	return roles
}

var (
	agency = pattern(`^[（(]?(?:新华社|中新社|中国新闻社|人民日报|本报|央视网消息|[\p{Han}]{2,10}(?:社|网))[\p{Han}、·]{0,12}(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:电|消息|讯|\(.{1,12}\)[:：])`)
	wire   = pattern(`^(?:[A-Z][A-Z .,/-]{2,40}|[А-ЯЁ][А-ЯЁ .,/-]{2,40}),? ?(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [а-я]{3,8})?\.? ?(?:\([A-Za-z /]{2,30}\) ?[—-]+|/[\p{Cyrillic}A-Z ]{2,20}/\.?|[—-]{1,2} )`)
	placed = pattern(`^(?:\p{Lu}[\p{L}.'’-]+ ?){1,3}, (?:\p{Lu}[\p{L}.'’-]+ ?){1,3}$`)
)

// longestHead is how many lines title and datelines have at most, a long list
// of names among them.
const longestHead = 60

// head marks title and datelines before the text and returns the index of the
// first block behind them. A title that the document knows may end in a stop.
func (s *Statement) head(blocks []Span, roles []Role, known outline) int {
	i, titled := 0, false
	kind := document.TitleKind("") // of the last line that stood where a title does
	for ; i < min(len(blocks), longestHead); i++ {
		line := s.String(blocks[i])
		p := plainText(line)
		switch n := utf8.RuneCountInString(p); {
		case n > 300:
			return i
		case s.isDateline(p):
			roles[i] = Dateline
		case !titled && i+1 < len(blocks) && marker(p) == 0 && strings.IndexFunc(p, unicode.IsLetter) < 0: // the number under which it was published
			roles[i] = Dateline
		case titled && kind == document.Bare && i+1 < len(blocks) && !sentenceLike(p) && (document.NamesDocument(p) || continues().MatchString(p)):
			roles[i], kind = Title, ""
		case titled && (placed().MatchString(p) || p == plainText(s.String(blocks[i-1]))):
			roles[i] = Dateline
			if p == plainText(s.String(blocks[i-1])) {
				roles[i] = Title
			}
		case !titled && marker(p) == 0 && i+1 < len(blocks) && (known[blocks[i]] > 0 || !sentenceLike(p) && !goesOn(p, plainText(s.String(blocks[i+1])))):
			if kind != "" && (numbered(p).kind != "" || known.again(blocks, i) && !document.NamesDocument(p)) { // a part below the name of a shelf
				return i
			}
			roles[i], kind = Title, document.KindAbove(p, s.linesBelow(blocks, i)...)
			titled = kind == "" || kind == document.Bare // what the publisher writes over everything is none
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

// linesBelow are the lines below a block that may say what it is.
func (s *Statement) linesBelow(blocks []Span, i int) []string {
	const most = 3
	var out []string
	for _, b := range blocks[i+1 : min(i+1+most, len(blocks))] {
		out = append(out, plainText(s.String(b)))
	}
	return out
}

// again tells a heading that the document knows and that is followed by another of
// its level: one of several parts.
func (o outline) again(blocks []Span, i int) bool {
	level := o[blocks[i]]
	return level > 0 && slices.ContainsFunc(blocks[i+1:], func(b Span) bool { return o[b] == level })
}

// continues opens a line that says what the statement above it is on.
var continues = pattern(`^(?:On|Regarding|Concerning|О|Об|По|关于|關於|就)(?:\p{Han}| )`)

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
	if _, ok := day.Find(f); !ok {
		if printed, _ := day.Ambiguous(f); printed == "" {
			return false
		}
	}
	if done().MatchString(f) {
		return true
	}
	f = strings.TrimSpace(clock().ReplaceAllString(f, ""))
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

// clock is the hour behind a day.
var clock = pattern(`[ ,]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?$`)

// onlyPlaces tells a line of names, months and the small words between them.
func onlyPlaces(f string) bool {
	for w := range strings.FieldsSeq(f) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'"))
		w = strings.Trim(w, ".,()")
		if unicode.IsLower(r) && !small[w] && day.Month(w) == 0 || documents[w] {
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
func (s *Statement) recitals(blocks []Span, roles []Role, first int, known outline) {
	end := first
	for i := first; i < len(blocks) && i <= first+12; i++ {
		p := plainText(s.String(blocks[i]))
		if numbered(p).kind != "" && short(p) || known[blocks[i]] > 0 {
			break
		}
		if len(p) > longestRecital {
			continue
		}
		f := fold.String(p)
		// Most paragraphs are long and none: their end tells without a search of the whole.
		if !declares().MatchString(f[max(0, len(f)-longestFormula):]) {
			continue
		}
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

// longestFormula is more bytes than the formula and what may follow it have.
const longestFormula = 200

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
// sentence, from the first that names an office or a day on. Notes below them
// stay what they are.
func (s *Statement) tail(blocks []Span, roles []Role, first int) {
	end := s.signedAbove(blocks, first)
	start := end
	for start > first+1 {
		if p := plainText(s.String(blocks[start-1])); !closes(p) && ends(p) {
			break
		}
		start--
	}
	evident := false
	for i := start; i < end; i++ {
		p := plainText(s.String(blocks[i]))
		if s.isDateline(p) {
			roles[i] = Dateline
			evident = true
			// The line of names right above the closing date signs it.
			if i > start && i > first+1 && roles[i-1] == Body && namesOnly(plainText(s.String(blocks[i-1]))) {
				roles[i-1] = Signature
			}
		} else if evident || office().MatchString(fold.String(p)) && (i+1 < end || utf8.RuneCountInString(p) > 60) {
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
