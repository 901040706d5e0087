package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tifa/diff/series"
)

// drafted is what has to stand beside every p-value.
const drafted = "statements are drafted from each other: p is too small"

// top shortens a ranked list to the rows that are shown.
func top[T any](t *Trends, rows []T) []T {
	if t.Top > 0 && len(rows) > t.Top {
		return rows[:t.Top]
	}
	return rows
}

// statistics writes what is estimated, each with its number of statements, and why
// what is not given is not.
func (t *Trends) statistics(b *strings.Builder, width int) {
	st := t.Statistics
	b.WriteString("\nStatistics: estimates, not counts\n")
	put := func(name, text string) {
		for i, l := range plainLines(text, max(width-14, 20)) {
			if i > 0 {
				name = ""
			}
			b.WriteString("  " + fill(name, 12) + l + "\n")
		}
	}
	if len(t.Trends) > 0 && t.Formulas == nil {
		for i, tr := range t.Trends {
			m := &st.Phrases[i]
			b.WriteByte('\n')
			for _, l := range plainLines(printable(tr.Query.Label), width) {
				b.WriteString(l + "\n")
			}
			put("Range", fmt.Sprintf("%d of %s", m.Range, count(m.Held, "statement"))+whereGiven(m.Dispersion, "; dispersion DP %.3f (0 even, near 1 all in one)"))
			if m.Tier > 0 {
				put("Heat", fmt.Sprintf("tier %d of %d, %s", m.Tier, len(series.Tiers), series.Tiers[m.Tier-1]))
			}
			put("Tendency", t.tendency(m))
			put("Bursts", t.bursts(m))
			put("Life", t.life(m.Life, "clauses with it"))
		}
	}
	b.WriteString("\nThe series\n")
	put("Heat", t.heat())
	put("Life", t.life(st.Life, "clauses"))
	t.resonance(put)
	if st.Contrast != nil {
		t.contrast(b, put, width)
	}
}

// whereGiven writes a number in its words, "" for NaN.
func whereGiven(x float64, words string) string {
	if math.IsNaN(x) {
		return ""
	}
	return fmt.Sprintf(words, x)
}

func pValue(p float64) string {
	if p < 0.001 {
		return "p < 0.001"
	}
	return fmt.Sprintf("p = %.3f", p)
}

func (t *Trends) tendency(m *series.Measures) string {
	if m.WhyTendency != "" {
		return "not given: " + m.WhyTendency
	}
	x := m.Tendency
	s := fmt.Sprintf("the last third of the statements has %+.2f in 10,000 words against the first; τ_b %.3f, %s", x.Change, x.Tau, pValue(x.P))
	if x.Exact {
		s += ", exact"
	}
	return s + " (" + drafted + ")"
}

func (t *Trends) bursts(m *series.Measures) string {
	if m.WhyBursts != "" {
		return "not given: " + m.WhyBursts
	}
	var out []string
	for _, x := range m.Bursts {
		out = append(out, fmt.Sprintf("%s (weight %.1f)", t.days(series.Run{From: x.From, To: x.To}), x.Weight))
	}
	if out == nil {
		return "none: never twice as often as on the whole for long enough"
	}
	return strings.Join(out, "; ") + ": twice as often as on the whole; the runs are exact"
}

func (t *Trends) life(l *series.Life, what string) string {
	left := fmt.Sprintf("; left out: %s whose beginning is not known", thousands(l.Older))
	if l.Why != "" {
		return "not given: " + l.Why + left
	}
	s := fmt.Sprintf("of %s %s that came, ", thousands(l.Lives), what)
	if math.IsNaN(l.Median) {
		s += "more than half stay longer than can be seen"
	} else {
		s += "half are gone after " + count(int(l.Median), "statement")
	}
	var stay []string
	for _, n := range []int{1, 4, 8, 16} {
		i, _ := slices.BinarySearchFunc(l.Curve, n+1, func(c statisticsStep, n int) int { return c.N - n })
		if i > 0 && n <= l.Curve[len(l.Curve)-1].N {
			stay = append(stay, fmt.Sprintf("%d: %.0f %%", n, 100*l.Curve[i-1].Share))
		}
	}
	if stay != nil {
		s += "; longer than so many statements live " + strings.Join(stay, ", ")
	}
	return s + fmt.Sprintf(" (Kaplan-Meier; the end of %s was seen)", thousands(l.Ended)) + left
}

