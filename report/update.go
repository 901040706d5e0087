package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus/library"
	"tifa/diff"
)

// UpdateSchema names the JSON document of what became of pages that were
// fetched.
const UpdateSchema = "tifa.update/1"

// Renewed is a statement that was fetched again. Report compares the edited text
// with the one that is held; it is nil for what was not edited.
type Renewed struct {
	library.Renewal
	Report *Report
}

// Update is what became of the pages of a corpus.
type Update struct {
	Renewed []Renewed // in the order of the corpus
	DryRun  bool      // whether nothing was added
}

// Count is the number of statements in a state.
func (u Update) Count(s library.State) int {
	n := 0
	for i := range u.Renewed {
		if u.Renewed[i].State == s {
			n++
		}
	}
	return n
}

// stateWords say what a state means.
var stateWords = map[library.State]string{
	library.Unchanged: "unchanged",
	library.Shell:     "changed only in the shell",
	library.Edited:    "edited",
	library.Other:     "another text",
	library.Gone:      "gone",
	library.Failed:    "not fetched",
}

// mostRows is how many changes of one statement the table shows.
const mostRows = 10

// Print lists the statements for the terminal, under each one that was edited
// the clauses that differ. Width 0 is 80 columns.
func (u Update) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	for i := range u.Renewed {
		r := &u.Renewed[i]
		hanging(&b, "", r.Item.ID()+": "+stateWords[r.State], width)
		hanging(&b, "  ", r.Item.URL, width)
		if r.Err != nil {
			hanging(&b, "  ", r.Err.Error(), width)
		}
		if r.Report != nil {
			verb := "added as "
			if u.DryRun {
				verb = "would be added as "
			}
			hanging(&b, "  ", verb+r.File, width)
			u.rows(&b, r, width)
		}
	}
	if len(u.Renewed) == 0 {
		b.WriteString("nothing here was fetched by tifa: tifa corpus add takes addresses\n")
	} else {
		b.WriteString("\n" + u.counts() + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (u Update) rows(b *strings.Builder, r *Renewed, width int) {
	rows := r.Report.Rows
	if len(rows) == 0 {
		b.WriteString("  the words are the same: spaces, signs or script were changed\n")
	}
	for i := range rows[:min(len(rows), mostRows)] {
		row := &rows[i]
		hanging(b, "    ", row.address()+": "+row.Label, width)
		for _, l := range lines(inline(*row), width-6, plainMarks) {
			b.WriteString("      " + l + "\n")
		}
	}
	if more := len(rows) - mostRows; more > 0 {
		fmt.Fprintf(b, "    and %s more: see tifa compare\n", count(more, "change"))
	}
}

// counts says how many statements there are of each state.
func (u Update) counts() string {
	var parts []string
	for _, s := range library.States {
		if n := u.Count(s); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, stateWords[s]))
		}
	}
	return count(len(u.Renewed), "statement") + ": " + strings.Join(parts, ", ")
}

type jsonUpdate struct {
	Schema     string        `json:"schema"`
	DryRun     bool          `json:"dry_run"`
	Statements []jsonRenewed `json:"statements"`
}

type jsonRenewed struct {
	ID      string         `json:"id"`
	Source  string         `json:"source"`
	Fetched string         `json:"fetched"` // the time before this one
	State   library.State  `json:"state"`
	Error   string         `json:"error"`
	File    string         `json:"file"`
	Changes []jsonRevision `json:"changes"`
}

type jsonRevision struct {
	Kind  diff.Kind  `json:"kind"`
	Moved bool       `json:"moved"`
	Class diff.Class `json:"class"`
	Old   string     `json:"old"` // addresses of the clauses
	New   string     `json:"new"`
	Edits []jsonEdit `json:"edits"`
}

// JSON prints the list as a document, see schema/update-1.json.
func (u Update) JSON(w io.Writer) error {
	doc := jsonUpdate{UpdateSchema, u.DryRun, []jsonRenewed{}}
	for i := range u.Renewed {
		r := &u.Renewed[i]
		j := jsonRenewed{ID: r.Item.ID(), Source: r.Item.URL, Fetched: moment(r.Item.Fetched.Time), State: r.State, File: r.File, Changes: []jsonRevision{}}
		if r.Err != nil {
			j.Error = r.Err.Error()
		}
		if r.Report != nil {
			for _, row := range r.Report.Rows {
				c := jsonRevision{row.Change.Kind, row.Change.Moved, row.Change.Class, row.OldAddress, row.NewAddress, []jsonEdit{}}
				for _, p := range inline(row) {
					c.Edits = append(c.Edits, jsonEdit{Op: p.Op, Text: p.Text})
				}
				j.Changes = append(j.Changes, c)
			}
		}
		doc.Statements = append(doc.Statements, j)
	}
	return encode(w, doc)
}
