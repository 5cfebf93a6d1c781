"""A site made of hostile text (`hostile`) comes out harmless, in every file and in Chromium."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from conftest import NOW, build
from hostile import MARK, write_site
from serving import serving

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.rendering.assets import sheet_of

if TYPE_CHECKING:
    from conftest import Page, Site

REPOSITORY = Path(__file__).parents[2]
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the text after them round."""
RSS_HTML = {"title", "description", "encoded"}
LIVE = {"script", "iframe", "object", "embed", "frame", "applet", "base", "style", "svg", "math", "portal"}
SCHEMES = ("http://", "https://", "mailto:", "/", "#", "?")


@pytest.fixture(scope="package")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("hostile")
    write_site(root)
    with serving() as server:
        yield build(root, server)


class Markup(HTMLParser):
    """What is live in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []
        self.scripts: list[str] = []
        self.ends: list[str] = []
        self._json = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        self._json = tag == "script" and values.get("type") == "application/ld+json"
        ours = tag == "script" and values.get("src", "").startswith("/digest/static/")
        if tag in LIVE and not self._json and not ours:
            self.harm.append(f"<{tag}> {values}")
        if (
            tag == "meta"
            and values.get("http-equiv", "").lower() == "refresh"
            and "//evil" in values["content"]
        ):
            self.harm.append(f"<meta> {values}")
        for name, value in values.items():
            if name.startswith("on") or name in ("style", "srcdoc", "autofocus", "formaction", "background"):
                self.harm.append(f"{name}={value[:60]}")
            if name in ("href", "src", "action", "poster", "data", "xlink:href"):
                if not value.startswith(SCHEMES) or value.startswith("//"):
                    self.harm.append(f"{name}={value[:60]}")
                if name == "src" and not value.startswith(("/digest/", "http://127.0.0.1")):
                    self.harm.append(f"{name}={value[:60]}")

    def handle_data(self, data: str) -> None:
        if self._json:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._json = False


def pieces(site: Site, *endings: str) -> list[tuple[str, str]]:
    files = [p for p in sorted(site.folder.rglob("*")) if p.is_file() and p.suffix in endings]
    return [(p.relative_to(site.folder).as_posix(), p.read_text("utf-8")) for p in files]


def test_every_kind_of_text_reached_a_page(hostile_site: Site) -> None:
    """Else the tests below would look at nothing."""
    pages = dict(pieces(hostile_site, ".html"))
    assert len(pages) > 60
    article = pages["en/news/jahat-md/index.html"]
    assert article.count("&lt;script&gt;window.") > 25
    assert "Translated by" in article or "Machine translation" in article
    assert "<img" in pages["en/news/jahat-gambar/index.html"]
    assert pages["en/editions/2026-11-22/index.html"].count("window.") > 20
    assert "window." in pages["en/glossary/index.html"]
    assert "window." in pages["id/about/index.html"]


def test_no_markup_of_theirs_is_live(hostile_site: Site) -> None:
    sheet = sheet_of((REPOSITORY / "templates/static/style.css").read_bytes())
    assert sheet
    for name, text in pieces(hostile_site, ".html"):
        carries_ours = name in ("index.html", "en/index.html", "id/index.html")
        assert text.count(f"<style>{sheet.text}</style>") == carries_ours, name
        found = Markup(text.replace(f"<style>{sheet.text}</style>", ""))
        assert found.harm == [], name
        for script in found.scripts:
            json.loads(script)
            assert "<" not in script, name


def test_xml_is_whole_and_what_it_carries_is_harmless(hostile_site: Site) -> None:
    found = 0
    for name, text in pieces(hostile_site, ".xml"):
        for element in ElementTree.fromstring(text).iter():
            # what is HTML, and in RSS what programs may take for it
            rss = name.endswith("rss.xml") and element.tag.rpartition("}")[2] in RSS_HTML
            if (rss or element.get("type") == "html") and element.text:
                assert Markup(element.text).harm == [], name
                found += 1
    assert found >= 10


def html_in(data: Any) -> Iterator[str]:
    """What a JSON file calls HTML."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from [value] if name == "content_html" else html_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from html_in(value)


def test_json_is_json_and_the_html_in_it_harmless(hostile_site: Site) -> None:
    files = pieces(hostile_site, ".json", ".webmanifest")
    assert files
    for name, text in files:
        for html in html_in(json.loads(text)):
            assert Markup(html).harm == [], name


def test_nothing_turns_the_text_round_it_round(hostile_site: Site) -> None:
    for name, text in pieces(hostile_site, ".html", ".xml", ".json", ".txt", ".js", ".webmanifest"):
        assert not DIRECTIONS.search(text), name


