package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"tifa/align"
	"tifa/corpus"
	"tifa/corpus/units"
	"tifa/diff"
	"tifa/report"
)

// TestPolicy: the page allows its own style and script by their hashes, and
// nothing else.
func TestPolicy(t *testing.T) {
	page := longPage(t, 3)
	policy := html.UnescapeString(string(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindSubmatch(page)[1]))
	want := "default-src 'none'; base-uri 'none'; form-action 'none'"
	for _, name := range []string{"style", "script"} {
		found := regexp.MustCompile(`(?s)<`+name+`>(.*?)</`+name+`>`).FindAllSubmatch(page, -1)
		if len(found) != 1 {
			t.Fatalf("%d elements %s", len(found), name)
		}
		sum := sha256.Sum256(found[0][1])
		want += fmt.Sprintf("; %s-src 'sha256-%s'", name, base64.StdEncoding.EncodeToString(sum[:]))
	}
	if policy != want {
		t.Errorf("policy %q, want %q", policy, want)
	}
	if n := len(regexp.MustCompile(`(?s)<script>.*</script>`).Find(page)); n > 12<<10 {
		t.Errorf("the script has %d bytes", n)
	}
}

// longPage is the report on two statements of n paragraphs, of which many
// differ.
func longPage(t testing.TB, n int) []byte {
	r := longReport(t, n)
	var b bytes.Buffer
	if err := report.HTML(&b, r, "0", ""); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func longReport(t testing.TB, n int) *report.Report {
	read := func(word, other string) *corpus.Statement {
		var b strings.Builder
		b.WriteString("Joint Statement of Arvenia and Kestria\n\n")
		for i := range n {
			if i%20 == 0 {
				fmt.Fprintf(&b, "%d. Matter of the %s\n\n", i/20+1, strings.Repeat("bridge ", i%3+1))
			}
			fmt.Fprintf(&b, "The two sides %s the harbour works of town %d and the %s of its %d ships. They note with concern the state of the %d roads.\n\n", word, i*7, other, i*3, i*11)
		}
		s, err := corpus.Read(word+".txt", []byte(b.String()), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		units.Reader{}.Read(s)
		return s
	}
	return report.New(diff.Compare(read("will support", "repair"), read("strongly support", "renewal"), align.Aligner{}), report.Filter{})
}

// TestPageSize: two statements of 40 KB give less than 1 MB, at once.
func TestPageSize(t *testing.T) {
	r := longReport(t, 290)
	if n := len(r.Comparison.Old.Text); n < 40<<10 {
		t.Fatalf("only %d bytes", n)
	}
	var b bytes.Buffer
	best := time.Hour
	for range 3 {
		b.Reset()
		start := time.Now()
		if err := report.HTML(&b, r, "0", ""); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("%d bytes in %v, %d changes", b.Len(), best, len(r.Rows))
	if b.Len() > 1<<20 {
		t.Errorf("%d bytes", b.Len())
	}
	// It takes 0.1 s, under the race detector 0.8 s, on a busy machine a few times that.
	if limit := 10 * time.Second; best > limit {
		t.Errorf("took %v, limit %v", best, limit)
	}
}
