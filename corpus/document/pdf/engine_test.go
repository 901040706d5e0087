package pdf

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"tifa/corpus/document"
)

func TestReadWith(t *testing.T) {
	file := latin(set(60, 700, "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the", "Gray Strait open."))
	want := "The Republic of Arvenia and the Republic of Kestria reaffirm that they will keep the Gray Strait open."
	for _, engine := range append(Engines(), "") {
		if engine == Pdftotext {
			if _, err := exec.LookPath(engine); err != nil {
				t.Log("pdftotext is not installed")
				continue
			}
		}
		d, err := ReadWith("a.pdf", file, document.Options{PDFEngine: engine})
		if err != nil {
			t.Errorf("%q: %v", engine, err)
			continue
		}
		if text := d.Text(); text != want || d.Lang != "en-GB" {
			t.Errorf("%q: have %q in %q", engine, text, d.Lang)
		}
	}
}

// TestReadWithout says what is missing when the program is not installed, when
// it refuses a file, and when nobody knows the engine.
func TestReadWithout(t *testing.T) {
	var e *document.Error
	_, err := ReadWith("a.pdf", nil, document.Options{PDFEngine: "acrobat"})
	if !errors.As(err, &e) || err.Error() != `cannot be read with "acrobat": the engines for PDF are own and pdftotext` {
		t.Error(err)
	}
	if _, err := exec.LookPath(Pdftotext); err == nil {
		_, err := ReadWith("a.pdf", []byte("%PDF-1.4 nothing"), document.Options{PDFEngine: Pdftotext})
		if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), "is refused by pdftotext (") {
			t.Error(err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	_, err = ReadWith("a.pdf", latin(""), document.Options{PDFEngine: Pdftotext})
	if !errors.As(err, &e) || !strings.Contains(err.Error(), "not installed: install poppler-utils") {
		t.Error(err)
	}
}
