"""The shared libraries that programs need, and the packages of Debian that they come from."""

import dataclasses
import os
import re
import subprocess

from programs import Missing

_LINE = re.compile(r"^\s*(?:\S+ => )?(/\S+) \(0x[0-9a-f]+\)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True, order=True)
class Package:
    name: str
    version: str
    source: str
    source_version: str
    architecture: str


def needed(paths):
    """The files that the loader would open for these programs, the loader included."""
    found = set()
    for path in paths:
        said = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
        if "not found" in said:
            raise Missing(f"{path} needs a library that is not installed: {said}")
        found.update(_LINE.findall(said))
    return sorted(found)


def package_of(path):
    """The name of the package that installed a file. dpkg knows some files below / and others below /usr."""
    real = os.path.realpath(path)
    for name in dict.fromkeys((real, path, real.removeprefix("/usr"), path.removeprefix("/usr"))):
        said = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if said.returncode == 0:
            return said.stdout.split(": ")[0].split(",")[0].split(":")[0]
    raise Missing(f"no package has installed {path}")


def describe(names):
    """The packages with these names, in their order."""
    form = "${Package}\\t${Version}\\t${source:Package}\\t${source:Version}\\t${Architecture}\\n"
    said = subprocess.run(["dpkg-query", "-W", "-f", form, *sorted(names)], capture_output=True, text=True, check=True)
    return sorted({Package(*line.split("\t")) for line in said.stdout.splitlines()})


def record_of(name):
    """What dpkg knows of a package, as scanners read it."""
    return subprocess.run(["dpkg-query", "-s", name], capture_output=True, check=True).stdout
