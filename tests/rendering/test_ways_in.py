"""Ways in: the pinned lead, topics that have nothing, reports elsewhere."""

import re
from pathlib import Path

import pytest

from tests.rendering.written_site import LittleSite, checked


def article(made: LittleSite, slug: str, *more: str, english: bool = True) -> None:
    title, body = f"Pasar di {slug.capitalize()}", "Pasar itu ramai."
    entries = [
        checked("title", title, f"Market in {slug.capitalize()}"),
        checked("body", body, "It was busy."),
    ]
    made.article(slug, [title, body], entries if english else [], *more)


def lead(html: str) -> str:
    found = re.search(r"card-lead.*?/news/([a-z-]+)/", html, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_pinned_story_leads_before_newer_ones(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    article(made, "alas")
    article(made, "bukit", "lead: yes")
    article(made, "curug", "lead: yes")
    made.build()
    assert [lead(made.page(path)) for path in ("", "id", "en")] == ["bukit"] * 3


def test_without_a_pinned_story_the_newest_leads_and_in_english_the_newest_that_is_translated(
    tmp_path: Path,
) -> None:
    made = LittleSite(tmp_path)
    article(made, "alas", english=False)
    article(made, "bukit")
    made.build()
    assert [lead(made.page(path)) for path in ("id", "en")] == ["alas", "bukit"]


def test_an_empty_topic_says_so_in_both_languages(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    article(made, "alas", english=False)
    made.build()
    assert "Belum ada berita di rubrik ini" in made.page("id/themes/sport")
    assert "No stories in this topic yet" in made.page("en/themes/sport")
    assert "In Indonesian" not in made.page("en/themes/sport")
    waiting = made.page("en/themes/politics")
    assert "No stories in this topic yet" in waiting
    assert '<a href="/digest/id/themes/politics/" hreflang="id">In Indonesian: 1</a>' in waiting


def test_a_site_without_stories_has_no_empty_lists(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.build()
    pages = [*(tmp_path / "site").rglob("*.html")]
    assert pages
    for page in pages:
        assert not re.search(r"<(ul|nav|section)[^>]*>\s*</\1>", page.read_text("utf-8")), page


def test_a_home_without_english_does_not_say_that_nothing_was_published(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    article(made, "alas", english=False)
    made.build()
    assert "Nothing here is in English yet." in made.page("en")
    assert "Nothing has been published yet." not in made.page("en")


def test_a_card_without_place_and_day_has_no_empty_line(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.write(
        "content/articles/alas.txt", "---\noutlet: Kabar\ntheme: sport\n---\nPasar di Alas\n\nIa ramai.\n"
    )
    made.build()
    page = made.page("id/themes/sport")
    assert "Pasar di Alas" in page and '<p class="facts"></p>' not in page


def marks(html: str) -> set[tuple[str, str]]:
    """What the navigation above and below marks: the path behind the language, and how."""
    html = html.partition('<main id="main">')[0] + html.partition("</main>")[2]
    return set(re.findall(r'href="/digest/en/([^"]*)" aria-current="(\w+)"', html))


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("en", {("", "page")}),
        ("en/themes", {("themes/", "page")}),
        ("en/themes/politics", {("themes/politics/", "page")}),
        ("en/themes/politics/page/2", {("themes/politics/", "true")}),
        ("en/archive", {("archive/", "page")}),
        ("en/archive/2026", {("archive/", "true")}),
        ("en/archive/2026/11", {("archive/", "true")}),
        ("en/places", {("places/", "page")}),
        ("en/places/lohgending", {("places/", "true")}),
        ("en/outlets/kabar", {("outlets/", "true")}),
        ("en/tags/pasar", {("tags/", "true")}),
        ("en/editions", {("editions/", "page")}),
        ("en/editions/2026-11-22", {("editions/", "true")}),
        ("en/search", {("search/", "page")}),
        ("en/about", {("about/", "page")}),
        ("en/glossary", {("glossary/", "page")}),
        ("en/news/alas", set()),
    ],
)
def test_the_navigation_marks_the_page_or_what_it_is_a_part_of(
    found_its_way: LittleSite, page: str, marked: set[tuple[str, str]]
) -> None:
    assert marks(found_its_way.page(page)) == marked


@pytest.fixture(scope="module")
def found_its_way(tmp_path_factory: pytest.TempPathFactory) -> LittleSite:
    """A site that has a page of each family."""
    made = LittleSite(tmp_path_factory.mktemp("ways"))
    made.setting("page_size = 1")
    for slug in ("alas", "bukit"):
        article(made, slug, "place: Lohgending", "tags: [pasar]")
    made.write("content/editions/2026-11-22.md", "---\nnumber: 1\narticles: [alas]\n---\n")
    made.build()
    return made


def test_the_same_report_elsewhere_is_named(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    article(made, "alas", "also: [bukit, Media Lain https://lain.example/pasar]")
    article(made, "bukit")
    made.build()
    page = made.page("en/news/alas")
    assert "Also reported by" in page
    assert '/digest/en/news/bukit/"' in page
    assert "Diberitakan juga oleh" in made.page("id/news/bukit")
