package statistics

import "math"

// The automaton of Bursts: in a burst a clause has the phrase burstTimes as often
// as in the whole series, and to enter one costs burstCost times the logarithm of
// the number of texts.
const (
	burstTimes = 2.0
	burstCost  = 1.0
)

// Burst is a stretch of texts that have a phrase more often than the series as a
// whole.
type Burst struct {
	From, To int
	Weight   float64 // how much better it is explained as a burst, in nats
}

// Bursts finds the bursts of a phrase that with[i] of the all[i] clauses of text
// i have, with the automaton of two states for batched arrivals (Kleinberg 2003,
// section 4) and the best path through it (Viterbi 1967). ok is false where the
// phrase is so frequent that twice as often is half of all clauses and more: the
// automaton says nothing then.
func Bursts(with, all []int) (out []Burst, ok bool) {
	r, d := 0, 0
	for i := range with {
		r += with[i]
		d += all[i]
	}
	base := float64(r) / float64(d)
	if r == 0 || d == 0 || burstTimes*base >= 0.5 {
		return nil, false
	}
	cost := func(i int, p float64) float64 {
		return -logChoose(all[i], with[i]) - float64(with[i])*math.Log(p) - float64(all[i]-with[i])*math.Log(1-p)
	}
	enter := burstCost * math.Log(float64(len(with)))
	calm, hot := 0.0, enter
	var fromHot, fromCalm []bool // whether the best way to the calm state is from the hot one, and the reverse
	for i := range with {
		toCalm, toHot := min(calm, hot), min(hot, calm+enter)
		fromHot, fromCalm = append(fromHot, hot < calm), append(fromCalm, i == 0 || calm+enter <= hot)
		calm, hot = toCalm+cost(i, base), toHot+cost(i, burstTimes*base)
	}
	in := make([]bool, len(with))
	state := hot < calm
	for i := len(with) - 1; i >= 0; i-- {
		in[i] = state
		if state {
			state = !fromCalm[i]
		} else {
			state = fromHot[i]
		}
	}
	for i := range with {
		if !in[i] {
			continue
		}
		if i == 0 || !in[i-1] {
			out = append(out, Burst{From: i})
		}
		b := &out[len(out)-1]
		b.To = i
		b.Weight += cost(i, base) - cost(i, burstTimes*base)
	}
	return out, true
}
