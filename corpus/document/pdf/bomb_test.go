package pdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"tifa/corpus/document"
)

// TestBombs reads files that unpack, count or refer without end: each gives
// its text or an error that says why, in 300 MB and in bounded time: a second
// or two, and on a busy machine many times that.
func TestBombs(t *testing.T) {
	text := set(60, 700, "The two sides agree.")
	// page is a file with one page, whose content stream has the dictionary.
	page := func(dict, content string) []byte {
		b := &builder{}
		f := b.add(helvetica)
		st := b.stream(dict, content)
		b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", st, f)
		return b.bytes()
	}
	tree := func(pages string, more ...string) []byte {
		b := &builder{}
		f := b.add(helvetica)
		st := b.stream("", text)
		b.add(pages, st, f)
		for _, m := range more {
			b.add("%s", m)
		}
		b.root = b.add("<</Type /Catalog /Pages 3 0 R>>")
		return b.bytes()
	}
	zeros := strings.Repeat("\x00", 31<<20)
	for _, c := range []struct {
		reason string
		file   []byte
		want   string // of the text or of the error
	}{
		{"packed three times", page("/Filter [/FlateDecode /FlateDecode /FlateDecode]", deflate(deflate(deflate(text)))), "The two sides agree."},
		{"packed three times, to gigabytes", page("/Filter [/FlateDecode /FlateDecode /FlateDecode]", deflate(deflate(deflate(strings.Repeat(zeros, 4))))), "unpacks to more"},
		{"in hexadecimal figures", page("/Filter [/ASCIIHexDecode /FlateDecode]", hex.EncodeToString([]byte(deflate(text)))+">"), "The two sides agree."},
		{"in hexadecimal figures, a bomb", page("/Filter [/ASCIIHexDecode /FlateDecode]", hex.EncodeToString([]byte(deflate(strings.Repeat(zeros, 2))))+">"), "unpacks to more"},
		{"a predictor with rows of 128 MB", page("/Filter /FlateDecode /DecodeParms <</Predictor 12 /Colors 64 /BitsPerComponent 32 /Columns 16777216>>", deflate("\x00"+text)), "The two sides agree."},
		{"a predictor with rows of one byte", page("/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 1>>", deflate(zeros)), "holds no text"},
		{"seventeen filters", page("/Filter ["+strings.Repeat("/FlateDecode ", 17)+"]", text), "holds no text"},
		{"sixteen filters that undo nothing", page("/Filter ["+strings.Repeat("/Crypt ", 16)+"]", text), "The two sides agree."},
		{"a page that uses one stream of 30 MB a thousand times", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			st := b.stream("/Filter /FlateDecode", deflate(zeros))
			b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents [%s] /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", strings.Repeat(fmt.Sprintf("%d 0 R ", st), 1000), f)
			return b.bytes()
		}(), "unpacks to more"},
		{"ten million pages are counted, one is there", tree("<</Type /Pages /Count 10000000 /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>"), "The two sides agree."},
		{"a page tree that holds itself", tree("<</Type /Pages /Kids [3 0 R <</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>> 4 0 R]>>", "<</Type /Pages /Kids [3 0 R 4 0 R]>>"), "The two sides agree."},
		{"a page tree that doubles at every level", func() []byte {
			b := &builder{}
			for i := range 60 {
				b.add("<</Type /Pages /Kids [<</Type /Pages /Kids [%d 0 R]>> <</Type /Pages /Kids [%d 0 R]>>]>>", i+2, i+2)
			}
			b.add("<</Type /Page>>")
			b.root = b.add("<</Type /Catalog /Pages 1 0 R>>")
			return b.bytes()
		}(), "is a PDF file without pages"},
		{"ten thousand streams that unpack to much on the way to nothing", func() []byte {
			b := &builder{}
			st := b.stream("/Filter [/FlateDecode /FlateDecode]", deflate(zeros))
			b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents [%s]>>]>>>>", strings.Repeat(fmt.Sprintf("%d 0 R ", st), 10_000))
			return b.bytes()
		}(), "unpacks to more"},
		{"five thousand pages", tree("<</Type /Pages /Kids [" + strings.Repeat("<</Type /Page>> ", 5000) + "]>>%%[1]d%%[2]d"), "has more than 2000 pages"},
		{"an object stream that holds itself", func() []byte {
			b := &builder{}
			b.stream("/Type /ObjStm /N 2 /First 8 /Extends 1 0 R", "1 0 2 5 <<>> <</Type /Catalog /Pages 1 0 R>>")
			b.root = 2
			return bytes.ReplaceAll(b.bytes(), []byte("startxref"), []byte("startxxxx"))
		}(), "is a damaged PDF file"},
		{"an object stream of ten million objects", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			st := b.stream("", text)
			b.stream("/Type /ObjStm /N 10000000 /First 30000000 /Filter /FlateDecode", deflate(strings.Repeat("7 0 ", 7_500_000)))
			b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", st, f)
			return bytes.ReplaceAll(b.bytes(), []byte("startxref"), []byte("startxxxx"))
		}(), "The two sides agree."},
		{"a length that refers to its own stream", func() []byte {
			b := &builder{}
			f := b.add(helvetica)
			st := b.add("<</Length 2 0 R>>\nstream\n%s\nendstream", text)
			b.root = b.add("<</Type /Catalog /Pages <</Type /Pages /Kids [<</Type /Page /Contents %d 0 R /Resources <</Font <</F1 %d 0 R>>>>>>]>>>>", st, f)
			return b.bytes()
		}(), "The two sides agree."},
		{"a table of cross references that goes back to itself", bytes.ReplaceAll(latin(text), []byte("/Size"), []byte("/Prev 9 /Size")), "The two sides agree."},
		{"a font that says what four thousand million codes are", withFont(identity, hexShow(60, 700, "00410042"), fmt.Sprintf(toUnicode, "1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange 1 beginbfrange <00000000> <FFFFFFFF> [<0041>] endbfrange")), ""},
		{"a font with a million readings", withFont(identity, hexShow(60, 700, "0041"), fmt.Sprintf(toUnicode, strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 100_000)+strings.Repeat("100 beginbfchar "+strings.Repeat("<0041> <0042> ", 100)+"endbfchar ", 10_000))), ""},
		{"a font whose reading is a megabyte", withFont(identity, strings.Repeat(hexShow(60, 700, strings.Repeat("0041", 500)), 100), fmt.Sprintf(toUnicode, "1 beginbfchar <0041> <"+strings.Repeat("0042", 1<<19)+"> endbfchar")), ""},
		{"a picture inside the content that never ends", latin(text + "BI /W 1 /H 1 ID " + strings.Repeat("x", 1<<20)), "The two sides agree."},
	} {
		t.Run(c.reason, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			began := time.Now()
			d, err := Read("a.pdf", c.file, document.Options{})
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			if took > time.Minute {
				t.Errorf("took %v", took)
			}
			grown := int64(after.HeapSys) - int64(before.HeapSys)
			if grown > 300<<20 {
				t.Errorf("took %d MB of memory", grown>>20)
			}
			t.Logf("%v, %d MB", took, grown>>20)
			var e *document.Error
			switch {
			case err != nil && !errors.As(err, &e):
				t.Errorf("an error of type %T: %v", err, err)
			case err != nil && !strings.Contains(err.Error(), c.want):
				t.Errorf("have %v, want %s", err, c.want)
			case err == nil && !strings.Contains(d.Text(), c.want):
				t.Errorf("have %q, want %s", d.Text(), c.want)
			}
		})
	}
}
