package mojibake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/corpus/charset"
)

// A passage is a stretch of one line that reads as UTF-8 in the bytes of one
// of the readings.
type passage struct {
	start, end int // in the text
	reading    int
	to         string
	gain       float64 // growth of the logarithm of likelihood
}

func sortPassages(all []*passage) {
	slices.SortStableFunc(all, func(a, b *passage) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.reading - b.reading
	})
}

// passages returns the passages of text in reading k: characters misread one
// beside the other, with ASCII between them. One that does not convert ends
// the passage.
func passages(text string, k int) []passage {
	var out []passage
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		out = inLine(out, text, start, end, k)
		start = end
	}
	return out
}

// A piece is a run of characters that is misread UTF-8 as a whole.
type piece struct {
	start, end int
	to         []byte // grows with the run
	gain       float64
}

func inLine(out []passage, text string, start, end, k int) []passage {
	var pieces []piece
	clean := false // a character beyond ASCII that does not convert stands before
	flush := func(cleanAfter bool) {
		if p, ok := join(text, pieces, clean, cleanAfter, k); ok {
			out = append(out, p)
		}
		pieces, clean = pieces[:0], cleanAfter
	}
	for i := start; i < end; {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		to, n := convert(text[i:end], k)
		switch {
		case n == 0:
			_, n = utf8.DecodeRuneInString(text[i:])
			flush(true)
		case len(pieces) > 0 && pieces[len(pieces)-1].end == i:
			last := &pieces[len(pieces)-1]
			last.end, last.to = i+n, append(last.to, to...)
		default:
			pieces = append(pieces, piece{start: i, end: i + n, to: []byte(to)})
		}
		i += n
	}
	flush(false)
	return out
}

// convert returns the characters of UTF-8 that s begins with when its own
// characters are written in reading k, as few as fill whole characters of s,
// and how many bytes of s they are; 0 if it begins with none.
func convert(s string, k int) (to string, n int) {
	var b []byte
	checked := 0 // bytes of b that are whole characters
	for n < len(s) && n < longestOut {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r < utf8.RuneSelf {
			return "", 0
		}
		pair, m := encode(k, r)
		if m == 0 {
			return "", 0
		}
		b = append(b, pair[:m]...)
		n += size
		size, ok := whole(b[checked:])
		if checked += size; !ok {
			return "", 0
		} else if checked == len(b) {
			return string(b), n
		}
	}
	return "", 0
}

// known tells the characters of the texts that package charset knows: without
// it any two bytes would do, for most are letters of some script.
func known(r rune) bool {
	switch {
	case 0xA0 <= r && r < 0x180, 0x400 <= r && r < 0x460, r == 0x490, r == 0x491: // Latin, Cyrillic
		return true
	case 0x2010 <= r && r < 0x2040, r == '€', r == '№', r == '™', r == '−', r == '≥', r == '≤', r == 0xFEFF:
		return true
	case 0x3000 <= r && r < 0x3100, 0x4E00 <= r && r < 0xA000, 0xFF00 <= r && r < 0xFFF0: // of Chinese
		return true
	}
	// What is left of a first mistake, where there were two.
	if r < 0xA0 {
		return true
	}
	for k := range gbk {
		if r < tableEnd && singles()[k][r] != 0 {
			return true
		}
	}
	return false
}

// longestOut is how many bytes of text are read in GBK, two by two, until they
// are in step with the characters that they were: a long word of two-byte
// letters.
const longestOut = 300

// whole returns how many bytes of b are whole characters of UTF-8; ok is false
// if what follows cannot become one. ASCII in b is what a pair of GBK
// swallowed.
func whole(b []byte) (n int, ok bool) {
	for n < len(b) {
		r, size := utf8.DecodeRune(b[n:])
		switch {
		case !utf8.FullRune(b[n:]):
			return n, true
		case r == utf8.RuneError: // also the character itself: its original is lost
			return n, false
		case r >= utf8.RuneSelf && !known(r):
			return n, false
		}
		n += size
	}
	return n, true
}

// join makes one passage of pieces with only ASCII between them. A piece that
// gains little is left out at an end beyond which there is text that was not
// misread, and so is, in an alphabet, one that such a letter touches: words
// are misread as a whole.
func join(text string, pieces []piece, cleanBefore, cleanAfter bool, k int) (passage, bool) {
	const little = 3.0
	for i := range pieces {
		p := &pieces[i]
		a, b := beside(text, p)
		p.gain = charset.Likelihood(a+string(p.to)+b) - charset.Likelihood(a+text[p.start:p.end]+b)
		if k != gbk && touches(text, p) {
			p.gain = 0
		}
	}
	for cleanBefore && len(pieces) > 0 && pieces[0].gain < little {
		pieces = pieces[1:]
	}
	for cleanAfter && len(pieces) > 0 && pieces[len(pieces)-1].gain < little {
		pieces = pieces[:len(pieces)-1]
	}
	if len(pieces) == 0 {
		return passage{}, false
	}
	out := passage{start: pieces[0].start, end: pieces[len(pieces)-1].end, reading: k}
	var to strings.Builder
	at := out.start
	for _, p := range pieces {
		to.WriteString(text[at:p.start] + string(p.to))
		at = p.end
		out.gain += p.gain
	}
	out.to = to.String()
	return out, out.gain >= evident
}

// beside returns the ASCII characters on both sides of a piece: a letter is
// likelier in a word than alone.
func beside(text string, p *piece) (before, after string) {
	if p.start > 0 && text[p.start-1] < utf8.RuneSelf {
		before = text[p.start-1 : p.start]
	}
	if p.end < len(text) && text[p.end] < utf8.RuneSelf {
		after = text[p.end : p.end+1]
	}
	return before, after
}

// touches tells whether a letter beyond ASCII that is not misread stands
// directly beside a piece.
func touches(text string, p *piece) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:p.start])
	after, _ := utf8.DecodeRuneInString(text[p.end:])
	return letterBeyond(before) || letterBeyond(after)
}

// bytesOf returns the bytes of a run in reading k, FF for what stands for lost
// ones; ok is false if the
// reading does not have one of its characters.
func bytesOf(run string, k int) (b []byte, ok bool) {
	for _, r := range run {
		if r == '?' || r == utf8.RuneError {
			b = append(b, 0xFF)
			continue
		}
		pair, n := encode(k, r)
		if n == 0 {
			return nil, false
		}
		b = append(b, pair[:n]...)
	}
	return b, true
}
