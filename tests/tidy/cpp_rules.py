"""Rules of C++ files."""

import os
import re

from build_files import BuildFiles
from finding import Finding, in_lines
from tree import is_cpp

# Rooms whose folders share one namespace. Other folders below these two, and below tests, have their own.
_NAMESPACES = {
    "clients/cli": "kiwoom::cli",
    "codec": "kiwoom::codec",
    "codegen/testdata": "kiwoom::kitchen_sink",
    "simulator": "kiwoom::simulator",
    "tools/new_tr": "kiwoom::new_tr",
}
_ROOMS = ("service", "codegen")

# Stages of the same thing: in the specs, in the generator's model, in the codec.
_STAGES = ("codegen/spec/", "codegen/model/", "codec/")

_PRODUCTION = ("clients/", "codec/", "codegen/", "service/", "simulator/", "tools/")
_TYPE = re.compile(r"^(?:class|struct|enum class|enum)\s+(?:\[\[\w+\]\]\s+)?(\w+)[^;(]*\{", re.MULTILINE)
_RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.DOTALL)
_NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.MULTILINE)


def _production(tree):
    tests = BuildFiles(tree).test_files()
    return {
        path: text
        for path, text in tree.cpp().items()
        if path.startswith(_PRODUCTION) and path not in tests and "/testdata/" not in path
    }


def guards(tree):
    """A header begins with #pragma once, and has no other guard."""
    for path, text in sorted(tree.cpp().items()):
        if path.endswith(".h") and text.count("#pragma once\n") != 1:
            yield Finding(path, 1, "has no #pragma once: a header begins with it, once")


def _namespaces_of(path):
    """The namespaces that a file of this folder may open."""
    folder = os.path.dirname(path)
    for prefix, namespace in _NAMESPACES.items():
        if folder == prefix or folder.startswith(prefix + "/"):
            return (namespace,)
    room, _, rest = folder.partition("/")
    if room == "tests":
        return ("kiwoom::tests", f"kiwoom::{rest}")
    if room in _ROOMS:
        return (f"kiwoom::{rest}" if rest else "kiwoom",)
    return ()


def namespaces(tree):
    """A file's namespace follows its folder."""
    for path, text in sorted(tree.cpp().items()):
        wanted = _namespaces_of(path)
        # Text that the generator prints is not code of the generator.
        text = _RAW_STRING.sub(lambda match: "\n" * match.group(0).count("\n"), text)
        # Forward declarations of another namespace are allowed.
        opened = [match for match in _NAMESPACE.finditer(text) if not _declares_only(text[match.end():])]
        for match in opened:
            if match.group(1) not in wanted:
                line = text.count("\n", 0, match.start()) + 1
                yield Finding(path, line, f"opens {match.group(1)}; this folder's namespace is {' or '.join(wanted)}")


def _declares_only(body):
    lines = body[:body.find("\n}")].split("\n")
    return all(re.fullmatch(r"(class|struct|enum) [\w ]+(: \w+)?;( *//.*)?|", line.strip()) for line in lines)


def shared_names(tree):
    """No two production classes share a name."""
    places = {}
    for path, text in sorted(_production(tree).items()):
        for match in _TYPE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            stem = os.path.splitext(path)[0]
            places.setdefault(match.group(1), {}).setdefault(stem, Finding(path, line, ""))
    for name, found in sorted(places.items()):
        if len(found) == 1 or _are_stages(found):
            continue
        for stem, place in sorted(found.items()):
            others = ", ".join(other for other in sorted(found) if other != stem)
            yield Finding(place.path, place.line, f"{name} is also a class of {others}: give them different names")


def _are_stages(stems):
    rooms = [next((stage for stage in _STAGES if stem.startswith(stage)), None) for stem in stems]
    return None not in rooms and len(set(rooms)) == len(rooms)


def tr_codes(tree):
    """No TR code outside spec, generated and tests: the properties of a TR are attributes of its spec."""
    codes = {
        os.path.basename(path).partition("_")[0]
        for path in tree.texts
        if path.startswith("spec/") and path.endswith(".yaml") and path.count("/") == 2
    }
    # "00" and "04" have too many other meanings.
    short = [re.escape(code) for code in sorted(codes) if len(code) == 2 and not code.isdigit()]
    pattern = re.compile(r"\b(?:ka|kt|au)\d{5}\b" + (r'|\\?"(?:%s)\\?"' % "|".join(short) if short else ""))
    texts = _production(tree)
    for path, text in tree.hand_written().items():
        of_room = path.startswith(_PRODUCTION + ("bazel/", "contract/")) and "/testdata/" not in path
        if of_room and not is_cpp(path) and path.endswith((".bazel", ".bzl", ".proto", ".in", ".py", ".sh")):
            texts[path] = text
    return in_lines(
        texts,
        lambda path, line: pattern.search(line) and
        f"names the TR {pattern.search(line).group(0)}: make its property an attribute of the spec")
