package units

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// wordClass is what a word can be by its form alone. The classes that are
// closed in English stand here; all other words stand in the tables.
type wordClass uint32

const (
	comma wordClass = 1 << iota
	stop            // ; : — and whatever else parts clauses
	determiner
	possessive // our, Arvenia's
	preposition
	coordinator
	subordinator
	relative
	subjectPronoun
	modalVerb
	beVerb
	haveVerb
	doVerb
	copula // remain, become: verbs that take a predicate like be
	adverb
	infinitive // to
	finiteOnly // is, has: never a base form or participle
	numeral
)

var closedWords = func() map[string]wordClass {
	m := map[string]wordClass{}
	for class, list := range map[wordClass]string{
		determiner:            "the a an this these those any all each every both no some such many several most few another other either neither its",
		possessive:            "our their its his her my your whose",
		preposition:           "of in on at by for with from into onto through throughout across within without under over between among amid amidst against toward towards during about upon via per including regarding concerning despite beyond behind beneath around alongside along following given pursuant according due until since after before as than like unlike beside besides notwithstanding vis-à-vis inside outside off out up down",
		coordinator:           "and but or nor yet",
		subordinator:          "so while because although though if unless when whenever whereas once whether lest",
		relative:              "which who whom whose that where why what how whereby wherein",
		subjectPronoun:        "we they he she it i you there",
		beVerb:                "be been being",
		beVerb | finiteOnly:   "is are was were am",
		haveVerb:              "have having",
		haveVerb | finiteOnly: "has had",
		doVerb:                "do done doing",
		doVerb | finiteOnly:   "does did",
		copula:                "remain remained remaining become became becoming stay stayed stand stood seem appear seemed appeared",
		copula | finiteOnly:   "remains becomes stays stands seems appears",
		adverb:                "also again further not never always still now today tomorrow yesterday together thus therefore however moreover furthermore here hereby meanwhile nevertheless nonetheless additionally already ever soon often well too instead only even indeed just once else then ahead forward anew likewise rather quite very more much less almost finally lastly everywhere somewhat once",
		infinitive:            "to",
	} {
		for w := range strings.FieldsSeq(list) {
			m[w] |= class
		}
	}
	m["until"] |= subordinator
	m["since"] |= subordinator
	m["after"] |= subordinator
	m["before"] |= subordinator
	m["as"] |= subordinator
	return m
}()

// englishWord is one word or mark of a clause. What stands in brackets and
// quotation marks themselves are left out.
type englishWord struct {
	corpus.Span
	norm    string // lower case, without 's and final points
	class   wordClass
	capital bool
	item    bool // stands after an enumerator: (i), (a)
	verbs   []englishPhrase
}

func (w *englishWord) is(c wordClass) bool { return w.class&c != 0 }

// form returns the verb forms that the word can be; words that no table knows
// are told by their endings.
func (w *englishWord) form() englishForm {
	var f englishForm
	for i := range w.verbs {
		f |= w.verbs[i].form
	}
	if f == 0 && w.class&^adverb == 0 {
		switch {
		case strings.HasSuffix(w.norm, "ing") && len(w.norm) > 5:
			f = gerundForm
		case strings.HasSuffix(w.norm, "ed") && len(w.norm) > 4 && !strings.HasPrefix(w.norm, "un"):
			f = pastForm
		}
	}
	return f
}

// finiteForm is the form of a finite verb, auxiliaries included; 0 for modals,
// which have none.
func (w *englishWord) finiteForm() englishForm {
	switch w.norm {
	case "is", "has", "does":
		return singularForm
	case "are", "have", "do", "am":
		return baseForm
	case "was", "were", "had", "did":
		return pastForm
	}
	if w.is(modalVerb) {
		return 0
	}
	return w.form()
}

// bracketed is how many tokens a bracket may hold: what is longer is taken for
// an unclosed one and read on.
const bracketed = 60

