package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"tifa/diff"
	"tifa/diff/series"
)

// SeriesHeaders names the columns of the CSV of a series, by table. date,
// statement and before join the tables; an address joins to every other output
// of tifa.
var SeriesHeaders = map[string][]string{
	"novelty":    {"date", "statement", "held", "before", "words", "verbatim", "slot", "reworded", "revived", "new", "dropped", "words_before", "sequences", "new_to_before", "new_to_all", "nu_before", "nu_all", "rho"},
	"similarity": {"date", "statement", "held", "before", "edit", "bigrams", "change", "break_score", "break_n", "largest_since", "break"},
	"sections":   {"date", "statement", "held", "before", "place", "address", "title", "level", "words", "share", "kind", "was_place", "was_share", "points"},
	"topics":     {"date", "statement", "held", "before", "topic", "query", "clauses", "clauses_in_all", "share", "low", "high", "points", "words", "words_in_all", "word_share", "ups", "downs", "mixed", "ties", "net"},
	"strength":   {"date", "statement", "held", "before", "ups", "downs", "mixed", "ties", "net", "p"},
	"ladders":    {"date", "statement", "held", "before", "ladder", "rung", "phrase", "event", "by", "last", "address", "text"},
	"clauses":    {"date", "statement", "held", "before", "address", "fate", "words", "from", "from_addresses", "similarity", "confidence", "moved", "shift", "facts", "text", "marked"},
}

