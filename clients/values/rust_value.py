"""The value of a message in Rust: a struct that holds the message, with a method for each field."""

from __future__ import annotations

from model import Field, Kind, Message, Model, Role
from rust_accessor import accessor, marker, method
from rust_text import documentation


def value_struct(message: Message, model: Model, names: set[str]) -> str:
    """Adds to `names` what the module must import."""
    names |= {"Json", "Members"}
    part, data = message.role is Role.PART, message.role is Role.DATA
    held = f"Cow<'a, pb::{message.name}>" if part else f"Box<pb::{message.name}>" if data else f"pb::{message.name}"
    sensitive = any(field.sensitive for field in message.fields)
    lifetime = "<'a>" if part else ""
    text = [documentation(message.comment) or "/// As in the contract.\n",
            f"#[derive(Clone, {'' if sensitive else 'Debug, '}PartialEq)]\n",
            f"pub struct {message.name}{lifetime} {{\n    raw: {held},\n",
            "    received: Received,\n" if message.has_time else "", "}\n"]
    if sensitive:
        names.add("fmt")
        text.append(_silent(message.name, part))
    names |= {"Cow"} if part else set()
    names |= {"Received"} if message.has_time else set()
    text.append(f"\nimpl{lifetime} {message.name}{lifetime} {{\n")
    text += [_constants(message), _part(message) if part else _whole(message, data, names)]
    text.append(f"\n    /// Its protobuf message.\n    pub fn raw(&self) -> &pb::{message.name} {{\n"
                "        &self.raw\n    }\n")
    for field in message.fields:
        read = accessor(field, model)
        names |= read.names
        text.append(_method(method(field), read.type, read.expression, _comment(field)))
        if field.kind is Kind.TIME_OF_DAY:
            read = marker(field)
            names |= read.names
            text.append(_method(field.marker, read.type, read.expression,
                                f"The marker that stands in place of `{field.name}`, if any."))
    text += ["}\n", _json(message, model, part)]
    return "".join(text)


def _constants(message: Message) -> str:
    if not message.tr:
        return ""
    return (f'    /// The broker\'s code of the TR.\n    pub const TR: &\'static str = "{message.tr}";\n'
            f'    /// The broker\'s title of the TR.\n    pub const TITLE: &\'static str = "{message.title}";\n\n')


def _whole(message: Message, data: bool, names: set[str]) -> str:
    raw = "raw: Box::new(raw)" if data else "raw"
    if message.role is Role.RESPONSE and message.has_time:
        return ("    /// The value of a message. Its times of day belong to the day of `received_time`, or one beside "
                "it.\n"
                f"    pub fn from_raw(raw: pb::{message.name}) -> Self {{\n"
                f"        let received = Received::at(raw.received_time.as_ref());\n"
                f"        Self {{ raw, received }}\n    }}\n")
    if not message.has_time:
        text = (f"    /// The value of a message.\n    pub fn from_raw(raw: pb::{message.name}) -> Self {{\n"
                f"        Self {{ {raw} }}\n    }}\n")
        received = ""
    else:
        names.add("SeoulTime")
        text = (f"    /// The value of a message. Its times of day belong to the day of `received`, or one beside it.\n"
                f"    pub fn from_raw(raw: pb::{message.name}, received: SeoulTime) -> Self {{\n"
                f"        Self {{ {raw}, received: received.into() }}\n    }}\n")
        received = ", received"
    if data:
        argument = "received: Received" if received else "_: Received"
        names.add("Received")
        text += (f"\n    pub(crate) fn of(raw: Box<pb::{message.name}>, {argument}) -> Self {{\n"
                 f"        Self {{ raw{received} }}\n    }}\n")
    return text


def _part(message: Message) -> str:
    argument, received = (", received: Received", ", received") if message.has_time else ("", "")
    own = ", received: self.received" if message.has_time else ""
    return (f"    pub(crate) fn view(raw: &'a pb::{message.name}{argument}) -> Self {{\n"
            f"        Self {{ raw: Cow::Borrowed(raw){received} }}\n    }}\n"
            f"\n    /// The same value, which borrows nothing.\n"
            f"    pub fn into_owned(self) -> {message.name}<'static> {{\n"
            f"        {message.name} {{ raw: Cow::Owned(self.raw.into_owned()){own} }}\n    }}\n")


def _silent(name: str, part: bool) -> str:
    return (f"\n/// Account numbers do not belong into logs: prints no field.\n"
            f"impl fmt::Debug for {name}{'<' + chr(39) + '_>' if part else ''} {{\n"
            f"    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {{\n"
            f'        formatter.debug_struct("{name}").finish_non_exhaustive()\n    }}\n}}\n')


def _comment(field: Field) -> str:
    """With what the sign beside the number means."""
    if field.companion is None or not field.companion.comment:
        return field.comment
    name = field.companion.sign.value
    return f"{field.comment}\n\n`{name}`: {field.companion.comment[0].lower()}{field.companion.comment[1:]}"


def _method(name: str, type_name: str, expression: str, comment: str) -> str:
    documented = documentation(comment, "    ") or "    /// As in the contract.\n"
    return f"\n{documented}    pub fn {name}(&self) -> {type_name} {{\n        {expression}\n    }}\n"


def _json(message: Message, model: Model, part: bool) -> str:
    lines = []
    for field in message.fields:
        function = "list" if accessor(field, model).list else "add"
        lines.append(f'        members.{function}("{field.name}", {"" if function == "list" else "&"}'
                     f"self.{method(field)}());\n")
        if field.kind is Kind.TIME_OF_DAY:
            lines.append(f'        members.add("{field.marker}", &self.{field.marker}());\n')
    mutable = "mut " if lines else ""
    return (f"\nimpl Json for {message.name}{'<' + chr(39) + '_>' if part else ''} {{\n"
            f"    fn to_json(&self) -> serde_json::Value {{\n        let {mutable}members = Members::default();\n"
            + "".join(lines) + "        members.into()\n    }\n}\n")
