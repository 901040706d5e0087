package library

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
	"time"

	"tifa/corpus"
)

// Finding is something wrong with a corpus, and what to do about it.
type Finding struct {
	Rule   string // one of Rules
	File   string // path in the corpus
	Line   int    // in File, 0 for all of it
	Wrong  string
	Remedy string
}

// Rules are what Check looks for.
var Rules = []string{"changed", "copy", "date", "duplicate", "file", "hole", "language", "length", "manifest", "missing", "name", "unlisted", "unreadable"}

// Check says what is wrong with the corpus in a folder and how many statements
// it looked at. A manifest that cannot be read is a finding like others.
func Check(dir string) (findings []Finding, checked int, err error) {
	l, err := Open(dir)
	if bad, ok := err.(*ManifestError); ok {
		return []Finding{{"manifest", ManifestName, bad.Line, bad.Wrong, bad.Remedy}}, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	defer l.Close()
	findings, checked = l.Check()
	return findings, checked, nil
}

// Check reads every text and says what is wrong with the corpus, in order of
// file.
func (l *Library) Check() (findings []Finding, checked int) {
	c := check{Library: l, readings: l.Survey(), findings: slices.Clone(l.Findings)}
	for i := range c.readings {
		if r := &c.readings[i]; !r.Hole() {
			checked++
			c.one(r)
		}
	}
	c.unlisted()
	c.holes()
	c.lengths()
	c.duplicates()
	c.originals()
	accepted := map[string][]string{}
	for i := range c.readings {
		accepted[c.readings[i].File] = c.readings[i].Accept
	}
	out := slices.DeleteFunc(c.findings, func(f Finding) bool { return slices.Contains(accepted[f.File], f.Rule) })
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Rule, b.Rule))
	})
	return out, checked
}

// accept says how to take a finding for no fault.
func accept(rule string) string {
	return "write accept = [\"" + rule + "\"] in its [[statement]] of " + ManifestName
}

type check struct {
	*Library
	readings []Reading
	findings []Finding
}

func (c *check) found(rule, file, remedy, wrong string, args ...any) {
	c.findings = append(c.findings, Finding{rule, file, 0, fmt.Sprintf(wrong, args...), remedy})
}

// mostApart is how many days the date in a text may lie from the one it is
// filed under: statements are dated where they are made and filed where they
// are published.
const mostApart = 3 * 24 * time.Hour

// one checks a statement by itself.
func (c *check) one(r *Reading) {
	name := parseName(path.Base(r.File))
	if r.Date.IsZero() {
		c.found("name", r.File, "rename it as 2024-05-16.en.txt, or give its date in the manifest", "%s", cmp.Or(name.wrong, "has no date in its name"))
	}
	if r.TextSHA256 != "" && r.sum != "" && r.sum != r.TextSHA256 {
		c.found("changed", r.File, "put the text back; or, if the change is meant, write text_sha256 = \""+r.sum+"\" in "+c.entry(r), "was changed since it was added")
	}
	if r.Original == "" && r.SHA256 != "" && r.sum != "" && r.sum != r.SHA256 {
		c.found("changed", r.File, "put the text back; or, if the change is meant, write sha256 = \""+r.sum+"\" in "+c.entry(r), "is not the file that the manifest describes")
	}
	if r.Err != nil {
		wrong := r.Err.Error()
		if e := (*corpus.Error)(nil); errors.As(r.Err, &e) {
			wrong = e.Wrong
		}
		c.found("unreadable", r.File, "put a whole copy of the statement in its place", "%s", wrong)
		return
	}
	if apart := r.dated.Sub(r.Date).Abs(); !r.dated.IsZero() && !r.Date.IsZero() && apart > mostApart {
		c.found("date", r.File, "rename the file; or, if its date is right, "+accept("date"), "the %s says %s, it is filed under %s", r.from, r.dated.Format(time.DateOnly), r.Day())
	}
	if apart := name.date.Sub(r.Date).Abs(); r.dated.IsZero() && !name.date.IsZero() && !r.Date.IsZero() && apart > mostApart {
		c.found("date", r.File, "correct one of the two; or, if the manifest is right, "+accept("date"), "the file name says %s, the manifest %s", name.date.Format(time.DateOnly), r.Day())
	}
	if claimed, found := family(r.Lang), family(r.found); claimed != found && claimed != "" && found != "" {
		c.found("language", r.File, "rename the file; or, if its language is right, "+accept("language"), "is filed as %s and reads as %s", r.Lang, r.found)
	}
}

