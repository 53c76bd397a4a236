// Package kiwoom is the client of Kiwoom Gateway: typed live data and queries of the Korean broker Kiwoom.
//
//	client, err := kiwoom.NewClient()
//	if err != nil {
//		return err
//	}
//	defer client.Close()
//	for event, err := range client.Subscribe(ctx, kiwoom.TradeOf("005930", "000660")) {
//		if err != nil {
//			return err
//		}
//		switch event := event.(type) {
//		case *kiwoom.Trade:
//			fmt.Println(event.TradeTime, event.Item, event.CurrentPrice, event.Quantity)
//		case *kiwoom.GapNotice:
//			fmt.Println("trades may be missing before this point:", event.Reason)
//		}
//	}
//
// The subscription connects again by itself, continues where it was, and tells what was missed.
package kiwoom

import (
	"context"
	"fmt"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/address"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/channel"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/clock"
)

// Client speaks to one gateway. Any number of goroutines may use it.
type Client struct {
	settings clientSettings
	channel  *channel.Channel
	clock    clock.Clock
}

// A stream's window bounds what gRPC keeps for a reader that is slow. Beyond it the gateway decides: SlowReaderPolicy.
const streamWindow = 1 << 20

// NewClient returns a client for the gateway that the options name or, for what they leave out, the environment:
// KIWOOM_GATEWAY, KIWOOM_GATEWAY_CA_FILE, KIWOOM_GATEWAY_CERTIFICATE_FILE, KIWOOM_GATEWAY_KEY_FILE,
// KIWOOM_GATEWAY_TOKEN and KIWOOM_GATEWAY_TOKEN_FILE. It does not connect: the first call does.
func NewClient(options ...ClientOption) (*Client, error) {
	settings := newClientSettings(options)
	place, err := address.Parse(settings.address, settings.files.Authorities != "")
	if err != nil {
		return nil, fmt.Errorf("kiwoom: %w", err)
	}
	if settings.token.IsSet() && !place.TLS && !place.Loopback {
		return nil, fmt.Errorf("kiwoom: a token for %s needs TLS, or everybody on the way could read it: use https://",
			settings.address)
	}
	config, err := settings.files.TLS()
	if err != nil {
		return nil, fmt.Errorf("kiwoom: %w", err)
	}
	if settings.files.Certificate != "" && !place.TLS {
		return nil, fmt.Errorf("kiwoom: the client's certificate for %s needs TLS: use https://", settings.address)
	}
	transport := insecure.NewCredentials()
	if place.TLS {
		transport = credentials.NewTLS(config)
	}
	dial := append([]grpc.DialOption{
		grpc.WithTransportCredentials(transport),
		grpc.WithStaticStreamWindowSize(streamWindow),
		grpc.WithDisableServiceConfig(),
		grpc.WithDisableRetry(),
		grpc.WithUserAgent("kiwoom-gateway-go"),
	}, settings.dial...)
	connect := func() (*grpc.ClientConn, error) { return grpc.NewClient(place.Target, dial...) }
	return &Client{settings, channel.New(connect), clock.Real{}}, nil
}

// Close ends all calls and subscriptions.
func (c *Client) Close() error { return c.channel.Close() }

// authorized adds the token to the metadata of a call. It also returns the token, to tell later whether the file has
// another one.
func (c *Client) authorized(ctx context.Context) (context.Context, string, error) {
	token, err := c.settings.token.Read()
	if err != nil || token == "" {
		return ctx, "", err
	}
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token), token, nil
}
