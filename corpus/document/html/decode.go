package html

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"regexp"
	"strings"

	"tifa/corpus/charset"
	"tifa/corpus/document"
)

// metaCharset finds the encoding that a page names. The standard lets it stand
// in the first kilobyte only; pages with long comments put it later.
var metaCharset = regexp.MustCompile(`(?i)<(?:meta\s[^>]*charset|\?xml\s[^>]*encoding)\s*=\s*["']?\s*([-\w.:]+)`)

// decode turns the bytes into text. The user's word comes first, then what the
// bytes say for certain, then the encoding that the server or the page names,
// as far as the bytes bear it out.
func decode(doc *document.Document, b []byte, opt document.Options) (string, error) {
	var t charset.Text
	var err error
	named, where := "", ""
	if opt.Encoding == "" {
		named, where = declaration(b, opt.ContentType)
		t, err = charset.Labelled(b, named)
	} else {
		t, err = charset.Decode(b, opt.Encoding)
	}
	if err != nil {
		remedy := "save the page again as UTF-8"
		var undecided charset.ErrUndecided
		var unknown charset.ErrUnknownName
		if errors.As(err, &undecided) || errors.As(err, &unknown) {
			remedy = "name one with --encoding"
		}
		return "", &document.Error{Wrong: err.Error(), Remedy: remedy}
	}
	doc.Encoding = t.Encoding
	if named != "" && !plainASCII(b) {
		switch c, err := charset.Decode([]byte("a"), named); {
		case err != nil:
			doc.Warnings = append(doc.Warnings, fmt.Sprintf("%s names the encoding %q, which is unknown: read as %s", where, named, t.Encoding))
		case c.Encoding != t.Encoding && !strings.HasPrefix(t.Encoding, "UTF-16"):
			doc.Warnings = append(doc.Warnings, fmt.Sprintf("%s names the encoding %s, but the bytes are %s (%s): read as %s", where, named, t.Encoding, t.Evidence, t.Encoding))
		}
	}
	if t.Doubt != "" {
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("the page is said to be %s, but its bytes read more likely as %s: look at the text, and name the right one with --encoding", t.Encoding, t.Doubt))
	}
	if n := len(t.Wrong); n > 0 {
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("in %d places the bytes are no %s; each stands as U+FFFD", n, t.Encoding))
	}
	return t.String, nil
}

// declaration is the encoding that the server or the page names, and which of
// them.
func declaration(b []byte, contentType string) (name, where string) {
	if _, p, err := mime.ParseMediaType(contentType); err == nil && p["charset"] != "" {
		return strings.Map(labelOnly, p["charset"]), "the server"
	}
	if m := metaCharset.FindSubmatch(b[:min(len(b), 16<<10)]); m != nil {
		return string(m[1]), "the page"
	}
	return "", ""
}

// labelOnly leaves the characters that a name of an encoding can have.
func labelOnly(r rune) rune {
	if strings.ContainsRune("-_.:", r) || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' {
		return r
	}
	return -1
}

func plainASCII(b []byte) bool {
	return bytes.IndexFunc(b, func(r rune) bool { return r >= 0x80 }) < 0
}
