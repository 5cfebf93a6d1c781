"""`exchange export|import`: translations to other people's tools and back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.diagnostics import Diagnostic, Severity, counted, worst
from dwiwarta.exchange import formats
from dwiwarta.exchange.choosing import PAGES, Choice, choose
from dwiwarta.exchange.taking import Fate
from dwiwarta.model import Source
from dwiwarta.stages.importing import Importing
from dwiwarta.stages.making import assemble

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.exchange.bringing import Brought
    from dwiwarta.exchange.choosing import Chosen
    from dwiwarta.stages.world import Digest, Place, Read, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    action = _export if options.action == "export" else _import
    return action(options, place, world, console)


def _export(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    form = options.format or (None if options.by else formats.by_ending(options.file))
    if form is None:
        console.say(f"Say in which form: --format, one of {', '.join(formats.ENDINGS)}.")
        return WRONG_USE
    digest, diagnostics = read_site(world, place, console)
    library, _ = assemble(digest, world)
    choice = Choice(options.article, options.month, options.topic, options.state)
    pages = _pages(digest)
    slugs = {read.article.slug for read in digest.reads} | set(pages)
    topics = {theme.id for theme in library.themes}
    expect_known(choice.articles, slugs, console)
    expect_known(choice.topics, topics, console, "topic")
    chosen, kept_in = choose(library, {name: read.catalog for name, read in pages.items()}, choice)
    console.tell([*(d for d in diagnostics if d.severity is Severity.ERROR), *kept_in])
    parcels = _parcels(chosen, options, form)
    if not parcels:
        console.result("Nothing fits; no file was written.")
        return DONE
    if there := [path for path in parcels if os.path.exists(path) and not options.replace]:
        console.say(
            f"{there[0]} is there already. Give another name, or --replace if nobody has worked in it."
        )
        return WRONG_USE
    for path, articles in parcels.items():
        units = [unit for article in articles for unit in article.units]
        try:
            world.disk.write(path, formats.dump(units, form, bom=options.bom))
        except OSError as error:
            console.say(f"{path} cannot be written: {error.strerror or type(error).__name__}.")
            return DAMAGED
        console.result(f"{path}: {counted(len(articles), 'article')}, {counted(len(units), 'paragraph')}.")
    return DONE


def _parcels(chosen: list[Chosen], options: argparse.Namespace, form: str) -> dict[str, list[Chosen]]:
    """The files to write, each with its articles."""
    if not options.by:
        return {options.file: chosen} if chosen else {}
    parcels: dict[str, list[Chosen]] = {}
    for article in chosen:
        name = article.month if options.by == "month" else article.topic
        parcels.setdefault(os.path.join(options.file, name + formats.ENDINGS[form]), []).append(article)
    return dict(sorted(parcels.items()))


def _import(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, found = read_site(world, place, console, frozen=False)
    console.tell([d for d in found if d.severity is Severity.ERROR])
    desk = Importing(world.disk, place, _homes(digest), digest.today, dry_run=options.dry_run)
    code = DONE
    for name in options.files:
        try:
            source = Source(name, world.disk.read(name))
        except OSError as error:
            console.say(f"{name} cannot be read: {error.strerror or type(error).__name__}.")
            code = DAMAGED
            continue
        parsed = formats.parse(source)
        brought = desk.take_in(parsed.units)
        said: list[Diagnostic] = [*parsed.diagnostics, *brought.diagnostics]
        console.tell(said)
        console.result(f"{name}: {_told(brought, options.dry_run)}")
        if worst(said) is Severity.ERROR:
            code = DAMAGED
    return code


def _told(brought: Brought, dry_run: bool) -> str:
    counts = brought.counts
    parts = [f"{counted(counts[Fate.TAKEN], 'paragraph')} {'would be ' if dry_run else ''}taken"]
    if brought.checked:
        parts[0] += f" ({brought.checked} checked)"
    for fate, words in _WORDS.items():
        if counts[fate]:
            parts.append(f"{counts[fate]} {words}")
    return ", ".join(parts) + "." + (" Nothing was written (--dry-run)." if dry_run else "")


_WORDS = {
    Fate.CHECKED: "checked, as they stood",
    Fate.SAME: "as they were",
    Fate.OLDER: "passed over (machine translations, nothing new)",
    Fate.EMPTY: "without English",
    Fate.CONFLICT: "not taken (a person's English stands there)",
    Fate.SOURCE_CHANGED: "not taken (the Indonesian has changed)",
}


def _homes(digest: Digest) -> dict[str, Read]:
    """Every article, and every page of the site that has a translation file, by the names that exchange files use."""
    return {read.article.slug: read for read in digest.reads} | _pages(digest)


def _pages(digest: Digest) -> dict[str, Read]:
    return {PAGES + read.path.rpartition("/")[2].removesuffix(".po"): read for read in digest.plain_reads}