// family is a language that can be told from its script, "" for others.
func family(lang string) string {
	switch {
	case lang == "ru" || lang == "en":
		return lang
	case strings.HasPrefix(lang, "zh"):
		return "zh"
	}
	return ""
}

// entry names the place of a manifest's entry.
func (c *check) entry(r *Reading) string {
	if r.Line == 0 {
		return ManifestName
	}
	return fmt.Sprintf("%s, line %d", ManifestName, r.Line)
}

// unlisted finds texts that the manifest does not know in a series whose
// others are recorded there with their hashes.
func (c *check) unlisted() {
	recorded := map[string]bool{}
	for i := range c.readings {
		r := &c.readings[i]
		recorded[r.Series] = recorded[r.Series] || r.SHA256 != ""
	}
	for i := range c.readings {
		if r := &c.readings[i]; recorded[r.Series] && !r.Hole() && r.Line == 0 && c.manifest.of(r.File) == nil {
			c.found("unlisted", r.File, "take it in with tifa corpus add, or delete it", "is not in %s, and others of its series are", ManifestName)
		}
	}
}

// holes finds statements that are said not to be held and are.
func (c *check) holes() {
	type version struct{ series, event, lang string }
	held := map[version]*Reading{}
	for i := range c.readings {
		if r := &c.readings[i]; !r.Hole() {
			held[version{r.Series, r.Event, r.Lang}] = r
			held[version{r.Series, r.Event, ""}] = r
		}
	}
	for i := range c.readings {
		h := &c.readings[i]
		if r := held[version{h.Series, h.Event, h.Lang}]; h.Hole() && r != nil {
			c.findings = append(c.findings, Finding{"hole", ManifestName, h.Line, fmt.Sprintf("says that %s is not held, and %s is", h.ID(), r.File), "delete the entry"})
		}
	}
}

// originals checks the files that texts were taken from.
func (c *check) originals() {
	for i := range c.readings {
		r := &c.readings[i]
		for k, is := range r.sources {
			switch source := r.Sources()[k]; {
			case source.SHA256 == "":
			case is == "":
				c.findings = append(c.findings, Finding{"missing", ManifestName, r.Line, "the source " + source.Original + " of " + r.File + " does not exist or cannot be read", "put it back"})
			case is != source.SHA256:
				c.found("changed", source.Original, "put it back: a source stays as it was received", "was changed since it was added")
			}
		}
	}
}

// A length is out of habit when it lies this many times above or below what is
// usual around it, and outside four spreads of the usual variation.
const (
	habitFactor = 3
	habitSpread = 4
	habitLeast  = 6 // statements that make a habit
	habitAround = 8 // statements on each side that say what is usual
)

// lengths finds statements that are far longer or shorter than those around
// them in their succession.
func (c *check) lengths() {
	at := map[string]*Reading{}
	for i := range c.readings {
		at[c.readings[i].File] = &c.readings[i]
	}
	for i := range c.Series {
		s := &c.Series[i]
		for _, lang := range s.Langs() {
			var run []*Reading
			for _, it := range s.Succession(Choice{Lang: lang}) {
				if r := at[it.File]; !it.Hole() && it.Lang == lang && r.Err == nil {
					run = append(run, r)
				}
			}
			if len(run) <= habitLeast {
				continue
			}
			for k, r := range run {
				var around []float64
				for n := max(0, k-habitAround); n < min(len(run), k+habitAround+1); n++ {
					if n != k {
						around = append(around, math.Log(float64(max(run[n].Words, 1))))
					}
				}
				usual := median(around)
				for n := range around {
					around[n] = math.Abs(around[n] - usual)
				}
				allowed := max(math.Log(habitFactor), habitSpread*1.4826*median(around))
				if off := math.Log(float64(max(r.Words, 1))) - usual; math.Abs(off) > allowed {
					c.found("length", r.File, "check that the text is whole and is this statement alone; if it is, name its kind in the manifest or "+accept("length"),
						"has %d words; those around it have about %.0f", r.Words, math.Exp(usual))
				}
			}
		}
	}
}

// median sorts its argument.
func median(v []float64) float64 {
	slices.Sort(v)
	n := len(v)
	return (v[(n-1)/2] + v[n/2]) / 2
}

