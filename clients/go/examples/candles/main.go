// candles builds candles from trades: open, high, low, close and volume of each interval.
//
//	go run ./examples/candles 1m 005930 000660
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

// candle is what happened to a stock in one interval.
type candle struct {
	item                   string
	start                  time.Time
	open, high, low, close int64
	volume                 int64
	// incomplete: trades of the interval are missing, or came before the program did.
	incomplete bool
}

func main() {
	if len(os.Args) < 3 {
		log.Fatal("Usage: candles INTERVAL ITEM…")
	}
	interval, err := time.ParseDuration(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	client, err := kiwoom.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := build(ctx, client, os.Stdout, interval, os.Args[2:]); err != nil && ctx.Err() == nil {
		log.Fatal(err)
	}
}

// build prints each candle when the next one begins.
func build(ctx context.Context, client *kiwoom.Client, out io.Writer, interval time.Duration, items []string) error {
	open := map[string]*candle{}
	for event, err := range client.Subscribe(ctx, kiwoom.TradeOf(items...), kiwoom.WithoutSnapshot()) {
		if err != nil {
			return err
		}
		switch event := event.(type) {
		case *kiwoom.Trade:
			finished := add(open, event, interval)
			if finished == nil {
				continue
			}
			if _, err := fmt.Fprintln(out, finished); err != nil {
				return err
			}
		case *kiwoom.GapNotice:
			for _, one := range open {
				one.incomplete = true
			}
		}
	}
	return nil
}

// add puts a trade into its candle. It returns the one before if that is finished now.
func add(open map[string]*candle, trade *kiwoom.Trade, interval time.Duration) (finished *candle) {
	price := trade.CurrentPrice.OrZero().Value
	if price == 0 || trade.TradeTime.IsZero() {
		return nil
	}
	start := trade.TradeTime.Truncate(interval)
	current := open[trade.Item]
	if current == nil || start.After(current.start) {
		finished = current
		current = &candle{
			item: trade.Item, start: start, open: price, high: price, low: price, incomplete: finished == nil}
		open[trade.Item] = current
	}
	current.high, current.low, current.close = max(current.high, price), min(current.low, price), price
	current.volume += trade.Quantity.OrZero().Value
	current.incomplete = current.incomplete || trade.Skipped > 0
	return finished
}

func (c *candle) String() string {
	note := ""
	if c.incomplete {
		note = " incomplete"
	}
	return fmt.Sprintf("%s %s open %d high %d low %d close %d volume %d%s",
		c.start.Format("2006-01-02 15:04:05"), c.item, c.open, c.high, c.low, c.close, c.volume, note)
}
