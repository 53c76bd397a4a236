// Package registrations keeps what a subscription wants, and where its reader is in the events of each registration.
package registrations

import (
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/realtime"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Key names a wanted registration: a type, and its item unless the type covers the whole market or an account.
type Key struct {
	Type kiwoomv1.RealtimeType
	Item string
}

// KeyOf returns the registration that events of the type and item belong to.
func KeyOf(realtimeType kiwoomv1.RealtimeType, item string) Key {
	if !realtime.Of(realtimeType).HasItems {
		item = ""
	}
	return Key{realtimeType, item}
}

// Book has an entry for each wanted registration. It is not safe for concurrent use.
type Book struct {
	entries map[Key]*entry
}

type entry struct {
	minInterval time.Duration
	// By session for types of accounts, which run on every session; else there is one, of the session "".
	places map[string]*place
	// The place of the session "": nearly every event belongs to it.
	only *place
}

// place is where the reader is in one registration.
type place struct {
	// The position. Epoch zero: none.
	epoch    uint64
	sequence uint64
	time     *timestamppb.Timestamp
	// count is the state of the check of sequences: see check.go.
	count count
}

// New returns a book without entries.
func New() *Book { return &Book{entries: map[Key]*entry{}} }

// Add wants more registrations. Those that exist do not change. It returns the new ones.
func (b *Book) Add(interests ...*kiwoomv1.Interest) (added []Key) {
	for _, interest := range interests {
		var positions []*kiwoomv1.StreamPosition
		for _, key := range keys(interest) {
			if b.entries[key] != nil {
				continue
			}
			b.entries[key] = &entry{minInterval: interest.GetMinInterval().AsDuration(), places: map[string]*place{}}
			added = append(added, key)
			for _, position := range interest.GetResume() {
				if KeyOf(interest.GetType(), position.GetItem()) == key {
					positions = append(positions, position)
				}
			}
		}
		b.Restore(interest.GetType(), positions)
	}
	return added
}

// IsEmpty reports whether nothing is wanted.
func (b *Book) IsEmpty() bool { return len(b.entries) == 0 }

// Forget takes back what Add has returned.
func (b *Book) Forget(added []Key) {
	for _, key := range added {
		delete(b.entries, key)
	}
}

// Remove forgets registrations and their positions.
func (b *Book) Remove(interests ...*kiwoomv1.Interest) {
	for _, interest := range interests {
		for _, key := range keys(interest) {
			delete(b.entries, key)
		}
	}
}

// Restore sets positions that the reader has from an earlier run. Those of registrations that nobody wants are ignored.
func (b *Book) Restore(realtimeType kiwoomv1.RealtimeType, positions []*kiwoomv1.StreamPosition) {
	for _, position := range positions {
		wanted := b.entries[KeyOf(realtimeType, position.GetItem())]
		if wanted == nil || position.GetEpoch() == 0 {
			continue
		}
		*wanted.at(position.GetSession()) = place{
			epoch:    position.GetEpoch(),
			sequence: position.GetSequence(),
			time:     position.GetReceivedTime(),
			count:    count{pending: true},
		}
	}
}

func keys(interest *kiwoomv1.Interest) []Key {
	if len(interest.GetItems()) == 0 {
		return []Key{{interest.GetType(), ""}}
	}
	var found []Key
	for _, item := range interest.GetItems() {
		found = append(found, Key{interest.GetType(), item})
	}
	return found
}

func (e *entry) at(session string) *place {
	if session == "" && e.only != nil {
		return e.only
	}
	found := e.places[session]
	if found == nil {
		found = &place{}
		e.places[session] = found
		if session == "" {
			e.only = found
		}
	}
	return found
}
