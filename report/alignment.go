package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// Alignment is an alignment laid out for reading: which clause answers to
// which, and why, without the differences.
type Alignment struct {
	*align.Alignment
	Explain bool // give the reasons of each link
}

// Kind says in words what a pair is.
func (a Alignment) Kind(p *align.Pair) string {
	switch {
	case len(p.Old) == 0:
		return "added"
	case len(p.New) == 0:
		return "removed"
	}
	words := shape(p)
	if len(words) == 0 {
		words = append(words, "linked")
	}
	if p.Confidence < uncertain {
		words = append(words, "weak match")
	}
	if p.Why.Pin != nil {
		words = append(words, "pinned")
	}
	return strings.Join(words, ", ")
}

// Reasons says why a pair is linked, "" when it is not.
func (a Alignment) Reasons(p *align.Pair) string {
	return strings.Join(English.reasons(p), "; ")
}

// reasons says why a pair is linked, the rare words first.
func (u UI) reasons(p *align.Pair) []string {
	if !p.Linked() {
		return nil
	}
	var parts []string
	if len(p.Why.Terms) > 0 {
		parts = append(parts, u.T("both say %s", strings.Join(p.Why.Terms, u.T(", "))))
	}
	switch {
	case p.Why.Pin != nil:
		why := u.T("pinned by the analyst")
		if p.Why.Pin.Note != "" {
			why += ": " + printable(p.Why.Pin.Note)
		}
		parts = append(parts, why)
	case p.Why.ByPlace:
		parts = append(parts, u.T("joined by their place"))
	default:
		for k, v := range p.Why.Evidence {
			if v != 0 {
				e := align.Evidence(k)
				parts = append(parts, u.T("%s %s (%s)", u.T(e.String()), u.decimal("%.2f", v), u.decimal("%+.1f", v*e.Weight())))
			}
		}
	}
	return parts
}

// Print writes the alignment as a table for the terminal.
func (a Alignment) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	links, weak := 0, 0
	for i := range a.Pairs {
		if p := &a.Pairs[i]; p.Linked() {
			links++
			if p.Confidence < uncertain {
				weak++
			}
		}
	}
	fmt.Fprintf(&b, "Old         %s\nNew         %s\nLinks       %d, %d of them weak; %s applied\n\n", identity(a.Old), identity(a.New), links, weak, count(len(a.Pins), "pin"))
	t := newTable(&b)
	t.Header([]string{"Old", "New", "Link", "Clauses"})
	const address, kind, borders = 12, 12, 4*3 + 1
	room := max(width-2*address-kind-borders, 20)
	fit := func(s string, w int) string {
		return strings.Join(lines([]Piece{{diff.Equal, s, diff.None}}, w, plainMarks), "\n")
	}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		link := a.Kind(p)
		if p.Linked() {
			link += fmt.Sprintf(" %.2f", p.Confidence)
		}
		var clauses []string
		for _, side := range []struct {
			s     *corpus.Statement
			group []int
		}{{a.Old, p.Old}, {a.New, p.New}} {
			for _, c := range side.group {
				clauses = append(clauses, fit(opening(side.s, c, 2*room-2), room))
			}
		}
		if why := a.Reasons(p); a.Explain && why != "" {
			clauses = append(clauses, fit("because "+why, room))
		}
		if err := t.Append([]string{fit(addresses(a.Old, p.Old), address), fit(addresses(a.New, p.New), address), fit(link, kind), strings.Join(clauses, "\n")}); err != nil {
			return err
		}
	}
	if err := t.Render(); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// opening quotes the beginning of a clause in at most width columns, and says
// when there is more.
func opening(s *corpus.Statement, i, width int) string {
	text := printable(s.Plain(&s.Clauses[i]))
	if columns(text) <= width {
		return text
	}
	n := 0
	for k, r := range text {
		if n += columns(string(r)); n > width-1 {
			return text[:k] + "…"
		}
	}
	return text
}

// AlignSchema is the name and version of the JSON document of an alignment.
const AlignSchema = "tifa.align/1"

type jsonAlignment struct {
	Schema     string     `json:"schema"`
	Old        string     `json:"old"` // ID of the statement
	New        string     `json:"new"`
	Similarity float64    `json:"similarity"`
	Pairs      []jsonPair `json:"pairs"`
}

type jsonPair struct {
	Old        []string           `json:"old"`
	New        []string           `json:"new"`
	Moved      bool               `json:"moved"`
	Score      float64            `json:"score"`
	Confidence float64            `json:"confidence"`
	Pinned     bool               `json:"pinned"`
	Terms      []string           `json:"terms,omitempty"`
	Evidence   map[string]float64 `json:"evidence,omitempty"`
}

// JSON writes the alignment as one document, see schema/align-1.json.
func (a Alignment) JSON(w io.Writer) error {
	doc := jsonAlignment{AlignSchema, a.Old.ID, a.New.ID, round(a.Similarity), []jsonPair{}}
	for _, p := range a.Pairs {
		j := jsonPair{Old: ids(a.Old, p.Old), New: ids(a.New, p.New), Moved: p.Moved, Score: p.Score, Confidence: round(p.Confidence), Pinned: p.Why.Pin != nil}
		if a.Explain {
			j.Terms = p.Why.Terms
			for k, v := range p.Why.Evidence {
				if v != 0 {
					if j.Evidence == nil {
						j.Evidence = map[string]float64{}
					}
					j.Evidence[align.Evidence(k).String()] = round(v)
				}
			}
		}
		doc.Pairs = append(doc.Pairs, j)
	}
	return encode(w, doc)
}

// AlignHeader names the columns of the CSV of an alignment.
var AlignHeader = []string{"old_address", "new_address", "kind", "moved", "pinned", "score", "confidence", "reasons", "old_text", "new_text"}

// CSV writes the alignment as comma-separated values.
func (a Alignment) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(AlignHeader); err != nil {
		return err
	}
	for i := range a.Pairs {
		p := &a.Pairs[i]
		score, confidence := "", ""
		if p.Linked() {
			score, confidence = fmt.Sprintf("%.4f", p.Score), fmt.Sprintf("%.4f", p.Confidence)
		}
		why := ""
		if a.Explain {
			why = a.Reasons(p)
		}
		record := []string{addresses(a.Old, p.Old), addresses(a.New, p.New), a.Kind(p), fmt.Sprint(p.Moved), fmt.Sprint(p.Why.Pin != nil), score, confidence, why, text(a.Old, p.Old), text(a.New, p.New)}
		if err := writeRecord(cw, record); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}
