package units

import (
	"strings"
	"unicode/utf8"

	"tifa/corpus"
)

// name reads the actor whose name begins at word i and keeps it as the
// subject of the next predicate. It reports whether there is one; the reading
// goes on with the next word all the same, which may belong to the name.
func (s *russianScan) name(i int) bool {
	if s.named && s.met.span.End > s.words[i].Start { // inside the name just read
		return true
	}
	subject, ok := s.actorAt(i)
	joined := s.named && i > 0 && s.words[i-1].low == "и" // Россия и Китай
	if !ok || !joined && !s.nominative(i, subject.span.Start) {
		return false
	}
	if joined {
		switch {
		case s.met.actor != subject.actor && s.met.own() && subject.own():
			subject = russianSubject{actor: corpus.Both, span: corpus.Span{Start: s.met.span.Start, End: subject.span.End}, plural: true}
		case s.met.own() || !subject.own():
			s.met.plural, s.met.span.End = true, subject.span.End
			return true
		}
	} else if s.named && s.met.own() && !subject.own() { // Стороны, США и Китай as objects: the first stands
		return true
	}
	s.met, s.named = subject, true
	return true
}

// nominative tells a name that can be the subject: not behind a preposition
// or another noun, whose genitive it would be.
func (s *russianScan) nominative(i, opens int) bool {
	for i > s.start && s.words[i].Start > opens {
		i--
	}
	if i > 0 && russianPreposition[s.words[i-1].low] {
		return false
	}
	from := s.start
	if s.words[i].low != "сша" && s.words[i].low != "нато" { // these have one form for all cases
		from = max(from, s.stretch)
	}
	for j := from; j < i; j++ {
		w := s.words[j]
		switch {
		case !w.word() || w.mute, russianConnective[w.low], russianPreposition[w.low], s.adverb(j), s.gerundAt(j):
			if russianPreposition[w.low] {
				return s.words[i].low != "сша" && s.words[i].low != "нато"
			}
		case s.named:
			return true // the next in a list of names, or a name behind the subject
		case s.words[i].low == "мы":
			return true
		default:
			return s.words[i].low == "стороны" && !genitiveAdjective(s.words[i-1].low)
		}
	}
	return true
}

func genitiveAdjective(w string) bool {
	return strings.HasSuffix(w, "ой") || strings.HasSuffix(w, "ей")
}

// actorAt returns the actor whose name in the nominative stands at word i.
func (s *russianScan) actorAt(i int) (russianSubject, bool) {
	w := s.words[i].low
	if w == "сторона" || w == "стороны" {
		return s.sideAt(i)
	}
	for _, names := range [][]russianName{s.cast.joint[w], s.cast.names[w]} {
		for _, n := range names {
			if !s.spelled(i, n.words) {
				continue
			}
			span := corpus.Span{Start: s.words[i].Start, End: s.words[i+len(n.words)-1].End}
			switch n.kind {
			case "joint":
				return russianSubject{actor: corpus.Both, span: span, plural: !singularName(n.words)}, true
			case "third":
				return russianSubject{actor: corpus.Third, span: span, plural: !singularName(n.words)}, true
			case "pronoun":
				for _, before := range []russianSubject{s.subject, s.last} {
					if before.own() && before.plural == (w == "они") {
						return russianSubject{actor: before.actor, span: span, plural: before.plural, inherited: true}, true
					}
				}
				return russianSubject{}, false
			case "state":
				return russianSubject{actor: s.cast.actorOf(n.state), span: span, plural: w == "соединенные" || w == "сша"}, true
			}
		}
	}
	if s.cast.russianActors.offices[w] {
		return s.officeHolder(i)
	}
	if s.words[i].title && len(s.cast.parties) > 0 {
		return s.properName(i)
	}
	return russianSubject{}, false
}

