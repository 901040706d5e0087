package series

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
)

// Formula is a row of words of one clause that several statements of a series
// repeat. It is closed: no longer row of words stands in the same statements. It
// begins and ends with a whole word that is no function word.
type Formula struct {
	// Trend says in which statements it stands; its counts are 1 or 0, see Follow
	// for how often.
	*Trend
	Words int // in Chinese characters
	// Clause and Span are its first place, in the version Version of the event
	// Runs[0].From.
	Version, Clause int
	corpus.Span
}

// Discovery says which formulas are looked for. The zero value takes the defaults.
type Discovery struct {
	// MinStatements that have it; 0 for 3, and 2 where fewer than 10 are held.
	MinStatements int
	// MinWords that it has; 0 for 2, of Chinese 4 characters.
	MinWords int
	// Stop are queries: a formula whose first place overlaps one of theirs is left
	// out.
	Stop []*query.Query
	// Gap is how many statements without it do not end a run.
	Gap int
}

// Least is the number of statements of a series that have to have a formula.
func (d Discovery) Least(texts Texts) int {
	held := 0
	for _, versions := range texts {
		if len(versions) > 0 {
			held++
		}
	}
	switch {
	case d.MinStatements > 0:
		return d.MinStatements
	case held < fewStatements:
		return 2
	}
	return 3
}

// The defaults of Discovery.
const (
	fewStatements = 10
	leastWords    = 2
	leastHan      = 4
)

// Find finds the formulas of a series. Of those that stand first in the same
// clause, and in the same statements, only the longest is given; there is no upper
// limit to the length. Title, dateline and signature are left out.
//
// First come those that were kept longest in most words (the longest run times the
// words), last those that stand in every statement and so tell nothing of change.
func (d Discovery) Find(texts Texts) []Formula {
	r := newRow(texts, d.Stop)
	byWords := map[stretch]candidate{}
	least := d.Least(texts)
	repeats(r.words, r.event, len(texts), least, func(x repeat) {
		from, to := r.start[x.at], r.end[x.at+x.n-1]
		if to-from < 1 || !r.long(from, to, d.MinWords) {
			return
		}
		key := stretch{to - from, r.hash(from, to)}
		// The same words with more around them stand in fewer statements.
		if c, ok := byWords[key]; !ok || x.df > c.df || x.df == c.df && from < c.from {
			byWords[key] = candidate{from: from, to: to, df: x.df, events: slices.Clone(x.groups)}
		}
	})
	found := make([]candidate, 0, len(byWords))
	for _, c := range byWords {
		found = append(found, c)
	}
	// Trimmed words may stand in more statements than what they were trimmed from.
	found = r.longestOf(found)
	for i := range found {
		r.count(&found[i], len(texts))
	}
	found = r.closed(r.longestOf(found))

	out := make([]Formula, 0, len(found))
	for _, c := range found {
		if r.stopped(c) {
			continue
		}
		at := r.places[c.from]
		st := texts[r.event[c.from]][at.version].Statement
		sp := corpus.Span{Start: at.Start, End: r.places[c.to-1].End}
		f := Formula{Trend: &Trend{Issues: make([]Issue, len(texts))}, Words: r.letters(c.from, c.to), Version: at.version, Clause: at.clause, Span: sp}
		for i := range texts {
			if c.events[i/bits.UintSize]>>(i%bits.UintSize)&1 == 1 {
				f.Issues[i].Count = 1
				f.Statements++
				f.Occurrences++
			}
		}
		f.runs(texts, d.Gap)
		f.events()
		f.Query = query.Literal(oneLine(st.String(sp)), r.atoms[c.from:c.to])
		out = append(out, f)
	}
	slices.SortStableFunc(out, func(a, b Formula) int {
		return cmp.Or(a.lasts()-b.lasts(), b.Longest()*b.Words-a.Longest()*a.Words, b.Statements-a.Statements, a.Runs[0].From-b.Runs[0].From, a.Clause-b.Clause, a.Start-b.Start)
	})
	return out
}

