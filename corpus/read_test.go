package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestErrors: every failure names the file, what is wrong and, unless that
// says it, what to do.
func TestErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	for _, c := range []struct {
		reason, name string
		opt          Options
		wrong        string
	}{
		{"missing", filepath.Join(dir, "none.txt"), Options{}, "no such file"},
		{"a folder", dir, Options{}, "is a folder"},
		{"empty", file("empty.txt", ""), Options{}, "is empty"},
		{"binary", file("page.pdf", "%PDF-1.7\n\x00\x01\x02\x03"), Options{}, "not text"},
		{"unknown encoding", file("a.txt", "The sides agree."), Options{Encoding: "klingon"}, "klingon"},
		{"no sentence", file("rule.txt", "* * *\n\n—————\n"), Options{}, "holds no sentence"},
	} {
		_, err := Open(c.name, nil, c.opt)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if strings.Contains(err.Error(), "\n") || e.Name == "" {
			t.Errorf("%s: %q", c.reason, err)
		}
	}
}

func TestOpen(t *testing.T) {
	const text = "Joint Statement\n\nThe sides agree."
	dir := filepath.Join(t.TempDir(), "arvenia-kestria")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "2024-05-16.en.txt")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(name, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.ID != "arvenia-kestria/2024-05-16.en" || s.Series != "arvenia-kestria" || s.Lang != "en" || s.Date.Format(time.DateOnly) != "2024-05-16" || s.Source.Bytes != len(text) {
		t.Errorf("%q %q %q %v %+v", s.ID, s.Series, s.Lang, s.Date, s.Source)
	}
	in, err := Open("-", strings.NewReader(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if in.ID != "-" || in.Title != "Joint Statement" || in.Source.SHA256 != s.Source.SHA256 {
		t.Errorf("standard input: %q %q", in.ID, in.Title)
	}
}

// TestDate: the closing line of the text is believed first, then its dateline,
// then the file name, then the opening.
func TestDate(t *testing.T) {
	for _, c := range []struct{ reason, name, text, want, warning string }{
		{"the closing line", "-", "Statement\n\nVelmar, May 14, 2024\n\nThe sides agree.\n\nDone at Velmar on 16 May 2024", "2024-05-16", ""},
		{"the dateline before the file name", "2024-05-16.txt", "Statement\n\nVelmar, May 14, 2024\n\nThe sides agree.", "2024-05-14", ""},
		{"the file name before the opening", "2024-05-16.txt", "Statement\n\nThe sides met on May 14, 2024 in Velmar.", "2024-05-16", ""},
		{"the opening line", "-", "Statement\n\nVelmar, May 14, 2024\n\nThe sides agree.", "2024-05-14", ""},
		{"the first sentence", "-", "Statement\n\nThe sides met on May 14, 2024 in Velmar.", "2024-05-14", ""},
		{"text and file name far apart", "2023-05-16.txt", "Statement\n\nThe sides agree.\n\nDone at Velmar on 16 May 2024", "2024-05-16", "the file name says 2023-05-16"},
		{"none", "-", "Statement\n\nThe sides agree.", "0001-01-01", ""},
	} {
		s, err := Read(c.name, []byte(c.text), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Date.Format(time.DateOnly); got != c.want {
			t.Errorf("%s: %s, not %s", c.reason, got, c.want)
		}
		if warned := strings.Contains(strings.Join(s.Warnings, "\n"), "the file name says"); warned != (c.warning != "") {
			t.Errorf("%s: warnings %q", c.reason, s.Warnings)
		}
	}
}

// TestComposed: letters and accents that stand apart are one letter after
// reading, and a warning says so.
func TestComposed(t *testing.T) {
	s, err := Read("-", []byte("Communique\u0301\n\nThe sides agree."), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "Communiqué" || len(s.Warnings) != 1 {
		t.Errorf("%q, warnings %q", s.Title, s.Warnings)
	}
}

// TestHostile: long runs of one thing are read in time that grows with their
// length only.
func TestHostile(t *testing.T) {
	for _, c := range []struct{ reason, unit string }{
		{"points", "."}, {"points and letters", "a."}, {"open brackets", "("}, {"closing tags", ". </"}, {"raised notes", ". <sup>"},
		{"semicolons", "a;"}, {"tags", "<u>"}, {"stars", "**a"}, {"Han points", "。"}, {"numbers", "一、"}, {"white space", ". \u3000"},
		{"lines", "A\n"}, {"numbered lines", "1. A\n"}, {"fractions", "½"}, {"emphasis", "**Ab** "}, {"paragraph numbers", "Go. 3. "},
	} {
		text := []byte("x. " + strings.Repeat(c.unit, 100_000/len(c.unit)) + "x")
		s, err := Read("-", text, Options{Encoding: "utf-8"})
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if err := s.broken(text, "utf-8"); err != nil {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}
