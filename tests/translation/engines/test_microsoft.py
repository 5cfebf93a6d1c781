"""Microsoft Translator through deep-translator, against a server that plays it."""

from __future__ import annotations

import json
import logging

import pytest
from played import Reply, as_json, consent, empty, hang, hang_up, playing, status

from dwiwarta.translation.engines.microsoft import Microsoft
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Limits, Wire

SOURCE = "Bupati membuka pasar rakyat pada hari Senin."
KEY = "k3y-of-nobody"
QUICK = Limits(connect=2.0, read=0.6, whole=1.2)


def ask(reply: Reply) -> str | Failure:
    with playing(reply) as service:
        engine = Microsoft(Wire(QUICK), KEY, address=f"{service.address}/translate?api-version=3.0")
        told = engine.translate([SOURCE])
    return told if isinstance(told, Failure) else told[0]


def test_a_good_answer() -> None:
    with playing(as_json([{"translations": [{"text": "The regent opened it.", "to": "en"}]}])) as service:
        engine = Microsoft(
            Wire(QUICK), KEY, region="sea", address=f"{service.address}/translate?api-version=3.0"
        )
        assert engine.translate([SOURCE]) == ["The regent opened it."]
    (asked,) = service.asked
    assert asked.query == {"api-version": "3.0", "from": "id", "to": "en"}
    assert json.loads(asked.body) == [{"text": SOURCE}]
    assert asked.headers["Ocp-Apim-Subscription-Key"] == KEY
    assert asked.headers["Ocp-Apim-Subscription-Region"] == "sea"


def wrong(number: int, code: int) -> Reply:
    return as_json({"error": {"code": code, "message": f"no good: {KEY}"}}, number)


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (wrong(401, 401000), Trouble.DENIED),
        (wrong(403, 403000), Trouble.DENIED),
        (wrong(403, 403001), Trouble.PLAN),
        (wrong(400, 400036), Trouble.REJECTED),
        (wrong(429, 429000), Trouble.BUSY),
        (wrong(503, 503000), Trouble.SERVER_ERROR),
        (wrong(200, 0), Trouble.NO_RESULT),
        (status(500), Trouble.SERVER_ERROR),
        (consent, Trouble.NO_RESULT),
        (empty, Trouble.NO_RESULT),
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


def test_the_key_is_not_shown() -> None:
    assert KEY not in repr(Microsoft(Wire(QUICK), KEY))
