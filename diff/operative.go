package diff

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// unitPair is a unit with the one that answers to it; one of the two may be
// missing. sim is their similarity, see operativeUnit.similar.
type unitPair struct {
	old, new *operativeUnit
	sim      float64
}

// sameMatter tells two units that bind and share at least that much of their
// words: what came or went between them says something of one matter.
func (p unitPair) sameMatter(least float64) bool {
	return p.sim >= least && p.old.binds() && p.new.binds() || p.sim >= almostSame
}

// almostSame is how much of their words two units share that differ in a word
// or two: there even what only tells may be stronger or weaker.
const almostSame = 0.8

// sameVerbs tells verb groups of which each word stands in the other unit too:
// "condemn unequivocally" is no weaker than "unequivocally condemn".
func (p unitPair) sameVerbs(older, newer *corpus.Statement) bool {
	within := func(st *corpus.Statement, u, other *operativeUnit) bool {
		for _, sp := range u.Verb {
			for _, w := range strings.Fields(fold.Words(st.String(sp))) {
				if !other.has(w) {
					return false
				}
			}
		}
		return true
	}
	return within(older, p.old, p.new) && within(newer, p.new, p.old)
}

// sameDeed tells verb groups that have a verb or noun in common, whatever its
// ending: "firmly condemn" and "condemned".
func (p unitPair) sameDeed(older, newer *corpus.Statement) bool {
	is := strings.Fields(quoted(newer, p.new.Verb))
	return slices.ContainsFunc(strings.Fields(quoted(older, p.old.Verb)), func(w string) bool {
		stem := stemOf(w)
		return stem != "" && slices.ContainsFunc(is, func(v string) bool { return strings.HasPrefix(v, stem) })
	})
}

// sameSubject tells units whose own subjects are the same words: who is meant
// by them did not change.
func (p unitPair) sameSubject(older, newer *corpus.Statement) bool {
	a, b := p.old, p.new
	return a.Subject.Len() > 0 && !a.Inherited && !b.Inherited && fold.Words(older.String(a.Subject)) == fold.Words(newer.String(b.Subject))
}

// leastUnit is the similarity from which on two units of linked clauses answer
// to each other. The clauses are known to answer, so little is enough.
// sameAct is what the same kind of act adds to it, and once more the same verb
// where nobody undertakes anything: there the verb is what is said.
const (
	leastUnit = 0.15
	sameAct   = 0.25
)

// pairUnits pairs the units of linked clauses: the most similar first, each
// once. A clause with one unit answers to one with one whatever they say.
func pairUnits(older *corpus.Statement, old []int, newer *corpus.Statement, new []int) []unitPair {
	a, b := operative(older, old), operative(newer, new)
	if len(a) == 1 && len(b) == 1 {
		return []unitPair{{&a[0], &b[0], a[0].similar(&b[0])}}
	}
	type answer struct {
		i, j      int
		lead, sim float64
	}
	var answers []answer
	for i := range a {
		for j := range b {
			s := a[i].similar(&b[j])
			lead := s
			if a[i].Axis == b[j].Axis {
				lead += sameAct
			}
			if p := (unitPair{old: &a[i], new: &b[j]}); !a[i].binds() && !b[j].binds() && p.sameVerbs(older, newer) {
				lead += sameAct
			}
			if lead >= leastUnit {
				answers = append(answers, answer{i, j, lead, s})
			}
		}
	}
	slices.SortStableFunc(answers, func(x, y answer) int {
		return cmp.Or(cmp.Compare(y.lead, x.lead), cmp.Compare(distance(x.i, x.j), distance(y.i, y.j)))
	})
	out := make([]unitPair, len(a))
	for i := range a {
		out[i].old = &a[i]
	}
	taken := make([]bool, len(b))
	for _, x := range answers {
		if p := &out[x.i]; p.new == nil && !taken[x.j] {
			p.new, p.sim, taken[x.j] = &b[x.j], x.sim, true
		}
	}
	for j := range b {
		if !taken[j] {
			out = append(out, unitPair{new: &b[j]})
		}
	}
	return out
}

func distance(i, j int) int { return max(i-j, j-i) }

// operativeUnit is a unit with its clause and its words, in order and as a set.
type operativeUnit struct {
	*corpus.Unit
	clause int
	tokens []corpus.Token
	words  map[string]bool
}

func operative(st *corpus.Statement, group []int) []operativeUnit {
	var out []operativeUnit
	for _, i := range group {
		c := &st.Clauses[i]
		for k := range c.Units {
			u := operativeUnit{Unit: &c.Units[k], clause: i, words: map[string]bool{}}
			for _, t := range c.Tokens {
				if t.Start >= u.Scope.Start && t.End <= u.Scope.End && (t.Kind == corpus.Word || t.Kind == corpus.Number) {
					u.tokens = append(u.tokens, t)
					u.words[wordKey(t.Norm)] = true
				}
			}
			out = append(out, u)
		}
	}
	return out
}

// beside returns the word that a mark belongs to: the one that follows it, or
// the one before it. A mark that opens its unit and follows no word belongs to
// the verb, as does a condition that closes with its mark (在…前提下). Of those
// that lead, an adverb at the end belongs to the word before: open the port
// immediately. An adjective there is what is said (has been strong), and behind
// "and" the mark is that of the next act.
func (u *operativeUnit) beside(m mark, after bool) string {
	before := ""
	for _, t := range u.tokens {
		switch {
		case t.End <= m.Start && !(m.Kind == corpus.Deadline && beforeDates[t.Norm]):
			before = t.Norm
		case t.Start > m.End && after && m.Kind == corpus.Hedge: // Chinese, behind a comma: of no word
			after = false
			if before != "" {
				return ""
			}
		case t.Start == m.End && before == "" && m.Kind == corpus.Deadline && leastPart(m.words) == partHan:
			return "" // 尽快形成: an adverb of one verb of many
		case t.Start >= m.End && after && !(m.Kind == corpus.Modal && auxiliaries[t.Norm]):
			return strings.ToLower(t.Norm)
		}
	}
	switch {
	case after && (m.Kind != corpus.Intensifier || weighty(before) == 0 || !adverb(m.words)):
		return ""
	case before == "" || m.Kind == corpus.Condition && closesCondition(m.words):
		before = u.lastVerb()
	}
	return strings.ToLower(before)
}

