// Package docx reads Word documents (WordprocessingML, ISO/IEC 29500, in its
// transitional and strict forms): text with the numbers of lists as Word shows
// them, tables, notes, and tracked changes accepted or rejected.
package docx

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// Read reads the Word document in b. Headers, footers, comments, hidden text
// and tables of contents are dropped and listed; opt.KeepAll keeps all of them
// but comments and hidden text. The error is a *document.Error. name is not
// needed: the form settles everything.
func Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	a, err := pack.Open(b)
	if err != nil {
		return nil, err
	}
	r := &reader{
		archive: a, keepAll: opt.KeepAll, main: "word/document.xml",
		log: &track.Log{Doc: &document.Document{}, Revisions: opt.Revisions},
	}
	if err := r.read(); err != nil {
		return nil, err
	}
	return r.log.Doc, nil
}

// reader is what the stories of a document share.
type reader struct {
	archive *pack.Archive
	log     *track.Log
	keepAll bool
	main    string // name of the part that holds the body
	related []relation
	styles  styles
	lists   lists
	notes   []*note
	// footnotes and endnotes count the marks given.
	footnotes, endnotes int
	title               string // of the first paragraph in the style Title
	unread              unread
}

// unread counts what may hold words that cannot be read, and words of which
// the reader has to know how they look.
type unread struct{ pictures, objects, charts, diagrams, files, symbols, struck, fields, formulas int }

// relation is a part that the body refers to.
type relation struct{ id, kind, target string }

func (r *reader) read() error {
	for _, rel := range r.relations("") {
		if rel.kind == "officeDocument" {
			r.main = rel.target
		}
	}
	r.related = r.relations(r.main)
	if err := r.readStyles(); err != nil {
		return err
	}
	if err := r.readLists(); err != nil {
		return err
	}
	w, root, err := r.archive.Walk(r.main)
	if errors.Is(err, pack.ErrMissing) {
		return &document.Error{Wrong: "is no Word document: it has no part " + r.main, Remedy: "save it as .docx in Word or LibreOffice"}
	}
	if err != nil {
		return err
	}
	if root.Name.Local != "document" || !isWord(root) {
		return &document.Error{Wrong: "is no Word document: its main part is of another kind", Remedy: "save it as .docx in Word or LibreOffice"}
	}
	body := &flow{reader: r, w: w}
	blocks, err := body.read()
	if err != nil {
		return err
	}
	d := r.log.Doc
	d.Blocks = blocks
	if err := r.readNotes(); err != nil {
		return err
	}
	r.log.Flush()
	if err := r.readAround(); err != nil {
		return err
	}
	if err := r.readCore(); err != nil {
		return err
	}
	r.warn()
	return r.log.Close()
}

// relations lists what the part of the name refers to; "" is the archive. A
// list that is missing or broken is empty: Word's own names are then tried.
func (r *reader) relations(part string) []relation {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	var out []relation
	if w, _, err := r.archive.Walk(name); err == nil {
		w.Each(func(e xml.StartElement) error {
			target := pack.Resolve(part, pack.Attr(e, "Target"))
			if pack.Attr(e, "TargetMode") != "External" && target != "" {
				out = append(out, relation{pack.Attr(e, "Id"), path.Base(pack.Attr(e, "Type")), target})
			}
			return nil
		}, nil)
	}
	return out
}

// part opens the part that the body names for a kind of thing, or the one that
// Word would have given that name. ok is false when there is none.
func (r *reader) part(kind string) (w *pack.Walker, ok bool, err error) {
	name := "word/" + kind + ".xml"
	for _, rel := range r.related {
		if rel.kind == kind {
			name = rel.target
			break
		}
	}
	w, _, err = r.archive.Walk(name)
	if errors.Is(err, pack.ErrMissing) {
		return nil, false, nil
	}
	return w, err == nil, err
}

