package units

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/fold"
)

// hanSides knows who the parties of one statement are.
type hanSides struct {
	name    []string        // short English name of each party, or the printed one
	byAlias map[string]int  // folded alias or 方 name to party
	joint   map[string]bool // folded names of all together
	byName  map[string]int  // English name to party
	pairs   map[string]bool // 中俄, 俄中
	single  bool            // no parties: one body speaks for itself
	actors  []corpus.Actor  // of each party
}

// newHanSides reads the parties of a statement. A statement that defines none
// may name them in its title: 习近平同俄罗斯总统会谈.
func (t *hanVocabulary) newHanSides(st *corpus.Statement) *hanSides {
	s := &hanSides{byAlias: map[string]int{}, joint: map[string]bool{}, byName: map[string]int{}, pairs: map[string]bool{}}
	for _, j := range st.Joint {
		s.joint[fold.String(j)] = true
	}
	for i, p := range st.Parties {
		name := fold.String(p.Name)
		english := p.Name
		if e := t.find(name).as(hanParty); e != nil {
			english = e.Name
		}
		s.add(english)
		s.byAlias[name] = i
		if short := withoutForm(name); short != "" {
			s.byAlias[short] = i
		}
		for _, a := range p.Aliases {
			s.byAlias[fold.String(a)] = i
		}
	}
	if len(st.Parties) == 0 {
		s.fromTitle(t, st)
	}
	if len(s.name) == 0 {
		s.fromText(t, st)
	}
	s.nickname(t, st)
	s.single = len(s.name) == 0
	return s
}

// withoutForm returns the name of a state without its form of government, ""
// when nothing is left or it has none.
func withoutForm(name string) string {
	for _, form := range [...]string{"人民共和国", "民主共和国", "联邦共和国", "共和国", "王国", "联邦", "合众国"} {
		if short, ok := strings.CutSuffix(name, form); ok && utf8.RuneCountInString(short) > 1 {
			return short
		}
	}
	return ""
}

// names returns the names that the statement itself defines, as forms; nil
// when it defines none.
func (s *hanSides) names() *hanTrie {
	t := &hanTrie{}
	for a := range s.byAlias {
		t.at(a).kinds = hanSide
	}
	for a := range s.joint {
		t.at(a).kinds = hanJoint
	}
	for a := range s.pairs {
		t.at(a).kinds = hanJoint
	}
	if t.next == nil {
		return nil
	}
	return t
}

// fromTitle takes the states that the title names for parties when there are
// two of them.
func (s *hanSides) fromTitle(t *hanVocabulary, st *corpus.Statement) {
	var names []string
	for i := range st.Clauses {
		if st.Clauses[i].Role != corpus.Title {
			continue
		}
		for _, w := range t.hanWords(nil, st.Clauses[i].Tokens, nil) {
			if w.is(hanParty) && w.lex != nil {
				name := w.lex.as(hanParty).Name
				if len(names) == 0 || names[0] != name {
					names = append(names, name)
				}
			}
		}
		break
	}
	if len(names) == 2 {
		for _, n := range names {
			s.add(n)
		}
	}
}

// fromText takes the two sides that speak in a text that says 双方 and names no
// parties, such as an excerpt.
func (s *hanSides) fromText(t *hanVocabulary, st *corpus.Statement) {
	const far = 100 // clauses; an excerpt is shorter
	var names []string
	joint := false
	var buf []hanWord
	for i := range st.Clauses[:min(far, len(st.Clauses))] {
		buf = t.hanWords(buf[:0], st.Clauses[i].Tokens, nil)
		for j := range buf {
			switch w := &buf[j]; {
			case w.is(hanJoint):
				joint = true
			case w.is(hanSide):
				if name := w.lex.as(hanSide).Name; !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	if joint && len(names) == 2 {
		for _, n := range names {
			s.add(n)
		}
	}
}

// nickname gives every party the character that stands for it: that of the
// tables, or the first of its name. It makes 阿方 and pairs like 阿凯.
func (s *hanSides) nickname(t *hanVocabulary, st *corpus.Statement) {
	chars := make([]string, len(s.name))
	for i, name := range s.name {
		if chars[i] = t.short[name]; chars[i] == "" && i < len(st.Parties) {
			chars[i] = firstHan(fold.String(st.Parties[i].Name))
		}
	}
	for i, a := range chars {
		if a == "" {
			continue
		}
		if _, ok := s.byAlias[a+"方"]; !ok {
			s.byAlias[a+"方"] = i
		}
		for _, b := range chars {
			if b != "" && a != b {
				s.pairs[a+b] = true
			}
		}
	}
}

// add takes one more party.
func (s *hanSides) add(english string) {
	i := len(s.name)
	s.name = append(s.name, english)
	s.byName[english] = i
	s.actors = append(s.actors, corpus.Actor(string(rune('A'+i%26))+":"+english))
}

// find returns the lexeme of a form, an empty one when there is none.
func (t *hanTrie) find(form string) *hanLexeme {
	for _, r := range form {
		if t = t.next[r]; t == nil {
			return &hanLexeme{}
		}
	}
	if t.lex == nil {
		return &hanLexeme{}
	}
	return t.lex
}

// of returns the actor that a word names, "" when it names none. A state that
// is no party of a statement is a third; one that speaks in a statement without
// parties is its first side.
func (s *hanSides) of(w *hanWord) corpus.Actor {
	if w.is(hanOpaque) || w.norm == "" {
		return ""
	}
	if s.joint[w.norm] || s.pairs[w.norm] {
		return corpus.Both
	}
	if i, ok := s.byAlias[w.norm]; ok {
		return s.actors[i]
	}
	if w.lex == nil {
		return ""
	}
	switch {
	case w.is(hanJoint) || w.norm == "我们":
		return corpus.Both
	case w.is(hanSide | hanParty):
		name := w.lex.as(hanSide | hanParty).Name
		if i, ok := s.byName[name]; ok {
			return s.actors[i]
		}
		if s.single && name == "China" {
			return "A:China"
		}
		return corpus.Third
	case w.is(hanIssuer) && s.single:
		return corpus.Both
	case w.is(hanIssuer | hanThird):
		return corpus.Third
	}
	return ""
}

// isHanSide tells one party from the other actors.
func isHanSide(a corpus.Actor) bool { return strings.Contains(string(a), ":") }
