package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/sample"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// node is an element of a part with its namespace left out: the parts use one
// prefix for each.
type node struct {
	name     string
	attr     map[string]string
	text     string
	children []*node
}

// walk calls f for the node and everything in it, in the order of the file.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.walk(f)
	}
}

func (n *node) child(name string) *node {
	if i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name }); i >= 0 {
		return n.children[i]
	}
	return nil
}

func parse(b []byte) (*node, error) {
	root := &node{}
	open := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		token, err := d.Token()
		if err == io.EOF {
			if len(root.children) != 1 {
				return nil, fmt.Errorf("%d roots", len(root.children))
			}
			return root.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// file is a Word document read back.
type file struct {
	parts  map[string]*node
	body   []*node  // of the document
	broken []string // what is wrong
}

// openDOCX reads a document as strictly as Word does, and says what is wrong
// with it.
func openDOCX(b []byte) (*file, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	f := &file{parts: map[string]*node{}}
	for i, e := range z.File {
		r, err := e.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if f.parts[e.Name], err = parse(text); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		if i == 0 && e.Name != "[Content_Types].xml" {
			f.wrong("the list of content types is not the first part")
		}
		if e.Modified.Year() > 1980 {
			f.wrong("%s: the clock was read: %v", e.Name, e.Modified)
		}
	}
	f.packaging()
	document := f.parts["word/document.xml"]
	if document == nil {
		return nil, fmt.Errorf("no document")
	}
	f.body = document.children[0].children
	for name, part := range f.parts {
		part.walk(func(n *node) { f.order(name, n) })
	}
	f.annotations(document)
	return f, nil
}

func (f *file) wrong(format string, args ...any) {
	f.broken = append(f.broken, fmt.Sprintf(format, args...))
}

// packaging: each part has a content type, each relation a part, each part but
// the list of types a relation.
func (f *file) packaging() {
	types := map[string]bool{}
	for _, n := range f.parts["[Content_Types].xml"].children {
		if n.name == "Override" {
			types[strings.TrimPrefix(n.attr["PartName"], "/")] = true
		}
	}
	for name := range types {
		if f.parts[name] == nil {
			f.wrong("content type of a part that is not there: %s", name)
		}
	}
	related := map[string]bool{}
	for name, part := range f.parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		ids := map[string]bool{}
		for _, r := range part.children {
			target := path.Join(path.Dir(path.Dir(name)), r.attr["Target"])
			if related[target] = true; f.parts[target] == nil {
				f.wrong("%s: relation to %s, which is not there", name, target)
			}
			if id := r.attr["Id"]; ids[id] {
				f.wrong("%s: %s twice", name, id)
			} else {
				ids[id] = true
			}
		}
	}
	for name := range f.parts {
		if name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels") {
			continue
		}
		if !types[name] || !related[name] {
			f.wrong("%s: without content type or relation", name)
		}
	}
}

// orders are the elements that may stand in others, in the order that the
// schema (ISO/IEC 29500-1, wml.xsd) asks for. "*" is one that may be repeated
// and mixed with the others so marked.
var orders = map[string]string{
	"document":        "body",
	"body":            "p* tbl* sectPr",
	"p":               "pPr r* ins* del* moveFrom* moveTo* commentRangeStart* commentRangeEnd* moveFromRangeStart* moveFromRangeEnd* moveToRangeStart* moveToRangeEnd* fldSimple*",
	"pPr":             "pStyle keepNext keepLines widowControl spacing ind jc outlineLvl rPr",
	"rPr":             "ins del moveFrom moveTo rStyle rFonts b bCs i iCs strike color sz szCs u lang",
	"r":               "rPr t* delText* commentReference*",
	"tbl":             "tblPr tblGrid tr*",
	"tblPr":           "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
	"tr":              "trPr tc*",
	"trPr":            "cantSplit tblHeader",
	"tc":              "tcPr p*",
	"tcPr":            "tcW shd",
	"sectPr":          "headerReference footerReference pgSz pgMar",
	"styles":          "docDefaults style*",
	"style":           "name basedOn next qFormat pPr rPr tblPr tblStylePr",
	"tblBorders":      "top left bottom right insideH insideV",
	"tblCellMar":      "top left bottom right",
	"settings":        "zoom defaultTabStop characterSpacingControl compat",
	"comment":         "p*",
	"comments":        "comment*",
	"ins":             "r*",
	"del":             "r*",
	"moveFrom":        "r*",
	"moveTo":          "r*",
	"docDefaults":     "rPrDefault pPrDefault",
	"tblGrid":         "gridCol*",
	"hdr":             "p*",
	"ftr":             "p*",
	"coreProperties":  "title subject creator description",
	"fldSimple":       "r*",
	"commentRangeEnd": "",
}

