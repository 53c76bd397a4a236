// bench measures how many events this library takes per second of one core, beside the bare generated stub, from a
// gateway that sends as fast as it can (kiwoom_simulator --rate=max):
//
//	KIWOOM_GATEWAY=127.0.0.1:50051 go run ./bench --seconds=5
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

var items = []string{"005930", "000660", "035420", "035720"}

func main() {
	seconds := flag.Int("seconds", 5, "for each measurement")
	rounds := flag.Int("rounds", 3, "of both, in turn")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	length := time.Duration(*seconds) * time.Second
	var stub, library measurement
	for range *rounds {
		stub.add(measure(readStub, length))
		library.add(measure(readLibrary, length))
	}
	fmt.Printf("stub:    %v\nlibrary: %v\nratio:   %.2f\n", stub, library, library.perSecond()/stub.perSecond())
}

type measurement struct {
	events int
	used   time.Duration
}

func (m *measurement) add(more measurement) {
	m.events += more.events
	m.used += more.used
}

func (m measurement) perSecond() float64 { return float64(m.events) / m.used.Seconds() }

func (m measurement) String() string {
	return fmt.Sprintf("%d events in %v of one core, %.0f per second", m.events, m.used.Round(time.Millisecond),
		m.perSecond())
}

// measure counts what this process spends, whatever others on the machine do.
func measure(read func(ctx context.Context) (int, error), length time.Duration) measurement {
	ctx, cancel := context.WithTimeout(context.Background(), length)
	defer cancel()
	before := spent()
	events, err := read(ctx)
	if err != nil && ctx.Err() == nil {
		log.Fatal(err)
	}
	return measurement{events, spent() - before}
}

func spent() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func readStub(ctx context.Context) (events int, err error) {
	connection, err := grpc.NewClient(os.Getenv("KIWOOM_GATEWAY"),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return 0, err
	}
	defer connection.Close()
	stream, err := kiwoomv1.NewMarketDataServiceClient(connection).Subscribe(ctx, &kiwoomv1.SubscribeRequest{
		Interests: []*kiwoomv1.Interest{
			{Type: kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE, Items: items},
			{Type: kiwoomv1.RealtimeType_REALTIME_TYPE_ORDER_BOOK, Items: items},
		},
	})
	if err != nil {
		return 0, err
	}
	for {
		answer, err := stream.Recv()
		if err != nil {
			return events, err
		}
		events += len(answer.GetEvents())
	}
}

func readLibrary(ctx context.Context) (events int, err error) {
	client, err := kiwoom.NewClient()
	if err != nil {
		return 0, err
	}
	defer client.Close()
	for _, err := range client.Subscribe(ctx, kiwoom.TradeOf(items...), kiwoom.OrderBookOf(items...)) {
		if err != nil {
			return events, err
		}
		events++
	}
	return events, nil
}
