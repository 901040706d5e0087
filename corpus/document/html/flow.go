package html

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tifa/corpus/document"
)

// leaf is a block of the page that holds no further block.
type leaf struct {
	kind   document.Kind
	level  int
	text   string
	linked int // what size counts of the text inside links
	links  int
	inPage int    // of these, links to a place on the page itself
	note   int    // number of the note that it belongs to, 0 for none
	reason string // why it is dropped, "" while it is text
	apart  bool   // dropped from inside a block: joined with no neighbour
}

func (l *leaf) block() document.Block {
	b := document.Block{Kind: l.kind, Text: l.text}
	if l.kind == document.Heading || l.kind == document.Item {
		b.Level = l.level
	}
	return b
}

// region is an element that holds leaves[first:end].
type region struct {
	node       *xhtml.Node
	first, end int
}

// flow lays a page out as blocks, like a browser that knows no style sheets.
type flow struct {
	leaves  []leaf
	regions []region // every element that forms a block, inner ones first
	cues    []cue    // those of them that seem to be no text, inner ones first
	code    map[string]tally
	written []string           // scripts that hold paragraphs or nothing but words
	left    []document.Dropped // what no element of the page holds as text
	notes   map[*xhtml.Node]string

	line    line    // the block that is being filled
	lists   []*list // open ones
	opening opening
	note    int      // number of the open note, 0 outside notes
	count   int      // of notes
	table   []*table // open ones

	revisions         document.Revisions
	inserted, deleted int
	total             int // bytes of text
}

// opening is a list item or note whose first block comes next.
type opening struct {
	due   bool
	mark  string // "" where it shows none
	level int
}

// tally counts what is no text.
type tally struct{ count, bytes int }

// blocks are the elements that begin and end a block.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true,
	atom.Center: true, atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.Frameset: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true,
	atom.Listing: true, atom.Main: true, atom.Menu: true, atom.Nav: true, atom.Noscript: true, atom.Ol: true, atom.P: true,
	atom.Plaintext: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true,
	atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Xmp: true,
}

// page walks the whole tree.
func (w *flow) page(root *xhtml.Node) error {
	w.code = map[string]tally{}
	w.walk(root)
	w.flush(document.Paragraph, 0)
	switch {
	case w.total > document.MaxText:
		return &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "cut out the statement"}
	case w.revisions == document.Fail && w.inserted+w.deleted > 0:
		return &document.Error{
			Wrong:  fmt.Sprintf("holds tracked changes (%d insertions, %d deletions)", w.inserted, w.deleted),
			Remedy: "accept or reject them first, or say which with --revisions",
		}
	}
	return nil
}

func (w *flow) walk(n *xhtml.Node) {
	switch n.Type {
	case xhtml.TextNode:
		w.total += len(n.Data)
		if w.total <= document.MaxText {
			w.line.write(n.Data)
		}
		return
	case xhtml.ElementNode:
		w.element(n)
		return
	}
	w.children(n)
}

