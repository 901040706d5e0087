package align

import (
	"math"
	"slices"
	"strings"

	"tifa/corpus"
)

// matcher holds two statements as vectors and the candidate pairs.
type matcher struct {
	old, new                 []clause
	candidates               []candidate
	byOld                    [][]int // indexes of candidates
	byNew                    [][]int
	oldNumbered, newNumbered []bool
	paras, sections          places
	space                    *space
	pins                     []Pin
	oldSt                    *corpus.Statement
	newSt                    *corpus.Statement
}

// match is a pair of clauses that share wording.
type match struct {
	old, new int
	sim      float64 // similarity of wording, 0 to 1
}

// candidate is a match that has been judged.
type candidate struct {
	match
	why   [evidences]float64
	score float64 // probability that the new clause is the successor of the old one
}

// Thresholds. leastSim and worse are shares of full similarity, the others
// probabilities.
const (
	leastSim     = 0.03 // less similar clauses are not considered at all
	leastLink    = 0.30 // from here on two clauses that are both free are linked: a successor that is missed is worse than one marked as weak
	leastJoin    = 0.50 // from here on a free clause joins a link: splits and merges must be likely
	leastTry     = 0.02 // less likely candidates are not tried as joins
	worse        = 0.01 // a group may match by so much less than the link it grew from, no more
	largestGroup = 4    // clauses on one side of a split or merge
	survived     = 0.9  // log-odds: that no likelier partner took either clause speaks for a link too
	sameWords    = 0.95 // confidence of a pair of clauses with the very same words
	byPlace      = 0.9  // and of a pair that only its place joins: title, dateline, number of a part
)

func newMatcher(older, newer *corpus.Statement, pins []Pin) *matcher {
	m := &matcher{oldSt: older, newSt: newer, pins: pins}
	s := newSpace()
	m.space = s
	m.old, m.new = s.clauses(older), s.clauses(newer)
	for _, side := range [][]clause{m.old, m.new} {
		for i := range side {
			s.weigh(side[i].vec, len(m.old)+len(m.new))
			side[i].norm = length(side[i].vec)
		}
	}
	m.oldNumbered, m.newNumbered = numberedParagraphs(older), numberedParagraphs(newer)
	m.findCandidates(s)
	m.paras = m.places(func(c *corpus.Clause) int { return c.Para })
	m.sections = m.places(func(c *corpus.Clause) int { return c.Section })
	return m
}

func (s *space) clauses(st *corpus.Statement) []clause {
	out := make([]clause, len(st.Clauses))
	for i := range st.Clauses {
		c := &st.Clauses[i]
		v, key, size := s.features(c, year(st))
		out[i] = clause{vec: v, key: key, size: size, role: c.Role, text: strings.TrimSpace(st.String(c.Span)), years: s.years(v)}
	}
	return out
}

// findCandidates lists the pairs that share enough wording. Of very long
// statements it looks only at the most similar partners of each clause, found
// by its rarer features, so that time and memory grow with the length and not
// with its square.
func (m *matcher) findCandidates(s *space) {
	type posting struct {
		j int32
		w float64
	}
	common := max(exhaustive, (len(m.old)+len(m.new))/40)
	postings := make([][]posting, len(s.df))
	for j, c := range m.new {
		for _, t := range c.vec {
			if s.df[t.id] <= common {
				postings[t.id] = append(postings[t.id], posting{int32(j), t.w})
			}
		}
	}
	byOld, byNew := make([]nearest, len(m.old)), make([]nearest, len(m.new))
	acc := make([]float64, len(m.new))
	var touched []int32
	for i, c := range m.old {
		for _, t := range c.vec {
			for _, p := range postings[t.id] {
				if acc[p.j] == 0 {
					touched = append(touched, p.j)
				}
				acc[p.j] += t.w * p.w
			}
		}
		slices.Sort(touched)
		for _, j := range touched {
			n := &m.new[j]
			sim := min(1, acc[j]/(c.norm*n.norm))
			acc[j] = 0
			if sim < leastSim && !(c.role == corpus.Title && n.role == corpus.Title) || !compatible(c.role, n.role) && c.key != n.key {
				continue
			}
			sim = math.Round(sim*1e9) / 1e9 // order of addition must not decide
			k := match{i, int(j), sim}
			byOld[i].add(m, k)
			byNew[j].add(m, k)
		}
		touched = touched[:0]
	}
	m.byOld, m.byNew = make([][]int, len(m.old)), make([][]int, len(m.new))
	put := func(c match) {
		m.byOld[c.old] = append(m.byOld[c.old], len(m.candidates))
		m.byNew[c.new] = append(m.byNew[c.new], len(m.candidates))
		m.candidates = append(m.candidates, candidate{match: c})
	}
	for i := range byOld {
		for _, c := range byOld[i].list {
			put(c)
		}
	}
	for j := range byNew {
		for _, c := range byNew[j].list {
			if !byOld[c.old].has(c.new) {
				put(c)
			}
		}
	}
}

