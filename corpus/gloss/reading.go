package gloss

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed readings.txt
var readings string

// entry returns the mark and the readings of r, "= xíng háng", or "".
// It searches the embedded text itself, so that nothing has to be loaded.
func entry(r rune) string {
	lo, hi := 0, len(readings) // the line is within readings[lo:hi]
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := lo + strings.LastIndexByte(readings[lo:mid], '\n') + 1
		end := mid + strings.IndexByte(readings[mid:], '\n')
		switch got, n := utf8.DecodeRuneInString(readings[start:]); {
		case got == r:
			return readings[start+n : end]
		case got < r:
			lo = end + 1
		default:
			hi = start
		}
	}
	return ""
}

// reads reports whether p is a reading of c, tone and all.
func (s *charset) reads(c code, p string) bool {
	for e := s.line[c]; e != ""; {
		var q string
		if q, e, _ = strings.Cut(e, " "); q == p {
			return true
		}
	}
	return false
}

// readsPlain reports whether p is a reading of r when tones are left aside.
func readsPlain(r rune, p string) bool {
	e := entry(r)
	for first := true; e != ""; first = false {
		var q string
		if q, e, _ = strings.Cut(e, " "); !first && samePlain(p, q) {
			return true
		}
	}
	return false
}

const (
	toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
	plain = "aaaaeeeeiiiioooouuuuüüüünnnm"
)

// untone returns r without its tone mark, and whether it had one.
func untone(r rune) (rune, bool) {
	if r < utf8.RuneSelf {
		return r, false
	}
	at := 0
	for _, t := range toned {
		q, n := utf8.DecodeRuneInString(plain[at:])
		if t == r {
			return q, true
		}
		at += n
	}
	return r, false
}

func samePlain(p, q string) bool {
	for p != "" && q != "" {
		a, n := utf8.DecodeRuneInString(p)
		b, m := utf8.DecodeRuneInString(q)
		a, _ = untone(a)
		b, _ = untone(b)
		if a != b {
			return false
		}
		p, q = p[n:], q[m:]
	}
	return p == q
}

// syllable returns the letters of pinyin that s begins with, and whether one
// of them bears a tone mark. No syllable is longer than six letters.
func syllable(s string) (p string, tone bool) {
	n := 0
	for i, r := range s {
		q, t := untone(r)
		if n == 6 || (q < 'a' || q > 'z') && q != 'ü' && q != 'ê' {
			return s[:i], tone
		}
		tone = tone || t
		n++
	}
	return s, tone
}
