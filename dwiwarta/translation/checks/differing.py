"""Days, times and their like that the two texts do not share, and how that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from dwiwarta.translation.checks.finding import error, quoted, warning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dwiwarta.translation.checks.finding import Finding


class Figure(Protocol):
    @property
    def words(self) -> str: ...


F = TypeVar("F", bound=Figure)


def unshared(here: Sequence[F], there: Sequence[F], same: Callable[[F, F], bool]) -> tuple[list[F], list[F]]:
    """What of either text the other does not have."""
    return (
        [one for one in here if not any(same(one, other) for other in there)],
        [other for other in there if not any(same(one, other) for one in here)],
    )


def one_by_one(
    check: str,
    what: str,
    gone: Iterable[F],
    new: Sequence[F],
    meant: Callable[[F], str],
    excused: Callable[[F], bool] | None = None,
) -> Iterator[Finding]:
    """Each that is gone beside the next new one: it became that; without one it is missing, unless it is excused.
    `meant` says one of them in English."""
    others = iter(new)
    for one in gone:
        hint = f"“{one.words}” is {meant(one)}."
        other = next(others, None)
        if other is not None:
            yield another(check, what, [one], [other], hint)
        elif not (excused and excused(one)):
            yield missing(check, what, [one], (), hint)


def another(check: str, what: str, gone: Sequence[F], new: Sequence[F], hint: str) -> Finding:
    """Something else stands in its place."""
    old, other = [f.words for f in gone], [f.words for f in new]
    message = f"{quoted(old)} in the Indonesian, {quoted(other)} in the English: not the same {what}."
    return error(check, message, old, other, hint)


def missing(check: str, what: str, gone: Sequence[F], new: Sequence[F], hint: str = "") -> Finding:
    """It stands in one of the texts only."""
    where = "English" if gone else "Indonesian"
    message = f"The {what} {quoted(f.words for f in gone or new)} is missing in the {where}."
    return warning(check, message, [f.words for f in gone], [f.words for f in new], hint)
