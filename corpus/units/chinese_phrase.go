package units

import (
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/words"
)

// hanHead is the result of walking a phrase up to its verb.
type hanHead struct {
	at      int // the verb; the end of the phrase when there is none
	verb    int // where its group starts, adverbs included
	subject hanSubject
	past    bool // a time that is over stands before the verb
	listing bool // it opens with 包括 and the like
	done    bool // 已 or 正在 stands before the verb
	locked  bool // nouns that follow belong to a preposition, not to the subject
	inside  bool // the object of a preposition may still go on
	circum  int  // how many phrases of place and manner were passed
}

// hanSubject is what stands before the verb as its subject.
type hanSubject struct {
	from, to int // words; empty when the phrase has none
	agent    hanAgent
	other    bool // a subject that is no actor: a thing, a text, a relation
}

func (s hanSubject) none() bool { return s.from == s.to }

// head walks the words from i up to end.
func (s *hanSentence) head(i, end int) hanHead {
	h := hanHead{at: end, verb: end}
	adverbs := -1 // where a run of adverbs started
	for i < end {
		w := &s.words[i]
		switch {
		case w.kinds == hanNumber:
			if next := i + 1; next < end && isHanCalendar(s.words[next].norm) {
				i = next
				h.past = true
			} else if h.subject.none() && adverbs < 0 {
				h.subject = hanSubject{from: i, to: i + 1, other: true}
			}
			adverbs = -1
			i++
		case w.is(hanTime|hanPast) && h.subject.none():
			h.past = h.past || w.is(hanPast)
			i, adverbs = i+1, -1
		case w.is(hanOrdinal) && !w.is(hanVerb) && h.subject.none():
			i++
		case w.is(hanListing) && h.subject.none() && adverbs < 0 && !s.verbAt(i, end):
			h.listing = true
			i++
		case s.subjectAt(i, end, &h):
			i, adverbs = h.subject.to, -1
		case w.is(hanMovedObject|hanModal) && w.norm == "将" && s.isModal(i, end):
			return s.found(h, i, adverbs)
		case w.is(hanMovedObject):
			i, adverbs = i+1, -1
			h.circum++
			h.locked = !h.subject.none()
		case s.verbAt(i, end):
			to := s.relative(i, end, &h)
			if to == i {
				return s.found(h, i, adverbs)
			}
			if w.is(hanDoing) { // 遵循…的原则开发: how it is done
				h.circum++
			} else {
				h.subject = hanSubject{from: i, to: to, other: true}
			}
			i, adverbs = to, -1
		case w.is(hanAdverb|hanDone) && !w.is(hanPreposition):
			h.done = h.done || w.is(hanDone)
			if adverbs < 0 {
				adverbs = i
			}
			i++
		case w.is(hanConjunction|hanCoordinator) && !w.is(hanPreposition):
			i++
			adverbs = -1
		case w.is(hanPreposition):
			h.circum++
			h.locked = !h.subject.none()
			to := s.afterCircumstance(i, end, h.locked)
			h.inside = to == i+1
			i, adverbs = to, -1
		case w.is(hanLocalizer) && !h.subject.none() && h.subject.agent.actor == "":
			// 苏联解体后: what looked like a subject was a time.
			h.subject = hanSubject{}
			h.past = h.past || w.norm != "前" && w.norm != "中"
			i, adverbs = i+1, -1
		case s.rawAdverb(i, end) && h.subject.none():
			if adverbs < 0 {
				adverbs = i
			}
			i++
		case h.subject.agent.actor != "" && !h.locked && w.kinds == hanRaw && s.rawVerb(i):
			if strings.HasPrefix(words.Tag([]rune(w.norm)), "v") && i+1 < end && !s.words[i+1].is(hanOf|hanLocalizer) {
				return s.found(h, i, adverbs) // a verb that the tables do not have
			}
			h.locked = true // 中俄责无旁贷
			i++
		default:
			i++
			if w.norm != "地" && !w.is(hanPause) { // 更加紧密地团结; 完整、准确贯彻
				adverbs = -1
			}
			if w.is(hanOf|hanAspect|hanLocalizer|hanPause) && h.subject.none() {
				break
			}
			if h.locked || h.subject.none() && h.circum > 0 {
				break // still the object of a preposition
			}
			if h.subject.none() {
				h.subject.from = i - 1
			}
			h.subject.to, h.subject.agent, h.subject.other = i, hanAgent{}, true
		}
	}
	return h
}

