package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"tifa/diff/series"
)

// TrendHeader names the columns of the CSV of trends.
var TrendHeader = []string{"label", "query", "series", "date", "statement", "held", "present", "count", "words", "per_10000", "run", "event", "n",
	"clauses", "clauses_with", "clause_share", "norm", "value", "smoothed"}

// CSV writes one row for each phrase and text, in the order of both.
func (t *Trends) CSV(w io.Writer) error {
	switch {
	case t.Statistics != nil:
		return t.statisticsCSV(w)
	case t.Novelty != nil:
		return t.noveltyCSV(w)
	}
	cw := csv.NewWriter(w)
	if err := cw.Write(TrendHeader); err != nil {
		return err
	}
	for k, tr := range t.Trends {
		events, run := happened(tr), 0
		for i := range tr.Issues {
			is := &tr.Issues[i]
			for run < len(tr.Runs) && tr.Runs[run].To < i {
				run++
			}
			record := []string{tr.Query.Label, tr.Query.Source, t.Series.Name, t.date(i), "", "false", "", "", "", "", "", "", "", "", "", "", "", "", ""}
			if !t.Series.Events[i].Missing() {
				copy(record[4:], []string{t.version(tr, i).ID, "true", fmt.Sprint(is.Count > 0), strconv.Itoa(is.Count), strconv.Itoa(is.Words), rate(is)})
				copy(record[13:], append([]string{strconv.Itoa(is.Clauses), strconv.Itoa(is.With), decimal(is.Value(series.Share))}, t.normCells(k, i)...))
			}
			if run < len(tr.Runs) && tr.Runs[run].From <= i {
				record[10] = strconv.Itoa(run + 1)
			}
			if e, ok := events[i]; ok {
				record[11], record[12] = string(e.Kind), strconv.Itoa(e.N)
			}
			if err := writePlain(cw, record); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

// rate is how often a phrase stands in ten thousand words.
func rate(is *series.Issue) string {
	if is.Words == 0 {
		return ""
	}
	return strconv.FormatFloat(1e4*float64(is.Count)/float64(is.Words), 'f', 2, 64)
}

// TrendSchema is the name and version of the JSON document of trends.
const TrendSchema = "tifa.trend/1"

type jsonTrends struct {
	Schema  string       `json:"schema"`
	Series  string       `json:"series"`
	Lang    string       `json:"lang"`
	N       int          `json:"n"` // texts held
	Gap     int          `json:"gap"`
	Section string       `json:"section"`
	Side    string       `json:"side"`
	Notes   []string     `json:"notes"`
	Texts   []jsonText   `json:"texts"`
	Phrases []jsonPhrase `json:"phrases"`
	Novelty *jsonNovelty `json:"novelty,omitempty"`

	Norm       series.Norm     `json:"norm,omitempty"` // "" for the raw counts
	Smooth     int             `json:"smooth,omitempty"`
	Formulas   *jsonFormulas   `json:"formulas,omitempty"`
	Statistics *jsonStatistics `json:"statistics,omitempty"`
}

// jsonText is one event of the series.
type jsonText struct {
	Date     string   `json:"date"`
	Held     bool     `json:"held"`
	Versions []string `json:"versions"` // IDs
}

type jsonPhrase struct {
	Label        string `json:"label"`
	Query        string `json:"query"`
	First        string `json:"first"`
	Last         string `json:"last"`
	FromStart    bool   `json:"from_start"`
	StillPresent bool   `json:"still_present"`
	Statements   int    `json:"statements"`
	Occurrences  int    `json:"occurrences"`
	// Counts and Words have one number for each of the texts; -1 when it is
	// not held.
	Counts []int `json:"counts"`
	Words  []int `json:"words"`
	// Clauses and ClausesWith likewise.
	Clauses     []int `json:"clauses"`
	ClausesWith []int `json:"clauses_with"`
	// Values and Smoothed are absent unless a norm or a mean was asked for; null
	// where there is none.
	Values   []*float64 `json:"values,omitempty"`
	Smoothed []*float64 `json:"smoothed,omitempty"`

	Runs   []jsonRun        `json:"runs"`
	Events []jsonTrendEvent `json:"events"`
	Hits   []jsonLocation   `json:"hits"`
}

type jsonRun struct {
	From  string `json:"from"`
	To    string `json:"to"`
	N     int    `json:"n"`
	Doubt bool   `json:"doubt"`
}

type jsonTrendEvent struct {
	Date string           `json:"date"`
	Kind series.TrendKind `json:"kind"`
	N    int              `json:"n"`
}

// JSON writes the trends as one document, see schema/trend-1.json.
func (t *Trends) JSON(w io.Writer) error {
	doc := jsonTrends{TrendSchema, t.Series.Name, t.Series.Lang, t.Series.Held(), t.Gap, t.Limit.Section, t.Limit.Side, t.notes(), []jsonText{}, []jsonPhrase{}, t.noveltyJSON(),
		t.Norm, t.Smooth, t.formulasJSON(), t.statisticsJSON()}
	for i := range t.Series.Events {
		e := &t.Series.Events[i]
		j := jsonText{t.date(i), !e.Missing(), []string{}}
		for _, v := range e.Versions {
			j.Versions = append(j.Versions, v.ID)
		}
		doc.Texts = append(doc.Texts, j)
	}
	for k, tr := range t.Trends {
		j := jsonPhrase{Label: tr.Query.Label, Query: tr.Query.Source, FromStart: tr.FromStart, StillPresent: tr.ToEnd, Statements: tr.Statements, Occurrences: tr.Occurrences,
			Counts: make([]int, len(tr.Issues)), Words: make([]int, len(tr.Issues)), Clauses: make([]int, len(tr.Issues)), ClausesWith: make([]int, len(tr.Issues)), Runs: []jsonRun{}, Events: []jsonTrendEvent{}, Hits: []jsonLocation{}}
		for i := range tr.Issues {
			is := &tr.Issues[i]
			j.Counts[i], j.Words[i], j.Clauses[i], j.ClausesWith[i] = is.Count, is.Words, is.Clauses, is.With
			if t.Series.Events[i].Missing() {
				j.Counts[i], j.Words[i], j.Clauses[i], j.ClausesWith[i] = -1, -1, -1, -1
			}
			for _, h := range is.Hits {
				j.Hits = append(j.Hits, location(t.version(tr, i), h))
			}
		}
		for _, r := range tr.Runs {
			j.Runs = append(j.Runs, jsonRun{t.date(r.From), t.date(r.To), r.N, r.Doubt})
		}
		if n := len(j.Runs); n > 0 {
			j.First, j.Last = j.Runs[0].From, j.Runs[n-1].To
		}
		for _, e := range tr.Events {
			j.Events = append(j.Events, jsonTrendEvent{t.date(e.At), e.Kind, e.N})
		}
		if t.Values != nil {
			j.Values = figures(t.Values[k])
		}
		if t.Smooth > 0 {
			j.Smoothed = figures(t.Smoothed[k])
		}
		doc.Phrases = append(doc.Phrases, j)
	}
	return encode(w, doc)
}
