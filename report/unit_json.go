package report

import "io"

// CommitmentsSchema is the name and version of the JSON document of a list of
// units.
const CommitmentsSchema = "tifa.commitments/1"

type jsonUnits struct {
	Schema     string               `json:"schema"`
	Scale      string               `json:"scale"` // "" when no statement has units
	Filter     jsonUnitFilter       `json:"filter"`
	Counts     unitCounts           `json:"counts"`
	Statements []jsonStatementUnits `json:"statements"`
}

type jsonUnitFilter struct {
	Types []string `json:"types"`
	Actor string   `json:"actor"`
	Axis  string   `json:"axis"`
	Topic string   `json:"topic"`
}

type jsonStatementUnits struct {
	ID     string     `json:"id"`
	Series string     `json:"series"`
	Title  string     `json:"title"`
	Date   string     `json:"date"`
	Lang   string     `json:"lang"`
	Source jsonSource `json:"source"`
	Units  []Unit     `json:"units"`
}

// JSON prints the units as one document, see schema/commitments-1.json.
func (l *Units) JSON(w io.Writer) error {
	f := l.Filter
	doc := jsonUnits{
		Schema: CommitmentsSchema, Scale: l.Scale, Filter: jsonUnitFilter{f.types(), f.Actor, f.Axis, f.Topic},
		Counts: l.counts(), Statements: []jsonStatementUnits{},
	}
	for _, s := range l.Statements {
		doc.Statements = append(doc.Statements, jsonStatementUnits{s.ID, s.Series, s.Title, s.Date, s.Lang, jsonSource(s.Source), append([]Unit{}, s.Units...)})
	}
	return encode(w, doc)
}
