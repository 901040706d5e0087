package units

import (
	"strings"

	"tifa/corpus"
)

// Here are the words that have a force of their own: verbs of speech, norms,
// modals and verbs of stance.

// ought tells that a norm follows in the phrase: 主张各方应… speaks, 主张对话
// supports.
func (s *hanSentence) ought(i, end int) bool {
	for j := i; j < end && j < i+hanReach; j++ {
		if s.words[j].is(hanNorm) && s.verbAt(j, end) {
			return true
		}
	}
	return false
}

// speech opens a frame: 指出, 强调, 重申.
func (s *hanSentence) speech(h hanHead, end int, mark string) int {
	e := s.words[h.at].lex.as(hanSpeech)
	s.own(h.subject)
	if s.agent.actor != corpus.Third {
		s.r.speaker = s.agent
	}
	u := s.unit(e, h.verb, h.at+1)
	u.Type, u.Polarity = corpus.Assessment, corpus.Neutral
	if s.agent.actor == corpus.Third || s.past && s.history() {
		u.Type = corpus.Narrative
	}
	s.frame = u.Verb[0]
	s.content, s.modal, s.verbal = false, -1, false
	s.frameUnit = s.add(u)
	s.open = hanSpeech
	i := h.at + 1
	if e.Rank >= hanReaffirming {
		i = s.reaffirmed(i, end)
	}
	if i < end {
		return s.said(i, end)
	}
	if mark == ":" {
		s.r.list, s.r.lister = corpus.Span{}, hanAgent{}
	}
	return i
}

// hanReaffirming is the rank of the verbs of speech that bind anew: 重申遵守 is an
// undertaking.
const hanReaffirming = 4

// reaffirmed reads 重申恪守, 重申遵守: the activity is the unit.
func (s *hanSentence) reaffirmed(i, end int) int {
	h := s.head(i, end)
	if h.at == end || !h.subject.none() || h.circum > 0 || !s.words[h.at].is(hanActivity) || s.words[h.at].is(hanModal) || s.asserts(h.at+1, end) {
		return i
	}
	u := s.unit(s.words[h.at].lex.as(hanActivity), h.verb, h.at+1)
	u.Type = corpus.Commitment
	s.framed(&u)
	s.modal, s.open = s.add(u), hanModal
	return end
}

// said walks what stands behind a verb of speech in the same phrase. Its own
// subject does not become the agent unless it is a party that undertakes.
func (s *hanSentence) said(i, end int) int {
	h := s.head(i, end)
	w := &hanWord{}
	if h.at < end {
		w = &s.words[h.at]
	}
	if h.at < end && w.is(hanNorm|hanModal|hanStance|hanSpeech|hanLight) && (!h.subject.other || w.is(hanNorm)) && !s.asserts(h.at+1, end) {
		return i
	}
	if h.at < end && w.is(hanDoing) && h.subject.none() && s.orders(h, end) {
		return i
	}
	s.content = true
	return end
}

// asserts tells that a phrase which opens with a verb is the subject of an
// assertion: 深化合作是…, 扩大贸易符合….
func (s *hanSentence) asserts(i, end int) bool {
	for j := i; j < end && j < i+hanReach; j++ {
		if s.words[j].is(hanCopula) && s.verbAt(j, end) && !(j > 0 && s.words[j-1].is(hanStance|hanModal|hanConjunction)) {
			return true
		}
	}
	// 推动合作，是…
	return end+1 < len(s.words) && s.words[end].norm == "," && s.words[end+1].is(hanCopula)
}

