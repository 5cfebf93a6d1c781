"""Fill: catalogs are put on the disk, and what is not translated yet is asked of a translation service; each answer is
on the disk before the next question. When nothing is to be asked no engine is imported and no socket opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.editorial.library import assemble, may_be_sent
from dwiwarta.reading.typography import mend
from dwiwarta.stages.keeping import Keeper
from dwiwarta.stages.remembering import remembered
from dwiwarta.translation import memory, resting, translating
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.engines import NONE, Setup, Unusable, keys, named, open_engine
from dwiwarta.translation.outcome import announced, passed_over, unusable
from dwiwarta.translation.outcome import resting as told_resting
from dwiwarta.translation.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.stages.world import Digest, World
    from dwiwarta.translation.engines import Engine
    from dwiwarta.translation.outcome import Outcome, Progress

ANNOUNCED = ".cache/announced"
"""Names of the services whose first sending has been announced."""


def _no_progress(_: Progress) -> None:
    return None


class Asking(NamedTuple):
    """How a service is to be asked, besides what the settings say."""

    engine: str | None = None
    """Another one than that of the settings, or several: "google, mymemory"."""
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
    services: tuple[str, ...] = ()
    """Who is asked, as readers know them, in this order; empty where nobody can be."""
    resting: int = 0
    """Paragraphs that are not asked for today because the service could not translate them lately."""
    recalled: int = 0
    """Paragraphs whose English stood in another article's file already."""


def fill(world: World, digest: Digest, asking: Asking) -> Filled:
    """Writes the catalogs that changed, then asks for what is not translated yet."""
    said: list[Diagnostic] = []
    keeper = Keeper(world, digest)
    unwritten: set[str] = set()
    if not asking.dry_run:
        unwritten = _put_all(keeper, digest)
        digest = replace(digest, reads=tuple(keeper.current(read) for read in digest.reads))
    work = _work(world, digest, asking, unwritten)
    work, recalled = _recalled(keeper, digest, work, asking)
    digest = replace(digest, reads=tuple(keeper.current(read) for read in digest.reads))
    wanted = named(asking.engine or digest.settings.engine)
    if not work or wanted in ((), (NONE,)):
        return Filled(digest=digest, diagnostics=(*said, *keeper.finish()), recalled=recalled)
    engines, found = _opened(world, digest, asking, wanted)
    said += found
    run = _Run(world, digest, asking, keeper)
    services = tuple(engine.label for engine in engines)
    if not engines or asking.dry_run:
        estimate = run.estimate(work, engines[0]) if engines else None
        return Filled(
            digest=digest,
            diagnostics=(*said, *run.said, *keeper.finish()),
            estimate=estimate,
            services=services,
            resting=run.resting,
            recalled=recalled,
        )
    outcome = in_turn(work, engines, run.ask, partial(translating.left_over, mend=mend))
    full = outcome is not None and outcome.ended is Ended.UNWRITABLE  # told once, by the outcome
    unkept = keeper.finish(full=full)
    return Filled(
        digest=replace(digest, reads=tuple(keeper.current(read) for read in digest.reads)),
        diagnostics=(*said, *(outcome.diagnostics if outcome else ()), *run.said, *unkept),
        outcome=outcome,
        estimate=run.estimated,
        services=services,
        resting=run.resting,
        recalled=recalled,
    )


def _recalled(
    keeper: Keeper, digest: Digest, work: list[translating.Request], asking: Asking
) -> tuple[list[translating.Request], int]:
    """What was translated before elsewhere in these files is taken over, not checked, without asking anybody. Gives
    what is still to be asked for, and how many paragraphs were found."""
    found = memory.fill(
        {r.slug: r.catalog for r in work},
        remembered(digest),
        digest.today,
        only={r.slug: r.catalog.by_key.keys() if r.only is None else r.only for r in work},
    )
    if not found:
        return work, 0
    paths = {read.article.slug: read.path for read in digest.reads}
    count = 0
    left = []
    for request in work:
        catalog = found.get(request.slug)
        if catalog is not None:
            count += sum(
                new is not old for new, old in zip(catalog.entries, request.catalog.entries, strict=True)
            )
            request = request._replace(catalog=catalog)
            if not asking.dry_run:
                with suppress(OSError):  # tried again, and told, when the keeper finishes
                    keeper.put(paths[request.slug], catalog)
        if any(translating.is_wanted(e) for e in request.catalog.entries):
            left.append(request)
    return left, count


