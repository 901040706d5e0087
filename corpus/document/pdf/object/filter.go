package object

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"
)

// ErrPicture says that a stream holds a picture, which this package does not
// unpack.
var ErrPicture = errors.New("the stream is a picture")

// ErrTooLong says that a stream or the file unpacks to more than is read.
var ErrTooLong = errors.New("a stream unpacks to too many bytes")

// Data decrypts and unpacks a stream. Of damaged data it gives what can be
// read, with an error that says what is wrong.
func (f *File) Data(s *Stream) ([]byte, error) {
	b := s.raw
	if f.crypt != nil && s.ref.Num > 0 && f.Name(s.Dict["Type"]) != "XRef" {
		b = f.crypt.stream(f, s, b)
	}
	filters, params := f.list(s.Dict, "Filter", "F"), f.list(s.Dict, "DecodeParms", "DP")
	if len(filters) > 16 {
		return nil, errors.New("a stream has too many filters")
	}
	var damage error
	for i, x := range filters {
		var param Dict
		if i < len(params) {
			param = f.Dict(params[i])
		}
		out, err := f.unpack(f.Name(x), param, b)
		if errors.Is(err, ErrPicture) || errors.Is(err, ErrTooLong) {
			return nil, err
		}
		if err != nil {
			damage = err
		}
		b = out
		if f.unpacked += len(b); f.unpacked > f.maxAll {
			return nil, ErrTooLong
		}
	}
	return b, damage
}

// list is the value of a key as a list, whether it is one or a single object.
func (f *File) list(d Dict, long, short Name) Array {
	x := f.Resolve(d[long])
	if x == nil {
		x = f.Resolve(d[short])
	}
	switch x := x.(type) {
	case nil:
		return nil
	case Array:
		return x
	default:
		return Array{x}
	}
}

func (f *File) unpack(filter Name, param Dict, b []byte) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		out, err := f.read(inflater(b))
		if len(out) == 0 && err != nil && len(b) > 2 && !errors.Is(err, ErrTooLong) {
			// The two bytes before the data are damaged or missing.
			for _, from := range []int{2, 0} {
				if raw, err2 := f.read(flate.NewReader(bytes.NewReader(b[from:]))); len(raw) > len(out) {
					out, err = raw, err2
				}
			}
		}
		if errors.Is(err, ErrTooLong) {
			return nil, err
		}
		return f.predicted(out, param), err
	case "LZWDecode", "LZW":
		early := 1
		if x, ok := f.Resolve(param["EarlyChange"]).(int); ok {
			early = x
		}
		out, err := unLZW(b, early, f.maxOne)
		if err != nil {
			return nil, err
		}
		return f.predicted(out, param), nil
	case "ASCIIHexDecode", "AHx":
		s := Scanner{b: append([]byte{'<'}, b...)}
		return []byte(s.hex()), nil
	case "ASCII85Decode", "A85":
		b, _, _ = bytes.Cut(b, []byte("~"))
		return f.read(ascii85.NewDecoder(bytes.NewReader(bytes.Map(func(r rune) rune {
			if r <= ' ' || r > 'z' {
				return -1
			}
			return r
		}, b))))
	case "RunLengthDecode", "RL":
		return unRun(b, f.maxOne)
	case "Crypt":
		return b, nil
	}
	return nil, ErrPicture
}

func inflater(b []byte) io.Reader {
	r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(b, "\r\n")))
	if err != nil {
		return broken{err}
	}
	return r
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// read takes all of a stream up to the bound of one.
func (f *File) read(r io.Reader) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, int64(f.maxOne)+1))
	if len(out) > f.maxOne {
		return nil, ErrTooLong
	}
	return out, err
}

// unLZW unpacks the variable-width codes of LZW, most significant bit first.
// The width grows early codes before it must.
func unLZW(b []byte, early, limit int) ([]byte, error) {
	const clear, end = 256, 257
	type entry struct {
		prev int
		last byte
		size int
	}
	var table [4096]entry
	var out []byte
	next, width, prev := 258, 9, -1
	var bits, have uint
	first := func(code int) byte {
		for code >= 258 {
			code = table[code].prev
		}
		return byte(code)
	}
	for _, c := range b {
		bits, have = bits<<8|uint(c), have+8
		if have < uint(width) {
			continue
		}
		code := int(bits >> (have - uint(width)) & (1<<width - 1))
		have -= uint(width)
		if code == clear {
			next, width, prev = 258, 9, -1
			continue
		}
		if code == end || code > next || code == next && prev < 0 {
			break
		}
		if prev >= 0 && next < len(table) {
			size := 2
			if prev >= 258 {
				size = table[prev].size + 1
			}
			last := first(prev)
			if code != next {
				last = first(code)
			}
			table[next] = entry{prev, last, size}
			next++
		}
		if code >= next {
			break
		}
		size := 1
		if code >= 258 {
			size = table[code].size
		}
		if len(out)+size > limit {
			return nil, ErrTooLong
		}
		at := len(out) + size
		out = append(out, make([]byte, size)...)
		for x := code; ; x = table[x].prev {
			at--
			if x < 258 {
				out[at] = byte(x)
				break
			}
			out[at] = table[x].last
		}
		prev = code
		for width < 12 && next+early >= 1<<width {
			width++
		}
	}
	return out, nil
}

func unRun(b []byte, limit int) ([]byte, error) {
	var out []byte
	for i := 0; i < len(b) && b[i] != 128; {
		n := int(b[i])
		i++
		if n < 128 {
			end := min(i+n+1, len(b))
			out = append(out, b[i:end]...)
			i = end
		} else if i < len(b) {
			out = append(out, bytes.Repeat(b[i:i+1], 257-n)...)
			i++
		}
		if len(out) > limit {
			return nil, ErrTooLong
		}
	}
	return out, nil
}

// predicted undoes the prediction of a packed table of bytes: TIFF's with
// samples of eight bits, and all of PNG's.
func (f *File) predicted(b []byte, param Dict) []byte {
	kind := f.Int(param["Predictor"], 1)
	if kind < 2 {
		return b
	}
	colors, depth, columns := f.Int(param["Colors"], 1), f.Int(param["BitsPerComponent"], 8), f.Int(param["Columns"], 1)
	if colors < 1 || colors > 64 || depth < 1 || depth > 32 || columns < 1 || columns > 1<<24 {
		return b
	}
	step := max(1, colors*depth/8)
	row := (colors*depth*columns + 7) / 8
	if kind == 2 {
		if depth == 8 {
			for i := range b {
				if i%row >= step {
					b[i] += b[i-step]
				}
			}
		}
		return b
	}
	out := make([]byte, 0, len(b))
	above := make([]byte, min(row, len(b)))
	for len(b) > 1 {
		how := b[0]
		line := b[1:min(len(b), row+1)]
		b = b[len(line)+1:]
		for i := range line {
			var left, corner byte
			if i >= step {
				left, corner = line[i-step], above[i-step]
			}
			switch how {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, line...)
		above = line
		if len(above) < row {
			break
		}
	}
	return out
}

// paeth is the neighbour nearest to left + up - corner (RFC 2083, 6.6).
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func abs(x int) int { return max(x, -x) }
