"""enums.ts: a union of literals for each enum, and tables between its names and numbers."""

from __future__ import annotations

from typescript_names import doc, names_of, numbers_of
from model import Enum, Model


def enums_file(model: Model) -> str:
    return "\n".join(['import type { EnumNames } from "../reading.js";\n', *(_enum(enum) for enum in model.enums)])


def _enum(enum: Enum) -> str:
    values = [value for value in enum.values if not value.unspecified]
    literals = "".join(f"\n  | {_inline(value.comment)}\"{value.name}\"" for value in values)
    names = "".join(f"  {value.number}: \"{value.name}\",\n" for value in values)
    numbers = "".join(f"  {value.name}: {value.number},\n" for value in values)
    return (f"{doc(enum.comment)}export type {enum.name} ={literals};\n\n"
            f"export const {names_of(enum.name)}: EnumNames<{enum.name}> = {{\n{names}}};\n\n"
            f"export const {numbers_of(enum.name)}: Readonly<Record<{enum.name}, number>> = {{\n{numbers}}};\n")


def _inline(comment: str) -> str:
    text = " ".join(comment.replace("*/", "* /").split())
    return f"/** {text} */ " if text else ""
