package units

import (
	"strings"

	"tifa/corpus"
)

// englishActor is who a subject names.
type englishActor struct {
	actor     corpus.Actor
	subject   corpus.Span
	pronoun   bool // he, they: to be fetched from an earlier sentence
	singular  bool
	maker     bool // a joint initiative, whose will is an undertaking
	attitude  bool // our solidarity: an attitude of the actor
	deed      bool // Kestria's attacks: an act of the actor
	named     bool // some words tell the actor
	dummy     bool // it, there
	officials bool // somebody who speaks for a party
	organ     bool // one body, which "it" can stand for
}

// englishSides are the parties of a statement by every name they have in it.
type englishSides struct {
	side    map[string]int // place of a short name
	actors  []corpus.Actor
	persons map[string]string // surname to short name of the state
}

// sides learns the parties, and who their leaders are.
func (p *englishParser) sides(st *corpus.Statement) {
	s := &p.parties
	s.side, s.persons = map[string]int{}, map[string]string{}
	for _, party := range st.Parties {
		p.addSide(append([]string{party.Name}, party.Aliases...))
	}
	named := len(s.actors) > 0
	n := 0
	for i := range st.Clauses {
		c := &st.Clauses[i]
		if c.Role != corpus.Body && c.Role != corpus.Preamble {
			continue
		}
		if n++; n > openingClauses {
			break
		}
		p.words = p.lex.words(st, c, true, p.words)
		p.leaders(!named && n <= 2)
		if len(s.actors) == 0 && n == 1 {
			p.members()
		}
	}
}

// members takes the states that the opening lists for parties: "Arvenia,
// Kestria and Morland met".
func (p *englishParser) members() {
	var names []string
	for i := 0; i < len(p.words); {
		row, end := p.lex.actors.match(p.words, i)
		if row == nil {
			i++
			continue
		}
		if row.Kind == "state" && !p.words[end-1].is(possessive) && p.words[i].capital {
			names = append(names, row.Name)
		}
		i = end
	}
	if len(names) < 3 {
		return
	}
	for _, n := range names {
		p.addSide([]string{n})
	}
}

// openingClauses is how many sentences may present the leaders.
const openingClauses = 12

// addSide adds a party under the short name that the tables have for one of
// its names, else under the shortest of them.
func (p *englishParser) addSide(names []string) {
	s := &p.parties
	short, known := "", false
	for _, n := range names {
		if e := p.stateNamed(n); e != "" {
			short, known = e, true
			break
		}
	}
	if !known {
		short = names[0]
		if at := strings.LastIndex(short, " of "); at >= 0 { // Republic of Arvenia
			short = short[at+len(" of "):]
		}
		short = strings.TrimPrefix(strings.TrimPrefix(short, "the "), "The ")
	}
	if _, ok := s.side[short]; ok || len(s.actors) >= 26 {
		return
	}
	s.side[short] = len(s.actors)
	s.actors = append(s.actors, corpus.Actor(string(rune('A'+len(s.actors)))+":"+short))
	for _, n := range append(append(names, short), adjectives(short)...) {
		fields := strings.Fields(strings.ToLower(strings.ReplaceAll(n, "’", "'")))
		if len(fields) > 0 && fields[0] == "the" {
			fields = fields[1:]
		}
		if len(fields) == 0 {
			continue
		}
		for i := range fields {
			fields[i] = strings.TrimSuffix(strings.TrimSuffix(fields[i], "'s"), ".")
		}
		p.own[fields[0]] = append(p.own[fields[0]], ownName{fields[1:], short})
	}
}

// adjectives are what English may make of the one-word name of a state that
// the tables do not have: the Arvenian side.
func adjectives(name string) []string {
	if strings.Contains(name, " ") || len(name) < 4 {
		return nil
	}
	stem := strings.TrimRight(name, "aeiouy")
	return []string{name + "n", name + "ian", stem + "an", stem + "ian", stem + "ese", stem + "ish", stem + "i", stem + "ic"}
}

