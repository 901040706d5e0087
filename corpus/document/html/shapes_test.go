package html

import (
	"fmt"
	xhtml "html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tifa/corpus/document"
)

// shape writes paragraphs, the first one the headline, as a page.
type shape struct {
	name string
	page func(p []string, chinese bool) string
}

// Furniture of the shapes, in two languages. Nothing of it may come back.
var (
	menu = [2]string{
		`<li><a href="/">Home</a></li><li><a href="/n">News and events</a></li><li><a href="/t">Treaties</a></li>`,
		`<li><a href="/">首页</a></li><li><a href="/n">新闻动态</a></li><li><a href="/t">条约</a></li>`,
	}
	further = [2]string{
		`<h3>Related news</h3><ul><li><a href="1">Minister receives the envoy of the islands in the capital</a></li><li><a href="2">Talks on fisheries resume after a pause of two years</a></li></ul>`,
		`<h3>相关新闻</h3><ul><li><a href="1">外长在首都会见群岛特使并就渔业问题交换意见</a></li><li><a href="2">渔业谈判中断两年后恢复</a></li></ul>`,
	}
	remarks = [2]string{
		`<div class="comment"><b>reader7</b><p>I like what they have agreed upon, and I hope that they will keep it.</p></div><div class="comment"><p>I do not. Who reads these texts?</p></div>`,
		`<div class="comment"><b>网友七</b><p>支持他们达成的共识，希望能够落实。</p></div><div class="comment"><p>谁会看这样的文件？</p></div>`,
	}
	imprint = [2]string{"© 2031 Ministry of Arvenia. All rights reserved.", "版权所有 阿维尼亚外交部 地址：港口大街十二号。"}
	consent = [2]string{"We use cookies to improve your experience on this site.", "本网站使用网络饼干以改善您的体验。"}
)

func at(chinese bool) int {
	if chinese {
		return 1
	}
	return 0
}

// each joins the paragraphs from the second on between two tags.
func each(p []string, before, after string) string {
	var b strings.Builder
	for _, s := range p[1:] {
		b.WriteString(before + xhtml.EscapeString(s) + after + "\n")
	}
	return b.String()
}

var shapes = []shape{
	{"article", func(p []string, zh bool) string {
		i := at(zh)
		return `<!DOCTYPE html><html><head><title>` + xhtml.EscapeString(p[0]) + ` | Site</title></head><body><nav><ul>` + menu[i] + `</ul></nav><main><article><h1>` + xhtml.EscapeString(p[0]) + `</h1>` +
			each(p, "<p>", "</p>") + `</article><aside>` + further[i] + `</aside></main><footer><p>` + imprint[i] + `</p></footer></body></html>`
	}},
	{"div soup", func(p []string, zh bool) string {
		i := at(zh)
		return `<body><div><div><ul>` + menu[i] + `</ul></div><div><div><div>` + xhtml.EscapeString(p[0]) + `</div><div><div>` + each(p, "<div>", "</div>") + `</div></div></div><div>` + further[i] + `</div></div><div class="footer"><span>` + imprint[i] + `</span></div></div>`
	}},
	{"table layout", func(p []string, zh bool) string {
		i := at(zh)
		return `<table width=980><tr><td colspan=2 class=logo><img src=x alt=logo></td></tr><tr><td width=160><ul>` + menu[i] + `</ul></td><td><table><tr><td><font size=5>` + xhtml.EscapeString(p[0]) + `</font></td></tr><tr><td>` +
			each(p, "<p><font size=2>", "</font>") + `</td></tr></table></td></tr><tr><td colspan=2><center class=copyright>` + imprint[i] + `</center></td></tr></table>`
	}},
	{"single breaks", func(p []string, zh bool) string {
		i := at(zh)
		return `<div class=nav><ul>` + menu[i] + `</ul></div><h1>` + xhtml.EscapeString(p[0]) + `</h1><div id=zoom>` + each(p, "　　", "<br>") + `</div><div class="xgxw">` + further[i] + `</div>`
	}},
	{"double breaks", func(p []string, zh bool) string {
		i := at(zh)
		return `<form action=x><div class="topnav"><ul>` + menu[i] + `</ul></div><b>` + xhtml.EscapeString(p[0]) + `</b><br/><br/>` + each(p, "", "<br/>\n<br/>") + `<input type=submit><div class=cookie-banner>` + consent[i] + `</div></form>`
	}},
	{"comments", func(p []string, zh bool) string {
		i := at(zh)
		return `<body class="single has-sidebar"><header class=masthead><ul>` + menu[i] + `</ul></header><div class=post><h1 class=entry-title>` + xhtml.EscapeString(p[0]) + `</h1><div class=share><a href=x>Tweet</a> <a href=y>Print</a></div><div class=entry-content>` +
			each(p, "<p>", "</p>") + `</div><div class=tags><a href=t>treaties</a></div></div><div id=comments>` + remarks[i] + `</div><div class=sidebar>` + further[i] + `</div>`
	}},
	{"inline markup", func(p []string, zh bool) string {
		i := at(zh)
		mark := func(s string) string {
			r := []rune(s)
			if len(r) < 20 {
				return xhtml.EscapeString(s)
			}
			e := func(a, b int) string { return xhtml.EscapeString(string(r[a:b])) }
			return e(0, 3) + "<b>" + e(3, 5) + "</b>" + e(5, 9) + `<a href="/d"><i>` + e(9, 14) + "</i></a><!-- x --><wbr>" + e(14, 15) + `&shy;<span style="display:none">hidden</span>` + e(15, len(r))
		}
		var b strings.Builder
		for _, s := range p[1:] {
			b.WriteString("<p>" + mark(s) + "\n")
		}
		return `<nav>` + menu[i] + `</nav><main><h1>` + xhtml.EscapeString(p[0]) + `</h1>` + b.String() + `</main>`
	}},
	{"pre", func(p []string, zh bool) string {
		i := at(zh)
		return `<ul id=menu>` + menu[i] + `</ul><h1>` + xhtml.EscapeString(p[0]) + "</h1><pre>\n" + each(p, "", "\n") + `</pre><p class=footer>` + imprint[i] + `</p>`
	}},
	{"sections", func(p []string, zh bool) string {
		i := at(zh)
		var b strings.Builder
		for n, s := range p[1:] {
			if n%5 == 0 {
				fmt.Fprintf(&b, "</section><section class=block-%d>", n)
			}
			b.WriteString("<div class=row><div class=col><p>" + xhtml.EscapeString(s) + "</p></div></div>")
		}
		return `<header><ul>` + menu[i] + `</ul></header><section><h1>` + xhtml.EscapeString(p[0]) + `</h1>` + b.String() + `</section><section>` + further[i] + `</section><div role=contentinfo>` + imprint[i] + `</div>`
	}},
	{"two languages", func(p []string, zh bool) string {
		i := at(zh)
		return `<div class=langs><a href=/en>English</a> <a href=/zh>中文</a></div><h1>` + xhtml.EscapeString(p[0]) + `</h1><div lang=a>` + each(p, "<p>", "</p>") + `</div><div lang=b hidden><p>` + imprint[1-i] + `</p></div><ul class=pager><li><a href=1>1</a><li><a href=2>2</a></ul>`
	}},
	{"list items", func(p []string, zh bool) string {
		i := at(zh)
		return `<nav><ul>` + menu[i] + `</ul></nav><h1>` + xhtml.EscapeString(p[0]) + `</h1><ul style="list-style-type:none">` + each(p, "<li><p>", "</p></li>") + `</ul>` + further[i]
	}},
}

