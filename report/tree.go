package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
	"tifa/corpus/gloss"
	"tifa/diff"
)

// Tree prints the structure of one statement.
type Tree struct {
	Width   int  // columns; 0 for 80
	Repairs bool // list every repair, damaged place and dropped line
}

// Print writes what is known of the statement, then its parts, paragraphs and
// clauses with their addresses.
func (t Tree) Print(w io.Writer, s *corpus.Statement) error {
	width := t.Width
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	hang := func(indent, name, text string) {
		room := max(width-12-len(indent), 20)
		for i, l := range lines([]Piece{{diff.Equal, text, diff.None}}, room, noMarks) {
			if i > 0 {
				name = ""
			}
			fmt.Fprintf(&b, "%s%s%s\n", indent, pad(printable(name), 12), l)
		}
	}
	hang("", "Title", orNone(s.Title))
	date := Date(s)
	if s.DateFrom != "" {
		date += "  (" + s.DateFrom + ")"
	}
	hang("", "Date", date)
	hang("", "Place", orNone(s.Place))
	hang("", "Parties", orNone(parties(s)))
	hang("", "Language", s.Lang)
	hang("", "Source", fmt.Sprintf("%s, %s bytes, %s (%s)", s.Source.Name, thousands(s.Source.Bytes), s.Source.Encoding, s.Source.Evidence))
	hang("", "SHA-256", s.Source.SHA256)
	roles := map[corpus.Role]int{}
	for _, c := range s.Clauses {
		roles[c.Role]++
	}
	hang("", "Clauses", fmt.Sprintf("%s: %d body, %d preamble, %d heading, %d title, %d dateline, %d signature", thousands(len(s.Clauses)),
		roles[corpus.Body], roles[corpus.Preamble], roles[corpus.Heading], roles[corpus.Title], roles[corpus.Dateline], roles[corpus.Signature]))
	if s.Scale != "" {
		all := Units{Filter: UnitFilter{Types: []string{"all"}}}
		all.Add(s)
		n := all.counts()
		hang("", "Units", fmt.Sprintf("%s%s; scale %s (tifa commitments lists them)", thousands(n.Units), n.byType(), s.Scale))
	}
	hang("", "Reading", Reading(s))
	for _, warning := range s.Warnings {
		hang("", "Warning", warning)
	}
	b.WriteByte('\n')
	if t.Repairs {
		t.audit(&b, s, hang)
	} else {
		for i := range s.Clauses {
			c := &s.Clauses[i]
			level := s.Sections[c.Section].Level
			if c.Role == corpus.Heading {
				level--
			}
			text := s.Plain(c)
			if c.Role != corpus.Body {
				text = "(" + string(c.Role) + ") " + text
			}
			hang(strings.Repeat("  ", max(level, 0)), c.ID, text)
			if len(c.Items) > 1 {
				for k, it := range c.Items {
					hang(strings.Repeat("  ", max(level, 0)+1), fmt.Sprintf("%s(%d)", c.ID, k+1), s.String(it))
				}
			}
		}
		for _, d := range s.Dropped {
			hang("", "dropped", s.Left(d)+"  ("+d.Reason+")")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// audit lists what was done to the text.
func (t Tree) audit(b *strings.Builder, s *corpus.Statement, hang func(indent, name, text string)) {
	for _, r := range s.Repairs {
		hang("", fmt.Sprintf("byte %d", r.Start), fmt.Sprintf("%s: %s → %s   %s", r.Rule, visible(r.From), visible(r.To), around(s, r.Span)))
	}
	for _, d := range s.Damage {
		text := "damaged, not repaired: " + visible(s.String(d.Span))
		if d.Proposed != "" {
			text += fmt.Sprintf("; the bytes allow %s, likeliest %s", readings(d.Readings), visible(d.Proposed))
		}
		hang("", fmt.Sprintf("byte %d", d.Start), text)
	}
	for _, d := range s.Dropped {
		place := fmt.Sprintf("byte %d", d.Start)
		if d.Text != "" {
			place = "outside"
		}
		hang("", place, "dropped ("+d.Reason+"): "+s.Left(d))
	}
	if len(s.Repairs)+len(s.Damage)+len(s.Dropped) == 0 {
		b.WriteString("Nothing was repaired, damaged or dropped.\n")
	}
}

// around quotes a few characters on both sides of a span.
func around(s *corpus.Statement, sp corpus.Span) string {
	before := []rune(s.Text[max(0, sp.Start-60):sp.Start])
	after := []rune(s.Text[sp.End:min(len(s.Text), sp.End+60)])
	before = before[max(0, len(before)-8):]
	after = after[:min(len(after), 8)]
	return "…" + strings.ToValidUTF8(string(before)+s.String(sp)+string(after), "") + "…"
}

func visible(s string) string { return fmt.Sprintf("%q", s) }

func orNone(s string) string {
	if s == "" {
		return "none found"
	}
	return s
}

func parties(s *corpus.Statement) string {
	var parts []string
	for _, p := range s.Parties {
		text := p.Name
		if len(p.Aliases) > 0 {
			text += " (" + strings.Join(p.Aliases, ", ") + ")"
		}
		parts = append(parts, text)
	}
	text := strings.Join(parts, "; ")
	if len(s.Joint) > 0 {
		text += "; together " + strings.Join(s.Joint, ", ")
	}
	return text
}

// pad fills s with spaces to w columns; a longer one gets one space.
func pad(s string, w int) string {
	return s + strings.Repeat(" ", max(1, w-columns(s)))
}

// readings writes how many readings a damaged place allows.
func readings(n int) string {
	if n >= gloss.MaxReadings {
		return thousands(n) + " readings or more"
	}
	return count(n, "reading")
}
