package diff_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tifa/align"
	"tifa/corpus"
	"tifa/diff"
)

// TestSharedIdentical compares every real statement with itself: identical,
// nothing lost, in reasonable time. Skipped where the statements are not there:
// they are not part of the project.
func TestSharedIdentical(t *testing.T) {
	const data = "../../shared/data"
	files, bytes := 0, 0
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".txt") {
			return err
		}
		if testing.Short() && files >= 50 {
			return fs.SkipAll
		}
		s, err := corpus.Open(path, nil, corpus.Options{})
		if err != nil {
			t.Errorf("%v", err)
			return nil
		}
		start := time.Now()
		c := diff.Compare(s, s, align.Aligner{})
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%s: took %v", path, took)
		}
		invariants(t, c)
		if sum := c.Summary(); !sum.Identical() {
			t.Errorf("%s: not identical to itself: %+v", path, sum)
		}
		files++
		bytes += s.Source.Bytes
		return nil
	})
	if files == 0 {
		t.Skipf("no statements in %s (%v)", data, err)
	}
	if err != nil {
		t.Error(err)
	}
	t.Logf("%d statements, %d bytes: each identical to itself, every clause in one change", files, bytes)
}
