"""Which pages there are, and which of them search engines are told of."""

from datetime import UTC, datetime
from datetime import date as Day

from dwiwarta.config import read_settings
from dwiwarta.diagnostics import Span
from dwiwarta.editorial.library import Library, assemble
from dwiwarta.model import Article, Bilingual, Header, Knowledge, Segment, Source, Theme
from dwiwarta.rendering.pages import Site
from dwiwarta.rendering.render import lay_out
from dwiwarta.translation.catalog import Catalog, Entry

SETTINGS, _ = read_settings(
    Source("site.toml", b'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\npage_size = 2\n')
)
KNOWLEDGE = Knowledge(themes=(Theme("sport", Bilingual("Olahraga", "Sports")),))
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


def library(*english: bool) -> Library:
    """One article a day, newest first; True where its headline is translated and checked."""
    articles = []
    for number, translated in enumerate(english):
        segment = Segment("title", f"Judul {number}", Span("a.txt", 1))
        article = Article(
            slug=f"berita-{number}",
            path=f"content/articles/berita-{number}.txt",
            markup="text",
            header=Header(published=Day(2026, 11, 20 - number), theme="sport", url="https://a.example/"),
            segments=(segment,),
            outlet="Kabar",
            theme="sport",
        )
        entries = (Entry("title", segment.text, f"Headline {number}"),) if translated else ()
        articles.append((article, Catalog(entries), ()))
    assert SETTINGS is not None
    return assemble(articles, SETTINGS, KNOWLEDGE, NOW)[0]


def pages(made: Library) -> dict:
    assert SETTINGS is not None
    return {page.path: page for page in lay_out(Site(made, SETTINGS))}


def test_both_trees_have_the_same_pages_whatever_is_translated():
    made = pages(library(True, True, False, False, False))
    for language, other in (("id", "en"), ("en", "id")):
        paths = {p.removeprefix(f"{language}/") for p in made if p.startswith(f"{language}/")}
        assert paths == {p.removeprefix(f"{other}/") for p in made if p.startswith(f"{other}/")}
    assert "en/themes/sport/page/3/" in made


def test_an_english_list_page_without_stories_is_no_version_of_the_indonesian_one():
    made = pages(library(True, True, False, False))
    second = made["id/themes/sport/page/2/"], made["en/themes/sport/page/2/"]
    assert [len(p.subject.stories) for p in second] == [2, 0]
    assert [p.indexable for p in second] == [True, False]
    assert [p.alternates for p in second] == [(), ()]
    assert made["en/themes/sport/"].alternates


def test_only_checked_english_is_for_search_engines():
    made = pages(library(True, False))
    assert made["en/news/berita-0/"].indexable
    assert made["both/berita-0/"].indexable
    assert not made["en/news/berita-1/"].indexable
    assert not made["both/berita-1/"].indexable
    assert made["id/news/berita-1/"].indexable
    assert made["id/news/berita-1/"].alternates == ()
    assert dict(made["id/news/berita-0/"].alternates)["x-default"] == "both/berita-0/"


def test_a_former_address_never_takes_a_living_one():
    made = library(True, True)
    story = made.stories[0]
    header = Header(
        **{
            **{k: getattr(story.article.header, k) for k in ("published", "theme", "url")},
            "formerly": ("berita-1", "lama"),
        }
    )
    from dataclasses import replace

    moved = replace(
        made, stories=(replace(story, article=replace(story.article, header=header)), made.stories[1])
    )
    found = pages(moved)
    assert found["id/news/berita-1/"].kind == "article"
    assert found["id/news/lama/"].kind == "redirect"
    assert found["id/news/lama/"].subject == "id/news/berita-0/"
