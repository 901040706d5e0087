package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

func english(lex *lexicon.Lexicon) grammar { return englishGrammar{englishTables(lex)} }

type englishGrammar struct{ lex *englishLexicon }

func (g englishGrammar) open(st *corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	p := &englishParser{lex: g.lex, st: st, own: map[string][]ownName{}}
	p.sides(st)
	p.lastActor = corpus.Both
	return p.read
}

// englishParser reads the clauses of one statement. English has no cases and
// few endings, so it goes by the order of the words: it finds the finite
// verbs of main clauses, what stands before them is their subject, and the
// tables say what force they have.
type englishParser struct {
	lex     *englishLexicon
	st      *corpus.Statement
	parties englishSides
	own     map[string][]ownName

	words []englishWord // of the clause being read
	found []predicate

	// what the sentences before leave to the next one
	lastActor   corpus.Actor // of the last predicate
	lastSubject corpus.Span
	lastSingle  corpus.Actor // whom he and she can mean
	lastOrgan   bool         // "it" can mean the last actor
	leadIn      bool         // the sentence before ended with a colon
}

// read returns the units of one clause.
func (p *englishParser) read(c *corpus.Clause) []corpus.Unit {
	p.words = p.lex.words(p.st, c, false, p.words)
	if len(p.words) == 0 {
		return nil
	}
	var found []predicate
	if p.order() {
		found = p.fragment()
	} else if found = p.predicates(); len(found) == 0 {
		found = p.fragment()
	}
	if len(found) == 0 {
		return nil
	}
	out := make([]corpus.Unit, 0, len(found))
	from := 0
	for i := range found {
		q := &found[i]
		q.from = max(q.from, from)
		from = len(p.words)
		if i+1 < len(found) {
			from = min(max(p.opening(&found[i+1]), q.from+1), from)
		}
		if q.from < from {
			out = append(out, p.unit(q, from, i == 0))
		}
	}
	if len(out) == 0 {
		return nil
	}
	p.leadIn = p.words[len(p.words)-1].norm == ":" || out[0].Inherited && p.leadIn
	return out
}

// unit makes a unit of a predicate whose words end at to.
func (p *englishParser) unit(q *predicate, to int, first bool) corpus.Unit {
	g := &q.group
	a := p.actor(q)
	f := p.judge(q, a)
	u := corpus.Unit{Actor: a.actor, Subject: a.subject, Inherited: a.pronoun || first && !a.named, Axis: f.axis, Rank: f.rank, Type: f.kind, Polarity: f.polarity}
	for _, r := range q.parts {
		u.Verb = append(u.Verb, p.span(r))
	}
	if !q.frame.empty() && q.frame.to <= q.parts[0].from {
		u.Frame = p.span(q.frame)
	}
	if p.framesItself(q) {
		u.Frame = u.Verb[0]
		u.Verb = []corpus.Span{p.span(wordRange{g.content, g.content + 1})}
	} else if last := q.parts[len(q.parts)-1]; g.content >= last.to || g.content >= 0 && g.content < last.from {
		u.Heads = []corpus.Span{p.words[g.content].Span}
	}
	if g.core != nil && g.core.Kind == "directive" {
		u.Target = p.target(g, to)
	}
	r := wordRange{p.opening(q), to}
	u.Marks = p.marksIn(r, q.parts) // "but" at its end is a mark of the unit before it
	for r.to > r.from+1 && p.words[r.to-1].is(comma|stop|coordinator) {
		r.to--
	}
	u.Scope = p.span(r)
	p.remember(a)
	return u
}

// opening returns the first word of a unit: "nor" denies it, and the adverbs
// before a verb that shares its subject are its own.
func (p *englishParser) opening(q *predicate) int {
	i := q.from
	if p.denied(q) {
		return i - 1
	}
	for k := i; k > 1 && q.subject.empty(); {
		switch k--; {
		case p.words[k].is(adverb) && !p.words[k].is(coordinator):
			if p.words[k-1].is(coordinator | comma | infinitive) {
				i = k
			}
		case !p.words[k].is(coordinator) || !p.words[k-1].is(adverb):
			return i
		}
	}
	return i
}

// denied reports whether "nor" stands before a predicate.
func (p *englishParser) denied(q *predicate) bool {
	return q.from > 0 && p.words[q.from-1].norm == "nor"
}

func (p *englishParser) span(r wordRange) corpus.Span {
	return corpus.Span{Start: p.words[r.from].Start, End: p.words[r.to-1].End}
}

// framesItself reports whether the group is the frame of the verb that it
// governs: reaffirm our commitment to provide.
func (p *englishParser) framesItself(q *predicate) bool {
	g := &q.group
	return g.noun != nil && g.noun.Axis == "commissive" && g.core != nil && speaking(g.core) && g.content >= g.to && !q.shared
}

// target returns the words for those that are asked: call on Kestria to.
func (p *englishParser) target(g *verbGroup, to int) corpus.Span {
	end := g.to
	for end < to && end < g.to+12 && !p.words[end].is(infinitive|comma|stop|relative|preposition|modalVerb) {
		end++
	}
	if end == g.to || g.content < end || g.content >= to {
		return corpus.Span{}
	}
	return p.span(wordRange{g.to, end})
}

