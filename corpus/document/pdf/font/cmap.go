package font

import (
	"encoding/binary"
	"sort"
	"strings"
	"unicode/utf16"

	"tifa/corpus/document/pdf/object"
)

// cmap maps codes of one to four bytes to texts (ToUnicode) or to the numbers
// of glyphs (an embedded CMap).
type cmap struct {
	spaces []space
	texts  map[uint32]string
	cids   map[uint32]int
	ranges []cmapRange
	wmode  int
	use    string // the predefined CMap that it builds on
}

// space is a range of codes of one length.
type space struct {
	size   int
	lo, hi uint32
}

type cmapRange struct {
	lo, hi uint32
	text   string // of lo; the last unit counts up
	cid    int
	isCID  bool
}

// maxMappings bounds what one CMap holds; Unicode has a sixth of it.
const maxMappings = 1 << 20

// readCMap reads a CMap (Adobe technical note 5014). What is wrong in it is
// passed over.
func readCMap(b []byte) *cmap {
	m := &cmap{texts: map[uint32]string{}, cids: map[uint32]int{}}
	s := object.NewScanner(b)
	var stack []any
	for {
		x, err := s.Object()
		if err != nil {
			break
		}
		word, is := x.(object.Keyword)
		if !is {
			if len(stack) < 1000 {
				stack = append(stack, x)
			}
			continue
		}
		switch word {
		case "endcodespacerange":
			for i := 0; i+1 < len(stack); i += 2 {
				lo, n := code(stack[i])
				hi, _ := code(stack[i+1])
				if n > 0 && n <= 4 && len(m.spaces) < 100 {
					m.spaces = append(m.spaces, space{n, lo, hi})
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack) && len(m.texts) < maxMappings; i += 2 {
				c, _ := code(stack[i])
				m.texts[c] = target(stack[i+1])
			}
		case "endcidchar":
			for i := 0; i+1 < len(stack) && len(m.cids) < maxMappings; i += 2 {
				c, _ := code(stack[i])
				if cid, ok := stack[i+1].(int); ok {
					m.cids[c] = cid
				}
			}
		case "endbfrange", "endcidrange":
			for i := 0; i+2 < len(stack) && len(m.ranges) < maxMappings; i += 3 {
				m.addRange(stack[i], stack[i+1], stack[i+2])
			}
		case "usecmap":
			if len(stack) > 0 {
				if n, ok := stack[len(stack)-1].(object.Name); ok {
					m.use = string(n)
				}
			}
		case "def":
			if n := len(stack); n >= 2 && stack[n-2] == object.Name("WMode") {
				m.wmode, _ = stack[n-1].(int)
			}
		}
		stack = stack[:0]
	}
	sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].lo < m.ranges[j].lo })
	return m
}

func (m *cmap) addRange(from, to, dst any) {
	lo, n := code(from)
	hi, _ := code(to)
	if n == 0 || hi < lo {
		return
	}
	switch dst := dst.(type) {
	case object.String:
		m.ranges = append(m.ranges, cmapRange{lo: lo, hi: hi, text: target(dst)})
	case int:
		m.ranges = append(m.ranges, cmapRange{lo: lo, hi: hi, cid: dst, isCID: true})
	case object.Array:
		for i, x := range dst {
			if uint32(i) > hi-lo || len(m.texts) >= maxMappings {
				return
			}
			m.texts[lo+uint32(i)] = target(x)
		}
	}
}

// code is a source code and its length in bytes.
func code(x any) (v uint32, n int) {
	s, _ := x.(object.String)
	if len(s) > 4 {
		return 0, 0
	}
	for i := range len(s) {
		v = v<<8 | uint32(s[i])
	}
	return v, len(s)
}

// target is the text that a mapping gives.
func target(x any) string {
	switch x := x.(type) {
	case object.Name:
		return named(string(x))
	case object.String:
		if len(x) == 1 { // against the rules, but met with
			return string(rune(x[0]))
		}
		return fromUTF16(string(x))
	}
	return ""
}

func fromUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for ; len(s) > 1; s = s[2:] {
		units = append(units, binary.BigEndian.Uint16([]byte(s[:2])))
	}
	return string(utf16.Decode(units))
}

// text is what a code stands for.
func (m *cmap) text(c uint32) (string, bool) {
	if t, ok := m.texts[c]; ok {
		return t, true
	}
	r := m.find(c)
	if r == nil || r.isCID || r.text == "" {
		return "", false
	}
	runes := []rune(r.text)
	runes[len(runes)-1] += rune(c - r.lo)
	return string(runes), true
}

// cid is the number of the glyph of a code.
func (m *cmap) cid(c uint32) (int, bool) {
	if n, ok := m.cids[c]; ok {
		return n, true
	}
	if r := m.find(c); r != nil && r.isCID {
		return r.cid + int(c-r.lo), true
	}
	return 0, false
}

// find gives the range of a code. Ranges that overlap are met with, so a few
// that begin earlier are tried too.
func (m *cmap) find(c uint32) *cmapRange {
	end := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].lo > c })
	for i := end - 1; i >= max(0, end-8); i-- {
		if c <= m.ranges[i].hi {
			return &m.ranges[i]
		}
	}
	return nil
}

// next takes the code at the start of a string by the codespaces; where none
// fits, two bytes are taken as by Identity.
func (m *cmap) next(s string) (c uint32, n int) {
	for n = 1; n <= 4 && n <= len(s); n++ {
		c = c<<8 | uint32(s[n-1])
		for _, sp := range m.spaces {
			if sp.size == n && within(c, sp.lo, sp.hi, n) {
				return c, n
			}
		}
	}
	return pair(s)
}

// within compares byte by byte, as codespaces are rectangles.
func within(c, lo, hi uint32, n int) bool {
	for i := range n {
		b := byte(c >> (8 * i))
		if b < byte(lo>>(8*i)) || b > byte(hi>>(8*i)) {
			return false
		}
	}
	return true
}

func pair(s string) (uint32, int) {
	if len(s) == 1 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// isVertical tells a predefined CMap for vertical lines.
func isVertical(name string) bool { return name == "V" || strings.HasSuffix(name, "-V") }
