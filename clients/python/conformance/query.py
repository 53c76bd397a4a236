"""Asks a query, and reports its answer or the elements of its pages."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from typing import Any

from google.protobuf import json_format

from conformance.arguments import Arguments
from kiwoom_gateway import Client
from kiwoom_gateway.contract import values
from kiwoom_gateway.queries import Queries
from kiwoom_gateway.report import Json, answer_report


async def run_query(client: Client, arguments: Arguments, write: Callable[[Json], None]) -> None:
    """By the method's messages: a request may lack what the typed function requires."""
    service, _, method = arguments.query.partition("/")
    answer_type = getattr(values, f"{method}Response")
    answer_message = _message(answer_type)
    request = _request(answer_message, method, arguments.request)
    path = f"/kiwoom.v1.{service}/{method}"
    if not arguments.pages:
        write(answer_report("response", answer_type(await client.calls.call(path, request, answer_message))))
        return
    continued = _list_of(client, service, method, answer_type)
    async for raw in client.calls.pages(path, request, answer_message):
        for element in getattr(answer_type(raw), continued):
            write(answer_report("page", element))


def _message(answer_type: Any) -> Any:
    """The protobuf message of a value's class: class X(Response[x_pb2.X])."""
    return answer_type.__orig_bases__[0].__args__[0]


def _request(answer_message: Any, method: str, text: str) -> Any:
    """From JSON. Enums may lack their prefix."""
    module = inspect.getmodule(answer_message)
    request = getattr(module, f"{method}Request")()
    fields = request.DESCRIPTOR.fields_by_name
    read = json.loads(text)
    for name, value in read.items():
        enum = fields[name].enum_type if name in fields else None
        if enum is not None and isinstance(value, str) and value not in enum.values_by_name:
            read[name] = next(full for full in enum.values_by_name if full.endswith(f"_{value}"))
    return json_format.ParseDict(read, request)


def _list_of(client: Client, service: str, method: str, answer_type: Any) -> str:
    """The list that continues on the next page: its elements are what the client's own function yields."""
    queries: Queries = getattr(client, service.removesuffix("Service").lower())
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", method).lower()
    element = re.fullmatch(r"AsyncIterator\[(\w+)\]", getattr(queries, f"{name}_pages").__annotations__["return"])
    assert element is not None
    names: list[str] = [field.name for field in answer_type.FIELDS if field.repeated and field.type == element[1]]
    return names[0]
