"""Prints the values in Python: a module for each proto with its messages, the enums, the events and the queries."""

from __future__ import annotations

import pathlib

from model import Message, Model, Role
from python_enums import enums_module
from python_queries import ASYNCHRONOUS, SYNCHRONOUS, queries_module
from python_text import HEADER, import_line, snake
from python_value import BASES, Needs, stub_module, value_class

FOLDER = "python/src/kiwoom_gateway/contract"
_PACKAGE = "kiwoom_gateway.contract"
# Classes that users make themselves, and that therefore are written by hand.
_WRITTEN = {"Interest": "kiwoom_gateway.interest", "StreamPosition": "kiwoom_gateway.stream_position"}
_HOMES = {
    "value": BASES.values(),
    "field": ("Field", "Kind"),
    "times": ("joined", "date", "wall_clock", "instant", "span"),
    "signs": ("Price", "price", "Level", "level", "Quantity", "quantity", "exact"),
}


def emit(model: Model) -> dict[str, str]:
    by_module: dict[str, list[Message]] = {}
    for message in model.messages:
        if message.role is not Role.REQUEST and message.name not in _WRITTEN:
            by_module.setdefault(pathlib.PurePosixPath(message.file).stem, []).append(message)
    module_of = {message.name: f"{_PACKAGE}.{module}" for module, messages in by_module.items() for message in messages}
    module_of |= {enum.name: f"{_PACKAGE}.enums" for enum in model.enums} | _WRITTEN
    texts = {f"{module}.py": _module(module, messages, module_of) for module, messages in by_module.items()}
    texts["enums.py"] = enums_module(model)
    texts["events.py"] = _events(model, module_of)
    for service in model.services:
        for face in (ASYNCHRONOUS, SYNCHRONOUS):
            name = f"{snake(service.name.removesuffix('Service'))}_queries{face.suffix}.py"
            texts[name] = queries_module(model, service, face, module_of)
    texts["__init__.py"] = _exports({name: module for name, module in module_of.items() if name not in _WRITTEN})
    return texts


def _module(module: str, messages: list[Message], module_of: dict[str, str]) -> str:
    needs = Needs()
    classes = [value_class(message, needs) for message in _parts_first(messages)]
    home = {name: f"kiwoom_gateway.{place}" for place, names in _HOMES.items() for name in names}
    modules: dict[str, set[str]] = {}
    for name in needs.names:
        modules.setdefault(home[name], set()).add(name)
    for name in needs.types - {message.name for message in messages}:
        modules.setdefault(module_of[name], set()).add(name)
    modules["kiwoom_gateway.proto"] = {stub_module(message) for message in messages}
    text = [HEADER, f'"""Values of {messages[0].file}."""\n\n', "from __future__ import annotations\n\n"]
    text.append("import datetime\n" if "datetime" in needs.standard else "")
    text.append("from decimal import Decimal\n" if "decimal" in needs.standard else "")
    text.append("\n" if needs.standard else "")
    text += [import_line(name, names) for name, names in sorted(modules.items())]
    return "".join(text) + "".join(f"\n\n{one}" for one in classes)


def _parts_first(messages: list[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: (message.role is not Role.PART, message.name))


def _events(model: Model, module_of: dict[str, str]) -> str:
    data, notices = model.of_role(Role.DATA), model.of_role(Role.NOTICE)
    modules: dict[str, set[str]] = {}
    for message in data + notices:
        modules.setdefault(module_of[message.name], set()).add(message.name)
    modules["kiwoom_gateway.contract.enums"] = {"RealtimeType"}
    text = [HEADER, '"""The events of a stream, by the field of Event that holds them."""\n\n',
            "from __future__ import annotations\n\n", "from typing import Any\n\n"]
    modules["kiwoom_gateway.value"] = {"Data", "GatewayNotice"}
    modules["kiwoom_gateway.registry"] = {"RealtimeTypeInfo"}
    text += [import_line(name, names) for name, names in sorted(modules.items())]
    text.append("\nDATA: dict[str, type[Data[Any]]] = {\n")
    text += [f'    "{message.arm}": {message.name},\n' for message in data]
    text.append("}\n\nNOTICES: dict[str, type[GatewayNotice[Any]]] = {\n")
    text += [f'    "{message.arm}": {message.name},\n' for message in notices]
    text.append("}\n\nREALTIME_TYPES: dict[RealtimeType, RealtimeTypeInfo] = {\n")
    for read in model.realtime_types:
        text.append(f"    RealtimeType.{read.name}: RealtimeTypeInfo(\n"
                    f'        {read.message}, "{read.method}", of_account={read.of_account}, '
                    f"takes_items={read.takes_items}\n    ),\n")
    names = [message.name for message in data + notices]
    text.append("}\n\nGatewayEvent = (\n    " + "\n    | ".join(names) + "\n)\n")
    text.append('"""What the gateway sends. `kiwoom_gateway.Event` is this and what the client adds."""\n')
    return "".join(text)


def _exports(module_of: dict[str, str]) -> str:
    modules: dict[str, set[str]] = {}
    for name, module in module_of.items():
        modules.setdefault(module, set()).add(name)
    modules[f"{_PACKAGE}.events"] = {"GatewayEvent"}
    text = [HEADER, '"""The values of the contract."""\n\n']
    text += [import_line(module, names) for module, names in sorted(modules.items())]
    names = sorted(set(module_of) | {"GatewayEvent"})
    text.append("\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n")
    return "".join(text)
