"""What a page shows where it is shared: its picture, and the days that belong to it (Open Graph)."""

from __future__ import annotations

from typing import NamedTuple


class ShareImage(NamedTuple):
    """A picture that stands for a page where it is shared."""

    address: str
    width: int
    height: int
    """In pixels."""
    type: str
    """`image/png`, `image/jpeg` ..."""
    alt: str
    """What it shows, in the page's language."""
    length: int = 0
    """In bytes; 0 where that is not known."""


class Social(NamedTuple):
    """What a page tells besides its title and description."""

    picture: ShareImage
    title: str = ""
    """Where it is not that of the page: a headline without the site's name."""
    published: str = ""
    modified: str = ""
    """Moments; empty where they are not known."""
    section: str = ""
    """The topic of an article."""
