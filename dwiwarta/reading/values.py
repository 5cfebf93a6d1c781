"""What a value in a header may be: a text, a day, a choice ... Each reader takes a node and gives the value, None where
nothing stands there, and raises `WrongValueError` with the place where it is something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day
from datetime import datetime
from typing import Any, NamedTuple, cast

from dwiwarta.model import Bilingual
from dwiwarta.reading.frontmatter import Node
from dwiwarta.reading.slug import LONGEST_SLUG, slug_of


class Key(NamedTuple):
    """A key of a header: how its value is read, and how that is said to people."""

    read: Callable[[Node], Any]
    wanted: str
    """The end of the sentence “... must be ...”."""
    example: str
    """A whole line."""


class WrongValueError(Exception):
    """A value is not what its key wants; `node` is the place."""

    def __init__(self, node: Node) -> None:
        self.node = node


def text_of(node: Node) -> str | None:
    if type(node.value) is not str:
        raise WrongValueError(node)
    value = node.value
    if "\n" in value or "  " in value:
        value = " ".join(value.split())
    return value.strip() or None


def texts_of(node: Node) -> tuple[str, ...]:
    if type(node.value) is list:
        return tuple(t for n in node.value if (t := text_of(n)))
    one = text_of(node)
    return (one,) if one else ()


_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""What lies outside is a slip; and the ends of the calendar break sums of days."""


def day_of(node: Node) -> Day | None:
    text = text_of(node)
    if text is None:
        return None
    if len(text) != 10 or text[4] != "-" or not text.isascii():
        raise WrongValueError(node)
    try:
        day = Day.fromisoformat(text)
    except ValueError:
        raise WrongValueError(node) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise WrongValueError(node)
    return day


def moment_of(node: Node) -> datetime | None:
    text = text_of(node)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(re.sub(r" (?=[+-]\d\d:?\d\d$)", "", text))
    except ValueError:
        raise WrongValueError(node) from None
    if moment.tzinfo is None or not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise WrongValueError(node)
    return moment


def number_of(node: Node) -> int | None:
    """A whole number, 1 or more; ASCII figures."""
    text = text_of(node)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and 0 < len(text) < 7) or int(text) < 1:
        raise WrongValueError(node)
    return int(text)


def yes_or_no(node: Node) -> bool:
    text = text_of(node)
    value = {
        "yes": True,
        "true": True,
        "ya": True,
        "no": False,
        "false": False,
        "tidak": False,
        None: False,
    }.get(text.lower() if text else None)
    if value is None:
        raise WrongValueError(node)
    return value


def one_of(*choices: str) -> Callable[[Node], str | None]:
    def check(node: Node) -> str | None:
        text = text_of(node)
        if text is not None and text not in choices:
            raise WrongValueError(node)
        return text

    return check


def address_of(node: Node) -> str | None:
    text = text_of(node)
    if text is not None and not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise WrongValueError(node)
    return text


def short_name_of(node: Node) -> str | None:
    text = text_of(node)
    if text is None:
        return None
    slug = slug_of(text)
    if not slug or len(slug) > LONGEST_SLUG:
        raise WrongValueError(node)
    return slug


def fields_of(node: Node) -> dict[str, Node]:
    if type(node.value) is not dict:
        raise WrongValueError(node)
    return cast(dict[str, Node], node.value)


def part_of(fields: dict[str, Node], key: str, read: Callable[[Node], Any] = text_of) -> Any:
    return read(fields[key]) if key in fields else None


def bilingual_of(node: Node) -> Bilingual | None:
    if type(node.value) is str:
        text = text_of(node)
        return Bilingual(text, "") if text else None
    fields = fields_of(node)
    only(fields, "id", "en")
    return Bilingual(part_of(fields, "id") or "", part_of(fields, "en") or "")


def only(fields: dict[str, Node], *known: str) -> None:
    for key, node in fields.items():
        if key not in known:
            raise WrongValueError(node)


def prose_of(node: Node) -> str | None:
    """Markdown: line breaks are kept."""
    if type(node.value) is not str:
        raise WrongValueError(node)
    return node.value.strip() or None
