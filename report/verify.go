package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/charset"
	doc "tifa/corpus/document" // report has a document of its own
	"tifa/corpus/document/pdf"
	"tifa/diff"
)

// Saved is a comparison as JSON printed it, read back.
type Saved struct {
	name string
	doc  jsonComparison
	// known: the document holds nothing but what was read from it, each once.
	known bool
}

// ReadSaved reads what JSON printed. name is the file, for errors.
func ReadSaved(name string, b []byte) (*Saved, error) {
	const remedy = "give the file that tifa compare --format json wrote"
	s := &Saved{name: name}
	var head struct {
		Schema string `json:"schema"`
	}
	err := json.Unmarshal(b, &head)
	if err == nil && head.Schema == CompareSchema {
		err = json.Unmarshal(b, &s.doc)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("%s:%d: is not JSON: %s: %s", name, 1+bytes.Count(b[:min(int(syntax.Offset), len(b))], []byte("\n")), notJSON(syntax), remedy)
	case errors.As(err, &kind):
		return nil, fmt.Errorf("%s:%d: is no comparison: %q cannot be a %s: %s", name, 1+bytes.Count(b[:min(int(kind.Offset), len(b))], []byte("\n")), kind.Field, kind.Value, remedy)
	case err != nil:
		return nil, fmt.Errorf("%s: is not JSON: %w: %s", name, err, remedy)
	case head.Schema == "":
		return nil, fmt.Errorf("%s: names no schema: %s", name, remedy)
	case head.Schema != CompareSchema:
		return nil, fmt.Errorf("%s: is %s, not %s: %s", name, head.Schema, CompareSchema, remedy)
	}
	for _, side := range []struct {
		name string
		s    jsonStatement
	}{{"old", s.doc.Old}, {"new", s.doc.New}} {
		if !side.s.Source.encoded() && !slices.Contains(documents, doc.Format(side.s.Source.Encoding)) {
			return nil, fmt.Errorf("%s: its %s statement is in %q, which is no encoding: %s", name, side.name, side.s.Source.Encoding, remedy)
		}
		if r := side.s.Source.Revisions; !slices.Contains([]doc.Revisions{"", doc.Accept, doc.Reject}, r) {
			return nil, fmt.Errorf("%s: its %s statement was read with tracked changes %q, which is nothing to do with them: %s", name, side.name, r, remedy)
		}
		if e := side.s.Source.PDFEngine; e != "" && !slices.Contains(pdf.Engines(), e) {
			return nil, fmt.Errorf("%s: its %s statement was read by %q, which is no PDF engine: %s", name, side.name, e, remedy)
		}
	}
	var again bytes.Buffer
	s.known = encode(&again, s.doc) == nil && sameJSON(b, again.Bytes())
	return s, nil
}

// notJSON says in plain words where a document stops being JSON.
func notJSON(err *json.SyntaxError) string {
	if strings.HasPrefix(err.Error(), "unexpected end") {
		return "it breaks off"
	}
	return fmt.Sprintf("byte %d cannot stand there", err.Offset)
}

// sameJSON tells whether two documents say the same, in whatever order and
// layout, and neither says anything twice.
func sameJSON(a, b []byte) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil || !reflect.DeepEqual(x, y) {
		return false
	}
	tokens := func(doc []byte) (n int) {
		for d := json.NewDecoder(bytes.NewReader(doc)); ; n++ {
			if _, err := d.Token(); err != nil {
				return n
			}
		}
	}
	return tokens(a) == tokens(b)
}

// Readings are how the two statements were read: each under the name that the
// report knows it by.
func (s *Saved) Readings() (older, newer corpus.Options) {
	return s.doc.Old.reading(), s.doc.New.reading()
}

// documents are the formats that settle the encoding of their text: a report
// names them in its place.
var documents = []doc.Format{doc.DOCX, doc.ODT, doc.EPUB, doc.PDF, doc.Mail}

// encoded tells that the report names the encoding of the bytes.
func (j *jsonSource) encoded() bool { return slices.Contains(charset.Names(), j.Encoding) }

