package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"tifa/corpus"
	"tifa/corpus/query"
	"tifa/diff"
)

// Concordance is every place where a query stands in a number of statements,
// with the words around it.
type Concordance struct {
	Query    *query.Query
	Searched int // statements that were searched
	Found    []Found
	Notes    []string // what a reader has to know of the search
}

// Found is one statement that has the phrase.
type Found struct {
	Statement *corpus.Statement
	Hits      []query.Hit
}

// Occurrences counts the places.
func (c *Concordance) Occurrences() int {
	n := 0
	for _, f := range c.Found {
		n += len(f.Hits)
	}
	return n
}

// result says what was found in one line.
func (c *Concordance) result() string {
	return fmt.Sprintf("%s in %d of %s", count(c.Occurrences(), "occurrence"), len(c.Found), count(c.Searched, "statement"))
}

// context is a hit with the words of its clause around it, as a person reads
// them.
type context struct{ left, hit, right string }

// beside is how many characters of a clause are quoted on each side of a hit;
// "…" stands where it goes on. Few clauses are as long.
const beside = 400

func contextOf(s *corpus.Statement, h query.Hit) context {
	c := &s.Clauses[h.Clause]
	read := func(part string) string { return oneSpace(printable(corpus.StripMarkup(part))) }
	left, right, before, behind := s.Text[c.Start:h.Start], s.Text[h.End:c.End], "", ""
	if at := runesBack(left, beside); at > 0 {
		left, before = left[at:], "…"
	}
	if at := runesOn(right, beside); at < len(right) {
		right, behind = right[:at], "…"
	}
	return context{before + strings.TrimLeft(read(left), " "), read(s.String(h.Span)), strings.TrimRight(read(right), " ") + behind}
}

// runesBack is where the last n characters of s begin.
func runesBack(s string, n int) int {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return at
}

// runesOn is where the first n characters of s end.
func runesOn(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

// oneSpace writes every run of spaces as one.
func oneSpace(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != ' ' || last != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// head is as much of the beginning of s as fits into so many columns, "…"
// where more is left out.
func head(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		if n += columns(string(r)); n > width-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// tail is as much of the end of s.
func tail(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	r := []rune(s)
	n := 0
	for i := len(r) - 1; i >= 0; i-- {
		if n += columns(string(r[i])); n > width-1 {
			return "…" + string(r[i+1:])
		}
	}
	return s
}

// fill adds spaces to s up to so many columns.
func fill(s string, width int) string { return s + strings.Repeat(" ", max(width-columns(s), 0)) }

// Print writes the concordance for the terminal, the phrase in one column. In
// colour it is marked.
func (c *Concordance) Print(w io.Writer, t Table) error {
	width := t.Width
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	field := func(name, text string) { putField(&b, width, name, text) }
	field("Query", printable(c.Query.Source))
	field("Found", c.result())
	for _, n := range c.Notes {
		field("Note", printable(n))
	}
	address := 0
	for _, f := range c.Found {
		for _, h := range f.Hits {
			address = max(address, columns(printable(f.Statement.Clauses[h.Clause].ID)))
		}
	}
	address = min(address, 14)
	room := width - address - 4
	for _, f := range c.Found {
		b.WriteByte('\n')
		for i, l := range lines([]Piece{{diff.Equal, identity(f.Statement), diff.None}}, max(width-12, 20), noMarks) {
			if i > 0 {
				b.WriteString("            ")
			}
			b.WriteString(l + "\n")
		}
		for _, h := range f.Hits {
			x := contextOf(f.Statement, h)
			left := tail(x.left, room*2/5)
			hit := head(x.hit, room/2)
			right := head(x.right, room-room*2/5-columns(hit))
			if t.Colour {
				hit = "\x1b[1m" + hit + "\x1b[0m"
			}
			fmt.Fprintf(&b, "  %s  %s%s%s%s\n", fill(head(printable(f.Statement.Clauses[h.Clause].ID), address), address),
				strings.Repeat(" ", max(room*2/5-columns(left), 0)), left, hit, strings.TrimRight(right, " "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ConcordanceHeader names the columns of the CSV of a concordance.
var ConcordanceHeader = []string{"series", "date", "lang", "statement", "address", "role", "left", "hit", "right", "start", "end", "source"}

// CSV writes one row for each place.
func (c *Concordance) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(ConcordanceHeader); err != nil {
		return err
	}
	for _, f := range c.Found {
		s := f.Statement
		for _, h := range f.Hits {
			x := contextOf(s, h)
			cl := &s.Clauses[h.Clause]
			record := []string{printable(s.Series), Date(s), printable(s.Lang), printable(s.ID), printable(cl.ID), string(cl.Role),
				x.left, x.hit, x.right, strconv.Itoa(h.Start), strconv.Itoa(h.End), Source(s)}
			if err := writeRecord(cw, record); err != nil {
				return err
			}
		}
	}
	cw.Flush()
	return cw.Error()
}

// SearchSchema is the name and version of the JSON document of a concordance.
const SearchSchema = "tifa.search/1"

type jsonConcordance struct {
	Schema      string      `json:"schema"`
	Query       string      `json:"query"`
	Label       string      `json:"label"`
	Searched    int         `json:"searched"`
	Statements  int         `json:"statements"`
	Occurrences int         `json:"occurrences"`
	Notes       []string    `json:"notes"`
	Hits        []jsonFound `json:"hits"`
}

// jsonFound is a place with its source and the words around it.
type jsonFound struct {
	Series string `json:"series"`
	Lang   string `json:"lang"`
	Source string `json:"source"`
	jsonLocation
	Left  string `json:"left"`
	Right string `json:"right"`
}

// jsonLocation is one place where a phrase stands. Start and End are bytes of
// the text of its statement.
type jsonLocation struct {
	Date      string      `json:"date"`
	Statement string      `json:"statement"`
	Address   string      `json:"address"`
	Role      corpus.Role `json:"role"`
	Start     int         `json:"start"`
	End       int         `json:"end"`
	Text      string      `json:"text"`
}

// JSON writes the concordance as one document, see schema/search-1.json.
func (c *Concordance) JSON(w io.Writer) error {
	doc := jsonConcordance{SearchSchema, c.Query.Source, c.Query.Label, c.Searched, len(c.Found), c.Occurrences(), append([]string{}, c.Notes...), []jsonFound{}}
	for _, f := range c.Found {
		s := f.Statement
		for _, h := range f.Hits {
			x := contextOf(s, h)
			doc.Hits = append(doc.Hits, jsonFound{s.Series, s.Lang, Source(s), location(s, h), x.left, x.right})
		}
	}
	return encode(w, doc)
}

func location(s *corpus.Statement, h query.Hit) jsonLocation {
	cl := &s.Clauses[h.Clause]
	return jsonLocation{Date: day(s.Date), Statement: s.ID, Address: cl.ID, Role: cl.Role, Start: h.Start, End: h.End, Text: s.String(h.Span)}
}
