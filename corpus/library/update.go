package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
	"tifa/corpus/document"
	"tifa/corpus/fetch"
)

// State is what became of a page since it was fetched.
type State string

// The states of a page.
const (
	Unchanged State = "unchanged" // the same bytes, or the server says so
	Shell     State = "shell"     // other bytes, the same text: menus, counters, dates
	Edited    State = "edited"    // another wording of the text
	Other     State = "other"     // a text that has next to nothing of the one that is held
	Gone      State = "gone"      // the server says that there is no such page any more
	Failed    State = "failed"    // it could not be fetched or read
)

// States are the states of a page.
var States = []State{Unchanged, Shell, Edited, Other, Gone, Failed}

// Renewal is what fetching a statement again found.
type Renewal struct {
	Item  Item // the version that was fetched last
	State State
	Err   error // why it is Failed or Gone, what to do when it is Other
	// Old and New are the texts of an Edited one, both read by this program
	// from the bytes that were fetched.
	Old, New *corpus.Statement
	File     string // of the text of the new version, "" when there is none

	pages []Page
	how   corpus.Options // how the held text was read
}

// Update says what Renew is to do.
type Update struct {
	Client  *fetch.Client
	Names   []string  // of series and statements as Find takes them; none for all that was fetched
	Now     time.Time // that is recorded
	DryRun  bool      // whether nothing is to be added
	Waiting func()    // called when another process is changing the corpus
}

// Renew fetches again what the corpus in dir fetched. A text that was edited is
// added beside the one that is held, which stays as it is. What cannot be fetched
// is a result like others. notes are those of Add.
func (u *Update) Renew(ctx context.Context, dir string) (out []Renewal, notes []string, err error) {
	l, err := Open(dir)
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	items, err := l.fetched(u.Names)
	if err != nil {
		return nil, nil, err
	}
	var additions []Addition
	for i := range items {
		r := u.renew(ctx, l, &items[i])
		if ctx.Err() != nil {
			return nil, nil, &corpus.Error{Name: items[i].ID(), Wrong: "was given up; nothing was changed"}
		}
		if r.State == Edited {
			a := Addition{Encoding: r.how.Encoding, Revisions: r.how.Revisions, Edits: &items[i]}
			a.Take(r.pages)
			additions = append(additions, a)
			r.File = r.New.ID + ".txt"
		}
		out = append(out, r)
	}
	if u.DryRun || len(additions) == 0 {
		return out, nil, nil
	}
	_, notes, err = Add(dir, additions, false, u.Waiting)
	return out, notes, err
}

// fetched returns the statements that were fetched and that names stand for: of
// every statement the version that was fetched last.
func (l *Library) fetched(names []string) ([]Item, error) {
	used := make([]int, len(names)) // 1: the name is known, 2: and something was fetched
	last := map[string]int{}
	var out []Item
	for _, s := range l.Series {
		for _, it := range s.Items {
			if it.Hole() {
				continue
			}
			meant := len(names) == 0
			for i, name := range names {
				if name == s.Name || name == it.ID() || name == it.File || name == s.Name+"/"+it.Day() || name == s.Name+"/"+it.Day()+"."+it.Lang {
					meant = true
					used[i] = max(used[i], 1)
					if !it.Fetched.Time.IsZero() {
						used[i] = 2
					}
				}
			}
			if !meant || it.Fetched.Time.IsZero() || it.Original == "" || it.URL == "" {
				continue
			}
			key := strings.Join([]string{s.Name, it.Day(), unedited(it.Label), it.Lang}, "\x00")
			k, met := last[key]
			switch {
			case !met:
				last[key] = len(out)
				out = append(out, it)
			case it.Fetched.Time.After(out[k].Fetched.Time) || it.Fetched.Time.Equal(out[k].Fetched.Time) && len(it.Label) > len(out[k].Label):
				out[k] = it
			}
		}
	}
	for i, n := range used {
		switch n {
		case 0:
			return nil, fmt.Errorf("%s: the corpus has no such series or statement: tifa corpus list shows what it has", names[i])
		case 1:
			return nil, fmt.Errorf("%s: was not fetched by tifa: it has no address to fetch it from", names[i])
		}
	}
	return out, nil
}

