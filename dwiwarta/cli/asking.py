"""What is said on the terminal while a translation service is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.stages.filling import Asking

if TYPE_CHECKING:
    from dwiwarta.cli.console import Console
    from dwiwarta.translation.outcome import Progress

EVERY = 25
"""Elsewhere than on a terminal, a line for so many paragraphs."""


def asking_of(
    console: Console,
    engine: str | None = None,
    only: tuple[str, ...] = (),
    max_chars: int | None = None,
    dry_run: bool = False,
) -> Asking:
    told = [0]

    def progress(now: Progress) -> None:
        if now.done == now.total:
            console.over("")
            return
        rate = f", {now.per_minute:.0f} a minute" if now.per_minute is not None else ""
        left = f", about {_span(now.seconds_left)} left" if now.seconds_left is not None else ""
        text = (
            f"Translating {now.done + 1} of {now.total} paragraphs: {now.slug}{rate}{left}"
            " (Ctrl-C stops and keeps all)"
        )
        if console.live:
            console.over(text)
        elif now.done // EVERY > told[0] or not now.done:
            told[0] = now.done // EVERY
            console.say(text)

    return Asking(
        engine=engine,
        only=only,
        max_chars=max_chars,
        dry_run=dry_run,
        announce=lambda d: console.tell([d]),
        progress=progress,
    )


def _span(seconds: float) -> str:
    return f"{round(seconds)} s" if seconds < 90 else f"{round(seconds / 60)} min"
