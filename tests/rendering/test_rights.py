"""What the rights do not allow to be shown stands nowhere: page, list, feed, metadata, search."""

from pathlib import Path

import pytest

from tests.rendering.written_site import LittleSite, checked

TITLE = "Pasar Baru Dibuka di Alas"
PARAGRAPHS = [
    f"Paragraf nomor {word} berisi kata rahasia{word}." for word in ("satu", "dua", "tiga", "empat", "lima")
]


def site(root: Path, rights: str) -> LittleSite:
    made = LittleSite(root)
    made.setting('rights_default = "full"')
    english = [checked("title", TITLE, "New market")]
    english += [
        checked("body", p, p.replace("Paragraf nomor", "Paragraph").replace("rahasia", "secret"))
        for p in PARAGRAPHS
    ]
    made.article("alas", [TITLE, *PARAGRAPHS], english, f"rights: {rights}")
    made.build()
    return made


def everything(made: LittleSite) -> str:
    files = [
        p
        for p in (made.root / "site").rglob("*")
        if p.is_file() and p.suffix not in (".png", ".webp", ".jpg")
    ]
    return "\n".join(p.read_bytes().decode("utf-8", "replace") for p in files).casefold()


@pytest.mark.parametrize(("rights", "shown"), [("full", 5), ("excerpt", 3), ("link", 0)])
def test_no_more_than_the_rights_allow_stands_anywhere(tmp_path: Path, rights: str, shown: int) -> None:
    text = everything(site(tmp_path, rights))
    for number, word in enumerate(("satu", "dua", "tiga", "empat", "lima")):
        for secret in (f"rahasia{word}", f"secret{word}"):
            assert (secret in text) is (number < shown), secret


def test_the_page_says_how_much_it_shows(tmp_path: Path) -> None:
    made = site(tmp_path / "a", "excerpt")
    assert "Excerpt: 3 of 5 paragraphs" in made.page("en/news/alas")
    assert "Cuplikan: 3 dari 5 paragraf" in made.page("id/news/alas")
    made = site(tmp_path / "b", "link")
    assert "Only the headline is carried here; the text is at the source." in made.page("en/news/alas")
    assert 'href="https://kabar.example/alas"' in made.page("en/news/alas")
    assert "min read" not in made.page("en/news/alas")
