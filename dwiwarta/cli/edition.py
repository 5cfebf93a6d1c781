"""`edition new|list|mail`: begins an edition with the articles of its days, lists editions, makes the mails of one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE, StopError
from dwiwarta.cli.folders import wrong_out
from dwiwarta.cli.opening import read_site
from dwiwarta.diagnostics import Severity, closest, worst
from dwiwarta.editorial import edition_file, picking
from dwiwarta.stages.making import assemble
from dwiwarta.stages.world import EDITIONS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from email.headerregistry import Address

    from dwiwarta.cli.console import Console
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.editorial.editions import Issue
    from dwiwarta.editorial.library import Library
    from dwiwarta.editorial.picking import Picked
    from dwiwarta.stages.world import Digest, Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    """One of: new, list, mail."""
    digest, diagnostics = read_site(world, place, console)
    library, more = assemble(digest, world)
    issues = [*library.editions, *library.held_editions]
    said = [d for d in (*diagnostics, *more) if d.span.path.startswith(EDITIONS + "/")]
    if options.does == "list":
        return _list(issues, said, options.json, console)
    if options.does == "new":
        return _new(options, digest, library, issues, world, console)
    return _mail(options, digest, library, issues, said, world, console)


# -- new


def _new(
    options: argparse.Namespace,
    digest: Digest,
    library: Library,
    issues: Sequence[Issue],
    world: World,
    console: Console,
) -> int:
    try:
        first, last = picking.days_of(digest.today, issues, options.first, options.last)
    except picking.NoDaysError as reached:
        console.say(
            f"The last edition reaches to {reached.last}; no whole week has passed since. "
            "To begin one all the same, name its days: edition new --from DAY --to DAY"
        )
        return WRONG_USE
    if first > last:
        console.say(f"The days are the wrong way round: from {first} to {last}.")
        return WRONG_USE
    numbers = {issue.edition.number: issue for issue in issues if issue.edition.number}
    number = options.number or max(numbers, default=0) + 1
    if number in numbers:
        console.say(f"Edition {number} is there already: {numbers[number].edition.path}.")
        return WRONG_USE
    path = f"{EDITIONS}/{last}.md"
    if _is_there(path, digest, world):
        console.say(
            f"{path} is there already and stays as it is. Change that file, or name other days: --from DAY --to DAY"
        )
        return WRONG_USE
    picked = picking.pick(library, issues, first, last, options.most)
    text = edition_file.text_of(picked, number, first, last)
    _put(path, digest.place.at(path), text.encode(), world, console)
    _report(path, picked, number, console)
    return DONE


def _is_there(path: str, digest: Digest, world: World) -> bool:
    """Whether anything stands there, a file that cannot be read too."""
    try:
        world.disk.read(digest.place.at(path))
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _report(path: str, picked: Picked, number: int, console: Console) -> None:
    count = sum(len(stories) for _, stories in picked.chosen)
    console.result(path)
    if not count:
        console.say(
            f"Edition {number} is begun, but no article is of these days. Add short names to the file."
        )
    else:
        console.say(f"Edition {number} is begun with {_articles(count)}:")
    for theme, stories in picked.chosen:
        console.say(f"  {theme.label.en}")
        for story in stories:
            waits = "" if story.in_english else "  (not translated yet: not in the English edition)"
            console.say(f"    {story.slug}{waits}")
    if picked.left_out:
        console.say("Left out:")
    for left in picked.left_out:
        console.say(f"    {left.story.slug}: {left.why}")
    console.say(
        "It is a draft: change the file, write an introduction in each language, then delete the line "
        "“status: draft”."
    )


# -- list


def _list(issues: Sequence[Issue], said: Sequence[Diagnostic], as_json: bool, console: Console) -> int:
    ordered = sorted(issues, key=lambda i: (str(i.published or ""), i.edition.number or 0), reverse=True)
    if as_json:
        for issue in ordered:
            console.result_json(_as_json(issue))
    else:
        console.tell(said)
        for issue in ordered:
            console.result(_line(issue))
        if not ordered:
            console.result("There is no edition yet. Begin one with: python build.py edition new")
    return DAMAGED if worst(said) is Severity.ERROR else DONE


def _line(issue: Issue) -> str:
    edition = issue.edition
    number = f"no. {edition.number}" if edition.number else ""
    days = f"{edition.first} – {edition.last}" if edition.first else ""
    english = len(issue.pieces_in("en"))
    counts = _articles(len(issue.pieces)) + (f", {english} in English" if english < len(issue.pieces) else "")
    return f"{issue.name:<14} {number:<8} {days:<24} {counts}; {_status(issue)}"


def _status(issue: Issue) -> str:
    if issue.edition.draft:
        return "draft"
    return "kept back" if issue.held else "published"


def _as_json(issue: Issue) -> dict[str, object]:
    edition = issue.edition

    def day(value: object) -> str | None:
        return str(value) if value else None

    return {
        "name": edition.name,
        "file": edition.path,
        "number": edition.number,
        "from": day(edition.first),
        "to": day(edition.last),
        "published": day(issue.published),
        "status": _status(issue),
        "title": {"id": edition.title.id or None, "en": edition.title.en or None},
        "unchecked": edition.unchecked,
        "articles": [piece.story.slug for piece in issue.pieces],
        "articles_en": [piece.story.slug for piece in issue.pieces_in("en")],
        "withdrawn": [story.slug for story in issue.withdrawn],
    }


# -- mail


def _mail(
    options: argparse.Namespace,
    digest: Digest,
    library: Library,
    issues: Sequence[Issue],
    said: Sequence[Diagnostic],
    world: World,
    console: Console,
) -> int:
    from dwiwarta.rendering.eml import address_of
    from dwiwarta.stages.mailing import Post, mails

    issue = _find(options.name, issues)
    if issue is None:
        names = [i.name for i in issues]
        near = closest(options.name, names) if names else None
        known = f" Did you mean “{near}”?" if near else f" There are: {', '.join(names)}." if names else ""
        console.say(f"There is no edition “{options.name}”.{known}")
        return WRONG_USE
    folder, shown = digest.place.at("mail"), "mail"
    if options.folder is not None:
        wrong = wrong_out(options.folder, digest.place.root, digest.place.shipped, "The mail", "mail/")
        if wrong:
            console.say(wrong)
            return WRONG_USE
        folder, shown = os.path.abspath(options.folder), options.folder.rstrip("/\\") or options.folder
    addresses: dict[str, Address | None] = {
        typed: address_of(typed) for typed in (*options.to, *([options.sender] if options.sender else []))
    }
    for typed, address in addresses.items():
        if address is None:
            console.say(
                f"“{typed}” is no mail address like redaksi@example.org or “Redaksi <redaksi@example.org>”."
            )
            return WRONG_USE
    console.tell([d for d in said if d.span.path == issue.edition.path and d is not issue.held])
    post = Post(
        languages=("id", "en") if options.language == "both" else (options.language,),
        sender=addresses.get(options.sender),
        to=[address for typed in options.to if (address := addresses[typed])],
        unsubscribe=(options.unsubscribe or "").strip(),
    )
    files, found = mails(issue, digest, library, world, post)
    console.tell(found)
    for name, data in files.items():
        _put(f"{shown}/{name}", f"{folder}/{name}", data, world, console)
        console.result(f"{shown}/{name}")
    if not files:
        return DAMAGED
    if issue.held:
        console.say(
            "The edition is kept back, so its links lead nowhere yet: send the mail after it is published."
        )
    else:
        console.say("The links of the mail lead to your site: publish the edition before you send it.")
    return (
        DAMAGED if worst([d for d in said if d.span.path == issue.edition.path]) is Severity.ERROR else DONE
    )


def _find(typed: str, issues: Sequence[Issue]) -> Issue | None:
    """By the name of its file, with or without folder and ending, else by its number."""
    name = os.path.basename(typed).removesuffix(".md")
    by_name = next((i for i in issues if i.name == name), None)
    return by_name or next((i for i in issues if str(i.edition.number) == name), None)


def _put(name: str, path: str, data: bytes, world: World, console: Console) -> None:
    try:
        world.disk.write(path, data)
    except OSError as error:
        console.say(f"{name} cannot be written: {error.strerror or type(error).__name__}.")
        raise StopError(DAMAGED) from None


def _articles(count: int) -> str:
    return f"{count} articles" if count != 1 else "1 article"