// renew fetches one statement again.
func (u *Update) renew(ctx context.Context, l *Library, it *Item) Renewal {
	r := Renewal{Item: *it}
	fail := func(err error) Renewal {
		r.State, r.Err = Failed, err
		if e := (*fetch.Error)(nil); errors.As(err, &e) && e.Gone() {
			r.State = Gone
		}
		return r
	}
	var held []Page
	for _, source := range it.Sources() {
		b, err := l.bytes(source.Original)
		if err != nil {
			return fail(err)
		}
		if source.SHA256 != "" && sum(b) != source.SHA256 {
			return fail(&corpus.Error{Name: source.Original, Wrong: "was changed since it was fetched", Remedy: "put it back"})
		}
		held = append(held, Page{cmp.Or(source.URL, source.Name), b, source.URL, source.Fetched})
	}
	unchanged := true
	for i := range held {
		h := &held[i]
		if h.URL == "" { // a page that was added by hand
			r.pages = append(r.pages, *h)
			continue
		}
		got, err := u.Client.Get(ctx, h.URL, fetch.Known{ETag: h.Fetched.ETag, LastModified: h.Fetched.LastModified})
		if err != nil {
			return fail(err)
		}
		if got.Unchanged {
			r.pages = append(r.pages, *h)
			continue
		}
		unchanged = false
		r.pages = append(r.pages, fetchedPage(got, u.Now))
	}
	if unchanged || samePages(held, r.pages) {
		r.State = Unchanged
		return r
	}
	if err := r.readHeld(held); err != nil {
		return fail(err)
	}
	var err error
	if r.New, err = compose(r.pages, r.how); err != nil {
		return fail(err)
	}
	if r.Old.Text == r.New.Text {
		r.State, r.Old, r.New = Shell, nil, nil
		return r
	}
	if share, known := kept(r.Old, r.New); known && share < keptLeast {
		r.State, r.Old, r.New = Other, nil, nil
		r.Err = &corpus.Error{Name: r.pages[0].URL, Wrong: fmt.Sprintf("shows another text, with %.0f %% of the phrases of the one that is held, and was not added", 100*share),
			Remedy: "open it in a browser; if it is the statement, take it in with tifa corpus add --label"}
		return r
	}
	r.pages[0].Fetched.Time = u.Now.UTC().Truncate(time.Second)
	r.State = Edited
	r.Old.ID, r.New.ID = it.ID(), it.Series+"/"+it.Day()+"."+editionLabel(it, u.Now)+"."+it.Lang
	return r
}

// keptLeast is the share of the phrases of a statement that every edit of it
// keeps: what keeps less is an error page, a list, or the next statement.
const keptLeast = 0.2

// kept is the share of the phrases of a text that another one still has; known is
// false of a text too short to say.
func kept(older, newer *corpus.Statement) (share float64, known bool) {
	var a, b Reading
	a.count(older)
	b.count(newer)
	n := 0
	for _, p := range a.phrases {
		if _, found := slices.BinarySearch(b.phrases, p); found {
			n++
		}
	}
	return float64(n) / float64(max(len(a.phrases), 1)), len(a.phrases) >= copyLeast
}

// readHeld reads the pages that are held in the way in which they were read when
// they were added: the one that gives the text that is recorded. Somebody may
// have named an encoding then, or rejected tracked changes. Where no way gives
// that text (an older tifa read it), it is the first with the same encoding.
func (r *Renewal) readHeld(held []Page) error {
	var failed error
	for _, encoding := range []string{"", r.Item.Encoding} {
		for _, revisions := range []document.Revisions{document.Accept, document.Reject} {
			how := corpus.Options{Lang: r.Item.Lang, Encoding: encoding, Revisions: revisions}
			s, err := compose(held, how)
			if err != nil {
				failed = cmp.Or(failed, err)
				continue
			}
			text, _ := lasting(r.Item.File, s)
			same := sum([]byte(text)) == r.Item.TextSHA256
			if same || r.Old == nil && s.Source.Encoding == r.Item.Encoding {
				r.Old, r.how = s, how
			}
			if same {
				return nil
			}
		}
	}
	if r.Old == nil {
		return cmp.Or(failed, error(&corpus.Error{Name: r.Item.Original, Wrong: "can no longer be read as " + r.Item.Encoding, Remedy: "correct encoding in its entry of " + ManifestName}))
	}
	return nil
}

// edition is the label of a version that was published in the place of another.
var edition = regexp.MustCompile(`^(?:(.+)-)?edited-[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-([0-9]+))?$`)

// unedited is a label without the part that says that it is an edition.
func unedited(label string) string {
	if m := edition.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return label
}

// editionLabel is the label of what was published in the place of an item and
// fetched on a day: edited-2026-11-22, and if that is the item's own, with a
// number behind it.
func editionLabel(it *Item, day time.Time) string {
	label := "edited-" + day.UTC().Format(time.DateOnly)
	if base := unedited(it.Label); base != "" {
		label = base + "-" + label
	}
	if m := edition.FindStringSubmatch(it.Label); m != nil && strings.HasPrefix(it.Label, label) {
		n := 2
		fmt.Sscan(m[2], &n)
		if m[2] != "" {
			n++
		}
		label = fmt.Sprintf("%s-%d", label, n)
	}
	return label
}

// Addresses are the addresses that the corpus holds something from.
func (l *Library) Addresses() []string {
	var out []string
	for i := range l.Series {
		for k := range l.Series[i].Items {
			it := &l.Series[i].Items[k]
			if it.Hole() {
				continue
			}
			if it.URL != "" {
				out = append(out, it.URL)
			}
			for _, p := range it.Pages {
				out = append(out, p.URL)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
