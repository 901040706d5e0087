package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/library"
)

// selection holds the flags that say which statements of a corpus are meant
// and how they are read.
type selection struct {
	dir, lang, from, to string
	kinds               []string
	reading             reading
}

// anyKind is the value of --kind that takes statements of every kind.
const anyKind = "all"

func (s *selection) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.dir, "corpus", ".", "folder that holds the series, each a folder of dated files")
	s.chooseFlags(c)
	completeFolders(c, "corpus")
}

// chooseFlags adds the flags that choose among the statements of a series.
func (s *selection) chooseFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&s.lang, "lang", "", "language of the statements: zh (either script), "+strings.Join(langs, ", ")+" (default: that of most)")
	f.StringVar(&s.from, "from", "", "only statements from this day on (2024, 2024-05 or 2024-05-16)")
	f.StringVar(&s.to, "to", "", "only statements up to this day, month or year")
	f.StringArrayVar(&s.kinds, "kind", nil, "statements of this kind, such as readout; may be given several times; "+anyKind+" for every kind (default: the kind of the series)")
	f.StringVar(&s.reading.Encoding, "encoding", "", "encoding of the files, when tifa finds the wrong one")
	f.BoolVar(&s.reading.KeepAll, "keep-all", false, "keep site furniture (menus, licence numbers) as text")
	documentFlags(c, &s.reading.Revisions, &s.reading.PDFEngine)
	s.reading.lexiconFlag(c)
	complete(c, "lang", append([]string{"zh"}, langs...))
	complete(c, "kind", append([]string{anyKind}, library.Kinds...))
}

// completeFolders offers folders for a flag to the shell.
func completeFolders(c *cobra.Command, flag string) {
	if err := c.MarkFlagDirname(flag); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// validate checks the flags.
func (s *selection) validate() error {
	if err := validDocument(s.reading.Revisions, s.reading.PDFEngine); err != nil {
		return err
	}
	if s.lang != "" {
		if err := oneOf("--lang", s.lang, append([]string{"zh"}, langs...)); err != nil {
			return err
		}
	}
	for _, k := range s.kinds {
		if err := oneOf("--kind", k, append([]string{anyKind}, library.Kinds...)); err != nil {
			return err
		}
	}
	for _, d := range []struct{ flag, day string }{{"--from", s.from}, {"--to", s.to}} {
		if d.day == "" {
			continue
		}
		ok := slices.ContainsFunc([]string{time.DateOnly, "2006-01", "2006"}, func(layout string) bool {
			_, err := time.Parse(layout, d.day)
			return err == nil
		})
		if !ok {
			return fmt.Errorf("%s: %q is no day: write it as 2024, 2024-05 or 2024-05-16", d.flag, d.day)
		}
	}
	return nil
}

// within tells whether a day lies between --from and --to.
func (s *selection) within(t time.Time) bool {
	day := t.Format(time.DateOnly)
	return day >= s.from && (s.to == "" || day[:len(s.to)] <= s.to)
}

// takes tells whether an item is of the languages, kinds and days that are
// meant, every language and kind where no flag names one.
func (s *selection) takes(it *library.Item) bool {
	kinds := s.kindsOf()
	return it.Speaks(s.lang) && (kinds == nil || slices.Contains(kinds, it.KindOf())) && s.within(it.Date)
}

// kindsOf are the kinds to take from a series, nil for its own.
func (s *selection) kindsOf() []string {
	if slices.Contains(s.kinds, anyKind) {
		return library.Kinds
	}
	return s.kinds
}

// openSeries is one series of a corpus that is open.
type openSeries struct {
	*library.Library
	*library.Series
}

// find opens the series of a name: that of the corpus folder, else the folder
// of that path. Without a name the corpus folder itself is the series, or the
// only one that it holds.
func (s *selection) find(name string) (openSeries, error) {
	path := s.dir
	if name != "" {
		path = filepath.Join(s.dir, name)
		if info, err := os.Stat(path); err != nil || !info.IsDir() || filepath.IsAbs(name) {
			path = name
		}
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			known, err := seriesIn(s.dir)
			if err != nil {
				return openSeries{}, err
			}
			if len(known) > 0 {
				return openSeries{}, fmt.Errorf("--series: %q is no series in %s: known are %s", name, s.dir, strings.Join(known, ", "))
			}
			return openSeries{}, fmt.Errorf("--series: %q is no folder: name a folder of dated statements, or where the series are with --corpus", name)
		}
	}
	l, err := library.OpenSeries(path)
	if err != nil {
		return openSeries{}, inCorpus(filepath.Dir(path), err)
	}
	if len(l.Series) == 1 && dated(&l.Series[0]) {
		return openSeries{l, &l.Series[0]}, nil
	}
	l.Close()
	known, err := seriesIn(path)
	if err == nil && len(known) == 1 && name == "" { // a corpus of one series: no other can be meant
		return s.find(known[0])
	}
	return openSeries{}, cmp.Or(err, noSeries(path, known))
}

