package series

import (
	"math"

	"tifa/diff/statistics"
)

// Norm says what the occurrences of a phrase in a statement are measured by.
type Norm string

// The norms.
const (
	Raw      Norm = "raw"     // occurrences
	PerWords Norm = "per10k"  // occurrences in 10,000 words, of Chinese in 10,000 characters
	Holding  Norm = "clauses" // clauses that have the phrase
	Share    Norm = "share"   // share of the clauses that have it, 0 to 1
	Present  Norm = "docs"    // 1 where the statement has it, else 0
)

// Norms lists the norms.
var Norms = []string{string(Raw), string(PerWords), string(Holding), string(Share), string(Present)}

// Value is what a statement has of a phrase, NaN where nothing was searched.
func (is *Issue) Value(n Norm) float64 {
	switch n {
	case PerWords:
		return 1e4 * float64(is.Count) / float64(is.Words)
	case Holding:
		return float64(is.With)
	case Share:
		return float64(is.With) / float64(is.Clauses)
	case Present:
		return float64(min(is.Count, 1))
	}
	return float64(is.Count)
}

// Values are what each event of the series has of the phrase, NaN where its text is
// not held, or holds nothing that was searched. With smooth above 0 each is the
// mean of itself and of so many on either side.
func (t *Trend) Values(texts Texts, n Norm, smooth int) []float64 {
	out := make([]float64, len(t.Issues))
	var at []int
	var values []float64
	for i := range t.Issues {
		out[i] = math.NaN()
		if v := t.Issues[i].Value(n); len(texts[i]) > 0 && !math.IsNaN(v) {
			at, values = append(at, i), append(values, v)
		}
	}
	for k, v := range statistics.Smooth(values, smooth) {
		out[at[k]] = v
	}
	return out
}
