"""`serve`: the site here, with live reload. Writes nothing and asks no translation service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DONE, WRONG_USE
from dwiwarta.diagnostics import Severity, as_text
from dwiwarta.preview import server
from dwiwarta.preview.built import Built

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World

SHOWN = (Severity.ERROR, Severity.WARNING)
WATCHED = ("content", "translations", "templates", "site.toml")


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    told: set[str] = set()

    def build(changed: frozenset[str]) -> Built:
        made = pipeline.preview(world._replace(now=_now(options, world)), place, options.base_url)
        messages = [as_text(d) for d in made.diagnostics if d.severity is Severity.ERROR]
        console.tell([d for d in made.diagnostics if d.severity in SHOWN and as_text(d) not in told])
        told.clear()
        told.update(as_text(d) for d in made.diagnostics)
        pages = [page for path, page in made.pages.items() if place.at(path) in changed]
        return Built(made.files, made.base_path, messages, made.held, pages)

    watched = [place.at(name) for name in WATCHED]
    if place.shipped != place.root:
        watched += [f"{place.shipped}/templates", f"{place.shipped}/translations/ui"]
    try:
        server.serve(
            build,
            watched,
            port=options.port,
            follow=options.follow,
            open_browser=options.open,
            say=console.say,
        )
    except OSError as error:
        console.say(f"The preview cannot start: {error.strerror or error}. Try another port: --port 8080")
        return WRONG_USE
    return DONE


def _now(options: argparse.Namespace, world: World) -> datetime:
    """The present moment of each build, unless one was given: an embargo may end while we look."""
    from datetime import UTC, datetime

    return world.now if hasattr(options, "now") else datetime.now(UTC)