// noSeries says that a folder holds no statements itself, and which series.
func noSeries(dir string, known []string) error {
	if len(known) > 0 {
		return fmt.Errorf("%s: holds series and no statements: name one of them: %s", dir, strings.Join(known, ", "))
	}
	return fmt.Errorf("%s: holds no statement: name its files as in 2024-05-16.en.txt, or name another folder", dir)
}

// open opens the corpus; a folder that itself holds dated statements is a
// corpus of one series.
func (s *selection) open() (*library.Library, error) {
	l, err := library.Open(s.dir)
	if err == nil && len(l.Series) > 0 {
		return l, nil
	}
	if err == nil {
		l.Close()
	}
	h, err := s.find("")
	return h.Library, err
}

// seriesIn names the series in a folder. The error is that of the manifest; a
// folder that cannot be read for another reason has no series.
func seriesIn(dir string) ([]string, error) {
	l, err := library.Open(dir)
	if err != nil {
		if _, ok := err.(*library.ManifestError); ok {
			return nil, inCorpus(dir, err)
		}
		return nil, nil
	}
	defer l.Close()
	return seriesOf(l), nil
}

// seriesOf names the series of a corpus that hold statements.
func seriesOf(l *library.Library) []string {
	var out []string
	for i := range l.Series {
		if dated(&l.Series[i]) {
			out = append(out, l.Series[i].Name)
		}
	}
	return out
}

// dated tells whether a series has a statement whose day is known.
func dated(s *library.Series) bool {
	return slices.ContainsFunc(s.Items, func(it library.Item) bool { return !it.Date.IsZero() })
}

// succession is the statements of one series that follow each other, chosen and
// not read yet. Close lets go of the corpus.
type succession struct {
	openSeries
	lang   string
	events []library.Event
	notes  []string // what a reader has to know of the choice
}

// choose finds the statements of a series that follow each other: one language
// (that of script where --lang does not say, "" for that of most statements),
// one kind, the days that are meant.
func (s *selection) choose(name, script string) (*succession, error) {
	h, err := s.find(name)
	if err != nil {
		return nil, err
	}
	all := h.langs()
	c := &succession{openSeries: h, lang: cmp.Or(s.lang, all[0])}
	if s.lang == "" && slices.Contains(all, script) {
		c.lang = script
	}
	c.events = h.Events(library.Choice{Lang: c.lang, Kinds: s.kindsOf()})
	folder := filepath.Dir(h.Path(&h.Items[0]))
	if !c.holds() {
		h.Close()
		return nil, fmt.Errorf("--lang, --kind: no such statement in %s: it has %s", folder, h.offers(all))
	}
	c.events = slices.DeleteFunc(c.events, func(e library.Event) bool { return !s.within(e[0].Date) })
	if !c.holds() {
		h.Close()
		return nil, fmt.Errorf("--from, --to: no statement of these days in %s: leave one out", folder)
	}
	c.notes = s.notes(h, c.lang, all)
	return c, nil
}

// holds tells whether the text of any statement is held.
func (c *succession) holds() bool {
	return slices.ContainsFunc(c.events, func(e library.Event) bool { return !e[0].Hole() })
}

// items are the statements that are held, every version of each.
func (c *succession) items() []library.Item {
	var out []library.Item
	for _, e := range c.events {
		if !e[0].Hole() {
			out = append(out, e...)
		}
	}
	return out
}

// inputs are the files that the succession is read from.
func (c *succession) inputs() []string {
	out := []string{filepath.Join(filepath.Dir(filepath.Dir(c.Path(&c.Items[0]))), library.ManifestName)}
	for _, it := range c.items() {
		out = append(out, c.Path(&it))
	}
	return out
}

