"""The files below this folder: a TR is found by its file, and a file that nothing would find is refused."""

_TRS = ["*/*.yaml"]

_EXAMPLES = [
    "examples/*.json",
    "examples/*.jsonl",
]

_OTHERS = [
    "BUILD.bazel",
    "README.md",
    "error_codes.yaml",
    "files.bzl",
    "glossary.yaml",
    "schema.json",
    "types.yaml",
]

# What editors and file managers leave beside the files that they show.
_NOT_OURS = [
    "**/.*",
    "**/*~",
]

def tr_files():
    return native.glob(_TRS, exclude = ["examples/**"] + _NOT_OURS)

def example_files():
    return native.glob(_EXAMPLES, exclude = _NOT_OURS)

def refuse_strangers():
    """Fails, before anything is built, where a file is neither of the language nor an example."""
    known = tr_files() + example_files() + _OTHERS
    for file in native.glob(["**"], exclude = _NOT_OURS):
        if file not in known:
            fail("spec/%s: nothing reads this file: a TR is <folder>/<TR>_<name>.yaml, an example " % file +
                 "examples/<TR>.jsonl or <TR>.json; rename it, or move it out of spec/")
