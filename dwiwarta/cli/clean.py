"""`clean`: removes what builds wrote, and only that. Texts of people that are kept under `.cache/` (`suggestions`,
`former`) stay."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from dwiwarta.cli import DONE, WRONG_USE
from dwiwarta.cli.folders import looks_like_a_site
from dwiwarta.output.writer import clean

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World

MADE_AGAIN = (
    "templates",
    "announced",
    "refused",
    "cards",
    "checks",
    "images",
    "pages.txt",
    "readings",
    "search.txt",
)
"""Names under `.cache/` that builds fill again by themselves."""


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    if not looks_like_a_site(place.root):
        console.say(
            f"{place.root} is no folder of a site: neither site.toml nor content/ is there. Nothing was removed."
        )
        return WRONG_USE
    out = os.path.abspath(options.out) if options.out else place.at("site")
    done = clean(out)
    console.tell(done.diagnostics)
    kept = _forget(place.at(".cache"))
    console.say(f"Removed {len(done.removed)} files of the site. Articles and translations are untouched.")
    if kept:
        console.say(f"Kept in .cache: {', '.join(kept)}.")
    return DONE


def _forget(cache: str) -> list[str]:
    """Empties the cache of what can be made again; gives what is left. A link is somebody's doing and stays."""
    if os.path.islink(cache) or not os.path.isdir(cache):
        return []
    for name in MADE_AGAIN:
        path = os.path.join(cache, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                os.unlink(path)
    with suppress(OSError):
        os.rmdir(cache)  # fails where something is left
    return sorted(os.listdir(cache)) if os.path.isdir(cache) else []
