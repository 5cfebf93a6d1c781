"""What a page shows where it is shared: its picture, and the days that belong to it."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """A picture that stands for a page."""

    address: str
    width: int
    height: int
    """In pixels."""
    type: str
    """`image/png`, `image/jpeg` ..."""
    alt: str
    """What it shows, in the page's language."""
