package library

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"tifa/corpus"
)

// ManifestName is the name of the file that describes a corpus.
const ManifestName = "corpus.toml"

// manifest is corpus.toml. People edit it: what the program changes in it, it
// changes as text, so that comments and order stay.
type manifest struct {
	Title     string           `toml:"title"`
	Series    []seriesEntry    `toml:"series"`
	Statement []statementEntry `toml:"statement"`
	Hole      []holeEntry      `toml:"hole"`

	bytes   []byte
	present bool
	headers []header
}

type seriesEntry struct {
	Name  string `toml:"name"`
	Title string `toml:"title"`
	Kind  string `toml:"kind"`

	line int
}

type statementEntry struct {
	File    string         `toml:"file"`
	Date    toml.LocalDate `toml:"date"`
	Lang    string         `toml:"lang"`
	Event   string         `toml:"event"`
	Kind    string         `toml:"kind"`
	Title   string         `toml:"title"`
	Parties []string       `toml:"parties"`
	Place   string         `toml:"place"`
	Source  string         `toml:"source"`
	webEntry
	Original   string      `toml:"original"`
	Name       string      `toml:"name"`
	SHA256     string      `toml:"sha256"`
	TextSHA256 string      `toml:"text_sha256"`
	Encoding   string      `toml:"encoding"`
	Repairs    int         `toml:"repairs"`
	Note       string      `toml:"note"`
	Accept     []string    `toml:"accept"`
	Pages      []pageEntry `toml:"pages"`

	line int
}

// webEntry is what is known of a file that was fetched.
type webEntry struct {
	Fetched      time.Time `toml:"fetched"`
	ContentType  string    `toml:"content_type"`
	ETag         string    `toml:"etag"`
	LastModified string    `toml:"last_modified"`
}

// pageEntry is a further page of a statement.
type pageEntry struct {
	Source string `toml:"source"`
	webEntry
	Original string `toml:"original"`
	Name     string `toml:"name"`
	SHA256   string `toml:"sha256"`
}

type holeEntry struct {
	Series string         `toml:"series"`
	Date   toml.LocalDate `toml:"date"`
	Lang   string         `toml:"lang"`
	Event  string         `toml:"event"`
	Kind   string         `toml:"kind"`
	Title  string         `toml:"title"`
	Source string         `toml:"source"`
	Note   string         `toml:"note"`

	line int
}

// dayOf is a date of the manifest, which may stand in quotation marks there.
func dayOf(d toml.LocalDate) time.Time {
	if d == (toml.LocalDate{}) {
		return time.Time{}
	}
	return d.AsTime(time.UTC)
}

// header is the first line of a table in the manifest.
type header struct {
	name      string // statement, hole, series
	line, pos int
}

// describe adds what an entry says to its item.
func (e *statementEntry) describe(it *Item) {
	if d := dayOf(e.Date); !d.IsZero() {
		it.Date = d
	}
	if e.Lang != "" {
		it.Lang = e.Lang
	}
	it.Event, it.Kind, it.Title, it.Parties, it.Place, it.URL = e.Event, e.Kind, e.Title, e.Parties, e.Place, e.Source
	it.Original, it.Name, it.SHA256, it.TextSHA256 = e.Original, e.Name, e.SHA256, e.TextSHA256
	it.Encoding, it.Repairs, it.Note, it.Accept, it.Line = e.Encoding, e.Repairs, e.Note, e.Accept, e.line
	it.Fetched, it.Pages = e.fetched(), nil
	for _, p := range e.Pages {
		it.Pages = append(it.Pages, Source{Original: p.Original, Name: p.Name, URL: p.Source, SHA256: p.SHA256, Fetched: p.fetched()})
	}
}

func (w *webEntry) fetched() Fetched {
	return Fetched{w.Fetched.UTC(), w.ContentType, w.ETag, w.LastModified}
}

// originals are the files that the text was taken from.
func (e *statementEntry) originals() []string {
	var out []string
	if e.Original != "" {
		out = append(out, e.Original)
	}
	for _, p := range e.Pages {
		out = append(out, p.Original)
	}
	return out
}

// source returns the entry whose text was taken from a file.
func (m *manifest) source(file string) *statementEntry {
	for i := range m.Statement {
		if slices.Contains(m.Statement[i].originals(), file) {
			return &m.Statement[i]
		}
	}
	return nil
}

// of returns the entry of a text.
func (m *manifest) of(file string) *statementEntry {
	for i := range m.Statement {
		if m.Statement[i].File == file {
			return &m.Statement[i]
		}
	}
	return nil
}

