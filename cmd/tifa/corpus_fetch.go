package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tifa/corpus"
	"tifa/corpus/fetch"
	"tifa/corpus/library"
)

// fetching holds the flags of the commands that reach the network.
type fetching struct {
	allowPrivate bool
	client       *fetch.Client
}

func (f *fetching) flags(c *cobra.Command) {
	c.Flags().BoolVar(&f.allowPrivate, "allow-private", false, "fetch from addresses of this machine and the local network as well")
}

// open returns the client, the same at every call: it remembers what the sites
// allow.
func (f *fetching) open() *fetch.Client {
	if f.client == nil {
		f.client = &fetch.Client{Version: version, AllowPrivate: f.allowPrivate}
	}
	return f.client
}

// interrupted is the error of what the user did not want to wait for.
type interrupted struct{ error }

func (i interrupted) Unwrap() error { return i.error }

// waitFor does what may take long with a context that ends when the user does
// not want to wait; the error is then an interrupted. Who asks a second time
// ends the process.
func waitFor(do func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	defer stop()
	err := do(ctx)
	if err != nil && ctx.Err() != nil {
		return interrupted{err}
	}
	return err
}

// sources reads the files and fetches the pages that args name: the pages of
// each statement together. All of them are of one statement with join.
func (f *fetching) sources(c *cobra.Command, args []string, join bool, follow int, opt corpus.Options) ([][]library.Page, error) {
	var out [][]library.Page
	for _, name := range args {
		var pages []library.Page
		if corpus.IsAddress(name) {
			// Only while it fetches: reading a file or standard input does not
			// ask whether the user still wants to wait.
			err := waitFor(func(ctx context.Context) (err error) {
				pages, err = library.FetchPages(ctx, f.open(), name, follow, opt, time.Now())
				return err
			})
			if err != nil {
				return nil, err
			}
		} else {
			b, err := library.ReadSource(name, c.InOrStdin())
			if err != nil {
				return nil, err
			}
			pages = []library.Page{{Name: name, Bytes: b}}
		}
		if join && len(out) > 0 {
			out[0] = append(out[0], pages...)
		} else {
			out = append(out, pages)
		}
	}
	return out, nil
}

// say writes notes to standard error, a line each.
func say(c *cobra.Command, notes []string) {
	for _, n := range notes {
		fmt.Fprintf(c.ErrOrStderr(), "tifa: %s\n", printable(n))
	}
}