// relative tells a verb that opens the sentence but only describes its subject,
// 违反规则的措施阻碍贸易, and returns where the description ends; i when the verb
// is the head.
func (s *hanSentence) relative(i, end int, h *hanHead) int {
	w := &s.words[i]
	if !w.is(hanState|hanEffect) || !h.subject.none() || h.circum > 0 || len(s.units) > 0 || w.norm == "是" ||
		i > 0 && !s.words[i-1].parts() && !s.words[i-1].is(hanConjunction) {
		return i
	}
	of := 0
	for j := i + 1; j < end && j < i+hanReach; j++ {
		v := &s.words[j]
		switch {
		case v.is(hanOf):
			of = j
		case j+1 == end && w.is(hanDoing):
			return i // 保持…的基本稳定: the noun that the work is about
		case of > 0 && j > of+1 && v.is(hanVerb) && !v.is(hanPreposition|hanMovedObject) && s.verbAt(j, end) && (j+1 < end || !isHanVerbalNoun(v.norm)):
			return s.beforeAdverbs(s.beforeWith(j, of), of)
		}
	}
	return i
}

// beforeWith goes back from a verb over a short 与此, 对此.
func (s *hanSentence) beforeWith(i, stop int) int {
	for j := i - 1; j > stop && j >= i-3; j-- {
		if s.words[j].is(hanPreposition) {
			return j
		}
	}
	return i
}

// found closes the walk at verb i.
func (s *hanSentence) found(h hanHead, i, adverbs int) hanHead {
	h.at, h.verb = i, i
	if adverbs >= 0 {
		h.verb = adverbs
	}
	return h
}

// subjectAt reads an actor at i, with the titles and other actors that belong
// to it, and puts it into h. An actor in front of a noun is only its attribute.
func (s *hanSentence) subjectAt(i, end int, h *hanHead) bool {
	if !h.subject.none() && (!h.subject.other || i > 0 && s.words[i-1].kinds == hanRaw && s.rawVerb(i-1)) {
		return false
	}
	actor, to := s.actorAt(i, end)
	if actor == "" {
		return false
	}
	sub := hanSubject{from: i, to: to, agent: hanAgent{actor, s.span(i, to)}}
	if next := to; next < end {
		n := &s.words[next]
		switch {
		case n.is(hanOf | hanThat):
			return false // 中方的…, 中方提出的…
		case n.kinds == hanRaw && !s.rawVerb(next), n.is(hanOrgan|hanOpaque|hanPause|hanQuantifier) && !n.is(hanVerb|hanAdverb):
			return false // 中俄关系, 中方代表团
		case n.is(hanValue) && !n.is(hanVerb|hanAdverb):
			return false
		case s.attributive(next, end):
			return false // 中方提出的倡议
		}
	}
	if h.inside && h.subject.none() && (actor == corpus.Third || s.words[i-1].is(hanPreposition)) {
		return false // 针对中国企业, 同各方
	}
	h.subject = sub
	return true
}

// attributive tells a verb right behind an actor that only describes a noun:
// 中方提出的倡议.
func (s *hanSentence) attributive(i, end int) bool {
	for i < end && s.words[i].is(hanAdverb) && !s.words[i].is(hanVerb) {
		i++
	}
	return i+1 < end && s.words[i].is(hanVerb|hanRaw) && s.words[i+1].is(hanOf)
}

// actorAt returns the actor named at i and where its name ends: 俄罗斯总统普京,
// 中方和俄方, 我同普京总统.
func (s *hanSentence) actorAt(i, end int) (actor corpus.Actor, to int) {
	joined := false // a coordinator stands before the name
	for limit := i + hanReach; i < end && i < limit; {
		w := &s.words[i]
		a := s.actorOf(w)
		if a == "" {
			break
		}
		switch {
		case actor == "" || a == corpus.Both || !joined && a != corpus.Third: // 俄罗斯总统普京
			actor = a
		case joined && isHanSide(a) && isHanSide(actor) && a != actor:
			actor = corpus.Both
		}
		joined = false
		i++
		for i < end && s.words[i].is(hanOrgan) && !s.words[i].is(hanVerb) {
			i++
		}
		to = i
		if i+1 < end && s.words[i].is(hanCoordinator) && s.joins(i, w) {
			joined = true
			i++
		}
	}
	if to == 0 {
		to = i
	}
	return actor, to
}

// joins tells whether the coordinator at i joins two names: 和 always does, 同
// only after 我 and after persons (中方同俄方 is one side with the other).
func (s *hanSentence) joins(i int, before *hanWord) bool {
	if s.actorOf(&s.words[i+1]) == "" {
		return false
	}
	switch s.words[i].norm {
	case "同", "跟":
		return before.is(hanSpeaker) || before.is(hanParty) && s.words[i+1].is(hanParty)
	case "并", "或", "或者":
		return false
	}
	return true
}