// Changed are the formulas that came, came back or went in the statement of an
// event of the series.
func Changed(formulas []Formula, event int) []Formula {
	return slices.DeleteFunc(slices.Clone(formulas), func(f Formula) bool {
		return !slices.ContainsFunc(f.Events, func(e TrendEvent) bool { return e.At == event && e.Kind != Continued })
	})
}

// lasts is 1 where the formula stands in every statement held, else 0.
func (f *Formula) lasts() int {
	if len(f.Runs) == 1 && f.FromStart && f.ToEnd {
		return 1
	}
	return 0
}

// Longest is the number of statements of the longest run, 0 of none.
func (t *Trend) Longest() int {
	n := 0
	for _, r := range t.Runs {
		n = max(n, r.N)
	}
	return n
}

// oneLine writes a passage with one space where it has white space.
func oneLine(s string) string { return strings.Join(strings.Fields(corpus.StripMarkup(s)), " ") }

// row is the words of a series one behind the other, with a word of its own behind
// each clause.
type row struct {
	atoms  []string // as they are compared; "" behind a clause
	words  []int    // the same as numbers
	event  []int    // of the series
	places []spot
	// start is the first word from here on that a formula may begin with, end the
	// last word up to here, and one, that it may end with.
	start, end []int
	stop       []bool // stands in a stop formula
	clause     []int  // number of the clause, counted through the series
	from       []int  // of each clause: its first word
	in         [][]int32
	sums       []uint64 // for hash
	powers     []uint64
}

// spot is where a word stands.
type spot struct {
	version, clause int
	corpus.Span
}

// stretch is a row of words by their number and hash.
type stretch struct {
	n    int
	hash uint64
}

// candidate is words from up to to that may be a formula.
type candidate struct {
	from, to, df int
	events       []uint // one bit each
}

// newRow lays the words of a series in a row.
func newRow(texts Texts, stop []*query.Query) *row {
	r := &row{}
	ids := map[string]int{}
	separators := 0
	for e, versions := range texts {
		for v, text := range versions {
			st := text.Statement
			stopped := map[int][]corpus.Span{}
			for _, q := range stop {
				for _, h := range q.Find(text) {
					stopped[h.Clause] = append(stopped[h.Clause], h.Span)
				}
			}
			for c := range text.Clauses {
				if st.Clauses[c.Clause].Role.Aside() {
					continue
				}
				first := len(r.atoms)
				r.from = append(r.from, first)
				for i, a := range c.Atoms {
					id, ok := ids[a]
					if !ok {
						id = len(ids)
						ids[a] = id
						r.in = append(r.in, nil)
					}
					number := int32(len(r.from) - 1)
					if in := r.in[id]; len(in) == 0 || in[len(in)-1] != number {
						r.in[id] = append(in, number)
					}
					sp := c.Spans[i]
					r.put(a, id, e, spot{v, c.Clause, sp}, slices.ContainsFunc(stopped[c.Clause], func(s corpus.Span) bool { return s.Start < sp.End && sp.Start < s.End }))
				}
				r.put("", -1, e, spot{v, c.Clause, corpus.Span{}}, false)
				separators++
				r.bounds(first, st.Clauses[c.Clause].Tokens)
			}
		}
	}
	for i, w := range r.words { // each its own
		if w < 0 {
			separators--
			r.words[i] = len(ids) + separators
		}
	}
	r.from = append(r.from, len(r.atoms))
	r.sums, r.powers = make([]uint64, len(r.words)+1), make([]uint64, len(r.words)+1)
	r.powers[0] = 1
	for i, w := range r.words {
		r.sums[i+1] = modular(r.sums[i], hashBase, uint64(w)+1)
		r.powers[i+1] = modular(r.powers[i], hashBase, 0)
	}
	return r
}

