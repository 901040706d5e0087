package corpus

import (
	"fmt"
	"strings"
	"unicode"

	"tifa/corpus/document"
	"tifa/corpus/fold"
)

// structure cuts Text into sections, paragraphs and clauses. ok is false when the
// clauses would be more than MaxClauses.
func (s *Statement) structure(keepAll bool) (ok bool) {
	known := s.outline
	blocks := runIn(s.Text, runOut(s.Text, lineSpans(s.Text)))
	if !keepAll {
		var dropped []Dropped
		blocks, dropped = dropFurniture(s.Text, blocks)
		s.Dropped = append(s.Dropped, dropped...)
	}
	roles := s.roles(blocks, known)
	left := known.refuse(s.Text, blocks, roles)
	l := newLayout(s.Text, blocks, known)
	l.styled = left >= enoughStyled
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
		if b.full {
			return false
		}
	}
	b.address()
	s.setTitle()
	s.setDate()
	s.dateOfPublication()
	s.setPlace()
	s.setParties()
	return true
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

// ownTitle tells a title that says what the document is.
var ownTitle = pattern(`(?:声明|聲明|公报|公報|宣言|决议|決議)$`)

// setTitle takes the first line that names the statement; one that names a shelf
// of the publisher, or the kind of document alone, only where there is no other.
func (s *Statement) setTitle() {
	at, kind := s.titleAt()
	if at >= 0 {
		s.Title = s.Plain(&s.Clauses[at])
		if at > 0 && s.Clauses[at-1].Role == Title && continues().MatchString(s.Title) { // what a statement is on
			before := s.Plain(&s.Clauses[at-1])
			s.Title = before + glue(before, s.Title) + s.Title
		}
		for i := at + 1; i < len(s.Clauses) && s.Clauses[i].Role == Title; i++ { // a title on two lines
			more := s.Plain(&s.Clauses[i])
			if !unicode.IsLower(firstRune(more)) && (ownTitle().MatchString(s.Title) || !ownTitle().MatchString(more)) {
				break
			}
			s.Title = s.Title + glue(s.Title, more) + more
		}
	}
	if at >= 0 && kind == "" {
		return
	}
	for _, d := range s.Dropped { // a path through the site may end in the title
		if part := document.SpecificPart(s.Left(d)); d.Span.Len() > 0 && document.KindOfTitle(s.Left(d)) == document.Path && document.NamesDocument(part) {
			s.Title = part
			return
		}
	}
}

// titleAt is the clause that is the title, -1 for none, and of what kind it is.
func (s *Statement) titleAt() (at int, kind document.TitleKind) {
	at = -1
	for i := range s.Clauses {
		if s.Clauses[i].Role != Title {
			continue
		}
		var below []string
		for j := i + 1; j < len(s.Clauses) && s.Clauses[j].Role == Title; j++ {
			below = append(below, s.Plain(&s.Clauses[j]))
		}
		k := document.KindAbove(s.Plain(&s.Clauses[i]), below...)
		if at < 0 || k == "" || k == document.Bare && kind != document.Bare {
			at, kind = i, k
		}
		if k == "" {
			break
		}
	}
	return at, kind
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
