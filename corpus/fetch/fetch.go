// Package fetch gets the pages that a user names, and nothing else: over http
// and https, within limits of time and size, from public addresses, as robots.txt
// allows (RFC 9309). It sends no cookie, no name of the user and no referring
// page, and runs nothing of what it gets.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"tifa/corpus/document"
)

// Client fetches pages, one after the other: it may not be used by two at once.
// The zero value is ready; it names itself tifa and reaches public addresses
// only.
type Client struct {
	// Version is what it adds to its name: "0.1" for tifa/0.1; "" for none.
	Version string
	// AllowPrivate lets it reach addresses that are not public: of this machine,
	// of the local network, of the link.
	AllowPrivate bool
	// Resolver finds the addresses of names; nil for that of the system.
	Resolver *net.Resolver

	whole  time.Duration         // for one page, for tests; 0 for wholeTime
	public func(netip.Addr) bool // for tests; nil for public
	sites  map[string]*site      // by scheme and host
}

// Page is what was fetched. The zero value is no page.
type Page struct {
	URL          string // as asked for, without a fragment
	Final        string // after redirections
	Body         []byte // unpacked
	ContentType  string // as the server gave it
	ETag         string // as the server gave it, "" when it did not
	LastModified string // as the server gave it, "" when it did not
	// Unchanged tells that the server still has what Known describes; there is
	// no Body then.
	Unchanged bool
}

// Known describes what was fetched before, so that it is sent only when it has
// changed. The zero value describes nothing.
type Known struct{ ETag, LastModified string }

// Limits of a fetch.
const (
	wholeTime   = 60 * time.Second // for a page with all its redirections
	headerTime  = 20 * time.Second // until the server answers
	headerBytes = 256 << 10
	mostHops    = 5                 // redirections
	MaxBytes    = document.MaxBytes // of a page, unpacked
)

// Error says why a page was not fetched and what to do about it.
type Error struct {
	URL    string
	Wrong  string // "takes too long"
	Remedy string // "try again later", "" when the fault says it
	Status int    // of the server's answer where that is the fault, else 0
}

func (e *Error) Error() string {
	if e.Remedy == "" {
		return e.URL + ": " + e.Wrong
	}
	return e.URL + ": " + e.Wrong + ": " + e.Remedy
}

// Gone tells that the server says that there is no such page, or none any more.
func (e *Error) Gone() bool { return e.Status == http.StatusNotFound || e.Status == http.StatusGone }

// Get fetches a page that robots.txt of its site allows. Every error is an
// *Error.
func (c *Client) Get(ctx context.Context, address string, known Known) (*Page, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	if err := c.allowed(ctx, u); err != nil {
		return nil, err
	}
	return c.get(ctx, u, request{known: known, limit: MaxBytes, ask: true})
}

const byHand = "save the page with your browser and name the file"

