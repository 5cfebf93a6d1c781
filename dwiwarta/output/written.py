"""What writing did to the output folder, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

FOREIGN = Fault(
    "foreign-file",
    Severity.ERROR,
    "`{name}` stands in the output folder but was not written by Dwiwarta, so the page of that name was left out.",
    "Move it elsewhere or delete it, then build again.",
)
EDITED_ORPHAN = Fault(
    "edited-page-left",
    Severity.WARNING,
    "`{name}` is no longer part of the site, but it was changed by hand after the build that wrote it, so it was left "
    "there.",
    "Keep what you need of it and delete it: `publish` would send it out.",
)
EDITED = Fault(
    "edited-page-replaced",
    Severity.WARNING,
    "`{name}` had been changed by hand in the output folder; the build has written it again.",
    "Make the change in `content/`, `translations/` or `templates/`: the output folder is made anew.",
)
NOT_WRITTEN = Fault(
    "not-written",
    Severity.ERROR,
    "{what} could not be written or taken away: {reason}.",
    "See that the disk has space and that you may write in this folder, then build again.",
)
BAD_NAME = Fault(
    "bad-file-name",
    Severity.ERROR,
    "`{name}` cannot be the name of a file of the site, so it was left out.",
    "Use letters, digits, points and hyphens, without `..` or a leading `/`.",
)
MANY_FOREIGN = Fault(
    "foreign-files",
    Severity.ERROR,
    "{count} more files in the output folder were not written by Dwiwarta, so the pages of those names were left out.",
    "If nothing of your own is in that folder, delete it and build again; else build with `--out` into another one.",
)
BAD_LIST = Fault(
    "output-list-damaged",
    Severity.ERROR,
    "The list of what was built cannot be read ({reason}), so nothing in this folder was touched.",
    "If nothing of your own is in the folder, delete it and build again; else build with `--out` into another one.",
)

Outcome = Literal["new", "changed", "same", "edited", "foreign", "bad", "failed"]
"""Of one file. `edited`: written again over a change made by hand. `foreign`: something of somebody else's is in the
way. `bad`: not a name for a file of the site. The last three were not written."""

WRITTEN: frozenset[Outcome] = frozenset(("new", "changed", "same", "edited"))
"""The outcomes after which the file stands there as the build made it."""


class Result(NamedTuple):
    """What became of one file; what a worker hands back."""

    name: str
    outcome: Outcome
    detail: str
    """The facts as the list has them; the reason of `failed`; the name that is in the way of `foreign`."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder, each list sorted."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    """Put, and found with the same bytes."""
    removed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    """Names that could not be written because something that is not ours is in the way."""
    kept_edited_orphans: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


_TOLD_ONE_BY_ONE = 5


class Account:
    """Gathers what there is to say about one output folder."""

    def __init__(self, shown_as: str) -> None:
        self._shown = shown_as
        self.diagnostics: list[Diagnostic] = []
        self.removed: set[str] = set()
        self.kept: set[str] = set()

    def say(self, fault: Fault, name: str) -> None:
        self.diagnostics.append(fault.at(self._at(name), name=name))

    def list_damaged(self, name: str, reason: str) -> None:
        self.diagnostics.append(BAD_LIST.at(self._at(name), reason=reason))

    def cannot(self, name: str, fault: OSError | str, others: int = 0) -> None:
        what = f"`{name}`" + (f" and {others:,} other files" if others else "")
        reason = fault if isinstance(fault, str) else fault.strerror or str(fault)
        self.diagnostics.append(NOT_WRITTEN.at(self._at(name), what=what, reason=reason))

    def close(self, results: Iterable[Result]) -> Written:
        """Sums up, and says what went wrong: a few files one by one, many as one."""
        lists: dict[Outcome, list[str]] = {"new": [], "changed": [], "same": [], "foreign": [], "edited": []}
        failed: dict[str, list[str]] = {}
        in_the_way: dict[str, None] = {}
        for name, outcome, detail in sorted(results):
            if outcome == "failed":
                failed.setdefault(detail, []).append(name)
            elif outcome == "bad":
                self.say(BAD_NAME, name)
            else:
                lists[outcome].append(name)
                if outcome == "edited":
                    self.say(EDITED, name)
                elif outcome == "foreign":
                    in_the_way[detail] = None
        for name in list(in_the_way)[:_TOLD_ONE_BY_ONE]:
            self.say(FOREIGN, name)
        if (more := len(in_the_way) - _TOLD_ONE_BY_ONE) > 0:
            self.diagnostics.append(MANY_FOREIGN.at(self._at(""), count=more))
        for reason, names in failed.items():
            self.cannot(names[0], reason, len(names) - 1)
        for name in sorted(self.kept):
            self.say(EDITED_ORPHAN, name)
        return Written(
            lists["new"],
            sorted(lists["changed"] + lists["edited"]),
            lists["same"],
            sorted(self.removed),
            lists["foreign"],
            sorted(self.kept),
            self.diagnostics,
        )

    def _at(self, name: str) -> Span:
        return Span(f"{self._shown}/{name}" if name else self._shown)
