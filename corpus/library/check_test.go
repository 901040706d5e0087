package library

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tifa/corpus/sample"
)

// text is a short statement of a day that differs from those of other numbers.
func text(day string, numbers ...string) string {
	var b strings.Builder
	b.WriteString("Joint Statement of Arvenia and Kestria\n\nVelmar, " + day + "\n\n")
	for _, n := range numbers {
		b.WriteString("The two sides welcome the work of the " + n + " commission on the Gray Strait, agree to meet again every " + n +
			" weeks, and will report to both governments on the harbours, the herring and the lights of the " + n + " coast.\n\n")
	}
	return b.String()
}

// TestCheck plants one fault at a time in a sound corpus.
func TestCheck(t *testing.T) {
	numbers := strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth")
	sound := map[string]string{
		"a/2015-03-01.en.txt": text("1 March 2015", numbers[:5]...),
		"a/2016-03-01.en.txt": text("1 March 2016", numbers[1:6]...),
		"a/2017-03-01.en.txt": text("1 March 2017", numbers[2:7]...),
		"a/2018-03-01.en.txt": text("1 March 2018", numbers[3:8]...),
		"a/2019-03-01.en.txt": text("1 March 2019", numbers[4:9]...),
		"a/2020-03-01.en.txt": text("1 March 2020", numbers[5:10]...),
		"a/2021-03-01.en.txt": text("1 March 2021", "first", "third", "fifth", "seventh", "ninth"),
		"a/2022-03-01.en.txt": text("1 March 2022", "second", "fourth", "sixth", "eighth", "tenth"),
		"a/2022-03-01.ru.txt": "Стороны договорились встречаться каждый год и сообщать о работе комиссии.\n",
		"b/2022-03-03.en.txt": text("", "other", "further"),
		"notes.md":            "not read",
		"a/key.tsv":           "not read",
	}
	with := func(name, text string) func(map[string]string) {
		return func(m map[string]string) { m[name] = text }
	}
	manifest := func(text string) func(map[string]string) { return with(ManifestName, text) }
	for _, c := range []struct {
		plant        func(map[string]string)
		want, reason string
	}{
		{func(map[string]string) {}, "", "a sound corpus"},
		{with("a/2023-03-01.en.txt", text("1 March 2022", "second", "fourth", "sixth", "eighth", "tenth")),
			"date a/2023-03-01.en.txt; duplicate a/2023-03-01.en.txt", "the same text under a later year"},
		{with("a/2023-03-01.en.txt", text("1 March 2023", "second", "fourth", "sixth", "eighth", "tenth")),
			"", "the same words, and the text says that it is another year's"},
		{with("a/2022-03-03.en.txt", text("3 March 2022", "second", "fourth", "sixth", "eighth", "tenth", "eleventh")),
			"copy a/2022-03-03.en.txt", "nearly the same text, two days later"},
		{with("c/2022-03-01.en.txt", text("", "second", "fourth", "sixth", "eighth", "tenth", "eleventh")),
			"copy c/2022-03-01.en.txt", "nearly the same text in another series"},
		{with("a/2022-03-01.clean.en.txt", text("1 March 2022", "second", "fourth", "sixth", "eighth", "tenth", "eleventh")),
			"", "a version of the same event"},
		{with("a/2022-03-01.clean.en.txt", text("1 March 2022", "second", "fourth", "sixth", "eighth", "tenth")),
			"duplicate a/2022-03-01.en.txt", "a version that is none"},
		{with("a/2023-03-05.en.txt", text("3 May 2023", "second", "third", "sixth", "eighth", "tenth")),
			"date a/2023-03-05.en.txt", "day and month exchanged"},
		{with("a/2023-03-02.en.txt", text("1 March 2023", "second", "third", "sixth", "eighth", "tenth")),
			"", "published a day later"},
		{with("a/2023-03-01.en.txt", ""), "unreadable a/2023-03-01.en.txt", "an empty file"},
		{with("a/2023-03-01.en.txt", " \n\n * * *\n"), "unreadable a/2023-03-01.en.txt", "an empty extraction"},
		{with("a/2023-03-01.en.txt", "%PDF-1.7\n\x00\x01"), "unreadable a/2023-03-01.en.txt", "not text"},
		{with("a/2023-03-01.en.txt", text("1 March 2023", "second")), "length a/2023-03-01.en.txt", "a fragment"},
		{with("a/2019-03-01.en.txt", text("1 March 2019", strings.Fields(strings.Repeat("long ", 40))...)), "length a/2019-03-01.en.txt", "two texts in one file"},
		{with("a/2023-03-01.ru.txt", text("1 March 2023", "second", "third", "sixth", "eighth", "tenth")), "language a/2023-03-01.ru.txt", "the wrong language"},
		{with("a/2023-02-30.en.txt", text("", "second", "third", "sixth", "eighth", "tenth")), "name a/2023-02-30.en.txt", "no such day"},
		{with("a/statement.en.txt", text("", "second", "third", "sixth", "eighth", "tenth")), "name a/statement.en.txt", "no date"},
		{with("a/2023-03-01.en.pdf", "x"), "name a/2023-03-01.en.pdf", "not taken in"},
		{with("2023-03-01.en.txt", "x"), "name 2023-03-01.en.txt", "in no series"},
		{manifest("title = \n"), "manifest corpus.toml:1", "an unreadable manifest"},
		{manifest("\n[[statement]]\nfile = \"a/2001-01-01.en.txt\"\n"), "missing corpus.toml:2", "an entry without a file"},
		{manifest("[[series]]\nname = \"z\"\n"), "missing corpus.toml:1", "a series without a folder"},
		{manifest("[[statement]]\nfile = \"a/2015-03-01.en.txt\"\ntitle = \"x\"\n"), "", "a manifest that describes one of many is no record of all"},
		{manifest("[[statement]]\nfile = \"b/2022-03-03.en.txt\"\nsha256 = \"" + strings.Repeat("0", 64) + "\"\n"), "changed b/2022-03-03.en.txt", "a hash that is another's"},
		{manifest("[[statement]]\nfile = \"b/2022-03-03.en.txt\"\ntext_sha256 = \"" + strings.Repeat("0", 64) + "\"\n"), "changed b/2022-03-03.en.txt", "an edited text"},
		{manifest("[[statement]]\nfile = \"b/2022-03-03.en.txt\"\noriginal = \"b/source/x.html\"\nsha256 = \"" + strings.Repeat("0", 64) + "\"\n"), "missing corpus.toml:1", "a source that is gone"},
		{manifest("[[hole]]\nseries = \"a\"\ndate = 2022-03-01\nlang = \"en\"\n"), "hole corpus.toml:1", "a hole that was filled"},
		{manifest("[[hole]]\nseries = \"a\"\ndate = 2022-03-01\nlang = \"zh-Hans\"\n"), "", "a hole in another language"},
		{func(m map[string]string) {
			m["a/2023-03-01.en.txt"] = text("1 March 2023", "second")
			m[ManifestName] = "[[statement]]\nfile = \"a/2023-03-01.en.txt\"\naccept = [\"length\"]\n"
		}, "", "a fragment that was accepted"},
		{func(m map[string]string) {
			m["a/2023-03-01.en.txt"] = text("1 March 2023", "second")
			m[ManifestName] = "[[statement]]\nfile = \"a/2023-03-01.en.txt\"\nkind = \"emergency statement\"\n"
		}, "", "another kind has other lengths"},
		{func(m map[string]string) {
			m["a/2022-03-03.en.txt"] = text("3 March 2022", "second", "fourth", "sixth", "eighth", "tenth", "eleventh")
			m[ManifestName] = "[[statement]]\nfile = \"a/2022-03-03.en.txt\"\nevent = \"2022-03-01\"\n"
		}, "", "a version that was published later, and says so"},
		{func(m map[string]string) {
			for name, text := range sound {
				if rest, ok := strings.CutPrefix(name, "a/"); ok {
					m["c/"+rest] = text
				}
			}
		}, "copy c", "a whole series twice is one finding"},
	} {
		dir := t.TempDir()
		files := map[string]string{}
		for name, text := range sound {
			files[name] = text
		}
		c.plant(files)
		for name, text := range files {
			lay(t, dir, name, text)
		}
		findings, _, err := Check(dir)
		if err != nil {
			t.Fatal(c.reason, err)
		}
		var got []string
		for _, f := range findings {
			place := f.File
			if f.Line > 0 {
				place += ":" + strconv.Itoa(f.Line)
			}
			got = append(got, f.Rule+" "+place)
			if f.Wrong == "" || f.Remedy == "" {
				t.Errorf("%s: no reason or no remedy: %+v", c.reason, f)
			}
		}
		if d := cmp.Diff(c.want, strings.Join(got, "; ")); d != "" {
			t.Errorf("%s (-want +got):\n%s%v", c.reason, d, findings)
		}
	}
}

