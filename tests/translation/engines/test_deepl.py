"""DeepL through its official library, against a server that plays it."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest
from played import Handler, Reply, as_json, consent, cut_short, empty, hang, hang_up, playing, status

from dwiwarta.translation import engines
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.engines import Setup, Unusable, open_engine
from dwiwarta.translation.engines.deepl import DeepL
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Limits, Wire
from dwiwarta.translation.outcome import Outcome

TEXTS = ["Bupati membuka pasar rakyat pada hari Senin.", "Warga menyambut acara itu."]
KEY = "k3y-of-nobody:fx"
QUICK = Limits(connect=2.0, read=0.6, whole=1.2)


def said(*texts: object) -> Reply:
    return as_json(
        {
            "translations": [
                {"detected_source_language": "ID", "text": t, "billed_characters": 9} for t in texts
            ]
        }
    )


def ask(reply: Reply) -> object:
    with playing(reply) as service:
        return DeepL(Wire(QUICK), KEY, address=service.address).translate(TEXTS)


def test_a_good_answer() -> None:
    with playing(said("One.", "Two.")) as service:
        assert DeepL(Wire(QUICK), KEY, english="EN-GB", address=service.address).translate(TEXTS) == [
            "One.",
            "Two.",
        ]
    (asked,) = service.asked
    assert asked.path == "/v2/translate", "the key stands in no address"
    assert asked.headers["Authorization"] == f"DeepL-Auth-Key {KEY}"
    assert "Dwiwarta" in asked.headers["User-Agent"]
    sent = json.loads(asked.body)
    assert (sent["text"], sent["source_lang"], sent["target_lang"]) == (TEXTS, "ID", "EN-GB")


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (as_json({"message": f"Wrong key {KEY}"}, 403), Trouble.DENIED),
        (as_json({"message": "Quota exceeded"}, 456), Trouble.PLAN),
        (as_json({"message": "Value for 'source_lang' not supported."}, 400), Trouble.REJECTED),
        (as_json({"message": "Too large"}, 413), Trouble.REJECTED),
        (as_json({"message": "Too many"}, 429, {"Retry-After": "7"}), Trouble.BUSY),
        (as_json({"message": "Too many now"}, 529), Trouble.BUSY),
        (status(500), Trouble.SERVER_ERROR),
        (status(503), Trouble.SERVER_ERROR),
        (said("One.", None), Trouble.NO_RESULT),
        (as_json({"translations": "?"}), Trouble.NO_RESULT),
        (as_json({"translations": [{"text": "One."}]}), Trouble.NO_RESULT),
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
    assert failure.retry_after == (7.0 if failure.status == 429 else None)
    assert KEY not in caplog.text + repr(failure)
    assert "Bupati" not in caplog.text


def test_one_request_and_no_second_try_behind_our_back() -> None:
    with playing(status(500)) as service:
        DeepL(Wire(QUICK), KEY, address=service.address).translate(TEXTS)
        assert len(service.asked) == 1


def test_a_used_up_plan_is_told_with_its_way_out() -> None:
    outcome = Outcome(
        ended=Ended.TOO_OFTEN, label="DeepL", waiting=3, failure=Failure(Trouble.PLAN, None, 456)
    )
    (told,) = outcome.diagnostics
    assert (
        told.message == "DeepL says that the amount of your plan is used up, so translating stopped. "
        "3 paragraphs wait for translation."
    )
    assert "next month" in str(told.hint)


def test_the_host_follows_the_key() -> None:
    for key, host in ((KEY, "https://api-free.deepl.com"), ("k3y-of-nobody", "https://api.deepl.com")):
        dialled: list[str] = []

        def nobody(where: str, port: int, seconds: float, dialled: list[str] = dialled) -> None:
            dialled.append(f"https://{where}")
            raise OSError

        assert DeepL(Wire(QUICK, dial=nobody), key).translate(TEXTS) == Failure(Trouble.UNREACHABLE)
        assert dialled == [host]


def test_a_library_that_asks_in_another_way_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import deepl

    def other(*_: object, **__: object) -> None:
        raise AssertionError("sent past our wire")

    monkeypatch.setattr(deepl.Translator, "_api_call", other)
    assert DeepL(Wire(QUICK), KEY).translate(TEXTS) == Failure(Trouble.LIBRARY)


def test_without_a_key() -> None:
    found = open_engine("deepl")
    assert isinstance(found, Unusable)
    assert engines.DEEPL_KEY in found.hint
    wrong = open_engine("deepl", Setup({engines.DEEPL_KEY: "two words"}))
    assert isinstance(wrong, Unusable)
    assert "two words" not in wrong.reason + wrong.hint


def test_the_library_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from dwiwarta.translation import engines;"
        f"engines.open_engine('deepl', engines.Setup({{'{engines.DEEPL_KEY}': 'k'}}));"
        "assert not {'deepl', 'requests'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_many_texts_one_request() -> None:
    def reply(h: Handler) -> None:
        said(*(f"Told: {t}" for t in json.loads(h.body)["text"]))(h)

    with playing(reply) as service:
        engine = DeepL(Wire(QUICK), KEY, address=service.address)
        assert len(engine.translate([f"Teks {n}" for n in range(engine.batch)])) == engine.batch
        assert len(service.asked) == 1
    assert "k3y" not in repr(engine)
