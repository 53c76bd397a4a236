"""Rules of the BUILD files."""

from build_files import BuildFiles
from finding import Finding


def orphans(tree):
    """Every C++ file belongs to a target."""
    build = BuildFiles(tree)
    owned = {path for target in build.targets for path in build.files_of(target)}
    for path in sorted(tree.cpp()):
        if path not in owned:
            yield Finding(path, 0, "belongs to no target, so nothing compiles it: name it in its BUILD file")


def missing_tests(tree):
    """The test in `tested_by` exists, and contains the unit."""
    build = BuildFiles(tree)
    known, edges = build.known_labels(), build.edges()
    for unit in build.of_rule("unit"):
        named = unit.string("tested_by")
        if not named:
            continue
        test = unit.label(named)
        if test is None or test not in known:
            yield Finding(unit.path, unit.line, f"{unit.name} is tested by {named}, which does not exist")
        elif unit.label(":" + unit.name) not in _reached(test, edges):
            yield Finding(unit.path, unit.line, f"{unit.name} is tested by {named}, which does not even link it")


def _reached(label, edges):
    seen, waiting = set(), [label]
    while waiting:
        for part in edges.get(waiting.pop(), ()):
            if part not in seen:
                seen.add(part)
                waiting.append(part)
    return seen


def bare_libraries(tree):
    """Hand-written code is declared as units, which have tests."""
    build = BuildFiles(tree)
    for target in build.of_rule("cc_library", "cc_test"):
        sources = [path for path in build.files_of(target) if path.endswith(".cc")]
        if sources:
            yield Finding(target.path, target.line,
                          f"{target.name} is a {target.rule}: make it a unit, or a unit_test, of //bazel:unit.bzl")
