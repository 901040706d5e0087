package units

import (
	"strings"
)

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
	for k >= 0 && (r.words[k].is(adverb) || r.joinsAdverbs(k)) {
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
	case n.class&^numeral == 0 && (p.lex.compounds[w.norm] || i >= 2 && p.lex.compounds[p.words[i-2].norm+" "+p.words[i-1].norm+" "+w.norm]), n.class == 0 && n.form() == pastForm:
		return false
	case n.is(preposition):
		return n.norm == "with" || n.norm == "on" || n.norm == "over" || n.norm == "towards" || n.norm == "toward"
	}
	return true
}
