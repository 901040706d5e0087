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
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
	"tifa/report"
)

func newReport(words []string) *cobra.Command {
	var (
		output  string
		reading reading
	)
	c := &cobra.Command{
		Use:   "report FOLDER|FILE... -o FOLDER",
		Short: "Make pages of a whole series",
		Long: `Make a folder of pages from a series of statements: an index with a timeline,
a page for each statement with its structure and commitments, a page for each
statement compared with the one before, and the similarity of every two. Every
page is whole by itself, loads nothing from the network and links to the others
by relative names: the folder can be sent, or put on a server as it is.

The statements are put in order of date. Pages that would not change are left
alone, and a run with nothing new does nothing.

Exit status: 0 done, 2 when a statement could not be read.`,
		Example: `  tifa report communiques/ -o pages/
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
			if err := reading.validate(); err != nil {
				return err
			}
			if _, err := reading.lexicon(); err != nil {
				return err // once, not for every statement
			}
			groups, err := series(args)
			if err != nil {
				return err
			}
			s := &site{command: c, folder: output, reading: &reading, files: slices.Concat(groups...),
				series: report.Series{Name: seriesName(args), Version: version, Command: commandLine(words)}}
			return s.make()
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "folder for the pages, made when it is not there")
	if err := c.MarkFlagDirname("output"); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
	reading.flags(c)
	return c
}

// seriesName is what a site is called: after its folder.
func seriesName(args []string) string {
	if path, err := filepath.Abs(args[0]); err == nil && len(args) == 1 {
		return filepath.Base(path)
	}
	return count(len(args), "statement")
}

// site is the making of the pages of a series.
type site struct {
	command *cobra.Command
	folder  string
	files   []string
	reading *reading
	series  report.Series
}

// ledger is the file in the folder of the pages that says what they were made
// from.
const ledger = ".tifa-pages"

func (s *site) make() error {
	key, err := s.key()
	if err != nil {
		return err
	}
	if s.current(key) {
		fmt.Fprintf(s.command.OutOrStdout(), "%s: nothing new\n", printable(s.folder))
		return nil
	}
	unread, err := s.read()
	if err != nil {
		return err
	}
	s.compare()
	pages, written, err := s.write()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.command.OutOrStdout(), "%s: %s, %s written: open index.html\n", printable(s.folder), count(pages, "page"), count(written, "page"))
	if unread > 0 {
		return fmt.Errorf("%d of %d statements could not be read: see above", unread, len(s.files))
	}
	return s.keep(ledger, []byte(key+"\n"))
}

// key stands for everything that the pages depend on: the bytes of the
// statements, tifa, and the command. It changes when one of them does.
func (s *site) key() (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%+v\n", s.series.Version, s.series.Command, s.reading.Options)
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

// current tells whether the folder holds the pages of that key.
func (s *site) current(key string) bool {
	b, err := os.ReadFile(filepath.Join(s.folder, ledger))
	if err != nil || strings.TrimSpace(string(b)) != key {
		return false
	}
	_, err = os.Stat(filepath.Join(s.folder, "index.html"))
	return err == nil
}

// read reads the statements, several at once. One that cannot be read is
// reported and left out.
func (s *site) read() (unread int, err error) {
	statements, errs := make([]*corpus.Statement, len(s.files)), make([]error, len(s.files))
	s.each("statements", len(s.files), func(i int) {
		statements[i], errs[i] = openStatement(s.files[i], s.command.InOrStdin(), s.reading)
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
	s.series.Similarity = align.Matrix(sts)
}

// write puts the pages in place, each in one step, and leaves alone those that
// are there already.
func (s *site) write() (pages, written int, err error) {
	all := s.series.Pages()
	wrote, errs := make([]bool, len(all)), make([]error, len(all))
	s.each("pages", len(all), func(i int) {
		var b bytes.Buffer
		if errs[i] = all[i].Print(&b); errs[i] != nil {
			return
		}
		name := filepath.FromSlash(all[i].Name)
		if old, err := os.ReadFile(filepath.Join(s.folder, name)); err == nil && bytes.Equal(old, b.Bytes()) {
			return
		}
		wrote[i], errs[i] = true, s.keep(name, b.Bytes())
	})
	for _, w := range wrote {
		if w {
			written++
		}
	}
	return len(all), written, errors.Join(errs...)
}

// keep writes one file of the site.
func (s *site) keep(name string, b []byte) error {
	path := filepath.Join(s.folder, name)
	err := os.MkdirAll(filepath.Dir(path), 0o777)
	if err == nil {
		err = swap(path, b)
	}
	if err != nil {
		return unwritable(path, err)
	}
	return nil
}

// each does n things, as many at once as there are processors, and says on a
// terminal how far it is. What is done does not depend on the order.
func (s *site) each(what string, n int, do func(int)) {
	p := newProgress(s.command.ErrOrStderr(), n, what)
	defer p.done()
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				do(i)
			}
		}()
	}
	for i := range n {
		p.step()
		next <- i
	}
	close(next)
	wg.Wait()
}

// count writes "1 page", "12 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
