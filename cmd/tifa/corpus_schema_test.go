package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tifa/corpus/sample"
)

// TestCorpusSchema validates what tifa writes of a corpus: sound and recorded,
// and with every kind of fault.
func TestCorpusSchema(t *testing.T) {
	corpus, check := loadSchema(t, "corpus"), loadSchema(t, "check")
	dir := t.TempDir()
	for _, lang := range sample.Langs {
		tifa(t, append([]string{"corpus", "add", "--series", "arvenia-kestria", "--kind", "joint statement", "--corpus", dir}, sampleFiles(t, lang)...)...)
	}
	sound := tifa(t, "corpus", "check", dir, "--format", "json")
	validate(t, check, sound)
	validate(t, corpus, tifa(t, "corpus", "show", "arvenia-kestria/2023-05-16", "--corpus", dir, "--format", "json"))

	manifest := filepath.Join(dir, "corpus.toml")
	b, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	b = append(b, "\n[[hole]]\nseries = \"arvenia-kestria\"\ndate = 2020-01-01\n\n[[statement]]\nfile = \"arvenia-kestria/none.txt\"\n"...)
	for name, text := range map[string]string{
		manifest: string(b),
		filepath.Join(dir, "arvenia-kestria", "2024-01-01.en.txt"):      "",
		filepath.Join(dir, "arvenia-kestria", "undated.txt"):            damaged,
		filepath.Join(dir, "arvenia-kestria", "2018-06-12.en.txt"):      damaged,
		filepath.Join(dir, "\u202etxt.\x1b[31m", "2024-01-01.\xff.txt"): "The two sides agree.",
	} {
		os.Mkdir(filepath.Dir(name), 0o777)
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Log(err) // a system that takes no such name
		}
	}
	list := tifa(t, "corpus", "list", dir, "--format", "json")
	validate(t, corpus, list)
	var out, errs bytes.Buffer
	if code := run([]string{"corpus", "check", dir, "--format", "json"}, strings.NewReader(""), &out, &errs); code != 1 {
		t.Errorf("status %d: %s", code, errs.String())
	}
	validate(t, check, out.Bytes())
	for _, rule := range []string{"changed", "language", "missing", "name", "unlisted", "unreadable"} {
		if !strings.Contains(out.String(), `"rule": "`+rule+`"`) {
			t.Errorf("no finding %q: %s", rule, out.String())
		}
	}

	// The schemas say no: to one property more, and to one less.
	for _, c := range []struct {
		name string
		doc  []byte
	}{{"corpus", list}, {"check", sound}} {
		s := loadSchema(t, c.name)
		var doc map[string]any
		if err := json.Unmarshal(c.doc, &doc); err != nil {
			t.Fatal(err)
		}
		doc["more"] = 1
		if s.Validate(doc) == nil {
			t.Errorf("%s: one property more is accepted", c.name)
		}
		delete(doc, "more")
		for key := range doc {
			less := map[string]any{}
			for k, v := range doc {
				if k != key {
					less[k] = v
				}
			}
			if s.Validate(less) == nil {
				t.Errorf("%s: accepted without %q", c.name, key)
			}
		}
	}
}
