package font

import (
	"encoding/binary"
	"reflect"
	"strings"
	"testing"
)

func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "afii10017": "А", "uni4E2D": "中", "uni00410042": "AB", "u1F600": "😀", "f_f_i": "ffi",
		"a.sc": "a", "Euro": "€", "quoteright": "’", "g12": "", "uniXYZ1": "", "": "", ".notdef": "",
	} {
		if got := named(name); got != want {
			t.Errorf("%q: have %q, want %q", name, got, want)
		}
	}
}

func TestBase(t *testing.T) {
	for _, test := range []struct {
		encoding string
		code     byte
		want     string
	}{
		{"WinAnsiEncoding", 0x93, "“"}, {"WinAnsiEncoding", 0x95, "•"}, {"WinAnsiEncoding", 'a', "a"},
		{"MacRomanEncoding", 0x8E, "é"}, {"MacRomanEncoding", 0xCA, " "},
		{"", 0x27, "’"}, {"", 0x60, "‘"}, {"", 0xAE, "ﬁ"}, {"", 0xD0, "—"}, {"", 0xE1, "Æ"}, {"", 0xFB, "ß"}, {"", 0xA0, ""},
		{"Symbol", 0x61, "α"}, {"Symbol", 0x57, "Ω"}, {"Symbol", 0x7E, "∼"}, {"Symbol", 0xB7, "•"}, {"Wingdings", 0xA7, "•"},
	} {
		if got := base(test.encoding, test.code); got != test.want {
			t.Errorf("%s %#x: have %q, want %q", test.encoding, test.code, got, test.want)
		}
	}
}

// TestClean keeps full width and marks, which NFKC would take away.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"ﬁﬄ": "fiffl", "⽅⺠⻑": "方民長", "（：①№½": "（：①№½", "︵一︶": "（一）",
		"a\u00adb": "a-b", "\x00": Unread, "\ue000": Unread, "a\tb": "a b", "é": "é",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q: have %q, want %q", in, got, want)
		}
	}
}

func TestCMap(t *testing.T) {
	m := readCMap([]byte(`/WMode 1 def 2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
1 begincidrange <8140> <8150> 100 endcidrange 1 begincidchar <41> 7 endcidchar
2 beginbfrange <8140> <8142> <4E00> <8150> <8151> [<0041> /B] endbfrange
1 beginbfchar <41> <D83DDE00> endbfchar 1 beginbfrange <90> <10> <0041> endbfrange`))
	if c, n := m.next("\x41\x81"); c != 0x41 || n != 1 {
		t.Errorf("one byte: %x, %d", c, n)
	}
	if c, n := m.next("\x81\x41"); c != 0x8141 || n != 2 {
		t.Errorf("two bytes: %x, %d", c, n)
	}
	if c, n := m.next("\xff"); c != 0xff || n != 1 {
		t.Errorf("half a code: %x, %d", c, n)
	}
	if cid, ok := m.cid(0x8145); cid != 105 || !ok || m.wmode != 1 {
		t.Errorf("glyph %d, mode %d", cid, m.wmode)
	}
	for c, want := range map[uint32]string{0x8142: "丂", 0x8150: "A", 0x8151: "B", 0x41: "😀", 0x9999: ""} {
		if got, _ := m.text(c); got != want {
			t.Errorf("%x: have %q, want %q", c, got, want)
		}
	}
}

// TestGlyphTexts reads the characters of glyphs from a font of two segments.
func TestGlyphTexts(t *testing.T) {
	var b []byte
	u16 := func(v ...uint16) {
		for _, x := range v {
			b = binary.BigEndian.AppendUint16(b, x)
		}
	}
	u16(0, 1, 1, 0, 0, 0) // one table
	b = append(b, "cmap"...)
	u16(0, 0, 0, 28, 0, 60)
	u16(0, 1, 3, 1, 0, 12)             // one character map, for Windows
	u16(4, 0, 0, 4, 0, 0, 0)           // format 4, two segments
	u16(0x42, 0xFFFF, 0, 0x41, 0xFFFF) // ends, starts
	u16(0xFFFF-0x41+6, 1, 0, 0)        // deltas, offsets
	if got := glyphTexts(b); !reflect.DeepEqual(got, map[int]string{5: "A", 6: "B"}) {
		t.Errorf("have %v", got)
	}
	if got := glyphTexts([]byte(strings.Repeat("\xff", 1000))); len(got) != 0 {
		t.Errorf("noise gives %v", got)
	}
}
