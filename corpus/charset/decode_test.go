package charset

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecode(t *testing.T) {
	const (
		hans    = "雾渐渐散了，对岸的灯都慢慢亮起来了。"
		hant    = "霧漸漸散開，對岸的燈都慢慢亮起來了。"
		russian = "Туман понемногу рассеялся, зажглись огни."
	)
	in := func(name, text string) string {
		b, kept := encode(t, encoders()[name], text)
		if kept != text {
			t.Fatalf("%s cannot write %q", name, text)
		}
		return string(b)
	}
	for _, test := range []struct {
		reason, source, asked      string
		want, encoding, evidence   string
		wrong, offset, at, wrongAs string // of the first Wrong: "" for none
	}{
		{reason: "nothing is a text too", encoding: "UTF-8", evidence: "valid UTF-8"},
		{reason: "ASCII is UTF-8", source: "plain", want: "plain", encoding: "UTF-8", evidence: "valid UTF-8"},
		{reason: "a mark is no part of the text", source: "\xEF\xBB\xBF" + hans, want: hans, encoding: "UTF-8", evidence: "byte order mark"},
		{reason: "only one mark is", source: "\xEF\xBB\xBF\uFEFFa", want: "\uFEFFa", encoding: "UTF-8", evidence: "byte order mark"},
		{reason: "the mark of UTF-16LE", source: "\xFF\xFEa\x00", want: "a", encoding: "UTF-16LE", evidence: "byte order mark"},
		{reason: "the mark of UTF-16BE", source: "\xFE\xFF\x00a", want: "a", encoding: "UTF-16BE", evidence: "byte order mark"},
		{reason: "the mark of GB18030", source: "\x84\x31\x95\x33" + in("GB18030", hans), want: hans, encoding: "GB18030", evidence: "byte order mark"},
		{reason: "a true U+FFFD is not wrong", source: "a\uFFFDb", want: "a\uFFFDb", encoding: "UTF-8", evidence: "valid UTF-8"},
		{reason: "nor in GB18030", source: "a\x84\x31\xA4\x37b\xC4\xE3", asked: "GB18030", want: "a\uFFFDb你", encoding: "GB18030", evidence: "given by the user"},
		{reason: "nor in UTF-16", source: "\xFE\xFF\xFF\xFD\x00a", want: "\uFFFDa", encoding: "UTF-16BE", evidence: "byte order mark"},
		{reason: "half-downloaded: the last character is cut", source: hans[:len(hans)-1], want: hans[:len(hans)-3] + "\uFFFD", encoding: "UTF-8",
			evidence: "UTF-8 with the last character cut off", wrong: "1", offset: "51", at: "51", wrongAs: "\xE3\x80"},
		{reason: "the cut character may be the only one beyond ASCII", source: "it\xE2\x80", want: "it\uFFFD", encoding: "UTF-8",
			evidence: "UTF-8 with the last character cut off", wrong: "1", offset: "2", at: "2", wrongAs: "\xE2\x80"},
		{reason: "one accented letter at the end is no cut", source: "We met at the caf\xE9", want: "We met at the café", encoding: "windows-1252", evidence: "characters read as Western European"},
		{reason: "a few wrong bytes leave UTF-8 what it is", source: hans + "\xFF" + hans, want: hans + "\uFFFD" + hans, encoding: "UTF-8",
			evidence: "UTF-8 with a few wrong bytes", wrong: "1", offset: "54", at: "54", wrongAs: "\xFF"},
		{reason: "few bytes beyond ASCII, none a UTF-8 character, are another encoding", source: strings.Repeat("Nothing to see here. ", 50) + "It\x92s over.",
			want: strings.Repeat("Nothing to see here. ", 50) + "It’s over.", encoding: "windows-1252", evidence: "characters read as Western European"},
		{reason: "UTF-16 by zero bytes", source: in("UTF-16LE", "Across the river."), want: "Across the river.", encoding: "UTF-16LE", evidence: "zero bytes as in UTF-16"},
		{reason: "UTF-16 of either order", source: in("UTF-16BE", "Across the river."), want: "Across the river.", encoding: "UTF-16BE", evidence: "zero bytes as in UTF-16"},
		{reason: "Korean in UTF-16", source: in("UTF-16BE", "늙은 뱃사공은 사십 년"), want: "늙은 뱃사공은 사십 년", encoding: "UTF-16BE", evidence: "zero bytes as in UTF-16"},
		{reason: "Chinese in UTF-16 has no zero bytes", source: in("UTF-16LE", hans), want: hans, encoding: "UTF-16LE", evidence: "characters read as UTF-16"},
		{reason: "nor has traditional", source: in("UTF-16BE", hant), want: hant, encoding: "UTF-16BE", evidence: "characters read as UTF-16"},
		{reason: "UTF-16 may be cut too", source: in("UTF-16LE", hans) + "\x4E", want: hans + "\uFFFD", encoding: "UTF-16LE",
			evidence: "characters read as UTF-16", wrong: "1", offset: "36", at: "54", wrongAs: "\x4E"},
		{reason: "a lone surrogate is wrong, a pair is not", source: "\xFE\xFF\xD8\x3D\xDE\x00\xDE\x00\x00a", want: "😀\uFFFDa", encoding: "UTF-16BE",
			evidence: "byte order mark", wrong: "1", offset: "6", at: "4", wrongAs: "\xDE\x00"},
		{reason: "declared in HTML", source: `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><b>` + in("KOI8-R", "Ель"), encoding: "KOI8-R",
			want: `<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><b>Ель`, evidence: "declared in the text"},
		{reason: "declared in XML, an encoding not found otherwise", source: "<?xml version='1.0' encoding='Shift_JIS'?>" + in("Shift_JIS", "川"), encoding: "Shift_JIS",
			want: "<?xml version='1.0' encoding='Shift_JIS'?>川", evidence: "declared in the text"},
		{reason: "of an encoding that is not judged, the declaration is believed", source: "<meta charset=windows-1257>" + "\xFEmogus", encoding: "windows-1257",
			want: "<meta charset=windows-1257>žmogus", evidence: "declared in the text"},
		{reason: "a declaration that gives gibberish is a lie", source: "<meta charset=iso-8859-1>" + in("windows-1251", russian), encoding: "windows-1251",
			want: "<meta charset=iso-8859-1>" + russian, evidence: "characters read as Cyrillic"},
		{reason: "a declaration that does not decode is a lie", source: "<meta charset=big5>" + in("GB18030", hans+"剩槳"), encoding: "GB18030",
			want: "<meta charset=big5>" + hans + "剩槳", evidence: "characters read as Chinese"},
		{reason: "a declared UTF-8 that is none is a lie", source: `<meta charset="utf-8">` + in("windows-1251", russian), encoding: "windows-1251",
			want: `<meta charset="utf-8">` + russian, evidence: "characters read as Cyrillic"},
		{reason: "a word in a text is no declaration", source: "charset=koi8-r " + in("windows-1251", russian), encoding: "windows-1251",
			want: "charset=koi8-r " + russian, evidence: "characters read as Cyrillic"},
		{reason: "characters beyond the first kilobytes count", source: strings.Repeat("x\n", 100_000) + in("Big5", hant), want: strings.Repeat("x\n", 100_000) + hant,
			encoding: "Big5", evidence: "characters read as traditional Chinese"},
		{reason: "traditional characters in GBK", source: in("GB18030", hant), want: hant, encoding: "GB18030", evidence: "characters read as traditional Chinese"},
		{reason: "GB18030 cut in a character", source: in("GB18030", hans+"。")[:37], want: hans + "\uFFFD", encoding: "GB18030",
			evidence: "characters read as Chinese", wrong: "1", offset: "36", at: "54", wrongAs: "\xA1"},
		{reason: "four bytes cut to three are one character", source: "\xC4\xE3\x81\x30\x81", asked: "GBK", want: "你\uFFFD", encoding: "GB18030",
			evidence: "given by the user", wrong: "1", offset: "2", at: "3", wrongAs: "\x81\x30\x81"},
		{reason: "no pair, no swallowed ASCII", source: "\xC4\xE3\xFF<b>", asked: "gb2312", want: "你\uFFFD<b>", encoding: "GB18030",
			evidence: "given by the user", wrong: "1", offset: "2", at: "3", wrongAs: "\xFF"},
		{reason: "a pair that Big5 does not assign keeps its ASCII", source: "\xA7A\x81A", asked: "big5", want: "你\uFFFDA", encoding: "Big5",
			evidence: "given by the user", wrong: "1", offset: "2", at: "3", wrongAs: "\x81"},
		{reason: "the user's word beats a mark", source: "\xEF\xBB\xBFa", asked: "cp1251", want: "п»їa", encoding: "windows-1251", evidence: "given by the user"},
		{reason: "the mark of the named encoding goes", source: "\xEF\xBB\xBFa", asked: "utf8", want: "a", encoding: "UTF-8", evidence: "given by the user"},
		{reason: "UTF-16 of no said order: the mark says it", source: "\xFE\xFF\x00a", asked: "UTF-16", want: "a", encoding: "UTF-16BE", evidence: "given by the user"},
		{reason: "or else the characters", source: "\x00a\x00b", asked: "UTF-16", want: "ab", encoding: "UTF-16BE", evidence: "given by the user"},
		{reason: "or else it is little-endian", source: "a\x00", asked: "utf_16", want: "a", encoding: "UTF-16LE", evidence: "given by the user"},
		{reason: "latin1 is read as browsers do", source: "\x93a\x94", asked: "ISO-8859-1", want: "“a”", encoding: "windows-1252", evidence: "given by the user"},
		{reason: "a byte that the page leaves free", source: "a\x81b", asked: "windows-1252", want: "a\uFFFDb", encoding: "windows-1252",
			evidence: "given by the user", wrong: "1", offset: "1", at: "1", wrongAs: "\x81"},
		{reason: "the user's own characters of GB18030, first and last of each area", source: "\xAA\xA1\xAF\xFE\xF8\xA1\xFE\xFE\xA1\x80\xA7\xA0\xC4\xE3", asked: "GB18030",
			want: "\uE000\uE233\uE234\uE4C5\uE505\uE765你", encoding: "GB18030", evidence: "given by the user"},
		{reason: "half a character before ASCII is none of them", source: "a\xA1b", asked: "GB18030", want: "a\uFFFDb", encoding: "GB18030",
			evidence: "given by the user", wrong: "1", offset: "1", at: "1", wrongAs: "\xA1"},
		{reason: "offsets count the mark", source: "\xEF\xBB\xBFa\xFFb", want: "a\uFFFDb", encoding: "UTF-8",
			evidence: "byte order mark", wrong: "1", offset: "4", at: "1", wrongAs: "\xFF"},
	} {
		got, err := Decode([]byte(test.source), test.asked)
		if err != nil {
			t.Errorf("%s: %v", test.reason, err)
			continue
		}
		if got.String != test.want || got.Encoding != test.encoding || got.Evidence != test.evidence {
			t.Errorf("%s:\n got %.90q, %s, %s\nwant %.90q, %s, %s", test.reason,
				got.String, got.Encoding, got.Evidence, test.want, test.encoding, test.evidence)
		}
		var wrong, offset, at, as string
		if len(got.Wrong) > 0 {
			w := got.Wrong[0]
			wrong, offset, at, as = strconv.Itoa(len(got.Wrong)), strconv.Itoa(w.Offset), strconv.Itoa(w.At), string(w.Bytes)
		}
		if wrong != test.wrong || offset != test.offset || at != test.at || as != test.wrongAs {
			t.Errorf("%s: wrong is %q, the first at %q, in the text at %q: %q", test.reason, wrong, offset, at, as)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct{ reason, source, asked, want string }{
		{"a PDF is none in any encoding", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "GB18030", "not a text but a PDF file"},
		{"Office files are ZIP files", "PK\x03\x04\x14\x00\x06\x00", "", "not a text but a ZIP or Office file"},
		{"the Office files of old", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", "", "not a text but an old Office file (.doc, .xls, .ppt)"},
		{"an image", "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "", "not a text but a PNG image"},
		{"a signature further in", "\x00\x00\x00\x18ftypmp42", "", "not a text but a video, audio or HEIC file"},
		{"zero bytes that are no UTF-16", "hello\x00world, and so on", "", "not a text but a binary file (it holds NUL bytes)"},
		{"numbers", "\x01\x00\x00\x00\x02\x00\x00\x00\xF3\x00\x00\x00", "", "not a text but a binary file (it holds NUL bytes)"},
		{"an unknown name is told what is known", "a", "klingon\n", `unknown encoding "klingon?"; known are UTF-8, UTF-16LE,`},
		{"noise is no text", "\x81\x9F\xC8\x01\x8D\xFF\xFE\x9A\x82\xE7\xFD\xB6\x90\xA3\x07\xBC", "", "no encoding fits the bytes well enough"},
	} {
		_, err := Decode([]byte(test.source), test.asked)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.reason, err, test.want)
		}
	}

	_, err := Decode([]byte("GIF89a\x01\x00"), "")
	var binary ErrBinary
	if !errors.As(err, &binary) || binary.Kind != "a GIF image" {
		t.Errorf("a GIF image is %#v", err)
	}
	_, err = Decode(nil, "none")
	var unknown ErrUnknownName
	if !errors.As(err, &unknown) || unknown.Name != "none" || len(unknown.Names) != len(Names()) {
		t.Errorf("an unknown name is %#v", err)
	}
	// Words that a signature inside a file shares with a text.
	for _, text := range []string{"The ftype of it", "draftyp", "Some ftyp", "See WEBPVP8"} {
		if _, err := Decode([]byte(text), ""); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestNames: each name leads to itself, and reads ASCII as ASCII.
func TestNames(t *testing.T) {
	for _, name := range Names() {
		source := "abc"
		switch name {
		case "UTF-16LE":
			source = "a\x00b\x00c\x00"
		case "UTF-16BE":
			source = "\x00a\x00b\x00c"
		}
		for _, spelt := range []string{name, strings.ToLower(name), strings.ReplaceAll(name, "-", "_")} {
			got, err := Decode([]byte(source), spelt)
			if err != nil || got.Encoding != name || got.String != "abc" {
				t.Errorf("%s: %q as %s (%v)", spelt, got.String, got.Encoding, err)
			}
		}
	}
}

// TestEveryPair feeds each encoding each pair of bytes that begins beyond ASCII,
// and a few more, to see that nothing is lost or invented.
func TestEveryPair(t *testing.T) {
	for _, name := range Names() {
		var all []byte
		for i := 0x8000; i <= 0xFFFF; i++ {
			b := []byte{byte(i >> 8), byte(i), 'a', byte(i), byte(i >> 8), 0x30}
			checkWrong(t, b, name)
			all = append(all, b...)
		}
		checkWrong(t, all, name) // across the chunks
	}
}

// checkWrong checks what holds of each Text: valid UTF-8, and Wrong in order, at
// true U+FFFD, with the bytes of the source.
func checkWrong(t *testing.T, b []byte, name string) Text {
	t.Helper()
	got, err := Decode(b, name)
	if err != nil {
		return got
	}
	if !utf8.ValidString(got.String) {
		t.Fatalf("%s: %q gives invalid UTF-8", name, b)
	}
	offset, at := 0, 0
	for _, w := range got.Wrong {
		if w.Offset < offset || w.At < at || len(w.Bytes) == 0 {
			t.Fatalf("%s: %q: wrong out of order: %+v", name, b, got.Wrong)
		}
		if string(b[w.Offset:w.Offset+len(w.Bytes)]) != string(w.Bytes) || !strings.HasPrefix(got.String[w.At:], "\uFFFD") {
			t.Fatalf("%s: %q: wrong misplaced: %+v in %q", name, b, w, got.String)
		}
		offset, at = w.Offset+len(w.Bytes), w.At+len("\uFFFD")
	}
	// What is between two Wrongs decodes by itself to what stands between.
	if len(b) < 16 && !strings.HasPrefix(got.Encoding, "UTF-16") {
		rest, _ := Decode(b[offset:], got.Encoding)
		if _, size := mark(b[offset:]); size == 0 && rest.String != got.String[at:] {
			t.Fatalf("%s: %q: after the wrong bytes %q, want %q", name, b, got.String[at:], rest.String)
		}
	}
	return got
}
