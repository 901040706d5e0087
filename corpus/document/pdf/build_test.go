package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"strings"
)

// builder writes a PDF file object by object.
type builder struct {
	objects []string // bodies, the first is object 1
	root    int
	info    int
	extra   string // of the trailer
	// crypt encrypts the streams and strings that secret marks.
	crypt func(num int, b []byte) []byte
}

func (b *builder) add(format string, args ...any) int {
	b.objects = append(b.objects, fmt.Sprintf(format, args...))
	return len(b.objects)
}

func (b *builder) stream(dict, data string) int {
	num := len(b.objects) + 1
	if b.crypt != nil {
		data = string(b.crypt(num, []byte(data)))
	}
	return b.add("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflate(s string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write([]byte(s))
	w.Close()
	return out.String()
}

// pages ends the file: a page for each content, all with the same resources.
func (b *builder) pages(resources string, contents ...string) []byte {
	var kids []string
	tree := len(b.objects) + 2*len(contents) + 1
	for _, c := range contents {
		st := b.stream("", c)
		kids = append(kids, fmt.Sprintf("%d 0 R", b.add("<</Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources <<%s>> /Contents %d 0 R>>", tree, resources, st)))
	}
	b.add("<</Type /Pages /Count %d /Kids [%s]>>", len(kids), strings.Join(kids, " "))
	b.root = b.add("<</Type /Catalog /Pages %d 0 R /Lang (en-GB)>>", tree)
	return b.bytes()
}

// bytes writes the objects with a table of cross references.
func (b *builder) bytes() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var at []int
	for i, o := range b.objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", a)
	}
	info := ""
	if b.info > 0 {
		info = fmt.Sprintf("/Info %d 0 R", b.info)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d /Root %d 0 R %s %s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, b.root, info, b.extra, xref)
	return out.Bytes()
}

// packed writes the objects that are no streams into an object stream and the
// cross references into a stream with a predictor.
func (b *builder) packed() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	n := len(b.objects)
	kind, where, index := make([]byte, n+3), make([]int, n+3), make([]int, n+3)
	var head, body strings.Builder
	count := 0
	for i, o := range b.objects {
		if strings.Contains(o, "endstream") {
			kind[i+1], where[i+1] = 1, out.Len()
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		kind[i+1], where[i+1], index[i+1] = 2, n+1, count
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + "\n")
		count++
	}
	kind[n+1], where[n+1] = 1, out.Len()
	data := deflate(head.String() + body.String())
	fmt.Fprintf(&out, "%d 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", n+1, count, head.Len(), len(data), data)
	kind[n+2], where[n+2] = 1, out.Len()
	xref := out.Len()
	var rows bytes.Buffer
	prev := make([]byte, 6)
	for i := range n + 3 {
		row := []byte{kind[i], byte(where[i] >> 16), byte(where[i] >> 8), byte(where[i]), byte(index[i] >> 8), byte(index[i])}
		rows.WriteByte(2)
		for k := range row {
			rows.WriteByte(row[k] - prev[k])
		}
		prev = row
	}
	table := deflate(rows.String())
	fmt.Fprintf(&out, "%d 0 obj\n<</Type /XRef /Size %d /Root %d 0 R /W [1 3 2] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 6>> /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", n+2, n+3, b.root, len(table), table, xref)
	return out.Bytes()
}

// Fonts of the tests.
const (
	helvetica = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584]>>"
	bold      = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>"
)

func cjk(cmap string) string {
	return "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /" + cmap + " /DescendantFonts [<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000>>]>>"
}

// latin is a file of pages in Helvetica (F1) and bold (F2).
func latin(contents ...string) []byte {
	b := &builder{}
	r := fmt.Sprintf("/Font <</F1 %d 0 R /F2 %d 0 R>>", b.add(helvetica), b.add(bold))
	return b.pages(r, contents...)
}

// at shows a line at a place in a size.
func at(x, y, size float64, text string) string {
	text = strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)").Replace(text)
	return fmt.Sprintf("BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
}

// set shows lines one under the other, 14 points apart, in 11 points.
func set(x, y float64, lines ...string) string {
	var out strings.Builder
	for i, l := range lines {
		out.WriteString(at(x, y-14*float64(i), 11, l))
	}
	return out.String()
}

var passwordPad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// encrypted is a file whose content is encrypted by RC4 or AES of 128 bits
// with a user password.
func encrypted(useAES bool, password, content string) []byte {
	pad := append([]byte(password), passwordPad...)[:32]
	owner := bytes.Repeat([]byte{7}, 32)
	id := []byte("0123456789abcdef")
	h := md5.New()
	h.Write(pad)
	h.Write(owner)
	h.Write(binary.LittleEndian.AppendUint32(nil, 0xfffffffc))
	h.Write(id)
	key := h.Sum(nil)
	for range 50 {
		sum := md5.Sum(key)
		key = sum[:]
	}
	sum := md5.Sum(append(bytes.Clone(passwordPad), id...))
	user := sum[:]
	for i := range 20 {
		k := bytes.Clone(key)
		for j := range k {
			k[j] ^= byte(i)
		}
		c, _ := rc4.NewCipher(k)
		c.XORKeyStream(user, user)
	}
	b := &builder{extra: fmt.Sprintf("/ID [<%x><%x>]", id, id)}
	method, v, r := "V2", 2, 3
	if useAES {
		method, v, r = "AESV2", 4, 4
	}
	b.crypt = func(num int, data []byte) []byte {
		k := append(bytes.Clone(key), byte(num), byte(num>>8), 0, 0, 0)
		if useAES {
			k = append(k, "sAlT"...)
		}
		sum := md5.Sum(k)
		if !useAES {
			c, _ := rc4.NewCipher(sum[:])
			c.XORKeyStream(data, data)
			return data
		}
		n := 16 - len(data)%16
		data = append(data, bytes.Repeat([]byte{byte(n)}, n)...)
		block, _ := aes.NewCipher(sum[:])
		iv := []byte("an initial vecto")
		out := append([]byte(nil), iv...)
		out = append(out, data...)
		cipher.NewCBCEncrypter(block, iv).CryptBlocks(out[16:], data)
		return out
	}
	font := b.add(helvetica)
	crypt := b.add("<</Filter /Standard /V %d /R %d /Length 128 /P -4 /O <%x> /U <%x%x> /CF <</StdCF <</CFM /%s /Length 16>>>> /StmF /StdCF /StrF /StdCF>>", v, r, owner, user, make([]byte, 16), method)
	b.extra += fmt.Sprintf(" /Encrypt %d 0 R", crypt)
	return b.pages(fmt.Sprintf("/Font <</F1 %d 0 R>>", font), content)
}
