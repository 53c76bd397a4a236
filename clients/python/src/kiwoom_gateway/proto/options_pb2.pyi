from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class Effect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EFFECT_UNSPECIFIED: _ClassVar[Effect]
    EFFECT_READ: _ClassVar[Effect]
    EFFECT_CHANGE: _ClassVar[Effect]

class Scope(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SCOPE_UNSPECIFIED: _ClassVar[Scope]
    SCOPE_MARKET: _ClassVar[Scope]
    SCOPE_ACCOUNT: _ClassVar[Scope]
EFFECT_UNSPECIFIED: Effect
EFFECT_READ: Effect
EFFECT_CHANGE: Effect
SCOPE_UNSPECIFIED: Scope
SCOPE_MARKET: Scope
SCOPE_ACCOUNT: Scope
KO_FIELD_NUMBER: int
ko: _descriptor.FieldDescriptor
FID_FIELD_NUMBER: int
fid: _descriptor.FieldDescriptor
KEY_FIELD_NUMBER: int
key: _descriptor.FieldDescriptor
UNIT_FIELD_NUMBER: int
unit: _descriptor.FieldDescriptor
DECIMALS_FIELD_NUMBER: int
decimals: _descriptor.FieldDescriptor
SCALE_FIELD_NUMBER: int
scale: _descriptor.FieldDescriptor
SENSITIVE_FIELD_NUMBER: int
sensitive: _descriptor.FieldDescriptor
TR_FIELD_NUMBER: int
tr: _descriptor.FieldDescriptor
TITLE_FIELD_NUMBER: int
title: _descriptor.FieldDescriptor
EFFECT_FIELD_NUMBER: int
effect: _descriptor.FieldDescriptor
SCOPE_FIELD_NUMBER: int
scope: _descriptor.FieldDescriptor
