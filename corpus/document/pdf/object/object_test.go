package object

import (
	"bytes"
	"compress/lzw"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestScanner(t *testing.T) {
	for _, test := range []struct {
		reason, in string
		want       []any
	}{
		{"numbers", "1 -2 +3 .5 -.5 4. 6.25", []any{1, -2, 3, .5, -.5, 4.0, 6.25}},
		{"a broken number is read as far as it goes", "0.-3 1.2.3", []any{0.0, 1.2}},
		{"names with #", "/A#20B /C", []any{Name("A B"), Name("C")}},
		{"escapes, nested brackets and line ends", "(a\\(b\\)(c)\\101\\n\\\r\nd\r\ne)", []any{String("a(b)(c)A\nd\ne")}},
		{"an odd digit of a hex string stands for its upper half", "<414>", []any{String("A@")}},
		{"arrays and dictionaries", "[1 [2]] <</A 1 /B [/C]>>", []any{Array{1, Array{2}}, Dict{"A": 1, "B": Array{Name("C")}}}},
		{"what is not closed ends with the input", "[1 <</A (b", []any{Array{1, Dict{"A": String("b")}}}},
		{"comments and stray brackets are passed over", "% no\n ] >> ) } 1 Tj", []any{1, Keyword("Tj")}},
	} {
		s := NewScanner([]byte(test.in))
		var got []any
		for {
			x, err := s.Object()
			if err != nil {
				if err != io.EOF {
					t.Errorf("%s: %v", test.reason, err)
				}
				break
			}
			got = append(got, x)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: have %#v, want %#v", test.reason, got, test.want)
		}
	}
}

func TestDepth(t *testing.T) {
	s := NewScanner(bytes.Repeat([]byte("["), 1<<20))
	if _, err := s.Object(); err != errTooBig {
		t.Errorf("a million brackets give %v", err)
	}
}

// TestFilters unpacks what is packed here by other means.
func TestFilters(t *testing.T) {
	text := strings.Repeat("Arvenia and Kestria agree. ", 400)
	var packed bytes.Buffer
	w := lzw.NewWriter(&packed, lzw.MSB, 8)
	io.WriteString(w, text)
	w.Close()
	f := &File{maxOne: 1 << 20}
	for _, test := range []struct {
		filter Name
		param  Dict
		in     string
		want   string
	}{
		// Go's writer widens its codes as late as it can.
		{"LZWDecode", Dict{"EarlyChange": 0}, packed.String(), text},
		{"LZWDecode", nil, "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"}, // the example of ISO 32000-2, 7.4.4.2
		{"ASCIIHexDecode", nil, "41 42\n4>", "AB@"},
		{"ASCII85Decode", nil, "87cURD]j7BEbo80~>", "Hello world!"},
		{"RunLengthDecode", nil, "\x02abc\xfed\x80zzz", "abcddd"},
		{"Crypt", nil, "abc", "abc"},
	} {
		got, err := f.unpack(test.filter, test.param, []byte(test.in))
		if err != nil || string(got) != test.want {
			t.Errorf("%s: have %.60q, %v", test.filter, got, err)
		}
	}
	if _, err := f.unpack("DCTDecode", nil, nil); err != ErrPicture {
		t.Errorf("a picture gives %v", err)
	}
	f.maxOne = 1000
	if _, err := f.unpack("LZWDecode", Dict{"EarlyChange": 0}, packed.Bytes()); err != ErrTooLong {
		t.Errorf("a text beyond the bound gives %v", err)
	}
}

// TestPredictors undoes the five filters of PNG and that of TIFF by hand.
func TestPredictors(t *testing.T) {
	f := &File{}
	for _, test := range []struct {
		kind int
		in   []byte
		want []byte
	}{
		{2, []byte{1, 1, 1, 5, 0, 1}, []byte{1, 2, 3, 5, 5, 6}},
		{15, []byte{0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1}, []byte{1, 2, 3, 1, 2, 3, 2, 3, 4}},
		{15, []byte{0, 10, 20, 30, 3, 1, 1, 1, 4, 1, 1, 1}, []byte{10, 20, 30, 6, 14, 23, 7, 15, 24}},
	} {
		got := f.predicted(bytes.Clone(test.in), Dict{"Predictor": test.kind, "Columns": 3})
		if !bytes.Equal(got, test.want) {
			t.Errorf("predictor %d: have %v, want %v", test.kind, got, test.want)
		}
	}
}

// TestCircles resolves references that lead nowhere or back to themselves.
func TestCircles(t *testing.T) {
	b := "%PDF-1.4\n1 0 obj 2 0 R endobj\n2 0 obj 1 0 R endobj\n3 0 obj <</Type /Catalog /Pages <</Type /Pages /Kids []>>>> endobj\n" +
		"4 0 obj <</Length 4 0 R>> stream\nabc\nendstream endobj\ntrailer <</Root 3 0 R /Prev 5>>"
	f, err := Open([]byte(b), 1<<20, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if x := f.Resolve(Ref{1, 0}); x != nil {
		t.Errorf("a circle is %v", x)
	}
	if x := f.Resolve(Ref{9, 0}); x != nil {
		t.Errorf("nothing is %v", x)
	}
	got, err := f.Data(f.Stream(Ref{4, 0}))
	if err != nil || string(got) != "abc" {
		t.Errorf("a stream whose length is itself: %q, %v", got, err)
	}
	prev := fmt.Sprintf("%%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%%%EOF")
	if _, err := Open([]byte(prev), 1<<20, 1<<20); err == nil {
		t.Error("a table that is its own predecessor has no pages")
	}
}
