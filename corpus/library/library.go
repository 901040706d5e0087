// Package library reads and keeps a corpus: a plain folder in which every
// series of statements has a folder of its own, and every statement is a text
// file named after its day and language:
//
//	corpus.toml                          what is known of the statements (optional)
//	arvenia-kestria/2023-05-16.en.txt    a statement
//	arvenia-kestria/2023-05-16.ru.txt    the same in another language
//	arvenia-kestria/source/…             what the texts were taken from
//
// The folder needs no manifest. Where there is one, it adds what a name cannot
// say: titles, parties, sources, kinds, and the statements that are known to
// exist and are not held.
package library

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
)

// Library is a corpus as its folder and manifest describe it. No text is read
// until Statement or Survey asks for one.
type Library struct {
	Title  string
	Series []Series // in order of name
	// Findings are what is wrong with the folder itself; Check says what is
	// wrong with the texts.
	Findings []Finding

	dir      string // as it was given
	files    fs.FS
	manifest *manifest
	close    func() error
}

// Series is a succession of statements by the same parties.
type Series struct {
	Name  string // of its folder
	Title string
	Kind  string // of its statements where they have none of their own
	Items []Item // in order of date; holes among them
}

// Item is a statement of a series: one language, one version. A statement that
// is known to exist and is not held has an item too, a hole.
type Item struct {
	Series string
	File   string    // path in the corpus, with slashes; "" for a hole
	Date   time.Time // zero when neither name nor manifest has one
	Lang   string    // "" when neither name nor manifest says it
	Label  string    // tells versions in one language apart: "clean" in 2024-05-16.clean.en.txt
	Event  string    // what versions of one statement have in common: its day unless the manifest names it
	Kind   string    // one of Kinds, "" when unknown
	Title  string
	// Parties and Place are those of the manifest.
	Parties    []string
	Place      string
	URL        string // where it was published
	Fetched    Fetched
	Original   string // path in the corpus of the file that the text was taken from; "" when it is the text
	Name       string // of that file when it was added
	SHA256     string // of that file
	TextSHA256 string // of the text when it was added
	Encoding   string
	Repairs    int
	Note       string
	Accept     []string // rules of Check whose findings somebody looked at and accepted
	Pages      []Source // what the text was taken from besides Original: its further pages, in order
	Line       int      // of its entry in the manifest, 0 without one
}

// Fetched is what is known of a file that was fetched; zero of one that was not.
type Fetched struct {
	Time                            time.Time // in UTC, to the second
	ContentType, ETag, LastModified string    // as the server gave them
}

// Source is a file that a text, or a page of it, was taken from.
type Source struct {
	Original string // path in the corpus
	Name     string // when it was added
	URL      string // where it was published, "" when unknown
	SHA256   string
	Fetched  Fetched
}

// Sources are the files that the text was taken from, page by page; none when
// it is itself the source.
func (it *Item) Sources() []Source {
	if it.Original == "" {
		return nil
	}
	return append([]Source{{it.Original, it.Name, it.URL, it.SHA256, it.Fetched}}, it.Pages...)
}

// Hole tells whether the statement is known to exist and its text is not held.
func (it *Item) Hole() bool { return it.File == "" }

// ID is series/date.label.lang, as far as they are known.
func (it *Item) ID() string {
	if !it.Hole() {
		return strings.TrimSuffix(it.File, path.Ext(it.File))
	}
	id := it.Series + "/" + it.Day()
	if it.Lang != "" {
		id += "." + it.Lang
	}
	return id
}

// Day is the date as 2024-05-16, "undated" without one.
func (it *Item) Day() string {
	if it.Date.IsZero() {
		return "undated"
	}
	return it.Date.Format(time.DateOnly)
}

// Kinds are what a statement can be. Texts of different kinds differ because
// of their kind: they do not follow each other in a succession.
var Kinds = []string{"joint statement", "communiqué", "declaration", "emergency statement", "press release", "press remarks", "readout", "report", "resolution", "other"}

// SourceFolder is the folder inside a series that holds what its texts were
// taken from.
const SourceFolder = "source"

// Open opens the corpus in a folder. An addition that another process began
// and did not finish is finished first.
func Open(dir string) (*Library, error) { return open(dir, "") }

// OpenSeries opens the corpus that the folder of a series stands in; of its
// series only that one is there.
func OpenSeries(dir string) (*Library, error) {
	path := dir
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		path = real
	}
	// The folder may be given as "." or "..", which do not say its name.
	if name := filepath.Base(path); !filepath.IsLocal(name) || name == "." {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, &corpus.Error{Name: dir, Wrong: plain(err), Remedy: "name the folder of the series"}
		}
		path = abs
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		_, err := openRoot(path)
		return nil, err
	}
	return open(filepath.Dir(path), filepath.Base(path))
}

