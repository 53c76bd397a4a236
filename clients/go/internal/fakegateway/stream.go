package fakegateway

import (
	"context"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Stream is one call of Subscribe.
type Stream struct {
	Request *kiwoomv1.SubscribeRequest
	server  grpc.ServerStreamingServer[kiwoomv1.SubscribeResponse]
}

// Send sends events in one message.
func (s *Stream) Send(events ...*kiwoomv1.Event) {
	_ = s.server.Send(&kiwoomv1.SubscribeResponse{Events: events})
}

// Context ends when the client has ended the call.
func (s *Stream) Context() context.Context { return s.server.Context() }

// Peer is the client's address: each connection has another one.
func (s *Stream) Peer() string {
	from, _ := peer.FromContext(s.server.Context())
	return from.Addr.String()
}

// Wait waits until the client has ended the call.
func (s *Stream) Wait() error {
	<-s.server.Context().Done()
	return s.server.Context().Err()
}

// Received is the time of receipt of all events.
var Received = time.Date(2026, 7, 20, 1, 0, 0, 0, time.UTC)

// Ack is the acknowledgement of a stream.
func Ack(id string) *kiwoomv1.Event {
	return &kiwoomv1.Event{Event: &kiwoomv1.Event_Acknowledgement{
		Acknowledgement: &kiwoomv1.Acknowledgement{SubscriptionId: id}}}
}

// Trades is a registration of trades.
func Trades(item string, epoch uint64) *kiwoomv1.Registration {
	return &kiwoomv1.Registration{
		Type: kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE, Item: item, Epoch: epoch, Session: "default"}
}

// Live is a live notice.
func Live(registrations ...*kiwoomv1.Registration) *kiwoomv1.Event {
	return &kiwoomv1.Event{Event: &kiwoomv1.Event_Live{Live: &kiwoomv1.LiveNotice{Registrations: registrations}}}
}

// Gap is a gap notice.
func Gap(end time.Time, registrations ...*kiwoomv1.Registration) *kiwoomv1.Event {
	return &kiwoomv1.Event{Event: &kiwoomv1.Event_Gap{
		Gap: &kiwoomv1.GapNotice{Registrations: registrations, EndTime: timestamppb.New(end)}}}
}

// Draining is a draining notice.
func Draining(delay time.Duration) *kiwoomv1.Event {
	return &kiwoomv1.Event{Event: &kiwoomv1.Event_Draining{
		Draining: &kiwoomv1.DrainingNotice{RetryDelay: durationpb.New(delay)}}}
}

// Heartbeat is a heartbeat.
func Heartbeat() *kiwoomv1.Event {
	return &kiwoomv1.Event{Event: &kiwoomv1.Event_Heartbeat{Heartbeat: &kiwoomv1.Heartbeat{}}}
}

// Trade is a trade at a price of 71000 won.
func Trade(item string, epoch, sequence uint64) *kiwoomv1.Event {
	return &kiwoomv1.Event{
		Item: item, Epoch: epoch, Sequence: sequence, ReceivedTime: timestamppb.New(Received),
		Event: &kiwoomv1.Event_Trade{Trade: &kiwoomv1.Trade{
			CurrentPrice: new(int64(71000)), CurrentPriceDirection: kiwoomv1.Direction_DIRECTION_UP}},
	}
}

// Status is an error with the details that a gateway sends.
func Status(code codes.Code, reason string, details ...protoadapt.MessageV1) error {
	details = append(details, &errdetails.ErrorInfo{
		Domain: "kiwoom.v1", Reason: reason, Metadata: map[string]string{"session": "main"}})
	with, err := status.New(code, "no").WithDetails(details...)
	if err != nil {
		return err
	}
	return with.Err()
}

// RetryInfo asks to wait.
func RetryInfo(delay time.Duration) *errdetails.RetryInfo {
	return &errdetails.RetryInfo{RetryDelay: durationpb.New(delay)}
}
