"""Reads BUILD files, which Python's own parser understands."""

import ast
import dataclasses
import fnmatch
import os

# Attributes that name targets made by a macro.
_NAMES = ("name", "test", "update")
# Attributes that do not name parts of a target.
_NO_PARTS = _NAMES + ("visibility", "tags", "tested_by", "untested")


@dataclasses.dataclass
class Target:
    path: str  # of its BUILD file
    line: int
    rule: str
    attributes: dict  # name → the strings in it, globs resolved

    @property
    def package(self):
        return os.path.dirname(self.path)

    @property
    def name(self):
        return self.string("name")

    def string(self, attribute):
        return "".join(self.attributes.get(attribute, [])[:1])

    @property
    def stems(self):
        """The stems of a unit's files."""
        return self.attributes.get("files") or [self.name]

    def labels(self):
        """Every target that the rule declares with its own name."""
        return [self.label(":" + self.string(name)) for name in _NAMES if self.string(name)]

    def label(self, text):
        """The label `text` of an attribute, relative to the root; None if it is outside this workspace."""
        if text.startswith("//"):
            package, colon, name = text[2:].partition(":")
            return f"//{package}:{name if colon else package.rpartition('/')[2]}"
        if text.startswith(":"):
            return f"//{self.package}{text}"
        return None

    def parts(self):
        strings = (text for name, texts in self.attributes.items() if name not in _NO_PARTS for text in texts)
        return {label for label in map(self.label, strings) if label}


class BuildFiles:
    def __init__(self, tree):
        self._tree = tree
        self.targets = []
        self._rules = {}  # (BUILD file, rule) → the .bzl that defines it
        for path in sorted(tree.texts):
            if os.path.basename(path) in ("BUILD.bazel", "BUILD"):
                self._read(path)

    def _read(self, path):
        constants = {}
        for statement in ast.parse(self._tree.texts[path], path).body:
            if isinstance(statement, ast.Assign):
                constants[statement.targets[0].id] = statement.value
            call = getattr(statement, "value", None)
            if not isinstance(statement, ast.Expr) or not isinstance(call, ast.Call):
                continue
            if call.func.id == "load":
                label, *names = [argument.value for argument in call.args]
                for name in names:
                    self._rules[path, name] = label
                continue
            attributes = {word.arg: self._strings(path, word.value, constants) for word in call.keywords if word.arg}
            for position, argument in enumerate(call.args):
                attributes[position] = self._strings(path, argument, constants)
            self.targets.append(Target(path, call.lineno, call.func.id, attributes))

    def _strings(self, path, node, constants):
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else [str(node.value)]
        if isinstance(node, ast.Name):
            return self._strings(path, constants[node.id], constants) if node.id in constants else []
        inner = [text for child in ast.iter_child_nodes(node) for text in self._strings(path, child, constants)]
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "glob":
            return self._matches(os.path.dirname(path), inner)
        return inner

    def _matches(self, folder, patterns):
        prefix = folder + "/" if folder else ""
        paths = [path[len(prefix):] for path in self._tree.texts if path.startswith(prefix)]
        return [path for path in paths if any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)]

    def of_rule(self, *rules):
        return [target for target in self.targets if target.rule in rules]

    def files_of(self, target):
        """Files of the tree that the target compiles or exports."""
        prefix = target.package + "/" if target.package else ""
        names = [text for texts in target.attributes.values() for text in texts]
        if target.rule == "unit":
            names += [stem + end for stem in target.stems for end in (".h", ".cc")] + [target.name + "_test.cc"]
        elif target.rule == "unit_test" and not target.attributes.get("srcs"):
            names.append(target.name + ".cc")
        return {prefix + name for name in names if prefix + name in self._tree.texts}

    def test_files(self):
        """C++ files that only tests use."""
        folders = {target.package for target in self.of_rule("package") if target.string("default_testonly") == "True"}
        return {
            path
            for target in self.targets
            if target.string("testonly") == "True" or target.package in folders or target.rule.endswith("_test")
            for path in self.files_of(target)
        } | {path for path in self._tree.texts if path.endswith("_test.cc")}

    def known_labels(self):
        known = {label for target in self.targets for label in target.labels()}
        for unit in self.of_rule("unit"):
            if f"{unit.package}/{unit.name}_test.cc" in self._tree.texts:
                known.add(unit.label(f":{unit.name}_test"))
        return known

    def edges(self):
        """label → its parts, including labels in the .bzl that defines its rule."""
        edges = {}
        for target in self.targets:
            parts = target.parts() | self._parts_of_rule(target)
            for label in target.labels():
                edges.setdefault(label, set()).update(parts)
            if target.rule == "unit":
                edges[target.label(f":{target.name}_test")] = parts | {target.label(":" + target.name)}
        return edges

    def _parts_of_rule(self, target):
        defined = self._rules.get((target.path, target.rule), "")
        text = self._tree.texts.get(defined.lstrip("/").replace(":", "/"), "")
        if not text:
            return set()
        strings = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
        labels = [target.label(text) for text in strings if isinstance(text, str) and text.startswith("//")]
        return {label for label in labels if label}
