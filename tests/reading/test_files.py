"""Encodings, names, headers with their lines, `inspect`, and taking articles in."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from dwiwarta import reading
from dwiwarta.diagnostics import as_text
from dwiwarta.model import Bilingual, Knowledge, Outlet, Source, Theme
from dwiwarta.reading import inspection, intake
from dwiwarta.reading.slug import slug_of

TEXT = "Warga Bersihkan Saluran\n\nMALANG - “Kami siap,” kata Rina, Senin (2/3/2026).\n\nÉmile ikut.\n"
NOTHING = Knowledge()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TEXT.encode(), None),
        (b"\xef\xbb\xbf" + TEXT.encode(), None),
        (TEXT.replace("\n", "\r\n").encode(), None),
        (TEXT.replace("\n", "\r").encode(), None),
        (TEXT.encode("cp1252"), "encoding-old"),
        (TEXT.encode("utf-16"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("utf-16-be"), None),
        (b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), None),
    ],
)
def test_encodings_give_the_same_article(data: bytes, code: str | None) -> None:
    wanted, _ = reading.parse(Source("a.txt", TEXT.encode()), NOTHING)
    article, said = reading.parse(Source("a.txt", data), NOTHING)
    assert article is not None
    assert wanted is not None
    assert article == wanted
    assert {d.code for d in said} == {"outlet-absent", *([code] if code else [])}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \n\n", "file-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "not-text"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\x01\x02\x03\x04\x05\x06", "not-text"),
        (b"PK\x03\x04\x14\0\x06\0", "not-text"),
        (b"...\n---\n", "headline-absent"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, code: str) -> None:
    article, said = reading.parse(Source("a.txt", data), NOTHING)
    assert article is None
    assert code in {d.code for d in said}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("warga-bersihkan", "warga-bersihkan"),
        ("Warga  Bersihkan: Saluran!", "warga-bersihkan-saluran"),
        ("Café à Málang", "cafe-a-malang"),
        ("--a__b--", "a-b"),
        ("ﬁlm 2026", "film-2026"),
        ("日本", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert slug_of(slug) == slug


@pytest.mark.parametrize(
    ("head", "code", "line", "column"),
    [
        ("title: A\noutlte: B\n", "header-key-unknown", 3, 1),
        ("title: A\ndate: 2026-13-01\n", "header-value-wrong", 3, 7),
        ("title: A\ntitle: B\n", "header-key-twice", 3, 1),
        ("title: &x A\noutlet: *x\n", "header-alias", 3, 9),
        ("title: A\ntags: [a\noutlet: B\n", "header-broken", 4, 7),
        ("- a\n- b\n", "header-without-keys", 2, 0),
        ("title: A\nimage: " + "[" * 25 + "]" * 25 + "\n", "header-too-deep", 3, 0),
        ("title: A\n" + "".join(" " * i + "a:\n" for i in range(30)), "header-too-deep", 23, 0),
        ("a: " + "x" * 70_000 + "\nimage: {}\n", "header-too-large", 1, 0),
        ("title: A\nsensitive: maybe\n", "header-value-wrong", 3, 12),
        ("title: A\nembargo: 2026-03-02 10:00\n", "header-value-wrong", 3, 10),
        ("title: A\nimage:\n  file: a.jpg\n  credti: B\n", "header-value-wrong", 5, 11),
    ],
)
def test_faults_of_headers_have_their_place(head: str, code: str, line: int, column: int) -> None:
    text = f"---\n{head}---\nWarga Bersihkan Saluran\n\nIsi.\n"
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    assert article is not None
    found = next(d for d in said if d.code == code)
    assert (found.span.line, found.span.column) == (line, column)
    if found.excerpt is not None:
        assert found.excerpt == text.split("\n")[line - 1]
    assert as_text(found)


@pytest.mark.parametrize(
    "line",
    [
        "status: drfat",
        "embargo: besok",
        "sensitive: maybe",
        "rights: ful",
        "translate: tidak",
        "embrago: 2026-01-01 10:00+07:00",
        "withdrawn: yes",
        "title: &draft draft\nstatus: *draft",
        "url: &x y\nembargo: *x",
        "url: &x y\nsensitive: *x",
        "url: &x y\nrights: *x",
        "url: &x y\nwithdrawn: *x",
        "url: &x y\ntranslate: *x",
        "note: &x {status: draft}\n<<: *x",
        "status: published\nstatus: draft",
        "embargo: 2020-01-01 10:00+07:00\nembargo: 2099-01-01 10:00+07:00",
        "embargo = 2099-01-01",
        "outlet: Warta\nembargo = 2099-01-01",
        "outlet: Warta\n'status': draft\ntags: [a",
        "{outlet: Warta, status: draft",
        "status: published\nstatus = draft",
        "statsu: draft\nstatus: published",
        "embargo: besok\nstatus: published",
        "status: published\nstatsu: draft",
        "embargo: 9999-12-31 23:59-07:00",
    ],
)
def test_what_cannot_be_understood_keeps_back_rather_than_publishes(line: str) -> None:
    article, said = reading.parse(Source("a.txt", f"---\n{line}\n---\n{TEXT}".encode()), NOTHING)
    assert article is not None
    assert article.header.status == "draft"
    assert "header-held-back" in {d.code for d in said}


@pytest.mark.parametrize(
    "text",
    [
        "---\noutlet: Warta\nembargo = 2099-01-01\nstatus: draft\n\n" + TEXT,
        " ---\nstatus: draft\n---\n" + TEXT,
        "\n---\nembargo: 2099-01-01\n---\n" + TEXT,
        "----\nstatus: draft\n----\n" + TEXT,
        "+++\nstatus = 'draft'\n+++\n" + TEXT,
        "+++\ndraft = true\n+++\n" + TEXT,
    ],
)
def test_a_header_that_is_none_still_keeps_back(text: str) -> None:
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    assert article is not None
    assert article.header.status == "draft"
    assert "header-held-back" in {d.code for d in said}


@pytest.mark.parametrize(
    "line",
    [
        *("draft: yes", "draft: true", "Draft: True", "private: yes", "hidden: true", "hidden: ya", "draft:"),
        *("published: false", "publish: no"),
    ],
)
def test_the_words_of_other_programs_make_a_draft(line: str) -> None:
    text = f"---\n{line}\nstatus: published\n---\n{TEXT}"
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    assert article is not None
    assert article.header.status == "draft"
    assert "header-means-draft" in {d.code for d in said}


@pytest.mark.parametrize(
    "head",
    [
        "draft: no",
        "private: false",
        "status: published\nstatus: published",
        "outlet: Warta\noutlet: Kabar",
        "outlet: Warta\ntags: [a\n# status: draft",
        "status: published\ntags: [a",
    ],
)
def test_what_keeps_nothing_back_is_published(head: str) -> None:
    article, _ = reading.parse(Source("a.txt", f"---\n{head}\n---\n{TEXT}".encode()), NOTHING)
    assert article is not None
    assert article.header.status == "published"


def test_escapes_cannot_bring_control_characters_in() -> None:
    text = (
        '---\ntitle: "Warga\\u0002 Ber\\uffffsih"\nbyline: ["Rina\\e", Budi]\ncredit: "(*/n\\x85to)"\n---\n'
        + TEXT
    )
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    assert article is not None
    assert article.title.text == "Warga Ber sih"
    assert article.bylines == ("Rina", "Budi")
    assert article.credit == "(*/n to)"
    assert [d.span.line for d in said if d.code == "control-characters"] == [2, 3, 4]


def test_former_names_that_lead_nowhere_are_left_out() -> None:
    text = f'---\nformerly: ["Nama Lama!", "日本", a, nama-lama]\n---\n{TEXT}'
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    assert article is not None
    assert article.header.formerly == ("nama-lama",)
    assert [d.code for d in said].count("formerly-left-out") == 2


def test_an_address_has_an_end() -> None:
    for wanted in ("x" * 101, "日本"):
        text = f"---\nslug: {wanted}\n---\n{TEXT}"
        article, said = reading.parse(Source("warga.txt", text.encode()), NOTHING)
        assert article is not None
        assert article.slug == "warga"
        assert "header-value-wrong" in {d.code for d in said}
    article, _ = reading.parse(Source("b/" + "warga-" * 20 + ".txt", TEXT.encode()), NOTHING)
    assert article is not None
    assert article.slug == ("warga-" * 20)[:100]


@pytest.mark.parametrize("year", ["0007", "1899", "2201", "9999"])
def test_years_that_are_slips_are_wrong(year: str) -> None:
    article, said = reading.parse(Source("a.txt", f"---\ntaken: {year}-01-01\n---\n{TEXT}".encode()), NOTHING)
    assert article is not None
    assert article.taken is None
    assert "header-value-wrong" in {d.code for d in said}


def test_every_key_of_a_full_header() -> None:
    text = (
        "---\ntitle: Judul\ndek: Dek\ndek_kind: standfirst\noutlet: Warta\nplace: Malang\nbyline: [Rina, "
        "Budi]\ncredit: (*/nto)\n"
        "url: https://example.org/a?b=1\npublished: 2026-03-03\ndate: 2026-03-02\ntaken: "
        "2026-03-04\nupdated: 2026-03-05\n"
        "theme: politics\ntags: desa\nlead: yes\nrights: excerpt\ntranslate: hold\nstatus: draft\n"
        "withdrawn: {kind: source, date: 2026-03-06, reason: {id: Sebab, en: Reason}}\n"
        "corrections:\n  - {at: 2026-03-07, kind: ours, id: Ralat, en: Mended, url: https://example.org}\n"
        "also: [a]\nfollows: b\nformerly: [c, d]\nnote: {id: Catatan, en: Note}\nslug: Judul Lain\n"
        "image: {file: a.jpg, credit: Rina, rights: own, alt: Saluran, caption: Warga}\nembargo: "
        "2026-03-02 10:00+07:00\nsensitive: cleared\n"
        "---\nIsi berita.\n"
    )
    article, said = reading.parse(Source("content/articles/a.txt", text.encode()), NOTHING)
    assert said == ()
    assert article is not None
    h = article.header
    assert (article.slug, h.byline, h.lead, h.tags, h.follows) == (
        "judul-lain",
        ("Rina", "Budi"),
        True,
        ("desa",),
        ("b",),
    )
    assert h.withdrawn is not None
    assert h.withdrawn.reason == Bilingual("Sebab", "Reason")
    assert h.corrections[0].at == date(2026, 3, 7)
    assert h.image is not None
    assert h.image.alt == "Saluran"
    assert h.embargo is not None
    assert h.embargo.utcoffset() is not None
    assert [s.kind for s in article.segments] == ["title", "dek", "alt", "caption", "body"]
    assert h.lines["outlet"] == 5


def test_a_site_s_own_spellings_help() -> None:
    knowledge = Knowledge((Outlet("koran", "Koran Sumberwaru", ("SUMBERWARU RAYA",)),))
    for written in ("SUMBERWARU RAYA", "SUMBERWARU RAYO"):
        article, _ = reading.parse(
            Source("a.txt", f"Judul\n\n{written} – Warga bersih desa.".encode()), knowledge
        )
        assert article is not None
        assert article.outlet == written


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://koran.example.id/a", "Koran"),
        ("http://WWW.koran.example.id:80/a", "Koran"),
        ("https://desa.koran.example.id/a", "Koran Desa"),
        ("https://lain.koran.example.id/a", "Koran"),
        ("https://bukankoran.example.id/a", None),
        ("https://example.id/koran.example.id", None),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_address_tells_the_outlet_where_nothing_else_does(
    name: str, url: str, outlet: str | None
) -> None:
    knowledge = Knowledge(
        (
            Outlet("koran", "Koran", home="https://www.koran.example.id/"),
            Outlet("desa", "Koran Desa", home="https://desa.koran.example.id"),
            Outlet("tanpa", "Tanpa Situs"),
        )
    )
    text = f"---\ntitle: Judul\nurl: {url}\n---\nWarga bersih desa.\n"
    article, said = reading.parse(Source(name, text.encode()), knowledge)
    assert article is not None
    assert article.outlet == outlet
    assert ("outlet-absent" in {d.code for d in said}) == (outlet is None)
    if outlet:
        assert (article.fields["outlet"].line, article.fields["outlet"].rule) == (3, "link-host")
    article, _ = reading.parse(Source(name, text.replace("url", "outlet: Lain\nurl").encode()), knowledge)
    assert article is not None
    assert article.outlet == "Lain"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("COPYRIGHT © KORAN PAGI 2026", "Koran Pagi"),
        ("Copyright (c) 2026 Koran Pagi. Dilarang mengutip isi tanpa izin.", "Koran Pagi"),
        ("Copyright © Warta Lain 2026, dikutip Koran Pagi", None),
        ("Copyright © Koran Pagihari 2026", None),
    ],
)
def test_a_copyright_line_tells_the_outlet_as_a_last_resort(line: str, outlet: str | None) -> None:
    knowledge = Knowledge((Outlet("koran", "Koran Pagi"),))
    text = f"Warga Bersihkan Saluran\n\nMALANG - Warga bersih desa.\n\n{line}\n"
    article, _ = reading.parse(Source("a.txt", text.encode()), knowledge)
    assert article is not None
    assert article.outlet == outlet
    if outlet:
        assert article.fields["outlet"].rule == "copyright-line"


def test_a_known_spelling_behind_the_dash_of_a_place_is_the_outlet() -> None:
    knowledge = Knowledge((Outlet("koran", "Koran Pagi", ("KORANPAGI",)),))
    for head in (
        "MALANG – KORANPAGI – ",
        "MALANG – KORANPAGI, ",
        "MALANG – KORANPAGI ",
        "MALANG – (KORANPAGI) ",
    ):
        text = f"Judul Berita\n\n{head}Warga bersih desa.\n"
        article, _ = reading.parse(Source("a.txt", text.encode()), knowledge)
        assert article is not None
        assert (article.outlet, article.place) == ("KORANPAGI", "MALANG")
        assert article.body[0].text == "Warga bersih desa."


def test_topics_are_suggested_with_reasons_or_not_at_all() -> None:
    themes = (
        Theme("politics", Bilingual("Politik", "Politics"), ("pemilu", "anggota dewan")),
        Theme("sport", Bilingual("Olahraga", "Sports"), ("gol", "pelatih")),
    )
    knowledge = Knowledge((), themes)
    article, _ = reading.parse(Source("a.txt", b"Pelatih Puji Gol\n\nMALANG - Gol itu indah."), knowledge)
    assert article is not None
    assert article.theme == "sport"
    assert any("gol" in reason for reason in article.theme_reasons)
    article, _ = reading.parse(Source("a.txt", b"Warga Makan Siang\n\nMALANG - Enak sekali."), knowledge)
    assert article is not None
    assert article.theme is None
    with_address = b"---\nurl: https://olahraga.example.id/berita/satu\n---\nWarga Makan\n\nMALANG - Enak."
    article, _ = reading.parse(Source("a.txt", with_address), knowledge)
    assert article is not None
    assert article.theme == "sport"


def test_inspection_says_everything_and_a_file_cannot_write_on_the_terminal() -> None:
    text = TEXT.replace("Rina", "Rina\x1b[31m") + "Baca juga: Hal Lain\n"
    article, said = reading.parse(Source("a.txt", text.encode()), NOTHING)
    shown = inspection.as_json("a.txt", article, said)
    assert list(shown) == [
        *(
            "file",
            "title",
            "dek",
            "dek_kind",
            "outlet",
            "place",
            "date",
            "date_inferred",
            "bylines",
            "credited",
            "credit",
            "body",
        ),
        *("set_aside", "theme", "theme_reasons", "fields", "diagnostics"),
    ]
    assert shown["place"] == "MALANG"
    assert shown["fields"]["place"] == {"line": 3, "column": 1, "rule": "dateline-place"}
    assert shown["set_aside"] == ["Baca juga: Hal Lain"]
    plain = inspection.as_text("a.txt", article, said, False)
    assert "\x1b" not in plain
    assert "read-also" in plain
    assert "dateline-place" in plain
    assert "\x1b[" in inspection.as_text("a.txt", article, said, True)
    empty = inspection.as_json("a.txt", None, ())
    assert list(empty) == list(shown)


def test_inspection_tells_what_the_credited_did() -> None:
    text = TEXT.encode() + b"Pewarta: Rina Wijaya\nEditor: Budi Santoso\n"
    article, said = reading.parse(Source("a.txt", text), NOTHING)
    assert article is not None
    shown = inspection.as_json("a.txt", article, said)
    assert shown["bylines"] == ["Rina Wijaya", "Budi Santoso"]
    assert [p["role"] for p in shown["credited"]] == ["writer", "editor"]
    assert "Rina Wijaya; editor: Budi Santoso" in inspection.as_text("a.txt", article, said, False)


def test_taking_in_proposes_an_address_and_leaves_the_text_alone() -> None:
    day = date(2026, 11, 23)
    got = intake.take_in(
        Source("-", TEXT.encode()),
        NOTHING,
        day,
        ["warga-bersihkan-saluran"],
        outlet="Warta: M",
        url="https://example.org/a",
        published=date(2026, 3, 3),
    )
    assert got.path == "content/articles/2026/11/warga-bersihkan-saluran-2.txt"
    assert (
        got.data.decode()
        == '---\noutlet: "Warta: M"\nurl: https://example.org/a\npublished: 2026-03-03\ntaken: 2026-11-23\n---\n'
        + TEXT
    )
    assert got.article is not None
    assert got.article.outlet == "Warta: M"
    again = intake.take_in(Source(got.path, got.data), NOTHING, date(2027, 1, 1), [])
    assert again.data == got.data
    assert intake.take_in(Source("a.txt", b""), NOTHING, day, []).path is None


HOSTILE = [
    "(",
    "[",
    "(a ",
    "A",
    "ABC ",
    ",",
    "a, ",
    "1",
    "(1/1/",
    "kata ",
    "Kata ",
    "- ",
    '"',
    "“",
    " 'a b",
    ". ",
    "\n",
    "Baca juga: ",
    "Senin (",
    "Laporan ",
    "Aa Bb, ",
    "-1 kg dalam ",
    "> ",
    "<a ",
    "&amp;",
    "M.CO, ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_rule_crawls(piece: str) -> None:
    run = piece * (100_000 // len(piece))
    for text in (
        f"Judul\n\n{run}x",
        f"Judul\n\nMALANG - Warga. {run} (*/nto)",
        f"{run}x",
        f"---\ntitle: {run}\n---\nJudul",
    ):
        start = time.process_time()
        reading.parse(Source("a.txt", text.encode()), NOTHING)
        assert time.process_time() - start < 2


def test_real_articles_where_they_are() -> None:
    folder = Path(__file__).parents[3] / "shared" / "news" / "dev"
    if not folder.is_dir():
        pytest.skip("the real articles are not part of the repository")
    alarms = 0
    for path in sorted(folder.glob("*.txt")):
        article, _ = reading.parse(Source(path.name, path.read_bytes()), NOTHING)
        assert article is not None
        assert article.body
        alarms += article.sensitive_proposed is not None
        taken = intake.take_in(Source(path.name, path.read_bytes()), NOTHING, date(2026, 11, 23), [])
        assert taken.article is not None
        assert [(s.kind, s.text) for s in taken.article.segments] == [
            (s.kind, s.text) for s in article.segments
        ]
        assert (taken.article.outlet, taken.article.place, taken.article.credit) == (
            article.outlet,
            article.place,
            article.credit,
        )
    assert alarms <= 3