// open opens a corpus, or one series of it.
func open(dir, series string) (*Library, error) {
	root, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	for {
		if interrupted(root) {
			if err := finish(dir, root); err != nil {
				root.Close()
				return nil, err
			}
		}
		l, err := read(dir, series, root.FS())
		if err != nil {
			root.Close()
			return nil, err
		}
		// What was added meanwhile may be in the folder and not in the manifest.
		if now, err := readManifest(root.FS()); !interrupted(root) && err == nil && string(now) == string(l.manifest.bytes) {
			l.close = root.Close
			return l, nil
		}
	}
}

// openRoot opens a folder so that no name in it leads out of it.
func openRoot(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &corpus.Error{Name: dir, Wrong: "no such folder", Remedy: "check the path, or make a corpus there with tifa corpus init"}
	case err != nil:
		return nil, &corpus.Error{Name: dir, Wrong: plain(err), Remedy: "check the path and its permissions"}
	case !info.IsDir():
		return nil, &corpus.Error{Name: dir, Wrong: "is no folder", Remedy: "name the folder that holds the series"}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, &corpus.Error{Name: dir, Wrong: plain(err), Remedy: "check its permissions"}
	}
	return root, nil
}

// read reads a corpus from a file system, or only one of its series.
func read(dir, series string, files fs.FS) (*Library, error) {
	b, err := readManifest(files)
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(b)
	if err != nil {
		return nil, err
	}
	l := &Library{Title: m.Title, dir: dir, files: files, manifest: m, close: func() error { return nil }}
	if series != "" {
		l.readSeries(series)
		l.describe()
		l.Series = slices.DeleteFunc(l.Series, func(s Series) bool { return s.Name != series })
		l.Findings = slices.DeleteFunc(l.Findings, func(f Finding) bool { return !strings.HasPrefix(f.File, series+"/") })
		return l, nil
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, &corpus.Error{Name: dir, Wrong: plain(err), Remedy: "check its permissions"}
	}
	loose := ""
	for _, e := range entries {
		name := e.Name()
		if name[0] == '.' || name == ManifestName {
			continue
		}
		info, err := fs.Stat(files, name)
		switch {
		case err != nil && (e.Type()&fs.ModeSymlink != 0):
			l.found("file", name, "is a link that leads out of the corpus or to nothing", "put a copy in its place")
		case err != nil:
			l.found("file", name, plain(err), "check its permissions")
		case info.IsDir():
			l.readSeries(name)
		case isText(name):
			loose = name
			l.found("name", name, "stands in no series", "move it into the folder of its series")
		}
	}
	if len(l.Series) == 0 && !m.present {
		if loose != "" {
			return nil, &corpus.Error{Name: dir, Wrong: "holds statements (" + loose + ") but no series", Remedy: "a corpus is a folder of series: name the folder above, or move them into a folder"}
		}
		return nil, &corpus.Error{Name: dir, Wrong: "holds no series of statements", Remedy: "check the path, or make a corpus there with tifa corpus init"}
	}
	l.describe()
	return l, nil
}

func (l *Library) found(rule, file, wrong, remedy string) {
	l.Findings = append(l.Findings, Finding{rule, file, 0, wrong, remedy})
}

// readSeries lists the statements in a folder. A folder without any is no
// series.
func (l *Library) readSeries(dir string) {
	entries, err := fs.ReadDir(l.files, dir)
	if err != nil {
		l.found("file", dir, plain(err), "check its permissions")
		return
	}
	s := Series{Name: dir}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		if e.Name()[0] == '.' || e.IsDir() {
			continue
		}
		name := parseName(e.Name())
		if !isText(e.Name()) {
			if !name.date.IsZero() && l.manifest.source(file) == nil && !strings.HasSuffix(file, ".tsv") {
				l.found("name", file, "has the name of a statement and is no .txt file", "take it in with tifa corpus add")
			}
			continue
		}
		info, err := fs.Stat(l.files, file)
		switch {
		case err != nil && e.Type()&fs.ModeSymlink != 0:
			l.found("file", file, "is a link that leads out of the corpus or to nothing", "put a copy in its place")
			continue
		case err != nil:
			l.found("file", file, plain(err), "check its permissions")
			continue
		case info.IsDir():
			continue
		case !info.Mode().IsRegular():
			l.found("file", file, "is a device or pipe, no file", "delete it")
			continue
		}
		s.Items = append(s.Items, Item{Series: dir, File: file, Date: name.date, Lang: name.lang, Label: name.label})
	}
	if len(s.Items) > 0 {
		l.Series = append(l.Series, s)
	}
}

