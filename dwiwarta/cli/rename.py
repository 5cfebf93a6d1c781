"""`rename OLD NEW`: gives the translation file of an article that was renamed to the article under its new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.stages.keeping import told
from dwiwarta.stages.renaming import Refusal, go_along, hands
from dwiwarta.stages.world import CATALOGS
from dwiwarta.translation.shelf import Shelf

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, _ = read_site(world, place, console)
    reads = {read.article.slug: read for read in digest.reads}
    expect_known([options.new], reads, console)
    if options.old in reads:
        console.say(f"“{options.old}” is an article of its own; its translation file stays with it.")
        return WRONG_USE
    shelf = Shelf(world.disk.walk(place.at(CATALOGS)))
    if not shelf.has(options.old):
        console.say(f"There is no translation file of the name “{options.old}”.")
        return WRONG_USE
    old_path = shelf.place(options.old, "")
    read = reads[options.new]
    try:
        refusal, broken = go_along(world.disk, place, old_path, read, digest.today)
    except OSError as error:
        console.tell(told(read.path, error))
        return DAMAGED
    console.tell(broken)
    if refusal is Refusal.DAMAGED:
        console.say("Nothing was moved: mend the translation file first.")
        return DAMAGED
    if refusal is Refusal.SAVED_MEANWHILE:
        console.say(
            f"{old_path} was saved by somebody meanwhile. Its texts as they were are in {read.path} now; look what is "
            f"new in {old_path}, bring that over, then delete it."
        )
        return DAMAGED
    if refusal:
        console.say(
            f"“{options.new}” has a translation file of its own with {hands(read.catalog)} texts of persons, "
            f"{read.path}. Bring the better texts together by hand, then delete {old_path}."
        )
        return DAMAGED
    console.result(f"{old_path} is now {read.path}.")
    return DONE
