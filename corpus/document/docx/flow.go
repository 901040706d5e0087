package docx

import (
	"cmp"
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// flow reads one story: the body, a note, a cell of a table, a text box.
type flow struct {
	*reader
	w      *pack.Walker
	blocks []document.Block

	state  track.State      // of the text that is read now
	within bool             // inside a paragraph
	text   []byte           // of the paragraph that is read now
	last   properties       // of the paragraph read last
	look   look             // of the run that is read now
	boxes  []document.Block // from text boxes that hang on the paragraph
	fields []field
}

// Reasons for leaving text out.
const (
	hidden      = "hidden text"
	inContents  = "table of contents"
	instruction = "field instruction"
	otherForm   = "another form of what is shown"
	description = "description of a picture"
)

// read reads the content of the element whose start was read last.
func (f *flow) read() ([]document.Block, error) {
	err := f.w.Each(f.node, nil)
	f.rest()
	if err == nil {
		err = f.log.Err()
	}
	return f.blocks, err
}

// rest ends a paragraph whose mark does not stand where nothing can join it.
func (f *flow) rest() {
	if len(f.text) > 0 || len(f.boxes) > 0 {
		f.finish(f.last)
	}
}

// node reads an element of a story, on any level: paragraphs and tables, and
// what stands in a paragraph. Elements that are not known are read for the
// text inside them.
func (f *flow) node(e xml.StartElement) error {
	switch name := e.Name.Local; {
	case name == "AlternateContent":
		return f.alternative()
	case strings.HasSuffix(e.Name.Space, "/math"):
		return f.formula(e)
	case name == "docPr":
		f.log.Drop(pack.Attr(e, "descr"), description)
		return nil
	case !isWord(e):
		return f.foreign(e)
	case name == "p" && !f.within:
		return f.paragraph()
	case name == "p":
		return f.box((*flow).paragraph)
	case name == "tbl" && !f.within:
		return f.table()
	case name == "tbl":
		return f.box((*flow).table)
	case name == "txbxContent":
		return f.box(func(in *flow) error { return in.w.Each(in.node, nil) })
	case name == "r":
		return f.run()
	case name == "sdt":
		return f.control()
	case name == "ins" || name == "moveTo":
		return f.under(track.State{Inserted: true, Moved: name == "moveTo"})
	case name == "del" || name == "moveFrom":
		return f.under(track.State{Deleted: true, Moved: name == "moveFrom"})
	case name == "rt":
		return f.under(track.State{Aside: "ruby gloss"})
	case name == "fldSimple":
		if !f.keepAll && contents.MatchString(pack.Attr(e, "instr")) {
			return f.under(track.State{Aside: inContents})
		}
	case name == "object":
		f.unread.objects++
		return nil
	case name == "altChunk" || name == "subDoc":
		f.unread.files++
		return nil
	case strings.HasSuffix(name, "Pr") || strings.HasSuffix(name, "PrChange"):
		return nil // properties; those that matter were read by their owners
	case f.within:
		return f.piece(e)
	case name == "t": // outside of paragraphs, where none can be
		err := f.piece(e)
		f.rest()
		return err
	}
	return f.w.Each(f.node, nil)
}

// under reads an element whose text has a state.
func (f *flow) under(s track.State) error {
	outer := f.state
	f.state = merge(outer, s)
	err := f.w.Each(f.node, nil)
	f.state = outer
	return err
}

func merge(outer, s track.State) track.State {
	s.Inserted = s.Inserted || outer.Inserted
	s.Deleted = s.Deleted || outer.Deleted
	s.Moved = s.Moved || outer.Moved
	if outer.Aside != "" {
		s.Aside = outer.Aside
	}
	return s
}

// alternative reads a thing that is there in several forms, of which Word shows
// the first: as a rule all of them hold the same text. What only another form
// says is listed.
func (f *flow) alternative() error {
	forms, shown := 0, ""
	return f.w.Each(func(e xml.StartElement) error {
		if forms++; forms == 1 {
			from, blocks, boxes := len(f.text), len(f.blocks), len(f.boxes)
			err := f.w.Each(f.node, nil)
			shown = string(f.text[min(from, len(f.text)):]) + track.Lines(f.blocks[min(blocks, len(f.blocks)):]) + track.Lines(f.boxes[min(boxes, len(f.boxes)):])
			return err
		}
		// Nothing in it counts: neither its pictures nor the numbers of its lists.
		other := *f.reader
		other.log, other.lists = &track.Log{Doc: &document.Document{}, Revisions: f.log.Revisions}, lists{}
		blocks, err := (&flow{reader: &other, w: f.w, state: f.now(), look: f.look}).read()
		for _, b := range blocks {
			if f.log.Add(len(b.Text)); !strings.Contains(shown, b.Text) {
				f.log.Drop(b.Text, otherForm)
			}
		}
		return cmp.Or(err, f.log.Err())
	}, nil)
}

// foreign reads what is drawn or embedded.
func (f *flow) foreign(e xml.StartElement) error {
	switch e.Name.Local {
	case "pic", "imagedata":
		f.unread.pictures++
		return nil
	case "chart":
		f.unread.charts++
		return nil
	case "relIds":
		f.unread.diagrams++
		return nil
	case "textpath":
		f.log.Drop(pack.Attr(e, "string"), "word art")
		return nil
	case "t":
		text, err := f.w.Text()
		f.log.Drop(text, "drawing")
		return err
	}
	return f.w.Each(f.node, nil)
}

// box reads something beside the paragraph that it stands in.
func (f *flow) box(read func(*flow) error) error {
	in := &flow{reader: f.reader, w: f.w, state: f.state}
	err := read(in)
	in.rest()
	f.boxes = append(f.boxes, in.blocks...)
	return err
}

// control reads a content control.
func (f *flow) control() error {
	aside := ""
	var property func(e xml.StartElement) error
	property = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "showingPlcHdr":
			if on(e) {
				aside = "placeholder"
			}
		case "docPartGallery":
			if pack.Attr(e, "val") == "Table of Contents" && !f.keepAll {
				aside = inContents
			}
		case "docPartObj":
			return f.w.Each(property, nil)
		}
		return nil
	}
	return f.w.Each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "sdtPr":
			return f.w.Each(property, nil)
		case "sdtContent":
			return f.under(track.State{Aside: aside})
		}
		return nil
	}, nil)
}

