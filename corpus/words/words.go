// Package words cuts Chinese text into words, so that a difference between two
// texts can be shown word by word and never begins or ends inside a word.
//
// The method is the word graph: every dictionary word found in the run is an
// edge from its first character to its last, every character is an edge of its
// own, and the cut is the path whose words are together the most frequent. The
// words of a cut tile the run; nothing is dropped, added or changed. The sums
// are of integers and ties go to the longer first word, so the same run is cut
// the same way on every machine.
//
// Numerals are words whether or not the dictionary has them: a whole run of
// numerals (二〇二四, 三十五, 一百二十万) is an edge, with a leading 第 or without.
//
// # Dictionary
//
// The words are in two text files, embedded and searched where they lie; they
// are not read at start. Each line is word, weight and part of speech,
// separated by tabs, and the lines are in the order of their bytes.
//
// dictionary.txt is made from the dictionary of jieba 0.42.1 (MIT licence, see
// LICENSE.jieba), and this is what was left out of it:
//
//   - words that are not wholly of Han characters of the block U+4E00–9FFF, and
//     words with a character that is traditional only (one that the table
//     TSCharacters of OpenCC maps to other characters but not to itself, or 於);
//   - numerals of two and more characters, and words of number, quantity or
//     time of three and more that begin with a numeral (第一个 and its like, of
//     three characters, stay), since numerals are cut by rule;
//   - compounds of two words, each of two characters or more, that the source
//     counts fewer than 100 times and fewer than 100 times as often as chance
//     would put the two words side by side (采取措施 is 采取 and 措施): cut in
//     two they show which half of them was changed;
//   - of the words counted 3 times or fewer: those of three characters or more
//     that the rest of the dictionary cuts cleanly, that is without leaving two
//     single characters side by side (idioms of rare words, names of places and
//     transliterated names stay), those with a particle inside (党的领导), words
//     of two characters which are neither noun, verb, adjective, adverb, phrase
//     nor name, and personal names;
//   - personal names of three characters that begin with no common surname and
//     are counted 6 times or fewer, or up to 30 times and hold another word
//     (names of characters in novels, run together with what they did);
//   - rare single characters that no other word uses, and a dozen pieces that
//     are no words at all.
//
// diplomacy.txt is our own: terms of diplomacy, party documents and central
// banks. It holds what no drafter would change the inside of, each of the same
// weight, and mends the part of speech of words that jieba takes for personal
// names and of some names of bodies and places. A word in both files has the greater weight and the part of
// speech given in diplomacy.txt.
//
// The text must be in simplified script; fold traditional characters first.
package words

import (
	_ "embed" // the two word lists
	"math/bits"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"unicode/utf8"
)

//go:embed dictionary.txt
var general string

//go:embed diplomacy.txt
var special string

const (
	// total is the sum of the weights in dictionary.txt.
	total = 59028748

	// numeralWeight is the weight of a run of numerals that is not in the
	// dictionary.
	numeralWeight = 1000

	// The first characters of all words lie in this block.
	firstHan, lastHan = 0x4E00, 0x9FFF

	// fraction is the number of binary places of a cost.
	fraction = 12

	// none is the cost of what is no word.
	none = 1 << 30
)

// What is taken from total to make a cost is a binary logarithm; these are
// those of total itself and of numeralWeight. An unknown character weighs 1, and
// so costs all of totalLog.
const (
	totalLog   = 105737
	numeralLog = 40819
)

// Cut cuts run, a run of Han characters in simplified script, into words. It
// appends to ends the index in run at which each word ends and returns the
// extended slice. The words tile the run: the ends rise and the last of them is
// len(run). A character that is not Han, or not a valid one, is a word by
// itself. Cut may be called by several goroutines at once.
func Cut(run []rune, ends []int) []int {
	n := len(run)
	switch n {
	case 0:
		return ends
	case 1:
		return append(ends, 1)
	}
	var small [64]step
	steps := small[:]
	if n >= len(small) {
		steps = make([]step, n+1)
	}
	steps[n] = step{}

	// From the last character to the first: the cheapest way to cut run[i:].
	numerals := n // end of the run of numerals that reaches back to i
	for i := n - 1; i >= 0; i-- {
		best := step{next: i + 1}
		b := index(run[i])
		if b == nil || b.cost == none {
			best.cost = totalLog + steps[i+1].cost
		} else {
			best.cost = int64(b.cost) + steps[i+1].cost
		}
		take := func(end int, cost int32) {
			c := int64(cost) + steps[end].cost
			if c < best.cost || c == best.cost && end > best.next {
				best = step{cost: c, next: end}
			}
		}
		if b != nil && i+1 < n {
			b.general.match(general, run, i, take)
			b.special.match(special, run, i, take)
		}
		switch {
		case isNumeral(run[i]):
			if i == 0 || !isNumeral(run[i-1]) {
				if numerals-i >= 2 {
					take(numerals, totalLog-numeralLog)
				}
			}
		case run[i] == '第' && numerals-i >= 3:
			take(numerals, totalLog-numeralLog)
			numerals = i
		default:
			numerals = i
		}
		steps[i] = best
	}
	for i := 0; i < n; {
		i = steps[i].next
		ends = append(ends, i)
	}
	return ends
}

// step is the cheapest way to cut the rest of a run: what it costs and where
// the first word of it ends.
type step struct {
	cost int64
	next int
}

