// Package object reads the objects of a PDF file (ISO 32000-2, chapter 7):
// its tokens, cross references, filters and standard encryption. It reads what
// damaged and hostile files still hold, within bounds, and never panics; what
// the objects mean is no matter of this package.
//
// An object is nil, a bool, int, float64, String, Name, Array, Dict, *Stream
// or Ref.
package object

import (
	"errors"
	"io"
	"strconv"
)

type (
	// Name is a name without its slash.
	Name string
	// String is a string as its bytes.
	String string
	// Keyword is a bare word: an operator of a content stream, or "obj".
	Keyword string
	// Array is a list of objects.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// Ref names an indirect object.
	Ref struct{ Num, Gen int }
	// Stream is a dictionary with bytes, which File.Data unpacks.
	Stream struct {
		Dict
		raw []byte
		ref Ref // under which it is encrypted
	}
)

const (
	maxNest  = 200     // of arrays and dictionaries inside each other
	maxItems = 1 << 20 // of one object
)

var errTooBig = errors.New("an object is nested too deeply or has too many parts")

// Scanner reads one object after the other. References are only read in the
// file itself: a content stream has none.
type Scanner struct {
	b     []byte
	pos   int
	refs  bool
	items int
}

// NewScanner reads the objects and operators of a content stream or a CMap.
func NewScanner(b []byte) *Scanner { return &Scanner{b: b} }

// Object returns the next object or Keyword, io.EOF after the last one. Bytes
// that begin no object are skipped.
func (s *Scanner) Object() (any, error) {
	s.items = 0
	return s.object(0)
}

// closing ends an array or a dictionary.
type closing byte

func (s *Scanner) object(depth int) (any, error) {
	if s.items++; depth > maxNest || s.items > maxItems {
		return nil, errTooBig
	}
	for {
		s.space()
		if s.pos >= len(s.b) {
			return nil, io.EOF
		}
		c := s.b[s.pos]
		switch {
		case c == '/':
			s.pos++
			return s.name(), nil
		case c == '(':
			return s.literal(), nil
		case c == '<' && s.at(1) == '<':
			s.pos += 2
			return s.dict(depth)
		case c == '<':
			return s.hex(), nil
		case c == '[':
			s.pos++
			return s.array(depth)
		case c == ']':
			s.pos++
			if depth > 0 {
				return closing(c), nil
			}
		case c == '>':
			s.pos++
			if s.at(0) == '>' {
				s.pos++
			}
			if depth > 0 {
				return closing(c), nil
			}
		case c == '{' || c == '}' || c == ')':
			s.pos++
		default:
			return s.word(), nil
		}
	}
}

