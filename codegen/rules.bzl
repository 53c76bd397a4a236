"""The generator as rules: specs in, protos, tables and data out.

What is written follows from the names of the spec files, so that a new TR needs no BUILD file: `<TR>_<name>.yaml`
becomes `<name>.proto` and `<TR>_<name>.table.cc`, a folder becomes a service. Each file of a TR has an action of its
own.
"""

load("//third_party:proto.bzl", "proto_tree")

_PACKAGE = "kiwoom/v1"  # of the contract

# Where protos of others stand that come with the contract, so that a client needs nothing else than protobuf.
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

    # In the configuration of its tests: building it once more for "exec" would double the time of a cold build.
    "_generator": attr.label(default = "//codegen", executable = True, cfg = "target"),
}

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

def _page(folder):
    """What is named after a folder: its service and its reference page."""
    return _REALTIME_SERVICE if folder == _REALTIME else folder

def _protos_of(specs, folders, taken):
    """spec file -> name of its proto; fails where two files would have one proto. `taken` are other protos' names."""
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
    folders = sorted({_folder(spec): None for spec in specs if _folder(spec) not in ctx.attr.internal})
    for spec, name in _protos_of(specs, folders, [_stem(file) for file in ctx.files.contract]).items():
        protos.append(_generate(ctx, "proto", "%s/%s.proto" % (root, name), [spec], [template], template_flag))
    internal = "--internal=" + ",".join(ctx.attr.internal)
    for folder in folders:
        path = "%s/%s_service.proto" % (root, _page(folder))
        protos.append(_generate(ctx, "service_proto", path, specs, [], ["--folder=" + folder, internal]))
    protos.append(_generate(ctx, "market_proto", root + "/market.proto"))
    protos.append(_generate(ctx, "realtime_type_proto", root + "/realtime_type.proto", specs))
    protos.append(_generate(ctx, "event_proto", root + "/event.proto", specs, [template], template_flag))
    for file in ctx.files.imported:
        copy = ctx.actions.declare_file(ctx.attr.root + "/" + file.short_path[len(_IMPORTED):])
        ctx.actions.symlink(output = copy, target_file = file)
        written.append(copy)
    bin_root = "/".join([ctx.bin_dir.path, ctx.label.package, ctx.attr.root])
    return [
        _default(ctx, written + protos),
        OutputGroupInfo(from_specs = depset(protos)),
        proto_tree(written + protos, bin_root),
    ]

contract = rule(
    doc = "The whole contract as protos: hand-written, of each TR, of each service.",
    implementation = _contract_impl,
    attrs = dict(
        _ATTRS,
        imported = attr.label_list(
            doc = "Protos of others that the contract imports, below third_party.",
            allow_files = [".proto"],
            default = ["//third_party:google/api/field_behavior.proto"],
        ),
        internal = attr.string_list(doc = "Folders whose TRs are the gateway's own: they have no service."),
        root = attr.string(mandatory = True, doc = "The folder of the package that import paths begin at."),
    ),
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
    """One action: what the engine makes of an example."""
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
    errors = ctx.file.errors
    files.append(_generate(ctx, "errors_page", ctx.attr.root + "/errors.md", [], [errors], ["--in=" + errors.path]))
    return [_default(ctx, files)]

reference = rule(
    doc = "The contract for people: a page for each folder of specs, one of errors, and one that lists all TRs.",
    implementation = _reference_impl,
    attrs = dict(
        _ATTRS,
        decoder = attr.label(
            doc = "Decodes an example by the tables of the same specs.",
            cfg = "target",
            default = "//codegen/reference:example_decoder",
            executable = True,
        ),
        errors = attr.label(allow_single_file = [".yaml"], default = "//spec:error_codes.yaml"),
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
    doc = "One file that is printed from all specs, from another file, or from nothing.",
    implementation = _generated_file_impl,
    attrs = dict(
        _ATTRS,
        from_specs = attr.bool(),
        input = attr.label(allow_single_file = True),
        output = attr.string(mandatory = True, doc = "The generator's name for it."),
        path = attr.string(mandatory = True),
    ),
)
