"""What may go out unchecked: the setting `unreviewed`, through pages, lists and feeds."""

from html import unescape
from pathlib import Path

import pytest

from tests.rendering.written_site import LittleSite, checked, machine

WAITS = "Awaiting an editor's check; the original is shown"
T, P, Q = "Pasar Baru Dibuka di {}", "Pasar itu ramai sejak pagi.", "Pedagang menata lapak mereka."


def site(root: Path, *lines: str) -> LittleSite:
    """Three articles: wholly checked, only its headline checked, not checked at all."""
    made = LittleSite(root)
    for line in lines:
        made.setting(line)
    for name, head, body in (
        ("alas", checked, checked),
        ("bukit", checked, machine),
        ("curug", machine, machine),
    ):
        title = T.format(name.capitalize())
        english = [
            head("title", title, f"New market opens in {name.capitalize()}"),
            body("body", P, "The market has been busy since morning."),
            body("body", Q, "Traders arranged their stalls."),
        ]
        made.article(name, [title, P, Q], english)
    made.said = made.build()
    return made


def in_lists(made: LittleSite) -> dict[str, list[str]]:
    """Which of the articles the English lists have: home, topic, archive, feed."""
    places = [
        "en/index.html",
        "en/themes/politics/index.html",
        "en/archive/2026/11/index.html",
        "en/feed.xml",
    ]
    texts = {place: (made.root / "site" / place).read_text("utf-8") for place in places}
    return {
        place: [s for s in ("alas", "bukit", "curug") if f"/en/news/{s}/" in text]
        for place, text in texts.items()
    }


@pytest.mark.parametrize(
    ("setting", "listed"),
    [("label", ["alas", "bukit", "curug"]), ("headline", ["alas", "bukit"]), ("hold", ["alas"])],
)
def test_english_lists_and_feeds_have_what_may_go_out(
    tmp_path: Path, setting: str, listed: list[str]
) -> None:
    made = site(tmp_path, f'unreviewed = "{setting}"')
    assert set(map(tuple, in_lists(made).values())) == {tuple(listed)}
    for slug in ("alas", "bukit", "curug"):  # the Indonesian tree has them all, and every address is there
        assert f"/id/news/{slug}/" in made.page("id/themes/politics")
        assert made.page(f"en/news/{slug}")
        assert made.page(f"both/{slug}")


@pytest.mark.parametrize("setting", ["headline", "hold"])
def test_no_unchecked_english_stands_anywhere(tmp_path: Path, setting: str) -> None:
    made = site(tmp_path, f'unreviewed = "{setting}"', "index_unreviewed = true")
    for file in (made.root / "site").rglob("*"):
        if not file.is_file() or "alas" in file.parts or file.suffix == ".js":
            continue
        text = file.read_bytes().decode("utf-8", "replace")
        assert "mtfrom" not in text, file
        if file.suffix == ".html" and {"bukit", "curug"} & set(file.parts):
            assert "busy since morning" not in text, file
        assert "market opens in Curug" not in text, file


def test_headline_gives_the_checked_headline_over_the_indonesian_text(tmp_path: Path) -> None:
    page = unescape(site(tmp_path, 'unreviewed = "headline"').page("en/news/bukit"))
    assert "<h1>New market opens in Bukit</h1>" in page
    assert f'<p lang="id">{P}</p>' in page
    assert page.count(WAITS) == 2
    assert "1 of 3 paragraphs checked by an editor. What has not been checked is shown in Indonesian." in page


def test_hold_gives_the_indonesian_at_the_english_address_with_the_note(tmp_path: Path) -> None:
    page = unescape(site(tmp_path, 'unreviewed = "hold"').page("en/news/bukit"))
    assert '<h1 lang="id">Pasar Baru Dibuka di Bukit</h1>' in page
    assert f"{WAITS}." in page
    assert 'content="noindex"' in page


@pytest.mark.parametrize(("setting", "indexed"), [("label", True), ("headline", False), ("hold", False)])
def test_indexing_of_unchecked_english_is_for_english_that_is_shown(
    tmp_path: Path, setting: str, indexed: bool
) -> None:
    made = site(tmp_path, f'unreviewed = "{setting}"', "index_unreviewed = true")
    assert ('content="noindex"' not in made.page("en/news/bukit")) is indexed
    assert ("/en/news/bukit/" in (made.root / "site/sitemap.xml").read_text()) is indexed
    assert "/en/news/alas/" in (made.root / "site/sitemap.xml").read_text()


def test_the_build_says_what_waits_for_a_check(tmp_path: Path) -> None:
    assert "waits for a check" not in site(tmp_path / "a").said
    assert (
        '2 articles are kept out of English until an editor has checked them (`unreviewed = "hold"`): bukit; curug.'
        in site(tmp_path / "b", 'unreviewed = "hold"').said
    )
    assert (
        '1 article is kept out of English until an editor has checked its headline (`unreviewed = "headline"`): curug.'
        in site(tmp_path / "c", 'unreviewed = "headline"').said
    )
