"""The files of the project, as seen by tidy's rules."""

import os
import subprocess

# Printed by programs of the project or by package managers: these rules do not apply.
_PRINTED = (
    "clients/go/generated_", "clients/go/go.sum", "clients/go/kiwoomv1/", "clients/go/tools/go.sum",
    "clients/python/requirements.txt", "clients/python/src/kiwoom_gateway/contract/",
    "clients/python/src/kiwoom_gateway/proto/", "clients/python/stubs.txt", "clients/rust/Cargo.lock",
    "clients/rust/src/contract/", "clients/rust/src/proto/", "clients/typescript/package-lock.json",
    "clients/typescript/src/contract/", "clients/typescript/src/values/", "clients/values/requirements.txt",
    "generated/", "codegen/baseline/contract.", "codegen/testdata/golden/", "third_party/npm/package-lock.json",
    "tests/clients/go/go.sum", "tests/clients/python/requirements.txt", "tests/clients/rust/Cargo.lock",
    "tests/clients/typescript/package-lock.json", "tests/http_door/package-lock.json", "tests/chart/golden/",
    "third_party/helm/go.sum",
    "third_party/kubernetes_validate/requirements.txt",
)
_OUTPUTS = (".git", ".demo", "out", "node_modules", "build", "target")
# Texts of the broker, and deliberately broken ones.
_SAMPLES = ("spec/examples/", "codegen/testdata/bad/", "codegen/testdata/kitchen_sink/examples/")


def is_printed(path):
    return path.startswith(_PRINTED)


def is_sample(path):
    return path.startswith(_SAMPLES) or path.endswith(".jsonl") or "_corpus/" in path


def is_hand_written(path):
    return not is_printed(path) and not is_sample(path)


def is_cpp(path):
    return path.endswith((".cc", ".h"))


class Tree:
    """Texts by path, from the root of the project."""

    def __init__(self, texts):
        self.texts = texts

    @classmethod
    def at(cls, root):
        texts = {}
        for path in _paths(root):
            with open(os.path.join(root, path), "rb") as file:
                texts[path] = file.read().decode("utf-8", errors="replace")
        return cls(texts)

    def hand_written(self):
        return {path: text for path, text in self.texts.items() if is_hand_written(path)}

    def cpp(self):
        return {path: text for path, text in self.hand_written().items() if is_cpp(path)}


def _paths(root):
    """The files that git tracks or would add; in a copy without git, all files except outputs."""
    git = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=False)
    if git.returncode == 0:
        paths = git.stdout.split("\0")
        return sorted(path for path in paths if path and os.path.isfile(os.path.join(root, path)))
    paths = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in _OUTPUTS]
        paths += [os.path.relpath(os.path.join(folder, name), root) for name in files]
    return sorted(paths)
