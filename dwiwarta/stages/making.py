"""Assemble, lay out, render, write: from articles with their catalogs to files."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.editorial import editions
from dwiwarta.editorial import library as editorial
from dwiwarta.output.writer import Writer
from dwiwarta.rendering.addresses import file_of
from dwiwarta.rendering.pages import Site
from dwiwarta.rendering.pictures.faults import CHANGED
from dwiwarta.stages.picturing import Shown
from dwiwarta.stages.shares import in_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dwiwarta.editorial.library import Library
    from dwiwarta.output.written import Result, Written
    from dwiwarta.rendering.pages import Page
    from dwiwarta.rendering.render import Renderer
    from dwiwarta.stages.planning import Plan
    from dwiwarta.stages.world import Digest, World

PAGE_FAULT = Fault(
    "page-fault",
    Severity.ERROR,
    "The page {page} could not be made: {reason}. What stood there before was left.{more}",
    "If you changed a file under templates/, look there; without templates of your own, please report it.",
)
NO_PICTURES = Shown()
PAGES_A_PROCESS = 6000
"""So many pages make a second process worth its start: it saves waiting, and costs a fifth more work."""


class Share(NamedTuple):
    """What a process did of the pages."""

    results: list[Result]
    faults: list[Diagnostic]
    certain: list[str]
    """Files of the pages that were made of nothing but what their keys know."""


def assemble(digest: Digest, world: World, *, drafts: bool = False) -> tuple[Library, tuple[Diagnostic, ...]]:
    library, found = editorial.assemble(
        [(read.article, read.catalog, read.said) for read in digest.reads],
        digest.settings,
        digest.knowledge,
        world.now,
        drafts=drafts,
        pictures=digest.pictures,
    )
    issues, more = editions.assemble(digest.editions, library, drafts=drafts)
    shown, held = ([i for i in issues if not i.held], [i for i in issues if i.held])
    return replace(library, editions=tuple(shown), held_editions=tuple(held)), (*found, *more)


def open_renderer(digest: Digest, library: Library, world: World, *, held: bool = False) -> Renderer:
    """What makes the pages; `held` makes those that are kept back too, for the preview."""
    from dwiwarta.rendering.render import Renderer  # Jinja2: only a build pays for it

    place = digest.place
    folders = list(dict.fromkeys([place.root, place.shipped]))
    site = Site(library, digest.settings, digest.plain, held, digest.termbase.terms)
    return Renderer(site, world.disk, folders, place.at(".cache"))


def render(
    renderer: Renderer, pages: Iterable[Page], faults: list[Diagnostic]
) -> Iterator[tuple[str, bytes]]:
    """The pages as (file, bytes). A page that cannot be made, which only an altered template brings about, costs
    that page."""
    for page in pages:
        data = _made(partial(renderer.render, page), "/" + page.path, faults)
        if data is not None:
            yield file_of(page.path), data


def render_others(renderer: Renderer, faults: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """Feeds, sitemap and all that is no page, likewise."""
    for name, make in renderer.other_files().items():
        data = _made(make, "/" + name, faults)
        if data is not None:
            yield name, data


def _made(make: Callable[[], bytes], shown: str, faults: list[Diagnostic]) -> bytes | None:
    try:
        return make()
    except Exception as error:  # a template is a person's file: any fault of it is one to be told
        reason = f"{type(error).__name__}: {error}"[:300]
        faults.append(PAGE_FAULT.at(_place_of(error), page=shown, reason=reason, more=""))
        return None


def write(
    renderer: Renderer,
    pages: Sequence[Page],
    out: str,
    shown_as: str,
    jobs: int | None,
    plan: Plan,
    pictures: Shown = NO_PICTURES,
) -> tuple[Written, list[Diagnostic]]:
    """Renders what has to be made and writes it, in several processes where that pays; `jobs` decides how many."""
    faults: list[Diagnostic] = []
    writer = Writer(out, shown_as=shown_as)
    files = [(file_of(page.path), page) for page in pages]
    writer.begin([*(name for name, _ in files), *renderer.other_files(), *pictures.paths])
    missing = writer.unsettled(pictures.paths)
    for name in pictures.paths:
        if name in missing:
            data = pictures.data(name)
            if data is None:
                faults.append(CHANGED.at(Span(name)))
            else:
                writer.put(name, data)

    def share(part: Sequence[Page]) -> Share:
        own = Share(writer.results, [], [])
        for page in part:
            for name, data in render(renderer, (page,), own.faults):
                writer.put(name, data)
                if renderer.is_certain(page):
                    own.certain.append(name)
        return own

    to_make = plan.to_make(renderer, files, writer)
    wanted = jobs or min(os.cpu_count() or 1, 1 + len(to_make) // PAGES_A_PROCESS)
    if wanted > 1:
        with suppress(Exception):  # what is wrong with a template is told where its page is made
            renderer.warm_up(to_make)
    mine, theirs = in_shares(to_make, wanted, share)
    faults += mine.faults
    for other in theirs:
        writer.merge(other.results)
        faults += other.faults
    for name, data in render_others(renderer, faults):
        writer.put(name, data)
    renderer.tidy()
    written = writer.finish()
    plan.keep([name for one in (mine, *theirs) for name in one.certain], writer)
    return written, once_a_cause(faults)


def once_a_cause(faults: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One broken line of a template stands on many pages; it is told once."""
    causes: dict[tuple[Span, object], list[Diagnostic]] = {}
    for fault in faults:
        causes.setdefault((fault.span, fault.values["reason"]), []).append(fault)
    told = []
    for (span, reason), same in causes.items():
        others = len(same) - 1
        more = f" {others} more pages have" if others > 1 else " One more page has" if others else ""
        more = f"{more} the same fault." if more else ""
        told.append(PAGE_FAULT.at(span, page=same[0].values["page"], reason=reason, more=more))
    return told


def _place_of(error: BaseException) -> Span:
    """The innermost line of a template in a traceback."""
    span = Span("templates")
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("templates/"):
            span = Span(name, trace.tb_lineno)
        trace = trace.tb_next
    line = getattr(error, "lineno", None)  # of a template that is no template
    return Span(getattr(error, "filename", None) or span.path, line) if isinstance(line, int) else span
