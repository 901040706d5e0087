package units

import "tifa/corpus/lexicon"

// wordRange is a half-open range of words of a clause.
type wordRange struct{ from, to int }

func (r wordRange) empty() bool { return r.to <= r.from }

// verbGroup is a finite verb with all that belongs to it: auxiliaries,
// adverbs between them, and the noun, adjective or infinitive that carries
// the force.
type verbGroup struct {
	wordRange
	modal       *lexicon.Entry
	core        *lexicon.Entry // the row of the verb, or of the adjective after a copula; nil when no table has it
	noun        *lexicon.Entry // the noun with the force
	content     int            // the word that the group governs, -1 for none
	contentRow  *lexicon.Entry
	governs     englishForm // the form of the verbs that it governs
	form        englishForm // of its finite verb
	copula      bool
	progressive bool
	perfect     bool
	passive     bool
	negative    bool
	going       bool // continue to
	that        bool // a clause with "that" follows, or with no conjunction
	clause      int  // where that clause starts
}

// verbGroupAt reads the verb group that starts with the finite verb at i.
func (p *englishParser) verbGroupAt(i int) verbGroup {
	g := verbGroup{wordRange: wordRange{i, i + 1}, content: -1, form: p.words[i].finiteForm()}
	at := p.auxiliaries(&g, i)
	if at < 0 {
		return g
	}
	p.mainVerb(&g, at)
	return g
}

// auxiliaries reads over the auxiliaries from i on and returns the place of
// the main verb, -1 when a copula with its predicate is all there is.
func (p *englishParser) auxiliaries(g *verbGroup, i int) int {
	for j := p.pastAdverbs(g, i); j < len(p.words); j = p.pastAdverbs(g, j) {
		w := &p.words[j]
		switch {
		case w.is(modalVerb) && g.modal == nil && !g.copula:
			g.modal, _ = p.lex.modals.match(p.words, j)
			g.to = j + 1
			j++
		case w.is(beVerb):
			k := p.pastAdverbs(nil, j+1)
			if k+1 < len(p.words) && p.words[k].norm == "and" && p.words[k+1].is(modalVerb) { // are and will be
				j = k + 1
				continue
			}
			return p.afterBe(g, j)
		case w.is(haveVerb):
			k := p.pastAdverbs(nil, j+1)
			if k < len(p.words) && (p.words[k].form()&pastForm != 0 || p.words[k].is(beVerb|haveVerb|copula)) {
				g.perfect = true
				g.to = j + 1
				j++
				continue
			}
			return j
		case w.is(doVerb) && j+1 < len(p.words) && p.words[p.last(p.pastAdverbs(nil, j+1))].form()&baseForm != 0:
			g.to = j + 1
			j++
		case w.is(comma): // will, in line with our laws, build
			k := j + 1
			for k < len(p.words) && k < j+asideReach && !p.words[k].is(comma|stop) {
				k++
			}
			if k+1 >= len(p.words) || !p.words[k].is(comma) || g.modal == nil {
				return -1
			}
			j = k + 1
		case w.is(stop | coordinator):
			return -1
		default:
			return j
		}
	}
	return -1
}

func (p *englishParser) last(i int) int { return min(i, len(p.words)-1) }

// pastAdverbs returns the first word from i on that is no adverb, and notes a
// negation in the group.
func (p *englishParser) pastAdverbs(g *verbGroup, i int) int {
	for ; i < len(p.words) && (p.words[i].is(adverb) && p.words[i].class&(modalVerb|coordinator) == 0 || p.joinsAdverbs(i)); i++ {
		if g != nil && (p.words[i].norm == "not" || p.words[i].norm == "never") {
			g.negative = true
		}
	}
	return i
}

// afterBe reads what follows a form of be at j: a participle, an adjective
// with a force, or a plain predicate.
func (p *englishParser) afterBe(g *verbGroup, j int) int {
	g.to = j + 1
	k := p.pastAdverbs(g, j+1)
	if k >= len(p.words) {
		g.copula = true
		return -1
	}
	w := &p.words[k]
	if p.predicate(g, k) {
		return -1
	}
	f := w.form()
	switch {
	case w.is(beVerb): // being, been
		return p.afterBe(g, k)
	case f&gerundForm != 0 && !p.lex.homographs[w.norm]:
		g.progressive = true
		return k
	case f&pastForm != 0:
		g.passive = true
		return k
	}
	if k+2 < len(p.words) && p.words[k+1].norm == "and" { // serious and unacceptable
		if row, _ := p.lex.predicates.match(p.words, k+2); row != nil && row.Kind == "verdict" {
			p.predicate(g, k+2)
			return -1
		}
	}
	g.copula = true
	if w.class&^adverb == 0 { // of a longer predicate, the copula alone
		g.to = k + 1
	}
	p.forceNoun(g, k, true)
	return -1
}

