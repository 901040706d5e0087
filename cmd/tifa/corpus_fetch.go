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

// interruptible is a context that ends when the user does not want to wait. Who
// asks a second time ends the process.
func interruptible() (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// sources reads the files and fetches the pages that args name: the pages of
// each statement together. All of them are of one statement with join.
func (f *fetching) sources(c *cobra.Command, args []string, join bool, follow int, opt corpus.Options) ([][]library.Page, error) {
	ctx, stop := interruptible()
	defer stop()
	var out [][]library.Page
	for _, name := range args {
		var pages []library.Page
		if corpus.IsAddress(name) {
			var err error
			if pages, err = library.FetchPages(ctx, f.open(), name, follow, opt, time.Now()); err != nil {
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