// norm reads 应, 必须, 要. Who is bound decides what it is: the agent undertakes,
// others and nobody in particular are asked. 要 without a subject is what the
// speaker orders for its own work.
func (s *hanSentence) norm(h hanHead, end int) int {
	e := s.words[h.at].lex.as(hanNorm)
	sub := h.subject
	target := corpus.Span{}
	bound := false // the agent itself is bound
	switch {
	case s.r.sides.single && sub.other && sub.agent.actor == "" && !s.peopled(sub):
		bound = true // 财政政策要加力: the topic of the work, nobody who could be bound
	case sub.none():
		bound = e.Axis == string(corpus.Commissive) || s.r.sides.single || s.frame.Len() == 0 && s.overt && s.open != hanStance
	case sub.agent.actor != "" && sub.agent.actor != corpus.Third:
		s.take(sub)
		bound = true
	case s.frame.Len() == 0:
		actor := corpus.Impersonal
		if sub.agent.actor == corpus.Third || s.peopled(sub) {
			actor = corpus.Third
		}
		s.agent, s.overt = hanAgent{actor, s.span(sub.from, sub.to)}, true
	case s.peopled(sub) || sub.agent.actor != "":
		target = s.span(sub.from, sub.to)
	}
	if bound && s.agent.actor == corpus.Third {
		bound = false
	}
	j, head := s.group(h.at+1, end)
	u := s.unit(e, h.verb, h.at+1)
	u.Target = target
	s.will = bound
	if bound {
		u.Axis, u.Type = corpus.Commissive, corpus.Commitment
	} else {
		u.Axis, u.Type = corpus.Directive, corpus.Position
	}
	if s.negated(h.verb, h.at) || s.stops(j, head, end) {
		u.Polarity = corpus.Minus
	}
	s.framed(&u)
	s.heads(&u, j, head, end)
	s.modal, s.verbal = s.add(u), false
	s.open = hanNorm
	return s.behind(head, end)
}

// peopled tells subjects that can act of themselves: states, peoples, bodies.
func (s *hanSentence) peopled(sub hanSubject) bool {
	if sub.none() {
		return false
	}
	w := &s.words[sub.to-1]
	return w.is(hanThird | hanParty | hanOrgan | hanSide | hanIssuer)
}

// group passes the adverbs and circumstances behind a modal and returns where
// the group of the first content verb starts and where the verb stands; end
// when there is none.
func (s *hanSentence) group(i, end int) (from, at int) {
	h := s.head(i, end)
	return h.verb, h.at
}

// heads adds the content verb of a phrase to a unit.
func (s *hanSentence) heads(u *corpus.Unit, from, at, end int) {
	if at < end {
		u.Heads = append(u.Heads, s.span(from, at+1))
	}
}

// stops tells a content verb that ends something.
func (s *hanSentence) stops(from, at, end int) bool {
	return at < end && (s.words[at].is(hanStop) || s.negated(from, at))
}

// negated tells a negation among the adverbs before a verb.
func (s *hanSentence) negated(from, at int) bool {
	for j := from; j < at; j++ {
		if s.words[j].is(hanNegation) {
			return true
		}
	}
	return false
}

// behind returns where reading goes on behind a content verb: at the next verb
// of the phrase that 并 or 及 joins to it, else at the end of the phrase.
func (s *hanSentence) behind(at, end int) int {
	for j := at + 1; j+1 < end; j++ {
		w := &s.words[j]
		if !w.is(hanConjunction | hanCoordinator) {
			continue
		}
		k := j + 1
		for k < end && s.words[k].is(hanAdverb) && !s.words[k].is(hanVerb) {
			k++
		}
		if k == end {
			break
		}
		n := &s.words[k]
		if n.is(hanModal|hanNorm|hanStance|hanSpeech) && s.verbAt(k, end) && (w.is(hanConjunction) || s.words[at].is(hanStance) && n.is(hanStance)) && !(n.is(hanMovedObject) && !s.isModal(k, end)) {
			return j + 1
		}
	}
	return end
}

