// Package epub reads books in EPUB form (EPUB 2 and 3): their chapters in the
// order of reading, each by a reader of HTML.
package epub

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"tifa/corpus/day"
	"tifa/corpus/document"
	"tifa/corpus/document/pack"
	"tifa/corpus/document/track"
)

// Reader reads books. The zero value reads none: it needs HTML.
type Reader struct {
	// HTML reads a chapter.
	HTML func(name string, b []byte, opt document.Options) (*document.Document, error)
}

// container is the part that every book begins with.
const container = "META-INF/container.xml"

// Read reads the book in b. Covers and tables of contents are dropped and
// listed unless opt.KeepAll is set. The error is a *document.Error.
func (r Reader) Read(name string, b []byte, opt document.Options) (*document.Document, error) {
	a, err := pack.Open(b)
	if err != nil {
		return nil, err
	}
	book := &book{archive: a, Document: &document.Document{}, items: map[string]item{}, guide: map[string]string{}}
	if err := book.open(); err != nil {
		return nil, err
	}
	locked := book.locked()
	size := 0
	for i, it := range slices.Concat(book.spine, book.loose()) {
		aside := book.aside(it)
		if i >= len(book.spine) {
			aside = "outside the order of reading"
			if !a.Has(it.name) {
				continue
			}
		}
		if locked[it.name] {
			return nil, &document.Error{Wrong: "is locked by copy protection", Remedy: "use a copy without it"}
		}
		b, err := a.Part(it.name)
		if errors.Is(err, pack.ErrMissing) {
			return nil, &document.Error{Wrong: fmt.Sprintf("lacks its chapter %q", it.name), Remedy: "download it again"}
		}
		if err != nil {
			return nil, err
		}
		if !strings.Contains(it.kind, "html") && !strings.Contains(it.kind, "xml") || strings.HasPrefix(it.kind, "image/") {
			book.Warnings = append(book.Warnings, fmt.Sprintf("the page %q is a picture; words in it are not read", it.name))
			continue
		}
		// A chapter has no menus: what a page on the web would not keep is
		// text here.
		chapter, err := r.HTML(it.name, b, document.Options{Encoding: opt.Encoding, ContentType: it.kind, KeepAll: true})
		if err != nil {
			if aside == "" {
				book.Warnings = append(book.Warnings, fmt.Sprintf("the chapter %q could not be read: it %v", it.name, err))
			}
			continue
		}
		for _, bl := range chapter.Blocks {
			size += len(bl.Text)
		}
		if size > document.MaxText {
			return nil, &document.Error{Wrong: fmt.Sprintf("holds more than %d MB of text", document.MaxText>>20), Remedy: "cut out the statement"}
		}
		if aside != "" && !opt.KeepAll {
			if text := track.Lines(chapter.Blocks); text != "" {
				book.Dropped = append(book.Dropped, document.Dropped{Text: text, Reason: aside})
			}
			continue
		}
		book.Blocks = append(book.Blocks, chapter.Blocks...)
		book.Dropped = append(book.Dropped, chapter.Dropped...)
		for _, w := range chapter.Warnings {
			book.Warnings = append(book.Warnings, fmt.Sprintf("the chapter %q: %s", it.name, w))
		}
	}
	if len(book.Blocks) == 0 {
		return nil, &document.Error{Wrong: "holds no text", Remedy: "if it shows pictures of the text, recognise the text first"}
	}
	return book.Document, nil
}

type book struct {
	archive *pack.Archive
	*document.Document
	items map[string]item // by identifier
	spine []item
	guide map[string]string // names of parts to what they are: "cover", "toc"
}

// item is a part of the book.
type item struct {
	id, name, kind string
	nav            bool
}