func (t *Trends) heat() string {
	h := t.Statistics.Heat
	if h.Why != "" {
		return "not given: " + h.Why
	}
	var cuts []string
	for i, c := range h.Cuts {
		cuts = append(cuts, fmt.Sprintf("%s to %s %%", series.Tiers[i], decimal(math.Round(1000*c)/10)))
	}
	return fmt.Sprintf("tiers by the share of the statements: %s, %s above; they part the %s of this series into fifths",
		strings.Join(cuts, ", "), series.Tiers[len(series.Tiers)-1], count(h.Formulas, "formula"))
}

// mostResonant is how many statements are shown by their resonance.
const mostResonant = 5

func (t *Trends) resonance(put func(name, text string)) {
	r := t.Statistics.Resonance
	if r.Why != "" {
		put("Resonance", "not given: "+r.Why)
		return
	}
	put("Resonance", fmt.Sprintf("divergence from the %d statements before and after, of %s; above the median %.2f a statement is novel", r.Window, count(len(r.Statements), "statement"), r.Median))
	list := func(name string, of func(series.Resonant) float64) {
		sorted := slices.SortedStableFunc(slices.Values(r.Statements), func(a, b series.Resonant) int { return compareFloat(of(b), of(a)) })
		var out []string
		for _, x := range sorted {
			if of(x) > 0 && x.Novelty > r.Median && len(out) < mostResonant {
				out = append(out, fmt.Sprintf("%s (%.2f, %+.2f)", t.date(x.Event), x.Novelty, x.Resonance))
			}
		}
		if out != nil {
			put("", name+" "+strings.Join(out, ", "))
		}
	}
	list("novel and kept (novelty, resonance):", func(x series.Resonant) float64 { return x.Resonance })
	list("novel and dropped:", func(x series.Resonant) float64 { return -x.Resonance })
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (t *Trends) contrast(b *strings.Builder, put func(name, text string), width int) {
	c := t.Statistics.Contrast
	fmt.Fprintf(b, "\n%s against %s\n", c.Eras[0], c.Eras[1])
	put("Statements", fmt.Sprintf("%d against %d; words %s against %s", c.Statements[0], c.Statements[1], thousands(c.Words[0]), thousands(c.Words[1])))
	row := func(lead, text string) {
		for i, l := range plainLines(text, max(width-len(lead)-2, 20)) {
			if i > 0 {
				lead = strings.Repeat(" ", len(lead))
			}
			b.WriteString("  " + lead + l + "\n")
		}
	}
	if c.WhyFormulas != "" {
		put("Formulas", "not given: "+c.WhyFormulas)
	} else {
		put("Formulas", fmt.Sprintf("statements that have them, of %d tested; log-odds with ½; q of Fisher's exact test after Benjamini and Hochberg (%s: use the order)", c.Tested, drafted))
		for k, title := range []string{"up: more in ", "down: more in "} {
			var of []series.ContrastedFormula
			for _, f := range c.Formulas {
				if (f.LogOdds > 0) == (k == 0) {
					of = append(of, f)
				}
			}
			shown := top(t, of)
			fmt.Fprintf(b, "  %s%s (%s)\n", title, c.Eras[k], ofAll(len(shown), len(of)))
			for _, f := range shown {
				row(fmt.Sprintf("%7s %7s  %+5.2f  q %.3f  ", fmt.Sprintf("%d/%d", f.A, c.Statements[0]), fmt.Sprintf("%d/%d", f.B, c.Statements[1]), f.LogOdds, f.Q), printable(f.Query.Label))
			}
		}
	}
	if c.WhyWords != "" {
		put("Words", "not given: "+c.WhyWords)
		return
	}
	put("Words", fmt.Sprintf("occurrences; z of the log-odds with a prior of 500 words; LRC, the least binary log ratio (5 %% over %s); those whose LRC is not 0", count(c.Vocabulary, "word")))
	for k, title := range []string{"up: more in ", "down: more in "} {
		var of []series.ContrastedTerm
		for _, f := range c.Terms {
			if (f.Z > 0) == (k == 0) {
				of = append(of, f)
			}
		}
		shown := top(t, of)
		fmt.Fprintf(b, "  %s%s (%s)\n", title, c.Eras[k], ofAll(len(shown), len(of)))
		for _, f := range shown {
			row(fmt.Sprintf("%6d %6d  z %+6.2f  LRC %+5.2f  ", f.A, f.B, f.Z, f.LogRatio), printable(f.Word))
		}
	}
}

// ofAll writes "5 of 20", or "20" when all are shown.
func ofAll(shown, all int) string {
	if shown == all {
		return fmt.Sprint(all)
	}
	return fmt.Sprintf("%d of %d", shown, all)
}
