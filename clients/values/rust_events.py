"""The events of a stream in Rust, and what is known about the realtime types."""

from __future__ import annotations

from model import Model, Role
from rust_text import HEADER, camel


def events_module(model: Model) -> str:
    data, notices = model.of_role(Role.DATA), model.of_role(Role.NOTICE)
    text = [HEADER, "//! The events of a stream, and what the realtime types are like.\n\n",
            "use crate::client_notice::{Disconnected, Inconsistent};\nuse crate::contract::*;\n",
            "use crate::data::{Data, Header};\n",
            "use crate::json::Json;\nuse crate::proto as pb;\nuse pb::event::Event as Arm;\n\n",
            "/// What comes on a subscription, in the order in which it came.\n",
            "#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum Event {\n"]
    for message in data:
        text.append(f"    /// {message.title} · TR {message.tr}\n    {message.name}(Data<{message.name}>),\n")
    for message in notices:
        first = " ".join(message.comment.split()).partition(". ")[0].rstrip(".")
        text.append(f"    /// {first}.\n    {camel(message.arm)}({message.name}),\n")
    text.append("    /// The stream ended. The client connects again and resumes.\n    Disconnected(Disconnected),\n"
                "    /// The next event does not follow the ones before it: the gateway or the client has a fault.\n"
                "    Inconsistent(Inconsistent),\n"
                "    /// An event that this version of the library does not know.\n"
                "    Unrecognized(Box<pb::Event>),\n}\n\n")
    text.append("impl Event {\n    pub(crate) fn from_raw(mut raw: pb::Event) -> Self {\n"
                "        let Some(arm) = raw.event.take() else { return Self::Unrecognized(Box::new(raw)) };\n"
                "        match arm {\n")
    for message in notices:
        arm = camel(message.arm)
        text.append(f"            Arm::{arm}(it) => Self::{arm}({message.name}::from_raw(it)),\n")
    for message in data:
        text.append(f"            Arm::{camel(message.arm)}(it) => Self::{message.name}(Data::new(raw, |received| "
                    f"{message.name}::of(it, received))),\n")
    text.append("        }\n    }\n\n"
                "    /// The field of the contract's `Event.event` that holds it, or `disconnected`, `inconsistent`.\n"
                "    pub fn kind(&self) -> &'static str {\n        match self {\n")
    text += [f'            Self::{message.name if message in data else camel(message.arm)}(_) => "{message.arm}",\n'
             for message in data + notices]
    text.append('            Self::Disconnected(_) => "disconnected",\n'
                '            Self::Inconsistent(_) => "inconsistent",\n'
                '            Self::Unrecognized(_) => "unrecognized",\n        }\n    }\n\n'
                "    /// What every event with data has. None for notices.\n"
                "    pub fn header(&self) -> Option<Header<'_>> {\n        match self {\n")
    text += [f"            Self::{message.name}(it) => Some(it.header()),\n" for message in data]
    text.append("            _ => None,\n        }\n    }\n}\n\n"
                "impl Json for Event {\n    fn to_json(&self) -> serde_json::Value {\n"
                "        let json = match self {\n")
    text += [f"            Self::{message.name if message in data else camel(message.arm)}(it) => it.to_json(),\n"
             for message in data + notices]
    text.append("            Self::Disconnected(it) => it.to_json(),\n"
                "            Self::Inconsistent(it) => it.to_json(),\n"
                "            Self::Unrecognized(_) => serde_json::Value::Null,\n"
                "        };\n        crate::json::with_kind(self.kind(), json)\n    }\n}\n\n"
                "/// The type of an event with data.\n"
                "pub(crate) fn realtime_type(arm: &Arm) -> Option<RealtimeType> {\n    match arm {\n")
    text += [f"        Arm::{camel(read.arm)}(_) => Some(RealtimeType::{camel(read.name)}),\n"
             for read in model.realtime_types]
    text.append("        _ => None,\n    }\n}\n\n")
    account = " | ".join(f"Self::{camel(read.name)}" for read in model.realtime_types if read.of_account)
    whole = " | ".join(f"Self::{camel(read.name)}" for read in model.realtime_types if not read.takes_items)
    text.append("impl RealtimeType {\n"
                "    /// Data of an account. Each such type has a stream of its own; all others share one.\n"
                f"    pub fn of_account(self) -> bool {{\n        matches!(self, {account})\n    }}\n\n"
                "    /// Without items, it covers the whole market or an account.\n"
                f"    pub fn takes_items(self) -> bool {{\n        !matches!(self, {whole})\n    }}\n\n"
                "    pub(crate) fn path(self) -> Option<&'static str> {\n        match self {\n")
    text += [f'            Self::{camel(read.name)} => Some("{read.method}"),\n' for read in model.realtime_types
             if read.of_account]
    text.append("            _ => None,\n        }\n    }\n}\n")
    return "".join(text)
