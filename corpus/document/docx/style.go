package docx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"tifa/corpus/document/pack"
)

// style is what a style says that matters to the text. Its fields are those of
// properties, each with a value for "not said".
type style struct {
	name, basedOn string
	properties
}

// properties are those of a style, a paragraph or a run.
type properties struct {
	style   string // of the paragraph
	outline int    // level from 1, 10 for body text, 0 when not said
	list    string // number of the list, "0" for none, "" when not said
	level   int    // in the list from 1, 0 when not said
	hidden  truth
}

// truth is a property that can be left to the style.
type truth int

const (
	unsaid truth = iota
	yes
	no
)

func said(b bool) truth {
	if b {
		return yes
	}
	return no
}

type styles struct {
	byID      map[string]*style
	paragraph string // the style of paragraphs that name none
}

func (r *reader) readStyles() error {
	r.styles.byID = map[string]*style{}
	w, ok, err := r.part("styles")
	if !ok {
		return err
	}
	return w.Each(func(e xml.StartElement) error {
		if e.Name.Local != "style" {
			return nil
		}
		id := pack.Attr(e, "styleId")
		if pack.Attr(e, "type") == "paragraph" && (pack.Attr(e, "default") == "1" || pack.Attr(e, "default") == "true") {
			r.styles.paragraph = id
		}
		s := &style{}
		r.styles.byID[id] = s
		return w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "name":
				s.name = strings.ToLower(pack.Attr(e, "val"))
			case "basedOn":
				s.basedOn = pack.Attr(e, "val")
			case "pPr":
				return w.Each(func(e xml.StartElement) error { return s.take(w, e) }, nil)
			case "rPr":
				return w.Each(func(e xml.StartElement) error { return s.take(w, e) }, nil)
			}
			return nil
		}, nil)
	}, nil)
}

// take takes down one property.
func (p *properties) take(w *pack.Walker, e xml.StartElement) error {
	switch e.Name.Local {
	case "pStyle", "rStyle":
		p.style = pack.Attr(e, "val")
	case "outlineLvl":
		if n, err := strconv.Atoi(pack.Attr(e, "val")); err == nil && n >= 0 && n <= 9 {
			p.outline = n + 1
		}
	case "vanish":
		p.hidden = said(on(e))
	case "numPr":
		return w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numId":
				p.list = pack.Attr(e, "val")
			case "ilvl":
				if n, err := strconv.Atoi(pack.Attr(e, "val")); err == nil {
					p.level = min(max(n, 0), levels-1) + 1
				}
			}
			return nil
		}, nil)
	}
	return nil
}

// chain calls yield for a style and those that it is based on, until yield
// says that it has seen enough.
func (s *styles) chain(id string, yield func(id string, s *style) bool) {
	for range 50 { // styles that are based on each other would never end
		st := s.byID[id]
		if st == nil || !yield(id, st) {
			return
		}
		id = st.basedOn
	}
}

// hidden tells that a style hides its text.
func (s *styles) hidden(id string) bool {
	hidden := unsaid
	s.chain(id, func(_ string, st *style) bool {
		hidden = st.hidden
		return hidden == unsaid
	})
	return hidden == yes
}

// The built-in styles bear English names in the file whatever the language of
// Word is, but other programs write their own.
var (
	headingName  = regexp.MustCompile(`^(?:heading|标题|標題|заголовок|titre|überschrift|título)\s*([1-9])$`)
	titleName    = regexp.MustCompile(`^(?:title|标题|標題|название|заголовок)$`)
	contentsName = regexp.MustCompile(`^(?:toc (?:\d|heading)|contents (?:\d|heading)|目录\s*\d?|оглавление\s*\d?)$`)
)

// named tells whether a style or one that it is based on has a name of the form.
func (s *styles) named(id string, re *regexp.Regexp) (match []string) {
	s.chain(id, func(_ string, st *style) bool {
		match = re.FindStringSubmatch(st.name)
		return match == nil
	})
	return match
}

// heading is the level of a heading, 0 for any other paragraph.
func (s *styles) heading(p properties) int {
	outline := p.outline
	s.chain(p.style, func(_ string, st *style) bool {
		if outline == 0 {
			outline = st.outline
		}
		return outline == 0
	})
	if outline != 0 {
		return outline % 10
	}
	if m := s.named(p.style, headingName); m != nil {
		return int(m[1][0] - '0')
	}
	if s.named(p.style, titleName) != nil {
		return 1
	}
	return 0
}

// numbered is the list of a paragraph and its level from 0; list is "" when it
// is in none.
func (r *reader) numbered(p properties) (list string, level int) {
	list, level = p.list, p.level
	owner := ""
	r.styles.chain(p.style, func(id string, st *style) bool {
		if list == "" {
			list, owner = st.list, id
		}
		if level == 0 {
			level = st.level
		}
		return list == ""
	})
	if list == "0" {
		return "", 0
	}
	if level == 0 { // the list says which of its levels is for the style
		level = 1 + max(0, r.lists.levelOf(list, owner))
	}
	return list, level - 1
}
