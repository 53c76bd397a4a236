// A client of the gateway in Go: one query, one that is refused, some trades, and the session that they came on.
//
//	go run . 127.0.0.1:50051
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	kiwoom "kiwoom.v1/kiwoomv1"
)

const wantedTrades = 5

func main() {
	if len(os.Args) != 2 {
		log.Fatal("Usage: client HOST:PORT")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(address string) error {
	// The gateway speaks plain text on the loopback address; credentials.NewTLS is for a gateway with a certificate.
	channel, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer channel.Close()

	// Without a deadline a call waits for ever. Leaving this function also ends the stream.
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()

	sectors := kiwoom.NewSectorServiceClient(channel)
	if err := printSector(ctx, sectors); err != nil {
		return err
	}
	if err := printRefusal(ctx, sectors); err != nil {
		return err
	}
	if err := printTrades(ctx, kiwoom.NewMarketDataServiceClient(channel)); err != nil {
		return err
	}
	return printSessions(ctx, kiwoom.NewSessionServiceClient(channel))
}

func printSector(ctx context.Context, sectors kiwoom.SectorServiceClient) error {
	sector, err := sectors.GetSectorPrice(ctx, &kiwoom.GetSectorPriceRequest{
		Market:     kiwoom.Market_MARKET_KOSPI.Enum(),
		SectorCode: proto.String("001"),
	})
	if err != nil {
		return err
	}
	// A field that the broker left blank is nil; GetCurrentPrice would call it zero.
	if sector.CurrentPrice == nil {
		return fmt.Errorf("the sector has no price")
	}
	fmt.Printf("sector 001: %.2f %s\n", *sector.CurrentPrice, sector.CurrentPriceDirection)
	return nil
}

func printRefusal(ctx context.Context, sectors kiwoom.SectorServiceClient) error {
	_, err := sectors.GetSectorPrice(ctx, &kiwoom.GetSectorPriceRequest{}) // without what it requires
	if err == nil {
		return fmt.Errorf("a query without a sector was not refused")
	}
	refusal := status.Convert(err)
	for _, detail := range refusal.Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			// One of kiwoom.ErrorReason, without its prefix: programs decide by it, never by the message.
			fmt.Printf("refused: %s %s\n", refusal.Code(), detail.Reason)
		case *errdetails.BadRequest:
			for _, violation := range detail.FieldViolations {
				fmt.Printf("  %s: %s\n", violation.Field, violation.Description)
			}
		}
	}
	return nil
}

func printTrades(ctx context.Context, marketData kiwoom.MarketDataServiceClient) error {
	stream, err := marketData.SubscribeTrade(ctx, &kiwoom.SubscribeTradeRequest{Items: []string{"005930", "000660"}})
	if err != nil {
		return err
	}
	for trades := 0; trades < wantedTrades; {
		response, err := stream.Recv()
		if err != nil {
			return err
		}
		for _, event := range response.Events {
			switch happened := event.Event.(type) {
			case *kiwoom.TradeEvent_Trade:
				trade := happened.Trade
				fmt.Printf("trade %s: %d won x %d %s\n",
					event.Item, trade.GetCurrentPrice(), trade.GetQuantity(), trade.AggressorSide)
				trades++
			case *kiwoom.TradeEvent_Live:
				fmt.Printf("live: %d registrations\n", len(happened.Live.Registrations))
			case *kiwoom.TradeEvent_Refused:
				return fmt.Errorf("refused by the broker: %s", happened.Refused.BrokerMessage)
			case *kiwoom.TradeEvent_Gap:
				fmt.Printf("gap: trades may be missing before this point\n")
			}
			if event.Skipped > 0 {
				fmt.Printf("skipped: %d trades, this program is too slow\n", event.Skipped)
			}
		}
	}
	return nil
}

func printSessions(ctx context.Context, sessions kiwoom.SessionServiceClient) error {
	response, err := sessions.ListSessions(ctx, &kiwoom.ListSessionsRequest{})
	if err != nil {
		return err
	}
	for _, session := range response.Sessions {
		fmt.Printf("session %s: %s\n", session.Name, session.State)
	}
	return nil
}
