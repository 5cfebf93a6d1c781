"""What the preview answers, without a socket."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dwiwarta.preview.answers import Answer, answer, hosts, wrong_host
from dwiwarta.preview.built import name_of, path_of
from dwiwarta.preview.hub import Shown

FILES = {
    "index.html": b"<html><body>front</body></html>",
    "id/news/banjir/index.html": b"<html><body>banjir</body></html>",
    "404.html": b"<html><body>not here</body></html>",
    "id/feed.xml": b"<feed></body></feed>",
    "robots.txt": b"User-agent: *",
    "images/foto satu.webp": b"RIFF",
}
SHOWN = Shown("run-1", FILES, "/digest/", {"id/news/banjir/index.html": "no outlet <b>&"})
OWN = {"reload.js": b"js", "preview.css": b"css"}


def get(path: str, query: str = "", shown: Shown = SHOWN) -> Answer:
    return answer(shown, path, query, OWN)


def test_the_root_leads_to_the_base_path() -> None:
    for path in ("/", "/digest"):
        assert (get(path).status, get(path).headers["location"]) == (307, "/digest/")


def test_a_folder_shows_its_index_and_is_reached_without_its_slash() -> None:
    assert b"banjir" in get("/digest/id/news/banjir/").body
    found = get("/digest/id/news/banjir", "a=1")
    assert (found.status, found.headers["location"]) == (307, "/digest/id/news/banjir/?a=1")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/digest/", "text/html; charset=utf-8"),
        ("/digest/id/feed.xml", "application/xml; charset=utf-8"),
        ("/digest/robots.txt", "text/plain; charset=utf-8"),
        ("/digest/images/foto satu.webp", "image/webp"),
        ("/digest/__dwiwarta/reload.js", "text/javascript; charset=utf-8"),
        ("/digest/__dwiwarta/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_every_file_has_its_type_and_none_is_kept_by_the_browser(path: str, kind: str) -> None:
    found = get(path)
    assert (found.status, found.headers["content-type"], found.headers["cache-control"]) == (
        200,
        kind,
        "no-store",
    )


def test_only_pages_get_the_script_and_the_site_keeps_its_bytes() -> None:
    page = get("/digest/").body
    script = b'<script src="/digest/__dwiwarta/reload.js" defer></script></body></html>'
    assert page.startswith(b"<html><body>front") and page.endswith(script)
    assert get("/digest/id/feed.xml").body == FILES["id/feed.xml"]
    assert b"__dwiwarta" not in FILES["index.html"]


def test_a_page_that_is_kept_back_says_why_escaped() -> None:
    page = get("/digest/id/news/banjir/").body
    assert b"Kept back, not published.</strong> no outlet &lt;b&gt;&amp;</aside>" in page
    assert b"Kept back" not in get("/digest/").body


@pytest.mark.parametrize(
    "page", [b"", b"no body", b"<body class='x'>a", b"</body>", b"</body><body>", b"<body"]
)
def test_odd_pages_keep_all_their_bytes(page: bytes) -> None:
    shown = Shown("run-1", {"x.html": page}, "/", {"x.html": "why"})
    served = get("/x.html", shown=shown).body
    added = re.sub(rb"<aside.*?</aside>|<link.*?</script>", b"", served)
    assert added == page and b"why" in served and b"reload.js" in served


def test_what_is_not_there_is_the_sites_own_404() -> None:
    found = get("/digest/id/news/nothing/")
    assert found.status == 404 and b"not here" in found.body and b"reload.js" in found.body
    assert get("/elsewhere/").status == 404
    assert get("/digest/__dwiwarta/server.py").status == 404


def test_before_any_build_succeeded_the_messages_are_shown_escaped() -> None:
    shown = Shown(messages=("site.toml, line 3: <script>alert(1)</script>",), failed=True)
    found = get("/id/", shown=shown)
    assert found.status == 503
    assert b"&lt;script&gt;alert(1)" in found.body and b"<script>alert" not in found.body
    assert b'src="/__dwiwarta/reload.js"' in found.body
    assert get("/__dwiwarta/reload.js", shown=shown).body == b"js"


@pytest.mark.parametrize(
    "path",
    ["/digest/../../etc/passwd", "/digest//etc/passwd", "/digest/id/../../x", "//evil.example/",
     "/digest/__dwiwarta/../server.py", "/digest/\0", "/digest/..\\..\\x"],
)  # fmt: skip
def test_no_path_leads_out_of_memory(path: str) -> None:
    assert get(path).status == 404


@given(st.text().map(lambda text: "/" + text))
def test_any_path_gets_an_answer_of_the_site_or_a_refusal(path: str) -> None:
    found = get(path)
    assert found.status in (200, 307, 404)
    if found.status == 307:
        assert found.headers["location"].startswith("/digest/")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_this_computer_may_ask(host: str) -> None:
    assert wrong_host(host, hosts(8000)) is None


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1", "localhost:8001", "", "127.0.0.1.evil.example:8000"]
)
def test_other_names_that_lead_here_are_refused(host: str) -> None:
    refused = wrong_host(host, hosts(8000))
    assert refused is not None and refused.status == 421


def test_pages_may_be_named_in_any_of_the_usual_ways() -> None:
    for page in ("id/news/x/", "/id/news/x/", "id/news/x/index.html"):
        assert (name_of(page), path_of(page)) == ("id/news/x/index.html", "id/news/x/")
    assert (name_of("/"), path_of("")) == ("index.html", "")
    assert (name_of("404.html"), path_of("404.html")) == ("404.html", "404.html")