func (s *Scanner) at(i int) byte {
	if s.pos+i < len(s.b) {
		return s.b[s.pos+i]
	}
	return 0
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// space skips white space and comments.
func (s *Scanner) space() {
	for s.pos < len(s.b) {
		c := s.b[s.pos]
		if c == '%' {
			for s.pos < len(s.b) && s.b[s.pos] != '\n' && s.b[s.pos] != '\r' {
				s.pos++
			}
		} else if !isSpace(c) {
			return
		} else {
			s.pos++
		}
	}
}

func (s *Scanner) regular() []byte {
	from := s.pos
	for s.pos < len(s.b) && !isSpace(s.b[s.pos]) && !isDelimiter(s.b[s.pos]) {
		s.pos++
	}
	return s.b[from:s.pos]
}

func (s *Scanner) name() Name {
	raw := s.regular()
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && digit(raw[i+1]) >= 0 && digit(raw[i+2]) >= 0 {
			out = append(out, byte(digit(raw[i+1])<<4|digit(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

// word reads a number, a reference, true, false, null or a Keyword.
func (s *Scanner) word() any {
	w := s.regular()
	if c := w[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		if n, err := strconv.Atoi(string(w)); err == nil {
			if s.refs && n >= 0 {
				return s.ref(n)
			}
			return n
		}
		return number(w)
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return Keyword(w)
}

// number reads a real as far as it is one: "0.-3" and "1.2.3" are met with.
func number(w []byte) float64 {
	var v, unit, sign float64 = 0, 1, 1
	point := false
digits:
	for i, c := range w {
		switch {
		case c == '-' && i < 2:
			sign = -1
		case c == '+' && i == 0:
		case c == '.' && !point:
			point = true
		case c >= '0' && c <= '9' && point:
			unit /= 10
			v += float64(c-'0') * unit
		case c >= '0' && c <= '9':
			v = v*10 + float64(c-'0')
		default:
			break digits
		}
	}
	return sign * v
}

// ref looks whether a number begins a reference, as in "12 0 R".
func (s *Scanner) ref(num int) any {
	was := s.pos
	s.space()
	gen := s.regular()
	if g, err := strconv.Atoi(string(gen)); err == nil && g >= 0 && len(gen) < 6 {
		s.space()
		if s.at(0) == 'R' && (isSpace(s.at(1)) || isDelimiter(s.at(1))) {
			s.pos++
			return Ref{num, g}
		}
	}
	s.pos = was
	return num
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (s *Scanner) hex() String {
	s.pos++
	var out []byte
	high := -1
	for s.pos < len(s.b) && s.b[s.pos] != '>' {
		if d := digit(s.b[s.pos]); d >= 0 && high >= 0 {
			out = append(out, byte(high<<4|d))
			high = -1
		} else if d >= 0 {
			high = d
		}
		s.pos++
	}
	s.pos++
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return String(out)
}

func (s *Scanner) literal() String {
	s.pos++
	var out []byte
	for open := 1; s.pos < len(s.b); s.pos++ {
		c := s.b[s.pos]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				s.pos++
				return String(out)
			}
		case '\r': // every line end reads as a line feed
			if s.at(1) == '\n' {
				s.pos++
			}
			c = '\n'
		case '\\':
			s.pos++
			var keep bool
			if c, keep = s.escaped(); !keep {
				continue
			}
		}
		out = append(out, c)
	}
	return String(out)
}

// escaped reads what follows a backslash; the position is left on its last
// byte. A line end after it stands for nothing.
func (s *Scanner) escaped() (c byte, keep bool) {
	switch c = s.at(0); c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\n':
		return 0, false
	case '\r':
		if s.at(1) == '\n' {
			s.pos++
		}
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := int(c - '0')
	for range 2 {
		if d := s.at(1); d >= '0' && d <= '7' {
			v = v<<3 | int(d-'0')
			s.pos++
		}
	}
	return byte(v), true
}

func (s *Scanner) array(depth int) (any, error) {
	var out Array
	for {
		x, err := s.object(depth + 1)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch x.(type) {
		case closing:
			return out, nil
		case Keyword: // the array was never closed, or a word is misspelt
			continue
		}
		out = append(out, x)
	}
}

func (s *Scanner) dict(depth int) (any, error) {
	out := Dict{}
	for {
		key, err := s.object(depth + 1)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if _, end := key.(closing); end {
			return out, nil
		}
		name, ok := key.(Name)
		if !ok {
			if w, is := key.(Keyword); is && (w == "endobj" || w == "stream") {
				s.pos -= len(w)
				return out, nil
			}
			continue
		}
		value, err := s.object(depth + 1)
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if _, end := value.(closing); end {
			return out, nil
		}
		out[name] = value
	}
}

// Skip passes over the bytes of an inline image, from ID to EI.
func (s *Scanner) Skip() {
	for i := s.pos; i+2 < len(s.b); i++ {
		if isSpace(s.b[i]) && s.b[i+1] == 'E' && s.b[i+2] == 'I' &&
			(i+3 >= len(s.b) || isSpace(s.b[i+3])) && plain(s.b[min(i+3, len(s.b)):min(i+13, len(s.b))]) {
			s.pos = i + 3
			return
		}
	}
	s.pos = len(s.b)
}

// plain reports whether bytes can be operators and not a picture.
func plain(b []byte) bool {
	for _, c := range b {
		if c >= 0x7f || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}
