"""The preview as a whole: a real server on a free port, real files, and a build that is told what to do."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from dwiwarta.preview import server
from dwiwarta.preview.built import Built
from dwiwarta.preview.server import Preview

ICON = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
WAIT = 20
"""Seconds after which something that should have come is given up; nothing here takes more than a moment."""


class Site:
    """A build that shows the text of one file on every page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "x.txt"
        self.source.write_text("first")
        self.calls: Queue[frozenset[str]] = Queue()
        self.next: list[Callable[[], Built]] = []
        self.changed: tuple[str, ...] = ()

    def edit(self, text: str) -> None:
        """As editors' programs save: whole, by a rename."""
        beside = self.folder / ".x.txt.part"
        beside.write_text(text)
        beside.replace(self.source)

    def build(self, changed: frozenset[str]) -> Built:
        self.calls.put(changed)
        if self.next:
            return self.next.pop(0)()
        return self.site()

    def site(self, messages: tuple[str, ...] = ()) -> Built:
        csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
        text = self.source.read_text()

        def page(title: str) -> bytes:
            return (
                f'<!doctype html><html lang="id"><meta charset="utf-8">'
                f'<meta http-equiv="Content-Security-Policy" content="{csp}"><title>{title}</title>'
                f'<link rel="icon" href="/digest/icon.svg"><body><h1>{title}</h1><p id="text">{text}</p>'
                + '<p>lagi</p>' * 200 + "</body></html>"
            ).encode()  # fmt: skip

        files = {
            "icon.svg": ICON,
            "index.html": page("Depan"),
            "id/a/index.html": page("A"),
            "en/a/index.html": page("A (en)"),
        }
        return Built(files, "/digest/", messages, {"id/a/": "no outlet"}, self.changed)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not holds():
        assert time.monotonic() < end, "it never came"


@contextmanager
def running(site: Site, *, follow: bool = False, port: int = 0) -> Iterator[Preview]:
    said: list[str] = []
    preview = Preview(site.build, [str(site.folder)], port=port, follow=follow, say=said.append)
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        assert site.calls.get(timeout=WAIT) == frozenset()
        yield preview
    finally:
        preview.stop()
        thread.join(WAIT)
        assert not thread.is_alive(), "it ends, whoever still listens"
        assert preview.address in said[0]


def get(
    preview: Preview, path: str, host: str | None = None, method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=WAIT)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


@contextmanager
def listening(preview: Preview, path: str = "/digest/__dwiwarta/events") -> Iterator[Callable[[], Any]]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=WAIT)
    connection.request("GET", path)
    response = connection.getresponse()
    assert response.getheader("content-type", "").startswith("text/event-stream")

    def event() -> Any:
        while True:
            line = response.readline()
            assert line, "the connection has ended"
            if line.startswith(b"data: "):
                return json.loads(line[6:])

    try:
        yield event
    finally:
        connection.close()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folder = tmp_path / "content"
    folder.mkdir()
    return Site(folder)


def test_it_serves_the_site_on_this_computer_only(site: Site) -> None:
    with running(site) as preview:
        assert preview._socket.getsockname()[0] == "127.0.0.1"
        status, headers, _ = get(preview, "/")
        assert (status, headers["location"]) == (307, "/digest/")
        status, headers, body = get(preview, "/digest/")
        assert status == 200 and headers["cache-control"] == "no-store" and b"<h1>Depan" in body
        assert get(preview, "/digest/", method="HEAD")[2] == b""
        assert get(preview, "/digest/", method="POST")[0] == 405
        assert get(preview, "/digest/", host="evil.example")[0] == 421
        assert get(preview, "/digest/", host=f"localhost:{preview.port}")[0] == 200
        assert get(preview, "/digest/__dwiwarta/events", host="evil.example")[0] == 421
        assert get(preview, "/digest/%2e%2e/%2e%2e/etc/passwd")[0] == 404


def test_a_change_is_built_and_told_to_those_who_listen(site: Site) -> None:
    with running(site) as preview, listening(preview) as event:
        before = event()
        assert (before["messages"], before["failed"], before["follow"]) == ([], False, [])
        site.edit("second")
        assert str(site.source) in site.calls.get(timeout=WAIT)
        assert event()["build"] != before["build"]
        assert b"second" in get(preview, "/digest/")[2]


def test_a_build_that_changes_nothing_loads_no_page_again(site: Site) -> None:
    with running(site) as preview, listening(preview) as event:
        before = event()
        site.next = [lambda: site.site(messages=("look here",))]
        (site.folder / "other.txt").write_text("x")
        after = event()
        assert (after["build"], after["messages"]) == (before["build"], ["look here"])


