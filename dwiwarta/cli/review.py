"""`review NAME`: the English of an article, paragraph by paragraph, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.cli.paragraphs import pointed, reversed_out
from dwiwarta.cli.sitting import SAID, Sitting
from dwiwarta.cli.terminal import OnTerminal
from dwiwarta.cli.terms import load
from dwiwarta.editorial.wordings import ids_of
from dwiwarta.exchange import suggestions
from dwiwarta.stages import checking
from dwiwarta.stages.remembering import remembered
from dwiwarta.translation.catalog import State, state
from dwiwarta.translation.checks import House
from dwiwarta.translation.memory import Memory
from dwiwarta.translation.reviewing import Bench, Outcome
from dwiwarta.translation.terms import Matcher

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.publishing.git import Git
    from dwiwarta.stages.world import Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, _ = read_site(world, place, console)
    reads = {read.article.slug: read for read in digest.reads}
    expect_known([options.slug], reads, console)
    read = reads[options.slug]
    if not read.catalog.writable:
        console.tell([d for d in read.said if d.span.path == read.path])
        console.say(SAID[Outcome.DAMAGED])
        return DAMAGED
    from dwiwarta.publishing.git import CommandGit

    by = options.by or name_in_git(place.root, CommandGit())
    if not by:
        console.say(
            "Nobody's name will be kept: give one with --by, or tell git yours (git config user.name)."
        )
    bench = Bench(
        world.disk,
        place.at(read.article.path),
        place.at(read.path),
        read.article.segments,
        digest.today,
        by,
    )
    names = ids_of(read.article)
    matcher = Matcher(words := load(world, place, console))
    house = checking.house_for(read.article, House(matcher, words.people(), digest.settings.english))
    sitting = Sitting(
        bench,
        names,
        Memory(remembered(digest)),
        matcher,
        OnTerminal(console),
        kept=suggestions.kept(world.disk, place.root, options.slug),
        findings=lambda entry: checking.judged(entry, house),
        mark=reversed_out if console.colour_out else pointed,
    )
    done = sitting.run(everything=options.all)
    counts = [state(bench.entry(key)) for key, name in names.items() if key in bench.catalog.by_key]
    checked = sum(s is State.REVIEWED for s in counts)
    console.result(
        f"{done.accepted} accepted, {done.written} written. {checked} of {len(counts)} paragraphs are checked."
    )
    return DONE


def name_in_git(root: str, git: Git) -> str | None:
    """Who works here, as git knows them."""
    try:
        ran = git.run(root, ["config", "user.name"])
    except FileNotFoundError:
        return None
    return ran.out.decode("utf-8", "replace").strip() or None if ran.code == 0 else None
