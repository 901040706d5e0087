package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// folderOf makes a file system of paths and texts.
func folderOf(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return out
}

func mustRead(t *testing.T, files map[string]string) *Library {
	t.Helper()
	l, err := read(".", "", folderOf(files))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func ids(items []Item) string {
	var out []string
	for _, it := range items {
		id := strings.TrimPrefix(it.ID(), it.Series+"/")
		if it.Hole() {
			id += "?"
		}
		out = append(out, id)
	}
	return strings.Join(out, " ")
}

// TestNames reads names of files.
func TestNames(t *testing.T) {
	for _, c := range []struct{ name, day, label, lang, wrong, reason string }{
		{"2024-05-16.en.txt", "2024-05-16", "", "en", "", "the form that tifa writes"},
		{"2024-05-16.zh-Hans.txt", "2024-05-16", "", "zh-Hans", "", "a language with its script"},
		{"2024-05-16.clean.zh-Hans.txt", "2024-05-16", "clean", "zh-Hans", "", "two copies in one language"},
		{"2025-08-21.european-union.en.txt", "2025-08-21", "european-union", "en", "", "a label with a hyphen is no language"},
		{"2024-05-16.txt", "2024-05-16", "", "", "", "the language is left to the text"},
		{"2024-05-16.draft.txt", "2024-05-16", "draft", "", "", "draft is no language"},
		{"20240516.ru.txt", "2024-05-16", "", "ru", "", "a date without hyphens"},
		{"2024_05_16 final.en.txt", "2024-05-16", "final", "en", "", "other signs between"},
		{"2024-02-30.en.txt", "undated", "", "en", "has the date 2024-02-30 in its name, which does not exist", "no such day"},
		{"statement.en.txt", "undated", "statement", "en", "has no date in its name", "no date"},
		{"202405161.en.txt", "undated", "202405161", "en", "has no date in its name", "a number that only begins like a date"},
		{".txt", "undated", "", "", "has no date in its name", "nothing at all"},
	} {
		n := parseName(c.name)
		it := Item{Date: n.date}
		got := []string{it.Day(), n.label, n.lang, n.wrong}
		if d := cmp.Diff([]string{c.day, c.label, c.lang, c.wrong}, got); d != "" {
			t.Errorf("%s (%s): -want +got\n%s", c.name, c.reason, d)
		}
	}
}

// series is a folder with everything in it that a succession has to mind.
var series = map[string]string{
	"a/2021-04-20.en.txt":       "x",
	"a/2021-04-20.ru.txt":       "x",
	"a/2018-06-12.en.txt":       "x",
	"a/2023-05-16.clean.en.txt": "x",
	"a/2023-05-16.en.txt":       "x",
	"a/2023-05-18.en.txt":       "x",
	"a/2024-01-01.en.txt":       "x",
	"a/2025-06-05.en.txt":       "x",
	"a/source/2025-06-05.html":  "x",
	"a/key.en.tsv":              "x",
	"a/.hidden.txt":             "x",
	"b/2020-01-01.en.txt":       "x",
	"README.md":                 "x",
	ManifestName: `
[[statement]]
file = "a/2023-05-18.en.txt"
event = "2023-05-16"  # published again two days later
title = "Corrected"

[[statement]]
file = "a/2024-01-01.en.txt"
kind = "readout"

[[hole]]
series = "a"
date = 2019-09-03
lang = "en"

[[hole]]
series = "a"
date = "2022-09-03"   # in no language

[[hole]]
series = "c"
date = 2022-09-03
`,
}

// TestSuccession: languages and versions are siblings, kinds do not mix, holes
// stand in their places.
func TestSuccession(t *testing.T) {
	l := mustRead(t, series)
	if len(l.Findings) > 0 {
		t.Errorf("findings: %v", l.Findings)
	}
	a := l.series("a")
	for _, c := range []struct {
		choice       Choice
		want, reason string
	}{
		{Choice{Lang: "en"}, "2018-06-12.en 2019-09-03.en? 2021-04-20.en 2022-09-03? 2023-05-16.en 2025-06-05.en",
			"one version an event, the plain name first; the readout left out; holes in English and in all languages"},
		{Choice{Lang: "ru"}, "2021-04-20.ru 2022-09-03?", "the hole in English is none in Russian"},
		{Choice{Lang: "en", Kinds: []string{"readout"}}, "2024-01-01.en", "the readouts alone"},
		{Choice{Lang: "en", Kinds: []string{"readout", "joint statement"}}, "2018-06-12.en 2019-09-03.en? 2021-04-20.en 2022-09-03? 2023-05-16.en 2024-01-01.en 2025-06-05.en",
			"mixed when asked"},
		{Choice{Lang: "zh-Hans"}, "2022-09-03?", "nothing is held"},
	} {
		if got := ids(a.Succession(c.choice)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
		}
	}
	find := func(id string) *Item {
		for i := range a.Items {
			if a.Items[i].ID() == id {
				return &a.Items[i]
			}
		}
		t.Fatal("no item ", id)
		return nil
	}
	if got := ids(a.Siblings(find("a/2023-05-16.en"))); got != "2023-05-16.clean.en 2023-05-18.en" {
		t.Errorf("siblings: %s", got)
	}
	before, after := a.Neighbours(find("a/2021-04-20.en"))
	if before == nil || after == nil || before.ID() != "a/2019-09-03.en" || after.ID() != "a/2022-09-03" {
		t.Errorf("neighbours: %v, %v", before, after)
	}
	if c := l.series("c"); c == nil || ids(c.Items) != "2022-09-03?" {
		t.Error("a series of which nothing is held is lost")
	}
	if got := a.Langs(); !cmp.Equal(got, []string{"en", "ru"}) {
		t.Errorf("languages: %v", got)
	}
}

// TestManifestErrors: what is wrong is named with its line.
func TestManifestErrors(t *testing.T) {
	const statement = "[[statement]]\nfile = \"a/2020-01-01.en.txt\"\n"
	for _, c := range []struct{ toml, want, reason string }{
		{"title = ", "corpus.toml:1: ", "half a line"},
		{"\n[[statement]\n", "corpus.toml:2: ", "half a header"},
		{"[[hole]]\nseries = 3\n", "corpus.toml:2: hole.series is a number: write a text in quotation marks", "a value of another type"},
		{statement + "accept = \"date\"\n", "corpus.toml:3: statement.accept is a text: write a list", "a word for a list"},
		{"\n\ntitel = \"x\"\n", `corpus.toml:3: the key titel is unknown`, "a misspelt key"},
		{statement + "kind = \"joint statment\"\n", `corpus.toml:1: kind "joint statment" is unknown`, "a misspelt kind would leave the statement out"},
		{statement + statement, `corpus.toml:3: "a/2020-01-01.en.txt" is described twice`, "two entries"},
		{"[[statement]]\nfile = \"../a/x.txt\"\n", "corpus.toml:1: file ", "out of the corpus"},
		{"[[statement]]\nfile = \"/etc/passwd\"\n", "corpus.toml:1: file ", "an absolute path"},
		{"[[statement]]\nfile = \"a/../../x\"\n", "corpus.toml:1: file ", "out of the corpus through a series"},
		{"[[statement]]\nfile = \".git/config\"\n", "corpus.toml:1: file ", "a hidden folder"},
		{"[[statement]]\nfile = 'a\\x.txt'\n", "corpus.toml:1: file ", "a path on Windows"},
		{"[[statement]]\nfile = \"C:/x.txt\"\n", "corpus.toml:1: file ", "a drive"},
		{"[[statement]]\nfile = \"x.txt\"\n", "corpus.toml:1: file ", "in no series"},
		{"[[statement]]\ntitle = \"x\"\n", "corpus.toml:1: file ", "no file at all"},
		{statement + "original = \"a/source/../../../x\"\n", "corpus.toml:1: original ", "a source outside"},
		{statement + "date = 2020-13-01\n", "corpus.toml:3: ", "no such month"},
		{statement + "date = \"1 May\"\n", "corpus.toml", "no date"},
		{statement + "repairs = \"two\"\n", "corpus.toml:3: ", "not a number"},
		{statement + "sha256 = \"abc\"\n", `corpus.toml:1: "abc" is no SHA-256`, "half a hash"},
		{statement + "source = \"javascript:alert(1)\"\n", "corpus.toml:1: source ", "an address that runs"},
		{statement + "accept = [\"everything\"]\n", "corpus.toml:1: accept ", "nothing is accepted wholesale"},
		{statement + "lang = \"English\"\n", "corpus.toml:1: lang ", "no tag"},
		{"[[hole]]\nseries = \"a\"\n", "corpus.toml:1: the hole has no date", "a hole without a date"},
		{"[[series]]\nname = \"a/b\"\n", "corpus.toml:1: the name of the series", "a path for a name"},
		{"[[series]]\nname = \"a\"\n[[series]]\nname = \"a\"\n", "corpus.toml:3: the series \"a\" is described twice", "two entries"},
		{"title = \"\xff\"\n", "corpus.toml:1: ", "no UTF-8"},
		{"title = \"a\x00b\"\n", "corpus.toml:1: ", "a NUL"},
	} {
		_, err := read(".", "", folderOf(map[string]string{"a/2020-01-01.en.txt": "x", ManifestName: c.toml}))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.reason, err, c.want)
		}
		if bad := (*ManifestError)(nil); !errors.As(err, &bad) {
			t.Errorf("%s: %v is no ManifestError", c.reason, err)
		}
	}
	mustRead(t, map[string]string{"a/2020-01-01.en.txt": "x", ManifestName: "\ufefftitle = \"with a byte order mark\"\n"})
}

