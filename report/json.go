package report

import (
	"io"
	"math"
	"strings"
	"time"

	"tifa/corpus"
	doc "tifa/corpus/document" // report has a document of its own
	"tifa/diff"
)

// The names and versions of the JSON documents. Their schemas are in the
// folder schema; a breaking change raises the version.
const (
	CompareSchema   = "tifa.compare/1"
	StatementSchema = "tifa.statement/1"
)

type jsonStatement struct {
	Schema   string        `json:"schema,omitempty"`
	ID       string        `json:"id"`
	Series   string        `json:"series"`
	Title    string        `json:"title"`
	Date     string        `json:"date"`      // "" when unknown
	DateFrom string        `json:"date_from"` // where it stands, "" when unknown
	Lang     string        `json:"lang"`
	Place    string        `json:"place"`
	Parties  []jsonParty   `json:"parties"`
	Joint    []string      `json:"joint"`
	Source   jsonSource    `json:"source"`
	Sections []jsonSection `json:"sections"`
	Clauses  []jsonClause  `json:"clauses"`
	Dropped  []jsonDropped `json:"dropped"`
	Repairs  []jsonRepair  `json:"repairs"`
	Damage   []jsonDamage  `json:"damage"`
	Warnings []string      `json:"warnings"`
}

type jsonParty struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

type jsonSource struct {
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	Bytes    int    `json:"bytes"`
	Encoding string `json:"encoding"`
	Evidence string `json:"evidence"`
	// How the statement was read, where it could have been read otherwise.
	KeepAll   bool          `json:"keep_all,omitempty"`
	Revisions doc.Revisions `json:"revisions,omitempty"`
	PDFEngine string        `json:"pdf_engine,omitempty"`
}

type jsonSection struct {
	Label string `json:"label"`
	Title string `json:"title"`
	Level int    `json:"level"`
}

type jsonClause struct {
	ID      string      `json:"id"`
	Section string      `json:"section"`
	Role    corpus.Role `json:"role"`
	Text    string      `json:"text"`
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Items   []string    `json:"items,omitempty"`
	Units   []jsonUnit  `json:"units,omitempty"`
}

