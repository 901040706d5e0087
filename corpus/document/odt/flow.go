package odt

import (
	"cmp"
	"encoding/xml"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// flow reads one story: the body, a note, a cell of a table, a text box.
type flow struct {
	*reader
	w      *pack.Walker
	blocks []document.Block

	state  track.State
	within bool // inside a paragraph
	text   []byte
	space  bool // the text ends in a space, so that another one adds nothing
	raised bool // the text stands above the line
	last   paragraph
	boxes  []document.Block // from frames that hang on the paragraph

	list *counters // the list that is read now, nil outside
	look *list     // its style
	deep int       // its level from 1
	item item
}

// item is a list item whose first paragraph is still to come.
type item struct {
	fresh bool
	start int // the number that it sets, -1 when it sets none
}

// paragraph is what a paragraph is, known when its text is not yet.
type paragraph struct {
	heading int // level, 0 when it is none
	list    *counters
	look    *list
	deep    int
	start   int // see item
}

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

func (f *flow) inner() *flow { return &flow{reader: f.reader, w: f.w, state: f.state} }

// now is the state of text that stands here.
func (f *flow) now() track.State {
	s := f.state
	s.Inserted = s.Inserted || f.insertions > 0
	return s
}

// aside reads an element whose text is left out.
func (f *flow) aside(reason string) error {
	outer := f.state
	if f.state.Aside == "" {
		f.state.Aside = reason
	}
	err := f.each()
	f.state = outer
	return err
}

func (f *flow) each() error {
	if f.within {
		return f.w.Each(f.node, f.words)
	}
	return f.w.Each(f.node, func(s string) {
		if s = strings.TrimSpace(s); s != "" { // where none can be
			f.log.Drop(s, cmp.Or(f.state.Aside, "text outside of paragraphs"))
		}
	})
}

// node reads an element of a story. Elements that are not known are read for
// the text inside them.
func (f *flow) node(e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		if f.within {
			return f.box(func(in *flow) error { return in.paragraph(e) })
		}
		return f.paragraph(e)
	case "list":
		return f.listOf(e)
	case "numbered-paragraph":
		return f.numbered(e)
	case "list-item", "list-header":
		f.item = item{e.Name.Local == "list-item", number(e, "start-value", -1)}
	case "table":
		return f.box(func(in *flow) error { return in.table() })
	case "text-box":
		return f.box(func(in *flow) error { return in.w.Each(in.node, nil) })
	case "section":
		if display := pack.Attr(e, "display"); display == "none" || display == "condition" && pack.Attr(e, "is-hidden") == "true" {
			return f.aside("hidden text")
		}
	case "hidden-text":
		if pack.Attr(e, "is-hidden") != "false" {
			f.log.Drop(pack.Attr(e, "string-value"), "hidden text")
			return f.aside("hidden text")
		}
	case "hidden-paragraph": // hides the paragraph that it stands in
		if pack.Attr(e, "is-hidden") == "true" {
			f.conceal()
			return f.aside("hidden text")
		}
	case "conditional-text": // shows one of two texts
		text, err := f.w.Text()
		f.words(text)
		for _, attr := range []string{"string-value-if-true", "string-value-if-false"} {
			if s := pack.Attr(e, attr); s != text {
				f.log.Drop(s, "hidden text")
			}
		}
		return err
	case "span":
		if f.hidden("text", pack.Attr(e, "style-name")) {
			return f.aside("hidden text")
		}
		if s := f.styles["text "+pack.Attr(e, "style-name")]; s != nil && s.struck {
			if ok, _ := f.log.Stands(f.now()); ok {
				f.struck++
			}
		}
		outer := f.raised
		f.raised = f.raised || f.reader.raised(pack.Attr(e, "style-name"))
		err := f.each()
		f.raised = outer
		return err
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index", "object-index":
		if !f.keepAll {
			return f.aside("table of contents")
		}
	case "placeholder":
		return f.aside("placeholder")
	case "script":
		return f.aside("script")
	case "ruby-text":
		return f.aside("ruby gloss")
	case "annotation":
		return f.comment()
	case "note":
		return f.note()
	case "s":
		f.put(strings.Repeat(" ", min(number(e, "c", 1), 100)))
	case "tab":
		f.put("\t")
	case "line-break":
		f.put("\n")
		f.space = true
		return nil
	case "soft-hyphen":
		f.put("\u00ad")
	case "image":
		f.pictures++
		return nil
	case "object", "object-ole":
		f.objects++
		return nil
	case "tracked-changes":
		return f.trackedChanges()
	case "change-start", "change-end", "change":
		return f.change(e)
	case "index-title-template", "table-of-content-source", "forms", "sequence-decls", "variable-decls", "user-field-decls", "event-listeners", "dde-connection-decls", "binary-data":
		return nil // declarations, and what is no text
	case "title", "desc": // of a drawing; fields have the same names
		if !strings.HasSuffix(e.Name.Space, ":text:1.0") {
			text, err := f.w.Text()
			f.log.Drop(text, "description of a picture")
			return err
		}
	}
	return f.each()
}

// conceal leaves out the paragraph that is read now, its beginning too.
func (f *flow) conceal() {
	if !f.within || f.state.Aside != "" {
		return
	}
	f.state.Aside = "hidden text"
	f.log.Drop(string(f.text), f.state.Aside)
	f.text = f.text[:0]
}

// box reads something beside the paragraph that it stands in, or, outside of
// paragraphs, in its turn.
func (f *flow) box(read func(*flow) error) error {
	in := f.inner()
	if !f.within {
		f.rest()
		in.list, in.look, in.deep, in.item = f.list, f.look, f.deep, f.item
	}
	err := read(in)
	in.rest()
	if f.within {
		f.boxes = append(f.boxes, in.blocks...)
	} else {
		f.blocks = append(f.blocks, in.blocks...)
		f.item = in.item
	}
	return err
}