// TestCheckRecorded: where statements were added with their hashes, what
// changes or comes from elsewhere is found.
func TestCheckRecorded(t *testing.T) {
	dir := t.TempDir()
	additions := sampleAdditions(t, "en")
	mustAdd(t, dir, false, additions...)
	series := filepath.Join(dir, sample.Series)
	lay(t, series, "2020-01-01.en.txt", text("1 January 2020", "a", "b", "c", "d", "e", "f", "g", "h"))
	appendTo(t, filepath.Join(series, "2018-06-12.en.txt"), "\nThe two sides also dug a well.\n")
	appendTo(t, filepath.Join(series, SourceFolder, "2019-09-03.en.txt"), " ")
	if err := os.Remove(filepath.Join(series, "2021-04-20.en.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(series, SourceFolder, "2023-05-16.en.txt")); err != nil {
		t.Fatal(err)
	}
	findings, checked, err := Check(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Rule+" "+f.File)
	}
	want := []string{"changed arvenia-kestria/2018-06-12.en.txt", "unlisted arvenia-kestria/2020-01-01.en.txt",
		"changed arvenia-kestria/source/2019-09-03.en.txt", "missing corpus.toml", "missing corpus.toml"}
	if d := cmp.Diff(want, got); d != "" || checked != 5 {
		t.Errorf("%d checked; -want +got:\n%s", checked, d)
	}
}