func (w *flow) children(n *xhtml.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// element lays out one element.
func (w *flow) element(n *xhtml.Node) {
	if n.Namespace == "svg" {
		w.drop(n, "picture")
		return
	}
	switch n.DataAtom {
	case atom.Head:
		w.head(n)
		return
	case atom.Script, atom.Style:
		w.tallyCode(n)
		return
	case atom.Title: // misplaced: a browser shows it in its title bar only
		w.drop(n, hidden)
		return
	case atom.Template:
		w.drop(n, "template")
		return
	case atom.Iframe, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Noembed, atom.Noframes:
		w.drop(n, "replaced by another file in a browser")
		return
	case atom.Button:
		if !inHeading(n) { // which a button may fold and unfold
			w.drop(n, "form")
			return
		}
	case atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter:
		w.drop(n, "form")
		return
	case atom.Rt, atom.Rp, atom.Rtc:
		w.drop(n, ruby)
		return
	case atom.Ins, atom.Del:
		if w.revision(n) {
			return
		}
	case atom.Br:
		if w.line.lineBreak() {
			w.flush(document.Paragraph, 0)
		}
		return
	case atom.Sup:
		if w.raise(n) {
			return
		}
	case atom.A:
		if backlink(n) {
			w.drop(n, "link back from a note")
			return
		}
		if refersToNote(n) && w.raise(n) {
			return
		}
	}
	if !blocks[n.DataAtom] {
		if reason := inlineShell(n); reason != "" {
			w.drop(n, reason)
			return
		}
		w.countLink(n, 1)
		w.children(n)
		w.countLink(n, -1)
		return
	}
	w.block(n)
}

// raise writes a figure or the letter of a note above the line, and reports
// whether the element is one.
func (w *flow) raise(n *xhtml.Node) bool {
	s, ok := document.RaisedBehind(w.line.text, contentUpTo(n, 50))
	if !ok || hiddenBy(n.Attr) {
		return false
	}
	w.total += len(s)
	w.countLink(n.FirstChild, 1)
	w.line.write(s)
	w.countLink(n.FirstChild, -1)
	return true
}

// block lays out an element that begins and ends a block.
func (w *flow) block(n *xhtml.Node) {
	w.flush(document.Paragraph, 0)
	first, level := len(w.leaves), headingLevel(n)
	kind := document.Paragraph
	if level > 0 {
		kind = document.Heading
	}
	mark, isNote := w.notes[n]
	isNote = isNote && w.note == 0
	if isNote {
		w.count++
		w.note, w.opening = w.count, opening{due: true, mark: mark}
	}
	switch n.DataAtom {
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		w.openList(n)
		w.children(n)
		w.flush(document.Paragraph, 0)
		w.lists = w.lists[:len(w.lists)-1]
	case atom.Li:
		w.item(n)
	case atom.Table:
		w.openTable(n)
	case atom.Tr, atom.Td, atom.Th:
		w.tablePart(n)
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		w.line.pre++
		w.children(n)
		w.flush(kind, 0)
		w.line.pre--
	default:
		w.children(n)
		w.flush(kind, level)
	}
	if isNote {
		w.note, w.opening = 0, opening{}
	}
	if len(w.leaves) > first {
		w.regions = append(w.regions, region{n, first, len(w.leaves)})
		if reason := shell(n); reason != "" {
			w.cues = append(w.cues, cue{reason: reason, first: first, end: len(w.leaves)})
		}
	}
}

// flush ends the block that is being filled.
func (w *flow) flush(kind document.Kind, level int) {
	for _, p := range w.line.paragraphs() {
		l := leaf{kind: kind, level: level, text: p.text, linked: p.linked, links: p.links, inPage: p.inPage, note: w.note}
		if w.opening.due {
			if w.opening.mark != "" && !ownMark(l.text) && !strings.HasPrefix(l.text, w.opening.mark+" ") {
				l.text = w.opening.mark + " " + l.text
			}
			if kind == document.Paragraph {
				l.kind, l.level = document.Item, w.opening.level
			}
			w.opening.due = false
		}
		if w.note > 0 {
			l.kind = document.Note
		}
		w.leaves = append(w.leaves, l)
	}
	w.line.reset()
}

// drop leaves an element out of the block that is being filled.
func (w *flow) drop(n *xhtml.Node, reason string) {
	text := fold(content(n))
	w.total += len(text)
	if text == "" || w.total > document.MaxText {
		return
	}
	w.leaves = append(w.leaves, leaf{text: text, reason: reason, apart: true})
}

// head looks for scripts only: the rest of a head says something of the page
// and is no part of its text.
func (w *flow) head(n *xhtml.Node) {
	for c := range n.Descendants() {
		if is(c, atom.Script, atom.Style) {
			w.tallyCode(c)
		}
	}
}

func (w *flow) tallyCode(n *xhtml.Node) {
	what := "script"
	if n.DataAtom == atom.Style {
		what = "style sheet"
	}
	t := w.code[what]
	code := content(n)
	w.code[what] = tally{t.count + 1, t.bytes + len(code)}
	if what == "script" && (paragraphEnds(code) >= 3 || holdsSentence(code) && !strings.ContainsAny(code, "={}()")) {
		w.written = append(w.written, fold(code))
	}
}

// paragraphEnds counts the closing tags of paragraphs in a script, as they are
// or escaped.
func paragraphEnds(code string) int {
	return strings.Count(code, "</p>") + strings.Count(code, `<\/p>`) + strings.Count(strings.ToLower(code), `\u003c/p`)
}

// revision treats <ins> and <del> as tracked changes and tells whether the
// element was left out. A whole advertisement is an <ins> on many pages.
func (w *flow) revision(n *xhtml.Node) bool {
	if reason := shell(n); reason != "" {
		w.drop(n, reason)
		return true
	}
	if strings.TrimSpace(contentUpTo(n, 1000)) == "" {
		return false
	}
	out := n.DataAtom == atom.Del
	if out {
		w.deleted++
	} else {
		w.inserted++
	}
	switch {
	case w.revisions == document.Reject && !out:
		w.drop(n, "tracked insertion")
		return true
	case w.revisions != document.Reject && out:
		w.drop(n, "tracked deletion")
		return true
	}
	return false
}

// countLink opens or closes a link.
func (w *flow) countLink(n *xhtml.Node, by int) {
	if n == nil || !is(n, atom.A) || attr(n, "href") == "" {
		return
	}
	w.line.link += by
	if by > 0 {
		w.line.links++
		if strings.HasPrefix(attr(n, "href"), "#") {
			w.line.inPage++
		}
	}
}

// headingLevel is the level of a heading, 0 for any other element.
func headingLevel(n *xhtml.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	if attr(n, "role") == "heading" {
		if level, err := strconv.Atoi(attr(n, "aria-level")); err == nil && level > 0 && level < 10 {
			return level
		}
		return 2
	}
	return 0
}

// inHeading tells what stands in a heading.
func inHeading(n *xhtml.Node) bool {
	for p := n.Parent; p != nil && !is(p, atom.Body); p = p.Parent {
		if headingLevel(p) > 0 {
			return true
		}
	}
	return false
}

// lastRune is the last character of a text, 0 for none.
func lastRune(s []byte) rune {
	if len(s) == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRune(s)
	return r
}
