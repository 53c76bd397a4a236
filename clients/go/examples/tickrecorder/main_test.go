package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

type line struct {
	Trade *struct {
		Epoch    uint64
		Sequence uint64
		Replayed bool
	}
}

// Two runs, with trades between them: the file has every sequence once.
func TestTheSecondRunGoesOnWhereTheFirstOneStopped(t *testing.T) {
	gateway := kiwoomtest.Start(t, kiwoomtest.WithSimulatorFlags("--rate=200"))
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	// Somebody else keeps the registration alive between the runs.
	other, stop := context.WithCancel(t.Context())
	defer stop()
	events := make(chan string, 1)
	go func() {
		defer close(events)
		for event, err := range client.Subscribe(other, kiwoom.TradeOf("005930")) {
			if err != nil {
				return
			}
			select {
			case events <- event.EventKind():
			case <-other.Done():
			}
		}
	}()
	file := filepath.Join(t.TempDir(), "trades.jsonl")
	for range 2 {
		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			for range 30 {
				<-events
			}
			cancel()
		}()
		if err := record(ctx, client, file, []string{"005930"}); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		for range 10 {
			<-events
		}
	}
	content, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	var last uint64
	count, replayed := 0, false
	for scanner := bufio.NewScanner(content); scanner.Scan(); count++ {
		var read line
		if err := json.Unmarshal(scanner.Bytes(), &read); err != nil || read.Trade == nil {
			t.Fatalf("%s: %v", scanner.Text(), err)
		}
		if last != 0 && read.Trade.Sequence != last+1 {
			t.Errorf("%d follows %d", read.Trade.Sequence, last)
		}
		last, replayed = read.Trade.Sequence, replayed || read.Trade.Replayed
	}
	if count < 2 || !replayed {
		t.Errorf("%d trades, replayed: %v", count, replayed)
	}
}
