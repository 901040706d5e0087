package units

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// russianRow is a row of the table of verbs with its words apart.
type russianRow struct {
	lexicon.Entry
	words []string
	head  int // index in words of the verb that inflects
}

// russianReading is one reading of a form: a row and what the form says.
type russianReading struct {
	row   *russianRow
	shape russianShape
}

// russianIndex is a lexicon made ready for reading.
type russianIndex struct {
	forms  map[string][]russianReading // by form of the verb
	nouns  map[string][]*russianRow    // force nouns by the stem of their last word
	cease  map[string]bool             // stems of verbs and nouns of stopping
	not    map[string]bool             // what looks like a verb and is none
	future *russianRow                 // the auxiliary, nil when taken out
	marks  map[string][]russianMark    // by first word
	months map[string]bool
	actors russianActors
}

// russianIndexes keeps the index of every lexicon read so far: there is one,
// or one more when a user brings tables.
var russianIndexes sync.Map

func russianIndexOf(lex *lexicon.Lexicon) *russianIndex {
	if x, ok := russianIndexes.Load(lex); ok {
		return x.(*russianIndex)
	}
	x := newRussianIndex(lex)
	russianIndexes.Store(lex, x)
	return x
}

func newRussianIndex(lex *lexicon.Lexicon) *russianIndex {
	x := &russianIndex{
		forms: map[string][]russianReading{}, nouns: map[string][]*russianRow{},
		cease: map[string]bool{}, not: map[string]bool{}, months: map[string]bool{},
		marks: map[string][]russianMark{},
	}
	for _, e := range lex.Entries("verbs", "ru") {
		e.Form = russianFold(e.Form)
		row := &russianRow{Entry: e, words: strings.Fields(e.Form)}
		switch e.Kind {
		case "noun":
			stem := russianStem(row.words[len(row.words)-1])
			x.nouns[stem] = append(x.nouns[stem], row)
		case "nonverb":
			x.not[e.Form] = true
		case "cease":
			x.addCease(row)
		case "future":
			x.future = row
			x.addForms(row)
		default:
			x.addForms(row)
		}
	}
	for _, rows := range x.nouns { // the longest first: серьезная озабоченность
		slices.SortStableFunc(rows, func(a, b *russianRow) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	x.addMarks(lex.Entries("marks", "ru"))
	x.actors.add(lex.Entries("actors", "ru"))
	return x
}

// addForms files a row under every form of its verb.
func (x *russianIndex) addForms(row *russianRow) {
	row.head = slices.IndexFunc(row.words, looksInfinitive)
	add := func(form string, s russianShape) { x.forms[form] = append(x.forms[form], russianReading{row, s}) }
	switch {
	case row.head >= 0:
		conjugate(row.words[row.head], add)
	default:
		row.head = max(0, slices.IndexFunc(row.words, shortAdjective))
		if row.words[0] == "не" && len(row.words) > 1 {
			row.head = 1
		}
		w := row.words[row.head]
		if shortAdjective(w) {
			shortForms(w, add)
		} else {
			add(w, russianShape{tense: russianShort, plural: strings.HasSuffix(w, "ы") || strings.HasSuffix(w, "т"), singular: true})
		}
	}
}

// shortAdjective tells the masculine of a short adjective or participle:
// намерен, готов, недопустим, неприемлем, обязан.
func shortAdjective(w string) bool {
	for _, end := range []string{"ен", "ов", "ан", "им", "ем"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// addCease files the forms of verbs and the stem of nouns of stopping.
func (x *russianIndex) addCease(row *russianRow) {
	if looksInfinitive(row.Form) {
		conjugate(row.Form, func(form string, _ russianShape) { x.cease[form] = true })
		return
	}
	x.cease[russianStem(row.Form)] = true
}

func (x *russianIndex) stops(word string) bool { return x.cease[word] || x.cease[russianStem(word)] }

// russianFold gives the form in which words of tables and texts are compared.
func russianFold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ё", "е") }

// russianSame tells whether a word of a row and a word of the text are the
// same but for the case of nouns and adjectives.
func russianSame(row, text string) bool {
	if row == text {
		return true
	}
	const three = 6                                                                                                                              // letters, in bytes: most words differ there
	return len(row) >= 10 && len(text) >= three && row[:three] == text[:three] && !looksInfinitive(row) && russianStem(row) == russianStem(text) // five letters
}

// russianMark is a row of the table of marks with its words apart.
type russianMark struct {
	kind  corpus.MarkKind
	step  int
	words []string
}

// unitWord is the kind of marks that need a number in front.
const unitWord corpus.MarkKind = "quantity"

func (x *russianIndex) addMarks(rows []lexicon.Entry) {
	for _, e := range rows {
		if e.Kind == "month" {
			x.months[russianFold(e.Form)] = true
			continue
		}
		words := strings.Fields(russianFold(e.Form))
		m := russianMark{corpus.MarkKind(e.Kind), e.Rank, words}
		firsts := []string{words[0]}
		if len(words) == 1 && (strings.HasSuffix(words[0], "ый") || strings.HasSuffix(words[0], "ий") || strings.HasSuffix(words[0], "ой")) {
			firsts = adjectiveForms(words[0])
		}
		for _, first := range firsts {
			x.marks[first] = append(x.marks[first], m)
		}
	}
	for _, rows := range x.marks {
		slices.SortStableFunc(rows, func(a, b russianMark) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
}

func adjectiveForms(nominative string) []string {
	stem := nominative[:len(nominative)-4]
	out := []string{nominative}
	for _, end := range []string{
		"ого", "ому", "ым", "ом", "ая", "ую", "ое", "ые", "ых", "ыми", "ой",
		"его", "ему", "им", "ем", "яя", "юю", "ее", "ие", "их", "ими", "ей",
	} {
		out = append(out, stem+end)
	}
	return out
}