// readAround reads what stands beside the text: headers, footers, comments.
func (r *reader) readAround() error {
	around := slices.Clone(r.related)
	slices.SortFunc(around, func(a, b relation) int { return strings.Compare(a.target, b.target) })
	seen := map[string]bool{}
	for _, rel := range around {
		if rel.kind != "header" && rel.kind != "footer" || seen[rel.target] {
			continue
		}
		seen[rel.target] = true
		blocks, err := r.aside(rel.target)
		text := track.Lines(blocks)
		switch known := seen[rel.kind+" "+text]; {
		case err != nil:
			return err
		case known:
		case r.keepAll && rel.kind == "header":
			r.log.Doc.Blocks = append(blocks, r.log.Doc.Blocks...)
		case r.keepAll:
			r.log.Doc.Blocks = append(r.log.Doc.Blocks, blocks...)
		default:
			r.log.Drop(text, rel.kind)
		}
		seen[rel.kind+" "+text] = true
	}
	w, ok, err := r.part("comments")
	if !ok {
		return err
	}
	return w.Each(func(e xml.StartElement) error {
		blocks, err := r.besides(w)
		r.log.Drop(track.Lines(blocks), "comment")
		return err
	}, nil)
}

// aside reads a part that is no part of the text.
func (r *reader) aside(name string) ([]document.Block, error) {
	w, _, err := r.archive.Walk(name)
	if errors.Is(err, pack.ErrMissing) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.besides(w)
}

// besides reads a story whose tracked changes nobody asked about.
func (r *reader) besides(w *pack.Walker) ([]document.Block, error) {
	other := *r
	other.log = &track.Log{Doc: &document.Document{}, Revisions: r.log.Revisions}
	blocks, err := (&flow{reader: &other, w: w}).read()
	for _, b := range blocks {
		r.log.Add(len(b.Text))
	}
	other.log.Flush()
	for _, x := range other.log.Doc.Dropped {
		r.log.Drop(x.Text, x.Reason)
	}
	r.unread = other.unread
	return blocks, cmp.Or(err, r.log.Err())
}

// readCore reads the title in the properties of the document. The days in them
// say when the file was made and saved, not of what day the statement is, and
// the language is often that of the program.
func (r *reader) readCore() error {
	d := r.log.Doc
	d.Title = r.title
	name := "docProps/core.xml"
	for _, rel := range r.relations("") {
		if rel.kind == "core-properties" {
			name = rel.target
		}
	}
	w, _, err := r.archive.Walk(name)
	if errors.Is(err, pack.ErrMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	return w.Each(func(e xml.StartElement) error {
		text, err := w.Text()
		if e.Name.Local == "title" && d.Title == "" {
			d.Title = strings.TrimSpace(text)
		}
		return err
	}, nil)
}

// warn says what may hold words that were not read.
func (r *reader) warn() {
	say := func(n int, one, many, what string) {
		if n == 1 {
			r.log.Doc.Warnings = append(r.log.Doc.Warnings, fmt.Sprintf("holds %s; %s", one, strings.NewReplacer("them", "it", "their", "its").Replace(what)))
		} else if n > 1 {
			r.log.Doc.Warnings = append(r.log.Doc.Warnings, fmt.Sprintf("holds %d %s; %s", n, many, what))
		}
	}
	const words = "words in them are not read"
	say(r.unread.pictures, "a picture", "pictures", words)
	say(r.unread.objects, "an embedded object", "embedded objects", words)
	say(r.unread.charts, "a chart", "charts", words)
	say(r.unread.diagrams, "a diagram", "diagrams", words)
	say(r.unread.files, "a file that Word inserts when it opens the document", "files that Word inserts when it opens the document", "save it in Word once, so that their text is part of it")
	say(r.unread.symbols, "a symbol that has no character of its own", "symbols that have no character of their own", "each stands in the text as �")
	say(r.unread.struck, "a place that is struck through by hand", "places that are struck through by hand", "the words in them are read as text")
	say(r.unread.fields, "a field that Word works out when it shows the document (LISTNUM, AUTONUM or EQ)", "fields that Word works out when it shows the document (LISTNUM, AUTONUM or EQ)", "what Word shows there is missing here: save the document as .pdf and read that")
	say(r.unread.formulas, "a formula that a line of text cannot show", "formulas that a line of text cannot show", "their numbers and signs are read one after the other")
	for _, form := range r.lists.unknown {
		r.log.Doc.Warnings = append(r.log.Doc.Warnings, fmt.Sprintf("numbers lists in the form %q, which is shown here as 1, 2, 3", form))
	}
}

// isWord tells an element of WordprocessingML.
func isWord(e xml.StartElement) bool {
	return e.Name.Space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" || e.Name.Space == "http://purl.oclc.org/ooxml/wordprocessingml/main"
}

// on reads a property that is there or not, or says so with a value.
func on(e xml.StartElement) bool {
	switch pack.Attr(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}
