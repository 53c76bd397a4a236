"""What Python's emitter prints for each kind of field, written by hand."""

import dataclasses
import unittest

from descriptors import ContractError
from model import Companion, Field, Kind, Message, Role, Sign
from python_accessor import accessor, attribute, marker, parameter
from python_text import docstring, import_line, snake
from python_value import Needs, value_class

UP_DOWN = Companion("x_direction", Sign.DIRECTION, "")
BUY_SELL = Companion("x_side", Sign.SIDE, "")


def field(kind, **members):
    return Field(name="x", number=11, kind=kind, comment="", proto_type="", **members)


class Accessors(unittest.TestCase):
    def test_each_kind(self):
        for read, type_name, expression in (
            (field(Kind.INTEGER), "int", "raw.x"),
            (field(Kind.INTEGER, presence=True), "int | None", 'raw.x if raw.HasField("x") else None'),
            (field(Kind.STRING, repeated=True), "tuple[str, ...]", "tuple(raw.x)"),
            (field(Kind.INTEGER, companion=UP_DOWN), "Price", "price(raw.x, raw.x_direction)"),
            (field(Kind.INTEGER, companion=BUY_SELL), "Quantity", "quantity(raw.x, raw.x_side)"),
            (field(Kind.DECIMAL, decimals=2), "Decimal", "exact(raw.x, 2)"),
            (field(Kind.DECIMAL, decimals=2, companion=UP_DOWN), "Level", "level(raw.x, 2, raw.x_direction)"),
            (field(Kind.ENUM, type="Market"), "Market", "Market(raw.x)"),
            (field(Kind.ENUM, type="Market", presence=True), "Market | None",
             'Market(raw.x) if raw.HasField("x") and raw.x else None'),
            (field(Kind.MESSAGE, type="Level", repeated=True), "tuple[Level, ...]",
             "tuple(Level(one, self.received_ns) for one in raw.x)"),
            (field(Kind.TIME_OF_DAY, presence=True), "datetime.datetime | None",
             'joined(raw.x, self.received_ns) if raw.HasField("x") and not raw.x.marker else None'),
            (field(Kind.DATE, presence=True), "datetime.date | None", 'date(raw.x) if raw.HasField("x") else None'),
            (field(Kind.UNPARSED), "dict[str, str]", "dict(raw.x)"),
        ):
            with self.subTest(kind=read.kind, type=type_name):
                self.assertEqual((accessor(read).type, accessor(read).expression), (type_name, expression))

    def test_a_marker(self):
        self.assertEqual(marker(field(Kind.TIME_OF_DAY)).expression,
                         "TimeMarker(raw.x.marker) if raw.x.marker else None")

    def test_a_side_of_a_decimal_is_refused(self):
        with self.assertRaisesRegex(ContractError, "x is a decimal with a side: Python has no such."):
            accessor(field(Kind.DECIMAL, companion=BUY_SELL))

    def test_names_that_are_taken(self):
        for name, in_data, elsewhere, argument in (
            ("price", "price", "price", "price"), ("item", "item_", "item", "item"), ("from", "from_", "from_", "from_"),
            ("raw", "raw_", "raw_", "raw"), ("timeout", "timeout", "timeout", "timeout_"),
        ):
            with self.subTest(name=name):
                named = dataclasses.replace(field(Kind.INTEGER), name=name)
                self.assertEqual((attribute(named, True), attribute(named, False), parameter(named)),
                                 (in_data, elsewhere, argument))


class Classes(unittest.TestCase):
    def test_an_event(self):
        price = Field(name="price", number=10, kind=Kind.INTEGER, comment="현재가 · FID 10 · won", proto_type="sint64",
                      presence=True, ko="현재가", fid=10, unit="krw",
                      companion=Companion("price_direction", Sign.DIRECTION, "Relative to the previous close."))
        message = Message("Tick", "kiwoom.v1.Tick", "kiwoom/v1/tick.proto", Role.DATA, "체결", (price,), arm="tick",
                          tr="9Z", title="체결")
        needs = Needs()
        self.assertEqual(value_class(message, needs), '''\
class Tick(Data[tick_pb2.Tick]):
    """체결"""

    __slots__ = ()
    TYPE = RealtimeType.TICK
    ARM = "tick"
    TR = "9Z"
    TITLE = "체결"
    FIELDS = (
        Field("price", Kind.INTEGER, ko="현재가", fid=10, unit="krw", sign="price_direction", optional=True),
    )
    __match_args__ = ()

    @property
    def price(self) -> Price | None:
        """현재가 · FID 10 · won

        `.direction`: relative to the previous close.
        """
        raw = self.raw
        return price(raw.price, raw.price_direction) if raw.HasField("price") else None
''')
        self.assertEqual(needs.names, {"Data", "Field", "Kind", "Price", "price"})


class Texts(unittest.TestCase):
    def test_snake(self):
        for name, expected in (("GetSectorPrice", "get_sector_price"), ("Sector", "sector"), ("EtfNav", "etf_nav")):
            self.assertEqual(snake(name), expected)

    def test_docstrings(self):
        for comment, expected in (
            ("", ""), ("One.", '    """One."""\n'), ("One.\n\nTwo.", '    """One.\n\n    Two.\n    """\n'),
            ('a "b"', '    """a "b"\n    """\n'), ("a\\b", '    """a\\\\b"""\n'),
        ):
            self.assertEqual(docstring(comment, "    "), expected)

    def test_imports(self):
        self.assertEqual(import_line("m", {"b", "a"}), "from m import a, b\n")
        self.assertEqual(import_line("m", set()), "")


if __name__ == "__main__":
    unittest.main()