// predicate reads an adjective with a force at k.
func (p *englishParser) predicate(g *verbGroup, k int) bool {
	row, end := p.lex.predicates.match(p.words, k)
	if row == nil {
		return false
	}
	g.copula, g.core, g.to = true, row, end
	if row.Kind == "predicate" {
		p.governed(g)
		if g.content < 0 && !g.that {
			p.forceNoun(g, end, true)
		}
	}
	return true
}

// mainVerb reads the main verb at i and what belongs to it.
func (p *englishParser) mainVerb(g *verbGroup, i int) {
	w := &p.words[i]
	g.to = i + 1
	if w.is(copula) && (p.copulaAt(g, i)) {
		return
	}
	v := p.reading(i)
	if v == nil {
		if g.content = i; g.modal != nil && !g.progressive { // a verb that no table has
			g.governs = baseForm
		}
		p.merge(g)
		return
	}
	g.core, g.to = v.row, i+1+len(v.rest)
	if len(v.rest) > 0 && v.rest[len(v.rest)-1] == "that" {
		g.to-- // the conjunction is no part of the group
	}
	switch v.row.Kind {
	case "continue":
		p.continuing(g, i)
	case "undertaking", "directive", "stance", "speech", "belief", "express", "deed":
		p.operative(g, i)
	default:
		g.content = i
		g.governs = w.form() & baseForm
		if g.progressive {
			g.governs = gerundForm
		}
		p.merge(g)
		p.infinitiveOfManner(g)
	}
}

// reading picks the row for the verb at i: one whose form fits, rather one
// with a force. A modal is followed by a base form, have and be by a
// participle.
func (p *englishParser) reading(i int) *englishPhrase {
	w := &p.words[i]
	var first *englishPhrase
	for k := range w.verbs {
		v := &w.verbs[k]
		if !v.follows(p.words, i) {
			continue
		}
		if first == nil || len(v.rest) == len(first.rest) && first.row.Kind == "activity" && v.row.Kind != "abstention" {
			first = v
		}
	}
	return first
}

// copulaAt reads "remain", "stand" and their like when a predicate follows.
func (p *englishParser) copulaAt(g *verbGroup, i int) bool {
	if v := p.reading(i); v != nil && len(v.rest) > 0 {
		return false
	}
	k := p.pastAdverbs(g, i+1)
	if k >= len(p.words) {
		return false
	}
	if p.predicate(g, k) {
		return true
	}
	if p.forceNoun(g, k, true) {
		g.copula = true
		return true
	}
	if p.words[i].norm[0] == 's' && p.words[i].norm[1] == 't' { // stand, stay: verbs of their own
		return false
	}
	g.copula = true
	if p.words[k].class == 0 {
		g.to = k + 1
	}
	return true
}

// continuing reads what goes on after "continue", "begin", "help".
func (p *englishParser) continuing(g *verbGroup, i int) {
	g.going = true
	k := p.pastAdverbs(g, g.to)
	if k >= len(p.words) {
		return
	}
	w := &p.words[k]
	switch {
	case w.is(infinitive) && k+1 < len(p.words):
		c := p.pastAdverbs(nil, k+1)
		if c >= len(p.words) {
			return
		}
		g.to = k + 1
		g.governs = baseForm
		p.contentAt(g, c)
	case w.form()&gerundForm != 0 && !p.lex.homographs[w.norm]:
		g.governs = gerundForm
		p.contentAt(g, k)
	case p.words[i].norm == "help" && w.form()&baseForm != 0:
		g.governs = baseForm
		p.contentAt(g, k)
	default:
		g.going = false
	}
}

// contentAt takes the verb at c for the content of the group. The content may
// be a verb with a force of its own: continue to call on, will remain committed.
func (p *englishParser) contentAt(g *verbGroup, c int) {
	g.content = c
	w := &p.words[c]
	switch {
	case w.is(beVerb):
		if to := g.to; p.afterBe(g, c) >= 0 {
			g.to = to
		}
	case w.is(copula):
		k := p.pastAdverbs(g, c+1)
		if k < len(p.words) {
			p.predicate(g, k)
		}
	default:
		if v := p.reading(c); v != nil {
			g.contentRow = v.row
			switch v.row.Kind {
			case "directive":
				g.to = c + 1 + len(v.rest)
				p.headOfRequest(g)
			case "undertaking", "speech", "belief", "express":
				inner := *g
				inner.to = c + 1 + len(v.rest)
				inner.core = v.row
				p.operative(&inner, c)
				if inner.noun != nil || v.row.Kind == "undertaking" {
					inner.going = true
					*g = inner
				}
			}
		}
		p.infinitiveOfManner(g)
	}
}