// describe adds what the manifest says.
func (l *Library) describe() {
	items := map[string]*Item{}
	for i := range l.Series {
		for k := range l.Series[i].Items {
			it := &l.Series[i].Items[k]
			items[it.File] = it
		}
	}
	refused := map[string]bool{}
	for _, f := range l.Findings {
		refused[f.File] = true
	}
	for i := range l.manifest.Statement {
		e := &l.manifest.Statement[i]
		it := items[e.File]
		if it == nil {
			if !refused[e.File] {
				l.Findings = append(l.Findings, Finding{"missing", ManifestName, e.line, e.File + " does not exist", "put it back, or delete the entry"})
			}
			continue
		}
		e.describe(it)
	}
	for i := range l.manifest.Hole {
		h := &l.manifest.Hole[i]
		s := l.series(h.Series)
		if s == nil {
			l.Series = append(l.Series, Series{Name: h.Series})
			s = &l.Series[len(l.Series)-1]
		}
		s.Items = append(s.Items, Item{Series: h.Series, Date: dayOf(h.Date), Lang: h.Lang, Kind: h.Kind, Title: h.Title, URL: h.Source, Note: h.Note, Event: h.Event, Line: h.line})
	}
	for i := range l.manifest.Series {
		e := &l.manifest.Series[i]
		if s := l.series(e.Name); s != nil {
			s.Title, s.Kind = e.Title, e.Kind
		} else {
			l.Findings = append(l.Findings, Finding{"missing", ManifestName, e.line, "series " + e.Name + " has no folder with statements", "correct the name, or delete the entry"})
		}
	}
	slices.SortFunc(l.Series, func(a, b Series) int { return strings.Compare(a.Name, b.Name) })
	for i := range l.Series {
		s := &l.Series[i]
		for k := range s.Items {
			it := &s.Items[k]
			if it.Event == "" {
				it.Event = it.Day()
			}
			if it.Kind == "" {
				it.Kind = s.Kind
			}
		}
		slices.SortStableFunc(s.Items, byDate)
	}
}

// byDate puts what has no date last, and within a day what is held first.
func byDate(a, b Item) int {
	if a.Date.IsZero() != b.Date.IsZero() {
		if a.Date.IsZero() {
			return 1
		}
		return -1
	}
	if c := a.Date.Compare(b.Date); c != 0 {
		return c
	}
	if a.Hole() != b.Hole() {
		if a.Hole() {
			return 1
		}
		return -1
	}
	if c := strings.Compare(a.Lang, b.Lang); c != 0 {
		return c
	}
	return strings.Compare(a.File, b.File)
}

func (l *Library) series(name string) *Series {
	for i := range l.Series {
		if l.Series[i].Name == name {
			return &l.Series[i]
		}
	}
	return nil
}

// Close lets go of the folder.
func (l *Library) Close() error { return l.close() }

// Dir is the folder of the corpus.
func (l *Library) Dir() string { return l.dir }

// Path is where the text of an item lies.
func (l *Library) Path(it *Item) string { return filepath.Join(l.dir, filepath.FromSlash(it.File)) }

// Statement reads the text of an item. Its day is the one that it is filed
// under; a warning says so when the text bears another.
func (l *Library) Statement(it *Item, opt corpus.Options) (*corpus.Statement, error) {
	b, err := l.bytes(it.File)
	if err != nil {
		if e := (*corpus.Error)(nil); errors.As(err, &e) {
			e.Name = l.Path(it)
		}
		return nil, err
	}
	opt.Lang = cmp.Or(opt.Lang, it.Lang)
	s, err := corpus.Read(l.Path(it), b, opt)
	if err != nil {
		return nil, err
	}
	s.ID, s.Series = it.ID(), it.Series
	if !it.Date.IsZero() && !it.Date.Equal(s.Date) {
		s.Warnings = append(s.Warnings, fmt.Sprintf("the text is dated %s; it is filed under %s, which counts", s.Date.Format(time.DateOnly), it.Day()))
		s.Date, s.DateFrom = it.Date, "file name"
	}
	return s, nil
}

// bytes reads a file of the corpus: a file, not a device, and none that would
// only exhaust memory.
func (l *Library) bytes(file string) ([]byte, error) {
	info, err := fs.Stat(l.files, file)
	switch {
	case err != nil:
		return nil, &corpus.Error{Name: file, Wrong: plain(err), Remedy: "check that it is there and may be read"}
	case !info.Mode().IsRegular():
		return nil, &corpus.Error{Name: file, Wrong: "is no file", Remedy: "put a file in its place"}
	case info.Size() > maxSource:
		return nil, &corpus.Error{Name: file, Wrong: fmt.Sprintf("is longer than %d MB", maxSource>>20), Remedy: "cut out the statement"}
	}
	b, err := fs.ReadFile(l.files, file)
	if err != nil {
		return nil, &corpus.Error{Name: file, Wrong: plain(err), Remedy: "check that it may be read"}
	}
	return b, nil
}

// Find reads the statements that a name stands for: series/date for every
// version, series/date.lang or the file's name for one.
func (l *Library) Find(name string) ([]Reading, error) {
	series, rest, _ := strings.Cut(name, "/")
	s := l.series(series)
	if s == nil {
		var names []string
		for _, s := range l.Series {
			names = append(names, s.Name)
		}
		return nil, fmt.Errorf("%s: the corpus has no series %q: it has %s", name, series, strings.Join(names, ", "))
	}
	var items []Item
	for _, it := range s.Items {
		if it.Day() == rest || it.File == name || it.ID() == name || it.Day()+"."+it.Lang == rest {
			items = append(items, it)
		}
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%s: the series has no such statement: tifa corpus list shows what it has", name)
	}
	return l.survey(items), nil
}

// plain strips the operation and path that os errors repeat.
func plain(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		err = l.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "does not exist"
	}
	return err.Error()
}
