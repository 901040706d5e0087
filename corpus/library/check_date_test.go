package library

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A text without a date of its own is dated by its name: the manifest must not
// contradict it unseen.
func TestCheckManifestDate(t *testing.T) {
	for date, want := range map[string]bool{"9999-12-31": true, "2024-05-17": false} {
		dir := t.TempDir()
		files := map[string]string{
			"a/2024-05-16.en.txt": "Joint Statement\n\nThe two sides will deepen their cooperation.\n",
			ManifestName:          "[[statement]]\nfile = \"a/2024-05-16.en.txt\"\ndate = " + date + "\n",
		}
		for name, text := range files {
			name = filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		findings, _, err := Check(dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == "date" }); got != want {
			t.Errorf("%s: warned %v: %v", date, got, findings)
		}
	}
}
