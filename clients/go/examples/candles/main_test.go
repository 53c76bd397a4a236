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

func TestACandle(t *testing.T) {
	open := map[string]*candle{}
	at := func(second int, price, quantity int64, skipped uint64) *kiwoom.Trade {
		return &kiwoom.Trade{
			EventHeader:  kiwoom.EventHeader{Item: "005930", Skipped: skipped},
			TradeTime:    time.Date(2026, 7, 20, 10, 0, second, 0, kiwoom.Seoul),
			CurrentPrice: kiwoom.Some(kiwoom.Price{Value: price}),
			Quantity:     kiwoom.Some(kiwoom.SidedQuantity{Value: quantity}),
		}
	}
	var finished []string
	for _, trade := range []*kiwoom.Trade{
		at(59, 70000, 1, 0), at(60, 71000, 2, 0), at(61, 71500, 3, 0), at(70, 70900, 4, 0), at(119, 71100, 5, 0),
		at(120, 71200, 6, 0), at(121, 71300, 7, 3), at(180, 71000, 8, 0),
	} {
		if one := add(open, trade, time.Minute); one != nil {
			finished = append(finished, one.String())
		}
	}
	want := []string{
		"2026-07-20 10:00:00 005930 open 70000 high 70000 low 70000 close 70000 volume 1 incomplete",
		"2026-07-20 10:01:00 005930 open 71000 high 71500 low 70900 close 71100 volume 14",
		"2026-07-20 10:02:00 005930 open 71200 high 71300 low 71200 close 71300 volume 13 incomplete",
	}
	for i := range want {
		if len(finished) != len(want) || finished[i] != want[i] {
			t.Fatalf("%q, want %q", finished, want)
		}
	}
}

// lines ends a program after some lines.
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

func TestCandlesOfLiveTrades(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200"))
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out := &lines{left: 2, end: cancel}
	_ = build(ctx, client, out, time.Second, []string{"005930"})
	if !regexp.MustCompile(`(?m)^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d 005930 open \d+ .* volume \d+$`).Match(out.Bytes()) {
		t.Errorf("it printed %s", out.String())
	}
}
