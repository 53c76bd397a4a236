"""protoc as rules: C++ messages and descriptor sets from trees of .proto files."""

ProtoTree = provider(
    doc = "Protos that import each other by their paths below a root.",
    fields = {
        "files": "depset of File: the protos and everything that they import, except protobuf's own.",
        "own": "list of (import path, File): the protos of this tree alone, sorted.",
        "roots": "depset of string: the import roots.",
    },
)

# Protobuf's own protos.
_WELL_KNOWN = "/usr/include"

def proto_tree(files, root, deps = []):
    """A ProtoTree of `files`, which are below the folder `root`."""
    own = sorted([(file.path[len(root) + 1:], file) for file in files])
    return ProtoTree(
        own = own,
        files = depset(files, transitive = [dep[ProtoTree].files for dep in deps]),
        roots = depset([root], transitive = [dep[ProtoTree].roots for dep in deps]),
    )

def _protoc(ctx, trees, arguments, outputs, mnemonic):
    roots = depset(transitive = [tree.roots for tree in trees]).to_list()
    ctx.actions.run(
        executable = ctx.executable._protoc,
        arguments = ["-I" + root for root in roots + [_WELL_KNOWN]] + arguments,
        inputs = depset(transitive = [tree.files for tree in trees]),
        outputs = outputs,
        mnemonic = mnemonic,
        progress_message = "protoc " + outputs[0].short_path,
    )

_PROTOC = attr.label(
    default = "@system//:bin/protoc",
    allow_single_file = True,
    executable = True,
    cfg = "exec",
)

def _proto_files_impl(ctx):
    return [
        DefaultInfo(files = depset(ctx.files.srcs)),
        proto_tree(ctx.files.srcs, ctx.attr.root, ctx.attr.deps),
    ]

proto_files = rule(
    doc = "Existing protos.",
    implementation = _proto_files_impl,
    attrs = {
        "deps": attr.label_list(providers = [ProtoTree]),
        "root": attr.string(mandatory = True, doc = "The root of import paths."),
        "srcs": attr.label_list(allow_files = [".proto"], mandatory = True),
    },
)

def _cc_sources_impl(ctx):
    tree = ctx.attr.tree[ProtoTree]
    parts = [ctx.bin_dir.path, ctx.label.workspace_root, ctx.label.package, ctx.attr.root]
    root = "/".join([part for part in parts if part])
    sources = []
    headers = []
    for path, _ in tree.own:
        if ctx.attr.only and path not in ctx.attr.only:
            continue
        stem = "/".join([part for part in [ctx.attr.root, path[:-len(".proto")]] if part])
        source = ctx.actions.declare_file(stem + ".pb.cc")
        header = ctx.actions.declare_file(stem + ".pb.h")
        _protoc(ctx, [tree], ["--cpp_out=" + root, path], [source, header], "ProtocCpp")
        sources.append(source)
        headers.append(header)
    return [
        DefaultInfo(files = depset(sources + headers)),
        OutputGroupInfo(sources = depset(sources), headers = depset(headers)),
    ]

_cc_sources = rule(
    implementation = _cc_sources_impl,
    attrs = {
        "only": attr.string_list(),
        "root": attr.string(),
        "tree": attr.label(providers = [ProtoTree], mandatory = True),
        "_protoc": _PROTOC,
    },
)

def cc_proto(name, tree, only = [], root = "", deps = [], **kwargs):
    """Messages in C++, included by their import paths, with one protoc action per file.

    Args:
      name: the cc_library.
      tree: a target with a ProtoTree.
      only: import paths of the files to compile; all, where it is empty.
      root: a folder of the package for the outputs.
      deps: cc_proto targets with the messages that these import.
      **kwargs: of the cc_library.
    """
    _cc_sources(
        name = name + "_sources",
        only = only,
        root = root,
        tree = tree,
        visibility = ["//visibility:private"],
    )
    for group in ["sources", "headers"]:
        native.filegroup(
            name = name + "_" + group + "_only",
            srcs = [name + "_sources"],
            output_group = group,
            visibility = ["//visibility:private"],
        )
    native.cc_library(
        name = name,
        srcs = [name + "_sources_only"],
        hdrs = [name + "_headers_only"],
        copts = ["-w"],
        includes = [root or "."],
        deps = deps + ["@system//:protobuf"],
        **kwargs
    )

def _descriptor_set_impl(ctx):
    trees = [tree[ProtoTree] for tree in ctx.attr.trees]
    out = ctx.actions.declare_file(ctx.attr.name + ".pb")
    paths = [path for tree in trees for path, _ in tree.own]
    _protoc(ctx, trees, ["--include_imports", "--descriptor_set_out=" + out.path] + paths, [out], "ProtocDescriptors")
    return [DefaultInfo(files = depset([out]))]

descriptor_set = rule(
    doc = "A FileDescriptorSet of the trees and everything that they import.",
    implementation = _descriptor_set_impl,
    attrs = {
        "trees": attr.label_list(providers = [ProtoTree], mandatory = True),
        "_protoc": _PROTOC,
    },
)
