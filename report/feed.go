package report

import (
	"fmt"
	"io"
	"strings"
	"time"

	"tifa/corpus/feed"
)

// FeedSchema names the JSON document of the pages that a feed names.
const FeedSchema = "tifa.feed/1"

// Feed is what a feed or sitemap names and a corpus does not hold.
type Feed struct {
	Address string
	List    *feed.List
	New     []feed.Entry
}

// Print lists the pages for the terminal: day, title, address. Width 0 is 80
// columns.
func (f Feed) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	for _, e := range f.New {
		title := e.Title
		if title == "" {
			title = "no title"
		}
		hanging(&b, fmt.Sprintf("%-10s  ", day(e.Date)), title, width)
		hanging(&b, "            ", e.Address, width)
	}
	if len(f.New) > 0 {
		b.WriteByte('\n')
	}
	held := len(f.List.Entries) - len(f.New)
	fmt.Fprintf(&b, "%d of %s not in the corpus", len(f.New), count(len(f.List.Entries), "page"))
	if held > 0 {
		fmt.Fprintf(&b, ", %d held", held)
	}
	if f.List.Left > 0 {
		fmt.Fprintf(&b, "; %d left out, which have no address on the web", f.List.Left)
	}
	if len(f.New) > 0 {
		b.WriteString(": tifa corpus add ADDRESS --series NAME takes one in")
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, wrapped(b.String(), width))
	return err
}

// wrapped breaks the last line of a text where it is too long.
func wrapped(text string, width int) string {
	head, last := "", strings.TrimSuffix(text, "\n")
	if i := strings.LastIndexByte(last, '\n'); i >= 0 {
		head, last = last[:i+1], last[i+1:]
	}
	var b strings.Builder
	hanging(&b, "", last, width)
	return head + b.String()
}

// moment is a time as 2024-05-16T08:30:00Z, "" without one.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// FeedCSVHeader names the columns of CSV; the names are stable.
var FeedCSVHeader = []string{"date", "title", "address"}

// CSV lists the pages as comma-separated values.
func (f Feed) CSV(w io.Writer) error {
	rows := [][]string{FeedCSVHeader}
	for _, e := range f.New {
		rows = append(rows, []string{day(e.Date), e.Title, e.Address})
	}
	return guarded(w, rows)
}

type jsonFeed struct {
	Schema  string       `json:"schema"`
	Address string       `json:"address"`
	Format  string       `json:"format"`
	Title   string       `json:"title"`
	Entries int          `json:"entries"`
	Left    int          `json:"left"`
	New     []jsonListed `json:"new"`
}

type jsonListed struct {
	Date    string `json:"date"`
	Title   string `json:"title"`
	Address string `json:"address"`
}

// JSON prints the pages as a document, see schema/feed-1.json.
func (f Feed) JSON(w io.Writer) error {
	doc := jsonFeed{FeedSchema, f.Address, f.List.Format, f.List.Title, len(f.List.Entries), f.List.Left, []jsonListed{}}
	for _, e := range f.New {
		doc.New = append(doc.New, jsonListed{day(e.Date), e.Title, e.Address})
	}
	return encode(w, doc)
}
