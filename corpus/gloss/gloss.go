// Package gloss undoes what certain mirror sites do to Chinese texts: a
// program converts a page to traditional script and puts the pinyin of
// "difficult" characters in brackets after them, so that 聯邦 becomes
// 聯(lián)邦. Now and then the same program destroys a stretch of text,
// and 方決心 becomes 方?jīng)Q心.
//
// # How the damage comes about
//
// The program works on the GBK bytes of each run of Han characters and looks
// for its two-byte keys at any byte offset, also across the border of two
// characters. 方決 is B7 BD 9B 51, and BD 9B is 經: the gloss (jīng) goes
// between 9B and 51. A reader of GBK then meets 9B followed by a bracket,
// which is no character: it shows "?" and swallows the bracket. From there on
// it is out of step by one byte. A pair of bytes without a character vanishes
// without a trace, a byte below 0x80 shows as ASCII and brings the reader
// back into step, as does the next gloss, and a last byte without a partner
// shows as "?". The function insert is this mechanism and its only statement;
// everything else runs it backwards.
//
// # What is repaired, and what is marked
//
// [Find] takes the glosses out, and puts damaged characters back when the
// bytes leave no choice. When they leave several readings it marks the place
// and proposes the reading that the rest of the text supports best, but never
// puts it in. [Fits] says whether a given wording, from another copy, is among
// the readings that the bytes allow.
//
// # The table of readings
//
// The file readings.txt holds the Han characters of GBK, sorted by code
// point, one a line: the character, a mark, its readings. It was made from
// the Unihan database of Unicode 15.0.0 (see LICENSE.unicode). The readings
// are those of kMandarin, kHanyuPinlu, kXHC1983 and kHanyuPinyin, in this
// order, of the character, then of its kSimplifiedVariant and
// kTraditionalVariant. The mark says where a page converted from simplified
// to traditional script can hold the character:
//
//	=  a character of GB 2312 that conversion leaves, or may leave, as it is
//	+  outside GB 2312: the traditional form (kTraditionalVariant or
//	   kSimplifiedVariant) of a character of GB 2312, or a kSemanticVariant
//	   or kZVariant of such a form
//	-  a simplified form that conversion always replaces: it has a
//	   kTraditionalVariant other than itself and no kBigFive
//	.  any other
package gloss

// The rules of an [Edit].
const (
	RulePinyin = "pinyin-gloss" // a gloss in its brackets was taken out
	RuleBytes  = "gloss-bytes"  // a damaged place was put back: its bytes allow one reading only
)

// MaxReadings is where the counting of readings ends: a [Damage] with this
// many readings has this many or more.
const MaxReadings = 1000

// An Edit replaces text[Start:End] by To.
type Edit struct {
	Start, End int
	To         string
	Rule       string
}

// A Damage is a place text[Start:End] that cannot be repaired with certainty.
// It begins at the "?" and ends where the reader of the bytes was back in
// step, or at the end of the run.
type Damage struct {
	Start, End int
	Proposed   string // what best fits the rest of the text; "" if nothing does
	Readings   int    // how many readings the bytes allow, at most MaxReadings; never 1
}

// A Result is what [Find] found. Edits and Damage are each in order, and no
// two of them overlap.
type Result struct {
	Edits  []Edit
	Damage []Damage
}
