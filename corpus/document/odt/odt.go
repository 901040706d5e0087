// Package odt reads OpenDocument texts (ISO/IEC 26300): text with the numbers
// of lists, tables, notes, and tracked changes accepted or rejected.
package odt

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// Read reads the OpenDocument text in b. Headers, footers, comments, hidden
// text and tables of contents are dropped and listed; opt.KeepAll keeps all of
// them but comments and hidden text. The error is a *document.Error. name is not needed: the form
// settles everything.
func Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	a, err := pack.Open(b)
	if err != nil {
		return nil, err
	}
	r := &reader{
		archive: a, keepAll: opt.KeepAll,
		log:    &track.Log{Doc: &document.Document{}, Revisions: opt.Revisions},
		styles: map[string]*style{}, lists: map[string]*list{}, changes: map[string]*change{},
		byID: map[string]*counters{}, byStyle: map[string]*counters{},
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.log.Doc, nil
}

type reader struct {
	archive *pack.Archive
	log     *track.Log
	keepAll bool
	styles  map[string]*style
	lists   map[string]*list
	outline list // of headings
	heads   counters
	changes map[string]*change
	// insertions is the number of tracked insertions that are open.
	insertions int
	// byID and byStyle hold the lists read so far, which later ones may go on
	// with: by their identifiers, and the last one of each style.
	byID, byStyle     map[string]*counters
	notes             []document.Block
	pictures, objects int
	struck            int                // places that are struck through by hand
	running           []document.Dropped // headers and footers
}

func (r *reader) read() error {
	if err := r.locked(); err != nil {
		return err
	}
	if w, _, err := r.archive.Walk("styles.xml"); err == nil {
		if err := w.Each(func(e xml.StartElement) error { return r.definition(w, e) }, nil); err != nil {
			return err
		}
	} else if !errors.Is(err, pack.ErrMissing) {
		return err
	}
	w, _, err := r.archive.Walk("content.xml")
	if errors.Is(err, pack.ErrMissing) {
		return &document.Error{Wrong: "is no OpenDocument text: it has no part content.xml", Remedy: "save it as .odt in LibreOffice"}
	}
	if err != nil {
		return err
	}
	found := false
	var blocks []document.Block
	err = w.Each(func(e xml.StartElement) error {
		if e.Name.Local != "body" {
			return r.definition(w, e)
		}
		return w.Each(func(e xml.StartElement) error {
			if e.Name.Local != "text" {
				return &document.Error{Wrong: fmt.Sprintf("is no text but a %s in OpenDocument form", e.Name.Local), Remedy: "save its text as .odt or .txt"}
			}
			found = true
			body := &flow{reader: r, w: w}
			blocks, err = body.read()
			return err
		}, nil)
	}, nil)
	if err != nil {
		return err
	}
	if !found {
		return &document.Error{Wrong: "is no OpenDocument text: it has no body", Remedy: "save it as .odt in LibreOffice"}
	}
	d := r.log.Doc
	d.Blocks = append(blocks, r.notes...)
	r.log.Flush()
	for _, x := range r.running {
		block := document.Block{Kind: document.Paragraph, Text: x.Text}
		switch {
		case !r.keepAll:
			r.log.Drop(x.Text, x.Reason)
		case x.Reason == "header":
			d.Blocks = append([]document.Block{block}, d.Blocks...)
		default:
			d.Blocks = append(d.Blocks, block)
		}
	}
	if err := r.meta(); err != nil {
		return err
	}
	for _, u := range []struct {
		n         int
		one, many string
	}{
		{r.pictures, "holds a picture; words in it are not read", "holds %d pictures; words in them are not read"},
		{r.objects, "holds an embedded object; words in it are not read", "holds %d embedded objects; words in them are not read"},
		{r.struck, "holds a place that is struck through by hand; the words in it are read as text", "holds %d places that are struck through by hand; the words in them are read as text"},
	} {
		if u.n == 1 {
			d.Warnings = append(d.Warnings, u.one)
		} else if u.n > 1 {
			d.Warnings = append(d.Warnings, fmt.Sprintf(u.many, u.n))
		}
	}
	return r.log.Close()
}

// locked is the error for a document that a password locks.
func (r *reader) locked() error {
	w, _, err := r.archive.Walk("META-INF/manifest.xml")
	if err != nil {
		return nil // not needed otherwise
	}
	locked := false
	err = w.Each(func(e xml.StartElement) error {
		return w.Each(func(e xml.StartElement) error {
			locked = locked || e.Name.Local == "encryption-data"
			return nil
		}, nil)
	}, nil)
	if err == nil && locked {
		return &document.Error{Wrong: "is encrypted with a password", Remedy: "open it in LibreOffice and save it without the password"}
	}
	return nil
}

// meta reads the title in the properties of the document. The days in them say
// when the file was made, not of what day the statement is, and the language is
// often that of the program.
func (r *reader) meta() error {
	w, _, err := r.archive.Walk("meta.xml")
	if errors.Is(err, pack.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	d := r.log.Doc
	return w.Each(func(e xml.StartElement) error {
		return w.Each(func(e xml.StartElement) error {
			text, err := w.Text()
			if e.Name.Local == "title" {
				d.Title = strings.TrimSpace(text)
			}
			return err
		}, nil)
	}, nil)
}