// TestFolderErrors says what a folder is when it is no corpus.
func TestFolderErrors(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	os.WriteFile(file, nil, 0o666)
	loose := t.TempDir()
	os.WriteFile(filepath.Join(loose, "2020-01-01.en.txt"), []byte("x"), 0o666)
	for _, c := range []struct{ dir, want string }{
		{filepath.Join(dir, "none"), "no such folder"},
		{file, "is no folder"},
		{dir, "holds no series"},
		{loose, "holds statements (2020-01-01.en.txt) but no series"},
	} {
		if _, err := Open(c.dir); err == nil || !strings.HasPrefix(err.Error(), c.dir+": "+c.want) {
			t.Errorf("%s: %v", c.want, err)
		}
	}
}

// TestLinks: nothing outside is read, whatever leads there; devices are not
// opened.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	dir, outside := t.TempDir(), t.TempDir()
	lay(t, outside, "secret.txt", "The two sides keep this to themselves.")
	lay(t, dir, "a/2020-01-01.en.txt", "The two sides agree.")
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	link(filepath.Join(outside, "secret.txt"), "a/2021-01-01.en.txt")
	link("../../"+filepath.Base(outside)+"/secret.txt", "a/2022-01-01.en.txt")
	link("2020-01-01.en.txt", "a/2023-01-01.en.txt")
	link("/dev/zero", "a/2024-01-01.en.txt")
	link(outside, "b")
	link(".", "c")
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var got []string
	for _, f := range l.Findings {
		got = append(got, f.Rule+" "+f.File)
	}
	want := []string{"file a/2021-01-01.en.txt", "file a/2022-01-01.en.txt", "file a/2024-01-01.en.txt", "file b"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
	if got := ids(l.series("a").Items); got != "2020-01-01.en 2023-01-01.en" {
		t.Errorf("a link inside the corpus is a file like others: %s", got)
	}
	link("/dev/zero", ManifestName)
	if _, err := Open(dir); err == nil {
		t.Error("a manifest outside the corpus was read")
	}
}

func lay(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestLongManifest: the time to read a manifest grows as its length does.
func TestLongManifest(t *testing.T) {
	long := strings.Repeat("[[hole]]\nseries = \"a\"\ndate = 2020-01-01\n", 50_000)
	start := time.Now()
	l := mustRead(t, map[string]string{"a/2021-01-01.en.txt": "x", ManifestName: long})
	if n := len(l.series("a").Items); n != 50_001 {
		t.Errorf("%d items", n)
	}
	if last := l.manifest.Hole[49_999].line; last != 3*49_999+1 {
		t.Errorf("the last entry is in line %d", last)
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}
