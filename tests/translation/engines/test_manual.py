"""docs/engines.md and the program say the same."""

from __future__ import annotations

import re
from pathlib import Path

from dwiwarta.translation import engines
from dwiwarta.translation.resting import DAYS

MANUAL = (Path(__file__).parents[3] / "docs/engines.md").read_text("utf-8")


def test_every_service_has_its_row() -> None:
    assert (
        tuple(re.findall(r"^\| `(\w+)` \| [^|\n]+\|[^|\n]+\|[^|\n]+\|", MANUAL, re.MULTILINE))
        == engines.names()
    )


def test_every_variable_is_named() -> None:
    known = {v for v in vars(engines).values() if isinstance(v, str) and v.startswith("DWIWARTA_")}
    assert set(re.findall(r"DWIWARTA_[A-Z_]+", MANUAL)) - {"DWIWARTA_KEYS"} == known


def test_commands_and_days_are_those_of_the_program() -> None:
    assert f"`{engines.INSTALL_LOCAL}`" in MANUAL
    assert DAYS == (1, 3, 7, 14)
    assert "one day, then three, seven and fourteen" in MANUAL
