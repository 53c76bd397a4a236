package kiwoom

import (
	"context"
	"errors"
	"slices"
	"testing"

	"google.golang.org/grpc/codes"

	fake "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/fakegateway"
)

// waiting is a script that tells when its call has ended.
func waiting(begun, ended chan struct{}) fake.Script {
	return func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"), fake.Live(fake.Trades("005930", 100)), fake.Trade("005930", 100, 1),
			fake.Trade("005930", 100, 2))
		close(begun)
		defer close(ended)
		return stream.Wait()
	}
}

func TestEachWayToEnd(t *testing.T) {
	for _, test := range []struct {
		name string
		end  func(cancel context.CancelFunc, client *Client)
		want error
	}{
		{"the context", func(cancel context.CancelFunc, _ *Client) { cancel() }, context.Canceled},
		{"the client", func(_ context.CancelFunc, client *Client) { _ = client.Close() }, ErrClosed},
	} {
		begun, ended := make(chan struct{}), make(chan struct{})
		client, standing := dial(t, fake.Start(t, nil, waiting(begun, ended)).Address)
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go func() {
			<-begun
			test.end(cancel, client)
		}()
		var last error
		for _, err := range client.Subscribe(ctx, TradeOf("005930")) {
			last = err
		}
		<-ended // the gateway's call ends, too
		if !errors.Is(last, test.want) || len(standing.Slept()) != 0 {
			t.Errorf("%s: the end is %v after %v, want %v", test.name, last, standing.Slept(), test.want)
		}
	}
}

func TestLeavingTheLoopFreesTheCallAndKeepsThePlace(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan struct{})
	gateway := fake.Start(t, nil, waiting(begun, ended), ends)
	client, _ := dial(t, gateway.Address)
	feed := client.NewFeed(TradeOf("005930"))
	for event, err := range feed.Events(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, isTrade := event.(*Trade); isTrade {
			break // the second trade came in the same message, and stays unread
		}
	}
	<-ended
	if _, err := kinds(t, feed); err == nil {
		t.Error("the second loop did not end as the script says")
	}
	resume := gateway.Requests()[1].Interests[0].Resume
	if len(resume) != 1 || resume[0].GetEpoch() != 100 || resume[0].GetSequence() != 1 {
		t.Errorf("the second loop resumes from %v", resume)
	}
}

func TestCancellationDuringAPause(t *testing.T) {
	gateway := fake.Start(t, nil, func(*fake.Stream) error { return fake.Status(codes.Unavailable, "DRAINING") })
	client, err := NewClient(WithAddress(gateway.Address)) // on the real clock
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for event, err := range client.Subscribe(ctx, TradeOf("005930"), WithConnectTimeout(Unlimited)) {
		if last = err; err == nil && event.EventKind() == "disconnected" {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the end is %v", last)
	}
}

func TestOneReaderAtATime(t *testing.T) {
	begun, ended := make(chan struct{}), make(chan struct{})
	client, _ := dial(t, fake.Start(t, nil, waiting(begun, ended)).Address)
	feed := client.NewFeed(TradeOf("005930"))
	for _, err := range feed.Events(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := kinds(t, feed); !errors.Is(err, ErrAlreadyRead) {
			t.Errorf("a second reader got %v", err)
		}
		break
	}
}

func TestHeartbeatsOnlyForWhomAsks(t *testing.T) {
	script := func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"), fake.Heartbeat(), fake.Live(fake.Trades("005930", 100)))
		return refused
	}
	client, _ := dial(t, fake.Start(t, nil, script, script).Address)
	without, _ := kinds(t, client.NewFeed(TradeOf("005930")))
	with, _ := kinds(t, client.NewFeed(TradeOf("005930"), WithHeartbeats()))
	if want := []string{"acknowledgement", "live"}; !slices.Equal(without, want) {
		t.Errorf("%v, want %v", without, want)
	}
	if want := []string{"acknowledgement", "heartbeat", "live"}; !slices.Equal(with, want) {
		t.Errorf("%v, want %v", with, want)
	}
}

func TestAnEventThatDoesNotContinue(t *testing.T) {
	client, _ := dial(t, fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"), fake.Live(fake.Trades("005930", 100)),
			fake.Trade("005930", 100, 5), fake.Trade("005930", 100, 7), fake.Trade("005930", 100, 8))
		return refused
	}).Address)
	var seen []string
	for event, err := range client.Subscribe(t.Context(), TradeOf("005930")) {
		if err != nil {
			break
		}
		seen = append(seen, event.EventKind())
		if found, ok := event.(*Inconsistent); ok && *found != (Inconsistent{
			Type: RealtimeTypeTrade, Item: "005930", ExpectedEpoch: 100, ExpectedSequence: 6, Epoch: 100, Sequence: 7,
		}) {
			t.Errorf("%+v", found)
		}
	}
	want := []string{"acknowledgement", "live", "trade", "inconsistent", "trade", "trade"}
	if !slices.Equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
}

func TestDataOfAnAccount(t *testing.T) {
	client, _ := dial(t, fake.Start(t, nil).Address)
	feed := client.NewFeed(PositionOfAll())
	for event, err := range feed.Events(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if position, ok := event.(*Position); ok {
			if position.Account != "1111111111" || position.HoldingQuantity.OrZero() != 10 {
				t.Errorf("%+v", position)
			}
			break
		}
	}
	positions := feed.Positions()[RealtimeTypePosition]
	if len(positions) != 1 || positions[0].Session != "main" || positions[0].Epoch != 5 || positions[0].Item != "" {
		t.Errorf("the reader is at %+v", positions)
	}
	if _, err := kinds(t, client.NewFeed(PositionOfAll(), TradeOf("005930"))); err == nil {
		t.Error("a stream of an account took trades")
	}
}
