package charset

import "bytes"

// mark tells the encoding whose byte order mark b begins with, and the length
// of the mark.
func mark(b []byte) (name string, size int) {
	for _, m := range [...]struct{ name, bytes string }{
		{"UTF-8", "\xEF\xBB\xBF"},
		{"UTF-16LE", "\xFF\xFE"},
		{"UTF-16BE", "\xFE\xFF"},
		{"GB18030", "\x84\x31\x95\x33"},
	} {
		if bytes.HasPrefix(b, []byte(m.bytes)) {
			return m.name, len(m.bytes)
		}
	}
	return "", 0
}
