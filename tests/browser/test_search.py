"""Searching as readers do it, in Chromium: what they find, with the keyboard, with a screen reader, without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Site

QUERIES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parents[1] / "search/queries.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
WAITING = "tenun-merawai-motif-ombak"
"""A sample of which nothing is in English yet."""


NEAREST = re.compile(r'^(?:No results for|Tidak ada hasil untuk) ".*"\. (?:Nearest|Yang terdekat): (\d+)$')
"""What is said where no story has all the words."""
FOCUSED = """(() => {
  const here = document.activeElement, all = [...document.querySelectorAll(".results article")];
  const at = all.findIndex((one) => one.contains(here));
  return at < 0 ? here.id : at;
})()"""
"""Which result has the focus, or the id of what has."""


class Searching:
    """The search page of one tree, opened."""

    def __init__(self, page: Any, site: Site, language: str, query: str = "") -> None:
        self.page, self.site = page, site
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{site.address}{language}/search/")
        if query:
            self.ask(query)

    def ask(self, query: str) -> None:
        """Types it and waits for the answer to it."""
        self.page.locator("#q").fill(query)
        self.page.locator(f"[role=status]:has-text({json.dumps(query[:20])})").wait_for()

    @property
    def told(self) -> str:
        return str(self.page.locator("[role=status]").inner_text())

    @property
    def whole(self) -> list[str]:
        """Short names of the stories that have all the words; everything is unfolded."""
        if NEAREST.search(self.told):
            return []
        more = self.page.locator(".more-results")
        while more.is_visible():
            shown = self.page.locator(".results article").count()
            more.click()
            self.page.locator(".results article").nth(shown).wait_for()
        links = self.page.evaluate(
            "[...document.querySelectorAll('.results > *')].map(e => e.matches('.some') ? '' :"
            " e.querySelector('h2 a').pathname)"
        )
        whole = links[: links.index("")] if "" in links else links
        return [link.rstrip("/").rsplit("/", 1)[1] for link in whole]


@pytest.fixture
def searching(site: Site, open_page: Callable[..., Any]) -> Callable[..., Searching]:
    return lambda language, query="", **options: Searching(open_page(**options), site, language, query)


def fits(found: list[str], expected: str) -> bool:
    pattern = "".join(r"(\S+ )*" if part == "…" else re.escape(part) + " " for part in expected.split())
    return re.fullmatch(pattern, "".join(f"{name} " for name in found)) is not None


@pytest.mark.parametrize(("language", "query", "expected"), QUERIES, ids=lambda part: part[:24] or "nothing")
def test_what_readers_find(
    searching: Callable[..., Searching], language: str, query: str, expected: str
) -> None:
    asked = searching(language, query)
    found = asked.whole
    assert fits(found, expected), found
    n = len(found)
    if not n and (nearest := NEAREST.match(asked.told)):
        assert int(nearest[1]) >= asked.page.locator(".results article").count() > 0
    elif not n:
        none = {
            "id": f'Tidak ada hasil untuk "{query}". Coba kata lain atau telusuri rubrik.',
            "en": f'No results for "{query}". Try another word or browse the topics.',
        }
        assert asked.told == none[language]
    else:
        number = f"{n} hasil untuk" if language == "id" else f"{n} result{'s' * (n != 1)} for"
        assert asked.told == f'{number} "{query}"'
    assert asked.errors == []


def test_a_result_stands_in_the_readers_language_and_says_where_the_word_is(
    searching: Callable[..., Searching],
) -> None:
    first = searching("en", "menunggu").page.locator(".results article").nth(1)
    assert first.locator("h2 a").inner_text().startswith("Five sets")
    assert first.locator(".dek").inner_text().startswith("In the end the boat waited.")
    assert first.locator(".original").get_attribute("lang") == "id"
    assert first.locator(".original mark").all_inner_texts() == ["menunggu"]
    facts = first.locator(".facts")
    assert facts.locator("time").get_attribute("datetime") == "2026-11-22"
    assert facts.inner_text().split() == ["Sports", "LABUHANRAWI", "November", "22,", "2026"]


def test_words_are_marked_in_headline_and_text(searching: Callable[..., Searching]) -> None:
    first = searching("id", "harga garam").page.locator(".results article").first
    marks = [m.casefold() for m in first.locator("mark").all_inner_texts()]
    assert {"harga", "garam"} <= set(marks)
    assert first.locator("h2 mark").count()
    assert first.get_attribute("lang") is None


def test_a_piece_of_the_text_shows_the_words_where_they_stand_together(
    searching: Callable[..., Searching],
) -> None:
    first = searching("id", "tirtamaya adinata").page.locator(".results article").first
    marks = [mark.casefold() for mark in first.locator(".dek mark").all_inner_texts()]
    assert {"tirtamaya", "adinata"} <= set(marks)


def test_partial_finds_come_behind_a_line_that_says_so(searching: Callable[..., Searching]) -> None:
    page = searching("en", "salt harvest").page
    assert page.locator(".results .some").inner_text() == "With some of the words"
    assert page.locator(".results > *").nth(1).get_attribute("class") == "some"


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("banjr", "banjir"),
        ("nelyaan", "nelayan"),
        ("pengeirngan", "pengeringan"),
        ("pengendra", "kendaraan"),
        ("Labuhanrwai", "labuhanrawi"),
    ],
)
def test_a_slip_of_the_pen_finds_what_is_near_and_says_so(
    searching: Callable[..., Searching], query: str, word: str
) -> None:
    asked = searching("id", query)
    assert NEAREST.match(asked.told)
    marks = asked.page.locator(".results mark").all_inner_texts()
    assert word in [mark.casefold() for mark in marks]
    assert not asked.page.locator(".results .some").count(), "there is nothing above it"


def test_a_slip_counts_less_than_a_word(searching: Callable[..., Searching]) -> None:
    """Stories of the river come first, whether they have what is near to the other word or not."""
    asked = searching("id", "banjr rawitan")
    assert NEAREST.match(asked.told)
    first = asked.page.locator(".results article").first
    assert "rawitan" in [mark.casefold() for mark in first.locator("mark").all_inner_texts()]


@pytest.mark.parametrize("query", ["a", "!!!", "…"])
def test_what_holds_no_word_is_answered_when_it_is_sent(
    searching: Callable[..., Searching], query: str
) -> None:
    page = searching("id").page
    page.locator("#q").fill(query)
    page.wait_for_function("query => document.title.startsWith(query)", arg=query)
    assert page.locator("[role=status]").inner_text() == ""
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text=f'"{query}"').wait_for()


def test_more_results_stand_once_however_fast_somebody_clicks(searching: Callable[..., Searching]) -> None:
    page = searching("id", "menunggu").page
    page.locator(".results article").nth(9).wait_for()
    page.evaluate(
        "document.querySelector('.more-results').click(); document.querySelector('.more-results').click()"
    )
    page.locator(".results article").nth(12).wait_for()
    page.wait_for_load_state("networkidle")
    links = page.locator(".results h2 a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) == len(set(links))


def test_a_story_that_cannot_be_loaded_costs_no_other(searching: Callable[..., Searching]) -> None:
    asked = searching("id")
    lost: list[str] = []

    def lose_the_eleventh(route: Any) -> None:
        lost.append(route.request.url)
        route.abort() if len(lost) in (1, 11) else route.continue_()

    asked.page.route("**/search/stories/*.json", lose_the_eleventh)
    asked.ask("menunggu")
    asked.page.locator(".results article").nth(8).wait_for()
    asked.page.locator(".more-results").click()
    asked.page.locator(".results article").nth(10).wait_for()
    assert asked.errors == []
    asked.page.unroute_all()
    asked.ask("ditunggu")
    asked.page.locator(".results article").nth(9).wait_for()  # all ten: what was lost is asked for again


def test_english_lists_leave_out_what_is_not_translated_and_lead_there(
    searching: Callable[..., Searching],
) -> None:
    asked = searching("en", "tenun merawai")
    assert WAITING not in " ".join(
        asked.page.locator(".results a").evaluate_all("all => all.map(a => a.href)")
    )
    more = asked.page.locator(".elsewhere a")
    assert more.inner_text() == "1 more in Indonesian"
    more.click()
    asked.page.locator("[role=status]:not(:empty)").wait_for()
    assert asked.whole[0] == WAITING


def test_a_list_of_results_has_an_address_and_the_other_language_keeps_the_words(
    site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    page.goto(f"{site.address}en/search/?q=garam")
    page.locator(".results article").first.wait_for()
    assert page.locator("#q").input_value() == "garam"
    assert page.title().startswith("garam – ")
    page.locator(".switch a").click()
    page.locator(".results article").first.wait_for()
    assert page.url == f"{site.address}id/search/?q=garam"
    assert page.locator("[role=status]").inner_text() == '2 hasil untuk "garam"'


def test_the_whole_way_by_keyboard(searching: Callable[..., Searching]) -> None:
    page = searching("id").page
    page.locator("#q").focus()
    page.keyboard.type("garam")
    page.keyboard.press("Enter")
    page.locator(".results article").nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == 0
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == 1, "there is no third"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "q"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == 0, "by tabs: box, button, first result"
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "q"
    assert page.locator("#q").input_value() == ""
    page.locator(".results article").first.wait_for(state="detached")
    assert page.locator("[role=status]").inner_text() == ""
    assert page.url.endswith("/search/")


def test_more_results_take_the_focus_along(searching: Callable[..., Searching]) -> None:
    page = searching("id", "menunggu").page
    page.locator(".results article").nth(9).wait_for()
    assert page.locator(".results article").count() == 10
    page.locator(".more-results").focus()
    page.keyboard.press("Enter")
    page.locator(".results article").nth(12).wait_for()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.results h2 a')[10]")
    assert not page.locator(".more-results").is_visible()


def test_a_screen_reader_hears_what_this_is_and_how_many(searching: Callable[..., Searching]) -> None:
    page = searching("id", "garam").page
    form = page.get_by_role("search")
    assert form.get_by_role("searchbox", name="Cari dalam bahasa Indonesia atau Inggris").is_visible()
    assert form.get_by_role("button", name="Cari").is_visible()
    assert page.get_by_role("status").inner_text() == '2 hasil untuk "garam"'
    assert page.locator(".results").get_by_role("heading", level=2).count() == 2


HOSTILE = [
    '<img src=x onerror="window.harm=1">',
    "</script><script>window.harm=1</script>",
    "(((((.*)*)*)*)*)$ [a-z]+ \\",
    "{query} {n} __proto__ constructor hasOwnProperty",
    "\u202egnirts\u202c \u0000 \ud83d\ude00",
    "a" * 200,
    "%00 %3Cscript%3E & ?q=1 #x",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_words_and_nothing_else(
    searching: Callable[..., Searching], site: Site, open_page: Callable[..., Any], query: str
) -> None:
    asked = searching("en", "garam")
    asked.page.locator("#q").fill(query)
    asked.page.locator('[role=status]:not(:has-text("garam"))').wait_for(state="attached")
    assert asked.page.evaluate("window.harm") is None
    assert asked.page.locator(".results img, .results script, [role=status] *").count() == 0
    assert asked.errors == []


def test_without_scripts_the_page_leads_to_every_story(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.address}id/search/")
    assert not page.locator("form").is_visible()
    assert "JavaScript" in page.locator("noscript").inner_text()
    links = page.locator(".browse a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {"/digest/id/archive/", "/digest/id/places/", "/digest/id/themes/sport/"} <= set(links)


def test_a_page_that_is_not_there_offers_the_search_in_both_languages(
    site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    page.goto(f"{site.address}id/news/no-such-story/")
    forms = page.get_by_role("search")
    assert forms.count() == 2
    forms.nth(1).get_by_role("searchbox", name="Search in Indonesian or English").fill("garam")
    page.keyboard.press("Enter")
    page.locator(".results article").first.wait_for()
    assert page.url == f"{site.address}en/search/?q=garam"


def test_nothing_is_loaded_before_the_first_letter_and_little_after(
    site: Site, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    loaded: list[tuple[str, int]] = []
    page.on(
        "requestfinished",
        lambda request: loaded.append((request.url, request.sizes()["responseBodySize"])),
    )
    page.goto(f"{site.address}id/search/")
    assert not [url for url, _ in loaded if "/digest/search/" in url]
    loaded.clear()
    page.locator("#q").fill("menunggu")
    page.locator(".results article").nth(9).wait_for()
    page.wait_for_load_state("networkidle")
    assert sum(size for _, size in loaded) < 40 * 1024
    assert sum("/stories/" in url for url, _ in loaded) == 10
    loaded.clear()
    page.locator("#q").fill("ditunggu")
    page.locator('[role=status]:has-text("ditunggu")').wait_for()
    assert not [url for url, _ in loaded if "/stories/" in url], "what was shown is kept"


def test_whoever_has_an_old_table_of_contents_finds_all_the_same(
    site: Site, open_page: Callable[..., Any]
) -> None:
    """GitHub Pages lets browsers keep a file for ten minutes; meanwhile its words may lie in files of other names."""
    page = open_page()
    asked = []

    def old(route: Any) -> None:
        asked.append(route.request.url)
        answer = route.fetch()
        contents = answer.json()
        if len(asked) == 1:
            contents["words"] = [re.sub(r"\.\w+$", ".00000000", name) for name in contents["words"]]
        route.fulfill(response=answer, json=contents)

    page.route("**/search/index.json", old)
    page.goto(f"{site.address}id/search/?q=garam")
    page.locator(".results article").first.wait_for()
    assert len(asked) == 2
    page.unroute_all()


def test_where_nothing_can_be_loaded_the_page_says_so(site: Site, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.route("**/digest/search/**", lambda route: route.abort())
    page.goto(f"{site.address}en/search/?q=garam")
    page.get_by_role("status").filter(has_text="could not be loaded").wait_for()
    page.unroute_all()
    page.locator("#q").fill("salt")
    page.locator(".results article").first.wait_for()
