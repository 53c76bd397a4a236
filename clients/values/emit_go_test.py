import unittest

from emit_go import emit
from generation import contract
from go_text import exported, stub

FILES = emit(contract())


class Names(unittest.TestCase):
    def test_names_of_go(self):
        for name, wanted in (("current_price", "CurrentPrice"), ("lp_quantity", "LPQuantity"),
                             ("subscription_id", "SubscriptionID"), ("UPPER_LIMIT", "UpperLimit"),
                             ("KOSPI200", "KOSPI200"), ("turnover_million_krw", "TurnoverMillionKRW")):
            self.assertEqual(exported(name), wanted)

    def test_names_of_the_stubs(self):
        for name, wanted in (("current_price", "CurrentPrice"), ("lp_quantity", "LpQuantity"),
                             ("extra_item_951", "ExtraItem_951")):
            self.assertEqual(stub(name), wanted)


class Values(unittest.TestCase):
    def test_declarations(self):
        trade = FILES["generated_trade.go"]
        for line in ('\tCurrentPrice Optional[Price] `json:"current_price,omitzero"`\n',
                     '\tQuantity Optional[SidedQuantity] `json:"quantity,omitzero"`\n',
                     '\tChangeRate Optional[Decimal] `json:"change_rate,omitzero"`\n',
                     '\tTradeTime time.Time `json:"trade_time,omitzero"`\n',
                     '\tChangeSign ChangeSign `json:"change_sign,omitzero"`\n',
                     "// Trade: 주식체결 · TR 0B\n", "\t// 현재가 · FID 10 · won · absent if zero\n"):
            self.assertIn(line, trade)
        self.assertIn('\tAsks []OrderBookLevel `json:"asks,omitzero"`\n', FILES["generated_order_book.go"])

    def test_statements(self):
        price = "Price{*raw.CurrentPrice, Direction(raw.GetCurrentPriceDirection())}"
        self.assertIn(f"\t\tvalue.CurrentPrice = Some({price})\n", FILES["generated_trade.go"])
        self.assertIn("\tif value.SectorCode != \"\" {\n\t\traw.SectorCode = new(value.SectorCode)\n\t}\n",
                      FILES["generated_sector_price.go"])

    def test_events_and_queries(self):
        events = FILES["generated_events.go"]
        self.assertIn("func TradeOf(items ...string) Interest {\n", events)
        self.assertIn("func PositionOfAll() Interest {", events)
        self.assertIn("value := &Trade{EventHeader: newHeader(RealtimeTypeTrade, raw)}\n", events)
        self.assertIn(") iter.Seq2[SectorStock, error] {\n", FILES["generated_queries.go"])
        self.assertIn('\tErrorReasonDraining ErrorReason = "DRAINING"\n', FILES["generated_enums.go"])


if __name__ == "__main__":
    unittest.main()
