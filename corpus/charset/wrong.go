package charset

import (
	"bytes"
	"strings"
)

// Wrong is a place in the source that the encoding does not know. It stands as
// one U+FFFD in the text; a U+FFFD that truly stands in the source is not Wrong.
type Wrong struct {
	Offset int    // byte in the source
	At     int    // byte in Text.String of its U+FFFD
	Bytes  []byte // the bytes themselves, a copy
}

// output collects decoded text and what did not decode.
type output struct {
	strings.Builder
	base  int // what to add to an offset to get the offset in the source
	wrong []Wrong
}

// bad records b, which lies at offset, as wrong.
func (o *output) bad(b []byte, offset int) {
	o.wrong = append(o.wrong, Wrong{Offset: o.base + offset, At: o.Len(), Bytes: bytes.Clone(b)})
	o.WriteString("\uFFFD")
}