// open reads the package document, which lists the parts of the book.
func (k *book) open() error {
	none := &document.Error{Wrong: "is no EPUB book: it does not list its chapters", Remedy: "download it again"}
	root := ""
	w, _, err := k.archive.Walk(container)
	if err == nil {
		err = w.Each(func(e xml.StartElement) error {
			return w.Each(func(e xml.StartElement) error {
				if e.Name.Local == "rootfile" && root == "" {
					root = pack.Resolve("", pack.Attr(e, "full-path"))
				}
				return nil
			}, nil)
		}, nil)
	}
	if errors.Is(err, pack.ErrMissing) || err == nil && root == "" {
		return none
	}
	if err != nil {
		return err
	}
	w, _, err = k.archive.Walk(root)
	if errors.Is(err, pack.ErrMissing) {
		return none
	}
	if err != nil {
		return err
	}
	name := func(href string) string {
		if u, err := url.Parse(href); err == nil {
			href = u.Path
		}
		return cmp.Or(pack.Resolve(root, href), href) // no part has a name that leads out
	}
	read := map[string]bool{}
	err = w.Each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "metadata":
			return k.metadata(w)
		case "manifest":
			return w.Each(func(e xml.StartElement) error {
				id := pack.Attr(e, "id")
				k.items[id] = item{id, name(pack.Attr(e, "href")), pack.Attr(e, "media-type"), slices.Contains(strings.Fields(pack.Attr(e, "properties")), "nav")}
				return nil
			}, nil)
		case "spine":
			return w.Each(func(e xml.StartElement) error {
				if it, ok := k.items[pack.Attr(e, "idref")]; ok && !read[it.name] {
					read[it.name] = true
					k.spine = append(k.spine, it)
				}
				return nil
			}, nil)
		case "guide":
			return w.Each(func(e xml.StartElement) error {
				k.guide[name(pack.Attr(e, "href"))] = pack.Attr(e, "type")
				return nil
			}, nil)
		}
		return nil
	}, nil)
	if err == nil && len(k.spine) == 0 {
		return none
	}
	return err
}

func (k *book) metadata(w *pack.Walker) error {
	return w.Each(func(e xml.StartElement) error {
		text, err := w.Text()
		text = strings.TrimSpace(text)
		switch e.Name.Local {
		case "title":
			if k.Title == "" {
				k.Title = text
			}
		case "language":
			if k.Lang == "" {
				k.Lang = text
			}
		case "publisher":
			if k.Publisher == "" {
				k.Publisher = text
			}
		case "date":
			event := pack.Attr(e, "event")
			if t, ok := day.Find(text); ok && (event == "publication" || event == "" && k.Date.IsZero()) {
				k.Date = t
			}
		}
		return err
	}, nil)
}

// loose lists the chapters that the order of reading leaves out, by name: a
// reader finds them by a link, if at all.
func (k *book) loose() []item {
	seen := map[string]bool{}
	for _, it := range k.spine {
		seen[it.name] = true
	}
	var out []item
	for _, it := range k.items {
		if !seen[it.name] && strings.Contains(it.kind, "html") && k.aside(it) == "" {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(a, b item) int { return cmp.Or(strings.Compare(a.name, b.name), strings.Compare(a.id, b.id)) })
	return slices.CompactFunc(out, func(a, b item) bool { return a.name == b.name })
}

// aside says why a part is no chapter, "" when it is one.
func (k *book) aside(it item) string {
	stem := strings.ToLower(strings.TrimSuffix(path.Base(it.name), path.Ext(it.name)))
	switch kind := k.guide[it.name]; {
	case it.nav || kind == "toc" || stem == "nav" || stem == "toc":
		return "table of contents"
	case kind == "cover" || it.id == "cover" || stem == "cover" || stem == "coverpage":
		return "cover"
	}
	return ""
}

// locked lists the parts that only some programs can read.
func (k *book) locked() map[string]bool {
	w, _, err := k.archive.Walk("META-INF/encryption.xml")
	if err != nil {
		return nil
	}
	out := map[string]bool{}
	var node func(e xml.StartElement) error
	node = func(e xml.StartElement) error {
		if e.Name.Local == "CipherReference" {
			if uri, err := url.PathUnescape(pack.Attr(e, "URI")); err == nil {
				out[pack.Resolve("", uri)] = true
			}
		}
		return w.Each(node, nil)
	}
	w.Each(node, nil) // what is broken locks nothing
	return out
}
