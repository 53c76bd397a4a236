package kiwoom

import (
	"context"
	"errors"

	"google.golang.org/grpc/codes"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/realtime"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Add subscribes to more, without a gap in what there is. An acknowledgement and live notices follow in the stream. If
// the gateway refuses, nothing changes. While there is no stream the change is for the next one.
func (f *Feed) Add(ctx context.Context, interests ...Interest) error {
	return f.change(ctx, interestProtos(interests), nil)
}

// Remove ends what these interests name, and forgets its positions. Events that were on their way still come.
func (f *Feed) Remove(ctx context.Context, interests ...Interest) error {
	return f.change(ctx, nil, interestProtos(interests))
}

func (f *Feed) change(ctx context.Context, add, remove []*kiwoomv1.Interest) error {
	select {
	case f.changing <- struct{}{}:
		defer func() { <-f.changing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	undo, err := f.begin(add)
	if err != nil {
		return err
	}
	if err := f.tell(ctx, add, remove); err != nil {
		undo()
		return err
	}
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.book.Remove(remove...)
	if len(add) > 0 {
		close(f.added)
		f.added = make(chan struct{})
	}
	return nil
}

// begin notes the interests before the gateway knows them: their events may come before its answer does.
func (f *Feed) begin(add []*kiwoomv1.Interest) (undo func(), err error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	all := append(f.book.Interests(), add...)
	if _, _, err := realtime.Stream(&kiwoomv1.SubscribeRequest{Interests: all}); err != nil {
		return nil, err
	}
	added := f.book.Add(add...)
	return func() {
		f.mutex.Lock()
		defer f.mutex.Unlock()
		f.book.Forget(added)
	}, nil
}

// tell changes the stream, if there is one. It returns no error if the stream has ended: the next one asks for what the
// book has then.
func (f *Feed) tell(ctx context.Context, add, remove []*kiwoomv1.Interest) error {
	f.mutex.Lock()
	current := f.stream
	f.mutex.Unlock()
	if current == nil {
		return nil
	}
	select {
	case <-current.begun:
	case <-ctx.Done():
		return ctx.Err()
	}
	if current.id == "" {
		return nil // It ended before it began.
	}
	call, cancel := context.WithTimeout(ctx, defaultDeadline)
	defer cancel()
	defer context.AfterFunc(current.ctx, cancel)()
	request := &kiwoomv1.ChangeSubscriptionRequest{SubscriptionId: current.id, Add: add, Remove: remove}
	err := f.client.callOn(call, current.lease.ClientConn, kiwoomv1.SessionService_ChangeSubscription_FullMethodName,
		request, &kiwoomv1.ChangeSubscriptionResponse{})
	if err != nil && ctx.Err() == nil && (current.ctx.Err() != nil || isStreamGone(err)) {
		return nil
	}
	return err
}

// isStreamGone reports whether the gateway does not have the stream any more. Its reader may not have noticed yet.
func isStreamGone(err error) bool {
	var failure *Error
	return errors.As(err, &failure) && (failure.Code == codes.NotFound || failure.Code == codes.Unavailable)
}
