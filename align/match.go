package align

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tifa/corpus"
)

// matcher holds two statements as vectors and the candidate pairs.
type matcher struct {
	old, new   []clause
	candidates []candidate
	byOld      [][]int // indexes of candidates
	byNew      [][]int
	sections   [][]float64
	oldSt      *corpus.Statement
	newSt      *corpus.Statement
}

// candidate is a pair of clauses that share wording.
type candidate struct {
	old, new int
	sim      float64 // similarity of wording, 0 to 1
	score    float64 // probability that the new clause is the successor of the old one
}

// The log-odds that one clause is the successor of another: a sum of what
// speaks for and against it. The weights were fitted by logistic regression
// on hand-made alignments of real statements, one series left out at a time,
// and rounded; the features are all shares between 0 and 1.
const (
	oddsBase     = -3.0 // nothing speaks for the pair
	oddsSim      = 4.2  // similarity of wording
	oddsLead     = 5.7  // by how much it is ahead of the next best partner, on each side
	oddsOffset   = -1.7 // how far apart the two stand in their statements
	oddsSection  = 1.0  // similarity of their sections
	oddsNear     = 2.7  // similarity of their neighbours to each other
	oddsBeside   = 3.3  // similarity of a neighbour to the same clause: a split or merge
	oddsTitle    = 3.0  // titles answer to each other
	leastSim     = 0.06 // below this a pair is not considered
	leastOdds    = 0.25 // probability from which a pair is linked
	leastGain    = 0.02 // a group must match by so much better than without the clause that joins
	largestGroup = 4    // clauses on one side of a split or merge
)

func newMatcher(older, newer *corpus.Statement) *matcher {
	m := &matcher{oldSt: older, newSt: newer}
	s := &space{ids: map[string]int32{}}
	m.old, m.new = s.clauses(older), s.clauses(newer)
	for _, side := range [][]clause{m.old, m.new} {
		for i := range side {
			s.weigh(side[i].vec, len(m.old)+len(m.new))
			side[i].norm = length(side[i].vec)
		}
	}
	m.sections = m.sectionSimilarity()
	m.findCandidates(len(s.df))
	return m
}

func (s *space) clauses(st *corpus.Statement) []clause {
	out := make([]clause, len(st.Clauses))
	for i := range st.Clauses {
		c := &st.Clauses[i]
		v, key, size := s.features(c)
		out[i] = clause{vec: v, key: key, size: size, role: c.Role, text: strings.TrimSpace(st.String(c.Span))}
	}
	return out
}

// findCandidates lists the pairs that share enough wording.
func (m *matcher) findCandidates(features int) {
	type posting struct {
		j int
		w float64
	}
	postings := make([][]posting, features)
	for j, c := range m.new {
		for _, t := range c.vec {
			postings[t.id] = append(postings[t.id], posting{j, t.w})
		}
	}
	acc := make([]float64, len(m.new))
	m.byOld, m.byNew = make([][]int, len(m.old)), make([][]int, len(m.new))
	for i, c := range m.old {
		clear(acc)
		for _, t := range c.vec {
			for _, p := range postings[t.id] {
				acc[p.j] += t.w * p.w
			}
		}
		for j, x := range acc {
			if x == 0 || !compatible(c.role, m.new[j].role) && c.key != m.new[j].key {
				continue
			}
			sim := min(1, x/(c.norm*m.new[j].norm))
			if sim < leastSim && !(c.role == corpus.Title && m.new[j].role == corpus.Title) {
				continue
			}
			sim = math.Round(sim*1e9) / 1e9 // order of addition must not decide
			m.byOld[i] = append(m.byOld[i], len(m.candidates))
			m.byNew[j] = append(m.byNew[j], len(m.candidates))
			m.candidates = append(m.candidates, candidate{i, j, sim, sim})
		}
	}
}

// compatible tells whether clauses of two roles can answer to each other: a
// recital may become an article, a title never a signature.
func compatible(a, b corpus.Role) bool {
	text := func(r corpus.Role) bool { return r == corpus.Body || r == corpus.Preamble }
	return a == b || text(a) && text(b)
}

