package odt

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/numeral"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

const (
	levels   = 10  // of a list
	longMark = 100 // bytes: no list has a longer text around its number
)

// style is what a style says that matters to the text.
type style struct {
	parent, list string
	hidden       bool
	struck       bool   // through, by hand
	shown        bool   // says that text is not hidden, against its parent
	position     string // "super 58%", "-33% 58%"; "" when it says none
}

// list is a list style.
type list struct{ levels [levels]level }

type level struct {
	form           numeral.Form
	prefix, suffix string
	text           string // with %1% for the number of the first level; "" when prefix and suffix say it
	bullet         string
	start, shown   int // the first number; how many levels the number shows
}

// counters are the numbers given in a list.
type counters struct {
	n     [levels]int
	going [levels]bool
}

// definition reads what stands outside the body of a document.
func (r *reader) definition(w *pack.Walker, e xml.StartElement) error {
	switch e.Name.Local {
	case "styles", "automatic-styles":
		return w.Each(func(e xml.StartElement) error { return r.definition(w, e) }, nil)
	case "master-styles":
		return w.Each(func(e xml.StartElement) error {
			return w.Each(func(e xml.StartElement) error {
				if strings.HasPrefix(e.Name.Local, "header") || strings.HasPrefix(e.Name.Local, "footer") {
					return r.runningHead(w, e.Name.Local[:len("header")])
				}
				return nil
			}, nil)
		}, nil)
	case "style":
		s := &style{parent: pack.Attr(e, "parent-style-name"), list: pack.Attr(e, "list-style-name")}
		r.styles[pack.Attr(e, "family")+" "+pack.Attr(e, "name")] = s
		return w.Each(func(e xml.StartElement) error {
			if e.Name.Local == "text-properties" {
				display := pack.Attr(e, "display")
				line := pack.Attr(e, "text-line-through-style")
				s.struck = line != "" && line != "none"
				s.position = cmp.Or(pack.Attr(e, "text-position"), s.position)
				s.hidden, s.shown = display == "none", display != "" && display != "none"
			}
			return nil
		}, nil)
	case "list-style":
		l := &list{}
		r.lists[pack.Attr(e, "name")] = l
		return l.read(w)
	case "outline-style":
		return r.outline.read(w)
	}
	return nil
}

// runningHead reads a header or footer, whose tracked changes nobody asked about.
func (r *reader) runningHead(w *pack.Walker, reason string) error {
	other := *r
	other.log = &track.Log{Doc: &document.Document{}, Revisions: r.log.Revisions}
	blocks, err := (&flow{reader: &other, w: w}).read()
	x := document.Dropped{Text: track.Lines(blocks), Reason: reason}
	r.log.Add(len(x.Text))
	if x.Text != "" && !slices.Contains(r.running, x) && len(r.running) < 100 {
		r.running = append(r.running, x)
	}
	return cmp.Or(err, r.log.Err())
}

func (l *list) read(w *pack.Walker) error {
	return w.Each(func(e xml.StartElement) error {
		i, err := strconv.Atoi(pack.Attr(e, "level"))
		if err != nil || i < 1 || i > levels {
			return nil
		}
		lv := level{start: number(e, "start-value", 1), shown: number(e, "display-levels", 1)}
		lv.prefix, lv.suffix, lv.text = short(pack.Attr(e, "num-prefix")), short(pack.Attr(e, "num-suffix")), short(pack.Attr(e, "num-list-format"))
		if lv.form = form(pack.Attr(e, "num-format")); e.Name.Local == "list-level-style-bullet" {
			lv.bullet = short(pack.Attr(e, "bullet-char"))
		} else if e.Name.Local == "list-level-style-image" {
			lv.bullet = "•"
		}
		err = w.Each(func(e xml.StartElement) error {
			if font := pack.Attr(e, "font-name"); lv.bullet != "" && e.Name.Local == "text-properties" && font != "" {
				lv.bullet = numeral.Bullet(font, lv.bullet)
			}
			return nil
		}, nil)
		if lv.bullet != "" {
			lv.bullet = numeral.Bullet("", lv.bullet)
		}
		l.levels[i-1] = lv
		return err
	}, nil)
}

func short(s string) string { return s[:min(len(s), longMark)] }

// number is an attribute that counts something, other when it does not.
func number(e xml.StartElement, attr string, other int) int {
	if n, err := strconv.Atoi(pack.Attr(e, attr)); err == nil && n >= 0 && n < 1_000_000 {
		return n
	}
	return other
}

// form is the way to write numbers that a number format of ODF shows by its
// first number.
func form(format string) numeral.Form {
	first := format
	if before, _, ok := strings.Cut(format, ","); ok {
		first = before
	}
	if f, ok := map[string]numeral.Form{
		"": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
		"01": "decimalZero", "1st": "ordinal", "１": "decimalFullWidth", "①": "decimalEnclosedCircle",
		"一": "chineseCountingThousand", "甲": "ideographTraditional", "子": "ideographZodiac",
		"壹": "ideographLegalTraditional", "А": "russianUpper", "а": "russianLower",
	}[first]; ok {
		if strings.Contains(format, "贰") {
			return "chineseLegalSimplified"
		}
		return f
	}
	return "decimal"
}

// hidden tells that a style hides its text.
func (r *reader) hidden(family, name string) bool {
	for range 50 { // styles that are based on each other would never end
		s := r.styles[family+" "+name]
		switch {
		case s == nil || s.shown:
			return false
		case s.hidden:
			return true
		}
		name = s.parent
	}
	return false
}

// raised tells that a style sets its text above the line.
func (r *reader) raised(name string) bool {
	for range 50 {
		s := r.styles["text "+name]
		switch {
		case s == nil:
			return false
		case s.position != "":
			return strings.HasPrefix(s.position, "super") || s.position[0] >= '1' && s.position[0] <= '9'
		}
		name = s.parent
	}
	return false
}

// label counts an item and gives the mark that it is shown with, the space
// after it included. start is the number that the item sets, -1 when it sets
// none.
func (c *counters) label(l *list, at, start int) string {
	count := func(i int) {
		if c.going[i] {
			c.n[i]++
		} else {
			c.n[i], c.going[i] = l.levels[i].start, true
		}
	}
	for i := range at {
		if !c.going[i] {
			count(i)
		}
	}
	if count(at); start >= 0 {
		c.n[at] = start
	}
	clear(c.going[at+1:])
	lv := l.levels[at]
	if lv.bullet != "" {
		return numeral.Mark(lv.bullet)
	}
	if lv.form == "" || lv.form == "none" && lv.text == "" {
		return ""
	}
	text := lv.text
	if text == "" {
		var ns []string
		for i := max(0, at+1-lv.shown); i <= at; i++ {
			if s := l.levels[i].form.Format(c.n[i]); s != "" {
				ns = append(ns, s)
			}
		}
		text = lv.prefix + strings.Join(ns, ".") + lv.suffix
	} else {
		for i := range at + 1 {
			text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1)+"%", l.levels[i].form.Format(c.n[i]))
		}
	}
	return numeral.Mark(text)
}
