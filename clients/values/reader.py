"""Reads the model from the contract's descriptors."""

from __future__ import annotations

import dataclasses

from google.protobuf import descriptor_pb2

from comments import ENUM_OF_FILE, MESSAGE_OF_FILE, METHOD_OF_SERVICE, SERVICE_OF_FILE, VALUE_OF_ENUM, Comments
from descriptors import ContractError, enum_option, option
from fields import read_fields
from model import Enum, EnumValue, Kind, Message, Method, Model, RealtimeType, Role, Service

_PACKAGE = "kiwoom.v1"
_EVENT = "Event"
_STREAMS = ("MarketDataService", "AccountService")


def read_model(descriptors: descriptor_pb2.FileDescriptorSet) -> Model:
    contract = _Contract(descriptors)
    services = contract.services()
    roles = contract.roles(services)
    messages = _with_times({name: contract.message(name, role) for name, role in roles.items()})
    enums = {field.type for message in messages for field in message.fields if field.kind is Kind.ENUM}
    # Without a field of their own: signs and markers are part of values, reasons part of errors.
    enums |= {"Direction", "Side", "TimeMarker", "ErrorReason", "RealtimeType", "SlowReaderPolicy", "RoomPolicy"}
    return Model(
        enums=tuple(contract.enum(name) for name in sorted(enums)),
        messages=messages,
        services=services,
        realtime_types=contract.realtime_types(messages),
    )


def _with_times(messages: dict[str, Message]) -> tuple[Message, ...]:
    """Marks those that contain a time of day. A part may be in a part, so that marks spread until nothing changes."""
    timed: set[str] = set()
    while True:
        more = {message.name for message in messages.values() for field in message.fields
                if field.kind is Kind.TIME_OF_DAY or field.type in timed} - timed
        if not more:
            return tuple(dataclasses.replace(messages[name], has_time=name in timed) for name in sorted(messages))
        timed |= more


class _Contract:
    def __init__(self, descriptors: descriptor_pb2.FileDescriptorSet) -> None:
        self._messages = {}
        self._enums = {}
        self._services = {}
        for file in descriptors.file:
            if file.package != _PACKAGE:
                continue
            comments = Comments(file)
            self._messages |= {item.name: (file, i, item, comments) for i, item in enumerate(file.message_type)}
            self._enums |= {item.name: (file, i, item, comments) for i, item in enumerate(file.enum_type)}
            self._services |= {item.name: (file, i, item, comments) for i, item in enumerate(file.service)}

    def services(self) -> tuple[Service, ...]:
        """Services with unary methods."""
        read = (self._service(name) for name in sorted(self._services))
        return tuple(service for service in read if service.methods)

    def roles(self, services: tuple[Service, ...]) -> dict[str, Role]:
        """All messages that events and unary methods consist of."""
        roles = {name: Role.NOTICE if self._tr(name) == "" else Role.DATA for name in self._arms()}
        for service in services:
            for method in service.methods:
                roles |= {method.request: Role.REQUEST, method.response: Role.RESPONSE}
        waiting = list(roles)
        while waiting:
            for field in self._fields(waiting.pop()):
                if field.kind is Kind.MESSAGE and field.type not in roles:
                    roles[field.type] = Role.PART
                    waiting.append(field.type)
        return roles

    def message(self, name: str, role: Role) -> Message:
        file, index, item, comments = self._messages[name]
        return Message(
            name=name,
            full_name=f"{file.package}.{name}",
            file=file.name,
            role=role,
            comment=comments.of(MESSAGE_OF_FILE, index),
            fields=self._fields(name),
            arm=self._arms().get(name, ""),
            tr=self._tr(name),
            title=option(item.options, "kiwoom.v1.title"),
        )

    def enum(self, name: str) -> Enum:
        file, index, item, comments = self._enums[name]
        prefix = item.value[0].name.removesuffix("UNSPECIFIED")
        values = []
        for position, value in enumerate(item.value):
            if not value.name.startswith(prefix):
                raise ContractError(f"{name}.{value.name} does not begin with {prefix}: every value has the prefix.")
            comment = comments.of(ENUM_OF_FILE, index, VALUE_OF_ENUM, position)
            values.append(EnumValue(value.name.removeprefix(prefix), value.name, value.number, comment))
        comment = comments.of(ENUM_OF_FILE, index)
        return Enum(name, f"{file.package}.{name}", file.name, comment, tuple(values))

    def realtime_types(self, messages: tuple[Message, ...]) -> tuple[RealtimeType, ...]:
        data = {message.arm: message for message in messages if message.role is Role.DATA}
        methods = {method.input_type.rpartition(".")[2]: (service, method.name)
                   for service in _STREAMS for method in self._services[service][2].method}
        types = []
        for value in self.enum("RealtimeType").values:
            if value.unspecified:
                continue
            message = data[value.name.lower()]
            request = f"Subscribe{message.name}Request"
            service, method = methods[request]
            members = {field.name for field in self._messages[request][2].field}
            types.append(RealtimeType(
                name=value.name,
                number=value.number,
                message=message.name,
                arm=message.arm,
                method=f"/{_PACKAGE}.{service}/{method}",
                of_account=service == "AccountService",
                takes_items="items" in members,
            ))
        return tuple(sorted(types, key=lambda read: read.number))

    def _service(self, name: str) -> Service:
        file, index, item, comments = self._services[name]
        methods = []
        for position, method in enumerate(item.method):
            if method.client_streaming or method.server_streaming:
                continue
            request, response = (full.rpartition(".")[2] for full in (method.input_type, method.output_type))
            methods.append(Method(
                name=method.name,
                path=f"/{file.package}.{name}/{method.name}",
                comment=comments.of(SERVICE_OF_FILE, index, METHOD_OF_SERVICE, position),
                request=request,
                response=response,
                effect=enum_option(method.options, "kiwoom.v1.effect", "EFFECT_"),
                scope=enum_option(method.options, "kiwoom.v1.scope", "SCOPE_"),
                pages=self._pages(request, response),
            ))
        return Service(name, f"{file.package}.{name}", file.name, comments.of(SERVICE_OF_FILE, index), tuple(methods))

    def _pages(self, request: str, response: str) -> str:
        tokens = ({field.name for field in self._fields(name)} for name in (request, response))
        if not all(token in fields for token, fields in zip(("page_token", "next_page_token"), tokens)):
            return ""
        lists = [field.name for field in self._fields(response) if field.repeated]
        # An answer without a list has no elements that could continue: the broker has tokens for each of its TRs.
        if not lists:
            return ""
        if len(lists) > 1:
            raise ContractError(f"{response} has pages and {len(lists)} lists: say in clients/values which continues.")
        return lists[0]

    def _arms(self) -> dict[str, str]:
        """The field of Event.event by the name of its message."""
        return {field.type_name.rpartition(".")[2]: field.name
                for field in self._messages[_EVENT][2].field if field.HasField("oneof_index")}

    def _tr(self, name: str) -> str:
        return option(self._messages[name][2].options, "kiwoom.v1.tr")

    def _fields(self, name: str):
        _, index, item, comments = self._messages[name]
        return read_fields(item, index, comments)
