"""Stories in other groups than topics: by month, place, outlet and tag."""

from __future__ import annotations

from collections import Counter
from datetime import date as Day
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.model import BLANK, Bilingual, Tag
from dwiwarta.reading.slug import LONGEST_SLUG, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dwiwarta.editorial.library import Story


class Group(NamedTuple):
    """Stories that have something in common, in the order of the lists."""

    id: str
    """Its last word in the address: "lohgending", "2026/11"."""
    label: str
    """As it is written; of a month empty, since that is written in each language."""
    stories: tuple[Story, ...]
    month: Day | None = None
    """The first day of the month that it is, where it is one."""
    tag: Tag | None = None
    """The tag that it is, where it is one."""


UNDATED = "undated"


def group_id(name: str) -> str:
    """What spellings of one name share: "LOHGENDING" and "Lohgending" are one place."""
    return slug_of(name)[:LONGEST_SLUG].rstrip("-")


def by_month(stories: Iterable[Story]) -> list[Group]:
    """Newest month first; what has no day comes last."""
    months: dict[Day | None, list[Story]] = {}
    for story in stories:
        day = story.listed_on
        months.setdefault(day.replace(day=1) if day else None, []).append(story)
    dated = sorted((month for month in months if month), reverse=True)
    groups = [Group(f"{m.year:04}/{m.month:02}", "", tuple(months[m]), m) for m in dated]
    if None in months:
        groups.append(Group(UNDATED, "", tuple(months[None])))
    return groups


def by_place(stories: Iterable[Story]) -> list[Group]:
    groups = _named((story, _one(story.article.place or "")) for story in stories)
    return [group._replace(label=place_name(group.label)) for group in groups]


def place_name(place: str) -> str:
    """Datelines write places in capitals, which is no way to write a name, but for what is short for one."""
    if not place.isupper() or len(place) <= 3:
        return place
    return " ".join(word if word in _SHORT_PLACES else word.title() for word in place.split(" "))


_SHORT_PLACES = frozenset(["DI", "DIY", "DKI", "NTB", "NTT", "OKI", "OKU", "TTS", "TTU"])


def by_outlet(stories: Iterable[Story]) -> list[Group]:
    return _named((story, _one(story.outlet_name)) for story in stories)


def _one(name: str) -> tuple[tuple[str, str]]:
    return ((group_id(name), name),)


def by_tag(stories: Iterable[Story]) -> list[Group]:
    """A tag that has a name in tags.toml has it for all its spellings."""
    stories = list(stories)
    english = {tag.id: tag.label.en for story in stories for tag in story.tags if not tag.lang("en")}
    groups = _named((story, [(tag.id, tag.label.id) for tag in story.tags]) for story in stories)
    return [g._replace(tag=Tag(g.id, Bilingual(g.label, english.get(g.id, g.label)))) for g in groups]


def tags_of(written: Iterable[str], named: Mapping[str, Bilingual]) -> tuple[Tag, ...]:
    """Tags as an article's header has them, under the names that the site gave them."""
    tags = []
    for text in written:
        key = group_id(text)
        own, english = named.get(key, BLANK)
        tags.append(Tag(key, Bilingual(own or text, english or own or text)))
    return tuple(tags)


def _named(named: Iterable[tuple[Story, Sequence[tuple[str, str]]]]) -> list[Group]:
    """One group a short name, from short names and spellings, in the order of the alphabet. A name without a letter or
    digit of the Latin alphabet has no short one, so it is no group."""
    groups: dict[str, dict[str, Story]] = {}
    spellings: dict[str, list[str]] = {}
    for story, names in named:
        for key, name in names:
            if key:
                groups.setdefault(key, {})[story.slug] = story
                spellings.setdefault(key, []).append(name)
    return [Group(key, _best(spellings[key]), tuple(groups[key].values())) for key in sorted(groups)]


def _best(spellings: Sequence[str]) -> str:
    """How a name is shown: the most frequent spelling that is not in capitals, the first of equals."""
    quiet = [s for s in spellings if not s.isupper()] or spellings
    return Counter(quiet).most_common(1)[0][0]
