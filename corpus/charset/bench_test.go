package charset

import (
	"strings"
	"testing"
)

func BenchmarkDecode(b *testing.B) {
	hans := fiction(b, "zh-Hans")
	russian := fiction(b, "ru")
	for _, test := range []struct {
		label, text, encoding string
		size                  int
	}{
		{"UTF-8/40KB", hans, "UTF-8", 40 << 10},
		{"UTF-16LE/40KB", hans, "UTF-16LE", 40 << 10},
		{"GB18030/40KB", hans, "GB18030", 40 << 10},
		{"GB18030/100MB", hans, "GB18030", 100 << 20},
		{"windows-1251/40KB", russian, "windows-1251", 40 << 10},
		{"windows-1251/100MB", russian, "windows-1251", 100 << 20},
	} {
		b.Run(test.label, func(b *testing.B) {
			source, _ := encode(b, encoders()[test.encoding], test.text)
			source = []byte(strings.Repeat(string(source), test.size/len(source)))
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if got, err := Decode(source, ""); err != nil || got.Encoding != test.encoding {
					b.Fatal(got.Encoding, err)
				}
			}
		})
	}
}
