package kiwoom

import (
	"encoding/json"
	"testing"
)

func TestAnAbsentValueIsNeitherZeroNorNull(t *testing.T) {
	type row struct {
		Price  Optional[int64]  `json:"price,omitzero"`
		Volume Optional[int64]  `json:"volume,omitzero"`
		Name   Optional[string] `json:"name"`
	}
	text, err := json.Marshal(row{Volume: Some[int64](0)})
	if want := `{"volume":0,"name":null}`; err != nil || string(text) != want {
		t.Errorf("%s, %v, want %s", text, err, want)
	}
	var read row
	if err := json.Unmarshal([]byte(`{"price":null,"volume":0,"name":"삼성전자"}`), &read); err != nil {
		t.Fatal(err)
	}
	if want := (row{Volume: Some[int64](0), Name: Some("삼성전자")}); read != want {
		t.Errorf("%v, want %v", read, want)
	}
	if err := json.Unmarshal([]byte(`{"price":"x"}`), &read); err == nil || read.Price.IsPresent() {
		t.Errorf("a text was taken for a price: %v, %v", read, err)
	}
}

func TestWaysToAnOptional(t *testing.T) {
	price, absent := Some[int64](71000), Optional[int64]{}
	if value, ok := price.Get(); value != 71000 || !ok {
		t.Errorf("Get: %v, %v", value, ok)
	}
	if value, ok := absent.Get(); value != 0 || ok {
		t.Errorf("Get of an absent one: %v, %v", value, ok)
	}
	if price.Or(1) != 71000 || absent.Or(1) != 1 || price.OrZero() != 71000 || absent.OrZero() != 0 {
		t.Errorf("Or or OrZero is wrong")
	}
	if price.String() != "71000" || absent.String() != "-" {
		t.Errorf("String: %v, %v", price, absent)
	}
}
