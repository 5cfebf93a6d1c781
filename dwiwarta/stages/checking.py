"""Check: what may be wrong in translations, paragraph by paragraph. Reads nothing but the word list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Severity
from dwiwarta.editorial.wordings import ids_of
from dwiwarta.model import Source
from dwiwarta.stages.understanding import first
from dwiwarta.stages.world import CATALOGS
from dwiwarta.translation import termbase
from dwiwarta.translation.catalog import KINDS
from dwiwarta.translation.checks import House, check
from dwiwarta.translation.silencing import heard
from dwiwarta.translation.terms import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.stages.world import Place, Read, World
    from dwiwarta.translation.catalog import Catalog, Entry
    from dwiwarta.translation.checks import Finding

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


def of_article(read: Read, house: House) -> Iterator[Judged]:
    """The paragraphs of an article in their order."""
    entries = read.catalog.by_key
    own = read.path.startswith(f"{CATALOGS}/pages/")
    for key, name in ids_of(read.article).items():
        entry = entries.get(key)
        if entry is not None and entry.text:
            findings = judged(entry, house)
            if own:  # on its own pages the site says "we"
                findings = tuple(f for f in findings if f.check != "speaker-lost")
            yield Judged(name, read.path, entry, findings)


def of_file(catalog: Catalog, path: str, house: House) -> Iterator[Judged]:
    """The entries of any translation file, named by their `msgctxt`."""
    for entry in catalog.entries:
        if entry.text and not entry.obsolete:
            yield Judged(entry.kind or entry.source[:40], path, entry, judged(entry, house))


def judged(entry: Entry, house: House) -> tuple[Finding, ...]:
    """What may be wrong with one translation and nobody has said to be right."""
    kind = entry.kind if entry.kind in KINDS else "body"
    return heard(entry, check(kind, entry.source, entry.text, house))
