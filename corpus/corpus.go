// Package corpus reads joint statements: bytes to text, repaired and audited;
// text to sections, paragraphs and clauses; clauses to tokens that know both
// how they were printed and how they are compared.
//
// Nothing is lost on the way. Every byte of a statement's text lies in a
// clause, in a dropped block, or is white space between them, and every
// change to the text as decoded stands in Repairs and can be undone.
//
// The package compares nothing: align pairs the clauses of two statements,
// diff says how they differ.
package corpus

import (
	"time"

	"tifa/corpus/document"
)

// Span is a half-open range of bytes of Statement.Text.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Statement is one published text as tifa read it. Every Span in it points
// into Text. The zero value is an empty statement.
type Statement struct {
	ID     string    // series/date.lang where known, else the file name without ending
	Series string    // name of the folder that holds it, "" when read from a stream
	Title  string    // as printed, markup left out; "" when it has none
	Lang   string    // BCP 47: "zh-Hans", "zh-Hant", "en", "ru", or "und"
	Date   time.Time // day of the statement in UTC; zero when unknown
	// DateFrom says where the date stands: "closing line", "dateline", "document", "file
	// name" or "opening"; "" when unknown.
	DateFrom string
	Place    string // where it was made, as printed; "" when unknown
	// Parties are the sides that the text itself defines or names in its
	// title and opening, in the order of the text.
	Parties []Party
	// Joint lists the names that the text gives to all its parties together:
	// 双方, "the two sides", Стороны.
	Joint []string
	// Issuers says how many speak in the statement, read with its units: 1 for a
	// body that speaks alone, 2 for two sides, 3 for three parties or more; 0
	// when the text does not say how many there are.
	Issuers int
	Source  Source
	Next    string // address of the page on which the text goes on, "" when there is none

	Text     string // as decoded, NFC, repaired
	Sections []Section
	Clauses  []Clause // in reading order
	Scale    string   // the name of the ranks in Clause.Units, "" when none were read

	Repairs  []Repair  // what was changed in the text as decoded, in order of Start
	Damage   []Damage  // places that are damaged and could not be repaired
	Dropped  []Dropped // blocks that are not part of the statement
	Warnings []string  // what a reader has to know before quoting

	outline outline // the headings that the source knows
}

// Source says where the bytes came from.
type Source struct {
	Name     string // path as given, or "-" for standard input
	SHA256   string // of the bytes, hexadecimal
	Bytes    int
	Encoding string // as charset names it
	Evidence string // why that encoding
	// KeepAll, Revisions and PDFEngine say how it was read, as in Options:
	// Revisions is "" where there were no tracked changes to decide on, and
	// PDFEngine "" where there is no PDF file.
	KeepAll   bool
	Revisions document.Revisions
	PDFEngine string
}

// Party is one side of the statement.
type Party struct {
	Name    string   // as printed: "Republic of Arvenia"
	Aliases []string // names that the text itself defines: 阿方, "Arvenia"
}

// Section is a headed part of a statement. Sections[0] is what stands before
// the first heading and has neither label nor heading.
type Section struct {
	Label   string // address of the section: "三", "II-2", "§4"; "" for the first
	Title   string // heading without its number, "" when the number stands alone
	Level   int    // 1 for the outermost; 0 for Sections[0]
	Heading int    // index of the heading in Clauses, -1 for Sections[0]
}

// Role is what a clause does in its statement.
type Role string

// The roles of a clause.
const (
	Title     Role = "title"
	Dateline  Role = "dateline" // place, date, agency
	Preamble  Role = "preamble" // recitals, visit paragraphs, the formula that names the parties
	Heading   Role = "heading"
	Body      Role = "body"
	Signature Role = "signature"
)

// Aside tells whether a clause of that role says when, where and by whom the
// statement was made rather than what it says: title, dateline and signature
// count in no figure of a series.
func (r Role) Aside() bool { return r == Title || r == Dateline || r == Signature }

// Clause is a sentence, or a line that does the work of one (title, heading,
// signature). Its text is the bytes of its Span, markers and markup included.
type Clause struct {
	// ID is the address that a person can say aloud: "三.12.2" is part 三,
	// paragraph 12, sentence 2. Unique in the statement.
	ID string
	Span
	Role    Role
	Section int // index in Sections
	Para    int // index of its paragraph, counted through the whole statement
	// Marker is the number or bullet that it opens with ("——", "12.", "(a)").
	// Empty when it has none. A marker is never compared as wording.
	Marker Span
	// Items are the parts that "；" or ";" divides it into, so that each can
	// be addressed ("三.12.2(3)"); nil when there is only one.
	Items  []Span
	Tokens []Token // tile the clause
	// Units says who does what in the clause. Package units fills them in.
	Units []Unit
}

// Repair is one change that was made to the text as decoded.
type Repair struct {
	Span        // of Text: where To stands
	From string // as decoded
	To   string // as it stands in Text
	// Rule says why: one of Rules, or, where two met in one place, both with
	// " + " between them.
	Rule string
}

// Damage is a place whose original wording the bytes do not settle.
type Damage struct {
	Span            // as found; nothing was changed
	Proposed string // the likeliest reading, "" when there is none
	Readings int    // how many readings the bytes allow
}

// Dropped is a block that was left out of the clauses, with the reason.
type Dropped struct {
	Span   // empty for what the file holds and Text does not, as the menu of a web page
	Reason string
	Text   string // where Span is empty
}

// String returns the text of a span of the statement.
func (s *Statement) String(sp Span) string { return s.Text[sp.Start:sp.End] }

// Left returns the words of a block that was left out.
func (s *Statement) Left(d Dropped) string {
	if d.Text != "" {
		return d.Text
	}
	return s.String(d.Span)
}

// Decoded returns the text as it was decoded, with every repair undone.
func (s *Statement) Decoded() string {
	var b []byte
	at := 0
	for _, r := range s.Repairs {
		b = append(b, s.Text[at:r.Start]...)
		b = append(b, r.From...)
		at = r.End
	}
	return string(append(b, s.Text[at:]...))
}
