"""A file for each proto with messages: classes of what users get, interfaces and encoders of what they send."""

from __future__ import annotations

import re

from typescript_members import Member, members
from typescript_names import doc, message_doc, module, names_of
from typescript_requests import request, sent_messages
from model import Kind, Message, Model, Role

# Where the names that a file may use come from.
_RUNTIME = {"Decimal": "decimal", "Instant": "instant", "PlainDate": "plain_date", "Value": "value", "Price": "signed",
            "Level": "signed", "Traded": "signed", "price": "sign", "level": "sign", "traded": "sign"}
_READING = ("toName", "toPresentName", "toDecimal", "toInstant", "toMilliseconds", "toDate", "toDateTime",
            "toClockTime")
_WRITING = ("fromName", "fromInstant", "fromMilliseconds", "fromDate", "fromInteger")
_CLASSES = {"Value", "price", "level", "traded", *_READING, *_WRITING}


def message_files(model: Model) -> dict[str, str]:
    files: dict[str, list[str]] = {}
    sent = sent_messages(model)
    for message in model.messages:
        texts = files.setdefault(module(message.file), [])
        if message.role is not Role.REQUEST:
            texts.append(_value(message))
        if message.name in sent:
            texts.append(request(message))
    return {f"{name}.ts": _imports(model, name, "\n".join(texts)) + "\n".join(texts) for name, texts in files.items()}


def _value(message: Message) -> str:
    parts = [member for field in message.fields for member in members(field)]
    declared = "".join(f"{doc(part.doc, '  ')}  readonly {part.name}: {_type(part)};\n\n" for part in parts)
    assigned = "".join(f"    this.{part.name} = {part.expression};\n" for part in parts)
    body = "\n".join(part.expression for part in parts)
    received, before = "received?: Instant", ""
    if message.role is Role.RESPONSE and any(field.name == "received_time" for field in message.fields):
        received = ""
        if re.search(r"\breceived\b", body):
            before = "    const received = toInstant(raw.receivedTime);\n"
    elif not re.search(r"\breceived\b", body):
        received = "_received?: Instant"
    arguments = f"raw: contract.{message.name}" + (f", {received}" if received else "")
    return (f"{message_doc(message)}export class {message.name} extends Value<contract.{message.name}> {{\n{declared}"
            f"  constructor({arguments}) {{\n    super(raw);\n{before}{assigned}  }}\n}}\n")


def _type(part: Member) -> str:
    return f"{part.type} | undefined" if part.absent else part.type


def _imports(model: Model, name: str, text: str) -> str:
    code = re.sub(r"/\*\*.*?\*/", "", text, flags=re.S)
    words = set(re.findall(r"\b\w+\b", code))
    own = set(re.findall(r"export (?:class|interface|function) (\w+)", code))
    lines = []
    if "create" in words:
        lines.append('import { create } from "@bufbuild/protobuf";\n')
    lines.append(f'import * as contract from "../contract/kiwoom/v1/{name}_pb.js";' if "create" in words else
                 f'import type * as contract from "../contract/kiwoom/v1/{name}_pb.js";')
    wanted: dict[str, set[str]] = {}
    for word in words & set(_RUNTIME):
        wanted.setdefault(f"../{_RUNTIME[word]}.js", set()).add(word)
    for word in words & set(_READING):
        wanted.setdefault("../reading.js", set()).add(word)
    for word in words & set(_WRITING):
        wanted.setdefault("../writing.js", set()).add(word)
    tables = {table for enum in model.enums for table in (names_of(enum.name), names_of(enum.name)[:-5] + "NUMBERS")}
    fields_use_enums = {enum.name for enum in model.enums if re.search(rf"\b{enum.name}\b", code)}
    for word in (words & tables) | fields_use_enums:
        wanted.setdefault("./enums.js", set()).add(word)
    for message in model.messages:
        for word in (message.name, f"{message.name}Init", f"to{message.name}"):
            if word in words and word not in own and module(message.file) != name:
                if re.search(rf"(?<!contract\.)\b{word}\b", code):
                    wanted.setdefault(f"./{module(message.file)}.js", set()).add(word)
    constructed = set(re.findall(r"new (\w+)\(", code))
    called = set(re.findall(r"\b(to\w+)\b", code))
    for path in sorted(wanted):
        names = [word if word in _CLASSES or word in constructed or word in called or word in tables else f"type {word}"
                 for word in sorted(wanted[path])]
        if all(word.startswith("type ") for word in names):
            lines.append(f"import type {{ {', '.join(word[5:] for word in names)} }} from \"{path}\";")
        else:
            lines.append(f"import {{ {', '.join(names)} }} from \"{path}\";")
    return "\n".join(lines) + "\n\n"
