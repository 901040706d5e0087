package align

import (
	"cmp"
	"slices"

	"tifa/corpus"
)

// Knot is one clause of one statement of a series, by its place in
// Threads.Statements and in Statement.Clauses.
type Knot struct{ Statement, Clause int }

// Tie joins a clause to its predecessor in an earlier statement.
type Tie struct {
	From, To Knot
	// Old and New are the whole groups that the two belong to: more than one
	// clause where one was split or several were merged.
	Old, New []int
	Moved    bool // see Pair
	// Similarity of the wording of the two clauses, 0 to 1. It is measured in
	// the series as a whole, so that it can be compared along a thread; Score
	// of a Pair weighs words by two statements alone.
	Similarity float64
	// Confidence is the probability that one is the successor of the other.
	Confidence float64
}

// Absent is in how many statements between the two the clause is missing.
func (t *Tie) Absent() int { return t.To.Statement - t.From.Statement - 1 }

// Thread is one clause through a series: each of its clauses is the successor
// of the one before. Where a clause was split, the thread goes on with the
// part that is most like it, of those that have successors if there are any,
// and the other parts begin threads of their own; where several were merged,
// all threads but the likest end.
type Thread struct {
	Knots []Knot
	Ties  []*Tie // Ties[i] joins Knots[i] to Knots[i+1]
	From  *Tie   // from the clause of another thread that its first clause was split from, else nil
	Into  *Tie   // to the clause of another thread that its last clause was merged into, else nil
	// Before and After are ties that were cut: from what the aligner took for the
	// predecessor of the first clause, and to what it took for the successor of
	// the last one. They say something else, see slips. nil when nothing was cut.
	Before, After *Tie
}

// Threads is a series with every clause in exactly one thread.
type Threads struct {
	Statements []*corpus.Statement
	All        []Thread // in the order of their first clauses
	of         [][]int  // index in All, by statement and clause
	whole      *whole
}

// Of returns the thread of a clause, by its place in All.
func (t *Threads) Of(k Knot) int { return t.of[k.Statement][k.Clause] }

// Similarity of the wording of two clauses of the series, 0 to 1.
func (t *Threads) Similarity(a, b Knot) float64 {
	return t.whole.similarity(a.Statement, []int{a.Clause}, b.Statement, []int{b.Clause})
}

// Similarity of the wording of two knots of a chain, their groups included.
func (c *Chain) Similarity(t *Threads, i, j int) float64 {
	return t.whole.similarity(c.Knots[i].Statement, c.Groups[i], c.Knots[j].Statement, c.Groups[j])
}

// Memory is how many statements back a clause that is gone is looked for, in long
// statements fewer; with the very same words it is looked for in all.
const Memory = 8

// Thresholds of threads, set by eye on real series; TestThreadsGold holds them
// to the hand-made alignments.
const (
	firm     = 0.50 // confidence of a link that is likelier than not; where it is not, the clause may have been absent and come back
	sure     = 0.90 // a link less sure than that, and but slight, may give way to a return
	slight   = 0.25 // similarity below which a link is slight
	effort   = 1000 // clauses times statements that are looked back at: in long statements fewer
	likely   = 0.30 // similarity from which on a clause that came back is put to the aligner
	patience = 0.03 // confidence that a return loses for every statement in which the clause is missing
	better   = 0.20 // by so much a return is better than a link that gives way to it
	// A slight link is cut where it is less sure than cutSure and its clause is
	// less similar than cutFirst to the first of the thread. Far from that one
	// more is asked.
	cutSure, cutFirst       = 0.50, 0.15
	cutFarSure, cutFarFirst = 0.95, 0.10
)

// Follow threads the statements of a series, which are in the order of their
// dates. Neighbours are aligned with each other; a clause without a successor
// is then looked for in later statements among those without a predecessor,
// where again the aligner decides. The time grows with the number of
// statements.
func Follow(statements []*corpus.Statement) *Threads {
	t := &Threads{Statements: statements, whole: newWhole(statements)}
	ties := t.neighbours()
	t.revive(ties)
	t.outlive(ties)
	t.string(ties)
	return t
}

// bonds holds the ties of a series by the clauses that they join. One tie of a
// clause to its successor and one to its predecessor is the main one; the
// others are of splits and merges.
type bonds struct {
	next, prev   [][]*Tie // the main ones
	split, merge [][]*Tie // of a clause that is no main successor, no main predecessor
}

