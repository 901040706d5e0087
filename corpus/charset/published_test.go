package charset

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDetectPublished reads pieces of published texts, which are no part of
// the repository, under every encoding that their language is found in, and
// prints how many are found: right, undecided, and wrong, which means that
// other text came out and nobody was told. Of pieces of 200 characters 99 in a
// hundred must be found and none read wrong.
func TestDetectPublished(t *testing.T) {
	texts := published(t)
	t.Logf("%-12s %-14s %5s %7s %7s %9s %6s", "text", "encoding", "chars", "pieces", "right", "undecided", "wrong")
	for _, c := range []struct {
		lang      string
		encodings []string
	}{
		{"zh-Hans", []string{"GB18030", "UTF-16LE", "UTF-16BE"}},
		{"zh-Hant", []string{"Big5", "GB18030", "UTF-16LE", "UTF-16BE"}},
		{"ru", []string{"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "UTF-16LE", "UTF-16BE"}},
		{"en", []string{"windows-1252", "UTF-16LE", "UTF-16BE"}},
	} {
		for _, name := range c.encodings {
			for _, n := range []int{60, 200} {
				rnd := rand.New(rand.NewPCG(1, uint64(n)))
				const pieces = 1000
				right, undecided, wrong, example, unsure := 0, 0, 0, "", ""
				for range pieces {
					b, kept := encode(t, encoders()[name], piece(rnd, texts[c.lang], n))
					got, err := Decode(b, "")
					switch {
					case errors.As(err, &ErrUndecided{}), errors.As(err, &ErrBinary{}):
						undecided++
						if n == 200 {
							unsure = fmt.Sprintf("%q: %v", kept, err)
						}
					case err == nil && got.String == kept:
						right++
					default:
						if wrong++; example == "" {
							example = fmt.Sprintf("%q read as %s", kept, got.Encoding)
						}
					}
				}
				t.Logf("%-12s %-14s %5d %7d %7d %9d %6d", c.lang, name, n, pieces, right, undecided, wrong)
				if n == 200 && (right < pieces*99/100 || wrong > 0) {
					t.Errorf("%s in %s: %d right, %d wrong, for one %s; undecided, for one, %s", c.lang, name, right, wrong, example, unsure)
				}
			}
		}
	}
}

// piece is n characters from anywhere, some of them beyond ASCII.
func piece(rnd *rand.Rand, texts [][]rune, n int) string {
	for {
		r := texts[rnd.IntN(len(texts))]
		if len(r) <= n {
			continue
		}
		at := rnd.IntN(len(r) - n)
		if s := string(r[at : at+n]); len(s) > utf8.RuneCountInString(s) {
			return s
		}
	}
}

// published returns the published texts by language, for Russian fiction if
// there are none.
func published(t *testing.T) map[string][][]rune {
	t.Helper()
	dir := filepath.FromSlash("../../../shared/data")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no published texts beside the project: " + dir + " is absent")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][]rune{}
	for _, f := range files {
		if strings.Contains(f, "argrewrite") {
			continue // essays, misread before they were published
		}
		parts := strings.Split(strings.TrimSuffix(filepath.Base(f), ".txt"), ".")
		lang := parts[len(parts)-1]
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if r := []rune(string(b)); len(r) > 300 {
			out[lang] = append(out[lang], r)
		}
	}
	if out["ru"] == nil { // none was published there yet
		fiction, err := os.ReadFile(filepath.Join("testdata", "fiction.ru.txt"))
		if err != nil {
			t.Fatal(err)
		}
		out["ru"] = [][]rune{[]rune(string(fiction))}
	}
	return out
}
