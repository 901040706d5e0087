package charset

import (
	"strings"
	"testing"
)

// FuzzDecode: whatever the bytes, Decode does not panic and returns valid UTF-8,
// and what it returns for UTF-8, with the wrong bytes put back, is the source.
func FuzzDecode(f *testing.F) {
	for _, language := range []string{"zh-Hans", "zh-Hant", "ru", "en"} {
		piece := windows(fiction(f, language), 20)[0]
		for _, e := range encoders() {
			b, _ := encode(f, e, piece)
			f.Add(b, "")
		}
	}
	for i, name := range Names() {
		f.Add([]byte("<meta charset="+name+">\xEF\xBB\xBF\xE9\x81\xFF\x84\x31\xA4"), Names()[len(Names())-1-i])
	}
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		got := checkWrong(t, b, name)
		if got.Encoding != "UTF-8" {
			return
		}
		var back strings.Builder
		at := 0
		for _, w := range got.Wrong {
			back.WriteString(got.String[at:w.At])
			back.Write(w.Bytes)
			at = w.At + len("\uFFFD")
		}
		back.WriteString(got.String[at:])
		if source := strings.TrimPrefix(string(b), "\xEF\xBB\xBF"); back.String() != source {
			t.Fatalf("%q came back as %q", source, back.String())
		}
	})
}
