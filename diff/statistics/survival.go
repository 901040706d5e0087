package statistics

import "math"

// Life is how long something was there, and whether its end was seen: where it was
// not, it lived at least so long.
type Life struct {
	N     int
	Ended bool
}

// Survival is one step of a survival curve.
type Survival struct {
	N     int     // age at which lives ended
	Risk  int     // lives that had reached it
	Ended int     // of them, at it
	Share float64 // that lives longer
}

// Survive estimates what share lives longer than each age at which a life ended
// (Kaplan and Meier 1958). median is the first age that half do not outlive, NaN
// when more than half outlive all.
func Survive(lives []Life) (curve []Survival, median float64) {
	ended, gone := map[int]int{}, map[int]int{}
	most := 0
	for _, l := range lives {
		if gone[l.N]++; l.Ended {
			ended[l.N]++
		}
		most = max(most, l.N)
	}
	median = math.NaN()
	risk, share := len(lives), 1.0
	for n := range most + 1 {
		if d := ended[n]; d > 0 {
			share *= 1 - float64(d)/float64(risk)
			curve = append(curve, Survival{n, risk, d, share})
			if share <= 0.5+1e-12 && math.IsNaN(median) {
				median = float64(n)
			}
		}
		risk -= gone[n]
	}
	return curve, median
}