// maxManifest is far more than a corpus of ten thousand statements needs.
const maxManifest = 16 << 20

// readManifest returns the bytes of the manifest, nil without one.
func readManifest(files fs.FS) ([]byte, error) {
	info, err := fs.Stat(files, ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, &ManifestError{0, plain(err), "check its permissions, and that it is no link out of the corpus"}
	case !info.Mode().IsRegular():
		return nil, &ManifestError{0, "is no file", "put a file in its place"}
	case info.Size() > maxManifest:
		return nil, &ManifestError{0, fmt.Sprintf("is longer than %d MB", maxManifest>>20), "divide the corpus"}
	}
	b, err := fs.ReadFile(files, ManifestName)
	if err != nil {
		return nil, &ManifestError{0, plain(err), "check its permissions"}
	}
	if b == nil {
		b = []byte{}
	}
	return b, nil
}

// ManifestError says where corpus.toml cannot be read.
type ManifestError struct {
	Line   int // 0 when the whole file is meant
	Wrong  string
	Remedy string
}

func (e *ManifestError) Error() string {
	name := ManifestName
	if e.Line > 0 {
		name = fmt.Sprintf("%s:%d", ManifestName, e.Line)
	}
	return (&corpus.Error{Name: name, Wrong: e.Wrong, Remedy: e.Remedy}).Error()
}

const byteOrderMark = "\ufeff"

// parseManifest reads a manifest. Every error is a *ManifestError. nil bytes
// are a corpus without one.
func parseManifest(b []byte) (*manifest, error) {
	m := &manifest{bytes: b, present: b != nil}
	doc := bytes.TrimPrefix(b, []byte(byteOrderMark))
	d := toml.NewDecoder(bytes.NewReader(doc))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, tomlError(err)
	}
	m.bytes, m.present = b, b != nil
	if err := m.place(doc); err != nil {
		return nil, err
	}
	return m, m.validate()
}

// tomlError puts an error of the TOML reader in the form of this package.
func tomlError(err error) error {
	const remedy = "correct the line"
	if strict := (*toml.StrictMissingError)(nil); errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := &strict.Errors[0]
		line, _ := e.Position()
		return &ManifestError{line, "the key " + strings.Join(e.Key(), ".") + " is unknown", "correct it; tifa corpus init writes a manifest that explains the keys"}
	}
	if decode := (*toml.DecodeError)(nil); errors.As(err, &decode) {
		line, _ := decode.Position()
		wrong := strings.TrimPrefix(decode.Error(), "toml: ")
		if m := wrongType.FindStringSubmatch(wrong); m != nil {
			return &ManifestError{line, fmt.Sprintf("%s is %s", strings.Join(decode.Key(), "."), tomlTypes[m[1]]), "write " + wanted(m[2])}
		}
		return &ManifestError{line, wrong, remedy}
	}
	return &ManifestError{0, strings.TrimPrefix(err.Error(), "toml: "), "correct the manifest"}
}

// wrongType is how the TOML reader says that a value is of another type than its
// key: it names the types of Go.
var wrongType = regexp.MustCompile(`^cannot (?:decode|store) (?:a )?(?:TOML )?(.+?) (?:into|in) .*?(\S+)$`)

// tomlTypes are the words of the manual for the types of the TOML reader.
var tomlTypes = map[string]string{
	"integer": "a number", "float": "a number", "string": "a text", "boolean": "true or false", "bool": "true or false",
	"array": "a list", "inline table": "a table", "table": "a table", "local date": "a date", "local time": "a time",
	"local datetime": "a time", "local date-time": "a time", "datetime": "a time", "offset date-time": "a time",
}

// wanted is an example of what a type of Go is written as.
func wanted(goType string) string {
	switch {
	case strings.HasPrefix(goType, "[]library."):
		return "it as a table, as in [[statement]]"
	case strings.HasPrefix(goType, "[]"):
		return `a list, as in ["date"]`
	case goType == "string":
		return "a text in quotation marks"
	case goType == "int":
		return "a whole number"
	case strings.HasSuffix(goType, "Time"):
		return "a time, as in 2024-05-16T08:00:00Z"
	}
	return "a date, as in 2024-05-16"
}

