package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

func TestADescription(t *testing.T) {
	vi := &kiwoom.VolatilityInterruption{
		StockCode: kiwoom.Some("005930"), StockName: kiwoom.Some("삼성전자"),
		Kind:             kiwoom.VolatilityInterruptionKindStatic,
		TriggerDirection: kiwoom.VolatilityInterruptionDirectionUp,
		TriggerPrice:     kiwoom.Some[int64](78100),
		TriggerTime:      time.Date(2026, 7, 20, 10, 0, 1, 0, kiwoom.Seoul),
	}
	if got, want := describe(vi), "10:00:01 005930 삼성전자 STATIC begins UP: at 78100"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	vi.ReleaseTime = vi.TriggerTime.Add(2 * time.Minute)
	if got, want := describe(vi), "10:00:01 005930 삼성전자 STATIC ends UP: at 78100"; got != want {
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

func TestALiveInterruption(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200"))
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out := &lines{left: 1, end: cancel}
	_ = alert(ctx, client, out)
	if !strings.Contains(out.String(), " begins ") {
		t.Errorf("it printed %s", out.String())
	}
}