// actor tells who performs a unit, with what the sentences before say.
func (p *englishParser) actor(q *predicate) englishActor {
	subject := q.subject
	if q.framed && !q.speaker.empty() {
		subject = q.speaker
	} else if q.framed {
		subject = wordRange{}
	}
	a := p.actorOf(subject)
	switch {
	case !a.named:
		a.actor, a.subject = p.lastActor, p.lastSubject
		if q.opens && !speaks(a.actor) { // an item of a list is said by those who speak
			a.actor, a.subject = corpus.Both, corpus.Span{}
		}
	case a.pronoun:
		norm := p.words[p.subjectOf(subject).from].norm
		switch {
		case norm == "it" && (p.idle(q) || !p.lastOrgan && !p.lastSided()):
			a.pronoun, a.actor = false, corpus.Impersonal
		case a.singular:
			a.actor, a.subject = p.lastActor, p.lastSubject
			if norm != "it" && p.lastSingle != "" {
				a.actor = p.lastSingle
			}
		default:
			a.actor, a.subject = p.lastActor, p.lastSubject
		}
	}
	if b, ok := p.bound(q); ok {
		a.actor = b
	}
	return a
}

// lastSided reports whether the last actor was one party.
func (p *englishParser) lastSided() bool {
	return speaks(p.lastActor) && p.lastActor != corpus.Both
}

// idle reports whether "it" stands for what follows: it is vital that.
func (p *englishParser) idle(q *predicate) bool {
	g := &q.group
	return g.copula && (g.core == nil || g.core.Kind != "predicate") || g.passive
}

// bound returns the party that a reaffirmed commitment binds, where another
// speaks: both reaffirm the commitment of Arvenia to.
func (p *englishParser) bound(q *predicate) (corpus.Actor, bool) {
	g := &q.group
	if g.noun == nil || g.noun.Axis != "commissive" {
		return "", false
	}
	var actor corpus.Actor
	for i := g.from; i < g.to; i++ {
		short := p.ownAt(i)
		if short == "" {
			if row, _ := p.lex.actors.match(p.words, i); row != nil && (row.Kind == "state" || row.Kind == "demonym") {
				short = row.Name
			}
		}
		place, ok := p.parties.side[short]
		if !ok {
			continue
		}
		if next := p.parties.actors[place]; actor != "" && actor != next {
			return "", false
		} else {
			actor = next
		}
	}
	return actor, actor != ""
}

// remember keeps what later sentences may refer to.
func (p *englishParser) remember(a englishActor) {
	if a.actor == corpus.Impersonal && !a.named {
		return
	}
	if a.named && !a.pronoun {
		p.lastOrgan = a.organ
	}
	p.lastActor = a.actor
	p.lastSubject = a.subject
	if a.actor != corpus.Both && a.actor != corpus.Third && a.actor != corpus.Impersonal {
		p.lastSingle = a.actor
	}
}

// fragment reads a clause without a subject: an item of a list, or a
// paragraph that opens with its verb ("Calls upon all states to"). What it
// says is said by the actor of the sentence that leads in.
func (p *englishParser) fragment() []predicate {
	at := -1
	for i := 0; i < len(p.words) && i < fragmentReach; i++ {
		w := &p.words[i]
		if w.verbs != nil && w.class&^copula == 0 {
			at = i
			break
		}
		if w.is(stop) || w.class != 0 && w.class&(adverb|coordinator|comma|infinitive) == 0 {
			break
		}
		if w.class == 0 {
			break
		}
	}
	if at < 0 {
		return p.anyVerb()
	}
	p.words[at].capital = false
	r := clauseReader{englishParser: p, out: p.found[:0], within: -1}
	g := p.verbGroupAt(at)
	if g.form&baseForm != 0 && g.modal == nil && (g.core == nil || g.core.Kind == "activity" || g.core.Kind == "deed" || g.core.Kind == "ensure" || g.core.Kind == "continue" || g.core.Kind == "abstention") {
		g.modal, _ = p.lex.modals.match([]englishWord{{norm: "will"}}, 0)
		g.governs = baseForm
	}
	r.add(predicate{group: g, parts: []wordRange{g.wordRange}, from: at, opens: true})
	for i := r.after(); i < len(p.words); {
		i = r.step(i)
	}
	p.found = r.out
	return r.out
}

// order reports whether the clause opens with a bare verb, as the items of a
// list do after "we will:".
func (p *englishParser) order() bool {
	i := p.pastAdverbs(nil, 0)
	if i >= len(p.words) || p.words[i].class&^copula != 0 {
		return false
	}
	w := &p.words[i]
	if w.form() == singularForm { // Notes that, Calls upon
		v := p.reading(i)
		return v != nil && operativeKind(v.row.Kind) && (len(v.rest) > 0 || i+1 < len(p.words) && p.words[i+1].is(determiner|possessive|relative))
	}
	return w.form() == baseForm && p.verbLike(i) && (p.leadIn || !p.lex.homographs[p.words[i].norm])
}

// fragmentReach is how many adverbs may stand before the verb of a fragment.
const fragmentReach = 6

// anyVerb takes the first participle for the predicate of words that have
// none, so that no clause of the body is left without a unit.
func (p *englishParser) anyVerb() []predicate {
	for i := range p.words {
		if f := p.words[i].form(); f&(gerundForm|pastForm) != 0 && p.words[i].class == 0 {
			g := verbGroup{wordRange: wordRange{i, i + 1}, content: -1, form: f}
			p.found = append(p.found[:0], predicate{group: g, subject: wordRange{0, i}, parts: []wordRange{g.wordRange}})
			return p.found
		}
	}
	return nil
}
