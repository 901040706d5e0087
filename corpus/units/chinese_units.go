package units

import (
	"cmp"
	"strings"

	"tifa/corpus"
	"tifa/corpus/lexicon"
	"tifa/corpus/words"
)

// hanSentence is the state of one clause.
type hanSentence struct {
	r     *hanReader
	c     *corpus.Clause
	words []hanWord
	item  bool // it opens with a bullet or number
	units []corpus.Unit

	agent     hanAgent   // who acts, from this sentence or an earlier one
	overt     bool       // the agent is named in this sentence
	pronoun   bool       // by a pronoun alone: who it is was said before
	past      bool       // it tells of a time that is over
	will      bool       // a modal is in force
	thing     hanSubject // what a phrase without a verb names: the subject of what follows
	purpose   bool       // it opens with 为…, what the rest is done for
	modal     int        // the last unit that undertakes and takes more heads, -1 for none
	open      hanKind
	frame     corpus.Span
	frameUnit int // the unit of the verb of speech in force, -1 when there is none
	content   bool
	verbal    bool        // the object of the last stance verb goes on in further phrases
	list      corpus.Span // 商定 for an item of its list
	outside   bool        // the last phrase had a subject that is none of the actors
}

// begin brings over what is in force from the sentences before.
func (s *hanSentence) begin() {
	s.agent = s.r.agent
	if s.item && s.r.list.Len() > 0 {
		s.agent, s.list = s.r.lister, s.r.list
	} else if s.r.list.Len() > 0 && s.r.inList {
		s.agent, s.list = s.r.lister, s.r.list
	}
	if s.agent.actor == "" {
		s.agent.actor = corpus.Both
	}
}

func (s *hanSentence) actorOf(w *hanWord) corpus.Actor {
	if w.is(hanSpeaker) || w.is(hanPronoun) && w.norm != "我们" {
		if s.r.speaker.actor != "" {
			return s.r.speaker.actor
		}
		if s.r.sides.single {
			return corpus.Both
		}
		return corpus.Third
	}
	return s.r.sides.of(w)
}

// span is the text of words i to j.
func (s *hanSentence) span(i, j int) corpus.Span {
	if i >= j {
		return corpus.Span{}
	}
	return corpus.Span{Start: s.words[i].Start, End: s.words[j-1].End}
}

// phrase reads the words from i to end, which the mark parts from what follows.
func (s *hanSentence) phrase(i, end int, mark string) {
	if end > i && mark == "," && s.words[end-1].is(hanAfter|hanDuring) && !s.words[end-1].is(hanTime) {
		s.past = s.past || s.words[end-1].is(hanAfter)
		return // 会谈后，…: when it was
	}
	listing := false
	for i < end {
		h := s.head(i, end)
		if h.listing {
			listing = true
			s.verbal = s.verbal || s.open == hanStance // 主要包括…: what follows is more of the list
		}
		s.past = s.past || h.past
		if h.at == end {
			s.plain(h, i, end)
			return
		}
		i = s.act(h, end, mark, listing)
	}
}

// plain takes a phrase without a verb of the tables: more of what is said, or
// only a circumstance.
func (s *hanSentence) plain(h hanHead, i, end int) {
	if h.subject.agent.actor != "" && (end == h.subject.to || h.locked) && s.frameUnit < 0 {
		s.take(h.subject) // 双方，…; 中方将此作为…，愿…
		return
	}
	if h.subject.other && s.frame.Len() == 0 && len(s.units) == 0 && s.list.Len() == 0 {
		if w := &s.words[h.subject.to-1]; !strings.HasPrefix(words.Tag([]rune(w.norm)), "t") && !w.is(hanNumber) {
			s.thing = h.subject
		}
	}
	if !h.subject.none() && s.frameUnit >= 0 {
		s.content = true
	}
	if w := &s.words[i]; len(s.units) == 0 && (w.norm == "为" || w.norm == "为了") {
		s.purpose = true
	}
}

// take makes the subject of a phrase the agent of the sentence.
func (s *hanSentence) take(sub hanSubject) {
	s.agent, s.overt = sub.agent, true
	s.pronoun = sub.to == sub.from+1 && s.words[sub.from].is(hanSpeaker|hanPronoun)
}

