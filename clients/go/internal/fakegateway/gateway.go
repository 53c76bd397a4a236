// Package fakegateway is a gateway for tests: a real server on a loopback port, whose streams follow a script.
package fakegateway

import (
	"context"
	"net"
	"sync"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Script is what the gateway does in one stream. Its error ends the stream; nil ends it with OK.
type Script func(stream *Stream) error

// Gateway serves streams, one script for each in turn, and the calls that a test sets.
type Gateway struct {
	kiwoomv1.UnimplementedMarketDataServiceServer
	kiwoomv1.UnimplementedAccountServiceServer
	kiwoomv1.UnimplementedSessionServiceServer
	kiwoomv1.UnimplementedSectorServiceServer

	// Address is HOST:PORT.
	Address string
	// OnChange answers ChangeSubscription.
	OnChange func(request *kiwoomv1.ChangeSubscriptionRequest) error
	// OnSectorPrice answers GetSectorPrice.
	OnSectorPrice func(ctx context.Context) (*kiwoomv1.GetSectorPriceResponse, error)
	// OnSectorStocks answers GetSectorStocks.
	OnSectorStocks func(request *kiwoomv1.GetSectorStocksRequest) (*kiwoomv1.GetSectorStocksResponse, error)

	mutex    sync.Mutex
	scripts  []Script
	requests []*kiwoomv1.SubscribeRequest
}

// Start starts a gateway for the test.
func Start(t testing.TB, options []grpc.ServerOption, scripts ...Script) *Gateway {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := &Gateway{Address: listener.Addr().String(), scripts: scripts}
	server := grpc.NewServer(options...)
	kiwoomv1.RegisterMarketDataServiceServer(server, g)
	kiwoomv1.RegisterAccountServiceServer(server, g)
	kiwoomv1.RegisterSessionServiceServer(server, g)
	kiwoomv1.RegisterSectorServiceServer(server, g)
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		server.Stop()
		<-served
	})
	return g
}

// Requests returns what the streams so far have asked for.
func (g *Gateway) Requests() []*kiwoomv1.SubscribeRequest {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	return append([]*kiwoomv1.SubscribeRequest{}, g.requests...)
}

// Subscribe follows the next script.
func (g *Gateway) Subscribe(
	request *kiwoomv1.SubscribeRequest, server grpc.ServerStreamingServer[kiwoomv1.SubscribeResponse],
) error {
	g.mutex.Lock()
	g.requests = append(g.requests, request)
	if len(g.scripts) == 0 {
		g.mutex.Unlock()
		return status.Error(codes.Unimplemented, "the script of this test has no further stream")
	}
	script := g.scripts[0]
	g.scripts = g.scripts[1:]
	g.mutex.Unlock()
	return script(&Stream{request, server})
}

// SubscribePosition sends one position, and ends.
func (g *Gateway) SubscribePosition(
	_ *kiwoomv1.SubscribePositionRequest, server grpc.ServerStreamingServer[kiwoomv1.SubscribePositionResponse],
) error {
	return server.Send(&kiwoomv1.SubscribePositionResponse{Events: []*kiwoomv1.PositionEvent{
		{Event: &kiwoomv1.PositionEvent_Acknowledgement{
			Acknowledgement: &kiwoomv1.Acknowledgement{SubscriptionId: "account"}}},
		{Epoch: 5, Sequence: 1, Account: "1111111111", Session: "main",
			Event: &kiwoomv1.PositionEvent_Position{Position: &kiwoomv1.Position{HoldingQuantity: new(int64(10))}}},
	}})
}

// ChangeSubscription calls OnChange.
func (g *Gateway) ChangeSubscription(
	_ context.Context, request *kiwoomv1.ChangeSubscriptionRequest,
) (*kiwoomv1.ChangeSubscriptionResponse, error) {
	return &kiwoomv1.ChangeSubscriptionResponse{}, g.OnChange(request)
}

// GetSectorPrice calls OnSectorPrice.
func (g *Gateway) GetSectorPrice(
	ctx context.Context, _ *kiwoomv1.GetSectorPriceRequest,
) (*kiwoomv1.GetSectorPriceResponse, error) {
	return g.OnSectorPrice(ctx)
}

// GetSectorStocks calls OnSectorStocks.
func (g *Gateway) GetSectorStocks(
	_ context.Context, request *kiwoomv1.GetSectorStocksRequest,
) (*kiwoomv1.GetSectorStocksResponse, error) {
	return g.OnSectorStocks(request)
}

// Header returns the first value of a call's metadata.
func Header(ctx context.Context, name string) string {
	if values := metadata.ValueFromIncomingContext(ctx, name); len(values) > 0 {
		return values[0]
	}
	return ""
}
