"""Cells of tables that people open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it again when it is read; so
does one that had such an apostrophe, so that every text comes back as it was.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `defused`."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
