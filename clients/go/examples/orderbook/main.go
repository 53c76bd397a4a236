// orderbook watches the books of some stocks: the spread, and which side has more shares in its first five levels.
//
//	go run ./examples/orderbook 005930 000660
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
	if err := watch(ctx, client, os.Stdout, os.Args[1:]); err != nil && ctx.Err() == nil {
		log.Fatal(err)
	}
}

// watch prints at most two books per stock and second, the newest ones.
func watch(ctx context.Context, client *kiwoom.Client, out io.Writer, items []string) error {
	books := kiwoom.OrderBookOf(items...).AtMostEvery(500 * time.Millisecond)
	for event, err := range client.Subscribe(ctx, books) {
		if err != nil {
			return err
		}
		switch event := event.(type) {
		case *kiwoom.OrderBook:
			if _, err := fmt.Fprintln(out, describe(event)); err != nil {
				return err
			}
		case *kiwoom.Disconnected:
			fmt.Fprintf(out, "no books: %v\n", event.Cause)
		case *kiwoom.LostNotice:
			fmt.Fprintf(out, "these books are old: %s\n", event.Reason)
		}
	}
	return nil
}

func describe(book *kiwoom.OrderBook) string {
	text := fmt.Sprintf("%s %s", book.QuoteTime.Format(time.TimeOnly), book.Item)
	if len(book.Asks) == 0 || len(book.Bids) == 0 {
		return text + " has an empty side"
	}
	ask, bid := book.Asks[0].Price.OrZero().Value, book.Bids[0].Price.OrZero().Value
	asked, wanted := depth(book.Asks), depth(book.Bids)
	share := 50.0
	if asked+wanted > 0 {
		share = 100 * float64(wanted) / float64(asked+wanted)
	}
	return fmt.Sprintf("%s %d/%d spread %d bids %.0f %%", text, bid, ask, ask-bid, share)
}

func depth(levels []kiwoom.OrderBookLevel) (shares int64) {
	for _, level := range levels[:min(5, len(levels))] {
		shares += level.Quantity.OrZero()
	}
	return shares
}
