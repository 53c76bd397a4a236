from kiwoom_gateway.proto import options_pb2 as _options_pb2
from kiwoom_gateway.proto import order_update_pb2 as _order_update_pb2
from kiwoom_gateway.proto import position_pb2 as _position_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
