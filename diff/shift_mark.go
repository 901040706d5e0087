package diff

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// markLaw says what a mark of one kind does when it comes.
type markLaw struct {
	law    Law
	kind   corpus.MarkKind
	gained Direction
}

var markLaws = []markLaw{
	{IntensifierLaw, corpus.Intensifier, Stronger},
	{HedgeLaw, corpus.Hedge, Weaker},
	{QuantifierLaw, corpus.Quantifier, Level}, // all or some: the step decides
	{ConditionLaw, corpus.Condition, Weaker},
	{NegationLaw, corpus.Negation, Level},
	{DeadlineLaw, corpus.Deadline, Stronger},
	{QuantityLaw, corpus.Quantity, Stronger},
	{ModalLaw, corpus.Modal, Level}, // the step decides
}

// markShifts compares the marks of one kind. What a mark says belongs to the
// word beside it: where that word came or went as well, nothing was
// strengthened or weakened.
func markShifts(l markLaw, older, newer *corpus.Statement, p unitPair) []Shift {
	a, b := p.old, p.new
	// A hedge takes back from whatever act it joins, a condition from one that
	// binds more or less than before.
	narrows := l.law == HedgeLaw || l.law == ConditionLaw && p.kindDirection(older, newer) != Level
	if !l.applies(older, newer, p) || a.Axis != b.Axis && !narrows {
		return nil
	}
	x, y := marksOf(older, a.Unit, l.kind), marksOf(newer, b.Unit, l.kind)
	// What stands on both sides is no change.
	x, y = without(x, y), without(y, x)
	if l.law == IntensifierLaw && len(x) > 0 && len(y) > 0 && max(highest(x)-highest(y), highest(y)-highest(x)) >= steep {
		return []Shift{{Law: l.law, Direction: rising(highest(y) > highest(x)), Old: spansOf(x), New: spansOf(y)}}
	}
	if l.law == ConditionLaw {
		x = slices.DeleteFunc(x, func(m mark) bool { return b.meets(older, a, m) })
		y = slices.DeleteFunc(y, func(m mark) bool { return a.meets(newer, b, m) })
	}
	if l.law == QuantityLaw && len(x) > 0 && len(y) > 0 {
		// Another value: which is the stronger, the words do not say.
		return []Shift{{Law: l.law, Direction: Level, Old: spansOf(x), New: spansOf(y)}}
	}
	x = slices.DeleteFunc(x, func(m mark) bool { return !l.stays(a, m, b) })
	y = slices.DeleteFunc(y, func(m mark) bool { return !l.stays(b, m, a) })
	switch {
	case len(x) == 0 && len(y) == 0, l.law == ModalLaw && (len(x) == 0 || len(y) == 0):
		return nil
	case len(x) == 0:
		return []Shift{{Law: l.law, Direction: l.alone(y), New: spansOf(y)}}
	case len(y) == 0:
		return []Shift{{Law: l.law, Direction: opposite(l.alone(x)), Old: spansOf(x)}}
	}
	d := Level
	if from, to := highest(x), highest(y); from > 0 && to > 0 && from != to && l.together(a, x, b, y) {
		d = rising(to > from)
		if l.gained == Weaker {
			d = opposite(d)
		}
	}
	return []Shift{{Law: l.law, Direction: d, Old: spansOf(x), New: spansOf(y)}}
}

// meets tells whether the unit holds half of the words of a condition of
// another one: "if the outlook does not improve" and "until the outlook has
// improved" say one thing. A condition goes from its mark to the next comma or to
// the subject or verb; one that closes with its mark goes from its preposition:
// 在…前提下.
func (u *operativeUnit) meets(st *corpus.Statement, other *operativeUnit, m mark) bool {
	c := &st.Clauses[other.clause]
	from, to := m.End, c.End
	if closesCondition(m.words) {
		from, to = c.Start, m.Start
		if i := strings.LastIndexAny(st.Text[from:to], partMarks+"在以"); i >= 0 {
			from += i
		}
	} else {
		if i := strings.IndexAny(st.Text[from:to], partMarks); i >= 0 {
			to = from + i
		}
		for _, sp := range append([]corpus.Span{other.Subject}, other.Verb...) {
			if sp.Start >= from && sp.Len() > 0 {
				to = min(to, sp.Start)
			}
		}
	}
	held, all := 0, 0
	for _, t := range c.Words() {
		if t.Start >= from && t.End <= to && weighty(t.Norm) > 0 {
			all++
			if u.has(strings.ToLower(t.Norm)) {
				held++
			}
		}
	}
	return all > 0 && 2*held >= all
}

// closesCondition tells the Chinese marks that stand at the end of a condition:
// 在…前提下, 以…为前提. What ends in 条件下 or 情况下 is a circumstance as often.
func closesCondition(mark string) bool {
	return strings.HasSuffix(mark, "前提下") || strings.HasSuffix(mark, "前提")
}