func (r *row) put(atom string, id, event int, at spot, stopped bool) {
	r.atoms, r.words, r.event = append(r.atoms, atom), append(r.words, id), append(r.event, event)
	r.places, r.stop, r.clause = append(r.places, at), append(r.stop, stopped), append(r.clause, len(r.from)-1)
}

// bounds fills in start and end of the clause that the row ends with: a formula
// begins and ends with a whole token that is no function word and no sign.
func (r *row) bounds(first int, tokens []corpus.Token) {
	last := len(r.atoms) - 1 // the separator
	begins, ends := make([]bool, last-first), make([]bool, last-first)
	t := 0
	for i := first; i < last; i++ {
		sp := r.places[i].Span
		for t < len(tokens) && tokens[t].End <= sp.Start {
			t++
		}
		if t == len(tokens) || !wordly(r.atoms[i]) || functionWord(tokens[t].Norm) || functionWord(r.atoms[i]) && tokens[t].Len() == sp.Len() {
			continue
		}
		begins[i-first] = tokens[t].Start == sp.Start
		ends[i-first] = tokens[t].End == sp.End
	}
	r.start, r.end = append(r.start, make([]int, last-first+1)...), append(r.end, make([]int, last-first+1)...)
	end := first
	for i := first; i < last; i++ {
		if ends[i-first] {
			end = i + 1
		}
		r.end[i] = end
	}
	start := last
	r.start[last], r.end[last] = last, end
	for i := last - 1; i >= first; i-- {
		if begins[i-first] {
			start = i
		}
		r.start[i] = start
	}
}

// wordly tells whether an atom is a word and no sign.
func wordly(atom string) bool {
	c, _ := utf8.DecodeRuneInString(atom)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// letters counts the words of a stretch, signs left out.
func (r *row) letters(from, to int) int {
	n := 0
	for _, a := range r.atoms[from:to] {
		if wordly(a) {
			n++
		}
	}
	return n
}

// long tells whether a stretch has enough words; of a very long one only the
// beginning is looked at.
func (r *row) long(from, to, least int) bool {
	to = min(to, from+1000+2*least)
	n, han := 0, 0
	for _, a := range r.atoms[from:to] {
		if wordly(a) {
			n++
		}
		if c, _ := utf8.DecodeRuneInString(a); unicode.Is(unicode.Han, c) {
			han++
		}
	}
	switch {
	case least > 0:
		return n >= least
	case 2*han > n:
		return n >= leastHan
	}
	return n >= leastWords
}

// The hash of a stretch is a polynomial modulo the prime 2^61-1 (Karp and Rabin
// 1987): two stretches of one length that differ have the same with a chance of
// their length in 2^61.
const (
	hashPrime = 1<<61 - 1
	hashBase  = 0x1D3F7A2B94C6E851
)

// modular is a·b + c modulo hashPrime.
func modular(a, b, c uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	sum := lo&hashPrime + (lo>>61 | hi<<3) + c
	sum = sum&hashPrime + sum>>61
	if sum >= hashPrime {
		sum -= hashPrime
	}
	return sum
}

func (r *row) hash(from, to int) uint64 {
	less := modular(r.sums[from], r.powers[to-from], 0)
	return (r.sums[to] + hashPrime - less) % hashPrime
}

// same tells whether the words from a on are those of a candidate.
func (r *row) same(c candidate, hash uint64, at int) bool {
	return r.words[at] == r.words[c.from] && r.hash(at, at+c.to-c.from) == hash
}

// count finds the events of a candidate and its first place.
func (r *row) count(c *candidate, events int) {
	clear(c.events)
	c.df = 0
	hash, n, first := r.hash(c.from, c.to), c.to-c.from, -1
	for _, k := range r.in[r.rarest(*c)] {
		for at := r.from[k]; at+n < r.from[k+1]; at++ {
			if r.same(*c, hash, at) {
				if first < 0 {
					first = at
				}
				c.events[r.event[at]/bits.UintSize] |= 1 << (r.event[at] % bits.UintSize)
				break
			}
		}
	}
	for _, w := range c.events {
		c.df += bits.OnesCount(w)
	}
	c.from, c.to = first, first+n
}

// rarest is the word of a candidate that stands in fewest clauses.
func (r *row) rarest(c candidate) int {
	return slices.MinFunc(r.words[c.from:c.to], func(a, b int) int { return len(r.in[a]) - len(r.in[b]) })
}

// longestOf keeps of the candidates with the same first clause and the same events
// the longest.
func (r *row) longestOf(found []candidate) []candidate {
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(r.clause[a.from]-r.clause[b.from], slices.Compare(a.events, b.events), (b.to-b.from)-(a.to-a.from), a.from-b.from)
	})
	return slices.CompactFunc(found, func(a, b candidate) bool {
		return r.clause[a.from] == r.clause[b.from] && slices.Equal(a.events, b.events)
	})
}

