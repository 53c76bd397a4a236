package realtime

import (
	"errors"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

const (
	trade       = kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE
	orderUpdate = kiwoomv1.RealtimeType_REALTIME_TYPE_ORDER_UPDATE
	position    = kiwoomv1.RealtimeType_REALTIME_TYPE_POSITION
)

func TestTypesOfTheMarketShareAMethod(t *testing.T) {
	request := &kiwoomv1.SubscribeRequest{Interests: []*kiwoomv1.Interest{
		{Type: trade, Items: []string{"005930"}}, {Type: kiwoomv1.RealtimeType_REALTIME_TYPE_MARKET_STATUS},
	}}
	method, message, err := Stream(request)
	if method != "/kiwoom.v1.MarketDataService/Subscribe" || message != proto.Message(request) || err != nil {
		t.Error(method, message, err)
	}
}

func TestATypeOfAccountsHasItsOwnMethod(t *testing.T) {
	resume := []*kiwoomv1.StreamPosition{{Epoch: 7, Sequence: 3, Session: "main"}}
	method, message, err := Stream(&kiwoomv1.SubscribeRequest{
		Interests:        []*kiwoomv1.Interest{{Type: orderUpdate, Resume: resume}},
		SlowReaderPolicy: kiwoomv1.SlowReaderPolicy_SLOW_READER_POLICY_DISCONNECT,
		WithoutSnapshot:  true,
		RoomPolicy:       kiwoomv1.RoomPolicy_ROOM_POLICY_WAIT,
	})
	want := &kiwoomv1.SubscribeOrderUpdateRequest{
		Resume:           resume,
		SlowReaderPolicy: kiwoomv1.SlowReaderPolicy_SLOW_READER_POLICY_DISCONNECT,
		WithoutSnapshot:  true,
		RoomPolicy:       kiwoomv1.RoomPolicy_ROOM_POLICY_WAIT,
	}
	if method != "/kiwoom.v1.AccountService/SubscribeOrderUpdate" || !proto.Equal(message, want) || err != nil {
		t.Error(method, message, err)
	}
}

func TestTypesOfAccountsDoNotMix(t *testing.T) {
	for _, types := range [][]kiwoomv1.RealtimeType{{trade, position}, {position, trade}, {orderUpdate, position}} {
		request := &kiwoomv1.SubscribeRequest{}
		for _, one := range types {
			request.Interests = append(request.Interests, &kiwoomv1.Interest{Type: one})
		}
		if method, _, err := Stream(request); !errors.Is(err, ErrMixed) {
			t.Errorf("%v: %s, %v", types, method, err)
		}
	}
}

// An answer of the account's stream is read as one of the shared stream.
func TestAnswersAreTheSameOnTheWire(t *testing.T) {
	sent, err := proto.Marshal(&kiwoomv1.SubscribePositionResponse{Events: []*kiwoomv1.PositionEvent{{
		Epoch: 9, Sequence: 2, Account: "1111111111", Session: "main", Snapshot: true, Replayed: true, Skipped: 4,
		Event: &kiwoomv1.PositionEvent_Position{Position: &kiwoomv1.Position{StockCode: new("005930")}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	var got kiwoomv1.SubscribeResponse
	if err := proto.Unmarshal(sent, &got); err != nil {
		t.Fatal(err)
	}
	want := &kiwoomv1.SubscribeResponse{Events: []*kiwoomv1.Event{{
		Epoch: 9, Sequence: 2, Account: "1111111111", Session: "main", Snapshot: true, Replayed: true, Skipped: 4,
		Event: &kiwoomv1.Event_Position{Position: &kiwoomv1.Position{StockCode: new("005930")}},
	}}}
	if !proto.Equal(&got, want) {
		t.Errorf("%v, want %v", &got, want)
	}
}
