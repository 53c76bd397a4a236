"""The descriptors of the contract: its protos, compiled, with comments and with the options of the contract."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool

# The files whose extensions the options use. They must be known before the descriptors are parsed.
_EXTENSIONS = ("google/api/field_behavior.proto", "kiwoom/v1/options.proto")


class ContractError(Exception):
    """The contract has something that the values cannot represent: the sentence says what and where."""


def compile_protos(root: pathlib.Path) -> bytes:
    """The serialized FileDescriptorSet of all protos below root/kiwoom."""
    files = sorted(str(path.relative_to(root)) for path in root.glob("kiwoom/**/*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "descriptors.binpb"
        command = [sys.executable, "-m", "grpc_tools.protoc", "-I", str(root), f"--descriptor_set_out={output}",
                   "--include_imports", "--include_source_info", *files]
        subprocess.run(command, check=True)
        return output.read_bytes()


def parse(serialized: bytes) -> descriptor_pb2.FileDescriptorSet:
    """The descriptors, with readable options."""
    pool = descriptor_pool.Default()
    for file in descriptor_pb2.FileDescriptorSet.FromString(serialized).file:
        if file.name in _EXTENSIONS:
            pool.AddSerializedFile(file.SerializeToString())
    return descriptor_pb2.FileDescriptorSet.FromString(serialized)


def option(options, name: str):
    """The value of an extension such as "kiwoom.v1.ko": its default if it is not set."""
    return options.Extensions[descriptor_pool.Default().FindExtensionByName(name)]


def enum_option(options, name: str, prefix: str) -> str:
    """The name of an enum extension's value, without prefix. Empty if it is not set."""
    extension = descriptor_pool.Default().FindExtensionByName(name)
    number = options.Extensions[extension]
    return extension.enum_type.values_by_number[number].name.removeprefix(prefix) if number else ""
