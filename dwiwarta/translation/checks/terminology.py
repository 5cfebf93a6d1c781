"""`term-avoid`, `term-keep` and `term`: the word list of the site is kept to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks.finding import Check, Finding, error, quoted, warning
from dwiwarta.translation.checks.lexicon import stem
from dwiwarta.translation.checks.vocabulary import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.checks.pair import Pair
    from dwiwarta.translation.termbase import Term

AVOID, KEEP, TERM = "term-avoid", "term-keep", "term"
_FIXED = frozenset({"rank", "police", "military", "institution", "election"})
"""Kinds with one English name; of the others good English has several."""
_NOT_HERE = frozenset({"dnt", "date", "number", "time", "currency", "attribution", "honorific", "person"})
"""Kinds that other checks look after."""


def find_avoid(pair: Pair) -> Iterator[Finding]:
    for use in pair.term_uses:
        if use.avoided:
            term = use.found.term
            wanted = f"The word list has “{term.target}”." if term.target else "The word list leaves it out."
            words = pair.source[use.found.start : use.found.end]
            message = f"{quoted(use.avoided)} stands for “{words}”, which the word list says to avoid."
            yield (warning if use.used else error)(AVOID, message, [words], use.avoided, wanted)


def find_keep(pair: Pair) -> Iterator[Finding]:
    for use in pair.term_uses:
        term = use.found.term
        if term.kind == "dnt" and use.used is None:
            words = pair.source[use.found.start : use.found.end]
            yield error(
                KEEP,
                f"“{words}” has to stay as it is, and is not in the English.",
                [words],
                (),
                f"Write “{term.target}”.",
            )


def find_term(pair: Pair) -> Iterator[Finding]:
    for use in pair.term_uses:
        term = use.found.term
        if use.used is not None or use.avoided or not term.target or term.kind in _NOT_HERE:
            continue
        words = pair.source[use.found.start : use.found.end]
        message = f"“{words}” is “{term.target}” in the word list; the English has it in other words."
        fixed = (
            term.kind in _FIXED
            and any(c.isupper() for c in words)
            and not _half_said(term, pair.english_words)
        )
        severity = Severity.WARNING if fixed else Severity.INFO
        yield Finding(TERM, severity, message, (words,))


def _half_said(term: Term, english: Sequence[str]) -> bool:
    """Half of the words of a right rendering stand there: another order, another preposition."""
    stems = {stem(word) for word in english}
    for rendering in term.accepted:
        words = [word for word in words_of(rendering) if len(word) > 2]
        if words and 2 * sum(stem(word) in stems for word in words) >= len(words):
            return True
    return False


AVOID_CHECK = Check(AVOID, "English that the word list says to avoid", find_avoid)
KEEP_CHECK = Check(KEEP, "a word that the word list says to leave as it is, and that is gone", find_keep)
TERM_CHECK = Check(TERM, "a term of the word list that is put in other words", find_term)
