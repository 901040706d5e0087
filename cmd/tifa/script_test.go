package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script and README.md")

// noWait keeps a process built with -race from sleeping a second at its end.
const noWait = "atexit_sleep_ms=0"

// TestMain lets tests run tifa as its users do: as a process, by name.
func TestMain(m *testing.M) {
	if os.Getenv("GORACE") == "" {
		os.Setenv("GORACE", noWait)
	}
	testscript.Main(m, map[string]func(){"tifa": main})
}

// TestScript runs the scripts. The first word of a file's name is the verb.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// What the user of this machine likes must not decide a test.
			e.Setenv("GORACE", os.Getenv("GORACE"))
			e.Setenv("NO_COLOR", "")
			e.Setenv("TERM", "xterm")
			e.Setenv("LC_ALL", "C.UTF-8")
			e.Setenv("TMPDIR", e.WorkDir)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root": // permissions do not bind root
				return os.Geteuid() == 0, nil
			case "full":
				_, err := os.Stat("/dev/full")
				return err == nil, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"bytes":    writeBytes,
			"encode":   encode,
			"escapes":  escapes,
			"refused":  refused,
			"serve":    serve,
			"status":   status,
			"terminal": onTerminal,
			"unread":   closedPipe,
			"width":    width,
		},
	})
}

// refused runs a command that must fail: status 2, nothing on standard output
// and one line on standard error, which matches the pattern.
//
//	refused pattern command…
func refused(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: refused pattern command…")
	}
	code, out, errs := capture(ts, args[1:])
	switch {
	case code != 2:
		ts.Fatalf("status %d instead of 2; stderr: %s", code, errs)
	case out != "":
		ts.Fatalf("standard output is not empty: %s", out)
	case strings.Count(errs, "\n") != 1 || !strings.HasSuffix(errs, "\n"):
		ts.Fatalf("not one line on standard error: %q", errs)
	case !strings.HasPrefix(errs, "tifa: "):
		ts.Fatalf("standard error does not say who speaks: %q", errs)
	case !regexp.MustCompile("(?m)" + args[0]).MatchString(errs):
		ts.Fatalf("standard error does not match %q: %s", args[0], errs)
	}
}

// serve serves the files of a folder over http on this machine until the script
// ends, and puts the address into the variable SITE. Every file has an ETag; in
// the place of one named x, a file x.location says where it is redirected to.
//
//	serve folder
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: serve folder")
	}
	dir := ts.MkAbs(args[0])
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(dir, filepath.FromSlash(path.Clean("/"+r.URL.Path)))
		if to, err := os.ReadFile(name + ".location"); err == nil {
			http.Redirect(w, r, strings.TrimSpace(string(to)), http.StatusFound)
			return
		}
		b, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", fmt.Sprintf("\"%x\"", sha256.Sum256(b)))
		http.ServeContent(w, r, name, time.Date(2023, 5, 16, 10, 0, 0, 0, time.UTC), bytes.NewReader(b))
	}))
	ts.Defer(s.Close)
	ts.Setenv("SITE", s.URL)
}

// status runs a command and checks its exit status; nothing may be written to
// standard error.
//
//	status code command…
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code command…")
	}
	code, _, errs := capture(ts, args[1:])
	if fmt.Sprint(code) != args[0] || errs != "" {
		ts.Fatalf("status %d instead of %s; stderr: %s", code, args[0], errs)
	}
}

func capture(ts *testscript.TestScript, args []string) (code int, out, errs string) {
	program, err := exec.LookPath(args[0])
	ts.Check(err)
	var o, e strings.Builder
	c := exec.Command(program, args[1:]...)
	c.Dir = ts.MkAbs(".")
	c.Env = append(os.Environ(), "NO_COLOR=", "TERM=xterm", "TMPDIR="+ts.Getenv("TMPDIR"))
	c.Stdout, c.Stderr = &o, &e
	err = c.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		ts.Fatalf("%v", err)
	}
	ts.Logf("[stdout]\n%s[stderr]\n%s", o.String(), e.String())
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

// encode writes a UTF-8 file in another encoding.
//
//	encode encoding from to
func encode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: encode encoding from to")
	}
	text := ts.ReadFile(args[1])
	var b string
	var err error
	switch args[0] {
	case "gb18030":
		b, err = simplifiedchinese.GB18030.NewEncoder().String(text)
	case "windows-1251":
		b, err = charmap.Windows1251.NewEncoder().String(text)
	case "koi8-r":
		b, err = charmap.KOI8R.NewEncoder().String(text)
	case "utf-16":
		b, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	case "utf-8-bom":
		b = "\ufeff" + text
	default:
		ts.Fatalf("unknown encoding %s", args[0])
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(b), 0o666))
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// width checks that no line of a file is wider than so many columns.
//
//	width columns file
func width(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: width columns file")
	}
	widest := 0
	for _, l := range strings.Split(ts.ReadFile(args[1]), "\n") {
		widest = max(widest, displaywidth.String(sgr.ReplaceAllString(l, "")))
	}
	if limit, err := strconv.Atoi(args[0]); err != nil || widest > limit {
		ts.Fatalf("the widest line has %d columns, %s are allowed", widest, args[0])
	}
}

// escapes checks that a file holds an escape sequence, or with ! that nothing
// in it steers a terminal.
func escapes(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: [!] escapes file")
	}
	text := ts.ReadFile(args[0])
	found := strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && r != '\r' && r != '\t' && steers(r) })
	if found == neg || !utf8.ValidString(text) {
		ts.Fatalf("%s: escapes %v: %q", args[0], found, text)
	}
}

// writeBytes writes a file of bytes given as a Go string.
//
//	bytes file '"\x00"'
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	var s string
	_, err := fmt.Sscanf(args[1], "%q", &s)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o666))
}

// closedPipe runs a command whose standard output is a pipe that nobody reads.
// It must end without a word, whether or not the system kills it.
//
//	unread command…
func closedPipe(ts *testscript.TestScript, neg bool, args []string) {
	program, err := exec.LookPath(args[0])
	ts.Check(err)
	r, w, err := os.Pipe()
	ts.Check(err)
	r.Close()
	defer w.Close()
	var errs strings.Builder
	c := exec.Command(program, args[1:]...)
	c.Dir = ts.MkAbs(".")
	c.Stdout, c.Stderr = w, &errs
	err = c.Run()
	if code := c.ProcessState.ExitCode(); errs.Len() > 0 || code > 0 {
		ts.Fatalf("status %d, %v, stderr %q", code, err, errs.String())
	}
}

// TestScriptNames holds the scripts to the rule that the first word is a verb.
func TestScriptNames(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	verbs := map[string]bool{"root": false, "help": false}
	for _, c := range newRoot(nil).Commands() {
		verbs[c.Name()] = false
	}
	for _, f := range files {
		verb, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(f), ".txtar"), "_")
		if _, ok := verbs[verb]; !ok {
			t.Errorf("%s: %q is no command of tifa", f, verb)
		}
		verbs[verb] = true
	}
	for verb, tested := range verbs {
		if !tested {
			t.Errorf("no script for %q", verb)
		}
	}
}