// neighbours aligns every statement with the next.
func (t *Threads) neighbours() *bonds {
	b := &bonds{t.perClause(), t.perClause(), t.perClause(), t.perClause()}
	links := make([][]Pair, max(len(t.Statements)-1, 0))
	parallel(len(links), func(i int) { links[i] = linkAll(t.Statements[i], t.Statements[i+1]) })
	for i := range links {
		for _, p := range links[i] {
			main := t.tie(i, i+1, p, p.Old[0], p.New[0])
			var all []*Tie
			for _, x := range p.Old {
				for _, y := range p.New {
					tie := t.tie(i, i+1, p, x, y)
					all = append(all, tie)
					if tie.Similarity > main.Similarity {
						main = tie
					}
				}
			}
			b.next[i][main.From.Clause], b.prev[i+1][main.To.Clause] = main, main
			for _, tie := range all {
				if tie.To != main.To && b.split[i+1][tie.To.Clause] == nil && tie.From == main.From {
					b.split[i+1][tie.To.Clause] = tie
				}
				if tie.From != main.From && b.merge[i][tie.From.Clause] == nil && tie.To == main.To {
					b.merge[i][tie.From.Clause] = tie
				}
			}
		}
	}
	return b
}

// linkAll aligns two statements without looking for traces of what is not
// linked.
func linkAll(older, newer *corpus.Statement) []Pair {
	m := newMatcher(older, newer, nil)
	links := m.links()
	markMoved(links, m)
	return links
}

func (t *Threads) tie(older, newer int, p Pair, i, j int) *Tie {
	from, to := Knot{older, i}, Knot{newer, j}
	return &Tie{From: from, To: to, Old: p.Old, New: p.New, Moved: p.Moved, Similarity: t.Similarity(from, to), Confidence: p.Confidence}
}

func (t *Threads) perClause() [][]*Tie {
	out := make([][]*Tie, len(t.Statements))
	for i, s := range t.Statements {
		out[i] = make([]*Tie, len(s.Clauses))
	}
	return out
}

// revive looks for clauses that were absent and came back.
func (t *Threads) revive(b *bonds) {
	// What may have gone, and what may have come back: clauses that are in no
	// firm link on that side.
	gone, back := make([][]int, len(t.Statements)), make([][]int, len(t.Statements))
	loose := func(tie *Tie) bool {
		return tie == nil || tie.Confidence < firm || tie.Confidence < sure && tie.Similarity < slight
	}
	for s, st := range t.Statements {
		for c := range st.Clauses {
			if !text(st.Clauses[c].Role) {
				continue
			}
			if s+2 < len(t.Statements) && loose(b.next[s][c]) && b.merge[s][c] == nil {
				gone[s] = append(gone[s], c)
			}
			if s > 1 && loose(b.prev[s][c]) && b.split[s][c] == nil {
				back[s] = append(back[s], c)
			}
		}
	}
	found := append(t.sameWordsAgain(gone, back), t.likeAgain(gone, back)...)
	slices.SortStableFunc(found, func(x, y *Tie) int {
		return cmp.Or(cmp.Compare(y.again(), x.again()), cmp.Compare(x.Absent(), y.Absent()),
			cmp.Compare(x.To.Statement, y.To.Statement), cmp.Compare(x.To.Clause, y.To.Clause), cmp.Compare(x.From.Clause, y.From.Clause))
	})
	for _, tie := range found {
		// A link that says less gives way. Returns come in order: one that was
		// made already stays.
		after, before := b.next[tie.From.Statement][tie.From.Clause], b.prev[tie.To.Statement][tie.To.Clause]
		if after.stays(tie) || before.stays(tie) {
			continue
		}
		if after != nil {
			b.prev[after.To.Statement][after.To.Clause] = nil
		}
		if before != nil {
			b.next[before.From.Statement][before.From.Clause] = nil
		}
		b.next[tie.From.Statement][tie.From.Clause], b.prev[tie.To.Statement][tie.To.Clause] = tie, tie
	}
}

// stays tells whether a tie stays where another one could take its place.
func (t *Tie) stays(other *Tie) bool {
	return t != nil && (t.Absent() > 0 || other.Confidence+other.Similarity/2 < t.Confidence+t.Similarity/2+better)
}

