package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/fold"
)

// fillsHoles tells whether whole is what damaged may have been: the same but
// for its U+FFFD, each of which stands for one or two characters that are no
// white space, or, at the end of a character's bytes, for none.
func fillsHoles(damaged, whole string) bool {
	if !strings.ContainsRune(damaged, utf8.RuneError) {
		return false
	}
	parts := strings.Split(fold.String(strings.TrimSpace(damaged)), "\uFFFD")
	rest := fold.String(strings.TrimSpace(whole))
	if !strings.HasPrefix(rest, parts[0]) {
		return false
	}
	rest = rest[len(parts[0]):]
	room := 0 // characters that the holes so far may hold
	for i, part := range parts[1:] {
		if room += 2; part == "" && i < len(parts)-2 {
			continue
		}
		at := strings.Index(rest, part)
		if i == len(parts)-2 { // the last part ends it
			at = len(rest) - len(part)
		}
		if at < 0 || !strings.HasSuffix(rest[:at+len(part)], part) || utf8.RuneCountInString(rest[:at]) > room || strings.ContainsFunc(rest[:at], unicode.IsSpace) {
			return false
		}
		rest, room = rest[at+len(part):], 0
	}
	return rest == ""
}
