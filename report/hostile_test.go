package report

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// hostile holds what must not get into a report: a control character of each
// block, one that turns the text round, a byte that is no UTF-8.
const hostile = "x\x1b[31m\u009b\u202e\u2066\x7f\xff\ny"

// TestNothingSteers fills every field that comes from outside with hostile
// text: whatever a printer makes of it must be clean.
func TestNothingSteers(t *testing.T) {
	read := func(body string) *corpus.Statement {
		s, err := corpus.Read("a.txt", []byte("Joint Statement\n\nI. Trade\n\n"+body+"\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s.ID, s.Series, s.Title, s.Lang, s.Place, s.DateFrom = hostile, hostile, hostile, hostile, hostile, hostile
		s.Source.Name, s.Source.Encoding, s.Source.Evidence = hostile, hostile, hostile
		s.Warnings = []string{hostile}
		s.Text += hostile
		sp := corpus.Span{Start: len(s.Text) - len(hostile), End: len(s.Text)}
		s.Dropped = append(s.Dropped, corpus.Dropped{Span: sp, Reason: hostile})
		s.Repairs = append(s.Repairs, corpus.Repair{Span: sp, From: hostile, To: hostile, Rule: hostile})
		s.Damage = append(s.Damage, corpus.Damage{Span: sp, Proposed: hostile, Readings: 2})
		for i := range s.Clauses {
			s.Clauses[i].ID += hostile
		}
		return s
	}
	older, newer := read("The sides open the bridge at Lenn."), read("The sides close the bridge at Lenn.")
	r := New(diff.Compare(older, newer, align.Aligner{}), Filter{})
	r.Filter.Section = hostile
	for name, print := range map[string]func(io.Writer) error{
		"table":    func(w io.Writer) error { return Table{}.Print(w, r) },
		"wide":     func(w io.Writer) error { return Table{Width: 150}.Print(w, r) },
		"text":     func(w io.Writer) error { return Text{}.Print(w, r) },
		"markdown": func(w io.Writer) error { return Markdown(w, r) },
		"csv":      func(w io.Writer) error { return CSV(w, r) },
		"html":     func(w io.Writer) error { return HTML(w, r, "0", hostile) },
		"tree":     func(w io.Writer) error { return Tree{}.Print(w, newer) },
		"docx":     unzipped(func(w io.Writer) error { r := *r; r.Filter = Filter{}; return DOCX(w, &r) }),
		"memo":     unzipped(func(w io.Writer) error { return DOCXTable(w, r) }),
		"repairs":  func(w io.Writer) error { return Tree{Repairs: true}.Print(w, newer) },
	} {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			t.Fatal(name, err)
		}
		if !utf8.Valid(b.Bytes()) {
			t.Errorf("%s: no UTF-8", name)
		}
		for _, l := range strings.Split(b.String(), "\n") {
			if strings.ContainsFunc(l, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
				t.Errorf("%s: %q", name, l)
			}
		}
	}
}

// unzipped gives the parts of a document one after another.
func unzipped(print func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			return err
		}
		z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			return err
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				return err
			}
			if _, err := io.Copy(w, r); err != nil {
				return err
			}
		}
		return nil
	}
}