// reading is how the report says that the statement was read.
func (j *jsonStatement) reading() corpus.Options {
	opt := corpus.Options{Lang: j.Lang, KeepAll: j.Source.KeepAll, Revisions: j.Source.Revisions, PDFEngine: j.Source.PDFEngine, Name: j.Source.Name}
	if j.Source.encoded() {
		opt.Encoding = j.Source.Encoding
	}
	return opt
}

// Verification is what came of holding a saved comparison to its sources.
type Verification struct {
	saved *Saved
	// Old and New are the statements as read from the sources now.
	Old, New *corpus.Statement
	// Held says what was checked and holds, in the order of checking.
	Held []string
	// Unproven says what was not checked or cannot be.
	Unproven []string
	// Difference is the first thing that does not hold; nil when all does.
	Difference *Difference
}

// Difference is a place where a report does not say what its sources say.
type Difference struct {
	Where  string // "old clause I.1.2"
	Wrong  string
	Remedy string
}

func (d *Difference) String() string { return printable(d.Where + ": " + d.Wrong + ": " + d.Remedy) }

// Complete tells that the report holds every change between the two
// statements: nothing else changed.
func (v *Verification) Complete() bool { return v.Difference == nil && v.saved.doc.Filter == nil }

// Verify holds a saved comparison to the statements as read from its sources
// now: their bytes and clauses, the words of every change, and that no clause
// was left out. It ends with the first difference.
func (s *Saved) Verify(older, newer *corpus.Statement) *Verification {
	v := &Verification{saved: s, Old: older, New: newer}
	c := &checker{v, &s.doc, &diff.Comparison{Old: older, New: newer}, map[string]int{}, map[string]int{}, nil}
	for _, check := range []func() (held string, d *Difference){c.sources, c.statements, c.changes, c.order, c.coverage, c.counts, c.findings} {
		held, d := check()
		if d != nil {
			v.Difference = d
			return v
		}
		if held != "" {
			v.Held = append(v.Held, held)
		}
	}
	if !s.known {
		v.Unproven = append(v.Unproven, "what stands twice in the report, or under a name that this version of tifa does not write")
	}
	if a, b := len(older.Dropped), len(newer.Dropped); a+b > 0 {
		v.Unproven = append(v.Unproven, fmt.Sprintf("anything of the lines dropped as no part of a statement (%d old, %d new): they are not compared", a, b))
	}
	v.Unproven = append(v.Unproven, "scores, confidence, similarity and which clause answers to which: these are tifa's judgement; encoding and language are taken from the report")
	return v
}

// What to do about a difference.
const (
	otherFile = "it is not the file that was compared: name that file with --old or --new, or compare again"
	altered   = "the report was altered after it was written, or another version of tifa wrote it: compare again"
)

// checker holds what the checks share.
type checker struct {
	v    *Verification
	doc  *jsonComparison
	c    *diff.Comparison // with the changes of the report, read anew
	olds map[string]int   // index of a clause by its address
	news map[string]int
	seen map[string]int // how many changes a clause is in, by side and address
}

func (c *checker) sources() (string, *Difference) {
	for _, side := range c.sides() {
		got, want := side.s.Source, side.doc.Source
		where := fmt.Sprintf("%s source %s", side.name, want.Name)
		switch {
		case got.SHA256 != want.SHA256:
			return "", &Difference{where, fmt.Sprintf("its SHA-256 is %s, in the report it is %s", got.SHA256, want.SHA256), otherFile}
		case got.Bytes != want.Bytes:
			return "", &Difference{where, fmt.Sprintf("it has %d bytes, in the report %d", got.Bytes, want.Bytes), altered}
		}
	}
	return "the SHA-256 of both sources", nil
}

// savedSide is one statement of the report beside its source.
type savedSide struct {
	name string
	doc  *jsonStatement
	s    *corpus.Statement
	at   map[string]int
}

func (c *checker) sides() []savedSide {
	return []savedSide{{"old", &c.doc.Old, c.v.Old, c.olds}, {"new", &c.doc.New, c.v.New, c.news}}
}

