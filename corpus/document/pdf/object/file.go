package object

import (
	"bytes"
	"errors"
	"slices"
)

// File is an open PDF file. It is not safe for use by several goroutines.
type File struct {
	b       []byte // from %PDF- on, from where offsets count
	table   map[int]entry
	trailer Dict
	crypt   *crypt
	cache   map[int]any
	cached  int // items in cache
	packed  map[int]*packed
	opening map[int]bool // objects that are being read, to break cycles
	rebuilt bool

	maxOne, maxAll int
	unpacked       int // bytes so far
	searched       int // bytes looked through for the ends of streams
	parsed         int // items read
}

// entry says where an object is: at an offset, or in an object stream.
type entry struct {
	offset, gen int
	stream      int // number of the object stream, 0 for none
}

// packed is an unpacked object stream.
type packed struct {
	b   []byte
	num []int
	at  []int
}

const (
	maxCached = 2 << 20 // items kept; what is beyond is read again
	maxNumber = 8 << 20 // of an object
	maxTable  = 1 << 20 // objects of a file
	maxParsed = 32 << 20
	maxSearch = 2 << 30
)

// Open reads the cross references of a file, or finds the objects itself when
// these are broken. maxOne and maxAll bound the bytes that one stream and all
// of them may unpack to. The error is ErrPassword, ErrSecurity, or says that
// the file has no pages.
func Open(b []byte, maxOne, maxAll int) (*File, error) {
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		b = b[i:]
	}
	f := &File{b: b, maxOne: maxOne, maxAll: maxAll}
	f.reset()
	if !f.references() || !f.whole() {
		f.rebuild()
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if !f.whole() && !f.rebuilt {
		f.rebuild()
		if err := f.unlock(); err != nil {
			return nil, err
		}
	}
	if !f.whole() {
		return nil, errors.New("the file has no pages")
	}
	return f, nil
}

func (f *File) reset() {
	f.table, f.trailer, f.crypt = map[int]entry{}, Dict{}, nil
	f.cache, f.packed, f.opening, f.cached = map[int]any{}, map[int]*packed{}, map[int]bool{}, 0
}

// Trailer is the dictionary that names the catalogue, "Root", and what the
// file says of itself, "Info".
func (f *File) Trailer() Dict { return f.trailer }

// Rebuilt reports whether the cross references were broken and the objects
// were found by searching the file.
func (f *File) Rebuilt() bool { return f.rebuilt }

// whole reports whether the catalogue leads to pages. An encrypted file is
// asked before its key is known: names and references are never encrypted, but
// object streams are, so that its catalogue may be out of sight.
func (f *File) whole() bool {
	if f.crypt == nil && f.trailer["Encrypt"] != nil {
		return f.Dict(f.trailer["Encrypt"]) != nil
	}
	pages := f.Dict(f.Dict(f.trailer["Root"])["Pages"])
	return pages["Kids"] != nil || pages["Type"] == Name("Pages") || pages["Type"] == Name("Page")
}

// definition reads "12 0 obj …" at a place.
func (f *File) definition(at int) (Ref, any) {
	if at < 0 || at >= len(f.b) {
		return Ref{}, nil
	}
	s := Scanner{b: f.b, pos: at}
	a, _ := s.Object()
	g, _ := s.Object()
	word, _ := s.Object()
	num, ok1 := a.(int)
	gen, ok2 := g.(int)
	if !ok1 || !ok2 || word != Keyword("obj") {
		return Ref{}, nil
	}
	if f.parsed > maxParsed {
		return Ref{num, gen}, nil // only a file made for it is read so often
	}
	s.refs = true
	x, err := s.Object()
	f.parsed += s.items
	if err != nil {
		return Ref{num, gen}, nil
	}
	d, ok := x.(Dict)
	if !ok {
		return Ref{num, gen}, x
	}
	was := s.pos
	s.refs = false
	if word, _ := s.Object(); word != Keyword("stream") {
		s.pos = was
		return Ref{num, gen}, d
	}
	if s.at(0) == '\r' {
		s.pos++
	}
	if s.at(0) == '\n' {
		s.pos++
	}
	return Ref{num, gen}, &Stream{Dict: d, raw: f.extent(s.pos, d), ref: Ref{num, gen}}
}

// extent is the bytes of a stream: as many as it says when its end stands
// there, else all before the next end.
func (f *File) extent(at int, d Dict) []byte {
	rest := f.b[min(at, len(f.b)):]
	end := []byte("endstream")
	if n := f.Int(d["Length"], -1); n >= 0 && n <= len(rest) &&
		bytes.HasPrefix(bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n \t\x00"), end) {
		return rest[:n]
	}
	if f.searched > maxSearch {
		return nil
	}
	i := bytes.Index(rest, end)
	if i < 0 {
		f.searched += len(rest)
		return rest
	}
	f.searched += i
	rest = rest[:i]
	rest = bytes.TrimSuffix(rest, []byte("\n"))
	return bytes.TrimSuffix(rest, []byte("\r"))
}

