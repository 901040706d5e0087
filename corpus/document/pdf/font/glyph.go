package font

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed glyphs.tsv
var glyphTable string

var glyphs = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, strings.Count(glyphTable, "\n"))
	for line := range strings.Lines(glyphTable) {
		name, hex, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		r, err := strconv.ParseUint(hex, 16, 32)
		if err != nil {
			panic(err) // embedded: cannot fail
		}
		m[name] = rune(r)
	}
	return m
})

// named is what the name of a glyph stands for, "" when it says nothing
// (Adobe Glyph List Specification, section 2).
func named(name string) string {
	name, _, _ = strings.Cut(name, ".")
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		if r, ok := glyphs()[part]; ok {
			b.WriteRune(r)
		} else if hex, ok := strings.CutPrefix(part, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 {
			for ; hex != ""; hex = hex[4:] {
				r, err := strconv.ParseUint(hex[:4], 16, 32)
				if err != nil {
					return ""
				}
				b.WriteRune(rune(r))
			}
		} else if hex, ok := strings.CutPrefix(part, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
			r, err := strconv.ParseUint(hex, 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(r))
		} else {
			return ""
		}
	}
	return b.String()
}
