package align

import (
	"cmp"
	"math"
	"slices"

	"tifa/corpus"
)

// matcher holds two statements as vectors and the candidate pairs.
type matcher struct {
	old, new                 []clause
	candidates               []candidate
	byOld                    [][]int // indexes of candidates
	byNew                    [][]int
	oldNumbered, newNumbered []bool
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
	score float64 // probability that the new clause is the successor of the old one; 0 when below leastTry
}

// Thresholds. leastSim and worse are shares of full similarity, the others
// probabilities.
const (
	leastSim     = 0.03 // less similar clauses are not considered at all
	leastLink    = 0.50 // two clauses that are both free are linked when that is likelier than not
	leastJoin    = 0.50 // and so a free clause joins a link: a split or a merge
	leastAlone   = 0.18 // what is alone even then is linked from here on: a successor that is missed is worse than one marked as weak
	leastTry     = 0.02 // less likely candidates are not tried as joins
	worse        = 0.01 // a group that matches by so much less than the link it grew from is less likely
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
			c := &side[i]
			c.norm = s.weigh(c.vec, len(m.old)+len(m.new))
			for k := range c.parts {
				c.parts[k].norm = s.weigh(c.parts[k].vec, len(m.old)+len(m.new))
			}
		}
	}
	m.oldNumbered, m.newNumbered = numberedParagraphs(older), numberedParagraphs(newer)
	m.findCandidates(s)
	return m
}

func (s *space) clauses(st *corpus.Statement) []clause {
	out := make([]clause, len(st.Clauses))
	for i := range st.Clauses {
		out[i] = s.clause(st, &st.Clauses[i], year(st))
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
	for i := range byOld {
		byOld[i].list = make([]match, 0, min(len(m.new), 3*most))
	}
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
		for _, j := range touched {
			n := &m.new[j]
			sim := min(1, acc[j]/(c.norm*n.norm))
			acc[j] = 0
			if sim < leastSim && !(c.role == corpus.Title && n.role == corpus.Title) || !compatible(c.role, n.role) && c.key != n.key {
				continue
			}
			sim = round(sim)
			k := match{i, int(j), sim}
			byOld[i].add(m, k)
			byNew[j].add(m, k)
		}
		touched = touched[:0]
	}
	all := 0
	for i := range byOld {
		byOld[i].trim(m)
		all += len(byOld[i].list)
	}
	for j := range byNew {
		n := &byNew[j]
		n.trim(m)
		n.list = slices.DeleteFunc(n.list, func(c match) bool { return byOld[c.old].keeps(m, c) })
		all += len(n.list)
	}
	m.candidates = make([]candidate, 0, all)
	m.byOld, m.byNew = make([][]int, len(m.old)), make([][]int, len(m.new))
	for _, side := range [][]nearest{byOld, byNew} {
		for k := range side {
			for _, c := range side[k].list {
				m.byOld[c.old] = append(m.byOld[c.old], len(m.candidates))
				m.byNew[c.new] = append(m.byNew[c.new], len(m.candidates))
				m.candidates = append(m.candidates, candidate{match: c})
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
	most = 25
)

// nearest gathers the most similar partners of one clause.
type nearest struct {
	list  []match // best first once trimmed
	floor float64 // less similar ones would not be kept
}

func (n *nearest) add(m *matcher, c match) {
	if c.sim < n.floor {
		return
	}
	n.list = append(n.list, c)
	if len(n.list) == 3*most {
		n.trim(m)
		n.floor = n.list[most-1].sim
	}
}

// trim sorts the list and cuts it to those that are kept.
func (n *nearest) trim(m *matcher) {
	slices.SortFunc(n.list, func(a, b match) int {
		if a.sim != b.sim {
			return cmp.Compare(b.sim, a.sim)
		}
		return m.compare(a, b, a.sim, b.sim)
	})
	n.list = n.list[:min(len(n.list), most)]
}

// keeps tells whether a partner is in the trimmed list.
func (n *nearest) keeps(m *matcher, c match) bool {
	return len(n.list) < most || m.compare(n.list[most-1], c, n.list[most-1].sim, c.sim) >= 0
}

// round drops what the order of addition may decide.
func round(sim float64) float64 { return math.Round(sim*1e9) / 1e9 }

// compatible tells whether clauses of two roles can answer to each other: a
// recital may become an article, a title never a signature.
func compatible(a, b corpus.Role) bool {
	return a == b || text(a) && text(b)
}

func text(r corpus.Role) bool { return r == corpus.Body || r == corpus.Preamble }

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
