package align

import (
	"fmt"
	"strconv"

	"tifa/corpus"
)

// relativeYear names a year by its distance from the year of the statement:
// what was said of this year a year ago is not what is said of last year now.
func relativeYear(w string, year int) string {
	switch w {
	case "今年", "本年", "本年度":
		return "year 0"
	case "明年", "来年":
		return "year 1"
	case "去年", "上年":
		return "year -1"
	}
	if year == 0 || len(w) != 4 {
		return ""
	}
	if n, err := strconv.Atoi(w); err == nil && n >= year-3 && n <= year+3 && n > 1900 {
		return fmt.Sprintf("year %d", n-year)
	}
	return ""
}

// year is the year of a statement, 0 when unknown.
func year(st *corpus.Statement) int {
	if st.Date.IsZero() {
		return 0
	}
	return st.Date.Year()
}