const (
	// exhaustive is the number of clauses in which a feature may stand and
	// still be used to find candidates. Two statements of fewer clauses
	// together pass over none; in longer ones the commonest features are left
	// out of the similarity.
	exhaustive = 400
	// most is how many partners of each clause are kept.
	most = 40
)

// nearest holds the most similar partners of one clause, best first.
type nearest struct{ list []match }

func (n *nearest) add(m *matcher, c match) {
	if len(n.list) == most && m.compare(n.list[most-1], c, n.list[most-1].sim, c.sim) < 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(n.list, c, func(a, b match) int { return m.compare(a, b, a.sim, b.sim) })
	n.list = slices.Insert(n.list, at, c)
	if len(n.list) > most {
		n.list = n.list[:most]
	}
}

func (n *nearest) has(j int) bool {
	return slices.ContainsFunc(n.list, func(c match) bool { return c.new == j })
}

// compatible tells whether clauses of two roles can answer to each other: a
// recital may become an article, a title never a signature.
func compatible(a, b corpus.Role) bool {
	return a == b || text(a) && text(b)
}

func text(r corpus.Role) bool { return r == corpus.Body || r == corpus.Preamble }

// places holds the similarity of paragraphs, or of sections, of the two
// statements: of those pairs that hold a candidate.
type places struct {
	sim          map[[2]int]float64
	peakOld      []float64 // highest similarity of each with any other
	peakNew      []float64
	oldOf, newOf []int // clause to paragraph or section
}

// places compares groups of clauses by the sum of their clauses.
func (m *matcher) places(group func(*corpus.Clause) int) places {
	sum := func(st *corpus.Statement, side []clause) (vs []vector, norms []float64, of []int) {
		of = make([]int, len(side))
		var parts [][]vector
		for i := range st.Clauses {
			g := group(&st.Clauses[i])
			of[i] = g
			for len(parts) <= g {
				parts = append(parts, nil)
			}
			parts[g] = append(parts[g], side[i].vec)
		}
		vs, norms = make([]vector, len(parts)), make([]float64, len(parts))
		for i, p := range parts {
			vs[i] = total(p)
			norms[i] = length(vs[i])
		}
		return vs, norms, of
	}
	a, na, ofOld := sum(m.oldSt, m.old)
	b, nb, ofNew := sum(m.newSt, m.new)
	p := places{map[[2]int]float64{}, make([]float64, len(a)), make([]float64, len(b)), ofOld, ofNew}
	for _, c := range m.candidates {
		k := [2]int{ofOld[c.old], ofNew[c.new]}
		if _, done := p.sim[k]; done {
			continue
		}
		sim := cosine(a[k[0]], b[k[1]], na[k[0]], nb[k[1]])
		p.sim[k] = sim
		p.peakOld[k[0]], p.peakNew[k[1]] = max(p.peakOld[k[0]], sim), max(p.peakNew[k[1]], sim)
	}
	return p
}

// of returns the similarity of the places of two clauses and by how much it
// falls behind the best of either, together.
func (p *places) of(c match) (sim, behind float64) {
	i, j := p.oldOf[c.old], p.newOf[c.new]
	sim = p.sim[[2]int{i, j}]
	return sim, sim - p.peakOld[i] + sim - p.peakNew[j]
}

// links finds the pairs, best candidates first.
func (m *matcher) links() []Pair {
	m.judge()
	return m.leftovers(m.headings(m.choose()))
}

// offset is how far apart the two clauses stand, each measured along its own
// statement, 0 to 1.
func (m *matcher) offset(c match) float64 {
	return math.Abs((float64(c.old)+0.5)/float64(len(m.old)) - (float64(c.new)+0.5)/float64(len(m.new)))
}
