package kiwoom

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/clock"
	fake "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/fakegateway"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

var noon = time.Date(2026, 7, 20, 3, 0, 0, 0, time.UTC)

// dial returns a client of the address whose clock only moves when somebody sleeps on it.
func dial(t *testing.T, address string, options ...ClientOption) (*Client, *clock.Fake) {
	t.Helper()
	client, err := NewClient(append([]ClientOption{WithAddress(address)}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	standing := clock.NewFake(noon)
	client.clock = standing
	return client, standing
}

// kinds reads to the end.
func kinds(t *testing.T, feed *Feed) (seen []string, end error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for event, err := range feed.Events(ctx) {
		if err != nil {
			return seen, err
		}
		seen = append(seen, event.EventKind())
	}
	return seen, nil
}

var refused = fake.Status(codes.InvalidArgument, "REQUEST_INVALID")

func ends(stream *fake.Stream) error { return refused }

func TestADroppedStreamResumes(t *testing.T) {
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"))
		stream.Send(fake.Live(fake.Trades("005930", 100), fake.Trades("000660", 101)),
			fake.Trade("005930", 100, 8), fake.Trade("005930", 100, 9))
		return fake.Status(codes.Unavailable, "BROKER_UNREACHABLE")
	}, ends)
	client, standing := dial(t, gateway.Address)
	seen, err := kinds(t, client.NewFeed(TradeOf("005930", "000660")))
	if want := []string{"acknowledgement", "live", "trade", "trade", "disconnected"}; !slices.Equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
	var failure *Error
	if !errors.As(err, &failure) || failure.Reason != ErrorReasonRequestInvalid || failure.Session != "main" {
		t.Errorf("the end is %v", err)
	}
	want := &kiwoomv1.SubscribeRequest{Interests: []*kiwoomv1.Interest{{
		Type: kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE, Items: []string{"000660", "005930"},
		Resume: []*kiwoomv1.StreamPosition{
			{Item: "000660", Epoch: 101},
			{Item: "005930", Epoch: 100, Sequence: 9, ReceivedTime: timestamppb.New(fake.Received)},
		},
	}}}
	if got := gateway.Requests()[1]; !proto.Equal(got, want) {
		t.Errorf("the second request is %v, want %v", got, want)
	}
	if slept := standing.Slept(); len(slept) != 1 || slept[0] < 50*time.Millisecond || slept[0] > 100*time.Millisecond {
		t.Errorf("it waited %v", slept)
	}
}

func TestTheGatewaySaysHowLongToWait(t *testing.T) {
	unavailable := func(delay time.Duration) error {
		return fake.Status(codes.Unavailable, "DRAINING", fake.RetryInfo(delay))
	}
	for _, test := range []struct {
		name   string
		script fake.Script
		want   time.Duration
	}{
		{"in RetryInfo", func(*fake.Stream) error { return unavailable(3 * time.Second) }, 3 * time.Second},
		{"in a draining notice", func(stream *fake.Stream) error {
			stream.Send(fake.Ack("one"), fake.Draining(4*time.Second))
			return nil
		}, 4 * time.Second},
		{"in both", func(stream *fake.Stream) error {
			stream.Send(fake.Ack("one"), fake.Draining(4*time.Second))
			return unavailable(6 * time.Second)
		}, 6 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			// The pause that a notice asked for is over with its stream.
			drop := func(stream *fake.Stream) error { stream.Send(fake.Ack("two")); return nil }
			client, standing := dial(t, fake.Start(t, nil, test.script, drop, ends).Address)
			if _, err := kinds(t, client.NewFeed(TradeOf("005930"))); err == nil {
				t.Fatal("no end")
			}
			slept := standing.Slept()
			if len(slept) != 2 || slept[0] != test.want || slept[1] > 100*time.Millisecond {
				t.Errorf("it waited %v, want %v and the shortest pause", slept, test.want)
			}
		})
	}
}

func TestWhichErrorsEndTheSubscription(t *testing.T) {
	retried := []codes.Code{codes.Unavailable, codes.ResourceExhausted, codes.Aborted, codes.Internal, codes.Unknown,
		codes.Canceled, codes.OK}
	for code := codes.OK; code <= codes.Unauthenticated; code++ {
		gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
			stream.Send(fake.Ack("one"))
			if code == codes.OK {
				return nil
			}
			return fake.Status(code, "BROKER_REJECTED")
		}, ends)
		client, _ := dial(t, gateway.Address)
		seen, err := kinds(t, client.NewFeed(TradeOf("005930")))
		var failure *Error
		if !errors.As(err, &failure) {
			t.Errorf("%v: the end is %v", code, err)
			continue
		}
		goesOn := slices.Contains(seen, "disconnected")
		if want := slices.Contains(retried, code); goesOn != want {
			t.Errorf("%v: goes on is %v, want %v", code, goesOn, want)
		} else if !goesOn && failure.Code != code {
			t.Errorf("%v: the end is %v", code, err)
		}
	}
}

