// Package schema holds the JSON Schemas (draft 2020-12) of the documents that
// package report writes. They allow no property that they do not name. A new
// optional property is added in place; a breaking change makes a new file with
// the next number.
package schema

import _ "embed"

//go:embed change-1.json
var change []byte

//go:embed compare-1.json
var compare []byte

//go:embed statement-1.json
var statement []byte

//go:embed align-1.json
var align []byte

//go:embed commitments-1.json
var commitments []byte

//go:embed lexicon-1.json
var lexicon []byte

// Names are the names that Bytes takes.
var Names = []string{"align", "change", "commitments", "compare", "lexicon", "statement"}

// Bytes returns the current schema of a document: "compare" for comparisons,
// "change" for the changes of one a line, "align" for alignments alone,
// "statement" for single statements, "commitments" for lists of acts, "lexicon"
// for its tables.
func Bytes(name string) ([]byte, bool) {
	switch name {
	case "align":
		return align, true
	case "change":
		return change, true
	case "commitments":
		return commitments, true
	case "lexicon":
		return lexicon, true
	case "compare":
		return compare, true
	case "statement":
		return statement, true
	}
	return nil, false
}