// load reads the statements of a succession. withUnits reads the units too.
func (s *selection) load(c *succession, withUnits bool) (*corpus.Series, error) {
	items := c.items()
	statements := make([]*corpus.Statement, len(items))
	if err := s.each(c.Library, items, withUnits, func(i int, st *corpus.Statement) { statements[i] = st }); err != nil {
		return nil, err
	}
	return c.series(statements), nil
}

// series puts the statements of items in their places.
func (c *succession) series(statements []*corpus.Statement) *corpus.Series {
	out := &corpus.Series{Name: c.Name, Lang: c.lang, Events: make([]corpus.Event, len(c.events))}
	for i, e := range c.events {
		out.Events[i].Date = e[0].Date
		if !e[0].Hole() {
			out.Events[i].Versions, statements = statements[:len(e):len(e)], statements[len(e):]
		}
	}
	return out
}

// each reads items, several at once, and hands each over with its place among
// them. withUnits reads the units too.
func (s *selection) each(l *library.Library, items []library.Item, withUnits bool, take func(int, *corpus.Statement)) error {
	errs := make([]error, len(items))
	if _, err := s.reading.lexicon(); err != nil {
		return err // once, not for every statement
	}
	parallel(len(items), nil, func(i int) {
		st, err := s.reading.held(l, &items[i], withUnits)
		if errs[i] = err; err == nil {
			take(i, st)
		}
	})
	return joined(errs)
}

// langs counts the languages of what is held, the most frequent first.
func (h openSeries) langs() []string {
	n := map[string]int{}
	for i := range h.Items {
		if it := &h.Items[i]; !it.Hole() && !it.Date.IsZero() {
			n[corpus.BaseLang(it.Lang)]++
		}
	}
	tags := []string{}
	for tag := range n {
		tags = append(tags, tag)
	}
	slices.SortFunc(tags, func(a, b string) int { return cmp.Or(n[b]-n[a], strings.Compare(a, b)) })
	if len(tags) == 0 {
		return []string{""}
	}
	return tags
}

// offers says which languages and kinds a series has.
func (h openSeries) offers(langs []string) string {
	kinds := []string{}
	for _, k := range library.Kinds {
		if len(h.Events(library.Choice{Lang: langs[0], Kinds: []string{k}})) > 0 {
			kinds = append(kinds, k)
		}
	}
	return strings.Join(slices.DeleteFunc(slices.Clone(langs), func(l string) bool { return l == "" }), ", ") + " and, of kinds, " + strings.Join(kinds, ", ")
}

// notes are what a reader has to know of the statements that were chosen.
func (s *selection) notes(h openSeries, lang string, langs []string) []string {
	var notes []string
	others := slices.DeleteFunc(slices.Clone(langs), func(l string) bool { return l == "" || l == corpus.BaseLang(lang) })
	if len(others) > 0 {
		notes = append(notes, "also held in "+strings.Join(others, ", ")+": choose with --lang")
	}
	taken := s.kindsOf()
	if taken == nil {
		taken = []string{h.Habit()}
	}
	for _, k := range library.Kinds {
		if n := len(h.Events(library.Choice{Lang: lang, Kinds: []string{k}})); n > 0 && !slices.Contains(taken, k) {
			notes = append(notes, fmt.Sprintf("%d of the kind %s left out: choose with --kind", n, k))
		}
	}
	if s.from != "" || s.to != "" {
		notes = append(notes, "only some days were chosen: first and last are those of the choice")
	}
	return append(notes, h.leftOut()...)
}

// leftOut names the files that are in no succession: those without a day, and
// those that cannot be read at all.
func (h openSeries) leftOut() []string {
	const most = 3
	var notes, undated []string
	for i := range h.Items {
		if it := &h.Items[i]; it.Date.IsZero() {
			undated = append(undated, filepath.Base(it.File))
		}
	}
	if n := len(undated); n > 0 {
		names := strings.Join(undated[:min(n, most)], ", ")
		if n > most {
			names += fmt.Sprintf(" and %d more", n-most)
		}
		notes = append(notes, "left out of "+h.Name+", no day in the name: "+names)
	}
	for _, f := range h.Findings {
		if f.Rule == "file" && strings.HasPrefix(f.File, h.Name+"/") {
			notes = append(notes, "left out: "+f.File+" "+f.Wrong)
		}
	}
	return notes
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
