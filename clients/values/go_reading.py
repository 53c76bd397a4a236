"""Prints the statements that read a field of a stub into a value."""

from __future__ import annotations

from descriptors import ContractError
from go_text import exported, stub
from go_types import declared, is_optional, signed, single, stub_integer
from model import Field, Kind, Message, Model

_FUNCTIONS = {
    Kind.DATE: "dateFrom(raw.Get{0}())",
    Kind.DATE_TIME: "wallClock(raw.Get{0}())",
    Kind.TIMESTAMP: "instant(raw.Get{0}())",
    Kind.TIME_OF_DAY: "clockTime(raw.Get{0}(), received)",
    Kind.DURATION: "raw.Get{0}().AsDuration()",
}


def read(model: Model, message: Message, field: Field) -> str:
    """Statements that assign from `raw` to `value`."""
    name, raw = exported(field.name), stub(field.name)
    if field.repeated:
        return _list(model, field, name, raw)
    if field.kind in _FUNCTIONS:
        text = f"\tvalue.{name} = {_FUNCTIONS[field.kind].format(raw)}\n"
        if field.kind is Kind.TIME_OF_DAY:
            text += f"\tvalue.{name}Marker = TimeMarker(raw.Get{raw}().GetMarker())\n"
        return text
    if field.kind is Kind.MESSAGE:
        return (f"\tif part := raw.Get{raw}(); part != nil {{\n\t\tvalue.{name} = new({field.type})\n"
                f"\t\tvalue.{name}.read({_arguments(model, field)})\n\t}}\n")
    if is_optional(message, field):
        return f"\tif raw.{raw} != nil {{\n\t\tvalue.{name} = Some({_signed(message, field, f'*raw.{raw}')})\n\t}}\n"
    return f"\tvalue.{name} = {_signed(message, field, f'raw.Get{raw}()')}\n"


def _signed(message: Message, field: Field, number: str) -> str:
    one = _one(field, number)
    if field.companion is None:
        return one
    sign = f"{field.companion.sign.value.capitalize()}(raw.Get{stub(field.companion.name)}())"
    return f"{signed(message, field)}{{{one}, {sign}}}"


def _one(field: Field, read_stub: str) -> str:
    if field.kind is Kind.DECIMAL:
        return f"decimalOf({read_stub}, {field.decimals})"
    if field.kind is Kind.ENUM or (field.kind is Kind.INTEGER and single(field) != stub_integer(field)):
        return f"{single(field)}({read_stub})"
    return read_stub


def _list(model: Model, field: Field, name: str, raw: str) -> str:
    if field.kind is Kind.STRING:
        return f"\tvalue.{name} = raw.Get{raw}()\n"
    if field.kind is Kind.ENUM:
        return f"\tvalue.{name} = converted[{field.type}](raw.Get{raw}())\n"
    if field.kind is Kind.MESSAGE:
        # Read in place: a value may be large.
        return (f"\tif parts := raw.Get{raw}(); len(parts) > 0 {{\n"
                f"\t\tvalue.{name} = make([]{field.type}, len(parts))\n"
                f"\t\tfor i, part := range parts {{\n"
                f"\t\t\tvalue.{name}[i].read({_arguments(model, field)})\n\t\t}}\n\t}}\n")
    raise ContractError(f"a list of {field.kind.value} such as {field.name} has no value: teach go_reading.py.")


def _arguments(model: Model, field: Field) -> str:
    return "part, received" if model.message(field.type).has_time else "part"
