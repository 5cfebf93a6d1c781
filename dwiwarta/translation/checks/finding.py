"""What a check has to say of one translation, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dwiwarta.translation.checks.pair import Pair


class Finding(NamedTuple):
    """A possible error, with the words it is about."""

    check: str
    severity: Severity
    message: str
    source: tuple[str, ...] = ()
    """The Indonesian words meant, as they stand there."""
    target: tuple[str, ...] = ()
    """The English words meant, as they stand there."""
    hint: str = ""
    """What to do or look at; "" where the message says it all."""


class Check(NamedTuple):
    """One thing that is looked for."""

    name: str
    """Lower case with hyphens, never changed once released: it stands in people's `dwiwarta-ignore` lines."""
    finds: str
    """What it looks for, as one clause for the manual and for people."""
    find: Callable[[Pair], Iterable[Finding]]


def error(
    check: str, message: str, source: Iterable[str] = (), target: Iterable[str] = (), hint: str = ""
) -> Finding:
    """It stands in the way of accepting the paragraph."""
    return Finding(check, Severity.ERROR, message, tuple(source), tuple(target), hint)


def warning(
    check: str, message: str, source: Iterable[str] = (), target: Iterable[str] = (), hint: str = ""
) -> Finding:
    """Somebody should look."""
    return Finding(check, Severity.WARNING, message, tuple(source), tuple(target), hint)


def quoted(words: Iterable[str]) -> str:
    """Words as a sentence names them: “satu”, “dua”."""
    return ", ".join(f"“{word}”" for word in words)
