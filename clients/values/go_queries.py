"""Prints the client's queries: a function for each unary method, and one for all pages of those that have any."""

from __future__ import annotations

import re

from go_text import MODULE, documentation, exported, file
from model import Message, Method, Model


def emit(model: Model) -> str:
    body = "".join(_query(model, method) for service in model.services for method in service.methods)
    return file("generated/kiwoom/v1", body, ("context", "iter", f"{MODULE}/kiwoomv1"))


def _query(model: Model, method: Method) -> str:
    response = model.message(method.response)
    read = "func(value *{0}, raw *kiwoomv1.{0}) {{ value.read(raw{1}) }}".format(
        response.name, ", instant(raw.GetReceivedTime())" if response.has_time else "")
    text = (f"{documentation(method.name, method.comment)}"
            f"func (c *Client) {method.name}(\n"
            f"\tctx context.Context, request {method.request}, options ...QueryOption,\n"
            f") (*{method.response}, error) {{\n"
            f"\treturn query(ctx, c, kiwoomv1.{_constant(method)}, request.proto(),\n"
            f"\t\t{read}, options)\n}}\n\n")
    return text + (_pages(method, response) if method.pages else "")


def _constant(method: Method) -> str:
    service = method.path.split("/")[1].rpartition(".")[2]
    return f"{service}_{method.name}_FullMethodName"


def _pages(method: Method, response: Message) -> str:
    field = response.field(method.pages)
    name = "All" + re.sub("^(Get|List)", "", method.name)
    return (f"// {name} asks {method.name} for page after page, and yields each element of `{field.name}`.\n"
            f"// It ends with an error at a page token that it has sent before: the broker repeats a page.\n"
            f"func (c *Client) {name}(\n"
            f"\tctx context.Context, request {method.request}, options ...QueryOption,\n"
            f") iter.Seq2[{field.type}, error] {{\n"
            f"\treturn pages(request.PageToken, func(token string) ([]{field.type}, string, error) {{\n"
            f"\t\tnext := request\n\t\tnext.PageToken = token\n"
            f"\t\tresponse, err := c.{method.name}(ctx, next, options...)\n"
            f"\t\tif err != nil {{\n\t\t\treturn nil, \"\", err\n\t\t}}\n"
            f"\t\treturn response.{exported(field.name)}, response.NextPageToken, nil\n\t}})\n}}\n\n")
