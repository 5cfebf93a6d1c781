"""The end of a build, in sentences a journalist understands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dwiwarta.diagnostics import Diagnostic, Span
    from dwiwarta.editorial.library import Library, Story

NAMED = 20
"""So many articles are named in one sentence; of more the number is told."""
HELD_WORDS = {
    "no-outlet": "no outlet",
    "draft": "draft",
    "embargo": "under embargo",
    "sensitive": "sensitive",
}


class Translated(NamedTuple):
    """What a translation service did in this run."""

    articles: int
    paragraphs: int
    engine: str


def sentences(
    library: Library,
    diagnostics: Sequence[Diagnostic],
    *,
    seconds: float,
    pages: int,
    changed: int,
    removed: int,
    translated: Translated | None = None,
    recalled: int = 0,
    unreviewed: str = "label",
    possible: int = 0,
) -> list[str]:
    """The summary, a line a matter."""
    notices = f" and {_count(len(library.withdrawn), 'notice')} of withdrawal" if library.withdrawn else ""
    lines = [
        f"Built in {seconds:.1f} s: {_count(len(library.stories), 'article')}{notices}, {_count(pages, 'page')}"
        f" ({changed} new or changed{f', {removed} removed' if removed else ''})."
    ]
    if translated and translated.paragraphs:
        paragraphs = _count(translated.paragraphs, "paragraph")
        lines.append(f"{translated.articles} translated now ({paragraphs}, {translated.engine}).")
    if recalled:
        lines.append(
            f"{_count(recalled, 'paragraph')} taken over from earlier translations, not checked here yet."
        )
    lines += _held(library.held)
    lines += _waiting(library.stories)
    lines += _unchecked(library.stories, unreviewed)
    if possible:
        lines.append(f"{_count(possible, 'possible error')}, worst first: make check.")
    damaged = [d for d in diagnostics if d.severity is Severity.ERROR]
    if damaged:
        places = _named(_place(d.span) for d in damaged if d.span.path)
        lines.append(
            f"The site was built all the same; {_count(len(damaged), 'fault')} to mend{': ' * bool(places)}{places}."
        )
    look = sorted(
        {d.span.path for d in diagnostics if d.severity is Severity.WARNING and d.span.path}
        - _held_paths(library)
    )
    if look:
        lines.append(f"{_count(len(look), 'file')} to look at (see above): {_named(look)}.")
    return lines


def _held(stories: Iterable[Story]) -> list[str]:
    by_reason: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.held:
            by_reason[story.held.reason].append(story)
    lines = []
    for reason, group in sorted(by_reason.items()):
        places = _named(_place(s.held.diagnostic.span) for s in group if s.held)
        verb = "wait" if reason == "no-outlet" else "kept back"
        verb += "s" if verb == "wait" and len(group) == 1 else ""
        lines.append(f"{len(group)} {verb}: {HELD_WORDS[reason]} ({places}).")
    return lines


def _waiting(stories: Iterable[Story]) -> list[str]:
    """Paragraphs without English, and originals that changed under it."""
    stories = list(stories)
    on_hold = {s.slug for s in stories if s.article.header.translate != "yes"}
    held_back = {s.slug: n for s in stories if s.slug in on_hold and (n := s.counts[State.MISSING])}
    waiting = {s.slug: n for s in stories if s.slug not in on_hold and (n := s.counts[State.MISSING])}
    changed = {s.slug: n for s in stories if (n := s.counts[State.STALE])}
    lines = []
    if waiting:
        paragraphs = _count(sum(waiting.values()), "paragraph")
        verb = "wait" if sum(waiting.values()) != 1 else "waits"
        lines.append(
            f"{paragraphs} in {_count(len(waiting), 'article')} {verb} for translation: {_named(waiting)}."
        )
    if held_back:
        paragraphs = _count(sum(held_back.values()), "paragraph")
        lines.append(
            f"{paragraphs} not translated, as their headers ask (`translate: hold` or `no`): {_named(held_back)}."
        )
    if changed:
        paragraphs = _count(sum(changed.values()), "paragraph")
        lines.append(f"The original of {paragraphs} changed since the English was made: {_named(changed)}.")
    return lines


def _unchecked(stories: Iterable[Story], setting: str) -> list[str]:
    """What the setting `unreviewed` keeps out of English although there is some."""
    out = [s.slug for s in stories if not s.in_english and s.counts[State.MISSING] < s.counts.total()]
    if not out or setting == "label":
        return []
    what = "its headline" if setting == "headline" else "it"
    if len(out) > 1:
        what = "their headlines" if setting == "headline" else "them"
    verb = "is" if len(out) == 1 else "are"
    return [
        f"{_count(len(out), 'article')} {verb} kept out of English until an editor has checked {what}"
        f' (`unreviewed = "{setting}"`): {_named(out)}.'
    ]


def _held_paths(library: Library) -> set[str]:
    return {s.article.path for s in library.held}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _place(span: Span) -> str:
    return f"{span.path}, line {span.line}" if span.line > 1 else span.path


def _named(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return "; ".join(found[:NAMED]) + more
