package pack_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tifa/corpus/document"
	"tifa/corpus/document/docx"
	"tifa/corpus/document/epub"
	"tifa/corpus/document/odt"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/pack/packtest"
)

const (
	word = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	rest = `</w:body></w:document>`
)

// wordOf is a Word document of a body alone.
func wordOf(body string) []byte { return packtest.Zip("word/document.xml", word+body+rest) }

// stored is an archive of parts, given as a name and a text by turns, that are
// not compressed.
func stored(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err) // a Buffer gives no error
		}
	}
	z.Close()
	return b.Bytes()
}

// TestHostile gives the readers what a person would give them to exhaust or
// fool them: each answers with an error that says what is wrong, in little
// time and memory.
func TestHostile(t *testing.T) {
	truncated := wordOf("<w:p><w:r><w:t>The Sides agreed.</w:t></w:r></w:p>")
	many := []string{}
	for range 10_001 {
		many = append(many, strings.Repeat("x", len(many)%7)+"a", "")
	}
	locked, err := excelize.Encrypt(truncated, &excelize.Options{Password: "Kestria"}) // the container is the same for all of Office
	if err != nil {
		t.Fatal(err)
	}
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	damaged := wordOf("<w:p><w:r><w:t>The Sides agreed.</w:t></w:r></w:p>")
	damaged[60] ^= 0x55
	text := "<w:p><w:r><w:t>" + strings.Repeat("word ", 2000) + "</w:t></w:r></w:p>"
	noise := func(n int) string { // packs badly, so that no ratio gives it away
		var b strings.Builder
		x := uint32(1)
		for b.Len() < n {
			x = x*1664525 + 1013904223
			b.WriteByte("abcdefghijklmnopqrstuvwxyz     "[x>>16%31])
		}
		return b.String()
	}
	for _, c := range []struct {
		reason string
		b      []byte
		want   string // in the error; "" when it can be read
	}{
		{"an empty file", nil, "broken or cut-off archive"},
		{"the directory is cut off", truncated[:len(truncated)-30], "broken or cut-off archive"},
		{"the bytes of a part are wrong", damaged, "is damaged"},
		{"no part is a document", packtest.Zip("a.txt", "x"), "is no Word document"},
		{"a bomb: 31 MB of one letter", packtest.Zip("word/document.xml", strings.Repeat("a", 31<<20)), "times its size"},
		{"a part beyond every measure", packtest.Zip("word/document.xml", strings.Repeat(noise(1<<16), 600)), "MB long"},
		{"ten thousand parts", packtest.Zip(many...), "is an archive of 10001 files"},
		{"the body is there twice: two readers would show two texts", packtest.Zip("word/document.xml", word+rest, "word/document.xml", word+rest), "is there twice"},
		{"the body is there twice, in other letters", packtest.Zip("Word/document.xml", word+rest, "word/Document.xml", word+rest), "is there twice"},
		{"a name that leads out of the archive is no part", packtest.Zip("../word/document.xml", word+rest, "/word/document.xml", word+rest), "is no Word document"},
		{"a reference that leads out of the archive", packtest.Zip("_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="../../etc/passwd"/></R>`, "word/document.xml", word+text+rest), ""},
		{"entities that would expand to gigabytes are not known", packtest.Zip("word/document.xml", `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>`+word+"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"+rest), "invalid character entity &b;"},
		{"an entity of another file is not fetched", packtest.Zip("word/document.xml", `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>`+word+"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"+rest), "invalid character entity &a;"},
		{"a million elements inside each other", stored("word/document.xml", word+strings.Repeat("<w:p>", 1_000_000)), "inside each other"},
		{"tables inside each other", wordOf(strings.Repeat("<w:tbl><w:tr><w:tc>", 300)), "inside each other"},
		{"a hundred thousand attributes", wordOf("<w:p" + strings.Repeat(` a=""`, 100_000) + "/>"), "attributes"},
		{"a part that breaks off", packtest.Zip("word/document.xml", word+"<w:p><w:r><w:t>The Sides"), "breaks off"},
		{"wrong UTF-8", wordOf("<w:p><w:r><w:t>\xff\xfe</w:t></w:r></w:p>"), "invalid UTF-8"},
		{"a NUL", wordOf("<w:p><w:r><w:t>a\x00b</w:t></w:r></w:p>"), "illegal character"},
		{"nine megabytes of text", wordOf(strings.Repeat("<w:p><w:r><w:t>"+noise(1<<16)+"</w:t></w:r></w:p>", 150)), "MB of text"},
		{"a list whose mark is longer than its text", packtest.Zip("word/document.xml", word+strings.Repeat(`<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`, 10)+rest,
			"word/numbering.xml", `<n><abstractNum abstractNumId="0"><lvl ilvl="0"><lvlText val="`+noise(1000)+`"/></lvl></abstractNum><num numId="1"><abstractNumId val="0"/></num></n>`), ""},
		{"styles that are based on each other", packtest.Zip("word/document.xml", word+`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`+rest,
			"word/styles.xml", `<s><style type="paragraph" styleId="a"><name val="A"/><basedOn val="b"/></style><style styleId="b"><name val="B"/><basedOn val="a"/></style></s>`), ""},
		{"a password", locked, "encrypted with a password"},
		{"Word before 2007", []byte(ole + strings.Repeat("\x00", 600)), "save it as .docx in Word or LibreOffice"},
		{"a template or workbook is another thing", packtest.Zip("word/document.xml", "<x/>"), "of another kind"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			_, err := bounded(t, docx.Read, c.b)
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
			// The other formats read packed parts by the same rules: whatever
			// they answer, they answer soon.
			bounded(t, odt.Read, c.b)
			bounded(t, epub.Reader{}.Read, c.b)
		})
	}
}

// bounded reads a document without any error but a document.Error, in 300 MB
// and in bounded time: a second or two, and on a busy machine many times that.
func bounded(t *testing.T, read packtest.Reader, b []byte) (*document.Document, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	d, err := read("x", b, document.Options{})
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	var fault *document.Error
	if err != nil && !errors.As(err, &fault) {
		t.Errorf("an error of type %T: %v", err, err)
	}
	if took > time.Minute {
		t.Errorf("took %v", took)
	}
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 300<<20 {
		t.Errorf("took %d MB of memory", grown>>20)
	}
	return d, err
}

// TestSizes reads the largest that is read at all.
func TestSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some large documents")
	}
	for _, c := range []struct{ reason, part string }{
		{"as many paragraphs of a letter as a part may have", strings.Repeat("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 600_000)},
		{"empty elements", strings.Repeat("<w:p/>", 1_900_000)},
	} {
		b := stored("word/document.xml", word+c.part+rest)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, err := docx.Read("x", b, document.Options{})
		runtime.ReadMemStats(&after)
		t.Logf("%s: %v, %d MB taken from the system, %v", c.reason, time.Since(began), int64(after.HeapSys-before.HeapSys)>>20, err)
		if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 300<<20 {
			t.Errorf("%s: took %d MB", c.reason, grown>>20)
		}
	}
}

// TestResolve resolves references between parts.
func TestResolve(t *testing.T) {
	for _, c := range []struct{ reason, from, target, want string }{
		{"beside", "word/document.xml", "styles.xml", "word/styles.xml"},
		{"from the root", "word/document.xml", "/word/styles.xml", "word/styles.xml"},
		{"up and down", "OEBPS/content.opf", "../text/ch1.xhtml", "text/ch1.xhtml"},
		{"of the archive", "", "word/document.xml", "word/document.xml"},
		{"out of it", "word/document.xml", "../../etc/passwd", ""},
		{"above the root there is nothing", "a.xml", "/../x", "x"},
		{"with the strokes of Windows", "word/document.xml", `media\a.png`, "word/media/a.png"},
	} {
		if got := pack.Resolve(c.from, c.target); got != c.want {
			t.Errorf("%s: %q", c.reason, got)
		}
	}
}

// TestEncodings reads XML parts in other encodings than UTF-8.
func TestEncodings(t *testing.T) {
	utf16 := func(s string) []byte {
		b := []byte{0xff, 0xfe}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return b
	}
	for _, c := range []struct {
		reason string
		b      []byte
		want   string
	}{
		{"UTF-16", utf16(`<?xml version="1.0" encoding="UTF-16"?><a>决心</a>`), "决心"},
		{"windows-1251", []byte("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xd1\xf2\xee\xf0\xee\xed\xfb</a>"), "Стороны"},
		{"a byte order mark", []byte("\ufeff<a>x</a>"), "x"},
	} {
		w, root, err := pack.NewWalker("p", c.b)
		if err != nil || root.Name.Local != "a" {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		got := ""
		if err := w.Each(func(xml.StartElement) error { return nil }, func(s string) { got += s }); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", c.reason, got, err)
		}
	}
}