func (f *file) order(part string, n *node) {
	spec, known := orders[n.name]
	if !known {
		return
	}
	allowed := strings.Fields(spec)
	at := 0
	for _, c := range n.children {
		repeated := slices.Index(allowed, c.name+"*")
		i := slices.Index(allowed, c.name)
		switch {
		case repeated >= 0:
			at = max(at, slices.IndexFunc(allowed, func(s string) bool { return strings.HasSuffix(s, "*") }))
		case i < at:
			f.wrong("%s: %s in %s, out of order or not known there", part, c.name, n.name)
		default:
			at = i + 1
		}
	}
	if strings.TrimSpace(n.text) != "" && strings.HasPrefix(part, "word/") {
		f.wrong("%s: text in %s: %q", part, n.name, n.text)
	}
}

// annotations: no identifier twice, each comment and move opened and closed
// once and in order, each side of a move with the other one and the same words,
// deleted text written as such.
func (f *file) annotations(document *node) {
	comments := map[string]bool{}
	for _, c := range f.parts["word/comments.xml"].children {
		if id := c.attr["id"]; comments[id] {
			f.wrong("comment %s twice", id)
		} else {
			comments[id] = true
		}
	}
	styles := map[string]bool{}
	for _, s := range f.parts["word/styles.xml"].children {
		styles[s.attr["styleId"]] = true
	}
	ids := map[string]bool{}
	names := map[string]map[string]bool{"moveFromRangeStart": {}, "moveToRangeStart": {}}
	open := map[string][2]string{} // element and name, by identifier, of the moves that are open
	words := map[string]map[string]string{"moveFrom": {}, "moveTo": {}}
	state := map[string]string{} // of comments
	var inside []string
	var visit func(n *node)
	visit = func(n *node) {
		id := n.attr["id"]
		switch n.name {
		case "pStyle", "rStyle", "tblStyle":
			if !styles[n.attr["val"]] {
				f.wrong("style %s is not defined", n.attr["val"])
			}
		case "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart":
			if ids[id] || comments[id] {
				f.wrong("%s: identifier %s twice", n.name, id)
			}
			ids[id] = true
			if n.attr["author"] == "" {
				f.wrong("%s without author", n.name)
			}
			if strings.HasSuffix(n.name, "Start") {
				if name := n.attr["name"]; name == "" || names[n.name][name] {
					f.wrong("%s: name %q twice or none", n.name, name)
				} else {
					names[n.name][name], open[id] = true, [2]string{n.name, name}
				}
			}
		case "moveFromRangeEnd", "moveToRangeEnd":
			if open[id][0] != strings.Replace(n.name, "End", "Start", 1) {
				f.wrong("%s of %s, which is not open", n.name, id)
			}
			delete(open, id)
		case "commentRangeStart", "commentRangeEnd", "commentReference":
			next := map[string]string{"commentRangeStart": "", "commentRangeEnd": "commentRangeStart", "commentReference": "commentRangeEnd"}
			if state[id] != next[n.name] || !comments[id] {
				f.wrong("%s of comment %s behind %q", n.name, id, state[id])
			}
			state[id] = n.name
		case "t", "delText":
			if (n.name == "delText") != slices.Contains(inside, "del") {
				f.wrong("%s in %v", n.name, inside)
			}
			for _, m := range []string{"moveFrom", "moveTo"} {
				if slices.Contains(inside, m) {
					inRange := false
					for _, o := range open {
						if o[0] == m+"RangeStart" {
							words[m][o[1]] += n.text
							inRange = true
						}
					}
					if !inRange {
						f.wrong("%s outside a range: %q", m, n.text)
					}
				}
			}
		}
		inside = append(inside, n.name)
		for _, c := range n.children {
			visit(c)
		}
		inside = inside[:len(inside)-1]
	}
	visit(document)
	for id := range open {
		f.wrong("move %s is not closed", id)
	}
	for id := range comments {
		if state[id] != "commentReference" {
			f.wrong("comment %s has no place", id)
		}
	}
	if d := cmp.Diff(words["moveFrom"], words["moveTo"]); d != "" {
		f.wrong("moves (-from +to):\n%s", d)
	}
	for name := range names["moveFromRangeStart"] {
		if words["moveFrom"][name] == "" {
			f.wrong("move %s is empty", name)
		}
	}
}

