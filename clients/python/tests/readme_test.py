"""Every block of Python in README.md runs, in a process of its own, against a simulated broker."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys

import pytest

from kiwoom_gateway.testing import House

README = pathlib.Path(__file__).resolve().parent.parent / "README.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
# Blocks that would go on for ever say enough with so many lines.
LINES = 4


def test_there_are_blocks() -> None:
    assert len(BLOCKS) == 6


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_block(number: int, house: House, tmp_path: pathlib.Path) -> None:
    program = tmp_path / f"block_{number}.py"
    program.write_text(BLOCKS[number].replace("127.0.0.1:50051", house.address), encoding="utf-8")
    # The package may be installed, or in the tree.
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(program)],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1"},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        endless = "break" not in BLOCKS[number] and (
            "async for event" in BLOCKS[number] or "for event" in BLOCKS[number]
        )
        if endless:
            lines = [process.stdout.readline() for _ in range(LINES)]
            assert all(lines), process.stderr.read()
            process.terminate()
        else:
            _, errors = process.communicate(timeout=60)
            assert process.returncode == 0, errors
