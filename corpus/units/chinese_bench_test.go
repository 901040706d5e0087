package units

import (
	"strings"
	"testing"

	"tifa/corpus"
)

// BenchmarkChinese reads the units of a statement of 40 KB, and of one clause
// of a megabyte that nothing parts.
func BenchmarkChinese(b *testing.B) {
	for _, c := range []struct{ name, part string }{
		{"statement", "双方重申，将继续深化务实合作，维护地区和平稳定。双方商定：扩大相互投资；便利人员往来；加强海关协作。阿方对凯方主办论坛表示赞赏，支持凯方在《海峡公约》框架下发挥作用，反对任何形式的单边措施。双方认为，各国应在平等基础上开展对话，不应将经贸问题政治化。\n\n"},
		{"clause", "双方在港口在航运和能源领域对合作支持为扩大贸易将"},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := 40 << 10
			if c.name == "clause" {
				n = 1 << 20
			}
			text := []byte("阿维尼亚和凯斯特里亚联合声明\n\n" + strings.Repeat(c.part, n/len(c.part)))
			st, err := corpus.Read("-", text, corpus.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Reader{}.Read(st)
			}
		})
	}
}
