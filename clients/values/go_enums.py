"""Prints the enums of the contract in Go, and the reasons of errors, of which new ones may come."""

from __future__ import annotations

from go_text import comment, documentation, exported, file
from model import Enum, EnumValue, Model

_REASONS = "ErrorReason"


def emit(model: Model) -> str:
    body = "".join(_reasons(enum) if enum.name == _REASONS else _enum(enum) for enum in model.enums)
    return file("generated/kiwoom/v1", body, ())


def _enum(enum: Enum) -> str:
    values = "".join(_constant(enum, value, str(value.number)) for value in enum.values)
    names = "".join(f'\t{enum.name}{exported(value.name)}: "{value.name}",\n' for value in enum.values)
    table = f"namesOf{enum.name}"
    return f"""{documentation(enum.name, enum.comment)}type {enum.name} int32

// The values of {enum.name}.
const (
{values})

var {table} = map[{enum.name}]string{{
{names}}}

// String is the name without prefix; a number if this version of the library does not know it.
func (v {enum.name}) String() string {{ return nameOf({table}, v) }}

// MarshalText writes String.
func (v {enum.name}) MarshalText() ([]byte, error) {{ return []byte(v.String()), nil }}

// UnmarshalText reads what MarshalText writes.
func (v *{enum.name}) UnmarshalText(text []byte) error {{ return valueOf({table}, text, v) }}

"""


def _constant(enum: Enum, value: EnumValue, text: str) -> str:
    return f"{comment(value.comment, chr(9))}\t{enum.name}{exported(value.name)} {enum.name} = {text}\n"


def _reasons(enum: Enum) -> str:
    values = "".join(_constant(enum, value, f'"{value.name}"') for value in enum.values if not value.unspecified)
    return f"""{documentation(enum.name, enum.comment)}type {enum.name} string

// The values of {enum.name}.
const (
{values})

"""
