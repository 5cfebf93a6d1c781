"""`translate [NAME...]`: asks for what is not translated yet; builds nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.asking import asking_of
from dwiwarta.diagnostics import Severity, closest, worst
from dwiwarta.stages.filling import fill
from dwiwarta.stages.understanding import understand
from dwiwarta.translation.engines import Setup, Unusable, open_engine
from dwiwarta.translation.engines.keys import gathered

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Digest, Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, diagnostics = understand(world, place)
    if digest is None:
        console.tell(diagnostics)
        return WRONG_USE
    if not _known(options.slugs, digest, console):
        return WRONG_USE
    name = options.engine or digest.settings.engine
    setup = Setup(environ=gathered(os.environ, world.disk.read).values, english=digest.settings.english)
    engine = open_engine(name, setup)
    if isinstance(engine, Unusable):
        mean = f" Did you mean “{engine.did_you_mean}”?" if engine.did_you_mean else ""
        console.say(f"Nothing is translated: {engine.reason}.{mean} {engine.hint}")
        return WRONG_USE if options.engine else DONE
    asking = asking_of(console, options.engine, tuple(options.slugs), options.max_chars, options.dry_run)
    filled = fill(world, digest, asking)
    console.tell([*(d for d in diagnostics if d.severity is Severity.ERROR), *filled.diagnostics])
    if options.dry_run:
        paragraphs, requests, characters = filled.estimate or (0, 0, 0)
        console.result(
            f"{paragraphs} paragraphs would be sent to {engine.label}: {requests} requests, {characters} characters."
        )
    elif filled.outcome is None:
        console.result("Nothing waits for translation.")
    else:
        console.result(
            f"{filled.outcome.paragraphs} paragraphs translated ({engine.label}), {filled.outcome.waiting} wait."
        )
    return DAMAGED if worst(filled.diagnostics) is Severity.ERROR else DONE


def _known(slugs: list[str], digest: Digest, console: Console) -> bool:
    there = {read.article.slug for read in digest.reads}
    for slug in slugs:
        if slug not in there:
            near = closest(slug, there)
            console.say(f"There is no article “{slug}”." + (f" Did you mean “{near}”?" if near else ""))
    return there.issuperset(slugs)
