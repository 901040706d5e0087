package units

import (
	"strings"

	"tifa/corpus"
)

// draft makes the unit of predicate m and returns the last word used up.
func (s *russianScan) draft(m russianMatch) int {
	if m.row.Kind == "norm" {
		if said, ok := s.saidSo(m); ok {
			m = said
		}
	}
	subject := s.subjectOf(m)
	m.toward = m.noun != nil && s.toward(m.to+1)
	if s.zone == thatClause && (s.seen || s.coordinate(m.from)) && s.resumes(m, subject) {
		s.zone, s.frame = mainClause, -1
	}
	inner := s.zone == thatClause
	if !inner && (subject.actor != corpus.Impersonal || s.subject.actor == "") {
		s.subject = subject
	}
	defer func() { s.seen, s.start = true, m.to+1 }()

	force := russianForce(m, subject)
	if inner && !force.binds {
		return m.to
	}
	activity := russianActivity[m.row.Kind]
	if !subject.own() && !inner && s.described() && (activity || m.row.Kind == "modal" || m.row.Kind == "future" && !force.binds) {
		return m.to // one description a clause
	}
	if n := len(s.drafts) - 1; activity && n >= 0 && s.drafts[n].kind == m.row.Kind && s.adjoins(n, m.from) {
		s.drafts[n].Verb = append(s.drafts[n].Verb, s.words[m.at].Span)
		s.drafts[n].to = m.to
		return m.to
	}

	s.extend(&m)
	d := russianDraft{from: m.from, to: m.to, kind: m.row.Kind}
	d.Unit = corpus.Unit{
		Actor: subject.actor, Subject: subject.span, Inherited: subject.inherited,
		Axis: force.axis, Rank: force.rank, Type: force.typ, Polarity: force.polarity,
	}
	end := s.group(&d, m, force)
	if inner {
		s.framed(&d, subject)
	}
	s.drafts = append(s.drafts, d)
	if !inner {
		s.frame = -1
		if force.speaks {
			s.frame = len(s.drafts) - 1
		}
		s.lead = len(s.drafts) - 1
	}
	m.to = end
	return end
}

// framed hangs a unit on the verb of speech before it, which is then no unit
// of its own. The speaker is the actor, unless the parties themselves are
// bound.
func (s *russianScan) framed(d *russianDraft, subject russianSubject) {
	f := &s.drafts[s.frame]
	f.dropped = true
	d.Frame = russianCover(f.Verb)
	if !subject.own() && d.Axis != corpus.Commissive {
		if subject.actor == corpus.Third {
			d.Target = subject.span
		}
		d.Actor, d.Subject, d.Inherited = f.Actor, f.Subject, f.Inherited
	}
}

// russianCover is the span from the first of the spans to the last.
func russianCover(spans []corpus.Span) corpus.Span {
	if len(spans) == 0 {
		return corpus.Span{}
	}
	return corpus.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
}

// resumes tells that a predicate behind a что-clause belongs to the main
// clause again: a stance or modal of the speaker, joined without a subject of
// its own.
func (s *russianScan) resumes(m russianMatch, subject russianSubject) bool {
	return russianStrong[m.row.Kind] && subject.actor == s.subject.actor && s.bare(m.from) || m.row.Kind == "speech" && subject.own()
}

// coordinate tells a word behind ", и", which joins clauses.
func (s *russianScan) coordinate(i int) bool {
	return i >= 2 && s.words[i-1].low == "и" && s.words[i-2].low == ","
}

// described tells that the clause already has a unit.
func (s *russianScan) described() bool {
	for i := range s.drafts {
		if !s.drafts[i].dropped {
			return true
		}
	}
	return false
}

// adjoins tells that only a conjunction stands between the verb of draft n
// and word i: развивают и укрепляют.
func (s *russianScan) adjoins(n, i int) bool {
	d := &s.drafts[n]
	if len(d.Heads) > 0 || i-d.to > 3 || i <= d.to {
		return false
	}
	for j := d.to + 1; j < i; j++ {
		if w := s.words[j].low; w != "," && w != "и" && !s.adverb(j) {
			return false
		}
	}
	return true
}

