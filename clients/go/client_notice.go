package kiwoom

import (
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Disconnected is the client's own notice: the stream has ended, and the client connects again by itself. It resumes
// from where the reader is. Another acknowledgement follows, then whatever was missed.
type Disconnected struct {
	// Cause is why the stream ended.
	Cause *Error
	// RetryDelay is how long the client waits before it connects again.
	RetryDelay time.Duration
}

// EventKind is "disconnected".
func (*Disconnected) EventKind() string { return "disconnected" }
func (*Disconnected) event()            {}

// Inconsistent is the client's own notice, before an event that does not continue its registration although no notice
// said so. Either the gateway or this library has a fault: report it. The subscription goes on from that event.
type Inconsistent struct {
	Type    RealtimeType `json:"type"`
	Item    string       `json:"item"`
	Session string       `json:"session,omitzero"`
	// ExpectedEpoch and ExpectedSequence would have continued the registration. A sequence of zero: any.
	ExpectedEpoch    uint64 `json:"expected_epoch"`
	ExpectedSequence uint64 `json:"expected_sequence"`
	// Epoch and Sequence are what came.
	Epoch    uint64 `json:"epoch"`
	Sequence uint64 `json:"sequence"`
}

// EventKind is "inconsistent".
func (*Inconsistent) EventKind() string { return "inconsistent" }
func (*Inconsistent) event()            {}

// UnrecognizedEvent is one of a kind that this version of the library does not know: the gateway is newer.
type UnrecognizedEvent struct{ raw *kiwoomv1.Event }

// EventKind is "unrecognized".
func (*UnrecognizedEvent) EventKind() string { return "unrecognized" }
func (*UnrecognizedEvent) event()            {}

// Raw is the event as it came.
func (e *UnrecognizedEvent) Raw() *kiwoomv1.Event { return e.raw }
