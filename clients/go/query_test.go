package kiwoom

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/clock"
	fake "github.com/kiwoom-gateway/kiwoom-gateway/clients/go/internal/fakegateway"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

func TestAResponseIsAValue(t *testing.T) {
	gateway := fake.Start(t, nil)
	client, _ := dial(t, gateway.Address, WithToken("abc"))
	gateway.OnSectorPrice = func(ctx context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		if fake.Header(ctx, "kiwoom-session") != "second" || fake.Header(ctx, "authorization") != "Bearer abc" {
			return nil, status.Error(codes.Unauthenticated, "no")
		}
		return &kiwoomv1.GetSectorPriceResponse{
			ReceivedTime: timestamppb.New(fake.Received),
			CurrentPrice: new(2650.5), CurrentPriceDirection: kiwoomv1.Direction_DIRECTION_DOWN,
			Intraday: []*kiwoomv1.SectorIntradayPrice{
				{Time: &kiwoomv1.TimeOfDay{Hours: 9, Minutes: 59, Seconds: 50}},
				{Time: &kiwoomv1.TimeOfDay{Marker: kiwoomv1.TimeMarker_TIME_MARKER_CLOSING_AUCTION}},
			},
		}, nil
	}
	price, err := client.GetSectorPrice(t.Context(),
		GetSectorPriceRequest{Market: MarketKOSPI, SectorCode: "001"}, WithSession("second"))
	if err != nil {
		t.Fatal(err)
	}
	if want := Some(DirectedDecimal{Decimal{265050, 2}, DirectionDown}); price.CurrentPrice != want {
		t.Errorf("%v, want %v", price.CurrentPrice, want)
	}
	if price.Change.IsPresent() || price.Raw().GetCurrentPrice() != 2650.5 {
		t.Errorf("%+v", price)
	}
	if got := price.Intraday[0].Time.Format(time.RFC3339); got != "2026-07-20T09:59:50+09:00" {
		t.Error(got)
	}
	if !price.Intraday[1].Time.IsZero() || price.Intraday[1].TimeMarker != TimeMarkerClosingAuction {
		t.Errorf("%+v", price.Intraday[1])
	}
}

func TestWhatAnErrorTells(t *testing.T) {
	gateway := fake.Start(t, nil)
	client, _ := dial(t, gateway.Address)
	gateway.OnSectorPrice = func(context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		detailed, err := status.New(codes.InvalidArgument, "Correct the request.").WithDetails(
			&errdetails.ErrorInfo{Domain: "kiwoom.v1", Reason: "BROKER_REJECTED", Metadata: map[string]string{
				"tr": "ka20001", "broker_code": "1501", "session": "main", "http_status": "200"}},
			fake.RetryInfo(2*time.Second),
			&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{
				{Field: "sector_code", Description: "is required"}}})
		if err != nil {
			return nil, err
		}
		return nil, detailed.Err()
	}
	_, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{})
	var got *Error
	if !errors.As(err, &got) {
		t.Fatal(err)
	}
	if got.Code != codes.InvalidArgument || got.Reason != ErrorReasonBrokerRejected || got.TR != "ka20001" ||
		got.BrokerCode != "1501" || got.Session != "main" || got.RetryDelay != 2*time.Second ||
		!slices.Equal(got.Violations, []Violation{{"sector_code", "is required"}}) ||
		got.Metadata["http_status"] != "200" || status.Code(err) != codes.InvalidArgument {
		t.Errorf("%+v", got)
	}
	want := "kiwoom: INVALID_ARGUMENT (BROKER_REJECTED): Correct the request. [sector_code is required]"
	if err.Error() != want {
		t.Errorf("%s, want %s", err, want)
	}
}

func TestDeadlines(t *testing.T) {
	gateway := fake.Start(t, nil)
	client, _ := dial(t, gateway.Address)
	left := make(chan time.Duration, 1)
	gateway.OnSectorPrice = func(ctx context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		deadline, _ := ctx.Deadline()
		left <- time.Until(deadline)
		return &kiwoomv1.GetSectorPriceResponse{}, nil
	}
	for _, test := range []struct {
		name    string
		options []QueryOption
		want    time.Duration
	}{
		{"unless set", nil, 30 * time.Second}, {"set", []QueryOption{WithDeadline(time.Hour)}, time.Hour},
	} {
		if _, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}, test.options...); err != nil {
			t.Fatal(err)
		}
		if got := <-left; got > test.want || got < test.want-20*time.Second {
			t.Errorf("%s: the gateway has %v, want %v", test.name, got, test.want)
		}
	}
	gateway.OnSectorPrice = func(ctx context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	_, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}, WithDeadline(time.Millisecond))
	if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		t.Errorf("after the deadline: %v", err)
	}
}

