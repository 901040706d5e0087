package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
	"tifa/diff"
)

// Commitments is a comparison at the level of units: what became of each
// commitment and position.
type Commitments struct {
	// Rows are those of the changes that the filter of the report chose, in
	// reading order, kept ones included.
	Rows []CommitmentRow
}

// CommitmentRow is what became of one unit, ready to print.
type CommitmentRow struct {
	Kind                   diff.UnitKind
	OldAddress, NewAddress string
	Actor, Act             string // "both sides", "commitment: “will place”", of old and new where they differ
	Before, After          []Piece
	change                 diff.UnitChange
}

// commitments lays out the units of the changes that a filter chooses.
func commitments(c *diff.Comparison, f Filter) *Commitments {
	out := &Commitments{}
	for _, u := range c.Commitments() {
		if f.reaches(c, &c.Changes[u.Change]) {
			out.Rows = append(out.Rows, commitmentRow(c, u))
		}
	}
	return out
}

func commitmentRow(c *diff.Comparison, u diff.UnitChange) CommitmentRow {
	r := CommitmentRow{Kind: u.Kind, change: u}
	var was, is, by, now string
	if u.Old != nil {
		r.OldAddress = addresses(c.Old, []int{u.OldClause})
		was, by = unitAct(c.Old, u.Old), Actor(c.Old, u.Old.Actor)
		r.Before = []Piece{{diff.Delete, passage(c.Old, u.Old.Scope), diff.None}}
	}
	if u.New != nil {
		r.NewAddress = addresses(c.New, []int{u.NewClause})
		is, now = unitAct(c.New, u.New), Actor(c.New, u.New.Actor)
		r.After = []Piece{{diff.Insert, passage(c.New, u.New.Scope), diff.None}}
	}
	r.Act, r.Actor = turned(was, is), turned(by, now)
	if u.Old != nil && u.New != nil && u.Old.Type == u.New.Type {
		r.Act = string(u.New.Type) + ": " + turned(English.words(c.Old, u.Old.Verb), English.words(c.New, u.New.Verb))
	}
	if edits := u.Edits(c); edits != nil {
		r.Before, r.After = pieces(edits, printable)
	}
	return r
}

func unitAct(s *corpus.Statement, u *corpus.Unit) string {
	return string(u.Type) + ": " + English.words(s, u.Verb)
}

// turned writes what was and what is, once when they are the same.
func turned(was, is string) string {
	switch {
	case was == "" || was == is:
		return is
	case is == "":
		return was
	}
	return was + " → " + is
}

func (r CommitmentRow) address() string {
	row := Row{OldAddress: r.OldAddress, NewAddress: r.NewAddress}
	return row.address()
}

// Counts says how many there are of each kind.
func (t *Commitments) Counts() string {
	n := map[diff.UnitKind]int{}
	for _, r := range t.Rows {
		n[r.Kind]++
	}
	var out []string
	for _, k := range diff.UnitKinds {
		out = append(out, fmt.Sprintf("%s %s", thousands(n[k]), k))
	}
	return strings.Join(out, ", ")
}

// Changed are the rows of units that were not kept as they were.
func (t *Commitments) Changed() []CommitmentRow {
	var out []CommitmentRow
	for _, r := range t.Rows {
		if r.Kind != diff.UnitKept {
			out = append(out, r)
		}
	}
	return out
}

// Scale is the name of the ranks that the report rests on, "" when it says
// nothing of strength.
func (r *Report) Scale() string {
	if len(r.Findings) == 0 && r.Commitments == nil {
		return ""
	}
	return r.Comparison.Scale
}

// commitmentsTitle heads the table of units in every format.
const commitmentsTitle = "Commitments and positions"

// print writes the table for the terminal.
func (t *Commitments) print(b *strings.Builder, width int, m marks) {
	fmt.Fprintf(b, "\n%s\n", commitmentsTitle)
	for _, l := range plainLines(t.Counts(), max(width-2, 20)) {
		b.WriteString("  " + l + "\n")
	}
	rows := t.Changed()
	if len(rows) == 0 {
		return
	}
	side := 16
	columns := []int{side, (width - side - 10) / 2, 0}
	header := []string{"Unit", "Before", "After"}
	if width >= stacked {
		columns = []int{14, 20, (width - 14 - 20 - 13) / 2, 0}
		header = []string{"Address", "Unit", "Before", "After"}
	}
	g := newGrid(b, width, columns, header...)
	for _, r := range rows {
		heads := [][]string{{r.address()}, {string(r.Kind), r.Actor, r.Act}}
		if width < stacked {
			heads = [][]string{append(heads[0], heads[1]...)}
		}
		var cells [][]string
		for i, texts := range heads {
			cells = append(cells, nil)
			for _, text := range texts {
				cells[i] = append(cells[i], plainLines(text, columns[i])...)
			}
		}
		n := len(cells)
		g.rule("├", "┼", "┤")
		g.put(append(cells, lines(r.Before, g.widths[n], m), lines(r.After, g.widths[n+1], m)))
	}
	g.close()
}

// CommitmentsHeader names the columns of CommitmentsCSV; the names are stable.
var CommitmentsHeader = []string{"old_address", "new_address", "kind", "actor", "act", "old_text", "new_text", "facts"}

// CommitmentsCSV prints the units of a report as comma-separated values
// (RFC 4180), one row a unit, kept ones included.
func CommitmentsCSV(w io.Writer, r *Report) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(CommitmentsHeader); err != nil {
		return err
	}
	for _, row := range r.Commitments.Rows {
		record := []string{row.OldAddress, row.NewAddress, string(row.Kind), actorNames(row.change), row.Act, joined(row.Before), joined(row.After), Facts(r.Comparison, row.change.Shifts)}
		if err := writeRecord(cw, record); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// actorNames names the actors of a change for other programs, both where they
// differ.
func actorNames(u diff.UnitChange) string {
	var was, is string
	if u.Old != nil {
		was = ActorName(u.Old.Actor)
	}
	if u.New != nil {
		is = ActorName(u.New.Actor)
	}
	return turned(was, is)
}

type jsonCommitment struct {
	Kind   diff.UnitKind `json:"kind"`
	Old    string        `json:"old"` // address of the clause, "" of a new unit
	New    string        `json:"new"`
	Before *jsonUnit     `json:"before,omitempty"`
	After  *jsonUnit     `json:"after,omitempty"`
	Shifts []jsonShift   `json:"shifts,omitempty"`
}

func (t *Commitments) json(c *diff.Comparison) []jsonCommitment {
	out := []jsonCommitment{}
	for _, r := range t.Rows {
		u := r.change
		j := jsonCommitment{Kind: u.Kind}
		if u.Old != nil {
			unit := unitJSON(c.Old, *u.Old)
			j.Old, j.Before = c.Old.Clauses[u.OldClause].ID, &unit
		}
		if u.New != nil {
			unit := unitJSON(c.New, *u.New)
			j.New, j.After = c.New.Clauses[u.NewClause].ID, &unit
		}
		for _, s := range u.Shifts {
			j.Shifts = append(j.Shifts, shiftJSON(c, s))
		}
		out = append(out, j)
	}
	return out
}
