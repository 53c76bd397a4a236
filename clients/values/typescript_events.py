"""events.ts: the kinds of events with their values, and the table of realtime types."""

from __future__ import annotations

from typescript_names import camel, doc, module
from model import Message, Model, Role


def events_file(model: Model) -> str:
    data, notices = model.of_role(Role.DATA), model.of_role(Role.NOTICE)
    accounts = [entry for entry in model.realtime_types if entry.of_account]
    modules: dict[str, list[str]] = {}
    for message in (*data, *notices):
        modules.setdefault(module(message.file), []).append(message.name)
    imports = "".join(f"import {{ {', '.join(sorted(names))} }} from \"./{name}.js\";\n"
                      for name, names in sorted(modules.items()))
    types = "".join(
        f"  {entry.name}: {{ number: {entry.number}, kind: \"{camel(entry.arm)}\", takesItems: "
        f"{str(entry.takes_items).lower()}, ofAccount: {str(entry.of_account).lower()} }},\n"
        for entry in model.realtime_types)
    streams = "".join(f"  {entry.name}: AccountService.method.{_method(entry.method)},\n" for entry in accounts)
    return (f'import type {{ DescMethodServerStreaming }} from "@bufbuild/protobuf";\n\n'
            f'import {{ AccountService }} from "../contract/kiwoom/v1/account_service_pb.js";\n'
            f'import type {{ Instant }} from "../instant.js";\n'
            f'import type {{ RealtimeType }} from "./enums.js";\n{imports}\n'
            f"/** The value of each kind of data. */\nexport interface DataValues {{\n{_members(data)}}}\n\n"
            f"/** The value of each kind of notice. */\nexport interface NoticeValues {{\n{_members(notices)}}}\n\n"
            f"type Constructors<Values> = {{\n"
            f"  readonly [Kind in keyof Values]: new (raw: never, received?: Instant) => Values[Kind];\n}};\n\n"
            f"export const DATA: Constructors<DataValues> = {{\n{_table(data)}}};\n\n"
            f"export const NOTICES: Constructors<NoticeValues> = {{\n{_table(notices)}}};\n\n"
            f"export interface TypeOfData {{\n  readonly number: number;\n  readonly kind: keyof DataValues;\n"
            f"  /** Without: the type covers the whole market or an account. */\n  readonly takesItems: boolean;\n"
            f"  readonly ofAccount: boolean;\n}}\n\n"
            f"export const REALTIME_TYPES: Readonly<Record<RealtimeType, TypeOfData>> = {{\n{types}}};\n\n"
            f"/** Types of accounts have streams of their own; all others share MarketDataService.Subscribe. */\n"
            f"export const ACCOUNT_STREAMS: Readonly<Partial<Record<RealtimeType, DescMethodServerStreaming>>> = {{\n"
            f"{streams}}};\n")


def _members(messages: tuple[Message, ...]) -> str:
    return "".join(f"{doc(message.comment, '  ')}  {camel(message.arm)}: {message.name};\n" for message in messages)


def _table(messages: tuple[Message, ...]) -> str:
    return "".join(f"  {camel(message.arm)}: {message.name},\n" for message in messages)


def _method(path: str) -> str:
    name = path.rpartition("/")[2]
    return name[:1].lower() + name[1:]
