"""Several services in turn: who is asked for what, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dwiwarta.translation.asking import Ended
from dwiwarta.translation.catalog import Catalog, Entry, with_answer
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.outcome import Outcome
from dwiwarta.translation.translating import Request, left_over, translate
from dwiwarta.translation.turns import begun_by, in_turn

TODAY = date(2026, 11, 23)
Act = Callable[[Sequence[str]], Sequence[str] | Failure]


class Service:
    """Answers so many requests, then `act`s."""

    version = "1"
    model = None
    online = True
    max_chars = 500
    batch = 1
    interval = 0.0

    def __init__(self, name: str, good: int, act: Act | None = None) -> None:
        self.name = name
        self.label = name.capitalize()
        self.good = good
        self.act = act
        self.asked: list[str] = []

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        self.asked += texts
        if len(self.asked) > self.good and self.act:
            return self.act(texts)
        return [f"The {self.name} said of it in English: number {t.split()[-1]}" for t in texts]


def unreachable(_: Sequence[str]) -> Failure:
    return Failure(Trouble.UNREACHABLE)


def used_up(_: Sequence[str]) -> Failure:
    return Failure(Trouble.QUOTA)


def pressed(_: Sequence[str]) -> Failure:
    raise KeyboardInterrupt


def article(slug: str, paragraphs: int) -> Request:
    texts = [f"Laporan warga desa {slug} pada hari itu, nomor {n}" for n in range(paragraphs)]
    return Request(slug, f"content/articles/{slug}.txt", Catalog(tuple(Entry("body", t) for t in texts)))


def run(work: Sequence[Request], *services: Service) -> Outcome | None:
    def ask(share: Sequence[Request], service: Service, _: int) -> Outcome | None:
        if not left_over(share, mend=str):
            return None
        return translate(
            share,
            service,
            store=lambda *_: None,
            mend=str,
            today=TODAY,
            clock=lambda: 0.0,
            sleep=lambda _: None,
        )

    return in_turn(work, services, ask, lambda r: left_over(r, mend=str))  # type: ignore[arg-type]


def test_the_second_is_not_asked_while_the_first_works() -> None:
    first, second = Service("first", 99), Service("second", 99)
    outcome = run([article("satu", 2)], first, second)
    assert outcome
    assert (outcome.paragraphs, outcome.label, second.asked) == (2, "First", [])


def test_what_the_first_cannot_reach_goes_to_the_second() -> None:
    first, second = Service("first", 0, unreachable), Service("second", 99)
    outcome = run([article("satu", 2), article("dua", 1)], first, second)
    assert outcome
    assert outcome.ended is Ended.DONE
    assert (outcome.paragraphs, outcome.waiting, outcome.label) == (3, 0, "Second")
    assert [d.message for d in outcome.diagnostics] == [
        "First could not be reached. Nothing waits for it.",
        "First stopped. What it had not begun (2 articles) goes to Second.",
    ]


def test_an_article_stays_with_the_service_that_began_it() -> None:
    first, second = Service("first", 3, used_up), Service("second", 99)
    outcome = run([article("satu", 2), article("dua", 4), article("tiga", 2)], first, second)
    assert outcome
    assert outcome.translated == {"satu": 2, "dua": 1, "tiga": 2}
    assert outcome.waiting == 3
    assert outcome.label == "First and Second"
    engines = {
        slug: {e.facts.get("engine") for e in c.entries if e.text} for slug, c in outcome.catalogs.items()
    }
    assert engines == {"satu": {"first/1"}, "dua": {"first/1"}, "tiga": {"second/1"}}
    assert "3 paragraphs wait" in outcome.diagnostics[0].message
    assert "tomorrow" in str(outcome.diagnostics[0].hint)


def test_an_article_of_the_second_is_not_given_to_the_first() -> None:
    theirs = article("dua", 3)
    filled = with_answer(theirs.catalog.entries[0], "The second said it.", engine="second/1", at=TODAY)
    theirs = theirs._replace(catalog=Catalog((filled, *theirs.catalog.entries[1:])))
    assert begun_by(theirs.catalog, ["first", "second"]) == "second"
    first, second = Service("first", 99), Service("second", 99)
    outcome = run([article("satu", 1), theirs], first, second)
    assert outcome
    assert (len(first.asked), len(second.asked), outcome.waiting) == (1, 2, 0)


def test_a_text_refused_by_the_first_does_not_go_on() -> None:
    first, second = Service("first", 0, lambda t: t), Service("second", 99)
    outcome = run([article("satu", 1)], first, second)
    assert outcome
    assert (outcome.waiting, second.asked) == (1, [])


def test_ctrl_c_ends_them_all() -> None:
    first, second = Service("first", 1, pressed), Service("second", 99)
    outcome = run([article("satu", 1), article("dua", 1)], first, second)
    assert outcome
    assert (outcome.ended, second.asked, outcome.waiting) == (Ended.INTERRUPTED, [], 1)


def test_all_out_of_reach() -> None:
    first, second = Service("first", 0, unreachable), Service("second", 0, unreachable)
    outcome = run([article("satu", 2)], first, second)
    assert outcome
    assert (outcome.ended, outcome.waiting, outcome.paragraphs) == (Ended.OUT_OF_REACH, 2, 0)
    assert (
        outcome.diagnostics[-1].message == "Second could not be reached. 2 paragraphs wait for translation."
    )


def test_two_services_in_one_article_are_told() -> None:
    """The person named another service: that is done, and said."""
    theirs = article("dua", 2)
    filled = with_answer(theirs.catalog.entries[0], "The other said it.", engine="other/1", at=TODAY)
    outcome = run(
        [theirs._replace(catalog=Catalog((filled, *theirs.catalog.entries[1:])))], Service("first", 9)
    )
    assert outcome
    (told,) = outcome.diagnostics
    assert told.code == "translation-of-two-services"
    assert told.message.endswith("from more than one service: first, other.")
    assert told.span.path == "content/articles/dua.txt"
