package pack

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"tifa/corpus/charset"
	"tifa/corpus/document"
)

const (
	maxElements   = 2_000_000 // of a part: two seconds of work
	maxAttributes = 2_000     // of an element
)

// Walker reads an XML part from its beginning to its end, element by element.
// Entities are not expanded: encoding/xml knows none but those of XML itself,
// and any other is an error.
type Walker struct {
	name     string
	d        *xml.Decoder
	depth    int
	elements int
}

// Walk opens a part of the archive as XML and returns its root element. The
// error is a *document.Error or ErrMissing.
func (a *Archive) Walk(name string) (*Walker, xml.StartElement, error) {
	b, err := a.Part(name)
	if err != nil {
		return nil, xml.StartElement{}, err
	}
	return NewWalker(name, b)
}

// NewWalker reads b as the XML part of the name.
func NewWalker(name string, b []byte) (*Walker, xml.StartElement, error) {
	w := &Walker{name: name}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		t, err := charset.Decode(b, "")
		if err != nil {
			return nil, xml.StartElement{}, w.wrong(err.Error())
		}
		b = []byte(t.String)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if crowded(b) {
		return nil, xml.StartElement{}, w.wrong(fmt.Sprintf("an element has more than %d attributes", maxAttributes))
	}
	w.d = xml.NewDecoder(bytes.NewReader(b))
	w.d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		rest, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		if label == "utf-16" || label == "UTF-16" { // was decoded above
			return bytes.NewReader(rest), nil
		}
		t, err := charset.Decode(rest, label)
		return bytes.NewReader([]byte(t.String)), err
	}
	for {
		t, err := w.token()
		if err != nil {
			return nil, xml.StartElement{}, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return w, e, nil
		}
	}
}

// crowded tells a part in which an element has too many attributes: the
// decoder would hold them all in memory at once.
func crowded(b []byte) bool {
	n := 0
	var quote byte
	inside := false
	for _, c := range b {
		switch {
		case !inside:
			if inside = c == '<'; inside {
				n, quote = 0, 0
			}
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			if n++; n > maxAttributes {
				return true
			}
		case c == '>':
			inside = false
		}
	}
	return false
}

func (w *Walker) wrong(what string) error {
	return &document.Error{Wrong: fmt.Sprintf("its part %q is no well-formed XML (%s)", w.name, what), Remedy: "open it in the program it comes from and save it again"}
}

func (w *Walker) token() (xml.Token, error) {
	t, err := w.d.Token()
	var fault *xml.SyntaxError
	switch {
	case err == io.EOF || errors.As(err, &fault) && fault.Msg == "unexpected EOF":
		return nil, w.wrong("it is empty or breaks off")
	case errors.As(err, &fault):
		return nil, w.wrong(fmt.Sprintf("line %d: %s", fault.Line, fault.Msg))
	case err != nil:
		return nil, w.wrong(err.Error())
	}
	switch t.(type) {
	case xml.StartElement:
		w.depth++
		w.elements++
		if w.depth > document.MaxDepth {
			return nil, &document.Error{Wrong: fmt.Sprintf("its part %q has more than %d elements inside each other", w.name, document.MaxDepth), Remedy: "no program writes such a document"}
		}
		if w.elements > maxElements {
			return nil, &document.Error{Wrong: fmt.Sprintf("its part %q has more than %d elements", w.name, maxElements), Remedy: "cut out the statement"}
		}
	case xml.EndElement:
		w.depth--
	}
	return t, nil
}

// Each reads the content of the element whose start was read last, to its end.
// child gets each element in it and reads it with Each; what it leaves unread
// is skipped. text gets the character data between them; it may be nil.
func (w *Walker) Each(child func(xml.StartElement) error, text func(string)) error {
	level := w.depth
	for {
		t, err := w.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		case xml.StartElement:
			if child != nil {
				if err := child(t); err != nil {
					return err
				}
			}
			for w.depth > level {
				if _, err := w.token(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			return nil
		}
	}
}

// Text reads the content of the element whose start was read last and returns
// all character data in it.
func (w *Walker) Text() (string, error) {
	var b bytes.Buffer
	var child func(xml.StartElement) error
	child = func(xml.StartElement) error { return w.Each(child, func(s string) { b.WriteString(s) }) }
	err := child(xml.StartElement{})
	return b.String(), err
}

// Attr is the value of the attribute of the local name, "" when there is none.
func Attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
