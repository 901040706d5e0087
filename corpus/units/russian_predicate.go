package units

import (
	"strings"

	"tifa/corpus"
)

// russianMatch is a predicate found in a clause: a row of the table, and the
// words that it stands on.
type russianMatch struct {
	row      *russianRow
	shape    russianShape
	noun     *russianRow // the force noun of a light verb
	from, to int         // first and last word of the group
	at       int         // the verb itself
	parts    []int       // words of the group
	toward   bool        // the noun is followed by an act or an instrument, not by a value
}

// reach is how many words may stand between the parts of a predicate.
const reach = 2

// match finds the longest row with a form at word i that the shape allows.
func (s *russianScan) match(i int, allow func(russianShape) bool) (russianMatch, bool) {
	var best russianMatch
	for _, v := range s.index.forms[s.words[i].low] {
		if !allow(v.shape) {
			continue
		}
		m, ok := s.fit(i, v)
		if ok && (best.row == nil || len(m.parts) > len(best.parts) ||
			len(m.parts) == len(best.parts) && m.to-m.from < best.to-best.from) {
			best = m
		}
	}
	return best, best.row != nil
}

// fit places the words of a row around its verb at word i.
func (s *russianScan) fit(i int, v russianReading) (russianMatch, bool) {
	m := russianMatch{row: v.row, shape: v.shape, from: i, to: i, at: i}
	at := i
	for k := v.row.head - 1; k >= 0; k-- {
		if at = s.near(at, -1, v.row.words[k]); at < 0 {
			return m, false
		}
		m.parts = append([]int{at}, m.parts...)
		m.from = at
	}
	m.parts = append(m.parts, i)
	at = i
	for _, w := range v.row.words[v.row.head+1:] {
		if at = s.near(at, 1, w); at < 0 {
			return m, false
		}
		m.parts = append(m.parts, at)
		m.to = at
	}
	if v.row.Kind == "light" {
		return s.withNoun(m)
	}
	return m, true
}

// near returns the next word like w in a direction, -1 when there is none
// within reach.
func (s *russianScan) near(at, step int, w string) int {
	for j, gap := at+step, 0; j >= 0 && j < len(s.words) && gap <= reach; j, gap = j+step, gap+1 {
		if s.words[j].kind == corpus.Punct || s.words[j].mute {
			return -1
		}
		if russianSame(w, s.words[j].low) {
			return j
		}
	}
	return -1
}

// withNoun looks for the force noun of a light verb in the noun phrase that
// follows: behind adjectives, pronouns and the name of the addressee, but
// behind no other noun.
func (s *russianScan) withNoun(m russianMatch) (russianMatch, bool) {
	for j := m.to + 1; j < len(s.words) && j <= m.to+7; j++ {
		w := s.words[j]
		if !w.word() || w.mute {
			return m, false
		}
		for _, row := range s.index.nouns[russianStem(w.low)] {
			from := j - len(row.words) + 1
			if from <= m.to || !s.stems(from, row.words) {
				continue
			}
			for from-1 > m.to && adjectival(s.words[from-1].low) {
				from--
			}
			m.noun, m.to = row, j
			for k := from; k <= j; k++ {
				m.parts = append(m.parts, k)
			}
			return m, true
		}
		if w.title || adjectival(w.low) || w.low == "о" || w.low == "об" || w.low == "сторон" || strings.HasPrefix(w.low, "сторон") || s.adverb(j) || pronominal[w.low] {
			continue
		}
		return m, false
	}
	return m, false
}

func (s *russianScan) stems(from int, words []string) bool {
	for k, w := range words {
		if russianStem(s.words[from+k].low) != russianStem(w) {
			return false
		}
	}
	return true
}

// adjectival tells an adjective or participle in any case by its ending.
func adjectival(w string) bool {
	for _, end := range []string{"ую", "юю", "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ых", "их", "ей"} {
		if strings.HasSuffix(w, end) && len(w) > 8 {
			return true
		}
	}
	return false
}

// pronominal words, and "в этой связи", stand between a light verb and its noun.
var pronominal = wordSet("в этой связи этом этим свою своей свое своем общую общее общей нашу наше нашей нашем друг другу им ему ей его их и также")

