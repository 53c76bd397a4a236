"""The programs that packages contain, as a build of the project leaves them."""

import os
import re
import subprocess
import tempfile

_ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

# Program → where it is in Bazel's out/bin, and its target.
PROGRAMS = {
    "kiwoom_gateway": ("service/kiwoom_gateway", "//service:kiwoom_gateway"),
    "kiwoom_simulator": ("simulator/kiwoom_simulator", "//simulator:kiwoom_simulator"),
    "kiwoomctl": ("clients/cli/kiwoomctl", "//clients/cli:kiwoomctl"),
}


class Missing(Exception):
    """A sentence for the person who builds."""


def path_of(program, folder):
    path = os.path.join(folder, PROGRAMS[program][0])
    if not os.path.isfile(path):
        raise Missing(f"{path} does not exist: run bazel build {' '.join(target for _, target in PROGRAMS.values())}")
    return path


def stripped(program, folder):
    """The bytes of a program without its symbols."""
    with tempfile.TemporaryDirectory() as scratch:
        target = os.path.join(scratch, program)
        subprocess.run(["strip", "--strip-all", "-o", target, path_of(program, folder)], check=True)
        with open(target, "rb") as file:
            return file.read()


def read(path):
    """The bytes of a file of the project."""
    with open(os.path.join(_ROOT, path), "rb") as file:
        return file.read()


def version():
    """The chart's appVersion is that of everything."""
    return re.search(r"^appVersion: (\S+)$", read("deploy/chart/Chart.yaml").decode(), re.MULTILINE).group(1)


def commit():
    git = subprocess.run(["git", "rev-parse", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False)
    return git.stdout.strip() or "unknown"
