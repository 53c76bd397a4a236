package main

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

var received = time.Date(2026, 7, 20, 10, 0, 0, 123456789, kiwoom.Seoul)

func TestTheFormatOfEvents(t *testing.T) {
	for _, test := range []struct {
		event kiwoom.Event
		want  string
	}{
		{&kiwoom.Trade{
			EventHeader: kiwoom.EventHeader{
				Type: kiwoom.RealtimeTypeTrade, Item: "005930", Epoch: 1790000000000000, Sequence: 7, ReceivedTime: received,
			},
			TradeTime:    received.Truncate(time.Second),
			CurrentPrice: kiwoom.Some(kiwoom.Price{Value: 71000, Direction: kiwoom.DirectionUp}),
			Quantity:     kiwoom.Some(kiwoom.SidedQuantity{Value: 0}),
			ChangeRate:   kiwoom.Some(kiwoom.Decimal{Unscaled: -120, Scale: 2}),
			ChangeSign:   kiwoom.ChangeSignRise,
		}, `{"epoch":1790000000000000,"item":"005930","kind":"trade",` +
			`"received_time":"2026-07-20T10:00:00.123456789+09:00","replayed":false,"sequence":7,"skipped":0,` +
			`"snapshot":false,"value":{"change_rate":"-1.20","change_sign":"RISE",` +
			`"current_price":{"value":71000,"direction":"UP"},"quantity":{"value":0},` +
			`"trade_time":"2026-07-20T10:00:00+09:00"}}`},
		{&kiwoom.OrderBook{
			EventHeader: kiwoom.EventHeader{Item: "005930", Snapshot: true, Skipped: 2, ReceivedTime: received},
			Asks:        []kiwoom.OrderBookLevel{{Quantity: kiwoom.Some[int64](9)}},
		}, `{"epoch":0,"item":"005930","kind":"order_book","received_time":"2026-07-20T10:00:00.123456789+09:00",` +
			`"replayed":false,"sequence":0,"skipped":2,"snapshot":true,"value":{"asks":[{"quantity":9}]}}`},
		{&kiwoom.Position{EventHeader: kiwoom.EventHeader{Account: "1111111111", Session: "main", ReceivedTime: received}},
			`{"account":"1111111111","epoch":0,"item":"","kind":"position",` +
				`"received_time":"2026-07-20T10:00:00.123456789+09:00","replayed":false,"sequence":0,"session":"main",` +
				`"skipped":0,"snapshot":false,"value":{}}`},
		{&kiwoom.GapNotice{
			Registrations: []kiwoom.Registration{{Type: kiwoom.RealtimeTypeTrade, Item: "005930", Epoch: 1790000000000000}},
			Reason:        "lost",
		}, `{"kind":"gap","reason":"lost","registrations":[{"epoch":1790000000000000,"item":"005930","type":"TRADE"}]}`},
		{&kiwoom.DrainingNotice{RetryDelay: 1500 * time.Millisecond}, `{"kind":"draining","retry_delay":"1.5s"}`},
		{&kiwoom.Disconnected{Cause: &kiwoom.Error{Code: 14, Reason: kiwoom.ErrorReasonDraining}},
			`{"code":"UNAVAILABLE","kind":"disconnected","reason":"DRAINING"}`},
		{&kiwoom.Disconnected{Cause: &kiwoom.Error{Code: 14}}, `{"code":"UNAVAILABLE","kind":"disconnected"}`},
	} {
		var out bytes.Buffer
		report := newReport(&out)
		report.event(test.event)
		if err := report.flush(); err != nil || strings.TrimSpace(out.String()) != test.want {
			t.Errorf("%v\n%s want\n%s", err, out.String(), test.want)
		}
	}
}

func TestArguments(t *testing.T) {
	a, err := parse([]string{"--interest=TRADE:005930,000660", "--interest=MARKET_STATUS", "--policy=disconnect"})
	want := interestFlag{kiwoom.TradeOf("005930", "000660"), kiwoom.MarketStatusOfAll()}
	if err != nil || !reflect.DeepEqual(a.interests, want) ||
		kiwoom.SlowReaderPolicy(a.policy) != kiwoom.SlowReaderPolicyDisconnect {
		t.Errorf("%+v, %v", a, err)
	}
	for _, wrong := range []string{"--interest=TRAD:005930", "--policy=fast", "more", "--pause=x"} {
		if _, err := parse([]string{wrong}); err == nil {
			t.Errorf("%s was accepted", wrong)
		}
	}
}

func TestRequests(t *testing.T) {
	var request kiwoom.GetSectorPriceRequest
	err := fill(reflect.ValueOf(&request).Elem(), []byte(`{"market":"KOSPI","sector_code":"001","max_age":"1.5s"}`))
	want := kiwoom.GetSectorPriceRequest{Market: kiwoom.MarketKOSPI, SectorCode: "001", MaxAge: 1500 * time.Millisecond}
	if err != nil || request != want {
		t.Errorf("%+v, %v, want %+v", request, err, want)
	}
	if err := fill(reflect.ValueOf(&request).Elem(), []byte(`{"market":"MARKET_KOSDAQ"}`)); err != nil ||
		request.Market != kiwoom.MarketKOSDAQ {
		t.Errorf("%+v, %v", request, err)
	}
	if err := fill(reflect.ValueOf(&request).Elem(), []byte(`{"marked":"KOSPI"}`)); err == nil {
		t.Error("an unknown field was accepted")
	}
}
