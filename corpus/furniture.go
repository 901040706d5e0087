package corpus

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
)

//go:embed furniture.tsv
var furnitureTable string

type furnitureRow struct {
	reason  string
	pattern *regexp.Regexp
}

var furnitureRows = sync.OnceValue(func() []furnitureRow {
	var out []furnitureRow
	for line := range strings.Lines(furnitureTable) {
		if line[0] == '#' {
			continue
		}
		reason, pattern, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out = append(out, furnitureRow{reason, regexp.MustCompile(pattern)})
	}
	return out
})

// longestFurniture is the length in characters beyond which a line is never
// taken for furniture: licence and copyright lines are shorter, sentences of
// a statement about copyright are longer.
const longestFurniture = 120

const noWords = "no words"

// wordless tells a line without a letter or number: a rule, a row of stars.
func wordless(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == utf8.RuneError }) < 0
}

// furniture returns why a line is no part of a statement, "" when it may be.
func furniture(line string) string {
	if utf8.RuneCountInString(line) > longestFurniture {
		return ""
	}
	if wordless(line) {
		return noWords
	}
	folded := strings.ToLower(strings.TrimSpace(fold.String(line)))
	for _, row := range furnitureRows() {
		if row.pattern.MatchString(folded) {
			return row.reason
		}
	}
	return ""
}

// dropFurniture takes the furniture out of the blocks before the first and
// after the last sentence and returns what is left and what was dropped.
// Lines without a letter or digit (rules, rows of stars) go wherever they
// stand.
func dropFurniture(text string, blocks []Span) (kept []Span, dropped []Dropped) {
	stands := func(b Span) bool {
		s := text[b.Start:b.End]
		return isSentence(s) && furniture(s) == ""
	}
	first, last := 0, len(blocks)-1
	for first < len(blocks) && !stands(blocks[first]) {
		first++
	}
	for last > first && !stands(blocks[last]) {
		last--
	}
	for i, b := range blocks {
		reason := ""
		if i < first || i > last {
			reason = furniture(text[b.Start:b.End])
		} else if wordless(text[b.Start:b.End]) {
			reason = noWords
		}
		if reason == "" {
			kept = append(kept, b)
			continue
		}
		dropped = append(dropped, Dropped{b, reason, ""})
	}
	return kept, dropped
}

// isSentence tells whether a block ends like a sentence, in any script.
func isSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)]】》»\"' \t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？.!?…;；:：", r)
}
