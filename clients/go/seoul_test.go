package kiwoom

import (
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

func TestAClockTimeIsOnTheClosestDay(t *testing.T) {
	for _, test := range []struct {
		name     string
		received string
		clock    *kiwoomv1.TimeOfDay
		want     string
	}{
		{"the same day", "2026-07-20T10:00:00.5+09:00", &kiwoomv1.TimeOfDay{Hours: 9, Minutes: 59, Seconds: 59},
			"2026-07-20T09:59:59+09:00"},
		{"in the morning, when UTC has yesterday", "2026-07-20T08:00:01+09:00", &kiwoomv1.TimeOfDay{Hours: 8},
			"2026-07-20T08:00:00+09:00"},
		{"received after midnight", "2026-07-21T00:00:00.2+09:00",
			&kiwoomv1.TimeOfDay{Hours: 23, Minutes: 59, Seconds: 59}, "2026-07-20T23:59:59+09:00"},
		{"the broker's clock is ahead", "2026-07-20T23:59:59.9+09:00", &kiwoomv1.TimeOfDay{},
			"2026-07-21T00:00:00+09:00"},
		{"midnight is a time", "2026-07-20T00:00:03+09:00", &kiwoomv1.TimeOfDay{}, "2026-07-20T00:00:00+09:00"},
		{"the new year", "2027-01-01T00:00:01+09:00", &kiwoomv1.TimeOfDay{Hours: 23, Minutes: 59, Seconds: 58},
			"2026-12-31T23:59:58+09:00"},
		{"twelve hours and a moment ahead", "2026-07-20T06:00:00+09:00",
			&kiwoomv1.TimeOfDay{Hours: 18, Seconds: 1}, "2026-07-19T18:00:01+09:00"},
		{"twelve hours ahead", "2026-07-20T06:00:00+09:00", &kiwoomv1.TimeOfDay{Hours: 18},
			"2026-07-20T18:00:00+09:00"},
	} {
		received, err := time.Parse(time.RFC3339Nano, test.received)
		if err != nil {
			t.Fatal(err)
		}
		if got := clockTime(test.clock, received).Format(time.RFC3339Nano); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestWhatIsNoClockTime(t *testing.T) {
	received := time.Date(2026, 7, 20, 10, 0, 0, 0, Seoul)
	closing := &kiwoomv1.TimeOfDay{Marker: kiwoomv1.TimeMarker_TIME_MARKER_CLOSING_AUCTION}
	for _, got := range []time.Time{clockTime(nil, received), clockTime(closing, received)} {
		if !got.IsZero() {
			t.Errorf("%v, want none", got)
		}
	}
}

func TestInstantsAreInSeoul(t *testing.T) {
	raw := timestamppb.New(time.Date(2026, 7, 20, 1, 0, 0, 123456789, time.UTC))
	if got := instant(raw).Format(time.RFC3339Nano); got != "2026-07-20T10:00:00.123456789+09:00" {
		t.Error(got)
	}
	if got := wallClock(&kiwoomv1.DateTime{Year: 2026, Month: 7, Day: 20, Hours: 15, Minutes: 30, Seconds: 1}); !got.Equal(
		time.Date(2026, 7, 20, 6, 30, 1, 0, time.UTC)) {
		t.Error(got)
	}
	if !instant(nil).IsZero() || !wallClock(nil).IsZero() || timestamp(time.Time{}) != nil {
		t.Error("an absent time became one")
	}
	if epoch := instant(&timestamppb.Timestamp{}); epoch.IsZero() || epoch.Unix() != 0 {
		t.Errorf("1970 became %v", epoch)
	}
}

func TestDates(t *testing.T) {
	date := dateFrom(&kiwoomv1.Date{Year: 2026, Month: 7, Day: 20})
	if date.String() != "2026-07-20" || date.Start().Format(time.RFC3339) != "2026-07-20T00:00:00+09:00" {
		t.Error(date, date.Start())
	}
	if got := DateOf(time.Date(2026, 7, 19, 15, 0, 0, 0, time.UTC)); got != date {
		t.Error(got)
	}
	if absent := dateFrom(nil); !absent.IsZero() || absent.proto() != nil || absent.String() != "-" {
		t.Error(absent)
	}
	var read Date
	if err := read.UnmarshalText([]byte("2026-07-20")); err != nil || read != date {
		t.Error(read, err)
	}
	if err := read.UnmarshalText([]byte("20.07.2026")); err == nil {
		t.Error("that is no date")
	}
}
