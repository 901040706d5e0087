package mail

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/tools/txtar"

	"tifa/corpus/charset"
	"tifa/corpus/document"
	"tifa/corpus/document/pack/packtest"
)

// page stands for a reader of HTML: a paragraph is a block.
func page(name string, b []byte, opt document.Options) (*document.Document, error) {
	label := regexp.MustCompile(`charset="?([\w-]+)`).FindStringSubmatch(opt.ContentType)
	encoding := ""
	if label != nil {
		encoding = label[1]
	}
	t, err := charset.Decode(b, encoding)
	if err != nil {
		return nil, &document.Error{Wrong: err.Error()}
	}
	d := &document.Document{Encoding: t.Encoding}
	for _, m := range regexp.MustCompile(`(?s)<p>(.*?)</p>`).FindAllStringSubmatch(t.String, -1) {
		if strings.TrimSpace(m[1]) != "" {
			d.Blocks = append(d.Blocks, document.Block{Kind: document.Paragraph, Text: m[1]})
		}
	}
	if len(d.Blocks) == 0 {
		return nil, &document.Error{Wrong: "holds no text"}
	}
	return d, nil
}

func build(a *txtar.Archive) []byte {
	for _, f := range a.Files {
		if f.Name == "mail" {
			return f.Data
		}
	}
	return nil
}

func TestGolden(t *testing.T) { packtest.Golden(t, build, Reader{HTML: page}.Read) }

// TestEncodings reads mails in encodings that they name, name wrongly or do
// not name.
func TestEncodings(t *testing.T) {
	const chinese, russian = "阿尔文尼亚共和国和凯斯特里亚联邦发表联合声明。双方重申相互尊重主权和领土完整。", "Республика Арвения и Федерация Кестрия подтвердили приверженность миру."
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(chinese)
	if err != nil {
		t.Fatal(err)
	}
	koi, err := charmap.KOI8R.NewEncoder().String(russian)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ reason, label, body, encoding, want, warning string }{
		{"GBK under the name that programs use", "gb2312", gbk, "", chinese, ""},
		{"KOI8-R", "koi8-r", koi, "", russian, ""},
		{"no name at all", "", gbk, "", chinese, ""},
		{"a wrong name", "utf-8", gbk, "", chinese, "which it is not"},
		{"an unknown name", "x-unknown", koi, "", russian, "which it is not"},
		{"the user's word goes before that of the mail", "iso-8859-1", koi, "KOI8-R", russian, ""},
	} {
		head := "Subject: x\r\nContent-Type: text/plain"
		if c.label != "" {
			head += "; charset=" + c.label
		}
		d, err := Reader{}.Read("a.eml", []byte(head+"\r\n\r\n"+c.body+"\r\n"), document.Options{Encoding: c.encoding})
		if err != nil || len(d.Blocks) != 1 || d.Blocks[0].Text != c.want {
			t.Errorf("%s: %s", c.reason, packtest.Show(d, err))
			continue
		}
		if got := strings.Join(d.Warnings, "; "); strings.Contains(got, c.warning) != (c.warning != "") && (got != "" || c.warning != "") {
			t.Errorf("%s: warnings %q", c.reason, got)
		}
	}
}

// TestHostile gives the reader what would exhaust it.
func TestHostile(t *testing.T) {
	nested := "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
	for range 1000 {
		nested += "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
	}
	for _, c := range []struct{ reason, mail, want string }{
		{"no head", "\x00\x01\x02", "is no mail"},
		{"nothing", "", "is no mail"},
		{"a head of two megabytes", strings.Repeat("X-Spam: yes\r\n", 200_000), "its head is longer than 1 MB"},
		{"no text", "Subject: x\r\n\r\n \r\n", "holds no text"},
		{"parts inside each other", nested, "or more than 20 inside each other"},
		{"many parts", "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 1100), "has more than 1000 parts"},
		{"ten megabytes of text", "Subject: x\r\n\r\n" + strings.Repeat("word ", 2<<20), "MB of text"},
		{"lines that flow into one", "Content-Type: text/plain; format=flowed\r\n\r\n" + strings.Repeat("a \r\n", 1<<20), ""},
		{"heads of mails without end", "Subject: x\r\n\r\n" + strings.Repeat("-----Original Message-----\r\nFrom: a\r\nTo: b\r\nDate: c\r\n\r\nText.\r\n\r\n", 10_000), ""},
		{"one head without end", "Subject: x\r\n\r\n" + strings.Repeat("From: a\r\n", 100_000), ""},
		{"whose quotation, without end", "Subject: x\r\n\r\n" + strings.Repeat("On 5 June 2031 A wrote:\r\n> Text.\r\n", 50_000), ""},
		{"an encrypted mail", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nxx", "is encrypted"},
	} {
		_, err := Reader{HTML: page}.Read("a.eml", []byte(c.mail), document.Options{})
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.reason, err, c.want)
		}
	}
}

// FuzzRead changes the bytes of mails.
func FuzzRead(f *testing.F) { packtest.Fuzz(f, build, Reader{HTML: page}.Read) }
