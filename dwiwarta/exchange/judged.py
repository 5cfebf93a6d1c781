"""What every format asks of a unit before it believes it: a name, a source, texts of a paragraph's length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.exchange.faults import BROKEN, HALF, LANGUAGES, NAMELESS, TOO_LONG
from dwiwarta.exchange.unit import MAX_TEXT, Parsed, Unit, name_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dwiwarta.exchange.tree import Node, Read

EXAMPLE = "panen-padi|body"
_INDONESIAN = ("id", "in", "ind")
"""`in` is what it was called until 1989, and what Java's tools still write."""
_ENGLISH = ("en", "eng")


def name_of(*said: str | None) -> tuple[str, str] | None:
    """Article and kind from the first of these that tells them."""
    return next((name for text in said if text and (name := name_in(text))), None)


def refused(name: tuple[str, str] | None, source: str, text: str, span: Span) -> Diagnostic | None:
    """Why a unit is not believed; None where nothing speaks against it."""
    excerpt = (source or text)[:200] or None
    if name is None:
        return NAMELESS.at(span, excerpt=excerpt, example=EXAMPLE)
    if not source:
        return BROKEN.at(span, excerpt=excerpt, reason="it has no Indonesian text")
    if (length := max(len(source), len(text))) > MAX_TEXT:
        return TOO_LONG.at(span, length=length, limit=MAX_TEXT)
    return None


def half(sentences: Iterable[tuple[str, str]], span: Span) -> Diagnostic | None:
    """What is said of a paragraph that a tool has cut into sentences (Indonesian, English) and of which only some are
    translated: without the others it would be wrong, and look whole."""
    wanted = [(source, target) for source, target in sentences if source.strip()]
    done = sum(bool(target.strip()) for _, target in wanted)
    if not done or done == len(wanted):
        return None
    return HALF.at(span, excerpt=" ".join(s for s, t in wanted if not t.strip()), done=done, all=len(wanted))


def other_languages(source: str | None, target: str | None, span: Span) -> Diagnostic | None:
    """What is said of a file between other languages; absent ones are taken for ours."""
    if (source is None or is_indonesian(source)) and (target is None or is_english(target)):
        return None
    return LANGUAGES.at(span, source=source or "?", target=target or "?")


def is_indonesian(language: str) -> bool:
    return _primary(language) in _INDONESIAN


def is_english(language: str) -> bool:
    return _primary(language) in _ENGLISH


def each(
    read: Read,
    path: str,
    of: Callable[[Node, Span], Unit | Diagnostic | None],
    said: Iterable[Diagnostic] = (),
) -> Parsed:
    """The units of an XML file, each made by `of`."""
    units: list[Unit] = []
    diagnostics = [*read.diagnostics, *said]
    for node in read.units:
        made = of(node, Span(path, node.line))
        if isinstance(made, Unit):
            units.append(made)
        elif made:
            diagnostics.append(made)
    return Parsed(tuple(units), tuple(diagnostics))


def _primary(language: str) -> str:
    return language.strip().lower().replace("_", "-").partition("-")[0]
