package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"tifa/corpus/library"
)

// CheckSchema names the JSON document of what is wrong with a corpus.
const CheckSchema = "tifa.check/1"

// Check is what was found wrong with a corpus.
type Check struct {
	Findings []library.Finding // in order of file
	Checked  int               // statements
}

// Print lists the findings for the terminal: file, rule, what is wrong, remedy.
// Width 0 is 80 columns.
func (c Check) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	for _, f := range c.Findings {
		place := f.File
		if f.Line > 0 {
			place += ":" + strconv.Itoa(f.Line)
		}
		hanging(&b, "", place, width)
		hanging(&b, "  "+pad(f.Rule, 12), f.Wrong, width)
		hanging(&b, strings.Repeat(" ", 14), f.Remedy, width)
	}
	if len(c.Findings) > 0 {
		b.WriteByte('\n')
		fmt.Fprintf(&b, "%s checked, %s\n", count(c.Checked, "statement"), count(len(c.Findings), "finding"))
	} else {
		fmt.Fprintf(&b, "%s checked, nothing wrong\n", count(c.Checked, "statement"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// CheckCSVHeader names the columns of CSV; the names are stable.
var CheckCSVHeader = []string{"file", "line", "rule", "wrong", "remedy"}

// CSV lists the findings as comma-separated values.
func (c Check) CSV(w io.Writer) error {
	rows := [][]string{CheckCSVHeader}
	for _, f := range c.Findings {
		line := ""
		if f.Line > 0 {
			line = strconv.Itoa(f.Line)
		}
		rows = append(rows, []string{f.File, line, f.Rule, f.Wrong, f.Remedy})
	}
	return guarded(w, rows)
}

type jsonCheck struct {
	Schema   string        `json:"schema"`
	Checked  int           `json:"checked"`
	Findings []jsonProblem `json:"findings"`
}

type jsonProblem struct {
	File   string `json:"file"`
	Line   int    `json:"line"` // 0 for the whole file
	Rule   string `json:"rule"`
	Wrong  string `json:"wrong"`
	Remedy string `json:"remedy"`
}

// JSON prints the findings as a document, see schema/check-1.json.
func (c Check) JSON(w io.Writer) error {
	doc := jsonCheck{CheckSchema, c.Checked, []jsonProblem{}}
	for _, f := range c.Findings {
		doc.Findings = append(doc.Findings, jsonProblem{f.File, f.Line, f.Rule, f.Wrong, f.Remedy})
	}
	return encode(w, doc)
}
