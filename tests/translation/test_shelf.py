"""Each article finds its translation file, and no file is forgotten."""

from po_making import DAY, article, missing, reviewed

from dwiwarta.diagnostics import Severity
from dwiwarta.model import Article, Header
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.shelf import Shelf, likely_owners
from dwiwarta.translation.sync import sync

PLACE = "content/articles/2026/11/pasar.txt"


def an_article(slug: str, *paragraphs: str) -> Article:
    path = f"content/articles/{slug}.txt"
    return Article(
        slug=slug, path=path, markup="text", header=Header(), segments=tuple(article(*paragraphs, title=slug))
    )


def test_a_new_file_stands_where_its_article_stands() -> None:
    shelf = Shelf([])
    assert shelf.place("pasar", PLACE) == "translations/en/2026/11/pasar.po"
    assert shelf.place("pasar-baru", PLACE) == "translations/en/2026/11/pasar-baru.po"
    assert shelf.place("pasar", "content/articles/pasar.md") == "translations/en/pasar.po"


def test_a_file_is_used_where_it_stands() -> None:
    shelf = Shelf(["2025/01/pasar.po", "2025/01/pasar.po~", "pages/about.po"])
    assert shelf.place("pasar", PLACE) == "translations/en/2025/01/pasar.po"
    assert shelf.two_files("pasar", PLACE) == ()
    assert Shelf(["translations/en/pasar.po"]).place("pasar", PLACE) == "translations/en/pasar.po"


def test_two_files_of_one_article_are_told() -> None:
    shelf = Shelf(["2026/11/pasar.po", "pasar.po", "a/pasar.po"])
    assert shelf.place("pasar", PLACE) == "translations/en/2026/11/pasar.po"
    told = shelf.two_files("pasar", PLACE)
    assert [d.span.path for d in told] == ["translations/en/a/pasar.po", "translations/en/pasar.po"]
    assert {d.severity for d in told} == {Severity.ERROR}
    assert "translations/en/2026/11/pasar.po" in told[0].message
    assert Shelf(["b/pasar.po", "a/pasar.po"]).place("pasar", PLACE) == "translations/en/a/pasar.po"


def test_pages_of_the_site_are_apart() -> None:
    shelf = Shelf(["pages/about.po", "2026/about.po"])
    assert shelf.pages == {"about": "translations/en/pages/about.po"}
    assert shelf.page("method") == "translations/en/pages/method.po"
    assert shelf.place("about", PLACE) == "translations/en/2026/about.po"
    assert shelf.unclaimed({"about"}) == []
    assert shelf.place("x", "content/articles/pages/x.txt") == "translations/en/articles/pages/x.po"


def test_a_file_without_an_article_names_the_likely_one() -> None:
    shelf = Shelf(["pasar-lama.po", "jalan.po"])
    assert shelf.unclaimed({"jalan", "pasar-baru"}) == ["translations/en/pasar-lama.po"]
    catalog = Catalog((reviewed("Satu.", "One."), reviewed("Dua – tiga.", "Two."), missing("Empat.")))
    new, other = (
        an_article("pasar-baru", "Satu", "Dua-tiga.", "Lima."),
        an_article("jalan", "Satu.", "X.", "Y."),
    )
    found = likely_owners({"translations/en/pasar-lama.po": catalog}, [other, new])
    (told,) = found.diagnostics
    assert (
        told.message
        == "This translation file belongs to no article; 2 of its 2 paragraphs stand in “pasar-baru”."
    )
    assert told.hint is not None
    assert "rename pasar-lama pasar-baru" in told.hint
    assert "nothing of “pasar-baru” is sent" in told.hint
    assert found.waiting == {"pasar-baru"}


def test_a_little_in_common_stops_no_article() -> None:
    catalog = Catalog((reviewed("Satu.", "One."), reviewed("Dua.", "Two.")))
    found = likely_owners({"translations/en/lama.po": catalog}, [an_article("baru", "Satu.", "B.", "C.")])
    assert found.waiting == frozenset()
    assert "“baru”" in found.diagnostics[0].message


def test_a_file_that_nobody_knows() -> None:
    empty = sync(article("Satu."), Catalog(), DAY)
    found = likely_owners({"translations/en/lama.po": empty}, [an_article("baru", "Satu.")])
    assert found.waiting == frozenset()
    assert found.diagnostics[0].message == "This translation file belongs to no article."
    assert likely_owners({}, [an_article("baru", "Satu.")]) == ((), frozenset())
