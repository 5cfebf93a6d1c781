"""Every kind of page, seen in Chromium: a kind that is added is seen too, and one of which the samples have no page
fails here."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dwiwarta.rendering.kinds import KINDS

if TYPE_CHECKING:
    from conftest import Page, Site
    from seeing import Seen

LANGUAGES = ("id", "en")
SEEN = [kind for kind in KINDS if kind != "redirect"]
"""A redirect leads away before it is seen; it has a test of its own."""
IN_BOTH = {"front": "id", "both": "en", "not_found": "id"}
"""Kinds of which one page is in both languages, and the language of its furniture: their switch leads to the two
homes."""
LOOKS = [
    (kind, language) for kind in SEEN for language in LANGUAGES if IN_BOTH.get(kind, language) == language
]
ON_PAPER = ("home", "article", "both")
"""Kinds that are printed in earnest; it takes a while."""
WEIGHT, REQUESTS = 25 * 1024, 5
"""Of a page without its images, on the wire."""


def longest(site: Site, kind: str, language: str = "en") -> Page:
    """The longest page of a kind in a language, which shows most."""
    pages = site.of(kind, IN_BOTH.get(kind, language))
    assert pages, f"the samples show no {kind} page in {language}: without one, nobody sees this kind"
    return max(pages, key=lambda page: len(page.html))


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request: pytest.FixtureRequest, site: Site, seen: Callable[[Page], Seen]) -> Seen:
    """What was seen of a kind of page in a language."""
    return seen(longest(site, *request.param))


def test_it_asks_for_nothing_elsewhere_and_nothing_is_amiss(look: Seen) -> None:
    assert look.status == 200
    assert (look.elsewhere, look.failed, look.complaints) == ((), (), ())


def test_it_is_light(look: Seen) -> None:
    pictures = {url for url, *_ in look.pictures}
    asked = [(url, size) for url, size, _ in look.weight if url not in pictures]
    assert len(asked) <= REQUESTS, asked
    assert sum(size for _, size in asked) <= WEIGHT, asked


def test_nothing_moves_while_it_loads(look: Seen) -> None:
    assert look.shift == 0


def test_nothing_sticks_out_at_any_width(look: Seen) -> None:
    assert look.overflow == {}


def test_masthead_and_foot_are_as_wide_as_on_any_other_page(look: Seen) -> None:
    """A rule for a kind of page must not catch its furniture too: its name is also the class of the body."""
    assert look.margins == [[32, 32]] * 3


def test_pictures_show_have_their_size_and_are_described(look: Seen) -> None:
    assert not [picture for picture in look.pictures if not all(picture[1:])]


def test_it_can_be_read_by_day_and_by_night(look: Seen) -> None:
    assert look.ground["light"] != look.ground["dark"]
    assert look.faint == {"light": [], "dark": []}


# -- with the keyboard, without scripts, on paper

STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
RINGS = """stops => [...document.querySelectorAll(stops)].filter(e => e.checkVisibility()).map(e => {
  e.focus();
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const across = r.width > 1 && r.right > 0 && r.left < innerWidth;
  return { name: (e.textContent || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 40),
    here: document.activeElement === e, order: e.tabIndex,
    ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    seen: across && r.height > 1 && r.bottom > 0 && r.top < innerHeight };
})"""
FOCUSED = """() => {
  const e = document.activeElement;
  return [e.getAttribute('href'), e.getBoundingClientRect().top >= 0, !!e.closest('main'),
    getComputedStyle(e).outlineStyle];
}"""


@pytest.mark.parametrize("kind", SEEN)
def test_the_keyboard_reaches_everything(kind: str, site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(site.address + site.of(kind)[0].path)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == ["#main", True, False, "solid"], (
        "first comes the way past the navigation"
    )
    stops = page.evaluate(RINGS, STOPS)
    assert not [s["name"] for s in stops if not s["here"]], "these cannot have the focus"
    assert not [s["name"] for s in stops if not s["ring"]], "no ring around these when they have the focus"
    assert not [s["name"] for s in stops if not s["seen"]], "these are out of sight when they have the focus"
    assert {s["order"] for s in stops} <= {0, -1}, "the order of the keyboard is the order of the page"
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[2] or not page.locator("main a").count(), "from there on in the main part"


def test_tab_by_tab_through_an_article(site: Site, open_page: Callable[..., Any]) -> None:
    """By real strokes: the order of the stops is the order of the page, and none holds the reader fast."""
    page = open_page()
    page.goto(site.address + site.of("article", "en")[0].path)
    place = f"[...document.querySelectorAll({STOPS!r})].indexOf(document.activeElement)"
    count = page.evaluate(
        f"[...document.querySelectorAll({STOPS!r})].filter(e => e.checkVisibility()).length"
    )
    places = []
    for _ in range(count):
        page.keyboard.press("Tab")
        places.append(page.evaluate(place))
    assert count > 20
    assert places == sorted(set(places))


@pytest.mark.parametrize("kind", SEEN)
def test_without_scripts_everything_is_there(
    kind: str, site: Site, seen: Callable[[Page], Seen], open_page: Callable[..., Any]
) -> None:
    shown = longest(site, kind)
    page = open_page(java_script_enabled=False)
    page.goto(site.address + shown.path)
    words = set(page.inner_text("main").split())
    assert words
    searching = set(" ".join(page.locator("form[role=search]").all_text_contents()).split())
    if searching:  # which no page can do by itself: it leads to lists instead
        assert page.locator("main a[href*='/archive/'], main a[href*='/themes/']").first.is_visible()
    assert set(seen(shown).words) <= words | searching


@pytest.mark.parametrize("kind", SEEN)
def test_on_paper_the_text_stays_and_the_navigation_goes(
    kind: str, site: Site, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(site.address + site.of(kind)[-1].path)
    page.emulate_media(media="print")
    bars = page.locator("header nav, nav.pages, footer.colophon nav, .skip")
    assert bars.count()
    assert not [bar.inner_text() for bar in bars.all() if bar.is_visible()]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    if kind in ("article", "both"):
        assert page.locator(".source").is_visible()
    if kind in ON_PAPER:
        headline = page.locator("main h1, .grand h1").first.inner_text()
        assert headline.split()[0] in printed(page, tmp_path)


def printed(page: Any, folder: Path) -> list[str]:
    """The words of the page on paper; those of its headline where no tool is there to read a PDF."""
    data = page.pdf(format="A4")
    assert data.startswith(b"%PDF-")
    if not shutil.which("pdftotext"):
        return page.locator("main h1, .grand h1").first.inner_text().split()
    (folder / "page.pdf").write_bytes(data)
    command = ["pdftotext", "-enc", "UTF-8", "page.pdf", "-"]
    text = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode()
    return text.replace("\u00ad", "").split()


# -- the way into the other language


@pytest.mark.parametrize("kind", SEEN)
def test_the_language_switch_leads_to_the_counterpart(
    kind: str, site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page(java_script_enabled=False)
    start = longest(site, kind, "id")
    page.goto(site.address + start.path)
    switch = page.locator("nav.switch a")
    if kind in IN_BOTH:
        assert [link.get_attribute("href") for link in switch.all()] == ["/digest/id/", "/digest/en/"]
        return
    assert switch.evaluate_all(LANGS) == [["English", "en", "en"]]
    switch.click()
    assert page.url == site.address + start.path.replace("id/", "en/", 1)
    assert page.locator("html").get_attribute("lang") == "en"
    assert kind in (page.locator("body").get_attribute("class") or "").split()
    assert switch.evaluate_all(LANGS) == [["Bahasa Indonesia", "id", "id"]]
    assert switch.get_attribute("href") == f"/digest/{start.path}"


LANGS = "links => links.map(a => [a.textContent, a.lang, a.hreflang])"


def test_a_former_address_leads_to_the_new_one(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page(java_script_enabled=False)
    assert site.of("redirect")
    for old in site.of("redirect"):
        page.goto(site.address + old.path)
        target = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', old.html)
        assert target and target[1] != site.address + old.path
        page.wait_for_url(target[1])
        assert page.locator("h1").count() == 1


def test_an_address_that_is_not_there_offers_ways_on(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = page.goto(site.address + "en/news/no-such/deep/place/")
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    links = {link.get_attribute("href") for link in page.locator("main a").all()}
    assert {"/digest/id/", "/digest/en/"} <= links
    for link in links:
        assert page.request.get(site.address + link.removeprefix("/digest/")).status == 200, link


def test_in_both_texts_a_pair_lights_up_together(site: Site, open_page: Callable[..., Any]) -> None:
    """Paragraph stands beside paragraph where there is room, else under it; pointing at one marks both."""
    page = open_page()
    path = next(page.path for page in site.of("both") if 'class="trust checked"' in page.html)
    page.goto(site.address + path)
    pairs = page.locator(".text .pair")
    assert pairs.count() > 3
    pair = pairs.nth(2)
    english, original = pair.locator(".en"), pair.locator(".id")
    assert original.get_attribute("lang") == "id"
    side, other = english.bounding_box(), original.bounding_box()
    assert abs(side["y"] - other["y"]) < 12 and other["x"] > side["x"] + side["width"]
    quiet = [pair.evaluate(GROUND), original.evaluate("e => getComputedStyle(e).color")]
    english.hover()
    lit = [pair.evaluate(GROUND), original.evaluate("e => getComputedStyle(e).color")]
    assert lit[0] != quiet[0] and lit[1] != quiet[1]
    page.set_viewport_size({"width": 390, "height": 800})
    side, other = english.bounding_box(), original.bounding_box()
    assert other["y"] >= side["y"] + side["height"]


GROUND = "e => getComputedStyle(e).backgroundColor"
