"""The unary methods of a service in Python: a function each, and one more that iterates over pages."""

from __future__ import annotations

import dataclasses

from model import Field, Kind, Message, Method, Model, Service
from python_accessor import parameter
from python_text import HEADER, docstring, import_line, snake
from python_value import stub_module

_TYPES = {
    Kind.INTEGER: "int", Kind.FLOAT: "float", Kind.DECIMAL: "decimal.Decimal", Kind.BOOLEAN: "bool",
    Kind.STRING: "str", Kind.DATE: "datetime.date", Kind.DATE_TIME: "datetime.datetime",
    Kind.TIME_OF_DAY: "datetime.time", Kind.TIMESTAMP: "datetime.datetime", Kind.DURATION: "datetime.timedelta",
}
_OPTIONS = (
    "        timeout: float | None = None,\n"
    "        of_session: str | None = None,\n"
    "        wait_for_quota: bool | None = None,\n"
)
_PASSED = "timeout=timeout, of_session=of_session, wait_for_quota=wait_for_quota"


@dataclasses.dataclass(frozen=True)
class Face:
    """The asynchronous functions, or the synchronous ones."""

    suffix: str
    base: str
    define: str
    wait: str
    iterator: str
    iterate: str


ASYNCHRONOUS = Face("", "Queries", "async def", "await ", "AsyncIterator", "async for")
SYNCHRONOUS = Face("_sync", "SyncQueries", "def", "", "Iterator", "for")


def queries_module(model: Model, service: Service, face: Face, module_of: dict[str, str]) -> str:
    requests = [model.message(method.request) for method in service.methods]
    types = {method.response for method in service.methods}
    types |= {field.type for message in requests for field in message.fields if field.type}
    types |= {model.message(method.response).field(method.pages).type for method in service.methods if method.pages}
    by_module: dict[str, set[str]] = {}
    for name in types:
        by_module.setdefault(module_of[name], set()).add(name)
    kinds = {field.kind for message in requests for field in message.fields}
    dates = kinds & {Kind.DATE, Kind.DATE_TIME, Kind.TIME_OF_DAY, Kind.TIMESTAMP, Kind.DURATION}
    sequences = any(field.repeated for message in requests for field in message.fields)
    abc = {face.iterator} | ({"Sequence"} if sequences else set())
    paged = any(method.pages for method in service.methods)
    text = [HEADER, f'"""The queries of {service.name}."""\n\n', "from __future__ import annotations\n\n"]
    text.append("import datetime\n" if dates else "")
    text.append(import_line("collections.abc", abc if paged else abc - {face.iterator}))
    text.append("\n")
    by_module["kiwoom_gateway.queries"] = {face.base, "Request"}
    by_module["kiwoom_gateway.proto"] = {stub_module(request) for request in requests} | {
        stub_module(model.message(method.response)) for method in service.methods}
    text += [import_line(module, names) for module, names in sorted(by_module.items())]
    text.append(f"\n\nclass {service.name.removesuffix('Service')}{face.base}({face.base}):\n")
    text.append(docstring(service.comment, "    "))
    for method in service.methods:
        text += [_call(model, method, face), _pages(model, method, face)]
    return "".join(text)


def _call(model: Model, method: Method, face: Face) -> str:
    request, response = model.message(method.request), model.message(method.response)
    return (
        f"\n    {face.define} {snake(method.name)}(\n        self,\n{_parameters(request, '')}{_OPTIONS}"
        f"    ) -> {method.response}:\n{docstring(_comment(method, request), '        ')}"
        f"{_request(request, '')}"
        f"        raw = {face.wait}self._call(\n"
        f'            "{method.path}", request.raw, {stub_module(response)}.{response.name},\n'
        f"            {_PASSED},\n        )\n"
        f"        return {method.response}(raw)\n")


def _pages(model: Model, method: Method, face: Face) -> str:
    if not method.pages:
        return ""
    request, response = model.message(method.request), model.message(method.response)
    element = response.field(method.pages).type
    comment = (f"The elements of `{method.pages}` on all pages of `{snake(method.name)}`, page by page.\n\n"
               "Ends with an error at a page token that it has sent before: the broker may repeat a page.")
    return (
        f"\n    {face.define} {snake(method.name)}_pages(\n        self,\n{_parameters(request, 'page_token')}{_OPTIONS}"
        f"    ) -> {face.iterator}[{element}]:\n{docstring(comment, '        ')}"
        f"{_request(request, 'page_token')}"
        f"        {face.iterate} raw in self._pages(\n"
        f'            "{method.path}", request.raw, {stub_module(response)}.{response.name},\n'
        f"            {_PASSED},\n        ):\n"
        f"            for element in {method.response}(raw).{method.pages}:\n"
        f"                yield element\n")


def _comment(method: Method, request: Message) -> str:
    """With a line for each argument."""
    if not request.fields:
        return method.comment
    return method.comment + "\n\n" + "\n".join(
        f"{parameter(field)}: {' '.join(field.comment.split())}" for field in request.fields)


def _type(field: Field) -> str:
    one = field.type or _TYPES[field.kind]
    return f"Sequence[{one}]" if field.repeated else one


def _parameters(request: Message, without: str) -> str:
    """Required ones first. All are keywords: a request may get fields at any place."""
    fields = [field for field in request.fields if field.name != without]
    required = [f"        {parameter(field)}: {_type(field)},\n" for field in fields if field.required]
    optional = []
    for field in fields:
        if field.required:
            continue
        if field.repeated:
            optional.append(f"        {parameter(field)}: {_type(field)} = (),\n")
        else:
            optional.append(f"        {parameter(field)}: {_type(field)} | None = None,\n")
    return "".join(["        *,\n", *required, *optional])


def _request(request: Message, without: str) -> str:
    lines = [f"        request = Request({stub_module(request)}.{request.name}())\n"]
    for field in request.fields:
        if field.name != without:
            lines.append(f'        request.set("{field.name}", {parameter(field)})\n')
    return "".join(lines)