@pytest.mark.parametrize("how", ["no site", "an exception"])
def test_the_last_good_site_stays_while_builds_fail(site: Site, how: str) -> None:
    def fails() -> Built:
        if how == "no site":
            return Built({}, messages=["site.toml, line 2: no such key"])
        raise ValueError("oops")

    with running(site) as preview, listening(preview) as event:
        before = event()
        site.next = [fails]
        site.edit("second")
        after = event()
        assert (after["build"], after["failed"]) == (before["build"], True)
        assert ("line 2" if how == "no site" else "ValueError: oops") in after["messages"][0]
        assert b"first" in get(preview, "/digest/")[2]
        site.edit("third")
        mended = event()
        assert mended["messages"] == []
        assert b"third" in get(preview, "/digest/")[2]


def test_a_preview_whose_first_build_fails_says_so_and_recovers(site: Site) -> None:
    site.next = [lambda: Built({}, messages=["site.toml, line 2: no such key"])]
    with running(site) as preview:
        status, _, body = get(preview, "/")
        assert status == 503 and b"line 2" in body
        site.edit("second")
        site.calls.get(timeout=WAIT)
        with listening(preview, "/__dwiwarta/events") as event:
            while event()["failed"]:
                pass
        assert get(preview, "/digest/")[0] == 200


def test_one_build_at_a_time_and_one_more_for_all_that_changed_meanwhile(site: Site) -> None:
    going_on, go = threading.Event(), threading.Event()

    def slow() -> Built:
        going_on.set()
        assert go.wait(WAIT)
        return site.site()

    with running(site) as preview, listening(preview) as event:
        event()
        site.next = [slow]
        site.edit("second")
        assert going_on.wait(WAIT)
        site.calls.get(timeout=WAIT)
        assert b"first" in get(preview, "/digest/")[2], "the last good site is shown meanwhile"
        for n in range(5):
            (site.folder / f"{n}.txt").write_text("x")
        site.edit("third")
        until(lambda: preview._inbox.qsize() >= 6)  # the watcher has seen them
        go.set()
        assert site.calls.get(timeout=WAIT) >= {str(site.folder / f"{n}.txt") for n in range(5)}
        event()
        until(lambda: b"third" in get(preview, "/digest/")[2])


def test_a_port_that_is_taken_is_said_and_another_used(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        said: list[str] = []
        preview = Preview(site.build, [], port=taken, follow=False, say=said.append)
        preview._socket.close()
        assert preview.port != taken
        assert said == [f"Port {taken} is taken by another program."]


def test_serve_ends_quietly_on_ctrl_c() -> None:
    """As a program of its own: what the terminal sends is a signal."""
    import signal
    import subprocess
    import sys

    script = (
        "from dwiwarta.preview.server import serve\n"
        "from dwiwarta.preview.built import Built\n"
        "serve(lambda changed: Built({'index.html': b'x'}), [], port=0, follow=False, open_browser=False,"
        " say=lambda words: print(words, flush=True))\n"
        "print('ended', flush=True)\n"
    )
    root = Path(server.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        address = program.stdout.readline().decode().split()[4]
        connection = http.client.HTTPConnection(address.split("/")[2], timeout=WAIT)
        connection.request("GET", "/__dwiwarta/events")
        assert connection.getresponse().status == 200
        program.send_signal(signal.SIGINT)
        assert program.stdout.read() == b"ended\n"
        assert program.stderr.read() == b""
        assert program.wait(WAIT) == 0
        connection.close()


CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on this computer")
def test_in_a_browser_an_edit_shows_by_itself(site: Site) -> None:
    from playwright.sync_api import expect, sync_playwright

    with running(site, follow=True) as preview, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 800, "height": 600})
        complaints: list[str] = []
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{preview.address}digest/id/a/", wait_until="load")
        expect(page.locator(".dwiwarta-held")).to_contain_text("no outlet")

        page.evaluate("scrollTo(0, 1200)")
        site.edit("second")
        expect(page.locator("#text")).to_have_text("second")
        page.wait_for_function("scrollY === 1200")

        site.next = [lambda: Built({}, messages=["x.txt, line 1: <img src=x onerror=alert(1)>"])]
        site.edit("third")
        box = page.locator("#dwiwarta-messages")
        expect(box).to_contain_text("<img src=x onerror=alert(1)>")
        expect(page.locator("#text")).to_have_text("second")
        box.get_by_role("button", name="Close").click()
        expect(box).to_have_count(0)

        site.changed = ("id/a/", "en/a/")
        page.goto(f"{preview.address}digest/", wait_until="load")
        site.edit("fourth")
        page.wait_for_url("**/digest/id/a/")
        expect(page.locator("#text")).to_have_text("fourth")
        assert complaints == []
        browser.close()
