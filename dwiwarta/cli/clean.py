"""`clean`: removes what builds wrote, and only that."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from dwiwarta.cli import DONE
from dwiwarta.output.writer import clean

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    out = os.path.abspath(options.out) if options.out else place.at("site")
    done = clean(out)
    console.tell(done.diagnostics)
    shutil.rmtree(place.at(".cache"), ignore_errors=True)
    console.say(
        f"Removed {len(done.removed)} files of the site and .cache. Articles and translations are untouched."
    )
    return DONE
