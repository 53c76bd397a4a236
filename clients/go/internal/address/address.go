// Package address understands where a gateway is.
package address

import (
	"fmt"
	"net"
	"net/netip"
	"strings"
)

// Address is the place of a gateway, and how to speak to it.
type Address struct {
	// Target is HOST:PORT.
	Target string
	// TLS: the connection is encrypted.
	TLS bool
	// Loopback: the gateway is on this machine.
	Loopback bool
}

// Parse understands HOST:PORT, https://HOST:PORT and http://HOST:PORT. Without a scheme the connection is plain text
// for loopback addresses unless the caller names authorities to trust, and TLS in every other case.
func Parse(text string, trusts bool) (Address, error) {
	place, secure, plain := text, false, false
	switch {
	case strings.HasPrefix(text, "https://"):
		place, secure = strings.TrimPrefix(text, "https://"), true
	case strings.HasPrefix(text, "http://"):
		place, plain = strings.TrimPrefix(text, "http://"), true
	}
	place = strings.TrimSuffix(place, "/")
	host, port, err := net.SplitHostPort(place)
	if err != nil || host == "" || port == "" || strings.ContainsAny(place, "/@ ") {
		return Address{}, fmt.Errorf("the address %q is not HOST:PORT, https://HOST:PORT or http://HOST:PORT", text)
	}
	loopback := isLoopback(host)
	return Address{
		Target:   net.JoinHostPort(host, port),
		TLS:      secure || (!plain && (trusts || !loopback)),
		Loopback: loopback,
	}, nil
}

// isLoopback judges the text alone: a name that a name server resolves to this machine today may be another tomorrow.
func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
