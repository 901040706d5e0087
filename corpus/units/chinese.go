package units

import (
	"sync"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// The Chinese grammar reads a sentence as a chain of phrases parted by commas.
// Each phrase is walked once from the left: adverbs, phrases of place and
// manner (在…下, 对…, 为…) and the subject come first, then the first verb that
// is not part of an attribute (…的) is the head. What the head opens depends on
// its kind and on what is in force from the phrases before: a modal takes the
// activities that follow, a verb of speech what is said, 支持 and 呼吁 what
// others are to do.

// Who speaks. In a joint statement the parties do, and 要 of one side for both
// binds both. A communiqué of one body (会议, 全会, 国务院) or of members without
// parties is spoken by all of them together, corpus.Both; what it orders
// without naming anybody, 要加强…, 推动…, is its own work and counts as an
// undertaking, as an instruction of leaders to their ministers does, until it
// turns to what was done. Where it names who is to do it (各部门要…) it is a
// directive to them.

// hanTries keeps the words of each lexicon: a lexicon never changes.
var hanTries sync.Map // *lexicon.Lexicon to *hanVocabulary

func chinese(lex *lexicon.Lexicon) grammar {
	if t, ok := hanTries.Load(lex); ok {
		return chineseGrammar{t.(*hanVocabulary)}
	}
	t, _ := hanTries.LoadOrStore(lex, newHanVocabulary(lex))
	return chineseGrammar{t.(*hanVocabulary)}
}

type chineseGrammar struct{ words *hanVocabulary }

func (g chineseGrammar) open(st *corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	r := &hanReader{words: g.words, st: st, sides: g.words.newHanSides(st)}
	r.own = r.sides.names()
	return r.clause
}

// hanReader carries what is in force from one clause to the next.
type hanReader struct {
	words *hanVocabulary
	own   *hanTrie // names that the statement defines
	st    *corpus.Statement
	sides *hanSides
	buf   []hanWord

	section int
	para    int
	agent   hanAgent    // who acted last: the subject of sentences that have none
	speaker hanAgent    // who spoke last: 我, 他
	list    corpus.Span // 商定, while the items of its list may follow; empty when none is open
	lister  hanAgent    // who agreed on the list
	inList  bool        // the sentence before was an item of it or led to it
	mood    hanMood
}

// hanAgent is an actor and the words that name it.
type hanAgent struct {
	actor corpus.Actor
	span  corpus.Span
}

// hanMood is how a sentence without subject and modal is meant. It is that of
// the sentence before.
type hanMood int

const (
	hanStanding    hanMood = iota // a hanStanding position: 坚持…
	hanUndertaking                // 要, 将 or 商定 in the sentences before: work that is ordered or promised
	hanTelling                    // what was done
)

// clause reads the units of one clause.
func (r *hanReader) clause(c *corpus.Clause) []corpus.Unit {
	if c.Section != r.section {
		r.section, r.list = c.Section, corpus.Span{}
	}
	if c.Para != r.para {
		if r.para = c.Para; !r.sides.single {
			r.mood = hanStanding
		}
	}
	r.buf = r.words.hanWords(r.buf[:0], c.Tokens, r.own)
	s := hanSentence{r: r, c: c, words: r.buf, item: c.Marker.Len() > 0, modal: -1, frameUnit: -1}
	s.begin()
	for from := 0; from < len(s.words); {
		to := from
		for to < len(s.words) && !s.words[to].parts() {
			to++
		}
		mark := ""
		if to < len(s.words) {
			mark = s.words[to].norm
		}
		s.phrase(from, to, mark)
		from = to + 1
	}
	s.finish()
	return s.units
}

// parts tells the marks that part phrases.
func (w *hanWord) parts() bool {
	switch w.norm {
	case ",", ";", ":", ".", "!", "?":
		return w.kinds == 0
	}
	return false
}