// verbAt tells a word that can be the head of a phrase.
func (s *hanSentence) verbAt(i, end int) bool {
	w := &s.words[i]
	if !w.is(hanVerb) {
		return false
	}
	next := i + 1
	if s.nominal(i) {
		return false
	}
	if next < end {
		n := &s.words[next]
		if n.is(hanOf) { // 举办的论坛
			return false
		}
		if n.is(hanLocalizer) && !n.is(hanVerb|hanAspect) && w.is(hanPredicate) { // 会谈后
			return false
		}
		if n.is(hanAspect) && next+1 < end && s.words[next+1].is(hanOf) { // 取得了的
			return false
		}
	}
	if i > 0 && s.words[i-1].is(hanThat) {
		return false
	}
	if w.is(hanLight) && !w.is(hanSpeech|hanDoing) {
		return s.feelingAt(next, end) > 0
	}
	if w.is(hanPreposition|hanLocalizer|hanQuantity) && !w.is(hanOperative) { // 为, 来
		return false
	}
	if w.is(hanOperative) && i > 0 && s.words[i-1].is(hanPause) { // 立法、保证执法
		return false
	}
	if w.is(hanModal) && w.is(hanManner) && s.modal >= 0 && !w.is(hanDoing) { // 将…, 继续保持
		return false
	}
	if w.is(hanNorm) && !s.binds(next, end) {
		return false
	}
	if w.is(hanModal) && w.is(hanMovedObject) {
		return s.isModal(i, end)
	}
	if w.is(hanManner|hanIntensifier) && w.is(hanDoing|hanState) && !w.is(hanOperative) { // 加快推进, 努力确保
		return next >= end || !s.words[next].is(hanVerb|hanAdverb)
	}
	if w.is(hanPredicate) && !w.is(hanOperative) && next < end {
		// 合作持续推进: a noun that could be a verb.
		n := &s.words[next]
		first := i == 0 || s.words[i-1].parts() || s.words[i-1].is(hanAdverb)
		if n.is(hanVerb) && !n.is(hanMovedObject) && !first || n.is(hanAdverb) && !n.is(hanVerb) && next+1 < end && s.words[next+1].is(hanVerb) {
			return !isHanVerbalNoun(w.norm)
		}
	}
	return true
}

// nominal tells a verb that stands as a noun: behind 的 and behind 这次, behind a
// noun that 的 qualifies, and a directive without an object, as in 更高要求.
func (s *hanSentence) nominal(i int) bool {
	w := &s.words[i]
	j := i - 1
	for j >= 0 && s.words[j].is(hanAdverb) && !s.words[j].is(hanVerb|hanPreposition) {
		j--
	}
	switch {
	case w.is(hanState|hanNorm) || w.norm == "将" || w.norm == "愿":
		return false
	case i > 0 && s.words[i-1].is(hanActor):
		return false
	case j >= 0 && s.words[j].is(hanOf), i > 0 && s.words[i-1].is(hanDeictic) && w.is(hanEvent|hanActivity):
		return true
	}
	if w.is(hanActivity|hanProcess) && i > 0 && s.words[i-1].kinds == hanRaw && isHanVerbalNoun(w.norm) && !s.rawVerb(i-1) &&
		(w.is(hanActivity) || words.Tag([]rune(s.words[i-1].norm)) == "n") {
		return true // 我国发展环境, 纳入政策一致性评估; not 调查研究
	}
	if w.is(hanStance) && s.joined(i) {
		return true
	}
	e := w.lex.as(hanStance)
	return e != nil && e.Axis == string(corpus.Directive) && j >= 0 && !s.words[j].parts() &&
		(i+1 == len(s.words) || s.words[i+1].kinds == 0 && s.words[i+1].norm != ":" || i > 0 && s.words[i-1].kinds == hanRaw && !s.rawVerb(i-1))
}

// joined tells the last of the nouns that one 的 qualifies, at the end of its
// phrase: 对政府的信任和支持.
func (s *hanSentence) joined(i int) bool {
	if i < 3 || i+1 < len(s.words) && !s.words[i+1].parts() || !s.words[i-1].is(hanCoordinator) {
		return false
	}
	for j := i - 2; j > 0; j -= 2 {
		if s.words[j].parts() || s.words[j].is(hanOf) {
			return false
		}
		if s.words[j-1].is(hanOf) {
			return true
		}
		if !s.words[j-1].is(hanPause) {
			return false
		}
	}
	return false
}

// binds tells a norm by what follows it: a noun follows 需 in 内需 and 应 in
// 应各方邀请, nothing follows 需要 in 发展需要.
func (s *hanSentence) binds(i, end int) bool {
	if i >= end {
		return false
	}
	n := &s.words[i]
	if n.is(hanActor) && !n.is(hanVerb|hanAdverb) {
		return false
	}
	return n.kinds != hanRaw || !strings.HasPrefix(words.Tag([]rune(n.norm)), "n")
}

