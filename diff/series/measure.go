package series

import (
	"fmt"
	"math"
	"slices"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff/statistics"
)

// Statistics are what is estimated of a series and its phrases: no count, but what
// may be concluded from counts. Each part says why it is not given where the
// series is too short for it.
type Statistics struct {
	Phrases   []Measures // in the order of the trends
	Heat      Heat
	Life      *Life // of all clauses
	Resonance *Resonance
	Contrast  *Contrast // nil where no eras were named
}

// Measures are the statistics of one phrase.
type Measures struct {
	Held, Range int     // statements, and those of them that have it
	Dispersion  float64 // see statistics.Dispersion; NaN where it stands nowhere
	Tier        int     // see Heat; 0 where it stands nowhere
	// Tendency is that of the occurrences in 10,000 words.
	Tendency    statistics.Tendency
	WhyTendency string             // it is not given; "" where it is
	Bursts      []statistics.Burst // From and To are events of the series
	WhyBursts   string
	Life        *Life // of the clauses that have it
}

// Heat sorts phrases by the share of the statements that have them. The cut points
// are those of this series: they part its formulas into equal shares.
type Heat struct {
	Why      string    // it is not given; "" where it is
	Cuts     []float64 // upper ends of all tiers but the last
	Formulas int       // that they were taken from
}

// Tiers names the tiers of Heat, 1 first.
var Tiers = []string{"cold", "cool", "warm", "hot", "blazing"}

// NewHeat finds the cut points of a series of so many statements.
func NewHeat(formulas []Formula, held int) Heat {
	shares := make([]float64, len(formulas))
	for i := range formulas {
		shares[i] = float64(formulas[i].Statements) / float64(held)
	}
	slices.Sort(shares)
	h := Heat{Formulas: len(formulas)}
	if held < statistics.LeastHeat || len(formulas) < statistics.LeastHeat {
		h.Why = fmt.Sprintf("statements %d, formulas %d: from %d of both on", held, len(formulas), statistics.LeastHeat)
		return h
	}
	for k := 1; k < len(Tiers); k++ {
		h.Cuts = append(h.Cuts, statistics.Quantile(shares, float64(k)/float64(len(Tiers))))
	}
	return h
}

// tier is the place of a share in Tiers, counted from 1.
func (h Heat) tier(share float64) int {
	if share == 0 || h.Cuts == nil {
		return 0
	}
	n := 1
	for _, c := range h.Cuts {
		if share > c {
			n++
		}
	}
	return n
}

// Measure reads the statistics of a series and of phrases that were followed
// through it.
func Measure(s *corpus.Series, texts Texts, trends []*Trend, formulas []Formula) *Statistics {
	var held []int
	for i := range texts {
		if len(texts[i]) > 0 {
			held = append(held, i)
		}
	}
	out := &Statistics{Heat: NewHeat(formulas, len(held)), Resonance: NewResonance(texts)}
	threads := align.Follow(s.Statements())
	out.Life = NewLife(threads, nil)
	for _, t := range trends {
		out.Phrases = append(out.Phrases, measure(t, texts, held, threads, out.Heat))
	}
	return out
}

func measure(t *Trend, texts Texts, held []int, threads *align.Threads, heat Heat) Measures {
	n := len(held)
	m := Measures{Held: n, Range: t.Statements, Tier: heat.tier(float64(t.Statements) / float64(max(n, 1)))}
	var counts, words, with, clauses []int
	for _, i := range held {
		is := &t.Issues[i]
		counts, words, with, clauses = append(counts, is.Count), append(words, is.Words), append(with, is.With), append(clauses, is.Clauses)
	}
	m.Dispersion = statistics.Dispersion(counts, words)

	rates := slices.DeleteFunc(t.Values(texts, PerWords, 0), math.IsNaN)
	if len(rates) < statistics.LeastTendency {
		m.WhyTendency = fmt.Sprintf("statements %d: from %d on", len(rates), statistics.LeastTendency)
	} else if m.Tendency = statistics.Tend(rates); math.IsNaN(m.Tendency.Tau) {
		m.WhyTendency = "the same in every statement"
	}

	if n < statistics.LeastBurst {
		m.WhyBursts = fmt.Sprintf("statements %d: from %d on; use the runs", n, statistics.LeastBurst)
	} else if bursts, ok := statistics.Bursts(with, clauses); !ok {
		m.WhyBursts = "too frequent to be more frequent, or nowhere: use the runs"
	} else {
		for _, b := range bursts {
			b.From, b.To = held[b.From], held[b.To]
			m.Bursts = append(m.Bursts, b)
		}
	}

	// Threads are of the first versions.
	has := map[align.Knot]bool{}
	for k, i := range held {
		for _, h := range t.Query.Find(texts[i][0]) {
			has[align.Knot{Statement: k, Clause: h.Clause}] = true
		}
	}
	m.Life = NewLife(threads, func(k align.Knot) bool { return has[k] })
	return m
}
