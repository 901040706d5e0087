package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestFetchSchema validates what the commands write that reach the network, from
// a server on this machine.
func TestFetchSchema(t *testing.T) {
	text := atomic.Value{}
	text.Store("oaks")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/feed":
			fmt.Fprint(w, "<rss version='2.0'><channel><item><title>=1+1 \u202e</title><link>/x</link></item><item><title>no address</title></item></channel></rss>")
		case "/1", "/2":
			fmt.Fprintf(w, "<main><h1>Joint Statement on Trees</h1><p>Velmar, 1%s May 2023</p><p>The two sides plant %s <b>\u202e</b>.</p><p>Moved.</p></main>", r.URL.Path[1:], text.Load())
		case "/3":
			if text.Load() == "oaks" {
				fmt.Fprint(w, "<p>The two sides agree.<p>Velmar, 1 May 2021")
				return
			}
			http.NotFound(w, r)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	tifa(t, "corpus", "add", s.URL+"/1", s.URL+"/3", "--series", "a", "--corpus", dir, "--allow-private")
	tifa(t, "corpus", "add", s.URL+"/2", s.URL+"/1", "--join", "--series", "b", "--corpus", dir, "--allow-private")
	validate(t, loadSchema(t, "corpus"), tifa(t, "corpus", "list", dir, "--format", "json"))
	update := loadSchema(t, "update")
	validate(t, update, tifa(t, "corpus", "update", "--corpus", dir, "--allow-private", "--format", "json"))
	text.Store("limes \x1b[31m")
	validate(t, update, tifa(t, "corpus", "update", "--corpus", dir, "--allow-private", "--format", "json", "--dry-run"))
	out := tifa(t, "corpus", "update", "--corpus", dir, "--allow-private")
	if bytes.ContainsAny(out, "\x1b\u202e") || !bytes.Contains(out, []byte("1 gone")) || !bytes.Contains(out, []byte("2 edited")) {
		t.Errorf("%q", out)
	}
	validate(t, loadSchema(t, "feed"), tifa(t, "corpus", "feed", s.URL+"/feed", "--corpus", dir, "--allow-private", "--format", "json"))
	if out := tifa(t, "corpus", "feed", s.URL+"/feed", "--corpus", dir, "--allow-private", "--format", "csv"); !bytes.Contains(out, []byte(",'=1+1")) {
		t.Errorf("a formula comes alive: %q", out)
	}
	validate(t, loadSchema(t, "catalogue"), tifa(t, "corpus", "catalogue", "--format", "json"))
}

// TestFetchInterrupted: an addition and an update that are interrupted while the
// server answers leave the corpus as it was, and say so.
func TestFetchInterrupted(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("interrupts processes, which Windows knows no signal for")
	}
	waiting := make(chan bool, 10)
	slow := atomic.Bool{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<main><h1>Joint Statement</h1><p>Velmar, 1 May 2023</p><p>The two sides plant oaks.</p>")
		if slow.Load() {
			w.(http.Flusher).Flush()
			waiting <- true
			<-r.Context().Done()
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	tifa(t, "corpus", "add", s.URL+"/1", "--series", "a", "--corpus", dir, "--allow-private")
	before := held(t, dir)
	slow.Store(true)
	for _, args := range [][]string{{"corpus", "add", s.URL + "/2", "--series", "b", "--corpus", dir, "--allow-private"}, {"corpus", "update", "--corpus", dir, "--allow-private"}} {
		c := exec.Command("tifa", args...)
		var errs strings.Builder
		c.Stderr = &errs
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-waiting:
		case <-time.After(time.Minute):
			c.Process.Kill()
			t.Fatal("nothing was fetched")
		}
		if err := c.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if c.Wait(); c.ProcessState.ExitCode() != 130 {
			t.Errorf("%v: status %d, want 130", args, c.ProcessState.ExitCode())
		}
		if !strings.Contains(errs.String(), "was given up") {
			t.Errorf("%v: %q", args, errs.String())
		}
		if held(t, dir) != before {
			t.Errorf("%v: the corpus was changed", args)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".tifa*")); len(left) > 0 {
			t.Errorf("%v: left behind: %v", args, left)
		}
	}
}

// TestFetchStatement: a command that reads statements fetches the address that
// it is given, and takes what the server says of the page into account.
func TestFetchStatement(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old", "/moved":
			w.Header().Set("Content-Type", "text/html; charset=windows-1251")
			fmt.Fprint(w, "<main><h1>\xd1\xee\xe2\xec\xe5\xf1\xf2\xed\xee\xe5 \xe7\xe0\xff\xe2\xeb\xe5\xed\xe8\xe5</h1><p>\xd1\xf2\xee\xf0\xee\xed\xfb \xee\xf2\xea\xf0\xee\xfe\xf2 \xef\xee\xf0\xf2.</p></main>")
		case "/new":
			http.Redirect(w, r, "/moved", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	out := tifa(t, "compare", s.URL+"/old", s.URL+"/new", "--allow-private")
	if !bytes.Contains(out, []byte("("+s.URL+"/moved)")) || !bytes.Contains(out, []byte("Identical")) {
		t.Errorf("%s", out)
	}
	if out := tifa(t, "show", s.URL+"/old", "--allow-private"); !bytes.Contains(out, []byte("Стороны откроют порт.")) {
		t.Errorf("%s", out)
	}
	saved := filepath.Join(t.TempDir(), "changes.json")
	tifa(t, "compare", s.URL+"/old", s.URL+"/new", "--allow-private", "-o", saved)
	for _, refused := range []struct {
		args []string
		why  string
	}{
		{[]string{"show", s.URL + "/old"}, "--allow-private"},
		{[]string{"show", s.URL + "/none", "--allow-private"}, "404"},
		{[]string{"compare", s.URL + "/old", s.URL + "/old", "--allow-private"}, "the same page twice"},
		{[]string{"report", s.URL + "/old", "-o", t.TempDir()}, "tifa corpus add"},
		{[]string{"verify", saved}, "save the page"},
		{[]string{"show", "ftp://example.org/x"}, "neither http nor https"},
	} {
		c := exec.Command("tifa", refused.args...)
		if out, err := c.CombinedOutput(); err == nil || !bytes.Contains(out, []byte(refused.why)) {
			t.Errorf("%v: %v %s", refused.args, err, out)
		}
	}
}
