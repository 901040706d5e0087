package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// Here are the verbs without a force of their own. What they are depends on the
// sentence: a deed is promised, ordered, told or a standing position.

// predicate reads a verb that has no force of its own: an activity, an event, a
// state. What it is depends on what is in force.
func (s *hanSentence) predicate(h hanHead, end int, listing bool) int {
	w := &s.words[h.at]
	sub := h.subject
	named := !sub.none() && sub.agent.actor != ""
	doing := w.is(hanDoing)
	switch {
	case listing && (!named || sub.agent.actor == corpus.Third) && len(s.units) > 0:
		return end // 包括…: more of the object
	case s.inFrame() && doing && !s.content && sub.none() && s.orders(h, end):
		return s.deed(h, end)
	case s.inFrame():
		s.content = true
		return end
	case s.frame.Len() > 0 && len(s.units) > 0 && named && !doing && !w.is(hanRaw|hanEvent):
		return end // 重申恪守原则，政府是…: more of what is said
	case s.outside && len(s.units) > 0 && s.open != hanState && !s.words[sub.from].is(hanDeictic):
		return end // a noun with a verb in it: more of the object
	case s.outside && s.open != hanState:
		return s.assertion(h, end)
	case s.purpose && sub.none() && len(s.units) == 0 && s.actorAhead(end):
		return end // 为维护…, 提高…, 双方赞同
	case (sub.none() || sub.agent.actor == corpus.Third) && s.open == hanStance && s.verbal && s.modal < 0:
		return end // 支持各方维护…, 推动…
	case sub.none() && s.open == hanStance && s.modal < 0 && !doing:
		return end
	case sub.none() && s.modal >= 0 && s.open&(hanModal|hanNorm|hanStance) != 0:
		return s.more(h, end)
	case !named && s.open == hanState && len(s.units) > 0:
		last := &s.units[len(s.units)-1]
		last.Heads = append(last.Heads, s.span(h.verb, h.at+1))
		return end
	}
	if w.is(hanState|hanEffect) && !doing && !w.is(hanEvent) {
		return s.assertion(h, end)
	}
	if sub.none() && len(s.units) == 0 && end+1 < len(s.words) && s.words[end+1].is(hanNorm) {
		return end // 做好今年工作，要…
	}
	if sub.none() && len(s.units) == 0 && s.asserts(h.at+1, end) {
		return s.assertion(h, end)
	}
	return s.deed(h, end)
}

// actorAhead tells that a later phrase of the sentence opens with an actor.
func (s *hanSentence) actorAhead(i int) bool {
	for j := i; j+1 < len(s.words) && j < i+hanReach; j++ {
		if s.words[j].parts() && s.actorOf(&s.words[j+1]) != "" {
			return true
		}
	}
	return false
}

// orders tells what a body stresses or proposes for its own work, 全会提出，加快…,
// from what it asserts: 实现现代化是….
func (s *hanSentence) orders(h hanHead, end int) bool {
	if !s.r.sides.single || s.units[s.frameUnit].Rank < hanStressing || s.asserts(h.at+1, end) {
		return false
	}
	return end+1 >= len(s.words) || !s.words[end+1].is(hanState|hanNorm)
}

// more adds an activity to the unit of the modal in force. Work without a
// promised result is a unit of its own, because its strength differs.
func (s *hanSentence) more(h hanHead, end int) int {
	if s.modal >= len(s.units) {
		s.modal = len(s.units) - 1
	}
	m := &s.units[s.modal]
	w := &s.words[h.at]
	if w.is(hanProcess) && !w.is(hanActivity) && m.Axis == corpus.Commissive {
		u := s.unit(w.lex.as(hanProcess), h.verb, h.at+1)
		u.Type, u.Frame = m.Type, m.Verb[0]
		if s.list.Len() > 0 {
			u.Frame = s.list
		}
		s.add(u)
		return end
	}
	m.Heads = append(m.Heads, s.span(h.verb, h.at+1))
	return s.behind(h.at, end)
}

