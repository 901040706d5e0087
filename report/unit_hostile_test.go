package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/lexicon"
	"tifa/corpus/units"
	"tifa/diff"
)

// TestNothingSteersUnits: no field of a unit, a statement or a lexicon steers a
// terminal, runs in a spreadsheet or becomes markup.
func TestNothingSteersUnits(t *testing.T) {
	const formula = "=cmd|' /C calc'!A0 <script>"
	read := func(verb string) *corpus.Statement {
		s, err := corpus.Read("a.txt", []byte("Joint Statement\n\nThe sides "+verb+" =1+1 \x1b[31m bridges <script>x</script> at Lenn.\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		s.ID, s.Title, s.Lang, s.Source.Name, s.Scale = formula+hostile, hostile, hostile, hostile, hostile
		for i := range s.Clauses {
			s.Clauses[i].ID = formula + hostile
			for k := range s.Clauses[i].Units {
				u := &s.Clauses[i].Units[k]
				u.Actor = corpus.Actor("A:" + formula + hostile)
				u.Target, u.Frame = u.Scope, u.Scope
				u.Marks = []corpus.Mark{{Span: u.Scope, Kind: corpus.Deadline}, {Span: u.Scope, Kind: corpus.Quantity}, {Span: u.Scope, Kind: corpus.Hedge}}
			}
		}
		return s
	}
	older, newer := read("will open"), read("will explore opening")
	list := Units{Filter: UnitFilter{Types: []string{"all"}}}
	list.Add(older)
	list.Filter.Topic, list.Filter.Actor = hostile, hostile
	r := New(diff.Compare(older, newer, align.Aligner{}), Filter{Commitments: true})
	if len(list.Statements[0].Units) == 0 || len(r.Commitments.Changed()) == 0 {
		t.Fatal("nothing to print")
	}
	words := &Lexicon{Scale: hostile, Rows: []lexicon.Entry{{Form: formula + hostile, Kind: hostile, Name: hostile, Basis: hostile, Source: hostile, Note: hostile}}}
	for name, print := range map[string]func(io.Writer) error{
		"units":                func(w io.Writer) error { return UnitTable{}.Print(w, &list) },
		"units wide":           func(w io.Writer) error { return UnitTable{Width: 170}.Print(w, &list) },
		"units csv":            list.CSV,
		"commitments":          func(w io.Writer) error { return Table{}.Print(w, r) },
		"commitments wide":     func(w io.Writer) error { return Table{Width: 170}.Print(w, r) },
		"commitments csv":      func(w io.Writer) error { return CSV(w, r) },
		"commitments markdown": func(w io.Writer) error { return Markdown(w, r) },
		"commitments html":     func(w io.Writer) error { return HTML(w, r, "0", "") },
		"lexicon":              func(w io.Writer) error { return words.Print(w, 80) },
		"lexicon csv":          words.CSV,
	} {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			t.Fatal(name, err)
		}
		if !utf8.Valid(b.Bytes()) {
			t.Errorf("%s: no UTF-8", name)
		}
		if strings.ContainsFunc(b.String(), func(r rune) bool { return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("%s: %q", name, b.String())
		}
		if (strings.HasSuffix(name, "html") || strings.HasSuffix(name, "markdown")) && strings.Contains(strings.Replace(b.String(), "<script>"+htmlScript, "", 1), "<script") {
			t.Errorf("%s: markup of the statement lives", name)
		}
		if strings.HasSuffix(name, "csv") {
			rows, err := csv.NewReader(&b).ReadAll()
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
						t.Errorf("%s: a formula: %q", name, cell)
					}
				}
			}
		}
	}
}
