package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff/series"
)

// AdoptionHeader names the columns of the CSV of adoption: one row a series and
// variant, or, of a clause, one a series. rank counts the series along the adoption
// curve.
var AdoptionHeader = []string{"rank", "series", "variant", "date", "lag_days", "statement", "address", "text", "last", "statements", "held", "held_from", "held_to", "at_start", "missing_before", "similarity"}

// CSV writes the adoption as a table.
func (a *Adoption) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	put := func(cells ...string) {
		writePlain(cw, slices.Clone(cells)) // the error is kept for Error
	}
	put(AdoptionHeader...)
	if p := a.Clause; p != nil {
		for i, k := range p.Others {
			c := &k.Statement.Clauses[k.Clause]
			put(strconv.Itoa(i+1), k.Series, "", Date(k.Statement), strconv.Itoa(-k.Lag), k.Statement.ID, c.ID, k.Statement.Plain(c), "", strconv.Itoa(k.N), "", "", "", "", "", similar(k.Similarity))
		}
		cw.Flush()
		return cw.Error()
	}
	for i := range a.Phrase.Users {
		u := &a.Phrase.Users[i]
		for k := range u.Uses {
			x := &u.Uses[k]
			put(strconv.Itoa(i+1), u.Series, a.Phrase.Variants[x.Variant].Label, Date(x.Statement), strconv.Itoa(x.Lag), x.Statement.ID, x.Statement.Clauses[x.Hit.Clause].ID,
				contextOf(x.Statement, x.Hit).hit, day(x.Last), strconv.Itoa(x.Statements), strconv.Itoa(u.Days), Date(u.Statements[0]), Date(u.Statements[len(u.Statements)-1]),
				fmt.Sprint(u.AtStart && x.Statement.Date.Equal(u.First.Statement.Date)), strconv.Itoa(u.Missing), "")
		}
	}
	for i := range a.Phrase.Without {
		u := &a.Phrase.Without[i]
		put("", u.Series, "", "", "", "", "", "", "", "0", strconv.Itoa(u.Days), Date(u.Statements[0]), Date(u.Statements[len(u.Statements)-1]), "", "", "")
	}
	cw.Flush()
	return cw.Error()
}

// AdoptionSchema is the name and version of the JSON document of adoption.
const AdoptionSchema = "tifa.adoption/1"

type jsonAdoption struct {
	Schema   string           `json:"schema"`
	Notes    []string         `json:"notes"`
	Variants []jsonVariant    `json:"variants"`
	Users    []jsonUser       `json:"users"`
	Without  []jsonSeriesHeld `json:"without"`
	Clause   *jsonProvenance  `json:"clause,omitempty"`
}

type jsonVariant struct {
	Label string `json:"label"`
	Query string `json:"query"`
}

type jsonSeriesHeld struct {
	Series string   `json:"series"`
	Held   int      `json:"held"`
	From   string   `json:"from"`
	To     string   `json:"to"`
	Holes  []string `json:"holes"`
}

type jsonUser struct {
	jsonSeriesHeld
	Rank    int       `json:"rank"`
	Date    string    `json:"date"`
	Lag     int       `json:"lag_days"`
	AtStart bool      `json:"at_start"`
	Missing int       `json:"missing_before"`
	Uses    []jsonUse `json:"uses"`
}

type jsonUse struct {
	Variant    int          `json:"variant"`
	Lag        int          `json:"lag_days"`
	Last       string       `json:"last"`
	Statements int          `json:"statements"`
	First      jsonLocation `json:"first"`
}

type jsonProvenance struct {
	Series    string       `json:"series"`
	Place     jsonLocation `json:"place"`
	Threshold float64      `json:"threshold"`
	Own       int          `json:"own"`
	All       int          `json:"all"`
	Others    []jsonKin    `json:"others"`
}

type jsonKin struct {
	Series     string       `json:"series"`
	Similarity *float64     `json:"similarity"`
	Lag        int          `json:"lag_days"`
	N          int          `json:"n"`
	Place      jsonLocation `json:"place"`
}

func heldJSON(h *series.Held, days int) jsonSeriesHeld {
	j := jsonSeriesHeld{h.Series, days, day(h.Statements[0].Date), day(h.Statements[len(h.Statements)-1].Date), []string{}}
	for _, d := range h.Holes {
		j.Holes = append(j.Holes, day(d))
	}
	return j
}

// clauseAt is the place of a whole clause.
func clauseAt(s *corpus.Statement, clause int) jsonLocation {
	return location(s, query.Hit{Clause: clause, Span: s.Clauses[clause].Span})
}

// JSON writes the adoption as one document, see schema/adoption-1.json.
func (a *Adoption) JSON(w io.Writer) error {
	doc := jsonAdoption{AdoptionSchema, append([]string{}, a.Notes...), []jsonVariant{}, []jsonUser{}, []jsonSeriesHeld{}, nil}
	if p := a.Clause; p != nil {
		doc.Clause = &jsonProvenance{p.Series, clauseAt(p.Statement, p.Clause), p.Threshold, p.Own, p.All, []jsonKin{}}
		for _, k := range p.Others {
			doc.Clause.Others = append(doc.Clause.Others, jsonKin{k.Series, jsonNumber(k.Similarity), -k.Lag, k.N, clauseAt(k.Statement, k.Clause)})
		}
		return encode(w, doc)
	}
	for _, q := range a.Phrase.Variants {
		doc.Variants = append(doc.Variants, jsonVariant{q.Label, q.Source})
	}
	for i := range a.Phrase.Users {
		u := &a.Phrase.Users[i]
		j := jsonUser{heldJSON(u.Held, u.Days), i + 1, day(u.First.Statement.Date), u.Lag, u.AtStart, u.Missing, []jsonUse{}}
		for k := range u.Uses {
			x := &u.Uses[k]
			j.Uses = append(j.Uses, jsonUse{x.Variant, x.Lag, day(x.Last), x.Statements, location(x.Statement, x.Hit)})
		}
		doc.Users = append(doc.Users, j)
	}
	for i := range a.Phrase.Without {
		doc.Without = append(doc.Without, heldJSON(a.Phrase.Without[i].Held, a.Phrase.Without[i].Days))
	}
	return encode(w, doc)
}
