package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff"
	"tifa/diff/series"
)

// passageGroup is the passages of one kind, what was there longest first.
type passageGroup struct {
	kind, title string
	passages    []series.Passage
}

func (t *Trends) passages() []passageGroup {
	n := t.Novelty
	longest := func(ps []series.Passage) []series.Passage {
		return slices.SortedStableFunc(slices.Values(ps), func(a, b series.Passage) int { return b.N - a.N })
	}
	return []passageGroup{
		{"new", "In no statement before", n.New},
		{"back", "Back", longest(n.Back)},
		{"gone", "Gone", longest(n.Gone)},
	}
}

// quoted is a passage with its statement and its address.
func (t *Trends) quoted(p series.Passage) (*corpus.Statement, context) {
	s := t.Series.Events[p.Event].Versions[0]
	return s, excerptOf(s, p.Clause, p.Span)
}

// since says how long a passage was away or had stayed.
func (t *Trends) since(kind string, p series.Passage) string {
	switch kind {
	case "back":
		return "after " + count(p.N, "statement") + " without, last in " + t.date(p.Since)
	case "gone":
		return "after " + strconv.Itoa(p.N) + " in a row, since " + t.date(p.Since)
	}
	return ""
}

// novelty writes what is new in one statement.
func (t *Trends) novelty(b *strings.Builder, width int) {
	n := t.Novelty
	what := t.date(n.At)
	if n.Before >= 0 {
		what += ", against " + t.date(n.Before) + " and all before"
	} else {
		what += ", the first that is held: all of it is new"
	}
	putField(b, width, "Statement", what)
	if n.Sequences > 0 && n.Before >= 0 {
		putField(b, width, "Novelty", fmt.Sprintf("of %s places with a sequence of words, %.0f %% are not in the statement before, %.0f %% in none before",
			thousands(n.Sequences), percent(n.NewToBefore, n.Sequences), percent(n.NewToAll, n.Sequences)))
	}
	if n.Before < 0 {
		return
	}
	for _, g := range t.passages() {
		if len(g.passages) == 0 {
			continue
		}
		quotes := t.quotes(g.passages)
		fmt.Fprintf(b, "\n%s (%d)\n", g.title, len(quotes))
		for _, q := range quotes {
			address := printable(q.in.Clauses[q.Clause].ID)
			if g.kind == "gone" {
				address = "old " + address
			}
			if since := t.since(g.kind, q.Passage); since != "" {
				address += "  " + since
			}
			for _, l := range lines([]Piece{{diff.Equal, address, diff.None}}, max(width-2, 20), noMarks) {
				b.WriteString("  " + l + "\n")
			}
			for _, l := range lines([]Piece{{diff.Equal, q.text(), diff.None}}, max(width-4, 20), noMarks) {
				b.WriteString("    " + l + "\n")
			}
		}
	}
}

// quotation is what one clause has of passages that came or went together.
type quotation struct {
	series.Passage // the first of them
	in             *corpus.Statement
	spans          []corpus.Span // in order, apart from each other
}

// quotes puts passages of one clause that follow each other together.
func (t *Trends) quotes(ps []series.Passage) []quotation {
	var out []quotation
	for _, p := range ps {
		p.Span = written(t.Series.Events[p.Event].Versions[0], p.Clause, p.Span)
		n := len(out)
		if n == 0 || out[n-1].Clause != p.Clause || out[n-1].N != p.N || out[n-1].Since != p.Since {
			out = append(out, quotation{p, t.Series.Events[p.Event].Versions[0], []corpus.Span{p.Span}})
			continue
		}
		q := &out[n-1]
		if last := &q.spans[len(q.spans)-1]; p.Start <= last.End || strings.TrimSpace(q.in.Text[last.End:p.Start]) == "" {
			last.End = max(last.End, p.End)
		} else {
			q.spans = append(q.spans, p.Span)
		}
	}
	return out
}

// text is what is quoted, with … where words are left out.
func (q *quotation) text() string {
	var b strings.Builder
	last := len(q.spans) - 1
	for i, sp := range q.spans {
		x := excerptOf(q.in, q.Clause, sp)
		switch {
		case i > 0:
			b.WriteString(gap)
		case x.goesBefore():
			b.WriteString("…")
		}
		b.WriteString(strings.TrimSpace(x.hit))
		if i == last && strings.Trim(x.right, " .。;；") != "" {
			b.WriteString("…")
		}
	}
	return b.String()
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(whole) }

// NoveltyHeader names the columns of the CSV of what is new.
var NoveltyHeader = []string{"kind", "date", "statement", "address", "n", "since", "text", "clause"}

func (t *Trends) noveltyCSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(NoveltyHeader); err != nil {
		return err
	}
	for _, g := range t.passages() {
		for _, p := range g.passages {
			s, x := t.quoted(p)
			record := []string{g.kind, t.date(p.Event), s.ID, s.Clauses[p.Clause].ID, strconv.Itoa(p.N), t.date(p.Since), x.hit, x.left + x.hit + x.right}
			if err := writePlain(cw, record); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

type jsonNovelty struct {
	Date        string        `json:"date"`
	Before      string        `json:"before"`
	Sequences   int           `json:"sequences"`
	NewToBefore int           `json:"new_to_before"`
	NewToAll    int           `json:"new_to_all"`
	New         []jsonPassage `json:"new"`
	Back        []jsonPassage `json:"back"`
	Gone        []jsonPassage `json:"gone"`
}

type jsonPassage struct {
	jsonLocation
	N     int    `json:"n"`
	Since string `json:"since"`
}

func (t *Trends) noveltyJSON() *jsonNovelty {
	n := t.Novelty
	if n == nil {
		return nil
	}
	j := &jsonNovelty{Date: t.date(n.At), Sequences: n.Sequences, NewToBefore: n.NewToBefore, NewToAll: n.NewToAll}
	if n.Before >= 0 {
		j.Before = t.date(n.Before)
	}
	for i, list := range []*[]jsonPassage{&j.New, &j.Back, &j.Gone} {
		*list = []jsonPassage{}
		for _, p := range t.passages()[i].passages {
			s := t.Series.Events[p.Event].Versions[0]
			*list = append(*list, jsonPassage{location(s, query.Hit{Clause: p.Clause, Span: p.Span}), p.N, t.date(p.Since)})
		}
	}
	return j
}
