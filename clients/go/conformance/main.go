// The client in Go for the conformance suite: it prints one JSON object for each event that it yields, in the format of
// clients/BEHAVIOUR.md. The address of the gateway comes from the environment.
//
//	go run ./conformance --interest=TRADE:005930,000660 --until=100
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

// The exit codes that the suite expects.
const (
	exitFailed = 1
	exitUsage  = 2
	exitError  = 3
)

func main() { os.Exit(run(os.Args[1:])) }

func run(words []string) int {
	arguments, err := parse(words)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	client, err := kiwoom.NewClient()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	defer client.Close()
	out := newReport(os.Stdout)
	if arguments.query != "" {
		err = ask(ctx, client, arguments, out)
	} else {
		err = subscribe(ctx, client, arguments, out)
	}
	if err = errors.Join(err, out.flush()); err == nil {
		return 0
	}
	var refusal *kiwoom.Error
	if errors.As(err, &refusal) {
		out.print(failure("error", refusal))
		_ = out.flush()
		return exitError
	}
	fmt.Fprintln(os.Stderr, err)
	return exitFailed
}
