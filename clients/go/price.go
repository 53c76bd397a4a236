package kiwoom

import "fmt"

// Price is a number of won, or another whole number, with the direction that the broker's sign before it means. The
// number itself is never negative because of that sign.
type Price struct {
	Value     int64     `json:"value"`
	Direction Direction `json:"direction,omitzero"`
}

// String is the number and, if it is known, the direction: "71000 UP".
func (p Price) String() string { return signed(p.Value, p.Direction) }

// DirectedDecimal is a number with places, such as the level of an index or a ratio, with the direction that the
// broker's sign before it means.
type DirectedDecimal struct {
	Value     Decimal   `json:"value"`
	Direction Direction `json:"direction,omitzero"`
}

// String is the number and, if it is known, the direction: "1762.61 DOWN".
func (d DirectedDecimal) String() string { return signed(d.Value, d.Direction) }

// SidedQuantity is a quantity with the side that the broker's sign before it means: who crossed the spread.
type SidedQuantity struct {
	Value int64 `json:"value"`
	Side  Side  `json:"side,omitzero"`
}

// String is the quantity and, if it is known, the side: "82 BUY".
func (q SidedQuantity) String() string { return signed(q.Value, q.Side) }

func signed[V any, S interface {
	comparable
	fmt.Stringer
}](value V, sign S) string {
	var unknown S
	if sign == unknown {
		return fmt.Sprint(value)
	}
	return fmt.Sprintf("%v %v", value, sign)
}
