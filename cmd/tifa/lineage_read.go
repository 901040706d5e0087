package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"tifa/corpus"
)

// datedSeries is a folder of dated statements, in one language.
type datedSeries struct {
	name       string
	files      []string
	statements []*corpus.Statement // in the order of their dates
	notes      []string
}

// seriesFile is the name of a statement in a series: date, language.
var seriesFile = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[^/]*\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)\.txt$`)

// readSeries reads a series: the folder of that name in the folder of the
// corpus, or the folder itself.
func readSeries(folder, name string, reading *reading) (*datedSeries, error) {
	if name == "" {
		return nil, fmt.Errorf("--series: which series? name the folder of its statements")
	}
	dir := filepath.Join(folder, name)
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) || filepath.IsAbs(name) {
		dir = name
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: name the folder of the series with --series, or the folder that holds it with --corpus", filepath.Join(folder, name), cause(err))
	}
	s := &datedSeries{name: filepath.Base(filepath.Clean(dir))}
	byLang := map[string][]string{}
	other := 0
	for _, e := range entries {
		m := seriesFile.FindStringSubmatch(e.Name())
		if m == nil || !isFile(dir, e) {
			other++
			continue
		}
		if _, err := time.Parse(time.DateOnly, m[1]); err != nil {
			return nil, fmt.Errorf("%s: %s is no day: name the file by its date and language, such as 2024-05-16.en.txt", filepath.Join(dir, e.Name()), m[1])
		}
		byLang[m[2]] = append(byLang[m[2]], e.Name())
	}
	lang := reading.Lang
	for l, names := range byLang {
		if reading.Lang == "" && (lang == "" || cmp.Or(cmp.Compare(len(byLang[lang]), len(names)), cmp.Compare(l, lang)) < 0) {
			lang = l
		}
	}
	names := byLang[lang]
	if len(names) < 2 {
		if lang != "" {
			lang = " in " + lang
		}
		return nil, fmt.Errorf("%s: holds %d statements%s: a series has at least two files named by date and language, such as 2024-05-16.en.txt", dir, len(names), lang)
	}
	for l, others := range byLang {
		if l != lang {
			s.notes = append(s.notes, fmt.Sprintf("%s in %s left out: see --lang", count(len(others), "statement"), l))
		}
	}
	slices.Sort(s.notes)
	if other > 0 {
		is := "are"
		if other == 1 {
			is = "is"
		}
		s.notes = append(s.notes, fmt.Sprintf("%s left out that %s not named by date and language", count(other, "file"), is))
	}
	s.statements, s.files = make([]*corpus.Statement, len(names)), make([]string, len(names))
	errs := make([]error, len(names))
	parallel(len(names), nil, func(i int) {
		s.files[i] = filepath.Join(dir, names[i])
		s.statements[i], errs[i] = openDated(s.files[i], names[i][:len(time.DateOnly)], reading)
	})
	for _, err := range errs { // the first in the order of the files
		if err != nil {
			return nil, err
		}
	}
	for _, st := range s.statements {
		for _, w := range st.Warnings {
			s.notes = append(s.notes, st.ID+": "+w)
		}
	}
	return s, nil
}

// openDated reads a statement of a series: the name of the file says which day
// it is of.
func openDated(name, date string, reading *reading) (*corpus.Statement, error) {
	st, err := openStatement(name, nil, reading)
	if err != nil {
		return nil, err
	}
	if day, _ := time.Parse(time.DateOnly, date); !day.Equal(st.Date) {
		st.Warnings = append(st.Warnings, fmt.Sprintf("the text is dated %s; the name of the file counts", st.Date.Format(time.DateOnly)))
		st.Date, st.DateFrom = day, "file name"
	}
	return st, nil
}
