"""Fill: catalogs are put on the disk, and what is not translated yet is asked of a translation service; each answer is
on the disk before the next question. When nothing is to be asked no engine is imported and no socket opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.editorial.library import assemble, may_be_sent
from dwiwarta.reading.typography import mend
from dwiwarta.translation import po, translating
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.engines import Setup, Unusable, keys, open_engine
from dwiwarta.translation.outcome import announced, unusable

if TYPE_CHECKING:
    from collections.abc import Collection

    from dwiwarta.stages.world import Digest, Read, World
    from dwiwarta.translation.engines import Engine
    from dwiwarta.translation.outcome import Outcome, Progress

UNWRITABLE = Fault(
    "translations-not-written",
    Severity.ERROR,
    "The translation file cannot be written: {reason}.",
    "Look whether the disk is full and whether you may write to the folder `translations`.",
)
ANNOUNCED = ".cache/announced"
"""Names of the services whose first sending has been announced."""
NONE = "none"


def _no_progress(_: Progress) -> None:
    return None


class Asking(NamedTuple):
    """How a service is to be asked, besides what the settings say."""

    engine: str | None = None
    """Another one than that of the settings."""
    only: Collection[str] = ()
    """Slugs; empty for all articles."""
    max_chars: int | None = None
    dry_run: bool = False
    """Only count."""
    environ: Mapping[str, str] = os.environ
    open: Callable[[str, Setup], Engine | Unusable] = open_engine
    announce: Callable[[Diagnostic], None] = lambda _: None
    """Called before the first text ever leaves this computer."""
    progress: Callable[[Progress], None] = _no_progress


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What came of it."""

    digest: Digest
    """With what was translated."""
    diagnostics: tuple[Diagnostic, ...] = ()
    outcome: Outcome | None = None
    """None where no service was asked."""
    estimate: tuple[int, int, int] | None = None
    """Paragraphs, requests and characters that a run without trouble takes; None where nothing is to be asked."""


def fill(world: World, digest: Digest, asking: Asking) -> Filled:
    """Writes the catalogs that changed, then asks for what is not translated yet."""
    said: list[Diagnostic] = []
    if not asking.dry_run:
        for read in (*digest.reads, *digest.plain_reads):
            if read.catalog is not read.found and read.catalog.writable and read.catalog.entries:
                said += _put(world, digest, read.path, read.catalog)
    work = _work(world, digest, asking)
    name = asking.engine or digest.settings.engine
    if not work or (name == NONE and not asking.dry_run):
        return Filled(digest=digest, diagnostics=tuple(said))
    found = keys.gathered(asking.environ, world.disk.read)
    said += found.diagnostics
    engine = asking.open(name, Setup(environ=found.values, english=digest.settings.english))
    if isinstance(engine, Unusable):
        if name != NONE:
            said.append(unusable(engine, "" if asking.engine else "site.toml"))
        return Filled(digest=digest, diagnostics=tuple(said))
    estimate = translating.estimate(work, engine, mend=mend)
    if asking.dry_run or not estimate[0]:
        return Filled(digest=digest, diagnostics=tuple(said), estimate=estimate)
    new = _announce(world, digest, engine, estimate, asking)
    paths = {read.article.slug: read.path for read in digest.reads}

    def store(slug: str, catalog: Catalog) -> None:
        world.disk.write(digest.place.at(paths[slug]), po.dump(catalog))

    outcome = translating.translate(
        work,
        engine,
        store=store,
        mend=mend,
        today=digest.today,
        max_chars=asking.max_chars,
        progress=asking.progress,
    )
    if new and outcome.paragraphs:
        _remember(world, digest, engine)
    reads = tuple(_with(read, outcome.catalogs.get(read.article.slug)) for read in digest.reads)
    return Filled(
        digest=replace(digest, reads=reads),
        diagnostics=(*said, *outcome.diagnostics),
        outcome=outcome,
        estimate=estimate,
    )


def _work(world: World, digest: Digest, asking: Asking) -> list[translating.Request]:
    """The articles that may be sent and have something to send. What is not shown is not translated."""
    waiting = [r for r in digest.reads if any(translating.is_wanted(e) for e in r.catalog.entries)]
    if asking.only:
        waiting = [r for r in waiting if r.article.slug in asking.only]
    if not waiting:
        return []
    library, _ = assemble(
        [(r.article, r.catalog, r.said) for r in waiting], digest.settings, digest.knowledge, world.now
    )
    work = []
    for story in library.stories:
        if not may_be_sent(story) or story.slug in digest.unsettled:
            continue
        segments = [p.segment for p in story.pairs if p.segment.translatable]
        work.append(
            translating.Request(
                story.slug,
                story.article.path,
                story.catalog,
                {(s.kind, s.text): s.span for s in segments},
                frozenset((s.kind, s.text) for s in segments),
            )
        )
    return work


def _with(read: Read, catalog: Catalog | None) -> Read:
    return read._replace(catalog=catalog, found=catalog) if catalog else read


def _put(world: World, digest: Digest, path: str, catalog: Catalog) -> list[Diagnostic]:
    try:
        world.disk.write(digest.place.at(path), po.dump(catalog))
    except OSError as error:
        return [UNWRITABLE.at(Span(path), reason=error.strerror or type(error).__name__)]
    return []


def _announce(
    world: World, digest: Digest, engine: Engine, estimate: tuple[int, int, int], asking: Asking
) -> bool:
    """Once for each service: who gets what, and how to stop it. True where this is the first time."""
    if engine.name in _announced(world, digest):
        return False
    asking.announce(announced(engine.label, estimate[0], estimate[2]))
    return True


def _announced(world: World, digest: Digest) -> list[str]:
    try:
        return world.disk.read(digest.place.at(ANNOUNCED)).decode("utf-8", "replace").split()
    except OSError:
        return []


def _remember(world: World, digest: Digest, engine: Engine) -> None:
    names = [*_announced(world, digest), engine.name, ""]
    with suppress(OSError):  # it will be told once more
        world.disk.write(digest.place.at(ANNOUNCED), "\n".join(names).encode())
