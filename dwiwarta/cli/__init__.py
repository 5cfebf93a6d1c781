"""Commands. The only package that prints.

Exit codes (DESIGN 5): 0 done, 1 something was left out or damaged (or, under --strict, needs attention), 2 settings
or wrong use, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from dwiwarta.cli import console as consoles
from dwiwarta.cli.arguments import YEARS, parser
from dwiwarta.cli.folders import wrong_out, wrong_root
from dwiwarta.disk import RealDisk
from dwiwarta.stages.world import Place, World

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

DONE, DAMAGED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


class StopError(Exception):
    """A command cannot go on; the person has been told why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main(
    argv: Sequence[str], console: consoles.Console | None = None, environ: Mapping[str, str] = os.environ
) -> int:
    """Runs a command, gives its exit code."""
    console = console or consoles.standard()
    try:
        options = parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said what is wrong
        return DONE if not stop.code else WRONG_USE
    try:
        world = World(RealDisk(), _now(options, environ))
    except (ValueError, OverflowError, OSError):  # OSError: more than the system's clock knows
        console.say(
            "SOURCE_DATE_EPOCH must be a number of seconds since 1970, for example 1795392000 for 2026-11-23."
        )
        return WRONG_USE
    shipped = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    given = getattr(options, "root", shipped)
    wrong = wrong_root(given)
    if not wrong and getattr(options, "out", None) is not None:
        wrong = wrong_out(options.out, given, shipped)
    if wrong:
        console.say(wrong)
        return WRONG_USE
    root = os.path.abspath(given)
    command = import_module(f"dwiwarta.cli.{options.command}")
    try:
        code: int = command.run(options, Place(root, shipped), world, console)
    except StopError as stop:
        return stop.code
    except KeyboardInterrupt:
        console.say("\nStopped. Nothing that was written is lost.")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), 1
        )  # whoever read along has left; the rest has nobody to go to
        return DONE
    return code


def _now(options: argparse.Namespace, environ: Mapping[str, str]) -> datetime:
    if now := getattr(options, "now", None):
        return now  # type: ignore[no-any-return]
    if epoch := environ.get("SOURCE_DATE_EPOCH"):
        moment = datetime.fromtimestamp(int(epoch), UTC)
        if moment.year not in YEARS:
            raise ValueError
        return moment
    return datetime.now(UTC)
