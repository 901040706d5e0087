package pack_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
	"tifa/corpus/document/docx"
	"tifa/corpus/document/odt"
	"tifa/corpus/document/pack/packtest"
)

// TestMade reads a document that LibreOffice wrote, from testdata/office.fodt,
// in both of its formats: headings, lists, notes, a table, a text box, hidden
// text and tracked changes come out the same.
func TestMade(t *testing.T) {
	a, err := txtar.ParseFile("testdata/office.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		for ending, read := range map[string]packtest.Reader{"docx": docx.Read, "odt": odt.Read} {
			b, err := os.ReadFile("testdata/office." + ending)
			if err != nil {
				t.Fatal(err)
			}
			d, err := read("", b, document.Options{Revisions: document.Revisions(f.Name)})
			if err == nil { // the two formats keep headers and footers in another order
				slices.SortStableFunc(d.Dropped, func(a, b document.Dropped) int { return strings.Compare(a.Reason, b.Reason) })
			}
			if diff := cmp.Diff(string(f.Data), packtest.Show(d, err)); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", ending, f.Name, diff)
			}
		}
	}
}

// TestMutated reads documents of LibreOffice, laid out with lists, notes and
// tables, that were damaged in a thousand ways: in the archive, or in the XML
// of a part that was then packed anew. TIFA_MUTATE is their number.
func TestMutated(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("TIFA_MUTATE"))
	if err != nil {
		n = 300
	}
	for _, form := range []struct {
		name string
		read func(string, []byte, document.Options) (*document.Document, error)
	}{{"docx", docx.Read}, {"odt", odt.Read}} {
		t.Run(form.name, func(t *testing.T) {
			whole, err := os.ReadFile("testdata/office." + form.name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := form.read("", whole, document.Options{}); err != nil {
				t.Fatal(err)
			}
			var before runtime.MemStats // other tests make large documents
			runtime.ReadMemStats(&before)
			rng := rand.New(rand.NewPCG(1, 2))
			began, slowest, refused := time.Now(), time.Duration(0), 0
			for i := range n {
				b := bytes.Clone(whole)
				if i%4 == 0 {
					b = hurt(rng, b)
				} else {
					b = repack(rng, b)
				}
				at := time.Now()
				_, err := form.read("", b, document.Options{Revisions: []document.Revisions{"", document.Reject}[i%2]})
				took := time.Since(at)
				slowest = max(slowest, took)
				var fault *document.Error
				switch {
				case err != nil && !errors.As(err, &fault):
					t.Errorf("mutation %d: an error of type %T: %v", i, err, err)
				case err != nil:
					refused++
				}
				if took > 10*time.Second {
					t.Errorf("mutation %d took %v", i, took)
				}
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			grown := int64(m.HeapSys) - int64(before.HeapSys)
			if grown > 300<<20 {
				t.Errorf("took %d MB", grown>>20)
			}
			t.Logf("%d mutations, %d refused, %v in all, %v the slowest, %d MB", n, refused, time.Since(began).Round(time.Millisecond), slowest.Round(time.Microsecond), grown>>20)
		})
	}
}

// hurt changes, cuts out, doubles or cuts off some bytes.
func hurt(rng *rand.Rand, b []byte) []byte {
	for range 1 + rng.IntN(8) {
		if len(b) < 8 {
			break
		}
		at := rng.IntN(len(b))
		end := min(len(b), at+1+rng.IntN(200))
		switch rng.IntN(12) {
		case 0:
			b = append(bytes.Clone(b[:at]), b[end:]...)
		case 1:
			b = append(bytes.Clone(b[:end]), b[at:]...)
		case 2:
			b = b[:at]
		case 3: // an element goes to another place
			from := bytes.IndexByte(b[at:], '<')
			to := rng.IntN(len(b))
			if from >= 0 {
				piece := bytes.Clone(b[at+from : min(len(b), at+from+rng.IntN(60))])
				b = append(bytes.Clone(b[:to]), append(piece, b[to:]...)...)
			}
		case 4, 5: // a number becomes another one
			if k := bytes.IndexAny(b[at:], "0123456789"); k >= 0 {
				b[at+k] = "0123456789-"[rng.IntN(11)]
			}
		case 6, 7, 8: // a letter of a name becomes another one: the XML stays whole more often
			if k := bytes.IndexAny(b[at:], "abcdefghijklmnopqrstuvwxyz"); k >= 0 {
				b[at+k] = byte('a' + rng.IntN(26))
			}
		default:
			b[at] ^= byte(1 << rng.IntN(8))
		}
	}
	return b
}

// repack hurts one part of an archive and packs it anew, so that its checksum
// is right.
func repack(rng *rand.Rand, b []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return b
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	victim := rng.IntN(len(z.File))
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			continue
		}
		part, _ := io.ReadAll(r)
		r.Close()
		main := f.Name == "word/document.xml" || f.Name == "content.xml"
		if i == victim || main && rng.IntN(2) == 0 {
			part = hurt(rng, part)
		}
		if p, err := w.Create(f.Name); err == nil {
			p.Write(part)
		}
	}
	w.Close()
	return out.Bytes()
}
