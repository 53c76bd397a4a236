package channel

import (
	"context"
	"errors"
	"net"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials/insecure"
)

// closedPort is an address at which nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func acquire(t *testing.T, channel *Channel) *Lease {
	t.Helper()
	lease, err := channel.Acquire()
	if err != nil {
		t.Fatal(err)
	}
	return lease
}

// fail waits until the connection has failed.
func fail(t *testing.T, lease *Lease) {
	t.Helper()
	lease.Connect()
	for state := lease.GetState(); state != connectivity.TransientFailure; state = lease.GetState() {
		if !lease.WaitForStateChange(t.Context(), state) {
			t.Fatal("the connection did not fail")
		}
	}
}

func newChannel(t *testing.T) *Channel {
	address := closedPort(t)
	return New(func() (*grpc.ClientConn, error) {
		return grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	})
}

func TestCallsShareAConnectionUntilItFails(t *testing.T) {
	channel := newChannel(t)
	first, second := acquire(t, channel), acquire(t, channel)
	if first.ClientConn != second.ClientConn {
		t.Error("two calls have two connections")
	}
	fail(t, first)
	third := acquire(t, channel)
	if third.ClientConn == first.ClientConn {
		t.Error("the third call has the failed connection")
	}
	// The failed one stays open for the calls on it, and not longer.
	first.Release()
	first.Release() // once more changes nothing
	if first.GetState() == connectivity.Shutdown {
		t.Error("the connection was closed under the second call")
	}
	second.Release()
	if state := second.GetState(); state != connectivity.Shutdown {
		t.Errorf("nobody uses the failed connection, and it is %v", state)
	}
	third.Release()
	if state := third.GetState(); state == connectivity.Shutdown {
		t.Error("the connection was closed, and the next call needs it")
	}
}

func TestASuspectedConnectionIsReplaced(t *testing.T) {
	channel := newChannel(t)
	first := acquire(t, channel)
	first.Suspect()
	second := acquire(t, channel)
	if second.ClientConn == first.ClientConn {
		t.Error("the next call has the suspected connection")
	}
	first.Suspect() // it is not the current one any more
	if third := acquire(t, channel); third.ClientConn != second.ClientConn {
		t.Error("the suspicion against the first connection fell on the second one")
	}
}

func TestCloseEndsEverything(t *testing.T) {
	channel := newChannel(t)
	failed := acquire(t, channel)
	fail(t, failed)
	current := acquire(t, channel)
	if channel.IsClosed() || channel.Close() != nil || !channel.IsClosed() {
		t.Error("it does not know whether it is closed")
	}
	for _, lease := range []*Lease{failed, current} {
		if state := lease.GetState(); state != connectivity.Shutdown {
			t.Errorf("a connection is %v", state)
		}
		lease.Release()
	}
	if lease, err := channel.Acquire(); !errors.Is(err, ErrClosed) {
		t.Errorf("%v, %v", lease, err)
	}
	if err := current.Invoke(context.Background(), "/a/b", nil, nil); err == nil {
		t.Error("a call on a closed connection")
	}
}
