package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// progress says on a terminal how far a long run is. It writes nothing
// elsewhere, and nothing in a run that is over at once.
type progress struct {
	tty   *os.File // nil when there is none
	of    int
	what  string
	n     int
	next  time.Time
	shown bool
}

// The clock decides only what stands on the terminal while tifa works.
const (
	patience = 500 * time.Millisecond // before the first line
	refresh  = 100 * time.Millisecond
)

func newProgress(w io.Writer, of int, what string) *progress {
	p := &progress{of: of, what: what, next: time.Now().Add(patience)}
	if f, ok := w.(*os.File); ok && of > 1 && term.IsTerminal(int(f.Fd())) {
		p.tty = f
	}
	return p
}

// step begins the next one.
func (p *progress) step() {
	p.n++
	if now := time.Now(); p.tty != nil && now.After(p.next) {
		fmt.Fprintf(p.tty, "\r%d of %d %s", p.n, p.of, p.what)
		p.next, p.shown = now.Add(refresh), true
	}
}

// done wipes the line.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.tty, "\r\x1b[K")
		p.shown = false
	}
}
