package charset

import (
	"bytes"
	"unicode/utf8"
)

// decodeUTF8 writes b with each ill-formed sequence (the longest that begins
// like a character, as Unicode recommends) listed as wrong.
func decodeUTF8(o *output, b []byte) {
	o.Grow(len(b))
	for i := 0; i < len(b); {
		n := validSpan(b[i:])
		o.Write(b[i : i+n])
		if i += n; i == len(b) {
			break
		}
		n = illFormed(b[i:])
		o.bad(b[i:i+n], i)
		i += n
	}
}

// validSpan is the length of the valid UTF-8 that b begins with.
func validSpan(b []byte) int {
	// utf8.Valid is several times as fast as the walk: it does the long
	// stretches, the walk only the block that holds something ill-formed.
	const block = 4096
	i := 0
	for len(b)-i > block {
		end := i + block
		for end > i && !utf8.RuneStart(b[end]) {
			end--
		}
		if end == i || !utf8.Valid(b[i:end]) {
			break
		}
		i = end
	}
	for i < len(b) {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return i
}

// illFormed is the length of the ill-formed sequence that b begins with: one
// byte, or as many as could still have become a character.
func illFormed(b []byte) int {
	n := 1
	for n < 3 && n < len(b) && !utf8.FullRune(b[:n+1]) {
		n++
	}
	return n
}

// nearlyUTF8 says why b, which is not valid UTF-8, is to be read as such all the
// same, or "".
//
// A character of several bytes has a form that other encodings hit upon by
// chance only now and then, so that characters are counted against ill-formed
// sequences. The share of wrong bytes alone would not do: an English text in
// windows-1252 has very few bytes beyond ASCII, all of them wrong.
func nearlyUTF8(b []byte) string {
	good, wrong, last := 0, 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			wrong++
			last = i
			i += illFormed(b[i:])
			if wrong > 64 && good < wrong {
				return ""
			}
			continue
		}
		good++
		i += n
	}
	if wrong == 1 && !utf8.FullRune(b[last:]) {
		// One byte alone at the end of a word of ASCII letters is an accented
		// letter of a legacy encoding ("café") rather than a cut.
		word := last > 0 && isASCIILetter(rune(b[last-1]))
		if good > 0 || len(b)-last > 1 || last > 0 && !word {
			return "UTF-8 with the last character cut off"
		}
	}
	if good >= 8*wrong || good >= 2*wrong && wrong*100 <= len(b) {
		return "UTF-8 with a few wrong bytes"
	}
	return ""
}

// withoutUTF8 is a text that is no UTF-8 without the lines that are, so that they
// do not speak for its encoding: where files of two encodings were put together,
// they are known later for what they are. A few bytes may be valid by chance.
func withoutUTF8(b []byte) []byte {
	const fewest = 4 // characters
	var out []byte
	for line := range bytes.Lines(b) {
		if n := utf8.RuneCount(line); len(line)-n < fewest || !utf8.Valid(line) {
			out = append(out, line...)
		}
	}
	return out
}

// nearlyASCII tells whether so few bytes of b are not ASCII that the text can be
// read without them: in a text of which they are letters they are more.
func nearlyASCII(b []byte) bool {
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return 1000*high <= len(b)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' && r < utf8.RuneSelf }
