package fetch

import (
	"context"
	"net"
	"net/netip"
	"syscall"
)

// privateError says that a name leads to an address that is not public.
type privateError struct{ address netip.Addr }

func (e *privateError) Error() string {
	return "leads to " + e.address.String() + ", which is no public address"
}

// dialer connects to public addresses. It looks at the address that is about to
// be connected to, after resolution: whatever name, redirection or later answer
// of a name server led there.
func (c *Client) dialer() *net.Dialer {
	open := c.public
	if open == nil {
		open = public
	}
	d := &net.Dialer{Timeout: headerTime, Resolver: c.Resolver}
	d.ControlContext = func(_ context.Context, _, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !c.AllowPrivate && !open(at.Addr()) {
			return &privateError{at.Addr()}
		}
		return nil
	}
	return d
}

// The ranges that IANA keeps for special purposes (IPv4 and IPv6 Special-Purpose
// Address Registries, RFC 6890) and that the properties of netip.Addr do not
// cover. Of IPv6 only 2000::/3 is assigned to the open internet.
var (
	special = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
	global = netip.MustParsePrefix("2000::/3")
	// translated holds the IPv4 addresses that a network without IPv4 reaches
	// through a translator (RFC 6052).
	translated = netip.MustParsePrefix("64:ff9b::/96")
)

func prefixes(texts ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(texts))
	for i, t := range texts {
		out[i] = netip.MustParsePrefix(t)
	}
	return out
}

// public tells an address of the open internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if translated.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsGlobalUnicast() && !a.IsPrivate() && (a.Is4() || global.Contains(a))
}
