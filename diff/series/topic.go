package series

import (
	"math"

	"tifa/corpus/query"
)

// TopicShare is how much of a statement is about a topic (the counting form of
// the G20 Research Group), and what became of the force of these clauses.
type TopicShare struct {
	Clauses int // those that hold the query
	Words   int // of these clauses; in Chinese characters
	// Share is the share of the clauses of the statement, 0 to 1, Low and High
	// the ends of its 95 % interval (Wilson 1927): how far a share of so few
	// clauses can be told at all.
	Share, Low, High float64
	WordShare        float64 // share of the words, 0 to 1
	// Points is the change of Share against the statement before in percentage
	// points; nil where there is none before.
	Points *float64
	// Strength is that of the matched clauses of which either side is about the
	// topic: salience is one thing, hardness another.
	Strength Paired
}

// topicShare counts the clauses of a topic among those that count.
func topicShare(q *query.Query, text *query.Text, e *Entry) (TopicShare, map[int]bool) {
	about := map[int]bool{}
	for _, h := range q.Find(text) {
		about[h.Clause] = true
	}
	t := TopicShare{}
	for _, c := range e.Clauses {
		if about[c.Clause] {
			t.Clauses++
			t.Words += c.Words
		}
	}
	t.Share, t.WordShare = share(t.Clauses, len(e.Clauses)), share(t.Words, e.Words)
	t.Low, t.High = Wilson(t.Clauses, len(e.Clauses))
	return t, about
}

// Wilson returns the ends of the 95 % interval of a share of k in n (Wilson
// 1927, without continuity correction): 0 and 1 when n is 0.
func Wilson(k, n int) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	const z = 1.959963984540054 // the normal distribution at 0.975
	p, m := float64(k)/float64(n), float64(n)
	mid := p + z*z/(2*m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	low, high = (mid-half)/(1+z*z/m), (mid+half)/(1+z*z/m)
	if k == 0 {
		low = 0 // and not a rounding error below it
	}
	if k == n {
		high = 1
	}
	return low, high
}
