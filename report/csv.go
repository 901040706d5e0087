package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tifa/diff"
)

// BOM is the byte order mark. In front of CSV it tells a spreadsheet that the
// text is UTF-8.
const BOM = "\ufeff"

// CSVHeader names the columns of CSV; the names are stable.
var CSVHeader = []string{"old_address", "new_address", "kind", "moved", "class", "score", "old_text", "new_text", "marked", "shift", "facts"}

// CSV prints a report as comma-separated values (RFC 4180): one row a change,
// the column marked with the words marked [-…-]{+…+}. A cell that a spreadsheet
// would take for a formula is led by an apostrophe. A file has one table: where
// units were asked for it is theirs, see CommitmentsCSV.
func CSV(w io.Writer, r *Report) error {
	if r.Commitments != nil {
		return CommitmentsCSV(w, r)
	}
	cw := csv.NewWriter(w)
	if err := cw.Write(CSVHeader); err != nil {
		return err
	}
	for _, row := range r.Rows {
		ch := row.Change
		score := ""
		if ch.Linked() {
			score = fmt.Sprintf("%.4f", ch.Score)
		}
		record := []string{row.OldAddress, row.NewAddress, string(ch.Kind), fmt.Sprint(ch.Moved), string(ch.Class), score,
			joined(row.Before), joined(row.After), marked(row), string(ch.Shift), Facts(r.Comparison, ch.Shifts)}
		if err := writeRecord(cw, record); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// noFormula guards against cells that a spreadsheet would run.
func noFormula(s string) string {
	if IsFormula(s) {
		return "'" + s
	}
	return s
}

// IsFormula tells whether a spreadsheet might take a text for a formula: it
// begins with the sign of one, in any width or height, behind spaces and
// characters that nobody sees.
func IsFormula(s string) bool {
	seen := strings.TrimLeftFunc(s, unseen)
	r, _ := utf8.DecodeRuneInString(seen)
	return seen != "" && strings.ContainsAny(norm.NFKC.String(string(r)), "=+-\u2212@") || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r")
}

// unseen tells whether a character leaves no ink of its own.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || r == '\u2800' || unicode.In(r, unicode.C, unicode.M, unicode.Other_Default_Ignorable_Code_Point)
}

func joined(ps []Piece) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Text)
	}
	return strings.TrimSpace(b.String())
}

// inline merges both sides of a row into one run of pieces: what is kept once,
// what is deleted and what is inserted in place.
func inline(row Row) []Piece {
	ch := row.Change
	if !ch.Linked() {
		return append(append([]Piece{}, row.Before...), row.After...)
	}
	var ps []Piece
	b, a := row.Before, row.After
	for len(b) > 0 || len(a) > 0 {
		switch {
		case len(b) > 0 && b[0].Op == diff.Delete:
			ps, b = append(ps, b[0]), b[1:]
		case len(a) > 0 && a[0].Op == diff.Insert:
			ps, a = append(ps, a[0]), a[1:]
		case len(a) > 0:
			p := a[0]
			// The space before deleted words may stand on the old side alone.
			if len(b) > 1 && b[1].Op == diff.Delete && b[0].Text == p.Text+" " {
				p = b[0]
			}
			ps, a = append(ps, p), a[1:]
			if len(b) > 0 {
				b = b[1:]
			}
		default:
			b = b[1:]
		}
	}
	return ps
}

// marked writes a row as one text with the words marked.
func marked(row Row) string {
	var b strings.Builder
	for _, p := range inline(row) {
		if p.Core() == "" || p.Op == diff.Equal {
			unfeigned(&b, p.Text, false)
			continue
		}
		m := plainMarks.of(p.Op)
		b.WriteString(p.Lead())
		unfeigned(&b, m[0], true)
		unfeigned(&b, p.Core(), false)
		unfeigned(&b, m[1], true)
		b.WriteString(p.Tail())
	}
	return strings.TrimSpace(b.String())
}

// writeRecord writes cells with the guard against formulas.
func writeRecord(cw *csv.Writer, record []string) error {
	for i := range record {
		record[i] = noFormula(record[i])
	}
	return cw.Write(record)
}

// writePlain is writeRecord for cells that have not been through printable. A
// number is no formula, whatever its sign.
func writePlain(cw *csv.Writer, record []string) error {
	for i := range record {
		if _, err := strconv.ParseFloat(record[i], 64); err != nil {
			record[i] = noFormula(printable(record[i]))
		}
	}
	return cw.Write(record)
}
