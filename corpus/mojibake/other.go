package mojibake

import (
	"strings"
	"unicode/utf8"

	"tifa/corpus/charset"
)

// A mistake is an encoding of one country whose bytes were taken for another
// one: “Стороны” in windows-1251 that stands as “Ñòîðîíû”. Unlike UTF-8 such
// bytes prove nothing by their form, so that only a text as a whole is judged.
type mistake struct {
	was  string // as package charset names it
	seen int    // index in readings
}

// mistakes are those that files are met with.
var mistakes = []mistake{
	{"windows-1251", windows1252}, {"KOI8-R", windows1252}, {"IBM866", windows1252}, {"GB18030", windows1252}, {"Big5", windows1252},
	{"windows-1251", latin1}, {"KOI8-R", latin1}, {"IBM866", latin1}, {"GB18030", latin1}, {"Big5", latin1},
	{"KOI8-R", windows1251}, {"IBM866", windows1251}, {"GB18030", windows1251},
	{"windows-1251", koi8},
}

// Indices in readings.
const (
	windows1252 = iota
	latin1
	windows1251
	koi8
)

func (m mistake) rule() string {
	return strings.ToLower(m.was) + " read as " + readings[m.seen].name
}

const (
	// sampled is how many bytes of a text are tried under each mistake.
	sampled = 2 << 10
	// eachGains is by how much the logarithm of likelihood must grow for each
	// character beyond ASCII, and allGain for all that were tried. A true text
	// loses by any of the mistakes.
	eachGains = 1.0
	allGain   = 60.0
	// manySigns is how many different characters beyond ASCII a text must show:
	// rules and ornaments are of few.
	manySigns = 12
)

// others returns the lines of a text that were written in an encoding of one
// country and taken for another, and by how much the logarithm of likelihood
// grows in a sample of them.
func others(text string) (out []Edit, gains float64) {
	var sample []string
	size := 0
	for line := range strings.Lines(text) {
		if size >= sampled {
			break
		}
		if foreign(line) {
			sample = append(sample, strings.ToValidUTF8(line[:min(len(line), sampled)], ""))
			size += len(line)
		}
	}
	beyond, signs := 0, map[rune]bool{}
	seen := make([]float64, len(sample))
	for i, line := range sample {
		seen[i] = charset.Likelihood(line)
		for _, r := range line {
			if r >= utf8.RuneSelf {
				beyond++
				signs[r] = true
			}
		}
	}
	if len(signs) < manySigns {
		return nil, 0
	}
	best, most := mistake{}, max(allGain, eachGains*float64(beyond))
	for _, m := range mistakes {
		gain := 0.0
		for i, line := range sample {
			if to, ok := m.undo(line); ok {
				gain += charset.Likelihood(to) - seen[i]
			}
		}
		if gain > most {
			best, most = m, gain
		}
	}
	if best.was == "" {
		return nil, 0
	}
	at := 0
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		line = strings.TrimRight(line, "\n")
		if to, ok := best.undo(line); ok && to != line && charset.Likelihood(to) > charset.Likelihood(line) {
			out = append(out, Edit{start, start + len(line), to, best.rule()})
		}
	}
	return out, most
}

// foreign tells a line that consists of characters beyond ASCII for the most
// part, all of them of encodings of one byte.
func foreign(line string) bool {
	beyond, letters := 0, 0
	for _, r := range line {
		switch {
		case r >= tableEnd:
			return false
		case r >= utf8.RuneSelf:
			beyond++
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			letters++
		}
	}
	return beyond > letters
}

// undo reads a line as it was written. ok is false where some of its
// characters can have come from no such mistake.
func (m mistake) undo(line string) (to string, ok bool) {
	b := make([]byte, 0, len(line))
	for _, r := range line {
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
			continue
		}
		pair, n := encode(m.seen, r)
		if n != 1 {
			return "", false
		}
		b = append(b, pair[0])
	}
	t, err := charset.Decode(b, m.was)
	return t.String, err == nil && len(t.Wrong) == 0
}
