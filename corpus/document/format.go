package document

import (
	"archive/zip"
	"bytes"
	"mime"
	"path"
	"regexp"
	"strings"
)

// Format is the form of a file.
type Format string

// The formats that have a reader, and those that are known and have none.
const (
	Plain    Format = "text"
	HTML     Format = "html"
	DOCX     Format = "docx"
	ODT      Format = "odt"
	EPUB     Format = "epub"
	PDF      Format = "pdf"
	RTF      Format = "rtf"
	Mail     Format = "mail"
	Markdown Format = "markdown"
	OldWord  Format = "doc" // Word before 2007
)

// FormatOf tells the form of a file by its first bytes, and where these do not
// say it by the ending of its name.
func FormatOf(name string, b []byte) Format {
	head := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 4096)], []byte("\ufeff")), " \t\r\n")
	switch ext := strings.ToLower(path.Ext(name)); {
	case bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")):
		return PDF
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return packed(b)
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return OldWord
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return RTF
	case markup.Match(head):
		return HTML
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return HTML
	case ext == ".eml" || ext == ".mht" || ext == ".mhtml" || mailHead.Match(head):
		return Mail
	case ext == ".md" || ext == ".markdown":
		return Markdown
	}
	return Plain
}

// FormatServed is FormatOf for a file that a server gave, contentType being what
// it said of it: that decides where the bytes do not.
func FormatServed(name, contentType string, b []byte) Format {
	format := FormatOf(name, b)
	if format != Plain && format != Markdown {
		return format
	}
	media, _, _ := mime.ParseMediaType(contentType)
	switch media {
	case "text/html", "application/xhtml+xml":
		return HTML
	case "text/markdown":
		return Markdown
	case "text/plain":
		return Plain
	}
	return format
}

// Ending is the usual ending of the names of files in a format, with its dot.
func (f Format) Ending() string {
	switch f {
	case Plain:
		return ".txt"
	case Mail:
		return ".eml"
	case Markdown:
		return ".md"
	}
	return "." + string(f)
}

var (
	markup = regexp.MustCompile(`(?i)^(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]`)
	// mailHead is two header fields, of which one says that it is a mail.
	mailHead = regexp.MustCompile(`(?i)\A(?:[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:received|message-id|mime-version|return-path):[^\n]*\n`)
)

// packed tells what a zip archive holds, Plain when it is no known document.
func packed(b []byte) Format {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return Plain
	}
	for _, f := range z.File {
		switch name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case strings.HasPrefix(name, "word/document") && strings.HasSuffix(name, ".xml"): // some programs write document2.xml
			return DOCX
		case name == "meta-inf/container.xml":
			return EPUB
		case name == "content.xml":
			return ODT
		}
	}
	return Plain
}
