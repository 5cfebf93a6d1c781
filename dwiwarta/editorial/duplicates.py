"""Is this report here already? As the same report elsewhere, as a newer version, as what it follows?

A raw text that comes in is held against every article that is there (`shingles.Arrivals`, quick), then against the few
that looked like it (`compare`, exact): how much each holds of the other, and what speaks for which reading of that.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from dwiwarta.editorial.outlets import by_spelling, named, squash
from dwiwarta.reading import decoding, frontmatter
from dwiwarta.reading.shingles import shingles, words
from dwiwarta.reading.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.model import Article, Outlet, Source

LIKELY = 0.2
"""The share of the shorter text's runs of three words that makes two articles one report. See `reading.shingles`: of
different articles the likest share 0.09; one with three words in ten replaced still shares 0.28."""
FEWEST = 15
"""Common runs below this prove little: one spokesman with his office has eight and speaks every day."""
LIKELY_SHORT, FEWEST_SHORT = 0.5, 6
"""What a report of a few lines has to have in common instead."""
MOSTLY_NEW = 0.5
_NEARLY_ALL = 0.8
_SAYS_IT_CORRECTS = re.compile(r"\b(?:ralat|meralat|koreksi redaksi|diralat|hak koreksi)\b", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|page|source|ref|single|m")


class Known(NamedTuple):
    """An article's file, opened as far as looking for duplicates needs it."""

    slug: str
    file_slug: str
    """From the file's name: no other file should have it."""
    source: Source
    url: str | None
    """As `same_address` compares it."""
    text: str
    """Below its header; empty where nothing can be read."""


class Reading(StrEnum):
    """What an article that looks like another may be to it."""

    SAME_TEXT = "the same text"
    NEWER_VERSION = "a newer version"
    CORRECTED = "a corrected version"
    SAME_REPORT = "the same report elsewhere"
    FOLLOW_UP = "a report that follows it"


class Likeness(NamedTuple):
    """How much two articles have in common, and what it reads as."""

    common: int
    """Runs of three words that stand in both."""
    of_new: float
    """The share of the new text that stands in the old one."""
    of_old: float
    """The share of the old text that stands in the new one."""
    same_url: bool
    reading: Reading
    reason: str
    """Why it reads so: the end of a sentence, "the same outlet"."""

    @property
    def share(self) -> float:
        """Of the shorter one."""
        return max(self.of_new, self.of_old)

    @property
    def likely(self) -> bool:
        return (
            self.same_url
            or self.reading is Reading.SAME_TEXT
            or (self.common >= FEWEST and self.share >= LIKELY)
            or (self.common >= FEWEST_SHORT and self.share >= LIKELY_SHORT)
        )


class Elsewhere(NamedTuple):
    """Where else a report stands: an entry of the header's `also`, written as “Outlet https://...”."""

    outlet: str
    """Or the short name of an article that is here; empty where only the link is known."""
    url: str | None

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


def elsewhere(entry: str) -> Elsewhere:
    """Takes an entry of `also` apart."""
    outlet, _, last = entry.strip().rpartition(" ")
    if last.startswith(("http://", "https://")):
        return Elsewhere(outlet.strip(), last)
    return Elsewhere(entry.strip(), None)


def known(source: Source) -> Known:
    """Opens a file; one that cannot be read has its name all the same."""
    name = short_name(source.path) or "artikel"
    text, _ = decoding.decode(source.data, source.path)
    matter = frontmatter.cut(text, source.path) if text else None
    if matter is None:
        return Known(name, name, source, None, text or "")
    slug, url = (_said(matter, key) for key in ("slug", "url"))
    return Known(slug_of(slug) or name, name, source, address_key(url) if url else None, matter.body)


def short_name(typed: str) -> str:
    """The short name that was meant: the name itself, or the path of a file."""
    return slug_of(re.sub(r"\.(?:txt|md)$", "", typed.rsplit("/", 1)[-1]))


def address_key(url: str) -> str:
    """What two links to one page have in common: no scheme, www, mobile host, marks of where a reader came from."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower())
    path = re.sub(r"/(?:amp|all|page/\d+)$", "", parts.path.rstrip("/"))
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k))
    return f"{host}{path}" + (f"?{urlencode(query)}" if query else "")


def compare(new: Article, old: Article, outlets: Iterable[Outlet] = ()) -> Likeness:
    """What `new` has in common with `old`, an article that is there."""
    mine, theirs = (shingles(_text(article)) for article in (new, old))
    common = len(mine & theirs)
    of_new, of_old = (common / len(runs) if runs else 0.0 for runs in (mine, theirs))
    urls = [address_key(a.header.url) if a.header.url else None for a in (new, old)]
    same_url = urls[0] is not None and urls[0] == urls[1]
    reading, reason = _reading(new, old, of_new, of_old, same_url, outlets)
    return Likeness(common, of_new, of_old, same_url, reading, reason)


def _reading(
    new: Article, old: Article, of_new: float, of_old: float, same_url: bool, outlets: Iterable[Outlet]
) -> tuple[Reading, str]:
    mine, theirs = (_outlet(article, outlets) for article in (new, old))
    elsewhere = bool(mine and theirs and mine != theirs)
    days = [a.published or a.date or a.date_inferred for a in (new, old)]
    later = bool(days[0] and days[1] and days[0] > days[1])
    earlier = bool(days[0] and days[1] and days[0] < days[1])
    note = f"; but its day is earlier ({days[0]}, there {days[1]})" if earlier else ""
    if words(_text(new)) == words(_text(old)) and not elsewhere:
        return Reading.SAME_TEXT, "word for word"
    if not elsewhere and _corrects(new) and not _corrects(old):
        return Reading.CORRECTED, "it says of itself that it corrects"
    if same_url:
        return Reading.NEWER_VERSION, "the same link" + note
    if elsewhere:
        return Reading.SAME_REPORT, f"another outlet, {new.outlet}"
    if mine and theirs:
        if later and of_new < MOSTLY_NEW:
            return Reading.FOLLOW_UP, f"the same outlet, a later day ({days[0]}), and most of its text is new"
        return Reading.NEWER_VERSION, "the same outlet" + note
    if of_old >= _NEARLY_ALL and of_new < of_old:
        return Reading.NEWER_VERSION, "it holds nearly all of that text and more" + note
    return Reading.SAME_REPORT, "no outlet is known for " + ("the new one" if theirs else "that one")


def _corrects(article: Article) -> bool:
    """Whether headline, standfirst, first or last paragraph say so."""
    body = article.body
    places = [article.title, *([article.dek] if article.dek else []), *body[:1], *body[-1:]]
    return any(_SAYS_IT_CORRECTS.search(segment.text) for segment in places)


def _text(article: Article) -> str:
    return "\n".join(segment.text for segment in article.body)


def outlet_name(article: Article, outlets: Iterable[Outlet]) -> str | None:
    """As the site writes it."""
    outlet = named(article.outlet, by_spelling(outlets))
    return outlet.name if outlet else article.outlet


def _outlet(article: Article, outlets: Iterable[Outlet]) -> str | None:
    """One name for all spellings of an outlet."""
    name = squash(outlet_name(article, outlets) or "")
    if not name:
        return None
    return re.sub(r"(?:com|coid|id|co|net|news)$", "", name) or name


def _said(matter: frontmatter.FrontMatter, key: str) -> str:
    node = matter.nodes.get(key)
    return node.value.strip() if node and isinstance(node.value, str) else ""
