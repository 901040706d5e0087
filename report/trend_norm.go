package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"tifa/diff/series"
)

// normed tells whether values other than the raw counts are shown.
func (t *Trends) normed() bool { return t.Norm != "" && t.Norm != series.Raw }

// unit names what values are measured in, the denominator included.
func (t *Trends) unit() string {
	switch t.Norm {
	case series.PerWords:
		return "occurrences in 10,000 words, of Chinese in 10,000 characters"
	case series.Holding:
		return "clauses that have it"
	case series.Share:
		return "share of the clauses that have it, 0 to 1"
	case series.Present:
		return "1 where the statement has it, else 0"
	}
	return "occurrences"
}

// measured says what values stand beside the counts.
func (t *Trends) measured() []string {
	var out []string
	if t.normed() {
		out = append(out, t.unit()+"; beside them the raw counts")
	}
	if t.Smooth > 0 {
		out = append(out, fmt.Sprintf("the mean of %d statements, at the ends of fewer, of: %s; it may show a single mention as a plateau", 2*t.Smooth+1, t.unit()))
	}
	return out
}

// meanLabel names a row of means.
func (t *Trends) meanLabel() string { return fmt.Sprintf("  mean of %d", 2*t.Smooth+1) }

// beside is the value that stands beside a count, "" for none.
func (t *Trends) beside(trend, event int) string {
	if !t.normed() {
		return ""
	}
	return "  " + brief(t.Values[trend][event])
}

// bars writes a row of values as bars.
func (t *Trends) bars(row func(string, func(int) string), label string, values []float64) {
	most := 0.0
	for _, v := range values {
		if v > most { // false for NaN
			most = v
		}
	}
	if most == 0 {
		return
	}
	row(label+brief(most), func(i int) string {
		if v := values[i]; v > 0 {
			return string(bars[int(math.Ceil(v/most*float64(len(bars))))-1])
		}
		return ""
	})
}

// normCells are the columns norm, value and smoothed of a phrase and an event.
func (t *Trends) normCells(trend, event int) []string {
	cells := []string{"", "", ""}
	if t.Values != nil {
		cells[0], cells[1] = string(t.Norm), decimal(t.Values[trend][event])
	}
	if t.Smooth > 0 {
		cells[2] = decimal(t.Smoothed[trend][event])
	}
	return cells
}

// brief writes a number with three digits that count, "" for NaN.
func brief(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	scale := math.Pow(10, 2-math.Floor(math.Log10(max(x, 1e-4))))
	return decimal(math.Round(x*scale) / scale)
}

// decimal writes a number with four digits behind the point at most, "" for NaN.
func decimal(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	s := strconv.FormatFloat(x, 'f', 4, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

// jsonNumber is a number in JSON, null for NaN.
func jsonNumber(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64) // what differs by rounding only is the same
	if err != nil {
		return nil
	}
	return &x
}

func figures(values []float64) []*float64 {
	out := make([]*float64, len(values))
	for i, v := range values {
		out[i] = jsonNumber(v)
	}
	return out
}
