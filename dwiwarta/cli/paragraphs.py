"""How `review` shows a paragraph on the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.cli.find import WORDS
from dwiwarta.diagnostics import Severity
from dwiwarta.translation.catalog import state
from dwiwarta.translation.terms import Use, uses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dwiwarta.exchange.suggestions import Suggestion
    from dwiwarta.translation.catalog import Entry
    from dwiwarta.translation.checks import Finding
    from dwiwarta.translation.memory import Near
    from dwiwarta.translation.terms import Matcher


class Offer(NamedTuple):
    """English that an edit may begin with."""

    text: str
    origin: str
    """In words."""


def pointed(words: str) -> str:
    return f"»{words}«"


def reversed_out(words: str) -> str:
    return f"\x1b[7m{words}\x1b[0m"


def page_of(
    entry: Entry,
    name: str,
    where: str,
    findings: Sequence[Finding],
    offers: Sequence[Offer],
    matcher: Matcher,
    mark: Callable[[str], str],
) -> str:
    """A paragraph as a text: source, English, what may be wrong, terms, suggestions, keys. `where`: "2 of 7"; `mark`:
    how words that a possible error is about are shown."""
    facts = entry.facts
    now = WORDS[state(entry)]
    if facts.get("by"):
        now += f" by {facts['by']}"
    if "engine" in facts:
        now += f" · {facts['engine'].split('/')[0]}"
    lines = [
        f"\n── {name} · {where} · {now}",
        marked(entry.source, [w for f in findings for w in f.source], mark),
        "",
    ]
    if entry.previous is not None:
        lines += [f"made for: {entry.previous}", ""]
    english = marked(entry.text, [w for f in findings for w in f.target], mark)
    lines.append(english or "(not translated yet)")
    if findings:
        lines += ["", *[line for finding in findings for line in _told(finding)]]
    terms = [_term(use) for use in uses(matcher, entry.source, entry.text)]
    if terms:
        lines += ["", *terms]
    for number, offer in enumerate(offers, 1):
        lines += ["", f"  {number}  {offer.origin}", f"     {offer.text}"]
    right = "r it is right  " if findings else ""
    return "\n".join([*lines, "", f"a accept  e edit  {right}n next  b back  u undo  q quit  ? help"])


def _term(use: Use) -> str:
    term = use.found.term
    wanted = term.target or "(left out)"
    if use.avoided:
        return f"  ! {term.source}: {wanted}, not “{'”, “'.join(use.avoided)}”"
    mark = "  " if use.used is not None else "? "
    person = " · ".join(p for p in (term.office, term.pronoun) if p)
    return f"  {mark}{term.source}: {use.used or wanted}" + (f" ({person})" if person else "")


def brought(suggestion: Suggestion) -> Offer:
    by = f" by {suggestion.by}" if suggestion.by else ""
    origin = f"from {suggestion.file}, {WORDS[suggestion.state]}{by}, {suggestion.day}"
    return Offer(suggestion.text, origin)


def alike(near: Near) -> Offer:
    unit, likeness = near
    mark = f"{unit.day} {unit.slug}".strip()
    return Offer(unit.text, f"{likeness:.0f} % alike, {WORDS[unit.state]}, {mark}")


def marked(text: str, words: Iterable[str], mark: Callable[[str], str]) -> str:
    """The text with these words shown by `mark`, each wherever it stands as a whole."""
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    return re.sub("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in wanted), lambda m: mark(m[0]), text)


def _told(finding: Finding) -> list[str]:
    sign = {Severity.ERROR: "✗ possible error", Severity.WARNING: "! look at this", Severity.INFO: "· remark"}
    lines = [f"  {sign[finding.severity]}: {finding.message}"]
    return [*lines, f"    {finding.hint}"] if finding.hint else lines
