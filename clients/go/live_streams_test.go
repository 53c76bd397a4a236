package kiwoom_test

import (
	"testing"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

// The simulated broker places orders now and then: each comes on the stream of its type.
func TestLiveDataOfTheAccount(t *testing.T) {
	gateway := kiwoomtest.Start(t,
		kiwoomtest.WithSimulatorFlags("--rate=200"), kiwoomtest.WithGatewayFlags("--accounts"))
	client := connect(t, gateway)
	ordered := false
	for event, err := range client.Subscribe(patiently(t), kiwoom.OrderUpdateOfAll()) {
		if err != nil {
			t.Fatal(err)
		}
		switch event := event.(type) {
		case *kiwoom.LiveNotice:
			if !ordered {
				ordered = true
				if err := gateway.Fault("order", "buy 005930 10"); err != nil {
					t.Fatal(err)
				}
			}
		case *kiwoom.OrderUpdate:
			if event.Account != "1111111111" || event.Session != "default" || event.OrderStatus == 0 {
				t.Errorf("%+v", event)
			}
			return
		}
	}
	t.Error("the stream ended")
}

// The broker drops the session under a reader: the gateway tells of the loss and the gap, and the stream goes on.
func TestADroppedSession(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=100"))
	client := connect(t, gateway)
	seen := map[string]bool{}
	for event, err := range client.Subscribe(patiently(t), kiwoom.TradeOf("005930")) {
		if err != nil {
			t.Fatal(err)
		}
		switch event.(type) {
		case *kiwoom.Trade:
			if seen["gap"] {
				if !seen["lost"] || !seen["session_restored"] {
					t.Errorf("only these came: %v", seen)
				}
				return
			}
			if !seen["trade"] {
				if err := gateway.Fault("drop", ""); err != nil {
					t.Fatal(err)
				}
			}
		case *kiwoom.Inconsistent, *kiwoom.Disconnected:
			t.Fatalf("%+v", event)
		}
		seen[event.EventKind()] = true
	}
}

// The subscription changes while it runs, and ends up with what was added.
func TestLiveChanges(t *testing.T) {
	client := connect(t, kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=100")))
	feed := client.NewFeed(kiwoom.TradeOf("005930"))
	changed := false
	for event, err := range feed.Events(patiently(t)) {
		if err != nil {
			t.Fatal(err)
		}
		trade, isTrade := event.(*kiwoom.Trade)
		if !isTrade {
			continue
		}
		if !changed {
			changed = true
			if err := feed.Add(patiently(t), kiwoom.TradeOf("000660")); err != nil {
				t.Fatal(err)
			}
			if err := feed.Remove(patiently(t), kiwoom.TradeOf("005930")); err != nil {
				t.Fatal(err)
			}
		}
		if trade.Item == "000660" {
			break
		}
	}
	positions := feed.Positions()[kiwoom.RealtimeTypeTrade]
	if len(positions) != 1 || positions[0].Item != "000660" || positions[0].Sequence == 0 {
		t.Errorf("the reader is at %+v", positions)
	}
}
