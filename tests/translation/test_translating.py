"""Filling catalogs by a translation service: what is asked, kept and told. The service is a fake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from dwiwarta.diagnostics import Severity, Span
from dwiwarta.translation.answers import Refusal
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state, with_answer
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.fold import source_print
from dwiwarta.translation.outcome import Outcome, Progress
from dwiwarta.translation.translating import Request, estimate, translate

TODAY = date(2026, 11, 23)
Act = Callable[[Sequence[str]], Sequence[str] | Failure]


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.slept.append(seconds)
        self.now += seconds


class Fake:
    """A service that plays a script; the last act is for all requests that follow."""

    name = "fake"
    label = "Fake Translate"
    version = "1"
    model = None
    online = True
    max_chars = 200

    def __init__(self, *script: Act, batch: int = 1, interval: float = 1.0) -> None:
        self.script = script or (english,)
        self.asked: list[list[str]] = []
        self.batch = batch
        self.interval = interval

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        act = self.script[min(len(self.asked), len(self.script) - 1)]
        self.asked.append(list(texts))
        return act(texts)


def english(texts: Sequence[str]) -> Sequence[str]:
    return [f"The {len(text)} signs of it said in English, {text[-8:]}" for text in texts]


def fails(trouble: Trouble, retry_after: float | None = None) -> Act:
    return lambda _: Failure(trouble, retry_after)


def stop(_: Sequence[str]) -> Sequence[str]:
    raise KeyboardInterrupt


def request(slug: str, *texts: str | Entry, first_line: int = 1) -> Request:
    entries = tuple(t if isinstance(t, Entry) else Entry("body", t) for t in texts)
    path = f"content/articles/{slug}.txt"
    spans = {(e.kind, e.source): Span(path, n) for n, e in enumerate(entries, first_line)}
    return Request(slug, path, Catalog(entries), spans)


class Stored(dict[str, Catalog]):
    """The shelf of catalogs, and how often it was written."""

    writes = 0

    def __call__(self, slug: str, catalog: Catalog) -> None:
        self.writes += 1
        self[slug] = catalog


def run(
    work: Sequence[Request],
    engine: Fake,
    stored: Stored | None = None,
    *,
    clock: Clock | None = None,
    max_chars: int | None = None,
    max_requests: int | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    mend: Callable[[str], str] = str,
    jitter: float = 1.0,
    last: frozenset[str] = frozenset(),
) -> Outcome:
    clock = clock or Clock()
    return translate(
        work,
        engine,
        store=stored if stored is not None else Stored(),
        mend=mend,
        today=TODAY,
        clock=clock,
        sleep=clock.sleep,
        random=lambda: jitter,
        max_chars=max_chars,
        max_requests=max_requests,
        progress=progress,
        last=last,
    )


A = "Bupati membuka pasar rakyat pada hari Senin di alun-alun."
B = "Warga desa menyambut acara itu dengan gembira sejak pagi."
C = "Acara ditutup dengan doa bersama pada sore hari."


def test_each_paragraph_is_asked_for_and_stored_before_the_next() -> None:
    stored = Stored()
    seen: list[int] = []
    engine = Fake(lambda t: (seen.append(stored.writes), english(t))[1])
    outcome = run([request("pasar", A, B)], engine, stored)
    assert outcome.ended is Ended.DONE
    assert outcome.translated == {"pasar": 2}
    assert (outcome.waiting, outcome.requests, outcome.characters) == (0, 2, len(A) + len(B))
    assert seen == [0, 1]
    assert outcome.catalogs == dict(stored)
    entry = stored["pasar"].entries[0]
    assert state(entry) is State.MACHINE
    assert entry.facts["engine"] == "fake/1"
    assert entry.facts["at"] == "2026-11-23"
    assert outcome.diagnostics == ()


def test_only_what_is_wanted_is_sent() -> None:
    machine = with_answer(Entry("body", A), "The regent opened it.", engine="fake/1", at=TODAY)
    changed = machine._replace(
        source="Bupati menutup pasar.", previous=A, facts={**machine.facts, "was": "machine"}
    )
    checked = accept(machine, TODAY)
    theirs = checked._replace(
        source="Bupati pulang.", previous=A, fuzzy=True, facts={**checked.facts, "was": "reviewed"}
    )
    by_hand = Entry("body", B, text="They were glad.")
    typed = Entry("body", B + " ", text="They were gl", fuzzy=True)
    left = [machine, checked._replace(kind="dek"), theirs, by_hand, typed]
    gone = Entry("body", "Sudah tidak ada.", obsolete=True)
    foreign = Entry("menu", "Berkas baru")
    stored = Stored()
    engine = Fake()
    outcome = run(
        [request("pasar", *left, changed, Entry("body", "12.345 - 67"), foreign, C, gone)], engine, stored
    )
    assert engine.asked == [["Bupati menutup pasar."], [C]]
    assert outcome.translated == {"pasar": 2}
    assert list(stored["pasar"].entries[: len(left)]) == left
    assert stored["pasar"].entries[-1] == gone
    assert state(stored["pasar"].entries[len(left)]) is State.MACHINE


def test_what_is_not_shown_is_not_sent() -> None:
    engine = Fake()
    outcome = run([request("pasar", A, B)._replace(only={("body", B)})], engine)
    assert engine.asked == [[B]]
    assert outcome.waiting == 0


def test_a_damaged_catalog_is_left_alone() -> None:
    engine = Fake()
    damaged = request("pasar", A)._replace(catalog=Catalog((Entry("body", A),), damaged=("msgid",)))
    assert run([damaged], engine).ended is Ended.DONE
    assert engine.asked == []


def test_the_same_text_is_asked_for_once() -> None:
    stored = Stored()
    engine = Fake()
    outcome = run([request("satu", A, B), request("dua", C, A)], engine, stored)
    assert [texts for (texts,) in engine.asked] == [A, B, C]
    assert outcome.translated == {"satu": 2, "dua": 2}
    assert stored["satu"].by_key["body", A].text == stored["dua"].by_key["body", A].text


def test_a_headline_and_a_paragraph_of_the_same_words_are_two() -> None:
    engine = Fake()
    run([request("satu", Entry("title", A), Entry("body", A))], engine)
    assert len(engine.asked) == 2


def test_mended_text_is_sent_and_the_source_stays() -> None:
    engine = Fake()
    stored = Stored()
    outcome = run(
        [request("satu", "Isu - isu ( lama) itu muncul lagi.")],
        engine,
        stored,
        mend=lambda _: "Isu-isu (lama) itu.",
    )
    assert engine.asked == [["Isu-isu (lama) itu."]]
    assert outcome.characters == len("Isu-isu (lama) itu.")
    assert stored["satu"].entries[0].source == "Isu - isu ( lama) itu muncul lagi."


def test_long_texts_are_cut_and_joined() -> None:
    sentences = [f"Kalimat nomor {n} menceritakan kejadian di desa itu dengan cukup rinci." for n in "abcdef"]
    engine = Fake(
        lambda texts: [f"Told: {len(t)} signs, which is all there was to be said about this." for t in texts]
    )
    stored = Stored()
    run([request("satu", " ".join(sentences))], engine, stored)
    assert [t for (t,) in engine.asked] == [" ".join(sentences[n : n + 2]) for n in (0, 2, 4)]
    assert stored["satu"].entries[0].text.count("Told:") == 3
    assert stored.writes == 1


def test_pace_is_kept() -> None:
    clock = Clock()
    engine = Fake(lambda t: (setattr(clock, "now", clock.now + 0.25), english(t))[1])
    run([request("satu", A, B, C)], engine, clock=clock)
    assert clock.slept == [0.75, 0.75]


def test_nothing_wanted_touches_nothing() -> None:
    class Untouchable:
        label = "Fake Translate"
        interval = 1.0

        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    outcome = translate([request("satu")], Untouchable(), store=Stored(), mend=str, today=TODAY)  # type: ignore[arg-type]
    assert outcome.ended is Ended.DONE
    assert outcome.diagnostics == ()


@pytest.mark.parametrize("trouble", [Trouble.UNREACHABLE, Trouble.TIMEOUT])
def test_out_of_reach_is_tried_once(trouble: Trouble) -> None:
    clock = Clock()
    engine = Fake(fails(trouble))
    outcome = run([request("satu", A, B), request("dua", C)], engine, clock=clock)
    assert outcome.ended is Ended.OUT_OF_REACH
    assert len(engine.asked) == 1
    assert clock.slept == []
    (told,) = outcome.diagnostics
    assert told.severity is Severity.WARNING
    assert told.message.startswith("Fake Translate ")
    assert "3 paragraphs wait for translation." in told.message


def test_a_service_that_answered_before_is_asked_again() -> None:
    clock = Clock()
    engine = Fake(
        english, fails(Trouble.TIMEOUT), fails(Trouble.UNREACHABLE), fails(Trouble.SERVER_ERROR), english
    )
    outcome = run([request("satu", A, B)], engine, clock=clock)
    assert outcome.ended is Ended.DONE
    assert outcome.translated == {"satu": 2}
    assert [t for (t,) in engine.asked] == [A, B, B, B, B]
    assert clock.slept == [1.0, 2.0, 4.0, 8.0]


def test_jitter_is_full() -> None:
    clock = Clock()
    run(
        [request("satu", A)],
        Fake(fails(Trouble.SERVER_ERROR), english, interval=0.001),
        clock=clock,
        jitter=0.25,
    )
    assert clock.slept == [0.5]


def test_a_text_that_breaks_the_service_ends_no_run() -> None:
    engine = Fake(english, *[fails(Trouble.SERVER_ERROR)] * 4, english)
    outcome = run([request("satu", A, B, C, first_line=3)], engine)
    assert outcome.ended is Ended.DONE
    assert outcome.translated == {"satu": 2}
    assert outcome.waiting == 1
    (told,) = outcome.diagnostics
    assert (told.span.path, told.span.line) == ("content/articles/satu.txt", 4)
    assert (
        told.message == "Fake Translate gave no translation of this paragraph: it reports a fault of its own."
    )


def test_a_text_that_is_not_accepted_is_not_asked_for_again() -> None:
    engine = Fake(fails(Trouble.REJECTED), english)
    outcome = run([request("satu", A, B)], engine)
    assert [t for (t,) in engine.asked] == [A, B]
    assert outcome.refused[0].reason is Trouble.REJECTED


def test_five_failures_in_a_row_end_the_run() -> None:
    engine = Fake(english, fails(Trouble.SERVER_ERROR))
    outcome = run([request("satu", A, B, C)], engine)
    assert outcome.ended is Ended.FAILING
    assert len(engine.asked) == 1 + 5
    assert outcome.translated == {"satu": 1}
    assert "2 paragraphs wait" in outcome.diagnostics[-1].message


def test_consent_pages_end_the_run_too() -> None:
    texts = [f"{A} Kali ini yang ke-{n}." for n in range(9)]
    engine = Fake(fails(Trouble.NO_RESULT))
    outcome = run([request("satu", *texts)], engine)
    assert outcome.ended is Ended.FAILING
    assert len(engine.asked) == 5


def test_the_pause_that_is_asked_for_is_kept() -> None:
    clock = Clock()
    outcome = run([request("satu", A)], Fake(fails(Trouble.BUSY, 42.0), english), clock=clock, jitter=0.0)
    assert outcome.ended is Ended.DONE
    assert clock.slept == [42.0]


def test_a_ban_ends_the_run_at_once() -> None:
    engine = Fake(english, fails(Trouble.BUSY))
    outcome = run([request("satu", A, B, C)], engine)
    assert outcome.ended is Ended.TOO_OFTEN
    assert len(engine.asked) == 3
    (told,) = outcome.diagnostics
    assert "asked too often, so translating stopped. 2 paragraphs wait" in told.message
    assert "in an hour or two" in str(told.hint)
    assert "`make build` goes on where it stopped" in str(told.hint)


def test_a_long_pause_is_not_waited_for() -> None:
    clock = Clock()
    engine = Fake(fails(Trouble.BUSY, 7200.0))
    outcome = run([request("satu", A)], engine, clock=clock)
    assert (outcome.ended, len(engine.asked), clock.slept) == (Ended.TOO_OFTEN, 1, [])
    assert "in 2 hours" in str(outcome.diagnostics[-1].hint)


@pytest.mark.parametrize(
    ("act", "ended"),
    [
        (fails(Trouble.QUOTA), Ended.TOO_OFTEN),
        (lambda _: ["MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY"], Ended.TOO_OFTEN),
        (fails(Trouble.DENIED), Ended.DENIED),
        (fails(Trouble.LIBRARY), Ended.UNUSABLE),
    ],
)
def test_what_no_second_try_mends_ends_the_run(act: Act, ended: Ended) -> None:
    engine = Fake(act)
    outcome = run([request("satu", A, B)], engine)
    assert outcome.ended is ended
    assert len(engine.asked) == 1
    assert outcome.waiting == 2
    assert outcome.diagnostics[-1].severity is Severity.WARNING


def test_an_answer_that_is_no_translation_is_refused() -> None:
    stored = Stored()
    engine = Fake(lambda texts: texts, english)
    outcome = run([request("satu", A, B, first_line=7)], engine, stored)
    assert outcome.translated == {"satu": 1}
    assert stored["satu"].entries[0].text == ""
    assert outcome.refused[0].reason is Refusal.ECHO
    (told,) = outcome.diagnostics
    assert told.span == Span("content/articles/satu.txt", 7)
    assert told.message.endswith("was not taken: it is the Indonesian text, unchanged.")
    assert A not in told.message


def test_one_bad_piece_spoils_the_paragraph() -> None:
    sentences = [f"Kalimat nomor {n} menceritakan kejadian di desa itu dengan cukup rinci." for n in "abcdef"]
    stored = Stored()
    good = "Told in English, which is all there was to be said about the matter by those who were there."
    outcome = run(
        [request("satu", " ".join(sentences))], Fake(lambda _: [good], lambda t: t, lambda _: [good]), stored
    )
    assert outcome.refused[0].reason is Refusal.ECHO
    assert not stored


def test_a_service_that_only_echoes_is_left_alone() -> None:
    texts = [f"{A} Kali ini yang ke-{n}." for n in range(30)]
    engine = Fake(lambda t: t)
    outcome = run([request("satu", *texts)], engine)
    assert outcome.ended is Ended.UNBELIEVABLE
    assert len(engine.asked) == 10
    assert outcome.waiting == 30


def test_a_wrong_number_of_answers_is_no_answer() -> None:
    outcome = run([request("satu", A)], Fake(lambda _: ["One.", "Two."]))
    assert outcome.refused[0].reason is Trouble.NO_RESULT


def test_limits() -> None:
    engine = Fake()
    outcome = run([request("satu", A, B, C)], engine, max_requests=2)
    assert (outcome.ended, outcome.waiting, len(engine.asked)) == (Ended.LIMIT, 1, 2)
    assert outcome.diagnostics[0].severity is Severity.INFO
    engine = Fake()
    outcome = run([request("satu", A, B, C)], engine, max_chars=len(A) + len(B) - 1)
    assert (outcome.ended, outcome.characters) == (Ended.LIMIT, len(A))
    assert "2 paragraphs wait" in outcome.diagnostics[0].message


def test_ctrl_c_is_an_outcome() -> None:
    stored = Stored()
    outcome = run([request("satu", A, B, C)], Fake(english, stop), stored)
    assert outcome.ended is Ended.INTERRUPTED
    assert (outcome.translated, outcome.waiting) == ({"satu": 1}, 2)
    assert stored["satu"].entries[0].text
    assert outcome.diagnostics[0].message == "You stopped translating. 2 paragraphs wait for translation."


def test_ctrl_c_while_waiting_is_an_outcome() -> None:
    clock = Clock()

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    clock.sleep = interrupted  # type: ignore[method-assign]
    assert run([request("satu", A, B)], Fake(), clock=clock).ended is Ended.INTERRUPTED


def test_ctrl_c_while_saving_loses_nothing() -> None:
    class Interrupted(Stored):
        def __call__(self, slug: str, catalog: Catalog) -> None:
            super().__call__(slug, catalog)
            if self.writes == 1:
                raise KeyboardInterrupt

    stored = Interrupted()
    outcome = run([request("satu", A, B)], Fake(), stored)
    assert outcome.ended is Ended.INTERRUPTED
    assert outcome.translated == {"satu": 1}
    assert outcome.catalogs == dict(stored)


def test_a_disk_that_takes_nothing_ends_the_run() -> None:
    class Full(Stored):
        def __call__(self, slug: str, catalog: Catalog) -> None:
            raise OSError(28, "No space left on device", "/somewhere/secret.po")

    engine = Fake()
    outcome = run([request("satu", A, B)], engine, Full())
    assert (outcome.ended, len(engine.asked)) == (Ended.UNWRITABLE, 1)
    (told,) = outcome.diagnostics
    assert told.severity is Severity.ERROR
    assert told.span.path == "content/articles/satu.txt"
    assert "No space left on device" in told.message


def test_progress() -> None:
    seen: list[Progress] = []
    clock = Clock()
    run([request("satu", A), request("dua", B, A)], Fake(), clock=clock, progress=seen.append)
    assert [(p.done, p.total, p.slug) for p in seen] == [(0, 3, "satu"), (2, 3, "dua"), (3, 3, "")]
    assert seen[0].seconds_left is None
    assert seen[-1].requests == 2
    seen.clear()
    run([request("satu", A, B, C)], Fake(), clock=Clock(), progress=seen.append)
    assert [p.per_minute for p in seen] == [None, None, pytest.approx(120.0), None]


def test_estimate_is_what_a_smooth_run_takes() -> None:
    work = [request("satu", A, B + " " + B + " " + B + " " + B), request("dua", A, C)]
    for batch in (1, 2, 50):
        engine = Fake(lambda texts: ["x" * len(t) + " the" for t in texts], batch=batch)
        outcome = run(work, engine)
        assert estimate(work, engine, mend=str) == (4, outcome.requests, outcome.characters)
        assert outcome.paragraphs == 4


def test_batches_are_filled_and_a_bad_text_in_one_is_found() -> None:
    engine = Fake(
        lambda texts: Failure(Trouble.REJECTED) if B in texts else english(texts),
        batch=10,
    )
    outcome = run([request("satu", A, B, C)], engine)
    assert engine.asked == [[A, B, C], [A], [B], [C]]
    assert outcome.translated == {"satu": 2}
    assert outcome.refused[0].span.line == 2


@pytest.mark.parametrize("trouble", [Trouble.SERVER_ERROR, Trouble.NO_RESULT])
def test_a_text_on_which_the_service_breaks_costs_no_other_one(trouble: Trouble) -> None:
    engine = Fake(lambda texts: Failure(trouble) if B in texts else english(texts), batch=10)
    outcome = run([request("satu", A, B, C)], engine)
    assert outcome.ended is Ended.DONE
    assert outcome.translated == {"satu": 2}
    assert [r.span.line for r in outcome.refused] == [2]


def test_too_much_at_once_for_a_slow_server_is_asked_for_in_parts() -> None:
    engine = Fake(lambda texts: Failure(Trouble.TIMEOUT) if len(texts) > 1 else english(texts), batch=10)
    assert run([request("satu", A, B, C)], engine).translated == {"satu": 3}
    assert engine.asked == [[A, B, C], [A], [B], [C]]
    silent = Fake(fails(Trouble.TIMEOUT), batch=10)
    assert run([request("satu", A, B, C)], silent).ended is Ended.OUT_OF_REACH
    assert len(silent.asked) == 2


def test_what_failed_lately_is_asked_for_last() -> None:
    """Two texts side by side on which the service breaks would end every run before those behind them."""
    engine = Fake(lambda texts: Failure(Trouble.SERVER_ERROR) if texts[0] in (A, B) else english(texts))
    last = frozenset(map(source_print, (A, B)))
    assert run([request("satu", A, B, C)], engine).ended is Ended.FAILING
    assert run([request("satu", A, B, C)], engine, last=last).translated == {"satu": 1}


def test_all_answers_of_a_request_are_kept_though_one_ends_the_run() -> None:
    def notice(texts: Sequence[str]) -> Sequence[str]:
        return [english(texts)[0], "MYMEMORY WARNING: YOU USED ALL", *english(texts)[2:]]

    outcome = run([request("satu", A, B, C)], Fake(notice, batch=10))
    assert outcome.ended is Ended.TOO_OFTEN
    assert outcome.translated == {"satu": 2}


def test_ctrl_c_while_saving_keeps_all_answers_of_the_request() -> None:
    class Interrupted(Stored):
        def __call__(self, slug: str, catalog: Catalog) -> None:
            super().__call__(slug, catalog)
            if self.writes == 1:
                raise KeyboardInterrupt

    stored = Interrupted()
    outcome = run([request("satu", A, B, C)], Fake(batch=10), stored)
    assert outcome.ended is Ended.INTERRUPTED
    assert outcome.translated == {"satu": 3}
    assert outcome.catalogs == dict(stored)
