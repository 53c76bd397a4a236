"""A file for each service with unary methods: a class with a function for each of them."""

from __future__ import annotations

from typescript_names import camel, doc, lower_first, module
from model import Field, Method, Model, Service


def query_files(model: Model) -> dict[str, str]:
    files = {f"{_stem(service)}_queries.ts": _file(model, service) for service in model.services}
    return files | {"services.ts": _services(model)}


def _stem(service: Service) -> str:
    return module(service.file).removesuffix("_service")


def class_name(service: Service) -> str:
    return service.name.removesuffix("Service") + "Queries"


def _services(model: Model) -> str:
    """The base of a client: a member for each service, so that a new one needs no other line."""
    imports = "".join(f'import {{ {class_name(service)} }} from "./{_stem(service)}_queries.js";\n'
                      for service in model.services)
    declared = "".join(f"{doc(service.comment, '  ')}  readonly {camel(_stem(service))}: {class_name(service)};\n"
                       for service in model.services)
    assigned = "".join(f"    this.{camel(_stem(service))} = new {class_name(service)}(queries);\n"
                       for service in model.services)
    return (f'import type {{ Queries }} from "../queries.js";\n{imports}\n'
            f"/** The queries of each service. */\nexport abstract class Services {{\n{declared}\n"
            f"  protected constructor(queries: Queries) {{\n{assigned}  }}\n}}\n")


def _file(model: Model, service: Service) -> str:
    modules: dict[str, set[str]] = {}
    for method in service.methods:
        for name in (method.request, method.response):
            modules.setdefault(module(model.message(name).file), set()).add(name)
        modules[module(model.message(method.request).file)].add(f"to{method.request}")
        if method.pages:
            part = model.message(method.response).field(method.pages).type
            modules.setdefault(module(model.message(part).file), set()).add(part)
    values = {method.response for method in service.methods} | {f"to{method.request}" for method in service.methods}
    imports = ""
    for name, words in sorted(modules.items()):
        listed = ", ".join(word if word in values else f"type {word}" for word in sorted(words))
        imports += f'import {{ {listed} }} from "./{name}.js";\n'
    methods = "\n".join(_method(model, service, method) for method in service.methods)
    return (f'import {{ {service.name} }} from "../contract/kiwoom/v1/{module(service.file)}_pb.js";\n'
            f'import {{ elements, pages }} from "../pages.js";\n'
            f'import type {{ Queries, QueryOptions }} from "../queries.js";\n'
            f"{imports}\n{doc(service.comment)}export class {class_name(service)} {{\n"
            f"  readonly #queries: Queries;\n\n"
            f"  constructor(queries: Queries) {{\n    this.#queries = queries;\n  }}\n\n"
            f"{methods}}}\n")


def _method(model: Model, service: Service, method: Method) -> str:
    name = lower_first(method.name)
    fields = model.message(method.request).fields
    default = "" if any(field.required for field in fields) else " = {}"
    arguments = f"request: {method.request}{default}, options?: QueryOptions"
    text = (f"{doc(method.comment, '  ')}  async {name}({arguments}): Promise<{method.response}> {{\n"
            f"    const message = to{method.request}(request);\n"
            f"    return new {method.response}(\n"
            f"      await this.#queries.call({service.name}.method.{name}, message, options),\n"
            f"    );\n  }}\n")
    if not method.pages:
        return text
    field = model.message(method.response).field(method.pages)
    return text + "\n" + _pages(method, name, arguments, field)


def _pages(method: Method, name: str, arguments: str, field: Field) -> str:
    member = camel(field.name)
    return (f"  /** The pages of `{name}`, each asked for when the one before has been used. */\n"
            f"  {name}Pages({arguments}): AsyncGenerator<{method.response}, void, undefined> {{\n"
            f"    return pages((pageToken) => this.{name}({{ ...request, pageToken }}, options), request.pageToken);\n"
            f"  }}\n\n"
            f"  /** The elements of `{member}` on all pages of `{name}`. */\n"
            f"  {name}All({arguments}): AsyncGenerator<{field.type}, void, undefined> {{\n"
            f"    return elements(this.{name}Pages(request, options), (page) => page.{member});\n  }}\n")
