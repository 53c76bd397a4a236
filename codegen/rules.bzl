"""The generator as rules: specs in, protos, tables and data out.

The names of the outputs follow from the names of the spec files, so a new TR needs no BUILD file: `<TR>_<name>.yaml`
becomes `<name>.proto` and `<TR>_<name>.table.cc`, and a folder becomes a service. Each file of a TR has its own action.
"""

load("//third_party:proto.bzl", "ProtoTree", "proto_tree")

_PACKAGE = "kiwoom/v1"  # of the contract

# Imported protos of others ship with the contract, so a client needs only protobuf.
_IMPORTED = "third_party/"

# The folder of realtime types becomes this service, and this page.
_REALTIME = "realtime"
_REALTIME_SERVICE = "market_data"

_ATTRS = {
    "contract": attr.label(allow_files = [".proto"], default = "//contract"),
    "event_template": attr.label(
        allow_single_file = [".in"],
        default = "//contract:kiwoom/v1/event.proto.in",
    ),
    "glossary": attr.label(allow_single_file = [".yaml"], default = "//spec:glossary.yaml"),
    "specs": attr.label(allow_files = [".yaml"], default = "//spec:trs"),
    "types": attr.label(allow_single_file = [".yaml"], default = "//spec:types.yaml"),

    # Uses the configuration of the tests: a second build for "exec" would double the time of a cold build.
    "_generator": attr.label(default = "//codegen", executable = True, cfg = "target"),
}

RealtimeProtos = provider(
    doc = "The part of a contract that is needed to read a stream.",
    fields = {"own": "list of (import path, File): the realtime types, their event and Subscribe's messages."},
)

def _generate(ctx, output, path, specs = [], inputs = [], flags = []):
    """One action: the file at `path`, printed as `output` of the generator from `specs`."""
    out = ctx.actions.declare_file(path)
    contract = ctx.files.contract + [ctx.file.event_template]
    ctx.actions.run(
        executable = ctx.executable._generator,
        arguments = [
            output,
            "--out=" + out.path,
            "--types=" + ctx.file.types.path,
            "--glossary=" + ctx.file.glossary.path,
            "--contract=" + ",".join([file.path for file in contract]),
        ] + flags + [spec.path for spec in specs],
        inputs = specs + inputs + contract + [ctx.file.types, ctx.file.glossary],
        outputs = [out],
        mnemonic = "Codegen",
        progress_message = "codegen " + out.short_path,
    )
    return out

def _default(ctx, files):
    return DefaultInfo(files = depset(files), runfiles = ctx.runfiles(files = files))

def _stem(file):
    return file.basename[:-len("." + file.extension)]

def _folder(spec):
    return spec.dirname.rpartition("/")[2]

def _is_realtime(spec):
    return len(_stem(spec).partition("_")[0]) == 2  # only codes of realtime types are so short

def _page(folder):
    """The name of a folder's service and reference page."""
    return _REALTIME_SERVICE if folder == _REALTIME else folder

def _protos_of(specs, folders, taken):
    """Spec file -> name of its proto; fails if two files would have the same proto. `taken`: names of other protos."""
    owners = {name: "the contract has" for name in taken + ["event", "market", "realtime_type"]}
    for folder in [_REALTIME] + [folder for folder in folders if folder != _REALTIME]:
        name = _page(folder) + "_service"
        if name in owners:
            fail("spec/%s: %s a file %s.proto already: choose another folder" % (folder, owners[name], name))
        owners[name] = "the folder %s has" % folder
    names = {}
    for spec in specs:
        name = _stem(spec).partition("_")[2]
        if not name:
            fail("%s: a spec file must be called <TR>_<name>.yaml" % spec.short_path)
        if name in owners:
            fail("%s: %s a file %s.proto already: choose another `name`" % (spec.short_path, owners[name], name))
        owners[name] = spec.short_path + " has"
        names[spec] = name
    return names

