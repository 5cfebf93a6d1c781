"""What the program has to say about a person's files: one value for terminal, JSON and preview.

A `Fault` is a kind of message, declared once beside the code that finds it; `Fault.at` makes a `Diagnostic` of it,
with the place and the words of one case. Sentences are written for a journalist: which file, which line, what is
wrong, what to do. Developers' words ("segment", "fuzzy", "stale" ...) have no place in them; a test looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Severity(StrEnum):
    """How bad it is; decides the exit code (see `cli`)."""

    ERROR = "error"
    """Something was left out or damaged."""
    WARNING = "warning"
    """Somebody should look, nothing is lost or left out by mistake."""
    INFO = "info"
    """Good to know."""


class Span(NamedTuple):
    """A place in a person's file. Lines and columns count from 1, columns in characters; 0 means not known."""

    path: str
    """As shown to people: POSIX, relative to the root where the file lies under it."""
    line: int = 0
    column: int = 0
    end_column: int = 0
    """The column after the last character, on the same line; 0 where only the start is known."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of message: `message` and `hint` are `str.format` templates, filled by the values given to `at`."""

    code: str
    """Lower case with hyphens, never changed once released: people search for it."""
    severity: Severity
    message: str
    hint: str = ""

    def at(
        self,
        span: Span,
        *,
        excerpt: str | None = None,
        did_you_mean: str | None = None,
        severity: Severity | None = None,
        **values: object,
    ) -> Diagnostic:
        """The message of one case. `excerpt` is the whole source line at `span.line`."""
        return Diagnostic(self, span, values, excerpt, did_you_mean, severity or self.severity)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to say about one place."""

    fault: Fault
    span: Span
    values: Mapping[str, object] = field(default_factory=dict)
    excerpt: str | None = None
    did_you_mean: str | None = None
    severity: Severity = Severity.WARNING

    @property
    def code(self) -> str:
        return self.fault.code

    @property
    def message(self) -> str:
        return self.fault.message.format(**self.values)

    @property
    def hint(self) -> str | None:
        return self.fault.hint.format(**self.values) or None

    def as_json(self) -> dict[str, Any]:
        """The JSON object of DESIGN 5; absent values are null."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.span.path or None,
            "line": self.span.line or None,
            "column": self.span.column or None,
            "end_column": self.span.end_column or None,
            "message": self.message,
            "hint": self.hint,
            "did_you_mean": self.did_you_mean,
            "excerpt": self.excerpt,
        }


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The highest severity among them, None where there are none."""
    found = {d.severity for d in diagnostics}
    return next((s for s in Severity if s in found), None)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if one is near enough."""
    from difflib import get_close_matches  # only a mistake pays for it

    by_fold = {k.casefold(): k for k in known}
    near = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


_CONTROL = {c: "\N{REPLACEMENT CHARACTER}" for c in [*range(32), *range(127, 160)] if c != 9}
_EXCERPT_WIDTH = 100


def as_text(d: Diagnostic, *, colour: bool = False) -> str:
    """The message for a terminal: place, severity, sentence, the line with a caret, what to do.

    Control characters of a person's file are made visible, so that a file cannot write on the terminal.
    """
    paint = _PAINT if colour else _PLAIN
    place = _safe(d.span.path)
    if d.span.line:
        place += f":{d.span.line}" + (f":{d.span.column}" if d.span.column else "")
    head = f"{paint['bold']}{place}: " if place else paint["bold"]
    lines = [f"{head}{paint[d.severity]}{d.severity}{paint['off']}: {_safe(d.message)} [{d.code}]"]
    if d.excerpt:
        shown, caret, width = _window(d.excerpt, d.span)
        lines.append(f"    {shown}")
        if caret:
            lines.append(f"    {' ' * (caret - 1)}{paint['error']}{'^' * width}{paint['off']}")
    if d.did_you_mean:
        lines.append(f"    Did you mean “{_safe(d.did_you_mean)}”?")
    if d.hint:
        lines.append(f"    {_safe(d.hint)}")
    return "\n".join(lines)


def _safe(text: str) -> str:
    return text.translate(_CONTROL)


def _window(excerpt: str, span: Span) -> tuple[str, int, int]:
    """A piece of the line around the place, the caret's column in it, and the caret's width."""
    text = excerpt.rstrip("\n").replace("\t", " ").translate(_CONTROL)
    start = max(0, span.column - 1 - _EXCERPT_WIDTH // 2) if len(text) > _EXCERPT_WIDTH else 0
    start = min(start, max(0, len(text) - _EXCERPT_WIDTH))
    piece = text[start : start + _EXCERPT_WIDTH]
    left = "…" if start else ""
    right = "…" if start + _EXCERPT_WIDTH < len(text) else ""
    caret = span.column - start + len(left) if span.column else 0
    width = max(1, min(span.end_column - span.column, len(piece) + len(left) - caret + 1)) if caret else 0
    return left + piece + right, caret, width


_PLAIN = dict.fromkeys(["off", "bold", "error", "warning", "info"], "")
_PAINT = {
    "off": "\x1b[0m",
    "bold": "\x1b[1m",
    "error": "\x1b[31m",
    "warning": "\x1b[33m",
    "info": "\x1b[36m",
}


def counted(number: int, noun: str) -> str:
    """1 paragraph, 2 paragraphs."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
