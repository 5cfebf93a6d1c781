"""A key stands once in a file, `#~` entries included: gettext's tools refuse a file where one stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.catalog import Entry, is_protected

if TYPE_CHECKING:
    from collections.abc import Iterable


def base_kind(kind: str) -> str:
    """The kind of a `#~` entry that was moved out of another's way: "body" for "body~2"."""
    return kind.partition("~")[0]


def distinct(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries with one for each key, living before obsolete, and those that could not be settled.

    Of two entries the one that is more a person's stays, with the other's comments. Two different texts of persons
    both stay: an obsolete one under a kind of its own ("body~2"). Two living ones are for a person to settle: the first
    stays, the second is in the second list.
    """
    everything = list(entries)
    order = [e for e in everything if not e.obsolete] + [e for e in everything if e.obsolete]
    taken: dict[tuple[str, str], int] = {}
    result: list[Entry] = []
    unsettled: list[Entry] = []
    for entry in order:
        key = (entry.kind, entry.source)
        if key not in taken:
            taken[key] = len(result)
            result.append(entry)
            continue
        place = taken[key]
        first = result[place]
        if first.text != entry.text and is_protected(first) and is_protected(entry):
            if entry.obsolete:
                result.append(_beside(entry, taken, len(result)))
            else:
                unsettled.append(entry)
        else:
            better, other = (entry, first) if _worth(entry) > _worth(first) else (first, entry)
            comments = (*better.comments, *[c for c in other.comments if c not in better.comments])
            result[place] = better._replace(comments=comments, obsolete=first.obsolete)
    return result, unsettled


def set_beside(entries: Iterable[Entry]) -> list[Entry]:
    """As `distinct`, for entries that nobody can be asked about: what cannot be settled is kept as obsolete."""
    result, unsettled = distinct(entries)
    while unsettled:
        result, unsettled = distinct([*result, *[e._replace(obsolete=True) for e in unsettled]])
    return result


def _beside(entry: Entry, taken: dict[tuple[str, str], int], place: int) -> Entry:
    kind, number = base_kind(entry.kind), 2
    while (f"{kind}~{number}", entry.source) in taken:
        number += 1
    taken[(f"{kind}~{number}", entry.source)] = place
    return entry._replace(kind=f"{kind}~{number}")


def _worth(entry: Entry) -> int:
    if not entry.text or entry.text.isspace():
        return 0
    return 1 + (is_protected(entry) and (2 if entry.fuzzy else 3))
