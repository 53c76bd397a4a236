"""protoc as rules: C++ messages, and descriptor sets, from .proto files of this tree or of a package."""

_PROTOC = "@system//:bin/protoc"

def cc_proto(name, protos, root, deps = [], strip = "", visibility = None):
    """Messages in C++.

    Args:
      name: the cc_library.
      protos: import path -> label of each .proto.
      root: import roots for protoc, first match wins.
      deps: cc_proto targets whose files these import.
      strip: unused prefix kept out of the include path.
      visibility: as usual.
    """
    outs = []
    for path in protos:
        stem = path[:-len(".proto")]
        outs += [stem + ".pb.cc", stem + ".pb.h"]
    native.genrule(
        name = name + "_protoc",
        srcs = protos.values() + [dep + "_protos" for dep in deps],
        outs = outs,
        cmd = "$(location {}) {} --cpp_out=$(RULEDIR) {}".format(
            _PROTOC,
            " ".join(["-I" + r for r in root + ["/usr/include"]]),
            " ".join(protos.keys()),
        ),
        tools = [_PROTOC],
    )
    native.filegroup(
        name = name + "_protos",
        srcs = protos.values() + [dep + "_protos" for dep in deps],
        visibility = visibility,
    )
    native.cc_library(
        name = name,
        srcs = [out for out in outs if out.endswith(".cc")],
        hdrs = [out for out in outs if out.endswith(".h")],
        copts = ["-w"],
        includes = ["."],
        visibility = visibility,
        deps = deps + ["@system//:protobuf"],
    )
