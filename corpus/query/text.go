package query

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// Text is a statement made ready for search.
type Text struct {
	Statement *corpus.Statement
	// Words counts the words of the clauses that are searched; in Chinese the
	// characters.
	Words   int
	clauses []clause
	size    int    // clauses, of a text that came without them too
	side    string // Limit.Side, folded
	exact   bool
	packed  string // what whole has to read, "" for a whole text
}

// clause is one clause as it is searched.
type clause struct {
	index int // in Statement.Clauses
	// atoms are the words as they are compared, each with a space on both
	// sides (" the two sides "): a phrase is a substring of it, and no word is
	// cut. A Han character is a word of its own, so that it does not matter
	// how a text is divided into words. Spaces, hyphens and quotation marks
	// only divide.
	atoms string
	at    []int         // where each atom starts in atoms
	spans []corpus.Span // where it stands in the statement
	// packed is what at and spans are read from, "" when they were.
	packed string
}

// hidden tells the tokens that are not wording.
func hidden(k corpus.TokenKind) bool {
	return k == corpus.Marker || k == corpus.Markup || k == corpus.Broken
}

// Limit leaves out parts of a statement. The zero value leaves out nothing.
type Limit struct {
	// Section is the address of a section or words of its heading; sections
	// inside it belong to it.
	Section string
	// Side is who speaks: the name or letter of a party, "both", "third" or
	// "impersonal". The statement has to have units.
	Side string
}

// NewText makes a statement ready for search. exact keeps upper and lower
// case apart.
func NewText(s *corpus.Statement, l Limit, exact bool) *Text {
	t := &Text{Statement: s, side: lowered(l.Side), exact: exact}
	in := sections(s, l.Section)
	var b strings.Builder
	for i := range s.Clauses {
		if !in(s.Clauses[i].Section) {
			continue
		}
		c := clause{index: i}
		b.Reset()
		b.WriteByte(' ')
		from := s.Clauses[i].Start
		flush := func(to int) {
			if to > from {
				cut(fold.Of(s.Text[from:to]), exact, func(atom []rune, start, end int) {
					c.at = append(c.at, b.Len())
					c.spans = append(c.spans, corpus.Span{Start: from + start, End: from + end})
					for _, r := range atom {
						b.WriteRune(r)
					}
					b.WriteByte(' ')
					if letter(atom[0]) {
						t.Words++
					}
				})
			}
		}
		for _, tok := range s.Clauses[i].Tokens {
			if !hidden(tok.Kind) {
				continue
			}
			flush(tok.Start)
			from = tok.End
			if tok.Kind == corpus.Broken { // a word that no query finds
				c.at, c.spans = append(c.at, b.Len()), append(c.spans, tok.Span)
				b.WriteString("\ufffd ")
				t.Words++
			}
		}
		flush(s.Clauses[i].End)
		c.atoms = b.String()
		t.clauses = append(t.clauses, c)
	}
	t.size = len(t.clauses)
	return t
}

// sections tells which sections a limit leaves in.
func sections(s *corpus.Statement, limit string) func(int) bool {
	if limit == "" {
		return func(int) bool { return true }
	}
	in := make([]bool, len(s.Sections))
	want := lowered(limit)
	for i, sec := range s.Sections {
		label := sec.Label
		if label == "" && len(s.Sections) > 1 {
			label = "0"
		}
		l := lowered(label)
		in[i] = l == want || strings.ReplaceAll(l, "§", "") == want || strings.HasPrefix(l, want+"-") ||
			strings.Contains(inAtoms(sec.Title), inAtoms(limit))
	}
	// A heading that is meant takes the sections inside it along.
	for i, sec := range s.Sections {
		for k := i + 1; in[i] && sec.Level > 0 && k < len(s.Sections) && s.Sections[k].Level > sec.Level; k++ {
			in[k] = true
		}
	}
	return func(i int) bool { return in[i] }
}

// spoken tells whether a place in a clause is said by the side that is meant.
func (t *Text) spoken(c int, sp corpus.Span) bool {
	if t.side == "" {
		return true
	}
	for _, u := range t.Statement.Clauses[c].Units {
		if sp.Start < u.Scope.Start || sp.End > u.Scope.End {
			continue
		}
		letter, name, _ := strings.Cut(lowered(string(u.Actor)), ":")
		if t.side == letter || t.side == name {
			return true
		}
	}
	return false
}

// inAtoms writes a text as it is compared.
func inAtoms(s string) string {
	out := " "
	cut(fold.Of(s), false, func(atom []rune, _, _ int) { out += string(atom) + " " })
	return out
}

func lowered(s string) string { return strings.ToLower(fold.String(s)) }

// cut cuts folded text into the atoms that are compared. What divides words
// but is none (spaces, hyphens, quotation marks) is left out.
func cut(f fold.Text, exact bool, emit func(atom []rune, start, end int)) {
	r := f.Runes
	if !exact {
		for i, c := range r {
			r[i] = unicode.ToLower(c)
		}
	}
	for i := 0; i < len(r); {
		j := i + 1
		switch {
		case divides(r[i]):
			i++
			continue
		case letter(r[i]) && !isHan(r[i]):
			for j < len(r) && letter(r[j]) && !isHan(r[j]) {
				j++
			}
		}
		end := j // a character that folded to several runes ends where the next one starts
		for end < len(r) && f.At[end] == f.At[end-1] {
			end++
		}
		emit(r[i:j], f.At[i], f.At[end])
		i = j
	}
}

// divides tells what stands between words without being one.
func divides(r rune) bool { return r == ' ' || r == '-' || r == '"' || r == '\'' }

// letter tells what words are made of.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isHan(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }

// span returns where the atoms of c.atoms[i:j] stand in the statement; both
// ends are at a space.
func (c *clause) span(i, j int) corpus.Span {
	first := sort.SearchInts(c.at, i)
	last := sort.SearchInts(c.at, j-1) - 1
	return corpus.Span{Start: c.spans[first].Start, End: c.spans[last].End}
}

// running is a clause as a regular expression sees it: folded, white space as
// one space, with the way back to the statement for every byte.
func (t *Text) running(c int) (string, []int) {
	cl := &t.Statement.Clauses[c]
	var b strings.Builder
	var at []int
	put := func(r rune, from int) {
		if r == ' ' && (b.Len() == 0 || strings.HasSuffix(b.String(), " ")) {
			return
		}
		b.WriteRune(r)
		for len(at) < b.Len() {
			at = append(at, from)
		}
	}
	wording := func(from, to int) {
		f := fold.Of(t.Statement.Text[from:to])
		for i, r := range f.Runes {
			put(r, from+f.At[i])
		}
	}
	from := cl.Start
	for _, tok := range cl.Tokens {
		if !hidden(tok.Kind) {
			continue
		}
		wording(from, tok.Start)
		from = tok.End
		if tok.Kind == corpus.Broken {
			put('\ufffd', tok.Start)
		}
	}
	wording(from, cl.End)
	return b.String(), append(at, cl.End)
}

// Sequence is one clause as it is compared.
type Sequence struct {
	Clause int      // index in Statement.Clauses
	Atoms  []string // words and signs; in Chinese characters
	Spans  []corpus.Span
}

// Clauses yields the clauses that are searched, in reading order.
func (t *Text) Clauses(yield func(Sequence) bool) {
	t.whole()
	for i := range t.clauses {
		c := &t.clauses[i]
		if !yield(Sequence{c.index, strings.Fields(c.atoms), c.spans}) {
			return
		}
	}
}

// Size counts the clauses that are searched.
func (t *Text) Size() int { return t.size }
