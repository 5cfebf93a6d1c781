"""`add FILE...`: takes raw articles in. The body stays as it came, word for word.

What looks like an article that is here is not taken in until a person has said what it is: the same report elsewhere
(`--also`), a newer version (`--update`, `--corrects`), a report that follows (`--follows`), or another one (`--new`).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.cli import DAMAGED, DONE, WRONG_USE, likely
from dwiwarta.cli.opening import expect_known
from dwiwarta.diagnostics import Severity, Span, counted
from dwiwarta.editorial import duplicates, manuscript
from dwiwarta.model import Article, Source
from dwiwarta.reading import parse
from dwiwarta.reading.intake import take_in
from dwiwarta.reading.shingles import Arrivals
from dwiwarta.stages.understanding import UNREADABLE, knowledge_of, today_at_the_desk
from dwiwarta.stages.world import ARTICLES

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from dwiwarta.cli.console import Console
    from dwiwarta.model import Knowledge
    from dwiwarta.reading.intake import Intake
    from dwiwarta.stages.world import Place, World

LOOKED_AT = 12
"""So many articles at most are read to the end for one that comes in."""


class Arrival(NamedTuple):
    """A file that is to be taken in."""

    name: str
    """As typed."""
    source: Source


def run(options: argparse.Namespace, place: Place, world: World, console: Console) -> int:
    aim = next((way for way in ("also", "update", "corrects", "follows") if getattr(options, way)), None)
    if len(options.files) > 1 and (aim or options.url):
        console.say(f"--{aim or 'url'} belongs to one article; take them in one by one.")
        return WRONG_USE
    knowledge, diagnostics = knowledge_of(world, place)
    console.tell(diagnostics)
    desk = Desk(options, place, world, console, knowledge)
    if not desk.open():
        return DAMAGED
    if aim is None:
        return desk.take_in_all()
    slug = duplicates.short_name(getattr(options, aim))
    there = [known for known in desk.known if known.slug == slug]
    expect_known([slug], [known.slug for known in desk.known], console)
    if len(there) > 1:
        paths = " and ".join(known.source.path for known in there)
        console.say(f"Nothing was written: {paths} have the same short name. Rename one of them.")
        return DAMAGED
    if aim == "follows":
        return desk.take_in(0, follows=slug)
    return likely.settle(desk, there[0], aim)


class Desk:
    """What taking in needs at hand: what comes in, what is here."""

    def __init__(
        self, options: argparse.Namespace, place: Place, world: World, console: Console, knowledge: Knowledge
    ) -> None:
        self.options, self.place, self.world, self.console = options, place, world, console
        self.knowledge = knowledge
        self.today: date = today_at_the_desk(world, place)
        self.arrivals: list[Arrival] = []
        self.known: list[duplicates.Known] = []
        self.damaged = False
        self._index: Arrivals | None = None
        self._met: list[dict[int, float]] = []
        self._past = 0

    def open(self) -> bool:
        """Reads what comes in and what is here. False where nothing came in."""
        for name in self.options.files:
            try:
                data = sys.stdin.buffer.read() if name == "-" else self.world.disk.read(name)
            except OSError as error:
                self.damaged = True
                reason = error.strerror or type(error).__name__
                self.console.tell([UNREADABLE.at(Span(name), reason=reason)])
                continue
            self.arrivals.append(Arrival(name, Source("pasted.txt" if name == "-" else name, data)))
        for name in self.world.disk.walk(self.place.at(ARTICLES)):
            if not name.endswith((".txt", ".md")):
                continue
            path = f"{ARTICLES}/{name}"
            try:
                self.known.append(duplicates.known(Source(path, self.world.disk.read(self.place.at(path)))))
            except OSError:
                continue  # `build` tells of it; here it only cannot be compared
        return bool(self.arrivals)

    def take_in_all(self) -> int:
        code = DAMAGED if self.damaged else DONE
        for number in range(len(self.arrivals)):
            code = max(code, self.take_in(number))
        return code

    def take_in(self, number: int, follows: str | None = None) -> int:
        """Takes one in, or says which article it looks like."""
        console = self.console
        name = self.arrivals[number].name
        taken = self.read(number)
        if taken.path is None or taken.article is None:
            console.tell(taken.diagnostics)
            console.say(f"{name} was not taken in: nothing could be read.")
            return DAMAGED
        if not self.options.new and follows is None:
            alike = self._like(number, taken.article)
            if alike:
                likely.tell(self, name, taken.article, alike)
                return DAMAGED
        console.tell(taken.diagnostics)
        if os.path.exists(self.place.at(taken.path)):
            console.say(f"{name} was not taken in: {taken.path} is there already.")
            return DAMAGED
        data = taken.data
        if follows:
            changed, said = manuscript.add_item(Source(taken.path, data), "follows", follows)
            console.tell(said)
            if changed is None:
                console.say(f"{name} was not taken in: mend its header first.")
                return DAMAGED
            data = changed
        if not self.write(taken.path, data):
            return DAMAGED
        self.known.append(duplicates.known(Source(taken.path, data)))
        console.result(f"{taken.path}\n  {_in_short(taken)}" + (f"\n  follows: {follows}" if follows else ""))
        return DAMAGED if any(d.severity is Severity.ERROR for d in taken.diagnostics) else DONE

    def read(self, number: int) -> Intake:
        """What would be written for one that comes in."""
        names = {known.slug for known in self.known} | {known.file_slug for known in self.known}
        given = self.options
        return take_in(
            self.arrivals[number].source,
            self.knowledge,
            self.today,
            names,
            outlet=given.outlet,
            url=given.url,
            published=given.published,
        )

    def write(self, path: str, data: bytes) -> bool:
        """Puts a file in place, whole; says so where the disk refuses, and what stood there stands."""
        try:
            self.world.disk.write(self.place.at(path), data)
        except OSError as error:
            self.console.say(f"{path} could not be written ({error.strerror or error}); nothing was changed.")
            return False
        return True

    def _like(self, number: int, new: Article) -> list[likely.Alike]:
        """The articles that one which comes in looks like, the likest first."""
        url = duplicates.address_key(new.header.url) if new.header.url else None
        looked: list[tuple[float, duplicates.Known]] = []
        shares = self._shares(number)
        for place, known in enumerate(self.known):
            if url and known.url == url:
                looked.append((2.0, known))
            elif place in shares:
                looked.append((shares[place], known))
        looked.sort(key=lambda pair: (-pair[0], pair[1].slug))
        found = []
        for _, known in looked[:LOOKED_AT]:
            old, _ = parse(known.source, self.knowledge, self.today)
            if old is None:
                continue
            likeness = duplicates.compare(new, old, self.knowledge.outlets)
            if likeness.likely:
                found.append(likely.Alike(known, old, likeness))
        found.sort(key=lambda alike: (-alike.likeness.same_url, -alike.likeness.share))
        return found

    def _shares(self, number: int) -> dict[int, float]:
        """The articles here that one which comes in may be like, by place, with what they seem to share. Those here
        are led past all that come in once, those that were taken in since then after them."""
        if self._index is None:
            self._index = Arrivals(duplicates.known(arrival.source).text for arrival in self.arrivals)
            self._met = [{} for _ in self.arrivals]
        for place in range(self._past, len(self.known)):
            for other, share in self._index.meet(self.known[place].text):
                self._met[other][place] = share
        self._past = len(self.known)
        return self._met[number]


def _in_short(taken: Intake) -> str:
    article = taken.article
    assert article is not None
    published = article.header.published
    day = article.date or (f"{article.date_inferred} (year inferred)" if article.date_inferred else None)
    parts = [
        article.title.text,
        article.outlet or "no outlet",
        article.place or "no place",
        f"published {published}" if published else f"{day} in the report" if day else "no date",
        f"topic: {article.theme}" if article.theme else "no topic suggested",
        counted(len(article.body), "paragraph"),
    ]
    return " · ".join(parts)
