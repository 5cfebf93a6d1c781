"""Reading in two languages: the original in place, the pair under focus, words that lead to their explanation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Site

ARTICLE = "en/news/sabuk-mangrove-parangwangi/"
BOTH = "both/sabuk-mangrove-parangwangi/"
BACKGROUND = "element => getComputedStyle(element).backgroundColor"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_original_opens_in_place_by_keyboard_without_scripts(
    site: Site, open_page: Callable[..., Any], width: int
) -> None:
    page = open_page(java_script_enabled=False, viewport={"width": width, "height": 900})
    page.goto(site.address + ARTICLE)
    original = page.locator("#p1 + details [lang=id]")
    assert not original.is_visible()
    page.locator("#p1 + details summary").focus()  # which may scroll
    above = page.locator("#p1").bounding_box()
    page.keyboard.press("Enter")
    assert original.is_visible()
    assert page.locator("#p1").bounding_box() == above
    box, paragraph = original.bounding_box(), page.locator("#p1").bounding_box()
    assert box["y"] >= paragraph["y"] + paragraph["height"] - 1
    assert abs(box["x"] - paragraph["x"]) <= 2


def test_each_original_has_a_name_of_its_own(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(site.address + ARTICLE)
    names = page.locator(".text details summary").all_text_contents()
    assert len(names) > 4
    assert len(set(names)) == len(names)
    for summary in page.locator("details summary").all():
        box = summary.bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24


def test_a_changed_original_stands_open_beneath_its_english(
    site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    page.goto(site.address + ARTICLE)
    note = page.locator(".mark.changed")
    assert note.inner_text() == "The original changed on November 4, 2026; this paragraph is not yet updated"
    assert page.locator(".mark.changed + p + details [lang=id]").is_visible()


def test_focus_on_a_pair_marks_both_halves_and_shows_where_to_report(
    site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    page.goto(site.address + BOTH)
    first, second = page.locator("#p1"), page.locator("#p2")
    plain = second.evaluate(BACKGROUND)
    second.locator(".number > a").focus()
    assert second.evaluate(BACKGROUND) != plain
    assert first.evaluate(BACKGROUND) == plain
    page.keyboard.press("Tab")
    report = second.locator(".report a")
    assert report.evaluate("element => element === document.activeElement")
    assert report.bounding_box()["width"] > 50
    assert "%23p2" in report.get_attribute("href")


def test_a_word_leads_to_its_explanation(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(site.address + "en/news/perpustakaan-santri-wanalaras/")
    term = page.locator("a.term", has_text="students").first
    assert "dotted" in term.evaluate("element => getComputedStyle(element).textDecorationStyle")
    term.click()
    assert page.url.endswith("/en/glossary/#t-santri")
    target = page.locator("#t-santri")
    assert target.is_visible()
    assert target.evaluate(BACKGROUND) != page.locator("#t-selawat").evaluate(BACKGROUND)
    assert "Islamic boarding school (pesantren)." in page.locator("#t-santri + dd").inner_text()


def test_on_paper_the_closed_originals_leave_no_trace(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(site.address + ARTICLE)
    page.emulate_media(media="print")
    assert not page.locator("#p1 + details").is_visible()
    assert page.locator(".mark.changed + p + details [lang=id]").is_visible()
    assert not page.locator(".text details summary").first.is_visible()
    assert not page.locator(".text .report").first.is_visible()
