package series

import (
	"fmt"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff/statistics"
)

// Life says how many statements a clause stays in a series once it has come. A
// clause that is in the newest statement, or that was merged into another one,
// lived at least so long. Clauses of the earliest statement, and those that were
// split off older ones, are left out: when they came is not known.
type Life struct {
	Why    string // it is not given; "" where it is
	Lives  int    // clauses that it is told by
	Ended  int    // of them, those whose end was seen
	Older  int    // clauses that were left out
	Curve  []statistics.Survival
	Median float64 // NaN where more than half outlive the series
}

// leastLives is the number of ends of clauses from which on a life is given.
const leastLives = 5

// NewLife reads the life of the clauses that take takes, of all with nil, from the
// threads of a series. A thread is taken when one of its clauses is.
func NewLife(t *align.Threads, take func(align.Knot) bool) *Life {
	l := &Life{}
	var lives []statistics.Life
	for i := range t.All {
		x := &t.All[i]
		first, last := x.Knots[0], x.Knots[len(x.Knots)-1]
		role := t.Statements[first.Statement].Clauses[first.Clause].Role
		if role.Aside() || role == corpus.Heading {
			continue
		}
		taken := take == nil
		for _, k := range x.Knots {
			taken = taken || take(k)
		}
		switch {
		case !taken:
		case first.Statement == 0 || x.From != nil:
			l.Older++
		default:
			life := statistics.Life{N: last.Statement - first.Statement + 1, Ended: last.Statement < len(t.Statements)-1 && x.Into == nil}
			if life.Ended {
				l.Ended++
			}
			lives = append(lives, life)
		}
	}
	l.Lives = len(lives)
	if l.Ended < leastLives {
		l.Why = fmt.Sprintf("clauses that came %d, of them gone %d: %d have to be gone", l.Lives, l.Ended, leastLives)
		return l
	}
	l.Curve, l.Median = statistics.Survive(lives)
	return l
}
