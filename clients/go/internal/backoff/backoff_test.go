package backoff

import (
	"testing"
	"time"
)

func TestThePauseDoublesUpToFiveSeconds(t *testing.T) {
	for _, test := range []struct {
		name     string
		fraction float64
		want     []time.Duration
	}{
		{"shortest", 0, []time.Duration{50, 100, 200, 400, 800, 1600, 2500, 2500}},
		{"middle", 0.5, []time.Duration{75, 150, 300, 600, 1200, 2400, 3750, 3750}},
	} {
		t.Run(test.name, func(t *testing.T) {
			backoff := Backoff{Fraction: func() float64 { return test.fraction }}
			for n, want := range test.want {
				if got := backoff.Next(0); got != want*time.Millisecond {
					t.Errorf("after %d failures: %v, want %v", n, got, want*time.Millisecond)
				}
			}
		})
	}
}

func TestARandomPauseIsBetweenHalfAndWhole(t *testing.T) {
	for range 1000 {
		var backoff Backoff
		if got := backoff.Next(0); got < 50*time.Millisecond || got >= 100*time.Millisecond {
			t.Fatalf("the first pause is %v", got)
		}
	}
}

func TestTheOtherSideSetsTheMinimum(t *testing.T) {
	backoff := Backoff{Fraction: func() float64 { return 0 }}
	if got := backoff.Next(7 * time.Second); got != 7*time.Second {
		t.Errorf("with a minimum of 7 s: %v", got)
	}
	if got := backoff.Next(time.Millisecond); got != 100*time.Millisecond {
		t.Errorf("with a minimum below the pause: %v", got)
	}
}

func TestASuccessStartsAnew(t *testing.T) {
	backoff := Backoff{Fraction: func() float64 { return 0 }}
	for range 100 {
		backoff.Next(0)
	}
	backoff.Reset()
	if got := backoff.Next(0); got != 50*time.Millisecond {
		t.Errorf("after a success: %v", got)
	}
}