// outlive lets a clause that was split go on with a part that has a successor,
// where the part most like it has none.
func (t *Threads) outlive(b *bonds) {
	for s := range b.split {
		for _, tie := range b.split[s] {
			if tie == nil {
				continue
			}
			main := b.next[tie.From.Statement][tie.From.Clause]
			if main == nil || main.To.Statement != s || b.goesOn(main.To) || !b.goesOn(tie.To) {
				continue
			}
			b.next[tie.From.Statement][tie.From.Clause], b.prev[s][tie.To.Clause], b.split[s][tie.To.Clause] = tie, tie, nil
			b.prev[s][main.To.Clause], b.split[s][main.To.Clause] = nil, main
		}
	}
}

// goesOn tells whether a clause has a successor.
func (b *bonds) goesOn(k Knot) bool {
	return b.next[k.Statement][k.Clause] != nil || b.merge[k.Statement][k.Clause] != nil
}

// again orders returns: the very same words come first.
func (t *Tie) again() float64 {
	if t.Similarity == 1 {
		return 1
	}
	return t.Confidence
}

// sameWordsAgain finds clauses that came back with the very same words, each
// with the last that went.
func (t *Threads) sameWordsAgain(gone, back [][]int) []*Tie {
	var out []*Tie
	last := map[string]Knot{}
	for s := range t.Statements {
		if s >= 2 {
			for _, c := range gone[s-2] {
				last[t.whole.clauses[s-2][c].key] = Knot{s - 2, c}
			}
		}
		for _, c := range back[s] {
			to := Knot{s, c}
			if from, ok := last[t.whole.clauses[s][c].key]; ok && t.whole.clauses[s][c].key != "" {
				out = append(out, &Tie{From: from, To: to, Old: []int{from.Clause}, New: []int{c}, Similarity: 1, Confidence: sameWords})
			}
		}
	}
	return out
}

// likeAgain finds clauses that came back in other words. Only statements with
// clauses that are similar enough are aligned.
func (t *Threads) likeAgain(gone, back [][]int) []*Tie {
	var pairs [][2]int
	for s, st := range t.Statements {
		for d := 2; d <= max(1, min(Memory, effort/max(len(st.Clauses), 1)))+1 && s+d < len(t.Statements); d++ {
			pairs = append(pairs, [2]int{s, s + d})
		}
	}
	found := make([][]*Tie, len(pairs))
	parallel(len(pairs), func(k int) {
		older, newer := pairs[k][0], pairs[k][1]
		if !t.anyLike(older, gone[older], newer, back[newer]) {
			return
		}
		for _, p := range linkAll(t.Statements[older], t.Statements[newer]) {
			for _, i := range p.Old {
				for _, j := range p.New {
					if !slices.Contains(gone[older], i) || !slices.Contains(back[newer], j) {
						continue
					}
					tie := t.tie(older, newer, p, i, j)
					tie.Old, tie.New = []int{i}, []int{j} // the others of the group have other neighbours
					tie.Confidence -= patience * float64(tie.Absent())
					if tie.Confidence >= firm && tie.Similarity >= likely {
						found[k] = append(found[k], tie)
					}
				}
			}
		}
	})
	return slices.Concat(found...)
}

func (t *Threads) anyLike(older int, gone []int, newer int, back []int) bool {
	for _, i := range gone {
		for _, j := range back {
			if t.Similarity(Knot{older, i}, Knot{newer, j}) >= likely {
				return true
			}
		}
	}
	return false
}

// string strings the clauses on threads along their main ties.
func (t *Threads) string(b *bonds) {
	t.of = make([][]int, len(t.Statements))
	for s, st := range t.Statements {
		t.of[s] = make([]int, len(st.Clauses))
		for c := range t.of[s] {
			t.of[s][c] = -1
		}
	}
	for s, st := range t.Statements {
		for c := range st.Clauses {
			if t.of[s][c] >= 0 {
				continue
			}
			first := Knot{s, c}
			x := Thread{Knots: []Knot{first}, From: b.split[s][c], Before: b.prev[s][c]}
			if x.From != nil && t.slips(x.From.From, x.From) {
				x.From, x.Before = nil, x.From
			}
			t.of[s][c] = len(t.All)
			for at := first; ; {
				tie := b.next[at.Statement][at.Clause]
				if tie == nil {
					if into := b.merge[at.Statement][at.Clause]; into != nil && t.slips(first, into) {
						x.After = into
					} else {
						x.Into = into
					}
					break
				}
				if t.slips(first, tie) {
					x.After = tie
					break
				}
				at = tie.To
				x.Knots, x.Ties = append(x.Knots, at), append(x.Ties, tie)
				t.of[at.Statement][at.Clause] = len(t.All)
			}
			t.All = append(t.All, x)
		}
	}
}

