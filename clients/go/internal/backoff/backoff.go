// Package backoff decides how long to wait before the next attempt to connect.
package backoff

import (
	"math/rand/v2"
	"time"
)

const (
	first   = 100 * time.Millisecond
	longest = 5 * time.Second
)

// Backoff counts failures. The zero value is ready to use.
type Backoff struct {
	// Fraction returns a number in [0, 1). Nil: a random one.
	Fraction func() float64

	failures int
}

// Next returns the pause after one more failure: between half of and the whole of 100 ms · 2ⁿ, at most 5 s, and never
// less than the other side asked for.
func (b *Backoff) Next(minimum time.Duration) time.Duration {
	whole := longest
	if b.failures < 6 {
		whole = min(first<<b.failures, longest)
	}
	b.failures++
	fraction := rand.Float64
	if b.Fraction != nil {
		fraction = b.Fraction
	}
	half := whole / 2
	return max(half+time.Duration(fraction()*float64(half)), minimum)
}

// Reset forgets the failures: an attempt has succeeded.
func (b *Backoff) Reset() { b.failures = 0 }
