package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"tifa/corpus/sample"
	"tifa/report/schema"
)

func loadSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	b, ok := schema.Bytes(name)
	if !ok {
		t.Fatalf("no schema %q", name)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tifa runs a command line in this process and returns its output.
func tifa(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("tifa %s: status %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.Bytes()
}

func validate(t *testing.T, s *jsonschema.Schema, doc []byte) {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%#v", err)
	}
}

// sampleFiles writes the sample in a language to a folder, earliest first.
func sampleFiles(t *testing.T, lang string) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for _, date := range sample.Dates(lang) {
		b, err := sample.Bytes(date, lang)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, date+"."+lang+".txt")
		if err := os.WriteFile(name, b, 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	return files
}

// damaged is a statement that has something of everything that is rare:
// glosses, furniture, a wrong byte, items, text before and after.
const damaged = "维丹共和国和奥斯克王国联合声明\n\n2021年3月4日，维尔港\n\n维丹共和国和奥斯克王国（以下称“双方”）声明如下：\n\n一、合作\n\n" +
	"双方坚决支(zhī)持共同合作(zuò)；反对封锁；\xff尊重主权。\n\n京ICP备00000000号\n"

// TestSchema validates what tifa writes for every pair of the sample, forwards
// and backwards, and for a text full of rare things.
func TestSchema(t *testing.T) {
	compare, statement, alignment, change, commitments := loadSchema(t, "compare"), loadSchema(t, "statement"), loadSchema(t, "align"), loadSchema(t, "change"), loadSchema(t, "commitments")
	trend, search, adoption := loadSchema(t, "trend"), loadSchema(t, "search"), loadSchema(t, "adoption")
	lineage, series := loadSchema(t, "lineage"), loadSchema(t, "series")
	for _, lang := range sample.Langs {
		t.Run(lang, func(t *testing.T) {
			files := sampleFiles(t, lang)
			for _, address := range []string{"title", "I.1.1", "一.1.1", "V.3.1"} {
				if out := lineageOf(address, filepath.Dir(files[0])); out != nil {
					validate(t, lineage, out)
				}
			}
			rare := filepath.Join(t.TempDir(), "rare.txt")
			if err := os.WriteFile(rare, []byte(damaged), 0o666); err != nil {
				t.Fatal(err)
			}
			dir := filepath.Dir(files[0])
			for _, phrase := range []string{"ferry|渡轮|паром*", "none of them", "/[a-zа-я一-龥]+/"} {
				validate(t, trend, tifa(t, "trend", phrase, "--corpus", dir, "--format", "json"))
				validate(t, search, tifa(t, "search", phrase, "--corpus", dir, "--format", "json"))
			}
			validate(t, trend, tifa(t, "trend", "--corpus", dir, "--lang", lang, "--format", "json"))
			asked := filepath.Join(t.TempDir(), "asked.txt")
			if err := os.WriteFile(asked, []byte("ferries: ferry|渡轮|паром* < strait|海峡|пролив* < council|理事会|совет*\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			validate(t, series, tifa(t, "series", dir, "--lang", lang, "--ladder", asked, "--stats", "--format", "json"))
			validate(t, trend, tifa(t, "trend", "--formulas", "--norm", "share", "--corpus", dir, "--lang", lang, "--format", "json"))
			validate(t, trend, tifa(t, "trend", "--stats", "--era", "2018..2020", "--vs", "2021..2025", "--corpus", dir, "--lang", lang, "--format", "json"))
			validate(t, adoption, tifa(t, "adoption", "ferr*|渡轮|паром*", "none of them", "--corpus", dir, "--lang", lang, "--format", "json"))
			validate(t, adoption, tifa(t, "adoption", "--clause", filepath.Base(dir)+"/"+sample.Dates(lang)[1]+":title", "--corpus", dir, "--lang", lang, "--format", "json"))
			files = append(files, rare)
			for i, f := range files {
				validate(t, statement, tifa(t, "show", f, "--format", "json"))
				validate(t, commitments, tifa(t, "commitments", f, "--format", "json", "--type", "all"))
				if i == 0 {
					continue
				}
				validate(t, compare, tifa(t, "compare", files[i-1], f, "--format", "json", "--commitments"))
				validate(t, compare, tifa(t, "compare", files[i-1], f, "--format", "json"))
				validate(t, alignment, tifa(t, "align", files[i-1], f, "--format", "json", "--explain"))
				validate(t, compare, tifa(t, "compare", f, files[i-1], "--format", "json"))
				validate(t, compare, tifa(t, "compare", files[i-1], f, "--format", "json", "--only", "moved,split"))
				for line := range bytes.Lines(tifa(t, "compare", files[i-1], f, "--format", "jsonl")) {
					validate(t, change, line)
				}
			}
		})
	}
}

// TestLexiconSchema validates the tables.
func TestLexiconSchema(t *testing.T) {
	lexicon := loadSchema(t, "lexicon")
	validate(t, lexicon, tifa(t, "lexicon", "--format", "json"))
	validate(t, lexicon, tifa(t, "lexicon", "support", "--lang", "zh", "--format", "json"))
}

// lineageOf follows a clause of the last statement of a series, and returns nil
// when there is no such clause.
func lineageOf(address, series string) []byte {
	var out, errs bytes.Buffer
	if run([]string{"lineage", address, "--series", series, "--format", "json"}, strings.NewReader(""), &out, &errs) != 0 {
		return nil
	}
	return out.Bytes()
}

// TestSchemaIsStrict holds the schemas to saying no: every object names its
// properties, and a document with one property more or less is refused.
func TestSchemaIsStrict(t *testing.T) {
	for _, name := range schema.Names {
		b, _ := schema.Bytes(name)
		var doc any
		if err := json.Unmarshal(b, &doc); err != nil {
			t.Fatal(err)
		}
		var walk func(path string, v any)
		walk = func(path string, v any) {
			switch v := v.(type) {
			case map[string]any:
				if _, tally := v["additionalProperties"].(map[string]any); v["type"] == "object" && v["additionalProperties"] != false && !tally {
					t.Errorf("%s%s: allows properties that it does not name", name, path)
				}
				for k, e := range v {
					walk(path+"/"+k, e)
				}
			case []any:
				for i, e := range v {
					walk(fmt.Sprintf("%s/%d", path, i), e)
				}
			}
		}
		walk("", doc)
	}

	files := sampleFiles(t, "en")
	for name, out := range map[string][]byte{
		"statement":   tifa(t, "show", files[0], "--format", "json"),
		"compare":     tifa(t, "compare", files[0], files[1], "--format", "json"),
		"align":       tifa(t, "align", files[0], files[1], "--explain", "--format", "json"),
		"lexicon":     tifa(t, "lexicon", "oppose", "--format", "json"),
		"commitments": tifa(t, "commitments", files[0], "--format", "json"),
		"change":      bytes.SplitAfter(tifa(t, "compare", files[0], files[1], "--only", "unchanged", "--format", "jsonl"), []byte("\n"))[0],
		"trend":       tifa(t, "trend", "ferry", "--corpus", filepath.Dir(files[0]), "--format", "json"),
		"series":      tifa(t, "series", filepath.Dir(files[0]), "--format", "json"),
		"search":      tifa(t, "search", "ferry", "--corpus", filepath.Dir(files[0]), "--format", "json"),
		"adoption":    tifa(t, "adoption", "ferry", "--corpus", filepath.Dir(files[0]), "--format", "json"),
		"lineage":     tifa(t, "lineage", "title", "--series", filepath.Dir(files[0]), "--format", "json"),
	} {
		s := loadSchema(t, name)
		var doc map[string]any
		if err := json.Unmarshal(out, &doc); err != nil {
			t.Fatal(err)
		}
		doc["more"] = 1
		if s.Validate(doc) == nil {
			t.Errorf("%s: one property more is accepted", name)
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
				t.Errorf("%s: accepted without %q", name, key)
			}
		}
	}
}

// TestSchemasAgree: a statement has the same form in both documents, but for
// the name of the schema, which only a document of its own has; and so has a
// change, but for what a line of its own says of its statements.
func TestSchemasAgree(t *testing.T) {
	load := func(name string) map[string]any {
		b, _ := schema.Bytes(name)
		var doc map[string]any
		if err := json.Unmarshal(b, &doc); err != nil {
			t.Fatal(err)
		}
		return doc
	}
	compare, statement := load("compare"), load("statement")
	inside := compare["$defs"].(map[string]any)
	for name, def := range statement["$defs"].(map[string]any) {
		if d := cmp.Diff(def, inside[name]); d != "" {
			t.Errorf("$defs/%s differs (-statement +compare):\n%s", name, d)
		}
	}
	change := load("change")
	for name, def := range change["$defs"].(map[string]any) {
		if d := cmp.Diff(def, inside[name]); d != "" {
			t.Errorf("$defs/%s differs (-change +compare):\n%s", name, d)
		}
	}
	line := change["properties"].(map[string]any)
	for _, alone := range []string{"schema", "old_statement", "new_statement", "old_texts", "new_texts"} {
		delete(line, alone)
	}
	if d := cmp.Diff(line, inside["change"].(map[string]any)["properties"]); d != "" {
		t.Errorf("the change differs (-change +compare):\n%s", d)
	}
	own := statement["properties"].(map[string]any)
	delete(own, "schema")
	if d := cmp.Diff(own, inside["statement"].(map[string]any)["properties"]); d != "" {
		t.Errorf("the statement differs (-statement +compare):\n%s", d)
	}
}

// TestSchemaOnRealTexts validates what tifa writes for real statements, which
// are not part of the repository: the first five of each folder shown, and each
// compared with the next.
func TestSchemaOnRealTexts(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no real texts here")
	}
	if testing.Short() {
		t.Skip("reads every text")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no texts in ", dir, err)
	}
	compare, statement, lineage := loadSchema(t, "compare"), loadSchema(t, "statement"), loadSchema(t, "lineage")
	shown, compared := map[string]int{}, 0
	for i, f := range files {
		if shown[filepath.Dir(f)]++; shown[filepath.Dir(f)] > 5 {
			continue
		}
		validate(t, statement, tifa(t, "show", f, "--format", "json"))
		if shown[filepath.Dir(f)] == 2 {
			if out := lineageOf("1.1", filepath.Dir(f)); out != nil {
				validate(t, lineage, out)
			}
		}
		if i > 0 && filepath.Dir(f) == filepath.Dir(files[i-1]) {
			validate(t, compare, tifa(t, "compare", files[i-1], f, "--format", "json"))
			compared++
		}
		if t.Failed() {
			t.Fatalf("%s: see above", f)
		}
	}
	t.Logf("%d folders, %d pairs compared", len(shown), compared)
}
