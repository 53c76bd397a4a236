package registrations

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Interests returns what to ask a gateway for, with the reader's positions: sorted, and one interest for each type and
// interval.
func (b *Book) Interests() []*kiwoomv1.Interest {
	type group struct {
		realtimeType kiwoomv1.RealtimeType
		minInterval  time.Duration
	}
	groups := map[group]*kiwoomv1.Interest{}
	var interests []*kiwoomv1.Interest
	for _, key := range slices.SortedFunc(maps.Keys(b.entries), compare) {
		wanted := b.entries[key]
		// An interest without an item cannot share its message with those that have one.
		interest := groups[group{key.Type, wanted.minInterval}]
		if interest == nil || key.Item == "" || len(interest.Items) == 0 {
			interest = &kiwoomv1.Interest{Type: key.Type}
			if wanted.minInterval > 0 {
				interest.MinInterval = durationpb.New(wanted.minInterval)
			}
			groups[group{key.Type, wanted.minInterval}] = interest
			interests = append(interests, interest)
		}
		if key.Item != "" {
			interest.Items = append(interest.Items, key.Item)
		}
		interest.Resume = append(interest.Resume, wanted.positions(key.Item)...)
	}
	return interests
}

// Positions returns the reader's positions by type, sorted by item and session.
func (b *Book) Positions() map[kiwoomv1.RealtimeType][]*kiwoomv1.StreamPosition {
	found := map[kiwoomv1.RealtimeType][]*kiwoomv1.StreamPosition{}
	for _, key := range slices.SortedFunc(maps.Keys(b.entries), compare) {
		if positions := b.entries[key].positions(key.Item); len(positions) > 0 {
			found[key.Type] = append(found[key.Type], positions...)
		}
	}
	return found
}

func (e *entry) positions(item string) []*kiwoomv1.StreamPosition {
	var found []*kiwoomv1.StreamPosition
	for _, session := range slices.Sorted(maps.Keys(e.places)) {
		if at := e.places[session]; at.epoch != 0 {
			found = append(found, &kiwoomv1.StreamPosition{
				Item: item, Epoch: at.epoch, Sequence: at.sequence, ReceivedTime: at.time, Session: session,
			})
		}
	}
	return found
}

func compare(a, b Key) int {
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Item, b.Item))
}
