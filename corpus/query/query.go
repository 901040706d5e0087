// Package query finds phrases in the clauses of statements.
//
// A phrase is found as it is compared: in either script, in any width and case,
// whatever quotation marks and hyphens it is printed with. Words are whole and
// stand in a row; in Chinese every character counts as a word.
//
//	considerable period            words in a row
//	uncertain*                     * any letters of a word; alone, any one word
//	resist … protectionism         … any words of the same clause
//	call on <0-3> sides            from none to three words
//	Kyiv|Kiev                      either
//	Ukraine=Kyiv|Kiev              under one name
//	6-1/2 percent & !funds rate    only in clauses without the second phrase
//	patient & policy               only in clauses with it
//	"a * b"                        in double quotation marks nothing is special
//	/\bpatien(t|ce)\b/             a regular expression (RE2), over folded text
package query

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// Query is a phrase, or several under one name, as it is searched for. It may
// be used by several goroutines.
type Query struct {
	Label  string // what to call it: the name given to it, else Source
	Source string // as written, the name left out

	counted    []pattern
	conditions []condition
}

// condition is what the rest of a clause has to hold, or must not.
type condition struct {
	not  bool
	some []pattern
}

// pattern is one way to write a phrase. The first of literal, running and atoms that is set
// finds it.
type pattern struct {
	source  string         // as written; "" for Literal
	literal string         // atoms in a row, spaces at both ends
	running *regexp.Regexp // over the text as it runs
	atoms   *regexp.Regexp // over atoms
	need    string         // what every match of atoms holds
}

// Literal is the query for words in a row as Text.Clauses yields them. label is
// what to call it.
func Literal(label string, words []string) *Query {
	return &Query{Label: label, Source: `"` + label + `"`, counted: []pattern{{literal: " " + strings.Join(words, " ") + " "}}}
}

// Variants are the ways to write a phrase that | parts, each as a query of its own
// under its own words and with the conditions of the whole.
func (q *Query) Variants() []*Query {
	out := make([]*Query, len(q.counted))
	for i, p := range q.counted {
		out[i] = &Query{Label: p.source, Source: p.source, counted: []pattern{p}, conditions: q.conditions}
	}
	return out
}

// Hit is one place where a phrase stands.
type Hit struct {
	Clause int // index in Statement.Clauses
	corpus.Span
}

// Parse reads a query. exact keeps upper and lower case apart; the texts that
// are searched have to be made in the same way.
func Parse(source string, exact bool) (*Query, error) {
	q := &Query{}
	if len(source) > mostSource {
		return nil, fmt.Errorf("the query is longer than %d bytes: ask for less at a time, or keep a list with --watch", mostSource)
	}
	rest := strings.TrimSpace(source)
	if i := strings.IndexAny(rest, `="/|&`); i > 0 && rest[i] == '=' {
		q.Label, rest = strings.TrimSpace(rest[:i]), strings.TrimSpace(rest[i+1:])
	}
	q.Source = rest
	if q.Label == "" {
		q.Label = rest
	}
	group, not := &q.counted, false
	if strings.HasPrefix(rest, "!") || strings.HasPrefix(rest, "&") {
		return nil, fail(source, errors.New("says only what is not to stand there: write a phrase to look for first, as in: peace & !war; or put it in double quotation marks"))
	}
	for {
		term, isRegexp, after, err := cutTerm(rest)
		if err != nil {
			return nil, fail(source, err)
		}
		p, err := compile(term, isRegexp, exact)
		if err != nil {
			return nil, fail(source, err)
		}
		if p.source = strings.TrimSpace(term); isRegexp {
			p.source = "/" + term + "/"
		}
		*group = append(*group, p)
		switch {
		case after == "":
			return q, nil
		case after[0] == '|':
			rest = strings.TrimSpace(after[1:])
		default: // '&'
			rest = strings.TrimSpace(after[1:])
			rest, not = strings.CutPrefix(rest, "!")
			q.conditions = append(q.conditions, condition{not: not})
			group = &q.conditions[len(q.conditions)-1].some
			rest = strings.TrimSpace(rest)
		}
	}
}

