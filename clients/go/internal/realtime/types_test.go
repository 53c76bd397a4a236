package realtime

import (
	"testing"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

func TestWhatTheContractSays(t *testing.T) {
	for realtimeType, want := range map[kiwoomv1.RealtimeType]Type{
		kiwoomv1.RealtimeType_REALTIME_TYPE_TRADE:                   {HasItems: true},
		kiwoomv1.RealtimeType_REALTIME_TYPE_ORDER_BOOK:              {HasItems: true},
		kiwoomv1.RealtimeType_REALTIME_TYPE_SECTOR_INDEX:            {HasItems: true},
		kiwoomv1.RealtimeType_REALTIME_TYPE_MARKET_STATUS:           {},
		kiwoomv1.RealtimeType_REALTIME_TYPE_VOLATILITY_INTERRUPTION: {},
		kiwoomv1.RealtimeType_REALTIME_TYPE_ORDER_UPDATE:            {Account: true},
		kiwoomv1.RealtimeType_REALTIME_TYPE_POSITION:                {Account: true},
		kiwoomv1.RealtimeType(4711):                                 {HasItems: true},
	} {
		got := Of(realtimeType)
		if got.method = nil; got != want {
			t.Errorf("%v: %+v, want %+v", realtimeType, got, want)
		}
	}
}

func TestEveryTypeIsDescribed(t *testing.T) {
	for number, name := range kiwoomv1.RealtimeType_name {
		if _, ok := types()[kiwoomv1.RealtimeType(number)]; !ok && number != 0 {
			t.Errorf("nothing is known about %s", name)
		}
	}
}
