package clock

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Fake is a clock for tests: whoever sleeps on it wakes up at once, so much later. Timers fire when a test advances it,
// not because somebody sleeps.
type Fake struct {
	mutex  sync.Mutex
	now    time.Time
	slept  []time.Duration
	timers []*fakeTimer
	// OnSleep, if set, runs in place of the wait. It may end the context.
	OnSleep func(length time.Duration)
}

type fakeTimer struct {
	clock  *Fake
	due    time.Time
	active bool
	f      func()
}

// NewFake returns a clock that stands at the time.
func NewFake(now time.Time) *Fake { return &Fake{now: now} }

// Now is the time at which the clock stands.
func (f *Fake) Now() time.Time {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.now
}

// Sleep notes the length, and moves the clock.
func (f *Fake) Sleep(ctx context.Context, length time.Duration) error {
	f.mutex.Lock()
	f.slept = append(f.slept, length)
	f.now = f.now.Add(length)
	f.mutex.Unlock()
	if f.OnSleep != nil {
		f.OnSleep(length)
	}
	return ctx.Err()
}

// Slept returns how long the sleeps were, so far.
func (f *Fake) Slept() []time.Duration {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return slices.Clone(f.slept)
}

// AfterFunc waits for Advance.
func (f *Fake) AfterFunc(length time.Duration, call func()) Timer {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	timer := &fakeTimer{f, f.now.Add(length), true, call}
	f.timers = append(f.timers, timer)
	return timer
}

// Advance moves the clock, and fires the timers that are due then.
func (f *Fake) Advance(length time.Duration) {
	f.mutex.Lock()
	f.now = f.now.Add(length)
	var due []*fakeTimer
	for _, timer := range f.timers {
		if timer.active && !timer.due.After(f.now) {
			timer.active = false
			due = append(due, timer)
		}
	}
	f.mutex.Unlock()
	for _, timer := range due {
		timer.f()
	}
}

func (t *fakeTimer) Stop() bool {
	t.clock.mutex.Lock()
	defer t.clock.mutex.Unlock()
	was := t.active
	t.active = false
	return was
}

func (t *fakeTimer) Reset(length time.Duration) bool {
	t.clock.mutex.Lock()
	defer t.clock.mutex.Unlock()
	was := t.active
	t.active, t.due = true, t.clock.now.Add(length)
	return was
}
