package units

import (
	"slices"
	"strings"
	"sync"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// gradeBook finds the graded words of one language by the words as they stand,
// joined by blanks; of Chinese by their characters.
type gradeBook struct {
	rows  map[string][]*lexicon.Entry
	links map[string]bool // closed-class words between a grade and what it is said of
	stops map[string]bool // behind which another thing stands
	gap   string          // between two words
	most  int             // words of the longest form
}

// gradeBooks keeps the book of every lexicon and language read so far: there is
// one lexicon, or one more when a user brings tables.
var gradeBooks sync.Map

func gradesOf(lex *lexicon.Lexicon, lang string) *gradeBook {
	type key struct {
		lex  *lexicon.Lexicon
		lang string
	}
	if b, ok := gradeBooks.Load(key{lex, lang}); ok {
		return b.(*gradeBook)
	}
	b := newGradeBook(lex, lang)
	gradeBooks.Store(key{lex, lang}, b)
	return b
}

func newGradeBook(lex *lexicon.Lexicon, lang string) *gradeBook {
	b := &gradeBook{rows: map[string][]*lexicon.Entry{}, gap: " ", most: 4}
	irregular := map[string][]string{}
	for _, e := range lex.Entries("verbs", lang) {
		if e.Kind == "form" {
			irregular[e.Name] = append(irregular[e.Name], e.Form)
		}
	}
	rows := lex.Entries("grades", lang)
	for i := range rows {
		e := &rows[i]
		put := func(form string) {
			if !slices.Contains(b.rows[form], e) {
				b.rows[form] = append(b.rows[form], e)
			}
		}
		form := strings.ToLower(e.Form)
		first, rest, _ := strings.Cut(form, " ")
		if rest != "" {
			rest = " " + rest
		}
		switch lang {
		case "en":
			put(form)
			if e.Kind != string(corpus.OfEither) {
				for f := range inflect(first, irregular[first]) {
					put(f + rest)
				}
			}
		case "ru":
			b.putRussian(russianFold(form), put)
		default:
			put(form)
		}
	}
	b.links, b.stops = gradeLinks[lang], gradeStops[lang]
	if lang == "zh" {
		b.gap = ""
	}
	return b
}

// putRussian files a form under its inflections.
func (b *gradeBook) putRussian(form string, put func(string)) {
	put(form)
	switch {
	case looksInfinitive(form):
		conjugate(form, func(f string, _ russianShape) { put(f) })
	case strings.HasSuffix(form, "ый"), strings.HasSuffix(form, "ий"), strings.HasSuffix(form, "ой"):
		for _, f := range adjectiveForms(form) {
			put(f)
		}
	}
}

// gradeLinks are the closed-class words that stand between a grade and the
// words of which it is said.
var gradeLinks = map[string]map[string]bool{
	"en": wordSet("the a an our their its his her this these those that such all any some more most further and or also both own very quite only just " +
		"is are was were be been being has have had will would should may can remains remain remained become became becoming continue continues continued continuing"),
	"zh": wordSet("的 和 与 及 以及 并 对 了 好 更 更加 进一步 切实 着力 积极 不断 持续 双方 两国 我国 各 地 得 着 总体 基本 有所 明显 保持 将 会 要"),
	"ru": wordSet("и или а также наш свой их его ее все всех этот эти эта более еще было был была были будет будут является остается"),
}

// gradeStops are the prepositions and pronouns: what stands behind them is
// another thing.
var gradeStops = map[string]map[string]bool{
	"en": wordSet("of to on in with for at by between among as from through against under over into within without we they it he she who which"),
	"zh": wordSet("在 于 从 向 为 以 由 至 到"),
	"ru": wordSet("на в во с со к по о об от до из за под для между через мы они он она который которые"),
}

// grade fills in the grades of the units of a clause.
func (b *gradeBook) grade(c *corpus.Clause) {
	toks := make([]corpus.Token, 0, len(c.Tokens))
	for _, t := range c.Tokens {
		if t.Kind != corpus.Space && t.Kind != corpus.Marker && t.Kind != corpus.Markup {
			toks = append(toks, t)
		}
	}
	graded := make([]bool, len(toks))
	type found struct {
		rows     []*lexicon.Entry
		from, to int
	}
	var all []found
	for i := 0; i < len(toks); i++ {
		if rows, n := b.at(toks[i:]); n > 0 {
			all = append(all, found{rows, i, i + n})
			for k := i; k < i+n; k++ {
				graded[k] = true
			}
			i += n - 1
		}
	}
	for _, f := range all {
		span := corpus.Span{Start: toks[f.from].Start, End: toks[f.to-1].End}
		k := slices.IndexFunc(c.Units, func(u corpus.Unit) bool { return u.Scope.Start <= span.Start && span.End <= u.Scope.End })
		if k < 0 {
			continue
		}
		for _, row := range f.rows {
			g := corpus.Grade{Span: span, Scale: row.Name, Step: row.Rank, Of: corpus.GradeOf(row.Kind)}
			if g.Of != corpus.OfSubject {
				g.After = b.said(toks, graded, f.to, 1, 2)
			}
			if g.Of != corpus.OfObject {
				g.Before = b.said(toks, graded, f.from-1, -1, 1)
			}
			if len(g.After)+len(g.Before) > 0 {
				c.Units[k].Grades = append(c.Units[k].Grades, g)
			}
		}
	}
}

// at returns the rows of the longest form that the tokens begin with, and how
// many of them it takes; 0 when there is none.
func (b *gradeBook) at(toks []corpus.Token) (rows []*lexicon.Entry, n int) {
	form := ""
	for k := 0; k < len(toks) && k < b.most && toks[k].Kind == corpus.Word; k++ {
		if k > 0 {
			form += b.gap
		}
		form += strings.ToLower(toks[k].Norm)
		if r := b.rows[form]; r != nil {
			rows, n = r, k+1
		}
	}
	return rows, n
}

// said lists up to most words of which a grade is said, from token i on in one
// direction: those before the next mark that are neither closed-class words nor
// grades, since graded words that follow each other are said of one thing.
func (b *gradeBook) said(toks []corpus.Token, graded []bool, i, step, most int) (out []corpus.Span) {
	for ; i >= 0 && i < len(toks) && len(out) < most; i += step {
		t := toks[i]
		if t.Kind == corpus.Punct && t.Norm != "、" && t.Norm != "“" && t.Norm != "\"" && t.Norm != "'" || b.stops[strings.ToLower(t.Norm)] {
			break
		}
		if t.Kind == corpus.Punct || graded[i] || b.links[strings.ToLower(t.Norm)] || t.Kind == corpus.Word && strings.HasSuffix(t.Norm, "ly") && step < 0 {
			if len(out) > 0 && t.Kind != corpus.Punct {
				break
			}
			continue
		}
		if len(out) == 0 && step > 0 && strings.HasSuffix(t.Norm, "ing") { // continue cooperating: an act, not a thing
			break
		}
		out = append(out, t.Span)
	}
	return out
}
