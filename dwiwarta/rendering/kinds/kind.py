"""A kind of page: which pages of it there are, and what its template needs. One module a family; `kinds/__init__` lists
them in the order of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dwiwarta.model import Language
    from dwiwarta.rendering.pages import Page, Site
    from dwiwarta.rendering.workshop import Workshop


def _itself(page: Page) -> str:
    return page.path


class Way(NamedTuple):
    """A link in the navigation of every page; it stands there only where the site has that page."""

    label: str
    """The English word of the house, which is the key of the Indonesian."""
    path: Callable[[Language], str]
    place: Literal["bar", "foot", "both"] = "foot"
    """Above every page, below it, or both."""


class Kind(NamedTuple):
    """`name` is also the template's (`<name>.html`) and the class of `<body>`."""

    name: str
    pages: Callable[[Site], Iterable[Page]]
    """The pages in a stable order; must not render anything."""
    context: Callable[[Page, Workshop], dict[str, Any]]
    """What the template gets. These go into the head: `title`, `description`; `social` (a `Social`), if there;
    `trail`, the names and paths from below the home page down to this one; `schema`, the schema.org type of a page
    that is no article; `linked`, more nodes for search engines."""
    section: Callable[[Page], str] = _itself
    """The path of what the navigation marks, if it leads there: the page itself, or what it is a part of."""
    way: Way | None = None
    inputs: Callable[[Page, Workshop], Iterable[Any]] | None = None
    """What a page of it is made of besides what all pages stand on (`ground.py`): articles, and values that are told
    apart by their `repr`. While they are the same, so is the page. None: nobody said, so it is always made anew."""
