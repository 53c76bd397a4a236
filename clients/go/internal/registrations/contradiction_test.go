package registrations

import (
	"testing"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Whoever stops at the contradiction has not got the event, and must get it when it resumes.
func TestAContradictedEventMovesNoPositionUntilItIsAccepted(t *testing.T) {
	book := New()
	book.Add(&kiwoomv1.Interest{Type: trade, Items: []string{"005930"}})
	book.Live(samsung(7))
	data(7, 4, 0)(book)
	late := &kiwoomv1.Event{Item: "005930", Epoch: 7, Sequence: 9}
	if book.Data(trade, late) == nil {
		t.Fatal("9 after 4 is a contradiction")
	}
	sequence := func() uint64 { return book.Interests()[0].GetResume()[0].GetSequence() }
	if sequence() != 4 {
		t.Errorf("the position is %d, not 4", sequence())
	}
	book.Accept(trade, late)
	if sequence() != 9 {
		t.Errorf("the position is %d, not 9", sequence())
	}
}