// steep is how many steps apart the intensifiers of two units stand when that
// says something though they belong to different words.
const steep = 2

// half and third are how much two units have to share before a fact of theirs
// gives a direction. An intensifier needs less, since it needs its own word too.
const (
	half  = 0.5
	third = 0.3
)

// manyActs is how many acts one unit may chain (要推进…，加强…，完善…) before a
// mark of one of them gives no direction.
const manyActs = 5

func (l markLaw) least() float64 {
	if l.law == IntensifierLaw {
		return third
	}
	return half
}

// applies tells whether two units say so much of one matter that a mark which
// came or went gives a direction. A modal says how sure something is as much as
// how binding: it speaks in assessments too.
func (l markLaw) applies(older, newer *corpus.Statement, p unitPair) bool {
	if max(len(p.old.Heads), len(p.new.Heads)) > manyActs {
		return false // what became of one act in so long a chain says nothing of the whole
	}
	if l.law == DeadlineLaw && !(p.old.binds() && p.new.binds()) {
		return false // a day in what only tells binds nobody: "have slowed this year"
	}
	if l.law == ModalLaw {
		return p.sim >= half && p.old.Type != corpus.Narrative && p.new.Type != corpus.Narrative
	}
	return p.sameMatter(l.least()) || p.kindDirection(older, newer) != Level
}

// stays tells whether the word that a mark belongs to stands in the other unit. Of
// a Chinese hedge it takes the two words behind it, since one verb does for many
// objects (适当提高标准), and a verb: a preposition of one character (逐步为…) or
// an attribute (可能试点的) is none.
func (l markLaw) stays(own *operativeUnit, m mark, other *operativeUnit) bool {
	w := own.beside(m, l.leads(m))
	if !other.has(w) || l.law != HedgeLaw || !l.leads(m) {
		return other.has(w)
	}
	for i, t := range own.tokens {
		if t.Start == m.End && i+1 < len(own.tokens) {
			next := own.tokens[i+1]
			return utf8.RuneCountInString(t.Norm) > 1 && (next.Start > t.End || next.Norm != "的" && other.has(strings.ToLower(next.Norm)))
		}
	}
	return true
}

// leads tells marks that stand before the word they belong to. An intensifier of
// several words follows it: in the strongest terms, for as long as it takes; so
// does a hedge, but in Chinese.
func (l markLaw) leads(m mark) bool {
	switch l.law {
	case IntensifierLaw:
		return !strings.Contains(m.words, " ")
	case HedgeLaw:
		return leastPart(m.words) == partHan
	case QuantifierLaw, NegationLaw, ModalLaw:
		return true
	}
	return false
}

// together tells marks of which one of either side belongs to the same word:
// only these can be compared.
func (l markLaw) together(a *operativeUnit, x []mark, b *operativeUnit, y []mark) bool {
	for _, m := range x {
		for _, n := range y {
			w, v := a.beside(m, l.leads(m)), b.beside(n, l.leads(n))
			if w != "" && (w == v || stemOf(w) != "" && stemOf(w) == stemOf(v)) {
				return true
			}
		}
	}
	return false
}

// alone is the direction when marks came and none stood on the other side. The
// slightest intensifiers (further, 进一步) are style. All makes a thing stronger,
// some weaker; what lies between says too little by itself.
func (l markLaw) alone(ms []mark) Direction {
	switch top := highest(ms); {
	case l.law == IntensifierLaw && top < 2:
		return Level
	case l.law == QuantifierLaw && top == leastQuantifier:
		return Weaker
	case l.law == QuantifierLaw && top >= wholeQuantifier:
		return Stronger
	}
	return l.gained
}

// leastQuantifier and wholeQuantifier are the steps of some and of the words
// that leave nothing out, in every language.
const (
	leastQuantifier = 1
	wholeQuantifier = 4
)

// mark is a mark with its words as they are compared.
type mark struct {
	corpus.Mark
	words string
}

func marksOf(st *corpus.Statement, u *corpus.Unit, kind corpus.MarkKind) []mark {
	var out []mark
	for _, m := range u.Marks {
		if m.Kind == kind {
			out = append(out, mark{m, fold.Words(st.String(m.Span))})
		}
	}
	return out
}

// without returns the marks of a whose words are not among those of b.
func without(a, b []mark) []mark {
	var out []mark
	for _, m := range a {
		if !slices.ContainsFunc(b, func(n mark) bool { return n.words == m.words }) {
			out = append(out, m)
		}
	}
	return out
}

func spansOf(ms []mark) []corpus.Span {
	out := make([]corpus.Span, len(ms))
	for i, m := range ms {
		out[i] = m.Span
	}
	return out
}

func highest(ms []mark) int {
	top := 0
	for _, m := range ms {
		top = max(top, m.Step)
	}
	return top
}
