"""The files below this folder. A glob finds each TR by its file; a file that no glob would find is refused."""

_TRS = ["*/*.yaml"]

_EXAMPLES = [
    "examples/*.json",
    "examples/*.jsonl",
]

_OTHERS = [
    "BUILD.bazel",
    "README.md",
    "date.txt",
    "error_codes.yaml",
    "files.bzl",
    "glossary.yaml",
    "schema.json",
    "types.yaml",
]

# Files that editors and file managers leave behind.
_NOT_OURS = [
    "**/.*",
    "**/*~",
]

def tr_files():
    return native.glob(_TRS, exclude = ["examples/**"] + _NOT_OURS)

def example_files():
    return native.glob(_EXAMPLES, exclude = _NOT_OURS)

def refuse_strangers():
    """Fails before the build if a file is neither part of the language nor an example."""
    known = tr_files() + example_files() + _OTHERS
    for file in native.glob(["**"], exclude = _NOT_OURS):
        if file not in known:
            fail("spec/%s: nothing reads this file: a TR is <folder>/<TR>_<name>.yaml, an example " % file +
                 "examples/<TR>.jsonl or <TR>.json; rename it, or move it out of spec/")
