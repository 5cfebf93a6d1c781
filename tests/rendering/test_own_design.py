"""A colour, a rule or a template of one's own, without a copy of the rest; the examples are those of the manual."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from dwiwarta.rendering.cards import palette
from tests.rendering.written_site import LittleSite, checked

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs/templates.md").read_text("utf-8")
SHIPPED = (ROOT / "templates/static/style.css").read_text("utf-8")
TITLE = "Pasar Baru Dibuka di Alas"


def example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", MANUAL, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    made = LittleSite(tmp_path)
    made.article(
        "alas", [TITLE, "Ramai."], [checked("title", TITLE, "New market"), checked("body", "Ramai.", "Busy.")]
    )
    return made


def style_sheets(site: LittleSite) -> list[str]:
    return [path.read_text("utf-8") for path in (site.root / "site/static").glob("*.css")]


def test_ones_own_rules_stand_after_the_shipped_ones_in_one_file(site: LittleSite) -> None:
    site.build()
    assert style_sheets(site) == [SHIPPED]
    before = site.page("en/news/alas")
    site.write("templates/static/own.css", example("css"))
    site.build()
    assert style_sheets(site) == [SHIPPED + "\n" + example("css")]
    after = site.page("en/news/alas")
    name = re.compile(r"(style|cards/en)\.[0-9a-f]{8}")
    assert set(name.findall(before)) == set(name.findall(after)) == {"style", "cards/en"}
    assert not {m[0] for m in name.finditer(before)} & {m[0] for m in name.finditer(after)}, "kept by name"
    assert name.sub("", before) == name.sub("", after)


@pytest.mark.parametrize("path", ["", "id", "en"])
def test_where_readers_come_in_the_style_sheet_comes_with_the_page(site: LittleSite, path: str) -> None:
    site.write("templates/static/own.css", "a { color: #123456 }\r\n")
    site.build()
    html = site.page(path)
    carried = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert carried
    (moves,) = re.findall(r"^@media.*@view-transition.*\n", SHIPPED, re.MULTILINE)
    assert carried[1] == SHIPPED.replace(moves, "") + "\na { color: #123456 }\n"
    mark = base64.b64encode(hashlib.sha256(carried[1].encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{mark}';" in html
    assert 'rel="stylesheet"' not in html
    assert "<style>" not in site.page("en/news/alas")


@pytest.mark.parametrize(
    "rule", ["a { background: URL(x.png) }", "@import 'x.css';", "/* </style><script> */"]
)
def test_a_style_sheet_that_cannot_stand_in_a_page_is_linked(site: LittleSite, rule: str) -> None:
    site.write("templates/static/own.css", rule)
    site.build()
    html = site.page("en")
    assert "<style>" not in html
    assert 'rel="stylesheet"' in html
    assert "style-src 'self';" in html


def test_the_colours_of_the_manual_are_those_of_the_style_sheet() -> None:
    told = set(re.findall(r"--[a-z0-9-]+", MANUAL.split("## A colour or a rule", 1)[1].split("\n## ", 1)[0]))
    assert len(told) > 10
    assert not [name for name in told if f"{name}:" not in SHIPPED]
    both = f"{SHIPPED}\n{example('css')}"
    assert palette.colours_of(both)["paper"] == "#ffffff"
    assert palette.colours_of(both)[".theme-sport"] == "#00594c"


def test_one_template_of_ones_own_changes_that_and_nothing_else(site: LittleSite) -> None:
    site.build()
    pages = sorted((site.root / "site").rglob("*.html"))
    before = {path: path.read_text("utf-8") for path in pages}
    site.write("templates/partials/switch.html", example("html"))
    said = site.build()
    assert "could not be made" not in said
    switch = re.compile(r'<nav class="switch".*?</nav>', re.DOTALL)
    for path, html in before.items():
        now = path.read_text("utf-8")
        assert switch.sub("", now) == switch.sub("", html)
        assert 'hreflang="en">EN</a>' in now
    assert '<a href="/digest/id/news/alas/" lang="id" hreflang="id">ID</a>' in site.page("en/news/alas")
