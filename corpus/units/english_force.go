package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// force is how strongly a unit says what it says.
type force struct {
	axis     corpus.Axis
	rank     int
	kind     corpus.UnitType
	polarity corpus.Polarity
}

func forceOf(e *lexicon.Entry) force {
	return force{corpus.Axis(e.Axis), e.Rank, corpus.UnitType(e.Type), corpus.Polarity(e.Polarity)}
}

// speaks reports whether an actor is one of those who make the statement.
func speaks(a corpus.Actor) bool { return a != corpus.Third && a != corpus.Impersonal }

// judge tells the force of a predicate.
func (p *englishParser) judge(q *predicate, a englishActor) force {
	g := &q.group
	g.negative = g.negative || p.denied(q)
	f := p.bare(q, a)
	if f.polarity == "" {
		f.polarity = p.tone(q)
	}
	if g.negative && f.axis != corpus.Assertion && f.axis != corpus.OtherAxis && !(g.core != nil && g.core.Polarity == "-" && f.axis == corpus.Commissive) {
		f.polarity = opposite(f.polarity)
	}
	return f
}

func opposite(s corpus.Polarity) corpus.Polarity {
	switch s {
	case corpus.Plus:
		return corpus.Minus
	case corpus.Minus:
		return corpus.Plus
	}
	return s
}

func (p *englishParser) bare(q *predicate, a englishActor) force {
	g := &q.group
	switch {
	case q.framed:
		return p.reportedForce(q)
	case g.noun != nil:
		return p.nounForce(q, a)
	case g.copula:
		return p.copulaForce(q, a)
	case g.modal != nil:
		return p.modalForce(q, a)
	case g.going:
		return p.goingForce(q, a)
	case g.core == nil || !operativeKind(g.core.Kind) || g.core.Kind == "express":
		return p.telling(q, a)
	case !speaks(a.actor):
		return p.othersForce(q, a)
	case g.progressive && g.core.Axis == "support":
		return force{corpus.OtherAxis, 0, corpus.Narrative, corpus.Plus}
	case g.core.Kind == "deed" && (g.perfect || g.form&pastForm != 0) || g.passive:
		return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
	}
	return p.operativeForce(q)
}

// reportedForce is that of a predicate under a verb of speech.
func (p *englishParser) reportedForce(q *predicate) force {
	g := &q.group
	if c := g.core; c != nil && (c.Kind == "norm" || c.Kind == "verdict") {
		return p.normForce(g, forceOf(c))
	}
	if g.modal.Axis == "directive" && speaks(p.actorOf(q.subject).actor) && p.actorOf(q.subject).named {
		f := forceOf(g.modal) // we believe we should
		f.axis = corpus.Commissive
		return f
	}
	if g.modal.Form == "would" { // would be an outrage; would meet with consequences
		if g.copula {
			return force{corpus.Negative, 0, corpus.Position, corpus.Minus}
		}
		return force{corpus.Directive, 0, corpus.Position, corpus.Minus}
	}
	return forceOf(g.modal)
}

// normForce is that of "it is vital": asked of the speakers themselves when an
// infinitive follows, of others or of nobody when a clause does.
func (p *englishParser) normForce(g *verbGroup, f force) force {
	if k := p.pastAdverbs(nil, g.to); f.axis == corpus.Directive && k < len(p.words) && p.words[k].is(infinitive) {
		f.axis, f.rank = corpus.Commissive, 3
	}
	return f
}

// nounForce is that of a noun: express concern over, reaffirm our commitment to.
func (p *englishParser) nounForce(q *predicate, a englishActor) force {
	g := &q.group
	f := forceOf(g.noun)
	if c := g.core; c != nil && c.Axis == "commissive" && c.Kind == "undertaking" && f.axis != corpus.Negative {
		f = forceOf(c) // pledge our support for
	}
	if f.axis != corpus.Commissive {
		f.rank = p.strengthened(f, g)
		return f
	}
	if !speaks(a.actor) {
		f.axis, f.kind, f.rank = corpus.Assertion, corpus.Assessment, 0
		return f
	}
	if g.modal != nil && f.kind == corpus.Commitment && g.modal.Type == "" {
		f.kind = corpus.Position
	}
	if g.content < 0 && p.value(g.to) {
		f.kind = corpus.Position
	}
	return f
}

