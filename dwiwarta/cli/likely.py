"""What `add` says of an article that looks like one that is here, and does when a person has said what it is."""

from __future__ import annotations

import shlex
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.editorial import duplicates, figures, manuscript, revisions
from dwiwarta.editorial.duplicates import Elsewhere, Likeness, Reading
from dwiwarta.model import Article, Source
from dwiwarta.reading import decoding, frontmatter, parse

if TYPE_CHECKING:
    import argparse

    from dwiwarta.cli.add import Desk
    from dwiwarta.editorial.duplicates import Known
    from dwiwarta.reading.intake import Intake

FORMER = ".cache/former"
"""Where the former text goes when a newer version takes its place."""
SHOWN = 3
"""So many articles that look alike are named."""
_MOST_FIGURES = 8
_MOST_CHANGES = 12
_UNLIKE = 0.05
"""Below this share a newer version is taken for a slip of the name."""

_MEANING = {
    "update": "a newer version: its text takes the place of the former one, the translations are kept",
    "corrects": "the same, and the outlet corrects itself: an entry under `corrections` to fill in",
    "also": "the same report elsewhere: one line in that article's header, nothing to translate",
    "follows": "a new article that goes on from that one",
    "new": "a new article of its own",
}
_OFFERS = {
    Reading.SAME_TEXT: ("new",),
    Reading.NEWER_VERSION: ("update", "corrects", "follows", "also", "new"),
    Reading.CORRECTED: ("corrects", "update", "follows", "also", "new"),
    Reading.SAME_REPORT: ("also", "update", "follows", "new"),
    Reading.FOLLOW_UP: ("follows", "update", "also", "new"),
}


class Alike(NamedTuple):
    """An article that is here and looks like one that comes in."""

    known: Known
    article: Article
    likeness: Likeness


def tell(desk: Desk, name: str, new: Article, alike: list[Alike]) -> None:
    """Which article it looks like, why, what differs, and the commands to type."""
    best = alike[0]
    likeness, old = best.likeness, best.article
    lines = [
        f"{name} was not taken in: it looks like an article that is here.",
        f"{best.known.source.path}",
        f"  {_of_article(desk, old)}",
        f"  {_share(likeness)} It reads as {likeness.reading}: {likeness.reason}.",
        *_differing(old, new),
    ]
    if old.header.withdrawn:
        reason = old.header.withdrawn.reason
        why = f": {reason.en or reason.id}" if reason.en or reason.id else ""
        lines.append(
            f"  That article was withdrawn on {old.header.withdrawn.date}{why}. Think before it returns."
        )
    for other in alike[1:SHOWN]:
        lines.append(
            f"  Also like it: {other.known.source.path} ({_percent(other.likeness.share)}, "
            f"reads as {other.likeness.reading})"
        )
    if _noted(old, new):
        lines.append(
            "  Its link is in that article's header already, under `also`; nothing needs doing. If not so:"
        )
    elif likeness.reading is Reading.SAME_TEXT:
        lines.append("  It is here already; nothing needs doing. If it is wanted a second time:")
    else:
        lines.append("  Say what it is; the likeliest first:")
    for way in _OFFERS[likeness.reading]:
        lines += [
            f"    {_command(desk.options, name, way, best.known.slug, new)}",
            f"        {_MEANING[way]}",
        ]
    desk.console.say("\n".join(lines))


def _noted(old: Article, new: Article) -> bool:
    """Whether the other report is named in the header of the one that is here."""
    links = {
        duplicates.address_key(url) for entry in old.header.also if (url := duplicates.elsewhere(entry).url)
    }
    return bool(new.header.url) and duplicates.address_key(new.header.url or "") in links


def settle(desk: Desk, known: Known, aim: str) -> int:
    """Does what a person has said of the one that comes in: `also`, `update` or `corrects`."""
    name = desk.arrivals[0].name
    taken = desk.read(0)
    old, said = parse(known.source, desk.knowledge, desk.today)
    if taken.article is None or old is None:
        desk.console.tell(taken.diagnostics if taken.article is None else said)
        desk.console.say(f"{name} was not taken in: nothing could be read. Nothing was changed.")
        return DAMAGED
    if aim == "also":
        return _also(desk, known, old, taken.article)
    return _replace(desk, known, old, taken, corrects=aim == "corrects")