// modalGroup reads 将, 愿, 计划, 商定 and what they govern.
func (s *hanSentence) modalGroup(h hanHead, end int, mark string, party bool) int {
	w := &s.words[h.at]
	e := w.lex.as(hanModal)
	from, at := s.group(h.at+1, end)
	effect := at < end && s.words[at].is(hanEffect|hanState) && !s.words[at].is(hanDoing)
	sub := h.subject
	switch {
	case s.inFrame() && (s.outside || effect && w.norm == "将" && !party):
		s.content = true // a prediction: 并将损害…
		return end
	case s.outside || effect && w.norm == "将" && !party && sub.none() && len(s.units) == 0:
		return s.prediction(h, from, at, end)
	}
	s.own(sub)
	if s.agent.actor == corpus.Third || s.agent.actor == corpus.Impersonal {
		u := s.unit(e, h.verb, h.at+1)
		u.Type = corpus.Narrative
		s.heads(&u, from, at, end)
		s.modal, s.open = s.add(u), hanModal
		return end
	}
	last := h.at + 1
	next := &hanWord{}
	if at < end {
		next = &s.words[at]
	}
	adjacent := at < end && from == h.at+1
	if adjacent && next.is(hanModal) {
		// 将力争: the weaker of the two is what is promised.
		if n := next.lex.as(hanModal); n.Axis == e.Axis && 0 < n.Rank && n.Rank < e.Rank {
			e, last = n, at+1
			from, at = s.group(last, end)
			next, adjacent = &hanWord{}, false
		}
	}
	// 愿继续: one group.
	if h.at+1 < end && s.words[h.at+1].norm == "继续" && w.norm != "继续" {
		last = h.at + 2
		if from == h.at+1 && at > last {
			from = last
		}
	}
	u := s.unit(e, h.verb, last)
	switch {
	case adjacent && next.is(hanStance|hanLight) && next.lex.as(hanStance|hanLight).Axis == string(corpus.Negative):
		// Opposition is a position, also after a modal.
		n := next.lex.as(hanStance)
		u = s.unit(n, h.verb, at+1)
		s.framed(&u)
		s.add(u)
		s.open, s.verbal = hanStance, false
		return s.behind(at, end)
	case adjacent && next.is(hanProcess) && !next.is(hanActivity):
		p := next.lex.as(hanProcess)
		u = s.unit(p, h.verb, at+1)
		u.Type = corpus.Commitment
		s.framed(&u)
		s.modal, s.open = s.add(u), hanModal
		return end
	case at < end && next.is(hanSpeech) && !next.is(hanDoing):
		// 愿重申: the verb of speech carries the force
		return at
	}
	if s.past && s.history() || h.done && w.norm != "将" {
		u.Type = corpus.Narrative
	}
	s.framed(&u)
	if s.list.Len() > 0 && u.Frame.Len() == 0 {
		u.Frame = s.list
	}
	s.heads(&u, from, at, end)
	s.modal, s.open, s.verbal, s.will = s.add(u), hanModal, false, true
	if mark == ":" && at == end {
		s.r.list, s.r.lister, s.list = u.Verb[0], s.agent, u.Verb[0]
	}
	return s.behind(at, end)
}

// history tells a sentence about the past: a state that acted before it was a
// party, a time before the verb and an acknowledgement.
func (s *hanSentence) history() bool {
	return len(s.units) > 0 && s.units[len(s.units)-1].Type == corpus.Narrative
}

// prediction reads 将 of a thing: 这将导致….
func (s *hanSentence) prediction(h hanHead, from, at, end int) int {
	last := h.at + 1
	if at < end && from == last {
		last = at + 1
	}
	u := s.unit(nil, h.verb, last)
	u.Actor, u.Subject, u.Inherited = corpus.Impersonal, s.span(h.subject.from, h.subject.to), false
	u.Axis, u.Type = corpus.Assertion, corpus.Assessment
	s.heads(&u, from, at, end)
	s.add(u)
	s.open, s.modal = hanState, -1
	return end
}

// feeling reads 表示关切, 对…深表遗憾.
func (s *hanSentence) feeling(h hanHead, end int) int {
	to := s.feelingAt(h.at+1, end)
	noun := &s.words[to-1]
	e := noun.lex.as(hanFeeling)
	if e == nil {
		e = noun.lex.as(hanStance)
	}
	if s.outside {
		return s.predicate(h, end, false)
	}
	if e.Axis == string(corpus.Directive) { // 提出要求 binds nobody
		return s.predicate(h, end, false)
	}
	s.own(h.subject)
	u := s.unit(e, h.verb, to)
	if s.agent.actor == corpus.Third {
		u.Type = corpus.Narrative
	}
	s.framed(&u)
	s.add(u)
	s.open, s.verbal = hanStance, false
	if s.modal >= 0 {
		s.modal = -1
	}
	return s.behind(to-1, end)
}