func appendTo(t *testing.T, name, text string) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString(text)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestCheckRealTexts: what is found in real statements, which are not part of
// the repository, is what a careful person would look at.
func TestCheckRealTexts(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no real texts here")
	}
	if testing.Short() {
		t.Skip("reads every text")
	}
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	findings, checked := l.Check()
	var got []string
	for _, f := range findings {
		// Not a series of statements: essays and made-up texts.
		if !strings.HasPrefix(f.File, "argrewrite/") && !strings.HasPrefix(f.File, "synthetic/") {
			got = append(got, f.Rule+" "+f.File)
		}
	}
	want := []string{
		"length cn_ccdi_plenum_communique/2022-10-07.zh-Hans.txt", // a short notice among communiqués
		"length cn_ccdi_plenum_communique/2022-10-23.zh-Hans.txt", // the same
		"length cn_ccdi_plenum_communique/2026-08-22.zh-Hans.txt", // the same
		"date cn_government_work_report/1957-03-05.zh-Hans.txt",   // filed under a nominal day
		"length cn_government_work_report/1975-03-05.zh-Hans.txt", // a fifth of the others
		"length cn_npc_resolution_on_gwr/1962-04-16.zh-Hans.txt",  // 45 years before the next
		"length fomc/1994-03-22.en.txt",                           // two sentences
		"copy fomc_scheduled",                                     // another copy of the same series
		"length fomc_scheduled/2020-03-03.en.txt",                 // an emergency statement
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%d checked; -want +got:\n%s", checked, d)
	}
}
