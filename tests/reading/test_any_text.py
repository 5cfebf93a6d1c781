"""Whatever the file holds: no exception, no letter lost, and taking in what was taken in changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta import reading
from dwiwarta.model import Article, Bilingual, Knowledge, Outlet, Source, Theme
from dwiwarta.reading import frontmatter, header
from dwiwarta.reading.inspection import as_json, as_text
from dwiwarta.reading.intake import take_in

KNOWLEDGE = Knowledge(
    (Outlet("warta", "Warta Malang", ("WARTAMALANG.COM",)),),
    (Theme("politics", Bilingual("Politik", "Politics"), ("pemilu", "anggota dewan")),),
)
TODAY = date(2026, 11, 23)

SCRAPS = st.sampled_from(
    [
        "Warga Bersihkan Saluran Air",
        "WARTAMALANG.COM - MALANG - ",
        "MALANG – ",
        "Jakarta\n-\n",
        "(ANTARA) - ",
        "Malang (ANTARA) - ",
        "Baca juga: ",
        "Baca Juga\n",
        "ADVERTISEMENT",
        "Daftar Isi\n",
        "Ringkasan Berita: ",
        "Laporan Wartawan Warta.com, Rina Wijaya\n",
        "Senin (2/3/2026)",
        "Selasa (30/2)",
        "(2//3/26)",
        "12 Maret 2026",
        "(*/nto).",
        "(ap/wan)",
        "(\nap/\n",
        "(Rina Wijaya)",
        "Pewarta: Hadi",
        "Editor: ",
        "Tags:\n",
        "COPYRIGHT © ANTARA 2026 Dilarang keras",
        "[Gambas:Video 20detik]",
        "Navigasi pos ",
        "“Kami siap,” kata dia.",
        '"Halo,"',
        "isu - isu",
        "Halaman Selanjutnya",
        "1. satu",
        "• dua",
        "---",
        "\n",
        "\n\n",
        " ",
        ".",
        ",",
        "\u200b",
        "\u00a0",
        "Kabupaten ",
        "di bawah umur",
        "tersangka",
        "(15)",
        "bunuh diri",
        "Disunting kembali oleh Intan ",
        "sumber : Antara",
        "\u2028",
        "\r\n",
        "é",
        "İ",
        "ﬁ",
        "🌧",
        "title: ",
        "var gax_",
        "***",
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(SCRAPS, st.text(max_size=12)), max_size=25).map("".join), st.text(max_size=300)
)


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text.casefold() if c.isalnum())


def lost(text: str, article: Article) -> Counter[str]:
    """Letters and digits of the text that stand in no field."""
    have: Counter[str] = Counter()
    pieces = [s.text for s in article.segments] + [a.text for a in article.set_aside]
    for piece in [*pieces, article.outlet, article.place, article.credit, *article.bylines]:
        have += letters(piece or "")
    return letters(text) - have


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    article, said = reading.parse(Source("a.txt", data), KNOWLEDGE, TODAY)
    if article is None:
        assert said
        return
    if not data.startswith(b"---"):
        import unicodedata

        shown = unicodedata.normalize("NFC", data.decode())
        assert not lost(shown, article)
    as_json("a.txt", article, said)
    as_text("a.txt", article, said, True)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.builds(lambda a, b: a + b, st.binary(max_size=20), TEXTS.map(str.encode))
    )
)
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    for name in ("a.txt", "a.md"):
        article, said = reading.parse(Source(name, data), KNOWLEDGE, TODAY)
        assert article is not None or said
        for d in said:
            assert d.message
            assert d.hint is not None
            d.as_json()


KEYS = st.sampled_from([*header.KEYS, "outlte", "x", "Title", "embrago"])
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "no",
            "2026-03-02",
            "2026-13-40",
            "[a, b]",
            "[a, [b]]",
            "{id: a}",
            "{kind: source, date: 2026-01-01}",
            "*a",
            "&a b",
            '"x"',
            "'x",
            "x: y",
            "- a",
            "|",
            "> a",
            "draft",
            "yes",
            "#c",
            "https://a.id/b",
            "[{at: 2026-01-01, kind: ours}]",
            "2026-03-02 10:00+07:00",
            "{{{{",
            "\t",
            "cleared",
            "!!python/object:os.system",
            "~",
        ]
    ),
    st.text(max_size=15),
)
HEADERS = st.lists(st.tuples(KEYS, VALUES, st.sampled_from(["\n", "\n  ", "\n\n", ": "])), max_size=8).map(
    lambda rows: "".join(f"{k}: {v}{end}" for k, v, end in rows)
)


@settings(max_examples=400, deadline=None)
@given(HEADERS, st.booleans())
def test_any_header_is_read_or_told(head: str, closed: bool) -> None:
    text = (
        "---\n"
        + head
        + ("\n---\n" if closed else "")
        + "\n\nWarga Bersihkan Saluran\n\nMALANG - Ratusan warga."
    )
    for name in ("a.txt", "a.md"):
        article, said = reading.parse(Source(name, text.encode("utf-8", "ignore")), KNOWLEDGE, TODAY)
        assert article is not None or said
        for d in said:
            assert d.message
            d.as_json()
            assert d.span.line <= text.count("\n") + 60


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title", "outlet", "tags", "url", "date"]),
            st.one_of(
                st.text(alphabet="ab Z9.,:#-'\"[]{}&*!|>%@`?/(~\\", max_size=12),
                st.lists(st.text(alphabet="ab Z9.-'/(\"", max_size=5), max_size=3).map(
                    lambda v: f"[{', '.join(v)}]"
                ),
                st.text(alphabet="ab Z9é“.,:#-'", max_size=8).map(lambda v: f'"{v}"'),
            ),
            st.sampled_from(["", " ", "  "]),
        ),
        max_size=4,
    )
)
def test_the_quick_way_and_yaml_agree_about_headers(rows: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{key}: {value}{blank}\n" for key, value, blank in rows)
    quick = frontmatter._flat(text)
    if quick is not None:
        slow, said, passed_over = frontmatter._yaml(text, "a.txt")
        assert not passed_over
        assert not said
        assert {k: bare(n) for k, n in quick.items()} == {k: bare(n) for k, n in slow.items()}
        assert {k: n.line for k, n in quick.items()} == {k: n.line for k, n in slow.items()}


def bare(node: frontmatter.Node) -> object:
    return [bare(n) for n in node.value] if isinstance(node.value, list) else node.value


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_taking_in_twice_changes_nothing(text: str) -> None:
    first = take_in(
        Source("a.txt", text.encode("utf-8", "ignore")), KNOWLEDGE, TODAY, ["warga"], outlet="Warta: Malang"
    )
    if first.path is None:
        return
    again = take_in(Source(first.path, first.data), KNOWLEDGE, date(2027, 5, 5), ["warga"])
    assert again.data == first.data
    assert again.article is not None
    assert first.article is not None
    assert again.article == first.article
