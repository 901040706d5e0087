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

// LineageSchema is the name and version of the JSON document of lineages.
const LineageSchema = "tifa.lineage/1"

type jsonLineages struct {
	Schema     string      `json:"schema"`
	Series     string      `json:"series"`
	Lang       string      `json:"lang"`
	From       string      `json:"from"`
	To         string      `json:"to"`
	Statements []string    `json:"statements"` // their IDs
	Scale      string      `json:"scale"`
	Asked      []string    `json:"asked"`
	Warnings   []string    `json:"warnings"`
	Chains     []jsonChain `json:"chains"`
}

type jsonChain struct {
	From     string        `json:"from"`
	To       string        `json:"to"`
	N        int           `json:"n"`
	Newest   bool          `json:"newest"` // stands in the last statement
	Oldest   bool          `json:"oldest"` // stands in the first
	CutFrom  *jsonCut      `json:"cut_before,omitempty"`
	CutTo    *jsonCut      `json:"cut_after,omitempty"`
	Holds    []jsonHeld    `json:"holds"`
	Wordings []jsonWording `json:"wordings"`
	Links    []jsonLink    `json:"links"`
}

type jsonCut struct {
	Statement  string  `json:"statement"`
	Clause     string  `json:"clause"`
	Text       string  `json:"text"`
	Similarity float64 `json:"similarity"`
	Confidence float64 `json:"confidence"`
}

type jsonHeld struct {
	Phrase string      `json:"phrase"`
	Spells []jsonSpell `json:"spells"`
}

type jsonSpell struct {
	From string `json:"from"`
	To   string `json:"to"`
	N    int    `json:"n"`
}

type jsonWording struct {
	Text   string         `json:"text"`
	From   string         `json:"from"`
	To     string         `json:"to"`
	N      int            `json:"n"`
	Kind   diff.StepKind  `json:"kind"`
	Again  int            `json:"again,omitempty"` // number of an earlier wording with the same words, from 1
	Marked string         `json:"marked"`
	Shift  diff.Direction `json:"shift"`
	Facts  string         `json:"facts,omitempty"`
	Act    *jsonUnit      `json:"act,omitempty"`
}

type jsonLink struct {
	Statement  string        `json:"statement"`
	Date       string        `json:"date"`
	Clause     string        `json:"clause"`
	Kind       diff.StepKind `json:"kind"`
	Moved      bool          `json:"moved"`
	Absent     int           `json:"absent"`
	Before     string        `json:"before"` // ID of the statement of the predecessor, "" for the first
	Old        []string      `json:"old"`
	New        []string      `json:"new"`
	Class      diff.Class    `json:"class"`
	Similarity *float64      `json:"similarity"`
	ToFirst    float64       `json:"to_first"`
	Confidence *float64      `json:"confidence"`
	Weak       bool          `json:"weak"`
	Adrift     bool          `json:"adrift"`
	Wording    int           `json:"wording"` // from 1
	Axis       corpus.Axis   `json:"axis"`
	Rank       int           `json:"rank"`
}

// JSON writes the lineages as one document, see schema/lineage-1.json.
func (l Lineages) JSON(w io.Writer) error {
	first, last := l.Statements[0], l.Statements[len(l.Statements)-1]
	doc := jsonLineages{Schema: LineageSchema, Series: l.Series, Lang: first.Lang, From: Date(first), To: Date(last), Scale: last.Scale,
		Statements: make([]string, len(l.Statements)), Asked: l.Asked, Warnings: append([]string{}, l.Notes...), Chains: []jsonChain{}}
	for i, s := range l.Statements {
		doc.Statements[i] = s.ID
	}
	for _, c := range l.Chains {
		doc.Chains = append(doc.Chains, l.chainJSON(c))
	}
	return encode(w, doc)
}

