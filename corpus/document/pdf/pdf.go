// Package pdf reads the text of PDF files that have one: characters from the
// fonts, lines from their places, and paragraphs, columns, notes, headings,
// tables and running heads from the lines; tables also from what is ruled, or
// parted by white space alone.
package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/pdf/font"
	"tifa/corpus/document/pdf/object"
)

// maxUnpacked bounds what all streams of a file together unpack to.
const maxUnpacked = 256 << 20

// Read reads the text of a PDF file in reading order. The error is a
// *document.Error: the file is encrypted, is a scan, is damaged beyond
// reading, or is longer than any statement. It does not name the file: the
// caller, who knows its place, does. Nothing is opened under name.
func Read(name string, b []byte, opt document.Options) (d *document.Document, err error) {
	defer func() {
		if x := recover(); x != nil {
			d, err = nil, &document.Error{Wrong: fmt.Sprintf("is a damaged PDF file (%v)", x), Remedy: remedyDamaged}
		}
	}()
	if len(b) > document.MaxBytes {
		return nil, &document.Error{Wrong: fmt.Sprintf("is longer than %d MB", document.MaxBytes>>20), Remedy: "save the pages of the statement as a file of their own"}
	}
	f, err := object.Open(b, document.MaxPart, maxUnpacked)
	if err != nil {
		return nil, explain(err)
	}
	list, err := pages(f)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, &document.Error{Wrong: "is a PDF file without pages", Remedy: remedyDamaged}
	}
	r := reader{opt: opt, doc: &document.Document{}}
	if f.Rebuilt() {
		r.warn("the file is damaged: its table of contents was rebuilt, parts may be missing")
	}
	in := &interpreter{f: f, fonts: map[object.Ref]*font.Font{}, off: hiddenLayers(f)}
	for i, p := range list {
		page, err := in.read(i+1, p)
		if errors.Is(err, object.ErrTooLong) {
			return nil, explain(err)
		}
		if err != nil {
			return nil, &document.Error{Wrong: fmt.Sprintf("cannot be read at page %d: %v", i+1, err), Remedy: remedyDamaged}
		}
		if err := r.take(page); err != nil {
			return nil, err
		}
	}
	if err := r.finish(len(list)); err != nil {
		return nil, err
	}
	describe(f, r.doc)
	if !opt.KeepAll {
		dropMasthead(r.doc)
	}
	return r.doc, nil
}

const remedyDamaged = "open it in another program and save or print it as PDF anew"

// explain turns an error of the objects into what a reader can do about it.
func explain(err error) error {
	switch {
	case errors.Is(err, object.ErrPassword):
		return &document.Error{Wrong: "is encrypted with a password", Remedy: "open it with the password and save a copy without one"}
	case errors.Is(err, object.ErrSecurity):
		return &document.Error{Wrong: "is encrypted in a way that this reader does not know", Remedy: "open it in the program it is meant for and print it as PDF"}
	case errors.Is(err, object.ErrTooLong):
		return &document.Error{Wrong: "unpacks to more than any statement has", Remedy: "save the pages of the statement as a file of their own"}
	}
	return &document.Error{Wrong: "is a damaged PDF file: " + err.Error(), Remedy: remedyDamaged}
}

// reader gathers the lines of all pages.
type reader struct {
	opt        document.Options
	doc        *document.Document
	lines      []line
	size       int
	gutter     float64 // of the page before, 0 for none
	table      *grid   // the last of the page before, nil for none
	unread     int
	empty      []int // pages that show pictures and no text
	recognised []int
}

func (r *reader) warn(format string, args ...any) {
	r.doc.Warnings = append(r.doc.Warnings, fmt.Sprintf(format, args...))
}

