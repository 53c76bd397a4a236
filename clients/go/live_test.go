package kiwoom_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

func connect(t *testing.T, gateway *kiwoomtest.Gateway) *kiwoom.Client {
	t.Helper()
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func patiently(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func TestLiveData(t *testing.T) {
	client := connect(t, kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200")))
	trades, books, kinds := 0, 0, map[string]bool{}
	for event, err := range client.Subscribe(patiently(t),
		kiwoom.TradeOf("005930", "000660"), kiwoom.OrderBookOf("005930"), kiwoom.MarketStatusOfAll()) {
		if err != nil {
			t.Fatal(err)
		}
		kinds[event.EventKind()] = true
		switch event := event.(type) {
		case *kiwoom.Trade:
			trades++
			price, hasPrice := event.CurrentPrice.Get()
			if !hasPrice || price.Value <= 0 || event.Item == "" || event.Raw().GetCurrentPrice() != price.Value {
				t.Fatalf("a trade without a price: %+v", event)
			}
			if distance := event.ReceivedTime.Sub(event.TradeTime).Abs(); distance > 12*time.Hour {
				t.Fatalf("traded at %v, received at %v", event.TradeTime, event.ReceivedTime)
			}
		case *kiwoom.OrderBook:
			books++
			if len(event.Asks) > 0 && len(event.Bids) > 0 &&
				event.Asks[0].Price.OrZero().Value <= event.Bids[0].Price.OrZero().Value {
				t.Fatalf("a crossed book: %v %v", event.Asks[0], event.Bids[0])
			}
		case *kiwoom.Inconsistent, *kiwoom.Disconnected, *kiwoom.GapNotice, *kiwoom.RefusedNotice, *kiwoom.UnrecognizedEvent:
			t.Fatalf("%s: %+v", event.EventKind(), event)
		}
		if trades >= 50 && books >= 20 {
			break
		}
	}
	if !kinds["acknowledgement"] || !kinds["live"] {
		t.Errorf("these kinds came: %v", kinds)
	}
}

func TestQueries(t *testing.T) {
	client := connect(t, kiwoomtest.Start(t))
	price, err := client.GetSectorPrice(patiently(t),
		kiwoom.GetSectorPriceRequest{Market: kiwoom.MarketKOSPI, SectorCode: "001"})
	if err != nil {
		t.Fatal(err)
	}
	if level, ok := price.CurrentPrice.Get(); !ok || level.Value.Scale != 2 || level.Value.Float64() <= 0 {
		t.Errorf("KOSPI is at %v", price.CurrentPrice)
	}
	stocks := 0
	for stock, err := range client.AllSectorStocks(patiently(t), kiwoom.GetSectorStocksRequest{
		Market: kiwoom.MarketKOSPI, SectorCode: "001", Exchange: kiwoom.ExchangeKRX,
	}, kiwoom.WithWaitForQuota()) {
		if err != nil {
			t.Fatal(err)
		}
		if stock.StockCode.OrZero() == "" {
			t.Errorf("a stock without a code: %+v", stock)
		}
		stocks++
	}
	if stocks == 0 {
		t.Error("KOSPI has no stocks")
	}
	_, err = client.GetSectorPrice(patiently(t), kiwoom.GetSectorPriceRequest{})
	var refusal *kiwoom.Error
	if !errors.As(err, &refusal) || refusal.Code != codes.InvalidArgument ||
		refusal.Reason != kiwoom.ErrorReasonRequestInvalid || len(refusal.Violations) != 2 {
		t.Errorf("a query without fields: %v", err)
	}
}

// The gateway is replaced under a reader: it resumes, and everything missing is told.
func TestARestartedGateway(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=100"))
	client := connect(t, gateway)
	var seen []string
	trades := 0
	for event, err := range client.Subscribe(patiently(t), kiwoom.TradeOf("005930")) {
		if err != nil {
			t.Fatal(err)
		}
		switch event := event.(type) {
		case *kiwoom.Trade:
			if trades++; trades == 5 {
				gateway.Restart()
			}
			if len(seen) > 0 && seen[len(seen)-1] == "gap" {
				return
			}
		case *kiwoom.Inconsistent:
			t.Fatalf("%+v", event)
		case *kiwoom.DrainingNotice, *kiwoom.Disconnected, *kiwoom.ResumptionNotice, *kiwoom.GapNotice:
			seen = append(seen, event.EventKind())
		}
	}
	t.Errorf("the loop ended after %v", seen)
}
