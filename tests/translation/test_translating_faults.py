"""A service that fails in every way it can, over some hundreds of paragraphs, with runs killed at any moment."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from dwiwarta.disk import RealDisk
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.asking import TRIES, Ended
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.translating import Request, translate

TODAY = date(2026, 11, 23)
ARTICLES = 30
PARAGRAPHS = 12


def english(text: str) -> str:
    """What a good service says: nobody else says it."""
    return f"This is what the report of that day said about number {text.split()[-1]} in the list."


class Moody:
    """Answers well most of the time, else in every way of research A3; now and then somebody presses Ctrl-C."""

    name = "moody"
    label = "Moody Translate"
    version = "1"
    model = None
    online = True
    max_chars = 1500
    interval = 1.0

    def __init__(self, chance: random.Random, batch: int) -> None:
        self.chance = chance
        self.batch = batch
        self.asked: Counter[str] = Counter()
        self.requests = 0

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        self.requests += 1
        self.asked.update(texts)
        if self.chance.random() < 0.8:
            return [english(t) for t in texts]
        mood = self.chance.choice([*Trouble, *WRONG, KeyboardInterrupt, "short", "long"])
        if mood is KeyboardInterrupt:
            raise KeyboardInterrupt
        if isinstance(mood, Trouble):
            return Failure(mood, self.chance.choice([None, 5.0, 900.0]))
        if mood == "short":
            return list(texts)[1:]
        if mood == "long":
            return [*texts, "One too many."]
        return [mood(t) for t in texts]  # type: ignore[operator]


WRONG = [
    lambda _: "",
    lambda t: t,
    lambda t: t.upper(),
    lambda _: "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
    lambda _: "<!DOCTYPE html><html><body>Before you continue</body></html>",
    lambda _: "Error 500 (Server Error)!!1",
    lambda _: "The report sa\N{REPLACEMENT CHARACTER}d",
    lambda t: f"{t} Warga yang datang dari desa itu sudah pulang.",
    lambda _: "The",
    lambda _: "The report said so. " * 60,
]


def work(shelf: dict[str, Catalog]) -> list[Request]:
    return [Request(slug, f"content/articles/{slug}.txt", catalog) for slug, catalog in shelf.items()]


def a_shelf() -> dict[str, Catalog]:
    """Articles with paragraphs of their own, one that all share, and one that a person has translated."""
    shelf = {}
    for a in range(ARTICLES):
        own = [
            Entry(
                "body",
                f"Laporan warga mengenai kejadian di desa mereka pada pagi hari, catatan nomor {a * 100 + p}",
            )
            for p in range(PARAGRAPHS)
        ]
        shared = Entry(
            "body", "Laporan bersama dari semua petugas yang bertugas pada hari tersebut, nomor 9999"
        )
        theirs = accept(Entry("body", f"Sudah diterjemahkan {a}", text=f"Done by hand {a}"), TODAY)
        shelf[f"warta-{a}"] = Catalog((*own, shared, theirs))
    return shelf


@pytest.mark.parametrize("batch", [1, 7])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_lost_nothing_wrong_and_an_end(seed: int, batch: int) -> None:
    chance = random.Random(seed)
    shelf = a_shelf()
    by_hand = {slug: c.entries[-1] for slug, c in shelf.items()}
    engine = Moody(chance, batch)
    now = 0.0

    def sleep(seconds: float) -> None:
        nonlocal now
        assert 0 <= seconds <= 60
        now += seconds

    pressed = False

    def press() -> None:
        """Ctrl-C, once a run."""
        nonlocal pressed
        if not pressed and chance.random() < 0.01:
            pressed = True
            raise KeyboardInterrupt

    def store(slug: str, catalog: Catalog) -> None:
        press()
        before = {(e.kind, e.source) for e in shelf[slug].entries if e.text}
        after = {(e.kind, e.source) for e in catalog.entries if e.text}
        assert before <= after, "something that was there is gone"
        shelf[slug] = catalog
        press()

    def run() -> Ended:
        nonlocal pressed
        pressed = False
        wanted = {e.source for c in shelf.values() for e in c.entries if state(e) is State.MISSING}
        engine.asked.clear()
        engine.requests = 0
        outcome = translate(
            work(shelf),
            engine,
            store=store,
            mend=str,
            today=TODAY,
            clock=lambda: now,
            sleep=sleep,
            random=chance.random,
        )
        assert set(engine.asked) <= wanted
        assert all(n <= TRIES * (1 if batch == 1 else 2) for n in engine.asked.values())
        assert outcome.requests == engine.requests
        assert all(shelf[slug] == catalog for slug, catalog in outcome.catalogs.items())
        waiting = sum(state(e) is State.MISSING for c in shelf.values() for e in c.entries)
        assert outcome.waiting == waiting
        assert [d.message for d in outcome.diagnostics] or outcome.ended is Ended.DONE
        return outcome.ended

    runs = 0
    while any(state(e) is State.MISSING for c in shelf.values() for e in c.entries):
        run()
        runs += 1
        assert runs < 2000, "it never ends"
    for slug, catalog in shelf.items():
        assert catalog.entries[-1] == by_hand[slug]
        for entry in catalog.entries[:-1]:
            assert entry.text == english(entry.source)
            assert state(entry) is State.MACHINE
    assert run() is Ended.DONE
    assert not engine.asked, "what is there is not asked for again"


def test_saved_to_the_disk_and_read_again(tmp_path: object) -> None:
    """One run, killed after each answer, through real files."""
    disk = RealDisk()
    path = f"{tmp_path}/en/warta-0.po"
    disk.write(path, po.dump(a_shelf()["warta-0"]))

    class OneThenStop(Moody):
        def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
            if self.requests:
                raise KeyboardInterrupt
            self.requests += 1
            return [english(t) for t in texts]

    def catalog() -> Catalog:
        return po.parse(Source("warta-0.po", disk.read(path)))[0]

    for done in range(1, PARAGRAPHS + 2):
        outcome = translate(
            [Request("warta-0", "content/articles/warta-0.txt", catalog())],
            OneThenStop(random.Random(0), 1),
            store=lambda _, c: disk.write(path, po.dump(c)),
            mend=str,
            today=TODAY,
            clock=lambda: 0.0,
            sleep=lambda _: None,
        )
        assert outcome.paragraphs == 1
        assert sum(state(e) is State.MACHINE for e in catalog().entries) == done
    assert outcome.ended is Ended.DONE
