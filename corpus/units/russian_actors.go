package units

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// russianActors are the names of the table, each by its first word.
type russianActors struct {
	names      map[string][]russianName
	adjectives map[string]string // stem of российский to "Russia"
	offices    map[string]bool
}

// russianName is a name in the nominative.
type russianName struct {
	words []string
	kind  string
	state string // short English name
}

func (a *russianActors) add(rows []lexicon.Entry) {
	a.names, a.adjectives, a.offices = map[string][]russianName{}, map[string]string{}, map[string]bool{}
	for _, e := range rows {
		form := russianFold(e.Form)
		switch e.Kind {
		case "adjective":
			a.adjectives[russianStem(form)] = e.Name
		case "office":
			a.offices[form] = true
		default:
			a.put(russianName{strings.Fields(form), e.Kind, e.Name})
		}
	}
}

// put files a name; the longer of two goes first.
func (a *russianActors) put(n russianName) {
	rows := append(a.names[n.words[0]], n)
	slices.SortStableFunc(rows, func(a, b russianName) int { return len(b.words) - len(a.words) })
	a.names[n.words[0]] = rows
}

// russianParty is a party of the statement under the names it goes by.
type russianParty struct {
	actor corpus.Actor
	stems []string // of its proper names: арвени, and of the adjectives in the table
	state string
}

// russianCast knows who can act in one statement.
type russianCast struct {
	*russianActors
	joint   map[string][]russianName // names that the statement gives to all parties
	parties []russianParty
	persons map[string]int // stem of a surname to the index of a party
	offices map[string]int // office to the index of the one party that has it, -1 when both have
}

// classNames are what the names of states are made of beside the proper name.
var classNames = wordSet("республика республики федерация федерации королевство королевства союз союза государство государства народная народной демократическая демократической исламская исламской социалистическая социалистической княжество княжества соединенные соединенных объединенные и")

func newRussianCast(a *russianActors, st *corpus.Statement) *russianCast {
	c := &russianCast{russianActors: a, joint: map[string][]russianName{}, persons: map[string]int{}, offices: map[string]int{}}
	for _, name := range st.Joint {
		if words := strings.Fields(russianFold(name)); len(words) > 0 {
			c.joint[words[0]] = append(c.joint[words[0]], russianName{words, "joint", ""})
		}
	}
	for i, p := range st.Parties {
		c.parties = append(c.parties, c.party(i, p))
	}
	c.learnPersons(st)
	return c
}

// party gives a party its letter and short English name: that of the table,
// or a transcription of its proper name.
func (c *russianCast) party(i int, p corpus.Party) russianParty {
	var out russianParty
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		words := strings.Fields(russianFold(name))
		if out.state == "" {
			out.state = c.stateIn(words)
		}
		for _, w := range words {
			if !classNames[w] && w != "сторона" && w != "стороны" {
				out.stems = append(out.stems, russianStem(w))
			}
		}
	}
	short := out.state
	if short == "" && len(out.stems) > 0 {
		for _, w := range strings.Fields(p.Name) {
			if !classNames[russianFold(w)] {
				short = transcribe(w)
				break
			}
		}
	}
	out.actor = corpus.Actor(string(rune('A'+i%26)) + ":" + short)
	return out
}

// stateIn returns the short name of the state that a name in any case means.
func (c *russianCast) stateIn(words []string) string {
	for i, w := range words {
		if s, ok := c.adjectives[russianStem(w)]; ok {
			return s
		}
		if s := c.stateAt(words[i:]); s != "" {
			return s
		}
	}
	return ""
}

// stateAt returns the state whose name, in any case, words begin with.
func (c *russianCast) stateAt(words []string) string {
	for _, nominative := range nominatives(words[0]) {
		for _, n := range c.names[nominative] {
			if n.kind == "state" && len(n.words) <= len(words) && sameWords(n.words, words) {
				return n.state
			}
		}
	}
	return ""
}

// nominatives guesses the nominative of a noun or adjective in any case.
func nominatives(w string) []string {
	stem := russianStem(w)
	return []string{w, stem, stem + "я", stem + "а", stem + "ия", stem + "ая", stem + "ь", stem + "й", stem + "ий", stem + "ые"}
}

