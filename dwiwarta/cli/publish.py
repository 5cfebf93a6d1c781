"""`publish`: build without translating, then push the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.build import exit_code, order_of, sentences_of
from dwiwarta.cli.progress import Progress

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    built = pipeline.build(world, place, order_of(options, place, frozen=True), Progress(console, frozen=True))
    console.tell(built.diagnostics)
    if built.library is None:
        console.say("Nothing was published: the settings have to be mended first.")
        return WRONG_USE
    for sentence in sentences_of(built):
        console.say(sentence)
    code = exit_code(built, strict=False)
    if code != DONE:
        console.say("Nothing was published: mend what is told above first.")
        return code
    raise NotImplementedError