class _Run:
    """One run's asking: what is announced, sent, stored and remembered, service by service."""

    def __init__(self, world: World, digest: Digest, asking: Asking, keeper: Keeper) -> None:
        self.said: list[Diagnostic] = []
        self.resting = 0
        self.estimated: tuple[int, int, int] | None = None
        self._world, self._digest, self._asking = world, digest, asking
        self._keeper = keeper
        self._paths = {read.article.slug: read.path for read in digest.reads}
        self._rests = resting.parse(_bytes_of(world, digest, resting.PATH))

    def estimate(self, work: Sequence[translating.Request], engine: Engine) -> tuple[int, int, int]:
        """What this service would be asked; what is at rest is told."""
        at_rest = self._at_rest(engine)
        prints = translating.at_rest(work, at_rest.keys(), mend=mend)
        if prints:
            self.resting += len(prints)
            self.said.append(told_resting(engine.label, len(prints), min(at_rest[p] for p in prints)))
        return translating.estimate(work, engine, mend=mend, resting=at_rest.keys())

    def ask(self, work: Sequence[translating.Request], engine: Engine, sent: int) -> Outcome | None:
        """Has the service translate this; `sent` characters went to others before it."""
        estimate = self.estimate(work, engine)
        self.estimated = self.estimated or estimate
        if not estimate[0]:
            return None
        limit = self._asking.max_chars
        new = engine.online and _announce(self._world, self._digest, engine, estimate, self._asking)
        outcome = translating.translate(
            work,
            engine,
            store=self._store,
            mend=mend,
            today=self._digest.today,
            max_chars=None if limit is None else max(0, limit - sent),
            progress=self._asking.progress,
            resting=self._at_rest(engine).keys(),
            last=resting.last(self._rests, engine.name),
        )
        if new and outcome.paragraphs:
            _remember(self._world, self._digest, engine)
        self._learn(engine, outcome)
        return outcome

    def _store(self, slug: str, catalog: Catalog) -> None:
        self._keeper.put(self._paths[slug], catalog)

    def _at_rest(self, engine: Engine) -> Mapping[str, date]:
        """Whoever names an article wants it asked for, whatever was refused before."""
        return {} if self._asking.only else resting.at_rest(self._rests, engine.name, self._digest.today)

    def _learn(self, engine: Engine, outcome: Outcome) -> None:
        rests = resting.after(self._rests, engine.name, outcome, self._digest.today)
        if rests == self._rests:
            return
        self._rests = rests
        with suppress(OSError):  # they will be asked for once more
            self._world.disk.write(
                self._digest.place.at(resting.PATH), resting.dump(rests, self._digest.today)
            )


def _opened(
    world: World, digest: Digest, asking: Asking, wanted: Sequence[str]
) -> tuple[list[Engine], list[Diagnostic]]:
    """The services that can be used, and what is to be said of the others."""
    found = keys.gathered(asking.environ, world.disk.read)
    said = [*found.diagnostics]
    setup = Setup(environ=found.values, english=digest.settings.english)
    opened = [asking.open(name, setup) for name in wanted]
    engines = [e for e in opened if not isinstance(e, Unusable)]
    for lacking in opened:
        if isinstance(lacking, Unusable):
            path = "" if asking.engine else "site.toml"
            said.append(passed_over(lacking, path) if engines else unusable(lacking, path))
    return engines, said


def _work(
    world: World, digest: Digest, asking: Asking, unwritten: Collection[str]
) -> list[translating.Request]:
    """The articles that may be sent and have something to send. What is not shown is not translated."""
    waiting = [r for r in digest.reads if any(translating.is_wanted(e) for e in r.catalog.entries)]
    waiting = [r for r in waiting if r.path not in unwritten]
    if asking.only:
        waiting = [r for r in waiting if r.article.slug in asking.only]
    if not waiting:
        return []
    library, _ = assemble(
        [(r.article, r.catalog, r.said) for r in waiting],
        digest.settings,
        digest.knowledge,
        world.now,
        pictures=digest.pictures,
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


def _put_all(keeper: Keeper, digest: Digest) -> set[str]:
    """Puts every catalog in place that changed in reading; gives the paths of those that could not be put."""
    unwritten: set[str] = set()
    full = False
    for read in [*(r for r in digest.reads if r.article.slug not in digest.locked), *digest.plain_reads]:
        if read.catalog is read.found or not read.catalog.writable or not read.catalog.entries:
            continue
        try:
            if not full:
                keeper.put(read.path, read.catalog)
                continue
        except OSError as error:  # the keeper tells of it when it has tried once more
            full = error.errno in translating.DISK_IS_FULL
        unwritten.add(read.path)
    return unwritten


def _announce(
    world: World, digest: Digest, engine: Engine, estimate: tuple[int, int, int], asking: Asking
) -> bool:
    """Once for each service: who gets what, and how to stop it. True where this is the first time."""
    if engine.name in _announced(world, digest):
        return False
    asking.announce(announced(engine.label, estimate[0], estimate[2]))
    return True


def _announced(world: World, digest: Digest) -> list[str]:
    return _bytes_of(world, digest, ANNOUNCED).decode("utf-8", "replace").split()


def _bytes_of(world: World, digest: Digest, path: str) -> bytes:
    try:
        return world.disk.read(digest.place.at(path))
    except OSError:
        return b""


def _remember(world: World, digest: Digest, engine: Engine) -> None:
    names = [*_announced(world, digest), engine.name, ""]
    with suppress(OSError):  # it will be told once more
        world.disk.write(digest.place.at(ANNOUNCED), "\n".join(names).encode())
