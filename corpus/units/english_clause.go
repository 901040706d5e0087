package units

import (
	"strings"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// predicate is one unit of a clause before it is judged: a verb group, its
// subject, and the verb of speech that it hangs on.
type predicate struct {
	group   verbGroup
	subject wordRange   // the words before the verb that name its subject; empty when it shares that of the one before
	parts   []wordRange // the verb group as it stands
	frame   wordRange
	speaker wordRange // subject of the frame
	framed  bool
	opens   bool // the verb that opens a clause without a subject
	shared  bool // a coordinate verb under the modal of the predicate before
	from    int  // first word of the unit
}

// series says on which level the verbs of a list stand.
type series int

const (
	noSeries series = iota
	mainSeries
	purposeSeries // under an infinitive of purpose
)

// clauseReader finds the main predicates of one clause, from left to right
// and without going back. A finite verb opens a predicate only where one can
// stand: after a subject, or after a coordinator. Those of subordinate
// clauses are passed over.
type clauseReader struct {
	*englishParser
	out      []predicate
	open     bool   // a finite verb here opens a predicate
	weak     bool   // opened by "and" with words that may be a subject or one more object
	segment  int    // where the words of the subject begin
	owed     int    // finite verbs that subordinate clauses still want
	relative bool   // a relative clause stands open after the last predicate
	verbOf   string // the finite verb of that clause
	purpose  bool   // an infinitive stands after the last predicate
	bare     bool   // a verb stands there that takes a clause without "that"
	listing  bool   // "including" stands there: what follows are more objects
	list     series
	within   int // index of the predicate whose that-clause is being read, -1
}

// predicates returns the main predicates of the words read last.
func (p *englishParser) predicates() []predicate {
	r := clauseReader{englishParser: p, out: p.found[:0], open: true, within: -1}
	for i := 0; i < len(p.words); {
		i = r.step(i)
	}
	p.found = r.out
	return r.out
}

// step reads the word at i and returns the next one to read.
func (r *clauseReader) step(i int) int {
	w := &r.words[i]
	if w.item && i > 0 && len(r.out) > 0 {
		if next, ok := r.enumerated(i); ok {
			return next
		}
	}
	switch {
	case w.is(comma):
		return r.comma(i)
	case w.is(stop):
		r.reset(i + 1)
		return r.coordinate(i+1, true, true)
	case w.is(coordinator) && r.joinsAdverbs(i):
		return i + 1
	case w.is(coordinator):
		return r.coordinate(i+1, i > 0 && r.words[i-1].is(comma|stop), true)
	case w.is(infinitive):
		return r.infinitive(i)
	case w.is(relative | subordinator):
		return r.subordinate(i)
	}
	if w.is(subjectPronoun) && i > r.segment && r.words[i-1].class == 0 {
		switch {
		case w.capital && w.norm == "we": // a heading that runs into its paragraph
			r.reset(i)
		case r.open && (len(r.out) > 0 || !r.frontedAt(r.segment, i)):
			r.owed++ // the damage it has caused
		}
	}
	switch w.norm {
	case "including", "such":
		r.listing = true
	}
	if ok := r.finite(i); !ok {
		if len(w.verbs) > 0 && r.clauseTaker(w) {
			r.bare = true
		}
		return i + 1
	}
	return r.verb(i)
}

// joinsAdverbs reports whether the coordinator at i stands between two adverbs:
// strongly and categorically reject.
func (p *englishParser) joinsAdverbs(i int) bool {
	manner := func(i int) bool { return p.words[i].is(adverb) && strings.HasSuffix(p.words[i].norm, "ly") }
	return i > 0 && i+1 < len(p.words) && p.words[i].is(coordinator) && manner(i-1) && manner(i+1)
}

// reset starts a new part of the clause, in which a subject may stand.
func (r *clauseReader) reset(i int) {
	r.open, r.weak, r.segment, r.owed = true, false, i, 0
	r.relative, r.purpose, r.bare, r.listing, r.list, r.verbOf = false, false, false, false, noSeries, ""
}

func (r *clauseReader) clauseTaker(w *englishWord) bool {
	for i := range w.verbs {
		if w.verbs[i].row.Kind == "ensure" {
			return true
		}
	}
	return false
}

// comma reads a comma: it closes subordinate clauses, and may stand between
// the verbs of a list.
func (r *clauseReader) comma(i int) int {
	if r.owed > 0 && !r.open && !r.relative { // as they, once again, meet
		r.owed = 0
		return i + 1
	}
	if r.owed > 0 && (i == 0 || !r.words[i-1].is(relative)) && (!r.relative || r.subjectMayStart(i+1)) {
		r.owed = 0
	}
	r.bare = r.bare && i+1 < len(r.words) && (r.words[i+1].capital || r.words[i+1].is(coordinator)) // ensure Arvenia, Kestria and
	if r.weak {
		r.open, r.weak = false, false
	}
	if i+1 < len(r.words) && r.words[i+1].is(coordinator) {
		return i + 1
	}
	if i+1 < len(r.words) && r.words[i+1].is(subjectPronoun) && r.words[i+1].norm != "there" && len(r.out) > 0 && !r.open && !r.relative {
		r.reset(i + 1)
		return i + 1
	}
	if len(r.out) > 0 && !r.open {
		return r.coordinate(i+1, true, false)
	}
	return i + 1
}

// subjectMayStart tells the comma before a subject from one inside a list:
// "that scientists, researchers and engineers are …, the two sides agree".
func (r *clauseReader) subjectMayStart(i int) bool {
	if i >= len(r.words) {
		return true
	}
	w := &r.words[i]
	return w.is(subjectPronoun|determiner|possessive) || w.capital || r.actorAt(i)
}

// infinitive passes over "to" and its verb.
func (r *clauseReader) infinitive(i int) int {
	k := r.pastAdverbs(nil, i+1)
	if k < len(r.words) && (r.words[k].form()&baseForm != 0 || r.words[k].is(beVerb|haveVerb|doVerb|copula) || r.unknownVerb(k)) {
		if !r.open || r.weak {
			r.purpose = true
			if q, ok := r.gathered(k); ok {
				r.add(q)
				return r.after()
			}
		}
		if i == r.segment && r.open {
			if s := r.behindPurpose(k + 1); s > 0 {
				r.reset(s)
				return s
			}
		}
		if r.clauseTaker(&r.words[k]) {
			r.bare = true
		}
		return k + 1
	}
	return i + 1
}

// behindPurpose finds the subject behind an infinitive that stands in front of
// it: "To support continued growth, the Council raised". It returns 0 where no
// comma stands before words that can be one.
func (r *clauseReader) behindPurpose(i int) int {
	for k := i; k < len(r.words) && !r.words[k].is(stop); k++ {
		if r.words[k].is(comma) && r.subjectMayStart(k+1) && k+1 < len(r.words) && !r.words[k+1].is(coordinator) {
			return k + 1
		}
	}
	return 0
}

// unknownVerb reports whether a word after "to" that no table knows is a verb:
// it has no ending of a noun.
func (r *clauseReader) unknownVerb(i int) bool {
	w := &r.words[i]
	if w.class != 0 || w.capital || w.verbs != nil {
		return false
	}
	for _, ending := range [...]string{"s", "ing", "ed", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "al", "ive"} {
		if strings.HasSuffix(w.norm, ending) {
			return false
		}
	}
	return i+1 < len(r.words) && r.words[i+1].is(determiner|possessive|coordinator|comma)
}

// gathered reads what a meeting was for: met to reaffirm.
func (r *clauseReader) gathered(k int) (predicate, bool) {
	last := &r.out[len(r.out)-1].group
	v := r.reading(k)
	if v == nil || last.core == nil || last.core.Kind != "gathering" || last.modal != nil || !operativeKind(v.row.Kind) {
		return predicate{}, false
	}
	g := r.verbGroupAt(k)
	return predicate{group: g, parts: []wordRange{g.wordRange}, from: k}, true
}

// subordinate reads a word that may open a subordinate clause.
func (r *clauseReader) subordinate(i int) int {
	w := &r.words[i]
	next := r.last(i + 1)
	switch {
	case w.norm == "once" && r.words[next].norm == "again":
		return i + 1
	case w.norm == "as" && i+2 < len(r.words) && r.words[next].norm == "well" && r.words[i+2].norm == "as":
		if len(r.out) > 0 && i+3 < len(r.words) && r.words[i+3].is(infinitive) {
			return r.coordinate(i+3, true, true)
		}
		return i + 3
	case w.norm == "as":
		// "as well as", "as part of" open no clause; "as they assume" does
		if !r.words[next].is(subjectPronoun) && !r.words[next].capital && !r.words[next].is(determiner) || r.words[next].norm == "a" || r.words[next].norm == "part" {
			return i + 1
		}
	case w.norm == "that":
		if i > 0 && r.words[i-1].is(preposition) && r.words[i-1].norm != "in" { // of that rate
			return i + 1
		}
		if r.open && i == r.segment { // That is why
			return i + 1
		}
	case w.is(preposition) && !r.words[next].is(subjectPronoun):
		// since, until, after, before, as prepositions
		if i+2 < len(r.words) && r.words[next].form()&gerundForm != 0 || !r.open {
			return i + 1
		}
	}
	r.owed++
	if w.is(relative) {
		r.relative = true
		if r.owed > 1 && i > 0 && (r.words[i-1].is(coordinator)) {
			r.owed--
		}
	}
	return i + 1
}

// verb reads the finite verb at i.
func (r *clauseReader) verb(i int) int {
	if !r.open {
		return r.unlicensed(i)
	}
	if r.owed > 0 {
		r.owed--
		return r.past(i)
	}
	if r.weak && !r.begins(i) {
		return r.past(i)
	}
	g := r.verbGroupAt(i)
	for k := i - 1; k > r.segment && (strings.HasSuffix(r.words[k].norm, "ly") && r.words[k].is(adverb) || r.words[k].norm == "there" || r.joinsAdverbs(k)); k-- {
		g.from = k // strongly oppose, there is
	}
	if g.from == r.segment+1 && r.words[r.segment].norm == "there" {
		g.from--
	}
	if r.within >= 0 {
		return r.reported(g)
	}
	r.add(predicate{group: g, subject: wordRange{r.segment, i}, parts: []wordRange{g.wordRange}, from: r.segment})
	return r.after()
}

// begins reports whether the verb at i, after "and" and some words, has them
// for its subject: it is a modal or auxiliary, or a verb with a force in the
// tense of the one before. A perfect tense is rather that of a relative
// clause: the measures Arvenia and its partners have taken.
func (r *clauseReader) begins(i int) bool {
	w := &r.words[i]
	switch {
	case w.is(haveVerb):
		return r.words[r.segment-1].is(comma|stop) || r.segment > 1 && r.words[r.segment-2].is(comma|stop)
	case w.is(modalVerb | finiteOnly), i > 0 && r.words[i-1].is(subjectPronoun):
		return true
	}
	v := r.reading(i)
	if v == nil {
		return false
	}
	if operativeKind(v.row.Kind) && w.form()&(singularForm|pastForm) != 0 && speaks(r.actorOf(wordRange{r.segment, i}).actor) {
		return true
	}
	if w.form()&r.out[len(r.out)-1].group.form == 0 {
		return false
	}
	before := &r.words[i-1]
	switch {
	case w.form()&pastForm != 0:
		return operativeKind(v.row.Kind) || r.nounFollows(i+1)
	default:
		return operativeKind(v.row.Kind) && (before.capital || before.is(adverb) || strings.HasSuffix(before.norm, "s"))
	}
}

func operativeKind(kind string) bool {
	switch kind {
	case "undertaking", "directive", "stance", "speech", "belief", "express", "deed":
		return true
	}
	return false
}

// speaking reports whether a verb is one of saying or holding.
func speaking(e *lexicon.Entry) bool { return e != nil && (e.Kind == "speech" || e.Kind == "belief") }

// past returns the word after the finite verb at i, which opens no predicate.
func (r *clauseReader) past(i int) int {
	if r.words[i].is(modalVerb | finiteOnly | haveVerb) {
		k := r.pastAdverbs(nil, i+1)
		if k < len(r.words) && r.words[k].form() != 0 && !r.words[k].is(coordinator) {
			return k + 1
		}
	}
	return i + 1
}

// unlicensed reads a finite verb where none is expected. After a verb of
// speech it is that of a clause without "that"; else that of a relative
// clause without a pronoun.
func (r *clauseReader) unlicensed(i int) int {
	last := &r.out[len(r.out)-1]
	if c := last.group.core; c != nil && speaking(c) && !last.framed && !last.group.that && !r.relative && !r.bare && last.group.noun == nil && r.words[i].is(modalVerb) {
		r.within = len(r.out) - 1
		r.segment = last.group.to
		return r.reported(r.verbGroupAt(i))
	}
	r.bare = false
	if r.relative && r.verbOf == "" {
		r.verbOf = r.words[i].norm
	}
	return r.past(i)
}

// add takes a predicate in and readies the reader for its object.
func (r *clauseReader) add(q predicate) {
	r.out = append(r.out, q)
	r.closeSubject()
}

// closeSubject ends the place where a finite verb can stand.
func (r *clauseReader) closeSubject() {
	r.reset(0)
	r.open = false
}

// after returns the first word after the last predicate, and opens its
// that-clause.
func (r *clauseReader) after() int {
	g := &r.out[len(r.out)-1].group
	if g.that {
		k := g.clause
		if k < len(r.words) && r.words[k].norm == "that" {
			k++
		}
		r.within = len(r.out) - 1
		r.open, r.segment, r.owed = true, k, 0
		return k
	}
	r.within = -1
	if g.content >= g.to {
		if r.clauseTaker(&r.words[g.content]) {
			r.bare = true
		}
		return g.content + 1
	}
	if g.to > 0 && r.clauseTaker(&r.words[g.to-1]) {
		r.bare = true
	}
	return g.to
}

// reported reads the predicate of a that-clause. One with a force of its own
// is the unit, and the verb of speech its frame; else the verb of speech is
// the unit.
func (r *clauseReader) reported(g verbGroup) int {
	main := &r.out[r.within]
	subject := wordRange{r.segment, g.from}
	if r.forceful(&g, subject) && r.mayReport(main, &g, subject) {
		q := predicate{group: g, subject: subject, parts: []wordRange{g.wordRange}, framed: true, from: subject.from}
		if !main.framed {
			q.frame, q.speaker, q.from = main.group.wordRange, main.subject, main.from
			q.shared = main.shared
			*main = q
		} else {
			q.frame, q.speaker = main.frame, wordRange{}
			r.add(q)
			r.within = len(r.out) - 1
		}
	}
	r.closeSubject()
	return max(g.to, g.from+1)
}

// forceful reports whether a reported predicate has a force of its own: a
// norm, a verdict or an undertaking.
func (r *clauseReader) forceful(g *verbGroup, subject wordRange) bool {
	if g.core != nil && g.core.Kind == "verdict" {
		return true
	}
	if g.core != nil && g.core.Kind == "norm" && g.form&pastForm == 0 { // "that trade is vital" praises
		return !subject.empty() && r.words[subject.from].norm == "it" || g.modal != nil && g.modal.Axis == "directive"
	}
	if g.modal == nil {
		return false
	}
	return g.modal.Axis == "directive" || g.modal.Type == "commitment" || g.modal.Form == "would" && r.toneOf(g) == corpus.Minus
}

// mayReport leaves predictions to the verb of speech: "expects that growth
// will resume" promises nothing. What one is determined that will be is
// promised whatever its subject.
func (r *clauseReader) mayReport(main *predicate, g *verbGroup, subject wordRange) bool {
	if c := main.group.core; !main.framed && (c == nil || c.Kind == "stance" || c.Kind == "directive") {
		return false
	}
	if g.modal == nil || g.modal.Type != "commitment" {
		return true
	}
	if main.group.core != nil && main.group.core.Axis == "commissive" {
		return true
	}
	switch a := r.actorOf(subject); {
	case a.pronoun:
		return true
	case a.actor == corpus.Third, a.actor == corpus.Impersonal:
		return false
	default:
		return true
	}
}
