"""Which files of the output folder go out to readers: those that builds wrote, as they wrote them, and no other."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.output import ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING = Fault(
    "nothing-to-publish",
    Severity.ERROR,
    "There is no site in `{folder}` to publish.",
    "Run `make build` first.",
)
NO_LIST = Fault(
    "site-not-ours",
    Severity.ERROR,
    "There is no list in `{folder}` of what was built there ({reason}), so nothing of it was published.",
    "Build into an empty folder, then publish again.",
)
FOREIGN = Fault(
    "foreign-files-left-out",
    Severity.WARNING,
    "In the output folder lies what no build wrote, or what was changed by hand; it was not published: {names}.",
    "Move it elsewhere. Only pages that were built, `CNAME` and `.nojekyll` go out.",
)
NOT_THERE = Fault(
    "built-file-not-there",
    Severity.ERROR,
    "`{name}` was built and is not in the output folder any more, so nothing was published.",
    "Build again, then publish again.",
)
LINK = Fault(
    "link-left-out",
    Severity.WARNING,
    "`{name}` in the output folder is a link, so it was not published.",
    "Put the file itself there, if readers should have it.",
)
ODD_NAME = Fault(
    "odd-file-name",
    Severity.WARNING,
    "`{name}` in the output folder has a name that cannot be published, so it was left out.",
    "Give it a name of letters, digits, points and hyphens.",
)

_ODD = re.compile(r'^"|[\x00-\x1f\x7f\ud800-\udfff]')
"""Names that the language of `git fast-import` takes for something else."""


class StopError(Exception):
    """A step could not be done."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


_OWN = frozenset({"CNAME", ".nojekyll"})
"""What a person may put into the output folder for GitHub."""
_NAMED = 5
"""So many of the files that are left out are told by name."""


def outgoing(folder: str) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """What builds wrote into the folder, as they wrote it, sorted, and what GitHub is told there; and what is left
    out."""
    shown = os.path.basename(os.path.abspath(folder))
    if not os.path.isfile(os.path.join(folder, "index.html")):
        raise StopError(NOTHING.at(Span(folder), folder=shown))
    listed = _listed(folder, shown)
    names: list[str] = []
    foreign: list[str] = []
    left_out: list[Diagnostic] = []
    for inside, folders, files in os.walk(folder):
        below = os.path.relpath(inside, folder).replace(os.sep, "/")
        for name in sorted([*files, *folders]):
            path = name if below == "." else f"{below}/{name}"
            if path.startswith(ledger.NAME) or name == ".git":
                continue
            place = os.path.join(inside, name)
            known = path in listed.written or path in _OWN
            if os.path.islink(place) and known:
                left_out.append(LINK.at(Span(path), name=path))
            elif name not in files and not os.path.islink(place):
                continue  # a folder
            elif not known or (path not in _OWN and not _as_written(place, listed.facts(path))):
                foreign.append(path)
            elif _ODD.search(path):
                left_out.append(ODD_NAME.at(Span(path), name=ascii(path)[1:-1]))
            else:
                names.append(path)
        folders[:] = [f for f in folders if f != ".git" and not (below == "." and f.startswith(ledger.NAME))]
    met = {*names, *foreign, *(d.span.path for d in left_out)}
    if gone := sorted(set(listed.written) - met):
        raise StopError(NOT_THERE.at(Span(gone[0]), name=gone[0]))
    if "index.html" not in names:
        raise StopError(NOTHING.at(Span(folder), folder=shown))
    if foreign:
        left_out.append(FOREIGN.at(Span(shown), names=_some(sorted(foreign))))
    return sorted(names), tuple(left_out)


def _listed(folder: str, shown: str) -> ledger.Ledger:
    try:
        with open(os.path.join(folder, ledger.NAME), "rb") as file:
            return ledger.parse(file.read())
    except FileNotFoundError:
        reason = f"`{ledger.NAME}` is not there"
    except ledger.DamagedError:
        reason = f"`{ledger.NAME}` is damaged"
    raise StopError(NO_LIST.at(Span(folder), folder=shown, reason=reason))


def _as_written(place: str, facts: Sequence[ledger.Facts]) -> bool:
    """Whether these are the bytes of a build: a page that is no longer part of the site stays where it was changed by
    hand, and must not go out with the rest."""
    with open(place, "rb") as file:
        data = file.read()
    return any(f.fit(data) for f in facts)


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    shown = ", ".join(f"`{name}`" for name in names[:_NAMED])
    return f"{shown} and {rest} more" if rest > 0 else shown
