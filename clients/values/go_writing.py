"""Prints the statements that write a value's field into a stub: for requests, and what they consist of."""

from __future__ import annotations

from descriptors import ContractError
from go_text import exported, stub
from go_types import is_optional, single, stub_integer
from model import Field, Kind, Message

_FUNCTIONS = {
    Kind.DATE: "value.{0}.proto()", Kind.TIMESTAMP: "timestamp(value.{0})", Kind.DURATION: "duration(value.{0})",
}


def write(message: Message, field: Field) -> str:
    """Statements that assign from `value` to `raw`."""
    name, raw = exported(field.name), stub(field.name)
    if field.companion is not None or field.kind in (Kind.TIME_OF_DAY, Kind.DATE_TIME, Kind.UNPARSED):
        raise ContractError(f"{message.name}.{field.name} is of a kind that no request had: teach go_writing.py.")
    if field.repeated:
        return _list(field, name, raw)
    if field.kind in _FUNCTIONS:
        return f"\traw.{raw} = {_FUNCTIONS[field.kind].format(name)}\n"
    if field.kind is Kind.MESSAGE:
        return f"\tif value.{name} != nil {{\n\t\traw.{raw} = value.{name}.proto()\n\t}}\n"
    if is_optional(message, field):
        part = _one(field, "part")
        return f"\tif part, present := value.{name}.Get(); present {{\n\t\traw.{raw} = new({part})\n\t}}\n"
    if field.presence:
        zero = '""' if field.kind is Kind.STRING else "0"
        return f"\tif value.{name} != {zero} {{\n\t\traw.{raw} = new({_one(field, f'value.{name}')})\n\t}}\n"
    return f"\traw.{raw} = {_one(field, f'value.{name}')}\n"


def _one(field: Field, part: str) -> str:
    if field.kind is Kind.ENUM:
        return f"kiwoomv1.{field.type}({part})"
    if field.kind is Kind.DECIMAL:
        return f"{part}.Float64()"
    if field.kind is Kind.INTEGER and single(field) != stub_integer(field):
        return f"{stub_integer(field)}({part})"
    return part


def _list(field: Field, name: str, raw: str) -> str:
    if field.kind is Kind.STRING:
        return f"\traw.{raw} = value.{name}\n"
    if field.kind is Kind.ENUM:
        return f"\traw.{raw} = converted[kiwoomv1.{field.type}](value.{name})\n"
    if field.kind is Kind.MESSAGE:
        return (f"\tfor i := range value.{name} {{\n"
                f"\t\traw.{raw} = append(raw.{raw}, value.{name}[i].proto())\n\t}}\n")
    raise ContractError(f"a list of {field.kind.value} such as {field.name} is in no request: teach go_writing.py.")
