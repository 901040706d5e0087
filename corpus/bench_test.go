package corpus

import (
	"strings"
	"testing"
)

// BenchmarkRead reads statements of 40 KB: what a long one has.
func BenchmarkRead(b *testing.B) {
	for _, c := range []struct{ lang, part string }{
		{"en", "\n\nI. Trade\n\nThe two sides reaffirm that H.E. the Chancellor and the U.S. envoy will meet before 1 May 2025. They agreed (a) to open the ports; (b) to lower the tariffs by 1.5 per cent.\n"},
		{"zh", "\n\n一、贸易\n\n双方重申，将继续深化务实合作，维护地区和平稳定。双方商定：扩大相互投资；便利人员往来；加强海关协作。\n"},
		{"ru", "\n\nI. Торговля\n\nСтороны подтверждают, что в 2024 г. объем торговли достиг 12 млрд крон. Стороны договорились развивать порты, дороги и т.д.\n"},
	} {
		text := []byte("Joint Statement" + strings.Repeat(c.part, 40<<10/len(c.part)))
		b.Run("lang="+c.lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read("-", text, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
