"""What users send: an interface, and the function that makes the message from it."""

from __future__ import annotations

from typescript_names import camel, doc, message_doc, numbers_of
from model import Field, Kind, Message, Model, Role

_BIG = ("int64", "sint64", "uint64")


def sent_messages(model: Model) -> set[str]:
    """The requests, and all messages in them."""
    sent, waiting = set(), [message.name for message in model.of_role(Role.REQUEST)]
    while waiting:
        name = waiting.pop()
        if name not in sent:
            sent.add(name)
            waiting += [field.type for field in model.message(name).fields if field.kind is Kind.MESSAGE]
    return sent


def interface_name(message: str, role: Role) -> str:
    return message if role is Role.REQUEST else f"{message}Init"


def request(message: Message) -> str:
    name = interface_name(message.name, message.role)
    declared = "\n".join(_member(field) for field in message.fields)
    assigned = "".join(_assignment(field) for field in message.fields)
    if not message.fields:
        return (f"{message_doc(message)}export type {name} = Readonly<Record<string, never>>;\n\n"
                f"export function to{message.name}(_init: {name}): contract.{message.name} {{\n"
                f"  return create(contract.{message.name}Schema);\n}}\n")
    return (f"{message_doc(message)}export interface {name} {{\n{declared}\n}}\n\n"
            f"export function to{message.name}(init: {name}): contract.{message.name} {{\n"
            f"  const message = create(contract.{message.name}Schema);\n{assigned}  return message;\n}}\n")


def _member(field: Field) -> str:
    return f"{doc(_comment(field), '  ')}  readonly {camel(field.name)}{_optional(field)}: {_type(field)};"


def _optional(field: Field) -> str:
    return "" if field.required else "?"


def _comment(field: Field) -> str:
    return f"{field.comment}\nMilliseconds.".strip() if field.kind is Kind.DURATION else field.comment


def _type(field: Field) -> str:
    one = {
        Kind.INTEGER: "number | bigint" if field.proto_type in _BIG else "number",
        Kind.FLOAT: "number", Kind.DECIMAL: "number", Kind.BOOLEAN: "boolean", Kind.STRING: "string",
        Kind.ENUM: field.type, Kind.DATE: "PlainDate | string", Kind.TIMESTAMP: "Instant | Date | string",
        Kind.DURATION: "number", Kind.MESSAGE: f"{field.type}Init",
    }[field.kind]
    return f"readonly {one}[]" if field.repeated else one if field.required else f"{one} | undefined"


def _assignment(field: Field) -> str:
    name = camel(field.name)
    expression = _expression(field, f"init.{name}")
    if field.repeated:
        expression = _expression(field, "part")
        convert = "" if expression == "part" else f".map((part) => {expression})"
        if convert:
            return f"  if (init.{name} !== undefined) message.{name} = init.{name}{convert};\n"
        return f"  if (init.{name} !== undefined) message.{name} = [...init.{name}];\n"
    if field.required:
        return f"  message.{name} = {expression};\n"
    return f"  if (init.{name} !== undefined) message.{name} = {expression};\n"


def _expression(field: Field, given: str) -> str:
    match field.kind:
        case Kind.INTEGER if field.proto_type in _BIG:
            return f"fromInteger({given})"
        case Kind.ENUM:
            return f"fromName({numbers_of(field.type)}, {given})"
        case Kind.DATE:
            return f"fromDate({given})"
        case Kind.TIMESTAMP:
            return f"fromInstant({given})"
        case Kind.DURATION:
            return f"fromMilliseconds({given})"
        case Kind.MESSAGE:
            return f"to{field.type}({given})"
        case Kind.INTEGER | Kind.FLOAT | Kind.DECIMAL | Kind.BOOLEAN | Kind.STRING:
            return given
    raise AssertionError(f"{field.name}: teach the emitter to send a {field.kind}.")