// stance reads 支持, 反对, 欢迎, 呼吁. One that opens its own phrase is a unit
// of the agent; in the list of 商定 or under 将, support is an undertaking.
func (s *hanSentence) stance(h hanHead, end int) int {
	e := s.words[h.at].lex.as(hanStance)
	s.own(h.subject)
	u := s.unit(e, h.verb, h.at+1)
	s.framed(&u)
	undertaken := s.list.Len() > 0 && u.Frame.Len() == 0 && h.subject.agent.actor == "" ||
		s.r.sides.single && s.r.mood == hanUndertaking && !s.overt || s.will && s.modal >= 0 && s.units[min(s.modal, len(s.units)-1)].Type == corpus.Commitment
	widely := e.Axis == string(corpus.Support) && e.Rank >= hanSupporting || e.Axis == string(corpus.Directive) && e.Rank == hanEncouraging
	switch {
	case s.agent.actor == corpus.Third || s.past && e.Axis == string(corpus.Recognition):
		u.Type = corpus.Narrative
	case undertaken && widely:
		u.Type = corpus.Commitment
	}
	if s.negated(h.verb, h.at) {
		u.Polarity = corpus.Minus
	}
	if s.list.Len() > 0 && u.Frame.Len() == 0 {
		u.Frame = s.list
	} else if s.modal >= 0 && u.Type == corpus.Commitment && u.Frame.Len() == 0 {
		u.Frame = s.units[min(s.modal, len(s.units)-1)].Verb[0]
	}
	if e.Axis == string(corpus.Directive) || e.Axis == string(corpus.Support) {
		if actor, to := s.actorAt(h.at+1, end); actor != "" && to > h.at+1 {
			u.Target = s.span(h.at+1, to)
		}
	}
	if e.Axis == string(corpus.Directive) {
		if s.forbids(h.at+1, end) {
			u.Polarity = corpus.Minus
		}
	}
	k := s.add(u)
	s.open = hanStance
	s.verbal = e.Axis == string(corpus.Directive) || e.Axis == string(corpus.Support) && e.Rank >= hanSupporting && s.acts(h.at+1, end) ||
		s.unfinished(h.at+1, end)
	if e.Axis == string(corpus.Directive) && h.at+1 == end {
		// 会议要求，…: what is asked for follows, as after a verb of speech.
		s.frame, s.frameUnit, s.content = u.Verb[0], k, false
	}
	if e.Axis == string(corpus.Recognition) || e.Axis == string(corpus.Assertion) && strings.HasSuffix(s.words[h.at].norm, "到") {
		// 满意地看到…: what is seen follows, as after a verb of speech.
		s.frame, s.frameUnit, s.content = u.Verb[0], k, true
	}
	return s.behind(h.at, end)
}

// forbids tells that what others are called on to do is to stop: the first verb
// behind the directive ends something or is negated.
func (s *hanSentence) forbids(i, end int) bool {
	for j := i; j < end && j < i+10; j++ {
		w := &s.words[j]
		switch {
		case w.is(hanStop):
			return true
		case w.is(hanNorm):
			return w.lex.as(hanNorm).Polarity == string(corpus.Minus)
		case w.is(hanDoing|hanStance) && (j+1 == end || !s.words[j+1].is(hanVerb)):
			return false
		}
	}
	return false
}

// unfinished tells a stance verb with only a circumstance behind it:
// 主张在…基础上，启动谈判.
func (s *hanSentence) unfinished(i, end int) bool {
	if i >= end || !s.words[i].is(hanPreposition) {
		return false
	}
	h := s.head(i, end)
	return h.at == end && h.subject.none()
}

// acts tells that the object of 支持 is what somebody does, not a noun.
func (s *hanSentence) acts(i, end int) bool {
	for j := i; j+1 < end && j < i+hanReach; j++ {
		if s.words[j].is(hanPredicate) && s.verbAt(j, end) && !s.words[j+1].is(hanCoordinator|hanPause) && !isHanVerbalNoun(s.words[j].norm) {
			return true
		}
	}
	return false
}

// Ranks from the tables that the grammar depends on.
const (
	hanSupporting  = 5 // 支持 and up: an act, not a compliment
	hanEncouraging = 2 // 鼓励
	hanStressing   = 3 // 强调, 提出
	hanOption      = 2 // 可: as may
)
