package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared is a folder of published statements that lies beside the project and
// is no part of it.
const shared = "../../shared/data"

// TestShared reads every published statement at hand: none may fail, lose a
// byte or break another invariant.
func TestShared(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no published statements beside the project: " + shared + " is absent")
	}
	files, size := 0, 0
	err := filepath.WalkDir(shared, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".txt") {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files, size = files+1, size+len(b)
		s, err := Read(name, b, Options{})
		if err != nil {
			t.Error(err)
			return nil
		}
		if err := s.broken(b, ""); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d bytes read, no byte lost", files, size)
}
