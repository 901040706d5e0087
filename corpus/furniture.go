package corpus

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/day"
	"tifa/corpus/document"
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

// The reasons of lines that the table does not know by themselves.
const (
	noWords    = "no words"
	goesOnSign = "sign that the text goes on"
	// menu is the reason of single words, "News", "About", which are headings as
	// well: they go only with others of their kind.
	menu = "menu"
)

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
	if document.KindOfTitle(line) == document.Path {
		return "navigation"
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
	line := func(i int) string { return withoutBullet(text[blocks[i].Start:blocks[i].End]) }
	stands := func(i int) bool {
		s := line(i)
		return isSentence(s) && !isLabel(s) && furniture(s) == ""
	}
	first, last := 0, len(blocks)-1
	for first < len(blocks) && !stands(first) {
		first++
	}
	for last > first && !stands(last) {
		last--
	}
	reasons := make([]string, len(blocks))
	for i := range blocks {
		if i < first || i > last {
			reasons[i] = furniture(line(i))
			if reasons[i] == "" && i > last && goesElsewhere().MatchString(strings.TrimSpace(strings.ToLower(fold.String(line(i))))) {
				reasons[i] = goesOnSign
			}
		} else if wordless(line(i)) {
			reasons[i] = noWords
		}
	}
	dropMenus(reasons, line, first, last)
	for i, b := range blocks {
		if reasons[i] == "" {
			kept = append(kept, b)
			continue
		}
		dropped = append(dropped, Dropped{b, reasons[i], ""})
	}
	return kept, dropped
}

// fewestLinks is how many lines of a menu have to be known as such before the
// lines among them that are not known go with them.
const fewestLinks = 3

// dropMenus decides on the menus of a page that was saved as text: runs of short
// lines that are no sentences. Before the text they reach from the first line to
// the last one that belongs to a menu, if a third of them is known to; behind it,
// from the first list of further reading or imprint to the end. A line that names
// a document or holds a day stays wherever it stands, as do single words that
// are not among others of their kind.
func dropMenus(reasons []string, line func(int) string, first, last int) {
	whole := last < first || first >= len(reasons) // no sentence at all: nothing tells text from menu
	end, known := 0, 0
	for i := range min(first, len(reasons)) {
		if reasons[i] == menu || reasons[i] == "navigation" {
			if known++; known >= fewestLinks && known*3 >= i+1 {
				end = i + 1
			}
		}
	}
	if whole {
		end = 0
	}
	for i := range min(first, len(reasons)) {
		switch {
		case reasons[i] == menu && i >= end:
			reasons[i] = ""
		case reasons[i] == "" && i < end && linkLike(line(i)):
			reasons[i] = menu
		}
	}
	begin, known := len(reasons), 0
	for i := last + 1; i < len(reasons); i++ {
		switch reasons[i] {
		case "", noWords, goesOnSign, "share or print link":
		default:
			begin = min(begin, i)
			known++
		}
	}
	for i := last + 1; i < len(reasons); i++ {
		switch {
		case reasons[i] == menu && (known < fewestLinks || whole):
			reasons[i] = ""
		case reasons[i] == "" && i > begin && known >= fewestLinks && !whole && linkLike(line(i)):
			reasons[i] = menu
		}
	}
}

// longestLink is the length in characters of the longest label of a link: the
// headlines in lists of further reading.
const longestLink = 100

// linkLike tells a line that may be the label of a link: short, no sentence, no
// day, no name of a document and no number of a paragraph.
func linkLike(s string) bool {
	f := fold.String(s)
	if _, dated := day.Find(f); dated {
		return false
	}
	return utf8.RuneCountInString(f) <= longestLink && (!isSentence(s) || isLabel(s)) && marker(s) == 0 && !document.NamesDocument(f)
}

// withoutBullet is a line without the mark of the list that a menu was before the
// page was converted.
func withoutBullet(s string) string { return strings.TrimLeft(s, "•·▪◦*-– \t\u00a0\u3000") }

// isLabel tells a few words before a colon: what stands behind them is a list of
// links or a field rather than the matter of a sentence.
func isLabel(s string) bool {
	const longest = 12
	return (strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")) && utf8.RuneCountInString(s) <= longest
}

// dateOfPublication takes the day from the lines that were dropped before the
// text, where the text itself gives none: "2031-05-16 17:33 来源：…".
func (s *Statement) dateOfPublication() {
	if !s.Date.IsZero() || len(s.Clauses) == 0 {
		return
	}
	path := time.Time{} // of a path through the site: a day in it is rather that of a folder
	for _, d := range s.Dropped {
		if d.Span.Len() == 0 || d.Span.Start > s.Clauses[min(1, len(s.Clauses)-1)].End {
			continue
		}
		t, ok := day.Find(s.String(d.Span))
		switch {
		case !ok:
		case document.KindOfTitle(s.String(d.Span)) != document.Path:
			s.Date, s.DateFrom = t, "dateline"
			return
		case path.IsZero():
			path = t
		}
	}
	if !path.IsZero() {
		s.Date, s.DateFrom = path, "dateline"
	}
}

// isSentence tells whether a block ends like a sentence, in any script.
func isSentence(s string) bool {
	s = strings.TrimRight(s, "”’」』）)]】》»\"' \t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？.!?…;；:：", r)
}
