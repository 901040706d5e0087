package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/charset"
	"tifa/corpus/document"
	"tifa/corpus/document/pdf"
	"tifa/corpus/fetch"
	"tifa/corpus/lexicon"
	"tifa/corpus/library"
	"tifa/corpus/units"
)

// reading says how the statements of a command are read.
type reading struct {
	corpus.Options
	folder string           // of --lexicon
	tables *lexicon.Lexicon // what lexicon read
	web    fetching
}

// flags adds the flags that say how to read a statement.
func (r *reading) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&r.Encoding, "encoding", "", "encoding of the files, when tifa finds the wrong one")
	f.StringVar(&r.Lang, "lang", "", "language of the statements: "+strings.Join(langs, ", ")+" (default: found from the text)")
	f.BoolVar(&r.KeepAll, "keep-all", false, "keep site furniture (menus, licence numbers) as text")
	documentFlags(c, &r.Revisions, &r.PDFEngine)
	r.web.flags(c)
	r.lexiconFlag(c)
	complete(c, "encoding", charset.Names())
	complete(c, "lang", langs)
}

func (r *reading) lexiconFlag(c *cobra.Command) {
	c.Flags().StringVar(&r.folder, "lexicon", "", "folder of tables (verbs.en.tsv, marks.zh.tsv, …) whose rows replace or join the built-in ones")
	if err := c.MarkFlagDirname("lexicon"); err != nil {
		panic(err) // the flag does not exist: a mistake in this program
	}
}

// revisions are the values of --revisions.
var revisions = []string{string(document.Accept), string(document.Reject), string(document.Fail)}

// documentFlags say how documents are read: what becomes of tracked changes, and
// what reads PDF files.
func documentFlags(c *cobra.Command, to *document.Revisions, engine *string) {
	c.Flags().StringVar(engine, "pdf-engine", pdf.Own, "what reads PDF files: "+strings.Join(pdf.Engines(), ", ")+" (the program of poppler, where it is installed)")
	complete(c, "pdf-engine", pdf.Engines())
	c.Flags().StringVar((*string)(to), "revisions", revisions[0], "tracked changes in a document: "+strings.Join(revisions, ", ")+" (refuse a file that holds any)")
	complete(c, "revisions", revisions)
}

// validDocument checks the flags of documentFlags; commands without them have
// none.
func validDocument(r document.Revisions, engine string) error {
	if r == "" {
		return nil
	}
	if err := oneOf("--pdf-engine", engine, pdf.Engines()); err != nil {
		return err
	}
	return oneOf("--revisions", string(r), revisions)
}

// langs are the values of --lang; corpus finds the language when there is none.
var langs = []string{"en", "zh-Hans", "zh-Hant", "ru"}

// validate checks the flags. corpus itself knows the encodings.
func (r *reading) validate() error {
	if err := validDocument(r.Revisions, r.PDFEngine); err != nil {
		return err
	}
	if r.Lang == "" {
		return nil
	}
	return oneOf("--lang", r.Lang, langs)
}

// lexicon returns the tables to read with: the embedded ones, and merged into
// them those of --lexicon, which give the scale its name.
func (r *reading) lexicon() (*lexicon.Lexicon, error) {
	switch {
	case r.tables != nil:
		return r.tables, nil
	case r.folder == "":
		return lexicon.Default(), nil
	}
	if info, err := os.Stat(r.folder); err != nil {
		return nil, fmt.Errorf("%s: %w: check the folder given to --lexicon", r.folder, cause(err))
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s: is a file: --lexicon wants the folder that holds the tables", r.folder)
	}
	path, err := filepath.Abs(r.folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.folder, cause(err))
	}
	if r.tables, err = lexicon.Default().Merge(os.DirFS(r.folder), filepath.Base(path)); err != nil {
		return nil, fmt.Errorf("%s: %w", r.folder, err)
	}
	return r.tables, nil
}

// inputs lists the tables of --lexicon: files that output must not replace.
func (r *reading) inputs() []string {
	if r.folder == "" {
		return nil
	}
	files, _ := filepath.Glob(filepath.Join(r.folder, "*.tsv"))
	return files
}

// openStatement reads a statement, its units included. A web address is fetched.
func openStatement(name string, stdin io.Reader, r *reading) (*corpus.Statement, error) {
	lex, err := r.lexicon()
	if err != nil {
		return nil, err
	}
	var s *corpus.Statement
	if corpus.IsAddress(name) {
		s, err = r.fetch(name)
	} else {
		s, err = corpus.Open(name, stdin, r.Options)
	}
	if err != nil {
		return nil, err
	}
	s.DoubtLanguage()
	units.Reader{Lexicon: lex}.Read(s)
	return s, nil
}

// held reads a statement of a corpus. withUnits reads the units too.
func (r *reading) held(l *library.Library, it *library.Item, withUnits bool) (*corpus.Statement, error) {
	st, err := l.Statement(it, r.Options)
	if err != nil || !withUnits {
		return st, err
	}
	lex, err := r.lexicon()
	if err != nil {
		return nil, err
	}
	units.Reader{Lexicon: lex}.Read(st)
	return st, nil
}

// fetch reads the page at a web address.
func (r *reading) fetch(address string) (*corpus.Statement, error) {
	var page *fetch.Page
	err := waitFor(func(ctx context.Context) (err error) {
		page, err = r.web.open().Get(ctx, address, fetch.Known{})
		return err
	})
	if err != nil {
		return nil, err
	}
	opt := r.Options
	opt.ContentType = page.ContentType
	return corpus.Read(page.Final, page.Body, opt)
}
