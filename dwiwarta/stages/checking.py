"""Check: what may be wrong in translations, paragraph by paragraph. Reads nothing but the word list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Fault, Severity, Span
from dwiwarta.editorial.wordings import ids_of
from dwiwarta.model import Source
from dwiwarta.stages.checked import Found, Known, fingerprint, recall, remember
from dwiwarta.stages.understanding import first
from dwiwarta.stages.world import CATALOGS
from dwiwarta.translation import termbase
from dwiwarta.translation.catalog import KINDS
from dwiwarta.translation.checks import House, check
from dwiwarta.translation.checks.names import parts_of_names
from dwiwarta.translation.silencing import heard
from dwiwarta.translation.terms import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.editorial.library import Library
    from dwiwarta.model import Article
    from dwiwarta.stages.world import Place, Read, World
    from dwiwarta.translation.catalog import Catalog, Entry
    from dwiwarta.translation.checks import Finding

CHECKED_WITH_ERROR = Fault(
    "checked-with-error",
    Severity.ERROR,
    "“{slug}” is marked as checked and has a possible error in {id}{more}: {message}",
    "Mend it, or say that it is right and why: `python build.py review {slug} --all`.",
)
RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Judged(NamedTuple):
    """A translation and what may be wrong with it."""

    id: str
    """`slug#title`, `slug#3`; in a file that is not ours its `msgctxt`."""
    file: str
    entry: Entry
    findings: tuple[Finding, ...]
    """Worst first, without those that somebody said to be right."""


def house_of(world: World, place: Place, english: str = "us") -> tuple[House, tuple[Diagnostic, ...]]:
    """What the site's own files say about good English."""
    try:
        source = first(world, termbase.PATH, place.root, place.shipped)
    except OSError:
        source = None
    words, diagnostics = termbase.read(source or Source(termbase.PATH, b""))
    return House(Matcher(words), words.people(), english), diagnostics


def house_for(article: Article, house: House) -> House:
    """With what the article itself says: which names belong together."""
    return house._replace(beside=parts_of_names(segment.text for segment in article.segments))


def of_article(read: Read, house: House) -> Iterator[Judged]:
    """The paragraphs of an article in their order."""
    house = house_for(read.article, house)
    entries = read.catalog.by_key
    own = read.path.startswith(f"{CATALOGS}/pages/")
    for key, name in ids_of(read.article).items():
        entry = entries.get(key)
        if entry is not None and entry.text:
            findings = judged(entry, house)
            if own:  # on its own pages the site says "we"
                findings = tuple(f for f in findings if f.check != "speaker-lost")
            yield Judged(name, read.path, entry, findings)


def known(read: Read, house: House) -> Known:
    """What is to be remembered of an article's file."""
    return known_of(read, of_article(read, house))


def known_of(read: Read, items: Iterable[Judged]) -> Known:
    severities = [finding.severity for item in items for finding in item.findings]
    found = Found(severities.count(Severity.ERROR), severities.count(Severity.WARNING))
    return Known(fingerprint(read.data), found)


def checked_with_errors(
    world: World, place: Place, library: Library, reads: Iterable[Read], english: str
) -> tuple[Diagnostic, ...]:
    """Articles that readers are told are checked, and that have an open error: each with its first one."""
    checked = {story.slug for story in library.stories if story.checked}
    wanted = [read for read in reads if read.article.slug in checked]
    memory = dict(recall(world, place))
    told = []
    house = None
    for read in wanted:
        before = memory.get(read.path)
        if before and before.fingerprint == fingerprint(read.data) and not before.found.errors:
            continue
        house = house or house_of(world, place, english)[0]
        items = list(of_article(read, house))
        memory[read.path] = known_of(read, items)
        bad = [(item, f) for item in items for f in item.findings if f.severity is Severity.ERROR]
        if bad:
            item, finding = bad[0]
            more = f", and {len(bad) - 1} more" if len(bad) > 1 else ""
            span = Span(read.path, item.entry.line)
            slug = read.article.slug
            told.append(
                CHECKED_WITH_ERROR.at(span, slug=slug, id=item.id, message=finding.message, more=more)
            )
    if house:
        remember(world, place, memory)
    return tuple(told)


def of_file(catalog: Catalog, path: str, house: House) -> Iterator[Judged]:
    """The entries of any translation file, named by their `msgctxt`."""
    for entry in catalog.entries:
        if entry.text and not entry.obsolete:
            yield Judged(entry.kind or entry.source[:40], path, entry, judged(entry, house))


def compared(items: Sequence[Judged]) -> list[Judged]:
    """The same translations, with what shows only when they are put side by side."""
    from dwiwarta.translation.checks.comparing import Text, compare

    found = compare([Text(item.id, item.entry.source, item.entry.text) for item in items])
    return [
        item._replace(findings=(*item.findings, *heard(item.entry, found[place]))) if place in found else item
        for place, item in enumerate(items)
    ]


def judged(entry: Entry, house: House) -> tuple[Finding, ...]:
    """What may be wrong with one translation and nobody has said to be right."""
    kind = entry.kind if entry.kind in KINDS else "body"
    return heard(entry, check(kind, entry.source, entry.text, house))
