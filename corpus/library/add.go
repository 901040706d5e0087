package library

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/document"
)

// maxSource is the size beyond which a source is refused.
const maxSource = document.MaxBytes

// Addition is a file that is to become a statement of a corpus. Empty fields
// are taken from the text, or left out.
type Addition struct {
	Name     string // of the file, as the user gave it
	Bytes    []byte
	Series   string
	Date     time.Time
	Lang     string
	Label    string // tells versions in one language apart
	Title    string
	URL      string // where it was published
	Kind     string
	Encoding string
	Fetched  Fetched // what is known of the file if it was fetched from URL
	Pages    []Page  // the second page of the statement, the third …
	// Revisions says what becomes of tracked changes.
	Revisions document.Revisions
	PDFEngine string // see corpus.Options
	// Edits is the statement in whose place this one was published later, nil
	// when it is no edition of another. Series, date and language are those of
	// that statement, and the label says the day of fetching.
	Edits *Item
}

// Added is an addition that was made.
type Added struct {
	File      string // of the text
	Original  string // of the source
	Statement *corpus.Statement
	Replaced  bool
	Held      bool // whether somebody else had added the same meanwhile; nothing was done then

	text, note string // what is written to File, and what to know of it
}

// ReadSource reads a file that is to be added; "-" is in, the standard input.
func ReadSource(name string, in io.Reader) ([]byte, error) {
	r := in
	if name != "-" {
		info, err := os.Stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, &corpus.Error{Name: name, Wrong: "no such file", Remedy: "check the path"}
		case err != nil:
			return nil, &corpus.Error{Name: name, Wrong: plain(err), Remedy: "check the path and its permissions"}
		case info.IsDir():
			return nil, &corpus.Error{Name: name, Wrong: "is a folder", Remedy: "name the files in it"}
		case !info.Mode().IsRegular():
			return nil, &corpus.Error{Name: name, Wrong: "is a device or pipe", Remedy: "name a file, or - for standard input"}
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, &corpus.Error{Name: name, Wrong: plain(err), Remedy: "check its permissions"}
		}
		defer f.Close()
		r = f
	}
	b, err := io.ReadAll(io.LimitReader(r, maxSource+1))
	switch {
	case err != nil:
		return nil, &corpus.Error{Name: name, Wrong: plain(err), Remedy: "check that the file can be read"}
	case len(b) > maxSource:
		return nil, &corpus.Error{Name: name, Wrong: fmt.Sprintf("is longer than %d MB", maxSource>>20), Remedy: "cut out the statement"}
	}
	return b, nil
}

// Add takes files into the corpus in dir, all of them or none: each source as
// it is, its text beside it, and what is known of it in the manifest. What is
// held already is replaced only on demand. notes say what a reader has to know
// besides.
func Add(dir string, additions []Addition, replace bool, waiting func()) (added []Added, notes []string, err error) {
	entries := make([]statementEntry, len(additions))
	added = make([]Added, len(additions))
	for i := range additions {
		if entries[i], added[i], err = additions[i].entry(); err != nil {
			return nil, nil, err
		}
		for _, e := range entries[:i] {
			if e.File == entries[i].File {
				return nil, nil, taken(additions[i].Name, e.File+" comes from "+e.Name+" too")
			}
		}
	}
	root, err := openRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	unlock, err := lock(dir, waiting)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	if notes, err = resume(root); err != nil {
		return nil, notes, err
	}
	more, err := addTo(root, additions, entries, added, replace)
	return added, append(notes, more...), err
}

