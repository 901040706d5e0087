package report

import (
	"io"

	"tifa/corpus"
)

// ChangeSchema is the name and version of a line of JSONLines.
const ChangeSchema = "tifa.change/1"

// jsonLine is a change that stands alone: with the statements that it is of and
// the texts of its clauses.
type jsonLine struct {
	Schema       string `json:"schema"`
	OldStatement string `json:"old_statement"`
	NewStatement string `json:"new_statement"`
	jsonChange
	OldTexts []string `json:"old_texts"` // in the order of Old
	NewTexts []string `json:"new_texts"`
}

// JSONLines prints the changes that JSON prints, each as one document on a line
// of its own, see schema/change-1.json.
func JSONLines(w io.Writer, r *Report) error {
	c := r.Comparison
	e := newEncoder(w)
	for i := range c.Changes {
		ch := &c.Changes[i]
		if !r.listed(ch) {
			continue
		}
		line := jsonLine{ChangeSchema, c.Old.ID, c.New.ID, changeJSON(c, ch), clauseTexts(c.Old, ch.Old), clauseTexts(c.New, ch.New)}
		if err := e.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

// clauseTexts are the texts of clauses, verbatim.
func clauseTexts(s *corpus.Statement, group []int) []string {
	out := make([]string, len(group))
	for i, c := range group {
		out[i] = s.String(s.Clauses[c].Span)
	}
	return out
}
