package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// verifyPair has something of everything that a report quotes: a repair, a
// dropped line, a list, a move, a split, shifts and findings.
var verifyPair = [2]string{
	"维丹共和国和奥斯克王国联合声明\n\n2021年3月4日，维尔港\n\n维丹共和国和奥斯克王国（以下称“双方”）声明如下：\n\n一、合作\n\n双方将开放伦恩边境市场。双方支(zhī)持关税理事会。\n\n" +
		"双方将扩大贸易、投资、能源、农业合作，并在汛期每日交换水位数据。\n\n二、文化\n\n双方欢迎在维尔港举办古地图展览。\n\n双方愿修复伦恩大桥。\n\n京ICP备00000000号\n",
	"维丹共和国和奥斯克王国联合声明\n\n2023年5月9日，伦恩\n\n维丹共和国和奥斯克王国（以下称“双方”）声明如下：\n\n一、合作\n\n双方坚决支持关税理事会。\n\n" +
		"双方将扩大贸易、投资、数字、农业合作。双方将在汛期每日交换水位数据。\n\n双方将取消埃斯克河通行费。\n\n二、文化\n\n双方愿修复伦恩大桥。双方将开放伦恩边境市场。\n",
}

func readPair(t *testing.T, older, newer corpus.Options) (a, b *corpus.Statement) {
	t.Helper()
	var pair [2]*corpus.Statement
	for i, opt := range []corpus.Options{older, newer} {
		s, err := corpus.Read(fmt.Sprintf("%d.txt", i), []byte(verifyPair[i]), opt)
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		pair[i] = s
	}
	return pair[0], pair[1]
}

// unverified are the properties that a report gives as tifa's judgement, the
// name of its scale, and those that only say how the file was found.
var unverified = regexp.MustCompile(`^/(old|new)/source/(name|evidence)$|/(score|confidence|similarity|share)$|^/scale$`)

// TestVerifyNoticesEverything alters every value of a report in turn: each is
// noticed, or is one of those that Verify says it does not check.
func TestVerifyNoticesEverything(t *testing.T) {
	older, newer := readPair(t, corpus.Options{}, corpus.Options{})
	c := diff.Compare(older, newer, align.Aligner{})
	for i := range c.Changes {
		if c.Changes[i].Kind == diff.Added { // a trace, which so short a pair does not have
			c.Changes[i].Trace = align.Trace{Clause: 5, Span: older.Clauses[5].Span, Share: 0.6}
			break
		}
	}
	var b bytes.Buffer
	if err := report.JSON(&b, report.New(c, report.Filter{})); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	for _, want := range []string{`"trace"`, `"lists"`, `"shifts"`, `"repairs": [
   {`, `"dropped": [
   {`, `"moved": true`} {
		if !strings.Contains(string(whole), want) {
			t.Errorf("the pair has no %s: is the test right?", want)
		}
	}
	verify := func(doc []byte) (*report.Verification, error) {
		saved, err := report.ReadSaved("report.json", doc)
		if err != nil {
			return nil, err
		}
		a, b := readPair(t, corpus.Options{Name: "0.txt"}, corpus.Options{Name: "1.txt"})
		return saved.Verify(a, b), nil
	}
	if v, err := verify(whole); err != nil || v.Difference != nil || !v.Complete() {
		t.Fatal(err, v.Difference)
	}
	var doc any
	if err := json.Unmarshal(whole, &doc); err != nil {
		t.Fatal(err)
	}
	altered, spared := 0, 0
	try := func(path string) {
		altered++
		out, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		v, err := verify(out)
		if err == nil && v.Difference == nil {
			if spared++; !unverified.MatchString(path) {
				t.Errorf("%s: the alteration is not noticed", path)
			}
		}
	}
	var walk func(path string, v any, set func(any))
	walk = func(path string, v any, set func(any)) {
		switch v := v.(type) {
		case map[string]any:
			for k, e := range v {
				walk(path+"/"+k, e, func(x any) { v[k] = x })
			}
		case []any:
			for i, e := range v {
				walk(fmt.Sprintf("%s/%d", path, i), e, func(x any) { v[i] = x })
			}
			if len(v) > 0 {
				set(v[:len(v)-1])
				try(path + " cut")
				set(v)
			}
		case string:
			set(v + "改")
			try(path)
			set(v)
		case float64:
			set(v + 1)
			try(path)
			set(v)
		case bool:
			set(!v)
			try(path)
			set(v)
		}
	}
	walk("", doc, func(x any) { doc = x })
	if altered < 300 {
		t.Errorf("only %d values were altered", altered)
	}
	t.Logf("%d values altered, %d of them not checked", altered, spared)
}

// TestVerifyReading: what the report says of how a statement was read is how
// it is read again, and what is no way to read one is refused.
func TestVerifyReading(t *testing.T) {
	a, b := readPair(t, corpus.Options{}, corpus.Options{KeepAll: true})
	saved := func(from, to string) (*report.Saved, error) {
		var out bytes.Buffer
		if err := report.JSON(&out, report.New(diff.Compare(a, b, align.Aligner{}), report.Filter{})); err != nil {
			t.Fatal(err)
		}
		return report.ReadSaved("r.json", bytes.Replace(out.Bytes(), []byte(from), []byte(to), 1))
	}
	s, err := saved("", "")
	if err != nil {
		t.Fatal(err)
	}
	if older, newer := s.Readings(); older.KeepAll || !newer.KeepAll {
		t.Errorf("read %+v and %+v", older, newer)
	}
	for _, c := range []struct{ reason, from, to, want string }{
		{"a format settles the encoding", `"encoding": "UTF-8"`, `"encoding": "docx"`, ""},
		{"what is no encoding", `"encoding": "UTF-8"`, `"encoding": "rtf"`, "no encoding"},
		{"what cannot be done with tracked changes", `"encoding"`, `"revisions": "fail", "encoding"`, "tracked changes"},
		{"what is no engine", `"encoding"`, `"pdf_engine": "/bin/sh", "encoding"`, "no PDF engine"},
	} {
		s, err := saved(c.from, c.to)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.reason, err)
			} else if older, _ := s.Readings(); older.Encoding != "" {
				t.Errorf("%s: read in %q", c.reason, older.Encoding)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}