// operative reads what belongs to a verb with a force.
func (p *englishParser) operative(g *verbGroup, i int) {
	switch g.core.Kind {
	case "directive":
		p.headOfRequest(g)
	case "undertaking":
		if !p.forceNoun(g, g.to, false) {
			p.governed(g)
		}
	case "belief":
		p.governed(g)
	case "speech":
		if g.core.Axis != "assertion" || !p.forceNoun(g, g.to, false) {
			p.governed(g)
		}
	case "express":
		p.forceNoun(g, g.to, true)
	case "stance":
		p.merge(g)
		p.governed(g)
	case "deed":
		p.merge(g)
	}
}

// governed reads "to" with a verb or noun, or the clause that a verb governs.
func (p *englishParser) governed(g *verbGroup) {
	k := p.pastAdverbs(nil, g.to)
	if k < len(p.words) && p.words[k].is(comma) {
		k = p.pastAside(k)
	}
	if k >= len(p.words) {
		return
	}
	w := &p.words[k]
	if w.norm == "that" && !(k+1 < len(p.words) && p.words[k+1].is(stop|preposition)) || w.is(subjectPronoun) && speaking(g.core) {
		g.that, g.clause = true, k
		return
	}
	if k > g.to && p.words[k-1].is(comma) && !w.is(infinitive) {
		return
	}
	if p.lex.verbs[p.words[g.to-1].norm] != nil && p.words[g.to-1].is(infinitive) { // the row ends with "to"
		k--
	}
	ends := g.to > 0 && p.words[g.to-1].is(infinitive)
	if !w.is(infinitive) && !ends {
		if w.is(preposition) && (w.norm == "on" || w.norm == "in" || w.norm == "for" || w.norm == "about" || w.norm == "over" || w.norm == "with") && g.core != nil && !speaking(g.core) && g.core.Kind != "stance" {
			g.to = k + 1
		}
		return
	}
	c := k
	if !ends {
		g.to = k + 1
		c = k + 1
	}
	g.content = -1
	c = p.pastAdverbs(nil, c)
	if c >= len(p.words) {
		return
	}
	switch f := p.words[c].form(); {
	case f&baseForm != 0 && p.verbLike(c) || p.words[c].is(beVerb|haveVerb|copula):
		g.content, g.governs = c, baseForm
		p.infinitiveOfManner(g)
	case f&gerundForm != 0:
		g.content, g.governs = c, gerundForm
	default:
		g.governs = gerundForm // commit to cooperation and expanding trade
	}
}

// asideReach is how many words may stand between two commas inside a group.
const asideReach = 12

// pastAside returns the word after an aside between commas that starts at i:
// "determined, in line with our laws, that"; i where none ends in "that" or "to".
func (p *englishParser) pastAside(i int) int {
	for k := i + 1; k+1 < len(p.words) && k < i+asideReach; k++ {
		if p.words[k].is(comma) {
			if n := &p.words[k+1]; n.norm == "that" || n.is(infinitive) {
				return k + 1
			}
			return i
		}
	}
	return i
}

// infinitiveOfManner reads "work together to", "seek to": where a verb has no
// object and an infinitive follows, the infinitive says what is done.
func (p *englishParser) infinitiveOfManner(g *verbGroup) {
	if g.content < 0 {
		return
	}
	k := p.pastAdverbs(nil, g.content+1)
	if k == g.content+1 && p.words[g.content].norm != "work" && p.words[g.content].norm != "working" {
		if v := p.reading(g.content); v == nil || v.row.Kind != "undertaking" {
			return
		}
	}
	if k+1 >= len(p.words) || !p.words[k].is(infinitive) {
		return
	}
	c := p.pastAdverbs(nil, k+1)
	if c < len(p.words) && p.words[c].form()&baseForm != 0 {
		if g.to <= g.content+1 && g.to >= g.content {
			g.to = k + 1
		}
		g.content, g.governs = c, baseForm
	}
}

// headOfRequest finds what is asked for: call on Kestria to withdraw.
func (p *englishParser) headOfRequest(g *verbGroup) {
	for k := g.to; k < len(p.words) && k < g.to+40; k++ {
		w := &p.words[k]
		if w.is(stop) || w.norm == "that" || w.is(coordinator) && p.resumes(g, k) {
			return
		}
		if w.is(infinitive) {
			c := p.pastAdverbs(nil, k+1)
			for c < len(p.words) && (p.words[c].is(comma|adverb) || p.words[c].norm == "and") {
				c++
			}
			if c < len(p.words) && p.words[c].form()&baseForm != 0 {
				g.content = c
				if p.commanded(g) {
					g.governs = baseForm // each order has an aim of its own
				}
				return
			}
		}
	}
}