// TestShapes renders published statements into pages and reads them back: every
// paragraph has to come back whole and in order, and nothing besides.
func TestShapes(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/data/*/*.txt")
	if len(files) == 0 {
		t.Log("no published statements beside the project: made-up paragraphs only")
	}
	var texts [][]string
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if i%3 == 0 && len(b) < 150<<10 {
			texts = append(texts, paragraphsOf(string(b)))
		}
	}
	texts = append(texts, []string{"Joint Statement of Lorvale", "The two sides agreed to act together.", "(1) They will trade;", "Done at Lorvale, 16 May 2031"},
		[]string{"洛瓦尔联合声明", "双方同意共同行动。", "一、开展贸易；", "二〇三一年五月十六日于洛瓦尔"})
	t.Logf("%-16s %6s %10s %8s %s", "shape", "files", "paragraphs", "recall", "junk blocks")
	for _, s := range shapes {
		total, found, junk := 0, 0, 0
		for _, p := range texts {
			zh := strings.IndexFunc(strings.Join(p, ""), func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
			page := []byte(s.page(p, zh))
			if zh {
				page, _ = simplifiedchinese.GB18030.NewEncoder().Bytes(page)
			}
			doc, err := Read("", page, document.Options{})
			if err != nil {
				t.Errorf("%s, %q: %v", s.name, p[0], err)
				continue
			}
			total += len(p)
			n, extra := compare(p, doc)
			found += n
			junk += len(extra)
			if n < len(p) || len(extra) > 0 {
				t.Errorf("%s, %.60q: %d of %d paragraphs; junk %.300q; dropped %.2000q", s.name, p[0], n, len(p), extra, doc.Dropped)
			}
		}
		t.Logf("%-16s %6d %10d %8.3f %d", s.name, len(texts), total, float64(found)/float64(total), junk)
	}
}

func paragraphsOf(s string) []string {
	var out []string
	for _, p := range strings.Split(s, "\n\n") {
		// A soft hyphen and what a browser collapses are not told apart.
		if p = strings.Join(strings.Fields(strings.ReplaceAll(p, "\u00ad", "")), " "); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// bare leaves the characters that show.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

// compare counts the paragraphs that a document has in order, and lists the
// blocks that are not in them.
func compare(p []string, doc *document.Document) (found int, junk []string) {
	var got strings.Builder
	for _, b := range doc.Blocks {
		got.WriteString(bare(b.Text) + "\x00")
	}
	rest := got.String()
	for _, s := range p {
		if _, after, ok := strings.Cut("\x00"+rest, "\x00"+bare(s)+"\x00"); ok {
			found++
			rest = after
		}
	}
	whole := map[string]bool{}
	for _, s := range p {
		whole[bare(s)] = true
	}
	for _, b := range doc.Blocks {
		if !whole[bare(b.Text)] {
			junk = append(junk, b.Text)
		}
	}
	return found, junk
}
