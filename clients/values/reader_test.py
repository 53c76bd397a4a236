"""The model of the real contract: one example of everything, written by hand from the protos."""

import unittest

from generation import contract
from model import Companion, Kind, Role, Sign

MODEL = contract()


class Fields(unittest.TestCase):
    def test_a_price_has_its_direction_beside_it(self):
        price = MODEL.message("Trade").field("current_price")
        self.assertEqual((price.kind, price.proto_type, price.presence), (Kind.INTEGER, "sint64", True))
        self.assertEqual((price.ko, price.fid, price.unit, price.number), ("현재가", 10, "krw", 10))
        self.assertEqual(price.companion, Companion(
            "current_price_direction", Sign.DIRECTION,
            "Relative to the previous close: the broker's sign of `current_price`."))

    def test_a_level_and_a_quantity_have_their_signs(self):
        self.assertEqual(MODEL.message("SectorIndex").field("current_price").companion.sign, Sign.DIRECTION)
        self.assertEqual(MODEL.message("OrderBookLevel").field("price").companion.name, "price_direction")
        self.assertEqual(MODEL.message("Trade").field("quantity").companion.name, "aggressor_side")
        self.assertIsNone(MODEL.message("Trade").field("change").companion)

    def test_no_sign_is_a_field(self):
        self.assertEqual([], [f"{message.name}.{field.name}" for message in MODEL.messages for field in message.fields
                              if field.type in ("Direction", "Side")])

    def test_kinds(self):
        for message, name, kind, presence, repeated in (
            ("Trade", "change_rate", Kind.DECIMAL, True, False),
            ("Trade", "trade_time", Kind.TIME_OF_DAY, True, False),
            ("Trade", "market_session", Kind.ENUM, True, False),
            ("Trade", "unparsed", Kind.UNPARSED, False, False),
            ("OrderBook", "asks", Kind.MESSAGE, False, True),
            ("GetSectorPriceResponse", "fifty_two_week_high_date", Kind.DATE, True, False),
            ("GetSectorPriceResponse", "received_time", Kind.TIMESTAMP, True, False),
            ("Registration", "type", Kind.ENUM, False, False),
            ("Registration", "epoch", Kind.INTEGER, False, False),
            ("RefusedNotice", "retried", Kind.BOOLEAN, False, False),
            ("DrainingNotice", "retry_delay", Kind.DURATION, True, False),
            ("Interest", "items", Kind.STRING, False, True),
        ):
            with self.subTest(message=message, name=name):
                field = MODEL.message(message).field(name)
                self.assertEqual((field.kind, field.presence, field.repeated), (kind, presence, repeated))

    def test_units(self):
        for message, name, unit in (
            ("Trade", "quantity", "shares"), ("Trade", "change", "krw"), ("Trade", "change_rate", "percent"),
            ("Trade", "cumulative_turnover_million_krw", "million_krw"), ("Trade", "volume_change", "shares"),
            ("SectorIndex", "current_price", "points"), ("Registration", "epoch", ""),
        ):
            with self.subTest(name=name):
                self.assertEqual(MODEL.message(message).field(name).unit, unit)

    def test_a_required_field(self):
        request = MODEL.message("GetSectorPriceRequest")
        self.assertEqual([(field.name, field.required) for field in request.fields], [
            ("page_token", False), ("max_age", False), ("market", True), ("sector_code", True)])

    def test_sensitive_fields(self):
        self.assertTrue(MODEL.message("OrderUpdate").field("account_number").sensitive)


class Messages(unittest.TestCase):
    def test_roles(self):
        for name, role, arm in (
            ("Trade", Role.DATA, "trade"), ("GapNotice", Role.NOTICE, "gap"), ("Heartbeat", Role.NOTICE, "heartbeat"),
            ("OrderBookLevel", Role.PART, ""), ("GetSectorPriceRequest", Role.REQUEST, ""),
            ("GetSectorPriceResponse", Role.RESPONSE, ""),
        ):
            with self.subTest(name=name):
                message = MODEL.message(name)
                self.assertEqual((message.role, message.arm), (role, arm))

    def test_what_users_never_meet_is_left_out(self):
        names = {message.name for message in MODEL.messages}
        self.assertFalse(names & {"Event", "TradeEvent", "SubscribeTradeRequest", "TimeOfDay", "GetAccessTokenRequest"})

    def test_times_in_parts_mark_the_whole(self):
        for name, has_time in (("Trade", True), ("SectorIntradayPrice", True), ("GetSectorPriceResponse", True),
                               ("BestQuote", False), ("GapNotice", False)):
            with self.subTest(name=name):
                self.assertEqual(MODEL.message(name).has_time, has_time)

    def test_the_tr(self):
        trade = MODEL.message("Trade")
        self.assertEqual((len(trade.tr), trade.title), (2, "주식체결"))
        self.assertTrue(trade.comment.startswith(f"주식체결 · TR {trade.tr}\n\nEvery trade of a stock"))


class Methods(unittest.TestCase):
    def test_pages(self):
        pages = {method.name: method.pages for service in MODEL.services for method in service.methods}
        self.assertEqual(pages, {
            "GetSectorProgramTrading": "", "GetSectorInvestorNetBuys": "sectors", "GetSectorPrice": "intraday",
            "GetSectorStocks": "stocks", "GetSectorIndices": "sectors", "GetSectorDailyPrices": "daily",
            "GetGateway": "", "ListSessions": "", "ListSubscriptions": "subscriptions",
            "ListRegistrations": "registrations", "ChangeSubscription": "", "TakeBackSession": ""})

    def test_a_method(self):
        service = next(service for service in MODEL.services if service.name == "SectorService")
        method = next(method for method in service.methods if method.name == "GetSectorPrice")
        self.assertEqual((method.path, method.request, method.response, method.effect, method.scope), (
            "/kiwoom.v1.SectorService/GetSectorPrice", "GetSectorPriceRequest", "GetSectorPriceResponse", "READ",
            "MARKET"))


class Enums(unittest.TestCase):
    def test_values_have_no_prefix(self):
        self.assertEqual([(value.name, value.number, value.unspecified) for value in MODEL.enum("Direction").values], [
            ("UNSPECIFIED", 0, True), ("UP", 1, False), ("DOWN", 2, False), ("UNCHANGED", 3, False)])


class RealtimeTypes(unittest.TestCase):
    def test_types(self):
        read = {read.name: (read.number, read.arm, read.of_account, read.takes_items) for read in MODEL.realtime_types}
        for name, expected in (
            ("TRADE", (1011, "trade", False, True)), ("MARKET_STATUS", (1054, "market_status", False, False)),
            ("POSITION", (1004, "position", True, False)),
            ("VOLATILITY_INTERRUPTION", (1105, "volatility_interruption", False, False)),
        ):
            with self.subTest(name=name):
                self.assertEqual(read[name], expected)
        self.assertEqual(next(read for read in MODEL.realtime_types if read.name == "TRADE").method,
                         "/kiwoom.v1.MarketDataService/SubscribeTrade")


if __name__ == "__main__":
    unittest.main()
