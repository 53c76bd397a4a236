package kiwoom

import (
	"encoding/json"
	"fmt"
)

// Optional is a value that may be absent: the broker left it blank. The zero Optional is absent.
type Optional[T any] struct {
	value   T
	present bool
}

// Some returns a present value.
func Some[T any](value T) Optional[T] { return Optional[T]{value, true} }

// Get returns the value, and whether it is present.
func (o Optional[T]) Get() (value T, present bool) { return o.value, o.present }

// IsPresent reports whether there is a value.
func (o Optional[T]) IsPresent() bool { return o.present }

// Or returns the value, or the fallback if it is absent.
func (o Optional[T]) Or(fallback T) T {
	if o.present {
		return o.value
	}
	return fallback
}

// OrZero returns the value, or zero if it is absent: for sums in which that makes no difference.
func (o Optional[T]) OrZero() T { return o.value }

// IsZero reports whether the value is absent, so that `json:",omitzero"` leaves it out.
func (o Optional[T]) IsZero() bool { return !o.present }

// String is the value's text, or "-" if it is absent.
func (o Optional[T]) String() string {
	if !o.present {
		return "-"
	}
	return fmt.Sprint(o.value)
}

// MarshalJSON writes the value, or null if it is absent.
func (o Optional[T]) MarshalJSON() ([]byte, error) {
	if !o.present {
		return []byte("null"), nil
	}
	return json.Marshal(o.value)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Optional[T]) UnmarshalJSON(text []byte) error {
	*o = Optional[T]{}
	if string(text) == "null" {
		return nil
	}
	if err := json.Unmarshal(text, &o.value); err != nil {
		return err
	}
	o.present = true
	return nil
}
