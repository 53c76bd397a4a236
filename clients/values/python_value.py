"""The class of a message in Python."""

from __future__ import annotations

import dataclasses
import pathlib

from model import Field, Kind, Message, Role
from python_accessor import Accessor, accessor, attribute, marker
from python_text import docstring

BASES = {Role.DATA: "Data", Role.NOTICE: "GatewayNotice", Role.RESPONSE: "Response", Role.PART: "Part"}


@dataclasses.dataclass
class Needs:
    """What a module of values must import."""

    names: set[str] = dataclasses.field(default_factory=set)
    types: set[str] = dataclasses.field(default_factory=set)
    standard: set[str] = dataclasses.field(default_factory=set)

    def add(self, read: Accessor) -> None:
        self.names |= read.names
        self.types |= read.types
        self.standard |= read.standard


def stub_module(message: Message) -> str:
    """The module of the generated stub: "kiwoom/v1/trade.proto" → "trade_pb2"."""
    return f"{pathlib.PurePosixPath(message.file).stem}_pb2"


def value_class(message: Message, needs: Needs) -> str:
    in_data = message.role is Role.DATA
    base = BASES[message.role]
    needs.names |= {base, "Field", "Kind"} if message.fields else {base}
    text = [f"class {message.name}({base}[{stub_module(message)}.{message.name}]):\n"]
    text.append(docstring(message.comment, "    "))
    text.append("\n    __slots__ = ()\n")
    if in_data:
        needs.types.add("RealtimeType")
        text.append(f"    TYPE = RealtimeType.{message.arm.upper()}\n")
    if message.arm:
        text.append(f'    ARM = "{message.arm}"\n')
    if message.tr:
        text.append(f'    TR = "{message.tr}"\n    TITLE = "{message.title}"\n')
    if message.fields:
        text.append("    FIELDS = (\n" + "".join(_info(field, in_data) for field in message.fields) + "    )\n")
    if in_data:
        # `case Trade(item, price)` would be unreadable; by keyword every attribute can be matched.
        text.append("    __match_args__ = ()\n")
    for field in message.fields:
        read = accessor(field)
        needs.add(read)
        text.append(_property(attribute(field, in_data), read, _comment(field)))
        if field.kind is Kind.TIME_OF_DAY:
            read = marker(field)
            needs.add(read)
            text.append(_property(field.marker, read, f"The marker that stands in place of `{field.name}`, if any."))
    return "".join(text)


def _comment(field: Field) -> str:
    """With what the sign beside the number means."""
    if field.companion is None or not field.companion.comment:
        return field.comment
    name = field.companion.sign.value
    return f"{field.comment}\n\n`.{name}`: {field.companion.comment[0].lower()}{field.companion.comment[1:]}"


def _info(field: Field, in_data: bool) -> str:
    arguments = [f'"{attribute(field, in_data)}"', f"Kind.{field.kind.name}"]
    if attribute(field, in_data) != field.name:
        arguments.append(f'proto="{field.name}"')
    for name in ("ko", "fid", "key", "unit", "decimals"):
        value = getattr(field, name)
        if value:
            arguments.append(f'{name}="{value}"' if isinstance(value, str) else f"{name}={value}")
    if field.companion is not None:
        arguments.append(f'sign="{field.companion.name}"')
    if field.presence:
        arguments.append("optional=True")
    if field.repeated:
        arguments.append("repeated=True")
    if field.type:
        arguments.append(f'type="{field.type}"')
    if field.sensitive:
        arguments.append("sensitive=True")
    return f"        Field({', '.join(arguments)}),\n"


def _property(name: str, read: Accessor, comment: str) -> str:
    return (f"\n    @property\n    def {name}(self) -> {read.type}:\n{docstring(comment, '        ')}"
            f"        raw = self.raw\n        return {read.expression}\n")
