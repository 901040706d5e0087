package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestReadme runs every command of the console blocks in README.md, from the top
// of the module and after a cd from there, and compares what is shown there with what it writes, standard
// error included. A line "..." stands for any number of lines. With -update
// the shown lines are written anew between the same ellipses.
//
// Not run as it stands: "go test ./...", which would run this test; its lines
// are made from the list of packages.
func TestReadme(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	if testing.Short() {
		t.Skip("runs the go command")
	}
	top := filepath.Join("..", "..")
	path := filepath.Join(top, "README.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tmp := t.TempDir()
	dir := top
	var out []string
	commands := 0
	lines := strings.Split(string(b), "\n")
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if lines[i] != "```console" {
			continue
		}
		for i++; i < len(lines) && lines[i] != "```"; {
			command, ok := strings.CutPrefix(lines[i], "$ ")
			if !ok {
				t.Fatalf("README.md:%d: a console block has to begin with a command", i+1)
			}
			at := i + 1
			out = append(out, lines[i])
			var shown []string
			for i++; i < len(lines) && lines[i] != "```" && !strings.HasPrefix(lines[i], "$ "); i++ {
				shown = append(shown, lines[i])
			}
			// One empty line may set commands apart.
			gap := len(shown) > 0 && shown[len(shown)-1] == "" && i < len(lines) && lines[i] != "```"
			if gap {
				shown = shown[:len(shown)-1]
			}
			commands++
			if to, ok := strings.CutPrefix(command, "cd "); ok {
				// In a copy, with what stands beside it: commands may write files.
				copied := filepath.Join(tmp, filepath.Base(filepath.Dir(to)))
				if err := os.CopyFS(copied, os.DirFS(filepath.Join(top, filepath.Dir(to)))); err != nil {
					t.Fatalf("README.md:%d: %v", at, err)
				}
				dir = filepath.Join(copied, filepath.Base(to))
			}
			got := readmeRun(t, dir, tmp, command)
			if *update {
				if shown, err = fill(shown, got); err != nil {
					t.Errorf("README.md:%d: %s: %v", at, command, err)
				}
			} else if want, near, ok := matches(shown, got); !ok {
				t.Errorf("README.md:%d: $ %s\nshows what it does not write; run the test with -update. The first difference:\n%s",
					at, command, difference(want, near))
			}
			out = append(out, shown...)
			if gap {
				out = append(out, "")
			}
		}
		if i < len(lines) {
			out = append(out, lines[i])
		}
	}
	if commands < 10 {
		t.Errorf("only %d commands were found", commands)
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(path, []byte(strings.Join(out, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	temporary = regexp.MustCompile(`/[^ ]*/tifa-demo-[0-9]+/`)
	took      = regexp.MustCompile(`(?m)^(ok  \t[^\t]+\t).*$`)
)

// readmeRun returns the lines that a command writes. What differs from run to
// run is put as the README shows it.
func readmeRun(t *testing.T, dir, tmp, command string) []string {
	t.Helper()
	text := ""
	switch {
	case strings.HasPrefix(command, "cd "):
	case command == "go test ./...":
		text = goTest(t, dir)
	default:
		c := exec.Command("sh", "-c", command)
		c.Dir = dir
		c.Env = append(os.Environ(), "TMPDIR="+tmp, "NO_COLOR=1", "LC_ALL=C.UTF-8")
		b, err := c.CombinedOutput()
		if _, exited := err.(*exec.ExitError); err != nil && !exited {
			t.Fatalf("%s: %v", command, err)
		}
		text = string(b)
	}
	text = temporary.ReplaceAllString(text, "/tmp/tifa-demo-1234567890/")
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

// goTest writes what go test ./... writes when all is well, but for the times.
func goTest(t *testing.T, dir string) string {
	t.Helper()
	c := exec.Command("go", "list", "-f", `{{.ImportPath}} {{len .TestGoFiles}} {{len .XTestGoFiles}}`, "./...")
	c.Dir = dir
	list, err := c.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		f := strings.Fields(l)
		if f[1] == "0" && f[2] == "0" {
			fmt.Fprintf(&b, "?   \t%s\t[no test files]\n", f[0])
		} else {
			fmt.Fprintf(&b, "ok  \t%s\t1.000s\n", f[0])
		}
	}
	return b.String()
}

// segments cuts lines at the ellipses.
func segments(lines []string) [][]string {
	segs := [][]string{nil}
	for _, l := range lines {
		if l == "..." {
			segs = append(segs, nil)
		} else {
			segs[len(segs)-1] = append(segs[len(segs)-1], took.ReplaceAllString(l, "${1}1.000s"))
		}
	}
	return segs
}

// matches tells whether the shown lines are those of got, with ellipses. If
// not, want is the part that is not there and near what stands in its place.
func matches(shown, got []string) (want, near []string, ok bool) {
	segs := segments(shown)
	for i, seg := range segs {
		first, last := i == 0, i == len(segs)-1
		n := find(got, seg, first, last)
		if n < 0 {
			switch {
			case first && last:
				return seg, got, false
			case last:
				return seg, got[max(0, len(got)-len(seg)):], false
			case !first:
				got = got[max(0, slices.Index(got, seg[0])):]
			}
			return seg, got[:min(len(got), len(seg))], false
		}
		got = got[n+len(seg):]
	}
	return nil, nil, true
}

// difference shows the first line that differs. cmp.Diff would cut characters
// in two.
func difference(want, got []string) string {
	line := func(lines []string, i int) string {
		if i < len(lines) {
			return lines[i]
		}
		return "(no line)"
	}
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	return "README  " + line(want, i) + "\nwritten " + line(got, i)
}

// find returns where seg stands in got: at its beginning if first, at its end
// if last; -1 if it does not.
func find(got, seg []string, first, last bool) int {
	for n := 0; n+len(seg) <= len(got); n++ {
		if slices.Equal(got[n:n+len(seg)], seg) && (!last || n+len(seg) == len(got)) {
			return n
		}
		if first {
			break
		}
	}
	return -1
}

// fill puts what was written into the place of what was shown. The first and
// the last part keep their number of lines; a part between two ellipses keeps
// its first line, which says where it stands, and its number of lines.
func fill(shown, got []string) ([]string, error) {
	segs := segments(shown)
	if len(segs) == 1 {
		return got, nil
	}
	var out []string
	at := 0
	for i, seg := range segs {
		n := at
		switch {
		case i == len(segs)-1:
			n = len(got) - len(seg)
		case i > 0 && len(seg) > 0:
			n = at + find(got[at:], seg[:1], false, false)
			if n < at {
				return shown, fmt.Errorf("no line %q is written any more: choose what to show by hand", seg[0])
			}
		}
		if n < at || n+len(seg) > len(got) {
			return shown, fmt.Errorf("only %d lines are written: choose what to show by hand", len(got))
		}
		if i > 0 {
			out = append(out, "...")
		}
		out = append(out, got[n:n+len(seg)]...)
		at = n + len(seg)
	}
	return out, nil
}

// TestEllipsis tests the test.
func TestEllipsis(t *testing.T) {
	for _, c := range []struct {
		shown, got string
		want       bool
		reason     string
	}{
		{"a b", "a b", true, "the same"},
		{"a", "a b", false, "a line is missing at the end"},
		{"b", "a b", false, "a line is missing in front"},
		{"a ...", "a b c", true, "an end left out"},
		{"... c", "a b c", true, "a beginning left out"},
		{"a ... c", "a b c", true, "a middle left out"},
		{"a ... c", "a b d", false, "another end"},
		{"a ... b ... c", "a x b y c", true, "two gaps"},
		{"a ... b ... c", "a x y c", false, "a middle that is not there"},
		{"a ... c", "a c b c", true, "the end is found behind an earlier c"},
		{"...", "a", true, "all left out"},
		{"", "", true, "nothing"},
	} {
		if _, _, ok := matches(strings.Fields(c.shown), strings.Fields(c.got)); ok != c.want {
			t.Errorf("%s: matches(%q, %q) = %v", c.reason, c.shown, c.got, ok)
		}
	}
}
