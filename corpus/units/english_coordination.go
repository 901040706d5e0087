package units

import "slices"

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
	if r.relative && !comma || r.helped(g, at) {
		return at + 1, true
	}
	nested := r.list == purposeSeries || r.list == noSeries && r.purpose && !(comma && and)
	if comma && !and && r.list == noSeries {
		r.list = mainSeries
		if nested {
			r.list = purposeSeries
		}
	}
	if v := r.reading(at); v != nil && at == k && g.governs == baseForm && operativeKind(v.row.Kind) && v.row.Axis != "commissive" && !nested && !r.plainly(v, at) && speaks(r.actor(last).actor) && !(v.row.Axis == "support" && (comma && !and || r.list == mainSeries)) && r.presentSubject(last) {
		return 0, false // and welcome: a predicate of its own
	} else if v != nil && (v.row.Kind == "undertaking" && len(v.rest) == 0 && r.words[r.last(at+1)].is(infinitive) || v.row.Kind == "undertaking" && len(v.rest) > 0) && at == k {
		return 0, false
	}
	if nested {
		return at + 1, true
	}
	return r.share(last, at), true
}

// helped reports whether the verb at k is what others are helped to do, as
// another one before it is: help Arvenia repair and defend its ports.
func (r *clauseReader) helped(g *verbGroup, k int) bool {
	if g.content < 0 || r.words[g.content].norm != "help" && r.words[g.content].norm != "helping" {
		return false
	}
	for i := g.content + 2; i < k; i++ {
		if w := &r.words[i]; w.form()&baseForm != 0 && w.verbs != nil && !w.capital && !w.is(preposition) && r.words[i-1].class == 0 {
			return true
		}
	}
	return false
}

// plainly reports whether a verb that can be one of saying is none, having a
// plain object: share information, and not share the concern.
func (r *clauseReader) plainly(v *englishPhrase, k int) bool {
	const reach = 4 // words
	if v.row.Kind != "speech" || len(v.rest) > 0 || !slices.ContainsFunc(r.words[k].verbs, func(v englishPhrase) bool { return v.row.Kind == "activity" && len(v.rest) == 0 }) {
		return false
	}
	for i := k + 1; i < min(len(r.words), k+1+reach) && !r.words[i].is(preposition|comma|stop|coordinator); i++ {
		if row, _ := r.lex.nouns.match(r.words, i); row != nil {
			return false
		}
	}
	return true
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