def _contract_impl(ctx):
    root = ctx.attr.root + "/" + _PACKAGE
    specs = ctx.files.specs
    template = ctx.file.event_template
    template_flag = ["--event_template=" + template.path]
    written = [
        _generate(ctx, "contract_proto", root + "/" + file.basename, [], [file], ["--in=" + file.path])
        for file in ctx.files.contract
    ]
    protos = []
    realtime = [file for file in written if file.basename == "subscribe.proto"]
    folders = sorted({_folder(spec): None for spec in specs if _folder(spec) not in ctx.attr.internal})
    for spec, name in _protos_of(specs, folders, [_stem(file) for file in ctx.files.contract]).items():
        proto = _generate(ctx, "proto", "%s/%s.proto" % (root, name), [spec], [template], template_flag)
        protos.append(proto)
        if _is_realtime(spec):
            realtime.append(proto)
    internal = "--internal=" + ",".join(ctx.attr.internal)
    for folder in folders:
        path = "%s/%s_service.proto" % (root, _page(folder))
        protos.append(_generate(ctx, "service_proto", path, specs, [], ["--folder=" + folder, internal]))
    protos.append(_generate(ctx, "market_proto", root + "/market.proto"))
    protos.append(_generate(ctx, "realtime_type_proto", root + "/realtime_type.proto", specs))
    event = _generate(ctx, "event_proto", root + "/event.proto", specs, [template], template_flag)
    protos.append(event)
    for file in ctx.files.imported:
        copy = ctx.actions.declare_file(ctx.attr.root + "/" + file.short_path[len(_IMPORTED):])
        ctx.actions.symlink(output = copy, target_file = file)
        written.append(copy)
    bin_root = "/".join([ctx.bin_dir.path, ctx.label.package, ctx.attr.root])
    return [
        _default(ctx, written + protos),
        OutputGroupInfo(from_specs = depset(protos)),
        proto_tree(written + protos, bin_root),
        RealtimeProtos(own = proto_tree(realtime + [event], bin_root).own),
    ]

contract = rule(
    doc = "The whole contract as protos: the hand-written ones, one per TR, one per service.",
    implementation = _contract_impl,
    attrs = dict(
        _ATTRS,
        imported = attr.label_list(
            doc = "Protos of others that the contract imports, below third_party.",
            allow_files = [".proto"],
            default = ["//third_party:google/api/field_behavior.proto"],
        ),
        internal = attr.string_list(doc = "Folders whose TRs only the gateway itself uses: they have no service."),
        root = attr.string(mandatory = True, doc = "The folder of the package that import paths begin at."),
    ),
)

def _realtime_protos_impl(ctx):
    own = ctx.attr.contract[RealtimeProtos].own
    whole = ctx.attr.contract[ProtoTree]
    return [
        _default(ctx, [file for _, file in own]),
        ProtoTree(own = own, files = whole.files, roots = whole.roots),
    ]

realtime_protos = rule(
    doc = "The protos of a contract that a stream consists of.",
    implementation = _realtime_protos_impl,
    attrs = {"contract": attr.label(mandatory = True, providers = [ProtoTree, RealtimeProtos])},
)

def _tables_impl(ctx):
    specs = ctx.files.specs
    sources = [_generate(ctx, "table", "tables/%s.table.cc" % _stem(spec), [spec]) for spec in specs]
    sources.append(_generate(ctx, "registry_source", "registry.cc", specs))
    return [_default(ctx, sources)]

table_sources = rule(
    doc = "The tables of all TRs, and the registry that lists them, in C++.",
    implementation = _tables_impl,
    attrs = _ATTRS,
)

def _decode(ctx, example):
    """One action: the decoder's output for an example."""
    out = ctx.actions.declare_file("decoded/%s.textproto" % _stem(example))
    ctx.actions.run(
        executable = ctx.executable.decoder,
        arguments = [out.path, example.path],
        inputs = [example],
        outputs = [out],
        mnemonic = "DecodeExample",
        progress_message = "decode " + example.short_path,
    )
    return out

def _reference_impl(ctx):
    specs = ctx.files.specs
    examples = ctx.files.examples
    decoded = [_decode(ctx, example) for example in examples]
    files = [_generate(ctx, "reference_index", ctx.attr.root + "/README.md", specs)]
    for folder in sorted({_folder(spec): None for spec in specs}):
        flags = [
            "--folder=" + folder,
            "--examples=" + ",".join([file.path for file in examples]),
            "--decoded=" + ",".join([file.path for file in decoded]),
        ]
        path = "%s/%s.md" % (ctx.attr.root, _page(folder))
        files.append(_generate(ctx, "reference_page", path, specs, examples + decoded, flags))
    return [_default(ctx, files)]

reference = rule(
    doc = "The contract for readers: a page for each folder of specs, and one that lists all TRs.",
    implementation = _reference_impl,
    attrs = dict(
        _ATTRS,
        decoder = attr.label(
            doc = "Decodes an example with the tables of the same specs.",
            cfg = "target",
            default = "//codegen/reference:example_decoder",
            executable = True,
        ),
        examples = attr.label(allow_files = True, default = "//spec:examples"),
        root = attr.string(mandatory = True),
    ),
)

def _generated_file_impl(ctx):
    specs = ctx.files.specs if ctx.attr.from_specs else []
    inputs = ctx.files.input
    flags = ["--in=" + file.path for file in inputs]
    return [_default(ctx, [_generate(ctx, ctx.attr.output, ctx.attr.path, specs, inputs, flags)])]

generated_file = rule(
    doc = "One file printed from all specs, from another file, or without input.",
    implementation = _generated_file_impl,
    attrs = dict(
        _ATTRS,
        from_specs = attr.bool(),
        input = attr.label(allow_single_file = True),
        output = attr.string(mandatory = True, doc = "The generator's name for it."),
        path = attr.string(mandatory = True),
    ),
)