// take adds a page.
func (r *reader) take(p *page) error {
	r.unread += p.unread
	if len(p.glyphs) == 0 && p.images > 0 {
		r.empty = append(r.empty, p.number)
	}
	if p.recognised {
		r.recognised = append(r.recognised, p.number)
	}
	if !r.opt.KeepAll {
		p.lineNumbers()
	}
	r.doc.Dropped = append(r.doc.Dropped, p.dropped...)
	before := r.table
	r.table = nil
	var rows []chunk
	for i, g := range p.grids(before, r.gutter) {
		cs := g.chunks(p)
		if i == 0 && len(cs) > 0 && g.parted(before) {
			r.insert(g.made[0].cells, before.ends)
			if cs = cs[1:]; len(cs) == 0 {
				g.ends = before.ends
			}
		}
		rows = append(rows, cs...)
		r.table = g
	}
	var parts []stretch
	parts, r.gutter = stretches(append(rows, chunks(p.glyphs)...), r.gutter, 0)
	k := 0 // counts the stretches of text that are read one after the other
	for _, s := range parts {
		for _, l := range lines(s.chunks, p, column{i: s.i, n: s.n}) {
			r.size += len(l.text)
			if l.row == nil || !l.row.text {
				l.column.k = k
				r.lines = append(r.lines, l)
				continue
			}
			var ends []int
			for i, cell := range l.row.cells {
				k++
				for _, x := range cell {
					x.column = column{i, len(l.row.cells), k}
					r.lines = append(r.lines, x)
				}
				ends = append(ends, len(r.lines))
			}
			if g := l.row.grid; g.rows() == 1 && len(l.row.cells) == len(g.made[0].cells) {
				g.ends = ends
			}
			k++
		}
		k++
	}
	if r.size > document.MaxText || len(r.lines) > document.MaxText/16 {
		return &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "save the pages of the statement as a file of their own"}
	}
	return nil
}

// insert puts the rest of the cells of a row, which stands on the next page,
// behind what stands on the one before, and moves the ends of the cells.
func (r *reader) insert(cells [][]line, ends []int) {
	added := 0
	for i, cell := range cells {
		at := ends[i] + added
		for k := range cell {
			r.size += len(cell[k].text)
			cell[k].column = r.lines[at-1].column
		}
		r.lines = slices.Insert(r.lines, at, cell...)
		added += len(cell)
		ends[i] = at + len(cell)
	}
}

// finish makes the blocks of the lines.
func (r *reader) finish(pages int) error {
	if len(r.lines) == 0 {
		if len(r.empty) > 0 {
			what := fmt.Sprintf("its %d pages hold pictures and no text", pages)
			if pages == 1 {
				what = "its page holds a picture and no text"
			}
			return &document.Error{Wrong: "is a scan: " + what, Remedy: "recognise the text first (for example with ocrmypdf)"}
		}
		return &document.Error{Wrong: "is a PDF file that holds no text"}
	}
	if n := len(r.empty); n > 0 {
		r.warn("%s and no text: what is printed there is missing; recognise the text first (for example with ocrmypdf)", numbered(r.empty, "holds a picture", "hold pictures"))
	}
	if len(r.recognised) > 0 {
		r.warn("%s recognised from a picture: compare with the picture before quoting", numbered(r.recognised, "has text that was", "have text that was"))
	}
	if r.unread > 0 {
		r.warn("%s: the fonts do not say what they are, and %s stands for each", count(r.unread, "character has no reading", "characters have no reading"), font.Unread)
	}
	body := bodySize(r.lines)
	if !r.opt.KeepAll {
		var out []document.Dropped
		r.lines, out = clearFurniture(r.lines, furniture(r.lines, body, pages))
		r.doc.Dropped = append(r.doc.Dropped, out...)
	}
	kept, feet := notes(r.lines, bodySize(r.lines), newHyphens(r.lines))
	kept, heads := mend(kept, r.opt.KeepAll)
	r.doc.Dropped = append(r.doc.Dropped, heads...)
	r.doc.Blocks = append(newLayout(kept).blocks(kept), feet...)
	return nil
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// numbered says what pages do, as "pages 1–3 and 7 hold pictures".
func numbered(pages []int, one, many string) string {
	if len(pages) == 1 {
		return fmt.Sprintf("page %d %s", pages[0], one)
	}
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		part := strconv.Itoa(pages[i])
		if j > i {
			part += "–" + strconv.Itoa(pages[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	text := parts[0]
	if n := len(parts) - 1; n > 0 {
		text = strings.Join(parts[:n], ", ") + " and " + parts[n]
	}
	return "pages " + text + " " + many
}

// hiddenLayers lists the optional content that is not shown at first.
func hiddenLayers(f *object.File) map[object.Ref]bool {
	off := map[object.Ref]bool{}
	props := f.Dict(f.Dict(f.Trailer()["Root"])["OCProperties"])
	d := f.Dict(props["D"])
	if f.Name(d["BaseState"]) == "OFF" {
		for _, x := range f.Array(props["OCGs"]) {
			if ref, ok := x.(object.Ref); ok && !slices.Contains(f.Array(d["ON"]), x) {
				off[ref] = true
			}
		}
	}
	for _, x := range f.Array(d["OFF"]) {
		if ref, ok := x.(object.Ref); ok {
			off[ref] = true
		}
	}
	return off
}
