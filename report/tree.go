package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus"
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
		repairs(&b, s, width)
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
