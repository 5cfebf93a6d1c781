"""Possible errors that are right: a person said so, with a reason, and it holds until the Indonesian or the English of
that paragraph changes (EDITOR.md).

Kept as a `# dwiwarta-ignore:` comment above the entry, because translators' tools keep comments and drop flags. The
line carries the fingerprints of both texts: on another entry, where a tool may copy it, it means nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.fold import source_print, text_print
from dwiwarta.translation.provenance import ignored_of, ignoring_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.translation.catalog import Entry
    from dwiwarta.translation.checks.finding import Finding

REASONS = {
    "same-person": "it is the same person or thing under another name",
    "rounding": "the figure is rounded on purpose",
    "source-wrong": "the Indonesian is wrong here, the English puts it right",
    "free": "it is put freely, and says the same",
    "other": "another reason",
}
"""What a person may give, in the order in which they are asked for it, each as a clause."""


class Silence(NamedTuple):
    """A person's word that a check is wrong here."""

    check: str
    reason: str
    note: str = ""
    by: str = ""


def silences(entry: Entry) -> tuple[Silence, ...]:
    """Those that hold: made for this Indonesian and this English."""
    lines = [facts for comment in entry.comments if (facts := ignored_of(comment))]
    if not lines:
        return ()
    here = (source_print(entry.source), text_print(entry.text))
    return tuple(
        Silence(facts["check"], facts.get("reason", "other"), facts.get("note", ""), facts.get("by", ""))
        for facts in lines
        if facts.get("check") and (facts.get("src"), facts.get("out")) == here
    )


def heard(entry: Entry, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of the findings those that nobody has said to be right."""
    silent = {silence.check for silence in silences(entry)}
    return tuple(f for f in findings if f.check not in silent) if silent else tuple(findings)


def silenced(entry: Entry, silence: Silence) -> Entry:
    """The entry with this word kept beside its text. An earlier one for the same check goes; raises ValueError for a
    reason that is not in the list."""
    if silence.reason not in REASONS:
        raise ValueError(f"no reason: {silence.reason}")
    facts = {
        "check": silence.check,
        "src": source_print(entry.source),
        "out": text_print(entry.text),
        "reason": silence.reason,
    }
    facts |= {key: value for key, value in (("note", silence.note), ("by", silence.by)) if value}
    return entry._replace(comments=(*_without(entry, silence.check), ignoring_line(facts)))


def spoken_up(entry: Entry, check: str) -> Entry:
    """The entry without a word about this check: it is heard again."""
    return entry._replace(comments=_without(entry, check))


def _without(entry: Entry, check: str) -> tuple[str, ...]:
    return tuple(c for c in entry.comments if (ignored_of(c) or {}).get("check") != check)
