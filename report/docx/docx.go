// Package docx writes Word documents (WordprocessingML, ISO/IEC 29500) with
// tracked changes, moves and comments. It knows nothing of statements: report
// fills a Document, and the zip file that Write makes of it depends on nothing
// else.
package docx

import (
	"archive/zip"
	"io"
	"time"
)

// Document is a Word document on A4. The zero value is an empty one.
type Document struct {
	Title, Subject, Description string // document properties
	// Lang is the language of what has none of its own, as a BCP 47 tag.
	Lang string
	// Han is the language of Chinese text where Lang is another one: it
	// chooses the font.
	Han       string
	Landscape bool
	Header    string // on every page, beside the page number
	// Author and Date stand at every tracked change and comment. A zero Date
	// is left out.
	Author   string
	Date     time.Time
	Body     []Block
	Comments []Comment
}

// Block is a Paragraph or a Table.
type Block interface{ write(*body) }

// Paragraph is a paragraph. Its mark, the end of the paragraph, is tracked by
// itself: a deleted or inserted mark joins the paragraph with the next one
// when the change is accepted or rejected. The last mark of a document must
// be kept, and none is moved: LibreOffice would leave an empty paragraph.
type Paragraph struct {
	Style Style
	Runs  []Run
	Mark  Mark
}

// Run is text that looks the same and was changed the same way.
type Run struct {
	Text string
	Lang string // "" for that of the document
	Look Look
	Mark Mark
	// Move is the number of the move that it is part of, from 1; 0 for none.
	// Runs of a move follow one another, once with MovedFrom and once with
	// MovedTo.
	Move int
	// Comments are the indices in Document.Comments of those about this run.
	Comments []int
}

// Mark says how text is tracked.
type Mark string

// The marks, named as their elements are.
const (
	Kept      Mark = ""
	Inserted  Mark = "ins"
	Deleted   Mark = "del"
	MovedFrom Mark = "moveFrom"
	MovedTo   Mark = "moveTo"
)

// Old tells that text with the mark stood in the old version, New that it
// stands in the new one.
func (m Mark) Old() bool { return m == Kept || m == Deleted || m == MovedFrom }

// New tells that text with the mark stands in the new version.
func (m Mark) New() bool { return m == Kept || m == Inserted || m == MovedTo }

// Comment is a note in the margin.
type Comment struct{ Paragraphs []Paragraph }

// Table is a table whose first row is repeated on every page.
type Table struct {
	Widths []int // of the columns, in twentieths of a point
	Rows   [][]Cell
}

// Cell is what stands in a field of a table.
type Cell []Paragraph

// Write writes the document. The same document gives the same bytes.
func (d *Document) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, p := range d.parts() {
		// The earliest day that a zip file can name: no clock is read.
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, p.text); err != nil {
			return err
		}
	}
	return z.Close()
}