func fail(source string, err error) error { return fmt.Errorf("query %q: %w", source, err) }

// cutTerm cuts the first phrase or regular expression off a query. after is
// empty or begins with the operator.
func cutTerm(s string) (term string, isRegexp bool, after string, err error) {
	if strings.HasPrefix(s, "/") {
		for i := 1; i < len(s); i++ {
			if s[i] == '\\' {
				i++
				continue
			}
			if after = strings.TrimSpace(s[i+1:]); s[i] == '/' && (after == "" || after[0] == '|' || after[0] == '&') {
				return s[1:i], true, after, nil
			}
		}
		return "", false, "", errors.New("the regular expression has no / at its end: add it, or put the phrase in double quotation marks")
	}
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case quoted:
		case s[i] == '|', s[i] == '&' && (i == 0 || s[i-1] == ' ') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '!'):
			return s[:i], false, s[i:], nil
		}
	}
	if quoted {
		return "", false, "", errors.New("a double quotation mark is not closed: close it or take it out")
	}
	return s, false, "", nil
}

// mostSource is how long a query may be in bytes.
const mostSource = 4000

// The parts of patterns over atoms: each atom is followed by one space.
const (
	anyWord  = `[\pL\pN][^ ]* `
	anyMarks = `(?:[^\pL\pN ][^ ]* )*`
	anyAtoms = `(?:[^ ]+ )*?`
	mostGap  = 50 // words that all <m-n> of a phrase together may leave out
	hanStar  = 4  // characters that * stands for in Chinese
)

func compile(term string, isRegexp, exact bool) (pattern, error) {
	if isRegexp {
		flags := "(?i)"
		if exact {
			flags = ""
		}
		re, err := regexp.Compile(flags + fold.String(term))
		if err != nil {
			why := err.Error()
			if e := (*syntax.Error)(nil); errors.As(err, &e) {
				why = e.Code.String() + " in " + strings.TrimPrefix(e.Expr, flags)
			}
			return pattern{}, fmt.Errorf("the regular expression cannot be read (%s): write it as RE2 has it, for example /harbou?r/", why)
		}
		if re.MatchString("") {
			return pattern{}, errors.New("the regular expression matches nothing at all: make a part of it required")
		}
		return pattern{running: re}, nil
	}
	c := compiler{exact: exact, need: " "}
	c.re.WriteByte(' ')
	for i, part := range strings.Split(term, `"`) {
		if i%2 == 1 {
			c.literal(part)
		} else if err := c.open(part); err != nil {
			return pattern{}, err
		}
	}
	if c.words == 0 {
		return pattern{}, errors.New("holds no word to look for: write a phrase")
	}
	if c.gap {
		return pattern{}, errors.New("a gap has to stand between two words: take it off the end")
	}
	if !c.special {
		return pattern{literal: c.need}, nil
	}
	c.flush()
	return pattern{atoms: regexp.MustCompile(c.re.String()), need: c.longest}, nil
}

// compiler makes a pattern over atoms.
type compiler struct {
	exact   bool
	re      strings.Builder
	words   int    // atoms that are named, in whole or in part
	gap     bool   // a gap came last
	gaps    int    // words that all gaps may leave out
	need    string // the literal text that is being read
	longest string // the longest literal text that every match holds
	special bool
}

// flush ends a stretch of literal text.
func (c *compiler) flush() {
	if len(c.need) > len(c.longest) {
		c.longest = c.need
	}
	c.need = ""
}

// literal adds text in which nothing is special.
func (c *compiler) literal(s string) {
	cut(fold.Of(s), c.exact, func(atom []rune, _, _ int) { c.atom(string(atom)) })
}

func (c *compiler) atom(a string) {
	c.re.WriteString(regexp.QuoteMeta(a) + " ")
	c.need += a + " "
	c.words++
	c.gap = false
}

// leave adds a gap.
func (c *compiler) leave(re string) error {
	if c.words == 0 {
		return errors.New("a gap has to stand between two words: take it off the beginning")
	}
	c.re.WriteString(re)
	c.flush()
	c.need, c.special, c.gap = " ", true, true
	return nil
}

var counted = regexp.MustCompile(`^<([0-9]+)(?:-([0-9]+))?>`)

// open adds text in which *, … and <m-n> are special.
func (c *compiler) open(s string) error {
	r := fold.Of(s).Runes
	for i := 0; i < len(r); {
		switch {
		case r[i] == '…':
			for i < len(r) && r[i] == '…' {
				i++
			}
			if err := c.leave(anyAtoms); err != nil {
				return err
			}
		case string(r[i:min(i+3, len(r))]) == "...":
			i += 3
			if err := c.leave(anyAtoms); err != nil {
				return err
			}
		case r[i] == '<' && counted.MatchString(string(r[i:])):
			m := counted.FindStringSubmatch(string(r[i:]))
			i += len(m[0])
			from, errFrom := strconv.Atoi(m[1])
			to, errTo := from, error(nil)
			if m[2] != "" {
				to, errTo = strconv.Atoi(m[2])
			}
			if c.gaps += min(to, mostGap+1); errFrom != nil || errTo != nil || from > to || c.gaps > mostGap {
				return fmt.Errorf("the gap %s is out of range: from 0 to %d words, all gaps together, the smaller number first", m[0], mostGap)
			}
			if err := c.leave(fmt.Sprintf("%s(?:%s%s){%d,%d}?", anyMarks, anyWord, anyMarks, from, to)); err != nil {
				return err
			}
		case r[i] == '*' || letter(r[i]) && !isHan(r[i]):
			j := i
			for j < len(r) && (r[j] == '*' || letter(r[j]) && !isHan(r[j])) {
				j++
			}
			beside := i > 0 && isHan(r[i-1]) || j < len(r) && isHan(r[j])
			if w := string(r[i:j]); !beside || i > 0 && j < len(r) || strings.Trim(w, "*") != "" { // at an end of 合作* it says nothing
				if err := c.word(w, beside); err != nil {
					return err
				}
			}
			i = j
		default:
			c.literal(string(r[i]))
			i++
		}
	}
	return nil
}

// word adds a word that may hold *. beside: it touches a Han character.
func (c *compiler) word(w string, beside bool) error {
	switch {
	case !strings.Contains(w, "*"):
		c.literal(w)
		return nil
	case strings.Trim(w, "*") != "":
	case beside:
		return c.leave(fmt.Sprintf("(?:[^ ]+ ){0,%d}?", hanStar))
	default:
		return c.leave(anyMarks + anyWord)
	}
	c.special = true
	for i, part := range strings.Split(w, "*") {
		if i > 0 {
			c.re.WriteString("[^ ]*")
			c.flush()
		}
		if !c.exact {
			part = strings.Map(unicode.ToLower, part)
		}
		c.re.WriteString(regexp.QuoteMeta(part))
		c.need += part
	}
	c.re.WriteByte(' ')
	c.need += " "
	c.words++
	c.gap = false
	return nil
}

