"""A paragraph and its original: in place on the English page, side by side on the page with both, and what is told
when the original changed."""

import re
from pathlib import Path

import pytest

from dwiwarta.translation.fold import source_print, text_print
from tests.rendering.written_site import LittleSite, checked, machine

TITLE = "Pasar Baru Dibuka di Alas"
OLD = "Pasar itu ramai sejak pagi, kata Ibu Rina."
REWORDED = "Pasar itu ramai dari pagi, kata Ibu Rina."
ENGLISH = "The market has been busy since morning, Mrs. Rina said."


def site(root: Path, body: str, entry, *more: str) -> LittleSite:
    made = LittleSite(root)
    made.article(
        "alas",
        [TITLE, body, "Penutup."],
        [checked("title", TITLE, "New market"), entry, checked("body", "Penutup.", "The end.")],
        *more,
    )
    made.build()
    return made


def changed(new: str, was: str = "reviewed", text: str = ENGLISH):
    """English of the old paragraph, as it stands in the file after the original changed."""
    before = checked("body", OLD, ENGLISH)
    facts = {**before.facts, "src": source_print(OLD), "was": was, "text": text_print(ENGLISH)}
    return before._replace(source=new, previous=OLD, fuzzy=True, facts=facts, text=text)


def test_the_original_stands_behind_each_english_paragraph_without_a_script(tmp_path: Path) -> None:
    page = site(tmp_path, OLD, machine("body", OLD, ENGLISH)).page("en/news/alas")
    assert "<script src" not in page
    names = re.findall(r"<summary>(.*?)</summary>", page)
    assert [re.sub("<.*?>", "", name) for name in names] == [
        "Original of paragraph 1",
        "Original of paragraph 2",
    ]
    assert re.search(
        rf'<p id="p1" lang="en-x-mtfrom-id">{ENGLISH}</p>\s*<details[^>]*>.*?<p lang="id">{OLD}</p>',
        page,
        re.DOTALL,
    )
    assert "<details" not in site(tmp_path / "b", OLD, checked("body", OLD, ENGLISH)).page("id/news/alas")


def test_an_error_is_reported_with_address_and_paragraph(tmp_path: Path) -> None:
    made = site(tmp_path, OLD, machine("body", OLD, ENGLISH))
    mail = r'href="mailto:redaksi@example.org\?subject=[^"&]+&amp;body=https://example.org/digest/{}/%23p2'
    assert re.search(mail.format("en/news/alas"), made.page("en/news/alas"))
    assert re.search(mail.format("both/alas"), made.page("both/alas"))
    assert "body=https://example.org/digest/id/news/alas/%0A%0AParagraf:" in made.page("id/news/alas")


def test_a_site_without_an_address_promises_no_mail(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.write(
        "site.toml", (tmp_path / "site.toml").read_text().replace('contact = "redaksi@example.org"', "")
    )
    made.article("alas", [TITLE, OLD], [machine("body", OLD, ENGLISH)])
    made.build()
    for path in ("en/news/alas", "id/news/alas", "both/alas"):
        assert "mailto:" not in made.page(path)


def test_pairs_stand_in_reading_order_each_half_in_its_language(tmp_path: Path) -> None:
    page = site(tmp_path, OLD, machine("body", OLD, ENGLISH)).page("both/alas")
    text = page[page.index('<div class="text">') :]
    assert text.index(ENGLISH) < text.index(OLD) < text.index("The end.") < text.index("Penutup.")
    assert re.search(rf'<div class="en" lang="en-x-mtfrom-id"><p>{ENGLISH}', page)
    assert re.search(rf'<div class="id" lang="id"><p>{OLD}', page)
    assert '<a href="#p1">' in page  # focus on a pair marks it


def test_a_note_in_one_language_leaves_no_empty_half(tmp_path: Path) -> None:
    page = site(tmp_path, OLD, checked("body", OLD, ENGLISH), "note: {id: Catatan kami.}").page("both/alas")
    assert re.findall(r'<p class="editors-note"[^>]*>(.*?)</p>', page) == ["Catatan kami."]


def test_checked_english_stays_while_only_wording_changed(tmp_path: Path) -> None:
    made = site(tmp_path, REWORDED, changed(REWORDED), "updated: 2026-11-22")
    page = made.page("en/news/alas")
    note = "The original changed on November 22, 2026; this paragraph is not yet updated"
    assert note in page
    assert re.search(
        rf'{ENGLISH}</p>\s*<details class="unfold" open>.*?<p lang="id">{REWORDED}</p>', page, re.DOTALL
    )
    assert "The original has changed since; the paragraphs concerned are marked." in page
    both = made.page("both/alas")
    assert note in both and ENGLISH in both and REWORDED in both


def test_without_a_day_the_note_names_none(tmp_path: Path) -> None:
    page = site(tmp_path, REWORDED, changed(REWORDED)).page("en/news/alas")
    assert "The original changed; this paragraph is not yet updated" in page


@pytest.mark.parametrize(
    "entry",
    [
        changed(OLD.replace("Rina", "Rini")),
        changed(OLD.replace("ramai", "tidak ramai")),
        changed(REWORDED, was="machine"),
        changed(REWORDED, was="edited"),
        changed(REWORDED, text=f"{ENGLISH} Or so."),
    ],
    ids=["a name changed", "a negation came in", "never checked", "being edited", "edited since"],
)
def test_else_the_indonesian_stands_in_its_place(tmp_path: Path, entry) -> None:
    made = site(tmp_path, entry.source, entry)
    for path in ("en/news/alas", "both/alas"):
        page = made.page(path)
        assert ENGLISH not in page
        assert "Original changed; the original is shown until the English is checked again" in page
        assert entry.source in page


def test_what_is_said_about_the_text_is_said_in_both_languages(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.article(
        "alas",
        [TITLE, OLD, "Penutup."],
        [machine("title", TITLE, "New market"), machine("body", OLD, ENGLISH)],
    )
    made.article("bukit", [TITLE, OLD], [])
    made.build()
    both, waits = made.page("both/alas"), made.page("both/bukit")
    for english, indonesian in (
        (
            "Machine translation (Google Translate), not",
            "Terjemahan mesin (Google Translate), belum diperiksa",
        ),
        ("Awaiting translation; the original is shown", "Menunggu terjemahan; ditampilkan naskah aslinya"),
        (
            "This translation was made by Digest, not by Kabar.",
            "Terjemahan ini dibuat oleh Warta, bukan oleh Kabar.",
        ),
        ("Original text from Kabar. Spacing and", "Naskah asli Kabar. Spasi dan tanda baca dirapikan;"),
    ):
        assert english in both and indonesian in both
    assert "Not yet translated." in waits and "Belum diterjemahkan." in waits
    assert "made by Digest" not in waits and "dibuat oleh Warta" not in waits