// deed reads a bare activity or event of the agent: an undertaking in a list or
// after 要, a standing position after 双方, a story when it tells the past.
func (s *hanSentence) deed(h hanHead, end int) int {
	w := &s.words[h.at]
	sub := h.subject
	named := !sub.none() && sub.agent.actor != ""
	var e *lexicon.Entry // none for a verb that the tables do not have
	if w.lex != nil {
		e = w.lex.as(hanDoing | hanEvent | hanState)
	}
	if w.is(hanProcess) && !w.is(hanActivity) {
		e = w.lex.as(hanProcess)
	}
	s.own(sub)
	if s.agent.actor == corpus.Third {
		return s.assertion(h, end)
	}
	u := s.unit(e, h.verb, h.at+1)
	past := s.past || h.done || s.r.mood == hanTelling && s.r.sides.single || h.at+1 < end && s.words[h.at+1].is(hanAspect) && (s.words[h.at+1].norm == "了" || s.words[h.at+1].norm == "过")
	promised := s.inFrame() || s.list.Len() > 0 || sub.none() && !s.overt && s.r.mood == hanUndertaking
	switch {
	case promised && w.is(hanDoing|hanEvent) && sub.none():
		u.Axis, u.Type, u.Polarity = corpus.Commissive, corpus.Commitment, corpus.Plus
		u.Frame = s.list
	case named && !past && s.optional(h.verb, h.at):
		u.Axis, u.Rank, u.Type, u.Polarity = corpus.Commissive, hanOption, corpus.Position, corpus.Plus
	case w.is(hanRaw|hanEvent) && !w.is(hanDoing) || past || sub.none() && !s.overt && s.r.mood == hanTelling:
		u.Axis, u.Type, u.Polarity = corpus.OtherAxis, corpus.Narrative, corpus.Neutral
		if w.is(hanProcess) && !w.is(hanActivity) {
			u.Rank = talkedOf
		}
	default:
		u.Axis, u.Type = corpus.Commissive, corpus.Position
		u.Polarity = corpus.Plus
	}
	s.framed(&u)
	if s.negated(h.verb, h.at) {
		u.Polarity = corpus.Minus
	}
	s.modal, s.open, s.verbal = s.add(u), hanModal, false
	if u.Type == corpus.Narrative {
		s.open = hanState
		s.modal = -1
	}
	return s.behind(h.at, end)
}

// optional tells 可 or 可以 among the adverbs before a verb: a party that may.
func (s *hanSentence) optional(from, at int) bool {
	for _, w := range s.words[from:at] {
		if w.norm == "可" || w.norm == "可以" {
			return true
		}
	}
	return false
}

// assertion reads how things are, said by nobody in particular.
func (s *hanSentence) assertion(h hanHead, end int) int {
	sub := h.subject
	w := &s.words[h.at]
	last := h.at + 1
	u := s.unit(nil, h.verb, last)
	switch {
	case !sub.none() && sub.agent.actor != "":
		s.take(sub)
		u.Actor, u.Subject, u.Inherited = sub.agent.actor, sub.agent.span, false
	case s.peopled(sub):
		s.take(hanSubject{agent: hanAgent{corpus.Third, s.span(sub.from, sub.to)}})
		u.Actor, u.Subject, u.Inherited = corpus.Third, s.agent.span, false
	default:
		u.Actor, u.Subject, u.Inherited = corpus.Impersonal, s.span(sub.from, sub.to), false
	}
	u.Axis, u.Type = corpus.Assertion, corpus.Assessment
	if w.is(hanEvent) && !w.is(hanState|hanDoing) || s.past && w.is(hanEvent) {
		u.Axis, u.Type = corpus.OtherAxis, corpus.Narrative
	}
	s.add(u)
	s.open, s.modal = hanState, -1
	return s.behind(h.at, end)
}