// version accepts all changes of a document or rejects them all, and gives
// its paragraphs.
func (f *file) version(accept bool) []string {
	gone := map[string]bool{"del": accept, "moveFrom": accept, "ins": !accept, "moveTo": !accept}
	var out []string
	var b strings.Builder
	for _, p := range f.body {
		if p.name != "p" {
			continue
		}
		mark := true
		var visit func(n *node)
		visit = func(n *node) {
			if gone[n.name] {
				return
			}
			if n.name == "t" || n.name == "delText" {
				b.WriteString(n.text)
			}
			for _, c := range n.children {
				if c.name != "pPr" {
					visit(c)
				}
			}
		}
		visit(p)
		if pr := p.child("pPr"); pr != nil && pr.child("rPr") != nil {
			for _, m := range pr.child("rPr").children {
				mark = mark && !gone[m.name]
			}
		}
		if mark {
			out = append(out, b.String())
			b.Reset()
		}
	}
	if b.Len() > 0 {
		out = append(out, "without a paragraph mark: "+b.String())
	}
	return out
}

// String shows the paragraphs with what is tracked in them: [-deleted-],
// {+inserted+}, [<moved from<], {>moved to>}, their marks as ¶, comments by
// number in (), and then the comments.
func (f *file) String() string {
	var b strings.Builder
	signs := map[string][2]string{"del": {"[-", "-]"}, "ins": {"{+", "+}"}, "moveFrom": {"[<", "<]"}, "moveTo": {"{>", ">}"}}
	var show func(n *node)
	show = func(n *node) {
		sign := signs[n.name]
		b.WriteString(sign[0])
		switch n.name {
		case "t", "delText":
			b.WriteString(n.text)
		case "commentReference":
			b.WriteString("(" + n.attr["id"] + ")")
		}
		for _, c := range n.children {
			if c.name != "pPr" {
				show(c)
			}
		}
		b.WriteString(sign[1])
	}
	paragraph := func(p *node) {
		show(p)
		mark := [2]string{}
		if pr := p.child("pPr"); pr != nil && pr.child("rPr") != nil {
			mark = signs[pr.child("rPr").children[0].name]
		}
		b.WriteString(mark[0] + "¶" + mark[1] + "\n")
	}
	for _, p := range f.body {
		if p.name == "p" {
			b.WriteString(p.child("pPr").child("pStyle").attr["val"] + ": ")
			paragraph(p)
		}
	}
	for _, c := range f.parts["word/comments.xml"].children {
		b.WriteString("\n(" + c.attr["id"] + ")\n")
		for _, p := range c.children {
			paragraph(p)
		}
	}
	return b.String()
}

// couple is two statements to compare.
type couple struct {
	name         string
	older, newer *corpus.Statement
}

