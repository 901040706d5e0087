package align

import (
	"cmp"
	"slices"
	"strings"
)

// Reasons say why two sides were linked.
type Reasons struct {
	// Evidence is what spoke for and against the link, in the order of the
	// constants; of a split or merge, for the link that it grew from. All zero
	// when place or a pin alone decided.
	Evidence [evidences]float64
	// Terms are the rarest words that both sides hold, the most telling first,
	// at most five.
	Terms []string
	// ByPlace: not the wording but the place decided, as for titles,
	// datelines and the numbers of parts.
	ByPlace bool
	// Pin is the analyst's pin that decided, nil when there was none.
	Pin *Pin
}

// String names the evidence as reports show it.
func (e Evidence) String() string {
	return [evidences]string{"wording", "lead over the next best", "context", "paragraph", "paragraph behind the best", "parts", "most similar parts", "distance", "other year", "other function", "same kind of act", "other actor", "titles"}[e]
}

// Weight is what one unit of the evidence adds to the log-odds of a link.
func (e Evidence) Weight() float64 { return weights[e] }

// terms lists the rarest wording that two vectors share.
func (s *space) terms(a, b vector) []string {
	const most = 5
	type shared struct {
		name string
		w    float64
	}
	var all []shared
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			if name := s.names[a[i].id]; name != "" {
				all = append(all, shared{name, a[i].w * b[j].w})
			}
			i++
			j++
		}
	}
	slices.SortFunc(all, func(x, y shared) int { return cmp.Or(cmp.Compare(y.w, x.w), cmp.Compare(x.name, y.name)) })
	var out []string
	for _, t := range all {
		if len(out) == most {
			break
		}
		if !slices.ContainsFunc(out, func(o string) bool { return strings.Contains(o, t.name) || strings.Contains(t.name, o) }) {
			out = append(out, t.name)
		}
	}
	return out
}