def test_no_control_character_goes_out_not_even_in_writing(hostile_site: Site) -> None:
    """JSON writes them as `\\u0001`, which readers' programs turn back."""
    for name, text in pieces(hostile_site, ".html", ".xml", ".json", ".txt", ".webmanifest"):
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\\u00(?:0[0-8bcef]|1[0-9a-f]|7f)", text), name


def first_of_each(site: Site) -> list[Page]:
    kinds: dict[tuple[str, str], Page] = {}
    for page in site.pages:
        if page.kind != "redirect":  # left before it is seen
            kinds.setdefault((page.kind, page.language), page)
    return list(kinds.values())


def test_nothing_runs_and_nothing_is_asked_for_elsewhere(
    hostile_site: Site, open_page: Callable[..., Any]
) -> None:
    articles = [page for page in hostile_site.of("article", "en") if "panjang" not in page.path]
    for shown in [*first_of_each(hostile_site), *articles]:
        page = open_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda m, c=complaints: c.append(m.text) if m.type == "error" else None)
        page.on("dialog", lambda dialog, c=complaints: (c.append(dialog.message), dialog.dismiss()))
        page.goto(hostile_site.address + shown.path)
        assert page.evaluate(f"window.{MARK}") is None, shown.path
        assert complaints == [], shown.path
        assert [url for url in asked if not url.startswith(hostile_site.address)] == [], shown.path
        assert page.locator("nav.switch, main.not-found").first.is_visible(), shown.path
        page.close()


@pytest.fixture(scope="package")
def mails(hostile_site: Site) -> Path:
    """The folder with the mails of its edition."""
    folder = hostile_site.folder.parent / "surel"
    words = ["edition", "mail", "2026-11-22", "--from", "Redaksi <redaksi@example.org>", "--out", str(folder)]
    out, err = io.StringIO(), io.StringIO()
    main([*words, "--root", str(folder.parent), "--now", NOW], Console(out, err, {}), {})
    assert len(list(folder.iterdir())) == 8, err.getvalue()
    return folder


def test_mails_carry_nothing_that_is_live(mails: Path) -> None:
    for path in sorted(mails.iterdir()):
        data = path.read_bytes()
        if path.suffix == ".eml":
            message = email.message_from_bytes(data, policy=email.policy.default)
            assert sorted(set(message.keys())) == sorted(message.keys())
            assert message["From"] == "Redaksi <redaksi@example.org>"
            assert message["Bcc"] is None and MARK in message["Subject"]
            assert not message.defects
            text, html = (part.get_content() for part in message.iter_parts())
            assert html.replace("\r\n", "\n") == (mails / f"{path.stem}.html").read_text("utf-8")
            continue
        text = data.decode()
        assert text.count(MARK) > 20
        assert not DIRECTIONS.search(text), path
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), path
        if path.suffix == ".html":
            copy = ".copy" in path.name
            ours = {"<style> {}", "<script> {}", f"href={path.stem.removesuffix('.copy')}.html"}
            harm = [h for h in Markup(text).harm if not h.startswith("style=")]
            assert len(harm) == (3 if copy else 1), path
            assert set(harm) == (ours if copy else {"href={{unsubscribe}}"})
            styles = re.findall(r'style="([^"]*)"', text)
            assert copy or len(styles) > 10
            assert not [style for style in styles if MARK in style or "url(" in style]


def test_mails_opened_as_pages_run_nothing(mails: Path, open_page: Callable[..., Any]) -> None:
    for path in sorted(mails.glob("*.html")):
        page = open_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(path.as_uri())
        assert page.evaluate(f"window.{MARK}") is None, path
        assert asked == [path.as_uri()]
        if ".copy" in path.name:
            html = page.locator("#html").input_value()
            assert html == path.with_name(path.name.replace(".copy", "")).read_text("utf-8")
        page.close()


def test_results_of_a_search_are_text(hostile_site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(hostile_site.address + "en/search/?q=biasa")
    page.locator(".results article").first.wait_for()
    assert "<script>" in page.inner_text(".results")
    assert page.locator(".results :is(script, img, iframe, svg, style)").count() == 0
    assert page.evaluate(f"window.{MARK}") is None


@pytest.mark.parametrize("width", [320, 1280])
def test_the_longest_word_breaks(hostile_site: Site, open_page: Callable[..., Any], width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    for shown in first_of_each(hostile_site):
        page.goto(hostile_site.address + shown.path)
        over = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
        assert over <= 0, shown.path
