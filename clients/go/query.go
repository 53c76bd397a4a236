package kiwoom

import (
	"context"
	"errors"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
)

// QueryOption is a setting of one query.
type QueryOption func(*querySettings)

type querySettings struct {
	deadline     time.Duration
	waitForQuota bool
	session      string
}

const defaultDeadline = 30 * time.Second

// WithDeadline ends the query after so long: 30 s unless set. An earlier deadline of the context holds, too.
func WithDeadline(length time.Duration) QueryOption {
	return func(s *querySettings) { s.deadline = length }
}

// WithWaitForQuota waits as long as the gateway says, and asks again, if the query is refused because of a rate limit.
// It does so within the deadline. Nothing else is ever repeated.
func WithWaitForQuota() QueryOption { return func(s *querySettings) { s.waitForQuota = true } }

// WithSession asks this session with the broker: queries of an account need one if the gateway has several.
func WithSession(name string) QueryOption { return func(s *querySettings) { s.session = name } }

// query calls a unary method. `read` converts the answer.
func query[Value any, Raw any, Message interface {
	*Raw
	proto.Message
}](
	ctx context.Context, c *Client, method string, request proto.Message, read func(*Value, Message),
	options []QueryOption,
) (*Value, error) {
	settings := querySettings{deadline: defaultDeadline}
	for _, option := range options {
		option(&settings)
	}
	ctx, cancel := context.WithTimeout(ctx, settings.deadline)
	defer cancel()
	if settings.session != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "kiwoom-session", settings.session)
	}
	for {
		answer := Message(new(Raw))
		err := c.call(ctx, method, request, answer)
		if err == nil {
			value := new(Value)
			read(value, answer)
			return value, nil
		}
		if !settings.waitForQuota || !c.waitForQuota(ctx, err) {
			return nil, err
		}
	}
}

// call makes one attempt. Its errors are of type *Error, except for those of this machine.
func (c *Client) call(ctx context.Context, method string, request, answer proto.Message) error {
	lease, err := c.channel.Acquire()
	if err != nil {
		return err
	}
	defer lease.Release()
	err = c.callOn(ctx, lease.ClientConn, method, request, answer)
	if foundNoGateway(err) {
		lease.Suspect()
	}
	return err
}

// foundNoGateway reports whether gRPC itself has given up: a gateway always gives a reason.
func foundNoGateway(err error) bool {
	var failure *Error
	return errors.As(err, &failure) && failure.Code == codes.Unavailable && failure.Reason == ""
}

func (c *Client) callOn(
	ctx context.Context, connection grpc.ClientConnInterface, method string, request, answer proto.Message,
) error {
	ctx, _, err := c.authorized(ctx)
	if err != nil {
		return err
	}
	if err := connection.Invoke(ctx, method, request, answer); err != nil {
		return newError(err)
	}
	return nil
}

// waitForQuota reports whether the query may be asked again: it was refused because of a rate limit, and has waited.
func (c *Client) waitForQuota(ctx context.Context, err error) bool {
	refusal := newError(err)
	limited := refusal.Reason == ErrorReasonLocalRateLimit || refusal.Reason == ErrorReasonBrokerRateLimit
	if !limited || refusal.RetryDelay <= 0 {
		return false
	}
	// Who cannot wait long enough learns the delay now, and not at the deadline.
	if deadline, ok := ctx.Deadline(); ok && !c.clock.Now().Add(refusal.RetryDelay).Before(deadline) {
		return false
	}
	return c.clock.Sleep(ctx, refusal.RetryDelay) == nil
}
