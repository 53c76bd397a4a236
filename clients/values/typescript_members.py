"""The members of a value: its type in TypeScript, and the expression that reads it from the message."""

from __future__ import annotations

import dataclasses

from typescript_names import camel, names_of
from model import Field, Kind, Sign

_BIG = ("int64", "sint64", "uint64")


@dataclasses.dataclass(frozen=True)
class Member:
    name: str
    type: str  # without undefined
    expression: str
    absent: bool  # it may be undefined
    doc: str
    uses: tuple[str, ...] = ()  # functions of reading.ts, and types


def members(field: Field) -> list[Member]:
    raw = f"raw.{camel(field.name)}"
    if field.repeated:
        return [_repeated(field, raw)]
    if field.companion is not None:
        return [_signed(field, raw)]
    plain = _plain(field, raw)
    if field.kind is not Kind.TIME_OF_DAY:
        return [plain]
    marker = Member(camel(field.marker), "TimeMarker", f"toName(TIME_MARKER_NAMES, {raw}?.marker)", True,
                    f"What stands in place of a clock time in `{plain.name}`.", ("toName",))
    return [plain, marker]


def _plain(field: Field, raw: str) -> Member:
    def member(type_name: str, expression: str, absent: bool = True, *uses: str) -> Member:
        return Member(camel(field.name), type_name, expression, absent, field.comment, uses)

    name = camel(field.name)
    match field.kind:
        case Kind.INTEGER if field.proto_type in _BIG and field.presence:
            return member("number", f'this.integer("{name}", {raw})')
        case Kind.INTEGER if field.proto_type in _BIG:
            return member("number", f'this.count("{name}", {raw})', False)
        case Kind.DECIMAL:
            return member("Decimal", f"toDecimal({raw}, {field.decimals})", True, "toDecimal", "Decimal")
        case Kind.INTEGER | Kind.FLOAT | Kind.BOOLEAN | Kind.STRING:
            type_name = {Kind.BOOLEAN: "boolean", Kind.STRING: "string"}.get(field.kind, "number")
            return member(type_name, raw, field.presence)
        case Kind.ENUM if field.presence:
            return member(field.type, f"toName({names_of(field.type)}, {raw})", True, "toName")
        case Kind.ENUM:
            return member(field.type, f"toPresentName({names_of(field.type)}, {raw})", False, "toPresentName")
        case Kind.TIME_OF_DAY:
            return member("Instant", f"toClockTime({raw}, received)", True, "toClockTime", "Instant")
        case Kind.DATE:
            return member("PlainDate", f"toDate({raw})", True, "toDate", "PlainDate")
        case Kind.DATE_TIME:
            return member("Instant", f"toDateTime({raw})", True, "toDateTime", "Instant")
        case Kind.TIMESTAMP:
            return member("Instant", f"toInstant({raw})", True, "toInstant", "Instant")
        case Kind.DURATION:
            return dataclasses.replace(member("number", f"toMilliseconds({raw})", True, "toMilliseconds"),
                                       doc=f"{field.comment}\nMilliseconds.".strip())
        case Kind.UNPARSED:
            return member("Readonly<Record<string, string>>", raw, False)
        case Kind.MESSAGE:
            value = f"new {field.type}({raw}, received)"
            return member(field.type, f"{raw} === undefined ? undefined : {value}")
    raise AssertionError(field.kind)


def _signed(field: Field, raw: str) -> Member:
    """A number with its direction or side."""
    number = _plain(field, raw)
    sign = field.companion
    side = sign.sign is Sign.SIDE
    key, names = ("side", "SIDE_NAMES") if side else ("direction", "DIRECTION_NAMES")
    type_name = {("Decimal", False): "Level", ("number", False): "Price", ("number", True): "Traded"}[number.type, side]
    expression = f"{lower(type_name)}({number.expression}, raw.{camel(sign.name)})"
    return Member(number.name, type_name, expression, True, field.comment, (*number.uses, lower(type_name), type_name))


def lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _repeated(field: Field, raw: str) -> Member:
    name = camel(field.name)
    if field.kind is Kind.MESSAGE:
        return Member(name, f"readonly {field.type}[]", f"{raw}.map((part) => new {field.type}(part, received))", False,
                      field.comment)
    if field.kind is Kind.ENUM:
        expression = f"{raw}.map((part) => toPresentName({names_of(field.type)}, part))"
        return Member(name, f"readonly {field.type}[]", expression, False, field.comment, ("toPresentName",))
    assert field.kind is Kind.STRING, field.name
    return Member(name, "readonly string[]", raw, False, field.comment)