// valueReach is how many words of an object may stand before the noun that
// tells a value from an act.
const valueReach = 6

// value reports whether the object that starts at i is a value, to which one
// can be committed without promising an act.
func (p *englishParser) value(i int) bool {
	for k := i; k < len(p.words) && k < i+valueReach; k++ {
		w := &p.words[k]
		if w.is(preposition | comma | stop | relative) {
			return false
		}
		if row, _ := p.lex.values.match(p.words, k); row != nil {
			return true
		}
	}
	return false
}

// copulaForce is that of an adjective, or of a mere description.
func (p *englishParser) copulaForce(q *predicate, a englishActor) force {
	g := &q.group
	c := g.core
	if c == nil || c.Kind != "predicate" && c.Kind != "norm" && c.Kind != "verdict" {
		return p.description(q, a)
	}
	f := forceOf(c)
	switch c.Kind {
	case "norm":
		// "it is vital that", "must be vital"; "trade is vital to growth" praises
		next := p.last(p.pastAdverbs(nil, g.to))
		asks := g.to < len(p.words) && (p.words[next].norm == "that" || p.words[next].is(infinitive) && a.dummyIt(p, q) || p.words[next].norm == "for" && a.dummyIt(p, q))
		if !asks {
			return p.description(q, a)
		}
		return p.normForce(g, f)
	case "verdict":
		if !speaks(a.actor) {
			return f
		}
	case "predicate":
		if !speaks(a.actor) {
			f.axis, f.kind, f.rank = corpus.Assertion, corpus.Assessment, 0
			if a.actor == corpus.Third && c.Axis == "commissive" {
				f.axis = corpus.OtherAxis
				f.kind = corpus.Narrative
			}
			return f
		}
		if f.axis == corpus.Commissive && g.content < 0 && (p.value(g.to) || g.to >= len(p.words) || !p.words[g.to-1].is(infinitive)) {
			f.kind = corpus.Position
		}
		f.rank = p.strengthened(f, g)
	}
	return f
}

// dummyIt reports whether the subject is the "it" of "it is vital".
func (a englishActor) dummyIt(p *englishParser, q *predicate) bool {
	r := p.subjectOf(q.subject)
	return !r.empty() && p.words[r.from].norm == "it"
}

// description is the force of a predicate that only describes.
func (p *englishParser) description(q *predicate, a englishActor) force {
	g := &q.group
	switch {
	case g.modal == nil:
		if g.form&pastForm != 0 {
			if !a.named || !speaks(a.actor) {
				return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
			}
		}
		return force{corpus.Assertion, 0, corpus.Assessment, ""}
	case g.modal.Axis == "directive":
		return p.modalForce(q, a)
	case g.modal.Type == "commitment" && a.actor == corpus.Both && !a.attitude:
		return forceOf(g.modal)
	case g.modal.Type == "commitment" && a.officials:
		return force{corpus.OtherAxis, 0, corpus.Narrative, corpus.Neutral}
	}
	return force{corpus.Assertion, 0, corpus.Assessment, ""}
}

// modalForce is that of a modal with its verb.
func (p *englishParser) modalForce(q *predicate, a englishActor) force {
	g := &q.group
	f := forceOf(g.modal)
	content := g.core
	if g.contentRow != nil {
		content = g.contentRow
	}
	if content != nil && content.Axis == "negative" && speaks(a.actor) {
		return p.operativeOf(content, g)
	}
	switch {
	case f.kind == corpus.Commitment && speaks(a.actor):
		if a.attitude {
			f.kind = corpus.Position
		}
		if content != nil && content.Axis == "commissive" && content.Rank > 0 && content.Rank < f.rank {
			f.rank = content.Rank // will consider, will seek to
		}
	case f.kind == corpus.Commitment && a.actor == corpus.Impersonal && a.maker && !g.passive:
	case f.kind == corpus.Commitment:
		if g.passive && a.actor == corpus.Impersonal && content != nil && content.Polarity == "0" {
			return force{corpus.OtherAxis, 0, corpus.Narrative, corpus.Neutral}
		}
		return force{corpus.Assertion, 0, corpus.Assessment, ""}
	case f.axis == corpus.Directive && speaks(a.actor):
		f.axis = corpus.Commissive // what the speakers should do themselves
	case f.axis == corpus.Commissive && !speaks(a.actor) && !(a.actor == corpus.Impersonal && g.passive): // may
		return force{corpus.Assertion, 0, corpus.Assessment, ""}
	case f.axis == corpus.Assertion && speaks(a.actor) && content != nil && content.Axis == "commissive" && content.Rank > 0:
		return forceOf(content)
	}
	return f
}