// addTo adds to a corpus that is locked.
func addTo(root folder, additions []Addition, entries []statementEntry, added []Added, replace bool) (notes []string, err error) {
	b, err := readManifest(root.FS())
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(b)
	if err != nil {
		return nil, err
	}
	var writes []write
	var remove []string
	for i := range additions {
		a, e := &additions[i], &entries[i]
		if old := m.of(e.File); old != nil && a.Edits != nil && old.sameSources(e) {
			added[i].Held = true
			*e = *old
			continue
		}
		for k := range m.Statement {
			if o := &m.Statement[k]; o.SHA256 == e.SHA256 && o.File != e.File && a.Edits == nil {
				return nil, taken(a.Name, "the same file is held as "+o.File)
			}
		}
		for _, file := range append([]string{e.File}, e.originals()...) {
			info, err := root.Lstat(file)
			switch {
			case err == nil && !replace:
				return nil, taken(a.Name, file+" is there already")
			case err == nil && info.Mode().IsRegular() && info.Mode()&0o200 == 0:
				return nil, &corpus.Error{Name: file, Wrong: "is protected from writing", Remedy: "allow writing if it is to be replaced"}
			case err == nil && !info.Mode().IsRegular():
				return nil, &corpus.Error{Name: file, Wrong: "is no file", Remedy: "delete it first"}
			case err == nil:
				added[i].Replaced = true
			case !errors.Is(err, fs.ErrNotExist):
				return nil, &corpus.Error{Name: file, Wrong: plain(err), Remedy: "check the folder"}
			}
		}
		if old := m.of(e.File); old != nil {
			if !replace {
				return nil, taken(a.Name, fmt.Sprintf("%s has an entry in %s, line %d", e.File, ManifestName, old.line))
			}
			for _, original := range old.originals() {
				if !slices.Contains(e.originals(), original) {
					remove = append(remove, original)
				}
			}
			e.keep(old, a)
		}
		if a.Edits != nil {
			if old := m.of(a.Edits.File); old != nil {
				e.Kind, e.Event, e.Accept = old.Kind, old.Event, old.Accept
			}
		}
		if added[i].note != "" {
			notes = append(notes, e.File+": "+added[i].note)
		}
		for k := range m.Hole {
			if h := &m.Hole[k]; h.fills(e) {
				notes = append(notes, fmt.Sprintf("%s:%d: says that this statement is not held: delete the entry", ManifestName, h.line))
			}
		}
		for k, original := range e.originals() {
			writes = append(writes, write{original, a.pages()[k].Bytes})
		}
		writes = append(writes, write{e.File, []byte(added[i].text)})
	}
	if len(writes) == 0 {
		return notes, nil
	}
	now, err := m.with(entries)
	if err != nil {
		return nil, err
	}
	return notes, commit(root, append(writes, write{ManifestName, now}), remove)
}

func taken(name, why string) error {
	return &corpus.Error{Name: name, Wrong: why, Remedy: "name another --date, --lang or --label, or replace it with --replace"}
}

// keep takes over what an older entry says and the new file does not.
func (e *statementEntry) keep(old *statementEntry, a *Addition) {
	if a.Title == "" && old.Title != "" {
		e.Title = old.Title
	}
	if e.Source == "" {
		e.Source = old.Source
	}
	if e.Kind == "" {
		e.Kind = old.Kind
	}
	if len(old.Parties) > 0 {
		e.Parties = old.Parties
	}
	if old.Place != "" {
		e.Place = old.Place
	}
	e.Date, e.Lang, e.Event, e.Note = old.Date, old.Lang, old.Event, old.Note
}

// fills tells whether a statement is the one that a hole stands for.
func (h *holeEntry) fills(e *statementEntry) bool {
	series, base, _ := strings.Cut(e.File, "/")
	n := parseName(base)
	return h.Series == series && dayOf(h.Date).Equal(n.date) && (h.Lang == "" || h.Lang == n.lang)
}