// saidSo reads "следует подчеркнуть, что" as a verb of speech.
func (s *russianScan) saidSo(m russianMatch) (russianMatch, bool) {
	at, ok := s.infinitive(m.to + 1)
	if !ok || at > m.to+3 || at+2 >= len(s.words) || s.words[at+1].low != "," || s.words[at+2].low != "что" {
		return m, false
	}
	inf, ok := s.match(at, func(v russianShape) bool { return v.tense == russianInfinitive })
	if !ok || inf.row.Kind != "speech" {
		return m, false
	}
	inf.from, inf.parts, inf.shape = m.from, append([]int{m.at}, inf.parts...), russianShape{tense: russianShort, singular: true}
	return inf, true
}

// extend takes the adverbs in front of the verb into the group, and не.
func (s *russianScan) extend(m *russianMatch) {
	for i := m.from - 1; i >= s.start; i-- {
		w := s.words[i].low
		if w != "не" && (russianConnective[w] || !s.adverb(i)) {
			return
		}
		m.from = i
		m.parts = append([]int{i}, m.parts...)
	}
}

// group fills in verb, heads, frame and target of a draft and returns the
// last word that belongs to them.
func (s *russianScan) group(d *russianDraft, m russianMatch, force russianForceOf) int {
	parts := m.parts
	governs := russianGoverning[m.row.Kind]
	if at, ok := s.infinitive(m.to + 1); ok && m.row.Kind == "pf" && at <= m.to+3 { // продолжат ежегодно проводить
		governs = true
	}
	if governs { // the adverbs behind a modal, and продолжать where it adjoins
		for i := m.to + 1; i < len(s.words); i++ {
			w := s.words[i].low
			if w == "и" && i+1 < len(s.words) && (s.words[i+1].low == "далее" || s.words[i+1].low == "впредь") || s.adverb(i) && w != "также" || w == "продолжать" || w == "продолжить" {
				parts, m.to = append(parts, i), i
				continue
			}
			break
		}
		if last := s.words[m.to].low; last == "также" || last == "и" {
			parts, m.to = parts[:len(parts)-1], m.to-1
		}
	}
	d.to = m.to
	var heads []int
	switch {
	case governs && !m.shape.passive:
		heads = s.heads(m.to + 1)
	case m.noun != nil && m.noun.Axis == "commissive":
		if _, ok := s.infinitive(m.to + 1); ok {
			heads = s.heads(m.to + 1)
		}
	case d.Axis == corpus.Directive:
		heads = s.addressed(d, m.to)
	}
	d.Verb = s.spans(parts)
	for _, h := range heads {
		d.Heads = append(d.Heads, s.headSpan(h))
	}
	if len(heads) == 0 && m.row.Kind == "modal" && d.Type == corpus.Commitment && !s.isInfinitive(m.to) { // готовы к диалогу: no act is named
		d.Type = corpus.Position
	}
	if len(heads) == 0 && m.noun != nil && m.noun.Axis == "commissive" && !m.toward {
		d.Type = corpus.Position
	}
	if len(heads) > 0 && m.noun != nil { // подтверждают готовность + infinitive: the noun is the frame
		d.Frame = russianCover(d.Verb)
		d.Verb, d.Heads = d.Heads[:1:1], d.Heads[1:]
		if len(d.Heads) == 0 {
			d.Heads = nil
		}
	}
	s.direction(d, m, heads, force)
	if len(heads) > 0 { // what stands before the first head is no subject
		return max(m.to, heads[0]-1)
	}
	return m.to
}

// russianGoverning are the kinds of predicates that govern an infinitive.
var russianGoverning = wordSet("modal agree future norm")

// headSpan is an infinitive, with its participle where it is быть: быть
// использован.
func (s *russianScan) headSpan(i int) corpus.Span {
	if s.words[i].low == "быть" && i+1 < len(s.words) && s.words[i+1].word() {
		return corpus.Span{Start: s.words[i].Start, End: s.words[i+1].End}
	}
	return s.words[i].Span
}

