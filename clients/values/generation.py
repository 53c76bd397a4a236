"""Writes the value types of each language, or checks that the committed ones are current.

    generation.py [--check] [LANGUAGE…]     without a language: all that have an emitter

An emitter is a module emit_LANGUAGE.py beside this file with two members:

    FOLDER = "python/src/…"         below clients/; everything in it is generated, and what is not is removed
    def emit(model: Model) -> dict[str, str]: …      texts by path below FOLDER, the same in every run
"""

from __future__ import annotations

import importlib
import pathlib
import sys

from descriptors import compile_protos, parse
from model import Model
from reader import read_model

_HERE = pathlib.Path(__file__).resolve().parent
_CLIENTS = _HERE.parent
_CONTRACT = _CLIENTS.parent / "generated"


def contract() -> Model:
    return read_model(parse(compile_protos(_CONTRACT)))


def languages() -> list[str]:
    emitters = (path.stem for path in _HERE.glob("emit_*.py"))
    return sorted(stem.removeprefix("emit_") for stem in emitters if not stem.endswith("_test"))


def present(folder: pathlib.Path) -> dict[str, str]:
    """The texts in a folder by path. What interpreters and compilers leave there does not count."""
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts}


def differences(wanted: dict[str, str], found: dict[str, str]) -> list[str]:
    """One sentence for each file that is not as it should be."""
    sentences = []
    for path in sorted(wanted.keys() | found.keys()):
        if path not in found:
            sentences.append(f"{path} is missing")
        elif path not in wanted:
            sentences.append(f"{path} is an orphan: nothing generates it")
        elif wanted[path] != found[path]:
            sentences.append(f"{path} is stale")
    return sentences


def write(folder: pathlib.Path, wanted: dict[str, str]) -> None:
    for path in present(folder).keys() - wanted.keys():
        (folder / path).unlink()
    for path, text in wanted.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    named = [argument for argument in arguments if argument != "--check"]
    unknown = sorted(set(named) - set(languages()))
    if unknown:
        print(f"clients/values has no emitter emit_{unknown[0]}.py.", file=sys.stderr)
        return 2
    model, status = contract(), 0
    for language in named or languages():
        emitter = importlib.import_module(f"emit_{language}")
        folder, wanted = _CLIENTS / emitter.FOLDER, emitter.emit(model)
        if not check:
            write(folder, wanted)
            continue
        for sentence in differences(wanted, present(folder)):
            print(f"clients/{emitter.FOLDER}/{sentence}: run clients/values/generate {language}.", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
