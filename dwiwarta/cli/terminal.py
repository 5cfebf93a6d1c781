"""The person in front of the screen: one key a question where the terminal can, the person's own editor."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.cli.console import Console

NO_EDITOR = (
    "Your editor could not be used ({reason}); nothing was changed. The variable EDITOR says which one it is, "
    "for example EDITOR=nano."
)
NOT_UTF8 = "The text was not saved in UTF-8, so it cannot be read; nothing was changed."


class OnTerminal:
    """`sitting.Terminal`, the real one."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, text: str) -> None:
        self._console.result(text)

    def ask(self) -> str:
        import sys

        import click

        if not sys.stdin.isatty():
            line = sys.stdin.readline()
            return (line.strip() or "n")[:1] if line else ""
        try:
            return click.getchar()
        except EOFError:  # Ctrl-D
            return ""

    def edit(self, text: str) -> str | None:
        import click

        try:
            with _ctrl_c_is_the_editors():
                return click.edit(text, extension=".txt")
        except click.ClickException as fault:
            self.show(NO_EDITOR.format(reason=fault.message))
        except UnicodeDecodeError:
            self.show(NOT_UTF8)
        return None


@contextmanager
def _ctrl_c_is_the_editors() -> Iterator[None]:
    """Editors have a meaning of their own for Ctrl-C; were it ours too, we would end and leave the editor behind, both
    reading the same keys. As git does. A handler, not SIG_IGN: that the editor would inherit."""
    import signal

    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
