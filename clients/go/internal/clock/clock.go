// Package clock is the time as the library sees it, so that tests can have their own.
package clock

import (
	"context"
	"time"
)

// Clock tells the time and waits.
type Clock interface {
	Now() time.Time
	// Sleep waits so long, or until the context ends: then it returns the context's error.
	Sleep(ctx context.Context, length time.Duration) error
	// AfterFunc calls f in a goroutine of its own after so long, unless it is stopped or reset before.
	AfterFunc(length time.Duration, f func()) Timer
}

// Timer is a pending call.
type Timer interface {
	Stop() bool
	Reset(length time.Duration) bool
}

// Real is the machine's clock.
type Real struct{}

// Now is the time.
func (Real) Now() time.Time { return time.Now() }

// Sleep waits.
func (Real) Sleep(ctx context.Context, length time.Duration) error {
	timer := time.NewTimer(length)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// AfterFunc is that of package time.
func (Real) AfterFunc(length time.Duration, f func()) Timer { return time.AfterFunc(length, f) }