// predicate reads the predicate that begins or has its verb at word i and
// drafts its unit. It returns the last word that was used up.
func (s *russianScan) predicate(i int) (int, bool) {
	if s.words[i].title && i > s.start { // a name: Дана is also "given"
		return 0, false
	}
	m, ok := s.match(i, russianShape.finite)
	if ok && m.row.Kind == "future" {
		if m.shape.tense != russianPresent {
			return 0, false // был, были: what follows is the predicate
		}
		return s.future(m)
	}
	if !ok {
		if m, ok = s.unlisted(i); !ok {
			return 0, false
		}
	}
	if m.row.Kind == "norm" && !s.governs(m) {
		return 0, false
	}
	s.gerund = false
	return s.draft(m), true
}

// governs tells that a norm word has what it makes a norm of: an infinitive
// or чтобы. "Следует" is also "follows", "важно" also an adverb.
func (s *russianScan) governs(m russianMatch) bool {
	if m.row.Axis == "negative" || m.row.head == 0 && (strings.HasPrefix(m.row.Form, "должен") || strings.HasPrefix(m.row.Form, "необходим") || looksInfinitive(m.row.Form)) || len(m.row.words) > 1 {
		return true
	}
	_, ok := s.infinitive(m.to + 1)
	return ok || m.to+2 < len(s.words) && s.words[m.to+2].low == "чтобы"
}

// infinitive returns the first infinitive from word i on in the same stretch.
func (s *russianScan) infinitive(i int) (int, bool) {
	for ; i < len(s.words); i++ {
		w := s.words[i]
		switch {
		case w.mute:
		case w.kind == corpus.Punct:
			return 0, false
		case w.word() && s.isInfinitive(i):
			return i, true
		case w.word() && s.listedFinite(i):
			return 0, false
		}
	}
	return 0, false
}

func (s *russianScan) isInfinitive(i int) bool {
	for _, v := range s.index.forms[s.words[i].low] {
		if v.shape.tense == russianInfinitive {
			return true
		}
	}
	return s.index.forms[s.words[i].low] == nil && looksInfinitive(s.words[i].low)
}

func (s *russianScan) listedFinite(i int) bool {
	for _, v := range s.index.forms[s.words[i].low] {
		if v.shape.finite() {
			return true
		}
	}
	return false
}

// heads collects the infinitives that a modal governs: the first, and those
// that a comma or conjunction joins to it. It returns the last word looked at.
func (s *russianScan) heads(from int) []int {
	var out []int
	depth := 0 // inside a relative or adverbial clause
	for i := from; i < len(s.words); i++ {
		w := s.words[i]
		switch {
		case w.mute:
		case w.low == ";" || w.low == ":":
			return out
		case w.low == ",":
			if i+1 < len(s.words) && (russianConjunction[s.words[i+1].low] || s.words[i+1].low == "что") {
				return out
			}
			depth = 0
			for j := i + 1; j < len(s.words) && j < i+3; j++ {
				if strings.HasPrefix(s.words[j].low, "котор") || russianRelative[s.words[j].low] {
					depth = 1
				}
			}
		case !w.word() || depth > 0:
		case s.listedFinite(i) && !s.isInfinitive(i):
			return out
		case s.isInfinitive(i) && (len(out) == 0 || s.joined(i)):
			out = append(out, i)
		}
	}
	return out
}

// joined tells a word that a comma or conjunction joins to what came before.
func (s *russianScan) joined(i int) bool {
	for j := i - 1; j > 0; j-- {
		switch w := s.words[j].low; {
		case w == "," || w == "и" || w == "или" || w == "либо" || w == "а" || w == "также" || w == ")" || w == `"`:
			return true
		case w != "не" && !s.adverb(j) && !strings.ContainsAny(w, "—-•"):
			return false
		}
	}
	return false
}