// Tag is the part of speech that the dictionary gives for a word: "nr" for a
// person, "ns" for a place, "nt" for an organisation, "nz" for another name,
// "n", "v", "a", "d", "t" (time), "m" (number) and so on. It is "m" for a run of
// numerals that the dictionary lacks, and "" for any other word it lacks.
func Tag(word []rune) string {
	numeral := len(word) > 0
	for i, r := range word {
		if !isNumeral(r) {
			if r < firstHan || r > lastHan {
				return ""
			}
			numeral = numeral && i == 0 && r == '第' && len(word) > 1
		}
	}
	key := string(word) + "\t"
	for _, text := range [...]string{special, general} {
		line, found := strings.CutPrefix(text[search(text, key):], key)
		if !found {
			continue
		}
		line, _, _ = strings.Cut(line, "\n")
		_, tag, _ := strings.Cut(line, "\t")
		return tag
	}
	if numeral {
		return "m"
	}
	return ""
}

// isNumeral tells whether r is a numeral character.
func isNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// initial is the index of the words that begin with one character.
type initial struct {
	cost    int32 // of the character as a word, or none
	general pairs
	special pairs
}

// pairs indexes the words of one file that begin with one character, by their
// second character and in its order.
type pairs []pair

// pair is the words that begin with two characters.
type pair struct {
	second rune
	cost   int32 // of the two characters as a word, or none
	lo, hi int32 // where the lines of the longer words lie
}

// initials holds the indexes made so far. Goroutines that miss the same one at
// the same time make it twice, alike.
var initials [lastHan - firstHan + 1]atomic.Pointer[initial]

// index is the index of the words that begin with r, nil if there can be none.
func index(r rune) *initial {
	if r < firstHan || r > lastHan {
		return nil
	}
	slot := &initials[r-firstHan]
	if b := slot.Load(); b != nil {
		return b
	}
	b := &initial{cost: none}
	b.general = read(general, r, &b.cost)
	b.special = read(special, r, &b.cost)
	slot.Store(b)
	return b
}

// read makes the index of the words of text that begin with first, and lowers
// single to the cost of first as a word.
func read(text string, first rune, single *int32) pairs {
	var list pairs
	lo, hi := search(text, string(first)), search(text, string(first+1))
	for at := lo; at < hi; {
		next := after(text, at)
		rest := at + utf8.RuneLen(first)
		second, size := utf8.DecodeRuneInString(text[rest:])
		if second == '\t' {
			*single = min(*single, cost(text, rest))
			at = next
			continue
		}
		if len(list) == 0 || list[len(list)-1].second != second {
			list = append(list, pair{second: second, cost: none, lo: int32(at)})
		}
		p := &list[len(list)-1]
		if text[rest+size] == '\t' { // always the first line of its pair
			p.cost, p.lo = cost(text, rest+size), int32(next)
		}
		p.hi = int32(next)
		at = next
	}
	return slices.Clone(list)
}

// match calls take with the end and the cost of every word of two characters or
// more that begins at run[i].
func (list pairs) match(text string, run []rune, i int, take func(end int, cost int32)) {
	second := run[i+1]
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if list[mid].second < second {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(list) || list[lo].second != second {
		return
	}
	p := &list[lo]
	if p.cost != none {
		take(i+2, p.cost)
	}
	if i+2 == len(run) {
		return
	}
	skip := utf8.RuneLen(run[i]) + utf8.RuneLen(second)
	for at := int(p.lo); at < int(p.hi); at = after(text, at) {
		// Every word of the block has a third character. The lines are in
		// order, so the first that is beyond the run ends the search.
		j, k := at+skip, i+2
		for {
			r, size := utf8.DecodeRuneInString(text[j:])
			if r == '\t' {
				take(k, cost(text, j))
				break
			}
			if k == len(run) || r > run[k] {
				return
			}
			if r < run[k] {
				break
			}
			j, k = j+size, k+1
		}
	}
}

// search is where the first line that is not less than key begins in text, a
// text of sorted lines.
func search(text, key string) int {
	// The answer is the same for all bytes of a line, so the first byte for
	// which it is yes begins a line.
	return sort.Search(len(text), func(i int) bool {
		begin := strings.LastIndexByte(text[:i], '\n') + 1
		return text[begin:] >= key
	})
}

// after is where the line after the one at begins.
func after(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(text)
}

// cost is what a word costs: the binary logarithm of total over its weight,
// which is the number after the tab at text[tab].
func cost(text string, tab int) int32 {
	weight := uint64(0)
	for _, c := range []byte(text[tab+1 : min(tab+12, len(text))]) {
		if c < '0' || c > '9' {
			break
		}
		weight = weight*10 + uint64(c-'0')
	}
	return totalLog - log2(max(weight, 1))
}

// log2 is the binary logarithm of x > 0, rounded down to fraction binary
// places. It is computed in integers, to be the same on every machine.
func log2(x uint64) int32 {
	whole := bits.Len64(x) - 1
	m := x << (63 - whole) >> 32 // 1 <= m/2^31 < 2
	sum := int32(whole)
	for range fraction {
		m = m * m >> 31
		sum <<= 1
		if m >= 1<<32 {
			m >>= 1
			sum |= 1
		}
	}
	return sum
}
