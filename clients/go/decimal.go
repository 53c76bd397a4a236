package kiwoom

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is the number Unscaled · 10⁻ˢᶜᵃˡᵉ, exactly as the broker wrote it: 1762.61 is {176261, 2}.
//
// Two decimals are equal with == if the broker writes them with the same places, as it does for one field.
type Decimal struct {
	Unscaled int64
	Scale    int
}

// String has all places: "1762.60".
func (d Decimal) String() string {
	digits := strconv.FormatInt(d.Unscaled, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if d.Scale <= 0 {
		if d.Unscaled == 0 {
			return "0"
		}
		return sign + digits + strings.Repeat("0", -d.Scale)
	}
	if missing := d.Scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - d.Scale
	return sign + digits[:point] + "." + digits[point:]
}

// Float64 is the nearest float64.
func (d Decimal) Float64() float64 {
	if d.Scale >= 0 && d.Scale < len(powers) && d.Unscaled > -1<<53 && d.Unscaled < 1<<53 {
		return float64(d.Unscaled) / powers[d.Scale] // both are exact, so the quotient is the nearest
	}
	value, _ := d.Rat().Float64()
	return value
}

// Rat is the number for exact calculations.
func (d Decimal) Rat() *big.Rat {
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(d.Scale, -d.Scale))), nil)
	value := new(big.Rat).SetInt64(d.Unscaled)
	if d.Scale < 0 {
		return value.Mul(value, new(big.Rat).SetInt(power))
	}
	return value.Quo(value, new(big.Rat).SetInt(power))
}

// MarshalText writes String.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a decimal with its places. It refuses exponents, and numbers beyond an int64 of digits.
func (d *Decimal) UnmarshalText(text []byte) error {
	whole, places, _ := strings.Cut(string(text), ".")
	unscaled, err := strconv.ParseInt(whole+places, 10, 64)
	if err != nil || strings.ContainsAny(places, "+-") || strings.TrimLeft(whole, "+-") == "" {
		return fmt.Errorf("%q is not a decimal number", text)
	}
	*d = Decimal{unscaled, len(places)}
	return nil
}

// MarshalJSON writes a text, so that no reader loses places.
func (d Decimal) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// powers of ten that a float64 holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// decimalOf finds the decimal that the gateway read into a double. It has so many places, or as many as the value
// needs if the broker wrote more than its table says.
func decimalOf(value float64, places int) Decimal {
	if places >= 0 && places < len(powers) {
		unscaled := math.Round(value * powers[places])
		if math.Abs(unscaled) < 1<<53 && unscaled/powers[places] == value {
			return Decimal{int64(unscaled), places}
		}
	}
	return shortestDecimal(value)
}

// shortestDecimal has the fewest digits that only this double has: at most 17, so that an int64 always holds them.
func shortestDecimal(value float64) Decimal {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(value, 'e', -1, 64), "e")
	whole, places, _ := strings.Cut(mantissa, ".")
	unscaled, err := strconv.ParseInt(whole+places, 10, 64)
	power, wrong := strconv.Atoi(exponent)
	if err != nil || wrong != nil {
		return Decimal{} // not a number: the gateway reads none
	}
	return Decimal{unscaled, len(places) - power}
}
