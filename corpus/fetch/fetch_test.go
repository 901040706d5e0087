package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/dns/dnsmessage"
)

// serve serves handlers by path; robots.txt is one of them, and absent unless
// given.
func serve(t *testing.T, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := pages[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) }
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}

// local lets a client reach the servers of the tests at 127.0.0.1 and treats
// everything else as it is.
func local() *Client {
	return &Client{public: func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") || public(a) }}
}

// TestPage: what comes back, and what is sent.
func TestPage(t *testing.T) {
	var got http.Header
	s := serve(t, map[string]http.HandlerFunc{
		"/moved": redirect("/page?x=1#part"),
		"/page": func(w http.ResponseWriter, r *http.Request) {
			got = r.Header
			w.Header().Set("ETag", `"a"`)
			w.Header().Set("Last-Modified", "Tue, 16 May 2023 10:00:00 GMT")
			w.Header().Set("Content-Type", "text/html; charset=gb2312")
			if r.Header.Get("If-None-Match") == `"a"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, "\xca\xa5\x00 whole")
		},
	})
	c := local()
	c.Version = "1.2"
	p, err := c.Get(context.Background(), s.URL+"/moved#top", Known{})
	if err != nil {
		t.Fatal(err)
	}
	want := Page{URL: s.URL + "/moved", Final: s.URL + "/page?x=1", Body: []byte("\xca\xa5\x00 whole"), ContentType: "text/html; charset=gb2312", ETag: `"a"`, LastModified: "Tue, 16 May 2023 10:00:00 GMT"}
	if diff := cmp.Diff(&want, p); diff != "" {
		t.Error(diff)
	}
	if got.Get("User-Agent") != "tifa/1.2" || got.Get("Referer") != "" || got.Get("Cookie") != "" {
		t.Errorf("sent %v", got)
	}
	if p, err = c.Get(context.Background(), want.Final, Known{want.ETag, want.LastModified}); err != nil || !p.Unchanged || p.Body != nil {
		t.Errorf("%v, %v: it has not changed", p, err)
	}
	if got.Get("If-Modified-Since") != want.LastModified {
		t.Errorf("sent %v", got)
	}
	// What a manifest holds may be no header at all.
	if p, err = c.Get(context.Background(), want.Final, Known{ETag: "a\r\nX: y"}); err != nil || p.Unchanged || got.Get("X") != "" {
		t.Errorf("%v, %v, sent %v", p, err, got)
	}
}

// TestRefused: each of these is refused with these words.
func TestRefused(t *testing.T) {
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
		zeros := make([]byte, 1<<20)
		for range 200 {
			if _, err := z.Write(zeros); err != nil {
				return
			}
		}
		z.Close()
	}
	s := serve(t, map[string]http.HandlerFunc{
		"/metadata": redirect("http://169.254.169.254/latest/meta-data"),
		"/file":     redirect("file:///etc/passwd"),
		"/user":     redirect("http://name:secret@example.org/"),
		"/loop":     redirect("/loop2"), "/loop2": redirect("/loop"),
		"/bomb": bomb,
		"/slow": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				io.WriteString(w, ".")
				w.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		},
		"/headers": func(w http.ResponseWriter, _ *http.Request) {
			for i := range 10_000 {
				w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 100))
			}
		},
		"/short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "only this")
		},
		"/brotli": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			io.WriteString(w, "\x8b\x00\x80ok\x03")
		},
		"/gone":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) },
		"/teapot":  func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) },
		"/nowhere": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusFound) },
	})
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, c := range []struct{ address, wrong, reason string }{
		{s.URL + "/metadata", "redirects to http://169.254.169.254/latest/meta-data: leads to 169.254.169.254, which is no public address", "a redirection to the link"},
		{s.URL + "/file", "redirects to file:///etc/passwd: is neither http nor https", "a redirection out of the web"},
		{s.URL + "/user", "redirects to http://…@example.org/: holds a name or password", "a redirection with a password"},
		{s.URL + "/loop", "redirects more than 5 times", "a loop"},
		{s.URL + "/bomb", "is longer than 64 MB", "what counts is the unpacked size"},
		{s.URL + "/slow", "takes too long", "a body that does not end"},
		{s.URL + "/headers", "sends more than 256 KB of headers", "headers that do not end"},
		{s.URL + "/short", "breaks off before its end", "a wrong length"},
		{s.URL + "/brotli", `is packed in a way that was not asked for ("br")`, "what cannot be unpacked is no page"},
		{s.URL + "/gone", "the server answers 410 Gone", "gone"},
		{s.URL + "/none", "the server answers 404 Not Found", "not there"},
		{s.URL + "/teapot", "the server answers 418 I'm a teapot", "another answer"},
		{s.URL + "/nowhere", "the server answers 302 Found", "a redirection to nowhere"},
		{"http://name:secret@example.org/", "holds a name or password", "a password on the command line"},
		{"http://name:secret@exa mple.org/", "is no web address", "a password in what is no address"},
		{"ftp://example.org/", "is neither http nor https", "another scheme"},
		{"file:///etc/passwd", "is neither http nor https", "a file"},
		{"http:///page", "names no host", "no host"},
		{"http://127.0.0.2/", "leads to 127.0.0.2, which is no public address", "this machine"},
		{"http://[::1]" + port + "/", "leads to ::1, which is no public address", "this machine in IPv6"},
		{"http://[::ffff:10.0.0.1]/", "leads to 10.0.0.1, which is no public address", "a private address written as IPv6"},
		{"http://0.0.0.0" + port + "/", "leads to 0.0.0.0, which is no public address", "any address of this machine"},
		{"http://192.168.1.1/", "leads to 192.168.1.1, which is no public address", "the local network"},
		{"http://[fd00::1]/", "leads to fd00::1, which is no public address", "the local network in IPv6"},
		{"http://[fe80::1]/", "leads to fe80::1, which is no public address", "the link in IPv6"},
		{"http://[64:ff9b::7f00:1]/", "leads to 64:ff9b::7f00:1, which is no public address", "this machine behind a translator"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			client := local()
			client.whole = time.Minute
			if strings.HasSuffix(c.address, "/slow") {
				client.whole = 500 * time.Millisecond
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			p, err := client.Get(context.Background(), c.address, Known{})
			runtime.ReadMemStats(&after)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%v, %v: no refusal", p, err)
			}
			if e.Wrong != c.wrong {
				t.Errorf("%q instead of %q", e.Wrong, c.wrong)
			}
			if strings.Contains(err.Error(), "secret") || e.Remedy == "" {
				t.Errorf("%v: gives a password away, or no remedy", err)
			}
			if e.Gone() != (strings.HasSuffix(c.address, "/gone") || strings.HasSuffix(c.address, "/none")) {
				t.Errorf("%v: is gone: %v", err, e.Gone())
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 600<<20 {
				t.Errorf("%d MB were used", used>>20)
			}
		})
	}
}

// TestNames: what a name server answers decides nothing; the address that is
// connected to does. A name may lead to a public address first and to a private
// one later.
func TestNames(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/": text("here")})
	port := s.URL[strings.LastIndexByte(s.URL, ':'):]
	for _, c := range []struct {
		answers []string // one after the other, the last one for ever
		wrong   string   // "" for a page
		reason  string
	}{
		{[]string{"127.0.0.1"}, "", "a name of the open internet"},
		{[]string{"127.0.0.2"}, "leads to 127.0.0.2, which is no public address", "a name of this machine"},
		{[]string{"10.1.2.3"}, "leads to 10.1.2.3, which is no public address", "a name of the local network"},
		{[]string{"127.0.0.1", "127.0.0.2"}, "leads to 127.0.0.2, which is no public address", "public for robots.txt, private for the page"},
		{nil, "the host name.example. is unknown", "no such name"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			client := local()
			client.Resolver = answering(t, c.answers)
			_, err := client.Get(context.Background(), "http://name.example."+port+"/", Known{})
			var e *Error
			switch {
			case c.wrong == "" && err != nil:
				t.Error(err)
			case c.wrong != "" && (!errors.As(err, &e) || e.Wrong != c.wrong):
				t.Errorf("%v instead of %q", err, c.wrong)
			}
		})
	}
	// Allowed, all of them are reached.
	client := &Client{AllowPrivate: true, Resolver: answering(t, []string{"127.0.0.1"})}
	if _, err := client.Get(context.Background(), "http://name.example."+port+"/", Known{}); err != nil {
		t.Error(err)
	}
}

// answering is a resolver whose name server, on this machine, gives one answer
// after the other.
func answering(t *testing.T, answers []string) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	var asked atomic.Int32
	go func() {
		b := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil || len(m.Questions) == 0 {
				continue
			}
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			q := m.Questions[0]
			if len(answers) == 0 {
				m.RCode = dnsmessage.RCodeNameError
			} else if q.Type == dnsmessage.TypeA {
				i := min(int(asked.Add(1))-1, len(answers)-1)
				m.Answers = append(m.Answers, dnsmessage.Resource{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: netip.MustParseAddr(answers[i]).As4()},
				})
			}
			if out, err := m.Pack(); err == nil {
				conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// TestPublic tells the addresses of the open internet from all others.
func TestPublic(t *testing.T) {
	for _, c := range []struct {
		address string
		want    bool
	}{
		{"93.184.216.34", true}, {"2606:4700::1111", true}, {"::ffff:93.184.216.34", true}, {"64:ff9b::5db8:d822", true},
		{"0.0.0.0", false}, {"0.1.2.3", false}, {"10.0.0.1", false}, {"100.64.0.1", false}, {"127.0.0.1", false}, {"169.254.169.254", false},
		{"172.16.0.1", false}, {"192.0.0.1", false}, {"192.0.2.1", false}, {"192.168.0.1", false}, {"198.18.0.1", false}, {"198.51.100.1", false},
		{"203.0.113.1", false}, {"224.0.0.1", false}, {"255.255.255.255", false}, {"240.0.0.1", false},
		{"::", false}, {"::1", false}, {"::7f00:1", false}, {"::ffff:127.0.0.1", false}, {"::ffff:169.254.169.254", false}, {"64:ff9b::a00:1", false},
		{"64:ff9b:1::1", false}, {"100::1", false}, {"2001::1", false}, {"2001:db8::1", false}, {"2002:7f00:1::", false}, {"fc00::1", false},
		{"fe80::1", false}, {"fe80::1%eth0", false}, {"fec0::1", false}, {"ff02::1", false}, {"4000::1", false},
	} {
		if got := public(netip.MustParseAddr(c.address)); got != c.want {
			t.Errorf("%s: public is %v", c.address, got)
		}
	}
}

// FuzzParse: whatever is taken for an address leads to the web and holds no
// password.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"https://example.org/a?b#c", "http://a:b@c/", "HTTP://[::1]:80/", "//x", "http://исток.example/页", "file:/x", "http://a\x00b/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := parse(s)
		if err == nil && (u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Fragment != "") {
			t.Errorf("%q became %v", s, u)
		}
	})
}
