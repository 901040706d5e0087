package report

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tifa/corpus"
	"tifa/corpus/lexicon"
)

// Lexicon lists rows of the tables that ranks rest on, with their sources.
type Lexicon struct {
	Scale string
	Rows  []lexicon.Entry
}

// LexiconFilter chooses rows. The zero value chooses all.
type LexiconFilter struct {
	Word  string // rows of this axis, and rows whose form holds these words
	Lang  string // of lexicon.Languages
	Table string // of lexicon.Tables
}

// NewLexicon lists the rows of a lexicon that a filter chooses: by language,
// table and axis, on each axis the strongest first.
func NewLexicon(l *lexicon.Lexicon, f LexiconFilter) *Lexicon {
	out := &Lexicon{Scale: l.Name}
	word := folded(f.Word)
	for _, e := range l.All() {
		if (f.Lang == "" || e.Lang == f.Lang) && (f.Table == "" || e.Table == f.Table) && (word == "" || e.Axis == word || holds(folded(e.Form), word)) {
			out.Rows = append(out.Rows, e)
		}
	}
	place := func(e lexicon.Entry) int { return slices.Index(lexicon.Tables, e.Table) }
	slices.SortStableFunc(out.Rows, func(a, b lexicon.Entry) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(place(a), place(b)), cmp.Compare(axisPlace(a.Axis), axisPlace(b.Axis)), cmp.Compare(b.Rank, a.Rank))
	})
	return out
}

// axisPlace orders the axes; rows without one come last.
func axisPlace(axis string) int {
	if i := slices.Index(UnitAxes, axis); i >= 0 {
		return i
	}
	return len(UnitAxes)
}

// LexiconNote is what a reader has to know of every rank.
const LexiconNote = "Ranks order words on one axis, 1 the weakest. Published scales contradict each other: this one is tifa's own, and --lexicon changes it."

// basisWords say what a row rests on.
const basisWords = "S a source, P a source for a near form, R read in real statements, K general knowledge, U the user's"

// Print writes the rows as a table for the terminal.
func (l *Lexicon) Print(w io.Writer, width int) error {
	if width <= 0 {
		width = 80
	}
	var b strings.Builder
	field(&b, "Scale", printable(l.Scale), width)
	field(&b, "Note", LexiconNote, width)
	field(&b, "Basis", basisWords, width)
	field(&b, "Rows", thousands(len(l.Rows)), width)
	if len(l.Rows) > 0 {
		b.WriteByte('\n')
		form := 21
		if width >= stacked {
			form = 36
		}
		g := newGrid(&b, width, []int{form, 14, 15, 0}, "Form", "Kind", "Axis (rank)", "Basis and source")
		for _, e := range l.Rows {
			kind := []string{e.Lang + " " + printable(e.Kind)}
			if e.Type != "" {
				kind = append(kind, e.Type)
			}
			form := []string{printable(e.Form)}
			if e.Name != "" {
				form = append(form, "("+printable(e.Name)+")")
			}
			basis := []string{e.Basis}
			if e.Source != e.Basis {
				basis[0] = strings.TrimSpace(e.Basis + " " + printable(e.Source))
			}
			if e.Note != "" {
				basis = append(basis, printable(e.Note))
			}
			g.row(form, kind, []string{ladder(e)}, basis)
		}
		g.close()
		for i, src := range lexicon.Sources(l.Rows) {
			if i == 0 {
				b.WriteString("\nSources\n")
			}
			field(&b, src.ID, src.What+": "+src.URL, width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ladder is the axis of a row and its rank: "negative (5)".
func ladder(e lexicon.Entry) string {
	var parts []string
	if e.Axis != "" {
		parts = append(parts, e.Axis)
	}
	if e.Rank > 0 {
		parts = append(parts, fmt.Sprintf("(%d)", e.Rank))
	}
	return strings.Join(parts, " ")
}

// LexiconHeader names the columns of Lexicon.CSV; the names are stable.
var LexiconHeader = []string{"table", "lang", "form", "kind", "axis", "rank", "type", "polarity", "name", "basis", "source", "note", "scale"}

// CSV prints the rows as comma-separated values (RFC 4180).
func (l *Lexicon) CSV(w io.Writer) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(LexiconHeader); err != nil {
		return err
	}
	for _, e := range l.Rows {
		rank := ""
		if e.Rank > 0 {
			rank = strconv.Itoa(e.Rank)
		}
		record := []string{e.Table, e.Lang, e.Form, e.Kind, e.Axis, rank, e.Type, polarityWords[corpus.Polarity(e.Polarity)], e.Name, e.Basis, e.Source, e.Note, l.Scale}
		if err := writePlain(cw, record); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// LexiconSchema is the name and version of the JSON document of a lexicon.
const LexiconSchema = "tifa.lexicon/1"

type jsonEntry struct {
	Table    string `json:"table"`
	Lang     string `json:"lang"`
	Form     string `json:"form"`
	Kind     string `json:"kind"`
	Axis     string `json:"axis"`
	Rank     int    `json:"rank"`
	Type     string `json:"type"`
	Polarity string `json:"polarity"`
	Name     string `json:"name"`
	Basis    string `json:"basis"`
	Source   string `json:"source"`
	Note     string `json:"note"`
}

type jsonReference struct {
	ID   string `json:"id"`
	What string `json:"what"`
	URL  string `json:"url"`
}

// JSON prints the rows as one document, see schema/lexicon-1.json.
func (l *Lexicon) JSON(w io.Writer) error {
	doc := struct {
		Schema string      `json:"schema"`
		Scale  string      `json:"scale"`
		Note   string      `json:"note"`
		Rows   []jsonEntry `json:"rows"`
		// Sources explain the sources that rows cite by an id.
		Sources []jsonReference `json:"sources"`
	}{LexiconSchema, l.Scale, LexiconNote, make([]jsonEntry, len(l.Rows)), []jsonReference{}}
	for i, e := range l.Rows {
		doc.Rows[i] = jsonEntry(e)
	}
	for _, s := range lexicon.Sources(l.Rows) {
		doc.Sources = append(doc.Sources, jsonReference(s))
	}
	return encode(w, doc)
}
