package kiwoom

import (
	"context"
	"errors"
	"iter"
	"sync"
	"sync/atomic"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/registrations"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// ErrAlreadyRead is the error of a second loop over the events of one subscription.
var ErrAlreadyRead = errors.New("kiwoom: somebody reads this subscription already")

// Feed is a subscription: a stream of events that connects again by itself. One goroutine reads it; any others may
// change it meanwhile.
type Feed struct {
	client   *Client
	settings subscribeSettings
	reading  atomic.Bool
	// One change at a time, and none while an attempt begins: a channel, so that who waits can give up.
	changing chan struct{}

	mutex  sync.Mutex
	book   *registrations.Book
	stream *stream       // nil while there is none
	added  chan struct{} // closed and replaced when interests have been added
}

// Subscribe yields the events of these interests until the context or the loop ends. Any end closes the stream and
// frees everything. NewFeed is for who wants to change the interests meanwhile, or to know the positions.
func (c *Client) Subscribe(ctx context.Context, options ...SubscribeOption) iter.Seq2[Event, error] {
	return c.NewFeed(options...).Events(ctx)
}

// NewFeed returns a feed that connects when its events are read.
func (c *Client) NewFeed(options ...SubscribeOption) *Feed {
	settings := subscribeSettings{connectTimeout: defaultConnectTimeout}
	for _, option := range options {
		option.subscribe(&settings)
	}
	s := &Feed{
		client: c, settings: settings, book: registrations.New(),
		changing: make(chan struct{}, 1), added: make(chan struct{}),
	}
	s.book.Add(interestProtos(settings.interests)...)
	for realtimeType, positions := range settings.positions {
		raw := make([]*kiwoomv1.StreamPosition, len(positions))
		for i := range positions {
			raw[i] = positions[i].proto()
		}
		s.book.Restore(kiwoomv1.RealtimeType(realtimeType), raw)
	}
	return s
}

// Events yields what happens, in order. The last pair has an error, and no event, if the subscription cannot go on or
// the context has ended. A later loop continues where this one has stopped.
func (f *Feed) Events(ctx context.Context) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		if !f.reading.CompareAndSwap(false, true) {
			yield(nil, ErrAlreadyRead)
			return
		}
		defer f.reading.Store(false)
		err := (&reconnection{feed: f, yield: yield}).run(ctx)
		if !errors.Is(err, errLeft) {
			yield(nil, err)
		}
	}
}

// Positions tells where the reader is: after the event that was yielded last. Keep it to continue with WithResumeFrom.
func (f *Feed) Positions() Positions {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return positionsFrom(f.book.Positions())
}

func interestProtos(interests []Interest) []*kiwoomv1.Interest {
	raw := make([]*kiwoomv1.Interest, len(interests))
	for i := range interests {
		raw[i] = interests[i].proto()
	}
	return raw
}
