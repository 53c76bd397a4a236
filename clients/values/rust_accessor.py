"""One field of a value in Rust: the type and the expression of the method that reads it from the message `raw`."""

from __future__ import annotations

import dataclasses

from descriptors import ContractError
from model import Field, Kind, Model, Sign
from rust_text import identifier

# Written by hand, because users make them: they own what they hold.
WRITTEN = frozenset({"Interest", "StreamPosition"})
_OF_VALUES = frozenset({"from_raw", "into_owned", "raw", "to_json"})
_NUMBERS = {"int32": "i32", "int64": "i64", "uint32": "u32", "uint64": "u64", "sint32": "i32", "sint64": "i64"}
_OPTIONAL = {
    Kind.DATE: ("NaiveDate", "date"), Kind.DATE_TIME: ("SeoulTime", "wall_clock"),
    Kind.TIMESTAMP: ("SeoulTime", "instant"), Kind.DURATION: ("Duration", "span"),
}


@dataclasses.dataclass(frozen=True)
class Accessor:
    type: str
    expression: str
    names: frozenset[str]  # what the module must import
    list: bool = False  # an iterator


def method(field: Field) -> str:
    """The name of the method: that of the contract, unless it is taken."""
    return f"{field.name}_" if field.name in _OF_VALUES else identifier(field.name)


def accessor(field: Field, model: Model) -> Accessor:
    source = f"self.raw.{identifier(field.name)}"
    if field.repeated:
        return _list(field, source, model)
    if field.companion is not None:
        return _signed(field, source)
    if field.kind is Kind.MESSAGE:
        type_name = part_type(field.type, "'_")
        return Accessor(f"Option<{type_name}>", f"{source}.as_ref().map({_part(field.type, model)})",
                        frozenset({field.type}))
    if field.kind is Kind.ENUM:
        if field.presence:
            return Accessor(f"Option<{field.type}>", f"{field.type}::known({source})", frozenset({field.type}))
        return Accessor(field.type, f"{field.type}::from({source})", frozenset({field.type}))
    if field.kind is Kind.STRING:
        if field.presence:
            return Accessor("Option<&str>", f"{source}.as_deref()", frozenset())
        return Accessor("&str", f"&{source}", frozenset())
    if field.kind is Kind.DECIMAL and field.presence:
        return Accessor("Option<Decimal>", f"exact({source}, {field.decimals})", frozenset({"Decimal", "exact"}))
    if field.kind in (Kind.INTEGER, Kind.FLOAT, Kind.BOOLEAN):
        one = {Kind.FLOAT: "f64", Kind.BOOLEAN: "bool"}.get(field.kind) or _NUMBERS[field.proto_type]
        return Accessor(f"Option<{one}>" if field.presence else one, source, frozenset())
    if field.kind is Kind.TIME_OF_DAY:
        return Accessor("Option<SeoulTime>", f"joined({source}.as_ref(), self.received)",
                        frozenset({"SeoulTime", "joined"}))
    if field.kind is Kind.UNPARSED:
        return Accessor("&BTreeMap<String, String>", f"&{source}", frozenset({"BTreeMap"}))
    if field.kind in _OPTIONAL and field.presence:
        type_name, function = _OPTIONAL[field.kind]
        return Accessor(f"Option<{type_name}>", f"{function}({source}.as_ref())", frozenset({type_name, function}))
    raise ContractError(f"{field.name} is a {field.kind.value} that Rust has no value for: teach rust_accessor.py.")


def marker(field: Field) -> Accessor:
    """What stands in place of a clock time."""
    return Accessor("Option<TimeMarker>", f"marker(self.raw.{identifier(field.name)}.as_ref())",
                    frozenset({"TimeMarker", "marker"}))


def part_type(name: str, lifetime: str) -> str:
    return name if name in WRITTEN else f"{name}<{lifetime}>"


def _part(name: str, model: Model) -> str:
    """The function that makes a part of its message."""
    if name in WRITTEN:
        return f"{name}::from"
    return f"|one| {name}::view(one, self.received)" if model.message(name).has_time else f"{name}::view"


def _list(field: Field, source: str, model: Model) -> Accessor:
    if field.kind is Kind.STRING:
        return Accessor("&[String]", f"&{source}", frozenset())
    if field.kind is Kind.MESSAGE:
        item, function = part_type(field.type, "'_"), _part(field.type, model)
    elif field.kind is Kind.ENUM:
        item, function = field.type, f"|one| {field.type}::from(*one)"
    else:
        raise ContractError(f"{field.name} is a list of {field.kind.value}: teach rust_accessor.py.")
    return Accessor(f"impl DoubleEndedIterator<Item = {item}> + ExactSizeIterator", f"{source}.iter().map({function})",
                    frozenset({field.type}), list=True)


def _signed(field: Field, source: str) -> Accessor:
    sign = f"self.raw.{field.companion.name}"
    kinds = field.kind, field.companion.sign
    if not field.presence or kinds not in (
            (Kind.INTEGER, Sign.DIRECTION), (Kind.INTEGER, Sign.SIDE), (Kind.DECIMAL, Sign.DIRECTION)):
        raise ContractError(f"{field.name} is a {field.kind.value} with a {field.companion.sign.value}: "
                            "Rust has no such value.")
    if kinds == (Kind.INTEGER, Sign.SIDE):
        return Accessor("Option<Quantity>", f"quantity({source}, {sign})", frozenset({"Quantity", "quantity"}))
    if kinds == (Kind.INTEGER, Sign.DIRECTION):
        return Accessor("Option<Price>", f"price({source}, {sign})", frozenset({"Price", "price"}))
    return Accessor("Option<Level>", f"level({source}, {field.decimals}, {sign})", frozenset({"Level", "level"}))
