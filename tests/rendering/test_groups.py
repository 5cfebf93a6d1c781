"""Archive, places, outlets and tags."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Day

import pytest

from dwiwarta.config import read_settings
from dwiwarta.diagnostics import Span
from dwiwarta.editorial.groups import by_month, by_outlet, by_place, by_tag
from dwiwarta.editorial.library import Library, assemble
from dwiwarta.model import Article, Bilingual, Header, Knowledge, Outlet, Segment, Source, Theme
from dwiwarta.rendering.pages import Page, Site
from dwiwarta.rendering.render import lay_out
from dwiwarta.translation.catalog import Catalog, Entry

SETTINGS, _ = read_settings(
    Source("site.toml", b'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\npage_size = 2\n')
)
KNOWLEDGE = Knowledge(
    outlets=(Outlet("kabar", "Kabar Pesisir", ("KABARPESISIR.COM",), rights="full", evidence="letter"),),
    themes=(Theme("sport", Bilingual("Olahraga", "Sports")),),
)
Given = tuple[str, Day | None, str | None, tuple[str, ...], bool]
"""Short name, day, place, tags, whether it is translated."""


def library(*given: Given, outlet: str = "KABARPESISIR.COM") -> Library:
    articles = []
    for slug, day, place, tags, translated in given:
        title = Segment("title", f"Judul {slug}", Span("a.txt", 1))
        article = Article(
            slug=slug,
            path=f"content/articles/{slug}.txt",
            markup="text",
            header=Header(published=day, theme="sport", url="https://a.example/", tags=tags),
            segments=(title,),
            outlet=outlet,
            place=place,
            theme="sport",
        )
        entries = (Entry("title", title.text, f"Headline {slug}"),) if translated else ()
        articles.append((article, Catalog(entries), ()))
    assert SETTINGS is not None
    return assemble(articles, SETTINGS, KNOWLEDGE, datetime(2026, 11, 23, tzinfo=UTC))[0]


MADE = library(
    ("a", Day(2026, 11, 3), "LOHGENDING", ("panen raya",), True),
    ("b", Day(2026, 11, 2), "Lohgending", ("Panen Raya", "UMKM"), True),
    ("c", Day(2026, 11, 1), None, (), False),
    ("d", Day(2025, 1, 9), "Merawai", ("UMKM",), False),
    ("e", None, "…", ("★",), True),
)


def pages(made: Library) -> dict[str, Page]:
    assert SETTINGS is not None
    return {page.path: page for page in lay_out(Site(made, SETTINGS))}


def test_months_come_newest_first_and_what_has_no_day_last() -> None:
    assert [(g.id, [s.slug for s in g.stories]) for g in by_month(MADE.stories)] == [
        ("2026/11", ["a", "b", "c"]),
        ("2025/01", ["d"]),
        ("undated", ["e"]),
    ]


def test_spellings_of_one_name_are_one_group_and_capitals_give_way() -> None:
    assert [(g.id, g.label, len(g.stories)) for g in by_place(MADE.stories)] == [
        ("lohgending", "Lohgending", 2),
        ("merawai", "Merawai", 1),
    ]
    assert [(g.id, g.label) for g in by_tag(MADE.stories)] == [("panen-raya", "panen raya"), ("umkm", "UMKM")]
    assert [(g.id, g.label) for g in by_outlet(MADE.stories)] == [("kabar-pesisir", "Kabar Pesisir")]
    assert [g.label for g in by_place(library(("a", None, "KOTA BARU", (), True)).stories)] == ["Kota Baru"]


def test_a_story_that_has_a_tag_twice_stands_there_once() -> None:
    twice = by_tag(library(("a", None, None, ("Panen", "panen"), True)).stories)
    assert [len(g.stories) for g in twice] == [1]


def test_both_trees_have_the_same_lists() -> None:
    made = pages(MADE)
    trees = {
        language: {p.removeprefix(f"{language}/") for p in made if p.startswith(f"{language}/")}
        for language in ("id", "en")
    }
    assert trees["id"] == trees["en"]
    assert {
        "archive/", "archive/2026/", "archive/2025/", "archive/2026/11/", "archive/2026/11/page/2/",
        "archive/2025/01/", "archive/undated/", "places/", "places/lohgending/", "outlets/kabar-pesisir/",
        "outlets/kabar-pesisir/page/3/", "tags/", "tags/umkm/",
    } <= trees["en"]  # fmt: skip


def test_english_lists_leave_out_what_is_not_translated_and_count_so() -> None:
    made = pages(MADE)
    assert made["id/tags/umkm/"].subject.total == 2
    assert [s.slug for s in made["en/tags/umkm/"].subject.stories] == ["b"]
    empty = made["en/archive/2025/01/"]
    assert (empty.subject.total, empty.indexable, empty.alternates) == (0, False, ())
    assert made["id/archive/2025/01/"].indexable and not made["id/archive/2025/01/"].alternates


@pytest.mark.parametrize("family", ["places", "tags", "outlets"])
def test_a_site_without_them_has_no_page_for_them(family: str) -> None:
    made = pages(library())
    assert f"id/{family}/" not in made
    assert "id/archive/" in made