// slips tells whether a tie that is not sure joins what has hardly a word in
// common, neither with the clause before nor with the beginning of the thread.
func (t *Threads) slips(first Knot, tie *Tie) bool {
	if tie.Similarity >= slight || !text(t.Statements[tie.To.Statement].Clauses[tie.To.Clause].Role) {
		return false
	}
	similarity := t.Similarity(first, tie.To)
	return tie.Confidence < cutSure && similarity < cutFirst || tie.From != first && tie.Confidence < cutFarSure && similarity < cutFarFirst
}

// Chain is the way of a clause through its whole series: a thread with the one
// that it was split from and the one that it was merged into.
type Chain struct {
	Knots []Knot
	// Groups are the clauses that stand for each knot: more than its own where a
	// clause was split and its parts were merged again in the next statement, or
	// where the chain ends with them.
	Groups [][]int
	Ties   []*Tie // Ties[i] joins Knots[i] to Knots[i+1]
	// Before and After are ties that were cut at its ends, see Thread.
	Before, After *Tie
}

// Chain returns the chain of a thread.
func (t *Threads) Chain(thread int) Chain {
	x := &t.All[thread]
	c := Chain{Knots: slices.Clone(x.Knots), Ties: slices.Clone(x.Ties)}
	for x.From != nil {
		from := x.From
		x = &t.All[t.Of(from.From)]
		n := slices.Index(x.Knots, from.From) + 1
		c.Knots = append(slices.Clone(x.Knots[:n]), c.Knots...)
		c.Ties = append(append(slices.Clone(x.Ties[:n-1]), from), c.Ties...)
	}
	c.Before = x.Before
	x = &t.All[thread]
	c.After = x.After
	// What it was merged into goes its own way: it is followed as long as it is
	// like the beginning of this chain.
	for x.Into != nil {
		ties := []*Tie{x.Into}
		x = &t.All[t.Of(x.Into.To)]
		ties = append(ties, x.Ties[slices.Index(x.Knots, ties[0].To):]...)
		c.After = x.After
		for i, tie := range ties {
			if i > 0 && t.slips(c.Knots[0], tie) {
				c.After = tie
				c.group()
				return c
			}
			c.Knots, c.Ties = append(c.Knots, tie.To), append(c.Ties, tie)
		}
	}
	c.group()
	return c
}

// group fills in Groups.
func (c *Chain) group() {
	c.Groups = make([][]int, len(c.Knots))
	for i, k := range c.Knots {
		c.Groups[i] = []int{k.Clause}
		if i > 0 && (i == len(c.Ties) || slices.Equal(c.Ties[i-1].New, c.Ties[i].Old)) {
			c.Groups[i] = c.Ties[i-1].New
		}
	}
}

// Chains returns the fewest chains that lead through all of some clauses, the
// one through most of them first. A clause counts as on a chain as well when
// it was split from or merged with one that is.
func (t *Threads) Chains(through []Knot) []Chain {
	wanted := map[Knot]bool{}
	var threads []int
	for _, k := range through {
		wanted[k] = true
		if x := t.Of(k); !slices.Contains(threads, x) {
			threads = append(threads, x)
		}
	}
	slices.Sort(threads)
	held := make([][]Knot, len(threads)) // by each chain
	chains := make([]Chain, len(threads))
	for i, x := range threads {
		chains[i] = t.Chain(x)
		for _, k := range chains[i].all() {
			if wanted[k] {
				held[i] = append(held[i], k)
			}
		}
	}
	var out []Chain
	for len(wanted) > 0 {
		best, most := -1, 0
		for i := range chains {
			n := 0
			for _, k := range held[i] {
				if wanted[k] {
					n++
				}
			}
			if n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			break
		}
		for _, k := range held[best] {
			delete(wanted, k)
		}
		out = append(out, chains[best])
	}
	return out
}

// all lists the clauses on a chain and those that were split from or merged
// with one of them.
func (c *Chain) all() []Knot {
	out := slices.Clone(c.Knots)
	for _, t := range c.Ties {
		for _, i := range t.Old {
			out = append(out, Knot{t.From.Statement, i})
		}
		for _, j := range t.New {
			out = append(out, Knot{t.To.Statement, j})
		}
	}
	slices.SortFunc(out, func(a, b Knot) int {
		return cmp.Or(cmp.Compare(a.Statement, b.Statement), cmp.Compare(a.Clause, b.Clause))
	})
	return slices.Compact(out)
}
