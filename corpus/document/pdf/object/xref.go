package object

import "bytes"

// references reads the cross references from the newest to the oldest.
func (f *File) references() bool {
	i := bytes.LastIndex(f.b, []byte("startxref"))
	if i < 0 {
		return false
	}
	s := Scanner{b: f.b, pos: i + len("startxref")}
	x, _ := s.Object()
	at, ok := x.(int)
	seen := map[int]bool{}
	for ok && at >= 0 && at < len(f.b) && !seen[at] && len(seen) < 1000 {
		seen[at] = true
		t := f.section(at)
		if t == nil {
			return false
		}
		if hybrid, is := t["XRefStm"].(int); is && hybrid > 0 && hybrid < len(f.b) && !seen[hybrid] {
			seen[hybrid] = true
			f.section(hybrid)
		}
		at, ok = f.offset(t["Prev"])
	}
	return len(f.table) > 0
}

func (f *File) offset(x any) (int, bool) {
	switch x := x.(type) {
	case int:
		return x, true
	case float64:
		return int(x), x >= 0 && x < 1<<40
	}
	return 0, false
}

// section reads one table or stream of cross references and gives its trailer,
// nil when there is none at the place.
func (f *File) section(at int) Dict {
	s := Scanner{b: f.b, pos: at, refs: true}
	x, err := s.Object()
	if err != nil {
		return nil
	}
	if x == Keyword("xref") {
		return f.section1(&s)
	}
	_, obj := f.definition(at)
	st, ok := obj.(*Stream)
	if !ok || f.Name(st.Dict["Type"]) != "XRef" {
		return nil
	}
	f.section2(st)
	f.inherit(st.Dict)
	return st.Dict
}

// inherit takes over what an older trailer says and no newer one did.
func (f *File) inherit(d Dict) {
	for _, k := range []Name{"Root", "Info", "Encrypt", "ID"} {
		if _, ok := f.trailer[k]; !ok && d[k] != nil {
			f.trailer[k] = d[k]
		}
	}
}

// section1 reads a table of lines "offset generation n".
func (f *File) section1(s *Scanner) Dict {
	s.refs = false
	for {
		x, err := s.Object()
		if err != nil {
			return nil
		}
		if x == Keyword("trailer") {
			s.refs = true
			t, _ := s.Object()
			d, ok := t.(Dict)
			if !ok {
				return nil
			}
			f.inherit(d)
			return d
		}
		y, _ := s.Object()
		first, ok1 := x.(int)
		n, ok2 := y.(int)
		if !ok1 || !ok2 || n < 0 || first < 0 {
			return nil
		}
		for i := range n {
			a, err := s.Object()
			g, _ := s.Object()
			kind, _ := s.Object()
			offset, ok1 := a.(int)
			gen, ok2 := g.(int)
			if err != nil || !ok1 || !ok2 || kind != Keyword("n") && kind != Keyword("f") {
				return nil
			}
			if kind == Keyword("n") {
				f.add(first+i, entry{offset: offset, gen: gen})
			} else {
				f.add(first+i, entry{offset: -1})
			}
		}
	}
}

func (f *File) add(num int, e entry) {
	if _, known := f.table[num]; !known && num > 0 && num < maxNumber && len(f.table) < maxTable {
		f.table[num] = e
	}
}

// section2 reads a stream of cross references.
func (f *File) section2(st *Stream) {
	b, _ := f.Data(st)
	var w [3]int
	for i, x := range f.Array(st.Dict["W"]) {
		if i < 3 {
			w[i] = f.Int(x, 0)
			if w[i] < 0 || w[i] > 8 {
				return
			}
		}
	}
	row := w[0] + w[1] + w[2]
	index := f.Array(st.Dict["Index"])
	if index == nil {
		index = Array{0, f.Int(st.Dict["Size"], 0)}
	}
	field := func(b []byte) (v int) {
		for _, c := range b {
			v = v<<8 | int(c)
		}
		return v
	}
	for i := 0; i+1 < len(index) && row > 0; i += 2 {
		first, n := f.Int(index[i], 0), f.Int(index[i+1], 0)
		for k := 0; k < n && len(b) >= row; k++ {
			kind, x, y := 1, field(b[w[0]:w[0]+w[1]]), field(b[w[0]+w[1]:row])
			if w[0] > 0 {
				kind = field(b[:w[0]])
			}
			b = b[row:]
			switch kind {
			case 0:
				f.add(first+k, entry{offset: -1})
			case 1:
				f.add(first+k, entry{offset: x, gen: y})
			case 2:
				f.add(first+k, entry{stream: x})
			}
		}
	}
}
