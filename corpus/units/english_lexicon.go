package units

import (
	"slices"
	"strings"
	"sync"
	"weak"

	"tifa/corpus/lexicon"
)

// englishForm is a set of inflected forms that a word can be.
type englishForm uint8

const (
	baseForm     englishForm = 1 << iota // support
	singularForm                         // supports
	pastForm                             // supported, as tense or participle
	gerundForm                           // supporting
)

// englishPhrase is a row of a table without its first word.
type englishPhrase struct {
	rest []string
	row  *lexicon.Entry
	form englishForm // of the first word, for verbs
}

// phraseBook finds rows by their first word, the longest first.
type phraseBook map[string][]englishPhrase

func (b phraseBook) add(first string, p englishPhrase) { b[first] = append(b[first], p) }

// sort puts longer phrases before shorter ones; rows of one length keep the
// order of the table.
func (b phraseBook) sort() {
	for _, ps := range b {
		slices.SortStableFunc(ps, func(a, b englishPhrase) int { return len(b.rest) - len(a.rest) })
	}
}

// englishLexicon is the English tables, made ready for reading.
type englishLexicon struct {
	verbs      phraseBook // every inflected form of a verb
	modals     phraseBook
	nouns      phraseBook // with a force
	predicates phraseBook // adjectives after a copula: predicate, norm, verdict
	values     phraseBook
	tones      phraseBook
	makers     phraseBook // things whose will is their makers' undertaking
	actors     phraseBook
	marks      phraseBook
	homographs map[string]bool
	compounds  map[string]bool // homographs that open compounds
	renewals   map[string]bool // what makes an action under way a new one
}

// englishLexicons keeps what was built last, since one lexicon reads many
// statements.
var englishLexicons struct {
	sync.Mutex
	from weak.Pointer[lexicon.Lexicon]
	made *englishLexicon
}

func englishTables(lex *lexicon.Lexicon) *englishLexicon {
	c := &englishLexicons
	c.Lock()
	defer c.Unlock()
	if c.made == nil || c.from.Value() != lex {
		c.from, c.made = weak.Make(lex), buildEnglish(lex)
	}
	return c.made
}

func buildEnglish(lex *lexicon.Lexicon) *englishLexicon {
	l := &englishLexicon{
		verbs: phraseBook{}, modals: phraseBook{}, nouns: phraseBook{}, predicates: phraseBook{}, values: phraseBook{}, tones: phraseBook{},
		makers: phraseBook{}, actors: phraseBook{}, marks: phraseBook{}, homographs: map[string]bool{}, compounds: map[string]bool{}, renewals: map[string]bool{},
	}
	rows := lex.Entries("verbs", "en")
	irregular := map[string][]string{}
	for _, e := range rows {
		if e.Kind == "form" {
			irregular[e.Name] = append(irregular[e.Name], e.Form)
		}
	}
	for i := range rows {
		e := &rows[i]
		first, p := phraseOf(e)
		switch e.Kind {
		case "form":
		case "homograph":
			l.homographs[e.Form] = true
		case "renewal":
			l.renewals[e.Form] = true
		case "compound":
			l.homographs[e.Form], l.compounds[e.Form] = true, true
		case "modal":
			l.modals.add(first, p)
		case "noun":
			l.nouns.add(first, p)
		case "predicate", "norm", "verdict":
			l.predicates.add(first, p)
		case "value":
			l.values.add(first, p)
		case "tone":
			l.tones.add(first, p)
		case "initiative":
			l.makers.add(first, p)
		default:
			for form, word := range inflect(first, irregular[first]) {
				p.form = word
				l.verbs.add(form, p)
			}
		}
	}
	for table, book := range map[string]phraseBook{"actors": l.actors, "marks": l.marks} {
		rows := lex.Entries(table, "en")
		for i := range rows {
			first, p := phraseOf(&rows[i])
			book.add(first, p)
		}
	}
	for _, b := range []phraseBook{l.verbs, l.modals, l.nouns, l.predicates, l.values, l.tones, l.makers, l.actors, l.marks} {
		b.sort()
	}
	return l
}

func phraseOf(e *lexicon.Entry) (first string, p englishPhrase) {
	words := strings.Fields(strings.ToLower(e.Form))
	for i := range words {
		if w := strings.TrimSuffix(strings.TrimSuffix(words[i], "'s"), "."); w != "" {
			words[i] = w
		}
	}
	return words[0], englishPhrase{rest: words[1:], row: e}
}

// inflect returns the forms of a verb. Where the table lists irregular forms,
// those go before the regular ones of the same kind.
func inflect(base string, irregular []string) map[string]englishForm {
	forms := map[string]englishForm{}
	stem, last := base[:len(base)-1], base[len(base)-1]
	consonantY := last == 'y' && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	var past, gerund bool
	for _, f := range irregular {
		switch {
		case strings.HasSuffix(f, "ing") && len(f) > len(base):
			forms[f] |= gerundForm
			gerund = true
		case strings.HasSuffix(f, "s") && !strings.HasSuffix(base, "s"):
			forms[f] |= singularForm
		default:
			forms[f] |= pastForm
			past = true
		}
	}
	switch {
	case consonantY:
		forms[stem+"ies"] |= singularForm
	case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "x") || strings.HasSuffix(base, "o"):
		forms[base+"es"] |= singularForm
	default:
		forms[base+"s"] |= singularForm
	}
	if !past {
		switch {
		case last == 'e':
			forms[base+"d"] |= pastForm
		case consonantY:
			forms[stem+"ied"] |= pastForm
		default:
			forms[base+"ed"] |= pastForm
		}
	}
	if !gerund {
		if last == 'e' && !strings.HasSuffix(base, "ee") {
			forms[stem+"ing"] |= gerundForm
		} else {
			forms[base+"ing"] |= gerundForm
		}
	}
	forms[base] |= baseForm
	return forms
}