// statements checks that the source gives the clauses of the report, and all
// else that the report says of the statement.
func (c *checker) statements() (string, *Difference) {
	sameScale := c.doc.Scale == c.v.New.Scale
	if !sameScale {
		c.v.Unproven = append(c.v.Unproven, fmt.Sprintf("who does what how strongly: the report rests on the scale %q, this is %q", c.doc.Scale, c.v.New.Scale))
	}
	for _, side := range c.sides() {
		want := statementJSON(side.s)
		for i := range want.Clauses {
			side.at[want.Clauses[i].ID] = i
		}
		if d := side.clauses(want.Clauses, sameScale); d != nil {
			return "", d
		}
		for _, f := range []struct {
			name      string
			got, want any
		}{
			{"title", side.doc.Title, want.Title}, {"id", side.doc.ID, want.ID}, {"series", side.doc.Series, want.Series},
			{"date", side.doc.Date, want.Date}, {"date_from", side.doc.DateFrom, want.DateFrom}, {"lang", side.doc.Lang, want.Lang},
			{"place", side.doc.Place, want.Place}, {"parties", side.doc.Parties, want.Parties}, {"joint", side.doc.Joint, want.Joint},
			{"sections", side.doc.Sections, want.Sections}, {"dropped", side.doc.Dropped, want.Dropped}, {"repairs", side.doc.Repairs, want.Repairs},
			{"damage", side.doc.Damage, want.Damage}, {"warnings", side.doc.Warnings, want.Warnings},
		} {
			if d := says(side.name+" statement, "+f.name, f.got, f.want); d != nil {
				return "", d
			}
		}
	}
	return fmt.Sprintf("%s of the old statement and %d of the new one: address, place and every word", count(len(c.v.Old.Clauses), "clause"), len(c.v.New.Clauses)), nil
}

func (side savedSide) clauses(want []jsonClause, units bool) *Difference {
	got := side.doc.Clauses
	for i := range max(len(got), len(want)) {
		switch {
		case i == len(got) || i < len(want) && !slices.ContainsFunc(got, func(c jsonClause) bool { return c.ID == want[i].ID }):
			return &Difference{side.name + " clause " + want[i].ID, "the source has it, the report does not", altered}
		case i == len(want) || got[i].ID != want[i].ID:
			return &Difference{side.name + " clause " + got[i].ID, "the report has it in a place where the source does not", altered}
		}
		where := side.name + " clause " + want[i].ID
		if got[i].Text != want[i].Text {
			g, w := whereApart(got[i].Text, want[i].Text)
			return &Difference{where, fmt.Sprintf("the report quotes “%s”, the source says “%s”", g, w), altered}
		}
		if !units {
			got[i].Units, want[i].Units = nil, nil
		}
		if d := says(where, got[i], want[i]); d != nil {
			return d
		}
	}
	return nil
}

// changes reads every change of the report anew from the clauses that it names.
func (c *checker) changes() (string, *Difference) {
	c.seen = map[string]int{}
	for i := range c.doc.Changes {
		j := &c.doc.Changes[i]
		where := "change " + changeAddress(j)
		p := align.Pair{Moved: j.Moved}
		for _, side := range c.sides() {
			named, group := j.Old, &p.Old
			if side.name == "new" {
				named, group = j.New, &p.New
			}
			for _, id := range named {
				at, ok := side.at[id]
				if !ok {
					return "", &Difference{where, fmt.Sprintf("the %s statement has no clause %s", side.name, id), altered}
				}
				key := side.name + " clause " + id
				if c.seen[key]++; c.seen[key] > 1 {
					return "", &Difference{key, "it is in two changes", altered}
				}
				*group = append(*group, at)
			}
		}
		if len(p.Old)+len(p.New) == 0 {
			return "", &Difference{fmt.Sprintf("change %d", i+1), "it names no clause", altered}
		}
		p.Confidence = j.Confidence
		if j.Trace != nil {
			p.Trace.Share = j.Trace.Share
		}
		ch := diff.Read(c.v.Old, c.v.New, p)
		if d := c.change(where, j, &ch); d != nil {
			return "", d
		}
		c.c.Changes = append(c.c.Changes, ch)
	}
	return fmt.Sprintf("%s, unchanged clauses among them: kind and class, and that the edits rebuild both texts", count(len(c.doc.Changes), "change")), nil
}

