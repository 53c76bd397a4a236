package main

import (
	"context"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
)

// subscribe prints events until there are enough.
func subscribe(ctx context.Context, client *kiwoom.Client, a arguments, out *report) error {
	feed, err := newFeed(client, a)
	if err != nil {
		return err
	}
	if err := read(ctx, feed, a, out); err != nil {
		return err
	}
	if a.positions == "" {
		return nil
	}
	return feed.Positions().Write(a.positions)
}

func newFeed(client *kiwoom.Client, a arguments) (*kiwoom.Feed, error) {
	options := []kiwoom.SubscribeOption{kiwoom.WithSlowReaderPolicy(kiwoom.SlowReaderPolicy(a.policy))}
	for _, interest := range a.interests {
		options = append(options, interest)
	}
	if a.positions != "" {
		positions, err := kiwoom.ReadPositions(a.positions)
		if err != nil {
			return nil, err
		}
		options = append(options, kiwoom.WithResumeFrom(positions))
	}
	return client.NewFeed(options...), nil
}

func read(ctx context.Context, feed *kiwoom.Feed, a arguments, out *report) error {
	count, changed := 0, false
	for event, err := range feed.Events(ctx) {
		if err != nil {
			return err
		}
		out.event(event)
		time.Sleep(a.pauseLength())
		data, isData := event.(kiwoom.DataEvent)
		if isData && !data.Header().Snapshot {
			count++
		}
		if count >= a.until {
			break
		}
		if !changed && 2*count >= a.until {
			changed = true
			if err := change(ctx, feed, a); err != nil {
				return err
			}
		}
	}
	return nil
}

func change(ctx context.Context, feed *kiwoom.Feed, a arguments) error {
	if len(a.add) > 0 {
		if err := feed.Add(ctx, a.add...); err != nil {
			return err
		}
	}
	if len(a.remove) > 0 {
		return feed.Remove(ctx, a.remove...)
	}
	return nil
}
