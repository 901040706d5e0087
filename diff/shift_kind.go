package diff

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// kindDirection orders what is said of one matter by how far the speaker goes:
// to talk of it, to state something, to take a stand, to undertake something
// (the classes of Searle 1976, of which only commissives bind the speaker). Two
// steps give a direction; one may be style. Two pairs are ordered besides, since
// every reader of communiqués knows them as steps: from taking note of a thing
// to a stand on it, and from talking of an act to undertaking that act.
func (p unitPair) kindDirection(older, newer *corpus.Statement) Direction {
	was, is := p.old.reach(), p.new.reach()
	switch {
	case p.sim < third || was == 0 || is == 0 || p.old.Actor.Name() != p.new.Actor.Name():
	case was == farBind && is == farTalk && p.new.talksOf(p.old.acts(older)),
		was == farTalk && is == farBind && p.old.talksOf(p.new.acts(newer)):
		return rising(is > was) // the act is the same word: little else is needed
	case p.sim < half:
	case max(was-is, is-was) == 2,
		p.old.takesNote() && p.new.takesStand() || p.new.takesNote() && p.old.takesStand():
		return rising(is > was)
	}
	return Level
}

// How far the speaker goes in a unit, see kindDirection.
const (
	farTalk  = 1
	farState = 2
	farStand = 3
	farBind  = 4
)

// reach is how far the speaker goes in a unit; 0 where that cannot be said.
func (u *operativeUnit) reach() int {
	switch {
	case u.Actor == corpus.Third || u.Actor == corpus.Impersonal:
		return 0
	case u.Type == corpus.Commitment && u.Axis == corpus.Commissive:
		return farBind
	case u.Type == corpus.Position && u.Axis != corpus.Commissive:
		return farStand
	case u.Type == corpus.Assessment && u.Polarity == corpus.Neutral && (u.Axis == corpus.Assertion || u.Axis == corpus.Recognition):
		return farState
	case u.Type == corpus.Narrative && u.Axis == corpus.OtherAxis && u.Rank == talked:
		return farTalk
	}
	return 0
}

// Ranks that stand for one kind of verb in the tables of every language: on the
// axis other, verbs that tell only that something was talked of; on the axis
// recognition, those that take note without a view.
const (
	talked = 1
	noted  = 1
)

func (u *operativeUnit) takesNote() bool {
	return u.reach() == farState && u.Axis == corpus.Recognition && u.Rank == noted
}

func (u *operativeUnit) takesStand() bool {
	return u.reach() == farStand && (u.Axis == corpus.Support || u.Axis == corpus.Negative)
}

// acts are the words for the act that a unit undertakes: the first verb that
// its group governs, else the last word of the group, or the one behind it where
// that is what an unknown verb stands behind: agreed TO dredge, 同意疏浚.
func (u *operativeUnit) acts(st *corpus.Statement) []string {
	sp := u.Verb[len(u.Verb)-1]
	if len(u.Heads) > 0 {
		sp = u.Heads[0]
	}
	words := strings.Fields(fold.Words(st.String(sp)))
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	if len(u.Heads) == 0 && (last == "to" || leastPart(last) == partHan) {
		for _, t := range u.behind() {
			return []string{last, strings.ToLower(t.Norm)}
		}
	}
	return []string{last}
}

// behind returns the words of a unit that follow its verb group.
func (u *operativeUnit) behind() []corpus.Token {
	end := u.Verb[len(u.Verb)-1].End
	i := slices.IndexFunc(u.tokens, func(t corpus.Token) bool { return t.Start >= end })
	if i < 0 {
		return nil
	}
	return u.tokens[i:]
}

// actReach is how many words may stand between a verb of talking and the act
// that is talked of: "discussed the opening", "обсудили возможность открытия".
const actReach = 3

// talksOf tells whether the first words behind the verb of a unit name one of
// some acts: the same word in Chinese, elsewhere one that begins alike.
func (u *operativeUnit) talksOf(acts []string) bool {
	behind := u.behind()
	return slices.ContainsFunc(behind[:min(actReach, len(behind))], func(t corpus.Token) bool {
		w := strings.ToLower(t.Norm)
		return slices.ContainsFunc(acts, func(act string) bool {
			return weighty(act) > 0 && (w == act || leastPart(w) != partHan && sharedLetters(w, act) >= max(4, utf8.RuneCountInString(act)-actEnding))
		})
	})
}

// actEnding is how many letters at the end of a verb may give way to the ending
// of its noun: mak(e)-ing one, откр(ыть) and открытие three.
const actEnding = 3

// sharedLetters counts the letters with which two words begin alike.
func sharedLetters(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n
}
