// Package lexicon holds the words of diplomatic language as data: verbs with
// their axis and rank, the marks that strengthen, weaken or narrow them, and
// the names of actors, for each language. Every row says on what it rests.
//
// The tables are plain text, one a file, named TABLE.LANG.tsv: the first line
// names the columns, "#" opens a comment. A user's tables have the same form
// and are merged row by row, see Lexicon.Merge.
//
// Published scales of strength contradict each other, so the ranks here are a
// scale of their own, Scale, that every output names.
package lexicon

import (
	"bufio"
	"cmp"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

//go:embed actors.*.tsv grades.*.tsv marks.*.tsv verbs.*.tsv
var tables embed.FS

// Scale is the name and version of the ranks in the embedded tables.
const Scale = "tifa-1"

// Entry is one row of a table. Columns that a table does not have are empty.
type Entry struct {
	Table string // "verbs", "marks", "grades", "actors"
	Lang  string // "en", "zh", "ru"
	Form  string // the words: Chinese in simplified script, English and Russian in their base form
	Kind  string // what the words are, by table: a verb, a modal, a hedge, a joint name
	Axis  string
	Rank  int // 1 the weakest; 0 when the scale gives none
	// Type and Polarity are those of a unit with this verb when nothing in the
	// clause says otherwise.
	Type     string
	Polarity string
	Name     string // the short English name of an actor; the scale of a grade
	Basis    string // S a source, P partly, R read in real statements, K general knowledge, U the user's
	Source   string
	Note     string
}

// key is what a user's row replaces.
func (e Entry) key() [4]string { return [4]string{e.Table, e.Lang, e.Form, e.Kind} }

// Lexicon is a set of tables. The zero value is empty; Default returns the
// embedded one.
type Lexicon struct {
	// Name is that of the scale: Scale, or Scale and what was merged into it.
	Name    string
	entries []Entry
}

// Default returns the embedded lexicon. It is shared and must not be changed.
var Default = sync.OnceValue(func() *Lexicon {
	l := &Lexicon{Name: Scale}
	if err := l.read(tables, "U"); err != nil {
		panic(err) // the tables are part of the program; a test reads them
	}
	return l
})

// Merge returns a lexicon in which the rows of the tables in dir replace those
// of l with the same form and kind, and the others are added. A row with rank
// "-" takes the form out. Errors name the file and line.
func (l *Lexicon) Merge(dir fs.FS, name string) (*Lexicon, error) {
	user := &Lexicon{}
	if err := user.read(dir, "U"); err != nil {
		return nil, err
	}
	out := &Lexicon{Name: l.Name + " + " + name, entries: slices.Clone(l.entries)}
	at := make(map[[4]string]int, len(out.entries))
	for i, e := range out.entries {
		at[e.key()] = i
	}
	for _, e := range user.entries {
		if i, ok := at[e.key()]; ok {
			out.entries[i] = e
		} else {
			out.entries = append(out.entries, e)
		}
	}
	out.entries = slices.DeleteFunc(out.entries, func(e Entry) bool { return e.Rank == removed })
	return out, nil
}

// removed is the rank of a row that takes a form out.
const removed = -1

// Entries returns the rows of a table for one language, in the order of the
// table.
func (l *Lexicon) Entries(table, lang string) []Entry {
	var out []Entry
	for _, e := range l.entries {
		if e.Table == table && e.Lang == lang {
			out = append(out, e)
		}
	}
	return out
}

// All returns every row, by language, table and place in it.
func (l *Lexicon) All() []Entry {
	out := slices.Clone(l.entries)
	slices.SortStableFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Table, b.Table))
	})
	return out
}

// read adds all tables of a folder. Rows without a basis get the one given.
func (l *Lexicon) read(dir fs.FS, basis string) error {
	names, err := fs.Glob(dir, "*.tsv")
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no table: a lexicon is a folder with files named like verbs.en.tsv")
	}
	for _, name := range names {
		table, lang, ok := strings.Cut(strings.TrimSuffix(path.Base(name), ".tsv"), ".")
		if !ok || !slices.Contains(Tables, table) || !slices.Contains(Languages, lang) {
			return fmt.Errorf("%s: not the name of a table: want one of %s, a language (%s) and .tsv, like verbs.en.tsv",
				name, strings.Join(Tables, ", "), strings.Join(Languages, ", "))
		}
		f, err := dir.Open(name)
		if err != nil {
			return err
		}
		err = l.table(f, name, table, lang, basis)
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// Tables and Languages are what a table can be named after.
var (
	Tables    = []string{"verbs", "marks", "grades", "actors"}
	Languages = []string{"en", "ru", "zh"}
)

func (l *Lexicon) table(r io.Reader, name, table, lang, basis string) error {
	in := bufio.NewScanner(r)
	var columns []string
	for line := 1; in.Scan(); line++ {
		text := strings.TrimSuffix(strings.TrimPrefix(in.Text(), "\ufeff"), "\r")
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		cells := strings.Split(text, "\t")
		if columns == nil {
			for _, c := range cells {
				if !slices.Contains(columnNames, c) {
					return fmt.Errorf("%s:%d: no such column: %q; the columns are %s", name, line, c, strings.Join(columnNames, ", "))
				}
			}
			if !slices.Contains(cells, "form") {
				return fmt.Errorf("%s:%d: the first line has no column named form", name, line)
			}
			columns = cells
			continue
		}
		if len(cells) > len(columns) {
			return fmt.Errorf("%s:%d: %d cells, but %d columns; cells are parted by tabs", name, line, len(cells), len(columns))
		}
		e := Entry{Table: table, Lang: lang, Basis: basis}
		for i, c := range cells {
			if err := e.set(columns[i], strings.TrimSpace(c)); err != nil {
				return fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
		if e.Form == "" {
			return fmt.Errorf("%s:%d: a row without a form", name, line)
		}
		if !strings.ContainsFunc(e.Form, spelled) {
			return fmt.Errorf("%s:%d: the form %q holds no letter", name, line, e.Form)
		}
		l.entries = append(l.entries, e)
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// spelled tells what a form has to have at least one of.
func spelled(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%' || r == '％' }

var columnNames = []string{"form", "kind", "axis", "rank", "type", "polarity", "name", "basis", "source", "note"}

// Values that a column may have, besides none.
var values = map[string][]string{
	"axis":     {"commissive", "directive", "negative", "support", "recognition", "assertion", "other"},
	"type":     {"commitment", "position", "assessment", "narrative"},
	"polarity": {"+", "-", "0"},
}

func (e *Entry) set(column, cell string) error {
	if v := values[column]; cell != "" && v != nil && !slices.Contains(v, cell) {
		return fmt.Errorf("%q is no %s; want one of %s", cell, column, strings.Join(v, ", "))
	}
	switch column {
	case "form":
		e.Form = cell
	case "kind":
		e.Kind = cell
	case "axis":
		e.Axis = cell
	case "rank":
		switch cell {
		case "":
		case "-":
			e.Rank = removed
		default:
			n, err := strconv.Atoi(cell)
			if err != nil || n < 1 || n > 9 {
				return fmt.Errorf("%q is no rank; want a number from 1 to 9, nothing, or - to take the form out", cell)
			}
			e.Rank = n
		}
	case "type":
		e.Type = cell
	case "polarity":
		e.Polarity = cell
	case "name":
		e.Name = cell
	case "basis":
		if cell != "" {
			e.Basis = cell
		}
	case "source":
		e.Source = cell
	case "note":
		e.Note = cell
	}
	return nil
}
