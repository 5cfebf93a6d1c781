"""`translate [NAME...]`: asks for what is not translated yet; builds nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.asking import asking_of
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.diagnostics import Severity, counted, worst
from dwiwarta.stages.filling import fill
from dwiwarta.translation.engines import NONE, Setup, Unusable, named, open_engine
from dwiwarta.translation.engines.keys import gathered

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.filling import Filled
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, diagnostics = read_site(world, place, console, frozen=False)
    expect_known(options.slugs, {read.article.slug for read in digest.reads}, console)
    wanted = named(options.engine or digest.settings.engine)
    found = gathered(os.environ, world.disk.read)
    setup = Setup(environ=found.values, english=digest.settings.english)
    opened = [open_engine(name, setup) for name in wanted or (NONE,)]
    lacking = [engine for engine in opened if isinstance(engine, Unusable)]
    if len(lacking) == len(opened):
        console.tell(found.diagnostics)
        for engine in lacking:
            mean = f" Did you mean “{engine.did_you_mean}”?" if engine.did_you_mean else ""
            console.say(f"Nothing is translated: {engine.reason}.{mean} {engine.hint}")
        return WRONG_USE if options.engine else DONE
    asking = asking_of(console, options.engine, tuple(options.slugs), options.max_chars, options.dry_run)
    filled = fill(world, digest, asking)
    console.tell([*(d for d in diagnostics if d.severity is Severity.ERROR), *filled.diagnostics])
    console.result(_result(filled, options.dry_run))
    return DAMAGED if worst(filled.diagnostics) is Severity.ERROR else DONE


def _result(filled: Filled, dry_run: bool) -> str:
    outcome = filled.outcome
    if outcome:
        return f"{counted(outcome.paragraphs, 'paragraph')} translated ({outcome.label}), {outcome.waiting} wait."
    paragraphs, requests, characters = filled.estimate or (0, 0, 0)
    if dry_run and paragraphs:
        first, *others = filled.services
        then = f" If it has to stop, {' and then '.join(others)} would be asked." if others else ""
        return (
            f"{counted(paragraphs, 'paragraph')} would go to {first}: {counted(requests, 'request')}, "
            f"{counted(characters, 'character')}.{then}"
        )
    if worst(filled.diagnostics) is Severity.ERROR:
        return "Nothing is sent: first mend what is told above."
    return "Nothing is sent now." if filled.resting else "Nothing waits for translation."
