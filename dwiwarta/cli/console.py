"""Where words go: results on stdout, everything else on stderr. Colour only on a terminal that wants it."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from dwiwarta.diagnostics import Severity, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TextIO

    from dwiwarta.diagnostics import Diagnostic

ALIKE = 3
"""So many messages of one kind are shown whole; of the rest only the places."""
MOST_ERRORS = 20
"""The same of errors: each is to be mended, but a spoilt file of a thousand paragraphs must not hide all else."""


class Console:
    def __init__(self, out: TextIO, err: TextIO, environ: Mapping[str, str]) -> None:
        self._out, self._err = out, err
        self._plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"

    def colour(self, stream: TextIO | None = None) -> bool:
        return not self._plain and (stream or self._err).isatty()

    @property
    def colour_out(self) -> bool:
        return self.colour(self._out)

    @property
    def live(self) -> bool:
        """Whether a line can be written over: progress is shown only there."""
        return self._err.isatty()

    def result(self, text: str) -> None:
        print(text, file=self._out)

    def result_json(self, value: Any) -> None:
        print(json.dumps(value, ensure_ascii=False), file=self._out)

    def say(self, text: str) -> None:
        print(text, file=self._err, flush=True)

    def over(self, text: str) -> None:
        """A line of progress, written over the last one."""
        if self.live:
            print(f"\r\x1b[2K{text}", end="", file=self._err, flush=True)

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Worst first; many of one kind are gathered, so that forty missing links do not hide one broken file."""
        order = {severity: place for place, severity in enumerate(Severity)}
        groups: dict[str, list[Diagnostic]] = defaultdict(list)
        for d in sorted(diagnostics, key=lambda d: (order[d.severity], d.span)):
            groups[d.code].append(d)
        colour = self.colour()
        for group in groups.values():
            most = MOST_ERRORS if group[0].severity is Severity.ERROR else ALIKE
            shown = group if len(group) <= most + 1 else group[:most]
            for d in shown:
                self.say(as_text(d, colour=colour))
            rest = group[len(shown) :]
            if rest:
                places = ", ".join(dict.fromkeys(d.span.path for d in rest[:5]))
                more = f" and {len(rest) - 5} more" if len(rest) > 5 else ""
                self.say(f"    The same [{group[0].code}] for {len(rest)} others: {places}{more}")


def standard() -> Console:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console would refuse “ and –
    return Console(sys.stdout, sys.stderr, os.environ)
