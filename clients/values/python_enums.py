"""The enums in Python."""

from __future__ import annotations

from model import Enum, Model
from python_text import HEADER, docstring


def enums_module(model: Model) -> str:
    text = [HEADER, '"""The enums of the contract, without their prefixes."""\n\n',
            "from kiwoom_gateway.open_enum import OpenEnum\n"]
    return "".join(text + [_enum(enum) for enum in model.enums])


def _enum(enum: Enum) -> str:
    lines = [f"\n\nclass {enum.name}(OpenEnum):\n", docstring(enum.comment, "    "), "\n"]
    for value in enum.values:
        lines.append(f"    {value.name} = {value.number}\n")
        lines.append(docstring(value.comment, "    "))
    return "".join(lines)
