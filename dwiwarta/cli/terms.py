"""`terms`: the word list in an article, the paragraphs that a changed term concerns, and the list as a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.opening import expect_known, read_site
from dwiwarta.diagnostics import Severity, Span, worst
from dwiwarta.editorial import wordings
from dwiwarta.model import Source
from dwiwarta.stages.understanding import UNREADABLE, first
from dwiwarta.translation import termbase, terms_tbx
from dwiwarta.translation.termbase import Termbase
from dwiwarta.translation.terms import Matcher, terms_of, uses

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from dwiwarta.cli.console import Console
    from dwiwarta.publishing.git import Git
    from dwiwarta.stages.world import Digest, Place, World


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    """One of: in, using, changed, export, import."""
    if options.does == "export":
        return _export(options.file, options.replace, place, world, console)
    if options.does == "import":
        return _import(options.file, place, world, console)
    digest, _ = read_site(world, place, console)
    if options.does == "in":
        return _in(options, digest, world, console)
    pairs = [(read.article, read.catalog) for read in digest.reads]
    if options.does == "using":
        found: Iterable[wordings.Place] = wordings.with_words(" ".join(options.words), pairs)
    else:
        changed = _changed(place, world, console)
        if changed is None:
            return WRONG_USE
        before, after = changed
        differing = wordings.changes(before, after)
        if not options.json:
            for change in differing:
                console.result(
                    f"{change.before.source}: was {_quoted(change.old)}, is “{change.after.target}”"
                )
        found = wordings.with_old_wording(differing, after, pairs)
    return _listed(list(found), options.json, console)


def load(world: World, place: Place, console: Console | None = None) -> Termbase:
    """The word list: the site's own, else the shipped one; what is wrong with it is told."""
    try:
        source = first(world, termbase.PATH, place.root, place.shipped)
    except OSError as error:
        if console:
            console.tell([UNREADABLE.at(Span(termbase.PATH), reason=error.strerror or type(error).__name__)])
        return Termbase()
    if source is None:
        return Termbase()
    found, diagnostics = termbase.read(source)
    if console:
        console.tell(diagnostics)
    return found


def _in(options: argparse.Namespace, digest: Digest, world: World, console: Console) -> int:
    reads = {read.article.slug: read for read in digest.reads}
    expect_known([options.slug], reads, console)
    read = reads[options.slug]
    matcher = Matcher(load(world, digest.place, console))
    names = wordings.ids_of(read.article)
    entries = read.catalog.by_key
    counted = terms_of(matcher, [s.text for s in read.article.segments if s.translatable])
    put: dict[str, dict[str, None]] = {}
    open_at: dict[str, list[str]] = {}
    for key, name in names.items():
        entry = entries.get(key)
        if entry is None or not entry.text:
            continue
        for use in uses(matcher, entry.source, entry.text):
            source = use.found.term.source
            if use.used:
                put.setdefault(source, {})[use.used] = None
            if use.used is None or use.avoided:
                open_at.setdefault(source, []).append(name)
    for term, count in counted:
        row = {
            "source": term.source,
            "target": term.target,
            "kind": term.kind,
            "note": term.note,
            "alternatives": list(term.alternatives),
            "avoid": list(term.avoid),
            "count": count,
            "used": list(put.get(term.source, {})),
            "look_at": open_at.get(term.source, []),
        }
        if options.json:
            console.result_json(row)
        else:
            console.result(_line(row))
    if not counted and not options.json:
        console.result("No term of the word list stands in it.")
    return DONE


def _line(row: dict[str, object]) -> str:
    text = f"{row['source']} → {row['target'] or '(left out)'}"
    used, look_at = row["used"], row["look_at"]
    if used and used != [row["target"]]:
        text += f"   here: {', '.join(map(str, used))}"  # type: ignore[call-overload]
    if look_at:
        text += f"   look at: {', '.join(look_at)}"  # type: ignore[arg-type]
    return text + (f"\n    {row['note']}" if row["note"] else "")


def _changed(place: Place, world: World, console: Console) -> tuple[Termbase, Termbase] | None:
    """The list as git last kept it, and as it is now. None where git cannot say."""
    from dwiwarta.publishing.git import CommandGit

    before = last_kept(place.root, CommandGit())
    if before is None:
        console.say(
            f"git has no earlier {termbase.PATH} of this site. To look for a wording by itself: "
            "python build.py terms using WORDS"
        )
        return None
    return termbase.read(Source(termbase.PATH, before))[0], load(world, place, console)


