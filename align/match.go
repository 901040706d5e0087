package align

import (
	"math"
	"strings"

	"tifa/corpus"
)

// matcher holds two statements as vectors and the candidate pairs.
type matcher struct {
	old, new                 []clause
	candidates               []candidate
	byOld                    [][]int // indexes of candidates
	byNew                    [][]int
	sections                 [][]float64
	oldNumbered, newNumbered []bool
	paras                    [][]float64 // similarity of each pair of paragraphs
	oldSt                    *corpus.Statement
	newSt                    *corpus.Statement
}

// candidate is a pair of clauses that share wording.
type candidate struct {
	old, new int
	sim      float64 // similarity of wording, 0 to 1
	why      [evidences]float64
	score    float64 // probability that the new clause is the successor of the old one
}

// Thresholds. leastSim and worse are shares of full similarity, the others
// probabilities.
const (
	leastSim     = 0.03 // less similar clauses are not considered at all
	leastLink    = 0.22 // from here on two clauses that are both free are linked: a a successor that is missed is worse than one marked as weak
	leastJoin    = 0.50 // from here on a free clause joins a link: splits and merges must be likely
	leastTry     = 0.02 // less likely candidates are not tried as joins
	worse        = 0.01 // a group may match by so much less than the link it grew from, no more
	largestGroup = 4    // clauses on one side of a split or merge
	sameWords    = 0.95 // confidence of a pair of clauses with the very same words
	byPlace      = 0.9  // and of a pair that only its place joins: title, dateline, number of a part
)

func newMatcher(older, newer *corpus.Statement) *matcher {
	m := &matcher{oldSt: older, newSt: newer}
	s := &space{ids: map[string]int32{}, yearOf: map[int32]string{}}
	m.old, m.new = s.clauses(older), s.clauses(newer)
	for _, side := range [][]clause{m.old, m.new} {
		for i := range side {
			s.weigh(side[i].vec, len(m.old)+len(m.new))
			side[i].norm = length(side[i].vec)
		}
	}
	m.paras = m.similarity(func(c *corpus.Clause) int { return c.Para })
	m.sections = m.similarity(func(c *corpus.Clause) int { return c.Section })
	m.oldNumbered, m.newNumbered = numberedParagraphs(older), numberedParagraphs(newer)
	m.findCandidates(len(s.df))
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
			m.candidates = append(m.candidates, candidate{old: i, new: j, sim: sim})
		}
	}
}

// compatible tells whether clauses of two roles can answer to each other: a
// recital may become an article, a title never a signature.
func compatible(a, b corpus.Role) bool {
	return a == b || text(a) && text(b)
}

func text(r corpus.Role) bool { return r == corpus.Body || r == corpus.Preamble }

// similarity compares groups of clauses of the two statements, paragraphs or
// sections, by the sum of their clauses.
func (m *matcher) similarity(group func(*corpus.Clause) int) [][]float64 {
	sum := func(st *corpus.Statement, side []clause) ([]vector, []float64) {
		var vs []vector
		for i := range st.Clauses {
			g := group(&st.Clauses[i])
			for len(vs) <= g {
				vs = append(vs, nil)
			}
			vs[g] = add(vs[g], side[i].vec)
		}
		ls := make([]float64, len(vs))
		for i, v := range vs {
			ls[i] = length(v)
		}
		return vs, ls
	}
	a, la := sum(m.oldSt, m.old)
	b, lb := sum(m.newSt, m.new)
	out := make([][]float64, len(a))
	for i := range a {
		out[i] = make([]float64, len(b))
		for j := range b {
			out[i][j] = cosine(a[i], b[j], la[i], lb[j])
		}
	}
	return out
}

// links finds the pairs, best candidates first.
func (m *matcher) links() []Pair {
	m.judge()
	return m.leftovers(m.headings(m.choose()))
}

// offset is how far apart the two clauses stand, each measured along its own
// statement, 0 to 1.
func (m *matcher) offset(c candidate) float64 {
	return math.Abs((float64(c.old)+0.5)/float64(len(m.old)) - (float64(c.new)+0.5)/float64(len(m.new)))
}
