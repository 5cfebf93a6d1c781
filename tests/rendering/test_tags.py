"""Tags in the reader's language: content/tags.toml."""

import json
import re
from pathlib import Path

import pytest

from dwiwarta.config import read_knowledge
from dwiwarta.model import Bilingual, Source
from tests.rendering.written_site import LittleSite, checked

TAGS = '[air-bersih]\nlabel.en = "clean water"\n[umkm]\nlabel.id = "usaha kecil"\nlabel.en = "small businesses"\n'


@pytest.fixture
def made(tmp_path: Path) -> LittleSite:
    made = LittleSite(tmp_path)
    for slug, tags in (("sumur", "[air bersih, zakat]"), ("warung", "[Air bersih, UMKM, ★]")):
        title = f"Berita {slug}"
        english = [checked("title", title, f"Story of {slug}"), checked("body", "Ramai.", "Busy.")]
        made.article(slug, [title, "Ramai."], english, f"tags: {tags}")
    made.write("content/tags.toml", TAGS)
    assert "Built" in made.build()
    return made


def groups(html: str) -> list[tuple[str, str]]:
    """`lang` (or nothing) and name of each group that a page lists, in its order."""
    listed = re.search(r'<ul class="groups">.*?</ul>', html, re.DOTALL)
    assert listed is not None
    return re.findall(r'<li><a href="[^"]*"(?: lang="(\w+)")?>([^<]*)</a>', listed[0])


def words(made: LittleSite) -> set[str]:
    """The keys of the search."""
    files = (made.root / "site/search/words").glob("*.txt")
    return {line.split()[0] for file in files for line in file.read_text("utf-8").splitlines()}


def test_each_tree_lists_tags_by_its_own_names_in_its_own_order(made: LittleSite) -> None:
    assert groups(made.page("en/tags")) == [("", "clean water"), ("", "small businesses"), ("id", "zakat")]
    assert groups(made.page("id/tags")) == [("", "air bersih"), ("", "usaha kecil"), ("", "zakat")]


def test_the_page_of_a_tag_has_the_same_address_in_both_trees(made: LittleSite) -> None:
    assert "<h1>clean water</h1>" in made.page("en/tags/air-bersih")
    assert "<h1>air bersih</h1>" in made.page("id/tags/air-bersih")
    assert '<h1 lang="id">zakat</h1>' in made.page("en/tags/zakat")


def test_an_article_names_its_tags_in_the_language_of_its_page(made: LittleSite) -> None:
    english, indonesian = made.page("en/news/warung"), made.page("id/news/warung")
    assert '<a href="/digest/en/tags/umkm/">small businesses</a>' in english
    assert '<a href="/digest/id/tags/umkm/">usaha kecil</a>' in indonesian
    assert '<span lang="id">★</span>' in english
    assert '<a href="/digest/en/tags/zakat/"><span lang="id">zakat</span></a>' in made.page("en/news/sumur")
    assert '"keywords":["clean water","small businesses","★"]' in english


def test_feeds_and_search_know_them_too(made: LittleSite) -> None:
    feed = json.loads((made.root / "site/en/feed.json").read_text("utf-8"))
    assert {tuple(item["tags"][1:]) for item in feed["items"]} == {
        ("clean water", "zakat"),
        ("clean water", "small businesses", "★"),
    }
    assert "small" in words(made)


def test_a_changed_name_is_read_again_by_the_search(made: LittleSite) -> None:
    made.write("content/tags.toml", TAGS.replace("small businesses", "little shops"))
    made.build()
    assert "shop" in words(made)
    assert "small" not in words(made)


def test_a_table_that_is_not_named_as_an_address_is_counts_as_if_it_were_and_is_told() -> None:
    knowledge, said = read_knowledge(
        None, None, Source("content/tags.toml", b'["Air Bersih"]\nlabel.en = "clean water"\n')
    )
    assert knowledge.tags == {"air-bersih": Bilingual("", "clean water")}
    assert [(d.code, d.span.line) for d in said] == [("setting-wrong", 1)]


def test_a_slip_in_it_is_told_with_its_line_and_costs_no_page(made: LittleSite) -> None:
    made.write("content/tags.toml", TAGS.replace("label.en", "lable.en", 1))
    said = made.build()
    assert "content/tags.toml:2" in said
    assert '<a href="/digest/en/tags/air-bersih/"><span lang="id">Air bersih</span></a>' in made.page(
        "en/news/warung"
    )
