"""The file of an edition: what is read of it, and that a slip costs only what is wrong."""

from __future__ import annotations

from datetime import date as Day

import pytest

from dwiwarta.diagnostics import Severity
from dwiwarta.model import Edition, Source
from dwiwarta.reading.edition import read, read_all

WHOLE = """---
number: 12
from: 2026-11-16
to: 2026-11-22
published: 2026-11-23
title: {id: Pekan basah, en: A wet week}
subject.id: Air di mana-mana
preheader: {id: Tiga berita, en: Three stories}
unchecked: leave-out
articles:
  # sebuah komentar
  - satu   # judulnya
  - article: dua
    note: {id: Bacalah., en: Read it.}
  - tiga: Catatan saja
---
# Bahasa Indonesia

Dua paragraf.

Yang kedua.

## English ##

One paragraph.
"""


def read_text(
    text: str, path: str = "content/editions/2026-11-22.md"
) -> tuple[Edition, list[tuple[int, str]]]:
    edition, said = read(Source(path, text.encode()))
    assert edition is not None
    return edition, [(d.span.line, d.code) for d in said]


def with_header(*lines: str, body: str = "") -> str:
    return "\n".join(["---", *lines, "---", body])


def test_everything_that_a_file_can_say() -> None:
    edition, said = read_text(WHOLE)
    assert said == []
    assert (edition.name, edition.number, edition.draft, edition.unchecked) == (
        "2026-11-22", 12, False, "leave-out",
    )  # fmt: skip
    assert (edition.first, edition.last, edition.published) == (
        Day(2026, 11, 16), Day(2026, 11, 22), Day(2026, 11, 23),
    )  # fmt: skip
    assert edition.title == ("Pekan basah", "A wet week")
    assert edition.subject == ("Air di mana-mana", "")
    assert edition.preheader == ("Tiga berita", "Three stories")
    assert edition.intro == ("Dua paragraf.\n\nYang kedua.", "One paragraph.")
    assert [(m.name, m.note, m.line) for m in edition.articles] == [
        ("satu", ("", ""), 12),
        ("dua", ("Bacalah.", "Read it."), 13),
        ("tiga", ("Catatan saja", ""), 15),
    ]


def test_windows_wrote_it() -> None:
    edition, said = read_text("\ufeff" + WHOLE.replace("\n", "\r\n"))
    assert said == []
    assert edition.intro == ("Dua paragraf.\n\nYang kedua.", "One paragraph.")


@pytest.mark.parametrize(
    ("lines", "line", "code"),
    [
        (["number: dua belas"], 2, "header-value-wrong"),
        (["number: 0"], 2, "header-value-wrong"),
        (["from: 16/11/2026", "to: 2026-11-22"], 2, "header-value-wrong"),
        (["number: 12", "number: 13"], 3, "header-key-twice"),
        (["nomor: 12"], 2, "header-key-unknown"),
        (["title: {id: a, fr: b}"], 2, "header-value-wrong"),
        (["articles:", "  - [satu]"], 3, "edition-article-wrong"),
        (["articles: {satu: dua, tiga: empat}"], 2, "header-value-wrong"),
        (["unchecked: lable"], 2, "edition-unchecked-wrong"),
        (["to: 2026-11-22"], 2, "edition-days-half"),
    ],
)
def test_a_slip_is_told_with_its_line(lines: list[str], line: int, code: str) -> None:
    _, said = read_text(with_header(*lines))
    assert (line, code) in said


def test_a_slip_in_a_note_costs_the_note() -> None:
    edition, said = read_text(with_header("articles:", "  - article: satu", "    note: {jv: x}", "  - dua"))
    assert [(m.name, m.note) for m in edition.articles] == [("satu", ("", "")), ("dua", ("", ""))]
    assert said == [(4, "edition-article-wrong")]


def test_days_the_wrong_way_round_are_turned() -> None:
    edition, said = read_text(with_header("from: 2026-11-22", "to: 2026-11-16"))
    assert (edition.first, edition.last) == (Day(2026, 11, 16), Day(2026, 11, 22))
    assert said == [(2, "edition-days-turned")]


@pytest.mark.parametrize(
    "lines",
    [
        ["status: draft"],
        ["status: Draft!"],
        ["statsu: draft"],
        ["draft: true"],
        ["articles: [satu", "status: draft"],
        ["status: draft", "title: x: y"],
    ],
)
def test_what_may_be_meant_to_hold_back_holds_back(lines: list[str]) -> None:
    assert read_text(with_header(*lines))[0].draft


def test_a_broken_line_costs_that_line() -> None:
    edition, said = read_text(with_header("number: 12", 'title: "tak tertutup', "to: 2026-11-22"))
    assert edition.number == 12
    assert not edition.draft
    assert "header-broken" in {code for _, code in said}


def test_an_introduction_of_no_language_is_shown_and_told() -> None:
    edition, said = read_text(with_header("number: 1", body="\nPekan ini.\n\n# English\n\nThis week.\n"))
    assert edition.intro == ("Pekan ini.", "This week.")
    assert said == [(5, "edition-intro-language")]


def test_of_two_introductions_the_header_holds() -> None:
    header = ["intro:", "  id: Di kepala.", "  en: |", "    Above.", "", "    More."]
    text = with_header(*header, body="# English\n\nBelow.")
    edition, said = read_text(text)
    assert edition.intro == ("Di kepala.", "Above.\n\nMore.")
    assert said == [(11, "edition-intro-twice")]


def test_a_heading_of_the_text_is_no_language() -> None:
    edition, _ = read_text(
        with_header(body="# English\n\n## Indonesia Raya\n\nText.\n\n# Englishmen\n\nMore.")
    )
    assert edition.intro == ("", "## Indonesia Raya\n\nText.\n\n# Englishmen\n\nMore.")


def test_files_that_are_no_editions() -> None:
    for data in (b"Pekan ini.", b"\x89PNG\r\n\x1a\n\0\0\0", b""):
        edition, said = read(Source("content/editions/x.md", data))
        assert edition is None
        assert said[-1].severity is Severity.ERROR


def test_of_two_files_with_one_address_the_second_is_left_out() -> None:
    text = with_header("number: 1").encode()
    editions, said = read_all(
        [Source("content/editions/a b.md", text), Source("content/editions/A-B.md", text)]
    )
    assert [e.path for e in editions] == ["content/editions/a b.md"]
    assert [d.code for d in said] == ["edition-same-name"]