// resumes reports whether the speakers go on behind the coordinator at k with
// another act: they encouraged talks, and opposed any attempt to.
func (p *englishParser) resumes(g *verbGroup, k int) bool {
	c := p.pastAdverbs(nil, k+1)
	if c+1 >= len(p.words) || g.modal != nil || p.words[c].form()&g.form == 0 || p.words[c].form() == baseForm && !p.words[k-1].is(comma) {
		return false
	}
	v := p.reading(c)
	return v != nil && operativeKind(v.row.Kind) && (len(v.rest) > 0 || p.words[c+1].is(determiner|possessive|relative))
}

// commanded reports whether a request goes to those whom the speakers command:
// their ministers, a joint body; not to all parties or member states.
func (p *englishParser) commanded(g *verbGroup) bool {
	k := g.to
	for k < len(p.words) && p.words[k].is(determiner|possessive) {
		if p.words[k].norm == "all" || p.words[k].norm == "every" {
			return false // whoever is meant, not they alone
		}
		k++
	}
	row, _ := p.lex.actors.match(p.words, k)
	return row != nil && row.Kind == "joint"
}

// nounReach is how many words may stand between a verb and its noun with a
// force.
const nounReach = 9

// forceNoun looks for a noun with a force in the object of the group, from i
// on: "reaffirm our steadfast commitment to". With in, it may stand after a
// preposition: "stand together in opposition to".
func (p *englishParser) forceNoun(g *verbGroup, i int, in bool) bool {
	found := false
	for k := i; k < len(p.words) && k < i+nounReach; k++ {
		w := &p.words[k]
		if row, end := p.lex.nouns.match(p.words, k); row != nil && !(w.capital && k > 0 && p.words[k-1].norm != "our" && !p.words[k-1].is(possessive)) {
			if !found {
				g.noun = row
			}
			found = true
			g.to = end
			if p.afterNoun(g, end) || end >= len(p.words) || p.words[end].norm != "and" {
				return true
			}
			continue
		}
		switch {
		case w.class == 0, w.is(determiner | possessive | adverb | numeral), w.norm == "and", w.is(subjectPronoun) && w.norm == "u.s":
			if w.class == 0 && k == i && w.form()&(gerundForm) != 0 {
				return found
			}
		case in && (w.norm == "in" || w.norm == "by"):
		default:
			return found
		}
	}
	return found
}

// afterNoun reads the preposition after a noun with a force, and the verb
// that it governs.
func (p *englishParser) afterNoun(g *verbGroup, i int) bool {
	if i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	if w.norm == "of" && g.noun.Axis == "commissive" { // the commitment of Arvenia to
		for k := i + 1; k < len(p.words) && k < i+nounReach; k++ {
			if p.words[k].is(infinitive) {
				i, w = k, &p.words[k]
				break
			}
			if p.words[k].is(stop | comma) {
				break
			}
		}
	}
	switch {
	case w.is(infinitive):
		g.to = i + 1
		c := p.pastAdverbs(nil, i+1)
		if c >= len(p.words) {
			return true
		}
		switch f := p.words[c].form(); {
		case f&baseForm != 0 && p.verbLike(c) || p.words[c].is(beVerb|haveVerb|copula):
			g.content, g.governs = c, baseForm
		case f&gerundForm != 0:
			g.content, g.governs = c, gerundForm
		default:
			g.governs = gerundForm
		}
		return true
	case w.norm == "that":
		g.that, g.clause = true, i
		return true
	case w.is(preposition):
		g.to = i + 1
		if c := p.pastAdverbs(nil, i+1); c < len(p.words) && p.words[c].form()&gerundForm != 0 && g.noun.Axis == "commissive" {
			g.content, g.governs = c, gerundForm
		}
		return true
	}
	return false
}

// merge takes coordinate verbs with a common object into the group: welcome
// and support; maintain, fully implement and expand.
func (p *englishParser) merge(g *verbGroup) {
	f := p.words[g.to-1].form()
	if len(p.words[g.to-1].verbs) == 0 && f == 0 {
		return
	}
	for at := g.to; ; {
		k := at
		and := false
		for k < len(p.words) && (p.words[k].is(comma|adverb) || p.words[k].norm == "and" || p.words[k].norm == "or") {
			and = and || p.words[k].is(comma) || p.words[k].is(coordinator)
			k++
		}
		if !and || k == at || k >= len(p.words) || p.words[k].form()&f == 0 || p.words[k].verbs == nil || p.words[k].is(modalVerb|beVerb) {
			return
		}
		next := k + 1
		if next >= len(p.words) || p.lex.homographs[p.words[k].norm] && !p.words[p.last(next)].is(determiner|possessive|comma|coordinator) {
			return
		}
		if v := p.reading(k); v != nil && len(v.rest) > 0 {
			return // a verb with a force and an object of its own
		}
		g.to = next
		at = next
	}
}
