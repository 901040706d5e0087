// Package sample holds a series of joint statements by two states that do not
// exist, the Republic of Arvenia and the Federation of Kestria, in English,
// Chinese and Russian. It was written for tifa, as an example for newcomers
// and as a test: the edits planted between successive statements are recorded
// beside it, in key.LANG.tsv.
package sample

import (
	"embed"
	"fmt"
	"path"
	"strings"

	"tifa/corpus"
)

//go:embed arvenia-kestria
var files embed.FS

// Series is the name of the sample series.
const Series = "arvenia-kestria"

// Langs are the languages of the sample.
var Langs = []string{"en", "zh-Hans", "ru"}

// Dates returns the days of the statements in a language, earliest first.
func Dates(lang string) []string {
	entries, err := files.ReadDir(Series)
	if err != nil {
		panic(err) // embedded: cannot fail
	}
	var out []string
	for _, e := range entries {
		if date, ok := strings.CutSuffix(e.Name(), "."+lang+".txt"); ok {
			out = append(out, date)
		}
	}
	return out
}

// Bytes returns the file of the statement of a day in a language.
func Bytes(date, lang string) ([]byte, error) {
	b, err := files.ReadFile(name(date, lang))
	if err != nil {
		return nil, fmt.Errorf("the sample has no statement of %s in %s", date, lang)
	}
	return b, nil
}

// Open reads the statement of a day in a language.
func Open(date, lang string) (*corpus.Statement, error) {
	b, err := Bytes(date, lang)
	if err != nil {
		return nil, err
	}
	return corpus.Read(name(date, lang), b, corpus.Options{})
}

func name(date, lang string) string { return path.Join(Series, date+"."+lang+".txt") }

// Plant is one edit planted between two successive statements.
type Plant struct {
	Old, New string   // days of the two statements
	Change   string   // "added", "weakened", "list_gained", …
	OldText  []string // whole sentences as they stand in the old statement
	NewText  []string // and in the new one
	Note     string   // what was planted
}

// Key returns the answer key of a language.
func Key(lang string) ([]Plant, error) {
	b, err := files.ReadFile(path.Join(Series, "key."+lang+".tsv"))
	if err != nil {
		return nil, fmt.Errorf("the sample has no answer key in %s", lang)
	}
	var out []Plant
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if i == 0 {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			return nil, fmt.Errorf("key.%s.tsv, line %d: %d columns instead of 6", lang, i+1, len(f))
		}
		out = append(out, Plant{f[0], f[1], f[2], parts(f[3]), parts(f[4]), f[5]})
	}
	return out, nil
}

// parts splits a cell at " || ".
func parts(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, " || ")
}
