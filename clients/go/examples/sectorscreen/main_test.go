package main

import (
	"bytes"
	"regexp"
	"strconv"
	"testing"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go"
	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomtest"
)

func TestASector(t *testing.T) {
	gateway := kiwoomtest.Start(t)
	client, err := kiwoom.NewClient(kiwoom.WithAddress(gateway.Address))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	var out bytes.Buffer
	if err := screen(t.Context(), client, &out, kiwoom.MarketKOSPI, "001"); err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^\w{6} +(-?\d+\.\d\d|-) % `).FindAllStringSubmatch(out.String(), -1)
	if len(rows) < 2 {
		t.Fatalf("it printed %s", out.String())
	}
	last := 100.0
	for _, row := range rows {
		rate, _ := strconv.ParseFloat(row[1], 64) // a stock without a trade counts as unchanged
		if rate > last {
			t.Errorf("%v after %v", rate, last)
		}
		last = rate
	}
}
