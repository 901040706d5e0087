// Package catalogue names well-known series of joint statements and an address
// from which each can be begun. It opens nothing: addresses grow old, and what
// they show is for the reader to see.
package catalogue

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"tifa/corpus/fold"
)

// Series is a series of joint statements.
type Series struct {
	Name      string // as the folder of a corpus may be called
	Title     string
	Languages []string // BCP 47 tags of what stands at Address
	Publisher string   // who gives it there
	Kind      string   // one of library.Kinds
	Shows     string   // what stands at Address: Statement or Feed
	Address   string
	Source    string // who says that the page is there
	State     string // whether it was fetched when the catalogue was made
}

// What stands at an address.
const (
	Statement = "statement" // one statement of the series
	Feed      = "feed"      // a feed in which its statements appear
)

//go:embed catalogue.tsv
var table string

// All returns the series in order of name.
func All() []Series { return all() }

var all = sync.OnceValue(func() []Series {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	rows, err := r.ReadAll()
	if err != nil {
		panic(err) // a mistake in the table, which the test finds
	}
	var out []Series
	for _, row := range rows[1:] {
		out = append(out, Series{row[0], row[1], strings.Split(row[2], ", "), row[3], row[4], row[5], row[6], row[7], row[8]})
	}
	return out
})

// Find returns the series that have every one of the words in their name, title,
// languages, publisher or kind; all without words.
func Find(words []string) []Series {
	var out []Series
series:
	for _, s := range All() {
		text := fold.String(strings.Join([]string{s.Name, s.Title, strings.Join(s.Languages, " "), s.Publisher, s.Kind}, "\n"))
		for _, w := range words {
			if !strings.Contains(text, fold.String(w)) {
				continue series
			}
		}
		out = append(out, s)
	}
	return out
}

// Command is the command line that begins the series in a corpus.
func (s *Series) Command() string {
	quoted := "'" + s.Address + "'" // nothing in the table has a quotation mark
	if s.Shows == Feed {
		return "tifa corpus feed " + quoted
	}
	return "tifa corpus add " + quoted + " --series " + s.Name + " --kind '" + s.Kind + "'"
}