// Resolve follows references to an object, nil when there is none or the
// references run in a circle.
func (f *File) Resolve(x any) any {
	for range 32 {
		ref, ok := x.(Ref)
		if !ok {
			return x
		}
		x = f.load(ref)
	}
	return nil
}

func (f *File) load(ref Ref) any {
	if x, ok := f.cache[ref.Num]; ok {
		return x
	}
	e, ok := f.table[ref.Num]
	if !ok || e.offset < 0 || f.opening[ref.Num] || len(f.opening) > 100 {
		return nil
	}
	f.opening[ref.Num] = true
	defer delete(f.opening, ref.Num)
	var x any
	if e.stream > 0 {
		x = f.unpackObject(e.stream, ref.Num)
	} else {
		var found Ref
		found, x = f.definition(e.offset)
		if found.Num != ref.Num {
			if f.rebuilt {
				return nil
			}
			// The table is wrong: what was read through it may be wrong too.
			key, trailer := f.crypt, f.trailer
			f.rebuild()
			f.crypt = key
			for k, v := range trailer {
				f.trailer[k] = v
			}
			return f.load(ref)
		}
		if f.crypt != nil && (f.crypt.encrypted == (Ref{}) || found != f.crypt.encrypted) {
			if st, ok := x.(*Stream); ok {
				f.crypt.strings(st.Dict, found)
			} else {
				x = f.crypt.strings(x, found)
			}
		}
	}
	if n := items(x); f.cached+n <= maxCached {
		f.cached += n
		f.cache[ref.Num] = x
	}
	return x
}

func items(x any) int {
	n := 1
	switch x := x.(type) {
	case Array:
		for _, y := range x {
			n += items(y)
		}
	case Dict:
		for _, y := range x {
			n += items(y)
		}
	case *Stream:
		n += items(x.Dict)
	case String:
		n += len(x) / 16
	}
	return n
}

// unpackObject reads an object out of an object stream.
func (f *File) unpackObject(stream, num int) any {
	p := f.objects(stream)
	i := slices.Index(p.num, num)
	if i < 0 || p.at[i] < 0 || p.at[i] >= len(p.b) {
		return nil
	}
	s := Scanner{b: p.b, pos: p.at[i], refs: true}
	x, err := s.Object()
	if f.parsed += s.items; err != nil || f.parsed > maxParsed {
		return nil
	}
	if _, word := x.(Keyword); word {
		return nil
	}
	return x
}

// objects unpacks an object stream and reads where its objects begin.
func (f *File) objects(stream int) *packed {
	if p, ok := f.packed[stream]; ok {
		return p
	}
	p := &packed{}
	f.packed[stream] = p
	st, ok := f.load(Ref{Num: stream}).(*Stream)
	if !ok {
		return p
	}
	b, _ := f.Data(st)
	n, first := f.Int(st.Dict["N"], 0), f.Int(st.Dict["First"], 0)
	if first < 0 || first > len(b) {
		return p
	}
	s := NewScanner(b[:first])
	for range n {
		a, err := s.Object()
		o, err2 := s.Object()
		num, ok1 := a.(int)
		at, ok2 := o.(int)
		if err != nil || err2 != nil || !ok1 || !ok2 || len(p.num) == maxTable {
			break
		}
		p.num, p.at = append(p.num, num), append(p.at, first+at)
	}
	p.b = b
	return p
}

// Dict is an object as a dictionary, nil when it is none; of a stream it is
// the one that describes it.
func (f *File) Dict(x any) Dict {
	switch x := f.Resolve(x).(type) {
	case Dict:
		return x
	case *Stream:
		return x.Dict
	}
	return nil
}

// Array is an object as a list, nil when it is none.
func (f *File) Array(x any) Array { a, _ := f.Resolve(x).(Array); return a }

// Name is an object as a name, "" when it is none.
func (f *File) Name(x any) Name { n, _ := f.Resolve(x).(Name); return n }

// String is an object as a string, "" when it is none.
func (f *File) String(x any) String { s, _ := f.Resolve(x).(String); return s }

// Stream is an object as a stream, nil when it is none.
func (f *File) Stream(x any) *Stream { s, _ := f.Resolve(x).(*Stream); return s }

// Int is an object as a whole number, otherwise when it is none.
func (f *File) Int(x any, otherwise int) int {
	switch x := f.Resolve(x).(type) {
	case int:
		return x
	case float64:
		if x > -1<<40 && x < 1<<40 {
			return int(x)
		}
	}
	return otherwise
}

// Num is an object as a number, otherwise when it is none.
func (f *File) Num(x any, otherwise float64) float64 {
	switch x := f.Resolve(x).(type) {
	case int:
		return float64(x)
	case float64:
		return x
	}
	return otherwise
}
