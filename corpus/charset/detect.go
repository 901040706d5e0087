package charset

import (
	"math"
	"unicode/utf8"
)

const (
	sampleSize = 64 << 10 // bytes read under each encoding
	sampleHigh = 4 << 10  // of them beyond ASCII: more would tell nothing new
)

// What the scorer reckons with, as natural logarithms of probabilities.
const (
	asciiCost  = -3.7   // an ASCII character, in any encoding
	chanceCost = -4.852 // a byte beyond ASCII, if it were one of 128 by chance
	wrongCost  = -14    // a byte that the encoding does not know
)

// enough is by how much, for each byte beyond ASCII, the winner must explain the
// bytes better than chance does. Texts of its language reach 1.3 and more; texts
// of another language, by the luck of their letters, 0.7. A short text strays
// further from its mean and is granted more.
func enough(high int) float64 {
	return max(0.5, 0.9-5/float64(high))
}

// candidate is an encoding that is found by its characters.
type candidate struct {
	name  string
	prior float64 // ln of how usual such files are, by and large
	why   string
	score func(text string) float64 // log-probability that the language writes text
}

// candidates are in the order in which equals win.
func candidates() []candidate {
	western := func(text string) float64 { return scoreLatin(text, westernLetters()) }
	central := func(text string) float64 { return scoreLatin(text, centralLetters()) }
	turkish := func(text string) float64 { return scoreLatin(text, turkishLetters()) }
	return []candidate{
		{"GB18030", 0, "characters read as Chinese", scoreSimplified},
		{"GB18030", -1, "characters read as traditional Chinese", scoreTraditional},
		{"Big5", 0, "characters read as traditional Chinese", scoreTraditional},
		{"windows-1251", 0, "characters read as Cyrillic", scoreCyrillic},
		{"KOI8-R", -1, "characters read as Cyrillic", scoreCyrillic},
		{"KOI8-U", -2, "characters read as Cyrillic", scoreCyrillic},
		{"IBM866", -1, "characters read as Cyrillic", scoreCyrillic},
		{"ISO-8859-5", -2, "characters read as Cyrillic", scoreCyrillic},
		{"x-mac-cyrillic", -8, "characters read as Cyrillic", scoreCyrillic},
		{"windows-1252", 0, "characters read as Western European", western},
		{"windows-1250", -3, "characters read as Central European", central},
		{"ISO-8859-2", -4, "characters read as Central European", central},
		{"windows-1254", -3, "characters read as Turkish", turkish},
	}
}

// detect finds the encoding by reading a sample under each candidate.
//
// Each candidate comes with a simple model of its language that gives every
// character a probability; the sum of logarithms is the log-probability of the
// whole sample. As all candidates explain the same bytes, these compare
// directly, whether a character takes one byte or two.
func detect(b []byte) (name, why string, err error) {
	s := sampleOf(b)
	best, bestFit := candidate{}, math.Inf(-1)
	var t Text
	for _, c := range candidates() {
		if t.Encoding != c.name {
			t = named(c.name).text(s.bytes, "")
		}
		if fit := s.fit(c, t); fit > bestFit {
			best, bestFit = c, fit
		}
	}
	if bestFit < enough(s.high) {
		return "", "", ErrUndecided{Closest: best.name}
	}
	return best.name, best.why, nil
}

// overruled is by how much another encoding must explain the sample better than
// the one that it is labelled with before the label is set aside, as the natural
// logarithm of odds. It is chosen on pieces of published texts
// (TestLabelledPublished).
const overruled = 9

// rivalOf is the candidate that explains b best besides the named encoding, and
// by how much it does so better, as the natural logarithm of odds: below zero
// where the named one is the best. Of an encoding that is no candidate there is
// no telling, nor where both read the sample as the same text.
func rivalOf(b []byte, name string) (rival candidate, lead float64) {
	s := sampleOf(b)
	if s.high == 0 {
		return candidate{}, math.Inf(-1)
	}
	said, best := math.Inf(-1), math.Inf(-1)
	text, same := named(name).text(s.bytes, ""), false
	var t Text
	for _, c := range candidates() {
		if c.name == name {
			c.prior = 0 // somebody says so
			said = max(said, s.fit(c, text))
			continue
		}
		if t.Encoding != c.name {
			t = named(c.name).text(s.bytes, "")
		}
		if fit := s.fit(c, t); fit > best {
			rival, best, same = c, fit, t.String == text.String
		}
	}
	if math.IsInf(said, -1) || same || best < 0 {
		return candidate{}, math.Inf(-1)
	}
	return rival, (best - said) * float64(s.high)
}

// sample is the part of a source to judge.
type sample struct {
	bytes []byte
	high  int // bytes beyond ASCII
}

// sampleOf begins at the first byte beyond ASCII, for ASCII before it tells
// nothing, and with one byte more for context. That first byte begins a
// character in every encoding.
func sampleOf(b []byte) sample {
	start := 0
	for start < len(b) && b[start] < utf8.RuneSelf {
		start++
	}
	b = b[max(0, start-1):]
	b = b[:min(len(b), sampleSize)]
	high := 0
	for i, c := range b {
		if c < utf8.RuneSelf && high >= sampleHigh {
			return sample{b[:i], high}
		}
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return sample{b, high}
}

// fit is by how much c, under which the sample reads as t, explains it better
// than chance does, for each byte beyond ASCII.
func (s sample) fit(c candidate, t Text) float64 {
	score := c.prior + c.score(t.String)
	for _, w := range t.Wrong {
		score += wrongCost * float64(len(w.Bytes))
	}
	chance := float64(s.high)*chanceCost + float64(len(s.bytes)-s.high)*asciiCost
	return (score - chance) / float64(s.high)
}