// Find returns the places in a text where the query stands, in reading order;
// where two overlap, the first and longest.
func (q *Query) Find(t *Text) []Hit {
	var out []Hit
	for i := range t.clauses {
		c := &t.clauses[i]
		if !slices.ContainsFunc(q.counted, c.mayHold) {
			continue
		}
		t.whole()
		var spans []corpus.Span
		for k := range q.counted {
			spans = q.counted[k].find(spans, t, c)
		}
		if len(spans) == 0 || !q.allows(t, c) {
			continue
		}
		slices.SortFunc(spans, func(a, b corpus.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
		end := -1
		for _, sp := range spans {
			if sp.Start >= end && t.spoken(c.index, sp) {
				out = append(out, Hit{c.index, sp})
				end = sp.End
			}
		}
	}
	return out
}

// allows tells whether a clause meets the conditions.
func (q *Query) allows(t *Text, c *clause) bool {
	for _, cond := range q.conditions {
		found := slices.ContainsFunc(cond.some, func(p pattern) bool { return p.find(nil, t, c) != nil })
		if found == cond.not {
			return false
		}
	}
	return true
}

// mayHold tells whether a clause has what every match of a pattern holds.
func (c *clause) mayHold(p pattern) bool {
	return p.running != nil || strings.Contains(c.atoms, cmp.Or(p.literal, p.need))
}

// find appends the places in a clause where a pattern stands.
func (p *pattern) find(out []corpus.Span, t *Text, c *clause) []corpus.Span {
	switch {
	case p.literal != "":
		for at := 0; ; {
			i := strings.Index(c.atoms[at:], p.literal)
			if i < 0 {
				return out
			}
			i += at
			at = i + len(p.literal) - 1 // the space is that of the next atom too
			out = append(out, c.span(i, at+1))
		}
	case p.running != nil:
		text, back := t.running(c.index)
		for _, m := range p.running.FindAllStringIndex(text, -1) {
			if m[1] > m[0] {
				end := m[1]
				for end < len(text) && back[end] == back[end-1] {
					end++
				}
				out = append(out, corpus.Span{Start: back[m[0]], End: back[end]})
			}
		}
		return out
	}
	for at := 0; ; {
		m := p.atoms.FindStringIndex(c.atoms[at:])
		if m == nil {
			return out
		}
		out = append(out, c.span(at+m[0], at+m[1]))
		at += m[1] - 1
	}
}

// Script returns the language that a query is written in, as far as its
// letters show it: "zh", "ru" or "".
func (q *Query) Script() string {
	for _, r := range q.Source {
		switch {
		case isHan(r):
			return "zh"
		case unicode.Is(unicode.Cyrillic, r):
			return "ru"
		}
	}
	return ""
}

// Needs returns what a text has to hold for the query to stand in it: all words
// of one of the lists, as Terms writes them. nil says that any text may do.
func (q *Query) Needs() [][]string {
	var out [][]string
	for _, p := range q.counted {
		all := terms(nil, cmp.Or(p.literal, p.need), true)
		if p.running != nil || len(all) == 0 {
			return nil
		}
		out = append(out, all)
	}
	return out
}

// Terms lists the words that a text is found by, each once: words in lower
// case, and in Chinese every two characters that stand side by side.
func (t *Text) Terms() []string {
	var all []string
	for i := range t.clauses {
		all = terms(all, t.clauses[i].atoms, false)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// terms appends the words of atoms. Where atoms are cut at their ends, partial,
// the first and the last are none unless a space says that they are whole.
func terms(out []string, atoms string, partial bool) []string {
	before := "" // the Han character before
	words := strings.SplitAfter(atoms, " ")
	for i, w := range words {
		whole := strings.TrimSuffix(w, " ")
		if whole == "" || partial && (w == whole || i == 0) {
			before = ""
			continue
		}
		r, size := utf8.DecodeRuneInString(whole)
		switch {
		case r > 0xFFFF: // rare, and a full-text index may not know it for a letter
		case isHan(r) && size == len(whole):
			if before != "" {
				out = append(out, before+whole)
			}
			before = whole
			continue
		case plainWord(whole):
			out = append(out, strings.ToLower(whole))
		}
		before = ""
	}
	return out
}

// plainWord tells a word of letters and digits alone: what else words are made
// of, a full-text index may cut.
func plainWord(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r > 0xFFFF {
			return false
		}
	}
	return true
}
