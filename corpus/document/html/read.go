// Package html reads the text of a statement out of a web page: the blocks that
// a reader would quote, in order, and a list of everything else with the reason
// why it is no part of the text.
//
// A page is decoded (decode.go), parsed within bounds (parse.go), laid out as
// blocks the way a browser would show them (flow.go, list.go, table.go,
// note.go), and then parted into the text and its shell (shell.go, core.go).
// What the page says of itself is read in meta.go. Nothing in a page is run and
// nothing that it names is fetched.
//
// The rule of the shell is that a block is dropped only on evidence: by what the
// page calls it (cues.tsv), or because it consists of links. A block that might
// be a sentence of the statement stays.
package html

import (
	"fmt"
	"strings"

	"golang.org/x/text/width"

	"tifa/corpus/document"
)

// Read reads a page. name is the file or address that it came from, against
// which the address of a next page is resolved where it is an address. Every
// error is a *document.Error.
func Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	if len(b) > document.MaxBytes {
		return nil, &document.Error{
			Wrong:  fmt.Sprintf("is longer than %d MB", document.MaxBytes>>20),
			Remedy: "save the page without its pictures, or cut out the statement",
		}
	}
	doc := &document.Document{}
	text, err := decode(doc, b, opt)
	if err != nil {
		return nil, err
	}
	root, page, err := parse(text, opt.KeepAll)
	if err != nil {
		return nil, err
	}
	doc.Warnings = append(doc.Warnings, page.warnings...)
	w := flow{notes: findNotes(root), revisions: opt.Revisions, left: page.left}
	if err := w.page(root); err != nil {
		return nil, err
	}
	m := readMeta(root)
	m.fill(doc, name, w.leaves)
	w.selectText(doc, opt.KeepAll)
	doc.Inserted, doc.Deleted = w.inserted, w.deleted
	w.deliver(doc)
	w.listWritten(doc, m.body)
	if len(doc.Blocks) == 0 {
		return nil, w.empty(doc)
	}
	return doc, nil
}

// deliver moves the leaves into the document: the text in page order with the
// notes behind it, and what was dropped, neighbours of one reason together.
func (w *flow) deliver(doc *document.Document) {
	texts := map[int][]string{} // of the parts of each note
	var order []int
	for i := 0; i < len(w.leaves); i++ {
		l := &w.leaves[i]
		switch {
		case l.reason != "":
			parts := []string{l.text}
			for ; i+1 < len(w.leaves) && l.together(&w.leaves[i+1]); i++ {
				parts = append(parts, w.leaves[i+1].text)
			}
			doc.Dropped = append(doc.Dropped, document.Dropped{Text: strings.Join(parts, "\n"), Reason: l.reason})
		case l.note > 0:
			if texts[l.note] == nil {
				order = append(order, l.note)
			}
			texts[l.note] = append(texts[l.note], l.text)
		default:
			doc.Blocks = append(doc.Blocks, l.block())
		}
	}
	for _, note := range order {
		doc.Blocks = append(doc.Blocks, document.Block{Kind: document.Note, Text: strings.Join(texts[note], "\n")})
	}
	said := map[string]bool{} // what a description would only repeat
	for i := range w.leaves {
		said[fold(w.leaves[i].text)] = true
	}
	for _, d := range w.left {
		if !said[d.Text] {
			doc.Dropped = append(doc.Dropped, d)
			said[d.Text] = true
		}
	}
	for _, what := range []string{"script", "style sheet"} {
		if c := w.code[what]; c.count > 0 {
			doc.Dropped = append(doc.Dropped, document.Dropped{Text: fmt.Sprintf("%d × %s, %d bytes", c.count, what, c.bytes), Reason: what})
		}
	}
}

// listWritten lists what the scripts of a page hold beyond its text: body, which
// is for search engines, where it is much longer, and scripts that write
// paragraphs.
func (w *flow) listWritten(doc *document.Document, body string) {
	shown := 0
	for _, b := range doc.Blocks {
		shown += size(b.Text)
	}
	texts := w.written
	if body = bareText(body); size(body) > 0 && size(body)*shellPercent > shown*100 {
		texts = append(texts, body)
	}
	for _, text := range texts {
		doc.Dropped = append(doc.Dropped, document.Dropped{Text: text, Reason: "text inside a script"})
	}
	if len(texts) > 0 {
		doc.Warnings = append(doc.Warnings, "scripts of the page hold text, which only a browser may show: see what was left out")
	}
}

// together tells whether two neighbours were dropped as one.
func (l *leaf) together(next *leaf) bool {
	return l.reason == next.reason && l.apart == next.apart && (!l.apart || l.reason == ruby)
}

// empty says why a page has no text.
func (w *flow) empty(doc *document.Document) error {
	switch {
	case w.code["script"].bytes > 2000 && len(doc.Dropped) <= 4:
		return &document.Error{Wrong: "holds no text: its scripts write it in the browser", Remedy: "open the page in a browser and save it from there, or print it to PDF"}
	case len(doc.Dropped) > len(w.code):
		return &document.Error{Wrong: "holds nothing but menus and links", Remedy: "name the page of the statement itself, or keep everything with --keep-all"}
	}
	return &document.Error{Wrong: "holds no text", Remedy: "check that it is the page of the statement"}
}

// wide tells the characters that fill a square cell, Hangul left out: those
// between which a line break in the source shows as nothing (CSS Text Module
// Level 3, section 4.1.2, segment break transformation).
func wide(r rune) bool {
	if r < 0x1100 || 0x1100 <= r && r < 0x1200 || 0xAC00 <= r && r < 0xD7B0 {
		return false
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// size measures a text by what it says rather than by its bytes: a wide
// character counts as three, about what an English or Russian text needs for
// the same.
func size(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t':
		case wide(r):
			n += 3
		default:
			n++
		}
	}
	return n
}

// fold brings a text onto one line, for comparisons of titles.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
