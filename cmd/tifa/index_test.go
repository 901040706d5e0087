package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tifa/corpus/sample"
)

// searchable makes a corpus of the sample, each series copies times under
// another name, and an empty cache.
func searchable(t *testing.T, copies int) (corpus string) {
	t.Helper()
	t.Setenv("TIFA_CACHE", filepath.Join(t.TempDir(), "cache"))
	corpus = t.TempDir()
	for n := range copies {
		for _, lang := range sample.Langs {
			for _, date := range sample.Dates(lang) {
				b, err := sample.Bytes(date, lang)
				if err != nil {
					t.Fatal(err)
				}
				dir := filepath.Join(corpus, fmt.Sprint("strait", n))
				if err := os.MkdirAll(dir, 0o777); err != nil {
					t.Fatal(err)
				}
				write(t, dir, [][2]string{{date + "." + lang + ".txt", string(b)}})
			}
		}
	}
	return corpus
}

// asked are commands whose answers must not depend on the index.
func asked(corpus string) [][]string {
	return [][]string{
		{"search", "harbour*", "--corpus", corpus, "--format", "csv"},
		{"search", "海峡 & !合作", "--corpus", corpus, "--format", "json"},
		{"search", "港", "--corpus", corpus},
		{"search", "/\\bstrait\\w*/", "--corpus", corpus, "--format", "csv"},
		{"search", "no such words", "--corpus", corpus},
		{"search", "Strait", "--case", "--corpus", corpus, "--format", "csv"},
		{"search", "strait", "--side", "both", "--corpus", corpus, "--format", "csv"},
		{"trend", "the two sides", "drone attacks", "/[a-z]+ing the/", "--series", "strait0", "--corpus", corpus, "--format", "json"},
		{"trend", "стороны", "--series", "strait0", "--corpus", corpus},
		{"trend", "--series", "strait0", "--corpus", corpus, "--lang", "zh", "--format", "csv"},
	}
}

// TestIndexSame: what tifa answers is the same without an index, with one that
// it has to make, and with one that is there.
func TestIndexSame(t *testing.T) {
	corpus := searchable(t, 2)
	for _, args := range asked(corpus) {
		want := tifa(t, append(args, "--index", "never")...)
		for _, when := range []string{"new", "there"} {
			if got := tifa(t, append(args, "--index", "always")...); !bytes.Equal(got, want) {
				t.Errorf("%q, index %s: another answer:\n%s\n%s", args, when, got, want)
			}
		}
	}
}

// TestIndexFollows: a file that changes, comes or goes shows at once; an index
// that is deleted, damaged or in no usable place changes no answer.
func TestIndexFollows(t *testing.T) {
	corpus := searchable(t, 1)
	series := filepath.Join(corpus, "strait0")
	harbour := []string{"search", "lighthouse keepers", "--corpus", corpus, "--format", "csv"}
	lines := func() int { return bytes.Count(tifa(t, append(harbour, "--index", "always")...), []byte("\n")) - 1 }
	if lines() != 0 {
		t.Fatal("the sample has lighthouse keepers")
	}
	write(t, series, [][2]string{{"2030-01-01.en.txt", "They thank the lighthouse keepers.\n"}})
	if lines() != 1 {
		t.Error("a new file is not found")
	}
	write(t, series, [][2]string{{"2030-01-01.en.txt", "They praise lighthouse keepers.\n\n"}})
	if lines() != 1 {
		t.Error("a changed file is not found")
	}
	write(t, series, [][2]string{{"2030-01-01.en.txt", "They thank the light-sleepers....\n"}})
	if lines() != 0 {
		t.Error("a file that changed within a moment and kept its size is taken for unchanged")
	}
	write(t, series, [][2]string{{"2030-01-01.en.txt", "They thank the lighthouse keepers.\n"}})
	if err := os.Remove(filepath.Join(series, "2030-01-01.en.txt")); err != nil {
		t.Fatal(err)
	}
	if lines() != 0 {
		t.Error("a deleted file is found")
	}
	write(t, series, [][2]string{{"2031-01-01.en.txt", "They thank the lighthouse keepers.\n"}})
	want := tifa(t, append(harbour, "--index", "never")...)
	cache := os.Getenv("TIFA_CACHE")
	databases, err := filepath.Glob(filepath.Join(cache, "*.db"))
	if err != nil || len(databases) != 1 {
		t.Fatalf("%v %v", databases, err)
	}
	for what, harm := range map[string]func() error{
		"deleted":   func() error { return os.RemoveAll(cache) },
		"no base":   func() error { return os.WriteFile(databases[0], []byte("no database"), 0o666) },
		"cut short": func() error { return os.Truncate(databases[0], 5000) },
		"overwritten": func() error {
			b, err := os.ReadFile(databases[0])
			if err != nil {
				return err
			}
			for i := 4096; i < len(b); i++ {
				b[i] ^= 0x55
			}
			return os.WriteFile(databases[0], b, 0o666)
		},
	} {
		tifa(t, append(harbour, "--index", "always")...)
		if err := harm(); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := tifa(t, append(harbour, "--index", "always")...); !bytes.Equal(got, want) {
				t.Errorf("%s: %s", what, got)
			}
		}
	}
	t.Setenv("TIFA_CACHE", filepath.Join(series, "2031-01-01.en.txt", "cache"))
	if got := tifa(t, harbour...); !bytes.Equal(got, want) {
		t.Errorf("no place for the index: %s", got)
	}
}

// TestIndexKilled kills indexing at random moments; every answer after it is
// right, by the same index.
func TestIndexKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	corpus := searchable(t, 10)
	args := []string{"search", "drone attacks", "--corpus", corpus, "--format", "csv", "--index"}
	want := tifa(t, append(args, "never")...)
	start := time.Now()
	tifa(t, append(args, "always")...)
	takes := time.Since(start)
	killed := 0
	for i := range *kills / 2 {
		if i%3 == 0 { // begin anew now and then, else go on with what is there
			os.RemoveAll(os.Getenv("TIFA_CACHE"))
		}
		c := exec.Command("tifa", append(args, "always")...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(takes))))
		c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
		if got := tifa(t, append(args, "always")...); !bytes.Equal(got, want) {
			t.Fatalf("after a kill: %s", got)
		}
	}
	t.Logf("%d of %d killed; indexing takes %v", killed, *kills/2, takes)
}

// TestIndexAtOnce: several processes make one index and all answer right.
func TestIndexAtOnce(t *testing.T) {
	corpus := searchable(t, 4)
	args := []string{"search", "drone attacks", "--corpus", corpus, "--format", "csv", "--index"}
	want := string(tifa(t, append(args, "never")...))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			out, err := exec.Command("tifa", append(args, "always")...).CombinedOutput()
			if err != nil || string(out) != want {
				t.Errorf("%v: %s", err, strings.TrimSpace(string(out)))
			}
		})
	}
	wait.Wait()
}