func TestNoGatewayAtAll(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	client, standing := dial(t, address)
	seen, err := kinds(t, client.NewFeed(TradeOf("005930")))
	var failure *Error
	if !errors.As(err, &failure) || failure.Code != codes.Unavailable || failure.Reason != "" {
		t.Errorf("the end is %v", err)
	}
	waited := time.Duration(0)
	for _, pause := range standing.Slept() {
		waited += pause
	}
	// The last pause would have been at most 5 s.
	if waited >= 10*time.Second || waited < 5*time.Second || len(seen) != len(standing.Slept()) || len(seen) < 6 {
		t.Errorf("it told %v and waited %v, in all %v", seen, standing.Slept(), waited)
	}
}

func TestWithoutALimitItTriesForever(t *testing.T) {
	scripts := make([]fake.Script, 50)
	for i := range scripts {
		scripts[i] = func(*fake.Stream) error { return fake.Status(codes.Unavailable, "DRAINING") }
	}
	client, standing := dial(t, fake.Start(t, nil, append(scripts, ends)...).Address)
	seen, err := kinds(t, client.NewFeed(TradeOf("005930"), WithConnectTimeout(Unlimited)))
	var failure *Error
	if !errors.As(err, &failure) || failure.Code != codes.InvalidArgument || len(seen) != 50 {
		t.Errorf("after %d attempts: %v", len(seen), err)
	}
	for _, pause := range standing.Slept() {
		if pause > 5*time.Second {
			t.Errorf("it waited %v", pause)
		}
	}
}

func TestATokenThatWasRenewed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	write := func(token string) {
		if err := os.WriteFile(file, []byte(token), 0o600); err != nil {
			t.Error(err)
		}
	}
	unknown := fake.Status(codes.Unauthenticated, "CREDENTIALS_INVALID")
	var shown []string
	refuse := func(renewed string) fake.Script {
		return func(stream *fake.Stream) error {
			shown = append(shown, fake.Header(stream.Context(), "authorization"))
			write(renewed)
			return unknown
		}
	}
	for _, test := range []struct {
		name    string
		scripts []fake.Script
		want    []string
	}{
		{"the file has another one", []fake.Script{refuse("second"), refuse("second")},
			[]string{"Bearer first", "Bearer second"}},
		{"the file has the same", []fake.Script{refuse("first")}, []string{"Bearer first"}},
		{"it changes again and again", []fake.Script{refuse("second"), refuse("third")},
			[]string{"Bearer first", "Bearer second"}},
	} {
		write("first")
		shown = nil
		client, _ := dial(t, fake.Start(t, nil, test.scripts...).Address, WithTokenFile(file))
		_, err := kinds(t, client.NewFeed(TradeOf("005930")))
		var failure *Error
		if !errors.As(err, &failure) || failure.Code != codes.Unauthenticated || !slices.Equal(shown, test.want) {
			t.Errorf("%s: %v, it showed %v, want %v", test.name, err, shown, test.want)
		}
	}
}

func TestASilentStreamIsLost(t *testing.T) {
	var standing *clock.Fake
	acknowledged := make(chan struct{})
	var peers []string
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		peers = append(peers, stream.Peer())
		stream.Send(fake.Ack("one"))
		<-acknowledged
		for stream.Context().Err() == nil {
			standing.Advance(silenceLimit) // again, until the client has begun to wait
			runtime.Gosched()
		}
		return nil
	}, func(stream *fake.Stream) error {
		peers = append(peers, stream.Peer())
		return refused
	})
	client, clock := dial(t, gateway.Address)
	standing = clock
	for event, err := range client.Subscribe(t.Context(), TradeOf("005930")) {
		if err != nil {
			// What is silent may be the connection: the next stream has another one.
			if len(peers) != 2 || peers[0] == peers[1] {
				t.Errorf("the streams came from %v", peers)
			}
			return
		}
		switch event := event.(type) {
		case *Acknowledgement:
			close(acknowledged)
		case *Disconnected:
			if event.Cause.Code != codes.Unavailable ||
				event.Cause.Message != "nothing came from the gateway for too long" {
				t.Errorf("lost because of %v", event.Cause)
			}
		}
	}
	t.Error("the stream was not given up")
}

// Time that the user takes is no silence.
func TestASlowUserIsNotASilentGateway(t *testing.T) {
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"))
		stream.Send(fake.Live(fake.Trades("005930", 100)))
		return refused
	})
	client, standing := dial(t, gateway.Address)
	var seen []string
	for event, err := range client.Subscribe(t.Context(), TradeOf("005930")) {
		if err != nil {
			break
		}
		seen = append(seen, event.EventKind())
		standing.Advance(time.Hour)
	}
	if want := []string{"acknowledgement", "live"}; !slices.Equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
}
