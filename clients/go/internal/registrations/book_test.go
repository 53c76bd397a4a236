package registrations

import (
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

const (
	trade    = kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE
	book     = kiwoomv1.RealtimeType_REALTIME_TYPE_ORDER_BOOK
	status   = kiwoomv1.RealtimeType_REALTIME_TYPE_MARKET_STATUS
	position = kiwoomv1.RealtimeType_REALTIME_TYPE_POSITION
)

var (
	ten    = timestamppb.New(time.Date(2026, 7, 20, 1, 0, 0, 0, time.UTC))
	eleven = timestamppb.New(time.Date(2026, 7, 20, 2, 0, 0, 0, time.UTC))
)

func interest(realtimeType kiwoomv1.RealtimeType, items ...string) *kiwoomv1.Interest {
	return &kiwoomv1.Interest{Type: realtimeType, Items: items}
}

func samsung(epoch uint64) []*kiwoomv1.Registration {
	return []*kiwoomv1.Registration{{Type: trade, Item: "005930", Epoch: epoch, Session: "default"}}
}

// data returns a step that notes an event of Samsung's trades.
func data(epoch, sequence, skipped uint64) func(*Book) *Contradiction {
	return func(b *Book) *Contradiction {
		event := &kiwoomv1.Event{
			Item: "005930", Epoch: epoch, Sequence: sequence, Skipped: skipped, ReceivedTime: ten}
		found := b.Data(trade, event)
		if found != nil {
			b.Accept(trade, event)
		}
		return found
	}
}

func snapshot(epoch, sequence uint64) func(*Book) *Contradiction {
	return func(b *Book) *Contradiction {
		return b.Data(trade, &kiwoomv1.Event{
			Item: "005930", Epoch: epoch, Sequence: sequence, Snapshot: true, ReceivedTime: ten})
	}
}

func live(epoch uint64) func(*Book) *Contradiction {
	return func(b *Book) *Contradiction { b.Live(samsung(epoch)); return nil }
}

func gap(epoch uint64) func(*Book) *Contradiction {
	return func(b *Book) *Contradiction { b.Gap(samsung(epoch), eleven); return nil }
}

func unreadable(b *Book) *Contradiction { b.Gap(nil, eleven); return nil }

func reconnect(b *Book) *Contradiction { b.Attempt(); return nil }

func resumption(outcome kiwoomv1.ResumptionOutcome) func(*Book) *Contradiction {
	return func(b *Book) *Contradiction {
		b.Resumption([]*kiwoomv1.ResumptionResult{{Registration: samsung(0)[0], Outcome: outcome}})
		return nil
	}
}

const (
	resumed       = kiwoomv1.ResumptionOutcome_RESUMPTION_OUTCOME_RESUMED
	nothingMissed = kiwoomv1.ResumptionOutcome_RESUMPTION_OUTCOME_NOTHING_MISSED
	failed        = kiwoomv1.ResumptionOutcome_RESUMPTION_OUTCOME_GAP
)

func TestWhereTheReaderIs(t *testing.T) {
	at := func(epoch, sequence uint64, time *timestamppb.Timestamp) *kiwoomv1.StreamPosition {
		return &kiwoomv1.StreamPosition{Item: "005930", Epoch: epoch, Sequence: sequence, ReceivedTime: time}
	}
	for _, test := range []struct {
		name  string
		steps []func(*Book) *Contradiction
		want  *kiwoomv1.StreamPosition
	}{
		{"nothing came", nil, nil},
		{"live", []func(*Book) *Contradiction{live(100)}, at(100, 0, nil)},
		{"refused: the epoch is zero", []func(*Book) *Contradiction{live(0)}, nil},
		{"data", []func(*Book) *Contradiction{live(100), data(100, 7, 0)}, at(100, 7, ten)},
		{"live in the same epoch moves nothing", []func(*Book) *Contradiction{live(100), data(100, 7, 0), live(100)},
			at(100, 7, ten)},
		{"a gap has its end", []func(*Book) *Contradiction{live(100), data(100, 7, 0), gap(200)}, at(200, 0, eleven)},
		{"a gap in the same epoch", []func(*Book) *Contradiction{live(100), data(100, 7, 0), gap(100)}, at(100, 7, ten)},
		{"a gap of nothing in particular", []func(*Book) *Contradiction{live(100), data(100, 7, 0), unreadable},
			at(100, 7, ten)},
		{"a snapshot", []func(*Book) *Contradiction{snapshot(100, 7)}, at(100, 7, ten)},
		{"an older snapshot", []func(*Book) *Contradiction{data(100, 7, 0), snapshot(100, 6)}, at(100, 7, ten)},
		{"a snapshot of an older epoch", []func(*Book) *Contradiction{live(100), snapshot(99, 1000)}, at(100, 0, nil)},
		{"a newer snapshot", []func(*Book) *Contradiction{data(100, 7, 0), snapshot(200, 1)}, at(200, 1, ten)},
	} {
		b := New()
		b.Add(interest(trade, "005930"))
		for _, step := range test.steps {
			if found := step(b); found != nil {
				t.Errorf("%s: %+v", test.name, found)
			}
		}
		got := b.Positions()[trade]
		if test.want == nil && len(got) != 0 || test.want != nil && (len(got) != 1 || !proto.Equal(got[0], test.want)) {
			t.Errorf("%s: the reader is at %v, want %v", test.name, got, test.want)
		}
	}
}

func TestWhatContinuesARegistration(t *testing.T) {
	for _, test := range []struct {
		name string
		// The last step is the one that is judged.
		steps []func(*Book) *Contradiction
		want  *Contradiction
	}{
		{"the next one", []func(*Book) *Contradiction{live(100), data(100, 7, 0), data(100, 8, 0)}, nil},
		{"one that tells what it skipped", []func(*Book) *Contradiction{data(100, 7, 0), data(100, 10, 2)}, nil},
		{"one that tells too little", []func(*Book) *Contradiction{data(100, 7, 0), data(100, 10, 1)},
			&Contradiction{ExpectedEpoch: 100, ExpectedSequence: 9, Epoch: 100, Sequence: 10}},
		{"one that came before", []func(*Book) *Contradiction{data(100, 7, 0), data(100, 7, 0)},
			&Contradiction{ExpectedEpoch: 100, ExpectedSequence: 8, Epoch: 100, Sequence: 7}},
		{"the first one after a live notice", []func(*Book) *Contradiction{live(100), data(100, 500, 0)}, nil},
		{"another epoch after a gap notice", []func(*Book) *Contradiction{data(100, 7, 0), gap(200), data(200, 1, 0)},
			nil},
		{"another epoch without notice", []func(*Book) *Contradiction{live(100), data(100, 7, 0), data(200, 1, 0)},
			&Contradiction{ExpectedEpoch: 100, Epoch: 200, Sequence: 1}},
		{"another epoch than the live notice said", []func(*Book) *Contradiction{live(100), data(99, 1, 0)},
			&Contradiction{ExpectedEpoch: 100, Epoch: 99, Sequence: 1}},
		{"after an unreadable message sequences go on",
			[]func(*Book) *Contradiction{data(100, 7, 0), unreadable, data(100, 9, 0)},
			&Contradiction{ExpectedEpoch: 100, ExpectedSequence: 8, Epoch: 100, Sequence: 9}},
		{"a snapshot is not judged", []func(*Book) *Contradiction{data(100, 7, 0), snapshot(50, 1)}, nil},
		{"resumed", []func(*Book) *Contradiction{data(100, 7, 0), reconnect, resumption(resumed), data(100, 8, 0)}, nil},
		{"resumed with a hole",
			[]func(*Book) *Contradiction{data(100, 7, 0), reconnect, resumption(resumed), data(100, 9, 0)},
			&Contradiction{ExpectedEpoch: 100, ExpectedSequence: 8, Epoch: 100, Sequence: 9}},
		{"nothing was missed, but something was",
			[]func(*Book) *Contradiction{data(100, 7, 0), reconnect, resumption(nothingMissed), data(100, 9, 0)},
			&Contradiction{ExpectedEpoch: 100, ExpectedSequence: 8, Epoch: 100, Sequence: 9}},
		{"a failed resumption, then whatever the log has",
			[]func(*Book) *Contradiction{data(100, 7, 0), reconnect, resumption(failed), data(300, 40, 0)}, nil},
		{"a resumption from a live notice alone",
			[]func(*Book) *Contradiction{live(100), reconnect, resumption(resumed), data(100, 33, 0)}, nil},
	} {
		b := New()
		b.Add(interest(trade, "005930"))
		var found *Contradiction
		for i, step := range test.steps {
			if found = step(b); found != nil && i < len(test.steps)-1 {
				t.Errorf("%s: step %d: %+v", test.name, i, found)
			}
		}
		if test.want != nil {
			test.want.Key = Key{trade, "005930"}
		}
		if (found == nil) != (test.want == nil) || found != nil && *found != *test.want {
			t.Errorf("%s: %+v, want %+v", test.name, found, test.want)
		}
	}
}

func TestOneFaultIsToldOnce(t *testing.T) {
	b := New()
	b.Add(interest(trade, "005930"))
	for i, step := range []func(*Book) *Contradiction{data(100, 7, 0), data(200, 3, 0), data(200, 4, 0)} {
		if found := step(b); (found != nil) != (i == 1) {
			t.Errorf("step %d: %+v", i, found)
		}
	}
}

func TestTypesOfTheMarketHaveOnePosition(t *testing.T) {
	b := New()
	b.Add(interest(status))
	b.Data(status, &kiwoomv1.Event{Item: "whatever the broker names", Epoch: 100, Sequence: 1})
	if found := b.Data(status, &kiwoomv1.Event{Item: "another", Epoch: 100, Sequence: 2}); found != nil {
		t.Errorf("%+v", found)
	}
	if got := b.Positions()[status]; len(got) != 1 || got[0].GetItem() != "" || got[0].GetSequence() != 2 {
		t.Errorf("%v", got)
	}
}

func TestAnAccountHasAPositionOnEachSession(t *testing.T) {
	b := New()
	b.Add(interest(position))
	b.Live([]*kiwoomv1.Registration{
		{Type: position, Epoch: 100, Session: "main"}, {Type: position, Epoch: 101, Session: "second"}})
	b.Data(position, &kiwoomv1.Event{Epoch: 100, Sequence: 1, Session: "main"})
	if found := b.Data(position, &kiwoomv1.Event{Epoch: 101, Sequence: 9, Session: "second"}); found != nil {
		t.Errorf("%+v", found)
	}
	got := b.Positions()[position]
	if len(got) != 2 || got[0].GetSession() != "main" || got[0].GetSequence() != 1 ||
		got[1].GetSession() != "second" || got[1].GetSequence() != 9 {
		t.Errorf("%v", got)
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	b := New()
	second := durationpb.New(time.Second)
	b.Add(interest(trade, "005930", "000660"), interest(status),
		&kiwoomv1.Interest{Type: book, Items: []string{"005930"}, MinInterval: second}, interest(book, "000660"))
	// What exists does not change.
	b.Add(&kiwoomv1.Interest{Type: trade, Items: []string{"005930"}, Resume: []*kiwoomv1.StreamPosition{
		{Item: "005930", Epoch: 1}}})
	b.Add(&kiwoomv1.Interest{Type: trade, Items: []string{"035720"}, Resume: []*kiwoomv1.StreamPosition{
		{Item: "035720", Epoch: 7, Sequence: 3}}})
	b.Remove(interest(trade, "000660"), interest(trade, "unknown"))
	want := []*kiwoomv1.Interest{
		{Type: trade, Items: []string{"005930", "035720"},
			Resume: []*kiwoomv1.StreamPosition{{Item: "035720", Epoch: 7, Sequence: 3}}},
		interest(book, "000660"),
		{Type: book, Items: []string{"005930"}, MinInterval: second},
		interest(status),
	}
	got := b.Interests()
	if !proto.Equal(&kiwoomv1.SubscribeRequest{Interests: got}, &kiwoomv1.SubscribeRequest{Interests: want}) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestWhatWasRemovedHasNoPosition(t *testing.T) {
	b := New()
	b.Add(interest(trade, "005930"))
	data(100, 7, 0)(b)
	b.Remove(interest(trade, "005930"))
	// Events were on their way.
	if found := data(100, 9, 0)(b); found != nil || len(b.Positions()) != 0 || !b.IsEmpty() {
		t.Errorf("%+v, %v", found, b.Positions())
	}
	b.Forget(b.Add(interest(trade, "000660")))
	if !b.IsEmpty() {
		t.Error("what was forgotten is still there")
	}
}

func TestPositionsOfAnEarlierRun(t *testing.T) {
	b := New()
	b.Add(interest(trade, "005930"))
	b.Restore(trade, []*kiwoomv1.StreamPosition{
		{Item: "005930", Epoch: 100, Sequence: 7}, {Item: "000660", Epoch: 1, Sequence: 1}, {Item: "005930"}})
	if got := b.Positions()[trade]; len(got) != 1 || got[0].GetEpoch() != 100 {
		t.Errorf("%v", got)
	}
	resumption(resumed)(b)
	if found := data(100, 9, 0)(b); found == nil || found.ExpectedSequence != 8 {
		t.Errorf("%+v", found)
	}
}
