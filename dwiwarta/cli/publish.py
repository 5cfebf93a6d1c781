"""`publish`: build without translating, then push the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.asking import asking_of
from dwiwarta.cli.build import exit_code, order_of, sentences_of
from dwiwarta.diagnostics import Fault, Severity, Span, counted, worst
from dwiwarta.publishing.git import CommandGit
from dwiwarta.publishing.pages import publish
from dwiwarta.stages.checking import checked_with_errors

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.stages.world import Place, World


EXAMPLES = ("https://example.", "http://example.", "https://localhost", "http://localhost", "http://127.")
EXAMPLE_ADDRESS = Fault(
    "address-example",
    Severity.WARNING,
    "The site is built for {address}, which is an example: its links, feeds and sitemap lead readers there.",
    "Write your own address in base_url, then publish again.",
)


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
    settings = built.settings
    assert settings is not None
    if settings.publish_via == "actions" and not options.dry_run:
        console.say(
            'publish.via in site.toml is "actions": push the repository, and the workflow there publishes the site.'
        )
        return WRONG_USE
    if settings.base_url.startswith(EXAMPLES):
        console.tell([EXAMPLE_ADDRESS.at(Span("site.toml"), address=settings.base_url)])
    against = checked_with_errors(world, place, built.library, built.reads, settings.english)
    if against:
        console.tell(against)
        console.say("Nothing was published: readers would be told that these are checked.")
        return DAMAGED
    order = order_of(options, place, frozen=True)
    done = publish(
        order.out,
        place.root,
        remote=settings.publish_remote,
        branch=settings.publish_branch,
        message=options.message or f"Publish {counted(len(built.library.stories), 'article')}",
        git=CommandGit(),
        cname=settings.publish_cname or None,
        dry_run=options.dry_run,
    )
    console.tell(done.diagnostics)
    if worst(done.diagnostics) is Severity.ERROR:
        return DAMAGED
    counts = f"{len(done.added)} new, {len(done.changed)} changed, {len(done.removed)} removed"
    if done.same:
        console.say("Readers see already what was built; nothing had to be pushed.")
    elif done.pushed:
        console.say(f"Published to {settings.publish_branch} at {done.address}: {counts} files.")
        console.say(f"Readers see it in a minute or two: {settings.base_url}")
    else:
        console.say(f"A trial, nothing was pushed. Readers would see {counts} files.")
        for name in (*done.added, *done.changed, *done.removed):
            console.result(name)
    return DONE
