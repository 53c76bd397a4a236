package kiwoom

import (
	"time"

	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Seoul is the time zone of all instants: UTC+09:00. Korea has had no daylight saving since 1988, so that no database
// of time zones is needed.
var Seoul = time.FixedZone("KST", seoulOffset)

const (
	seoulOffset = 9 * 60 * 60
	day         = 24 * 60 * 60
)

// instant converts a timestamp. An absent one is the zero time.
func instant(raw *timestamppb.Timestamp) time.Time {
	if raw == nil {
		return time.Time{}
	}
	return time.Unix(raw.GetSeconds(), int64(raw.GetNanos())).In(Seoul)
}

// timestamp is the way back.
func timestamp(instant time.Time) *timestamppb.Timestamp {
	if instant.IsZero() {
		return nil
	}
	return timestamppb.New(instant)
}

func duration(length time.Duration) *durationpb.Duration {
	if length == 0 {
		return nil
	}
	return durationpb.New(length)
}

// clockTime joins a wall-clock time with the date of its receipt, or with the day before or after if that is closer: a
// row from before midnight may arrive after it. A time with a marker is none.
func clockTime(raw *kiwoomv1.TimeOfDay, received time.Time) time.Time {
	if raw == nil || raw.GetMarker() != kiwoomv1.TimeMarker_TIME_MARKER_UNSPECIFIED || received.IsZero() {
		return time.Time{}
	}
	seconds := received.Unix() + seoulOffset
	ofDay := ((seconds % day) + day) % day
	clock := int64(raw.GetHours())*3600 + int64(raw.GetMinutes())*60 + int64(raw.GetSeconds())
	midnight := seconds - ofDay - seoulOffset
	ahead := time.Duration(clock-ofDay)*time.Second - time.Duration(received.Nanosecond())
	switch {
	case ahead > day/2*time.Second:
		midnight -= day
	case ahead < -day/2*time.Second:
		midnight += day
	}
	return time.Unix(midnight+clock, 0).In(Seoul)
}

// wallClock converts a date with a time.
func wallClock(raw *kiwoomv1.DateTime) time.Time {
	if raw == nil {
		return time.Time{}
	}
	return time.Date(int(raw.GetYear()), time.Month(raw.GetMonth()), int(raw.GetDay()),
		int(raw.GetHours()), int(raw.GetMinutes()), int(raw.GetSeconds()), 0, Seoul)
}
