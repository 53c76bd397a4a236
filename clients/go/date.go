package kiwoom

import (
	"fmt"
	"time"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Date is a calendar date in Asia/Seoul. The zero Date is absent.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the date in Asia/Seoul on which the instant lies.
func DateOf(instant time.Time) Date {
	year, month, day := instant.In(Seoul).Date()
	return Date{year, month, day}
}

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d == Date{} }

// Start is the midnight with which the date begins.
func (d Date) Start() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, Seoul) }

// String is "2026-07-20", or "-" if the date is absent.
func (d Date) String() string {
	if d.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes "2026-07-20"; nothing if the date is absent.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	instant, err := time.ParseInLocation(time.DateOnly, string(text), Seoul)
	if err != nil {
		return fmt.Errorf("%q is not a date of the form 2026-07-20", text)
	}
	*d = DateOf(instant)
	return nil
}

func dateFrom(raw *kiwoomv1.Date) Date {
	return Date{int(raw.GetYear()), time.Month(raw.GetMonth()), int(raw.GetDay())}
}

func (d Date) proto() *kiwoomv1.Date {
	if d.IsZero() {
		return nil
	}
	return &kiwoomv1.Date{Year: int32(d.Year), Month: int32(d.Month), Day: int32(d.Day)}
}
