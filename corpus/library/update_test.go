package library

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tifa/corpus"
	"tifa/corpus/document"
	"tifa/corpus/fetch"
)

// published is a site whose pages a test edits. Pages have an ETag unless their
// name begins with /plain.
type published struct {
	*httptest.Server
	mutex sync.Mutex
	pages map[string]string
	types map[string]string
}

func publish(t *testing.T, pages map[string]string) *published {
	p := &published{pages: pages, types: map[string]string{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mutex.Lock()
		body, ok := p.pages[r.URL.Path]
		kind := p.types[r.URL.Path]
		p.mutex.Unlock()
		if !ok {
			http.NotFound(w, r)
			return
		}
		if kind == "" {
			kind = "text/html; charset=utf-8"
		}
		w.Header().Set("Content-Type", kind)
		if !strings.HasPrefix(r.URL.Path, "/plain") {
			w.Header().Set("ETag", `"`+sum([]byte(body))+`"`)
		}
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(body))
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *published) edit(path, body string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if body == "" {
		delete(p.pages, path)
		return
	}
	p.pages[path] = body
}

func page(day, text, shell string) string {
	return `<!doctype html><html><body><nav><a href="/">` + shell + `</a></nav><main><h1>Joint Statement on Trees</h1><p>Velmar, ` + day + `</p>` + text + `</main></body></html>`
}

var fetchDay = time.Date(2026, 11, 22, 10, 0, 0, 999, time.UTC)

// take fetches pages of one statement into the corpus.
func (p *published) take(t *testing.T, dir string, opt corpus.Options, paths ...string) {
	t.Helper()
	var pages []Page
	for _, path := range paths {
		more, err := FetchPages(context.Background(), &fetch.Client{AllowPrivate: true}, p.URL+path, 0, opt, fetchDay)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, more...)
	}
	a := Addition{Series: "a", Encoding: opt.Encoding, Revisions: opt.Revisions}
	a.Take(pages)
	if _, _, err := Add(dir, []Addition{a}, false, quiet); err != nil {
		t.Fatal(err)
	}
}

func quiet() {}

