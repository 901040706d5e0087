package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

func english(lex *lexicon.Lexicon) grammar { return englishGrammar{} }

type englishGrammar struct{}

func (englishGrammar) open(*corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	return func(*corpus.Clause) []corpus.Unit { return nil }
}