def _also(desk: Desk, known: Known, old: Article, new: Article) -> int:
    """One line in the header of the article that is here: the outlet, then the link."""
    outlet = duplicates.outlet_name(new, desk.knowledge.outlets)
    where = str(Elsewhere(outlet or "", new.header.url))
    if not where:
        desk.console.say(
            "Neither outlet nor link is known of the other report: add --outlet NAME, --url LINK or both."
        )
        return WRONG_USE
    if where in old.header.also:
        desk.console.result(f"{known.source.path} says so already: also: {where}")
        return DONE
    data, said = manuscript.add_item(known.source, "also", where)
    desk.console.tell(said)
    if data is None or not _unchanged(desk, known):
        return DAMAGED
    likeness = duplicates.compare(new, old, desk.knowledge.outlets)
    if not desk.write(known.source.path, data):
        return DAMAGED
    desk.console.result("\n".join([known.source.path, f"  also: {where}", *_differing(old, new)]))
    if not likeness.likely:
        desk.console.say(
            f"  {_share(likeness)} If another article was meant, take the line away from the header again."
        )
    return DONE


def _replace(desk: Desk, known: Known, old: Article, taken: Intake, *, corrects: bool) -> int:
    """The newer text below the header that is there; the former file is kept under .cache."""
    console, name, path = desk.console, desk.arrivals[0].name, known.source.path
    new = taken.article
    assert new is not None
    likeness = duplicates.compare(new, old, desk.knowledge.outlets)
    if likeness.share < _UNLIKE and not likeness.same_url:
        console.say(
            f"Nothing was written. {_share(likeness)} If it is a newer version of it all the same, put the text into "
            f"{path} by hand."
        )
        return DAMAGED
    if new.markup != old.markup:
        console.say(f"Nothing was written: one of {name} and {path} is Markdown (.md), the other plain text.")
        return DAMAGED
    source = Source(name, desk.arrivals[0].source.data)
    text, _ = decoding.decode(source.data, name)
    matter = frontmatter.cut(text or "", name)
    if matter and not matter.whole:
        console.tell(matter.diagnostics)
        console.say(f"Nothing was written: mend the header of {name} first.")
        return DAMAGED
    data = _revised(desk, known.source, old, new, matter.body if matter else text or "", corrects=corrects)
    merged, said = parse(Source(path, data), desk.knowledge, desk.today) if data else (None, ())
    if data is None or merged is None:
        console.say("Nothing was written.")
        return DAMAGED
    revision = revisions.revise(old, merged)
    if not revision.changes:
        console.result(f"Nothing was written: {path} holds the same text.")
        return DONE
    if not _unchanged(desk, known):
        return DAMAGED
    former = _former(known)
    if not (desk.write(former, known.source.data) and desk.write(path, data)):
        return DAMAGED
    console.tell(said)
    console.result(
        "\n".join(
            [path, *_changes(revision), *_differing(old, merged), f"  The former file is kept: {former}"]
        )
    )
    for line in _notes(old, merged, matter.body if matter else text or "", desk, corrects=corrects):
        console.say(line)
    return DONE


def _revised(
    desk: Desk, source: Source, old: Article, new: Article, text: str, *, corrects: bool
) -> bytes | None:
    """The new bytes of the article's file. Keys that its header has stay, those that were typed are added."""
    today = desk.today.isoformat()
    header, given = old.header, desk.options
    steps: list[tuple[str, str]] = [("updated", today)]
    typed = {"outlet": given.outlet, "url": given.url, "published": given.published}
    steps += [(key, str(value)) for key, value in typed.items() if value and key not in header.lines]
    for key, value in steps:
        data, said = manuscript.set_key(source, key, value)
        desk.console.tell(said)
        if data is None:
            return None
        source = Source(source.path, data)
    if corrects:
        entry = {"at": today, "kind": "outlet", "id": "", "en": ""}
        if new.header.url:
            entry["url"] = new.header.url
        data, said = manuscript.add_item(source, "corrections", entry)
        desk.console.tell(said)
        if data is None:
            return None
        source = Source(source.path, data)
    data, said = manuscript.replace_text(source, text)
    desk.console.tell(said)
    return data


def _unchanged(desk: Desk, known: Known) -> bool:
    """Whether the file still is what was read: an editor may have saved it meanwhile."""
    try:
        same = desk.world.disk.read(desk.place.at(known.source.path)) == known.source.data
    except OSError:
        same = False
    if not same:
        desk.console.say(f"Nothing was written: {known.source.path} was changed meanwhile. Try again.")
    return same