// isModal tells 将 "will" from 将 before an object: the first has a verb, an
// adverb or a phrase of manner behind it.
func (s *hanSentence) isModal(i, end int) bool {
	if i+1 >= end {
		return false
	}
	n := &s.words[i+1]
	switch {
	case n.is(hanActor) && !n.is(hanVerb|hanAdverb):
		return false
	case n.is(hanVerb | hanAdverb | hanPreposition | hanMovedObject):
		return true
	case n.kinds == hanRaw:
		switch tag := words.Tag([]rune(n.norm)); {
		case tag == "":
			return false
		case strings.ContainsRune("vdpi", rune(tag[0])) && tag != "vn":
			return true
		}
	}
	return false
}

// rawVerb tells a word of no table that is a verb in the dictionary.
func (s *hanSentence) rawVerb(i int) bool {
	if i+1 < len(s.words) && s.words[i+1].norm == "了" {
		return true
	}
	tag := words.Tag([]rune(s.words[i].norm))
	return tag != "" && tag != "vn" && strings.ContainsRune("vdzi", rune(tag[0]))
}

// rawAdverb tells a word of no table that stands before a verb and belongs to
// its group: 牢固树立, 排查化解.
func (s *hanSentence) rawAdverb(i, end int) bool {
	if s.words[i].kinds != hanRaw || i+1 >= end || !s.words[i+1].is(hanVerb|hanAdverb) {
		return false
	}
	switch tag := words.Tag([]rune(s.words[i].norm)); {
	case tag == "d" || tag == "ad":
		return true
	case tag == "" || tag == "an" || tag == "vn" || !s.words[i+1].is(hanVerb) || !s.verbAt(i+1, end):
		return false
	default:
		return strings.ContainsRune("dvazil", rune(tag[0]))
	}
}

// feelingAt returns where the noun of feeling ends that follows a light verb:
// 表示[强烈]谴责; 0 when none follows.
func (s *hanSentence) feelingAt(i, end int) int {
	for n := 0; i < end && n < 6; i, n = i+1, n+1 {
		w := &s.words[i]
		if w.is(hanFeeling) || w.is(hanStance) && (i+1 == end || !s.words[i+1].is(hanRaw|hanActor|hanOpaque)) {
			return i + 1
		}
		if !w.is(hanAdverb|hanAspect|hanOf|hanQuantifier) && utf8.RuneCountInString(w.norm) > 2 {
			return 0
		}
	}
	return 0
}

// afterCircumstance returns where the phrase ends that a preposition at i
// opens: behind the localizer for 在, before the verb that closes it for 为 and
// 对, and right behind the preposition where nothing marks the end, since nouns
// are passed over anyway.
func (s *hanSentence) afterCircumstance(i, phrase int, named bool) int {
	end := min(phrase, i+hanReach)
	switch s.words[i].norm {
	case "在", "自", "从", "于", "除", "除了", "经", "经过":
		for j := i + 1; j < end; j++ {
			if s.words[j].is(hanLocalizer) && (j+1 == end || !s.words[j+1].is(hanOf|hanCoordinator|hanPause|hanLocalizer)) {
				return j + 1
			}
		}
	case "以":
		for j := i + 1; j < end; j++ {
			if s.words[j].norm == "为" {
				return min(j+2, end)
			}
		}
	case "为", "为了":
		if j := s.last(i+1, end, hanGive); j > 0 {
			return j
		}
		if j := s.last(i+1, end, hanDoing|hanEvent); named && j > 0 { // 普京为习近平举行仪式
			return s.beforeAdverbs(j, i)
		}
		return phrase
	case "作为", "面对", "鉴于", "关于", "随着":
		return phrase // a comma closes them
	case "就":
		for j := min(end, i+hanReach) - 2; j > i; j-- {
			if s.words[j].is(hanDoing|hanEvent) && s.verbAt(j, end) {
				return s.beforeAdverbs(j, i)
			}
		}
	case "对", "对于":
		for j := i + 1; j < end; j++ {
			if w := &s.words[j]; w.is(hanLight) && s.feelingAt(j+1, end) > 0 {
				return s.beforeAdverbs(j, i)
			}
		}
		if j := s.last(i+1, end, hanGive|hanStance|hanSpeech); j > 0 && s.verbAt(j, end) {
			return s.beforeAdverbs(j, i)
		}
	}
	if s.words[i].is(hanVerb) && !s.words[i].is(hanPreposition) {
		return i
	}
	return i + 1
}

// beforeAdverbs goes back from a verb over its adverbs, not beyond stop.
func (s *hanSentence) beforeAdverbs(i, stop int) int {
	for i-1 > stop && s.words[i-1].is(hanAdverb) && !s.words[i-1].is(hanVerb) {
		i--
	}
	return i
}

// last returns the last word of a kind that is a verb in its place, 0 when
// there is none.
func (s *hanSentence) last(from, end int, k hanKind) int {
	for j := end - 1; j >= from; j-- {
		if s.words[j].is(k) && s.verbAt(j, end) {
			return j
		}
	}
	return 0
}
