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
		if r.clauseTaker(&r.words[k]) {
			r.bare = true
		}
		return k + 1
	}
	return i + 1
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

// finite reports whether a finite verb stands at i.
func (r *clauseReader) finite(i int) bool {
	w := &r.words[i]
	switch {
	case w.is(modalVerb):
		return r.modalAt(i)
	case w.is(finiteOnly):
		return true
	case w.is(haveVerb | doVerb):
		return i > 0 && !r.words[i-1].is(infinitive|preposition|determiner) && w.form()&gerundForm == 0 && w.norm != "done" && w.norm != "having" && w.norm != "doing"
	case w.is(beVerb):
		return false
	}
	f := w.form()
	if f&(baseForm|singularForm|pastForm) == 0 || w.is(preposition|determiner|possessive) {
		return false
	}
	return r.lexicalFinite(i, f)
}

// modalAt tells the modals from "the will", "May 2023" and "can" the vessel.
func (p *englishParser) modalAt(i int) bool {
	w := &p.words[i]
	if i > 0 && p.words[i-1].is(determiner|possessive) && p.words[i-1].norm != "that" && p.words[i-1].norm != "this" && p.words[i-1].norm != "all" && p.words[i-1].norm != "each" && p.words[i-1].norm != "both" && p.words[i-1].norm != "these" && p.words[i-1].norm != "some" {
		return false
	}
	if w.capital && w.norm == "may" && i+1 < len(p.words) && p.words[i+1].is(numeral|preposition|comma) {
		return false
	}
	k := p.pastAdverbs(nil, i+1)
	if k >= len(p.words) {
		return true
	}
	n := &p.words[k]
	return !n.is(infinitive) && !(w.norm == "will" && n.is(preposition) && n.verbs == nil)
}

// lexicalFinite tells finite verbs from nouns, infinitives and participles by
// what stands around them.
func (r *clauseReader) lexicalFinite(i int, f englishForm) bool {
	w := &r.words[i]
	k := i - 1
	for k >= 0 && r.words[k].is(adverb) {
		k--
	}
	if k < 0 || k < r.segment {
		return false // a clause that opens with its verb has no subject: see fragment
	}
	before := &r.words[k]
	switch before.norm {
	case "this", "these", "that", "those", "each", "all":
		if k == r.segment && k == i-1 && (r.nounFollows(i+1) || !r.lex.homographs[w.norm]) && f&(baseForm|singularForm) != 0 { // This supports our partners
			return true
		}
	}
	if k > r.segment && (before.norm == "all" || before.norm == "both" || before.norm == "each") && r.words[k-1].is(subjectPronoun) {
		before = &r.words[k-1] // we all depend
	}
	if before.is(subjectPronoun) {
		if before.norm == "it" || before.norm == "he" || before.norm == "she" {
			return f&(singularForm|pastForm) != 0
		}
		return f&(baseForm|pastForm) != 0
	}
	if before.is(relative) {
		return true
	}
	if before.is(determiner|possessive|preposition|coordinator|infinitive|modalVerb|beVerb|haveVerb) && !before.is(numeral) {
		return false
	}
	if r.words[k].is(comma) && r.open && len(r.out) > 0 && r.weak {
		return false
	}
	if w.capital && i > 0 && !before.is(comma|stop) {
		return false // part of a name: the Work Programme
	}
	if w.is(copula) && f&(singularForm) != 0 {
		return true
	}
	if before.is(comma) && f == pastForm && len(r.out) == 0 && !r.nounFollows(i+1) && r.frontedAt(r.subjectOf(wordRange{r.segment, k}).from, k) {
		return false // in pursuit of a stronger, more balanced trade
	}
	if i+2 < len(r.words) && before.is(comma) && f == pastForm && (r.words[i+1].is(comma) || r.words[i+2].is(comma)) {
		return false // the principles, released today, reflect
	}
	if s := r.commaSegment(k); !before.is(comma) && (f&pastForm == 0 && !before.capital && r.frontedAt(s, i) || f&(singularForm|baseForm) != 0 && r.words[s].is(infinitive)) {
		return false // among the nouns of what stands in front of the subject
	}
	switch {
	case f&singularForm != 0:
		return !r.lex.homographs[w.norm] || r.nounFollows(i+1) || before.capital && r.verbLike(i) && r.words[r.last(i+1)].form()&pastForm == 0 && !r.finiteAhead(i)
	case f&baseForm != 0 && f&pastForm == 0:
		return r.pluralBefore(k) && r.verbLike(i) && w.verbs != nil && !(r.lex.homographs[w.norm] && r.finiteAhead(i))
	case f&pastForm != 0:
		return r.pastTense(i)
	}
	return false
}

