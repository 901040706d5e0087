package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed sources.tsv
var sourceTable string

// Source is what a row of the embedded tables rests on.
type Source struct {
	ID   string // as in Entry.Source
	What string
	URL  string // one, or more with " ; " between them
}

var sources = sync.OnceValue(func() []Source {
	var out []Source
	for line := range strings.Lines(sourceTable) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || cells[0] == "id" {
			continue
		}
		out = append(out, Source{cells[0], cells[1], cells[2]})
	}
	return out
})

// Sources lists the sources that rows cite, in the order of their table. What
// has no entry there, as an address or the name of a series, says itself what
// it is.
func Sources(rows []Entry) []Source {
	cited := map[string]bool{}
	for _, e := range rows {
		for id := range strings.FieldsFuncSeq(e.Source, func(r rune) bool { return r == ';' || r == ',' }) {
			cited[strings.TrimSpace(id)] = true
		}
	}
	var out []Source
	for _, s := range sources() {
		if cited[s.ID] {
			out = append(out, s)
		}
	}
	return out
}