// renew fetches everything again and says what came of it: states, and the files
// that are new.
func renew(t *testing.T, dir string, day time.Time, names ...string) string {
	t.Helper()
	u := Update{Client: &fetch.Client{AllowPrivate: true}, Names: names, Now: day, Waiting: quiet}
	rs, _, err := u.Renew(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, r := range rs {
		s := string(r.State)
		if r.File != "" {
			s += " " + r.File
		}
		if r.Err != nil {
			_, wrong, _ := strings.Cut(r.Err.Error(), ": ")
			s += " " + wrong
		}
		parts = append(parts, s)
	}
	findings, _, err := Check(dir)
	if err != nil || len(findings) > 0 {
		t.Errorf("%v, %v", findings, err)
	}
	return strings.Join(parts, "; ")
}

// TestUpdate follows a statement on two pages through what can become of it.
func TestUpdate(t *testing.T) {
	const day, oaks, limes, count = "16 May 2023", "<p>The two sides plant oaks.</p>", "<p>The two sides plant limes.</p>", "<p>They count them every year.</p>"
	first, second := page(day, oaks, "home"), `<main><p>They count them every year.</p></main>`
	p := publish(t, map[string]string{"/1": first, "/plain2": second})
	dir := t.TempDir()
	p.take(t, dir, corpus.Options{}, "/1", "/plain2")
	text, err := os.ReadFile(filepath.Join(dir, "a/2023-05-16.en.txt"))
	if err != nil || !strings.Contains(string(text), "plant oaks.\n\nThey count") {
		t.Fatalf("%v: %q", err, text)
	}
	steps := []struct {
		path, body string
		day        time.Time
		want       string
		reason     string
	}{
		{"/1", first, fetchDay, "unchanged", "one page says so, the other has the same bytes"},
		{"/1", page(day, oaks, "start"), fetchDay, "shell", "another menu"},
		{"/plain2", `<main><p>They count them each year.</p></main>`, fetchDay, "edited a/2023-05-16.edited-2026-11-22.en.txt", "the second page alone"},
		{"/plain2", `<main><p>They count them each year.</p></main>`, fetchDay, "unchanged", "the edition is what is compared now"},
		{"/1", page(day, limes, "start"), fetchDay, "edited a/2023-05-16.edited-2026-11-22-2.en.txt", "a second edit on one day"},
		{"/1", page(day, oaks, "start"), fetchDay.AddDate(0, 0, 3), "edited a/2023-05-16.edited-2026-11-25.en.txt", "back, days later"},
		{"/1", page("17 May 2023", oaks, "start"), fetchDay.AddDate(0, 0, 4), "edited a/2023-05-16.edited-2026-11-26.en.txt", "another date in the text"},
		{"/1", "<nav><a href=/>Not found</a></nav>", fetchDay, "failed holds nothing but menus and links: name the page of the statement itself, or keep everything with --keep-all", "no text any more"},
		{"/plain2", "", fetchDay, "gone the server answers 404 Not Found: open the address in a browser; if the page shows there, save it and name the file", "a page of it is not there any more"},
	}
	for _, s := range steps {
		p.edit(s.path, s.body)
		before := files(t, dir)
		if got := renew(t, dir, s.day); got != s.want {
			t.Errorf("%s: %q instead of %q", s.reason, got, s.want)
		}
		after := files(t, dir)
		for name, b := range before {
			if name != ManifestName && after[name] != b {
				t.Errorf("%s: %s was changed", s.reason, name)
			}
		}
		if !strings.HasPrefix(s.want, "edited") && len(after) != len(before) || !strings.HasPrefix(after[ManifestName], before[ManifestName]) {
			t.Errorf("%s: the corpus was changed", s.reason)
		}
	}
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if e := l.Series[0].Events(Choice{Lang: "en"}); len(e) != 1 || len(e[0]) != 5 || e[0][0].Label != "" {
		t.Errorf("%v: the editions are versions of one statement, the first publication before them", e)
	}
}

// files returns what the folder holds.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			var b []byte
			b, err = os.ReadFile(path)
			rel, _ := filepath.Rel(dir, path)
			out[filepath.ToSlash(rel)] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestUpdateSource: a source that somebody changed decides nothing, one that is
// missing neither.
func TestUpdateSource(t *testing.T) {
	p := publish(t, map[string]string{"/1": page("16 May 2023", "<p>The two sides plant oaks.</p>", "")})
	dir := t.TempDir()
	p.take(t, dir, corpus.Options{}, "/1")
	name := filepath.Join(dir, "a/source/2023-05-16.en.html")
	u := Update{Client: &fetch.Client{AllowPrivate: true}, Now: fetchDay, Waiting: quiet}
	for _, spoil := range []func() error{func() error { return os.WriteFile(name, []byte("x"), 0o666) }, func() error { return os.Remove(name) }} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		rs, _, err := u.Renew(context.Background(), dir)
		if err != nil || len(rs) != 1 || rs[0].State != Failed || !strings.Contains(rs[0].Err.Error(), "a/source/2023-05-16.en.html: ") {
			t.Errorf("%+v, %v", rs, err)
		}
	}
}

// TestUpdateEncoding: what the server says of a page is remembered, and believed
// as far as the bytes bear it out.
func TestUpdateEncoding(t *testing.T) {
	zh, err := simplifiedchinese.GB18030.NewEncoder().String(`<main><h1>联合声明</h1><p>2023年5月16日</p><p>双方坚决支持共同合作，并将每年会晤一次。</p></main>`)
	if err != nil {
		t.Fatal(err)
	}
	p := publish(t, map[string]string{"/lies": zh, "/fragment": "<p>The two sides plant oaks.<p>Velmar, 16 May 2022"})
	p.types["/lies"] = "text/html; charset=utf-8"
	dir := t.TempDir()
	p.take(t, dir, corpus.Options{}, "/lies")
	p.take(t, dir, corpus.Options{}, "/fragment") // no doctype, no ending: the server says that it is HTML
	text := files(t, dir)
	if !strings.Contains(text["a/2023-05-16.zh-Hans.txt"], "双方坚决支持共同合作") || strings.Contains(text["a/2022-05-16.en.txt"], "<p>") {
		t.Errorf("%q", text)
	}
	if text["a/source/2023-05-16.zh-Hans.html"] != zh {
		t.Error("the source is not what was sent")
	}
	p.edit("/lies", strings.ReplaceAll(zh, "<main>", "<main><!-- seen 5 times -->"))
	if got := renew(t, dir, fetchDay); got != "unchanged; shell" {
		t.Errorf("%q", got)
	}
}

