"""LibreTranslate, against a server that plays it."""

from __future__ import annotations

import json
import logging
from datetime import date

import pytest
from played import Handler, Reply, as_json, consent, cut_short, empty, hang, hang_up, playing, status

from dwiwarta.translation.catalog import Catalog, Entry
from dwiwarta.translation.engines.libretranslate import LibreTranslate
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Limits, Wire
from dwiwarta.translation.translating import Request, translate

TEXTS = ["Bupati membuka pasar rakyat pada hari Senin.", "Warga menyambut acara itu."]
KEY = "k3y-of-nobody"
QUICK = Limits(connect=2.0, read=0.6, whole=1.2)


def ask(reply: Reply) -> object:
    with playing(reply) as service:
        return LibreTranslate(Wire(QUICK), service.address, key=KEY).translate(TEXTS)


@pytest.mark.parametrize("end", ["", "/"])
def test_a_good_answer(end: str) -> None:
    with playing(as_json({"translatedText": ["One.", "Two."]})) as service:
        engine = LibreTranslate(Wire(QUICK), service.address + end, key=KEY)
        assert engine.translate(TEXTS) == ["One.", "Two."]
    (asked,) = service.asked
    assert asked.path == "/translate"
    assert json.loads(asked.body) == {
        "q": TEXTS,
        "source": "id",
        "target": "en",
        "format": "text",
        "api_key": KEY,
    }


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (as_json({"error": "Invalid API key"}, 403), Trouble.DENIED),
        (as_json({"error": f"id is not supported {KEY}"}, 400), Trouble.REJECTED),
        (as_json({"error": "Slowdown"}, 429), Trouble.BUSY),
        (status(500), Trouble.SERVER_ERROR),
        (as_json({"translatedText": "One."}), Trouble.NO_RESULT),
        (as_json({"translatedText": ["One.", None]}), Trouble.NO_RESULT),
        (as_json({"error": "?"}), Trouble.NO_RESULT),
        (as_json(["One."]), Trouble.NO_RESULT),
        (consent, Trouble.NO_RESULT),
        (empty, Trouble.NO_RESULT),
        (cut_short, Trouble.CUT_SHORT),
        (hang, Trouble.TIMEOUT),
        (hang_up, Trouble.UNREACHABLE),
    ],
)
def test_each_failure_has_its_name(reply: Reply, trouble: Trouble, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    failure = ask(reply)
    assert isinstance(failure, Failure)
    assert failure.trouble is trouble
    assert KEY not in caplog.text + repr(failure)
    assert "Bupati" not in caplog.text


def test_a_server_that_takes_one_text_at_a_time() -> None:
    def one(h: Handler) -> None:
        q = json.loads(h.body)["q"]
        if len(q) > 1:
            as_json({"error": "Invalid request: request exceeds text limit"}, 400)(h)
        else:
            as_json({"translatedText": [f"Told in English: {len(q[0])} signs."]})(h)

    entries = tuple(Entry("body", f"Laporan warga desa yang ke-{n} sudah diterima.") for n in range(50))
    with playing(one) as service:
        engine = LibreTranslate(Wire(QUICK), service.address, interval=0.0)
        outcome = translate(
            [Request("a", "a.txt", Catalog(entries))],
            engine,
            store=lambda *_: None,
            mend=str,
            today=date(2026, 11, 23),
            clock=lambda: 0.0,
            sleep=lambda _: None,
        )
    assert outcome.paragraphs == 50
    assert outcome.requests == 51
    assert "k3y" not in repr(engine)
