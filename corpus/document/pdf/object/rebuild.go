package object

import (
	"bytes"
	"slices"
	"strconv"
)

// rebuild finds the objects by searching the file for "12 0 obj"; the last
// definition of a number counts.
func (f *File) rebuild() {
	f.reset()
	f.rebuilt = true
	word := []byte("obj")
	var streams []int
	for at := 0; ; {
		i := bytes.Index(f.b[at:], word)
		if i < 0 {
			break
		}
		i += at
		at = i + len(word)
		begin, num := numbered(f.b, i)
		if num <= 0 || num >= maxNumber || len(f.table) >= maxTable {
			continue
		}
		f.table[num] = entry{offset: begin}
		head := f.b[at:min(len(f.b), at+400)]
		if j := bytes.Index(head, []byte("endobj")); j >= 0 {
			head = head[:j]
		}
		if bytes.Contains(head, []byte("ObjStm")) {
			streams = append(streams, num)
		}
		if bytes.Contains(head, []byte("Catalog")) {
			f.trailer["Root"] = Ref{Num: num}
		}
		if bytes.Contains(head, []byte("XRef")) {
			if _, x := f.definition(begin); x != nil {
				if st, ok := x.(*Stream); ok {
					f.newer(st.Dict)
				}
			}
		}
	}
	for rest, at := f.b, 0; ; {
		i := bytes.Index(rest[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		s := Scanner{b: rest, pos: at, refs: true}
		if x, err := s.Object(); err == nil {
			if d, ok := x.(Dict); ok {
				f.newer(d)
			}
		}
	}
	// The key is needed before an object stream can be opened.
	if f.trailer["Encrypt"] != nil && f.unlock() != nil {
		return
	}
	for _, num := range streams {
		for _, n := range f.objects(num).num {
			if e, ok := f.table[n]; n > 0 && n < maxNumber && (!ok || e.stream > 0) {
				f.table[n] = entry{stream: num}
			}
		}
	}
	clear(f.cache)
	f.cached = 0
	if f.Dict(f.Dict(f.trailer["Root"])["Pages"]) == nil {
		f.findCatalog()
	}
}

func (f *File) newer(d Dict) {
	for _, k := range []Name{"Root", "Info", "Encrypt", "ID"} {
		if d[k] != nil {
			f.trailer[k] = d[k]
		}
	}
}

// findCatalog looks through all objects for the catalogue, and failing that
// for the pages themselves.
func (f *File) findCatalog() {
	var kids Array
	nums := make([]int, 0, len(f.table))
	for n := range f.table {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	for _, n := range nums {
		d := f.Dict(Ref{Num: n})
		switch {
		case d["Type"] == Name("Catalog") && f.Dict(d["Pages"]) != nil:
			f.trailer["Root"] = Ref{Num: n}
			return
		case d["Type"] == Name("Page"):
			kids = append(kids, Ref{Num: n})
		}
	}
	if len(kids) > 0 {
		f.trailer["Root"] = Dict{"Type": Name("Catalog"), "Pages": Dict{"Type": Name("Pages"), "Kids": kids}}
	}
}

// numbered reads "12 0 " backwards from a place: where it begins and the
// number, 0 when it is not there.
func numbered(b []byte, end int) (begin, num int) {
	i := end
	back := func(is func(byte) bool) int {
		from := i
		for i > 0 && from-i < 12 && is(b[i-1]) {
			i--
		}
		return from - i
	}
	isDigit := func(c byte) bool { return c >= '0' && c <= '9' }
	if back(isSpace); back(isDigit) == 0 || back(isSpace) == 0 {
		return 0, 0
	}
	to := i
	if n := back(isDigit); n == 0 || n > 9 {
		return 0, 0
	}
	num, _ = strconv.Atoi(string(b[i:to]))
	return i, num
}