// TestUpdateOther: an error page that its server calls a page is no edit; a text
// that was made longer is one.
func TestUpdateOther(t *testing.T) {
	long := "<p>The two sides plant oaks, limes and elms along the whole northern coast of the strait before the end of the year.</p><p>They count the trees every spring and publish how many of them still stand.</p>"
	p := publish(t, map[string]string{"/1": page("16 May 2023", long, "")})
	dir := t.TempDir()
	p.take(t, dir, corpus.Options{}, "/1")
	p.edit("/1", page("16 May 2023", "<p>Sorry, the page that you asked for has moved. Use the search to find what you are looking for.</p>", ""))
	if got := renew(t, dir, fetchDay); !strings.HasPrefix(got, "other ") || !strings.Contains(got, "was not added: open it in a browser") {
		t.Errorf("%q", got)
	}
	p.edit("/1", page("16 May 2023", long+strings.Repeat("<p>They also dig a well in each of the villages that ask for one.</p>", 9), ""))
	if got := renew(t, dir, fetchDay); !strings.HasPrefix(got, "edited ") {
		t.Errorf("%q", got)
	}
}

// TestUpdateReading: an edit is read as the first publication was: with the
// encoding that somebody named, with tracked changes rejected.
func TestUpdateReading(t *testing.T) {
	const body = "<main><h1>Joint Statement</h1><p>Velmar, 16 May 2023</p><p>The two sides thank Mr Petrovi\xe6 of <del>Velmar</del><ins>Tarsk</ins> for ten oaks.</p></main>"
	for _, c := range []struct {
		opt          corpus.Options
		first, later string
		reason       string
	}{
		{corpus.Options{}, "Petroviæ of Tarsk for ten", "Petroviæ of Tarsk for twelve", "nothing was named"},
		{corpus.Options{Encoding: "windows-1250"}, "Petrović of Tarsk for ten", "Petrović of Tarsk for twelve", "an encoding was named"},
		{corpus.Options{Revisions: document.Reject}, "Petroviæ of Velmar for ten", "Petroviæ of Velmar for twelve", "changes were rejected"},
	} {
		p := publish(t, map[string]string{"/1": body})
		p.types["/1"] = "text/html"
		dir := t.TempDir()
		p.take(t, dir, c.opt, "/1")
		p.edit("/1", strings.Replace(body, "ten", "twelve", 1))
		const file = "a/2023-05-16.edited-2026-11-22.en.txt"
		if got := renew(t, dir, fetchDay); got != "edited "+file {
			t.Errorf("%s: %q", c.reason, got)
		}
		if now := files(t, dir); !strings.Contains(now["a/2023-05-16.en.txt"], c.first) || !strings.Contains(now[file], c.later) {
			t.Errorf("%s: %q became %q", c.reason, now["a/2023-05-16.en.txt"], now[file])
		}
	}
}

// TestUpdateAtOnce: two updates at once add an edit once, and one of them says
// no more than that it waited.
func TestUpdateAtOnce(t *testing.T) {
	pages := map[string]string{}
	for i := range 6 {
		pages[fmt.Sprintf("/%d", i)] = page(fmt.Sprintf("%d May 2023", i+1), fmt.Sprintf("<p>The two sides plant %d oaks and %d limes.</p>", i+2, 7*i+3), "")
	}
	p := publish(t, pages)
	dir := t.TempDir()
	for i := range 6 {
		p.take(t, dir, corpus.Options{}, fmt.Sprintf("/%d", i))
	}
	for i := range 6 {
		p.edit(fmt.Sprintf("/%d", i), strings.ReplaceAll(pages[fmt.Sprintf("/%d", i)], "oaks", "elms"))
	}
	before := len(files(t, dir))
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			u := Update{Client: &fetch.Client{AllowPrivate: true}, Now: fetchDay, Waiting: quiet}
			if _, _, err := u.Renew(context.Background(), dir); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if got := len(files(t, dir)); got != before+12 {
		t.Errorf("%d files instead of %d", got, before+12)
	}
	if got := renew(t, dir, fetchDay); got != strings.TrimSuffix(strings.Repeat("unchanged; ", 6), "; ") {
		t.Errorf("%q", got)
	}
}

