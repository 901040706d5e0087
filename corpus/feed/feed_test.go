package feed

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News of Arvenia</title>
<item><title> Joint   Statement </title><link>/2023/05/16#top</link><pubDate>Tue, 16 May 2023 10:00:00 +0200</pubDate></item>
<item><title>Again</title><link>https://example.org/2023/05/16</link></item>
<item><title>&lt;script&gt;</title><link>javascript:alert(1)</link></item>
</channel></rss>`
	atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Kestria</title>
<entry><title>Заявление</title><link href="https://example.org/a"/><updated>2023-05-17T00:00:00Z</updated></entry></feed>`
	sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://example.org/a </loc><lastmod>2023-05-16</lastmod></url>
<url><loc>https://example.org/b</loc><lastmod>2024-01-01T10:00:00+08:00</lastmod><news:news><news:title>声明</news:title><news:publication_date>2023-06-01</news:publication_date></news:news></url>
<url><loc>ftp://example.org/c</loc></url></urlset>`
)

func TestRead(t *testing.T) {
	gb, err := simplifiedchinese.GBK.NewEncoder().String(`<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><item><title>联合声明</title><link>http://example.org/1</link></item></channel></rss>`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ doc, want, reason string }{
		{rss, "rss|News of Arvenia|left 1|2023-05-16 Joint Statement https://example.org/2023/05/16", "RSS: relative addresses, fragments, what is there twice, what is no address"},
		{atom, "atom|Kestria|left 0|2023-05-17 Заявление https://example.org/a", "Atom"},
		{sitemap, "sitemap||left 1|2023-05-16  https://example.org/a|2023-06-01 声明 https://example.org/b", "a sitemap with its news extension"},
		{gb, "rss||left 0|0001-01-01 联合声明 http://example.org/1", "the encoding that the feed names"},
	} {
		l, err := Read("https://example.org/feed.xml", []byte(c.doc))
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		if got := shown(l); got != c.want {
			t.Errorf("%s:\n%s instead of\n%s", c.reason, got, c.want)
		}
	}
}

func shown(l *List) string {
	parts := []string{l.Format, l.Title, "left " + string(rune('0'+l.Left))}
	for _, e := range l.Entries {
		parts = append(parts, e.Date.Format(time.DateOnly)+" "+e.Title+" "+e.Address)
	}
	return strings.Join(parts, "|")
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ doc, wrong, reason string }{
		{"", "is no feed and no sitemap: it is no XML", "nothing"},
		{"{\"version\": 1}", "is no feed and no sitemap: it is no XML", "another form"},
		{"<!doctype html><html><body><p>x</body></html>", "is no feed and no sitemap: it begins with <html>", "a web page"},
		{"<rss><channel><item><title>x &", "is no XML, line 1", "cut off inside a word"},
		{"<rss>" + strings.Repeat("<a>", 1_000_000), "has more than 500 elements inside each other", "a million elements inside each other"},
		{"<rss><channel>" + strings.Repeat("<item/>", maxEntries+1), "has more than 100000 entries", "too many entries"},
		{"<!DOCTYPE x [<!ENTITY a \"" + strings.Repeat("x", 1000) + "\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></channel></rss>", "", "entities that grow are not followed"},
		{"<sitemapindex><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>", "is an index of sitemaps: name one of them: https://example.org/1.xml", "a list of lists"},
	} {
		l, err := Read("https://example.org/feed", []byte(c.doc))
		switch {
		case c.wrong == "" && (err != nil || len(l.Title) > 100):
			t.Errorf("%s: %v, %v", c.reason, l, err)
		case c.wrong != "" && (err == nil || !strings.HasPrefix(err.Error(), c.wrong)):
			t.Errorf("%s: %v instead of %q", c.reason, err, c.wrong)
		}
	}
}

// TestNew: http and https, www and the stroke at the end make no other page; what
// stands behind the question mark does.
func TestNew(t *testing.T) {
	l := &List{}
	for _, a := range []string{"https://example.org/a", "http://www.Example.org/b/", "https://example.org/c?id=1", "https://example.org/c?id=2"} {
		l.Entries = append(l.Entries, Entry{Address: a})
	}
	var got []string
	for _, e := range l.New([]string{"http://example.org/a/", "https://example.org/b", "https://example.org/c?id=1"}) {
		got = append(got, e.Address)
	}
	if strings.Join(got, " ") != "https://example.org/c?id=2" {
		t.Errorf("%q are new", got)
	}
}

// FuzzRead: whatever is read names pages of the web, each once.
func FuzzRead(f *testing.F) {
	for _, s := range []string{rss, atom, sitemap, "<rdf:RDF xmlns:rdf=\"x\"><item><link>http://a/</link></item></rdf:RDF>", "<rss><channel><item><link>//a/%zz</link></item>", "\xff<rss/>", "<feed><entry><link/></entry></feed>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := Read("https://example.org/feed", []byte(s))
		if err != nil {
			return
		}
		met := map[string]bool{}
		for _, e := range l.Entries {
			if met[e.Address] || !strings.HasPrefix(e.Address, "http") || strings.ContainsAny(e.Title, "\n\r\t") {
				t.Errorf("%q", e)
			}
			met[e.Address] = true
		}
	})
}