func (c *checker) change(where string, j *jsonChange, ch *diff.Change) *Difference {
	want := changeJSON(c.c, ch)
	for _, side := range []struct {
		name string
		op   diff.Op // that the other side alone has
		text string
	}{{"old", diff.Insert, diff.Text(c.v.Old, ch.Old)}, {"new", diff.Delete, diff.Text(c.v.New, ch.New)}} {
		if !ch.Linked() {
			break
		}
		var b strings.Builder
		for _, e := range j.Edits {
			switch {
			case e.Op == side.op:
			case side.name == "old" && e.Old != nil:
				b.WriteString(*e.Old)
			default:
				b.WriteString(e.Text)
			}
		}
		if b.String() != side.text {
			g, w := whereApart(b.String(), side.text)
			return &Difference{where, fmt.Sprintf("its edits give the %s text “%s”, the clause says “%s”", side.name, g, w), altered}
		}
	}
	if t := j.Trace; t != nil {
		other, at := c.v.New, c.news
		if ch.Kind == diff.Added {
			other, at = c.v.Old, c.olds
		}
		if i, ok := at[t.Clause]; !ok || ch.Linked() || !strings.Contains(other.String(other.Clauses[i].Span), t.Text) {
			return &Difference{where + ", trace", fmt.Sprintf("clause %s does not say “%s”", t.Clause, shorten(t.Text)), altered}
		}
	}
	if c.doc.Scale != c.v.New.Scale {
		want.Shift, want.Shifts = j.Shift, j.Shifts
	}
	for _, f := range []struct {
		name      string
		got, want any
	}{
		{"kind", j.Kind, want.Kind}, {"class", j.Class, want.Class}, {"edits", j.Edits, want.Edits}, {"lists", j.Lists, want.Lists},
		{"shift", j.Shift, want.Shift}, {"shifts", j.Shifts, want.Shifts},
	} {
		if d := says(where+", "+f.name, f.got, f.want); d != nil {
			return d
		}
	}
	return nil
}

// order checks that clauses that did not move keep their order.
func (c *checker) order() (string, *Difference) {
	var kept []diff.Change
	for i, ch := range c.c.Changes {
		switch {
		case ch.Moved && !ch.Linked():
			return "", &Difference{"change " + changeAddress(&c.doc.Changes[i]), "it has no counterpart and cannot have moved", altered}
		case ch.Linked() && !ch.Moved:
			kept = append(kept, ch)
		}
	}
	slices.SortFunc(kept, func(a, b diff.Change) int { return a.New[0] - b.New[0] })
	for i := 1; i < len(kept); i++ {
		if kept[i].Old[0] < kept[i-1].Old[0] {
			return "", &Difference{"change " + addresses(c.v.Old, kept[i].Old) + " → " + addresses(c.v.New, kept[i].New), "it stands in another order than the report says: it is not called moved", altered}
		}
	}
	if len(kept) == 0 {
		return "", nil
	}
	return fmt.Sprintf("the order of the %d clauses and groups that did not move", len(kept)), nil
}

// coverage checks that every clause is in a change, unless changes were chosen.
func (c *checker) coverage() (string, *Difference) {
	left := []int{0, 0}
	for k, side := range c.sides() {
		for i := range side.s.Clauses {
			where := side.name + " clause " + side.s.Clauses[i].ID
			if c.seen[where] > 0 {
				continue
			}
			if left[k]++; c.doc.Filter == nil {
				return "", &Difference{where, "it is in no change", altered}
			}
		}
	}
	if f := c.doc.Filter; f != nil {
		c.v.Unproven = append(c.v.Unproven,
			fmt.Sprintf("that nothing else changed: the report holds what was chosen (%s); %s of the old statement and %d of the new one are in no change; for a proof compare without --only and --section",
				Filter{Only: f.Only, Section: f.Section}.Chosen(), count(left[0], "clause"), left[1]))
		return "", nil
	}
	return "every clause of both statements is in exactly one change", nil
}

