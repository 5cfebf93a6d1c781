"""`publish`: build without translating, then push the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DONE, WRONG_USE
from dwiwarta.cli.asking import asking_of
from dwiwarta.cli.build import exit_code, order_of, sentences_of

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    built = pipeline.build(world, place, order_of(options, place, frozen=True), asking_of(console))
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