// TestFeignedMarks: a statement that itself holds marks cannot make a reader
// believe that words were inserted or deleted.
func TestFeignedMarks(t *testing.T) {
	eq, del, ins := diff.Equal, diff.Delete, diff.Insert
	for _, c := range []struct {
		reason string
		pieces []Piece
		want   string
	}{
		{"marks in the text are broken", []Piece{{eq, "We {+will+} [-not-] act", ""}}, "We { +will+ } [ -not- ] act"},
		{"also in marked words", []Piece{{del, "a-] {+b", ""}}, "[-a- ] { +b-]"},
		{"also over the border of two pieces", []Piece{{eq, "a {", ""}, {eq, "+b+", ""}, {eq, "} c", ""}}, "a { +b+ } c"},
		{"also of text and a mark", []Piece{{ins, "}a{", ""}, {eq, "b", ""}}, "{+ }a{ +}b"},
		{"real marks stay whole side by side", []Piece{{del, "a", ""}, {ins, "b", ""}}, "[-a-]{+b+}"},
		{"spaces stay outside the marks, whatever their width", []Piece{{ins, " \u3000a ", ""}, {eq, "b", ""}}, "{+\u3000a+} b"},
	} {
		if got := strings.Join(lines(c.pieces, 80, plainMarks), "\n"); got != c.want {
			t.Errorf("table: %s: got %q, want %q", c.reason, got, c.want)
		}
		ch := &diff.Change{}
		if got := marked(Row{Change: ch, Before: c.pieces}); got != c.want {
			t.Errorf("csv: %s: got %q, want %q", c.reason, got, c.want)
		}
	}
	// Nowhere else: where marks are no text, the words are given as they are.
	if got := strings.Join(lines([]Piece{{eq, "{+a+}", ""}}, 80, noMarks), ""); got != "{+a+}" {
		t.Errorf("without marks: %q", got)
	}
}

// TestNoFormula: a spreadsheet looks behind what nobody sees, and takes signs
// of another width for the usual ones.
func TestNoFormula(t *testing.T) {
	for _, s := range []string{"=1", "+1", "-1", "@a", "\t1", "\r1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u2060\u200d+1", "\u00ad-1", "\u3164=1",
		"\ufe0f=1", "\u034f=1", "\u22121", "\ufe62", "\ufe63", "\ufe66", "\ufe6b", "＝1", "＋1", "－1", "＠a", "\u207a1", "\u200b\u22121"} {
		if got := noFormula(s); got != "'"+s {
			t.Errorf("%q: got %q", s, got)
		}
	}
	for _, s := range []string{"", "a=1", "一、", "\u200b", "\u200ba", "— a", "[-a-]", "{+a+}", "0.5"} {
		if got := noFormula(s); got != s {
			t.Errorf("%q needs no guard: got %q", s, got)
		}
	}
	// The guard must not break the form of the file.
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write([]string{noFormula("=\"a\",b")}); err != nil {
		t.Fatal(err)
	}
	if w.Flush(); b.String() != "\"'=\"\"a\"\",b\"\n" {
		t.Errorf("%q", b.String())
	}
}

// TestMdText: a statement pasted into an issue must not call people, link,
// draw or compute; what is harmless stays as it is.
func TestMdText(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"formula", "$5 and $6", "<span>$</span>5 and <span>$</span>6"},
		{"mention", "@user", "<span>@</span>user"},
		{"mail address", "a@b.org", "a<span>@</span>b.org"},
		{"no mention", "a @ b", "a @ b"},
		{"link", "see https://a.org", "see https<span>:</span>//a.org"},
		{"link", "HTTP://a.org", "HTTP<span>:</span>//a.org"},
		{"link", "WWW.a.org", "WWW<span>.</span>a.org"},
		{"emoji", ":smile:", "<span>:</span>smile:"},
		{"emoji with marks", ":+1: :thumbs_up:", "<span>:</span>+1: <span>:</span>thumbs\\_up:"},
		{"emoji that share a colon", ":a:b:", "<span>:</span>a<span>:</span>b:"},
		{"time, not emoji", "12:30, as follows: a", "12:30, as follows: a"},
		{"number of an issue", "#12 # a", "<span>#</span>12 \\# a"},
		{"markup", "a*b_c|d<e>&f`g~h[i]\\", "a\\*b\\_c\\|d&lt;e&gt;&amp;f\\`g\\~h\\[i\\]\\\\"},
		{"line ends", "a\r\nb\u2028c", "a  b c"},
	} {
		if got := mdText(c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
	if got, want := mdPieces([]Piece{{diff.Equal, "a @", ""}, {diff.Equal, "user", ""}}), "a <span>@</span>user"; got != want {
		t.Errorf("over the border of two pieces: got %q, want %q", got, want)
	}
}
