package units

import (
	"strings"

	"tifa/corpus"
	"tifa/corpus/words"
)

// fallback makes the one unit of a sentence in which no word of the tables is a
// head: its main predicate is the first verb that is not part of an attribute,
// and where the dictionary has none, the last word.
func (s *hanSentence) fallback() {
	at := s.mainVerb()
	if at < 0 {
		return
	}
	u := s.unit(nil, at, at+1)
	u.Actor, u.Subject, u.Inherited = corpus.Impersonal, corpus.Span{}, false
	u.Axis, u.Type = corpus.Assertion, corpus.Assessment
	if actor, to := s.actorAt(0, len(s.words)); actor != "" && to <= at {
		u.Actor, u.Subject = actor, s.span(0, to)
	}
	if s.past || at+1 < len(s.words) && s.words[at+1].is(hanAspect) && s.words[at+1].norm == "了" {
		u.Axis, u.Type = corpus.OtherAxis, corpus.Narrative
	}
	if s.list.Len() > 0 || s.r.sides.single && s.r.mood == hanUndertaking && u.Type != corpus.Narrative && s.words[at].kinds == hanRaw && (at == 0 || s.moved()) {
		// An item of a list is an undertaking, whatever its verb, and so is work
		// that opens with its object: 将政策纳入评估.
		u.Actor, u.Subject, u.Inherited, u.Frame = s.agent.actor, s.agent.span, true, s.list
		u.Axis, u.Type, u.Polarity = corpus.Commissive, corpus.Commitment, corpus.Plus
	}
	s.add(u)
}

// moved tells a sentence that opens with 将 or 把 and the object of its verb.
func (s *hanSentence) moved() bool {
	return len(s.words) > 0 && s.words[0].is(hanMovedObject) && !s.isModal(0, len(s.words))
}

// mainVerb returns the first word that can be the predicate, -1 when the
// sentence has no words.
func (s *hanSentence) mainVerb() int {
	word := -1
	for i := range s.words {
		w := &s.words[i]
		if w.is(hanOpaque|hanNumber) || w.kinds == 0 {
			if w.is(hanOpaque) && word < 0 {
				word = i
			}
			continue
		}
		word = i
		if w.is(hanMovedObject) && !s.isModal(i, len(s.words)) {
			continue
		}
		if i+1 < len(s.words) && s.words[i+1].is(hanOf) || w.is(hanPreposition|hanLocalizer|hanAspect) || i > 0 && s.words[i-1].is(hanThat) {
			continue
		}
		if w.is(hanVerb) || w.kinds == hanRaw && strings.HasPrefix(words.Tag([]rune(w.norm)), "v") && words.Tag([]rune(w.norm)) != "vn" {
			return i
		}
	}
	return word
}

// scopes gives each unit the text from its subject or verb to the next unit. An
// object that 将 or 把 puts in front of the verb belongs to the first unit.
func (s *hanSentence) scopes() {
	end := s.c.End
	if n := len(s.words); n > 0 {
		end = s.words[n-1].End
	}
	for i := len(s.units) - 1; i >= 0; i-- {
		u := &s.units[i]
		start := u.Verb[0].Start
		floor := s.c.Start
		if i > 0 {
			floor = s.units[i-1].Verb[len(s.units[i-1].Verb)-1].End
		}
		if u.Subject.Len() > 0 && u.Subject.Start >= floor && u.Subject.Start < start {
			start = u.Subject.Start
		}
		if u.Frame.Len() > 0 && u.Frame.Start >= floor && u.Frame.Start < start {
			start = u.Frame.Start
		}
		if start = s.partStart(start, floor); i == 0 && s.moved() {
			start = min(start, s.words[0].Start)
		}
		u.Scope = corpus.Span{Start: start, End: end}
		end = start
	}
}

// partStart is where the part between marks begins that holds the verb at start,
// if that is behind floor: what stands before a verb there is its subject, known
// or not, or tells when and how. 各省三年内要…
func (s *hanSentence) partStart(start, floor int) int {
	verb := s.from(start)
	first := verb
	for first > 0 && !s.words[first-1].parts() {
		first--
	}
	if s.words[min(first, len(s.words)-1)].Start < floor {
		return start
	}
	for first < verb && s.words[first].is(hanConjunction|hanCoordinator) {
		first++
	}
	if first == verb {
		return start
	}
	return s.words[first].Start
}

// polarity settles that of assertions by the words of praise and blame in them.
func (s *hanSentence) polarity(u *corpus.Unit) {
	if u.Axis != corpus.Assertion || u.Polarity != corpus.Neutral {
		return
	}
	plus, minus := 0, 0
	for i := s.from(u.Scope.Start); i < len(s.words); i++ {
		w := &s.words[i]
		if w.End > u.Scope.End {
			break
		}
		if !w.is(hanValue) {
			continue
		}
		e := w.lex.as(hanValue)
		switch {
		case e.Polarity == string(corpus.Plus):
			plus++
		case s.parried(i):
			plus++
		default:
			minus++
		}
	}
	switch {
	case minus > 0 && minus*2 >= plus:
		u.Polarity = corpus.Minus
	case plus > 0:
		u.Polarity = corpus.Plus
	}
}

// parried tells an evil that is fought or denied: 打击恐怖主义, 没有威胁.
func (s *hanSentence) parried(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		w := &s.words[j]
		if w.parts() {
			return false
		}
		if w.is(hanNegation | hanStop) {
			return true
		}
		switch w.norm {
		case "打击", "应对", "防范", "化解", "反制", "消除", "克服", "遏制", "抵御", "经受", "战胜", "解决", "有效应对":
			return true
		}
	}
	return false
}

// marks collects what makes a unit stronger, weaker or narrower. What provides
// for the first act of a sentence may stand before its subject: 在…前提下，双方将….
func (s *hanSentence) marks(u *corpus.Unit) {
	first := s.from(u.Scope.Start)
	if u == &s.units[0] {
		first = 0
	}
	for i := first; i < len(s.words); i++ {
		w := &s.words[i]
		if w.Start >= u.Scope.End {
			break
		}
		if w.is(hanNumber) && i+1 < len(s.words) && isHanCalendar(s.words[i+1].norm) {
			continue
		}
		if !w.is(hanMark) || w.lex == nil {
			continue
		}
		e := w.lex.as(hanMark)
		m := corpus.Mark{Span: w.Span, Kind: corpus.MarkKind(e.Kind), Step: e.Rank}
		switch {
		case w.is(hanQuantity) && i > 0 && s.words[i-1].is(hanNumber):
			m.Start = s.words[i-1].Start
		case w.is(hanQuantity), w.is(hanInnerModal) && (overlaps(u.Verb, w.Span) || !s.isModal(i, len(s.words))):
			continue
		case w.is(hanDeadline) && i > 0 && s.words[i-1].is(hanNumber):
			m.Start = s.words[i-1].Start
		}
		if m.Start < u.Scope.Start && !hanProvision[m.Kind] || w.norm == "情况下" && w.Start < u.Scope.Start { // a circumstance as often as a condition
			continue
		}
		u.Marks = append(u.Marks, m)
	}
}

// hanProvision are the marks that hold for an act from before its subject.
var hanProvision = map[corpus.MarkKind]bool{corpus.Condition: true, corpus.Hedge: true, corpus.Deadline: true}

// from returns the first word that starts at or behind an offset.
func (s *hanSentence) from(offset int) int {
	lo, hi := 0, len(s.words)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.words[mid].Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
