// Package feed reads the lists that publishers give of their pages: RSS, Atom
// and sitemaps. It opens nothing.
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html/charset"

	"tifa/corpus/document"
)

// Entry is a page that a list names.
type Entry struct {
	Title   string    // on one line, "" in most sitemaps
	Date    time.Time // of publication, of a sitemap the last change; zero when unknown
	Address string    // http or https, without a fragment
}

// List is what a feed or sitemap holds.
type List struct {
	Format  string // "rss", "atom", "sitemap"
	Title   string // of the whole, "" when it has none
	Entries []Entry
	// Left counts entries without an address on the web.
	Left int
}

// maxEntries is far more than a feed has; a sitemap may have 50,000.
const maxEntries = 100_000

// Read reads a list. address is where it came from, against which the addresses
// in it are resolved. Every entry comes once, in the order of the list. Every
// error is a *document.Error.
func Read(address string, b []byte) (*List, error) {
	root, err := survey(b)
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	list := &List{}
	var entries []Entry
	switch root {
	case "urlset":
		list.Format = "sitemap"
		entries, err = readSitemap(b)
	case "sitemapindex":
		return nil, readIndex(b)
	case "rss", "RDF", "feed":
		entries, err = list.readFeed(b)
	default:
		return nil, &document.Error{Wrong: fmt.Sprintf("is no feed and no sitemap: it begins with <%.40s>", root), Remedy: "look for the link to RSS or Atom on the page, or for Sitemap: in the robots.txt of the site"}
	}
	if err != nil {
		return nil, err
	}
	met := map[string]bool{}
	for _, e := range entries {
		u, err := base.Parse(strings.TrimSpace(e.Address))
		if err != nil || e.Address == "" || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			list.Left++
			continue
		}
		u.Fragment, u.RawFragment = "", ""
		e.Address, e.Title = u.String(), strings.Join(strings.Fields(strings.ToValidUTF8(e.Title, string(utf8.RuneError))), " ")
		if !met[e.Address] {
			met[e.Address] = true
			list.Entries = append(list.Entries, e)
		}
	}
	return list, nil
}

// New returns the entries whose pages are not among those of a corpus.
func (l *List) New(held []string) []Entry {
	has := map[string]bool{}
	for _, h := range held {
		has[same(h)] = true
	}
	return slices.DeleteFunc(slices.Clone(l.Entries), func(e Entry) bool { return has[same(e.Address)] })
}

// same is what two addresses of one page have in common.
func same(address string) string {
	address, _, _ = strings.Cut(address, "#")
	_, rest, _ := strings.Cut(address, "://")
	host, path, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.") + "/" + strings.TrimSuffix(path, "/")
}

func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// survey names the root element. It refuses what is no XML to its end, and
// elements so deep inside each other that reading them would exhaust the stack.
func survey(b []byte) (root string, err error) {
	const remedy = "check the address of the feed"
	d := decoder(b)
	depth, items := 0, 0
	for {
		t, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && root == "":
			return "", &document.Error{Wrong: "is no feed and no sitemap: it is no XML", Remedy: remedy}
		case errors.Is(err, io.EOF):
			return root, nil
		case err != nil:
			line, _ := d.InputPos()
			return "", &document.Error{Wrong: fmt.Sprintf("is no XML, line %d: %s", line, plain(err)), Remedy: remedy}
		}
		switch t := t.(type) {
		case xml.StartElement:
			if root == "" {
				root = t.Name.Local
			}
			if t.Name.Local == "item" || t.Name.Local == "entry" || t.Name.Local == "url" {
				items++
			}
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > document.MaxDepth {
			return "", &document.Error{Wrong: fmt.Sprintf("has more than %d elements inside each other", document.MaxDepth), Remedy: remedy}
		}
		if items > maxEntries {
			return "", &document.Error{Wrong: fmt.Sprintf("has more than %d entries", maxEntries), Remedy: "name a shorter list"}
		}
	}
}

// plain is an error of the XML reader without the line, which is said already.
func plain(err error) string {
	if s := (*xml.SyntaxError)(nil); errors.As(err, &s) {
		return s.Msg
	}
	return err.Error()
}

func (l *List) readFeed(b []byte) ([]Entry, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return nil, &document.Error{Wrong: "is a damaged feed: " + plain(err), Remedy: "check the address of the feed"}
	}
	l.Format, l.Title = f.FeedType, strings.Join(strings.Fields(f.Title), " ")
	var out []Entry
	for _, it := range f.Items {
		e := Entry{Title: it.Title, Address: it.Link}
		switch {
		case it.PublishedParsed != nil:
			e.Date = *it.PublishedParsed
		case it.UpdatedParsed != nil:
			e.Date = *it.UpdatedParsed
		}
		out = append(out, e)
	}
	return out, nil
}

// readSitemap reads a sitemap, with the titles and days of its news extension.
func readSitemap(b []byte) ([]Entry, error) {
	var doc struct {
		URL []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
			News    struct {
				Title string `xml:"title"`
				Date  string `xml:"publication_date"`
			} `xml:"news"`
		} `xml:"url"`
	}
	if err := decoder(b).Decode(&doc); err != nil {
		return nil, &document.Error{Wrong: "is a damaged sitemap: " + plain(err), Remedy: "check the address of the sitemap"}
	}
	var out []Entry
	for _, u := range doc.URL {
		e := Entry{Title: u.News.Title, Address: u.Loc, Date: day(u.News.Date)}
		if e.Date.IsZero() {
			e.Date = day(u.LastMod)
		}
		out = append(out, e)
	}
	return out, nil
}

// readIndex says which sitemaps an index of sitemaps names.
func readIndex(b []byte) error {
	var doc struct {
		Sitemap []struct {
			Loc string `xml:"loc"`
		} `xml:"sitemap"`
	}
	if err := decoder(b).Decode(&doc); err != nil {
		return &document.Error{Wrong: "is a damaged index of sitemaps: " + plain(err)}
	}
	const most = 5
	var names []string
	for _, s := range doc.Sitemap[:min(len(doc.Sitemap), most)] {
		names = append(names, strings.TrimSpace(s.Loc))
	}
	if more := len(doc.Sitemap) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return &document.Error{Wrong: "is an index of sitemaps", Remedy: "name one of them: " + strings.Join(names, ", ")}
}

// day reads a date of a sitemap: a day, or a time in the form of RFC 3339.
func day(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, time.DateOnly, "2006-01-02T15:04Z07:00", "2006-01"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