// parse reads an address that a user or a server gives.
func parse(address string) (*url.URL, error) {
	const form = "write it as https://example.org/page"
	fail := func(wrong, remedy string) (*url.URL, error) {
		return nil, &Error{URL: bare(address), Wrong: wrong, Remedy: remedy}
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return fail("is no web address", form)
	case u.Scheme != "http" && u.Scheme != "https":
		return fail("is neither http nor https", byHand)
	case u.Hostname() == "":
		return fail("names no host", form)
	case u.User != nil:
		return fail("holds a name or password", "leave it out; save a page that needs one with your browser and name the file")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

var userinfo = regexp.MustCompile(`//[^/?#]*@`)

// bare is an address without the name and password in it, which belong into no
// message.
func bare(address string) string { return userinfo.ReplaceAllString(address, "//…@") }

// request says what is asked for.
type request struct {
	known Known
	limit int64 // bytes
	cut   bool  // whether what is longer is cut there, rather than refused
	ask   bool  // whether robots.txt of other sites that it is sent on to is asked
}

// get fetches what an address gives.
func (c *Client) get(ctx context.Context, u *url.URL, r request) (*Page, error) {
	whole := wholeTime
	if c.whole > 0 {
		whole = c.whole
	}
	ctx, cancel := context.WithTimeout(ctx, whole)
	defer cancel()
	asked := u.String()
	fail := func(wrong, remedy string) (*Page, error) {
		return nil, &Error{URL: asked, Wrong: wrong, Remedy: remedy}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, asked, nil)
	if err != nil {
		return fail("cannot be asked for", "check the address")
	}
	req.Header.Set("User-Agent", c.agent())
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5")
	for header, value := range map[string]string{"If-None-Match": r.known.ETag, "If-Modified-Since": r.known.LastModified} {
		if value != "" && httpguts.ValidHeaderFieldValue(value) {
			req.Header.Set(header, value)
		}
	}
	resp, err := c.http(u, r.ask).Do(req)
	if err != nil {
		return fail(reason(ctx, err))
	}
	defer resp.Body.Close()
	final := *resp.Request.URL
	final.Fragment, final.RawFragment = "", ""
	p := &Page{URL: asked, Final: final.String(), ContentType: resp.Header.Get("Content-Type"),
		ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified")}
	switch packed := resp.Header.Get("Content-Encoding"); {
	case resp.StatusCode == http.StatusNotModified && r.known != Known{}:
		p.Unchanged = true
		return p, nil
	case resp.StatusCode != http.StatusOK:
		return nil, &Error{asked, "the server answers " + strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode))),
			"open the address in a browser; if the page shows there, save it and name the file", resp.StatusCode}
	case packed != "" && !strings.EqualFold(packed, "identity"):
		return fail(fmt.Sprintf("is packed in a way that was not asked for (%.40q)", packed), byHand)
	}
	p.Body, err = io.ReadAll(io.LimitReader(resp.Body, r.limit+1))
	switch {
	case int64(len(p.Body)) > r.limit && r.cut:
		p.Body = p.Body[:r.limit]
	case int64(len(p.Body)) > r.limit:
		return fail(fmt.Sprintf("is longer than %d MB", r.limit>>20), "save the statement alone and name the file")
	case err != nil:
		return fail(reason(ctx, err))
	}
	return p, nil
}

// product is the name by which robots.txt addresses tifa.
const product = "tifa"

func (c *Client) agent() string {
	if c.Version == "" {
		return product
	}
	return product + "/" + c.Version
}

// errTooOften ends a request that is sent on and on.
var errTooOften = fmt.Errorf("redirects more than %d times", mostHops)

// http makes the client of one page. No proxy of the environment is used: with
// one, the addresses that are reached could not be checked. No connection is
// kept, so that every one of them is checked.
func (c *Client) http(from *url.URL, ask bool) *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            c.dialer().DialContext,
			DisableKeepAlives:      true,
			TLSHandshakeTimeout:    headerTime,
			ResponseHeaderTimeout:  headerTime,
			MaxResponseHeaderBytes: headerBytes,
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			if len(via) > mostHops {
				return errTooOften
			}
			u, err := parse(next.URL.String())
			if err != nil {
				return err
			}
			next.Header.Del("Referer")
			if ask {
				return c.allowed(next.Context(), u)
			}
			return nil
		},
	}
}

// reason says what went wrong, in words, and what to do.
func reason(ctx context.Context, err error) (wrong, remedy string) {
	const browser = "open the address in a browser"
	var dns *net.DNSError
	var private *privateError
	var own *Error
	switch {
	case errors.As(err, &own): // about the page that it is sent on to
		return "redirects to " + own.URL + ": " + own.Wrong, own.Remedy
	case errors.As(err, &private):
		return private.Error(), "name --allow-private if you trust it"
	case errors.Is(ctx.Err(), context.DeadlineExceeded), isTimeout(err):
		return "takes too long", "try again later, or " + byHand
	case errors.Is(ctx.Err(), context.Canceled):
		return "was given up", ""
	case errors.As(err, &dns):
		return "the host " + dns.Name + " is unknown", "check the address and the connection"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "breaks off before its end", "try again"
	case errors.Is(err, errTooOften):
		return errTooOften.Error(), browser
	case strings.Contains(err.Error(), "server response headers exceeded"):
		return fmt.Sprintf("sends more than %d KB of headers", headerBytes>>10), browser
	}
	var op *net.OpError
	if errors.As(err, &op) {
		if op.Op == "dial" {
			return "no server answers at this address", "check the address and the connection"
		}
		return "the connection is broken off", "try again, or " + byHand
	}
	return "the server answers in a way that cannot be read", browser
}

func isTimeout(err error) bool {
	var n net.Error
	return errors.As(err, &n) && n.Timeout()
}