func (f *flow) paragraph() error {
	outer := f.state
	f.within = true
	p := properties{style: f.styles.paragraph}
	var mark track.State
	initial := false // a large first letter, which has a paragraph of its own
	begin := func() {
		if !f.keepAll && f.styles.named(p.style, contentsName) != nil {
			f.state = merge(f.state, track.State{Aside: inContents})
		}
	}
	begin()
	f.last = p
	err := f.w.Each(func(e xml.StartElement) error {
		if e.Name.Local != "pPr" || !isWord(e) {
			return f.node(e)
		}
		err := f.w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "rPr":
			case "framePr":
				drop := pack.Attr(e, "dropCap")
				initial = drop == "drop" || drop == "margin"
				return nil
			default:
				return p.take(f.w, e)
			}
			return f.w.Each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "ins", "moveTo":
					mark.Inserted = true
				case "del", "moveFrom":
					mark.Deleted = true
				case "vanish", "specVanish":
					if on(e) {
						mark.Aside = hidden
					}
				}
				return nil
			}, nil)
		}, nil)
		f.last = p
		begin()
		return err
	}, nil)
	if err == nil {
		err = f.log.Err()
	}
	if f.log.Mark(merge(f.now(), mark)) && !(initial && utf8.RuneCount(f.text) <= 3) {
		f.finish(p)
	}
	f.within = false
	f.state = outer
	return err
}

// now is the state of text that stands here, inside or outside of fields.
func (f *flow) now() track.State {
	s := f.state
	for _, field := range f.fields {
		switch {
		case !field.result:
			return merge(s, track.State{Aside: instruction})
		case field.contents && !f.keepAll:
			s = merge(s, track.State{Aside: inContents})
		}
	}
	return s
}

// put takes down text that stands here.
func (f *flow) put(s string) {
	if f.log.Put(s, f.now()) {
		f.text = append(f.text, s...)
	}
}

// pageBreak stands in the text of a paragraph that goes on on another page or in
// another column.
const pageBreak = "\f"

// overPages writes the page breaks of a paragraph: a line end behind a sentence,
// else what stands between two words of its script.
func overPages(text string) string {
	if !strings.Contains(text, pageBreak) {
		return text
	}
	var b strings.Builder
	var last rune // written last
	for part := range strings.SplitSeq(text, pageBreak) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		next, _ := utf8.DecodeRuneInString(part)
		switch {
		case b.Len() == 0:
		case strings.ContainsRune(".!?:;。！？：；", last):
			b.WriteByte('\n')
		case (unicode.Is(unicode.Han, last) || strings.ContainsRune("，、", last)) && unicode.Is(unicode.Han, next):
		default:
			b.WriteByte(' ')
		}
		b.WriteString(part)
		last, _ = utf8.DecodeLastRuneInString(part)
	}
	return b.String()
}

// finish ends a paragraph. One without text is none, but Word counts it where
// it is in a list.
func (f *flow) finish(p properties) {
	text := overPages(strings.TrimSpace(string(f.text)))
	f.text = f.text[:0]
	b := document.Block{Kind: document.Paragraph, Text: text}
	mark := ""
	if list, level := f.numbered(p); list != "" {
		if mark = f.label(list, level); mark != "" {
			f.log.Add(len(mark))
			b.Kind, b.Level, b.Text = document.Item, level+1, mark+text
		}
	}
	if n := f.styles.heading(p); n > 0 {
		b.Kind, b.Level = document.Heading, n
		if f.title == "" && f.styles.named(p.style, titleName) != nil {
			f.title = text
		}
	}
	if text != "" {
		f.blocks = append(f.blocks, b)
	}
	f.blocks = append(f.blocks, f.boxes...)
	f.boxes = nil
}