// singularName tells the names that take a verb in the singular: all whose
// first word is no plural and no word of number.
func singularName(words []string) bool {
	w := words[0]
	if w == "ни" || russianNumber[w] {
		return w == "ни"
	}
	for _, end := range []string{"ы", "и", "ие", "ые", "иеся", "ства"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// russianNumber are the words of number that open the name of several.
var russianNumber = wordSet("обе две оба два все ряд")

// spelled tells that the words from i on are those of a name.
func (s *russianScan) spelled(i int, name []string) bool {
	if i+len(name) > len(s.words) {
		return false
	}
	for k, w := range name {
		if s.words[i+k].low != w {
			return false
		}
	}
	return true
}

// sideAt reads "Стороны", "Китайская Сторона", "конфликтующие стороны".
func (s *russianScan) sideAt(i int) (russianSubject, bool) {
	span, before := s.words[i].Span, ""
	if i > s.start {
		before = s.words[i-1].low
	}
	if s.words[i].low == "сторона" {
		actor, ok := s.cast.sideOf(before)
		if !ok {
			return russianSubject{}, false
		}
		span.Start = s.words[i-1].Start
		return russianSubject{actor: actor, span: span}, true
	}
	after := ""
	if i+1 < len(s.words) {
		after = s.words[i+1].low
	}
	switch {
	case !s.words[i].title && (after == "конфликта" || after == "спора"):
		return russianSubject{actor: corpus.Third, span: span, plural: true}, true
	case before == "обе" || before == "две":
		span.Start = s.words[i-1].Start
	case genitiveAdjective(before) || russianPreposition[before]:
		return russianSubject{}, false
	case strings.HasSuffix(before, "ые") || strings.HasSuffix(before, "ие") || strings.HasSuffix(before, "иеся"):
		span.Start = s.words[i-1].Start
		if !s.words[i].title && before != "договаривающиеся" { // the parties to a conflict
			return russianSubject{actor: corpus.Third, span: span, plural: true}, true
		}
	}
	return russianSubject{actor: corpus.Both, span: span, plural: true}, true
}

// officeHolder reads "Президент Российской Федерации", "Канцлер Дана Острев".
func (s *russianScan) officeHolder(i int) (russianSubject, bool) {
	party, end, state := -1, i, ""
	for j := i + 1; j < len(s.words) && j <= i+7; j++ {
		w := s.words[j]
		if w.low == "." || w.title && utf8.RuneCountInString(w.low) == 1 {
			continue // initials
		}
		if !w.title || w.mute {
			break
		}
		end = j
		two := []string{w.low}
		if j+1 < len(s.words) {
			two = append(two, s.words[j+1].low)
		}
		if p := s.cast.partyAt(two); p >= 0 {
			party = p
		} else if p, ok := s.cast.persons[personStem(w.low)]; ok && party < 0 {
			party = p
		} else if a := s.cast.stateIn(two); a != "" && state == "" {
			state = a
		}
	}
	if party < 0 && state == "" {
		if p, ok := s.cast.offices[s.words[i].low]; ok {
			party = p
		}
	}
	subject := russianSubject{actor: corpus.Third, span: corpus.Span{Start: s.words[i].Start, End: s.words[end].End}}
	switch {
	case party >= 0 && state == "":
		subject.actor = s.cast.parties[party].actor
	case party >= 0 || state != "":
		subject.actor = s.cast.actorOf(state)
	}
	return subject, true
}

// properName reads the bare name of a person or a party: "Острев", "Арвения",
// "Республика Арвения".
func (s *russianScan) properName(i int) (russianSubject, bool) {
	w := s.words[i].low
	end := i
	if classNames[w] && i+1 < len(s.words) && s.words[i+1].title {
		end = i + 1
	}
	name := s.words[end].low
	span := corpus.Span{Start: s.words[i].Start, End: s.words[end].End}
	if p, ok := s.cast.persons[name]; ok { // the nominative is the stem
		return russianSubject{actor: s.cast.parties[p].actor, span: span}, true
	}
	if p := s.cast.partyAt([]string{name}); p >= 0 && s.cast.parties[p].state == "" && nominativeName(name) {
		return russianSubject{actor: s.cast.parties[p].actor, span: span}, true
	}
	return russianSubject{}, false
}

// nominativeName tells Арвения and Норгрейв from Арвении and Норгрейва.
func nominativeName(w string) bool {
	return strings.HasSuffix(w, "я") || w == russianStem(w) || strings.HasSuffix(w, "а") && !strings.HasSuffix(w, "ва")
}

// subjectOf finds who the predicate m is about.
func (s *russianScan) subjectOf(m russianMatch) russianSubject {
	named, met := s.named, s.met
	s.named = false
	shape := m.shape
	thing := russianSubject{actor: corpus.Impersonal, span: s.thing(m.from), plural: shape.plural}
	switch {
	case shape.first:
		if named && met.own() {
			return met
		}
		if s.subject.actor == corpus.Both && shape.plural {
			return s.subject
		}
		if shape.singular {
			return russianSubject{actor: corpus.Third}
		}
		return russianSubject{actor: corpus.Both, plural: true}
	case shape.passive:
		if agent, ok := s.agent(m); ok {
			return agent
		}
		return thing
	case named && (met.plural == shape.plural || shape.plural == shape.singular):
		return met
	case named:
		return thing
	case m.row.Kind == "norm" && !strings.HasPrefix(m.row.words[m.row.head], "должен") && !strings.HasPrefix(m.row.words[m.row.head], "обязан"):
		return thing
	case s.zone == thatClause && !s.seen && !s.bare(m.from):
		return thing
	}
	agrees := func(o russianSubject) bool { return o.actor != "" && o.plural == shape.plural }
	strong := russianStrong[m.row.Kind]
	switch {
	case agrees(s.subject) && (strong && !s.foreign(m.from) || s.bare(m.from)):
		return s.subject
	case s.subject.actor != "":
		return thing
	case s.item && agrees(s.list.subject) && s.leadIn(m.from):
		return carried(s.list.subject)
	case agrees(s.last) && s.leadIn(m.from):
		return carried(s.last)
	}
	return thing
}

// russianStrong are the kinds of predicates that things do not have.
var russianStrong = wordSet("modal agree stance speech courtesy process light")

func carried(s russianSubject) russianSubject {
	s.inherited = true
	return s
}

// foreign tells that the stretch before word i opens with a noun of its own
// behind "и" or a dash: a new subject.
func (s *russianScan) foreign(i int) bool {
	return !s.bare(i) && s.start < i && !s.leadIn(i) && s.words[s.start].word() && s.start > 0 && s.words[s.start-1].low == ";"
}

// thing is the words that stand for the subject of a description.
func (s *russianScan) thing(from int) corpus.Span {
	start := s.start
	for start < from && (!s.words[start].word() || russianConnective[s.words[start].low] || s.adverb(start)) {
		start++
	}
	end := from
	for end > start && (!s.words[end-1].word() || s.words[end-1].low == "не" || s.adverb(end-1)) {
		end--
	}
	if end <= start || russianPreposition[s.words[start].low] {
		return corpus.Span{}
	}
	return corpus.Span{Start: s.words[start].Start, End: s.words[end-1].End}
}

// agent finds who acts in the passive: "Сторонами отмечено", "нами принято".
func (s *russianScan) agent(m russianMatch) (russianSubject, bool) {
	for j := max(s.start, m.from-6); j < len(s.words) && j <= m.to+4; j++ {
		if w := s.words[j].low; w == "сторонами" || w == "нами" {
			return russianSubject{actor: corpus.Both, span: s.words[j].Span, plural: true}, true
		} else if w == "стороной" && j > 0 {
			if actor, ok := s.cast.sideOf(s.words[j-1].low); ok {
				return russianSubject{actor: actor, span: corpus.Span{Start: s.words[j-1].Start, End: s.words[j].End}}, true
			}
		}
	}
	return russianSubject{}, false
}