// act makes a unit of the head of a phrase, or adds it to one, and returns
// where the walk goes on.
func (s *hanSentence) act(h hanHead, end int, mark string, listing bool) int {
	w := &s.words[h.at]
	if (w.is(hanPredicate) || w.norm == "将") && h.subject.none() && !s.thing.none() && len(s.units) == 0 {
		h.subject = s.thing
	}
	sub := h.subject
	s.outside = sub.other && !sub.none()
	named := !sub.none() && sub.agent.actor != "" // an actor is the subject
	party := named && sub.agent.actor != corpus.Third
	switch {
	case w.is(hanLight) && s.feelingAt(h.at+1, end) > 0:
		return s.feeling(h, end)
	case w.is(hanNorm|hanModal) && listing && !named:
		return end // 特别是…: more of the object
	case w.is(hanSpeech) && h.at+1 < end && s.words[h.at+1].norm == "了": // 明确了方向
		return s.predicate(h, end, listing)
	case w.is(hanSpeech) && !s.outside && !listing && (!w.is(hanStance) || s.ought(h.at+1, end)):
		return s.speech(h, end, mark)
	case w.is(hanNorm):
		return s.norm(h, end)
	case w.is(hanModal) && w.is(hanActivity) && s.will && s.modal >= 0 && sub.none():
		return s.predicate(h, end, listing) // 将设立机构，商定章程
	case w.is(hanModal) && (!s.outside || w.norm == "将"):
		return s.modalGroup(h, end, mark, party)
	case w.is(hanStance) && !s.outside && !(h.listing && !named && s.verbal):
		return s.stance(h, end)
	case w.is(hanPredicate | hanOperative | hanRaw):
		return s.predicate(h, end, listing)
	}
	return h.at + 1
}

// unit starts a unit with the verb group from word i to j.
func (s *hanSentence) unit(e *lexicon.Entry, i, j int) corpus.Unit {
	u := corpus.Unit{
		Actor: s.agent.actor, Subject: s.agent.span, Inherited: !s.overt || s.pronoun,
		Verb: []corpus.Span{s.span(i, j)},
		Axis: corpus.OtherAxis, Type: corpus.Narrative, Polarity: corpus.Neutral,
	}
	if e != nil {
		u.Axis, u.Rank = cmp.Or(corpus.Axis(e.Axis), corpus.OtherAxis), e.Rank
		u.Type = cmp.Or(corpus.UnitType(e.Type), corpus.Position)
		u.Polarity = cmp.Or(corpus.Polarity(e.Polarity), corpus.Neutral)
	}
	return u
}

// add appends a unit and returns its index.
func (s *hanSentence) add(u corpus.Unit) int {
	s.units = append(s.units, u)
	return len(s.units) - 1
}

// framed puts a unit under the verb of speech in force. The verb of speech is a
// unit of its own only when it also governs an assertion.
func (s *hanSentence) framed(u *corpus.Unit) {
	if s.frame.Len() == 0 || s.content && u.Axis != corpus.Directive {
		return // 认为…是…, 反对…: the second hangs on no frame
	}
	u.Frame = s.frame
	if s.frameUnit >= 0 && s.frameUnit == len(s.units)-1 && !s.content {
		s.units = s.units[:s.frameUnit]
		s.frameUnit = -1
	}
}

// own makes a party that is the subject the agent, also inside a frame.
func (s *hanSentence) own(sub hanSubject) {
	if !sub.none() && sub.agent.actor != "" {
		s.take(sub)
		if !s.item {
			s.list = corpus.Span{}
		}
	}
}

// hanReach is how many words ahead the grammar looks for what closes a phrase.
const hanReach = 64

// inFrame reports whether the phrase says more of what a verb of speech opened.
func (s *hanSentence) inFrame() bool { return s.frame.Len() > 0 && s.frameUnit >= 0 }

// finish completes the units of the sentence and hands on what stays in force.
func (s *hanSentence) finish() {
	if len(s.units) == 0 {
		s.fallback()
	}
	s.scopes()
	for i := range s.units {
		s.polarity(&s.units[i])
		s.marks(&s.units[i])
	}
	s.handOn()
}

// handOn leaves the agent and the mood for the next sentence.
func (s *hanSentence) handOn() {
	r := s.r
	r.inList = s.list.Len() > 0
	if s.overt && s.agent.actor != corpus.Third && s.agent.actor != corpus.Impersonal {
		r.agent = s.agent
	} else if r.agent.actor == "" {
		r.agent = hanAgent{actor: corpus.Both}
	}
	if len(s.units) == 0 {
		return
	}
	last := s.units[len(s.units)-1]
	for i := range s.units {
		if s.units[i].Type == corpus.Commitment {
			r.mood = hanUndertaking
			return
		}
	}
	switch {
	case last.Type == corpus.Narrative:
		r.mood = hanTelling
	case s.past && r.sides.single:
		r.mood = hanTelling
	case r.mood == hanTelling && r.sides.single && last.Axis == corpus.Assertion:
	case s.overt && (s.agent.actor == corpus.Both || isHanSide(s.agent.actor)):
		r.mood = hanStanding
	}
}
