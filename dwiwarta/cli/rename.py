"""`rename OLD NEW`: what belongs to an article that was renamed finds it under its new name: its translation file, its
address, and what names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.stages.keeping import told
from dwiwarta.stages.making import assemble
from dwiwarta.stages.renaming import Refusal, go_along, hands, keep_address, mentions
from dwiwarta.stages.world import CATALOGS
from dwiwarta.translation.shelf import Shelf

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from dwiwarta.cli.console import Console
    from dwiwarta.diagnostics import Span
    from dwiwarta.stages.world import Digest, Place, Read, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, _ = read_site(world, place, console)
    reads = {read.article.slug: read for read in digest.reads}
    expect_known([options.new], reads, console)
    if options.old in reads:
        console.say(f"“{options.old}” is an article of its own; its translation file stays with it.")
        return WRONG_USE
    read = reads[options.new]
    shelf = Shelf(world.disk.walk(place.at(CATALOGS)))
    named = mentions(digest, options.old)
    if not shelf.has(options.old) and not named:
        console.say(
            f"There is no translation file of the name “{options.old}”. To keep that address alive all the same, write "
            f"formerly: [{options.old}] into the header of {read.article.path}."
        )
        return WRONG_USE
    code = (
        _move(shelf.place(options.old, ""), read, digest, world, console) if shelf.has(options.old) else DONE
    )
    if code != DONE:
        return code
    library, _ = assemble(digest, world)
    seen = all(story.slug != options.new for story in library.held)
    return _keep(options.old, read, named, world, place, console) if seen or named else DONE


def _move(old_path: str, read: Read, digest: Digest, world: World, console: Console) -> int:
    """The translation file goes along."""
    try:
        refusal, broken = go_along(world.disk, digest.place, old_path, read, digest.today)
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
            f"“{read.article.slug}” has a translation file of its own with {hands(read.catalog)} texts of persons, "
            f"{read.path}. Bring the better texts together by hand, then delete {old_path}."
        )
        return DAMAGED
    console.result(f"{old_path} is now {read.path}.")
    return DONE


def _keep(old: str, read: Read, named: Sequence[Span], world: World, place: Place, console: Console) -> int:
    """The old address, and what names the article by it, lead to the new one."""
    path, new = read.article.path, read.article.slug
    try:
        written, said = keep_address(world.disk, place, read.article, old)
    except OSError as error:
        console.say(
            f"{path} could not be written ({error.strerror or error}). Write  formerly: [{old}]  into its header, or "
            "the old address leads nowhere."
        )
        return DAMAGED
    console.tell(said)
    if said:
        return DAMAGED
    if written:
        console.result(
            f"{path} says “formerly: {old}” now, so that the old address leads to the new one. If no reader ever saw "
            "it, take that away again."
        )
    for span in named:
        console.result(
            f"{span.path}, line {span.line}, names “{old}”; it finds the article all the same. Its name is “{new}” now."
        )
    return DONE
