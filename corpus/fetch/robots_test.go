package fetch

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestRobots: what a robots.txt says, or fails to say.
func TestRobots(t *testing.T) {
	code := func(n int) http.HandlerFunc { return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(n) } }
	const asks = "asks programs not to fetch it"
	for _, c := range []struct {
		robots  http.HandlerFunc
		path    string
		refused string // part of what is said, "" for a page
		reason  string
	}{
		{nil, "/a", "", "none"},
		{text(""), "/a", "", "empty"},
		{text("User-agent: *\nDisallow: /a"), "/a", asks, "for all"},
		{text("User-agent: *\nDisallow: /a"), "/b", "", "another page"},
		{text("\ufeffUser-Agent: TIFA/9\r\nDisallow: /a\r\n"), "/a", asks, "for tifa, in any case, with a version, a mark and other line ends"},
		{text("User-agent: *\nDisallow: /\n\nUser-agent: tifa\nDisallow:\n"), "/a", "", "for all but tifa"},
		{text("User-agent: tif\nDisallow: /"), "/a", "", "for somebody whose name begins like it"},
		{text("User-agent: *\nDisallow: /\nAllow: /a"), "/a", "", "the longer rule counts"},
		{text("Disallow: /b\nCrawl-delay: often\nUser-agent: *\nNonsense\nDisallow: /a\nCrawl-delay: -1\n: :\n"), "/a", asks, "wrong lines take nothing from the others"},
		{text("User-agent: *\nDisallow: /\xff*$\nDisallow: /a"), "/a", asks, "nor do bytes that are no text"},
		{text("User-agent: *\nDisallow: /*?x=\nDisallow: /*.pdf$"), "/a?x=1", asks, "a pattern"},
		{text("<!doctype html><p>Not found"), "/a", "", "a page in its place"},
		{text("# " + strings.Repeat("x\n# ", 1<<20) + "\nUser-agent: *\nDisallow: /"), "/a", "", "only the first 500 KiB count"},
		{text("User-agent: *\nDisallow: /a\n" + strings.Repeat("Disallow: /*x*y$\n", 1<<16)), "/a", asks, "more than 500 KiB do no harm"},
		{code(403), "/a", "", "forbidden itself"},
		{code(500), "/a", "its robots.txt cannot be read, which forbids everything: the server answers 500", "the server fails"},
		{code(503), "/a", "the server answers 503", "the server is busy"},
		{redirect("/elsewhere"), "/a", asks, "robots.txt may lie elsewhere"},
		{redirect("/robots.txt"), "/a", "", "never found: RFC 9309, 2.3.1.2"},
		{redirect("http://169.254.169.254/"), "/a", "leads to 169.254.169.254", "led astray"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			pages := map[string]http.HandlerFunc{"/a": text("page"), "/b": text("page"), "/elsewhere": text("User-agent: *\nDisallow: /a")}
			if c.robots != nil {
				pages["/robots.txt"] = c.robots
			}
			s := serve(t, pages)
			client := local()
			start := time.Now()
			_, err := client.Get(context.Background(), s.URL+c.path, Known{})
			var e *Error
			switch {
			case c.refused == "" && err != nil:
				t.Error(err)
			case c.refused != "" && (!errors.As(err, &e) || !strings.Contains(e.Wrong, c.refused) || e.Remedy == ""):
				t.Errorf("%v instead of %q", err, c.refused)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestRobotsElsewhere: the site that a page is sent on to is asked as well.
func TestRobotsElsewhere(t *testing.T) {
	other := serve(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nDisallow: /"), "/a": text("page")})
	s := serve(t, map[string]http.HandlerFunc{"/a": redirect(other.URL + "/a")})
	_, err := local().Get(context.Background(), s.URL+"/a", Known{})
	if err == nil || !strings.Contains(err.Error(), "redirects to "+other.URL+"/a: robots.txt of ") {
		t.Error(err)
	}
}

// TestCrawlDelay: a site is left alone as long as it asks between two pages.
func TestCrawlDelay(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/robots.txt": text("User-agent: *\nCrawl-delay: 0.4"), "/a": text("page")})
	client := local()
	start := time.Now()
	for range 2 {
		if _, err := client.Get(context.Background(), s.URL+"/a", Known{}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 400*time.Millisecond {
		t.Errorf("two pages within %v", took)
	}
}
