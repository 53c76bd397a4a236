"""Names and comments of the TypeScript values."""

from __future__ import annotations

import textwrap

from model import Field, Message


def camel(name: str) -> str:
    """As protobuf-es does it: an underscore goes, and the letter behind it becomes a capital."""
    first, *rest = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]


def module(file: str) -> str:
    """kiwoom/v1/trade.proto → trade"""
    return file.rpartition("/")[2].removesuffix(".proto")


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def names_of(enum: str) -> str:
    """The table of an enum's names by number: CHANGE_SIGN_NAMES."""
    return f"{snake(enum).upper()}_NAMES"


def numbers_of(enum: str) -> str:
    return f"{snake(enum).upper()}_NUMBERS"


def doc(comment: str, indent: str = "") -> str:
    """A JSDoc comment with a line break behind it; nothing for an empty comment."""
    lines = []
    for paragraph in comment.replace("*/", "* /").split("\n"):
        lines += textwrap.wrap(paragraph, 117 - len(indent), break_long_words=False, break_on_hyphens=False) or [""]
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) + len(indent) + 7 <= 120:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


def field_doc(field: Field, indent: str = "  ") -> str:
    return doc(field.comment, indent)


def message_doc(message: Message) -> str:
    return doc(message.comment)
