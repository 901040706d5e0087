package report

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// newEncoder makes an encoder of JSON that a terminal can print: besides what
// the standard demands it escapes all that would steer one or turn the
// direction of writing. Readers of JSON see no difference.
func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(escaper{w})
	e.SetEscapeHTML(false)
	return e
}

// escaper escapes control characters beyond ASCII. In JSON they stand in
// strings alone, and an encoder writes each value in one piece.
type escaper struct{ w io.Writer }

func (e escaper) Write(b []byte) (int, error) {
	done := 0
	for i := 0; i < len(b); {
		if b[i] < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == 0x7F || r < 0xA0 || unicode.Is(unicode.Bidi_Control, r) {
			if _, err := e.w.Write(b[done:i]); err != nil {
				return done, err
			}
			if _, err := fmt.Fprintf(e.w, `\u%04x`, r); err != nil {
				return i, err
			}
			done = i + n
		}
		i += n
	}
	if _, err := e.w.Write(b[done:]); err != nil {
		return done, err
	}
	return len(b), nil
}