// addressed finds whom a call addresses and what it asks for.
func (s *russianScan) addressed(d *russianDraft, to int) []int {
	at, ok := s.infinitive(to + 1)
	end := at
	if !ok {
		end = to + 1
		for end < len(s.words) && s.words[end].word() && s.words[end].low != "к" && s.words[end].low != "ко" && end < to+12 {
			end++
		}
		if end >= len(s.words) || s.words[end].low != "к" && s.words[end].low != "ко" && s.words[end].low != ":" {
			if end >= len(s.words) || s.words[end].low != "," || s.drafted("требовать", d) {
				return nil
			}
			if at, ok = s.laterInfinitive(end); !ok { // все государства, обладающие …, воздержаться
				return nil
			}
		}
	}
	from := to + 1
	for from < end && (s.adverb(from) || s.words[from].low == "от" || russianConnective[s.words[from].low]) {
		from++
	}
	last := end - 1
	for last >= from && (s.words[last].low == "не" || s.adverb(last)) {
		last--
	}
	if last >= from {
		d.Target = corpus.Span{Start: s.words[from].Start, End: s.words[last].End}
	}
	if !ok {
		return nil
	}
	return s.heads(at)
}

// drafted tells that a draft stands on a form of the verb.
func (s *russianScan) drafted(verb string, d *russianDraft) bool {
	for _, v := range s.index.forms[s.words[d.to].low] {
		if v.row.Form == verb {
			return true
		}
	}
	return false
}

// laterInfinitive looks for the infinitive behind a participial phrase.
func (s *russianScan) laterInfinitive(i int) (int, bool) {
	for n := 0; i < len(s.words) && n < 30; i, n = i+1, n+1 {
		if s.words[i].low == ";" || s.words[i].low == ":" || s.listedFinite(i) {
			return 0, false
		}
		if s.words[i].word() && s.isInfinitive(i) {
			return i, true
		}
	}
	return 0, false
}

// direction sets the polarity by negation and by what is asked or promised.
func (s *russianScan) direction(d *russianDraft, m russianMatch, heads []int, force russianForceOf) {
	negated := !strings.HasPrefix(m.row.Form, "не ") && s.negated(m.from, m.at)
	first := m.to + 1
	if len(heads) > 0 {
		first = heads[0]
	}
	stops := false
	if d.Axis == corpus.Commissive && len(heads) > 0 || d.Axis == corpus.Directive {
		stops = len(heads) > 0 && first > 0 && s.words[first-1].low == "не"
		for j := first; !stops && j < len(s.words) && j < first+2 && s.words[j].word(); j++ {
			stops = s.index.stops(s.words[j].low)
		}
	}
	if negated == stops {
		if negated && d.Polarity == corpus.Minus {
			d.Polarity = corpus.Plus
		}
		return
	}
	switch {
	case d.Axis == corpus.Support && negated:
		d.Axis, d.Rank, d.Polarity = corpus.Negative, 0, corpus.Minus
	case d.Axis == corpus.Commissive || d.Axis == corpus.Directive:
		if d.Polarity == corpus.Plus {
			d.Polarity = corpus.Minus
		}
	case d.Axis == corpus.Negative && negated:
		d.Polarity, d.Rank = corpus.Neutral, 0
	}
}

// negated tells не in front of the group or inside it.
func (s *russianScan) negated(from, at int) bool {
	for j := max(0, from-1); j < at; j++ {
		if s.words[j].low == "не" {
			return true
		}
	}
	for j := s.start; j < from && j < s.start+3; j++ {
		if s.words[j].low == "ни" { // ни одна из Сторон не …: the не is the verb's own
			return s.words[from].low == "не" || from > 0 && s.words[from-1].low == "не"
		}
	}
	return false
}

// spans joins neighbouring words into spans.
func (s *russianScan) spans(parts []int) []corpus.Span {
	var out []corpus.Span
	for k, p := range parts {
		if k > 0 && parts[k-1] == p-1 {
			out[len(out)-1].End = s.words[p].End
			continue
		}
		out = append(out, s.words[p].Span)
	}
	return out
}

