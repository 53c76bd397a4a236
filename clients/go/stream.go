package kiwoom

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/channel"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/clock"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/realtime"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// silenceLimit is three heartbeats: a stream that brings nothing for so long has lost its connection.
const silenceLimit = 30 * time.Second

// stream is one call of the gateway, from the connection to its end.
type stream struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	lease  *channel.Lease
	call   grpc.ClientStream
	token  string // which it showed
	silent clock.Timer
	// answered: something came.
	answered bool

	// begun is closed at the first answer, or at the end: then id is what the acknowledgement says, or "".
	begun chan struct{}
	begin func()
	id    string
}

// open prepares a stream, without connecting: `start` does. The patience is how long it may take until something comes.
func (c *Client) open(ctx context.Context, patience time.Duration) (*stream, error) {
	lease, err := c.channel.Acquire()
	if err != nil {
		return nil, err
	}
	s := &stream{lease: lease, begun: make(chan struct{})}
	s.begin = sync.OnceFunc(func() { close(s.begun) })
	s.ctx, s.cancel = context.WithCancelCause(ctx)
	s.silent = c.clock.AfterFunc(patience, func() {
		s.cancel(&Error{Code: codes.Unavailable, Message: "nothing came from the gateway for too long"})
	})
	return s, nil
}

// start connects and sends the request.
func (s *stream) start(c *Client, request *kiwoomv1.SubscribeRequest) error {
	ctx, token, err := c.authorized(s.ctx)
	if err != nil {
		return &Error{Code: codes.Unavailable, Message: err.Error()}
	}
	s.token = token
	method, message, err := realtime.Stream(request)
	if err != nil {
		return err
	}
	if s.call, err = s.lease.NewStream(ctx, &grpc.StreamDesc{ServerStreams: true}, method); err != nil {
		return s.failure(err)
	}
	if err := s.call.SendMsg(message); err != nil && !errors.Is(err, io.EOF) {
		return s.failure(err)
	}
	if err := s.call.CloseSend(); err != nil {
		return s.failure(err)
	}
	return nil
}

// receive returns the next events.
func (s *stream) receive() ([]*kiwoomv1.Event, error) {
	if s.answered {
		s.silent.Reset(silenceLimit)
	}
	answer := &kiwoomv1.SubscribeResponse{}
	err := s.call.RecvMsg(answer)
	// Time that the user takes for an event is no silence of the gateway.
	s.silent.Stop()
	if err != nil {
		return nil, s.failure(err)
	}
	s.answered = true
	return answer.GetEvents(), nil
}

// isSilent reports whether the client has given the stream up.
func (s *stream) isSilent() bool {
	var own *Error
	return errors.As(context.Cause(s.ctx), &own)
}

// failure says why the stream has ended: the client's own reason, or that of gRPC.
func (s *stream) failure(err error) error {
	if own := (*Error)(nil); errors.As(context.Cause(s.ctx), &own) {
		return own
	}
	if errors.Is(err, io.EOF) {
		return &Error{Code: codes.OK, Message: "the gateway has ended the stream"}
	}
	return newError(err)
}

// end frees everything.
func (s *stream) end() {
	s.silent.Stop()
	s.cancel(nil)
	s.begin()
	s.lease.Release()
}
