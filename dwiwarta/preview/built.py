"""What the preview needs of a build: the site in memory, and what there is to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Built:
    """One build of the whole site."""

    files: Mapping[str, bytes]
    """Name ("en/news/x/index.html") to bytes, as they would stand in the output folder. Without files the build has
    failed: the site of the build before it goes on being shown."""
    base_path: str = "/"
    """Where the site stands: begins and ends with a slash."""
    messages: Sequence[str] = ()
    """What is wrong, as ready sentences, worst first; shown over every page."""
    held: Mapping[str, str] = field(default_factory=dict)
    """Pages that are shown here but kept back from publishing, with the reason."""
    changed: Sequence[str] = ()
    """Pages that show what was edited; `--follow` goes to one of them."""


def name_of(page: str) -> str:
    """The file of a page, which may be written as a path ("en/news/x/", "/") or already as a file."""
    name = page.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def path_of(page: str) -> str:
    """The path of a page below the base path: without `index.html`."""
    name = name_of(page)
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
