"""Prints the messages of the contract as structs of Go: a file for each proto."""

from __future__ import annotations

import pathlib

from go_reading import read
from go_text import MODULE, comment, documentation, exported, file
from go_types import declared
from go_writing import write
from model import Field, Kind, Message, Model, Role


def emit(model: Model) -> dict[str, str]:
    written = _written(model)
    bodies: dict[str, str] = {}
    for message in model.messages:
        bodies[message.file] = bodies.get(message.file, "") + _message(model, message, message.name in written)
    return {f"generated_{pathlib.PurePath(proto).stem}.go": file(f"generated/{proto}", body, _imports(body))
            for proto, body in bodies.items()}


def _imports(body: str) -> tuple[str, ...]:
    stubs = f"{MODULE}/kiwoomv1"
    return (("time",) if "time." in body else ()) + ((stubs,) if "kiwoomv1." in body else ())


def _written(model: Model) -> set[str]:
    """Requests, and the messages that they consist of."""
    names: set[str] = set()
    waiting = [message.name for message in model.of_role(Role.REQUEST)]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += [field.type for field in model.message(name).fields if field.kind is Kind.MESSAGE]
    return names


def _message(model: Model, message: Message, written: bool) -> str:
    text = _described(message) + f"type {message.name} struct {{\n"
    if message.role is Role.DATA:
        text += "\tEventHeader\n\n"
    text += "\n".join(_declaration(message, field) for field in message.fields)
    if message.role is not Role.REQUEST:
        text += f"\n\t// As it came.\n\traw *kiwoomv1.{message.name}\n"
    text += "}\n\n"
    if message.role is not Role.REQUEST:
        text += _reading(model, message)
    if written:
        text += _writing(message)
    return text


def _described(message: Message) -> str:
    if message.comment:
        return documentation(message.name, message.comment)
    return f"// {message.name} is the message of that name in the contract.\n"


def _declaration(message: Message, field: Field) -> str:
    name = exported(field.name)
    text = comment(field.comment, "\t")
    if field.companion is not None and text:
        text += f"\t// {field.companion.sign.value.capitalize()}: {_lowered(field.companion.comment)}\n"
    text += f'\t{name} {declared(message, field)} `json:"{field.name},omitzero"`\n'
    if field.marker:
        text += (f"\t// What stands in place of the clock time, if {name} is absent for that reason.\n"
                 f'\t{name}Marker TimeMarker `json:"{field.marker},omitzero"`\n')
    return text


def _lowered(sentence: str) -> str:
    return " ".join((sentence[:1].lower() + sentence[1:]).split("\n"))


def _reading(model: Model, message: Message) -> str:
    received = ", received time.Time" if message.has_time else ""
    statements = "".join(read(model, message, field) for field in message.fields)
    return (f"// Raw is the protobuf message that the value was read from: nil for one that was not read.\n"
            f"func (value *{message.name}) Raw() *kiwoomv1.{message.name} {{ return value.raw }}\n\n"
            f"func (value *{message.name}) read(raw *kiwoomv1.{message.name}{received}) {{\n"
            f"\tvalue.raw = raw\n{statements}}}\n\n")


def _writing(message: Message) -> str:
    statements = "".join(write(message, field) for field in message.fields)
    return (f"func (value *{message.name}) proto() *kiwoomv1.{message.name} {{\n\traw := &kiwoomv1.{message.name}{{}}\n"
            f"{statements}\treturn raw\n}}\n\n")
