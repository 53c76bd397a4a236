"""buf as rules: checks of a tree of protos, and images of it."""

_SCRIPT = "//third_party/buf:buf.sh"
_BUF = "//third_party/buf"

# The rules that buf checks.
_CONFIG = "//generated:buf.yaml"
_CONFIG_FLAG = "--config=generated/buf.yaml"

def buf_lint_test(name, protos, folder):
    """Tests buf's style rules. `folder`, below the root of the tree, is the root of import paths."""
    native.sh_test(
        name = name,
        size = "small",
        srcs = [_SCRIPT],
        args = ["lint", folder, _CONFIG_FLAG],
        data = [_BUF, _CONFIG, protos],
    )

def buf_breaking_test(name, protos, folder, against):
    """Tests that the protos break nothing in the image `against`."""
    native.sh_test(
        name = name,
        size = "small",
        srcs = [_SCRIPT],
        args = ["breaking", folder, _CONFIG_FLAG, "--exclude-imports", "--against=$(rootpath %s)" % against],
        data = [_BUF, _CONFIG, protos, against],
    )

def _image_impl(ctx):
    out = ctx.actions.declare_file(ctx.attr.path)
    folder = "/".join([ctx.bin_dir.path, ctx.label.package, ctx.attr.root])
    ctx.actions.run(
        executable = ctx.file._script,
        arguments = ["build", folder, "--exclude-source-info", "--output=" + out.path],
        inputs = ctx.files.protos + ctx.files._buf,
        outputs = [out],
        mnemonic = "BufBuild",
        progress_message = "buf build " + out.short_path,
    )
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles(files = [out]))]

buf_image = rule(
    doc = "An image of protos, to compare later versions with.",
    implementation = _image_impl,
    attrs = {
        "path": attr.string(mandatory = True),
        "protos": attr.label(mandatory = True),
        "root": attr.string(mandatory = True, doc = "The folder of the package that is the root of import paths."),
        "_buf": attr.label(default = _BUF),
        "_script": attr.label(default = _SCRIPT, allow_single_file = True),
    },
)
