package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"tifa/corpus/document"
	"tifa/corpus/document/pdf/object"
)

// The engines that read a PDF file.
const (
	Own       = "own"       // this package
	Pdftotext = "pdftotext" // the program of poppler-utils
)

// Engines lists the names that ReadWith knows, the default first.
func Engines() []string { return []string{Own, Pdftotext} }

// patience is how long an external program may take for a file. It only ever
// ends in an error: no result depends on the clock.
const patience = 60 * time.Second

// ReadWith reads a PDF file with the engine that the options name; "" is Own.
//
// The other engine, pdftotext, knows more kinds of font, but not what a
// paragraph, a heading, a note or a running head is: each of its paragraphs is
// a block, and nothing is dropped. The error is a *document.Error.
func ReadWith(name string, b []byte, opt document.Options) (*document.Document, error) {
	switch opt.PDFEngine {
	case "", Own:
		return Read(name, b, opt)
	case Pdftotext:
		return external(b)
	}
	return nil, &document.Error{Wrong: fmt.Sprintf("cannot be read with %q", opt.PDFEngine), Remedy: "the engines for PDF are " + strings.Join(Engines(), " and ")}
}

// external runs pdftotext. Without -layout it reads columns one after the
// other; with it they would stand beside each other on each line.
func external(b []byte) (*document.Document, error) {
	if len(b) > document.MaxBytes {
		return nil, &document.Error{Wrong: fmt.Sprintf("is longer than %d MB", document.MaxBytes>>20), Remedy: "save the pages of the statement as a file of their own"}
	}
	bin, err := exec.LookPath(Pdftotext)
	if err != nil {
		return nil, &document.Error{Wrong: "cannot be read: the program pdftotext is not installed", Remedy: "install poppler-utils (and poppler-data for Chinese), or leave the engine at " + Own}
	}
	file, err := os.CreateTemp("", "tifa-*.pdf")
	if err != nil {
		return nil, err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(b)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, bin, "-enc", "UTF-8", "-eol", "unix", file.Name(), "-")
	out := &bounded{limit: document.MaxText}
	var wrong bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &bounded{w: &wrong, limit: 1 << 16}
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.over:
		return nil, &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "save the pages of the statement as a file of their own"}
	case ctx.Err() != nil:
		return nil, &document.Error{Wrong: fmt.Sprintf("is not read by pdftotext within %v", patience), Remedy: remedyDamaged}
	case err != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(wrong.String()), "\n")
		return nil, &document.Error{Wrong: fmt.Sprintf("is refused by pdftotext (%s)", strings.ToValidUTF8(first, "\ufffd")), Remedy: remedyDamaged}
	}
	d := &document.Document{Warnings: []string{"read with pdftotext: running heads, page numbers and footnotes stand in the text, and raised marks run into their words"}}
	if f, err := object.Open(b, document.MaxPart, maxUnpacked); err == nil {
		describe(f, d)
	}
	h := &hyphens{words: map[string]bool{}}
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.ToValidUTF8(out.b.String(), "\ufffd"), "\f", "\n\n"), "\n\n") {
		lines := strings.Split(part, "\n")
		for i := range lines {
			lines[i] = squeeze(lines[i])
		}
		if text := h.join(lines...); text != "" {
			d.Blocks = append(d.Blocks, document.Block{Kind: document.Paragraph, Text: text})
		}
	}
	if len(d.Blocks) == 0 {
		return nil, &document.Error{Wrong: "holds no text that pdftotext finds", Remedy: "if it is a scan, recognise the text first (for example with ocrmypdf)"}
	}
	return d, nil
}

// bounded keeps what is written to it up to a limit and fails beyond.
type bounded struct {
	b     bytes.Buffer
	w     *bytes.Buffer
	limit int
	over  bool
}

func (o *bounded) Write(p []byte) (int, error) {
	if o.w == nil {
		o.w = &o.b
	}
	if o.w.Len()+len(p) > o.limit {
		o.over = true
		return 0, errors.New("too much output")
	}
	return o.w.Write(p)
}