// ownName is a name of a party without its first word.
type ownName struct {
	rest  []string
	short string
}

// stateNamed returns the short name of a state that is named in full.
func (p *englishParser) stateNamed(name string) string {
	name = strings.ReplaceAll(name, "’", "'")
	fields := strings.Fields(strings.ToLower(name))
	words := make([]englishWord, 0, len(fields))
	for _, f := range fields {
		words = append(words, englishWord{norm: strings.TrimSuffix(strings.TrimSuffix(f, "'s"), ".")})
	}
	for i := range words { // Republic of Arvenia; Meeting of Arvenia
		if row, end := p.lex.actors.match(words, i); row != nil && row.Kind == "state" && end == len(words) {
			return row.Name
		}
	}
	return ""
}

// leaders learns surnames from "President Ana Orlo of Arvenia". Where the
// statement names no parties, the states of such leaders in its opening are
// its parties.
func (p *englishParser) leaders(found bool) {
	w := p.words
	for i := 0; i+2 < len(w); i++ {
		row, at := p.lex.actors.match(w, i)
		if row == nil || row.Kind != "office" || !w[i].capital {
			continue
		}
		k := at
		if k < len(w) && w[k].norm == "of" { // President of Arvenia Ana Orlo
			continue
		}
		for k < len(w) && k < at+6 && (w[k].capital && w[k].class == 0 || w[k].is(comma) && k+1 < len(w) && w[k+1].norm == "jr") {
			k++
		}
		if k == at || k >= len(w) || w[k].norm != "of" {
			continue
		}
		surname := w[k-1].norm
		if surname == "jr" && k-3 >= at {
			surname = w[k-3].norm
		}
		j := k + 1
		if j < len(w) && w[j].is(determiner) {
			j++
		}
		state := p.ownAt(j)
		if state == "" {
			if e, _ := p.lex.actors.match(w, j); e != nil && e.Kind == "state" {
				state = e.Name
			}
		}
		if state == "" {
			continue
		}
		for x := at; x < k; x++ { // either of the names may serve as the surname
			if w[x].class == 0 {
				p.parties.persons[w[x].norm] = state
			}
		}
		p.parties.persons[surname] = state
		if found {
			p.addSide([]string{state})
		}
	}
}

// ownAt returns the short name of the party that is named at i.
func (p *englishParser) ownAt(i int) string {
	short, _ := p.ownMatch(i)
	return short
}

func (p *englishParser) ownMatch(i int) (string, int) {
	if i >= len(p.words) {
		return "", i
	}
	best, end := "", i
	for _, o := range p.own[p.words[i].norm] {
		ph := englishPhrase{rest: o.rest}
		if ph.follows(p.words, i) && i+1+len(o.rest) > end {
			best, end = o.short, i+1+len(o.rest)
		}
	}
	return best, end
}

// subjectOf returns the words of a subject without what stands in front of
// it: "In this regard, ", "Building on …, ".
func (p *englishParser) subjectOf(r wordRange) wordRange {
	if r.empty() {
		return r
	}
	from, fronted, any := r.from, false, false
	lastStart, lastFronted := r.from, false
	list := r.from // where the list that ends the range may begin
	for start := r.from; start < r.to; {
		end := start
		for end < r.to && !p.words[end].is(comma|stop) {
			end++
		}
		f := p.frontedAt(start, end)
		if start < end {
			if f && !any {
				fronted = true
			}
			if !f && !any {
				any, from = true, start
			}
			switch {
			case f || !p.speaksAt(start) && !p.namesAt(start, end):
				list = end + 1
			case end == start+1 && p.words[start].norm == "we" || list > start:
				list = start
			}
			lastStart, lastFronted = start, f
		}
		start = end + 1
	}
	if !lastFronted && (fronted || lastStart > from && lastStart < r.to && !p.words[r.to-1].is(comma) && p.words[lastStart].is(determiner|subjectPronoun) && !p.speaksAt(from)) {
		from = lastStart
		if list < from && (p.words[list].norm == "we" || p.coordinated(wordRange{from, r.to})) {
			from = list // Together, Japan, Kestria and Arvenia
		}
	}
	if !any {
		from = p.pastPhrase(wordRange{lastStart, r.to})
	}
	for from < r.to && p.words[from].is(adverb|comma|coordinator|stop) {
		from++
	}
	// "Today we", "In 2030 we": a pronoun next to the verb is the subject
	for i := r.to - 1; i >= from && (p.words[i].is(subjectPronoun) || p.words[i].is(adverb) || p.words[i].norm == "all" || p.words[i].norm == "both"); i-- {
		if p.words[i].is(subjectPronoun) && p.words[i].norm != "there" {
			from = i
			break
		}
	}
	to := r.to
	for to > from && (p.words[to-1].is(adverb|comma) || p.joinsAdverbs(to-1)) {
		to--
	}
	return wordRange{from, to}
}

