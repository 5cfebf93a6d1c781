"""The table of contents: from files to pages.

    understand   files           -> Digest     read, parse, recall, sync
    picture      files           -> Pictures   sizes of the pictures that articles name
    fill         Digest, Engine  -> Digest     what is not translated yet; network
    assemble     Digest          -> Library    topics, order, what is kept back
    lay out      Library         -> Pages
    plan         Pages           -> Pages      those of which something changed
    write        Pages           -> files      render, and put in place what changed

Each stage gives what it could make of what it got, with diagnostics; none raises for a fault in somebody's text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from dwiwarta.output import writer
from dwiwarta.output.written import Written
from dwiwarta.preview.files import SiteFiles
from dwiwarta.stages import checked, filling, making, picturing
from dwiwarta.stages.checked import Found
from dwiwarta.stages.planning import PLAN, Plan
from dwiwarta.stages.understanding import understand

if TYPE_CHECKING:
    from dwiwarta.config import Settings
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.editorial.library import Library
    from dwiwarta.stages.filling import Asking, Filled
    from dwiwarta.stages.world import Place, Read, World


NOTHING = Found()


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a build is asked to do."""

    out: str
    """The folder of the site."""
    shown_as: str = "site"
    """How messages call that folder."""
    base_url: str | None = None
    frozen: bool = False
    """Translate nothing, open no socket, write nothing but the site."""
    drafts: bool = False
    clean: bool = False
    jobs: int | None = None


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build did."""

    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[str, float]
    """By stage."""
    settings: Settings | None = None
    library: Library | None = None
    """None where the settings allowed no site: nothing was written."""
    pages: int = 0
    left: int = 0
    """How many of them were not made again, since nothing that they show changed."""
    written: Written = field(default_factory=Written)
    filled: Filled | None = None
    """What was translated; None for a frozen build."""
    reads: tuple[Read, ...] = ()
    """The articles with their translations, as the site shows them."""
    possible: Found = NOTHING
    """Possible errors in translations, as last found."""


def build(world: World, place: Place, order: Order, asking: Asking) -> Built:
    """The whole way."""
    timer = Timer()
    digest, diagnostics = understand(world, place, order.base_url, frozen=order.frozen, remember=True)
    timer.mark("read and understand")
    if digest is None:
        return Built(diagnostics=diagnostics, seconds=timer.stages)
    pictures, unshown = picturing.gather(world, digest, order.jobs or os.cpu_count())
    digest, diagnostics = replace(digest, pictures=pictures.by_name), (*diagnostics, *unshown)
    timer.mark("pictures")
    filled = None
    if not order.frozen:
        filled = filling.fill(world, digest, asking)
        digest, diagnostics = filled.digest, (*diagnostics, *filled.diagnostics)
        timer.mark("translate")
    translated = filled.outcome.translated if filled and filled.outcome else ()
    possible = checked.lately(world, digest, translated, look=not order.frozen)
    library, found = making.assemble(digest, world, drafts=order.drafts)
    renderer = making.open_renderer(digest, library, world)
    pages = renderer.pages
    timer.mark("assemble and lay out")
    if order.clean:
        writer.clean(order.out)
    shown = pictures.shown(library.stories)
    plan = Plan(world.disk, place.at(PLAN))
    written, faults = making.write(renderer, pages, order.out, order.shown_as, order.jobs, plan, shown)
    timer.mark("render and write")
    return Built(
        diagnostics=(*diagnostics, *found, *faults, *written.diagnostics),
        seconds=timer.stages,
        settings=digest.settings,
        library=library,
        pages=len(pages),
        left=plan.left,
        written=written,
        filled=filled,
        reads=digest.reads,
        possible=possible,
    )


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A site in memory, what is kept back among it."""

    diagnostics: tuple[Diagnostic, ...]
    base_path: str = "/"
    files: Mapping[str, bytes] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    """The reason by page, for those that are kept back."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The Indonesian page of each source file, for following an edit."""


def preview(world: World, place: Place, base_url: str | None = None) -> Preview:
    """The site as `serve` shows it: writes nothing, asks no translation service. Without files where the settings
    allow no site."""
    digest, diagnostics = understand(world, place, base_url, frozen=True, remember=True)
    if digest is None:
        return Preview(diagnostics=diagnostics)
    pictures, unshown = picturing.gather(world, digest)
    digest, diagnostics = replace(digest, pictures=pictures.by_name), (*diagnostics, *unshown)
    library, found = making.assemble(digest, world)
    renderer = making.open_renderer(digest, library, world, held=True)
    faults: list[Diagnostic] = []
    files = dict(making.render(renderer, renderer.pages, faults))
    files.update(making.render_others(renderer, faults))
    held = {}
    paths = {}
    for page in renderer.pages:
        if page.kind in ("article", "both"):
            story = page.subject
            if story.held:
                held[page.path] = story.held.diagnostic.message
            if page.kind == "article" and page.language == "id":
                paths[story.article.path] = page.path
        elif page.kind == "edition":
            if page.subject.held:
                held[page.path] = page.subject.held.message
            if page.language == "id":
                paths[page.subject.edition.path] = page.path
    return Preview(
        diagnostics=(*diagnostics, *found, *making.once_a_cause(faults)),
        base_path=digest.settings.base_path,
        files=SiteFiles(files, *pictures.shown((*library.stories, *library.held))),
        held=held,
        pages=paths,
    )


class Timer:
    """How long each stage took, in seconds."""

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.stages: dict[str, float] = {}
        self._clock = clock
        self._last = clock()

    def mark(self, stage: str) -> None:
        now = self._clock()
        self.stages[stage] = now - self._last
        self._last = now
