"""The fields of a message: their kinds, and the signs that belong to numbers."""

from __future__ import annotations

from google.protobuf import descriptor_pb2

from comments import FIELD_OF_MESSAGE, MESSAGE_OF_FILE, Comments
from descriptors import ContractError, option
from model import Companion, Field, Kind, Sign
from units import unit

_Proto = descriptor_pb2.FieldDescriptorProto
_REQUIRED = 2  # google.api.FieldBehavior

_NUMBERS = {
    _Proto.TYPE_INT32: "int32", _Proto.TYPE_INT64: "int64", _Proto.TYPE_UINT32: "uint32", _Proto.TYPE_UINT64: "uint64",
    _Proto.TYPE_SINT32: "sint32", _Proto.TYPE_SINT64: "sint64",
}
_MESSAGES = {
    "kiwoom.v1.TimeOfDay": Kind.TIME_OF_DAY, "kiwoom.v1.Date": Kind.DATE, "kiwoom.v1.DateTime": Kind.DATE_TIME,
    "google.protobuf.Timestamp": Kind.TIMESTAMP, "google.protobuf.Duration": Kind.DURATION,
}
_SIGNS = {"kiwoom.v1.Direction": Sign.DIRECTION, "kiwoom.v1.Side": Sign.SIDE}
# The number of a field with a TR's sign is that of its number plus this.
_SIGN_OFFSET = 100_000


def read_fields(message: descriptor_pb2.DescriptorProto, index: int, comments: Comments) -> tuple[Field, ...]:
    """The fields of the file's message with this index, in the order of the proto."""
    documented = [(field, comments.of(MESSAGE_OF_FILE, index, FIELD_OF_MESSAGE, position))
                  for position, field in enumerate(message.field)]
    companions = {}
    for field, comment in documented:
        sign = _sign(field)
        if sign is not None:
            companions[_signed_field(message, field, sign)] = Companion(field.name, sign, comment)
    return tuple(_field(message, field, comment, companions.get(field.name))
                 for field, comment in documented if _sign(field) is None)


def _sign(field: _Proto) -> Sign | None:
    return _SIGNS.get(field.type_name.removeprefix("."))


def _signed_field(message: descriptor_pb2.DescriptorProto, field: _Proto, sign: Sign) -> str:
    """The name of the number that a sign belongs to."""
    for other in message.field:
        if sign is Sign.DIRECTION and f"{other.name}_direction" == field.name:
            return other.name
        if sign is Sign.SIDE and other.number + _SIGN_OFFSET == field.number:
            return other.name
    raise ContractError(f"{message.name}.{field.name} is the sign of no number: values have signs beside numbers only.")


def _kind(message: descriptor_pb2.DescriptorProto, field: _Proto) -> tuple[Kind, str, str]:
    """The kind, proto's name of the type, and the name of an enum or message."""
    full_name = field.type_name.removeprefix(".")
    if field.type in _NUMBERS:
        return Kind.INTEGER, _NUMBERS[field.type], ""
    if field.type == _Proto.TYPE_DOUBLE:
        decimals = option(field.options, "kiwoom.v1.decimals")
        return Kind.DECIMAL if decimals else Kind.FLOAT, "double", ""
    if field.type == _Proto.TYPE_BOOL:
        return Kind.BOOLEAN, "bool", ""
    if field.type == _Proto.TYPE_STRING:
        return Kind.STRING, "string", ""
    if field.type == _Proto.TYPE_ENUM:
        return Kind.ENUM, full_name, full_name.rpartition(".")[2]
    if field.type == _Proto.TYPE_MESSAGE:
        if any(nested.options.map_entry and full_name.endswith(f".{message.name}.{nested.name}")
               for nested in message.nested_type):
            return Kind.UNPARSED, "map<string, string>", ""
        kind = _MESSAGES.get(full_name, Kind.MESSAGE)
        return kind, full_name, full_name.rpartition(".")[2] if kind is Kind.MESSAGE else ""
    raise ContractError(f"{message.name}.{field.name} has a type without a value: teach clients/values about it.")


def _field(message: descriptor_pb2.DescriptorProto, field: _Proto, comment: str, companion: Companion | None) -> Field:
    kind, proto_type, type_name = _kind(message, field)
    repeated = field.label == _Proto.LABEL_REPEATED and kind is not Kind.UNPARSED
    single_message = field.type == _Proto.TYPE_MESSAGE and field.label != _Proto.LABEL_REPEATED
    return Field(
        name=field.name,
        number=field.number,
        kind=kind,
        comment=comment,
        proto_type=proto_type,
        repeated=repeated,
        presence=field.proto3_optional or single_message,
        type=type_name,
        companion=companion,
        ko=option(field.options, "kiwoom.v1.ko"),
        fid=option(field.options, "kiwoom.v1.fid"),
        key=option(field.options, "kiwoom.v1.key"),
        unit=unit(option(field.options, "kiwoom.v1.unit"), comment),
        decimals=option(field.options, "kiwoom.v1.decimals"),
        scale=option(field.options, "kiwoom.v1.scale"),
        sensitive=option(field.options, "kiwoom.v1.sensitive"),
        required=_REQUIRED in option(field.options, "google.api.field_behavior"),
    )
