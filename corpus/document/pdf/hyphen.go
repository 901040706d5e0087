package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/document"
)

// hyphens knows how the words of a document are written where no line ends
// inside them.
type hyphens struct {
	words map[string]bool // in lower case, hyphens included
	// divides is set when the document was set with hyphenation: no fewer words at
	// line ends were certainly divided there than have their hyphen elsewhere too.
	divides bool
}

// prefixes are written with a hyphen often enough that one at a line end is
// taken for a part of the word.
var prefixes = map[string]bool{
	"non": true, "self": true, "ex": true, "all": true, "vice": true, "cross": true, "mid": true,
	"well": true, "long": true, "short": true, "high": true, "low": true, "large": true, "small": true, "so": true,
	"по": true, "во": true, "в": true, "из": true, "экс": true, "вице": true, "контр": true,
}

// compound and adjective are the halves of Russian adjectives that are written
// with a hyphen: социально-экономический.
var (
	compound  = regexp.MustCompile(`^\p{Cyrillic}{4,}[нвкт]о$`)
	adjective = regexp.MustCompile(`^\p{Cyrillic}{4,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими)$`)
)

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '‐' || r == '\'' || r == '’'
}

// isHyphen tells the hyphens that may stand at a line end.
func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == 0xAD }

// lastWord and firstWord are the word that a line breaks.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return !inWord(r) && r != 0xAD })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func newHyphens(all []line) *hyphens {
	h := &hyphens{words: map[string]bool{}}
	all = unfold(all)
	for i := range all {
		t := all[i].text
		if isHyphen(lastRune(t)) {
			t = strings.TrimSuffix(t, lastWord(t))
		}
		if i > 0 && isHyphen(lastRune(all[i-1].text)) {
			t = strings.TrimPrefix(t, firstWord(t))
		}
		for _, w := range strings.FieldsFunc(t, func(r rune) bool { return !inWord(r) }) {
			h.words[key(w)] = true
		}
	}
	divided, hyphened := 0, 0
	for i := 1; i < len(all); i++ {
		a, b, ok := broken(all[i-1].text, all[i].text)
		switch {
		case !ok:
		case h.words[key(a+"-"+b)]:
			hyphened++
		case h.words[key(a+b)]: // "cyber-security" beside "cybersecurity" looks so as well
			divided++
		}
	}
	h.divides = divided > 0 && divided >= hyphened
	return h
}

// key is the form under which a word is looked up.
func key(w string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Trim(w, "-‐'’"), "‐", "-"))
}

// broken gives the halves of a word that a line end breaks at a hyphen.
func broken(a, b string) (left, right string, ok bool) {
	if !isHyphen(lastRune(a)) {
		return "", "", false
	}
	left = strings.TrimRightFunc(lastWord(a), isHyphen)
	right = firstWord(b)
	return left, right, left != "" && right != "" && unicode.IsLetter(firstRune(right))
}

// keep reports whether the hyphen between the halves belongs to the word: it
// is written so elsewhere, or nothing tells that it was divided.
func (h *hyphens) keep(left, right string) bool {
	switch {
	case h.words[key(left+"-"+right)]:
		return true
	case h.words[key(left+right)]:
		return false
	case !unicode.IsLower(firstRune(right)), strings.IndexFunc(left, unicode.IsDigit) >= 0:
		return true
	case strings.Contains(left, "-") && unicode.Is(unicode.Cyrillic, lastRune(left)):
		return h.words[key(left[strings.LastIndex(left, "-"):])] || !h.divides // Юго-Восточ-ный
	case strings.Contains(left, "-"), prefixes[key(left)], compound.MatchString(left) && adjective.MatchString(right):
		return true
	case !unicode.IsLower(lastRune(left)):
		return true
	}
	known := 0
	for _, w := range []string{left, right} {
		if h.words[key(w)] {
			known++
		}
	}
	return known == 2 || !h.divides
}

// join puts the lines of a paragraph together.
func (h *hyphens) join(lines ...string) string {
	var out strings.Builder
	last := ""
	for _, l := range lines {
		if l == "" {
			continue
		}
		if last != "" {
			cut, between := h.seam(last, l)
			out.WriteString(last[:len(last)-cut])
			out.WriteString(between)
		}
		last = l
	}
	out.WriteString(last)
	return out.String()
}

// seam says how two lines are put together: how many bytes of the first are
// left out, a hyphen, and what comes between them.
func (h *hyphens) seam(a, b string) (cut int, between string) {
	last, first := lastRune(a), firstRune(b)
	if last == 0xAD {
		return utf8.RuneLen(last), ""
	}
	if isHyphen(last) && document.Hangs(b) {
		return 0, " "
	}
	if left, right, ok := broken(a, b); ok {
		if h.keep(left, right) {
			return 0, ""
		}
		return utf8.RuneLen(last), ""
	}
	switch {
	case isCJK(last) || isCJK(first):
		return 0, ""
	case isWide(last) && isWide(first), isWide(last) && hasCJK(a), isWide(first) && hasCJK(b):
		return 0, "" // quotes and dashes are wide beside ideographs only
	case (last == '—' || first == '—') && !strings.HasSuffix(a, " —") && !strings.HasPrefix(b, "— "):
		return 0, ""
	case last == '/' || isHyphen(last) && !unicode.IsSpace(before(a)):
		return 0, ""
	}
	return 0, " "
}

// before is the last character but one.
func before(s string) rune {
	return lastRune(s[:len(s)-utf8.RuneLen(lastRune(s))])
}

func isWide(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return isCJK(r)
}

// hasCJK reports whether a line is mostly ideographs.
func hasCJK(s string) bool {
	n := 0
	for _, r := range s {
		if isCJK(r) {
			n++
		}
	}
	return 2*n > utf8.RuneCountInString(s)
}
