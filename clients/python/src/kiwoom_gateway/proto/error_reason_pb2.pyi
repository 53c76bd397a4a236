from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class ErrorReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ERROR_REASON_UNSPECIFIED: _ClassVar[ErrorReason]
    ERROR_REASON_REQUEST_INVALID: _ClassVar[ErrorReason]
    ERROR_REASON_PAGE_TOKEN_FOREIGN: _ClassVar[ErrorReason]
    ERROR_REASON_READER_TOO_SLOW: _ClassVar[ErrorReason]
    ERROR_REASON_NOTICES_UNREAD: _ClassVar[ErrorReason]
    ERROR_REASON_LOCAL_RATE_LIMIT: _ClassVar[ErrorReason]
    ERROR_REASON_BROKER_RATE_LIMIT: _ClassVar[ErrorReason]
    ERROR_REASON_BROKER_REJECTED: _ClassVar[ErrorReason]
    ERROR_REASON_BROKER_UNREACHABLE: _ClassVar[ErrorReason]
    ERROR_REASON_BROKER_ANSWER_UNREADABLE: _ClassVar[ErrorReason]
    ERROR_REASON_TOKEN_UNAVAILABLE: _ClassVar[ErrorReason]
    ERROR_REASON_SESSION_DOWN: _ClassVar[ErrorReason]
    ERROR_REASON_SESSION_REPLACED: _ClassVar[ErrorReason]
    ERROR_REASON_NO_ROOM: _ClassVar[ErrorReason]
    ERROR_REASON_SHARE_EXCEEDED: _ClassVar[ErrorReason]
    ERROR_REASON_CREDENTIALS_INVALID: _ClassVar[ErrorReason]
    ERROR_REASON_SCOPE_MISSING: _ClassVar[ErrorReason]
    ERROR_REASON_DRAINING: _ClassVar[ErrorReason]
ERROR_REASON_UNSPECIFIED: ErrorReason
ERROR_REASON_REQUEST_INVALID: ErrorReason
ERROR_REASON_PAGE_TOKEN_FOREIGN: ErrorReason
ERROR_REASON_READER_TOO_SLOW: ErrorReason
ERROR_REASON_NOTICES_UNREAD: ErrorReason
ERROR_REASON_LOCAL_RATE_LIMIT: ErrorReason
ERROR_REASON_BROKER_RATE_LIMIT: ErrorReason
ERROR_REASON_BROKER_REJECTED: ErrorReason
ERROR_REASON_BROKER_UNREACHABLE: ErrorReason
ERROR_REASON_BROKER_ANSWER_UNREADABLE: ErrorReason
ERROR_REASON_TOKEN_UNAVAILABLE: ErrorReason
ERROR_REASON_SESSION_DOWN: ErrorReason
ERROR_REASON_SESSION_REPLACED: ErrorReason
ERROR_REASON_NO_ROOM: ErrorReason
ERROR_REASON_SHARE_EXCEEDED: ErrorReason
ERROR_REASON_CREDENTIALS_INVALID: ErrorReason
ERROR_REASON_SCOPE_MISSING: ErrorReason
ERROR_REASON_DRAINING: ErrorReason