// closed leaves out the candidates that stand inside a longer one with the same
// events.
func (r *row) closed(found []candidate) []candidate {
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(slices.Compare(a.events, b.events), (b.to-b.from)-(a.to-a.from), a.from-b.from)
	})
	out := found[:0]
	var holds map[int][]candidate // of these events: the longer ones that hold a word
	for i, c := range found {
		if i == 0 || !slices.Equal(c.events, out[len(out)-1].events) {
			holds = map[int][]candidate{}
		}
		hash := r.hash(c.from, c.to)
		rarest := slices.MinFunc(r.words[c.from:c.to], func(a, b int) int { return len(holds[a]) - len(holds[b]) })
		inside := slices.ContainsFunc(holds[rarest], func(longer candidate) bool {
			for at := longer.from; at+c.to-c.from <= longer.to; at++ {
				if r.same(c, hash, at) {
					return true
				}
			}
			return false
		})
		if inside {
			continue
		}
		out = append(out, c)
		for _, w := range slices.Compact(slices.Sorted(slices.Values(r.words[c.from:c.to]))) {
			holds[w] = append(holds[w], c)
		}
	}
	return out
}

// stopped tells whether a candidate stands, with a word of it, in a stop formula.
func (r *row) stopped(c candidate) bool { return slices.Contains(r.stop[c.from:c.to], true) }

// functionWord tells whether a word carries no content of its own.
func functionWord(w string) bool { return functionWords[strings.ToLower(w)] }

// functionWords are articles, conjunctions, prepositions, pronouns, auxiliaries and
// particles: a formula that begins or ends with one was cut short.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`
a an the and or nor but of to in on at by for with from into onto over under upon about as than that this these those
which who whom whose what when where while if whether because so such its it their they them we our us he she his her
is are was were be been being am has have had having do does did
there here also other through during between among against within without toward towards including
и а но или в во на с со к ко о об от до за из по под при у для над без через между что как это тот этот эта эти
их его её ее они он она мы нас наш быть был была были будет будут также же ли бы то так а также который которая которые которых
的 了 着 和 与 及 以及 或 或者 而 并 并且 在 于 对 对于 将 把 被 为 是 有 等 其 之 也 都 就 又 但 从 向 到 由 以 因 因为 所 这 那 该 此 中 上 下 一 个 各 地 得`) {
		m[w] = true
	}
	return m
}()

// leastPassing is how many words Passing wants, or Chinese characters.
const leastPassing = 6

// Passing finds wording that came or went, at most so many: the formulas that
// stand not in all statements of which the longest run times the words is most,
// in order of their first statement.
func Passing(texts Texts, most int) []Formula {
	held := 0
	for _, versions := range texts {
		held += min(len(versions), 1)
	}
	found := slices.DeleteFunc(Discovery{MinWords: leastPassing}.Find(texts), func(f Formula) bool { return f.Statements == held })
	found = found[:min(len(found), most)]
	slices.SortStableFunc(found, func(a, b Formula) int { return a.Runs[0].From - b.Runs[0].From })
	return found
}
