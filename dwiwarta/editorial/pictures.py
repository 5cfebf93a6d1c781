"""Which articles show a picture, and under what licence.

A picture goes by its own rights as well as by those of its article: with `link` nothing but the headline is carried;
with `excerpt` only a picture of which its header says that it may be shown by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.reading.images import name_of, unfit

if TYPE_CHECKING:
    from dwiwarta.model import Article, Image, Rights

WITH_EXCERPT = Fault(
    "image-with-excerpt",
    Severity.WARNING,
    "Of this article only an excerpt may be shown, and “rights: {rights}” does not say that its picture may be shown "
    "by itself; the picture {file} is not shown.",
    "If it may be shown, say why:  rights: own  or  rights: permission  or a licence, for example  rights: CC BY 4.0",
)

BY_ITSELF = frozenset({"own", "permission", "public domain", "domain publik"})
"""Rights that hold whatever may be shown of the article: made by the desk, allowed for this picture, free."""
_CREATIVE_COMMONS = re.compile(
    r"\bCC[- ]?(?:(0|zero)(?:[- ]1\.0)?|(BY(?:[- ](?:NC|SA|ND)){0,2})[- ]?([1-4]\.[05])?)(?![\w.])",
    re.IGNORECASE,
)


class Licence(NamedTuple):
    """A public licence, as it is named to readers."""

    label: str
    """`CC BY-SA 4.0`"""
    url: str


def image_of(article: Article, rights: Rights) -> tuple[Image | None, Diagnostic | None]:
    """The picture that an article of these rights may show, and what there is to say where it may not. What reading
    has said is not said again."""
    image = article.header.image
    if image is None or article.header.withdrawn or rights == "link" or unfit(article.header, article.path):
        return None, None
    if rights == "excerpt" and image.rights.casefold() not in BY_ITSELF and licence_of(image.rights) is None:
        line = image.lines.get("rights", article.header.lines.get("image", 0))
        place = Span(article.path, line)
        return None, WITH_EXCERPT.at(place, rights=image.rights, file=name_of(image.file))
    return image, None


def licence_of(rights: str) -> Licence | None:
    """The Creative Commons licence that is named, if one is; the newest version where none is said."""
    found = _CREATIVE_COMMONS.search(rights)
    if found is None:
        return None
    home = "https://creativecommons.org"
    if found[1]:
        return Licence("CC0", f"{home}/publicdomain/zero/1.0/")
    code = re.sub(r"[ -]", "-", found[2].lower())
    version = found[3] or "4.0"
    return Licence(f"CC {code.upper()} {version}", f"{home}/licenses/{code}/{version}/")