// adverb tells a word with the ending of an adverb, English or Russian.
func adverb(word string) bool {
	return strings.HasSuffix(word, "ly") || strings.HasSuffix(word, "но")
}

// lastVerb is the last word of the verb group.
func (u *operativeUnit) lastVerb() string {
	end, verb := u.Verb[len(u.Verb)-1].End, ""
	for _, t := range u.tokens {
		if t.Start < end {
			verb = t.Norm
		}
	}
	return verb
}

// beforeDates join a date to what it is the date of: 将于2026年前, не позднее.
var beforeDates = wordSet("于 在 到 至 не")

// auxiliaries stand between a modal and the word that it belongs to.
var auxiliaries = wordSet("be been have not also")

// has tells whether a word stands in the unit, in whatever ending: the first
// five letters decide, of Han words the whole.
func (u *operativeUnit) has(word string) bool {
	if word == "" || u.words[wordKey(word)] {
		return word != ""
	}
	stem := stemOf(word)
	if stem == "" {
		return false
	}
	for w := range u.words {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// hasAll tells whether all words of a span of either statement stand in the unit.
func (u *operativeUnit) hasAll(st *corpus.Statement, sp corpus.Span) bool {
	words := strings.Fields(fold.Words(st.String(sp)))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !u.has(w) })
}

// stemOf is the first five letters of a word, "" of shorter and of Han words.
func stemOf(word string) string {
	letters := []rune(word)
	if len(letters) < 5 || unicode.Is(unicode.Han, letters[0]) {
		return ""
	}
	return string(letters[:5])
}

// standsIn tells whether clauses of the other statement hold the verb of the
// unit and most of what it says, though none of their units answers to it: the
// same act may be read as part of another one.
func (u *operativeUnit) standsIn(own, other *corpus.Statement, group []int) bool {
	words, text := map[string]bool{}, ""
	for _, i := range group {
		for _, t := range other.Clauses[i].Words() {
			words[wordKey(t.Norm)] = true
		}
		text += fold.Words(other.Plain(&other.Clauses[i])) + " "
	}
	for _, sp := range u.Verb {
		if !strings.Contains(text, fold.Words(own.String(sp))) {
			return false
		}
	}
	held := 0
	for w := range u.words {
		if words[w] {
			held++
		}
	}
	return float64(held) >= most*float64(len(u.words))
}

// most is the share of its words that have to stand on the other side for an
// act to stand there.
const most = 2.0 / 3

// deed names what the unit does: its verb group, and the first verb that the
// group governs, since 要 or "will" alone names nothing.
func (u *operativeUnit) deed(st *corpus.Statement) []corpus.Span {
	out := slices.Clone(u.Verb)
	if len(u.Heads) > 0 && !slices.ContainsFunc(out, func(v corpus.Span) bool { return v.Start < u.Heads[0].End && u.Heads[0].Start < v.End }) {
		out = append(out, u.Heads[0])
	}
	slices.SortFunc(out, func(a, b corpus.Span) int { return a.Start - b.Start })
	joined := out[:min(1, len(out))]
	for _, sp := range out[len(joined):] {
		if last := &joined[len(joined)-1]; strings.TrimSpace(st.Text[last.End:sp.Start]) == "" {
			last.End = sp.End
		} else {
			joined = append(joined, sp)
		}
	}
	return joined
}

// quoted is words that stand apart in a statement, as they are compared.
func quoted(st *corpus.Statement, spans []corpus.Span) string {
	var b strings.Builder
	for _, sp := range spans {
		b.WriteString(fold.Words(st.String(sp)))
		b.WriteByte(' ')
	}
	return b.String()
}

// binds tells a unit that undertakes something or takes a stand.
func (u *operativeUnit) binds() bool {
	return u.Type == corpus.Commitment || u.Type == corpus.Position
}

// similar is the share of words that two units have in common (Dice 1945).
func (u *operativeUnit) similar(v *operativeUnit) float64 {
	both := 0
	for w := range u.words {
		if v.words[w] {
			both++
		}
	}
	return 2 * float64(both) / float64(max(len(u.words)+len(v.words), 1))
}

// wordKey is a word as units compare it: in small letters, of Russian without
// its ending, since the same noun stands in another case behind another verb
// (осуждают нападения, обеспокоены нападениями).
func wordKey(norm string) string {
	w := strings.ToLower(norm)
	if r, _ := utf8.DecodeRuneInString(w); !unicode.Is(unicode.Cyrillic, r) {
		return w
	}
	for _, e := range russianEndings {
		if stem, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(stem) >= leastStem {
			return stem
		}
	}
	return w
}

// leastStem is how many letters a Russian word keeps without its ending.
const leastStem = 4

// russianEndings are those of nouns and adjectives, longer ones first.
var russianEndings = strings.Fields("иями ями ами ыми ими ием иям иях ией ого его ому ему ев ов ей ой ем ом ам ям ах ях ых их ый ий ая яя ое ее ые ие ую юю ия ию ии ью а я о е ы и у ю ь й")
