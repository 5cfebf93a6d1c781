"""`build`: the whole way, and the summary at its end."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DAMAGED, DONE, WRONG_USE, summary
from dwiwarta.cli.asking import asking_of
from dwiwarta.diagnostics import Severity, worst

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    gc.set_threshold(50_000, 20, 100)  # a build drops little: looking for garbage costs a tenth
    built = pipeline.build(world, place, order_of(options, place), asking_of(console))
    console.tell(built.diagnostics)
    if built.library is None:
        console.say("Nothing was built: the settings have to be mended first.")
        return WRONG_USE
    if options.explain:
        explain(built, console)
    if options.profile:
        for stage, seconds in built.seconds.items():
            console.say(f"{seconds:8.3f} s  {stage}")
    for sentence in sentences_of(built):
        console.say(sentence)
    return exit_code(built, strict=options.strict)


def order_of(options: argparse.Namespace, place: Place, *, frozen: bool | None = None) -> pipeline.Order:
    out = os.path.abspath(options.out) if options.out else place.at("site")
    return pipeline.Order(
        out=out,
        shown_as=options.out or "site",
        base_url=options.base_url,
        frozen=options.frozen if frozen is None else frozen,
        drafts=options.drafts,
        clean=getattr(options, "clean", False),
        jobs=getattr(options, "jobs", None),
    )


def sentences_of(built: pipeline.Built) -> list[str]:
    assert built.library is not None
    written, outcome = built.written, built.filled.outcome if built.filled else None
    return summary.sentences(
        built.library,
        built.diagnostics,
        seconds=sum(built.seconds.values()),
        pages=built.pages,
        changed=len(written.new) + len(written.changed),
        removed=len(written.removed),
        translated=summary.Translated(len(outcome.translated), outcome.paragraphs, outcome.label)
        if outcome
        else None,
        recalled=built.filled.recalled if built.filled else 0,
        possible=sum(built.possible),
        unreviewed=built.settings.unreviewed if built.settings else "label",
    )


def exit_code(built: pipeline.Built, *, strict: bool) -> int:
    """Broken settings are 2 also where a site could be built; a warning is a fault only if asked to be one."""
    found = worst(built.diagnostics)
    if found is Severity.ERROR:
        settings = {d.span.path for d in built.diagnostics if d.severity is Severity.ERROR} <= SETTINGS
        return WRONG_USE if settings else DAMAGED
    return DAMAGED if strict and found is Severity.WARNING else DONE


SETTINGS = {"site.toml", "content/themes.toml", "content/outlets.toml", "content/tags.toml", "--base-url"}


def explain(built: pipeline.Built, console: Console) -> None:
    written = built.written
    for reason, names in (
        ("new", written.new),
        ("its content changed", written.changed),
        ("no longer part of the site", written.removed),
        ("not ours, left alone", written.foreign),
        ("changed by hand, left", written.kept_edited_orphans),
    ):
        for name in names:
            console.result(f"{name}: {reason}")
    console.result(f"{len(written.same) + built.left} files are as they were.")
    console.result(f"{built.left} pages were not made again: nothing that they show changed.")
