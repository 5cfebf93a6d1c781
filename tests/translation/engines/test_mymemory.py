"""MyMemory through deep-translator, against a server that plays it."""

from __future__ import annotations

from typing import Any

import pytest
from played import Reply, as_json, consent, empty, hang, playing, status

from dwiwarta.translation import engines
from dwiwarta.translation.engines.mymemory import ADDRESS, MyMemory
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Limits, Wire

SOURCE = "Bupati membuka pasar rakyat pada hari Senin."
QUICK = Limits(connect=2.0, read=0.6, whole=1.2)


def said(text: str | None, number: object = 200, **more: Any) -> Reply:
    return as_json(
        {"responseData": {"translatedText": text}, "responseStatus": number, "matches": [], **more}
    )


def ask(reply: Reply) -> str | Failure:
    with playing(reply) as service:
        told = MyMemory(Wire(QUICK), address=f"{service.address}/get").translate([SOURCE])
    return told if isinstance(told, Failure) else told[0]


def test_a_good_answer() -> None:
    with playing(said("The regent opened it.")) as service:
        engine = MyMemory(
            Wire(QUICK), address=f"{service.address}/get", email="desk@example.org", english="en-GB"
        )
        assert engine.translate([SOURCE]) == ["The regent opened it."]
    assert service.asked[0].query == {"q": SOURCE, "langpair": "id-ID|en-GB", "de": "desk@example.org"}


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (said("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."), Trouble.QUOTA),
        (said("The regent", quotaFinished=True), Trouble.QUOTA),
        (said("QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "403"), Trouble.REJECTED),
        (said("INVALID EMAIL PROVIDED", "403"), Trouble.DENIED),
        (said("TOO MANY", 429), Trouble.BUSY),
        (said(None), Trouble.NO_RESULT),
        (as_json(None), Trouble.NO_RESULT),
        (as_json([]), Trouble.NO_RESULT),
        (status(429), Trouble.BUSY),
        (status(502), Trouble.SERVER_ERROR),
        (consent, Trouble.NO_RESULT),
        (empty, Trouble.NO_RESULT),
        (hang, Trouble.TIMEOUT),
    ],
)
def test_each_failure_has_its_name(reply: Reply, trouble: Trouble) -> None:
    failure = ask(reply)
    assert isinstance(failure, Failure)
    assert failure.trouble is trouble


def test_it_is_asked_over_an_encrypted_line() -> None:
    engine = engines.open_engine("mymemory", engines.Setup(english="gb"))
    assert isinstance(engine, MyMemory)
    assert engine._translator._base_url == ADDRESS
    assert ADDRESS.startswith("https://")
    assert engine._translator.target == "en-GB"
