"""The Go types of fields."""

from __future__ import annotations

from descriptors import ContractError
from model import Field, Kind, Message, Role, Sign

# Proto's integers: all signed ones, and the narrow ones, are an int64 for the user.
_INTEGERS = {"int32": ("int64", "int32"), "sint32": ("int64", "int32"), "uint32": ("int64", "uint32"),
             "int64": ("int64", "int64"), "sint64": ("int64", "int64"), "uint64": ("uint64", "uint64")}
_FIXED = {
    Kind.FLOAT: "float64", Kind.DECIMAL: "Decimal", Kind.BOOLEAN: "bool", Kind.STRING: "string", Kind.DATE: "Date",
    Kind.TIME_OF_DAY: "time.Time", Kind.DATE_TIME: "time.Time", Kind.TIMESTAMP: "time.Time",
    Kind.DURATION: "time.Duration", Kind.UNPARSED: "map[string]string",
}
# Their zero is what is absent: a time that IsZero, an enum's UNSPECIFIED.
_ABSENT_IF_ZERO = (Kind.DATE, Kind.TIME_OF_DAY, Kind.DATE_TIME, Kind.TIMESTAMP, Kind.DURATION, Kind.ENUM, Kind.MESSAGE)


def single(field: Field) -> str:
    """The type of one value, without its sign."""
    if field.kind is Kind.INTEGER:
        return _INTEGERS[field.proto_type][0]
    return _FIXED.get(field.kind, field.type)


def stub_integer(field: Field) -> str:
    return _INTEGERS[field.proto_type][1]


def signed(message: Message, field: Field) -> str:
    """The type of a number with its sign."""
    if field.companion.sign is Sign.DIRECTION:
        return "DirectedDecimal" if field.kind is Kind.DECIMAL else "Price"
    if field.kind is Kind.INTEGER:
        return "SidedQuantity"
    raise ContractError(f"{message.name}.{field.name} has a side and places: teach clients/values/go_types.py.")


def is_optional(message: Message, field: Field) -> bool:
    """Its zero is a value, so that the absent one needs another form. A text that a request leaves out is empty."""
    if message.role is Role.REQUEST and field.kind is Kind.STRING:
        return False
    return field.presence and field.kind not in _ABSENT_IF_ZERO


def declared(message: Message, field: Field) -> str:
    one = single(field) if field.companion is None else signed(message, field)
    if field.repeated:
        return f"[]{one}"
    if field.kind is Kind.MESSAGE:
        return f"*{one}"
    return f"Optional[{one}]" if is_optional(message, field) else one
