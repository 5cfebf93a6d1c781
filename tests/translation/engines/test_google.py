"""Google through deep-translator, against a server that plays its page."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from threading import Event

import pytest
from played import (
    Handler,
    Reply,
    answer,
    answer_raw,
    consent,
    cut_short,
    cut_unseen,
    drip,
    echo,
    empty,
    hang,
    hang_up,
    page,
    playing,
    status,
)

from dwiwarta.translation import engines
from dwiwarta.translation.engines import deep
from dwiwarta.translation.engines.google import Google
from dwiwarta.translation.engines.trouble import Failure, Trouble
from dwiwarta.translation.engines.wire import Limits, UnansweredError, Wire, dial

SOURCE = "Bupati membuka pasar rakyat pada hari Senin."
QUICK = Limits(connect=2.0, read=0.6, whole=1.2)


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def ask(*script: Reply, text: str = SOURCE) -> str | Failure:
    with playing(*script) as service:
        reply = Google(Wire(QUICK), f"{service.address}/m").translate([text])
    return reply if isinstance(reply, Failure) else reply[0]


def test_a_good_page() -> None:
    assert ask(answer('The regent opened the "people\'s market" & fair.')) == (
        'The regent opened the "people\'s market" & fair.'
    )


def test_languages_are_named_and_the_text_is_whole() -> None:
    with playing(answer("Fine.")) as service:
        Google(Wire(QUICK), f"{service.address}/m").translate(["“Ayo,” kata Siti — 100% & lebih?"])
    (asked,) = service.asked
    assert asked.query == {"tl": "en", "sl": "id", "q": "“Ayo,” kata Siti — 100% & lebih?"}
    assert "Dwiwarta" in asked.headers["User-Agent"]


def test_one_connection_for_many_requests() -> None:
    with playing(echo) as service:
        google = Google(Wire(QUICK), f"{service.address}/m")
        for number in range(5):
            assert google.translate([f"Teks {number}"]) == [f"Teks {number}"]
    assert len(service.asked) == 5
    assert len(service.peers) == 1


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (status(429), Trouble.BUSY),
        (status(500), Trouble.SERVER_ERROR),
        (status(503), Trouble.SERVER_ERROR),
        (status(403), Trouble.DENIED),
        (status(414), Trouble.REJECTED),
        (hang, Trouble.TIMEOUT),
        (drip, Trouble.CUT_SHORT),
        (hang_up, Trouble.UNREACHABLE),
        (cut_short, Trouble.CUT_SHORT),
        (cut_unseen, Trouble.CUT_SHORT),
        (consent, Trouble.NO_RESULT),
        (empty, Trouble.NO_RESULT),
    ],
)
def test_each_failure_has_its_name(reply: Reply, trouble: Trouble) -> None:
    failure = ask(reply)
    assert isinstance(failure, Failure)
    assert failure.trouble is trouble


def test_an_empty_answer_is_handed_on_to_be_judged() -> None:
    assert ask(answer("")) == ""
    assert ask(answer("!!!"), text="!!!") == "", "the library says None here"


def test_the_source_as_answer_is_handed_on_to_be_judged() -> None:
    assert ask(echo) == SOURCE


def test_damaged_bytes_stay_visible() -> None:
    assert "\N{REPLACEMENT CHARACTER}" in str(
        ask(lambda h: h.send(200, page("The reg\xff").encode("latin-1")))
    )


def test_tags_inside_the_answer_melt_no_words() -> None:
    assert ask(answer_raw("The <span>Kodim</span> said:<br>2 &lt; 3")) == "The Kodim said:\n2 < 3"


def test_utf8_is_believed_without_a_charset() -> None:
    def reply(h: Handler) -> None:
        h.send(200, page("“Come on,” he said – today."), {"Content-Type": "text/html"})

    assert ask(reply) == "“Come on,” he said – today."


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120.0),
        ({"Retry-After": "Mon, 23 Nov 2026 10:05:00 GMT", "Date": "Mon, 23 Nov 2026 10:00:00 GMT"}, 300.0),
        ({"Retry-After": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    def reply(h: Handler) -> None:
        h.date_time_string = lambda *_: "Mon, 23 Nov 2026 10:00:00 GMT"  # type: ignore[method-assign]
        h.send(429, "", {k: v for k, v in headers.items() if k != "Date"})

    failure = ask(reply)
    assert isinstance(failure, Failure)
    assert failure.retry_after == seconds


def test_nobody_there() -> None:
    with playing(echo) as service:
        address = service.address
    reply = Google(Wire(QUICK), f"{address}/m").translate([SOURCE])
    assert reply == Failure(Trouble.UNREACHABLE)


def test_a_resolver_that_hangs_is_left_behind() -> None:
    def never(host: str, port: int, seconds: float) -> None:
        assert (host, port, seconds) == ("service.invalid", 443, 2.0)
        raise TimeoutError

    reply = Google(Wire(QUICK, dial=never), "https://service.invalid/m").translate([SOURCE])
    assert reply == Failure(Trouble.UNREACHABLE)


def test_dialling_ends_in_time() -> None:
    over = Event()

    def never(*_: object, **__: object) -> socket.socket:
        over.wait(20)
        return socket.socket()

    with pytest.raises(TimeoutError):
        dial("service.invalid", 443, 0.05, never)
    over.set()


def test_only_the_first_request_is_dialled() -> None:
    dialled: list[tuple[str, int]] = []

    def count(host: str, port: int, seconds: float) -> None:
        dialled.append((host, port))

    with playing(echo) as service:
        google = Google(Wire(QUICK, dial=count), f"{service.address}/m")
        google.translate([SOURCE])
        google.translate([SOURCE])
        assert dialled == [("127.0.0.1", service.server_address[1])]


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_a_proxy_of_the_environment_is_dialled_and_used(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    with playing(answer("Through the proxy.")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address.replace("http://", scheme))
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert Google(Wire(QUICK), "http://service.invalid/m").translate([SOURCE]) == ["Through the proxy."]
        assert proxy.asked[0].path.startswith("http://service.invalid/m?")


def test_threads_get_their_own_answers() -> None:
    wrong: list[str] = []
    with playing(echo) as service:
        google = Google(Wire(Limits()), f"{service.address}/m")

        def work(name: int) -> None:
            for number in range(6):
                text = f"Teks {name} nomor {number}"
                if google.translate([text]) != [text]:
                    wrong.append(text)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


SECRET = "Rahasia desa yang tak boleh bocor"


@pytest.mark.parametrize("reply", [status(500), hang, hang_up, cut_short, consent, answer("Fine.")])
def test_neither_text_nor_address_gets_into_the_log(reply: Reply, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    failure = ask(reply, text=SECRET)
    assert "Rahasia" not in caplog.text
    assert "127.0.0.1" not in caplog.text
    assert "Rahasia" not in repr(failure)


def test_what_the_wire_raises_carries_nothing() -> None:
    asked = {"q": SECRET}
    with playing(hang_up) as service, pytest.raises(UnansweredError) as raised:
        Wire(QUICK).get(f"{service.address}/m", params=asked)
    assert raised.value.__context__ is None
    assert raised.value.__cause__ is None
    told = "".join(traceback.format_exception(raised.value))
    assert "Rahasia" not in told
    assert "127.0.0.1" not in told


def test_the_library_module_itself_is_left_alone() -> None:
    import deep_translator.google
    import requests

    ask(answer("Fine."))
    assert deep_translator.google.requests is requests


@pytest.mark.parametrize(
    "opened",
    [
        lambda: deep.opened("no_such_module", "GoogleTranslator", None, None),
        lambda: deep.opened("google", "NoSuchTranslator", None, None),
        lambda: deep.opened("validate", "is_empty", None, None),
        lambda: deep.opened(
            "google", "GoogleTranslator", None, None, source="id", target="no such language", x=[]
        ),
    ],
)
def test_another_library_than_ours_is_not_used(opened: Callable[[], object]) -> None:
    """Each of these stands for a version in which something we rely on is gone."""
    with pytest.raises(Exception) as raised:
        opened()
    wire = Wire(QUICK)

    def ask() -> None:
        raise raised.value

    failure = deep.asked(ask, wire)
    assert isinstance(failure, Failure)
    assert failure.trouble is Trouble.LIBRARY


def test_an_answer_that_did_not_come_over_our_wire_is_not_believed() -> None:
    failure = deep.asked(lambda: "From nowhere", Wire(QUICK))
    assert failure == Failure(Trouble.LIBRARY)


def test_nothing_heavy_is_imported_and_no_socket_opened_before_something_is_sent(
    no_sockets: list[str],
) -> None:
    program = (
        "import sys; from dwiwarta.translation import engines, translating;"
        "engines.open_engine('google'); engines.available();"
        "print([m for m in sys.modules if m.split('.')[0] in ('requests', 'urllib3', 'deep_translator', 'bs4')])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
    assert isinstance(engines.open_engine("google"), Google)
    assert no_sockets == []


def test_version_is_the_installed_one() -> None:
    assert Google(Wire(QUICK)).version == "1.11.4"