// CSV writes the one table that is asked for.
func (v *SeriesView) CSV(w io.Writer) error {
	if len(v.Tables) != 1 {
		return fmt.Errorf("csv has one table: choose it with --table")
	}
	table := v.Tables[0]
	cw := csv.NewWriter(w)
	if err := cw.Write(SeriesHeaders[table]); err != nil {
		return err
	}
	for i := range v.Entries {
		e := &v.Entries[i]
		lead := []string{v.day(i), "", fmt.Sprint(e.Held()), ""}
		if e.Before >= 0 {
			lead[3] = v.before(e).ID
		}
		rows := [][]string{{}}
		if e.Held() {
			lead[1] = v.of(e).ID
			rows = v.records(table, e)
		}
		for _, cells := range rows {
			record := make([]string, len(SeriesHeaders[table]))
			copy(record, lead)
			copy(record[len(lead):], cells)
			if err := writePlain(cw, record); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

// records are the rows of one statement in a table, the leading cells left out.
func (v *SeriesView) records(table string, e *series.Entry) [][]string {
	n := strconv.Itoa
	switch table {
	case "novelty":
		b := e.Bar
		return [][]string{{n(e.Words), n(b.Verbatim), n(b.Slot), n(b.Reworded), n(b.Revived), n(b.New), n(b.Dropped), n(b.Before),
			n(e.Novelty.Sequences), n(e.Novelty.NewToBefore), n(e.Novelty.NewToAll), four(e.Novelty.ToBefore()), four(e.Novelty.ToAll()), four(e.Novelty.Revival())}}
	case "similarity":
		j := v.similarityJSON(e)
		if j == nil {
			return [][]string{{}}
		}
		out := []string{figureOf(j.Edit), four(j.Bigrams), figureOf(j.Change), "", "", "", v.judged(e)}
		if j.Break != nil {
			out[3], out[4], out[5] = four(j.Break.Score), n(j.Break.N), j.Break.Since
		}
		return [][]string{out}
	case "sections":
		var out [][]string
		for _, s := range v.sectionsJSON(e) {
			was := ""
			if s.WasPlace != nil {
				was = n(*s.WasPlace)
			}
			out = append(out, []string{n(s.Place), s.Address, s.Title, n(s.Level), n(s.Words), four(s.Share), string(s.Kind), was, figureOf(s.WasShare), figureOf(s.Points)})
		}
		return out
	case "topics":
		var out [][]string
		for k, t := range v.topicsJSON(e) {
			out = append(out, []string{t.Topic, v.Topics[k].Source, n(t.Clauses), n(len(e.Clauses)), four(t.Share), four(t.Low), four(t.High), figureOf(t.Points), n(t.Words), n(e.Words), four(t.WordShare),
				n(t.Strength.Ups), n(t.Strength.Downs), n(t.Strength.Mixed), n(t.Strength.Ties), figureOf(t.Strength.Net)})
		}
		return out
	case "strength":
		j := v.strengthJSON(e.Strength)
		return [][]string{{n(j.Ups), n(j.Downs), n(j.Mixed), n(j.Ties), figureOf(j.Net), figureOf(j.P)}}
	case "ladders":
		var out [][]string
		for _, l := range v.laddersJSON(e) {
			out = append(out, []string{l.Ladder, n(l.Rung), l.Phrase, string(l.Event), n(l.By), l.Last, l.Address, l.Text})
		}
		return out
	}
	var out [][]string
	for _, c := range v.clausesJSON(e) {
		from := ""
		for i, a := range c.FromAddresses {
			if i > 0 {
				from += " + "
			}
			from += a
		}
		out = append(out, []string{c.Address, string(c.Fate), n(c.Words), c.From, from, figureOf(c.Similarity), figureOf(c.Confidence), fmt.Sprint(c.Moved), string(c.Shift), c.Facts, c.Text, c.Marked})
	}
	return out
}

func four(f float64) string { return strconv.FormatFloat(f, 'f', 4, 64) }

// figureOf writes a number that may be missing.
func figureOf(f *float64) string {
	if f == nil {
		return ""
	}
	return four(*f)
}

// SeriesSchema is the name and version of the JSON document of a series.
const SeriesSchema = "tifa.series/1"

type jsonSeries struct {
	Schema     string            `json:"schema"`
	Version    string            `json:"version"`
	Series     string            `json:"series"`
	Lang       string            `json:"lang"`
	N          int               `json:"n"`
	NotHeld    int               `json:"not_held"`
	From       string            `json:"from"`
	To         string            `json:"to"`
	Scale      string            `json:"scale"`
	Caption    []jsonCaption     `json:"caption"`
	NoBreak    string            `json:"no_break"`
	Topics     []jsonTopicName   `json:"topics"`
	Ladders    []jsonLadder      `json:"ladders"`
	Statements []jsonSeriesEntry `json:"statements"`
}

type jsonCaption struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

type jsonTopicName struct {
	Label string `json:"label"`
	Query string `json:"query"`
}

type jsonLadder struct {
	Label string   `json:"label"`
	Rungs []string `json:"rungs"`
}

type jsonSeriesEntry struct {
	Date       string           `json:"date"`
	Statement  string           `json:"statement"`
	Held       bool             `json:"held"`
	Before     string           `json:"before"`
	Words      int              `json:"words"`
	Novelty    *jsonBar         `json:"novelty"`
	Similarity *jsonSimilarity  `json:"similarity"`
	Sections   []jsonWeight     `json:"sections"`
	Topics     []jsonTopic      `json:"topics"`
	Strength   *jsonStrength    `json:"strength"`
	Ladders    []jsonLadderStep `json:"ladders"`
	Clauses    []jsonFate       `json:"clauses"`
}

type jsonBar struct {
	Verbatim    int     `json:"verbatim"`
	Slot        int     `json:"slot"`
	Reworded    int     `json:"reworded"`
	Revived     int     `json:"revived"`
	New         int     `json:"new"`
	Dropped     int     `json:"dropped"`
	Before      int     `json:"words_before"`
	Sequences   int     `json:"sequences"`
	NewToBefore int     `json:"new_to_before"`
	NewToAll    int     `json:"new_to_all"`
	NuBefore    float64 `json:"nu_before"`
	NuAll       float64 `json:"nu_all"`
	Rho         float64 `json:"rho"`
}

type jsonSimilarity struct {
	Edit    *float64   `json:"edit"`
	Bigrams float64    `json:"bigrams"`
	Change  *float64   `json:"change"`
	Break   *jsonBreak `json:"break"`
}

type jsonBreak struct {
	Score float64 `json:"score"`
	N     int     `json:"n"`
	Named bool    `json:"named"`
	Since string  `json:"largest_since"`
}

type jsonWeight struct {
	Place    int                `json:"place"`
	Address  string             `json:"address"`
	Title    string             `json:"title"`
	Level    int                `json:"level"`
	Words    int                `json:"words"`
	Share    float64            `json:"share"`
	Kind     series.SectionKind `json:"kind"`
	WasPlace *int               `json:"was_place"`
	WasShare *float64           `json:"was_share"`
	Points   *float64           `json:"points"`
}

type jsonTopic struct {
	Topic     string       `json:"topic"`
	Clauses   int          `json:"clauses"`
	Share     float64      `json:"share"`
	Low       float64      `json:"low"`
	High      float64      `json:"high"`
	Points    *float64     `json:"points"`
	Words     int          `json:"words"`
	WordShare float64      `json:"word_share"`
	Strength  jsonStrength `json:"strength"`
}

type jsonStrength struct {
	Ups   int      `json:"ups"`
	Downs int      `json:"downs"`
	Mixed int      `json:"mixed"`
	Ties  int      `json:"ties"`
	Net   *float64 `json:"net"`
	P     *float64 `json:"p"`
}

type jsonLadderStep struct {
	Ladder  string             `json:"ladder"`
	Rung    int                `json:"rung"`
	Phrase  string             `json:"phrase"`
	Event   series.LadderEvent `json:"event"`
	By      int                `json:"by"`
	Last    string             `json:"last"`
	Address string             `json:"address"`
	Text    string             `json:"text"`
}

type jsonFate struct {
	Address       string         `json:"address"`
	Fate          series.Fate    `json:"fate"`
	Words         int            `json:"words"`
	From          string         `json:"from"`
	FromAddresses []string       `json:"from_addresses"`
	Similarity    *float64       `json:"similarity"`
	Confidence    *float64       `json:"confidence"`
	Moved         bool           `json:"moved"`
	Shift         diff.Direction `json:"shift"`
	Facts         string         `json:"facts"`
	Text          string         `json:"text"`
	Marked        string         `json:"marked"`
}

// JSON writes the whole view as one document, see schema/series-1.json.
func (v *SeriesView) JSON(w io.Writer) error {
	first, last := (&Trends{Series: v.Series}).bounds()
	doc := jsonSeries{Schema: SeriesSchema, Version: v.Version, Series: v.Series.Name, Lang: v.Series.Lang, N: v.Series.Held(), NotHeld: v.holes(), From: first, To: last,
		Topics: []jsonTopicName{}, Ladders: []jsonLadder{}, Statements: []jsonSeriesEntry{}}
	if s := v.Threads.Statements; len(s) > 0 {
		doc.Scale = s[len(s)-1].Scale
	}
	for _, f := range append(v.about(), v.method()...) {
		doc.Caption = append(doc.Caption, jsonCaption{f.name, f.text})
	}
	_, doc.NoBreak = v.Breaks(1)
	for _, q := range v.Topics {
		doc.Topics = append(doc.Topics, jsonTopicName{q.Label, q.Source})
	}
	for _, l := range v.Ladders {
		j := jsonLadder{Label: l.Label}
		for _, r := range l.Rungs {
			j.Rungs = append(j.Rungs, r.Source)
		}
		doc.Ladders = append(doc.Ladders, j)
	}
	for i := range v.Entries {
		e := &v.Entries[i]
		j := jsonSeriesEntry{Date: v.day(i), Held: e.Held(), Sections: []jsonWeight{}, Topics: []jsonTopic{}, Ladders: []jsonLadderStep{}, Clauses: []jsonFate{}}
		if e.Before >= 0 {
			j.Before = v.before(e).ID
		}
		if e.Held() {
			b := e.Bar
			j.Statement, j.Words = v.of(e).ID, e.Words
			j.Novelty = &jsonBar{b.Verbatim, b.Slot, b.Reworded, b.Revived, b.New, b.Dropped, b.Before, e.Novelty.Sequences, e.Novelty.NewToBefore, e.Novelty.NewToAll,
				round(e.Novelty.ToBefore()), round(e.Novelty.ToAll()), round(e.Novelty.Revival())}
			strength := v.strengthJSON(e.Strength)
			j.Similarity, j.Strength = v.similarityJSON(e), &strength
			j.Sections = append(j.Sections, v.sectionsJSON(e)...)
			j.Topics = append(j.Topics, v.topicsJSON(e)...)
			j.Ladders = append(j.Ladders, v.laddersJSON(e)...)
			j.Clauses = append(j.Clauses, v.clausesJSON(e)...)
		}
		doc.Statements = append(doc.Statements, j)
	}
	return encode(w, doc)
}

func rounded(f float64) *float64 {
	f = round(f)
	return &f
}

func (v *SeriesView) similarityJSON(e *series.Entry) *jsonSimilarity {
	if e.Resemblance == nil {
		return nil
	}
	j := &jsonSimilarity{Bigrams: round(e.Resemblance.Bigrams)}
	if e.Resemblance.Edit >= 0 {
		j.Edit, j.Change = rounded(e.Resemblance.Edit), rounded(1-e.Resemblance.Edit)
	}
	if b := e.Break; b != nil {
		j.Break = &jsonBreak{round(b.Score), b.N, b.Named(), ""}
		if b.Since >= 0 {
			j.Break.Since = v.day(b.Since)
		}
	}
	return j
}

func (v *SeriesView) sectionsJSON(e *series.Entry) []jsonWeight {
	var out []jsonWeight
	add := func(s series.SectionWeight, gone bool) {
		st := v.of(e)
		if gone {
			st = v.before(e)
		}
		sec := st.Sections[s.Section]
		j := jsonWeight{Place: s.Section, Address: sectionLabel(st, sec), Title: sec.Title, Level: sec.Level, Words: s.Words, Share: round(s.Share), Kind: s.Kind}
		if s.Was != nil && !gone {
			j.WasPlace, j.WasShare = &s.Was.Section, rounded(s.Was.Share)
			if s.Kind != series.SectionBack {
				j.Points = rounded(100 * (s.Share - s.Was.Share))
			}
		}
		out = append(out, j)
	}
	for _, s := range e.Sections {
		add(s, false)
	}
	for _, s := range e.GoneSections {
		add(s, true)
	}
	return out
}

func (v *SeriesView) topicsJSON(e *series.Entry) []jsonTopic {
	var out []jsonTopic
	for k, t := range e.Topics {
		j := jsonTopic{v.Topics[k].Label, t.Clauses, round(t.Share), round(t.Low), round(t.High), nil, t.Words, round(t.WordShare), v.strengthJSON(t.Strength)}
		if t.Points != nil {
			j.Points = rounded(*t.Points)
		}
		out = append(out, j)
	}
	return out
}

func (v *SeriesView) strengthJSON(p series.Paired) jsonStrength {
	j := jsonStrength{Ups: p.Ups, Downs: p.Downs, Mixed: p.Mixed, Ties: p.Ties}
	if net, ok := p.Net(); ok {
		j.Net = rounded(net)
	}
	if f, ok := p.P(); ok && v.Stats {
		j.P = rounded(f)
	}
	return j
}

func (v *SeriesView) laddersJSON(e *series.Entry) []jsonLadderStep {
	var out []jsonLadderStep
	for k, s := range e.Ladders {
		j := jsonLadderStep{Ladder: v.Ladders[k].Label, Rung: s.Rung, Event: s.Event, By: s.By}
		if s.Last >= 0 {
			j.Last = v.day(s.Last)
		}
		if s.Rung > 0 {
			st := v.of(e)
			j.Phrase, j.Address, j.Text = v.Ladders[k].Rungs[s.Rung-1].Source, st.Clauses[s.Hit.Clause].ID, st.String(s.Hit.Span)
		}
		out = append(out, j)
	}
	return out
}

func (v *SeriesView) clausesJSON(e *series.Entry) []jsonFate {
	var out []jsonFate
	for _, c := range e.Clauses {
		st := v.of(e)
		j := jsonFate{Address: st.Clauses[c.Clause].ID, Fate: c.Fate, Words: c.Words, FromAddresses: []string{}, Shift: diff.Level, Text: st.String(st.Clauses[c.Clause].Span)}
		if t := c.Tie; t != nil {
			from := v.Threads.Statements[t.From.Statement]
			j.From, j.FromAddresses, j.Moved = from.ID, ids(from, t.Old), t.Moved
			j.Similarity, j.Confidence = rounded(t.Similarity), rounded(t.Confidence)
		}
		if c.Match >= 0 {
			pair := v.pair(e)
			ch := &e.Matched[c.Match]
			j.Shift, j.Facts = ch.Shift, Facts(pair, ch.Shifts)
			if ch.Kind != diff.Unchanged {
				j.Marked = marked(row(pair, c.Match))
			}
		}
		out = append(out, j)
	}
	for _, c := range e.Dropped {
		st := v.before(e)
		out = append(out, jsonFate{Address: st.Clauses[c.Clause].ID, Fate: c.Fate, Words: c.Words, From: st.ID, FromAddresses: []string{st.Clauses[c.Clause].ID}, Shift: diff.Level, Text: st.String(st.Clauses[c.Clause].Span)})
	}
	return out
}
