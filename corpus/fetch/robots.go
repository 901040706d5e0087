package fetch

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/temoto/robotstxt"
)

// site is what is known of a site: what its robots.txt says and when it was
// asked last. Without rules everything is allowed.
type site struct {
	rules   *robotstxt.Group
	away    *Error // why the site cannot be reached, nil when it can
	forbids string // why robots.txt could not be read, which forbids everything; "" when it could
	asked   time.Time
}

const (
	// robotsBytes is how much of a robots.txt is read: RFC 9309, section 2.5,
	// asks for at least 500 KiB.
	robotsBytes = 500 << 10
	// mostDelay is the longest that a site is waited for between two pages.
	mostDelay = 30 * time.Second
)

// allowed tells whether robots.txt of a site lets tifa fetch a page, and waits
// as long as the site asks between two pages (Crawl-delay). A site that has no
// robots.txt allows everything, one that fails to give it nothing (RFC 9309,
// section 2.3.1).
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	name := u.Scheme + "://" + u.Host
	s := c.sites[name]
	if s == nil {
		s = c.readRobots(ctx, name)
		if ctx.Err() != nil { // nothing was learnt about the site
			wrong, remedy := reason(ctx, ctx.Err())
			return &Error{URL: u.String(), Wrong: wrong, Remedy: remedy}
		}
		if c.sites == nil {
			c.sites = map[string]*site{}
		}
		c.sites[name] = s
	}
	switch {
	case s.away != nil:
		return &Error{URL: u.String(), Wrong: s.away.Wrong, Remedy: s.away.Remedy}
	case s.forbids != "":
		return &Error{URL: u.String(), Wrong: "its robots.txt cannot be read, which forbids everything: " + s.forbids, Remedy: "try again later, or " + byHand}
	case s.rules == nil:
		return nil
	case !s.rules.Test(u.RequestURI()):
		return &Error{URL: u.String(), Wrong: "robots.txt of " + u.Host + " asks programs not to fetch it", Remedy: byHand}
	}
	if wait := time.Until(s.asked.Add(min(s.rules.CrawlDelay, mostDelay))); wait > 0 && !s.asked.IsZero() {
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			wrong, remedy := reason(ctx, ctx.Err())
			return &Error{URL: u.String(), Wrong: wrong, Remedy: remedy}
		}
	}
	s.asked = time.Now()
	return nil
}

func (c *Client) readRobots(ctx context.Context, name string) *site {
	u, err := parse(name + "/robots.txt")
	if err != nil {
		return &site{away: err.(*Error)}
	}
	p, err := c.get(ctx, u, request{limit: robotsBytes, cut: true})
	if e := (*Error)(nil); errors.As(err, &e) {
		switch {
		case e.Status >= 400 && e.Status < 500 || e.Wrong == errTooOften.Error():
			return &site{} // RFC 9309, 2.3.1.3 and 2.3.1.2
		case e.Status > 0:
			return &site{forbids: e.Wrong}
		}
		return &site{away: e}
	}
	data, err := robotstxt.FromBytes(understood(p.Body))
	if err != nil {
		return &site{forbids: err.Error()}
	}
	return &site{rules: data.FindGroup(product)}
}

// understood keeps the lines of a robots.txt that matter here. The library gives
// up a file with one wrong line in it; RFC 9309, section 2.2, asks for the rest
// to be followed.
func understood(robots []byte) []byte {
	var out bytes.Buffer
	group := false
	for line := range bytes.Lines(bytes.TrimPrefix(robots, []byte("\ufeff"))) {
		for _, part := range bytes.Split(line, []byte("\r")) { // old line ends
			text, _, _ := strings.Cut(string(part), "#")
			key, value, _ := strings.Cut(text, ":")
			key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
			switch {
			case !utf8.ValidString(value):
			case key == "user-agent" && value != "":
				group = true
				out.WriteString("user-agent: " + addressed(value) + "\n")
			case !group:
			case key == "disallow" && value == "": // forbids nothing, and closes the list of names
				out.WriteString("allow: /\n")
			case (key == "allow" || key == "disallow") && value != "":
				out.WriteString(key + ": " + value + "\n")
			case key == "crawl-delay":
				if d, err := time.ParseDuration(value + "s"); err == nil && d >= 0 {
					out.WriteString(key + ": " + value + "\n")
				}
			}
		}
	}
	return out.Bytes()
}

// addressed is the name in a user-agent line as far as it matters here: tifa,
// everybody, or somebody else. The library also takes the beginning of a name
// for the name.
func addressed(name string) string {
	token, _, _ := strings.Cut(name, "/")
	switch {
	case name == "*":
		return "*"
	case strings.EqualFold(strings.TrimSpace(token), product):
		return product
	}
	return "another"
}