def _former(known: Known) -> str:
    """A name that no other former text has."""
    ending = known.source.path.rpartition(".")[2]
    return f"{FORMER}/{known.slug}.{sha256(known.source.data).hexdigest()[:12]}.{ending}"


def _notes(old: Article, merged: Article, text: str, desk: Desk, *, corrects: bool) -> list[str]:
    """What an editor has to think of after a newer version was put in place."""
    lines = ["The translations are kept; the next build says which paragraphs changed."]
    if corrects:
        lines.append(
            f"{merged.path}:{merged.header.lines.get('corrections', 1)}: readers will see “Source's correction” with "
            "no words: write what was corrected into `id` and `en` of the last entry."
        )
    alone, _ = parse(Source(merged.path, text.encode()), desk.knowledge, desk.today)
    if alone is None:
        return lines
    if merged.header.sensitive == "cleared" and alone.sensitive_proposed:
        lines.append(
            f"`sensitive: cleared` was said of the former text of {merged.path}; the new one may name somebody to be "
            f"protected ({alone.sensitive_proposed}). Read what changed before you build, or take the line away."
        )
    read = {"title": alone.title.text, "outlet": alone.outlet, "place": alone.place, "date": alone.date}
    said = {"title": merged.title.text, "outlet": merged.outlet, "place": merged.place, "date": merged.date}
    for key, value in read.items():
        if key in merged.header.lines and value and value != said[key]:
            lines.append(f"The header holds: `{key}: {said[key]}`; the new text says “{value}”.")
    return lines


def _changes(revision: revisions.Revision) -> list[str]:
    changed = sum(bool(c.was and c.now) for c in revision.changes)
    fresh = sum(c.was is None for c in revision.changes)
    gone = sum(c.now is None for c in revision.changes)
    counts = [(changed, "changed"), (fresh, "new"), (gone, "gone"), (revision.unchanged, "as before")]
    lines = ["  Paragraphs: " + ", ".join(f"{number} {what}" for number, what in counts if number) + "."]
    for change in revision.changes[:_MOST_CHANGES]:
        was, now = revisions.shown(change)
        if change.was is None:
            lines.append(f"    new:  {now}")
        elif change.now is None:
            lines.append(f"    gone: {was}")
        else:
            lines += [f"    was:  {was}", f"    now:  {now}"]
    if len(revision.changes) > _MOST_CHANGES:
        lines.append(f"    ... and {len(revision.changes) - _MOST_CHANGES} more")
    return lines


def _differing(old: Article, new: Article) -> list[str]:
    """The figures that do not agree, in words."""
    there, here = ([*figures.figures("\n".join(s.text for s in a.segments))] for a in (old, new))
    found = figures.differing(there, here)
    if not found:
        return ["  All figures agree."] if there and here else []
    parts = [f"“{was}” there, “{now}” here" for was, now in found.pairs[:_MOST_FIGURES]]
    for where, words in (("only there", found.only_there), ("only here", found.only_here)):
        if words:
            more = f" and {len(words) - _MOST_FIGURES} more" if len(words) > _MOST_FIGURES else ""
            parts.append(f"{where}: " + ", ".join(f"“{w}”" for w in words[:_MOST_FIGURES]) + more)
    return ["  Figures that differ: " + "; ".join(parts) + "."]


def _share(likeness: Likeness) -> str:
    return (
        f"{_percent(likeness.of_new)} of the new text stands in it, {_percent(likeness.of_old)} of its text in the "
        "new one."
    )


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _of_article(desk: Desk, article: Article) -> str:
    outlet = duplicates.outlet_name(article, desk.knowledge.outlets) or "no outlet"
    day = article.listed_on
    return f"“{article.title.text}” · {outlet}" + (f" · {day}" if day else "")


def _command(options: argparse.Namespace, name: str, way: str, slug: str, new: Article) -> str:
    """The whole line to type, with what was typed before."""
    words = ["python", "build.py", "add", name]
    for key in ("outlet", "url", "published", "root"):
        value = getattr(options, key, None)
        if value:
            words += [f"--{key}", str(value)]
    words += [f"--{way}"] if way == "new" else [f"--{way}", slug]
    line = shlex.join(words)
    return line if way != "also" or new.outlet or new.header.url else f"{line} --outlet NAME"