// sectionSimilarity compares the sections of the two statements by the sum of
// their clauses.
func (m *matcher) sectionSimilarity() [][]float64 {
	sum := func(st *corpus.Statement, side []clause) []vector {
		out := make([]vector, len(st.Sections))
		for i, c := range st.Clauses {
			out[c.Section] = add(out[c.Section], side[i].vec)
		}
		return out
	}
	a, b := sum(m.oldSt, m.old), sum(m.newSt, m.new)
	out := make([][]float64, len(a))
	for i := range a {
		out[i] = make([]float64, len(b))
		for j := range b {
			out[i][j] = cosine(a[i], b[j], length(a[i]), length(b[j]))
		}
	}
	return out
}

// links finds the pairs, best candidates first.
func (m *matcher) links() []Pair {
	m.judge()
	return m.leftovers(m.headings(m.choose()))
}

// judge gives every candidate its log-odds of being a successor.
func (m *matcher) judge() {
	type at struct{ old, new int }
	sim := make(map[at]float64, len(m.candidates))
	for _, c := range m.candidates {
		sim[at{c.old, c.new}] = c.sim
	}
	rival := func(x int, idx []int) float64 {
		best := 0.0
		for _, y := range idx {
			if y != x {
				best = max(best, m.candidates[y].sim)
			}
		}
		return best
	}
	for x := range m.candidates {
		c := &m.candidates[x]
		near := 0.0
		for d := 1; d <= 2; d++ {
			near += (sim[at{c.old - d, c.new - d}] + sim[at{c.old + d, c.new + d}]) / float64(d)
		}
		beside := max(sim[at{c.old - 1, c.new}], sim[at{c.old + 1, c.new}], sim[at{c.old, c.new - 1}], sim[at{c.old, c.new + 1}])
		sec := m.sections[m.oldSt.Clauses[c.old].Section][m.newSt.Clauses[c.new].Section]
		odds := oddsBase + oddsSim*c.sim + oddsLead*(c.sim-rival(x, m.byOld[c.old])+c.sim-rival(x, m.byNew[c.new])) +
			oddsOffset*m.offset(*c) + oddsSection*sec + oddsNear*near + oddsBeside*beside
		if m.old[c.old].role == corpus.Title {
			odds += oddsTitle
		}
		c.score = math.Round(1e6/(1+math.Exp(-odds))) / 1e6
	}
}

// choose accepts candidates from the likeliest down. A clause may answer to
// several as long as each of those answers to it alone: a split or a merge.
func (m *matcher) choose() []Pair {
	order := make([]int, len(m.candidates))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := m.candidates[x], m.candidates[y]
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(m.offset(a), m.offset(b)), cmp.Compare(a.old+a.new, b.old+b.new), cmp.Compare(a.old, b.old))
	})
	oldOf, newOf := make([][]int, len(m.old)), make([][]int, len(m.new)) // partners
	for _, x := range order {
		c := m.candidates[x]
		o, n := oldOf[c.old], newOf[c.new]
		if c.score < leastOdds {
			break
		}
		switch {
		case len(o) == 0 && len(n) == 0:
		case len(o) == 0 && len(n) < largestGroup && (len(n) > 1 || len(oldOf[n[0]]) == 1):
			if m.gain(m.new[c.new], m.sum(m.old, n), m.old[c.old]) < leastGain {
				continue
			}
		case len(n) == 0 && len(o) < largestGroup && (len(o) > 1 || len(newOf[o[0]]) == 1):
			if m.gain(m.old[c.old], m.sum(m.new, o), m.new[c.new]) < leastGain {
				continue
			}
		default:
			continue
		}
		oldOf[c.old] = append(o, c.new)
		newOf[c.new] = append(n, c.old)
	}
	var out []Pair
	for i, js := range oldOf {
		if len(js) == 0 {
			continue
		}
		p := Pair{Old: []int{i}, New: slices.Clone(js)}
		if len(js) == 1 {
			p.Old = slices.Clone(newOf[js[0]])
		}
		slices.Sort(p.Old)
		slices.Sort(p.New)
		if p.Old[0] != i {
			continue
		}
		p.Score = m.score(p)
		out = append(out, p)
	}
	return out
}

func fill(n, v int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// offset is how far apart the two clauses stand, each measured along its own
// statement, 0 to 1.
func (m *matcher) offset(c candidate) float64 {
	return math.Abs((float64(c.old)+0.5)/float64(len(m.old)) - (float64(c.new)+0.5)/float64(len(m.new)))
}
