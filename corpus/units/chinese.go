package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

func chinese(lex *lexicon.Lexicon) grammar { return chineseGrammar{} }

type chineseGrammar struct{}

func (chineseGrammar) open(*corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	return func(*corpus.Clause) []corpus.Unit { return nil }
}
