// Package channel holds the connection that a client's calls share.
package channel

import (
	"errors"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/grpc/connectivity"
)

// ErrClosed is returned after Close.
var ErrClosed = errors.New("the client is closed")

// Channel replaces a connection that has failed, so that each call makes an attempt of its own: gRPC itself would let
// calls fail without one while it waits, for up to two minutes, between its attempts.
type Channel struct {
	dial func() (*grpc.ClientConn, error)

	mutex   sync.Mutex
	current *shared
	closed  bool
	// All connections that calls are on, or that the next one will be on.
	open map[*shared]struct{}
}

type shared struct {
	*grpc.ClientConn
	calls   int
	retired bool
}

// Lease is a connection for one call.
type Lease struct {
	*grpc.ClientConn
	release func()
	abandon func(evenIfReady bool)
}

// Release tells that the call has ended.
func (l *Lease) Release() { l.release() }

// Suspect tells that the call found no gateway: the next one gets another connection, unless this one is up again.
func (l *Lease) Suspect() { l.abandon(false) }

// Abandon tells that the connection carries nothing any more, although it looks as if it did: the next call gets
// another one.
func (l *Lease) Abandon() { l.abandon(true) }

// New returns a channel whose first call connects.
func New(dial func() (*grpc.ClientConn, error)) *Channel {
	return &Channel{dial: dial, open: map[*shared]struct{}{}}
}

// Acquire returns the connection for a call.
func (c *Channel) Acquire() (*Lease, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.closed {
		return nil, ErrClosed
	}
	if c.current != nil && c.current.GetState() == connectivity.TransientFailure {
		c.retire()
	}
	if c.current == nil {
		connection, err := c.dial()
		if err != nil {
			return nil, err
		}
		c.current = &shared{ClientConn: connection}
		c.open[c.current] = struct{}{}
	}
	used := c.current
	used.calls++
	return &Lease{
		ClientConn: used.ClientConn,
		release:    sync.OnceFunc(func() { c.release(used) }),
		abandon:    func(evenIfReady bool) { c.abandon(used, evenIfReady) },
	}, nil
}

// abandon does not wait for the state of failure: calls fail a moment before the connection has it.
func (c *Channel) abandon(used *shared, evenIfReady bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.current == used && (evenIfReady || used.GetState() != connectivity.Ready) {
		c.retire()
	}
}

func (c *Channel) retire() {
	c.current.retired = true
	c.closeIfUnused(c.current)
	c.current = nil
}

func (c *Channel) release(used *shared) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	used.calls--
	c.closeIfUnused(used)
}

// closeIfUnused closes what nobody will use again. Calls may go on for a while on a connection that has been replaced:
// a gateway that stops serves open streams to their end.
func (c *Channel) closeIfUnused(used *shared) {
	if used.retired && used.calls == 0 {
		delete(c.open, used)
		_ = used.Close()
	}
}

// IsClosed reports whether Close has been called.
func (c *Channel) IsClosed() bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.closed
}

// Close ends all calls.
func (c *Channel) Close() error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.closed = true
	var errs []error
	for connection := range c.open {
		errs = append(errs, connection.Close())
	}
	clear(c.open)
	return errors.Join(errs...)
}
