// Package units reads who does what in the clauses of a statement, and how
// strongly: it fills in Clause.Units.
//
// The words and their ranks stand in the tables of package lexicon; what is
// here is grammar. Each language has a file of its own.
package units

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// Reader reads units. The zero value reads with the embedded lexicon.
type Reader struct {
	Lexicon *lexicon.Lexicon // nil for the embedded one
}

// Read fills in the units of every clause of the body, and how many issue the
// statement. A statement in a
// language without a lexicon gets none.
func (r Reader) Read(st *corpus.Statement) {
	lex := r.Lexicon
	if lex == nil {
		lex = lexicon.Default()
	}
	g := grammarOf(st.Lang, lex)
	if g == nil {
		return
	}
	st.Scale = lex.Name
	read, grades := g.open(st), gradesOf(lex, baseLang(st.Lang))
	for i := range st.Clauses {
		c := &st.Clauses[i]
		if c.Role == corpus.Body {
			c.Units = read(c)
			for k := range c.Units {
				u := &c.Units[k] // a user's row may leave out what a unit has
				u.Scope.End = closed(st, c, lastWord(c, u, connectives[baseLang(st.Lang)]), u.Scope.Start)
				u.Axis, u.Type, u.Polarity = cmp.Or(u.Axis, corpus.OtherAxis), cmp.Or(u.Type, corpus.Position), cmp.Or(u.Polarity, corpus.Neutral)
			}
			grades.grade(c)
		}
	}
	st.Issuers = issuers(st)
}

// connectives lead on from one act to the next and belong to neither.
var connectives = map[string]string{
	"en": " and or but ",
	"zh": " 和 与 及 以及 并 并且 而 而且 且 ",
	"ru": " и или а но также ",
}

// lastWord is where the scope of a unit ends without the connectives, commas and
// spaces behind its last word, nor the "to" behind a connective. What the unit
// names stays in it.
func lastWord(c *corpus.Clause, u *corpus.Unit, connectives string) int {
	least := max(u.Scope.Start, u.Target.End)
	for _, spans := range [][]corpus.Span{u.Verb, u.Heads} {
		for _, sp := range spans {
			least = max(least, sp.End)
		}
	}
	for _, m := range u.Marks {
		least = max(least, m.End)
	}
	leads := func(t *corpus.Token) bool {
		return t.Kind == corpus.Word && strings.Contains(connectives, " "+t.Norm+" ")
	}
	behind := sort.Search(len(c.Tokens), func(i int) bool { return c.Tokens[i].End > u.Scope.End })
	for i := behind - 1; i >= 0; i-- {
		switch t := &c.Tokens[i]; {
		case t.Start < least:
			return t.End
		case t.Kind == corpus.Space, t.Kind == corpus.Markup, t.Kind == corpus.Punct && strings.Contains(",;:、", t.Norm), leads(t):
		case t.Norm == "to" && i >= 2 && leads(&c.Tokens[i-2]): // … and to
		default:
			return t.End
		}
	}
	return u.Scope.End
}

// closed is the end of a scope with the marks behind it that close what is open
// in it: “the Harbour Partnership”.
func closed(st *corpus.Statement, c *corpus.Clause, end, start int) int {
	const pairs, longest = "“”‘’«»「」『』（）()[]《》", 4 // marks that close one behind the other
	for range longest {
		stop := 0 // “… Strategy.”
		if end < c.End && strings.IndexByte(".,", st.Text[end]) >= 0 {
			stop = 1
		}
		r, n := utf8.DecodeRuneInString(st.Text[end+stop : c.End])
		at := strings.IndexRune(pairs, r)
		if n == 0 || at < 0 {
			break
		}
		open, _ := utf8.DecodeLastRuneInString(pairs[:at])
		scope := st.Text[start:end]
		if i := strings.Index(pairs, string(open)); open == utf8.RuneError || utf8.RuneCountInString(pairs[:i])%2 != 0 || strings.Count(scope, string(open)) <= strings.Count(scope, string(r)) {
			break
		}
		end += stop + n
	}
	return end
}

// grammar is what one language knows.
type grammar interface {
	// open starts a statement. The function that it returns reads one clause
	// of the body after the other, in order, and carries subjects and frames
	// from each to the next.
	open(*corpus.Statement) func(*corpus.Clause) []corpus.Unit
}

func grammarOf(lang string, lex *lexicon.Lexicon) grammar {
	switch baseLang(lang) {
	case "en":
		return english(lex)
	case "zh":
		return chinese(lex)
	case "ru":
		return russian(lex)
	}
	return nil
}

// baseLang is a language tag without script and region.
func baseLang(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

// talkedOf is the rank on the axis other, in the tables of every language, of
// verbs that tell only that something was talked of.
const talkedOf = 1

// overlaps tells whether one of the spans has bytes in common with another: a
// modal of the verb group itself is no mark.
func overlaps(spans []corpus.Span, with corpus.Span) bool {
	return slices.ContainsFunc(spans, func(s corpus.Span) bool { return s.Start < with.End && with.Start < s.End })
}
