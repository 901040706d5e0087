package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
)

// UnitTable prints operative units for the terminal.
type UnitTable struct {
	Width int // columns; 0 for 80
}

// wideUnits is the number of columns from which on each field of a unit has
// its own.
const wideUnits = 140

// Print writes the list: what is counted, then a table for each statement.
func (t UnitTable) Print(w io.Writer, l *Units) error {
	width := t.Width
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	n := l.counts()
	field(&b, "Units", fmt.Sprintf("%s in %s%s", thousands(n.Units), count(n.Statements, "statement"), n.byType()), width)
	if n.Units > 0 {
		field(&b, "Actors", l.byActor(), width)
	}
	if l.Scale != "" {
		field(&b, "Scale", scaleNote(l.Scale), width)
	}
	if chosen := l.Filter.Chosen(); chosen != "" {
		field(&b, "Shown", "only "+chosen, width)
	}
	for i := range l.Statements {
		s := &l.Statements[i]
		b.WriteByte('\n')
		field(&b, "Statement", fmt.Sprintf("%s: %s", s.identity, count(len(s.Units), "unit")), width)
		if len(s.Units) > 0 {
			t.rows(&b, s, width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// scaleNote names a scale and where to look it up.
func scaleNote(scale string) string { return printable(scale) + " (tifa lexicon shows it)" }

// field writes a named line, wrapped below itself.
func field(b *strings.Builder, name, text string, width int) {
	for i, l := range plainLines(text, max(width-12, 20)) {
		if i > 0 {
			name = ""
		}
		b.WriteString(pad(name, 12) + l + "\n")
	}
}

func (t UnitTable) rows(b *strings.Builder, s *StatementUnits, width int) {
	us := s.Units
	if width < wideUnits {
		g := newGrid(b, width, []int{16, 0}, "Unit", "What it says")
		for i := range us {
			u := &us[i]
			head := []string{printable(u.Address), string(u.Type), English.actor(s.issuers, u.Actor), u.force()}
			says := []string{plainWords(u.Text), "verb: " + plainWords(u.Verb)}
			says = append(says, u.narrowing()...)
			g.row(head, says)
		}
		g.close()
		return
	}
	g := newGrid(b, width, []int{12, 10, 14, 14, 18, 20, 0}, "Address", "Type", "Actor", "Axis (rank)", "Verb", "Target, marks", "Text")
	for i := range us {
		u := &us[i]
		g.row([]string{printable(u.Address)}, []string{string(u.Type)}, []string{English.actor(s.issuers, u.Actor)}, []string{u.force()},
			[]string{plainWords(u.Verb)}, u.narrowing(), []string{plainWords(u.Text)})
	}
	g.close()
}

// force is the axis of a unit with its rank: "commissive (5)".
func (u *Unit) force() string {
	if u.Rank == 0 {
		return string(u.Axis)
	}
	return fmt.Sprintf("%s (%d)", u.Axis, u.Rank)
}

// narrowing lists who is addressed and the marks that a reader of commitments
// asks for first: by when, how much, on which condition, with what reserve.
func (u *Unit) narrowing() []string {
	var out []string
	if u.Target != "" {
		out = append(out, "target: "+plainWords(u.Target))
	}
	for _, m := range u.Marks {
		switch m.Kind {
		case corpus.Deadline, corpus.Quantity, corpus.Condition, corpus.Hedge:
			out = append(out, string(m.Kind)+": "+plainWords(m.Text))
		}
	}
	return out
}
