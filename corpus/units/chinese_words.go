package units

import (
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
	"tifa/corpus/lexicon"
	"tifa/corpus/words"
)

// hanKind is a set of the things that a Chinese word can be.
type hanKind uint64

// The kinds of the tables come first, then the closed classes of grammar.
const (
	hanModal hanKind = 1 << iota
	hanNorm
	hanStance
	hanSpeech
	hanLight
	hanFeeling
	hanProcess
	hanActivity
	hanGive
	hanStop
	hanEvent
	hanEffect
	hanState
	hanValue
	hanIntensifier
	hanHedge
	hanQuantifier
	hanNegation
	hanCondition
	hanDeadline
	hanQuantity
	hanInnerModal // as a mark
	hanManner
	hanConcession
	hanJoint
	hanPronoun
	hanSide
	hanParty // the state names and leaders of the tables
	hanOrgan
	hanIssuer
	hanThird
	hanShort

	hanSpeaker     // 我
	hanPreposition // 在, 对, 为
	hanMovedObject // 将, 把 before the object
	hanLocalizer   // 下, 上, 中: the end of what 在 opens
	hanAfter       // 后, 以来: the end of a time that is over
	hanDuring      // 时, 前: the end of any other time
	hanCopula      // 是, 符合: what makes an assertion of what stands before
	hanConjunction // 并, 而, 但
	hanCoordinator // 和, 与, 及
	hanListing     // 包括: what follows belongs to what precedes
	hanOf          // 的
	hanThat        // 所 before a verb
	hanDone        // 已, 正在: what is no hanUndertaking any more
	hanAspect      // 了, 着, 过
	hanDeictic     // 这, 该, 其
	hanTime        // 当前, 明年
	hanPast        // 去年, 一年来
	hanOrdinal     // 一是, 第一
	hanOpaque      // a title or quotation: one noun, whatever is in it
	hanNumber
	hanPause  // 、
	hanBroken // a damaged place
	hanRaw    // a word that no table and no closed class has
)

// Groups of kinds.
const (
	// operative words open units.
	hanOperative = hanModal | hanNorm | hanStance | hanSpeech | hanProcess
	// doing words are what an actor does.
	hanDoing = hanActivity | hanGive | hanStop | hanProcess
	// predicate words can carry a sentence that has no operative word.
	hanPredicate = hanDoing | hanEvent | hanEffect | hanState
	// hanVerb is every verb of the tables.
	hanVerb = hanPredicate | hanOperative | hanLight
	// hanAdverb is what may stand between a subject and its verb.
	hanAdverb = hanIntensifier | hanManner | hanHedge | hanNegation
	// hanActor words name somebody.
	hanActor = hanJoint | hanPronoun | hanSide | hanParty | hanIssuer | hanThird | hanSpeaker
	// hanMark words are marks of their unit.
	hanMark = hanIntensifier | hanHedge | hanQuantifier | hanNegation | hanCondition | hanDeadline | hanQuantity | hanInnerModal | hanConcession
)

var hanTableKinds = map[string]map[string]hanKind{
	"verbs": {
		"modal": hanModal, "norm": hanNorm, "stance": hanStance, "speech": hanSpeech, "light": hanLight,
		"feeling": hanFeeling, "process": hanProcess, "activity": hanActivity, "give": hanGive, "stop": hanStop,
		"event": hanEvent, "effect": hanEffect, "state": hanState, "value": hanValue,
	},
	"marks": {
		"intensifier": hanIntensifier, "hedge": hanHedge, "quantifier": hanQuantifier, "negation": hanNegation,
		"condition": hanCondition, "deadline": hanDeadline, "quantity": hanQuantity, "modal": hanInnerModal, "manner": hanManner, "concession": hanConcession,
	},
	"actors": {
		"joint": hanJoint, "pronoun": hanPronoun, "side": hanSide, "state": hanParty, "leader": hanParty,
		"organ": hanOrgan, "issuer": hanIssuer, "third": hanThird, "short": hanShort,
	},
}

