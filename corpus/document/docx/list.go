package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/document/numeral"
	"tifa/corpus/document/pack"
)

const (
	levels   = 9   // of a list
	longMark = 100 // bytes: no list has a longer text around its number
)

// lists are the lists of a document (the part numbering.xml) with their
// counters, which are those of the abstract list that several lists may share.
type lists struct {
	abstract map[string]*abstract
	concrete map[string]*concrete
	unknown  []numeral.Form // forms that are written as decimal
}

type abstract struct {
	levels   [levels]level
	link     string       // style whose list this one is
	counters [levels]int  // the number given last
	going    [levels]bool // whether one was given since the last restart
}

type level struct {
	start   int
	form    numeral.Form
	text    string // with %1 for the number of the first level
	restart int    // the level from 1 after which it starts again, -1 for any above, 0 for none
	style   string // of paragraphs that are in this level without saying so
	legal   bool   // all numbers in it are decimal
	font    string
}

// concrete is an abstract list with changes.
type concrete struct {
	abstract string
	start    map[int]int   // numbers that a level starts with at the first use of this list
	levels   map[int]level // levels that are other here
	used     bool
}

func (r *reader) readLists() error {
	l := &r.lists
	l.abstract, l.concrete = map[string]*abstract{}, map[string]*concrete{}
	w, ok, err := r.part("numbering")
	if !ok {
		return err
	}
	return w.Each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			a := &abstract{}
			for i := range a.levels {
				a.levels[i] = level{start: 1, form: "decimal", restart: -1}
			}
			l.abstract[pack.Attr(e, "abstractNumId")] = a
			return w.Each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "numStyleLink":
					a.link = pack.Attr(e, "val")
				case "lvl":
					if i, ok := levelIndex(e); ok {
						return a.levels[i].read(w)
					}
				}
				return nil
			}, nil)
		case "num":
			c := &concrete{start: map[int]int{}, levels: map[int]level{}}
			l.concrete[pack.Attr(e, "numId")] = c
			return w.Each(func(e xml.StartElement) error {
				switch e.Name.Local {
				case "abstractNumId":
					c.abstract = pack.Attr(e, "val")
				case "lvlOverride":
					i, ok := levelIndex(e)
					if !ok {
						return nil
					}
					return w.Each(func(e xml.StartElement) error {
						switch e.Name.Local {
						case "startOverride":
							c.start[i] = number(e, 1)
						case "lvl":
							lv := level{start: 1, form: "decimal", restart: -1}
							err := lv.read(w)
							c.levels[i] = lv
							return err
						}
						return nil
					}, nil)
				}
				return nil
			}, nil)
		}
		return nil
	}, nil)
}

func levelIndex(e xml.StartElement) (int, bool) {
	i, err := strconv.Atoi(pack.Attr(e, "ilvl"))
	return i, err == nil && i >= 0 && i < levels
}

// number is the value of an element, other when it is no number of a list.
func number(e xml.StartElement, other int) int {
	if n, err := strconv.Atoi(pack.Attr(e, "val")); err == nil && n >= 0 && n < 1_000_000 {
		return n
	}
	return other
}

func (l *level) read(w *pack.Walker) error {
	var child func(e xml.StartElement) error
	child = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "start":
			l.start = number(e, 1)
		case "numFmt":
			l.form = numeral.Form(pack.Attr(e, "val"))
		case "lvlText":
			if l.text = pack.Attr(e, "val"); len(l.text) > longMark {
				l.text = "•"
			}
		case "lvlRestart":
			l.restart = number(e, -1)
		case "pStyle":
			l.style = pack.Attr(e, "val")
		case "isLgl":
			l.legal = on(e)
		case "rFonts":
			l.font = pack.Attr(e, "ascii")
		case "rPr":
			return w.Each(child, nil)
		case "AlternateContent": // a form that older programs do not know, and another one for them
			return w.Each(func(e xml.StartElement) error {
				if e.Name.Local != "Fallback" {
					return nil
				}
				return w.Each(child, nil)
			}, nil)
		}
		return nil
	}
	return w.Each(child, nil)
}

// listOf finds a list, through the style that it may be linked to.
func (r *reader) listOf(id string) (*concrete, *abstract) {
	for range 5 {
		c := r.lists.concrete[id]
		if c == nil {
			return nil, nil
		}
		a := r.lists.abstract[c.abstract]
		if a == nil || a.link == "" {
			return c, a
		}
		st := r.styles.byID[a.link]
		if st == nil {
			return c, a
		}
		id = st.list
	}
	return nil, nil
}

// levelOf is the level from 0 of a list that is for paragraphs of a style, -1
// when none is.
func (l *lists) levelOf(id, style string) int {
	c := l.concrete[id]
	if c == nil || style == "" || l.abstract[c.abstract] == nil {
		return -1
	}
	return slices.IndexFunc(l.abstract[c.abstract].levels[:], func(lv level) bool { return lv.style == style })
}

// label counts a paragraph of a list and gives the mark that it is shown with,
// the space after it included.
func (r *reader) label(id string, at int) string {
	c, a := r.listOf(id)
	if a == nil {
		return ""
	}
	lv := func(i int) level {
		if l, ok := c.levels[i]; ok {
			return l
		}
		return a.levels[i]
	}
	start := func(i int) int {
		if n, ok := c.start[i]; ok {
			return n
		}
		return lv(i).start
	}
	if !c.used {
		c.used = true
		for i := range c.start {
			a.going[i] = false
		}
	}
	count := func(i int) {
		if a.going[i] {
			a.counters[i]++
		} else {
			a.counters[i], a.going[i] = start(i), true
		}
	}
	for i := range at { // a level that was left out counts as used
		if !a.going[i] {
			count(i)
		}
	}
	count(at)
	for i := at + 1; i < levels; i++ {
		if n := lv(i).restart; n < 0 || n > at {
			a.going[i] = false
		}
	}
	l := lv(at)
	if l.form == "bullet" {
		return numeral.Mark(numeral.Bullet(l.font, l.text))
	}
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		if l.text[i] == '%' && i+1 < len(l.text) && l.text[i+1] >= '1' && l.text[i+1] <= '9' {
			i++
			k := int(l.text[i] - '1')
			form := lv(k).form
			if l.legal && form != "none" {
				form = "decimal"
			}
			if !form.Known() && form != "bullet" && len(r.lists.unknown) < 5 && !slices.Contains(r.lists.unknown, form) {
				r.lists.unknown = append(r.lists.unknown, form)
			}
			if k <= at {
				b.WriteString(form.Format(a.counters[k]))
			}
			continue
		}
		b.WriteByte(l.text[i])
	}
	return numeral.Mark(b.String())
}
