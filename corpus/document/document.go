// Package document says what a file of any format gives: its text in reading
// order, block by block, what was left out of it and why, and what the file
// says of itself. Each format has a reader of its own in a room below this one
// (html, docx, pdf, …); plain text needs none.
package document

import (
	"strings"
	"time"
)

// Document is the text of a file. The zero value has no text.
type Document struct {
	Blocks []Block // in reading order
	// Dropped is what the file holds and its text does not: menus, running
	// heads, comments. Nothing is left out without standing here.
	Dropped  []Dropped
	Warnings []string // what a reader has to know before quoting

	Title     string    // as the file gives it, "" when it does not
	Publisher string    // who published it, "" when unknown
	Lang      string    // BCP 47 tag, "" when unknown
	Date      time.Time // day of publication in UTC, zero when unknown
	Next      string    // address of the page that goes on with the text, "" when there is none
	Encoding  string    // of its bytes, as package charset names it; "" where the format settles it
	// Inserted and Deleted count tracked changes that were decided on, see
	// Options.Revisions.
	Inserted, Deleted int
}

// Kind says what a block is.
type Kind string

// The kinds of block.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	Item      Kind = "item" // of a list; its text begins with its number or mark
	Row       Kind = "row"  // of a table; cells are parted by tabs
	Note      Kind = "note" // a footnote or endnote; its text begins with its mark
)

// Block is a paragraph or what does the work of one.
type Block struct {
	Kind  Kind
	Level int    // of a heading or item, 1 for the outermost; 0 for the others
	Text  string // UTF-8; a line feed is a line break inside the block; never empty
}

// Dropped is a part that was left out.
type Dropped struct {
	Text   string
	Reason string // "navigation", "running head", "tracked deletion", …
}

// Between is what stands between two blocks in the text of a document: an
// empty line.
const Between = "\n\n"

// Text joins the blocks, Between each two.
func (d *Document) Text() string {
	var b strings.Builder
	for i := range d.Blocks {
		if i > 0 {
			b.WriteString(Between)
		}
		b.WriteString(d.Blocks[i].Text)
	}
	return b.String()
}

// Options say how a file is read. The zero value is for a file of which nothing
// is known.
type Options struct {
	Encoding    string // of the bytes, named by the user; "" to find it
	ContentType string // as an HTTP header or a mail part gave it, "" when there was none
	KeepAll     bool   // keep menus, running heads and the like as text
	Revisions   Revisions
	PDFEngine   string // what reads PDF files, one of pdf.Engines; "" for tifa itself
}

// Revisions says what becomes of tracked changes.
type Revisions string

// What can be done with tracked changes; "" accepts them.
const (
	Accept Revisions = "accept" // insertions stand, deletions are dropped
	Reject Revisions = "reject" // deletions stand, insertions are dropped
	Fail   Revisions = "fail"   // a file that holds any is refused
)

// Error says what is wrong with a file and what to do about it.
type Error struct {
	Wrong  string // "is a scan: its pages hold no text"
	Remedy string // "recognise the text first", "" when the fault says it
}

func (e *Error) Error() string {
	if e.Remedy == "" {
		return e.Wrong
	}
	return e.Wrong + ": " + e.Remedy
}

// What a reader takes at most. No statement is a tenth as long.
const (
	MaxBytes = 64 << 20 // of a file as it is stored
	MaxPart  = 32 << 20 // of one unpacked part of it
	MaxText  = 8 << 20  // of the text
	MaxDepth = 500      // of elements inside each other
)
