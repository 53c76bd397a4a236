package kiwoom

import (
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Event is what a subscription yields: data such as *Trade, a notice of the gateway such as *GapNotice, or one of the
// client, *Disconnected or *Inconsistent. No other package can add one, so that a type switch can have them all.
type Event interface {
	// EventKind is the name that the contract has for the event: "trade", "gap".
	EventKind() string
	event()
}

// DataEvent is an event with the value of a TR.
type DataEvent interface {
	Event
	// Header tells which registration the value belongs to, and its place there.
	Header() *EventHeader
}

// EventHeader is what all data events have beside their value.
type EventHeader struct {
	// Type is the realtime type of the value.
	Type RealtimeType `json:"type"`
	// Item as it was asked for: "005930". For a type that covers the whole market, the item that the broker names.
	Item string `json:"item"`
	// Epoch is the unbroken registration that the event belongs to.
	Epoch uint64 `json:"epoch"`
	// Sequence is 1, 2, 3 … within the epoch.
	Sequence uint64 `json:"sequence"`
	// Skipped counts the events before this one that this reader did not get because it was slow, or did not want
	// (Interest.MinInterval).
	Skipped uint64 `json:"skipped"`
	// Snapshot: this is the last value from before the subscription.
	Snapshot bool `json:"snapshot"`
	// Replayed: the reader missed it while it was not connected.
	Replayed bool `json:"replayed"`
	// ReceivedTime is when the gateway had read it, in Asia/Seoul.
	ReceivedTime time.Time `json:"received_time"`
	// Account is the account's number, for data of accounts only.
	Account string `json:"account,omitzero"`
	// Session is the broker session that it came on, for data of accounts only.
	Session string `json:"session,omitzero"`
}

// Header is the header itself: every data event has this method.
func (h *EventHeader) Header() *EventHeader { return h }

func (*EventHeader) event() {}

func newHeader(realtimeType RealtimeType, raw *kiwoomv1.Event) EventHeader {
	return EventHeader{
		Type:         realtimeType,
		Item:         raw.GetItem(),
		Epoch:        raw.GetEpoch(),
		Sequence:     raw.GetSequence(),
		Skipped:      raw.GetSkipped(),
		Snapshot:     raw.GetSnapshot(),
		Replayed:     raw.GetReplayed(),
		ReceivedTime: instant(raw.GetReceivedTime()),
		Account:      raw.GetAccount(),
		Session:      raw.GetSession(),
	}
}