// counts checks the numbers of the summary.
func (c *checker) counts() (string, *Difference) {
	if c.doc.Filter != nil {
		c.v.Unproven = append(c.v.Unproven, "the counts, which are of all changes")
		return "", nil
	}
	want := summaryJSON(c.c)
	want.Similarity = c.doc.Summary.Similarity
	if d := says("summary", c.doc.Summary, want); d != nil {
		return "", d
	}
	return "the counts", nil
}

// findings checks what the report says first, and what it quotes for it.
func (c *checker) findings() (string, *Difference) {
	if c.doc.Scale != c.v.New.Scale {
		c.v.Unproven = append(c.v.Unproven, "the findings, which rest on that scale")
		return "", nil
	}
	all := map[int]bool{}
	for i := range c.c.Changes {
		all[i] = true
	}
	got, want := c.doc.Findings, findingsJSON(c.c, English.findings(c.c, all))
	for i := range max(len(got), len(want)) {
		where := fmt.Sprintf("finding %d", i+1)
		switch {
		case i == len(got):
			return "", &Difference{where, fmt.Sprintf("the changes give one (%s) that the report does not have", want[i].Kind), altered}
		case i == len(want):
			return "", &Difference{where, fmt.Sprintf("the changes do not give it (%s)", got[i].Kind), altered}
		}
		if d := says(fmt.Sprintf("%s (%s)", where, got[i].Kind), got[i], want[i]); d != nil {
			return "", d
		}
	}
	if len(got) == 0 {
		return "", nil
	}
	return fmt.Sprintf("%s, facts and quotations", count(len(got), "finding")), nil
}

// says tells how a value of the report differs from what the source gives.
func says(where string, got, want any) *Difference {
	g, errG := json.Marshal(got)
	w, errW := json.Marshal(want)
	if errG != nil || errW != nil || bytes.Equal(g, w) {
		return nil
	}
	a, b := whereApart(string(g), string(w))
	return &Difference{where, fmt.Sprintf("the report says %s, the source gives %s", a, b), altered}
}

// whereApart shows two texts from a little before the place where they part.
func whereApart(a, b string) (string, string) {
	x, y := []rune(printable(a)), []rune(printable(b))
	const before = 20
	at := 0
	for at < min(len(x), len(y)) && x[at] == y[at] {
		at++
	}
	from, lead := 0, ""
	if at > before {
		from, lead = at-before, "…"
	}
	return lead + shorten(string(x[from:])), lead + shorten(string(y[from:]))
}

// shorten quotes the beginning of a text, and says when there is more.
func shorten(s string) string {
	const most = 60
	if r := []rune(printable(s)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return printable(s)
}

func changeAddress(j *jsonChange) string {
	r := Row{OldAddress: strings.Join(j.Old, " + "), NewAddress: strings.Join(j.New, " + ")}
	return r.address()
}

// Print writes what was checked and what came of it in lines of at most width
// columns, 0 for 80.
func (v *Verification) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	f := fields{&b, width}
	f.put("Report", printable(v.saved.name))
	f.put("Old", identity(v.Old))
	f.put("New", identity(v.New))
	for i, h := range v.Held {
		name := ""
		if i == 0 {
			name = "Holds"
		}
		f.put(name, h)
	}
	for i, u := range v.Unproven {
		name := ""
		if i == 0 {
			name = "Not proven"
		}
		f.put(name, u)
	}
	switch {
	case v.Difference != nil:
		f.put("Differs", v.Difference.String())
	case v.Complete():
		f.put("Result", v.result())
	default:
		f.put("Result", "What the report says holds.")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// result says what was proven of a whole report.
func (v *Verification) result() string {
	s := v.saved.doc.Summary
	same := "no clause is called unchanged."
	if s.Unchanged > 0 {
		r := Report{Summary: diff.Summary{Classes: s.Classes}}
		same = fmt.Sprintf("the %d called unchanged say the same words", s.Unchanged)
		if only := r.only(); only != "" {
			same += " (" + only + ")"
		}
		same += "."
	}
	return "The report holds, and nothing else changed: every clause is in one change, and " + same
}
