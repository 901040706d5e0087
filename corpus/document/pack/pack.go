// Package pack opens documents that are zip archives of XML parts, as Word,
// OpenDocument and EPUB files are. It bounds what a hostile archive can cost
// and turns every fault into a document.Error; nothing is written to disk.
package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"tifa/corpus/document"
)

const (
	maxEntries  = 10_000               // of an archive; a long document has a few dozen
	maxUnpacked = 2 * document.MaxPart // of all parts that are read
	maxRatio    = 200                  // unpacked bytes for one packed; XML gives 10 to 40
	bombSize    = 1 << 20              // bytes below which no ratio is a bomb
	again       = "download or save it again"
)

// Archive is an opened zip file.
type Archive struct {
	parts    map[string]*zip.File // by name
	folded   map[string]string    // names by their lower-case forms: Word does not mind case
	doubled  map[string]bool      // names that stand twice
	unpacked int64                // bytes read so far
}

// ErrMissing says that the archive has no part of the name.
var ErrMissing = errors.New("no such part")

// Open opens an archive of at most document.MaxBytes. The error is a
// *document.Error. Parts with absolute names or with ".." in them are passed
// over: nothing can refer to them.
func Open(b []byte) (*Archive, error) {
	if len(b) > document.MaxBytes {
		return nil, &document.Error{Wrong: fmt.Sprintf("is %d MB long", len(b)>>20), Remedy: fmt.Sprintf("a document has at most %d MB; save it without its pictures", document.MaxBytes>>20)}
	}
	if bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, ole(b)
	}
	// The directory is counted before the standard library makes an object of
	// every entry in it.
	if n := bytes.Count(b, []byte("PK\x01\x02")); n > maxEntries {
		return nil, &document.Error{Wrong: fmt.Sprintf("is an archive of %d files", n), Remedy: "no document has so many; unpack it and name the document"}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &document.Error{Wrong: "is a broken or cut-off archive", Remedy: again}
	}
	a := &Archive{map[string]*zip.File{}, map[string]string{}, map[string]bool{}, 0}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasPrefix(name, "/") || path.Clean(name) != name || strings.HasPrefix(name, "../") {
			continue // a folder, or a name that leads out of the archive
		}
		if a.parts[name] != nil {
			a.doubled[name] = true
		}
		a.parts[name] = f
		fold := strings.ToLower(name)
		if was, ok := a.folded[fold]; ok && was != name {
			a.doubled[fold] = true
		}
		a.folded[fold] = cmp.Or(a.folded[fold], name)
	}
	return a, nil
}

// ole is the error for a file in Microsoft's older container.
func ole(b []byte) error {
	// The name of a stream stands in UTF-16.
	wide := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00") + "\x00") }
	if bytes.Contains(b, wide("EncryptedPackage")) {
		return &document.Error{Wrong: "is encrypted with a password", Remedy: "open it in Word or LibreOffice and save it without the password"}
	}
	return &document.Error{Wrong: "is a document of Word before 2007", Remedy: "save it as .docx in Word or LibreOffice"}
}

// find finds a part; case does not matter where it settles nothing.
func (a *Archive) find(name string) *zip.File {
	if f := a.parts[name]; f != nil {
		return f
	}
	return a.parts[a.folded[strings.ToLower(name)]]
}

// Has tells that the archive has a part of the name.
func (a *Archive) Has(name string) bool { return a.find(name) != nil }

// Part unpacks a part. The error is a *document.Error that names it, or
// ErrMissing.
func (a *Archive) Part(name string) ([]byte, error) {
	f := a.find(name)
	wrong := func(remedy, format string, args ...any) error {
		return &document.Error{Wrong: fmt.Sprintf("its part %q ", name) + fmt.Sprintf(format, args...), Remedy: remedy}
	}
	switch {
	case f == nil:
		return nil, ErrMissing
	case a.doubled[f.Name] || a.parts[name] == nil && a.doubled[strings.ToLower(name)]:
		return nil, wrong("open it in the program it comes from and save it again", "is there twice, and which one counts is open")
	case f.Flags&1 != 0:
		return nil, wrong("save it without the password", "is encrypted")
	case f.UncompressedSize64 > document.MaxPart:
		return nil, wrong("no statement is a tenth as long; cut it out", "is %d MB long", f.UncompressedSize64>>20)
	case f.UncompressedSize64 > bombSize && f.UncompressedSize64 > maxRatio*f.CompressedSize64:
		return nil, wrong("it is made to exhaust memory", "unpacks to more than %d times its size", maxRatio)
	case a.unpacked+int64(f.UncompressedSize64) > maxUnpacked:
		return nil, wrong("no statement is a tenth as long; cut it out", "brings the document over %d MB", maxUnpacked>>20)
	}
	r, err := f.Open()
	if err != nil {
		return nil, wrong(again, "cannot be unpacked")
	}
	defer r.Close()
	// The reader stops at the size that the directory gives, which was tested.
	b := make([]byte, f.UncompressedSize64)
	if _, err = io.ReadFull(r, b); err == nil {
		_, err = io.ReadFull(r, make([]byte, 1)) // reads the checksum
	}
	if err != io.EOF {
		return nil, wrong(again, "is damaged")
	}
	a.unpacked += int64(len(b))
	return b, nil
}

// Resolve is the name of the part that a reference in the part from means, ""
// when it leads out of the archive.
func Resolve(from, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	name := path.Join(path.Dir(from), target)
	if strings.HasPrefix(target, "/") {
		name = path.Clean(target)[1:]
	}
	if name == ".." || strings.HasPrefix(name, "../") {
		return ""
	}
	return name
}