// entry reads the text of an addition and says where it belongs.
func (a *Addition) entry() (e statementEntry, d Added, err error) {
	fail := func(wrong, remedy string) (statementEntry, Added, error) {
		return e, d, &corpus.Error{Name: a.Name, Wrong: wrong, Remedy: remedy}
	}
	if a.Edits != nil {
		a.Series, a.Date, a.Lang, a.Label = a.Edits.Series, a.Edits.Date, a.Edits.Lang, editionLabel(a.Edits, a.Fetched.Time)
	}
	if wrong := validPart(a.Series); wrong != "" {
		return e, d, fmt.Errorf("--series: %q %s", a.Series, wrong)
	}
	if err := validLabel(a.Label); err != nil {
		return e, d, fmt.Errorf("--label: %w", err)
	}
	if a.Lang != "" && !langPart.MatchString(a.Lang) {
		return e, d, fmt.Errorf("--lang: %q is no language: write it as en, ru, zh-Hans", a.Lang)
	}
	if err := validKind(a.Kind, 0); err != nil {
		return e, d, fmt.Errorf("--kind: %q is unknown: use one of %s", a.Kind, strings.Join(Kinds, ", "))
	}
	if validURL(a.URL, 0) != nil {
		return e, d, fmt.Errorf("--source: %q is no web address: write it as https://…", a.URL)
	}
	s, err := compose(a.pages(), corpus.Options{Encoding: a.Encoding, Lang: a.Lang, Revisions: a.Revisions, PDFEngine: a.PDFEngine})
	if err != nil {
		return e, d, err
	}
	date := a.Date
	if date.IsZero() {
		if date = s.Date; date.IsZero() || s.DateFrom == "opening" {
			return fail("has no sure date", "give it with --date 2024-05-16")
		}
	}
	lang := a.Lang
	if lang == "" {
		if lang = s.Lang; !langPart.MatchString(lang) || lang == "und" {
			return fail("is in no language that tifa knows", "give it with --lang")
		}
	}
	label := a.Label
	fetched := !a.Fetched.Time.IsZero()
	if n := parseName(path.Base(a.Name)); label == "" && !fetched && n.wrong == "" && n.lang != "" && validLabel(n.label) == nil {
		label = n.label // a name of the form that a corpus has: 2024-05-16.clean.en.txt
	}
	stem := date.Format(time.DateOnly) + "."
	if label != "" {
		stem += label + "."
	}
	stem += lang
	d = Added{File: a.Series + "/" + stem + ".txt", Original: a.Series + "/" + SourceFolder + "/" + stem + a.pages()[0].ending(), Statement: s}
	d.text, d.note = lasting(d.File, s)
	text := sha256.Sum256([]byte(d.text))
	for i, p := range a.Pages {
		original := fmt.Sprintf("%s/%s/%s.page%d%s", a.Series, SourceFolder, stem, i+2, p.ending())
		e.Pages = append(e.Pages, pageEntry{Source: p.URL, webEntry: p.Fetched.entry(), Original: original, Name: p.base(), SHA256: sum(p.Bytes)})
	}
	e = statementEntry{
		File: d.File, Original: d.Original, Pages: e.Pages, webEntry: a.Fetched.entry(),
		Title: valid(a.Title), Kind: a.Kind, Source: a.URL, Name: a.pages()[0].base(),
		SHA256: s.Source.SHA256, TextSHA256: hex.EncodeToString(text[:]), Encoding: s.Source.Encoding, Repairs: len(s.Repairs),
		Place: valid(s.Place),
	}
	if e.Title == "" {
		e.Title = valid(s.Title)
	}
	for _, p := range s.Parties {
		e.Parties = append(e.Parties, valid(p.Name))
	}
	return e, d, nil
}

// lasting is the text of a statement in the form in which it is kept: decoded
// and repaired, and with the headings marked that only its document shows, if
// reading that finds the same clauses and the same damage. The signs of damage
// that could not be repaired may be among what was; then it is the text as it was
// decoded. note is what a reader of the text has to know of that.
func lasting(file string, s *corpus.Statement) (text, note string) {
	read := func(text string) *corpus.Statement {
		read, err := corpus.Read(file, []byte(text), corpus.Options{})
		if err != nil {
			return &corpus.Statement{}
		}
		return read
	}
	stays := func(text string, as *corpus.Statement) bool {
		again := read(text)
		return again.Text == text && len(again.Damage) == len(s.Damage) && sameClauses(again, as)
	}
	marked, decoded := s.Marked(), s.Decoded()
	switch {
	case stays(s.Text, s):
		return s.Text, ""
	case marked != s.Text && stays(marked, s):
		return marked, "the headings that only the document shows are marked with # in the text"
	case stays(s.Text, read(decoded)):
		return s.Text, "some headings that only the document shows are lines like others in the text"
	}
	return decoded, "is damaged beyond certain repair; the text is kept as it was decoded, and repaired each time it is read"
}

// sameClauses tells whether two statements have the same words at the same
// addresses.
func sameClauses(a, b *corpus.Statement) bool {
	return slices.EqualFunc(a.Clauses, b.Clauses, func(x, y corpus.Clause) bool {
		return x.ID == y.ID && x.Role == y.Role && a.Plain(&x) == b.Plain(&y)
	})
}

func validLabel(label string) error {
	if wrong := validPart(label); wrong != "" && label != "" {
		return fmt.Errorf("%q %s", label, wrong)
	}
	if strings.Contains(label, " ") || langPart.MatchString(label) {
		return fmt.Errorf("%q may have no spaces and not look like a language, as two or three letters do: write a longer word", label)
	}
	return nil
}

// valid is a text that TOML can hold.
func valid(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

// Init makes the manifest of a new corpus, and its folder. It never touches a
// manifest that is there.
func Init(dir string, waiting func()) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return &corpus.Error{Name: dir, Wrong: "cannot be made: " + plain(err), Remedy: "choose another folder"}
	}
	root, err := openRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := lock(dir, waiting)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := resume(root); err != nil {
		return err
	}
	if _, err := root.Lstat(ManifestName); err == nil {
		return &corpus.Error{Name: path.Join(dir, ManifestName), Wrong: "is there already", Remedy: "edit it; nothing was changed"}
	}
	return commit(root, []write{{ManifestName, []byte(Template)}}, nil)
}
