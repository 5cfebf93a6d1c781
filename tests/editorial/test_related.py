"""Related stories and reports elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Day

from dwiwarta.config import read_settings
from dwiwarta.diagnostics import Span
from dwiwarta.editorial.library import Library, Story, assemble
from dwiwarta.editorial.related import Relations
from dwiwarta.model import Article, Bilingual, Header, Knowledge, Segment, Source, Theme, Withdrawal
from dwiwarta.translation.catalog import Catalog, Entry

SETTINGS, _ = read_settings(
    Source("site.toml", b'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\n')
)
THEMES = (Theme("sport", Bilingual("Olahraga", "Sports")), Theme("law", Bilingual("Hukum", "Law")))


def library(*headers: tuple[str, Header], place: str | None = None, english: str = "") -> Library:
    articles = []
    for slug, header in headers:
        title = Segment("title", f"Judul {slug}", Span("a.txt", 1))
        article = Article(
            slug=slug,
            path=f"content/articles/{slug}.txt",
            markup="text",
            header=header,
            segments=(title,),
            outlet=header.outlet or "Kabar",
            place=place,
            theme=header.theme,
        )
        entries = () if slug in english else (Entry("title", title.text, f"Headline {slug}"),)
        articles.append((article, Catalog(entries), ()))
    assert SETTINGS is not None
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return assemble(articles, SETTINGS, Knowledge(themes=THEMES), now)[0]


def slugs(found: list[Story]) -> list[str]:
    return [s.slug for s in found]


def test_an_article_is_found_by_a_former_name_too() -> None:
    made = library(
        ("new", Header(published=Day(2026, 11, 20), formerly=("old",))),
        ("follower", Header(published=Day(2026, 11, 19), follows=("old",))),
        ("twin", Header(published=Day(2026, 11, 18), also=("old",), outlet="Warta")),
    )
    new, follower, twin = made.stories
    relations = Relations(made)
    assert slugs(relations.related(new)) == ["follower"] and slugs(relations.related(follower)) == ["new"]
    assert [(r.outlet, r.story) for r in relations.also(twin)] == [("Kabar", new)]
    assert [r.story for r in relations.also(new)] == [twin]


def day(number: int) -> Day:
    return Day(2026, 11, number)


def test_shared_tags_count_more_than_the_topic_and_the_nearest_day_decides() -> None:
    made = library(
        ("a", Header(published=day(20), tags=("panen", "garam"), theme="sport")),
        ("b", Header(published=day(1), tags=("Panen", "garam"), theme="law")),
        ("c", Header(published=day(2), tags=("panen",), theme="law")),
        ("d", Header(published=day(19), tags=("panen",), theme="law")),
        ("e", Header(published=day(20), tags=("lain",), theme="sport")),
    )
    relations = Relations(made)
    assert slugs(relations.related(next(s for s in made.stories if s.slug == "a"))) == ["b", "d", "c"]
    assert relations.related(next(s for s in made.stories if s.slug == "e")) == []


def test_what_a_story_follows_comes_first_in_both_directions() -> None:
    made = library(
        ("a", Header(published=day(2), follows=("b", "gone", "a"))), ("b", Header(published=day(1)))
    )
    relations = Relations(made)
    assert [slugs(relations.related(s)) for s in made.stories] == [["b"], ["a"]]


def test_the_same_report_elsewhere_is_named_from_both_sides_and_is_not_related_too() -> None:
    made = library(
        (
            "a",
            Header(
                published=day(2), outlet="Satu", tags=("banjir",), also=("b", "Tiga https://tiga.example/x")
            ),
        ),
        (
            "b",
            Header(
                published=day(1), outlet="Dua", tags=("banjir",), also=("a", "Satu https://satu.example/y")
            ),
        ),
    )
    relations = Relations(made)
    a, b = made.stories
    assert [(r.outlet, r.url, r.story) for r in relations.also(a)] == [
        ("Dua", None, b),
        ("Tiga", "https://tiga.example/x", None),
    ]
    assert [(r.outlet, r.url, r.story) for r in relations.also(b)] == [("Satu", None, a)]
    assert relations.related(a) == []


def test_what_is_kept_back_or_withdrawn_is_not_even_named() -> None:
    gone = Withdrawal("ours", day(3), Bilingual("Keliru", "Wrong"))
    named = ("minor-named", "old-draft", "taken-back", "Lain", "b-before")
    made = library(
        ("a", Header(published=day(2), also=named, follows=named)),
        ("b", Header(published=day(1), formerly=("b-before",))),
        ("minor-named", Header(published=day(2), sensitive="minor", also=("a",))),
        ("draft", Header(published=day(2), status="draft", formerly=("old-draft",), also=("a",))),
        ("taken-back", Header(published=day(2), withdrawn=gone, also=("a",))),
    )
    a, b = made.stories
    assert [(r.outlet, r.story) for r in Relations(made).also(a)] == [("Lain", None), ("Kabar", b)]
    assert Relations(made).related(a) == []


def test_english_lists_leave_out_what_has_no_english_before_they_are_cut() -> None:
    made = library(
        *((slug, Header(published=day(20 - n), tags=("panen",))) for n, slug in enumerate("abcde")),
        english="bcd",
    )
    relations = Relations(made)
    assert slugs(relations.related(made.stories[0])) == ["b", "c", "d"]
    assert slugs(relations.related(made.stories[0], english=True)) == ["e"]


def test_place_and_topic_together_are_enough_and_either_alone_is_not() -> None:
    made = library(
        ("a", Header(published=day(3), theme="law")),
        ("b", Header(published=day(2), theme="law")),
        ("c", Header(published=day(1), theme="sport")),
        place="Merawai",
    )
    assert slugs(Relations(made).related(made.stories[0])) == ["b"]
