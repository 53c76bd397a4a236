package kiwoom

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"

	fake "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/fakegateway"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// items are what the stream with this number asked for.
func items(gateway *fake.Gateway, number int) []string {
	var found []string
	for _, interest := range gateway.Requests()[number].Interests {
		found = append(found, interest.Items...)
	}
	return found
}

// changing runs `change` when the first stream has begun, ends the stream, and returns what the next one asked for.
func changing(t *testing.T, answer error, change func(feed *Feed) error) (
	asked []*kiwoomv1.ChangeSubscriptionRequest, next []string, err error,
) {
	t.Helper()
	drop := make(chan struct{})
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("the-id"), fake.Live(fake.Trades("005930", 100)), fake.Trade("005930", 100, 1))
		<-drop
		return nil
	}, ends)
	gateway.OnChange = func(request *kiwoomv1.ChangeSubscriptionRequest) error {
		asked = append(asked, request)
		return answer
	}
	client, _ := dial(t, gateway.Address)
	feed := client.NewFeed(TradeOf("005930"))
	for event, ended := range feed.Events(t.Context()) {
		if ended != nil {
			break
		}
		if event.EventKind() == "trade" {
			err = change(feed)
			close(drop)
		}
	}
	return asked, items(gateway, 1), err
}

func TestChangesOfARunningStream(t *testing.T) {
	trades := kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE
	for _, test := range []struct {
		name   string
		change func(feed *Feed) error
		want   *kiwoomv1.ChangeSubscriptionRequest
		next   []string
	}{
		{"more", func(feed *Feed) error { return feed.Add(t.Context(), TradeOf("000660")) },
			&kiwoomv1.ChangeSubscriptionRequest{SubscriptionId: "the-id",
				Add: []*kiwoomv1.Interest{{Type: trades, Items: []string{"000660"}}}},
			[]string{"000660", "005930"}},
		{"less", func(feed *Feed) error {
			return errors.Join(feed.Add(t.Context(), TradeOf("000660")), feed.Remove(t.Context(), TradeOf("005930")))
		},
			&kiwoomv1.ChangeSubscriptionRequest{SubscriptionId: "the-id",
				Remove: []*kiwoomv1.Interest{{Type: trades, Items: []string{"005930"}}}},
			[]string{"000660"}},
	} {
		asked, next, err := changing(t, nil, test.change)
		if err != nil || len(asked) == 0 || !proto.Equal(asked[len(asked)-1], test.want) ||
			!slices.Equal(next, test.next) {
			t.Errorf("%s: asked %v, %v; the next stream has %v", test.name, asked, err, next)
		}
	}
}

func TestARefusedChangeChangesNothing(t *testing.T) {
	for name, change := range map[string]func(feed *Feed) error{
		"add":    func(feed *Feed) error { return feed.Add(t.Context(), TradeOf("000660", "005930")) },
		"remove": func(feed *Feed) error { return feed.Remove(t.Context(), TradeOf("005930")) },
		"mix":    func(feed *Feed) error { return feed.Add(t.Context(), PositionOfAll()) },
	} {
		_, next, err := changing(t, fake.Status(codes.PermissionDenied, "SCOPE_MISSING"), change)
		if err == nil || !slices.Equal(next, []string{"005930"}) {
			t.Errorf("%s: %v; the next stream has %v", name, err, next)
		}
		var refusal *Error
		if errors.As(err, &refusal) != (name != "mix") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestChangesWhileThereIsNoStream(t *testing.T) {
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"))
		return nil
	}, ends)
	client, _ := dial(t, gateway.Address)
	feed := client.NewFeed(TradeOf("005930"))
	if err := feed.Add(t.Context(), TradeOf("000660")); err != nil {
		t.Fatal(err)
	}
	for event, err := range feed.Events(t.Context()) {
		if err == nil && event.EventKind() == "disconnected" {
			if err := errors.Join(feed.Add(t.Context(), TradeOf("035720")),
				feed.Remove(t.Context(), TradeOf("005930"))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if first, second := items(gateway, 0), items(gateway, 1); !slices.Equal(first, []string{"000660", "005930"}) ||
		!slices.Equal(second, []string{"000660", "035720"}) {
		t.Errorf("the streams asked for %v and %v", first, second)
	}
}

// A reader of nothing waits for something to read; it is not refused.
func TestEverythingRemoved(t *testing.T) {
	drop := make(chan struct{})
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"))
		<-drop
		return nil
	}, ends)
	gateway.OnChange = func(*kiwoomv1.ChangeSubscriptionRequest) error { return nil }
	client, _ := dial(t, gateway.Address)
	feed := client.NewFeed(TradeOf("005930"))
	var adding sync.WaitGroup
	for event, err := range feed.Events(t.Context()) {
		if err != nil {
			break
		}
		switch event.EventKind() {
		case "acknowledgement":
			if err := feed.Remove(t.Context(), TradeOf("005930")); err != nil {
				t.Fatal(err)
			}
			close(drop)
		case "disconnected":
			adding.Go(func() {
				if err := feed.Add(t.Context(), TradeOf("000660")); err != nil {
					t.Error(err)
				}
			})
		}
	}
	adding.Wait()
	if next := items(gateway, 1); !slices.Equal(next, []string{"000660"}) {
		t.Errorf("the next stream asked for %v", next)
	}
}

// The stream ends while the gateway is asked for a change: the next one has it.
func TestAChangeThatItsStreamDoesNotOutlive(t *testing.T) {
	drop := make(chan struct{})
	gateway := fake.Start(t, nil, func(stream *fake.Stream) error {
		stream.Send(fake.Ack("one"))
		<-drop
		return nil
	}, ends)
	release := make(chan struct{})
	gateway.OnChange = func(*kiwoomv1.ChangeSubscriptionRequest) error {
		close(drop)
		<-release
		return nil
	}
	t.Cleanup(func() { close(release) })
	client, _ := dial(t, gateway.Address)
	feed := client.NewFeed(TradeOf("005930"))
	var adding sync.WaitGroup
	for event, err := range feed.Events(t.Context()) {
		if err != nil {
			break
		}
		if event.EventKind() == "acknowledgement" {
			adding.Go(func() {
				if err := feed.Add(t.Context(), TradeOf("000660")); err != nil {
					t.Error(err)
				}
			})
		}
	}
	adding.Wait()
	if next := items(gateway, 1); !slices.Equal(next, []string{"000660", "005930"}) {
		t.Errorf("the next stream asked for %v", next)
	}
}