// goingForce is that of "continue to" in the present or past.
func (p *englishParser) goingForce(q *predicate, a englishActor) force {
	g := &q.group
	if g.core != nil && g.core.Kind != "continue" && operativeKind(g.core.Kind) && speaks(a.actor) {
		return p.operativeForce(q)
	}
	if c := g.contentRow; c != nil && operativeKind(c.Kind) && c.Kind != "deed" && speaks(a.actor) && g.form&pastForm == 0 {
		return p.operativeOf(c, g)
	}
	switch {
	case !speaks(a.actor) && a.actor == corpus.Impersonal:
		return force{corpus.Assertion, 0, corpus.Assessment, ""}
	case !speaks(a.actor):
		return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
	case g.form&pastForm != 0 || g.perfect:
		return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
	}
	return force{corpus.Commissive, 0, corpus.Narrative, corpus.Plus}
}

// operativeForce is that of a verb with a force, said by those who have it.
func (p *englishParser) operativeForce(q *predicate) force {
	return p.operativeOf(q.group.core, &q.group)
}

func (p *englishParser) operativeOf(c *lexicon.Entry, g *verbGroup) force {
	f := forceOf(c)
	switch {
	case c.Kind == "directive":
		if g.content >= 0 && p.abstains(g.content) {
			f.polarity = corpus.Minus
		}
		if p.commanded(g) {
			f.kind = corpus.Commitment
		}
	case c.Kind == "undertaking" && (g.that || g.content < 0 && g.to < len(p.words) && p.words[g.to].norm == "that"):
		f = force{corpus.Assertion, 0, corpus.Assessment, corpus.Neutral} // agree that: a fact
	case c.Kind == "undertaking" && g.content < 0 && p.words[g.to-1].is(infinitive) && p.value(g.to):
		f.kind = corpus.Position
	case c.Kind == "express":
		f.polarity = ""
	case c.Kind == "stance" && f.axis == corpus.Support && p.guest(g.to):
		f.kind = corpus.Narrative // welcomes Prime Minister Tael: courtesy
	case c.Kind == "speech" && f.axis == corpus.Assertion && !g.that:
		f.polarity = p.stressed(g)
	}
	f.rank = p.strengthened(f, g)
	return f
}

// guest reports whether the object that starts at i is a person, not what the
// person did.
func (p *englishParser) guest(i int) bool {
	row, end := p.lex.actors.match(p.words, i)
	if row == nil || row.Kind != "office" && row.Kind != "person" || !p.words[i].capital {
		return false
	}
	for k := i; k < len(p.words) && (k < end || p.words[k].capital); k++ {
		if p.words[k].is(possessive) {
			return false
		}
	}
	return true
}

// stressed is the polarity of what is stressed: praise of a thing of the
// speakers' own (reaffirm our leadership) is, need and importance are not.
func (p *englishParser) stressed(g *verbGroup) corpus.Polarity {
	for j := g.to; j < len(p.words) && j < g.to+valueReach && !p.words[j].is(preposition|comma|stop); j++ {
		if row, _ := p.lex.tones.match(p.words, j); row != nil && (row.Polarity == "0" || j+1 >= len(p.words) || p.words[j+1].class != 0) {
			return corpus.Polarity(row.Polarity)
		}
	}
	return corpus.Neutral
}

// abstains reports whether the verb at i is one of not doing.
func (p *englishParser) abstains(i int) bool {
	for k := range p.words[i].verbs {
		if v := &p.words[i].verbs[k]; v.row.Kind == "abstention" && v.follows(p.words, i) {
			return true
		}
	}
	return i > 0 && p.words[i-1].norm == "not"
}