func (f *flow) comment() error {
	var text []string
	err := f.w.Each(func(e xml.StartElement) error {
		if e.Name.Local != "p" && e.Name.Local != "list" {
			return nil // who wrote it and when
		}
		s, err := f.w.Text()
		text = append(text, s)
		return err
	}, nil)
	f.log.Drop(strings.Join(text, "\n"), "comment")
	return err
}

// note reads a footnote or endnote: its mark stays in the text, and the note
// goes to the end.
func (f *flow) note() error {
	mark := ""
	return f.w.Each(func(e xml.StartElement) error {
		if e.Name.Local == "note-citation" {
			text, err := f.w.Text()
			mark = "[" + strings.TrimSpace(text) + "]"
			f.put(mark)
			return err
		}
		in := f.inner()
		blocks, err := in.read()
		if text := track.Lines(blocks); text != "" {
			f.notes = append(f.notes, document.Block{Kind: document.Note, Text: strings.TrimSpace(mark + " " + text)})
		}
		return err
	}, nil)
}

func (f *flow) listOf(e xml.StartElement) error {
	outer, look, deep, held := f.list, f.look, f.deep, f.item
	if name := pack.Attr(e, "style-name"); f.lists[name] != nil {
		f.look = f.lists[name]
	}
	if f.list == nil {
		name := pack.Attr(e, "style-name")
		switch {
		case f.byID[pack.Attr(e, "continue-list")] != nil:
			f.list = f.byID[pack.Attr(e, "continue-list")]
		case pack.Attr(e, "continue-numbering") == "true" && f.byStyle[name] != nil:
			f.list = f.byStyle[name]
		default:
			f.list = &counters{}
		}
		f.byStyle[name] = f.list
		if id := pack.Attr(e, "id"); id != "" {
			f.byID[id] = f.list
		}
	}
	f.deep++
	err := f.each()
	f.list, f.look, f.deep = outer, look, deep
	f.item = held
	return err
}

// numbered reads a paragraph that is an item of a list by itself: it names the list
// that it belongs to, and its level (ODF 1.3, 5.3.6).
func (f *flow) numbered(e xml.StartElement) error {
	outer, look, deep, held := f.list, f.look, f.deep, f.item
	name := pack.Attr(e, "style-name")
	if f.lists[name] != nil {
		f.look = f.lists[name]
	}
	of, key := f.byID, pack.Attr(e, "list-id")
	if key == "" {
		of, key = f.byStyle, name
	}
	if of[key] == nil {
		of[key] = &counters{}
	}
	f.list, f.deep = of[key], max(1, number(e, "level", 1))
	f.item = item{true, number(e, "start-value", -1)}
	err := f.each()
	f.list, f.look, f.deep, f.item = outer, look, deep, held
	return err
}

func (f *flow) paragraph(e xml.StartElement) error {
	outer := f.state
	f.within = true
	f.space = len(f.text) == 0 || f.space
	name := pack.Attr(e, "style-name")
	p := paragraph{start: -1}
	if e.Name.Local == "h" {
		p.heading = max(1, number(e, "outline-level", 1))
	}
	if f.list != nil && f.item.fresh {
		p.list, p.look, p.deep, p.start = f.list, f.look, min(f.deep, levels), f.item.start
		if p.look == nil {
			if s := f.styles["paragraph "+name]; s != nil {
				p.look = f.lists[s.list]
			}
		}
		f.item.fresh = false
	}
	if f.hidden("paragraph", name) && f.state.Aside == "" {
		f.state.Aside = "hidden text"
	}
	f.last = p
	err := f.each()
	if err == nil {
		err = f.log.Err()
	}
	f.state = outer
	if f.log.Mark(f.now()) {
		f.finish(f.last)
	}
	f.within = false
	return err
}

// finish ends a paragraph.
func (f *flow) finish(p paragraph) {
	text := strings.TrimSpace(string(f.text))
	f.text, f.space = f.text[:0], true
	b := document.Block{Kind: document.Paragraph, Text: text}
	mark := ""
	switch {
	case p.look != nil:
		mark = p.list.label(p.look, p.deep-1, p.start)
	case p.heading > 0 && p.heading <= levels && p.list == nil && text != "":
		mark = f.heads.label(&f.outline, p.heading-1, -1)
	}
	if mark != "" {
		f.log.Add(len(mark))
		b.Kind, b.Level, b.Text = document.Item, p.deep, mark+text
	}
	if p.heading > 0 {
		b.Kind, b.Level = document.Heading, p.heading
	}
	if text != "" {
		f.blocks = append(f.blocks, b)
	}
	f.blocks = append(f.blocks, f.boxes...)
	f.boxes = nil
}

// put takes down text that stands here.
func (f *flow) put(s string) {
	if f.log.Put(s, f.now()) {
		f.text = append(f.text, s...)
		f.space = false
	}
}

// words takes down character data.
func (f *flow) words(s string) {
	if raised, ok := document.RaisedBehind(f.text, s); f.raised && ok {
		s = raised
	}
	s, space := collapse(s, f.space)
	if f.log.Put(s, f.now()) {
		f.text = append(f.text, s...)
		f.space = space
	}
}

// collapse makes any white space one space, and none after a space (ODF 1.3,
// part 3, 6.1.2). Other spaces, as U+3000, are text.
func collapse(s string, after bool) (string, bool) {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\r', '\n':
			if !after {
				out = append(out, ' ')
			}
			after = true
		default:
			out = append(out, s[i])
			after = false
		}
	}
	return string(out), after
}
