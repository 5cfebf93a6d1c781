"""Where every page stands. A *path* is relative to the site's folder ("en/news/x/"), a *link* begins with the base
path ("/digest/en/news/x/"), an *address* is whole ("https://example.org/digest/en/news/x/")."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from dwiwarta.model import Language


def home(language: Language) -> str:
    return f"{language}/"


def article(language: Language, slug: str) -> str:
    return f"{language}/news/{slug}/"


def both(slug: str) -> str:
    return f"both/{slug}/"


def themes(language: Language) -> str:
    return f"{language}/themes/"


def theme(language: Language, name: str, number: int = 1) -> str:
    return f"{language}/themes/{name}/" + (f"page/{number}/" if number > 1 else "")


def group(language: Language, family: str, name: str = "", number: int = 1) -> str:
    """A list other than a topic's: `family` is archive, places, outlets or tags; without a name, the list of its
    groups."""
    return f"{language}/{family}/" + (f"{name}/" if name else "") + (f"page/{number}/" if number > 1 else "")


def search(language: Language) -> str:
    return f"{language}/search/"


def editions(language: Language, number: int = 1) -> str:
    return f"{language}/editions/" + (f"page/{number}/" if number > 1 else "")


def edition(language: Language, name: str) -> str:
    return f"{language}/editions/{name}/"


def plain(language: Language, name: str) -> str:
    """A page of the site: about, method."""
    return f"{language}/{name}/"


FEEDS = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}
"""The forms of a language's feed, by file."""


def feed(language: Language, form: str = "atom") -> str:
    """A language's feed; `form` is atom, rss or json."""
    return f"{language}/{FEEDS[form]}"


def theme_feed(language: Language, name: str) -> str:
    """A topic's feed (Atom)."""
    return f"{language}/themes/{name}/feed.xml"


def file_of(path: str) -> str:
    """The file that a path is served from."""
    return path + "index.html" if path == "" or path.endswith("/") else path


class Links:
    """Links and addresses of one site."""

    def __init__(self, base_path: str, origin: str) -> None:
        self.base_path = quote(base_path, safe="/-._~%")
        self.base_address = origin + self.base_path

    def link(self, path: str) -> str:
        return self.base_path + path

    def address(self, path: str) -> str:
        return self.base_address + path