// strengthened is the rank with an intensifier in the group: strongly
// condemn, gravely concerned.
func (p *englishParser) strengthened(f force, g *verbGroup) int {
	if f.rank == 0 || f.axis == corpus.Commissive || f.axis == corpus.Recognition || f.axis == corpus.Assertion {
		return f.rank
	}
	step := 0
	for i := max(g.from-2, 0); i < min(g.to, len(p.words)); i++ {
		if i < g.from && !p.words[i].is(adverb) {
			continue
		}
		if row, _ := p.lex.marks.match(p.words, i); row != nil && row.Kind == "intensifier" {
			step = max(step, row.Rank-1)
		}
	}
	return min(f.rank+step, 9)
}

// telling is the force of a verb that has none: what was or is done.
func (p *englishParser) telling(q *predicate, a englishActor) force {
	g := &q.group
	past := g.form&pastForm != 0 && g.form&baseForm == 0 || g.perfect
	switch {
	case speaks(a.actor) && g.progressive && !g.perfect && p.renewed(g):
		return force{corpus.Commissive, 5, corpus.Commitment, corpus.Plus}
	case g.core != nil && g.core.Axis == "commissive" && speaks(a.actor) && !past:
		return force{corpus.Commissive, g.core.Rank, corpus.Narrative, corpus.Plus}
	case speaks(a.actor) && g.passive && !past:
		return force{corpus.Assertion, 0, corpus.Assessment, ""}
	case speaks(a.actor):
		rank := 0
		if g.core != nil && g.core.Axis == string(corpus.OtherAxis) { // they discussed, they exchanged views
			rank = g.core.Rank
		}
		return force{corpus.OtherAxis, rank, corpus.Narrative, p.deedTone(q)}
	case a.actor == corpus.Third && !a.deed && (past || g.progressive):
		return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
	case past && !g.perfect && a.actor == corpus.Impersonal && g.core != nil:
		return force{corpus.OtherAxis, 0, corpus.Narrative, ""}
	}
	return force{corpus.Assertion, 0, corpus.Assessment, ""}
}

// deedTone is the polarity of what the parties did.
func (p *englishParser) deedTone(q *predicate) corpus.Polarity {
	if c := q.group.core; c != nil {
		return corpus.Polarity(c.Polarity)
	}
	return ""
}

// renewed reports whether something done now is more than was done before:
// taking new measures, stepping up.
func (p *englishParser) renewed(g *verbGroup) bool {
	for k := g.to; k < len(p.words) && k < g.to+valueReach && !p.words[k].is(comma|stop|infinitive); k++ {
		if p.lex.renewals[p.words[k].norm] {
			return true
		}
	}
	return g.core != nil && p.lex.renewals[g.core.Form]
}

// othersForce is that of a verb with a force of which another is the subject.
func (p *englishParser) othersForce(q *predicate, a englishActor) force {
	g := &q.group
	if a.actor == corpus.Third && !a.deed {
		return force{corpus.OtherAxis, 0, corpus.Narrative, corpus.Polarity(g.core.Polarity)}
	}
	f := force{corpus.Assertion, 0, corpus.Assessment, ""}
	if g.core.Kind == "directive" || speaking(g.core) {
		f.polarity = corpus.Neutral // the times demand, the report notes
	}
	return f
}

// toneReach is how many words after the verb may give a description its tone.
const toneReach = 14

// tone is the polarity of a description: that of its verb, or of the first
// word that praises or blames.
func (p *englishParser) tone(q *predicate) corpus.Polarity {
	g := &q.group
	if s := p.toneOf(g); s != "" {
		return s
	}
	s := p.subjectOf(q.subject)
	for k := s.from; k < s.to; k++ {
		if row, _ := p.lex.tones.match(p.words, k); row != nil && row.Polarity == "-" {
			return corpus.Minus
		}
	}
	if g.core != nil && g.core.Polarity != "" {
		return corpus.Polarity(g.core.Polarity)
	}
	return corpus.Neutral
}

// toneOf is the tone of a verb and of what follows it, "" where no word has one.
func (p *englishParser) toneOf(g *verbGroup) corpus.Polarity {
	if g.core != nil && g.core.Polarity == "-" {
		return corpus.Minus
	}
	for k := g.from; k < len(p.words) && k < g.to+toneReach; k++ {
		if p.words[k].is(stop) && k > g.to {
			break
		}
		if row, _ := p.lex.tones.match(p.words, k); row != nil {
			return corpus.Polarity(row.Polarity)
		}
	}
	return ""
}