// russianForceOf is what a predicate does with that subject.
type russianForceOf struct {
	axis     corpus.Axis
	rank     int
	typ      corpus.UnitType
	polarity corpus.Polarity
	binds    bool // has a force of its own inside a что-clause
	speaks   bool // can be the frame of a что-clause
}

// russianForce weighs a predicate: the row says what its word can do, the
// subject and the tense what it does here.
func russianForce(m russianMatch, subject russianSubject) russianForceOf {
	row := m.row
	if m.noun != nil {
		row = m.noun
	}
	f := russianForceOf{corpus.Axis(row.Axis), row.Rank, corpus.UnitType(row.Type), corpus.Polarity(row.Polarity), false, false}
	if f.polarity == "" {
		f.polarity = corpus.Neutral
	}
	plain := func(axis corpus.Axis, t corpus.UnitType) russianForceOf {
		return russianForceOf{axis: axis, typ: t, polarity: corpus.Neutral}
	}
	past := m.shape.tense == russianPast
	own, thing := subject.own(), subject.actor == corpus.Impersonal
	switch kind := m.row.Kind; kind {
	case "norm":
		f.binds = true
		if own && f.axis == corpus.Directive {
			f.axis, f.typ = corpus.Commissive, corpus.Commitment
		}
	case "speech", "courtesy", "stance", "light", "effect":
		f.speaks = kind == "speech" || kind == "light"
		f.binds = own && kind != "speech" && f.axis != corpus.Assertion
		switch {
		case subject.actor == corpus.Third && kind != "effect":
			f = plain(corpus.OtherAxis, corpus.Narrative)
			f.speaks = kind == "speech"
		case thing && !m.shape.passive && kind != "effect":
			f = plain(corpus.Assertion, corpus.Assessment)
		}
		if f.typ == corpus.Position && f.axis == corpus.Commissive && m.noun != nil && m.toward {
			f.typ = corpus.Commitment
		}
	case "agree", "modal", "future", "process", "processing", "pf", "ipf":
		f = russianDeedForce(f, m, subject, plain)
	case "state":
		f.polarity = corpus.Neutral
		if past {
			f = plain(corpus.OtherAxis, corpus.Narrative)
		}
	}
	return f
}

// russianDeedForce weighs what binds the subject to an act.
func russianDeedForce(f russianForceOf, m russianMatch, subject russianSubject, plain func(corpus.Axis, corpus.UnitType) russianForceOf) russianForceOf {
	past := m.shape.tense == russianPast
	own, thing := subject.own(), subject.actor == corpus.Impersonal
	f.binds = own && m.row.Kind != "ipf" && !(past && m.row.Kind != "agree")
	switch {
	case m.row.Kind == "agree" && (own || m.shape.passive):
		f.speaks = true
		return f
	case m.row.Kind == "future" && thing && m.shape.passive:
		f.binds = true
		return f
	case past:
		f = plain(corpus.OtherAxis, corpus.Narrative)
		if own && m.row.Kind == "process" { // обсудили
			f.rank = talkedOf
		}
		return f
	case thing:
		return plain(corpus.Assertion, corpus.Assessment)
	case !own:
		return plain(corpus.OtherAxis, corpus.Narrative)
	case m.row.Kind == "processing":
		return plain(corpus.OtherAxis, corpus.Narrative)
	}
	return f
}

// russianActivity are the kinds of predicates that describe: one unit a
// clause is enough for what no actor does.
var russianActivity = wordSet("pf ipf state")

// toward tells that the noun phrase from word i on, behind "приверженность",
// names an act (укреплению) or an instrument by its proper name (Договору):
// something that can be kept to or not. A value (принципам, миру) is none.
func (s *russianScan) toward(i int) bool {
	for n := 0; i < len(s.words) && n < 4; i, n = i+1, n+1 {
		w := s.words[i]
		switch {
		case !w.word():
			return false
		case w.title, strings.HasSuffix(w.low, "нию"), strings.HasSuffix(w.low, "тию"), strings.HasSuffix(w.low, "ции"), strings.HasSuffix(w.low, "нии"):
			return true
		case !adjectival(w.low) && !pronominal[w.low] && w.low != "к":
			return false
		}
	}
	return false
}
