package library

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/document"
	"tifa/corpus/fetch"
)

// Page is a file that is a statement, or one page of it.
type Page struct {
	Name    string // of the file as the user gave it, or its address
	Bytes   []byte
	URL     string // where it was published, "" when unknown
	Fetched Fetched
}

func (a *Addition) pages() []Page {
	return append([]Page{{a.Name, a.Bytes, a.URL, a.Fetched}}, a.Pages...)
}

// Take makes pages, of which there is at least one, the sources of the addition.
func (a *Addition) Take(pages []Page) {
	p := pages[0]
	a.Name, a.Bytes, a.URL, a.Fetched, a.Pages = p.Name, p.Bytes, cmp.Or(p.URL, a.URL), p.Fetched, pages[1:]
}

// base is the name of the file alone.
func (p *Page) base() string {
	name := strings.ReplaceAll(p.Name, "\\", "/")
	if u, err := url.Parse(p.Name); err == nil && !p.Fetched.Time.IsZero() {
		name = cmp.Or(strings.Trim(u.Path, "/"), u.Host)
	}
	return valid(path.Base(name))
}

var extension = regexp.MustCompile(`^\.[a-z0-9]{1,8}$`)

// ending is the ending of the name under which the file is kept: that of its
// own name; of what was fetched that of its form, for addresses say nothing.
func (p *Page) ending() string {
	if !p.Fetched.Time.IsZero() {
		return document.FormatServed(p.base(), p.Fetched.ContentType, p.Bytes).Ending()
	}
	if ext := strings.ToLower(path.Ext(p.Name)); extension.MatchString(ext) {
		return ext
	}
	return ".txt"
}

func (f *Fetched) entry() webEntry {
	return webEntry{f.Time, valid(f.ContentType), valid(f.ETag), valid(f.LastModified)}
}

// sameSources tells whether two texts were taken from the same bytes.
func (e *statementEntry) sameSources(o *statementEntry) bool {
	return e.SHA256 == o.SHA256 && slices.EqualFunc(e.Pages, o.Pages, func(a, b pageEntry) bool { return a.SHA256 == b.SHA256 })
}

// compose reads the pages of one statement as one text. Each is read by itself;
// the texts are joined with an empty line between them, their headings marked where
// the words do not show them. A title that a page repeats is left out and stands in
// Dropped.
func compose(pages []Page, opt corpus.Options) (*corpus.Statement, error) {
	read := func(p *Page) (*corpus.Statement, error) {
		opt := opt
		opt.ContentType = p.Fetched.ContentType
		return corpus.Read(p.Name, p.Bytes, opt)
	}
	first, err := read(&pages[0])
	if err != nil || len(pages) == 1 {
		return first, err
	}
	title := opening(first.Text)
	texts, marked := first.Text, first.Marked()
	dropped, repairs := away(first), slices.Clone(first.Repairs)
	warnings := unwarned(first.Warnings, first.Next)
	for i := range pages[1:] {
		p := &pages[i+1]
		s, err := read(p)
		if err != nil {
			return nil, err
		}
		text, heads := s.Text, s.Marked()
		if opening(text) == title {
			text, heads = unopened(text), unopened(heads)
			dropped = append(dropped, corpus.Dropped{Reason: "title repeated", Text: title})
			warnings = append(warnings, fmt.Sprintf("page %d repeats the title, which is left out", i+2))
		}
		texts, marked = texts+"\n\n"+text, marked+"\n\n"+heads
		dropped, repairs = append(dropped, away(s)...), append(repairs, s.Repairs...)
		next := s.Next
		if i+2 == len(pages) {
			next = "" // the last page: where it goes on is not read
		}
		for _, w := range unwarned(s.Warnings, next) {
			warnings = append(warnings, fmt.Sprintf("page %d: %s", i+2, w))
		}
	}
	join := func(text string) (*corpus.Statement, error) {
		return corpus.Read(pages[0].Name+".txt", []byte(text), corpus.Options{Lang: opt.Lang})
	}
	joined, err := join(texts)
	if err != nil {
		return nil, err
	}
	if marked != texts {
		headed, err := join(marked)
		if err != nil {
			return nil, err
		}
		if !sameClauses(joined, headed) {
			joined = headed
		}
	}
	joined.Source, joined.Title = first.Source, cmp.Or(joined.Title, first.Title)
	if !first.Date.IsZero() && (joined.Date.IsZero() || joined.DateFrom == "opening") {
		joined.Date, joined.DateFrom = first.Date, first.DateFrom
	}
	joined.Dropped = append(dropped, joined.Dropped...)
	joined.Warnings = append(warnings, joined.Warnings...)
	if len(repairs) > 0 {
		joined.Warnings = append(joined.Warnings, fmt.Sprintf("%d repairs were made in the pages before they were joined; the originals show what stood there", len(repairs)))
	}
	return joined, nil
}

// opening is the first paragraph of a text.
func opening(text string) string {
	p, _, _ := strings.Cut(strings.TrimLeft(text, " \n"), "\n")
	return p
}

// unopened is a text without its first paragraph.
func unopened(text string) string {
	_, rest, _ := strings.Cut(strings.TrimLeft(text, " \n"), "\n")
	return strings.TrimLeft(rest, " \n")
}

// away is what was left out before there was a text.
func away(s *corpus.Statement) []corpus.Dropped {
	return slices.DeleteFunc(slices.Clone(s.Dropped), func(d corpus.Dropped) bool { return d.Text == "" })
}

// unwarned leaves out the warning that the text goes on where it was read on.
func unwarned(warnings []string, next string) []string {
	return slices.DeleteFunc(slices.Clone(warnings), func(w string) bool { return next != "" && w == corpus.GoesOn(next) })
}

// FetchPages fetches the page at an address, and up to follow pages on which its
// text goes on, as each page names the next. now is the time that is recorded.
func FetchPages(ctx context.Context, client *fetch.Client, address string, follow int, opt corpus.Options, now time.Time) ([]Page, error) {
	var out []Page
	met := map[string]bool{}
	for address != "" && !met[address] && len(out) <= follow {
		met[address] = true
		got, err := client.Get(ctx, address, fetch.Known{})
		if err != nil {
			return nil, err
		}
		met[got.Final] = true
		p := fetchedPage(got, now)
		out = append(out, p)
		opt.ContentType = got.ContentType
		s, err := corpus.Read(p.Name, p.Bytes, opt)
		if err != nil {
			return nil, err
		}
		address = s.Next
	}
	return out, nil
}

func fetchedPage(p *fetch.Page, now time.Time) Page {
	return Page{Name: p.Final, Bytes: p.Body, URL: p.Final, Fetched: Fetched{now.UTC().Truncate(time.Second), p.ContentType, p.ETag, p.LastModified}}
}

// Ready says why nothing can be added to the corpus in dir, as far as that shows
// without anything to add.
func Ready(dir string) error {
	root, err := openRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	b, err := readManifest(root.FS())
	if err != nil {
		return err
	}
	_, err = parseManifest(b)
	return err
}

// samePages tells whether pages have the same bytes.
func samePages(a, b []Page) bool {
	return slices.EqualFunc(a, b, func(x, y Page) bool { return bytes.Equal(x.Bytes, y.Bytes) })
}
