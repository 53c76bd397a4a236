"""The request of a method in Rust: what is required is an argument of `new`, anything else has a method."""

from __future__ import annotations

from descriptors import ContractError
from model import Field, Kind, Message
from rust_text import documentation, identifier

_OWN = frozenset({"new", "raw", "from_json"})
_NUMBERS = {"int32": "i32", "int64": "i64", "uint32": "u32", "uint64": "u64", "sint32": "i32", "sint64": "i64"}


def request_struct(message: Message, names: set[str]) -> str:
    """Adds to `names` what the module must import."""
    names |= {"Error", "FromJson"}
    required = [field for field in message.fields if field.required]
    text = [documentation(message.comment) or f"/// The fields of a request: see the method that takes it.\n",
            "#[derive(Clone, Debug, Default, PartialEq)]\n",
            f"pub struct {message.name} {{\n    pub(crate) raw: pb::{message.name},\n}}\n\nimpl {message.name} {{\n"]
    text.append(_new(message, required, names))
    for field in message.fields:
        if not field.required:
            text.append(_setter(field, names))
    text.append(f"\n    /// Its protobuf message.\n    pub fn raw(&self) -> &pb::{message.name} {{\n"
                "        &self.raw\n    }\n")
    text += [_from_json(message), "}\n"]
    return "".join(text)


def _new(message: Message, required: list[Field], names: set[str]) -> str:
    arguments = ", ".join(f"{identifier(field.name)}: {_type(field, names)}" for field in required)
    listed = "".join(
        f"\n    ///\n    /// `{field.name}`: " + " ".join(documentation(field.comment).replace("///", "").split())
        for field in required)
    lines = [f"    /// A request with what it requires.{listed}\n    pub fn new({arguments}) -> Self {{\n"]
    if not required:
        return "".join(lines) + "        Self::default()\n    }\n"
    lines.append("        let mut request = Self::default();\n")
    lines += [f"        request.raw.{identifier(field.name)} = {_wrapped(field)};\n" for field in required]
    return "".join(lines) + "        request\n    }\n"


def _setter(field: Field, names: set[str]) -> str:
    name = f"{field.name}_" if field.name in _OWN else identifier(field.name)
    documented = documentation(field.comment, "    ") or "    /// As in the contract.\n"
    return (f"\n{documented}    #[must_use]\n"
            f"    pub fn {name}(mut self, {identifier(field.name)}: {_type(field, names)}) -> Self {{\n"
            f"        self.raw.{identifier(field.name)} = {_wrapped(field)};\n        self\n    }}\n")


def _type(field: Field, names: set[str]) -> str:
    one = {
        Kind.STRING: "impl Into<String>", Kind.ENUM: field.type, Kind.MESSAGE: field.type, Kind.BOOLEAN: "bool",
        Kind.DURATION: "Duration", Kind.DATE: "NaiveDate", Kind.INTEGER: _NUMBERS.get(field.proto_type, ""),
    }.get(field.kind)
    if not one:
        raise ContractError(f"{field.name} is a {field.kind.value} in a request: teach rust_request.py.")
    if field.kind in (Kind.ENUM, Kind.MESSAGE, Kind.DURATION, Kind.DATE):
        names.add(one)
    if field.kind is Kind.STRING and field.repeated:
        return "impl IntoIterator<Item = impl Into<String>>"
    return f"impl IntoIterator<Item = {one}>" if field.repeated else one


def _wrapped(field: Field, owned: bool = False) -> str:
    """The argument as the message has it. `owned`: texts are of the right type already."""
    name = identifier(field.name)
    if owned and field.kind is Kind.STRING:
        return f"Some({name})" if field.presence else name
    if field.repeated:
        return f"{name}.into_iter().map({'i32::from' if field.kind is Kind.ENUM else 'Into::into'}).collect()"
    one = {
        Kind.STRING: f"{name}.into()", Kind.ENUM: f"{name}.into()", Kind.MESSAGE: f"{name}.into()",
        Kind.DURATION: f"protobuf_span({name})", Kind.DATE: f"protobuf_date({name})",
    }.get(field.kind, name)
    return f"Some({one})" if field.presence else one


def conversions(message: Message) -> set[str]:
    """The functions that `_wrapped` uses."""
    kinds = {field.kind for field in message.fields}
    functions = {Kind.DURATION: "protobuf_span", Kind.DATE: "protobuf_date"}
    return {function for kind, function in functions.items() if kind in kinds}


def _from_json(message: Message) -> str:
    lines = []
    for field in message.fields:
        name, path = identifier(field.name), f"request.raw.{identifier(field.name)}"
        type_name = field.type or {
            Kind.STRING: "String", Kind.DURATION: "Duration", Kind.DATE: "NaiveDate", Kind.BOOLEAN: "bool",
            Kind.INTEGER: _NUMBERS.get(field.proto_type, ""),
        }[field.kind]
        read = f"Vec::<{type_name}>" if field.repeated else type_name
        lines.append(f'                "{field.name}" => {{\n'
                     f"                    let {name} = {read}::from_json(value)?;\n"
                     f"                    {path} = {_wrapped(field, owned=True)};\n"
                     f"                }}\n")
    return ("\n    /// A request with the members of a JSON object, by the names of the contract.\n"
            "    pub fn from_json(json: &serde_json::Value) -> Result<Self, Error> {\n"
            "        let mut request = Self::default();\n"
            "        for (name, value) in crate::json::members(json)? {\n            match name.as_str() {\n"
            + "".join(lines) +
            "                _ => return Err(crate::json::unknown(name)),\n            }\n        }\n"
            "        Ok(request)\n    }\n")
