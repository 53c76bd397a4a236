"""What Rust's emitter prints for each kind of field, written by hand."""

import dataclasses
import unittest

from descriptors import ContractError
from model import Companion, Enum, EnumValue, Field, Kind, Message, Model, Role, Sign
from rust_accessor import accessor, marker, method
from rust_enums import enums_module
from rust_request import request_struct
from rust_text import camel, documentation, identifier, snake
from rust_value import value_struct

UP_DOWN = Companion("x_direction", Sign.DIRECTION, "")
BUY_SELL = Companion("x_side", Sign.SIDE, "")
LEVEL = Message("Level", "kiwoom.v1.Level", "kiwoom/v1/x.proto", Role.PART, "", ())
TIMED = Message("Timed", "kiwoom.v1.Timed", "kiwoom/v1/x.proto", Role.PART, "", (), has_time=True)
MODEL = Model((), (LEVEL, TIMED), (), ())


def field(kind, proto_type="sint64", **members):
    return Field(name="x", number=11, kind=kind, comment="", proto_type=proto_type, **members)


class Accessors(unittest.TestCase):
    def test_each_kind(self):
        for read, type_name, expression in (
            (field(Kind.INTEGER), "i64", "self.raw.x"),
            (field(Kind.INTEGER, "uint32", presence=True), "Option<u32>", "self.raw.x"),
            (field(Kind.BOOLEAN), "bool", "self.raw.x"),
            (field(Kind.STRING), "&str", "&self.raw.x"),
            (field(Kind.STRING, presence=True), "Option<&str>", "self.raw.x.as_deref()"),
            (field(Kind.STRING, repeated=True), "&[String]", "&self.raw.x"),
            (field(Kind.INTEGER, presence=True, companion=UP_DOWN), "Option<Price>",
             "price(self.raw.x, self.raw.x_direction)"),
            (field(Kind.INTEGER, presence=True, companion=BUY_SELL), "Option<Quantity>",
             "quantity(self.raw.x, self.raw.x_side)"),
            (field(Kind.DECIMAL, presence=True, decimals=2), "Option<Decimal>", "exact(self.raw.x, 2)"),
            (field(Kind.DECIMAL, presence=True, decimals=2, companion=UP_DOWN), "Option<Level>",
             "level(self.raw.x, 2, self.raw.x_direction)"),
            (field(Kind.ENUM, type="Market"), "Market", "Market::from(self.raw.x)"),
            (field(Kind.ENUM, type="Market", presence=True), "Option<Market>", "Market::known(self.raw.x)"),
            (field(Kind.MESSAGE, type="Level", presence=True), "Option<Level<'_>>",
             "self.raw.x.as_ref().map(Level::view)"),
            (field(Kind.MESSAGE, type="Timed", repeated=True),
             "impl DoubleEndedIterator<Item = Timed<'_>> + ExactSizeIterator",
             "self.raw.x.iter().map(|one| Timed::view(one, self.received))"),
            (field(Kind.MESSAGE, type="Interest", repeated=True),
             "impl DoubleEndedIterator<Item = Interest> + ExactSizeIterator", "self.raw.x.iter().map(Interest::from)"),
            (field(Kind.TIME_OF_DAY, presence=True), "Option<SeoulTime>",
             "joined(self.raw.x.as_ref(), self.received)"),
            (field(Kind.TIMESTAMP, presence=True), "Option<SeoulTime>", "instant(self.raw.x.as_ref())"),
            (field(Kind.UNPARSED), "&BTreeMap<String, String>", "&self.raw.x"),
        ):
            with self.subTest(kind=read.kind, type=type_name):
                found = accessor(read, MODEL)
                self.assertEqual((found.type, found.expression), (type_name, expression))

    def test_a_marker(self):
        self.assertEqual(marker(field(Kind.TIME_OF_DAY)).expression, "marker(self.raw.x.as_ref())")

    def test_a_side_of_a_decimal_is_refused(self):
        with self.assertRaisesRegex(ContractError, "x is a decimal with a side: Rust has no such value."):
            accessor(field(Kind.DECIMAL, presence=True, companion=BUY_SELL), MODEL)

    def test_names(self):
        for name, expected in (("price", "price"), ("type", "r#type"), ("raw", "raw_")):
            self.assertEqual(method(dataclasses.replace(field(Kind.INTEGER), name=name)), expected)