// place finds the line of every table.
func (m *manifest) place(doc []byte) error {
	var p unstable.Parser
	p.Reset(doc)
	lines := map[string][]int{}
	line, counted := 1, 0 // lines are counted as they come: from the start each time would be quadratic
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.ArrayTable && e.Kind != unstable.Table {
			continue
		}
		key := e.Key()
		if !key.Next() {
			continue
		}
		n := key.Node()
		at := int(n.Raw.Offset)
		line += bytes.Count(doc[counted:at], []byte("\n"))
		counted = at
		h := header{string(n.Data), line, bytes.LastIndexByte(doc[:at], '\n') + 1 + len(m.bytes) - len(doc)}
		m.headers = append(m.headers, h)
		if e.Kind == unstable.ArrayTable {
			lines[h.name] = append(lines[h.name], h.line)
		}
	}
	// Where the tables are written inline, as lists, they have no lines.
	take := func(name string, n int, set func(i, line int)) {
		if len(lines[name]) == n {
			for i, line := range lines[name] {
				set(i, line)
			}
		}
	}
	take("series", len(m.Series), func(i, line int) { m.Series[i].line = line })
	take("statement", len(m.Statement), func(i, line int) { m.Statement[i].line = line })
	take("hole", len(m.Hole), func(i, line int) { m.Hole[i].line = line })
	return p.Error()
}

var hexSum = regexp.MustCompile(`^[0-9a-f]{64}$`)

// validate holds the entries to what the rest of the package relies on: paths
// stay in the corpus, every text has one entry.
func (m *manifest) validate() error {
	series := map[string]bool{}
	for _, e := range m.Series {
		switch wrong := validPart(e.Name); {
		case wrong != "":
			return &ManifestError{e.line, fmt.Sprintf("the name of the series (%q) %s", e.Name, wrong), "give name the name of its folder"}
		case series[e.Name]:
			return &ManifestError{e.line, fmt.Sprintf("the series %q is described twice", e.Name), "delete one entry"}
		}
		series[e.Name] = true
		if err := validKind(e.Kind, e.line); err != nil {
			return err
		}
	}
	files := map[string]bool{}
	for _, e := range m.Statement {
		wrong := func(what, remedy string) error { return &ManifestError{e.line, what, remedy} }
		if err := validFile(e.File, false); err != nil {
			return wrong("file "+err.Error(), "")
		}
		if files[e.File] {
			return wrong(fmt.Sprintf("%q is described twice", e.File), "delete one entry")
		}
		files[e.File] = true
		for _, original := range e.originals() {
			if err := validFile(original, true); err != nil {
				return wrong("original "+err.Error(), "")
			}
		}
		if err := validKind(e.Kind, e.line); err != nil {
			return err
		}
		if e.Lang != "" && !langPart.MatchString(e.Lang) {
			return wrong(fmt.Sprintf("lang %q is no language", e.Lang), "write it as en, ru, zh-Hans")
		}
		sums, sources := []string{e.SHA256, e.TextSHA256}, []string{e.Source}
		for _, p := range e.Pages {
			sums, sources = append(sums, p.SHA256), append(sources, p.Source)
		}
		for _, sum := range sums {
			if sum != "" && !hexSum.MatchString(sum) {
				return wrong(fmt.Sprintf("%q is no SHA-256", sum), "write 64 digits 0 to 9 and a to f")
			}
		}
		for _, source := range sources {
			if err := validURL(source, e.line); err != nil {
				return err
			}
		}
		for _, rule := range e.Accept {
			if !slices.Contains(Rules, rule) {
				return wrong(fmt.Sprintf("accept %q is no finding of tifa corpus check", rule), "use one of "+strings.Join(Rules, ", "))
			}
		}
	}
	for _, e := range m.Hole {
		if wrong := validPart(e.Series); wrong != "" {
			return &ManifestError{e.line, fmt.Sprintf("the series of the hole (%q) %s", e.Series, wrong), "give series the name of its folder"}
		}
		if dayOf(e.Date).IsZero() {
			return &ManifestError{e.line, "the hole has no date", "add date = 2024-05-16, the day of the statement that is not held"}
		}
		if e.Lang != "" && !langPart.MatchString(e.Lang) {
			return &ManifestError{e.line, fmt.Sprintf("lang %q is no language", e.Lang), "write it as en, ru, zh-Hans"}
		}
		if err := validKind(e.Kind, e.line); err != nil {
			return err
		}
		if err := validURL(e.Source, e.line); err != nil {
			return err
		}
	}
	return nil
}

func validKind(kind string, line int) error {
	if kind != "" && !slices.Contains(Kinds, kind) {
		return &ManifestError{line, fmt.Sprintf("kind %q is unknown", kind), "use one of " + strings.Join(Kinds, ", ")}
	}
	return nil
}

// validURL allows what can be printed as the place of publication: an address
// on the web.
func validURL(address string, line int) error {
	if address == "" {
		return nil
	}
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return &ManifestError{line, fmt.Sprintf("source %q is no web address", address), "write it as https://…"}
	}
	return nil
}