// commaReach is how far back a comma is looked for.
const commaReach = 30

// commaSegment returns the first word after the last comma before i.
func (r *clauseReader) commaSegment(i int) int {
	for k := i; k > r.segment && k > i-commaReach; k-- {
		if r.words[k-1].is(comma) {
			return k
		}
	}
	return r.segment
}

// nounFollows reports whether an object can start at i.
func (r *clauseReader) nounFollows(i int) bool {
	i = r.pastAdverbs(nil, i)
	return i < len(r.words) && (r.words[i].is(determiner|possessive|relative|infinitive) || r.words[i].is(subjectPronoun) && !r.words[i].capital || r.words[i].is(preposition) && (r.words[i].norm == "on" || r.words[i].norm == "upon" || r.words[i].norm == "for" || r.words[i].norm == "out" || r.words[i].norm == "up"))
}

// pluralBefore reports whether the word at k can end a plural subject.
func (r *clauseReader) pluralBefore(k int) bool {
	w := &r.words[k]
	if n := len(w.norm); n > 2 && w.norm[n-1] == 's' && w.norm[n-2] != 's' || w.is(comma) {
		return true
	}
	for j := k; j >= r.segment && j > k-12; j-- {
		if r.words[j].norm == "and" || r.words[j].norm == "both" || r.words[j].is(subjectPronoun) {
			return true
		}
		if r.words[j].is(preposition|infinitive) && j > r.segment && !r.words[r.segment].is(preposition) && strings.HasSuffix(r.words[j-1].norm, "s") {
			return true // the positions on trade
		}
	}
	return w.norm == "people"
}

// participleReach is how far one looks for the finite verb that makes a form
// in -ed before it a participle.
const participleReach = 40

// pastTense tells "the leaders discussed" from "the measures discussed by the
// leaders are".
func (r *clauseReader) pastTense(i int) bool {
	n := &r.words[r.last(i+1)]
	if n.norm == "by" || n.is(stop) || i+1 >= len(r.words) && r.words[i].verbs == nil {
		return false
	}
	return r.owed > 0 || !r.finiteAhead(i)
}

// finiteAhead reports whether the same subject has a finite verb of its own
// further on, or the words so far stand in front of another subject.
func (r *clauseReader) finiteAhead(i int) bool {
	for k := i + 1; k < len(r.words) && k < i+participleReach; k++ {
		w := &r.words[k]
		if w.is(subjectPronoun) && r.words[k-1].is(comma) && r.frontedAt(r.segment, i) {
			return true
		}
		if w.is(stop|coordinator|relative|subordinator) && w.norm != "as" && w.norm != "since" || w.is(subjectPronoun) && w.norm != "it" {
			return false
		}
		if w.is(modalVerb) && r.modalAt(k) || w.is(finiteOnly) || w.norm == "have" && !r.words[k-1].is(infinitive) {
			return true
		}
		if k > i+1 && w.form() == pastForm && w.class == 0 && r.words[i+1].class == 0 && (k+1 == len(r.words) || r.words[k+1].is(comma|stop)) {
			return true // fixed investment advanced
		}
		if w.form()&(singularForm|baseForm) != 0 && k+1 < len(r.words) && r.words[k+1].norm == "that" && w.verbs != nil && !r.lex.homographs[w.norm] {
			return true // information received since … suggests that
		}
	}
	return false
}

