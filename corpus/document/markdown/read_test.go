package markdown

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/document"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		want         []string // kind, level and text of each block
		dropped      []string // reason and text
	}{
		{
			reason: "headings and paragraphs; emphasis is taken out and links leave their text; line breaks of the source between wide characters show as nothing",
			text:   "# Joint Statement\n\nPart *one*\n----------\n\nThe **two** sides re*affirm*ed the [Treaty](http://a.example)\nof `Lorvale`.\n\n双方**重申**，\n同意合作。\n",
			want:   []string{"heading 1 Joint Statement", "heading 2 Part one", "paragraph 0 The two sides reaffirmed the Treaty of Lorvale.", "paragraph 0 双方重申，同意合作。"},
		},
		{
			reason: "numbers keep what stands behind them; levels; an item of two paragraphs",
			text:   "3) third\n4) fourth\n\n   more of it\n\n   - inner\n\n1. one\n2. two\n",
			want:   []string{"item 1 3) third", "item 1 4) fourth", "paragraph 0 more of it", "item 2 • inner", "item 1 1. one", "item 1 2. two"},
		},
		{
			reason: "tables, hard line breaks, quotations",
			text:   "| Year | Sum |\n|---|--:|\n| 2031 | **5** |\n\nMinistry\\\nLorvale\n\n> Peace is\n> indivisible.\n",
			want:   []string{"row 0 Year\tSum", "row 0 2031\t5", "paragraph 0 Ministry\nLorvale", "paragraph 0 Peace is indivisible."},
		},
		{
			reason:  "notes come at the end, their marks stay; the arrow back is the renderer's",
			text:    "The sides agreed.[^n] They will meet.\n\n[^n]: On 16 May.\n\nThe text goes on.\n",
			want:    []string{"paragraph 0 The sides agreed.¹ They will meet.", "paragraph 0 The text goes on.", "note 0 1. On 16 May."},
			dropped: []string{"link back from a note: ↩︎"},
		},
		{
			reason:  "HTML inside goes the way of pages; nothing is taken for a menu",
			text:    "<div>The <b>sides</b> agreed.<script>x()</script></div>\n\n- [Home](/)\n- [News](/n)\n",
			want:    []string{"paragraph 0 The sides agreed.", "item 1 • Home", "item 1 • News"},
			dropped: []string{"script: 1 × script, 3 bytes"},
		},
		{
			reason: "a rule is no front matter, nor are lines that are no fields",
			text:   "---\nThe sides agreed\nto act.\n---\n\nThey will meet.\n",
			want:   []string{"heading 2 The sides agreed to act.", "paragraph 0 They will meet."},
		},
		{
			reason:  "Windows line ends; struck text is a tracked deletion",
			text:    "The sides\r\n~~may~~ shall act.\r\n\r\nThey agreed.\r\n",
			want:    []string{"paragraph 0 The sides shall act.", "paragraph 0 They agreed."},
			dropped: []string{"tracked deletion: may"},
		},
		{
			reason: "what no page shows is listed: surplus cells, a note without a mark, definitions of links, descriptions and titles, comments, labels of code",
			text: "|Year|Sum|\n|-|-|\n|2031|5|They add a third cell.|\n\nThe sides [met](a \"On the quay.\") and saw ![a map](m.png \"Drawn by hand\").\n\n" +
				"[^n]: A note that nobody reads.\n    It has two lines.\n\n[a]: http://a.example \"The treaty in full\"\n\n<!-- to do -->\n\n```text by the clerk\nThe sides agree.\n```\n",
			want: []string{"row 0 Year\tSum", "row 0 2031\t5", "paragraph 0 The sides met and saw .", "paragraph 0 The sides agree."},
			dropped: []string{"attribute title: On the quay.", "description of a picture: a map", "description of a picture: Drawn by hand", "comment in the source of the page: to do",
				"beyond the columns of its table: They add a third cell.", "note that nothing refers to: [^n]: A note that nobody reads.\nIt has two lines.",
				"definition of a link: [a]: http://a.example \"The treaty in full\"", "label of a block of code: text by the clerk"},
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			doc, err := Read("a.md", []byte(test.text), document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got, dropped []string
			for _, b := range doc.Blocks {
				got = append(got, fmt.Sprintf("%s %d %s", b.Kind, b.Level, b.Text))
			}
			for _, d := range doc.Dropped {
				dropped = append(dropped, d.Reason+": "+d.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.dropped, dropped); diff != "" {
				t.Errorf("dropped (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFrontMatter reads what a file says of itself, in both usual forms.
func TestFrontMatter(t *testing.T) {
	day := time.Date(2031, 5, 16, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		reason, text string
		want         document.Document
	}{
		{"YAML, with a list that is skipped", "---\ntitle: \"Joint: Statement\"\ndate: 2031-05-16T10:00:00Z\nlang: en\nsource: Ministry of Arvenia\ntags:\n  - treaty\n---\nThe sides agreed.\n",
			document.Document{Title: "Joint: Statement", Date: day, Lang: "en", Publisher: "Ministry of Arvenia"}},
		{"TOML", "+++\ntitle = '联合声明'\ndate = 2031-05-16\nlanguage = \"zh-Hans\"\n+++\n双方同意。\n",
			document.Document{Title: "联合声明", Date: day, Lang: "zh-Hans"}},
		{"a day in strokes", "---\ndate: 2031/05/16\n---\nThe sides agreed.\n", document.Document{Date: day}},
		{"a day that can be two", "---\ndate: 05/06/2031\n---\nThe sides agreed.\n", document.Document{}},
		{"values that are none", "---\ndate: soon\nlang: x!\n---\nThe sides agreed.\n", document.Document{}},
		{"none", "The sides agreed.\n", document.Document{}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			doc, err := Read("a.md", []byte(test.text), document.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := document.Document{Title: doc.Title, Date: doc.Date, Lang: doc.Lang, Publisher: doc.Publisher}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(doc.Blocks) != 1 {
				t.Errorf("%d blocks: %v", len(doc.Blocks), doc.Blocks)
			}
			if head := strings.HasPrefix(test.text, "---") || strings.HasPrefix(test.text, "+++"); head != (len(doc.Dropped) == 1) {
				t.Errorf("dropped: %v", doc.Dropped)
			}
		})
	}
}

var hostile = []struct {
	name, unit string
}{
	{"quotations", "> "}, {"quotations lines", "> a\n"}, {"brackets", "["}, {"images", "![a]("}, {"stars", "*a_"}, {"backticks", "`a``"},
	{"list marks", "- "}, {"nested list", "1. a\n   "}, {"tables", "|a|b|\n|-|-|\n"}, {"cells", "|a"}, {"notes", "[^a]"}, {"note bodies", "[^a]: b\n\n"},
	{"html", "<div>\n"}, {"open tags", "<a "}, {"entities", "&#x4e00;"}, {"headings", "# a\n"}, {"struck", "~~a~"}, {"links", "[a](<b"}, {"links closed", "[a](b)"},
	{"references", "[a]: b\n"}, {"emphasis", "**a *b "}, {"closing", "a** b* "}, {"definition", "a\n: b\n"}, {"colons", ":"}, {"backslashes", "\\"}, {"brackets closed", "[a]"}, {"closed only", "]"}, {"spaces", " \t"}, {"front matter", "---\n"}, {"comments", "<!--"}, {"declarations", "<!A "}, {"instructions", "<?"}, {"underscores", "_"}, {"autolinks", "<a:"},
}

// TestHostile reads texts that are one unit many times over: none may hang.
func TestHostile(t *testing.T) {
	n := 200_000
	if testing.Short() {
		n = 5000
	}
	for _, h := range hostile {
		text := strings.Repeat(h.unit, n/len(h.unit))
		begin := time.Now()
		_, err := Read("", []byte(text), document.Options{})
		took := time.Since(begin)
		var e *document.Error
		if err != nil && (!errors.As(err, &e) || e.Remedy == "") {
			t.Errorf("%s: no *document.Error with a remedy: %v", h.name, err)
		}
		t.Logf("%-18s %8v %v", h.name, took.Round(time.Millisecond), err)
		if took > 20*time.Second {
			t.Errorf("%s: took %v", h.name, took)
		}
	}
}

// TestBackticks reads runs of backticks each longer than the last, for which the
// parser's time grows with the cube of their number.
func TestBackticks(t *testing.T) {
	text := ""
	for n := range 1500 {
		text += strings.Repeat("`", n) + " "
	}
	begin := time.Now()
	_, err := Read("", []byte(text), document.Options{})
	if e := (*document.Error)(nil); !errors.As(err, &e) || time.Since(begin) > 20*time.Second {
		t.Errorf("%v after %v, want a refusal at once", err, time.Since(begin))
	}
	if doc, err := Read("", []byte(strings.Repeat("The `word` and ``the ` mark``. ", 500)), document.Options{}); err != nil || len(doc.Blocks) != 1 {
		t.Errorf("code that is closed: %v", err)
	}
}

// TestShared reads published statements as if they were Markdown: no word may be
// lost.
func TestShared(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/data/*/*.txt")
	if len(files) == 0 {
		t.Skip("no published statements beside the project: ../../../../shared/data is absent")
	}
	read := 0
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if i%3 != 0 || len(b) > 150<<10 {
			continue
		}
		read++
		doc, err := Read(name, b, document.Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got strings.Builder
		for _, l := range doc.Blocks {
			got.WriteString(letters(l.Text))
		}
		if want := letters(tags.ReplaceAllString(string(b), "")); got.String() != want {
			t.Errorf("%s: %d bytes of letters, want %d", name, got.Len(), len(want))
		}
	}
	t.Logf("%d files", read)
}

// tags are those that some copies of the statements have kept.
var tags = regexp.MustCompile(`</?[a-z][^>]*>`)

// letters leaves the letters of a text, which no markup adds or takes away.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// FuzzRead checks that no text makes the reader fail other than with a
// *document.Error, and that what it gives is text.
func FuzzRead(f *testing.F) {
	f.Add([]byte("---\ntitle: a\n---\n# A\n\n1) b[^1]\n\n[^1]: c\n"))
	f.Add([]byte("|a|b|\n|-|-|\n|1|<b>2|\n\n双方**重**申\n合作"))
	for _, h := range hostile {
		f.Add([]byte(strings.Repeat(h.unit, 50)))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := Read("", b, document.Options{})
		if err != nil {
			var e *document.Error
			if !errors.As(err, &e) || e.Wrong == "" || e.Remedy == "" {
				t.Fatalf("no *document.Error with a remedy: %v", err)
			}
			return
		}
		for _, l := range doc.Blocks {
			if l.Text == "" || !utf8.ValidString(l.Text) {
				t.Fatalf("block %+v is no block", l)
			}
		}
	})
}
