package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/units"
)

// missingName is the file of a series folder that lists statements known to
// exist whose text is not held: one day a line, # for comments.
const missingName = "missing.txt"

// folder is a folder of dated statements, not read yet.
type folder struct {
	dir   string
	files []datedFile // in order of their names
	// undated are files whose names give no day.
	undated []string
	missing []time.Time
}

type datedFile struct {
	name string // base name
	corpus.FileName
}

// listFolder lists the statements in a folder.
func listFolder(dir string) (*folder, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: name a folder of statements", dir, cause(err))
	}
	f := &folder{dir: dir}
	for _, e := range entries {
		name := e.Name()
		switch {
		case !isFile(dir, e) || filepath.Ext(name) != ".txt" || strings.HasPrefix(name, "."):
		case name == missingName:
			if f.missing, err = readMissing(filepath.Join(dir, name)); err != nil {
				return nil, err
			}
		default:
			if d := (datedFile{name, corpus.ParseFileName(name)}); d.Date.IsZero() {
				f.undated = append(f.undated, name)
			} else {
				f.files = append(f.files, d)
			}
		}
	}
	return f, nil
}

// isFile tells a file in a folder, or a link to one: a pipe or a device would
// be waited for without end.
func isFile(dir string, e os.DirEntry) bool {
	info, err := os.Stat(filepath.Join(dir, e.Name()))
	return err == nil && info.Mode().IsRegular()
}

// left says which files were left out, "" when none was.
func (f *folder) left() string {
	const most = 3
	if len(f.undated) == 0 {
		return ""
	}
	names := strings.Join(f.undated[:min(len(f.undated), most)], ", ")
	if more := len(f.undated) - most; more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return "left out of " + f.name() + ", no day in the name: " + names
}

// name is what the folder is called.
func (f *folder) name() string {
	if abs, err := filepath.Abs(f.dir); err == nil {
		return filepath.Base(abs)
	}
	return f.dir
}

func readMissing(name string) ([]time.Time, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: check its permissions", name, cause(err))
	}
	defer in.Close()
	var days []time.Time
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		text, _, _ := strings.Cut(lines.Text(), "#")
		if text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")); text == "" {
			continue
		}
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %q is no day: write one as 2024-05-16", name, n, text)
		}
		days = append(days, day)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w: write one day a line", name, err)
	}
	return days, nil
}

// langs counts the languages that the names of the files give, most frequent
// first and then by name.
func (f *folder) langs() []string {
	n := map[string]int{}
	for _, d := range f.files {
		n[corpus.BaseLang(d.Lang)]++
	}
	tags := make([]string, 0, len(n))
	for tag := range n {
		tags = append(tags, tag)
	}
	slices.SortFunc(tags, func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
	return tags
}

// in chooses the files in a language: "zh" takes both scripts. A file whose
// name gives no language is taken.
func (f *folder) in(lang string) []datedFile {
	var out []datedFile
	for _, d := range f.files {
		if lang == "" || d.Lang == "" || d.Lang == lang || corpus.BaseLang(d.Lang) == lang {
			out = append(out, d)
		}
	}
	return out
}

// open reads files of the folder, in parallel, and returns the statements in
// their order. Their day is that of their name. withUnits reads the units too.
func (f *folder) open(files []datedFile, reading corpus.Options, withUnits bool) ([]*corpus.Statement, error) {
	return f.each(files, reading, withUnits, func(int, *corpus.Statement) bool { return true })
}

// each is open for reading many files of which few are wanted: keep is asked of
// each, by several goroutines, and where it says no nil stands for the
// statement.
func (f *folder) each(files []datedFile, reading corpus.Options, withUnits bool, keep func(int, *corpus.Statement) bool) ([]*corpus.Statement, error) {
	out, errs := make([]*corpus.Statement, len(files)), make([]error, len(files))
	parallel(len(files), nil, func(i int) {
		s, err := corpus.Open(filepath.Join(f.dir, files[i].name), nil, reading)
		if errs[i] = err; err != nil {
			return
		}
		if withUnits {
			units.Reader{}.Read(s)
		}
		if s.Date = files[i].Date; keep(i, s) {
			out[i] = s
		}
	})
	return out, joined(errs)
}

// mostErrors is how many files that cannot be read are named.
const mostErrors = 3

func joined(errs []error) error {
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	if len(errs) == 0 {
		return nil
	}
	texts := make([]string, 0, mostErrors)
	for _, err := range errs[:min(len(errs), mostErrors)] {
		texts = append(texts, err.Error())
	}
	if more := len(errs) - len(texts); more > 0 {
		texts = append(texts, fmt.Sprintf("and %d more files", more))
	}
	return errors.New(strings.Join(texts, "; "))
}

// findSeries finds the folder of a series: a folder of that name in the corpus
// folder, else the path itself. Without a name it is the corpus folder.
func findSeries(dir, series string) (*folder, error) {
	path := dir
	if series != "" {
		path = filepath.Join(dir, series)
		if info, err := os.Stat(path); err != nil || !info.IsDir() || filepath.IsAbs(series) {
			path = series
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			if known := seriesIn(dir); len(known) > 0 {
				return nil, fmt.Errorf("--series: %q is no series in %s: known are %s", series, dir, strings.Join(known, ", "))
			}
			return nil, fmt.Errorf("--series: %q is no folder: name a folder of dated statements, or where the series are with --corpus", series)
		}
	}
	f, err := listFolder(path)
	if err != nil {
		return nil, err
	}
	if len(f.files) == 0 {
		if known := seriesIn(path); len(known) > 0 {
			return nil, fmt.Errorf("%s: holds no dated .txt file: choose a series in it with --series: %s", path, strings.Join(known, ", "))
		}
		return nil, fmt.Errorf("%s: holds no dated .txt file: name files as in 2024-05-16.en.txt, or name another folder with --corpus or --series", path)
	}
	return f, nil
}

// seriesIn names the folders in a folder that hold dated statements.
func seriesIn(dir string) []string {
	var out []string
	for _, f := range foldersIn(dir) {
		if len(f.files) > 0 {
			out = append(out, filepath.Base(f.dir))
		}
	}
	return out
}

// foldersIn lists the folders in a folder, in order of their names. One that
// cannot be read is none.
func foldersIn(dir string) []*folder {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []*folder
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if info, err := os.Stat(path); err != nil || !info.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if f, err := listFolder(path); err == nil {
			out = append(out, f)
		}
	}
	return out
}
