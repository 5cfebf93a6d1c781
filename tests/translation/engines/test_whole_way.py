"""From an empty catalog to a filled one, through the real adapter and a played Google; and without a network at all."""

from __future__ import annotations

from datetime import date

import pytest
from played import (
    Handler,
    Reply,
    answer,
    consent,
    cut_short,
    cut_unseen,
    echo,
    hang,
    hang_up,
    playing,
    status,
)

from dwiwarta.translation.asking import Ended
from dwiwarta.translation.catalog import Catalog, Entry, with_answer
from dwiwarta.translation.engines import Engine, Unusable, open_engine
from dwiwarta.translation.engines.google import Google
from dwiwarta.translation.engines.wire import Limits, Wire
from dwiwarta.translation.outcome import Outcome
from dwiwarta.translation.translating import Request, translate

QUICK = Limits(connect=2.0, read=0.5, whole=1.2)
TODAY = date(2026, 11, 23)


def good(h: Handler) -> None:
    answer(f"The residents reported it to the village head, count {h.text.split()[-1]}")(h)


def request(paragraphs: int) -> Request:
    texts = [f"Warga melaporkan hal itu kepada kepala desa, hitungan {n}" for n in range(paragraphs)]
    return Request("warta", "content/articles/warta.txt", Catalog(tuple(Entry("body", t) for t in texts)))


def run(work: Request, engine: Engine, store: dict[str, Catalog]) -> Outcome:
    return translate(
        [work],
        engine,
        store=store.__setitem__,
        mend=str,
        today=TODAY,
        clock=lambda: 0.0,
        sleep=lambda _: None,
        random=lambda: 0.0,
    )


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_rough_day_at_google() -> None:
    rough: list[Reply] = [
        good, status(500), good, hang, hang_up, good, cut_short, cut_unseen, status(503), good, echo, consent, good
    ]  # fmt: skip
    stored: dict[str, Catalog] = {}
    with playing(*rough) as service:
        outcome = run(request(9), Google(Wire(QUICK), f"{service.address}/m"), stored)
        assert outcome.ended is Ended.DONE
        assert outcome.requests == len(service.asked) == 15
    assert outcome.paragraphs == 7
    assert [r.reason.name for r in outcome.refused] == ["ECHO", "NO_RESULT"]
    for entry in stored["warta"].entries:
        number = entry.source.split()[-1]
        assert entry.text in ("", f"The residents reported it to the village head, count {number}")
    assert stored["warta"].entries[0].facts["engine"] == "google/1.11.4"


def test_the_next_run_goes_on_where_this_one_stopped() -> None:
    stored: dict[str, Catalog] = {}
    with playing(good, good, status(429), status(429), good) as service:
        google = Google(Wire(QUICK), f"{service.address}/m")
        outcome = run(request(5), google, stored)
        assert outcome.ended is Ended.TOO_OFTEN
        assert outcome.waiting == 3
        outcome = run(request(5)._replace(catalog=stored["warta"]), google, stored)
        assert (outcome.ended, outcome.requests, outcome.waiting) == (Ended.DONE, 3, 0)


def test_nobody_at_home() -> None:
    with playing(good) as service:
        address = service.address
    stored: dict[str, Catalog] = {}
    outcome = run(request(5), Google(Wire(QUICK), f"{address}/m"), stored)
    assert (outcome.ended, outcome.requests, outcome.waiting) == (Ended.OUT_OF_REACH, 1, 5)
    assert stored == {}
    assert (
        outcome.diagnostics[0].message
        == "Google Translate could not be reached. 5 paragraphs wait for translation."
    )


def test_nothing_to_do_opens_no_socket(no_sockets: list[str]) -> None:
    engine = open_engine("google")
    assert not isinstance(engine, Unusable)
    filled = with_answer(Entry("body", "Warga datang."), "Residents came.", engine="google/1", at=TODAY)
    work = Request("warta", "warta.txt", Catalog((filled, Entry("body", "12.345"))))
    assert run(work, engine, {}).ended is Ended.DONE
    assert no_sockets == []


def test_the_fixture_sees_what_it_is_there_for(no_sockets: list[str]) -> None:
    engine = open_engine("google")
    assert not isinstance(engine, Unusable)
    assert engine.translate(["Warga datang."]) != ["Residents came."]
    assert no_sockets, "an attempt is seen even where its failure is caught"
    no_sockets.clear()