// future reads буд- with its infinitive or passive participle.
func (s *russianScan) future(m russianMatch) (int, bool) {
	s.gerund = false
	for j := m.to + 1; j < len(s.words) && j <= m.to+3; j++ { // будут использованы
		for _, v := range s.index.forms[s.words[j].low] {
			if v.shape.passive && v.shape.tense == russianPast {
				m.parts, m.to, m.shape.passive = append(m.parts, j), j, true
				return s.draft(m), true
			}
			if v.row.Kind == "norm" || v.row.Kind == "modal" && v.shape.tense == russianShort { // будет необходимо
				return 0, false
			}
		}
	}
	at, ok := s.infinitive(m.to + 1)
	if !ok {
		m.row = russianCopula
		return s.draft(m), true
	}
	inf, listed := s.match(at, func(v russianShape) bool { return v.tense == russianInfinitive })
	switch {
	case listed && (inf.row.Kind == "process" || inf.row.Kind == "processing" || inf.row.Axis == "negative" || inf.row.Kind == "state" ||
		inf.row.Kind == "modal" && inf.row.Axis == string(corpus.Commissive)): // будут стремиться
		m.row, m.noun = &russianRow{Entry: inf.row.Entry, words: m.row.words}, inf.noun
		m.row.Kind = "future"
	case strings.HasSuffix(s.words[at].low, "ся") && !listed && s.passiveSubject(m):
		m.shape.passive, m.parts, m.to = true, append(m.parts, at), at
	}
	return s.draft(m), true
}

// passiveSubject tells that a thing, and no actor, is the subject of a
// reflexive infinitive: споры будут решаться.
func (s *russianScan) passiveSubject(m russianMatch) bool {
	return !s.named && !(s.subject.own() && s.bare(m.from)) && !s.leadIn(m.from)
}

var (
	// russianCopula is the predicate of "будет" with a noun, and of "есть".
	russianCopula = russianPlain("state", "assertion", "assessment")
	// russianDeed and russianDoing stand for verbs that the table does not have.
	russianDeed  = russianPlain("pf", "commissive", "commitment")
	russianDoing = russianPlain("ipf", "commissive", "position")
)

func russianPlain(kind, axis, typ string) *russianRow {
	r := &russianRow{words: []string{""}}
	r.Kind, r.Axis, r.Type, r.Polarity = kind, axis, typ, "+"
	if kind == "state" {
		r.Polarity = "0"
	}
	return r
}

// unlisted takes a word that looks like a finite verb for one where the
// sentence wants a predicate.
func (s *russianScan) unlisted(i int) (russianMatch, bool) {
	if s.index.forms[s.words[i].low] != nil {
		return russianMatch{}, false
	}
	shape, perfective, ok := s.index.guess(s.words[i].low)
	if !ok || i > 0 && (adjectival(s.words[i-1].low) && !s.named || russianPreposition[s.words[i-1].low]) {
		return russianMatch{}, false
	}
	row := russianDoing
	if perfective {
		row = russianDeed
	}
	return russianMatch{row: row, shape: shape, from: i, to: i, at: i, parts: []int{i}}, true
}

// guess tells a finite verb by its ending, and whether it is perfective: with
// a prefix and without the suffixes of the imperfective.
func (x *russianIndex) guess(w string) (shape russianShape, perfective, ok bool) {
	if len(w) < 8 || x.not[w] {
		return shape, false, false
	}
	plain, reflexive := strings.CutSuffix(w, "ся")
	if !reflexive {
		plain, reflexive = strings.CutSuffix(w, "сь")
	}
	has := func(ends ...string) bool {
		for _, e := range ends {
			if strings.HasSuffix(plain, e) {
				return true
			}
		}
		return false
	}
	switch {
	case has("ют", "ят", "ут", "жат", "шат", "чат", "щат"):
		shape = russianShape{tense: russianPresent, plural: true}
	case has("ает", "яет", "ует", "еет", "ывает") || reflexive && has("ет", "ит"):
		shape = russianShape{tense: russianPresent, singular: true}
	case has("али", "яли", "или", "ели", "ули", "ыли", "осли", "огли", "игли", "ошли", "екли"):
		shape = russianShape{tense: russianPast, plural: true}
	case has("ал", "ял", "ил", "ыл", "ала", "яла", "ила", "ыла", "ало", "яло", "ило", "ыло") || reflexive && has("ел", "ела", "ело"):
		shape = russianShape{tense: russianPast, singular: true}
	default:
		return shape, false, false
	}
	if has("ывают", "ивают", "вают", "яют", "руют", "ствуют", "ают", "водят", "ходят", "носят", "возят", "лежат", "стоят", "висят", "ет", "ит") {
		return shape, false, true
	}
	for _, prefix := range []string{"про", "по", "за", "с", "об", "обес", "рас", "раз", "при", "вы", "до", "у", "на", "вв", "вне", "пере", "из", "ис", "от", "под", "вос", "воз", "пред"} {
		if strings.HasPrefix(plain, prefix) {
			return shape, true, true
		}
	}
	return shape, false, true
}
