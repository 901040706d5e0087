package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"tifa/corpus/document"
	"tifa/corpus/document/numeral"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// look is how the text of a run looks, as far as it matters.
type look struct {
	font           string
	struck, raised bool
}

// run reads text that has one look.
func (f *flow) run() error {
	outer, outerLook := f.state, f.look
	f.look = look{}
	own := properties{}
	decide := func() {
		concealed := own.hidden == yes
		if own.hidden == unsaid {
			concealed = f.styles.hidden(own.style) || f.styles.hidden(f.last.style)
		}
		if concealed {
			f.state = merge(outer, track.State{Aside: hidden})
		}
	}
	decide()
	err := f.w.Each(func(e xml.StartElement) error {
		if !isWord(e) || e.Name.Local != "rPr" {
			return f.node(e)
		}
		f.state = outer
		err := f.w.Each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "rFonts":
				f.look.font = pack.Attr(e, "ascii")
			case "strike", "dstrike":
				f.look.struck = f.look.struck || on(e)
			case "vertAlign":
				f.look.raised = pack.Attr(e, "val") == "superscript"
			case "position": // in half points, above the line
				n, err := strconv.Atoi(pack.Attr(e, "val"))
				f.look.raised = f.look.raised || err == nil && n > 0
			}
			return own.take(f.w, e)
		}, nil)
		decide()
		return err
	}, nil)
	f.state, f.look = outer, outerLook
	return err
}

// piece reads what runs are made of, wherever in a paragraph it stands.
// Elements that are not known are read for the text inside them.
func (f *flow) piece(e xml.StartElement) error {
	switch e.Name.Local {
	case "t", "delText":
		if e.Name.Local == "delText" && !f.state.Deleted {
			s := f.state
			f.state = merge(s, track.State{Deleted: true})
			defer func() { f.state = s }()
		}
		if ok, _ := f.log.Stands(f.now()); ok && f.look.struck {
			f.unread.struck++
			f.look.struck = false // the run is counted
		}
		return f.words(e)
	case "tab", "ptab":
		f.put("\t")
	case "br", "cr":
		if kind := pack.Attr(e, "type"); kind == "page" || kind == "column" {
			f.put(pageBreak)
		} else {
			f.put("\n")
		}
	case "noBreakHyphen":
		f.put("\u2011")
	case "softHyphen":
		f.put("\u00ad")
	case "sym":
		f.symbol(e)
	case "fldChar":
		return f.turn(e)
	case "instrText", "delInstrText":
		return f.instruction()
	case "footnoteReference", "endnoteReference":
		f.refer(e)
	default:
		return f.w.Each(f.node, nil)
	}
	return nil
}

// words reads the text of a run. Line breaks in it are those of the file, and
// so are spaces at its ends unless it says otherwise.
func (f *flow) words(e xml.StartElement) error {
	text, err := f.w.Text()
	if pack.Attr(e, "space") != "preserve" {
		text = strings.Trim(text, " \t\r\n")
	}
	if strings.ContainsAny(text, "\r\n") {
		text = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text)
	}
	if strings.ContainsFunc(text, private) {
		text = strings.Map(func(r rune) rune {
			if !private(r) {
				return r
			}
			return f.sign(f.look.font, r)
		}, text)
	}
	if raised, ok := document.RaisedBehind(f.text, text); f.look.raised && ok {
		text = raised
	}
	f.put(text)
	return err
}

// private tells the characters under which Word keeps those of symbol fonts.
func private(r rune) bool { return r >= 0xF000 && r <= 0xF0FF }

// sign is the character for one of a symbol font.
func (f *flow) sign(font string, r rune) rune {
	s, _ := numeral.Symbol(font, r)
	if s == "\ufffd" {
		f.unread.symbols++
	}
	return []rune(s)[0]
}

func (f *flow) symbol(e xml.StartElement) {
	if n, err := strconv.ParseInt(pack.Attr(e, "char"), 16, 32); err == nil && n >= ' ' {
		f.put(string(f.sign(pack.Attr(e, "font"), rune(n))))
	}
}

// note is a footnote or endnote to which the text refers.
type note struct {
	kind, id string
	label    string      // "1"; "" when the text has a mark of its own
	state    track.State // of the reference
	text     string
	found    bool
}

// refer writes the mark of a note. Footnotes have the numbers 1, 2, 3 and
// endnotes i, ii, iii, as Word gives them where nothing else is set.
func (f *flow) refer(e xml.StartElement) {
	n := &note{kind: strings.TrimSuffix(e.Name.Local, "Reference"), id: pack.Attr(e, "id"), state: f.now()}
	f.notes = append(f.notes, n)
	f.log.Count(n.state)
	own := pack.Attr(e, "customMarkFollows")
	if ok, _ := f.log.Stands(n.state); !ok || own == "1" || own == "true" {
		return
	}
	if n.kind == "endnote" {
		f.endnotes++
		n.label = numeral.Form("lowerRoman").Format(f.endnotes)
	} else {
		f.footnotes++
		n.label = numeral.Form("decimal").Format(f.footnotes)
	}
	f.put("[" + n.label + "]")
}

// readNotes reads the notes that the text refers to, and puts them at its end
// in the order of their marks.
func (r *reader) readNotes() error {
	body := r.notes
	for _, kind := range []string{"footnote", "endnote"} {
		wanted := map[string][]*note{}
		for _, n := range body {
			if n.kind == kind {
				wanted[n.id] = append(wanted[n.id], n)
			}
		}
		w, ok, err := r.part(kind + "s")
		if err != nil {
			return err
		}
		if ok {
			err = w.Each(func(e xml.StartElement) error {
				if t := pack.Attr(e, "type"); t != "" && t != "normal" {
					return nil // the line that parts notes from the text
				}
				state := track.State{Aside: "note without a mark"}
				ns := wanted[pack.Attr(e, "id")]
				if len(ns) > 0 {
					state = ns[0].state
				}
				blocks, err := (&flow{reader: r, w: w, state: state}).read()
				for _, n := range ns {
					n.text, n.found = track.Lines(blocks), true
				}
				return err
			}, nil)
			if err != nil {
				return err
			}
		}
		for _, n := range body {
			stands, _ := r.log.Stands(n.state)
			mark := ""
			if n.label != "" {
				mark = "[" + n.label + "] "
			}
			switch {
			case n.kind != kind || !stands:
			case !n.found:
				r.log.Doc.Warnings = append(r.log.Doc.Warnings, fmt.Sprintf("the text of the %s %sis missing", kind, mark))
			case n.text != "":
				r.log.Doc.Blocks = append(r.log.Doc.Blocks, document.Block{Kind: document.Note, Text: mark + n.text})
			}
		}
	}
	return nil
}
