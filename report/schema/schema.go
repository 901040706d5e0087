// Package schema holds the JSON Schemas (draft 2020-12) of the documents that
// package report writes. They allow no property that they do not name. A new
// optional property is added in place; a breaking change makes a new file with
// the next number.
package schema

import (
	"embed"
	"slices"
)

//go:embed *-1.json
var files embed.FS

// Names are the names that Bytes takes, each that of a command, but "statement"
// for tifa show, "repairs" for tifa show --repairs, "collation" for tifa corpus
// collate and "change" for a line of tifa compare --format jsonl.
var Names = []string{"adoption", "align", "catalogue", "change", "check", "collation", "commitments", "compare", "corpus", "feed", "lexicon", "lineage", "repairs", "search", "series", "statement", "trend", "update"}

// Bytes returns the current schema of a document.
func Bytes(name string) ([]byte, bool) {
	if !slices.Contains(Names, name) {
		return nil, false
	}
	b, err := files.ReadFile(name + "-1.json")
	return b, err == nil
}
