package library

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// fileName is what the name of a statement says of it.
type fileName struct {
	date  time.Time
	label string
	lang  string
	wrong string // why it says less than it should, "" when nothing is wrong
}

var (
	dayStart = regexp.MustCompile(`^(([0-9]{4})[-_.]?([0-9]{2})[-_.]?([0-9]{2}))(?:[^0-9]|$)`)
	langPart = regexp.MustCompile(`^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$`)
)

// parseName reads date.lang.txt and date.label.lang.txt.
func parseName(base string) fileName {
	var n fileName
	stem := strings.TrimSuffix(base, path.Ext(base))
	rest := stem
	if m := dayStart.FindStringSubmatch(stem); m != nil {
		day := m[2] + "-" + m[3] + "-" + m[4]
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			n.wrong = "has the date " + day + " in its name, which does not exist"
		}
		n.date = t
		rest = strings.TrimLeft(stem[len(m[1]):], "._- ")
	} else {
		n.wrong = "has no date in its name"
	}
	parts := strings.Split(rest, ".")
	if last := parts[len(parts)-1]; langPart.MatchString(last) {
		n.lang = last
		parts = parts[:len(parts)-1]
	}
	n.label = strings.Join(parts, ".")
	return n
}

func isText(name string) bool { return strings.EqualFold(path.Ext(name), ".txt") }

// validPart says what is wrong with a word that is to become part of a name:
// it must mean the same on every system and steer no terminal. "" is right.
func validPart(word string) string {
	switch {
	case word == "":
		return "is empty"
	case len(word) > 100:
		return "is longer than 100 bytes"
	case strings.ContainsFunc(word, func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_. ", r)
	}):
		return "may have letters, digits, spaces, hyphens, dots and underscores only"
	case strings.ContainsAny(word[:1], "-. ") || strings.HasSuffix(word, ".") || strings.HasSuffix(word, " "):
		return "may not begin or end with a dot or space, nor begin with a hyphen"
	case !filepath.IsLocal(word):
		return "is a name that the system keeps for itself"
	}
	return ""
}

// validFile says what is wrong with the path of a file of the corpus: it is
// series/name, or with source series/source/name.
func validFile(file string, source bool) error {
	parts := strings.Split(file, "/")
	if source && len(parts) == 3 && parts[1] == SourceFolder {
		parts = []string{parts[0], parts[2]}
	}
	if len(parts) != 2 {
		return fmt.Errorf("%q is no file of a series: write series/name", file)
	}
	for _, p := range parts {
		if p == "" || p[0] == '.' || strings.ContainsAny(p, "\\:\x00") || !filepath.IsLocal(p) {
			return fmt.Errorf("%q leads out of the corpus or into a hidden folder: write series/name", file)
		}
	}
	return nil
}
