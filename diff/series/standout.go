package series

import (
	"cmp"
	"fmt"
	"slices"
)

// Highest lists at most n of the statements that are held against one before:
// those with the highest figure, the highest first and the earlier first where
// it is the same. A figure that is not above 0 is no figure.
func (v *View) Highest(n int, figure func(*Entry) float64) []*Entry {
	var out []*Entry
	for i := range v.Entries {
		if e := &v.Entries[i]; e.Held() && e.Before >= 0 && figure(e) > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Entry) int { return cmp.Compare(figure(b), figure(a)) })
	return out[:min(n, len(out))]
}

// Breaks lists at most n of the breaks that are worth naming, the most unusual
// first. Where there is none, why says why: that there is none, or that none can
// be told.
func (v *View) Breaks(n int) (breaks []*Entry, why string) {
	breaks = v.Highest(n, func(e *Entry) float64 {
		if !e.Break.Named() {
			return 0
		}
		return e.Break.Score
	})
	if len(breaks) > 0 {
		return breaks, ""
	}
	switch held := v.Series.Held(); {
	case held < BreakLeast+2: // the change that is judged, and the first statement
		return nil, fmt.Sprintf("too few statements (%d) to tell", held)
	case !slices.ContainsFunc(v.Entries, func(e Entry) bool { return e.Break != nil }):
		return nil, "not told: a statement is too long for a similarity by edits"
	}
	return nil, "none stands out"
}
