// vialert tells of each volatility interruption (VI발동/해제) in the market.
//
//	go run ./examples/vialert
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

func main() {
	client, err := kiwoom.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := alert(ctx, client, os.Stdout); err != nil && ctx.Err() == nil {
		log.Fatal(err)
	}
}

// alert prints interruptions. The gateway's snapshot has those of the day, so that a late start misses none.
func alert(ctx context.Context, client *kiwoom.Client, out io.Writer) error {
	for event, err := range client.Subscribe(ctx, kiwoom.VolatilityInterruptionOfAll()) {
		if err != nil {
			return err
		}
		switch event := event.(type) {
		case *kiwoom.VolatilityInterruption:
			if _, err := fmt.Fprintln(out, describe(event)); err != nil {
				return err
			}
		case *kiwoom.GapNotice:
			fmt.Fprintf(out, "interruptions may be missing from %v to %v\n", event.StartTime, event.EndTime)
		}
	}
	return nil
}

func describe(vi *kiwoom.VolatilityInterruption) string {
	what := "begins"
	if !vi.ReleaseTime.IsZero() {
		what = "ends"
	}
	return fmt.Sprintf("%s %s %s %v %s %v: at %v", vi.TriggerTime.Format(time.TimeOnly), vi.StockCode.Or(vi.Item),
		vi.StockName, vi.Kind, what, vi.TriggerDirection, vi.TriggerPrice)
}
