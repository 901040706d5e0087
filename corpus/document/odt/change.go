package odt

import (
	"encoding/xml"
	"strings"

	"tifa/corpus/document/pack"
)

// change is a tracked change.
type change struct {
	insertion bool
	deleted   []deleted // the paragraphs of a deletion: two of them where a paragraph mark went
}

// deleted is a paragraph that was deleted, or the part of one.
type deleted struct {
	text    string
	heading int // its level, 0 when it is none
	item    bool
}

// trackedChanges reads the list of tracked changes. Inserted text stands in
// the body, deleted text only here.
func (f *flow) trackedChanges() error {
	return f.w.Each(func(e xml.StartElement) error {
		c := &change{}
		f.changes[pack.Attr(e, "id")] = c
		return f.w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "insertion":
				c.insertion = true
			case "deletion":
				return c.read(f.w, false)
			}
			return nil
		}, nil)
	}, nil)
}

// read reads deleted paragraphs.
func (c *change) read(w *pack.Walker, item bool) error {
	return w.Each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "change-info": // who and when
			return nil
		case "p", "h":
			d := deleted{item: item}
			if e.Name.Local == "h" {
				d.heading = max(1, number(e, "outline-level", 1))
			}
			var b strings.Builder
			err := plain(w, &b)
			d.text = b.String()
			c.deleted = append(c.deleted, d)
			return err
		case "list-item":
			return c.read(w, true)
		}
		return c.read(w, item)
	}, nil)
}

// plain reads the text of a paragraph that was deleted.
func plain(w *pack.Walker, b *strings.Builder) error {
	space := b.Len() == 0
	return w.Each(func(e xml.StartElement) error {
		space = false
		switch e.Name.Local {
		case "s":
			b.WriteString(strings.Repeat(" ", min(number(e, "c", 1), 100)))
		case "tab":
			b.WriteByte('\t')
		case "line-break":
			b.WriteByte('\n')
		case "note-citation", "annotation":
			return nil
		default:
			return plain(w, b)
		}
		return nil
	}, func(s string) {
		s, space = collapse(s, space)
		b.WriteString(s)
	})
}

// change passes the boundary of an insertion, or the place of a deletion.
func (f *flow) change(e xml.StartElement) error {
	c := f.changes[pack.Attr(e, "change-id")]
	if c == nil {
		return nil
	}
	switch e.Name.Local {
	case "change-start":
		if c.insertion {
			f.insertions++
		}
	case "change-end":
		if c.insertion {
			f.insertions = max(0, f.insertions-1)
		}
	case "change":
		outer := f.state
		f.state.Deleted = true
		for i, d := range c.deleted {
			if i > 0 {
				if f.log.Mark(f.now()) {
					f.finish(f.last)
				}
				if ok, _ := f.log.Stands(f.now()); ok {
					f.last = paragraph{heading: d.heading, start: -1}
					if d.item && f.list != nil {
						f.last.list, f.last.look, f.last.deep = f.list, f.look, min(f.deep, levels)
					}
				}
			}
			f.put(d.text)
		}
		f.state = outer
		if !f.within && len(f.text) > 0 {
			f.finish(f.last)
		}
		return f.log.Err()
	}
	return nil
}
