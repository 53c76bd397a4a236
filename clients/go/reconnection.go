package kiwoom

import (
	"context"
	"errors"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/backoff"
)

// errLeft ends a stream because the user has left the loop.
var errLeft = errors.New("the loop over the events has ended")

// reconnection opens one stream after the other, until the user or an error ends it.
type reconnection struct {
	feed  *Feed
	yield func(Event, error) bool

	backoff      backoff.Backoff
	began        time.Time
	acknowledged bool
	token        string // which the last attempt showed
	// retryDelay is what a draining notice of this stream asks for.
	retryDelay time.Duration
	// renewed: a refused token has been replaced once since the last acknowledgement.
	renewed bool
}

// run returns the error to end with: errLeft if the user has left the loop.
func (r *reconnection) run(ctx context.Context) error {
	client := r.feed.client
	r.began = client.clock.Now()
	for {
		if err := r.awaitInterests(ctx); err != nil {
			return err
		}
		err := r.attempt(ctx)
		switch {
		case errors.Is(err, errLeft):
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case client.channel.IsClosed():
			return ErrClosed
		}
		var failure *Error
		if !errors.As(err, &failure) {
			return err
		}
		if err := r.pause(ctx, failure); err != nil {
			return err
		}
	}
}

// awaitInterests waits while everything has been removed: a gateway would refuse a stream of nothing.
func (r *reconnection) awaitInterests(ctx context.Context) error {
	for r.acknowledged {
		r.feed.mutex.Lock()
		empty, added := r.feed.book.IsEmpty(), r.feed.added
		r.feed.mutex.Unlock()
		if !empty {
			return nil
		}
		select {
		case <-added:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// pause tells the user of the end of a stream, and waits before the next attempt. It returns the error if there is no
// next one.
func (r *reconnection) pause(ctx context.Context, failure *Error) error {
	client := r.feed.client
	if !r.isRetried(failure) {
		return failure
	}
	delay := r.backoff.Next(max(failure.RetryDelay, r.retryDelay))
	if timeout := r.feed.settings.connectTimeout; !r.acknowledged && timeout >= 0 {
		if client.clock.Now().Sub(r.began)+delay >= timeout {
			return failure
		}
	}
	if !r.yield(&Disconnected{Cause: failure, RetryDelay: delay}, nil) {
		return errLeft
	}
	return client.clock.Sleep(ctx, delay)
}

func (r *reconnection) isRetried(failure *Error) bool {
	switch failure.Code {
	case codes.OK, codes.Unavailable, codes.ResourceExhausted, codes.Aborted, codes.Internal, codes.Unknown,
		codes.Canceled:
		return true
	case codes.Unauthenticated:
		return r.tokenHasChanged()
	case codes.PermissionDenied:
		// The operator has taken the token off the list while the stream was open.
		return failure.Reason == ErrorReasonCredentialsInvalid && r.tokenHasChanged()
	}
	return false
}

// tokenHasChanged reports whether another token may help, once.
func (r *reconnection) tokenHasChanged() bool {
	token := r.feed.client.settings.token
	now, err := token.Read()
	if r.renewed || token.File == "" || err != nil || now == r.token {
		return false
	}
	r.renewed = true
	return true
}

// patience is how long the gateway may bring nothing at the beginning of an attempt.
func (r *reconnection) patience() time.Duration {
	timeout := r.feed.settings.connectTimeout
	if r.acknowledged || timeout < 0 {
		return silenceLimit
	}
	return min(timeout-r.feed.client.clock.Now().Sub(r.began), silenceLimit)
}
