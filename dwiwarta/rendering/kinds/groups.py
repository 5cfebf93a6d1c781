"""Ways in besides topics: the archive by year and month, places, outlets, tags. Each has a page that lists its groups,
and each group its pages of stories; all of them in both trees, with the same addresses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.editorial import groups
from dwiwarta.rendering import addresses
from dwiwarta.rendering.dates import day_in_words
from dwiwarta.rendering.kinds.kind import Kind, Way
from dwiwarta.rendering.pages import Page, last_change, listed, mirrored
from dwiwarta.rendering.text import shorten, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dwiwarta.editorial.groups import Group
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Language
    from dwiwarta.rendering.pages import Site
    from dwiwarta.rendering.workshop import Workshop


class Index(NamedTuple):
    """A page that lists groups."""

    family: str
    groups: Sequence[Group]
    year: int | None = None
    """Of the archive's pages, where it is the page of one year."""


class Part(NamedTuple):
    """One page of a group's stories."""

    family: str
    group: Group
    stories: Sequence[Story]
    number: int
    of: int
    total: int
    """Stories of the group in this language."""


MAKERS: dict[str, Callable[[Iterable[Story]], list[Group]]] = {
    "archive": groups.by_month,
    "places": groups.by_place,
    "outlets": groups.by_outlet,
    "tags": groups.by_tag,
}
LABELS = {"archive": "Archive", "places": "Places", "outlets": "Sources", "tags": "Tags"}


def _pages_of(family: str, site: Site) -> Iterator[Page]:
    """The page of the family, of each year (in the archive), and of each group."""
    found = MAKERS[family](site.library.stories)
    if not found and family != "archive":
        return
    yield from _index_pages(family, partial(addresses.group, family=family), Index(family, found))
    years = dict.fromkeys(g.month.year for g in found if g.month)
    for year in years:
        of_year = [g for g in found if g.month and g.month.year == year]
        path = partial(addresses.group, family=family, name=f"{year:04}")
        yield from _index_pages(family, path, Index(family, of_year, year))
    for group in found:
        yield from _group_pages(family, group, site.settings.page_size)


def _index_pages(family: str, path: Callable[[Language], str], index: Index) -> Iterator[Page]:
    for page in mirrored(family, path, index):
        stories = (s for group in index.groups for s in listed(group.stories, page.language))
        yield page._replace(updated=last_change(stories))


def _group_pages(family: str, group: Group, size: int) -> Iterator[Page]:
    bare = group._replace(stories=())  # what a page is told of its group is what its key knows
    count = -(-len(group.stories) // size)
    totals = {"id": len(group.stories), "en": len(listed(group.stories, "en"))}
    for number in range(1, count + 1):
        part = group.stories[(number - 1) * size : number * size]
        english = listed(part, "en")
        path = partial(addresses.group, family=family, name=group.id, number=number)
        for page in mirrored("group", path, None):
            shown = part if page.language == "id" else english
            yield page._replace(
                subject=Part(family, bare, shown, number, count, totals[page.language]),
                updated=last_change(shown),
                indexable=bool(shown),
                alternates=page.alternates if english else (),  # an empty page is no version of a full one
            )


def label_of(family: str, group: Group, language: Language, shop: Workshop) -> str:
    """The name of a group: "November 2026", "Lohgending"."""
    if group.month:
        return day_in_words(group.month, language, shop.settings.english, "month")
    if group.tag:
        return group.tag.label[language]
    return shop.words[language]("Undated") if family == "archive" else group.label


def lang_of(group: Group, language: Language) -> str | None:
    """What goes into `lang` of its name on a page in that language; names of places and outlets belong to both."""
    return group.tag.lang(language) if group.tag else None


def _index(page: Page, shop: Workshop) -> dict[str, Any]:
    index: Index = page.subject
    w, language = shop.words[page.language], page.language
    site = shop.settings.title[language]
    label = w(LABELS[index.family])
    heading = f"{label} {index.year}" if index.year else label
    rows = [
        (
            addresses.group(language, index.family, group.id),
            label_of(index.family, group, language, shop),
            len(listed(group.stories, language)),
            lang_of(group, language),
        )
        for group in index.groups
    ]
    if index.family == "tags":
        rows.sort(key=lambda row: row[1].casefold())
    return {
        "title": titled(heading, site),
        "description": w("{topic} in {site}", topic=heading, site=site),
        "schema": "CollectionPage",
        "trail": [
            (label, addresses.group(language, index.family)),
            *([(str(index.year), page.path)] if index.year else []),
        ],
        "heading": heading,
        "family": index.family,
        "rows": rows,
        "years": [] if index.year else list(dict.fromkeys(g.month.year for g in index.groups if g.month)),
        "up": addresses.group(language, index.family) if index.year else None,
        "up_label": label,
    }


def _group(page: Page, shop: Workshop) -> dict[str, Any]:
    part: Part = page.subject
    w, language = shop.words[page.language], page.language
    site = shop.settings.title[language]
    family = w(LABELS[part.family])
    label = label_of(part.family, part.group, language, shop)
    short = shorten(label, 75)
    number = f", {w('page {n} of {m}', n=part.number, m=part.of)}" if part.number > 1 else ""
    at = partial(addresses.group, language, part.family, part.group.id)
    month = part.group.month
    year = [(f"{month.year}", addresses.group(language, part.family, f"{month.year:04}"))] if month else []
    return {
        "title": titled(short + number, family, site),
        "description": w("{topic} in {site}", topic=f"{family}: {short}", site=site) + number,
        "schema": "CollectionPage",
        "trail": [(family, addresses.group(language, part.family)), *year, (short + number, page.path)],
        "heading": label,
        "heading_lang": lang_of(part.group, language),
        "up": addresses.group(language, part.family),
        "up_label": family,
        "shelf": part,
        "newer": at(part.number - 1) if part.number > 1 else None,
        "older": at(part.number + 1) if part.number < part.of else None,
    }


def _family(page: Page) -> str:
    subject: Index | Part = page.subject
    return addresses.group(page.language, subject.family)


def _inputs(page: Page, shop: Workshop) -> Iterator[Any]:
    part: Part = page.subject
    yield part._replace(stories=())
    yield from part.stories


def _none(site: Site) -> tuple[Page, ...]:
    return ()  # laid out beside the page of its family


ARCHIVE = Kind(
    "archive",
    partial(_pages_of, "archive"),
    _index,
    section=_family,
    way=Way("Archive", partial(addresses.group, family="archive"), "both"),
)
PLACES = Kind(
    "places",
    partial(_pages_of, "places"),
    _index,
    section=_family,
    way=Way("Places", partial(addresses.group, family="places")),
)
OUTLETS = Kind(
    "outlets",
    partial(_pages_of, "outlets"),
    _index,
    section=_family,
    way=Way("Sources", partial(addresses.group, family="outlets")),
)
TAGS = Kind(
    "tags",
    partial(_pages_of, "tags"),
    _index,
    section=_family,
    way=Way("Tags", partial(addresses.group, family="tags")),
)
GROUP = Kind("group", _none, _group, section=_family, inputs=_inputs)
