"""What is said while a translation service is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dwiwarta.cli.console import Console


class Progress:
    def __init__(self, console: Console, frozen: bool) -> None:
        self._console = console
        self._frozen = frozen