// hanClosed are the closed classes: particles, prepositions, conjunctions,
// localizers, pronouns and words of time.
var hanClosed = []struct {
	kind  hanKind
	forms string
}{
	{hanPreposition, "在 于 自 从 对 对于 就 向 同 与 跟 给 由 被 用 以 按 按照 依照 遵照 根据 依据 基于 通过 围绕 针对 为 为了 随着 作为 关于 经 经过 朝着 朝 面对 鉴于 除 除了 结合 立足 本着 因 基 就是说 比 凭 沿着 紧扣 截至 至"},
	{hanMovedObject, "将 把"},
	{hanLocalizer, "下 上 中 内 里 外 方面 领域 时 后 前 间 期间 之际 之间 之后 之前 之中 之下 之上 以来 以后 以前 来 起 出发 过程中 方向 框架内 问题上 情况下 为契机 时期 期内 范围内 来看 看来 领域内 中央"},
	{hanAfter, "后 来 以来 期间 之后 以后"},
	{hanDuring, "时 前 之际 时期 之前 以前 同时"},
	{hanCopula, "是 不是 就是 并非 符合 有利于 有助于 关乎 事关"},
	{hanConjunction, "并 并且 而 而且 但 但是 同时 此外 因此 为此 以及 另 另外 从而 进而 然而 不仅 不但 也 且 与此同时 因而 所以 即使 尽管 虽然 由于 因为 无论 不论 尽管如此 对此 就此 在此 由此 据此 不只"},
	{hanCoordinator, "和 与 及 以及 或 或者 同 跟 暨 并"},
	{hanListing, "包括 特别是 尤其是 例如 如 主要包括 包括但不限于 其中 以及 主要是 特别 尤其"},
	{hanOf, "的"},
	{hanThat, "所"},
	{hanDone, "已 已经 曾 曾经 正 正在 早已 均已 业已"},
	{hanAspect, "了 着 过 出 住 到 成 好 起 起来 至 地 实 住了"},
	{hanDeictic, "这 这些 此 该 其 它 它们 那 本次 此次 上述 这次 这一"},
	{hanTime, "当前 目前 近年来 近年 今年 明年 下半年 今后 未来 年内 一年 全年 长期以来 近期 下一步 下阶段 现在 如今 当今"},
	{hanPast, "去年 今年以来 日前 当天 当日 上半年 一年来 过去一年 刚才 新时代以来 同日 此前 过去 五年来 截至目前 当地时间 会后"},
	{hanOrdinal, "一是 二是 三是 四是 五是 六是 七是 八是 九是 第一 第二 第三 第四 第五 一要 二要 三要 四要 五要 首先 其次"},
	{hanSpeaker, "我 本人"},
}

// hanLexeme is one form with all that it can be.
type hanLexeme struct {
	kinds   hanKind
	entries []hanEntry
}

// hanEntry is a row of a table under its kind.
type hanEntry struct {
	kind hanKind
	lexicon.Entry
}

func (l *hanLexeme) is(k hanKind) bool { return l.kinds&k != 0 }

// as returns the row of one of the kinds, the first in the order of the
// tables; nil when the word has none.
func (l *hanLexeme) as(kinds hanKind) *lexicon.Entry {
	for i := range l.entries {
		if l.entries[i].kind&kinds != 0 {
			return &l.entries[i].Entry
		}
	}
	return nil
}

// hanVocabulary is the Chinese part of a lexicon.
type hanVocabulary struct {
	hanTrie
	short map[string]string // the character that stands for a state in pairs, by English name
}

// hanTrie finds forms by their characters.
type hanTrie struct {
	next map[rune]*hanTrie
	lex  *hanLexeme
}

// at returns the lexeme of a form, made when it is new.
func (t *hanTrie) at(form string) *hanLexeme {
	for _, r := range form {
		n := t.next[r]
		if n == nil {
			if t.next == nil {
				t.next = make(map[rune]*hanTrie)
			}
			n = &hanTrie{}
			t.next[r] = n
		}
		t = n
	}
	if t.lex == nil {
		t.lex = &hanLexeme{}
	}
	return t.lex
}

// newHanVocabulary reads the Chinese tables of a lexicon.
func newHanVocabulary(lex *lexicon.Lexicon) *hanVocabulary {
	t := &hanVocabulary{short: make(map[string]string)}
	for _, class := range hanClosed {
		for f := range strings.FieldsSeq(class.forms) {
			t.at(f).kinds |= class.kind
		}
	}
	for table, kinds := range hanTableKinds {
		for _, e := range lex.Entries(table, "zh") {
			if k := kinds[e.Kind]; k != 0 {
				l := t.at(fold.String(e.Form))
				l.kinds |= k
				l.entries = append(l.entries, hanEntry{k, e})
				if k == hanShort {
					t.short[e.Name] = e.Form
				}
			}
		}
	}
	return t
}

// hanWord is a word of a clause: one token, several that make one form of the
// lexicon, or a whole title or quotation.
type hanWord struct {
	corpus.Span
	norm  string // folded
	kinds hanKind
	lex   *hanLexeme
}

func (w *hanWord) is(k hanKind) bool { return w.kinds&k != 0 }

