"""Prints what a stream consists of: the kinds of events, their conversion, and what one can be interested in."""

from __future__ import annotations

from go_text import MODULE, exported, file, stub
from model import Message, Model, RealtimeType, Role


def emit(model: Model) -> str:
    data = {kind.message: kind for kind in model.realtime_types}
    events = sorted((message for message in model.messages if message.arm), key=lambda message: message.arm)
    body = "".join(_kind(message) for message in events) + _conversion(events, data)
    body += "".join(_interest(kind) for kind in model.realtime_types)
    return file("generated/kiwoom/v1/event.proto", body, (f"{MODULE}/kiwoomv1",))


def _kind(message: Message) -> str:
    text = (f'// EventKind is "{message.arm}".\n'
            f'func (*{message.name}) EventKind() string {{ return "{message.arm}" }}\n')
    # Data has it from its header.
    return text + (f"func (*{message.name}) event() {{}}\n\n" if message.role is Role.NOTICE else "\n")


def _conversion(events: list[Message], data: dict[str, RealtimeType]) -> str:
    cases = ""
    for message in events:
        cases += f"\tcase *kiwoomv1.Event_{stub(message.arm)}:\n"
        if message.name in data:
            header = f"newHeader(RealtimeType{exported(data[message.name].name)}, raw)"
            received = ", value.ReceivedTime" if message.has_time else ""
            cases += f"\t\tvalue := &{message.name}{{EventHeader: {header}}}\n"
        else:
            received = ""
            cases += f"\t\tvalue := &{message.name}{{}}\n"
        cases += f"\t\tvalue.read(arm.{stub(message.arm)}{received})\n\t\treturn value\n"
    return (f"// newEvent converts an event of the contract. One of a kind that came later is an UnrecognizedEvent.\n"
            f"func newEvent(raw *kiwoomv1.Event) Event {{\n\tswitch arm := raw.GetEvent().(type) {{\n{cases}\t}}\n"
            f"\treturn &UnrecognizedEvent{{raw}}\n}}\n\n")


def _interest(kind: RealtimeType) -> str:
    constant = f"RealtimeType{exported(kind.name)}"
    if kind.takes_items:
        return (f"// {kind.message}Of is the interest in {kind.message} of these items, as the broker writes them.\n"
                f"func {kind.message}Of(items ...string) Interest {{\n"
                f"\treturn Interest{{Type: {constant}, Items: items}}\n}}\n\n")
    whole = "of the whole market"
    if kind.of_account:
        whole = "of the accounts; it cannot share a subscription with other types"
    return (f"// {kind.message}OfAll is the interest in {kind.message} {whole}.\n"
            f"func {kind.message}OfAll() Interest {{ return Interest{{Type: {constant}}} }}\n\n")