// jsonUnit is an operative unit. Words are quoted from the statement; the
// parts of a verb group that stand apart are joined by " … ".
type jsonUnit struct {
	Actor     corpus.Actor    `json:"actor"`
	Subject   string          `json:"subject"`
	Inherited bool            `json:"inherited"`
	Verb      string          `json:"verb"`
	Frame     string          `json:"frame"`
	Heads     []string        `json:"heads"`
	Axis      corpus.Axis     `json:"axis"`
	Rank      int             `json:"rank"`
	Type      corpus.UnitType `json:"type"`
	Polarity  corpus.Polarity `json:"polarity"`
	Target    string          `json:"target"`
	Marks     []jsonMark      `json:"marks"`
	Text      string          `json:"text"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
}

type jsonMark struct {
	Kind corpus.MarkKind `json:"kind"`
	Text string          `json:"text"`
	Step int             `json:"step"`
}

type jsonDropped struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

type jsonRepair struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	From  string `json:"from"`
	To    string `json:"to"`
	Rule  string `json:"rule"`
}

type jsonDamage struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Text     string `json:"text"`
	Proposed string `json:"proposed"`
	Readings int    `json:"readings"`
}

func statementJSON(s *corpus.Statement) jsonStatement {
	j := jsonStatement{
		ID: s.ID, Series: s.Series, Title: s.Title, Lang: s.Lang, Place: s.Place, DateFrom: s.DateFrom,
		Parties: []jsonParty{}, Joint: append([]string{}, s.Joint...),
		Source:   jsonSource(s.Source),
		Sections: []jsonSection{}, Clauses: []jsonClause{}, Dropped: []jsonDropped{},
		Repairs: []jsonRepair{}, Damage: []jsonDamage{}, Warnings: append([]string{}, s.Warnings...),
	}
	if !s.Date.IsZero() {
		j.Date = s.Date.Format(time.DateOnly)
	}
	for _, p := range s.Parties {
		j.Parties = append(j.Parties, jsonParty{p.Name, append([]string{}, p.Aliases...)})
	}
	for _, sec := range s.Sections {
		j.Sections = append(j.Sections, jsonSection{sec.Label, sec.Title, sec.Level})
	}
	for _, c := range s.Clauses {
		jc := jsonClause{ID: c.ID, Section: s.Sections[c.Section].Label, Role: c.Role, Text: s.String(c.Span), Start: c.Start, End: c.End}
		for _, it := range c.Items {
			jc.Items = append(jc.Items, s.String(it))
		}
		for _, u := range c.Units {
			jc.Units = append(jc.Units, unitJSON(s, u))
		}
		j.Clauses = append(j.Clauses, jc)
	}
	for _, d := range s.Dropped {
		j.Dropped = append(j.Dropped, jsonDropped{s.Left(d), d.Reason, d.Start, d.End})
	}
	for _, r := range s.Repairs {
		j.Repairs = append(j.Repairs, jsonRepair{r.Start, r.End, r.From, r.To, r.Rule})
	}
	for _, d := range s.Damage {
		j.Damage = append(j.Damage, jsonDamage{d.Start, d.End, s.String(d.Span), d.Proposed, d.Readings})
	}
	return j
}

func unitJSON(s *corpus.Statement, u corpus.Unit) jsonUnit {
	j := jsonUnit{
		Actor: u.Actor, Subject: s.String(u.Subject), Inherited: u.Inherited, Verb: quote(s, u.Verb), Frame: s.String(u.Frame),
		Heads: []string{}, Axis: u.Axis, Rank: u.Rank, Type: u.Type, Polarity: u.Polarity, Target: s.String(u.Target), Marks: []jsonMark{},
		Text: s.String(u.Scope), Start: u.Scope.Start, End: u.Scope.End,
	}
	for _, h := range u.Heads {
		j.Heads = append(j.Heads, s.String(h))
	}
	for _, m := range u.Marks {
		j.Marks = append(j.Marks, jsonMark{m.Kind, s.String(m.Span), m.Step})
	}
	return j
}

// quote joins words that stand apart in a statement.
func quote(s *corpus.Statement, spans []corpus.Span) string {
	parts := make([]string, len(spans))
	for i, sp := range spans {
		parts[i] = s.String(sp)
	}
	return strings.Join(parts, " … ")
}

type jsonComparison struct {
	Schema  string        `json:"schema"`
	Old     jsonStatement `json:"old"`
	New     jsonStatement `json:"new"`
	Summary jsonSummary   `json:"summary"`
	// Scale is the name of the ranks that shifts and findings rest on.
	Scale string `json:"scale"`
	// Filter is what was chosen of the changes; nil for all of them.
	Filter   *jsonFilter   `json:"filter,omitempty"`
	Findings []jsonFinding `json:"findings"`
	Changes  []jsonChange  `json:"changes"`
	// Commitments are there only when they were asked for.
	Commitments []jsonCommitment `json:"commitments,omitempty"`
}

type jsonFilter struct {
	Only    []string `json:"only,omitempty"`
	Section string   `json:"section,omitempty"`
}

// jsonFinding is one thing worth saying first.
type jsonFinding struct {
	Kind    diff.FindingKind `json:"kind"`
	Old     []string         `json:"old"`
	New     []string         `json:"new"`
	Facts   []string         `json:"facts"`
	OldText string           `json:"old_text"`
	NewText string           `json:"new_text"`
}

type jsonSummary struct {
	Identical   bool               `json:"identical"`
	SameWording bool               `json:"same_wording"`
	Similarity  float64            `json:"similarity"`
	Unchanged   int                `json:"unchanged"`
	Reworded    int                `json:"reworded"`
	Added       int                `json:"added"`
	Removed     int                `json:"removed"`
	Moved       int                `json:"moved"`
	Split       int                `json:"split"`
	Merged      int                `json:"merged"`
	Classes     map[diff.Class]int `json:"classes"` // of linked pairs; "" is not listed
}

type jsonChange struct {
	Kind  diff.Kind `json:"kind"`
	Moved bool      `json:"moved"`
	Old   []string  `json:"old"`
	New   []string  `json:"new"`
	Score float64   `json:"score"`
	// Confidence that the new side is the successor of the old one.
	Confidence float64    `json:"confidence"`
	Class      diff.Class `json:"class"`
	// Shift is what became of its force, Shifts by which facts.
	Shift  diff.Direction `json:"shift"`
	Shifts []jsonShift    `json:"shifts,omitempty"`
	Lists  []jsonList     `json:"lists,omitempty"`
	Edits  []jsonEdit     `json:"edits,omitempty"`
	Trace  *jsonTrace     `json:"trace,omitempty"`
}

// jsonList is an enumeration that stands on both sides.
type jsonList struct {
	Gained    []string   `json:"gained"`
	Lost      []string   `json:"lost"`
	Kept      []string   `json:"kept"`
	Reworded  []jsonItem `json:"reworded"`
	Reordered bool       `json:"reordered"`
}

type jsonItem struct {
	Old string `json:"old"`
	New string `json:"new"`
}

func listJSON(c *diff.Comparison, l diff.ListChange) jsonList {
	j := jsonList{Gained: texts(c.New, l.Gained), Lost: texts(c.Old, l.Lost), Kept: []string{}, Reworded: []jsonItem{}, Reordered: l.Reordered}
	for _, k := range l.Kept {
		j.Kept = append(j.Kept, c.New.String(k.New))
	}
	for _, r := range l.Reworded {
		j.Reworded = append(j.Reworded, jsonItem{c.Old.String(r.Old), c.New.String(r.New)})
	}
	return j
}

// jsonShift is one fact that changed the force of a clause.
type jsonShift struct {
	Law       diff.Law       `json:"law"`
	Direction diff.Direction `json:"direction"`
	Old       []string       `json:"old"`
	New       []string       `json:"new"`
	Axis      corpus.Axis    `json:"axis,omitempty"`
	Scale     string         `json:"scale,omitempty"`
	From      int            `json:"from,omitempty"`
	To        int            `json:"to,omitempty"`
	Was       corpus.Actor   `json:"was,omitempty"`
	Is        corpus.Actor   `json:"is,omitempty"`
}

func shiftJSON(c *diff.Comparison, s diff.Shift) jsonShift {
	return jsonShift{s.Law, s.Direction, texts(c.Old, s.Old), texts(c.New, s.New), s.Axis, s.Scale, s.From, s.To, s.Was, s.Is}
}

// jsonTrace is where the wording of an added or removed clause stands in the
// other statement.
type jsonTrace struct {
	Clause string  `json:"clause"`
	Text   string  `json:"text"`
	Share  float64 `json:"share"`
}

type jsonEdit struct {
	Op   diff.Op `json:"op"`
	Text string  `json:"text"`
	// Old is the old text of an equal edit that is printed differently there.
	Old   *string    `json:"old,omitempty"`
	Class diff.Class `json:"class,omitempty"`
}

// JSON prints a report as one document, see schema/compare-1.json. The filter
// of the report chooses the changes; the statements are whole.
func JSON(w io.Writer, r *Report) error {
	c := r.Comparison
	doc := jsonComparison{
		Schema: CompareSchema, Old: statementJSON(c.Old), New: statementJSON(c.New), Summary: summaryJSON(c), Scale: c.Scale,
		Findings: findingsJSON(c, r.Findings), Changes: []jsonChange{},
	}
	if f := r.Filter; len(f.Only) > 0 || f.Section != "" {
		doc.Filter = &jsonFilter{f.Only, f.Section}
	}
	if r.Commitments != nil {
		doc.Commitments = r.Commitments.json(c)
	}
	for i := range c.Changes {
		if ch := &c.Changes[i]; r.listed(ch) {
			doc.Changes = append(doc.Changes, changeJSON(c, ch))
		}
	}
	return encode(w, doc)
}

func findingsJSON(c *diff.Comparison, groups []FindingGroup) []jsonFinding {
	out := []jsonFinding{}
	for _, g := range groups {
		for _, f := range g.Findings {
			ch := &c.Changes[f.Change]
			out = append(out, jsonFinding{f.Kind, ids(c.Old, ch.Old), ids(c.New, ch.New), append([]string{}, f.Facts...), f.Before, f.After})
		}
	}
	return out
}

func summaryJSON(c *diff.Comparison) jsonSummary {
	s := c.Summary()
	j := jsonSummary{s.Identical(), s.SameWording(), round(c.Similarity), s.Unchanged, s.Reworded, s.Added, s.Removed,
		s.Moved, s.Split, s.Merged, map[diff.Class]int{}}
	for class, n := range s.Classes {
		if class != diff.None {
			j.Classes[class] = n
		}
	}
	return j
}

// listed tells whether the JSON documents hold a change: one that the filter
// chooses and, unless it chooses kinds, an unchanged one.
func (r *Report) listed(ch *diff.Change) bool {
	c, f := r.Comparison, r.Filter
	return f.chooses(c, ch) || len(f.Only) == 0 && (f.inSection(c.Old, ch.Old) || f.inSection(c.New, ch.New))
}

func changeJSON(c *diff.Comparison, ch *diff.Change) jsonChange {
	j := jsonChange{Kind: ch.Kind, Moved: ch.Moved, Old: ids(c.Old, ch.Old), New: ids(c.New, ch.New), Score: ch.Score, Confidence: round(ch.Confidence), Class: ch.Class, Shift: ch.Shift}
	for _, l := range ch.Lists {
		j.Lists = append(j.Lists, listJSON(c, l))
	}
	for _, s := range ch.Shifts {
		j.Shifts = append(j.Shifts, shiftJSON(c, s))
	}
	for _, e := range ch.Edits {
		je := jsonEdit{Op: e.Op, Text: e.New, Class: e.Class}
		switch {
		case e.Op == diff.Delete:
			je.Text = e.Old
		case e.Op == diff.Equal && e.Old != e.New:
			je.Old = &e.Old
		}
		j.Edits = append(j.Edits, je)
	}
	if t := ch.Trace; t.Share > 0 {
		other := c.New
		if ch.Kind == diff.Added {
			other = c.Old
		}
		j.Trace = &jsonTrace{other.Clauses[t.Clause].ID, other.String(t.Span), round(t.Share)}
	}
	return j
}

// StatementJSON prints one statement as a document, see
// schema/statement-1.json.
func StatementJSON(w io.Writer, s *corpus.Statement) error {
	j := statementJSON(s)
	j.Schema = StatementSchema
	return encode(w, j)
}

func encode(w io.Writer, v any) error {
	e := newEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(v)
}

func ids(s *corpus.Statement, group []int) []string {
	out := make([]string, len(group))
	for i, c := range group {
		out[i] = s.Clauses[c].ID
	}
	return out
}

func texts(s *corpus.Statement, spans []corpus.Span) []string {
	out := make([]string, len(spans))
	for i, sp := range spans {
		out[i] = s.String(sp)
	}
	return out
}

// round keeps four places: more would only show the order of addition.
func round(f float64) float64 { return math.Round(f*1e4) / 1e4 }
