package main

import (
	"bytes"
	"context"
	"regexp"
	"testing"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

func TestADescription(t *testing.T) {
	level := func(price, quantity int64) kiwoom.OrderBookLevel {
		return kiwoom.OrderBookLevel{Price: kiwoom.Some(kiwoom.Price{Value: price}), Quantity: kiwoom.Some(quantity)}
	}
	book := &kiwoom.OrderBook{
		EventHeader: kiwoom.EventHeader{Item: "005930"},
		QuoteTime:   time.Date(2026, 7, 20, 10, 0, 1, 0, kiwoom.Seoul),
		Asks:        []kiwoom.OrderBookLevel{level(71100, 10), level(71200, 15)},
		Bids: []kiwoom.OrderBookLevel{
			level(71000, 30), level(70900, 20), level(70800, 10), level(70700, 10), level(70600, 5), level(70500, 999)},
	}
	if got, want := describe(book), "10:00:01 005930 71000/71100 spread 100 bids 75 %"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	book.Asks = nil
	if got, want := describe(book), "10:00:01 005930 has an empty side"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

type lines struct {
	bytes.Buffer
	left int
	end  func()
}

func (l *lines) Write(text []byte) (int, error) {
	if l.left--; l.left == 0 {
		l.end()
	}
	return l.Buffer.Write(text)
}

func TestLiveBooks(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200"))
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out := &lines{left: 3, end: cancel}
	_ = watch(ctx, client, out, []string{"005930"})
	if got := regexp.MustCompile(`005930 \d+/\d+ spread \d+ bids \d+ %`).FindAllString(out.String(), -1); len(got) < 3 {
		t.Errorf("it printed %s", out.String())
	}
}