func (c couple) report() *report.Report {
	return report.New(diff.Compare(c.older, c.newer, align.Aligner{}), report.Filter{})
}

// couples are the successive statements of the sample, and those beside the
// project where they are: at most perSeries of a series.
func couples(t *testing.T, perSeries int) []couple {
	t.Helper()
	var out []couple
	for _, lang := range sample.Langs {
		dates := sample.Dates(lang)
		for i := 1; i < len(dates); i++ {
			var pair [2]*corpus.Statement
			for k := range pair {
				s, err := sample.Open(dates[i-1+k], lang)
				if err != nil {
					t.Fatal(err)
				}
				units.Reader{}.Read(s)
				pair[k] = s
			}
			out = append(out, couple{lang + " " + dates[i], pair[0], pair[1]})
		}
	}
	const shared = "../../shared/data"
	series, _ := filepath.Glob(shared + "/*")
	found := 0
	for _, dir := range series {
		names, _ := filepath.Glob(dir + "/*.txt")
		if more, _ := filepath.Glob(dir + "/*/*.txt"); len(names) < 2 {
			names = more
		}
		for i := 1; i < len(names) && i <= perSeries; i++ {
			older, err := corpus.Open(names[i-1], nil, corpus.Options{})
			if err != nil {
				continue
			}
			newer, err := corpus.Open(names[i], nil, corpus.Options{})
			if err != nil {
				continue
			}
			units.Reader{}.Read(older)
			units.Reader{}.Read(newer)
			out = append(out, couple{strings.TrimPrefix(names[i], shared+"/"), older, newer})
			found++
		}
	}
	if _, err := os.Stat(shared); err != nil {
		t.Logf("only the sample: %s is absent", shared)
	} else {
		t.Logf("%d pairs of published statements", found)
	}
	return out
}

func printed(t *testing.T, print func(io.Writer, *report.Report) error, r *report.Report) []byte {
	t.Helper()
	var b, again bytes.Buffer
	if err := print(&b, r); err != nil {
		t.Fatal(err)
	}
	if err := print(&again, r); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same report gives other bytes (%v)", err)
	}
	return b.Bytes()
}

// TestDOCX reads documents back: they are whole, and accepting and rejecting
// every change gives the two statements.
func TestDOCX(t *testing.T) {
	perSeries := 1
	if testing.Short() {
		perSeries = 0
	}
	moves := 0
	for _, c := range couples(t, perSeries) {
		for _, s := range []*corpus.Statement{c.older, c.newer} {
			var b strings.Builder
			for i := range s.Clauses {
				b.WriteString(s.Plain(&s.Clauses[i]))
			}
			if d := cmp.Diff(ink(b.String()), ink(strings.Join(report.Paragraphs(s), ""))); d != "" {
				t.Errorf("%s: the paragraphs do not hold the clauses (-want +got):\n%s", s.ID, d)
			}
		}
		for _, back := range []bool{false, true} {
			if back {
				c.older, c.newer = c.newer, c.older
			}
			r := c.report()
			f, err := openDOCX(printed(t, report.DOCX, r))
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			for _, w := range f.broken {
				t.Errorf("%s: %s", c.name, w)
			}
			if d := cmp.Diff(report.Paragraphs(c.newer), f.version(true)); d != "" {
				t.Errorf("%s: accepted (-want +got):\n%s", c.name, d)
			}
			if d := cmp.Diff(report.Paragraphs(c.older), f.version(false)); d != "" {
				t.Errorf("%s: rejected (-want +got):\n%s", c.name, d)
			}
			f.parts["word/document.xml"].walk(func(n *node) {
				if n.name == "moveFromRangeStart" {
					moves++
				}
			})
			f, err = openDOCX(printed(t, report.DOCXTable, r))
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			for _, w := range f.broken {
				t.Errorf("%s: table: %s", c.name, w)
			}
		}
	}
	if moves == 0 {
		t.Error("no document has a move")
	}
	t.Logf("%d moves", moves)
}

// ink is a text without what leaves none.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
}

