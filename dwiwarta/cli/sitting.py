"""A person going through the paragraphs of an article, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from dwiwarta.cli.paragraphs import Offer, alike, brought, page_of, pointed
from dwiwarta.diagnostics import Severity
from dwiwarta.exchange.suggestions import for_paragraph
from dwiwarta.translation.catalog import State, state
from dwiwarta.translation.reviewing import Outcome
from dwiwarta.translation.silencing import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dwiwarta.exchange.suggestions import Suggestion
    from dwiwarta.translation.catalog import Entry
    from dwiwarta.translation.checks import Finding
    from dwiwarta.translation.memory import Memory
    from dwiwarta.translation.reviewing import Bench
    from dwiwarta.translation.terms import Matcher

HELP = (
    "a accept   e edit   1-9 edit, beginning with that suggestion   r it is right, though it looks like an error\n"
    "n next   b back   u undo   q quit\n"
    "Every act is saved at once. What others change meanwhile is kept."
)
MOST = 9
"""Suggestions on one page."""
SAID = {
    Outcome.NOTHING: "Nothing to do here.",
    Outcome.CHANGED: "This paragraph was changed by somebody meanwhile; nothing was done. Look again:",
    Outcome.ARTICLE_CHANGED: "The article was changed meanwhile; begin again to see its paragraphs as they are.",
    Outcome.DAMAGED: "Parts of the translation file cannot be read. Mend it first: build.py build says where.",
    Outcome.REFUSED: "The translation file cannot be written. Is the disk full, or the file protected?",
}
WAY_OUT = "Mend it (e), or say that it is right and why (r)."


class Terminal(Protocol):
    """The person in front of the screen."""

    def show(self, text: str) -> None: ...

    def ask(self) -> str:
        """One key; "" where nobody is there any more."""
        ...

    def edit(self, text: str) -> str | None:
        """The text after the person's editor, None where it was closed without saving."""
        ...


class Reviewed(NamedTuple):
    """What came of a sitting."""

    accepted: int
    written: int


class Sitting:
    """A person going through the paragraphs of an article."""

    def __init__(
        self,
        bench: Bench,
        names: dict[tuple[str, str], str],
        memory: Memory,
        matcher: Matcher,
        terminal: Terminal,
        kept: Sequence[Suggestion] = (),
        findings: Callable[[Entry], Sequence[Finding]] = lambda _: (),
        mark: Callable[[str], str] = pointed,
    ) -> None:
        """`names`: each paragraph's id by its key, in reading order. `kept`: what imports offered for this article.
        `findings`: what may be wrong with a translation; while there is an error among them it is not accepted.
        `mark`: how words that they are about are shown."""
        self._bench, self._names, self._memory, self._matcher = bench, names, memory, matcher
        self._terminal, self._kept, self._findings, self._mark = terminal, kept, findings, mark
        self._accepted = self._written = 0
        self._drafts: dict[tuple[str, str], str] = {}
        """Words that could not be saved, because the paragraph had changed: the next edit begins with them."""

    def run(self, *, everything: bool = False) -> Reviewed:
        """Until the person quits or has seen all."""
        keys = [key for key in self._names if key in self._bench.catalog.by_key]
        todo = [k for k in keys if everything or state(self._bench.entry(k)) is not State.REVIEWED]
        if not todo:
            self._terminal.show("All of it is checked. To go through it again: --all")
        place = 0
        while place < len(todo):
            seen = self._bench.entry(todo[place])
            offers = self._offers(seen)
            name = self._names[seen.kind, seen.source]
            where = f"{place + 1} of {len(todo)}"
            self._terminal.show(
                page_of(seen, name, where, self._findings(seen), offers, self._matcher, self._mark)
            )
            key = self._terminal.ask().lower()
            if key in ("q", ""):
                break
            if key in ("n", " ", "\r", "\n"):
                place += 1
            elif key == "b":
                place = max(0, place - 1)
            elif key == "a":
                place += self._accept(seen)
            elif key == "e":
                self._edit(seen, self._drafts.get((seen.kind, seen.source), seen.text))
            elif key.isdigit() and 1 <= int(key) <= len(offers):
                self._edit(seen, offers[int(key) - 1].text)
            elif key == "r":
                self._silence(seen)
            elif key == "u":
                place = self._undo(todo, place)
            else:
                self._terminal.show(HELP)
        return Reviewed(self._accepted, self._written)

    def _offers(self, seen: Entry) -> list[Offer]:
        """What an import brought for this very paragraph, then how alike ones were put before; nine at most, since
        each has a figure as its key."""
        offers = [brought(s) for s in for_paragraph(self._kept, seen)]
        near = self._memory.near(
            seen.source, apart_from=self._names[seen.kind, seen.source].partition("#")[0]
        )
        return [*offers, *[alike(n) for n in near]][:MOST]

    def _accept(self, seen: Entry) -> bool:
        against = [f for f in self._findings(seen) if f.severity is Severity.ERROR]
        if against:
            reasons = "\n".join(f"  {finding.message}" for finding in against)
            self._terminal.show(f"Not accepted:\n{reasons}\n{WAY_OUT}")
            return False
        if state(seen) is State.REVIEWED:
            return True
        outcome = self._bench.accept(seen)
        if self._tell(outcome):
            self._accepted += 1
            return True
        return False

    def _silence(self, seen: Entry) -> None:
        """The person says of a possible error that it is right, and why."""
        checks = list({f.check: f for f in self._findings(seen)}.values())
        if not checks:
            self._terminal.show("Nothing here looks like an error.")
            return
        finding = checks[0]
        if len(checks) > 1:
            finding_asked = self._choice("What is right?", [f.message for f in checks])
            if finding_asked is None:
                return
            finding = checks[finding_asked]
        reason = self._choice(f"{finding.message}\nWhy is it right?", list(REASONS.values()))
        if reason is None:
            return
        name = list(REASONS)[reason]
        note = " ".join((self._terminal.edit("") or "").split()) if name == "other" else ""
        if self._tell(self._bench.silence(seen, finding.check, name, note)):
            self._terminal.show(
                "Kept: it is right until the Indonesian or the English of this paragraph changes."
            )

    def _choice(self, question: str, answers: Sequence[str]) -> int | None:
        """Which of them, by its number; None where the person chose none."""
        lines = [f"  {number}  {answer}" for number, answer in enumerate(answers[:9], 1)]
        self._terminal.show("\n".join([question, *lines, "  any other key: leave it"]))
        key = self._terminal.ask()
        return int(key) - 1 if key.isdigit() and 1 <= int(key) <= len(lines) else None

    def _edit(self, seen: Entry, draft: str) -> None:
        key = (seen.kind, seen.source)
        text = self._terminal.edit(draft)
        if text is None:
            return
        outcome = self._bench.write(seen, text)
        if self._tell(outcome):
            self._written += 1
            self._drafts.pop(key, None)
        elif outcome is not Outcome.NOTHING:
            self._drafts[key] = text
            self._terminal.show("Your words are kept: press e to go on with them.")

    def _undo(self, todo: Sequence[tuple[str, str]], place: int) -> int:
        outcome, key = self._bench.undo()
        if key is None:
            self._terminal.show("There is nothing to undo.")
            return place
        if self._tell(outcome):
            self._terminal.show("Undone.")
        return todo.index(key) if key in todo else place

    def _tell(self, outcome: Outcome) -> bool:
        """Says what went otherwise than wanted; True where it went as wanted."""
        if outcome is Outcome.DONE:
            return True
        self._terminal.show(SAID[outcome])
        return False
