package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/library"
	"tifa/corpus/query"
	"tifa/diff"
	"tifa/diff/series"
	"tifa/report"
)

func newReport(words []string) *cobra.Command {
	var (
		output, watch string
		chosen        selection
	)
	c := &cobra.Command{
		Use:   "report FOLDER|FILE... -o FOLDER",
		Short: "Make pages of a whole series",
		Long: `Make a folder of pages from a series of statements: an index with a timeline,
a page for each statement with its structure and commitments, a page for each
statement compared with the one before, the similarity of every two, trends (how
much of each is new, back and gone, and which wording came and went), and a
lineage sheet for each of the clauses that lived longest and of those that ended
last. Every page is whole by itself, loads nothing from the network and links to
the others by relative names: the folder can be sent, or put on a server as it is.
The index lists the commitments and positions that a statement left out though
several before it in a row had them.

--watch adds the phrases of a watch list, one query a line as for tifa trend.

The statements are put in order of date. Pages that would not change are left
alone, and a run with nothing new does nothing.

Exit status: 0 done, 2 when a statement could not be read.`,
		Example: `  tifa report communiques/ -o pages/
  tifa report communiques/ --watch watch.txt -o pages/
  tifa report 2021.txt 2022.txt 2023.txt -o pages/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("%s takes a folder of statements, or statements: see %s --help", c.CommandPath(), c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if output == "" {
				return errors.New("--output: name the folder for the pages")
			}
			if err := chosen.validate(); err != nil {
				return err
			}
			s := &site{command: c, folder: output, reading: &chosen.reading, files: args, watch: watch,
				series: report.Series{Name: count(len(args), "statement"), Version: version, Command: commandLine(words)}}
			if len(args) == 1 && isFolder(args[0]) {
				run, err := chosen.choose(args[0], "")
				if err != nil {
					return err
				}
				defer run.Close()
				s.follow(run)
			} else if i := slices.IndexFunc(args, isFolder); i >= 0 {
				return fmt.Errorf("%s: is a folder: name one folder, or only files", args[i])
			}
			return s.make()
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "folder for the pages, made when it is not there")
	if err := c.MarkFlagDirname("output"); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
	c.Flags().StringVar(&watch, "watch", "", "file with phrases to follow, one query a line")
	chosen.chooseFlags(c)
	return c
}

// site is the making of the pages of a series.
type site struct {
	command *cobra.Command
	folder  string // of the pages
	files   []string
	items   []library.Item // what files are in run; nil when they were named one by one
	run     *succession
	reading *reading
	watch   string // watch list, "" for none
	queries []*query.Query
	series  report.Series
}

// follow takes the statements from a series: one version of each.
func (s *site) follow(run *succession) {
	s.run, s.files = run, nil
	s.series.Name, s.series.Notes = run.Name, run.notes
	for _, e := range run.events {
		if e[0].Hole() {
			continue
		}
		s.items, s.files = append(s.items, e[0]), append(s.files, run.Path(&e[0]))
	}
}

// open reads one statement, its units included.
func (s *site) open(i int) (*corpus.Statement, error) {
	if s.run == nil {
		return openStatement(s.files[i], s.command.InOrStdin(), s.reading)
	}
	return s.reading.held(s.run.Library, &s.items[i], true)
}

func (s *site) make() error {
	if err := s.check(); err != nil {
		return err
	}
	if s.watch != "" {
		var err error
		if s.queries, err = readQueries(nil, s.watch, s.command.InOrStdin(), false); err != nil {
			return err
		}
	}
	key, err := s.key()
	if err != nil {
		return err
	}
	folder, err := openPages(s.folder)
	if err != nil {
		return err
	}
	defer folder.Close()
	if folder.current(key) {
		fmt.Fprintf(s.command.OutOrStdout(), "%s: nothing new\n", printable(s.folder))
		return nil
	}
	unread, err := s.read()
	if err != nil {
		return err
	}
	s.follows()
	s.compare()
	written, err := s.write(folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.command.OutOrStdout(), "%s: %s, %s written: open index.html\n", printable(s.folder), count(len(folder.names), "page"), count(written, "page"))
	if unread > 0 {
		return fmt.Errorf("%d of %d statements could not be read: see above", unread, len(s.files))
	}
	return folder.finish(key)
}

// check refuses statements that pages could replace, and standard input, which
// cannot be read again.
func (s *site) check() error {
	folder, err := filepath.Abs(s.folder)
	if err != nil {
		return unwritable(s.folder, err)
	}
	for _, f := range s.files {
		if f == "-" {
			return errors.New("-: tifa report reads files: save the statement in one")
		}
		if corpus.IsAddress(f) {
			return fmt.Errorf("%s: tifa report reads files: take the page into a corpus with tifa corpus add, and make the report of the series", f)
		}
		path, err := filepath.Abs(f)
		if err == nil && strings.HasPrefix(path, folder+string(filepath.Separator)) {
			return fmt.Errorf("%s: lies in the folder for the pages: choose another one for --output", f)
		}
	}
	return nil
}

// key stands for everything that the pages depend on: the bytes of the
// statements, the holes between them, the watch list, tifa, and the command. It changes when one of them does.
func (s *site) key() (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%+v\n%q\n%v\n", s.series.Version, s.series.Command, s.reading.Options, s.series.Notes, s.holes())
	for _, q := range s.queries {
		fmt.Fprintf(h, "%q %q\n", q.Label, q.Source)
	}
	lex, err := s.reading.lexicon()
	if err != nil {
		return "", err
	}
	for _, e := range lex.All() {
		fmt.Fprintf(h, "%v\n", e)
	}
	for _, f := range s.files {
		b, err := os.ReadFile(f)
		if err != nil {
			b = []byte(err.Error()) // reading it says so
		}
		fmt.Fprintf(h, "%s %d %x\n", f, len(b), sha256.Sum256(b))
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// read reads the statements, several at once. One that cannot be read is
// reported and left out.
func (s *site) read() (unread int, err error) {
	statements, errs := make([]*corpus.Statement, len(s.files)), make([]error, len(s.files))
	s.each("statements", len(s.files), func(i int) {
		statements[i], errs[i] = s.open(i)
	})
	for _, err := range errs {
		if err != nil {
			unread++
			fmt.Fprintf(s.command.ErrOrStderr(), "tifa: %s\n", printable(err.Error()))
		}
	}
	statements = slices.DeleteFunc(statements, func(st *corpus.Statement) bool { return st == nil })
	if len(statements) == 0 {
		return unread, errors.New("no statement could be read: see above")
	}
	slices.SortStableFunc(statements, func(a, b *corpus.Statement) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Source.Name, b.Source.Name))
	})
	s.series.Statements = statements
	return unread, nil
}

func (s *site) compare() {
	sts := s.series.Statements
	s.series.Comparisons = make([]*diff.Comparison, len(sts)-1)
	s.each("comparisons", len(sts)-1, func(i int) {
		s.series.Comparisons[i] = diff.Compare(sts[i], sts[i+1], align.Aligner{})
	})
	diff.Tenures(s.series.Course.View.Threads, s.series.Comparisons)
	s.series.Cosines = align.Matrix(sts)
}

// holes are the days of statements that are known and not held.
func (s *site) holes() []time.Time {
	var out []time.Time
	if s.run != nil {
		for _, e := range s.run.events {
			if e[0].Hole() {
				out = append(out, e[0].Date)
			}
		}
	}
	return out
}

// mostFormulas and mostChains bound what the pages of trends and lineages hold.
const mostFormulas, mostChains = 40, 24

// follows follows wording and clauses through the series.
func (s *site) follows() {
	sts := s.series.Statements
	all := &corpus.Series{Name: s.series.Name, Lang: sts[0].Lang}
	for _, st := range sts {
		all.Events = append(all.Events, corpus.Event{Date: st.Date, Versions: []*corpus.Statement{st}})
	}
	for _, day := range s.holes() {
		all.Events = append(all.Events, corpus.Event{Date: day})
	}
	slices.SortStableFunc(all.Events, func(a, b corpus.Event) int { return a.Date.Compare(b.Date) })
	v := series.Read(all, nil, nil)
	c := &report.Course{View: v, Formulas: series.Passing(v.Texts, mostFormulas)}
	c.Lived, c.Ended = diff.Chains(v.Threads, mostChains, mostChains)
	if s.queries != nil {
		c.Watch = &report.Trends{Series: all, Notes: s.series.Notes}
		for _, q := range s.queries {
			c.Watch.Trends = append(c.Watch.Trends, series.Follow(q, v.Texts, 0))
		}
	}
	s.series.Course = c
}

// write puts the pages in the folder.
func (s *site) write(folder *pages) (written int, err error) {
	all := s.series.Pages()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	if err := folder.begin(names); err != nil {
		return 0, err
	}
	wrote, errs := make([]bool, len(all)), make([]error, len(all))
	s.each("pages", len(all), func(i int) {
		var b bytes.Buffer
		if errs[i] = all[i].Print(&b); errs[i] == nil {
			wrote[i], errs[i] = folder.put(all[i].Name, b.Bytes())
		}
	})
	for i, w := range wrote {
		if errs[i] != nil {
			return 0, errs[i] // the others say the same
		}
		if w {
			written++
		}
	}
	return written, folder.clear()
}

// each does n things, as many at once as there are processors, and says on a
// terminal how far it is. What is done does not depend on the order.
func (s *site) each(what string, n int, do func(int)) {
	p := newProgress(s.command.ErrOrStderr(), n, what)
	defer p.done()
	parallel(n, p.step, do)
}

// count writes "1 page", "12 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