// TestDOCXHostile: what a statement holds is text in the document, in whatever
// place, and all of it is there.
func TestDOCXHostile(t *testing.T) {
	long := strings.Repeat("the ferry, the bridge and the harbour of Lenn ", 2300)
	for _, c := range []struct{ reason, old, new string }{
		{"markup of Word", "The sides open </w:t></w:r><w:del> the bridge.", "The sides open <w:p/> & \"the\" bridge ]]>."},
		{"script and fields", "The sides <script>alert(1)</script> meet.", "The sides { INCLUDETEXT \"c:\\\\secret\" } meet &amp; part."},
		{"control characters, turned text", "The sides \x01\x1b[31m open\u202e the bridge.", "The sides \u009b\x0b open\u2066 the\uFFFE bridge\uFFFF."},
		{"bytes that are no UTF-8, lone surrogates", "The sides open \xff the bridge.", "The sides open \xed\xa0\x80 the bridge."},
		{"formatting tags", "The <b>sides</b> open <u> the </u> bridge. <br> **They** meet.", "<i> The sides </i> open the bridge.** They meet.**"},
		{"a clause of 100 KB", "The sides open " + long + ".", "The sides close " + long + " again."},
		{"white space", "The\u00a0sides\topen   the\u3000bridge.  They meet.", "The sides open\n the bridge.\u00a0 They meet."},
		{"nothing in common", "The sides open the bridge.", "双方一致同意。"},
		{"only marks differ", "The sides “open” the bridge, now.", "The sides \"open\" the bridge – now."},
		{"script of Chinese", "双方支持兩國學者交流。", "双方支持两国学者交流。"},
	} {
		read := func(body string) *corpus.Statement {
			s, err := corpus.Read("a.txt", []byte("Joint Statement\n\nI. Trade\n\n"+body+"\n\nDone at Lenn.\n"), corpus.Options{Encoding: "utf-8"})
			if err != nil {
				t.Fatalf("%s: %v", c.reason, err)
			}
			return s
		}
		p := couple{c.reason, read(c.old), read(c.new)}
		for _, print := range []func(io.Writer, *report.Report) error{report.DOCX, report.DOCXTable} {
			f, err := openDOCX(printed(t, print, p.report()))
			if err != nil {
				t.Errorf("%s: %v", c.reason, err)
				continue
			}
			for _, w := range f.broken {
				t.Errorf("%s: %s", c.reason, w)
			}
		}
		f, _ := openDOCX(printed(t, report.DOCX, p.report()))
		if d := cmp.Diff(report.Paragraphs(p.newer), f.version(true)); d != "" {
			t.Errorf("%s: accepted (-want +got):\n%s", c.reason, d)
		}
		if d := cmp.Diff(report.Paragraphs(p.older), f.version(false)); d != "" {
			t.Errorf("%s: rejected (-want +got):\n%s", c.reason, d)
		}
	}
}

// TestParagraphs holds the text of a document to what its rules promise.
func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"sentences of a paragraph stay together, as printed", "They met.  They parted.", "They met.  They parted."},
		{"no space where none was printed", "双方会谈。双方声明。", "双方会谈。双方声明。"},
		{"no-break and wide spaces stay", "Article\u00a05 stands\u3000here.", "Article\u00a05 stands\u3000here."},
		{"a tab is a space", "They\tmet.", "They met."},
		{"a tag is not shown, nor are the spaces it leaves in front", "<b> They</b> met.", "They met."},
		{"what steers is left out", "They\u202e m\x1bet.", "They met."},
		{"what XML cannot hold is replaced", "They \uFFFE met.", "They \uFFFD met."},
	} {
		s, err := corpus.Read("a.txt", []byte("Joint Statement\n\n"+c.text+"\n"), corpus.Options{Encoding: "utf-8"})
		if err != nil {
			t.Fatal(err)
		}
		if got := report.Paragraphs(s); !slices.Equal(got, []string{"Joint Statement", c.want}) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}
