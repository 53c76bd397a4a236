package kiwoom

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
)

func TestADoubleBecomesWhatTheBrokerWrote(t *testing.T) {
	for _, test := range []struct {
		value  float64
		places int
		want   string
	}{
		{1762.61, 2, "1762.61"},
		{1762.6, 2, "1762.60"},
		{-0.24, 2, "-0.24"},
		{-0.05, 2, "-0.05"},
		{0, 2, "0.00"},
		{0.29, 2, "0.29"},       // 0.29 · 100 is 28.999… in floating point
		{1.005, 2, "1.005"},     // more places than the table says: nothing is cut
		{12345.5, 1, "12345.5"}, // KRX's midpoint
		{-189.51, 2, "-189.51"},
		{4503599627370495.5, 1, "4503599627370495.5"}, // 16 digits and a place
		{1e20, 2, "100000000000000000000"},            // beyond an int64, but not beyond its digits
		{math.NaN(), 2, "0"},
	} {
		if got := decimalOf(test.value, test.places).String(); got != test.want {
			t.Errorf("decimalOf(%v, %d) = %s, want %s", test.value, test.places, got, test.want)
		}
	}
}

func TestADecimalLosesNothingOfADouble(t *testing.T) {
	source := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		value := math.Float64frombits(source.Uint64())
		if math.IsNaN(value) || math.IsInf(value, 0) {
			continue
		}
		if got := decimalOf(value, 2).Float64(); got != value {
			t.Fatalf("%v became %v", value, got)
		}
		cents := float64(source.Int64N(1e12)) / 100
		if got := decimalOf(cents, 2); got.Scale != 2 || got.Float64() != cents {
			t.Fatalf("%v became %v", cents, got)
		}
	}
}

func TestTextsOfDecimals(t *testing.T) {
	for text, want := range map[string]Decimal{
		"1762.61": {176261, 2}, "-0.05": {-5, 2}, "71000": {71000, 0}, "0.00": {0, 2}, "+1.5": {15, 1},
	} {
		var got Decimal
		if err := json.Unmarshal([]byte(`"`+text+`"`), &got); err != nil || got != want {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", ".", "-", "1e5", "1.-5", "0x10", "1.2.3", "99999999999999999999", "-.5"} {
		var got Decimal
		if err := got.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q became %v, want an error", text, got)
		}
	}
	if text, err := json.Marshal(Decimal{176260, 2}); err != nil || string(text) != `"1762.60"` {
		t.Errorf("JSON is %s, %v", text, err)
	}
}

func TestExactCalculations(t *testing.T) {
	for _, test := range []struct {
		decimal Decimal
		want    string
	}{
		{Decimal{176261, 2}, "176261/100"}, {Decimal{-5, 1}, "-1/2"}, {Decimal{3, -2}, "300"},
	} {
		if got := test.decimal.Rat().RatString(); got != test.want {
			t.Errorf("%v is %s, want %s", test.decimal, got, test.want)
		}
	}
}