func (l Lineages) chainJSON(c *diff.Lineage) jsonChain {
	spell := func(from, to int) jsonSpell {
		return jsonSpell{Date(statement(c, from)), Date(statement(c, to)), to - from + 1}
	}
	whole := spell(0, len(c.Steps)-1)
	j := jsonChain{From: whole.From, To: whole.To, N: whole.N, Newest: c.Newest(), Oldest: c.Steps[0].Statement == 0, Holds: []jsonHeld{}}
	if t := c.Before; t != nil {
		j.CutFrom = cutJSON(c, t, t.From)
	}
	if t := c.After; t != nil {
		j.CutTo = cutJSON(c, t, t.To)
	}
	for _, p := range l.Phrases {
		h := jsonHeld{p.Text, []jsonSpell{}}
		for _, s := range c.Spells(p) {
			h.Spells = append(h.Spells, spell(s.From, s.To))
		}
		j.Holds = append(j.Holds, h)
	}
	for n, v := range c.Versions {
		s := &c.Steps[v.From]
		st := statement(c, v.From)
		at := spell(v.From, v.To)
		x := jsonWording{Text: strings.ReplaceAll(joinGroup(st, s.Group, func(c *corpus.Clause) string { return st.String(c.Span) }), diff.Apart, gap), From: at.From, To: at.To, N: at.N, Kind: s.Kind, Again: v.Again + 1,
			Marked: markedVersion(c, v), Shift: diff.Level}
		if s.Tie != nil {
			pair, _ := stepRow(c, v.From)
			x.Shift, x.Facts = s.Change.Shift, Facts(pair, s.Change.Shifts)
		}
		if s.Unit != nil {
			u := unitJSON(st, *s.Unit)
			x.Act = &u
		}
		j.Wordings = append(j.Wordings, x)
		for i := v.From; i <= v.To; i++ {
			j.Links = append(j.Links, linkJSON(c, i, n+1))
		}
	}
	return j
}

// cutJSON is the clause at the other end of a link that was cut.
func cutJSON(c *diff.Lineage, t *align.Tie, k align.Knot) *jsonCut {
	s := c.Statements[k.Statement]
	clause := &s.Clauses[k.Clause]
	return &jsonCut{s.ID, clause.ID, s.String(clause.Span), t.Similarity, round(t.Confidence)}
}

func linkJSON(c *diff.Lineage, i, wording int) jsonLink {
	s := &c.Steps[i]
	st := statement(c, i)
	j := jsonLink{Statement: st.ID, Date: Date(st), Clause: st.Clauses[s.Clause].ID, Kind: s.Kind, Old: []string{}, New: []string{}, ToFirst: s.ToFirst, Adrift: s.Adrift(), Wording: wording}
	if t := s.Tie; t != nil {
		confidence := round(t.Confidence)
		before := c.Statements[t.From.Statement]
		j.Moved, j.Absent, j.Before, j.Class = t.Moved, t.Absent(), before.ID, s.Change.Class
		j.Old, j.New = ids(before, t.Old), ids(st, t.New)
		j.Similarity, j.Confidence, j.Weak = &s.Similarity, &confidence, t.Confidence < uncertain
	}
	if s.Unit != nil {
		j.Axis, j.Rank = s.Unit.Axis, s.Unit.Rank
	}
	return j
}

// markedVersion is a version with the words marked that changed: of a split or
// merge, in the whole group.
func markedVersion(c *diff.Lineage, v diff.Version) string {
	if s := &c.Steps[v.From]; s.Tie == nil || s.Change.Kind == diff.Unchanged {
		return ownText(c, v.From)
	}
	_, r := stepRow(c, v.From)
	return marked(r)
}

// LineageHeader names the columns of the CSV of lineages.
var LineageHeader = []string{"chain", "wording", "date", "statement", "address", "kind", "moved", "absent", "similarity", "to_first", "confidence", "weak", "axis", "rank", "verb", "shift", "text", "marked"}

// CSV writes the lineages as comma-separated values: one row for each statement
// of a chain. The words that changed are marked where a wording begins.
func (l Lineages) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(LineageHeader); err != nil {
		return err
	}
	for n, c := range l.Chains {
		for k, v := range c.Versions {
			for i := v.From; i <= v.To; i++ {
				record := stepRecord(c, i)
				record = append([]string{fmt.Sprint(n + 1), fmt.Sprint(k + 1)}, record...)
				if i == v.From {
					record = append(record, markedVersion(c, v))
				} else {
					record = append(record, "")
				}
				if err := writeRecord(cw, record); err != nil {
					return err
				}
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

func stepRecord(c *diff.Lineage, i int) []string {
	s := &c.Steps[i]
	st := statement(c, i)
	moved, absent, similarity, confidence, weak, shift := "false", "0", "", "", "false", ""
	if t := s.Tie; t != nil {
		moved, absent, similarity, confidence = fmt.Sprint(t.Moved), fmt.Sprint(t.Absent()), fmt.Sprintf("%.4f", s.Similarity), fmt.Sprintf("%.4f", t.Confidence)
		weak, shift = fmt.Sprint(t.Confidence < uncertain), string(s.Change.Shift)
	}
	axis, rank, verb := "", "", ""
	if u := s.Unit; u != nil {
		axis, rank, verb = string(u.Axis), fmt.Sprint(u.Rank), strings.Trim(English.words(st, u.Verb), "“”")
	}
	return []string{Date(st), printable(st.ID), atStep(c, i), string(s.Kind), moved, absent, similarity, fmt.Sprintf("%.4f", s.ToFirst), confidence, weak, axis, rank, verb, shift, ownText(c, i)}
}
