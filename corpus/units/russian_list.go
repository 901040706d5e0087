package units

import (
	"strings"

	"tifa/corpus"
)

// openList notes that a colon at word i opens an enumeration under the last
// unit of the main clause, and reads the first item when it stands in the same
// clause.
func (s *russianScan) openList(i int) {
	s.zone, s.seen, s.named, s.start = mainClause, false, false, i+1
	if s.lead < 0 && !s.named && s.subject.actor == "" {
		if last := s.met; last.actor != "" { // "Стороны:" and verbs below
			s.list = russianList{open: true, subject: last}
			s.subject = last
		}
		return
	}
	if s.lead < 0 || len(s.drafts[s.lead].Heads) > 0 {
		return
	}
	d := &s.drafts[s.lead]
	s.list = russianList{true, russianSubject{d.Actor, d.Subject, s.subject.plural, true}, d.Unit}
	s.infinitiveItem(i + 1)
}

// infinitiveItem reads an item of a list at word i that opens with an
// infinitive, whatever adverbials stand before it: a unit under the verb
// before the colon. An item without any verb is one under its first word.
func (s *russianScan) infinitiveItem(i int) {
	s.start = i
	t := &s.list.template
	if !s.list.open || len(t.Verb) == 0 || i >= len(s.words) {
		return
	}
	for i < len(s.words) && !s.words[i].word() && s.words[i].kind != corpus.Number {
		i++
	}
	at, ok := s.infinitive(i)
	if !ok {
		if at, ok = s.bareItem(i); !ok {
			return
		}
	}
	u := corpus.Unit{
		Actor: s.list.subject.actor, Subject: s.list.subject.span, Inherited: s.item,
		Frame: russianCover(t.Verb), Axis: t.Axis, Rank: t.Rank, Type: t.Type, Polarity: t.Polarity, Target: t.Target,
	}
	d := russianDraft{Unit: u, from: at, to: at, kind: "item"}
	d.Verb = []corpus.Span{s.words[at].Span}
	if s.isInfinitive(at) {
		if heads := s.heads(at); len(heads) > 1 {
			for _, h := range heads[1:] {
				d.Heads = append(d.Heads, s.headSpan(h))
			}
		}
		if at > 0 && s.words[at-1].low == "не" {
			d.from, d.Verb[0].Start = at-1, s.words[at-1].Start
			d.Polarity = corpus.Minus
		} else if s.index.stops(s.words[at].low) {
			d.Polarity = corpus.Minus
		}
	}
	if s.subject.actor == "" {
		s.subject = s.list.subject
	}
	s.drafts = append(s.drafts, d)
	s.seen, s.start = true, at+1
}

// bareItem returns the first word of an item that has no verb at all up to
// its end: "создание рабочей группы".
func (s *russianScan) bareItem(i int) (int, bool) {
	first := -1
	for ; i < len(s.words) && s.words[i].low != ";"; i++ {
		if s.words[i].word() && !s.words[i].mute {
			if s.listedFinite(i) {
				return 0, false
			}
			if first < 0 && !russianConnective[s.words[i].low] {
				first = i
			}
		}
	}
	return first, first >= 0
}

// finish turns the drafts into units: drops frames that carry another unit,
// gives each its scope and its marks.
func (s *russianScan) finish(c *corpus.Clause) []corpus.Unit {
	if !s.described() {
		s.fallback()
	}
	var out []corpus.Unit
	prev := 0 // end of the words used so far
	for i := range s.drafts {
		d := &s.drafts[i]
		if d.dropped {
			continue
		}
		u := d.Unit
		u.Scope.Start = s.opening(d, len(out) == 0, prev)
		prev = s.words[d.to].End
		out = append(out, u)
	}
	end := s.words[len(s.words)-1].End
	for i := len(out) - 1; i >= 0; i-- {
		text := s.st.Text[out[i].Scope.Start:end]
		out[i].Scope.End = out[i].Scope.Start + len(strings.TrimRight(text, " \t\n\r\u00a0"))
		end = out[i].Scope.Start
	}
	s.place(out)
	return out
}

// opening is where the scope of a draft starts: the first at the first word
// of the clause, the others at their subject, frame or verb, whichever comes
// first behind the words of the unit before.
func (s *russianScan) opening(d *russianDraft, first bool, prev int) int {
	if first {
		return s.words[0].Start
	}
	start := s.words[d.from].Start
	for _, sp := range []corpus.Span{d.Subject, d.Frame} {
		if sp.Len() > 0 && sp.Start >= prev && sp.Start < start {
			start = sp.Start
		}
	}
	return max(s.partStart(d.from, prev, start), prev)
}

// partStart is where the part between marks begins that holds the verb group
// from word i on, if that is behind prev, else start: what stands before a verb
// there is its subject, known or not. Порты открыты, а пошлины будут снижены.
func (s *russianScan) partStart(i, prev, start int) int {
	k := i
	for k > 0 && !strings.Contains(",;:", s.words[k-1].low) {
		if k--; s.words[k].Start < prev {
			return start // the verb before stands in the same part
		}
	}
	for k < i && strings.Contains(connectives["ru"], " "+s.words[k].low+" ") {
		k++
	}
	return min(start, s.words[k].Start)
}

// shortParticiple tells a predicate like смещен, запланировано by its ending.
func shortParticiple(w string) bool {
	if len(w) < 12 || strings.HasSuffix(w, "мен") || strings.HasSuffix(w, "мены") {
		return false
	}
	for _, end := range []string{"ен", "ено", "ены", "ано", "аны"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// fallback gives a clause without a unit one on its first finite verb,
// wherever it stands, or on есть, or on its first infinitive.
func (s *russianScan) fallback() {
	s.drafts = s.drafts[:0]
	at, typ, axis := -1, corpus.Narrative, corpus.OtherAxis
	for i, w := range s.words {
		if w.word() && !w.mute && (i == 0 || !w.title) && s.finiteAt(i) {
			at = i
			if v, ok := s.match(i, russianShape.finite); ok && v.shape.tense != russianPast {
				typ, axis = corpus.Assessment, corpus.Assertion
			}
			break
		}
	}
	for i, w := range s.words {
		if at < 0 && w.word() && (w.low == "есть" || shortParticiple(w.low) || s.isInfinitive(i)) {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	actor := corpus.Impersonal
	if s.named {
		actor = s.met.actor
	}
	u := corpus.Unit{Actor: actor, Subject: s.met.span, Verb: []corpus.Span{s.words[at].Span}, Axis: axis, Type: typ, Polarity: corpus.Neutral}
	s.drafts = append(s.drafts, russianDraft{Unit: u, from: at, to: at})
}
