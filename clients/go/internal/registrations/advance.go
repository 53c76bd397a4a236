package registrations

import (
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/realtime"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Attempt begins a connection with the positions that Interests has returned.
func (b *Book) Attempt() {
	for _, wanted := range b.entries {
		for _, at := range wanted.places {
			at.count = count{pending: at.epoch != 0}
		}
	}
}

// Data notes a data event of the type. If the event does not continue its registration, it returns a contradiction and
// notes nothing: Accept does, when the event is passed on.
func (b *Book) Data(realtimeType kiwoomv1.RealtimeType, event *kiwoomv1.Event) *Contradiction {
	key := KeyOf(realtimeType, event.GetItem())
	wanted := b.entries[key]
	if wanted == nil {
		return nil // It was removed, and these events were on their way.
	}
	at := wanted.at(event.GetSession())
	if event.GetSnapshot() {
		older := event.GetEpoch() < at.epoch || (event.GetEpoch() == at.epoch && event.GetSequence() < at.sequence)
		if !older {
			at.moveTo(event)
		}
		return nil
	}
	expectedEpoch, expectedSequence, consistent := at.check(event)
	if consistent {
		at.accept(event)
		return nil
	}
	return &Contradiction{
		key, event.GetSession(), expectedEpoch, expectedSequence, event.GetEpoch(), event.GetSequence(),
	}
}

// Accept notes a data event that Data has contradicted.
func (b *Book) Accept(realtimeType kiwoomv1.RealtimeType, event *kiwoomv1.Event) {
	if wanted := b.entries[KeyOf(realtimeType, event.GetItem())]; wanted != nil {
		wanted.at(event.GetSession()).accept(event)
	}
}

func (p *place) accept(event *kiwoomv1.Event) {
	p.moveTo(event)
	p.count = count{continues: true, last: event.GetSequence()}
}

func (p *place) moveTo(event *kiwoomv1.Event) {
	p.epoch, p.sequence, p.time = event.GetEpoch(), event.GetSequence(), event.GetReceivedTime()
}

// Live notes that registrations are active.
func (b *Book) Live(registrations []*kiwoomv1.Registration) { b.begin(registrations, nil) }

// Gap notes that events may be missing. A notice that names no registration changes no position: epochs and sequences
// continue.
func (b *Book) Gap(registrations []*kiwoomv1.Registration, end *timestamppb.Timestamp) {
	b.begin(registrations, end)
}

func (b *Book) begin(registrations []*kiwoomv1.Registration, time *timestamppb.Timestamp) {
	for _, registration := range registrations {
		at := b.at(registration)
		if at == nil || registration.GetEpoch() == 0 {
			continue
		}
		// Its first event may have any sequence: another reader may have had it before.
		at.count = count{}
		if at.epoch != registration.GetEpoch() {
			at.epoch, at.sequence, at.time = registration.GetEpoch(), 0, time
		}
	}
}

// Resumption notes how registrations continue from their positions.
func (b *Book) Resumption(results []*kiwoomv1.ResumptionResult) {
	for _, result := range results {
		at := b.at(result.GetRegistration())
		switch {
		case at == nil:
		case result.GetOutcome() == kiwoomv1.ResumptionOutcome_RESUMPTION_OUTCOME_GAP:
			at.count = count{anyEpoch: true}
		default:
			// Without an event there is nothing to continue.
			at.count = count{continues: at.sequence > 0, last: at.sequence}
		}
	}
}

func (b *Book) at(registration *kiwoomv1.Registration) *place {
	wanted := b.entries[KeyOf(registration.GetType(), registration.GetItem())]
	if wanted == nil {
		return nil
	}
	if realtime.Of(registration.GetType()).Account {
		return wanted.at(registration.GetSession())
	}
	return wanted.at("")
}