def last_kept(root: str, git: Git) -> bytes | None:
    """The word list of the last commit; None where there is no git, no commit, or no list in it."""
    try:
        ran = git.run(root, ["show", f"HEAD:./{termbase.PATH}"])
    except FileNotFoundError:
        return None
    return ran.out if ran.code == 0 else None


def _listed(found: list[wordings.Place], as_json: bool, console: Console) -> int:
    for item in found:
        if as_json:
            term = item.term.source if item.term else None
            row = {"id": item.id, "slug": item.slug, "wording": item.wording, "term": term}
            console.result_json({**row, "source": item.entry.source, "target": item.entry.text})
        else:
            console.result(f"\n{item.id}   “{item.wording}”\n  {item.entry.source}\n  {item.entry.text}")
    if not as_json:
        slugs = ", ".join(dict.fromkeys(item.slug for item in found))
        many = f"{len(found)} checked paragraph{'s' if len(found) != 1 else ''}"
        console.result(
            f"\n{many} to look at: {slugs}" if found else "No checked paragraph has such a wording."
        )
    return DONE


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _export(name: str, replace: bool, place: Place, world: World, console: Console) -> int:
    if not name.lower().endswith((".csv", ".tbx")):
        console.say("The name must end in .csv or .tbx: it says which form the list is written in.")
        return WRONG_USE
    if os.path.exists(name) and not replace:
        console.say(f"{name} is there already. Give another name, or --replace if nobody has worked in it.")
        return WRONG_USE
    words = load(world, place, console)
    form = terms_tbx if name.lower().endswith(".tbx") else termbase
    try:
        world.disk.write(os.path.abspath(name), form.dump(words))
    except OSError as error:
        return _unwritable(name, error, console)
    console.result(f"{len(words.terms)} terms are in {name}.")
    return DONE


def _unwritable(name: str, error: OSError, console: Console) -> int:
    console.say(f"{name} cannot be written: {error.strerror or type(error).__name__}.")
    return DAMAGED


def _import(name: str, place: Place, world: World, console: Console) -> int:
    """Adds the terms that are new at the end of the site's list. What stands in the list stays as it is."""
    try:
        source = Source(name, world.disk.read(os.path.abspath(name)))
    except OSError as error:
        console.tell([UNREADABLE.at(Span(name), reason=error.strerror or type(error).__name__)])
        return DAMAGED
    form = terms_tbx if name.lower().endswith(".tbx") else termbase
    coming, diagnostics = form.read(source)
    console.tell(diagnostics)
    if worst(diagnostics) is Severity.ERROR:
        return DAMAGED
    try:
        here = first(world, termbase.PATH, place.root, place.shipped) or Source(termbase.PATH, b"")
    except OSError as error:  # what stands there is not known, so nothing may be put in its place
        console.tell([UNREADABLE.at(Span(termbase.PATH), reason=error.strerror or type(error).__name__)])
        return DAMAGED
    mine, faults = termbase.read(here)
    if (
        any(d.code in ("word-list-encoding", "word-list-columns") for d in faults)
        or b";" in here.data.split(b"\n")[0]
    ):
        console.tell(faults)
        console.say(f"Nothing was taken: save {termbase.PATH} as “CSV UTF-8” with commas first.")
        return DAMAGED
    known = {term.source.casefold(): term for term in mine.terms}
    new = [term for term in coming.terms if term.source.casefold() not in known]
    other = [
        (known[term.source.casefold()], term)
        for term in coming.terms
        if (old := known.get(term.source.casefold())) and term.target and term.target not in old.accepted
    ]
    if new:
        rows = termbase.dump(Termbase(tuple(new)))
        end = b"\r\n" if b"\r\n" in here.data else b"\n"
        head = here.data.rstrip(b"\r\n") + end if here.data.strip() else rows[: rows.index(b"\n") + 1]
        more = rows[rows.index(b"\n") + 1 :]
        if head.endswith(b"\r\n"):
            more = more.replace(b"\n", b"\r\n")
        try:
            world.disk.write(place.at(termbase.PATH), head + more)
        except OSError as error:
            return _unwritable(termbase.PATH, error, console)
    for old, term in other:
        console.result(f"{old.source}: stays “{old.target}”; the file has “{term.target}”")
    console.result(
        f"{len(new)} new terms are in {termbase.PATH}; {len(coming.terms) - len(new)} stood there already."
    )
    return DONE