// coordinated reports whether the words are the end of a list.
func (p *englishParser) coordinated(r wordRange) bool {
	for i := r.from; i < r.to; i++ {
		if p.words[i].is(coordinator) {
			return true
		}
	}
	return false
}

// speaksAt reports whether the words at i name a party or all of them.
func (p *englishParser) speaksAt(i int) bool {
	for i < len(p.words) && p.words[i].is(determiner) {
		i++
	}
	if i >= len(p.words) || p.words[i].is(subjectPronoun) || p.ownAt(i) != "" {
		return true
	}
	row, _ := p.lex.actors.match(p.words, i)
	return row != nil
}

// namesAt reports whether the words are a name and no more: the ROK.
func (p *englishParser) namesAt(from, to int) bool {
	for i := from; i < to; i++ {
		if w := &p.words[i]; !w.is(determiner|coordinator) && !w.capital {
			return false
		}
	}
	return true
}

// pastPhrase returns where the subject starts after a phrase with a
// preposition and no comma: in 2023 the Council.
func (p *englishParser) pastPhrase(r wordRange) int {
	for i := r.to - 1; i >= r.from; i-- {
		if p.words[i].is(subjectPronoun) {
			return i
		}
	}
	for i := r.from + 2; i < r.to; i++ {
		if before := &p.words[i-1]; !before.is(preposition|determiner|possessive|coordinator|infinitive) && (p.words[i].is(determiner|possessive) || p.ownAt(i) != "" || p.actorAt(i)) {
			return i
		}
	}
	return r.from
}

// frontedAt reports whether the words up to the comma stand in front of a
// subject rather than being one.
func (p *englishParser) frontedAt(from, to int) bool {
	for from < to && p.words[from].is(adverb|coordinator) {
		from++
	}
	if from >= to {
		return true
	}
	w := &p.words[from]
	if w.is(subjectPronoun) {
		return false
	}
	if w.is(preposition|infinitive|subordinator|relative) && w.norm != "that" {
		return true
	}
	if w.class == 0 && w.form()&(gerundForm|pastForm) != 0 && w.form()&baseForm == 0 {
		return true
	}
	return false
}

// actorOf tells who the subject in the range is.
func (p *englishParser) actorOf(r wordRange) englishActor {
	r = p.subjectOf(r)
	if r.empty() {
		return englishActor{}
	}
	a := englishActor{actor: corpus.Impersonal, subject: corpus.Span{Start: p.words[r.from].Start, End: p.words[r.to-1].End}, named: true}
	w := p.words
	for i := r.from; i < r.to; i++ {
		if !w[i].is(subjectPronoun) {
			continue
		}
		switch w[i].norm {
		case "we":
			a.actor = corpus.Both
			return a
		case "he", "she":
			a.pronoun, a.singular = true, true
			return a
		case "they":
			a.pronoun = true
			return a
		case "it", "there":
			if i == r.from {
				a.dummy = w[i].norm == "there"
				a.pronoun = w[i].norm == "it"
				a.singular = true
				return a
			}
		}
		if w[i].is(relative) {
			break
		}
	}
	p.named(&a, r)
	return a
}