func TestWaitingForQuota(t *testing.T) {
	limit := func(reason string, delay time.Duration) error {
		return fake.Status(codes.ResourceExhausted, reason, fake.RetryInfo(delay))
	}
	wait := []QueryOption{WithWaitForQuota()}
	for _, test := range []struct {
		name    string
		refusal error
		options []QueryOption
		slept   []time.Duration
		answers bool
	}{
		{"of the gateway", limit("LOCAL_RATE_LIMIT", time.Second), wait, []time.Duration{time.Second, time.Second}, true},
		{"of the broker", limit("BROKER_RATE_LIMIT", time.Second), wait, []time.Duration{time.Second, time.Second}, true},
		{"not asked for", limit("LOCAL_RATE_LIMIT", time.Second), nil, nil, false},
		{"beyond the deadline", limit("LOCAL_RATE_LIMIT", time.Hour), wait, nil, false},
		{"no rate limit", limit("READER_TOO_SLOW", time.Second), wait, nil, false},
		{"no delay", fake.Status(codes.ResourceExhausted, "LOCAL_RATE_LIMIT"), wait, nil, false},
	} {
		calls := 0
		gateway := fake.Start(t, nil)
		gateway.OnSectorPrice = func(context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
			if calls++; calls <= 2 {
				return nil, test.refusal
			}
			return &kiwoomv1.GetSectorPriceResponse{}, nil
		}
		client, _ := dial(t, gateway.Address)
		// Deadlines of gRPC are those of the machine's clock: the one that stands has to begin there.
		standing := clock.NewFake(time.Now())
		client.clock = standing
		_, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}, test.options...)
		if (err == nil) != test.answers || !slices.Equal(standing.Slept(), test.slept) {
			t.Errorf("%s: %v after %v, want %v", test.name, err, standing.Slept(), test.slept)
		}
	}
}

func TestAllPages(t *testing.T) {
	for _, test := range []struct {
		name string
		next map[string]string // token → the next one
		want []string
		end  error
	}{
		{"one page", map[string]string{}, []string{""}, nil},
		{"three pages", map[string]string{"": "a", "a": "b"}, []string{"", "a", "b"}, nil},
		{"the second page again", map[string]string{"": "a", "a": "a"}, []string{"", "a"}, ErrRepeatedPage},
		{"a circle", map[string]string{"": "a", "a": "b", "b": "a"}, []string{"", "a", "b"}, ErrRepeatedPage},
	} {
		gateway := fake.Start(t, nil)
		gateway.OnSectorStocks = func(request *kiwoomv1.GetSectorStocksRequest) (*kiwoomv1.GetSectorStocksResponse, error) {
			// Each page has one stock: it is called like the page's token.
			return &kiwoomv1.GetSectorStocksResponse{
				NextPageToken: test.next[request.GetPageToken()],
				Stocks:        []*kiwoomv1.SectorStock{{StockName: new(request.GetPageToken())}},
			}, nil
		}
		client, _ := dial(t, gateway.Address)
		var got []string
		var end error
		for stock, err := range client.AllSectorStocks(t.Context(), GetSectorStocksRequest{}) {
			if end = err; err == nil {
				got = append(got, stock.StockName.OrZero())
			}
		}
		if !slices.Equal(got, test.want) || !errors.Is(end, test.end) {
			t.Errorf("%s: %q, %v, want %q, %v", test.name, got, end, test.want, test.end)
		}
	}
}

func TestWhoHasEnoughPagesAsksForNoMore(t *testing.T) {
	calls := 0
	gateway := fake.Start(t, nil)
	gateway.OnSectorStocks = func(*kiwoomv1.GetSectorStocksRequest) (*kiwoomv1.GetSectorStocksResponse, error) {
		calls++
		return &kiwoomv1.GetSectorStocksResponse{NextPageToken: "a", Stocks: []*kiwoomv1.SectorStock{{}, {}}}, nil
	}
	client, _ := dial(t, gateway.Address)
	for _, err := range client.AllSectorStocks(t.Context(), GetSectorStocksRequest{}) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	if calls != 1 {
		t.Errorf("%d calls", calls)
	}
}

func TestAQueryAfterAFailedConnectionMakesAnAttempt(t *testing.T) {
	gateway := fake.Start(t, nil)
	gateway.OnSectorPrice = func(context.Context) (*kiwoomv1.GetSectorPriceResponse, error) {
		return &kiwoomv1.GetSectorPriceResponse{}, nil
	}
	// The certificate is missing at first: every connection fails.
	folder := t.TempDir()
	certificate, key := filepath.Join(folder, "certificate.pem"), filepath.Join(folder, "key.pem")
	secure, authority := secureGateway(t, certificate, key)
	secure.OnSectorPrice = gateway.OnSectorPrice
	client, _ := dial(t, "https://"+secure.Address, WithCAFile(authority), WithCertificateFiles(certificate, key))
	content, err := os.ReadFile(certificate)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(certificate); err != nil {
		t.Fatal(err)
	}
	if _, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}); err == nil {
		t.Fatal("it connected without its certificate")
	}
	if err := os.WriteFile(certificate, content, 0o600); err != nil {
		t.Fatal(err)
	}
	// gRPC itself would wait a second before it connects again, and fail until then.
	if _, err := client.GetSectorPrice(t.Context(), GetSectorPriceRequest{}); err != nil {
		t.Error(err)
	}
}
