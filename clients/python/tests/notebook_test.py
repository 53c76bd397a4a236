"""The notebook runs from its first cell to its last, against a simulated broker."""

from __future__ import annotations

import os
import pathlib
import sys
from typing import Any

import pytest

from kiwoom_gateway.testing import House

NOTEBOOK = pathlib.Path(__file__).resolve().parent.parent / "examples" / "notebook.ipynb"


# The kernel's libraries warn about themselves.
@pytest.mark.filterwarnings("default")
def test_the_notebook(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient: Any = pytest.importorskip("nbclient")
    nbformat: Any = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("KIWOOM_GATEWAY", house.address)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "outputs are not committed"
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    book = notebook.cells[9].outputs[0].data["text/html"]
    assert "매도호가" in book and "▲" in book
    assert "aggressor_side" in notebook.cells[7].outputs[0].data["text/html"]
