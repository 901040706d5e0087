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
		{"binary", file("page.zip", "PK\x05\x06\x00\x01\x02\x03"), Options{}, "not text"},
		{"a broken document", file("page.pdf", "%PDF-1.7\n\x00\x01\x02\x03"), Options{}, "is a damaged PDF file"},
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

// TestComposedMarks: of a long run of accents none is lost, and nothing is put
// between them that the file does not have.
func TestComposedMarks(t *testing.T) {
	many := strings.Repeat("\u0301", 70)
	for _, c := range []struct{ reason, text, want string }{
		{"a long run", "Caf\u0065" + many + " agrees.", "Caf\u00e9" + many[2:] + " agrees."},
		{"a long run that is composed already", "Cafx" + many + " agrees.", "Cafx" + many + " agrees."},
		{"a joiner of the file stays", "Caf\u0065\u0301\u034f" + many + " agrees.", "Caf\u00e9\u034f" + many + " agrees."},
		{"a joiner alone", "Cafe\u034f\u0301 agrees.", "Cafe\u034f\u0301 agrees."},
	} {
		s := read(t, c.text)
		if s.Text != c.want {
			t.Errorf("%s: %+q, not %+q", c.reason, s.Text, c.want)
		}
		if warned := len(s.Warnings) > 0; warned != (c.text != c.want) {
			t.Errorf("%s: warnings %q", c.reason, s.Warnings)
		}
	}
}

// TestTooLong: a file beyond the limit is refused, and the message says a size
// beyond the limit.
func TestTooLong(t *testing.T) {
	text := strings.Repeat("The sides agree.\n", MaxBytes/17+1)
	name := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(name, nil, Options{}); err == nil || !strings.Contains(err.Error(), "is 9 MB long: a statement has at most 8 MB") {
		t.Errorf("file: %v", err)
	}
	if _, err := Open("-", strings.NewReader(text), Options{}); err == nil || !strings.Contains(err.Error(), "is 9 MB long: a statement has at most 8 MB") {
		t.Errorf("standard input: %v", err)
	}
}

// TestTime: what took time with the square of its length, at a length at which
// that takes minutes.
func TestTime(t *testing.T) {
	const limit = 2 * time.Minute // each takes a second or two; under the race detector on a busy machine up to twenty
	glosses := strings.Repeat("聯(lián)邦關(guān)係，經(jīng)濟發(fā)展，應(yīng)當學(xué)習。\n", 300)
	for _, c := range []struct{ reason, text string }{
		{"a series that begins again and again", strings.Repeat("一、合作\n二、贸易\n", 4900)},
		{"two numbers in turn", strings.Repeat("I. Head\n\nThe sides agree.\n\nII. Head\n\nThe sides agree.\n\n", 2000)},
		{"half glosses that are none", strings.Repeat("關(guān)", 40_000) + strings.Repeat("關?zhuang)", 9_000)},
		{"damage in many lines", glosses + strings.Repeat("潛?jié)X中。\n", 9_000)},
		{"damage in one line", glosses + strings.Repeat("潛?jié)X中。", 9_000)},
		{"a pair of characters without end", glosses + strings.Repeat("潛力", 150_000) + "\n潛?jié)X中。方?jīng)Q心。"},
		{"open brackets", "Statement\n\nThe sides agree. " + strings.Repeat("(", 400_000)},
	} {
		start := time.Now()
		s, err := Read("-", []byte(c.text), Options{Encoding: "utf-8"})
		if took := time.Since(start); err != nil || took > limit {
			t.Errorf("%s: %v, %v", c.reason, took, err)
			continue
		}
		if err := s.broken([]byte(c.text), "utf-8"); err != nil {
			t.Errorf("%s: %v", c.reason, err)
		}
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
		text := []byte("x. " + strings.Repeat(c.unit, 18_000/len(c.unit)) + "x")
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
