// sectorscreen prints the stocks of a sector, strongest change first.
//
//	go run ./examples/sectorscreen KOSPI 001
package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("Usage: sectorscreen MARKET SECTOR")
	}
	var market kiwoom.Market
	if err := market.UnmarshalText([]byte(os.Args[1])); err != nil {
		log.Fatal(err)
	}
	client, err := kiwoom.NewClient()
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	if err := screen(context.Background(), client, os.Stdout, market, os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// screen asks for all pages. It waits when the broker's quota is used up, and takes answers up to a minute old.
func screen(ctx context.Context, client *kiwoom.Client, out io.Writer, market kiwoom.Market, sector string) error {
	var stocks []kiwoom.SectorStock
	for stock, err := range client.AllSectorStocks(ctx, kiwoom.GetSectorStocksRequest{
		Market: market, SectorCode: sector, Exchange: kiwoom.ExchangeKRX, MaxAge: time.Minute,
	}, kiwoom.WithWaitForQuota()) {
		if err != nil {
			return err
		}
		stocks = append(stocks, stock)
	}
	slices.SortFunc(stocks, func(a, b kiwoom.SectorStock) int {
		return cmp.Compare(b.ChangeRate.OrZero().Float64(), a.ChangeRate.OrZero().Float64())
	})
	for _, stock := range stocks {
		if _, err := fmt.Fprintf(out, "%s %7v %% %v %s\n",
			stock.StockCode, stock.ChangeRate, stock.CurrentPrice, stock.StockName); err != nil {
			return err
		}
	}
	return nil
}
