package corpus

import (
	"cmp"
	"errors"
	"fmt"

	"tifa/corpus/document"
	"tifa/corpus/document/docx"
	"tifa/corpus/document/epub"
	"tifa/corpus/document/html"
	"tifa/corpus/document/mail"
	"tifa/corpus/document/markdown"
	"tifa/corpus/document/odt"
	"tifa/corpus/document/pdf"
	"tifa/corpus/document/rtf"
)

// reader reads files of one format.
type reader func(name string, b []byte, opt document.Options) (*document.Document, error)

// readers are the formats that are read besides plain text.
var readers = map[document.Format]reader{
	document.DOCX:     docx.Read,
	document.EPUB:     epub.Reader{HTML: html.Read}.Read,
	document.HTML:     html.Read,
	document.Mail:     mail.Reader{HTML: html.Read}.Read,
	document.Markdown: markdown.Read,
	document.ODT:      odt.Read,
	document.OldWord:  docx.Read, // says what to do
	document.PDF:      pdf.ReadWith,
	document.RTF:      rtf.Read,
}

// extract takes the text out of a file that is not plain text; nil of one that
// is.
func extract(name string, b []byte, opt Options) (*document.Document, document.Format, error) {
	format := document.FormatServed(cmp.Or(opt.Name, name), opt.ContentType, b)
	read := readers[format]
	if read == nil {
		return nil, document.Plain, nil
	}
	if format == document.Markdown && len(b) <= MaxBytes { // its reader makes much of every mark
		if wrong := excess(string(b)); wrong != "" {
			return nil, format, &Error{name, wrong, cutOut}
		}
	}
	doc, err := read(cmp.Or(opt.Name, name), b, document.Options{Encoding: opt.Encoding, ContentType: opt.ContentType, KeepAll: opt.KeepAll, Revisions: opt.Revisions, PDFEngine: opt.PDFEngine})
	if e := (*document.Error)(nil); errors.As(err, &e) {
		return nil, format, &Error{name, e.Wrong, e.Remedy}
	}
	return doc, format, err
}

// take takes over what a document says besides its text.
func (s *Statement) take(doc *document.Document, format document.Format, opt Options) {
	for _, d := range doc.Dropped {
		s.Dropped = append(s.Dropped, Dropped{Reason: d.Reason, Text: d.Text})
	}
	s.Warnings = append(s.Warnings, doc.Warnings...)
	if doc.Inserted+doc.Deleted > 0 {
		s.Source.Revisions = cmp.Or(opt.Revisions, document.Accept)
		s.warn("holds tracked changes (%d insertions, %d deletions), which were %sed: see --revisions", doc.Inserted, doc.Deleted, s.Source.Revisions)
	}
	if format == document.PDF {
		s.Source.PDFEngine = cmp.Or(opt.PDFEngine, pdf.Own)
	}
	if doc.Next != "" {
		s.Next = doc.Next
		s.Warnings = append(s.Warnings, GoesOn(doc.Next))
	}
	s.Source.Evidence = fmt.Sprintf("a document: %s", format)
}

// GoesOn is the warning that the text goes on at an address that was not read.
func GoesOn(next string) string {
	return fmt.Sprintf("goes on at %s, which is not read: add that page too", next)
}

// complete gives the statement a title and day from the document where its text
// has none.
func (s *Statement) complete(doc *document.Document) {
	if s.Title == "" || document.KindAbove(s.Title, doc.Title) != "" && document.NamesDocument(doc.Title) {
		s.Title = cmp.Or(doc.Title, s.Title)
	}
	if !doc.Date.IsZero() && (s.Date.IsZero() || s.DateFrom == "opening") {
		s.Date, s.DateFrom = doc.Date, "document"
	}
}