// TestUpdateGivenUp: what is given up leaves the corpus as it was.
func TestUpdateGivenUp(t *testing.T) {
	p := publish(t, map[string]string{"/1": page("16 May 2023", "<p>The two sides plant oaks.</p>", "")})
	dir := t.TempDir()
	p.take(t, dir, corpus.Options{}, "/1")
	p.edit("/1", page("16 May 2023", "<p>The two sides plant elms.</p>", ""))
	before := files(t, dir)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	u := Update{Client: &fetch.Client{AllowPrivate: true}, Now: fetchDay, Waiting: quiet}
	if _, _, err := u.Renew(ctx, dir); err == nil || !strings.Contains(err.Error(), "given up") {
		t.Errorf("%v", err)
	}
	u.DryRun = true
	if rs, _, err := u.Renew(context.Background(), dir); err != nil || rs[0].State != Edited {
		t.Errorf("%v, %v", rs, err)
	}
	if after := files(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Error("the corpus was changed")
	}
}

// TestFollow: as many pages as are asked for, none twice, and the last one says
// that there are more.
func TestFollow(t *testing.T) {
	link := func(to string) string { return `<html><head><link rel="next" href="` + to + `"></head><body>` }
	pages := map[string]string{}
	for i := 1; i <= 5; i++ {
		pages[fmt.Sprintf("/%d", i)] = link(fmt.Sprintf("/%d", i%5+1)) + page("16 May 2023", fmt.Sprintf("<p>The two sides plant %d oaks.</p>", i), "")
	}
	p := publish(t, pages)
	for _, c := range []struct{ follow, want int }{{0, 1}, {2, 3}, {4, 5}, {99, 5}} {
		got, err := FetchPages(context.Background(), &fetch.Client{AllowPrivate: true}, p.URL+"/1", c.follow, corpus.Options{}, fetchDay)
		if err != nil || len(got) != c.want {
			t.Errorf("--follow %d: %d pages instead of %d, %v", c.follow, len(got), c.want, err)
			continue
		}
		s, err := compose(got, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		next := fmt.Sprintf("goes on at %s/%d", p.URL, c.want%5+1)
		if said := slices.ContainsFunc(s.Warnings, func(w string) bool { return strings.Contains(w, next) }); !said {
			t.Errorf("--follow %d: %q do not say %q", c.follow, s.Warnings, next)
		}
		if n := strings.Count(strings.Join(s.Warnings, "\n"), "goes on at"); n != 1 {
			t.Errorf("--follow %d: it goes on %d times: %q", c.follow, n, s.Warnings)
		}
		for i := range c.want {
			if !bytes.Contains([]byte(s.Text), fmt.Appendf(nil, "plant %d oaks", i+1)) {
				t.Errorf("--follow %d: page %d is missing", c.follow, i+1)
			}
		}
	}
}

// TestFetchedEntry: what is known of pages comes out of a manifest as it went in,
// whatever a server says.
func TestFetchedEntry(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	e := statementEntry{File: "a/2023-05-16.en.txt", Source: "https://example.org/1", webEntry: webEntry{at, "text/html; \"x\"\u202e", "W/\"\\\x7f\ufffd\"", "'"}, Original: "a/source/2023-05-16.en.html"}
	e.Pages = []pageEntry{{"https://example.org/2?a=1&b=\"", webEntry{at, "}", "]\n[[hole]]", "#"}, "a/source/2023-05-16.en.page2.html", "2 }", strings.Repeat("0", 64)}, {Original: "a/source/2023-05-16.en.page3.html"}}
	m, err := parseManifest([]byte("# mine\r\ntitle = \"x\"\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := m.with([]statementEntry{e})
	if err != nil {
		t.Fatal(err)
	}
	again, err := parseManifest(out)
	if err != nil {
		t.Fatal(err)
	}
	got := again.of(e.File)
	e.line = got.line
	if fmt.Sprintf("%+v", *got) != fmt.Sprintf("%+v", e) {
		t.Errorf("%+v instead of %+v in\n%s", *got, e, out)
	}
	for _, bad := range []struct{ doc, want string }{
		{"fetched = \"yesterday\"", "corpus.toml:3: "},
		{"fetch = 2023-05-16", "the key statement.fetch is unknown"},
		{"pages = [{ original = \"../x\" }]", "leads out of the corpus"},
		{"pages = [{ original = \"a/x\", source = \"file:///x\" }]", "is no web address"},
		{"pages = [{ original = \"a/x\", sha256 = \"1\" }]", "is no SHA-256"},
		{"pages = [{ original = \"a/x\", colour = 1 }]", "unknown"},
	} {
		if _, err := parseManifest([]byte("[[statement]]\nfile = \"a/b.txt\"\n" + bad.doc)); err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%s: %v instead of %q", bad.doc, err, bad.want)
		}
	}
}
