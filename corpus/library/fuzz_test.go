package library

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzManifest: no manifest makes reading panic; one that can be read takes an
// entry with any words in it, and every byte of it stays.
func FuzzManifest(f *testing.F) {
	f.Add(Template, "Statement", "2023.html")
	f.Add("# 说明\ntitle = \"双方\"\r\n[[hole]]\r\nseries='a'\r\ndate=2020-01-01", "关于“新时代”的联合声明\n", "声明.txt")
	f.Add("[[statement]]\nfile='a/b.txt' # Стороны\nparties=[\n'x',\n]\n", "Заявление \\ \u202e\x00\u007f", `"`)
	f.Add("\ufeff[[series]]\nname = \"a\"", "\U0001F600'''\"\"\"", "\xff")
	f.Add("statement = []", "", "")
	f.Fuzz(func(t *testing.T, doc, title, name string) {
		m, err := parseManifest([]byte(doc))
		if err != nil {
			return
		}
		e := statementEntry{File: "series/2020-01-01.en.txt", Title: valid(title), Name: valid(name), Parties: []string{valid(name), valid(title)}, Repairs: 1}
		if m.of(e.File) != nil {
			return
		}
		out, err := m.with([]statementEntry{e})
		if err != nil {
			return // in a form that takes no entry
		}
		if !strings.HasPrefix(string(out), doc) {
			t.Fatalf("%q became %q", doc, out)
		}
		again, err := parseManifest(out)
		if err != nil {
			t.Fatal(err)
		}
		got := again.of(e.File)
		if got.Title != e.Title || got.Name != e.Name || len(got.Parties) != 2 || got.line == 0 {
			t.Fatalf("%+v became %+v", e, got)
		}
		// Put in the place of itself it changes nothing.
		same, err := again.with([]statementEntry{*got})
		if err != nil || string(same) != string(out) {
			t.Fatalf("%v: %q became %q", err, out, same)
		}
	})
}

// FuzzName: no name of a file makes reading it panic, and what becomes part of
// a path stays in its folder.
func FuzzName(f *testing.F) {
	for _, name := range []string{"2024-05-16.zh-Hans.txt", "2024-05-16.черновик.ru.txt", "20240516 终稿.txt", "..", "-", "a\x00b", "\xff.txt", "2024-13-01.txt"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		n := parseName(name)
		if (n.wrong == "") == n.date.IsZero() {
			t.Errorf("%q: date %v, wrong %q", name, n.date, n.wrong)
		}
		if validPart(name) == "" && (strings.ContainsAny(name, "/\\:\x00\n\x1b") || name[0] == '.' || name[0] == '-' || !utf8.ValidString(name)) {
			t.Errorf("%q may become part of a path", name)
		}
		if err := validFile(name, true); err == nil && (strings.Contains("/"+name+"/", "/../") || strings.HasPrefix(name, "/")) {
			t.Errorf("%q may be a file of a corpus", name)
		}
	})
}