// named reads an actor from a noun phrase: who is named in it, before any
// relative clause, and whether as the head or only beside it.
func (p *englishParser) named(a *englishActor, r wordRange) {
	w := p.words
	var sides [26]bool
	count, joint, third, office, possessed, own := 0, false, false, false, false, false
	offices := 0
	head := r.from // end of the words before the first preposition
	inHead := true
	for i := r.from; i < r.to; {
		x := &w[i]
		switch {
		case x.is(relative) && i > r.from:
			i = r.to
			continue
		case x.is(preposition) && inHead && i > r.from:
			inHead = false
			if joint || third || count > 0 && !office {
				i = r.to
				continue
			}
		case x.norm == "our" && inHead:
			own = true
		}
		short, end := p.ownMatch(i)
		kind := "side"
		if short == "" {
			if row, e := p.lex.actors.match(w, i); row != nil {
				kind, short, end = row.Kind, row.Name, e
				if kind == "person" {
					if s, ok := p.parties.persons[x.norm]; ok {
						short = s
					}
				}
			} else if s, ok := p.parties.persons[x.norm]; ok && x.capital {
				kind, short, end = "person", s, i+1
			}
		} else if x.norm != "" && !x.capital {
			short = ""
		}
		if short == "" && kind == "side" {
			if inHead {
				head = i
			}
			i++
			continue
		}
		last := &w[end-1]
		poss := last.is(possessive)
		switch kind {
		case "side", "state", "demonym", "person":
			if !poss && kind != "demonym" && kind != "person" && !p.headAt(end, r) && !p.actorAt(end) {
				break // the Kestria Recovery Conference
			}
			place, ok := p.parties.side[short]
			if kind == "demonym" && !(end < r.to) && !ok {
				third = third || inHead
				break
			}
			switch {
			case poss:
				possessed = true
				if ok && inHead && !sides[place] {
					// the act of a party stands for it
					sides[place] = true
					count++
				} else if !ok && inHead {
					third = true
				}
			case ok && (inHead || office):
				if !sides[place] {
					sides[place] = true
					count++
				}
			case !ok && (inHead || office):
				third = true
			}
		case "joint":
			switch {
			case !inHead:
			case poss: // the Committee's assessments: an act of all
				own = true
			case p.headAt(end, r):
				joint = true
				a.organ = !strings.HasSuffix(w[end-1].norm, "s")
			}
		case "third":
			if inHead && p.headAt(end, r) {
				third = true
			}
		case "office":
			if inHead {
				office = true
				offices++
			}
		}
		i = end
	}
	a.deed = possessed
	a.officials = office
	switch {
	case count == 1 && offices > 1: // two leaders, of whom one is not known by name
		a.actor = corpus.Both
	case count == 1 && !joint:
		for i, ok := range sides {
			if ok {
				a.actor = p.parties.actors[i]
			}
		}
		a.singular = true
	case count > 1 || joint:
		a.actor = corpus.Both
	case own:
		a.actor = corpus.Both
	case third:
		a.actor = corpus.Third
	}
	p.headNoun(a, wordRange{r.from, min(head+1, r.to)})
}

// actorAt reports whether the words at i name somebody: Arvenian forces.
func (p *englishParser) actorAt(i int) bool {
	row, _ := p.lex.actors.match(p.words, i)
	return row != nil
}

// headAt reports whether a noun phrase ends at i.
func (p *englishParser) headAt(i int, r wordRange) bool {
	return i >= r.to || p.words[i].class&^wordClass(numeral) != 0 || p.words[i].form()&(pastForm|gerundForm) != 0 && !p.words[i].capital
}

// headNoun looks at the last noun of the head: a joint initiative, or an
// attitude.
func (p *englishParser) headNoun(a *englishActor, r wordRange) {
	for i := r.to - 1; i >= r.from; i-- {
		if row, _ := p.lex.makers.match(p.words, i); row != nil {
			a.maker = true
		}
		if row, _ := p.lex.nouns.match(p.words, i); row != nil {
			a.attitude = true
		}
		if p.words[i].class == 0 {
			break
		}
	}
}
