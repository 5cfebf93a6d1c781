"""`publish`: build without translating, then push the site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dwiwarta import pipeline
from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.asking import asking_of
from dwiwarta.cli.build import exit_code, order_of, sentences_of
from dwiwarta.diagnostics import Severity, Span, counted, worst
from dwiwarta.publishing.git import CommandGit
from dwiwarta.publishing.pages import publish
from dwiwarta.publishing.readiness import address_on_pages, unready
from dwiwarta.stages.checking import checked_with_errors

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.console import Console
    from dwiwarta.config.site import Settings
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.publishing.git import Git
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
    settings = built.settings
    assert settings is not None
    if settings.publish_via == "actions" and not options.dry_run:
        console.say(
            'publish.via in site.toml is "actions": push the repository, and the workflow there publishes the site.'
        )
        return WRONG_USE
    git = CommandGit()
    if faults := _unready(options, place, settings, git):
        console.tell(faults)
        if worst(faults) is Severity.ERROR:
            console.say("Nothing was published: see above what site.toml has to say first.")
            return WRONG_USE
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
        git=git,
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


def _unready(options: argparse.Namespace, place: Place, settings: Settings, git: Git) -> list[Diagnostic]:
    """What readers would miss; in a trial nothing is at stake, so it is only told."""
    origin = Span("site.toml" if options.base_url is None else "--base-url")
    instead = address_on_pages(git, place.root, settings.publish_remote, settings.publish_cname)
    found = unready(settings, origin, instead)
    return [replace(d, severity=Severity.WARNING) for d in found] if options.dry_run else found
