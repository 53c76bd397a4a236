"""Prints the values in Rust: a module for each proto with its messages, the enums, the events and the queries."""

from __future__ import annotations

import pathlib

from model import Message, Model, Role
from rust_accessor import WRITTEN
from rust_enums import enums_module
from rust_events import events_module
from rust_queries import by_name_module, queries_module
from rust_request import conversions, request_struct
from rust_text import HEADER, snake
from rust_value import value_struct

FOLDER = "rust/src/contract"
_HOMES = {
    "std::borrow": ("Cow",), "std::collections": ("BTreeMap",), "std": ("fmt",), "std::time": ("Duration",),
    "chrono": ("NaiveDate",), "rust_decimal": ("Decimal",),
    "crate::decimal": ("exact",), "crate::error": ("Error",), "crate::json": ("FromJson", "Json", "Members"),
    "crate::interest": ("Interest",), "crate::position": ("StreamPosition",),
    "crate::seoul": ("SeoulTime", "Received", "joined", "marker", "date", "wall_clock", "instant", "span",
                     "protobuf_span", "protobuf_date"),
    "crate::signs": ("Price", "price", "Level", "level", "Quantity", "quantity"),
}


def emit(model: Model) -> dict[str, str]:
    by_module: dict[str, list[Message]] = {}
    for message in model.messages:
        if message.name not in WRITTEN and not (message.role is Role.REQUEST and not message.fields):
            by_module.setdefault(pathlib.PurePosixPath(message.file).stem, []).append(message)
    texts = {f"{module}.rs": _module(module, messages, model) for module, messages in by_module.items()}
    texts["enums.rs"] = enums_module(model)
    texts["events.rs"] = events_module(model)
    texts["by_name.rs"] = by_name_module(model)
    services = {f"{snake(service.name.removesuffix('Service'))}_queries": service for service in model.services}
    texts |= {f"{name}.rs": queries_module(model, service) for name, service in services.items()}
    texts["mod.rs"] = _mod([*by_module, "enums", "events", *services])
    return texts


def _module(module: str, messages: list[Message], model: Model) -> str:
    names: set[str] = set()
    structs = []
    for message in messages:
        if message.role is Role.REQUEST:
            structs.append(request_struct(message, names))
            names |= conversions(message)
        else:
            structs.append(value_struct(message, model, names))
    homes = {name: home for home, known in _HOMES.items() for name in known}
    used: dict[str, list[str]] = {}
    for name in sorted(names - {message.name for message in messages}):
        used.setdefault(homes.get(name, "crate::contract"), []).append(name)
    lines = [f"use {home}::{known[0] if len(known) == 1 else '{' + ', '.join(known) + '}'};\n"
             for home, known in sorted(used.items())]
    return (f"{HEADER}//! Values of {messages[0].file}.\n\n" + "".join(lines) + "use crate::proto as pb;\n\n"
            + "\n".join(structs))


def _mod(modules: list[str]) -> str:
    names = sorted(modules)
    return (f"{HEADER}//! The values of the contract.\n\nmod by_name;\n" + "".join(f"mod {name};\n" for name in names)
            + "\n" + "".join(f"pub use {name}::*;\n" for name in names))
