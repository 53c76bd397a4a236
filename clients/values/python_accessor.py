"""One field of a value in Python: its type, and the expression that reads it from the message `raw`."""

from __future__ import annotations

import dataclasses
import keyword

from descriptors import ContractError
from model import Field, Kind, Sign

# What every value has. A field with such a name gets a `_`, like one with a word of the language.
# `datetime` would hide the module from the annotations of the class.
_OF_VALUES = frozenset({"datetime", "raw", "received_ns", "to_dict"})
_OF_DATA = _OF_VALUES | frozenset("""
    account epoch item of raw_event received_time replayed sequence session skipped snapshot
""".split())
_OF_QUERIES = frozenset({"of_session", "self", "timeout", "wait_for_quota"})

_SIMPLE = {Kind.INTEGER: "int", Kind.FLOAT: "float", Kind.BOOLEAN: "bool", Kind.STRING: "str"}


def attribute(field: Field, in_data: bool) -> str:
    """The name of the property: that of the contract, unless it is taken."""
    return _free(field.name, _OF_DATA if in_data else _OF_VALUES)


def parameter(field: Field) -> str:
    """The name of a query's argument."""
    return _free(field.name, _OF_QUERIES)


def _free(name: str, taken: frozenset[str]) -> str:
    return f"{name}_" if name in taken or keyword.iskeyword(name) else name


@dataclasses.dataclass(frozen=True)
class Accessor:
    type: str
    expression: str
    names: frozenset[str]  # what the module must import from kiwoom_gateway
    types: frozenset[str]  # enums and parts
    standard: frozenset[str] = frozenset()  # modules of the standard library


def accessor(field: Field) -> Accessor:
    """How a value reads the field, with `raw` being its message and `self` the value."""
    read = _one(field, f"raw.{field.name}")
    if field.repeated:
        one = _one(field, "one")
        if field.kind in _SIMPLE:
            expression = f"tuple(raw.{field.name})"
        else:
            expression = f"tuple({one.expression} for one in raw.{field.name})"
        return dataclasses.replace(one, type=f"tuple[{one.type}, ...]", expression=expression)
    if field.presence:
        present = f'raw.HasField("{field.name}")'
        if field.kind is Kind.ENUM:
            present += f" and raw.{field.name}"
        if field.kind is Kind.TIME_OF_DAY:
            present += f" and not raw.{field.name}.marker"
        return dataclasses.replace(
            read, type=f"{read.type} | None", expression=f"{read.expression} if {present} else None")
    return read


def marker(field: Field) -> Accessor:
    return Accessor("TimeMarker | None", f"TimeMarker(raw.{field.name}.marker) if raw.{field.name}.marker else None",
                    frozenset(), frozenset({"TimeMarker"}))


def _one(field: Field, source: str) -> Accessor:
    if field.companion is not None:
        return _signed(field, source)
    if field.kind in _SIMPLE:
        return Accessor(_SIMPLE[field.kind], source, frozenset(), frozenset())
    if field.kind is Kind.DECIMAL:
        return Accessor("Decimal", f"exact({source}, {field.decimals})", frozenset({"exact"}), frozenset(),
                        frozenset({"decimal"}))
    if field.kind is Kind.ENUM:
        return Accessor(field.type, f"{field.type}({source})", frozenset(), frozenset({field.type}))
    if field.kind is Kind.MESSAGE:
        return Accessor(field.type, f"{field.type}({source}, self.received_ns)", frozenset(), frozenset({field.type}))
    if field.kind is Kind.UNPARSED:
        return Accessor("dict[str, str]", f"dict({source})", frozenset(), frozenset())
    if field.kind is Kind.TIME_OF_DAY:
        return Accessor("datetime.datetime", f"joined({source}, self.received_ns)", frozenset({"joined"}), frozenset(),
                        frozenset({"datetime"}))
    type_name, function = {
        Kind.DATE: ("datetime.date", "date"), Kind.DATE_TIME: ("datetime.datetime", "wall_clock"),
        Kind.TIMESTAMP: ("datetime.datetime", "instant"), Kind.DURATION: ("datetime.timedelta", "span"),
    }[field.kind]
    return Accessor(type_name, f"{function}({source})", frozenset({function}), frozenset(), frozenset({"datetime"}))


def _signed(field: Field, source: str) -> Accessor:
    sign = f"raw.{field.companion.name}"
    if field.companion.sign is Sign.SIDE and field.kind is Kind.INTEGER:
        return Accessor("Quantity", f"quantity({source}, {sign})", frozenset({"Quantity", "quantity"}), frozenset())
    if field.companion.sign is Sign.DIRECTION and field.kind is Kind.INTEGER:
        return Accessor("Price", f"price({source}, {sign})", frozenset({"Price", "price"}), frozenset())
    if field.companion.sign is Sign.DIRECTION and field.kind in (Kind.DECIMAL, Kind.FLOAT):
        return Accessor("Level", f"level({source}, {field.decimals}, {sign})", frozenset({"Level", "level"}),
                        frozenset())
    raise ContractError(f"{field.name} is a {field.kind.value} with a {field.companion.sign.value}: Python has no such.")
