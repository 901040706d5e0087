package gloss

import (
	"strings"
	"unicode/utf8"
)

// A place is a damaged place as it shows: "?p)", then characters read out of
// step, then what brought the reader back into step. The original run of Han
// characters behind it is
//
//	l a1 | b1 a2 | b2 a3 | ... | bm z
//
// where (t l) is the key whose gloss did the damage, t being the trail byte of
// the intact character before it, (a1 b1) ... (am bm) are the pairs that show
// as characters, pairs without a character may stand anywhere among them, and
// z is the byte at which the damage ends.
type place struct {
	start, end int    // in the text; end is the end of what was recognised, even if ok is false
	ok         bool   // the place comes to an end
	x          code   // the intact Han character before it, 0 if there is none
	p          string // the gloss that did the damage
	shown      []shown
	z          byte   // the byte that shows as ASCII, or 0 if it does not show
	q          string // the gloss after the last character, "" if it has none
}

// A shown is a pair of bytes out of step, with the gloss it may bear.
type shown struct {
	code code
	p    string
}

// maxShown bounds the length of a place. Every fifth character or so of a
// traditional text has a trail byte that brings the reader back into step, and
// punctuation ends the run.
const maxShown = 64

// closing returns the gloss that s begins with, up to and with its bracket.
func closing(s string) (p string, tone bool, n int) {
	p, tone = syllable(s)
	if p == "" || !strings.HasPrefix(s[len(p):], ")") {
		return "", false, 0
	}
	return p, tone, len(p) + 1
}

// parse reads the place that begins with the "?" at text[start]. The mechanism
// leaves no choice in it: out of step, every character of GBK is a pair, ASCII
// from 40 up is a trail byte, "?" is a byte without a partner or a regular
// gloss, and nothing else can be.
func (s *charset) parse(text string, start int) place {
	pl := place{start: start, end: start}
	r, _ := utf8.DecodeLastRuneInString(text[:start])
	pl.x = s.han(r)
	p, _, n := closing(text[start+1:])
	if n == 0 {
		return pl
	}
	pl.p = p
	at := start + 1 + n
	pl.end = at
	inHan := true
	for at < len(text) && len(pl.shown) < maxShown {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch c := s.of(r); {
		case r == '?':
			q, _, m := closing(text[at+1:])
			pl.q, pl.end, pl.ok = q, at+1+m, true
			return pl
		case 0x40 <= r && r < 0x7F, r == '€':
			pl.z, pl.end, pl.ok = byte(r), at+n, true
			if r == '€' {
				pl.z = 0x80
			}
			if strings.HasPrefix(text[pl.end:], "(") {
				if q, _, m := closing(text[pl.end+1:]); m > 0 {
					pl.q, pl.end = q, pl.end+1+m
				}
			}
			return pl
		case c != 0:
			sh := shown{code: c}
			at += n
			if strings.HasPrefix(text[at:], "(") {
				if q, _, m := closing(text[at+1:]); m > 0 {
					sh.p = q
					at += 1 + m
				}
			}
			pl.shown = append(pl.shown, sh)
			if inHan = inHan && s.class[c] != 0; inHan {
				pl.end = at
			}
		default:
			return pl
		}
	}
	return pl
}
