package registrations

import "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"

// count is the state of the check that no event is missing in silence: within an epoch, the difference between the
// sequences of two events is one more than what the second one says was skipped; and an epoch changes only after a
// notice.
type count struct {
	// The last event was `last`: the next one must continue from it.
	continues bool
	last      uint64
	// The epoch of the next event may be any: a resumption has failed, and what follows depends on the gateway's log.
	anyEpoch bool
	// The position was sent, or is about to be: the resumption notice tells how it continues.
	pending bool
}

// Contradiction is an event that does not continue its registration.
type Contradiction struct {
	Key              Key
	Session          string
	ExpectedEpoch    uint64
	ExpectedSequence uint64
	Epoch            uint64
	Sequence         uint64
}

// check compares an event that is no snapshot with what came before it.
func (p *place) check(event *kiwoomv1.Event) (expectedEpoch, expectedSequence uint64, consistent bool) {
	count := p.count
	switch {
	case count.pending || count.anyEpoch || p.epoch == 0:
		return 0, 0, true
	case event.GetEpoch() != p.epoch:
		return p.epoch, 0, false
	case count.continues && event.GetSequence() != count.last+1+event.GetSkipped():
		return p.epoch, count.last + 1 + event.GetSkipped(), false
	}
	return 0, 0, true
}
