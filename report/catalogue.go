package report

import (
	"fmt"
	"io"
	"strings"

	"tifa/corpus/catalogue"
)

// CatalogueSchema names the JSON document of well-known series.
const CatalogueSchema = "tifa.catalogue/1"

// Catalogue is a list of well-known series of joint statements.
type Catalogue []catalogue.Series

// Print lists the series for the terminal, under each the command that begins
// it. Width 0 is 80 columns; a command stands on one line whatever its length,
// so that it can be copied.
func (c Catalogue) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	for i := range c {
		s := &c[i]
		hanging(&b, s.Name+"  ", s.Title, width)
		hanging(&b, "  ", fmt.Sprintf("%s, %s, %s; %s, %s", strings.Join(s.Languages, ", "), s.Kind, s.Publisher, s.Source, s.State), width)
		b.WriteString("  " + printable(s.Command()) + "\n")
	}
	if len(c) == 0 {
		b.WriteString("no series with these words: tifa corpus catalogue lists all\n")
	} else {
		b.WriteByte('\n')
		hanging(&b, "", fmt.Sprintf("%d series. Open an address in your browser before you rely on it: pages move.", len(c)), width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// CatalogueCSVHeader names the columns of CSV; the names are stable.
var CatalogueCSVHeader = []string{"name", "title", "languages", "publisher", "kind", "shows", "address", "source", "state", "command"}

// CSV lists the series as comma-separated values.
func (c Catalogue) CSV(w io.Writer) error {
	rows := [][]string{CatalogueCSVHeader}
	for i := range c {
		s := &c[i]
		rows = append(rows, []string{s.Name, s.Title, strings.Join(s.Languages, " "), s.Publisher, s.Kind, s.Shows, s.Address, s.Source, s.State, s.Command()})
	}
	return guarded(w, rows)
}

type jsonCatalogue struct {
	Schema string           `json:"schema"`
	Series []jsonCatalogued `json:"series"`
}

type jsonCatalogued struct {
	Name      string   `json:"name"`
	Title     string   `json:"title"`
	Languages []string `json:"languages"`
	Publisher string   `json:"publisher"`
	Kind      string   `json:"kind"`
	Shows     string   `json:"shows"`
	Address   string   `json:"address"`
	Source    string   `json:"source"`
	State     string   `json:"state"`
	Command   string   `json:"command"`
}

// JSON prints the list as a document, see schema/catalogue-1.json.
func (c Catalogue) JSON(w io.Writer) error {
	doc := jsonCatalogue{CatalogueSchema, []jsonCatalogued{}}
	for i := range c {
		s := &c[i]
		doc.Series = append(doc.Series, jsonCatalogued{s.Name, s.Title, s.Languages, s.Publisher, s.Kind, s.Shows, s.Address, s.Source, s.State, s.Command()})
	}
	return encode(w, doc)
}
