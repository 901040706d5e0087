package series

import (
	"fmt"
	"math"

	"tifa/diff/statistics"
)

// Resonance says of each statement how much its wording departs from the
// statements before it, and whether those after it keep that (Barron et al. 2018,
// with the Jensen-Shannon divergence instead of that of Kullback and Leibler, on
// sequences of words, see Novelty).
type Resonance struct {
	Window     int    // statements that are looked at on each side
	Why        string // it is not given; "" where it is
	Statements []Resonant
	Median     float64 // of Novelty: above it a statement is called novel
}

// Resonant is one statement. The three are 0 to 1 and -1 to 1.
type Resonant struct {
	Event      int
	Novelty    float64 // mean divergence from the statements before
	Transience float64 // mean divergence from the statements after
	Resonance  float64 // Novelty less Transience: above 0 it was kept
}

// NewResonance reads the resonance of a series with a window of three statements,
// of two where fewer than seven are held.
func NewResonance(texts Texts) *Resonance {
	var held []int
	var counts []map[string]int
	for i, versions := range texts {
		if len(versions) > 0 {
			held, counts = append(held, i), append(counts, sequenceCounts(versions[0]))
		}
	}
	r := &Resonance{Window: 3}
	if len(held) < 7 {
		r.Window = 2
	}
	if len(held) < 5 {
		r.Why = fmt.Sprintf("statements %d: from 5 on", len(held))
		return r
	}
	var novelties []float64
	for k := r.Window; k+r.Window < len(held); k++ {
		x := Resonant{Event: held[k]}
		for d := 1; d <= r.Window; d++ {
			x.Novelty += statistics.Divergence(counts[k], counts[k-d]) / float64(r.Window)
			x.Transience += statistics.Divergence(counts[k], counts[k+d]) / float64(r.Window)
		}
		if x.Resonance = x.Novelty - x.Transience; math.IsNaN(x.Resonance) {
			continue // a statement without a word
		}
		r.Statements, novelties = append(r.Statements, x), append(novelties, x.Novelty)
	}
	r.Median = median(novelties)
	return r
}
