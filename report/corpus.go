package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus/library"
	"tifa/diff"
)

// CorpusSchema names the JSON document that lists a corpus.
const CorpusSchema = "tifa.corpus/1"

// Corpus is a corpus laid out as a list of its statements, or some of them.
type Corpus struct {
	Library  *library.Library
	Readings []library.Reading // series by series, in order of date
}

// Print lists the statements for the terminal, each series with a line of its
// own. Width 0 is 80 columns.
func (c Corpus) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	if c.Library.Title != "" {
		b.WriteString(printable(c.Library.Title) + "\n\n")
	}
	for n, s := range c.series() {
		if n > 0 {
			b.WriteByte('\n')
		}
		hanging(&b, "", seriesLine(s), width)
		longest := 4
		for _, r := range s.readings {
			longest = max(longest, columns(versionOf(&r)))
		}
		for i := range s.readings {
			r := &s.readings[i]
			words := thousands(r.Words)
			title := r.Title
			switch {
			case r.Hole():
				words, title = "?", strings.Join(filled("not held", r.Note, r.Title), ": ")
			case r.Err != nil:
				words, title = "?", "cannot be read: tifa corpus check says why"
			case title == "":
				title = "no title"
			}
			if r.Kind != "" && r.Kind != s.Habit() {
				title = r.Kind + ": " + title
			}
			hanging(&b, fmt.Sprintf("  %-10s  %s%7s  ", r.Day(), pad(versionOf(r), longest+1), words), title, width)
		}
	}
	if len(c.Readings) == 0 {
		b.WriteString("no statements yet: tifa corpus add takes them in\n")
	}
	if n := len(c.Library.Findings); n > 0 {
		fmt.Fprintf(&b, "\n%s about the folder: tifa corpus check lists them\n", count(n, "finding"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// hanging writes a text behind a lead, further lines below its beginning.
func hanging(b *strings.Builder, lead, text string, width int) {
	for i, l := range lines([]Piece{{diff.Equal, text, diff.None}}, max(width-columns(lead), 12), noMarks) {
		if i > 0 {
			lead = strings.Repeat(" ", columns(lead))
		}
		b.WriteString(lead + l + "\n")
	}
}

// listed is a series with those of its statements that are listed.
type listed struct {
	*library.Series
	readings []library.Reading
}

func (c Corpus) series() []listed {
	var out []listed
	for i := range c.Library.Series {
		l := listed{Series: &c.Library.Series[i]}
		for _, r := range c.Readings {
			if r.Series == l.Name {
				l.readings = append(l.readings, r)
			}
		}
		if len(l.readings) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// seriesLine says how much of a series there is.
func seriesLine(s listed) string {
	held, holes := 0, 0
	first, last := "", ""
	for i := range s.readings {
		r := &s.readings[i]
		if r.Hole() {
			holes++
			continue
		}
		held++
		if !r.Date.IsZero() {
			if first == "" {
				first = r.Day()
			}
			last = r.Day()
		}
	}
	parts := filled(s.Title, count(held, "statement"))
	if langs := readingLangs(s.readings); len(langs) > 0 {
		parts[len(parts)-1] += " in " + strings.Join(langs, ", ")
	}
	if first != "" {
		parts = append(parts, first+" to "+last)
	}
	if holes > 0 {
		parts = append(parts, fmt.Sprintf("%d not held", holes))
	}
	return s.Name + "  (" + strings.Join(parts, "; ") + ")"
}

// readingLangs are the languages of what is held.
func readingLangs(rs []library.Reading) []string {
	var out []string
	for i := range rs {
		if !rs[i].Hole() && rs[i].Lang != "" {
			out = append(out, rs[i].Lang)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// versionOf tells statements of one day apart.
func versionOf(r *library.Reading) string {
	return printable(strings.Join(filled(r.Lang, r.Label), " "))
}

// filled leaves out what is empty.
func filled(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// CorpusCSVHeader names the columns of CSV; the names are stable.
var CorpusCSVHeader = []string{"series", "date", "lang", "label", "event", "kind", "title", "words", "held", "file", "source", "note"}

// CSV lists the statements as comma-separated values (RFC 4180), cells that
// look like formulas guarded by an apostrophe.
func (c Corpus) CSV(w io.Writer) error {
	rows := [][]string{CorpusCSVHeader}
	for i := range c.Readings {
		r := &c.Readings[i]
		day, words := "", ""
		if !r.Date.IsZero() {
			day = r.Day()
		}
		if !r.Hole() && r.Err == nil {
			words = strconv.Itoa(r.Words)
		}
		rows = append(rows, []string{r.Series, day, r.Lang, r.Label, r.Event, r.Kind, r.Title, words, fmt.Sprint(!r.Hole()), r.File, r.URL, r.Note})
	}
	return guarded(w, rows)
}

// guarded writes rows of which no cell comes alive in a spreadsheet.
func guarded(w io.Writer, rows [][]string) error {
	cw := csv.NewWriter(w)
	for _, row := range rows {
		for i := range row {
			row[i] = printable(row[i])
		}
		if err := writeRecord(cw, row); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

type jsonCorpus struct {
	Schema string           `json:"schema"`
	Title  string           `json:"title"`
	Series []jsonHeldSeries `json:"series"`
}

type jsonHeldSeries struct {
	Name       string        `json:"name"`
	Title      string        `json:"title"`
	Kind       string        `json:"kind"`
	Statements []jsonHolding `json:"statements"`
}

type jsonHolding struct {
	ID         string   `json:"id"`
	Held       bool     `json:"held"`
	File       string   `json:"file"`
	Date       string   `json:"date"` // "" when unknown
	Lang       string   `json:"lang"`
	Label      string   `json:"label"`
	Event      string   `json:"event"`
	Kind       string   `json:"kind"`
	Title      string   `json:"title"`
	Parties    []string `json:"parties"`
	Place      string   `json:"place"`
	Source     string   `json:"source"`
	Fetched    string   `json:"fetched"` // "" when it was not
	Original   string   `json:"original"`
	Name       string   `json:"name"`
	SHA256     string   `json:"sha256"`
	TextSHA256 string   `json:"text_sha256"`
	Encoding   string   `json:"encoding"`
	Repairs    int      `json:"repairs"`
	Note       string   `json:"note"`
	Accept     []string `json:"accept"`
	Pages      []string `json:"pages"` // originals of the further pages
	Words      int      `json:"words"`
	Clauses    int      `json:"clauses"`
	Error      string   `json:"error"` // why the text cannot be read, "" when it can
}

// JSON prints the list as a document, see schema/corpus-1.json.
func (c Corpus) JSON(w io.Writer) error {
	doc := jsonCorpus{CorpusSchema, c.Library.Title, []jsonHeldSeries{}}
	for _, s := range c.series() {
		j := jsonHeldSeries{s.Name, s.Title, s.Kind, []jsonHolding{}}
		for i := range s.readings {
			r := &s.readings[i]
			it := jsonHolding{
				ID: r.ID(), Held: !r.Hole(), File: r.File, Lang: r.Lang, Label: r.Label, Event: r.Event, Kind: r.Kind,
				Title: r.Title, Parties: append([]string{}, r.Parties...), Place: r.Place, Source: r.URL, Fetched: moment(r.Fetched.Time), Original: r.Original,
				Name: r.Name, SHA256: r.SHA256, TextSHA256: r.TextSHA256, Encoding: r.Encoding, Repairs: r.Repairs,
				Note: r.Note, Accept: append([]string{}, r.Accept...), Pages: []string{}, Words: r.Words, Clauses: r.Clauses,
			}
			for _, p := range r.Pages {
				it.Pages = append(it.Pages, p.Original)
			}
			if !r.Date.IsZero() {
				it.Date = r.Day()
			}
			if r.Err != nil {
				it.Error = r.Err.Error()
			}
			j.Statements = append(j.Statements, it)
		}
		doc.Series = append(doc.Series, j)
	}
	return encode(w, doc)
}

// Details prints all that is known of each statement. Width 0 is 80 columns.
func (c Corpus) Details(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	n := 0
	for _, s := range c.series() {
		for i := range s.readings {
			if n++; n > 1 {
				b.WriteByte('\n')
			}
			holdingDetails(&b, s, &s.readings[i], width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func holdingDetails(b *strings.Builder, s listed, r *library.Reading, width int) {
	field := func(name, text string) {
		if text != "" {
			hanging(b, fmt.Sprintf("%-12s", name), text, width)
		}
	}
	field("Statement", r.ID())
	field("Title", orNone(r.Title))
	field("Date", r.Day())
	field("Language", r.Lang)
	field("Version", r.Label)
	field("Kind", r.Kind)
	field("Parties", strings.Join(r.Parties, "; "))
	field("Place", r.Place)
	field("Published", r.URL)
	field("Fetched", moment(r.Fetched.Time))
	switch {
	case r.Hole():
		field("Text", "not held")
	case r.Err != nil:
		field("Text", r.Err.Error())
	default:
		field("Text", fmt.Sprintf("%s, %s, %s", r.File, count(r.Words, "word"), count(r.Clauses, "clause")))
	}
	field("Source", holdingSource(r))
	field("SHA-256", r.SHA256)
	for _, p := range r.Pages {
		field("Page", p.Original)
		field("SHA-256", p.SHA256)
	}
	field("Note", r.Note)
	field("Accepted", strings.Join(r.Accept, ", "))
	if r.Line > 0 {
		field("Entry", fmt.Sprintf("%s, line %d", library.ManifestName, r.Line))
	}
	before, after := s.Neighbours(&r.Item)
	field("Before", neighbour(before))
	field("After", neighbour(after))
	var others []string
	for _, o := range s.Siblings(&r.Item) {
		others = append(others, o.ID())
	}
	field("Versions", strings.Join(others, ", "))
}

// holdingSource says what the text was taken from.
func holdingSource(r *library.Reading) string {
	if r.Original == "" {
		return ""
	}
	text := r.Original
	if r.Name != "" {
		text += " (added as " + r.Name + ")"
	}
	return strings.Join(filled(text, r.Encoding, count(r.Repairs, "repair")), ", ")
}

func neighbour(it *library.Item) string {
	switch {
	case it == nil:
		return ""
	case it.Hole():
		return it.ID() + " (not held)"
	}
	return it.ID()
}
