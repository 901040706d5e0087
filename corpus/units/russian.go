package units

import (
	"strings"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// Russian marks its finite verbs, short adjectives, infinitives and gerunds by
// their endings, so a unit is a finite predicate outside relative and
// adverbial clauses. Infinitives are the heads of the modal before them;
// gerunds and participles open no unit.

func russian(lex *lexicon.Lexicon) grammar { return russianGrammar{russianIndexOf(lex)} }

type russianGrammar struct{ index *russianIndex }

func (g russianGrammar) open(st *corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	r := &russianReader{index: g.index, st: st, cast: newRussianCast(&g.index.actors, st)}
	return r.read
}

// russianSubject is who a predicate is about.
type russianSubject struct {
	actor     corpus.Actor
	span      corpus.Span
	plural    bool
	inherited bool
}

// own tells a subject that can bind itself: the parties or one of them.
func (s russianSubject) own() bool {
	return s.actor != "" && s.actor != corpus.Third && s.actor != corpus.Impersonal
}

// russianWord is a word, number or mark of a clause.
type russianWord struct {
	corpus.Span
	low   string // folded, in small letters
	kind  corpus.TokenKind
	title bool // begins with a capital
	mute  bool // inside brackets or quotation marks
}

func (w russianWord) word() bool { return w.kind == corpus.Word }

// russianList is an enumeration that a sentence with a colon opened: its items
// go on with the subject and the verb of that sentence.
type russianList struct {
	open     bool
	subject  russianSubject
	template corpus.Unit // axis, rank, type and polarity for items in the infinitive; its Verb is their frame
}

// russianReader reads the clauses of one statement in order.
type russianReader struct {
	index *russianIndex
	st    *corpus.Statement
	cast  *russianCast
	words []russianWord

	last russianSubject // of the last sentence that had one
	list russianList
}

func (r *russianReader) read(c *corpus.Clause) []corpus.Unit {
	r.split(c)
	if len(r.words) == 0 {
		return nil
	}
	item := r.item(c)
	if !item {
		r.list.open = false
	}
	s := &russianScan{russianReader: r, item: item, frame: -1, lead: -1}
	s.run()
	units := s.finish(c)
	if s.subject.own() {
		r.last = s.subject
	}
	return units
}

// item tells a clause that goes on with an open list: it has a marker or
// opens with a small letter or an infinitive.
func (r *russianReader) item(c *corpus.Clause) bool {
	return r.list.open && (c.Marker.Len() > 0 || !r.words[0].title || looksInfinitive(r.words[0].low) || strings.ContainsAny(r.words[0].low, "—-•"))
}

// split fills in the words of a clause.
func (r *russianReader) split(c *corpus.Clause) {
	r.words = r.words[:0]
	brackets, quotes := 0, 0
	for _, t := range c.Tokens {
		if t.Kind == corpus.Space || t.Kind == corpus.Markup || t.Kind == corpus.Marker {
			continue
		}
		w := russianWord{Span: t.Span, low: t.Norm, kind: t.Kind}
		if t.Kind == corpus.Word {
			w.title = capitalised(t.Norm)
			w.low = russianFold(t.Norm)
		}
		switch w.low {
		case "(", "[":
			brackets++
		case ")", "]":
			brackets = max(0, brackets-1)
		case `"`:
			quotes++
		}
		w.mute = brackets > 0 || quotes%2 == 1
		r.words = append(r.words, w)
	}
	if quotes == 0 && brackets == 0 {
		return
	}
	// What never closes, or is the whole sentence, is no aside.
	first := r.words[0].mute
	for i := len(r.words) - 1; i >= 0 && (first || r.words[i].mute && (brackets > 0 || quotes%2 == 1)); i-- {
		r.words[i].mute = false
	}
}

// russianZone is where in the sentence the reading stands.
type russianZone uint8

const (
	mainClause russianZone = iota
	thatClause             // behind что, governed by a verb of speech
	aside                  // relative or adverbial clause: nothing in it is a unit
)

// russianDraft is a unit under construction.
type russianDraft struct {
	corpus.Unit
	from, to int // first and last word of its verb group
	kind     string
	dropped  bool // became the frame of another
}

// russianScan reads one clause from left to right.
type russianScan struct {
	*russianReader
	item    bool
	drafts  []russianDraft
	subject russianSubject // of the main clause, once one was met
	met     russianSubject // named since the last predicate
	named   bool           // met holds one

	zone, back russianZone
	seen       bool // the clause of this zone has had its predicate
	comma      bool // an aside that ends with the next comma, predicate or not
	gerund     bool // the last verb was a gerund
	frame      int  // draft whose что-clause is being read, -1 for none
	lead       int  // draft before the colon, -1 for none
	start      int  // first word behind the last predicate or border of clauses
	stretch    int  // first word behind the last comma
	opened     int  // where the present aside began
}

func (s *russianScan) run() {
	s.subordinate(0)
	if s.item {
		s.infinitiveItem(0)
	}
	for i := 0; i < len(s.words); i++ {
		w := s.words[i]
		switch {
		case w.mute:
		case w.kind == corpus.Punct:
			s.mark(i)
		case !w.word():
		case s.zone == aside:
			if s.finiteAt(i) {
				s.seen = true
			}
		case w.low == "что" && i > 0 && s.words[i-1].low == "и" && s.frame >= 0:
			s.zone, s.seen, s.start = thatClause, false, i+1
		case s.name(i):
		default:
			if end, ok := s.predicate(i); ok {
				i = end
			} else if s.gerundAt(i) {
				s.gerund = true
			}
		}
	}
}

// mark reads a mark of punctuation: where clauses end and begin.
func (s *russianScan) mark(i int) {
	switch s.words[i].low {
	case ",":
		if s.zone == aside && (s.seen || s.comma) {
			if s.opened <= s.start { // it stood in front of its main clause
				s.start = i + 1
			}
			s.zone, s.seen, s.comma = s.back, true, false
		}
		s.stretch = i + 1
		s.subordinate(i + 1)
	case ";":
		s.zone, s.seen, s.start = mainClause, false, i+1
		s.named = false
		if s.lead >= 0 || s.item {
			s.infinitiveItem(i + 1)
		}
	case ":":
		s.openList(i)
	}
}

// subordinate enters the clause that the conjunction or pronoun at word i
// opens, if there is one.
func (s *russianScan) subordinate(i int) {
	for j := i; j < len(s.words) && j < i+3; j++ {
		w := s.words[j].low
		if strings.HasPrefix(w, "котор") || russianRelative[w] {
			s.enter(i, false)
			return
		}
		if j > i || !s.words[j].word() {
			if !s.words[j].word() {
				return
			}
			continue
		}
		switch {
		case russianConjunction[w]:
			s.enter(i, false)
			return
		case w == "как":
			s.enter(i, true)
			return
		case w == "что" && s.zone != aside:
			if s.gerund || s.frame < 0 {
				s.enter(i, false)
			} else {
				s.zone, s.seen, s.start = thatClause, false, i+1
			}
			return
		case w == "и" && j+1 < len(s.words) && s.words[j+1].low == "что" && s.frame >= 0:
			return // run sees it
		case !russianPreposition[w]:
			return
		}
	}
}

// enter opens an aside at word i. With comma it ends at the next comma,
// otherwise at the first comma behind its predicate.
func (s *russianScan) enter(i int, comma bool) {
	if s.zone != aside {
		s.back, s.opened = s.zone, i
	}
	s.zone, s.seen, s.comma = aside, false, comma
}

// Closed classes of words.
var (
	russianRelative    = wordSet("где куда откуда чей чья чье чьи чьего чьей")
	russianConjunction = wordSet("чтобы если когда поскольку хотя пока чем кто ибо ли")
	russianPreposition = wordSet("в во на по с со к ко о об от до из за под над при для без у через между среди против в ходе ради благодаря согласно вопреки")
	russianConnective  = wordSet("и а но или либо также тоже при этом однако вместе тем кроме того далее впредь был была было были")
	russianAdverb      = wordSet("вновь снова еще впредь далее сообща вместе всегда также тоже совместно взаимно ежегодно уже всячески впервые особо высоко глубоко твердо жестко строго тесно широко сегодня ныне поэтому одновременно")
)

// adverb tells a word that stands between a subject and its verb without
// changing either.
func (s *russianScan) adverb(i int) bool {
	w := s.words[i].low
	if russianAdverb[w] {
		return true
	}
	for _, m := range s.index.marks[w] {
		if m.kind == corpus.Intensifier && len(m.words) == 1 && strings.HasSuffix(w, "о") {
			return true
		}
	}
	if s.index.forms[w] != nil || len(w) < 10 {
		return false
	}
	return strings.HasSuffix(w, "но") || strings.HasSuffix(w, "ски")
}

// bare tells that nothing but adverbs stands between word i and the last
// conjunction, comma or predicate before it.
func (s *russianScan) bare(i int) bool {
	for i--; i >= s.start; i-- {
		w := s.words[i]
		switch {
		case w.kind == corpus.Punct || w.low == "и" || w.low == "а" || w.low == "но":
			return true
		case w.low != "не" && w.low != "также" && !s.adverb(i):
			return false
		}
	}
	return true
}

// leadIn tells that only adverbs, connectives or a phrase with a preposition
// stand between the start of the stretch and word i: no subject.
func (s *russianScan) leadIn(i int) bool {
	if s.start >= i {
		return true
	}
	if s.start < len(s.words) && russianPreposition[s.words[s.start].low] {
		return true
	}
	for j := s.start; j < i; j++ {
		w := s.words[j]
		if w.word() && w.low != "не" && !russianConnective[w.low] && !s.adverb(j) {
			return false
		}
	}
	return true
}

// gerundAt tells a gerund: a form of the table, or a shape no other part of
// speech has.
func (s *russianScan) gerundAt(i int) bool {
	for _, v := range s.index.forms[s.words[i].low] {
		if v.shape.tense == russianGerund {
			return true
		}
	}
	w := s.words[i].low
	return strings.HasSuffix(w, "ывая") || strings.HasSuffix(w, "ивая") || strings.HasSuffix(w, "вшись") || strings.HasSuffix(w, "ируя") || strings.HasSuffix(w, "аясь")
}

// finiteAt tells a finite verb, of the table or by its shape.
func (s *russianScan) finiteAt(i int) bool {
	for _, v := range s.index.forms[s.words[i].low] {
		if v.shape.finite() {
			return true
		}
	}
	_, _, ok := s.index.guess(s.words[i].low)
	return ok
}
