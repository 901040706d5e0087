package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"tifa/corpus/fold"
)

// mostNear is how many forms Near returns at the most.
const mostNear = 6

// Near returns the forms of rows with a word of the same beginning as one that none of
// them holds: three letters of five, which an inflected verb has in common
// with its base form. Those that share most of its beginning come first, of these
// the shortest.
func Near(word string, rows []Entry) []string {
	letters := []rune(fold.Words(word))
	stem := string(letters[:(3*len(letters)+4)/5])
	common := func(form string) (n int) {
		for _, r := range fold.Words(form) {
			if n == len(letters) || letters[n] != r {
				break
			}
			n++
		}
		return n
	}
	var forms []string
	for i := range rows {
		if strings.Contains(" "+fold.Words(rows[i].Form), " "+stem) {
			forms = append(forms, rows[i].Form)
		}
	}
	slices.SortFunc(forms, func(a, b string) int {
		return cmp.Or(common(b)-common(a), len(a)-len(b), strings.Compare(a, b))
	})
	forms = slices.Compact(forms)
	return forms[:min(len(forms), mostNear)]
}
