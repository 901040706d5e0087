package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tifa/corpus/library"
	"tifa/corpus/sample"
)

var kills = flag.Int("kills", 30, "how often TestCorpusKilled kills an addition")

// held is what list writes of a corpus that check finds nothing wrong with.
func held(t *testing.T, dir string) string {
	t.Helper()
	tifa(t, "corpus", "check", dir)
	return string(tifa(t, "corpus", "list", dir, "--format", "json"))
}

// TestCorpusKilled kills additions at random moments: fresh ones and
// replacements, of several files each. All of them are there afterwards, or
// none, and the next addition works.
func TestCorpusKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes")
	}
	// Two versions of every statement: the sample, and the sample with a
	// sentence more.
	var sources [2][]string
	for v := range sources {
		dir := t.TempDir()
		for _, lang := range sample.Langs {
			for _, date := range sample.Dates(lang)[2:] {
				b, err := sample.Bytes(date, lang)
				if err != nil {
					t.Fatal(err)
				}
				if v == 1 {
					b = append(bytes.Clone(b), "\n双方还挖了一口井。The two sides also dug a well. Стороны также вырыли колодец.\n"...)
				}
				name := filepath.Join(dir, date+"."+lang+".txt")
				if err := os.WriteFile(name, b, 0o666); err != nil {
					t.Fatal(err)
				}
				sources[v] = append(sources[v], name)
			}
		}
	}
	add := func(dir string, version int) *exec.Cmd {
		args := append([]string{"corpus", "add", "--series", "arvenia-kestria", "--replace", "--corpus", dir}, sources[version]...)
		return exec.Command("tifa", args...)
	}
	dir := t.TempDir()
	var states [2]string
	var takes time.Duration
	for v := range states {
		start := time.Now()
		if out, err := add(dir, v).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		takes = time.Since(start)
		states[v] = held(t, dir)
	}
	if states[0] == states[1] {
		t.Fatal("the versions do not differ")
	}
	is := 1
	killed, done := 0, 0
	for range *kills {
		to := 1 - is
		c := add(dir, to)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(2 * takes))))
		c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
		switch held(t, dir) {
		case states[is]:
		case states[to]:
			is = to
			done++
		default:
			t.Fatal("neither the old nor the new corpus")
		}
	}
	t.Logf("%d of %d killed, %d had come through; an addition takes %v", killed, *kills, done, takes)

	// Fresh additions to a new corpus.
	for range *kills / 3 {
		dir := t.TempDir()
		c := add(dir, 0)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(2 * takes))))
		c.Process.Kill()
		c.Wait()
		if _, err := library.Open(dir); err == nil {
			if got := held(t, dir); got != states[0] {
				t.Fatalf("half a corpus: %s", got)
			}
		}
		out, err := add(dir, 0).CombinedOutput()
		if err != nil {
			t.Fatalf("the next addition: %v\n%s", err, out)
		}
		if held(t, dir) != states[0] {
			t.Fatal("the next addition did not do its work")
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".tifa*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

// TestCorpusAtOnce: processes that add at the same time lose nothing.
func TestCorpusAtOnce(t *testing.T) {
	dir, sources := t.TempDir(), t.TempDir()
	const processes, each = 2, 8
	var wait sync.WaitGroup
	for p := range processes {
		wait.Go(func() {
			for i := range each {
				name := filepath.Join(sources, fmt.Sprintf("%d-%d.txt", p, i))
				text := fmt.Sprintf("The two sides agree to plant %d oaks and %d limes, %s.\n", 100*p+i, i, strings.Repeat("and one more ", 3*i+p))
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Error(err)
				}
				c := exec.Command("tifa", "corpus", "add", name, "--series", "a", "--date", fmt.Sprintf("20%02d-0%d-01", p+20, i+1), "--corpus", dir)
				if out, err := c.CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			}
		})
	}
	wait.Wait()
	if got := strings.Count(held(t, dir), `"held": true`); got != processes*each {
		t.Errorf("%d of %d statements are there", got, processes*each)
	}
}
