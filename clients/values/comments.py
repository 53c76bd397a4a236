"""The comments of protos, by the elements that they stand before."""

from __future__ import annotations

from google.protobuf import descriptor_pb2

# Field numbers of descriptor.proto: paths in its source info consist of them.
MESSAGE_OF_FILE = 4
ENUM_OF_FILE = 5
SERVICE_OF_FILE = 6
FIELD_OF_MESSAGE = 2
VALUE_OF_ENUM = 2
METHOD_OF_SERVICE = 2


class Comments:
    def __init__(self, file: descriptor_pb2.FileDescriptorProto) -> None:
        self._by_path = {tuple(location.path): _text(location.leading_comments)
                         for location in file.source_code_info.location if location.leading_comments}

    def of(self, *path: int) -> str:
        return self._by_path.get(path, "")


def _text(comment: str) -> str:
    """Without the blank behind each `//`."""
    return "\n".join(line.removeprefix(" ").rstrip() for line in comment.strip("\n").split("\n"))
