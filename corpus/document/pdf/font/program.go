package font

import (
	"encoding/binary"

	"tifa/corpus/document/pdf/object"
)

// programText reads the characters of the glyphs of an embedded TrueType font
// out of its own table, for composite fonts that come without one. It gives
// nil when there is no such font or table.
func programText(f *object.File, under object.Dict) map[int]string {
	st := f.Stream(f.Dict(under["FontDescriptor"])["FontFile2"])
	if st == nil {
		return nil
	}
	b, _ := f.Data(st)
	glyphs := glyphTexts(b)
	var numbers []byte
	if m := f.Stream(under["CIDToGIDMap"]); m != nil {
		numbers, _ = f.Data(m)
	}
	if numbers == nil || glyphs == nil {
		return glyphs
	}
	out := make(map[int]string, len(glyphs))
	for cid := 0; 2*cid+1 < len(numbers); cid++ {
		if t := glyphs[int(binary.BigEndian.Uint16(numbers[2*cid:]))]; t != "" {
			out[cid] = t
		}
	}
	return out
}

const maxSteps = 1 << 18

// glyphTexts turns the Unicode character map of a TrueType font round
// (OpenType specification, table cmap, formats 4 and 12).
func glyphTexts(b []byte) map[int]string {
	u16 := func(at int) int {
		if at < 0 || at+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	u32 := func(at int) int { return u16(at)<<16 | u16(at+2) }
	table := 0
	for i := range min(u16(4), 64) {
		if at := 12 + 16*i; at+16 <= len(b) && string(b[at:at+4]) == "cmap" {
			table = u32(at + 8)
		}
	}
	if table == 0 {
		return nil
	}
	sub := 0
	for i := range min(u16(table+2), 64) {
		at := table + 4 + 8*i
		if p, e := u16(at), u16(at+2); p == 0 || p == 3 && (e == 1 || e == 10) {
			sub = table + u32(at+4)
		}
	}
	if sub == 0 {
		return nil
	}
	out := map[int]string{}
	steps := 0 // bounds what a table of overlapping ranges asks for
	add := func(gid, r int) {
		if steps++; gid > 0 && gid < 1<<16 && r >= ' ' && (out[gid] == "" || r < int([]rune(out[gid])[0])) {
			out[gid] = string(rune(r))
		}
	}
	switch u16(sub) {
	case 4:
		n := u16(sub+6) / 2
		for i := range n {
			end, start := u16(sub+14+2*i), u16(sub+16+2*n+2*i)
			delta, place := u16(sub+16+4*n+2*i), sub+16+6*n+2*i
			for c := start; c <= end && c < 0xFFFF && steps < maxSteps; c++ {
				gid := c
				if offset := u16(place); offset > 0 {
					if gid = u16(place + offset + 2*(c-start)); gid == 0 {
						steps++
						continue
					}
				}
				add((gid+delta)&0xFFFF, c)
			}
		}
	case 12:
		for i := range min(u32(sub+12), 1<<14) {
			at := sub + 16 + 12*i
			start, end, gid := u32(at), u32(at+4), u32(at+8)
			for c := start; c <= end && c <= 0x10FFFF && steps < maxSteps; c++ {
				add(gid+c-start, c)
			}
		}
	}
	return out
}
