package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"tifa/corpus"
)

// UnitsHeader names the columns of Units.CSV; the names are stable.
var UnitsHeader = []string{"statement", "date", "lang", "address", "type", "actor", "axis", "rank", "polarity", "verb", "frame", "target", "deadlines", "quantities", "marks", "text"}

// CSV prints the units as comma-separated values (RFC 4180), one row a unit.
// Several deadlines, quantities or marks of one unit are parted by "; ". A
// cell that a spreadsheet would take for a formula is led by an apostrophe.
func (l *Units) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(UnitsHeader); err != nil {
		return err
	}
	for i := range l.Statements {
		s := &l.Statements[i]
		for k := range s.Units {
			u := &s.Units[k]
			rank := ""
			if u.Rank > 0 {
				rank = strconv.Itoa(u.Rank)
			}
			record := []string{
				printable(s.ID), s.Date, printable(s.Lang), printable(u.Address), string(u.Type), ActorName(u.Actor), string(u.Axis), rank, polarityWords[u.Polarity],
				plainWords(u.Verb), plainWords(u.Frame), plainWords(u.Target), u.marksOf(corpus.Deadline), u.marksOf(corpus.Quantity), u.otherMarks(), plainWords(u.Text),
			}
			if err := writeRecord(cw, record); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

// polarityWords are the polarities where a sign would look like a formula.
var polarityWords = map[corpus.Polarity]string{corpus.Plus: "plus", corpus.Minus: "minus", corpus.Neutral: "neutral"}

// marksOf quotes the marks of one kind.
func (u *Unit) marksOf(kind corpus.MarkKind) string {
	var out []string
	for _, m := range u.Marks {
		if m.Kind == kind {
			out = append(out, plainWords(m.Text))
		}
	}
	return strings.Join(out, "; ")
}

// otherMarks quotes the marks that have no column, each with its kind.
func (u *Unit) otherMarks() string {
	var out []string
	for _, m := range u.Marks {
		if m.Kind != corpus.Deadline && m.Kind != corpus.Quantity {
			out = append(out, string(m.Kind)+" "+plainWords(m.Text))
		}
	}
	return strings.Join(out, "; ")
}