// hanWords appends the words of a clause to out, without spaces and markers.
// Names that the statement itself defines stand in own, which may be nil.
func (t *hanTrie) hanWords(out []hanWord, toks []corpus.Token, own *hanTrie) []hanWord {
	var closing [len(hanBrackets)]int // where the next mark that closes may stand
	for i := 0; i < len(toks); {
		tok := &toks[i]
		switch tok.Kind {
		case corpus.Space, corpus.Marker, corpus.Markup:
			i++
			continue
		case corpus.Number:
			out = append(out, hanWord{tok.Span, tok.Norm, hanNumber, nil})
			i++
			continue
		case corpus.Broken:
			out = append(out, hanWord{tok.Span, tok.Norm, hanBroken, nil})
			i++
			continue
		case corpus.Punct:
			if end := hanBracket(toks, i, &closing); end > i {
				out = append(out, hanWord{corpus.Span{Start: tok.Start, End: toks[end].End}, "", hanOpaque, nil})
				i = end + 1
				continue
			}
			k := hanKind(0)
			if tok.Norm == "、" {
				k = hanPause
			}
			out = append(out, hanWord{tok.Span, tok.Norm, k, nil})
			i++
			continue
		}
		n, lex, norm := t.longest(toks, i)
		if own != nil {
			if m, l, s := own.longest(toks, i); m >= n && m > 0 {
				n, lex, norm = m, l, s
			}
		}
		if n == 0 {
			if lex := t.fused(tok.Norm); lex != nil {
				out = append(out, hanWord{tok.Span, tok.Norm, lex.kinds, lex})
				i++
				continue
			}
			out = append(out, hanWord{tok.Span, tok.Norm, hanRaw, nil})
			i++
			continue
		}
		out = append(out, hanWord{corpus.Span{Start: tok.Start, End: toks[i+n-1].End}, norm, lex.kinds, lex})
		i += n
	}
	return out
}

// fused returns the verb in a word of four characters that is an adverb and a
// verb of the tables, 充分发挥, or a verb and its object, 举行会谈. It returns nil
// for any other word.
func (t *hanTrie) fused(norm string) *hanLexeme {
	const half = 2 * len("的")
	if len(norm) != 2*half {
		return nil
	}
	switch first, second := t.find(norm[:half]), t.find(norm[half:]); {
	case first.is(hanAdverb) && second.is(hanPredicate|hanStance):
		return second
	case first.is(hanPredicate) && strings.HasPrefix(words.Tag([]rune(norm)), "v"):
		return first
	}
	return nil
}

// longest returns how many tokens from i on make the longest form.
func (t *hanTrie) longest(toks []corpus.Token, i int) (n int, lex *hanLexeme, norm string) {
	joined := ""
	for j := i; j < len(toks); j++ {
		if toks[j].Kind == corpus.Markup {
			continue
		}
		if toks[j].Kind != corpus.Word {
			break
		}
		for _, r := range toks[j].Norm {
			if t = t.next[r]; t == nil {
				return n, lex, norm
			}
		}
		if j == i {
			joined = toks[i].Norm
		} else {
			joined += toks[j].Norm
		}
		if t.lex != nil {
			n, lex, norm = j-i+1, t.lex, joined
		}
	}
	return n, lex, norm
}

// hanBrackets are pairs of marks, as folded, around what is quoted or named.
var hanBrackets = [...][2]string{{"《", "》"}, {"(", ")"}, {"\"", "\""}, {"〈", "〉"}, {"「", "」"}, {"[", "]"}}

// hanBracket returns the token that closes the bracket at i, and i when there
// is none. closing remembers how far was searched in vain, so that a long
// clause with brackets that nobody closes costs no more than one pass.
func hanBracket(toks []corpus.Token, i int, closing *[len(hanBrackets)]int) int {
	for b, pair := range hanBrackets {
		if toks[i].Norm != pair[0] {
			continue
		}
		if closing[b] < 0 {
			return i
		}
		depth := 0
		for j := i; j < len(toks); j++ {
			switch {
			case toks[j].Kind != corpus.Punct:
			case j > i && toks[j].Norm == pair[1]:
				if depth--; depth <= 0 {
					return j
				}
			case toks[j].Norm == pair[0]:
				depth++
			}
		}
		closing[b] = -1
	}
	return i
}

// firstHan returns the first character of s.
func firstHan(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// isHanVerbalNoun tells verbs that stand for nouns when a verb follows.
func isHanVerbalNoun(norm string) bool {
	switch words.Tag([]rune(norm)) {
	case "vn", "n", "an", "nz":
		return true
	}
	return false
}

// isHanCalendar tells what stands behind the numbers of a date.
func isHanCalendar(norm string) bool {
	for _, f := range [...]string{"年", "月", "日", "周年", "时"} {
		if strings.HasPrefix(norm, f) {
			return true
		}
	}
	return false
}
