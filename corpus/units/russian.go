package units

import (
	"tifa/corpus"
	"tifa/corpus/lexicon"
)

func russian(lex *lexicon.Lexicon) grammar { return russianGrammar{} }

type russianGrammar struct{}

func (russianGrammar) open(*corpus.Statement) func(*corpus.Clause) []corpus.Unit {
	return func(*corpus.Clause) []corpus.Unit { return nil }
}
