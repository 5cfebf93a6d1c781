"""What other tools make of our files (`specimens/`): each a file, what is read of it and what is said."""

from pathlib import Path

import pytest

from dwiwarta.exchange import formats
from dwiwarta.model import Source
from dwiwarta.translation.catalog import state

SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.txt"))


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_specimen(path: Path) -> None:
    parts = dict(part.split("\n", 1) for part in path.read_text("utf-8").split("\n=== ")[1:])
    ending = path.stem.rpartition("-")[2]
    found = formats.parse(Source(f"back.{ending}", parts["file"].strip().encode()))
    read = [f"{u.name} {state(u.entry)}: {u.entry.text}" for u in found.units]
    assert read == parts["read"].strip().splitlines()
    said = [f"line {d.span.line} {d.code}: {d.message}" for d in found.diagnostics]
    assert said == parts["said"].strip().splitlines()