class Structs(unittest.TestCase):
    def test_an_event(self):
        price = Field(name="price", number=10, kind=Kind.INTEGER, comment="현재가 · FID 10 · won", proto_type="sint64",
                      presence=True, companion=Companion("price_direction", Sign.DIRECTION, "Relative to the close."))
        message = Message("Tick", "kiwoom.v1.Tick", "kiwoom/v1/tick.proto", Role.DATA, "체결", (price,), arm="tick",
                          tr="9Z", title="체결")
        self.assertEqual(value_struct(message, MODEL, set()), '''\
/// 체결
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    raw: Box<pb::Tick>,
}

impl Tick {
    /// The broker's code of the TR.
    pub const TR: &'static str = "9Z";
    /// The broker's title of the TR.
    pub const TITLE: &'static str = "체결";

    /// The value of a message.
    pub fn from_raw(raw: pb::Tick) -> Self {
        Self { raw: Box::new(raw) }
    }

    pub(crate) fn of(raw: Box<pb::Tick>, _: Received) -> Self {
        Self { raw }
    }

    /// Its protobuf message.
    pub fn raw(&self) -> &pb::Tick {
        &self.raw
    }

    /// 현재가 · FID 10 · won
    ///
    /// `direction`: relative to the close.
    pub fn price(&self) -> Option<Price> {
        price(self.raw.price, self.raw.price_direction)
    }
}

impl Json for Tick {
    fn to_json(&self) -> serde_json::Value {
        let mut members = Members::default();
        members.add("price", &self.price());
        members.into()
    }
}
''')

    def test_a_value_with_an_account_number_is_not_printed(self):
        number = dataclasses.replace(field(Kind.STRING, "string", presence=True), sensitive=True)
        message = Message("Order", "kiwoom.v1.Order", "kiwoom/v1/x.proto", Role.DATA, "", (number,), tr="9Y")
        text = value_struct(message, MODEL, set())
        self.assertIn("#[derive(Clone, PartialEq)]", text)
        self.assertIn('formatter.debug_struct("Order").finish_non_exhaustive()', text)

    def test_a_request(self):
        code = Field(name="code", number=2, kind=Kind.STRING, comment="The code.", proto_type="string", presence=True,
                     required=True)
        size = Field(name="size", number=3, kind=Kind.INTEGER, comment="How many.", proto_type="int32")
        message = Message("AskRequest", "kiwoom.v1.AskRequest", "kiwoom/v1/x.proto", Role.REQUEST, "", (code, size))
        text = request_struct(message, set())
        self.assertIn("""\
    /// A request with what it requires.
    ///
    /// `code`: The code.
    pub fn new(code: impl Into<String>) -> Self {
        let mut request = Self::default();
        request.raw.code = Some(code.into());
        request
    }

    /// How many.
    #[must_use]
    pub fn size(mut self, size: i32) -> Self {
        self.raw.size = size;
        self
    }
""", text)


class Enums(unittest.TestCase):
    def test_an_enum(self):
        values = (EnumValue("UNSPECIFIED", "MARKET_UNSPECIFIED", 0, "Never."),
                  EnumValue("KOSPI", "MARKET_KOSPI", 1, ""))
        model = Model((Enum("Market", "kiwoom.v1.Market", "x.proto", "A market.", values),), (), (), ())
        self.assertTrue(enums_module(model).endswith('''
open_enum! {
    /// A market.
    Market, "MARKET_" {
        /// Never.
        Unspecified = 0, "UNSPECIFIED";
        /// As in the contract.
        Kospi = 1, "KOSPI";
    }
}
'''))


class Texts(unittest.TestCase):
    def test_names(self):
        for function, name, expected in (
            (snake, "GetSectorPrice", "get_sector_price"), (camel, "UPPER_LIMIT", "UpperLimit"),
            (camel, "KOSPI200", "Kospi200"), (identifier, "type", "r#type"), (identifier, "item", "item"),
        ):
            self.assertEqual(function(name), expected)

    def test_documentation(self):
        for comment, expected in (
            ("", ""), ("One.\n\n  Two.", "/// One.\n///\n/// Two.\n"), ("a[1] <b>", "/// a\\[1\\] \\<b\\>\n"),
        ):
            self.assertEqual(documentation(comment), expected)


if __name__ == "__main__":
    unittest.main()
