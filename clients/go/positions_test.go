package kiwoom

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

func TestPositionsInAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "positions.json")
	if none, err := ReadPositions(file); none != nil || err != nil {
		t.Errorf("without a file: %v, %v", none, err)
	}
	want := Positions{
		RealtimeTypeTrade: {{Item: "005930", Epoch: 1795770000000000, Sequence: 1742,
			ReceivedTime: time.Date(2026, 7, 20, 10, 0, 0, 123456789, Seoul)}},
		RealtimeTypePosition: {{Epoch: 1795770000000001, Session: "main"}},
	}
	for range 2 { // the second time it replaces a file
		if err := want.Write(file); err != nil {
			t.Fatal(err)
		}
	}
	got, err := ReadPositions(file)
	if err != nil || len(got) != 2 || !reflect.DeepEqual(got[RealtimeTypePosition], want[RealtimeTypePosition]) {
		t.Fatalf("%v, %v", got, err)
	}
	trade, wanted := got[RealtimeTypeTrade][0], want[RealtimeTypeTrade][0]
	if trade.Item != "005930" || trade.Sequence != 1742 || !trade.ReceivedTime.Equal(wanted.ReceivedTime) {
		t.Errorf("%+v", trade)
	}
	if left, _ := filepath.Glob(file + ".*"); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
	if err := os.WriteFile(file, []byte(`{"TRADE":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := ReadPositions(file); err == nil {
		t.Errorf("a damaged file: %v", got)
	}
	if err := want.Write(filepath.Join(file, "below")); err == nil {
		t.Error("it wrote into a file that is no folder")
	}
}
