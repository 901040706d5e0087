package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/gloss"
)

// RepairsSchema names the JSON document of what was done to a text.
const RepairsSchema = "tifa.repairs/1"

// repairs lists what was done to the text of a statement, rule by rule in the
// order in which they first stand there: the line of the file, the address of
// the clause, what stood there and what stands there now.
func repairs(b *strings.Builder, s *corpus.Statement, width int) {
	list := func(head string, rows []string) {
		if len(rows) == 0 {
			return
		}
		fmt.Fprintf(b, "%s (%s)\n", head, thousands(len(rows)))
		for _, r := range rows {
			place, text, _ := strings.Cut(r, "\t")
			hanging(b, "  "+pad(place, 20), text, width)
		}
		b.WriteByte('\n')
	}
	at := places(s)
	var rules []string
	rows := map[string][]string{}
	for _, r := range s.Repairs {
		if rows[r.Rule] == nil {
			rules = append(rules, r.Rule)
		}
		from, to := bothSides(r)
		rows[r.Rule] = append(rows[r.Rule], fmt.Sprintf("%s\t%s → %s   %s", at(r.Span), from, to, around(s, r.Span)))
	}
	for _, rule := range rules {
		list(printable(rule), rows[rule])
	}
	at = places(s)
	var damaged, dropped []string
	for _, d := range s.Damage {
		text := visible(s.String(d.Span))
		if d.Proposed != "" {
			text += fmt.Sprintf("; the bytes allow %s, likeliest %s", readings(d.Readings), visible(d.Proposed))
		}
		damaged = append(damaged, at(d.Span)+"\t"+text)
	}
	list("damaged, not repaired", damaged)
	at = places(s)
	for _, d := range s.Dropped {
		place := "outside the text"
		if d.Text == "" {
			place = at(d.Span)
		}
		dropped = append(dropped, fmt.Sprintf("%s\t%s: %s", place, d.Reason, s.Left(d)))
	}
	list("dropped", dropped)
	if len(s.Repairs)+len(s.Damage)+len(s.Dropped) == 0 {
		b.WriteString("Nothing was repaired, damaged or dropped.\n")
	}
}

// places returns a function that names the place of a span, for spans in
// order: "line 12, 三.4.1".
func places(s *corpus.Statement) func(corpus.Span) string {
	line, clause := s.DecodedLines(), clauseOf(s)
	return func(sp corpus.Span) string {
		place := "line " + thousands(line(sp.Start))
		if id := clause(sp); id != "" {
			place += ", " + id
		}
		return place
	}
}

// clauseOf returns a function that tells the address of the clause of a span,
// "" if it is in none, for spans in order.
func clauseOf(s *corpus.Statement) func(corpus.Span) string {
	rest := s.Clauses
	return func(sp corpus.Span) string {
		for len(rest) > 0 && rest[0].End < sp.Start {
			rest = rest[1:]
		}
		if len(rest) > 0 && rest[0].Start <= sp.End {
			return rest[0].ID
		}
		return ""
	}
}

// bothSides writes both sides of a repair. Characters that look the same are told
// apart by their numbers.
func bothSides(r corpus.Repair) (from, to string) {
	from, to = visible(r.From), visible(r.To)
	if utf8.RuneCountInString(r.From) == 1 && utf8.RuneCountInString(r.To) == 1 {
		a, _ := utf8.DecodeRuneInString(r.From)
		b, _ := utf8.DecodeRuneInString(r.To)
		from, to = fmt.Sprintf("%s (%U)", from, a), fmt.Sprintf("%s (%U)", to, b)
	}
	return from, to
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

// readings writes how many readings a damaged place allows.
func readings(n int) string {
	if n >= gloss.MaxReadings {
		return thousands(n) + " readings or more"
	}
	return count(n, "reading")
}

type repairsDocument struct {
	Schema  string          `json:"schema"`
	ID      string          `json:"id"`
	Source  jsonSource      `json:"source"`
	Repairs []placedRepair  `json:"repairs"`
	Damage  []placedDamage  `json:"damage"`
	Dropped []placedDropped `json:"dropped"`
}

// place is where something stands: in the text as repaired from byte start to
// end, in the text as decoded in the line.
type place struct {
	Line   int    `json:"line"`
	Clause string `json:"clause"`
}

type placedRepair struct {
	place
	jsonRepair
}

type placedDamage struct {
	place
	jsonDamage
}

type placedDropped struct {
	place
	jsonDropped
}

// RepairsJSON writes what was repaired, is damaged and was dropped in a
// statement, each in the order of the text.
func RepairsJSON(w io.Writer, s *corpus.Statement) error {
	j := statementJSON(s)
	doc := repairsDocument{RepairsSchema, j.ID, j.Source, []placedRepair{}, []placedDamage{}, []placedDropped{}}
	at := func(start, end int, line func(int) int, clause func(corpus.Span) string) place {
		return place{line(start), clause(corpus.Span{Start: start, End: end})}
	}
	line, clause := s.DecodedLines(), clauseOf(s)
	for _, r := range j.Repairs {
		doc.Repairs = append(doc.Repairs, placedRepair{at(r.Start, r.End, line, clause), r})
	}
	line, clause = s.DecodedLines(), clauseOf(s)
	for _, d := range j.Damage {
		doc.Damage = append(doc.Damage, placedDamage{at(d.Start, d.End, line, clause), d})
	}
	line, clause = s.DecodedLines(), clauseOf(s)
	for _, d := range j.Dropped {
		doc.Dropped = append(doc.Dropped, placedDropped{at(d.Start, d.End, line, clause), d})
	}
	return encode(w, doc)
}
