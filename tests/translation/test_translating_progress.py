"""What is shown while a service is asked."""

from __future__ import annotations

import io

from dwiwarta.cli.asking import asking_of
from dwiwarta.cli.console import Console
from dwiwarta.translation.outcome import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(*steps: Progress, err: io.StringIO) -> str:
    asking = asking_of(Console(io.StringIO(), err, {}))
    for step in steps:
        asking.progress(step)
    return err.getvalue()


def test_on_a_terminal_each_step_with_speed_and_time_left() -> None:
    said = shown(
        Progress(0, 74, "saluran", 0, 0, None),
        Progress(12, 74, "saluran", 12, 3000, 62.4, 58.6),
        Progress(40, 74, "balai", 40, 9000, 300.0, 6.8),
        Progress(74, 74, "", 74, 20000, 0.0),
        err=Terminal(),
    )
    assert "Translating 1 of 74 paragraphs: saluran (Ctrl-C stops and keeps all)" in said
    assert "Translating 13 of 74 paragraphs: saluran, 59 a minute, about 62 s left" in said
    assert "Translating 41 of 74 paragraphs: balai, 7 a minute, about 5 min left" in said
    assert said.endswith("\r\x1b[2K"), "the line is wiped at the end"


def test_elsewhere_a_line_now_and_then() -> None:
    said = shown(*(Progress(n, 74, "saluran", n, 0, 10.0, 60.0) for n in range(74)), err=io.StringIO())
    assert [line.split()[1] for line in said.splitlines()] == ["1", "26", "51"]
