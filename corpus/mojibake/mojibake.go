// Package mojibake finds text in UTF-8 whose bytes somebody took for another
// encoding and saved again: “Стороны” that stands as “РЎС‚РѕСЂРѕРЅС‹”, “’”
// that stands as “â€™”.
//
// The mistake is undone where writing the characters in the other encoding
// gives back bytes that are valid UTF-8 without exception, and what they say
// is much likelier to have been written than what stands there (package
// charset reckons how likely a text is). Text of the encoding of one country
// that was taken for that of another (“Ñòîðîíû”) is read as it was written
// where the text as a whole is much likelier so. Where bytes were lost on the way the
// place is reported as damaged and nothing is guessed.
package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tifa/corpus/charset"
)

// An Edit replaces text[Start:End], which is in one line, by To.
type Edit struct {
	Start, End int
	To         string
	Rule       string // "utf-8 read as windows-1252"
}

// A Damage is text[Start:End], of which bytes were lost when it was misread.
type Damage struct{ Start, End int }

// A Result is what [Find] found: each in order, no two overlapping.
type Result struct {
	Edits  []Edit
	Damage []Damage
}

// RulePrefix is what the rule of every [Edit] begins with that undoes a
// misreading of UTF-8; the name of the encoding follows.
const RulePrefix = "utf-8 read as "

// Twice is what the rule of two edits has at its end when one undid the same
// mistake as the other.
const Twice = ", twice"

// Rules are the rules that an [Edit] can have.
func Rules() []string {
	out := make([]string, len(readings))
	for k, r := range readings {
		out[k] = RulePrefix + r.name
	}
	for _, m := range mistakes {
		out = append(out, m.rule())
	}
	return out
}

// By how much the logarithm of likelihood must grow. A French or a Russian
// text has a pair of characters now and then that happens to be UTF-8 ("план
// В»"); setting it right would gain 7 at most.
const (
	enough     = 9.0
	enoughHan  = 12.0 // two bytes that are a character already prove less
	evident    = 7.0  // beside other places of the same mistake that gain much
	much       = 24.0 // what those must gain
	enoughLost = 10.0 // for a place of which bytes were lost; beside such others anything
)

// Find returns where text was misread, once: where it was misread twice, the
// text as edited has the first mistake still and Find finds it there.
func Find(text string) Result {
	var res Result
	suspected := suspect(text)
	if suspected == 0 {
		res.Edits, _ = others(text)
		return res
	}
	var all []passage
	for k := range readings {
		if suspected&(1<<k) != 0 {
			all = append(all, passages(text, k)...)
		}
	}
	gain := make([]float64, len(readings))
	for i := range all {
		if p := &all[i]; p.proves() {
			gain[p.reading] += p.gain
		}
	}
	at := make([]*passage, 0, len(all)) // chosen, in no order
	total := 0.0
	for i := range all {
		p := &all[i]
		if !p.proves() && !(p.gain >= evident && gain[p.reading] >= much) {
			continue
		}
		at = append(at, p)
		total += p.gain
	}
	// Two characters that happen to be UTF-8 stand in any other misread text.
	if edits, most := others(text); most > total {
		return Result{Edits: edits}
	}
	res.Edits = choose(at)
	res.Damage = lost(text, res.Edits, suspected, gain)
	return res
}

func (p *passage) proves() bool {
	return p.gain >= enoughHan || p.gain >= enough && p.reading != gbk
}

// choose returns the passages as edits, the one that gains more where two
// encodings would explain one place.
func choose(all []*passage) []Edit {
	sortPassages(all)
	var out []Edit
	var gain float64
	for _, p := range all {
		if n := len(out); n > 0 && p.start < out[n-1].End {
			if p.gain <= gain {
				continue
			}
			for n = len(out); n > 0 && p.start < out[n-1].End; n = len(out) {
				out = out[:n-1]
			}
		}
		out = append(out, Edit{p.start, p.end, p.to, RulePrefix + readings[p.reading].name})
		gain = p.gain
	}
	return out
}

// lost finds the places of which bytes were lost: runs of characters beyond
// ASCII, with the "?" and U+FFFD that stand for what was lost, that are
// likelier as UTF-8 with holes than as what they are.
func lost(text string, edits []Edit, suspected uint, gain []float64) []Damage {
	var out []Damage
	for i := 0; i < len(text); {
		if len(edits) > 0 && i >= edits[0].End {
			edits = edits[1:]
			continue
		}
		if len(edits) > 0 && i >= edits[0].Start {
			i = edits[0].End
			continue
		}
		if text[i] < utf8.RuneSelf && text[i] != '?' {
			i++
			continue
		}
		limit := len(text)
		if len(edits) > 0 {
			limit = edits[0].Start
		}
		end := runEnd(text, i, limit)
		if at, n := lostTwice(text[i:end]); n > 0 {
			out = append(out, Damage{i + at, i + at + n})
			end = i + at + n
		} else if hole(text[i:end]) && broken(text[i:end], suspected, gain) {
			out = append(out, Damage{i, end})
		}
		i = end
	}
	return out
}

// runEnd is the end of the characters beyond ASCII and question marks from
// start on.
func runEnd(text string, start, limit int) int {
	i := start
	for i < limit {
		if text[i] == '?' {
			i++
			continue
		}
		if text[i] < utf8.RuneSelf {
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	return i
}

// hole tells whether a run shows that something was lost from it.
func hole(run string) bool {
	return len(run) > 1 && strings.ContainsAny(run, "?\uFFFD")
}

// lostTwice finds the bytes of U+FFFD itself, misread: what was lost already
// when the mistake was made.
func lostTwice(run string) (at, n int) {
	for _, sign := range []string{"锟斤拷", "ï¿½"} {
		if at = strings.Index(run, sign); at >= 0 {
			rest := strings.TrimLeft(run[at:], sign)
			return at, len(run) - at - len(rest)
		}
	}
	return 0, 0
}

// broken tells whether a run is what is left of misread UTF-8.
func broken(run string, suspected uint, gain []float64) bool {
	seen := charset.Likelihood(run) + charset.WrongCost*float64(strings.Count(run, "\uFFFD"))
	for k := range readings {
		if suspected&(1<<k) == 0 {
			continue
		}
		b, ok := bytesOf(run, k)
		if !ok {
			continue
		}
		whole, wrong := holed(b)
		need := enoughLost
		if gain[k] >= much {
			need = 0
		}
		if charset.Likelihood(whole)+charset.WrongCost*float64(wrong)-seen > need {
			return true
		}
	}
	return false
}

// holed returns the characters of b that are whole and how many are not; what
// is left of a character and the FF after it are one.
func holed(b []byte) (whole string, wrong int) {
	var out strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError {
			wrong++
			for n < len(b) && n < 3 && !utf8.FullRune(b[:n+1]) {
				n++
			}
			if b[0] != 0xFF && n < len(b) && b[n] == 0xFF {
				n++
			}
		} else {
			out.WriteRune(r)
		}
		b = b[n:]
	}
	return out.String(), wrong
}

// letterBeyond tells a letter that is not of ASCII.
func letterBeyond(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }
