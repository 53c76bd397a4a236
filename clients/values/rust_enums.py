"""The enums in Rust. A value that a later version of the contract adds is `Unrecognized`."""

from __future__ import annotations

from model import Enum, Model
from rust_text import HEADER, camel, documentation


def enums_module(model: Model) -> str:
    text = [HEADER, "//! The enums of the contract, without their prefixes.\n\nuse crate::open_enum::open_enum;\n"]
    return "".join(text + [_enum(enum) for enum in model.enums])


def _enum(enum: Enum) -> str:
    prefix = enum.values[0].proto_name.removesuffix("UNSPECIFIED")
    lines = ["\nopen_enum! {\n", documentation(enum.comment, "    "), f'    {enum.name}, "{prefix}" {{\n']
    for value in enum.values:
        lines.append(documentation(value.comment, "        ") or "        /// As in the contract.\n")
        lines.append(f'        {camel(value.name)} = {value.number}, "{value.name}";\n')
    lines.append("    }\n}\n")
    return "".join(lines)
