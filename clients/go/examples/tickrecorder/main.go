// tickrecorder writes the trades of some stocks to a file, one JSON object a line, and goes on from there when it is
// started again: what happened meanwhile is replayed by the gateway, and what the gateway no longer has is a gap line.
//
//	go run ./examples/tickrecorder trades.jsonl 005930 000660
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/signal"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

func main() {
	if len(os.Args) < 3 {
		log.Fatal("Usage: tickrecorder FILE ITEM…")
	}
	client, err := kiwoom.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := record(ctx, client, os.Args[1], os.Args[2:]); err != nil && !errors.Is(err, context.Canceled) {
		log.Fatal(err)
	}
}

// record appends to the file until the context ends. The positions stand beside it.
func record(ctx context.Context, client *kiwoom.Client, path string, items []string) (err error) {
	positions, err := kiwoom.ReadPositions(path + ".positions")
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	feed := client.NewFeed(kiwoom.TradeOf(items...), kiwoom.WithResumeFrom(positions), kiwoom.WithoutSnapshot())
	defer func() {
		// First what was recorded, then how far it goes.
		written := errors.Join(out.Flush(), file.Close())
		if written == nil {
			written = feed.Positions().Write(path + ".positions")
		}
		err = errors.Join(err, written)
	}()
	for event, err := range feed.Events(ctx) {
		if err != nil {
			return err
		}
		switch event.(type) {
		case *kiwoom.Trade, *kiwoom.GapNotice:
			line, err := json.Marshal(event)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(out, "{%q:%s}\n", event.EventKind(), line); err != nil {
				return err
			}
		}
	}
	return nil
}
