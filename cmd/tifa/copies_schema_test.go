package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tifa/corpus/sample"
)

// TestCopiesSchema validates the lists of repairs and the collations of the
// sample with copies that are damaged, cut off and written in another script.
func TestCopiesSchema(t *testing.T) {
	repairs, collation := loadSchema(t, "repairs"), loadSchema(t, "collation")
	for _, lang := range sample.Langs {
		file := sampleFiles(t, lang)[0]
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		for name, other := range map[string]string{
			"rare":  damaged,
			"cut":   text[:strings.LastIndex(text[:len(text)/2], "\n\n")],
			"holes": strings.NewReplacer("ee", "e\uFFFD", "双方", "双\uFFFD", "ст", "\uFFFD", "“", "\"", "”", "\"").Replace(text),
		} {
			copied := filepath.Join(t.TempDir(), name+".txt")
			if err := os.WriteFile(copied, []byte(other), 0o666); err != nil {
				t.Fatal(err)
			}
			validate(t, repairs, tifa(t, "show", copied, "--repairs", "--format", "json"))
			validate(t, collation, tifa(t, "corpus", "collate", file, copied, "--format", "json"))
			validate(t, collation, tifa(t, "corpus", "collate", copied, file, "--format", "json"))
		}
	}
}