// Two texts are taken for copies of one statement when they share this much of
// their phrases and were made within a week, or bear the same date. Further
// apart, one was drafted from the other.
const (
	copyShare = 0.8
	copyDays  = 7 * 24 * time.Hour
	copyLeast = 20 // phrases: of shorter texts little can be said
)

// duplicates finds texts with the same words, and copies of one statement.
func (c *check) duplicates() {
	var all []*Reading
	for i := range c.readings {
		if r := &c.readings[i]; !r.Hole() && r.Err == nil && len(r.phrases) > 0 {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b *Reading) int { return byDate(a.Item, b.Item) })
	var twins []twin
	first := map[uint64]*Reading{}
	same := map[*Reading]bool{}
	for _, r := range all {
		// The same words under two dates of their own are two statements.
		if o := first[r.words]; o != nil && !editions(o, r) && (o.dated.IsZero() || r.dated.IsZero() || o.dated.Equal(r.dated)) {
			same[r] = true
			twins = append(twins, twin{o, r, 1})
			continue
		}
		if first[r.words] == nil {
			first[r.words] = r
		}
	}
	met := map[[2]*Reading]bool{}
	pairs := func(list []*Reading, near func(a, b *Reading) bool) {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if !near(a, b) {
					break
				}
				x, y := a, b
				if byDate(x.Item, y.Item) > 0 {
					x, y = y, x
				}
				// Versions of one event in one series are meant to be alike.
				if met[[2]*Reading{x, y}] || same[x] || same[y] || x.Lang != y.Lang || x.Series == y.Series && x.Event == y.Event {
					continue
				}
				met[[2]*Reading{x, y}] = true
				if share := shared(x.phrases, y.phrases); share >= copyShare {
					twins = append(twins, twin{x, y, share})
				}
			}
		}
	}
	pairs(all, func(a, b *Reading) bool { return !b.Date.IsZero() && b.Date.Sub(a.Date) <= copyDays })
	byText := slices.DeleteFunc(slices.Clone(all), func(r *Reading) bool { return r.dated.IsZero() })
	slices.SortStableFunc(byText, func(a, b *Reading) int { return a.dated.Compare(b.dated) })
	pairs(byText, func(a, b *Reading) bool { return a.dated.Equal(b.dated) })
	c.report(twins)
}

// editions tells whether one of two texts was published in the place of the
// other.
func editions(a, b *Reading) bool {
	return a.Series == b.Series && a.Event == b.Event && (edition.MatchString(a.Label) || edition.MatchString(b.Label))
}

// twin is a pair of texts that hold one statement; share is 1 when their words
// are the same.
type twin struct {
	first, second *Reading
	share         float64
}

// mostTwins is how many pairs two series may have in common before they are
// said to be copies of each other, in one finding.
const mostTwins = 5

func (c *check) report(twins []twin) {
	type pair struct{ first, second string }
	common := map[pair][]twin{}
	var order []pair
	for _, t := range twins {
		p := pair{t.first.Series, t.second.Series}
		if p.first != p.second && p.first > p.second {
			p.first, p.second = p.second, p.first
		}
		if common[p] == nil {
			order = append(order, p)
		}
		common[p] = append(common[p], t)
	}
	for _, p := range order {
		ts := common[p]
		if p.first != p.second && len(ts) > mostTwins {
			last := ts[len(ts)-1]
			c.found("copy", p.second, "keep one of the two series",
				"%d statements are held in %s as well, from %s to %s", len(ts), p.first, ts[0].second.Day(), last.second.Day())
			continue
		}
		for _, t := range ts {
			if t.first.words == t.second.words {
				c.found("duplicate", t.second.File, "delete one of them", "has the same words as %s", t.first.File)
				continue
			}
			c.found("copy", t.second.File, "keep one of them; or, if they are versions of one event, give both the same event in "+ManifestName,
				"shares %.0f %% of its phrases with %s: two copies of one statement", 100*t.share, t.first.File)
		}
	}
}

// shared is the share of phrases of two texts that both have (Jaccard).
func shared(a, b []uint64) float64 {
	if min(len(a), len(b)) < copyLeast {
		return 0
	}
	both := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			both++
			i++
			k++
		case a[i] < b[k]:
			i++
		default:
			k++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
