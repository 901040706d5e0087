package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/document"
	"tifa/corpus/feed"
	"tifa/corpus/fetch"
	"tifa/corpus/library"
	"tifa/report"
)

func newCorpusFeed() *cobra.Command {
	var (
		dir string
		web fetching
		out printout
	)
	c := &cobra.Command{
		Use:   "feed URL",
		Short: "List the pages of a feed that a corpus does not hold",
		Long: `Fetch a feed (RSS or Atom) or a sitemap and list the pages in it that the corpus
holds nothing from: day, title, address. Nothing is added and no page is opened:
which of them are statements of a series is for you to say, with tifa corpus add.`,
		Example: `  tifa corpus feed https://example.org/news.rss --corpus statements
  tifa corpus feed https://example.org/sitemap.xml --format csv -o candidates.csv`,
		Args:              argsError(1, "the address of one feed or sitemap"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			if err := out.validate(c); err != nil {
				return err
			}
			l, err := library.Open(dir)
			if err != nil {
				return inCorpus(dir, err)
			}
			defer l.Close()
			var page *fetch.Page
			err = waitFor(func(ctx context.Context) (err error) {
				page, err = web.open().Get(ctx, args[0], fetch.Known{})
				return err
			})
			if err != nil {
				return err
			}
			list, err := feed.Read(page.Final, page.Body)
			if bad := (*document.Error)(nil); errors.As(err, &bad) {
				return &corpus.Error{Name: page.Final, Wrong: bad.Wrong, Remedy: bad.Remedy}
			}
			shown := report.Feed{Address: page.Final, List: list, New: list.New(l.Addresses())}
			return out.list(c, heldFiles(dir), shown)
		},
	}
	out.flags(c, listFormats)
	web.flags(c)
	corpusFlag(c, &dir)
	return c
}
