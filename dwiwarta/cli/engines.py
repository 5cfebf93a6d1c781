"""`engines`: which translation services can be used here, and if not, why and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DONE
from dwiwarta.translation.engines import Setup, available
from dwiwarta.translation.engines.keys import gathered

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    keys = gathered(os.environ, world.disk.read)
    console.tell(keys.diagnostics)
    for engine in available(Setup(environ=keys.values)):
        if options.json:
            console.result_json(engine._asdict())
        elif engine.usable:
            console.result(f"{engine.name:<16}can be used")
        else:
            console.result(
                f"{engine.name:<16}cannot be used: {engine.reason}\n{'':<16}{engine.hint or ''}".rstrip()
            )
    return DONE