// verbLike reports whether the form at i, which may also be a noun, is a verb
// here: a noun is followed by of, for, or nothing of its own.
func (p *englishParser) verbLike(i int) bool {
	w := &p.words[i]
	if !p.lex.homographs[w.norm] {
		return true
	}
	for k := range w.verbs {
		if v := &w.verbs[k]; len(v.rest) > 0 && v.follows(p.words, i) {
			return true
		}
	}
	if i+1 >= len(p.words) {
		return false
	}
	n := &p.words[i+1]
	switch {
	case n.is(determiner | possessive | relative | adverb | infinitive | subjectPronoun):
		return true
	case n.is(comma | stop | coordinator | modalVerb | finiteOnly):
		return false
	case n.class&^numeral == 0 && p.lex.compounds[w.norm], n.class == 0 && n.form() == pastForm:
		return false
	case n.is(preposition):
		return n.norm == "with" || n.norm == "on" || n.norm == "over" || n.norm == "towards" || n.norm == "toward"
	}
	return true
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
	for k := i - 1; k > r.segment && (strings.HasSuffix(r.words[k].norm, "ly") && r.words[k].is(adverb) || r.words[k].norm == "there"); k-- {
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

// enumerated reads an item after (i), (a): one more verb under the modal.
func (r *clauseReader) enumerated(i int) (int, bool) {
	last := &r.out[len(r.out)-1]
	k := r.pastAdverbs(nil, i)
	if k >= len(r.words) || last.group.governs == 0 || r.words[k].form()&(baseForm|gerundForm) == 0 {
		return i, false
	}
	if k <= last.group.to || last.group.content == k {
		return i, false
	}
	return r.share(last, k), true
}

// coordinate reads what follows a coordinator or a comma: one more verb under
// the same modal, one more predicate with the same subject, or a new subject.
func (r *clauseReader) coordinate(i int, comma, and bool) int {
	k := r.pastAdverbs(nil, i)
	if k >= len(r.words) || len(r.out) == 0 {
		if and && r.open {
			return i
		}
		return i
	}
	w := &r.words[k]
	last := &r.out[len(r.out)-1]
	switch {
	case w.is(subjectPronoun) && and:
		if !(r.within >= 0 && w.norm != "we") {
			r.within = -1
		}
		r.reset(k)
		return k
	case w.norm == "that" && and && r.within >= 0:
		r.reset(k + 1)
		return k + 1
	case w.norm == "that" && and && !r.open:
		return k + 1 // a second clause under a verb that opened none of ours
	}
	if r.open && !r.weak && r.segment < i && and && !r.words[i-1].is(stop) {
		if r.within >= 0 && comma {
			if next, ok := r.sameSubject(last, k, comma, and); ok {
				return next
			}
		}
		return i // between the parts of a subject
	}
	if next, ok := r.sibling(last, k, comma, and); ok {
		return next
	}
	if next, ok := r.sameSubject(last, k, comma, and); ok {
		return next
	}
	if and && !r.bare && !r.listing && (comma || !r.relative) {
		r.open, r.weak, r.segment, r.owed = true, true, k, 0
	}
	return i
}

// sibling reads a coordinate verb under the same modal or "to".
func (r *clauseReader) sibling(last *predicate, k int, comma, and bool) (int, bool) {
	g := &last.group
	if g.governs == 0 || last.framed && last.group.content < 0 {
		return 0, false
	}
	at := k
	if r.words[k].is(infinitive) { // commit to build, and to open
		if head := last.parts[0]; !r.words[head.to-1].is(infinitive) && g.core != nil && g.core.Kind != "directive" || !and && g.governs == baseForm {
			return 0, false
		}
		at = r.pastAdverbs(nil, k+1)
		if at >= len(r.words) {
			return 0, false
		}
		comma = comma || !r.purpose
	}
	w := &r.words[at]
	if at == k && g.core != nil && g.core.Kind == "directive" || g.content < 0 && !and {
		return 0, false // one request, whatever its verbs; a participle after a comma
	}
	if r.sameObject(g, at) {
		g.content = at
		return at + 1, true
	}
	if w.form()&g.governs == 0 || w.verbs == nil || w.is(modalVerb|preposition|doVerb) || w.capital || !r.verbLike(at) && !(r.list == mainSeries && comma && and) {
		return 0, false
	}
	if g.governs == gerundForm && g.content < 0 && !comma && !r.nounFollows(at+1) {
		return 0, false // conventional and emerging areas
	}
	if r.relative && !comma {
		return at + 1, true
	}
	nested := r.list == purposeSeries || r.list == noSeries && r.purpose && !(comma && and)
	if comma && !and && r.list == noSeries {
		r.list = mainSeries
		if nested {
			r.list = purposeSeries
		}
	}
	if v := r.reading(at); v != nil && at == k && g.governs == baseForm && operativeKind(v.row.Kind) && v.row.Axis != "commissive" && !nested && speaks(r.actor(last).actor) && !(v.row.Axis == "support" && (comma && !and || r.list == mainSeries)) && r.presentSubject(last) {
		return 0, false // and welcome: a predicate of its own
	} else if v != nil && (v.row.Kind == "undertaking" && len(v.rest) == 0 && r.words[r.last(at+1)].is(infinitive) || v.row.Kind == "undertaking" && len(v.rest) > 0) && at == k {
		return 0, false
	}
	if nested {
		return at + 1, true
	}
	return r.share(last, at), true
}

// sameObject reports whether the verb at k shares the object of the content
// verb before it, because nothing but commas and "and" parts them: deepen and
// broaden our ties.
func (r *clauseReader) sameObject(g *verbGroup, k int) bool {
	if g.content < 0 || k <= g.content || k > g.content+6 || r.words[k].form()&g.governs == 0 {
		return false
	}
	for i := g.content + 1; i < k; i++ {
		if !r.words[i].is(comma|adverb) && r.words[i].norm != "and" && r.words[i].norm != "or" {
			return false
		}
	}
	return true
}

// presentSubject reports whether a bare present tense could follow the
// subject of q: we will build and welcome.
func (r *clauseReader) presentSubject(q *predicate) bool { return q.group.form&singularForm == 0 }

// share adds the verb at k as a predicate under the modal of the last one. It
// is a unit only where each verb has an aim of its own, that is in
// commitments.
func (r *clauseReader) share(last *predicate, k int) int {
	if !r.commits(last) {
		return k + 1
	}
	q := predicate{group: last.group, frame: last.frame, shared: true, opens: last.opens, from: k}
	g := &q.group
	q.parts = r.sharedParts(last, k)
	g.contentRow = nil
	if v := r.reading(k); v != nil {
		g.contentRow = v.row
	}
	g.content = k
	list := r.list
	r.add(q)
	r.list = list
	if r.clauseTaker(&r.words[k]) {
		r.bare = true
	}
	return k + 1
}

// sharedParts is the verb group of a coordinate verb: the modal and that verb,
// "will … build"; where the group governs its verbs, the group again.
func (r *clauseReader) sharedParts(last *predicate, k int) []wordRange {
	g := &last.group
	switch {
	case g.noun != nil && speaking(g.core): // the noun makes a frame of the group
		return []wordRange{{k, k + 1}}
	case last.opens: // an item of a list: the modal stands in the line before
		return []wordRange{{k, k + 1}}
	case last.shared && len(last.parts) == 2:
		return []wordRange{last.parts[0], {k, k + 1}}
	case g.content >= g.to || last.shared:
		return last.parts[:1:1]
	case g.modal != nil:
		return []wordRange{{g.from, g.from + 1}, {k, k + 1}}
	}
	return []wordRange{{k, k + 1}}
}

// commits reports whether the verbs under a predicate are undertakings.
func (r *clauseReader) commits(q *predicate) bool {
	g := &q.group
	if q.shared {
		return true
	}
	if a := r.actor(q); !speaks(a.actor) && !(a.maker && g.modal != nil) {
		return false
	}
	switch {
	case g.noun != nil:
		return g.noun.Axis == "commissive"
	case g.modal != nil && g.modal.Axis == "commissive":
		return g.core == nil || g.core.Axis != "negative"
	case g.core != nil && g.core.Kind == "directive":
		return true // asked of their own ministers, see headOfRequest
	case g.core != nil:
		return g.core.Axis == "commissive" && g.core.Rank > 1
	}
	return false
}

// weakModal reports whether the modal at i promises and demands nothing: can,
// may. After a relative clause it goes on with that.
func (r *clauseReader) weakModal(i int) bool {
	row, _ := r.lex.modals.match(r.words, i)
	return row == nil || row.Rank < 3
}

// sameSubject reads a finite verb right after a coordinator.
func (r *clauseReader) sameSubject(last *predicate, k int, comma, and bool) (int, bool) {
	if !and && !(r.list != purposeSeries) {
		return 0, false
	}
	w := &r.words[k]
	finite := w.is(modalVerb) && r.modalAt(k) || w.is(finiteOnly) || w.is(haveVerb) && w.norm == "have"
	if finite {
		if !and || r.relative && (!comma || w.norm == r.verbOf || w.is(modalVerb) && r.weakModal(k)) || r.bare {
			return 0, false
		}
		if r.within >= 0 && last.framed {
			g := r.verbGroupAt(k)
			if r.forceful(&g, last.subject) {
				r.add(predicate{group: g, parts: []wordRange{g.wordRange}, frame: last.frame, framed: true, from: k, subject: wordRange{last.subject.from, last.subject.from}})
				return max(g.to, k+1), true
			}
			return k + 1, true
		}
		g := r.verbGroupAt(k)
		r.add(predicate{group: g, parts: []wordRange{g.wordRange}, from: k})
		return r.after(), true
	}
	if w.verbs == nil || w.capital || w.is(preposition) {
		return 0, false
	}
	v := r.reading(k)
	if v == nil {
		return 0, false
	}
	if !operativeKind(v.row.Kind) && v.row.Kind != "continue" && !w.is(copula) {
		// reflects …, and builds on: of one description
		told := and && !r.lex.homographs[w.norm] && last.group.modal == nil && w.form()&last.group.form&(singularForm|pastForm) != 0
		return k + 1, told
	}
	want := last.group.form & (baseForm | singularForm | pastForm)
	switch {
	case last.group.modal != nil || last.shared:
		want = baseForm
	case want == 0: // is, are
		want = baseForm | singularForm
	}
	if and && w.form() == singularForm && !r.lex.homographs[w.norm] {
		want |= singularForm // decided …, and anticipates
	}
	if comma && and && operativeKind(v.row.Kind) {
		want |= baseForm | pastForm // tenses mix: welcomes …, and noted
	}
	if !and && w.form() == pastForm && len(v.rest) == 0 && !r.nounFollows(k+1) {
		return 0, false // mutual trust, shared interests
	}
	if r.within >= 0 && v.row.Kind == "continue" {
		return k + 1, true
	}
	if w.form()&want == 0 || !r.verbLike(k) || v.row.Kind == "deed" && r.purpose {
		return 0, false
	}
	if w.form() == pastForm && (r.relative && !comma || r.words[r.last(k+1)].norm == "by") {
		return 0, false
	}
	if r.purpose && !comma && v.row.Kind == "stance" && r.list == noSeries && last.group.governs != 0 {
		return 0, false // to build and support: under the infinitive
	}
	g := r.verbGroupAt(k)
	r.add(predicate{group: g, parts: []wordRange{g.wordRange}, from: k})
	return r.after(), true
}