func sameWords(row, text []string) bool {
	for i, w := range row {
		if w != text[i] && russianStem(w) != russianStem(text[i]) {
			return false
		}
	}
	return true
}

// sideOf returns the actor for the adjective of a side: российская Сторона.
func (c *russianCast) sideOf(adjective string) (corpus.Actor, bool) {
	stem := russianStem(adjective)
	if state, ok := c.adjectives[stem]; ok {
		return c.actorOf(state), true
	}
	for _, p := range c.parties {
		for _, s := range p.stems { // арвени-йск, кестри-йск, норгрейв-ск
			if utf8.RuneCountInString(s) >= 3 && strings.HasPrefix(stem, s) {
				return p.actor, true
			}
		}
	}
	return corpus.Third, false
}

// actorOf returns the party of that short name, or third.
func (c *russianCast) actorOf(state string) corpus.Actor {
	for _, p := range c.parties {
		if p.state == state {
			return p.actor
		}
	}
	return corpus.Third
}

// partyAt returns the index of the party that a word names in any case, -1
// for none.
func (c *russianCast) partyAt(words []string) int {
	state := c.stateAt(words)
	stem := russianStem(words[0])
	for i, p := range c.parties {
		if state != "" && p.state == state || p.state == "" && slices.Contains(p.stems, stem) {
			return i
		}
	}
	return -1
}

// learnPersons notes whose office and whose surname stands with the name of a
// party: "Канцлер Федерации Кестрия Дана Острев", so that "Дана Острев" alone
// is known further down.
func (c *russianCast) learnPersons(st *corpus.Statement) {
	if len(c.parties) == 0 {
		return
	}
	for i := range st.Clauses {
		cl := &st.Clauses[i]
		if i > 30 && cl.Role == corpus.Body {
			continue
		}
		tokens := cl.Words()
		for k := 0; k < len(tokens); k++ {
			office, ok := c.officeAt(russianFold(tokens[k].Norm))
			if !ok {
				continue
			}
			party, end := -1, k+1
			for ; end < len(tokens) && end <= k+4 && capitalised(tokens[end].Norm); end++ {
				words := []string{russianFold(tokens[end].Norm)}
				if end+1 < len(tokens) {
					words = append(words, russianFold(tokens[end+1].Norm))
				}
				if p := c.partyAt(words); p >= 0 {
					party = p
				} else if s, ok := c.adjectives[russianStem(words[0])]; ok {
					party = slices.IndexFunc(c.parties, func(p russianParty) bool { return p.state == s })
				} else if party >= 0 && !classNames[words[0]] {
					break
				}
			}
			if party < 0 {
				continue
			}
			if known, ok := c.offices[office]; ok && known != party {
				c.offices[office] = -1
			} else {
				c.offices[office] = party
			}
			for ; end < len(tokens) && end <= k+8 && capitalised(tokens[end].Norm); end++ {
				c.persons[personStem(russianFold(tokens[end].Norm))] = party
			}
		}
	}
}

// officeAt returns the office that a word names in any case.
func (c *russianCast) officeAt(w string) (string, bool) {
	for _, n := range nominatives(w) {
		if c.russianActors.offices[n] {
			return n, true
		}
	}
	return "", false
}

// personStem makes the cases of a name equal: Морета, Моретом, Морет.
func personStem(w string) string {
	for _, end := range []string{"ым", "ом", "ем", "а", "у", "я", "ю", "ы", "е", "и"} {
		if s, ok := strings.CutSuffix(w, end); ok && utf8.RuneCountInString(s) >= 3 {
			return s
		}
	}
	return w
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// transcribe writes a proper name in Latin letters, the way English names
// states: Арвения, Arvenia.
func transcribe(name string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(russianFold(name), "ия", "иа") {
		if i := strings.IndexRune(cyrillic, r); i >= 0 {
			b.WriteString(latin[utf8.RuneCountInString(cyrillic[:i])])
		} else {
			b.WriteRune(r)
		}
	}
	s := b.String()
	if s == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

const cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

var latin = []string{
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
}
