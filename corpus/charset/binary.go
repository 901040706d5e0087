package charset

import "bytes"

// magic names the kind of file that b begins like, or "" if it may be a text.
// Only signatures that no text begins with are listed; other binaries betray
// themselves by their zero bytes.
func magic(b []byte) string {
	for _, m := range [...]struct {
		at          int
		bytes, kind string
	}{
		{0, "%PDF-", "a PDF file"},
		{0, "PK\x03\x04", "a ZIP or Office file"},
		{0, "PK\x05\x06", "a ZIP or Office file"},
		{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file (.doc, .xls, .ppt)"},
		{0, `{\rtf`, "an RTF file"},
		{0, "%!PS", "a PostScript file"},
		{0, "AT&TFORM", "a DjVu file"},
		{60, "BOOKMOBI", "a Kindle book"},
		{0, "\x1F\x8B", "a gzip archive"},
		{0, "7z\xBC\xAF\x27\x1C", "a 7z archive"},
		{0, "Rar!\x1A\x07", "a RAR archive"},
		{0, "\xFD7zXZ\x00", "an xz archive"},
		{0, "\x28\xB5\x2F\xFD", "a zstd archive"},
		{4, "1AY&SY", "a bzip2 archive"},
		{257, "ustar", "a tar archive"},
		{0, "\x89PNG", "a PNG image"},
		{0, "\xFF\xD8\xFF", "a JPEG image"},
		{0, "GIF87a", "a GIF image"},
		{0, "GIF89a", "a GIF image"},
		{0, "II*\x00", "a TIFF image"},
		{0, "MM\x00*", "a TIFF image"},
		{8, "WEBPVP8", "a WebP image"},
		{4, "ftyp", "a video, audio or HEIC file"},
		{0, "SQLite format 3\x00", "an SQLite database"},
		{0, "\x7FELF", "a program"},
		{0, "\xFF\xFE\x00\x00", "text in UTF-32, which is not read here"},
		{0, "\x00\x00\xFE\xFF", "text in UTF-32, which is not read here"},
	} {
		if len(b) < m.at || !bytes.HasPrefix(b[m.at:], []byte(m.bytes)) {
			continue
		}
		// A signature of plain letters inside the file could be a word of a
		// text; a file of that kind has zero bytes near it.
		if m.at > 0 && bytes.IndexByte(b[:min(len(b), 512)], 0) < 0 && m.kind != "a bzip2 archive" {
			continue
		}
		if m.kind == "a bzip2 archive" && !bytes.HasPrefix(b, []byte("BZh")) {
			continue
		}
		return m.kind
	}
	return ""
}
