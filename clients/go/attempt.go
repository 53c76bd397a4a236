package kiwoom

import (
	"context"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/registrations"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// attempt reads one stream to its end, and returns why it has ended.
func (r *reconnection) attempt(ctx context.Context) (ended error) {
	s := r.feed
	r.retryDelay = 0
	opened, request, err := s.connect(ctx, r)
	if err != nil {
		return err
	}
	defer s.disconnect(opened)
	defer func() {
		switch {
		case opened.isSilent():
			opened.lease.Abandon()
		case foundNoGateway(ended):
			opened.lease.Suspect()
		}
	}()
	err = opened.start(s.client, request)
	r.token = opened.token
	if err != nil {
		return err
	}
	for {
		events, err := opened.receive()
		if err != nil {
			return err
		}
		for _, raw := range events {
			if !r.deliver(opened, raw) {
				return errLeft
			}
		}
		opened.begin()
	}
}

// connect decides what the next stream asks for. A change that is under way belongs to this stream or to the one
// before.
func (f *Feed) connect(ctx context.Context, r *reconnection) (*stream, *kiwoomv1.SubscribeRequest, error) {
	select {
	case f.changing <- struct{}{}:
		defer func() { <-f.changing }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	opened, err := f.client.open(ctx, r.patience())
	if err != nil {
		return nil, nil, err
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.stream = opened
	f.book.Attempt()
	return opened, &kiwoomv1.SubscribeRequest{
		Interests:        f.book.Interests(),
		SlowReaderPolicy: kiwoomv1.SlowReaderPolicy(f.settings.slowReader),
		WithoutSnapshot:  f.settings.withoutSnapshot,
		RoomPolicy:       kiwoomv1.RoomPolicy(f.settings.room),
	}, nil
}

func (f *Feed) disconnect(opened *stream) {
	opened.end()
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.stream = nil
}

// deliver yields an event. It reports whether the user wants more.
func (r *reconnection) deliver(opened *stream, raw *kiwoomv1.Event) bool {
	event := newEvent(raw)
	switch event := event.(type) {
	case *Acknowledgement:
		if opened.id == "" { // later ones say the same, and a change may be reading it
			opened.id = event.SubscriptionID
			opened.begin()
		}
		r.acknowledged, r.renewed = true, false
		r.backoff.Reset()
	case *DrainingNotice:
		r.retryDelay = event.RetryDelay
	case *Heartbeat:
		if !r.feed.settings.heartbeats {
			return true
		}
	}
	if found := r.feed.note(event, raw); found != nil {
		if !r.yield(inconsistency(found), nil) {
			return false
		}
		r.feed.accept(found, raw)
	}
	return r.yield(event, nil)
}

// note moves the positions.
func (f *Feed) note(event Event, raw *kiwoomv1.Event) *registrations.Contradiction {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	switch event := event.(type) {
	case *LiveNotice:
		f.book.Live(raw.GetLive().GetRegistrations())
	case *GapNotice:
		f.book.Gap(raw.GetGap().GetRegistrations(), raw.GetGap().GetEndTime())
	case *ResumptionNotice:
		f.book.Resumption(raw.GetResumption().GetResults())
	case DataEvent:
		return f.book.Data(kiwoomv1.RealtimeType(event.Header().Type), raw)
	}
	return nil
}

// accept moves the position to an event that does not continue its registration.
func (f *Feed) accept(found *registrations.Contradiction, raw *kiwoomv1.Event) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.book.Accept(found.Key.Type, raw)
}

func inconsistency(found *registrations.Contradiction) *Inconsistent {
	return &Inconsistent{
		Type: RealtimeType(found.Key.Type), Item: found.Key.Item, Session: found.Session,
		ExpectedEpoch: found.ExpectedEpoch, ExpectedSequence: found.ExpectedSequence,
		Epoch: found.Epoch, Sequence: found.Sequence,
	}
}
