package html

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"tifa/corpus/document"
)

// hostile are pages that cost a careless reader time or memory beyond bounds.
var hostile = []struct {
	name string
	page func(n int) string
}{
	{"nested div", func(n int) string { return strings.Repeat("<div>", n) + "text." }},
	{"nested b", func(n int) string { return strings.Repeat("<b>", n) + "text." }},
	{"nested span", func(n int) string { return strings.Repeat("<span>", n) + "text." }},
	{"nested lists", func(n int) string { return strings.Repeat("<ul><li>a", n) }},
	{"nested tables", func(n int) string { return strings.Repeat("<table><tr><td>a", n) }},
	{"nested links", func(n int) string { return strings.Repeat("<a href=x>a", n) }},
	{"nested notes", func(n int) string {
		return strings.Repeat("<div class=footnotes>", min(n, 400)) + strings.Repeat("<p>a", n)
	}},
	{"nested ins", func(n int) string { return strings.Repeat("<ins>", min(n, 400)) + strings.Repeat("a <br>", n) }},
	{"nested sup", func(n int) string { return strings.Repeat("<sup>", min(n, 400)) + strings.Repeat("a <br>", n) }},
	{"open emphasis", func(n int) string {
		var b strings.Builder
		for i := range min(n, 400) {
			fmt.Fprintf(&b, "<b class=i%d>", i)
		}
		return b.String() + strings.Repeat("<p>a", n)
	}},
	{"open hidden emphasis", func(n int) string { return strings.Repeat("<b hidden><p>a</p>", n) }},
	{"many notes of one block", func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<sup><a href=#n%d>1</a></sup>", i)
		}
		b.WriteString("<p>")
		for i := range n {
			fmt.Fprintf(&b, "<span id=n%d>x</span>", i)
		}
		return b.String() + strings.Repeat("long ", 2000)
	}},
	{"related heads", func(n int) string { return strings.Repeat("<h3>Related</h3><a href=x>y</a>", n) }},
	{"lines", func(n int) string { return strings.Repeat("a<br>", n) }},
	{"lines of pre", func(n int) string { return "<pre>" + strings.Repeat("a\n", n) }},
	{"classes", func(n int) string { return "<p class='" + strings.Repeat("aB-c_", n) + "'>text." }},
	{"one class each", func(n int) string { return strings.Repeat("<p class='a b c d e f g h i j k'>t", n) }},
	{"attribute", func(n int) string { return "<p title='" + strings.Repeat("x", n*10) + "'>text." }},
	{"attributes", func(n int) string {
		var b strings.Builder
		b.WriteString("<p")
		for i := range n {
			fmt.Fprintf(&b, " a%d=1", i)
		}
		return b.String() + ">text."
	}},
	{"entities", func(n int) string { return strings.Repeat("&amp;&#x4e00;&nope;", n) }},
	{"open comment", func(n int) string { return "a." + strings.Repeat("<!--", n) }},
	{"open tags", func(n int) string { return "a." + strings.Repeat("<", n) }},
	{"misnested", func(n int) string { return strings.Repeat("<a href=x><p></a><table></p><td>x", n) }},
	{"foster parents", func(n int) string { return "<table>" + strings.Repeat("a<tr>b", n) }},
	{"templates", func(n int) string { return strings.Repeat("<template>", n) + "x" }},
	{"selects", func(n int) string { return strings.Repeat("<select><option>a", n) }},
	{"json", func(n int) string {
		return `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, n) + `</script>text.`
	}},
	{"override characters", func(n int) string { return strings.Repeat("\u202e\u200b\u2028x", n) }},
	{"combining marks", func(n int) string { return "a" + strings.Repeat("\u0301", n) }},
	{"reversed list", func(n int) string {
		return "<ol reversed start=-9999999999999999999>" + strings.Repeat("<li value=99999999>x", n)
	}},
	{"open attributes", func(n int) string { return strings.Repeat("<a t=\"><a t='>a", n) }},
	{"open attributes of one kind", func(n int) string { return strings.Repeat("<p t=\">a ", n) + strings.Repeat(">", n) }},
	{"tags inside tags", func(n int) string { return strings.Repeat("<p x ", n) }},
	{"open titles", func(n int) string { return strings.Repeat("<title>a", n) }},
	{"descriptions", func(n int) string {
		return strings.Repeat("<img alt='The line of 1911 is shown in red. It is long. So is this.'>", n/10)
	}},
	{"zero bytes", func(n int) string { return "<p>" + strings.Repeat("\x00", n) }},
}

// TestHostile reads each hostile page in two sizes; the larger one has a million
// repetitions with -short unset, or as many as fit into the largest page.
func TestHostile(t *testing.T) {
	sizes := []int{1000, 1_000_000}
	if testing.Short() {
		sizes = []int{1000, 20_000}
	}
	for _, h := range hostile {
		t.Run(strings.ReplaceAll(h.name, " ", "_"), func(t *testing.T) {
			for _, n := range sizes {
				page := []byte(h.page(n))
				begin := time.Now()
				doc, err := Read("", page, document.Options{})
				took := time.Since(begin)
				var e *document.Error
				if err != nil && (!errors.As(err, &e) || e.Remedy == "") {
					t.Errorf("%d: no *document.Error with a remedy: %v", n, err)
				}
				// Ten times what it takes: only a hang fails on a busy machine.
				if took > 20*time.Second {
					t.Errorf("%d: took %v", n, took)
				}
				if err == nil {
					t.Logf("%8d: %7d KB %8v %d blocks", n, len(page)>>10, took.Round(time.Millisecond), len(doc.Blocks))
				} else {
					t.Logf("%8d: %7d KB %8v %v", n, len(page)>>10, took.Round(time.Millisecond), err)
				}
			}
		})
	}
}

// TestTooLong refuses a page by its length alone.
func TestTooLong(t *testing.T) {
	_, err := Read("", make([]byte, document.MaxBytes+1), document.Options{})
	var e *document.Error
	if !errors.As(err, &e) || e.Remedy == "" {
		t.Errorf("no *document.Error with a remedy: %v", err)
	}
}

// TestMutated damages the pages of testdata in ten thousand ways and checks
// every invariant on each. It takes a minute and runs where HTML_MUTATED is set.
func TestMutated(t *testing.T) {
	if os.Getenv("HTML_MUTATED") == "" {
		t.Skip("HTML_MUTATED is not set")
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	var pages [][]byte
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, a.Files[0].Data)
	}
	long := []string{"The two sides agreed to act together."}
	for i := range 300 {
		long = append(long, fmt.Sprintf("%d. They reaffirmed that paragraph %d of the treaty stands, and will review it.", i, i))
	}
	for _, s := range shapes {
		pages = append(pages, []byte(s.page(long, false)))
	}
	debug.SetGCPercent(50)
	var peak atomic.Uint64
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak.Store(max(peak.Load(), m.HeapAlloc))
			}
		}
	}()
	defer close(stop)
	rng := rand.New(rand.NewPCG(1, 2))
	slowest, read := time.Duration(0), 0
	for i := range 10_000 {
		page := mutate(rng, pages)
		begin := time.Now()
		if why := broken(page); why != "" {
			t.Fatalf("page %d: %s\n%q", i, why, page[:min(len(page), 3000)])
		}
		slowest = max(slowest, time.Since(begin))
		read += len(page)
	}
	t.Logf("10000 pages, %d MB, slowest %v, peak of the heap %d MB", read>>20, slowest.Round(time.Millisecond), peak.Load()>>20)
	if slowest > 2*time.Second || peak.Load() > 300<<20 {
		t.Error("too slow or too large")
	}
}

// mutate damages a page in one to eight places.
func mutate(rng *rand.Rand, pages [][]byte) []byte {
	p := bytes.Clone(pages[rng.IntN(len(pages))])
	for range 1 + rng.IntN(8) {
		a := rng.IntN(len(p) + 1)
		b := min(len(p), a+rng.IntN(60))
		switch rng.IntN(8) {
		case 0: // cut out
			p = append(p[:a], p[b:]...)
		case 1: // repeat
			p = append(p[:b], append(bytes.Repeat(p[a:b], 1+rng.IntN(200)), p[b:]...)...)
		case 2: // one byte
			if a < len(p) {
				p[a] = byte(1 + rng.IntN(255))
			}
		case 3, 4: // a tag
			tags := []string{"<table>", "</table>", "<td>", "<a href=#x>", "</div>", "<p>", "<!--", "<script>", "<svg>", "<math>", "<select>", "<ul>", "<li>", "<b hidden>", "</b>", "<br>", "<ins>", "<pre>", "<sup>1", "<![CDATA[", "<div class=nav>", "<template>", "<textarea>", "<plaintext>", "<noscript>", "&#", "<"}
			tag := tags[rng.IntN(len(tags))]
			p = append(p[:a], append([]byte(tag), p[a:]...)...)
		case 5: // cut off
			if rng.IntN(5) == 0 {
				p = p[:a]
			}
		case 6: // a part of another page
			o := pages[rng.IntN(len(pages))]
			x := rng.IntN(len(o))
			p = append(p[:a], append(bytes.Clone(o[x:min(len(o), x+rng.IntN(500))]), p[a:]...)...)
		case 7: // swap
			if b < len(p) {
				p[a], p[b] = p[b], p[a]
			}
		}
	}
	return p
}