// words reads the words of a clause into buf. Asides between dashes are left
// out like those in brackets, unless they are asked for.
func (l *englishLexicon) words(st *corpus.Statement, c *corpus.Clause, asides bool, buf []englishWord) []englishWord {
	buf = buf[:0]
	item := false
	for i := 0; i < len(c.Tokens); i++ {
		t := &c.Tokens[i]
		switch t.Kind {
		case corpus.Word, corpus.Number, corpus.Broken:
			buf = append(buf, l.word(st, t, item))
			item = false
		case corpus.Punct:
			switch t.Norm {
			case "(":
				if end := closing(c.Tokens, i); end > i {
					item = end-i == 2 && len(c.Tokens[i+1].Norm) <= 4 && !upper(st.Text[c.Tokens[i+1].Start:])
					i = end
				}
			case ",":
				buf = append(buf, englishWord{Span: t.Span, norm: ",", class: comma})
			case ";", ":", "—", "–", "!", "?", "•":
				if !asides && (t.Norm == "—" || t.Norm == "–") {
					if end := l.aside(c.Tokens, i); end > i {
						i = end
						continue
					}
				}
				if len(buf) > 0 {
					buf = append(buf, englishWord{Span: t.Span, norm: t.Norm, class: stop})
				}
			case "-":
				if i > 0 && i+1 < len(c.Tokens) && c.Tokens[i-1].Kind == corpus.Word && c.Tokens[i+1].Kind == corpus.Word { // U.S.-led
					i++
					continue
				}
				if i > 0 && c.Tokens[i-1].Kind == corpus.Space && len(buf) > 0 {
					buf = append(buf, englishWord{Span: t.Span, norm: t.Norm, class: stop})
				}
			}
		}
	}
	return buf
}

// closing returns the index of the bracket that closes the one at i, or i.
func closing(tokens []corpus.Token, i int) int {
	depth := 0
	for j := i; j < len(tokens) && j < i+bracketed; j++ {
		if tokens[j].Kind != corpus.Punct {
			continue
		}
		switch tokens[j].Norm {
		case "(":
			depth++
		case ")":
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return i
}

// aside returns the dash that closes the aside which the one at i opens, or i.
func (l *englishLexicon) aside(tokens []corpus.Token, i int) int {
	for j := i + 1; j < len(tokens) && j < i+bracketed*8; j++ {
		switch t := &tokens[j]; {
		case t.Kind == corpus.Punct && (t.Norm == ";" || t.Norm == ":"):
			return i
		case t.Kind == corpus.Punct && t.Norm == tokens[i].Norm:
			return j
		}
	}
	return i
}

func (l *englishLexicon) word(st *corpus.Statement, t *corpus.Token, item bool) englishWord {
	w := englishWord{Span: t.Span, norm: strings.ToLower(t.Norm), item: item}
	w.capital = upper(st.Text[t.Start:])
	if t.Kind != corpus.Word {
		w.class = numeral
		return w
	}
	w.class = closedWords[w.norm]
	if base, ok := strings.CutSuffix(w.norm, "'s"); ok {
		w.norm, w.class = base, possessive
		return w
	}
	w.norm = strings.TrimSuffix(w.norm, ".")
	if l.modals[w.norm] != nil {
		w.class |= modalVerb
	}
	w.verbs = l.verbs[w.norm]
	if w.class == 0 && strings.HasSuffix(w.norm, "ly") && w.verbs == nil && len(w.norm) > 4 {
		w.class = adverb
	}
	return w
}

// upper reports whether a text opens with a capital.
func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// match returns the longest row of a book whose words stand at i, and where
// they end.
func (b phraseBook) match(words []englishWord, i int) (*lexicon.Entry, int) {
	if i >= len(words) {
		return nil, i
	}
	ps := b[words[i].norm]
	for k := range ps {
		if ps[k].follows(words, i) {
			return ps[k].row, i + 1 + len(ps[k].rest)
		}
	}
	return nil, i
}

// follows reports whether the rest of the phrase stands after word i.
func (p *englishPhrase) follows(words []englishWord, i int) bool {
	if i+len(p.rest) >= len(words) {
		return false
	}
	for k, r := range p.rest {
		if words[i+1+k].norm != r {
			return false
		}
	}
	return true
}
