"""What is to be asked for: one job for each distinct text, wherever it stands, and how jobs share requests. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Span
from dwiwarta.translation.catalog import KINDS, Catalog, Entry, State, is_protected, state
from dwiwarta.translation.cutting import has_words, pieces, whole_words
from dwiwarta.translation.fold import source_print

if TYPE_CHECKING:
    from dwiwarta.translation.engines import Engine

Key = tuple[str, str]
"""Kind and source of an entry."""


class Request(NamedTuple):
    """One article whose translation is wanted."""

    slug: str
    path: str
    """Of the article, for messages."""
    catalog: Catalog
    """In step with the article."""
    spans: Mapping[Key, Span] = {}
    """Where each text stands in the article."""
    only: AbstractSet[Key] | None = None
    """The texts that may be sent (what is not shown is not translated); None for all."""


class Job(NamedTuple):
    """One text to be asked for, and everywhere it stands."""

    text: str
    """As it is sent: mended, and a headline that breaks off without its last piece of a word."""
    mark: str
    """Put behind the translation: the sign that a headline breaks off."""
    pieces: tuple[str, ...]
    places: list[tuple[int, Key]]
    """Number of the request, and the entry in its catalog."""


def is_wanted(entry: Entry) -> bool:
    """True for an entry that a service may be asked for."""
    return (
        not entry.obsolete
        and entry.kind in KINDS
        and not entry.plural
        and not is_protected(entry)
        and state(entry) in (State.MISSING, State.STALE)
    )


def left_over(work: Sequence[Request], *, mend: Callable[[str], str]) -> int:
    """How many paragraphs have words to translate and no translation, those at rest among them."""
    return sum(1 for _ in _wanted(work, mend))


def at_rest(work: Sequence[Request], resting: AbstractSet[str], *, mend: Callable[[str], str]) -> list[str]:
    """The fingerprints, once for each paragraph that is wanted but is left in peace for now."""
    if not resting:
        return []
    prints = (source_print(text) for _, _, text, _ in _wanted(work, mend))
    return [text for text in prints if text in resting]


def estimate(
    work: Sequence[Request],
    engine: Engine,
    *,
    mend: Callable[[str], str],
    resting: AbstractSet[str] = frozenset(),
) -> tuple[int, int, int]:
    """What a run without trouble would take: (paragraphs, requests, characters)."""
    jobs = plan(work, engine, mend, resting)
    requests = sum(len(packed(batch, engine)) for batch in batches(jobs, engine))
    return sum(len(j.places) for j in jobs), requests, sum(len(p) for j in jobs for p in j.pieces)


def _wanted(work: Sequence[Request], mend: Callable[[str], str]) -> Iterator[tuple[int, Key, str, str]]:
    """What may be sent and has words, in the order of the articles: (request, entry, text as sent, mark)."""
    for number, request in enumerate(work):
        if not request.catalog.writable:
            continue
        for entry in request.catalog.entries:
            key = (entry.kind, entry.source)
            if not is_wanted(entry) or (request.only is not None and key not in request.only):
                continue
            text, mark = mend(entry.source), ""
            if entry.kind == "title":
                text, mark = whole_words(text)
            if has_words(text):
                yield number, key, text, mark


def plan(
    work: Sequence[Request], engine: Engine, mend: Callable[[str], str], resting: AbstractSet[str]
) -> list[Job]:
    """One job for each distinct (kind, text as sent), in the order of the articles."""
    jobs: dict[tuple[str, str, str], Job] = {}
    for number, key, text, mark in _wanted(work, mend):
        if resting and source_print(text) in resting:
            continue
        job = jobs.get((key[0], text, mark))
        if job is None:
            job = jobs[key[0], text, mark] = Job(text, mark, tuple(pieces(text, engine.max_chars)), [])
        job.places.append((number, key))
    return list(jobs.values())


def batches(jobs: Sequence[Job], engine: Engine) -> Iterator[Sequence[Job]]:
    """As many whole jobs together as one request takes."""
    batch: list[Job] = []
    room = engine.batch
    for job in jobs:
        if batch and len(job.pieces) > room:
            yield batch
            batch, room = [], engine.batch
        batch.append(job)
        room -= len(job.pieces)
    if batch:
        yield batch


def packed(batch: Sequence[Job], engine: Engine) -> list[list[str]]:
    """The texts of each request. Only a single job with more pieces than a request takes needs several."""
    texts = [piece for job in batch for piece in job.pieces]
    return [texts[n : n + engine.batch] for n in range(0, len(texts), engine.batch)]
