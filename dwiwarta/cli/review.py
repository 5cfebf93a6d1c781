"""`review NAME`: the English of an article, paragraph by paragraph, on the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE
from dwiwarta.cli.find import WORDS
from dwiwarta.cli.terminal import OnTerminal
from dwiwarta.cli.terms import load
from dwiwarta.diagnostics import Severity, closest
from dwiwarta.editorial.wordings import ids_of
from dwiwarta.exchange import suggestions
from dwiwarta.exchange.suggestions import for_paragraph
from dwiwarta.stages import checking
from dwiwarta.stages.remembering import remembered
from dwiwarta.stages.understanding import understand
from dwiwarta.translation.catalog import State, state
from dwiwarta.translation.checks import House
from dwiwarta.translation.memory import Memory
from dwiwarta.translation.reviewing import Bench, Outcome
from dwiwarta.translation.silencing import REASONS
from dwiwarta.translation.terms import Matcher, Use, uses

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from dwiwarta.cli.console import Console
    from dwiwarta.exchange.suggestions import Suggestion
    from dwiwarta.publishing.git import Git
    from dwiwarta.stages.world import Place, World
    from dwiwarta.translation.catalog import Entry
    from dwiwarta.translation.checks import Finding
    from dwiwarta.translation.memory import Near

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


def _pointed(words: str) -> str:
    return f"»{words}«"


def _reversed(words: str) -> str:
    return f"\x1b[7m{words}\x1b[0m"


class Terminal(Protocol):
    """The person in front of the screen."""

    def show(self, text: str) -> None: ...

    def ask(self) -> str:
        """One key; "" where nobody is there any more."""
        ...

    def edit(self, text: str) -> str | None:
        """The text after the person's editor, None where it was closed without saving."""
        ...


class Offer(NamedTuple):
    """English that an edit may begin with."""

    text: str
    origin: str
    """In words."""


class Reviewed(NamedTuple):
    """What came of a sitting."""

    accepted: int
    written: int


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    digest, diagnostics = understand(world, place, frozen=True)
    if digest is None:
        console.tell(diagnostics)
        return WRONG_USE
    reads = {read.article.slug: read for read in digest.reads}
    if options.slug not in reads:
        near = closest(options.slug, reads)
        console.say(f"There is no article “{options.slug}”." + (f" Did you mean “{near}”?" if near else ""))
        return WRONG_USE
    read = reads[options.slug]
    if not read.catalog.writable:
        console.tell([d for d in read.said if d.span.path == read.path])
        console.say(SAID[Outcome.DAMAGED])
        return DAMAGED
    from dwiwarta.publishing.git import CommandGit

    by = options.by or name_in_git(place.root, CommandGit())
    if not by:
        console.say(
            "Nobody's name will be kept: give one with --by, or tell git yours (git config user.name)."
        )
    bench = Bench(
        world.disk,
        place.at(read.article.path),
        place.at(read.path),
        read.article.segments,
        digest.today,
        by,
    )
    names = ids_of(read.article)
    matcher = Matcher(words := load(world, place, console))
    house = checking.house_for(read.article, House(matcher, words.people(), digest.settings.english))
    sitting = Sitting(
        bench,
        names,
        Memory(remembered(digest)),
        matcher,
        OnTerminal(console),
        kept=suggestions.kept(world.disk, place.root, options.slug),
        findings=lambda entry: checking.judged(entry, house),
        mark=_reversed if console.colour_out else _pointed,
    )
    done = sitting.run(everything=options.all)
    counts = [state(bench.entry(key)) for key, name in names.items() if key in bench.catalog.by_key]
    checked = sum(s is State.REVIEWED for s in counts)
    console.result(
        f"{done.accepted} accepted, {done.written} written. {checked} of {len(counts)} paragraphs are checked."
    )
    return DONE


def name_in_git(root: str, git: Git) -> str | None:
    """Who works here, as git knows them."""
    try:
        ran = git.run(root, ["config", "user.name"])
    except FileNotFoundError:
        return None
    return ran.out.decode("utf-8", "replace").strip() or None if ran.code == 0 else None


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
        mark: Callable[[str], str] = _pointed,
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
            self._terminal.show(self._page(seen, offers, place, len(todo)))
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
        offers = [_brought(s) for s in for_paragraph(self._kept, seen)]
        near = self._memory.near(
            seen.source, apart_from=self._names[seen.kind, seen.source].partition("#")[0]
        )
        return [*offers, *[_alike(n) for n in near]][:MOST]

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

    def _page(self, entry: Entry, offers: Sequence[Offer], place: int, of: int) -> str:
        facts = entry.facts
        now = WORDS[state(entry)]
        if facts.get("by"):
            now += f" by {facts['by']}"
        if "engine" in facts:
            now += f" · {facts['engine'].split('/')[0]}"
        findings = self._findings(entry)
        lines = [
            f"\n── {self._names[entry.kind, entry.source]} · {place + 1} of {of} · {now}",
            marked(entry.source, [w for f in findings for w in f.source], self._mark),
            "",
        ]
        if entry.previous is not None:
            lines += [f"made for: {entry.previous}", ""]
        english = marked(entry.text, [w for f in findings for w in f.target], self._mark)
        lines.append(english or "(not translated yet)")
        if findings:
            lines += ["", *[line for finding in findings for line in _told(finding)]]
        terms = [self._term(use) for use in uses(self._matcher, entry.source, entry.text)]
        if terms:
            lines += ["", *terms]
        for number, offer in enumerate(offers, 1):
            lines += ["", f"  {number}  {offer.origin}", f"     {offer.text}"]
        right = "r it is right  " if findings else ""
        return "\n".join([*lines, "", f"a accept  e edit  {right}n next  b back  u undo  q quit  ? help"])

    @staticmethod
    def _term(use: Use) -> str:
        term = use.found.term
        wanted = term.target or "(left out)"
        if use.avoided:
            return f"  ! {term.source}: {wanted}, not “{'”, “'.join(use.avoided)}”"
        mark = "  " if use.used is not None else "? "
        person = " · ".join(p for p in (term.office, term.pronoun) if p)
        return f"  {mark}{term.source}: {use.used or wanted}" + (f" ({person})" if person else "")


def _brought(suggestion: Suggestion) -> Offer:
    by = f" by {suggestion.by}" if suggestion.by else ""
    origin = f"from {suggestion.file}, {WORDS[suggestion.state]}{by}, {suggestion.day}"
    return Offer(suggestion.text, origin)


def _alike(near: Near) -> Offer:
    unit, likeness = near
    mark = f"{unit.day} {unit.slug}".strip()
    return Offer(unit.text, f"{likeness:.0f} % alike, {WORDS[unit.state]}, {mark}")


def marked(text: str, words: Iterable[str], mark: Callable[[str], str]) -> str:
    """The text with these words shown by `mark`, each wherever it stands as a whole."""
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    return re.sub("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in wanted), lambda m: mark(m[0]), text)


def _told(finding: Finding) -> list[str]:
    sign = {Severity.ERROR: "✗ possible error", Severity.WARNING: "! look at this", Severity.INFO: "· remark"}
    lines = [f"  {sign[finding.severity]}: {finding.message}"]
    return [*lines, f"    {finding.hint}"] if finding.hint else lines
