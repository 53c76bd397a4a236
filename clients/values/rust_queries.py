"""The unary methods of a service in Rust: a function each, and one more that iterates over pages."""

from __future__ import annotations

from model import Method, Model, Service
from rust_accessor import part_type
from rust_text import HEADER, documentation, snake


def queries_module(model: Model, service: Service) -> str:
    noun = service.name.removesuffix("Service")
    text = [HEADER, f"//! The queries of {service.name}.\n\n", "use crate::caller::Caller;\nuse crate::contract::*;\n",
            "use crate::error::Error;\nuse crate::pages::{Paged, Pages};\nuse crate::proto as pb;\n\n",
            documentation(service.comment), f"#[derive(Clone, Debug)]\npub struct {noun}Queries {{\n",
            "    pub(crate) caller: Caller,\n}\n\n", f"crate::caller::query_options!({noun}Queries);\n\n",
            f"impl {noun}Queries {{\n"]
    text.append("\n".join(_call(model, method) for method in service.methods))
    text.append("}\n")
    text += [_paged(model, method) for method in service.methods if method.pages]
    return "".join(text)


def _call(model: Model, method: Method) -> str:
    name = snake(method.name)
    takes = bool(model.message(method.request).fields)
    argument = f", request: {method.request}" if takes else ""
    value = "request.raw" if takes else f"pb::{method.request}::default()"
    text = (f"{documentation(method.comment, '    ')}"
            f"    pub async fn {name}(&self{argument}) -> Result<{method.response}, Error> {{\n"
            f'        self.caller.call("{method.path}", {value}).await.map({method.response}::from_raw)\n    }}\n')
    if not method.pages:
        return text
    return text + (f"\n    /// The pages of [`Self::{name}`], and with [`Pages::elements`] the elements of "
                   f"`{method.pages}` on them.\n    ///\n"
                   "    /// Ends with an error at a page token that it has sent before: the broker may repeat a page.\n"
                   f"    pub fn {name}_pages(&self, request: {method.request}) -> Pages<{method.response}> {{\n"
                   f"        Pages::new(self.caller.clone(), request.raw)\n    }}\n")


def _paged(model: Model, method: Method) -> str:
    response = model.message(method.response)
    field = response.field(method.pages)
    element = part_type(field.type, "'static")
    return (f"\nimpl Paged for {method.response} {{\n    type Element = {element};\n"
            f"    type Raw = pb::{method.response};\n"
            f"    type Request = pb::{method.request};\n\n"
            f'    const PATH: &\'static str = "{method.path}";\n\n'
            f"    fn from_message(raw: Self::Raw) -> Self {{\n        Self::from_raw(raw)\n    }}\n\n"
            f"    fn next_token(&self) -> &str {{\n        &self.raw().next_page_token\n    }}\n\n"
            "    fn set_token(request: &mut Self::Request, token: String) {\n"
            "        request.page_token = token;\n    }\n\n"
            f"    fn into_elements(self) -> Vec<Self::Element> {{\n"
            f"        self.{field.name}().map({field.type}::into_owned).collect()\n    }}\n}}\n")


def by_name_module(model: Model) -> str:
    """All queries by name, for programs that read requests."""
    text = [HEADER, "//! The queries by their names, with JSON.\n\n",
            "use futures_util::StreamExt;\n\nuse crate::client::Client;\nuse crate::contract::*;\n",
            "use crate::error::Error;\nuse crate::json::{Json, elements};\nuse crate::pages::Pages;\n\n",
            "impl Client {\n",
            "    /// Calls a unary method by its name, as `SectorService/GetSectorPrice`, with JSON both ways.\n",
            "    ///\n    /// Fields have the names of the contract. An enum's name may have its prefix.\n",
            "    pub async fn query_json(&self, method: &str, request: &serde_json::Value)\n",
            "    -> Result<serde_json::Value, Error> {\n        match method {\n"]
    pages = []
    for service in model.services:
        noun = snake(service.name.removesuffix("Service"))
        for method in service.methods:
            key = f'            "{service.name}/{method.name}" => '
            if model.message(method.request).fields:
                argument = f"{method.request}::from_json(request)?"
                text.append(f"{key}Ok(self.{noun}().{snake(method.name)}({argument}).await?.to_json()),\n")
            else:
                text.append(f"{key}Ok(self.{noun}().{snake(method.name)}().await?.to_json()),\n")
            if method.pages:
                pages.append(f"{key}{{\n                let pages = self.{noun}().{snake(method.name)}_pages"
                             f"({method.request}::from_json(request)?);\n"
                             f"                pages.map(elements::<{method.response}>).boxed()\n            }}\n")
    text += ["            _ => Err(Error::unknown_method(method)),\n        }\n    }\n\n",
             "    /// Calls a method that has pages by its name: a stream of arrays, one for each page.\n",
             "    pub fn pages_json(&self, method: &str, request: &serde_json::Value)\n",
             "    -> Result<futures_util::stream::BoxStream<'static, Result<serde_json::Value, Error>>, Error> {\n",
             "        Ok(match method {\n", *pages,
             "            _ => return Err(Error::unknown_method(method)),\n        })\n    }\n}\n"]
    return "".join(text).replace("use crate::pages::Pages;\n", "")
