"""Text to HTML: the short way gives what the parser gives, and nothing harmful comes out of either."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.rendering import markup

PLAIN = [
    "Halo dunia.",
    '**RANDUKUNING** - Suasana "baik" di sini.',
    "*Semua miring, ya.*",
    "## Langkah berikutnya",
    "- satu\n- dua, tiga",
    "> Kutipan yang panjang.",
    "Rilis lengkap di [situs resmi](https://example.org/rilis/0001).",
    "Harga naik 5% menjadi Rp1.500: begitu katanya.",
]


@pytest.mark.parametrize("block", PLAIN)
def test_common_blocks_take_the_short_way(block: str):
    assert markup.short_way(block) is not None
    assert markup.short_way(block) == markup.long_way(block)


SIGNS = '*_`[]()<>#!&\\:-+=|~ \n".'
WORDS = [
    "a",
    "kata",
    "Kata-kata",
    "**",
    "***",
    "  ",
    "1. ",
    "- ",
    "> ",
    "## ",
    "é",
    "“kutip”",
    "2023",
    "&amp;",
    "<b>",
]
SPANS = ["http://x.id/a", "[teks](https://example.org/x)", "**tebal**", "*miring*"]
PIECES = st.sampled_from([*SIGNS, *WORDS, *SPANS])


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
@settings(max_examples=1500, deadline=None)
def test_the_short_way_gives_what_the_parser_gives(block: str):
    block = block.strip("\n")
    short = markup.short_way(block)
    if short is not None:
        assert short == markup.long_way(block)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "<a href='data:text/html,x'>x</a>",
        "[x](<javascript:alert(1)>)",
        "![x](https://example.org/x.png)",
        "<style>body{display:none}</style>",
        "<iframe src=https://example.org></iframe>",
        "- <b onclick=alert(1)>x</b>",
    ],
)
def test_nothing_harmful_comes_out(hostile: str):
    html = str(markup.block(hostile).inner)
    assert not re.search(
        r"<(script|img|style|iframe)|onerror|onclick|href=.?(javascript|data):", html, re.IGNORECASE
    ), html


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_news_text_is_never_markup(source: str):
    html = str(markup.text(source))
    assert "<" not in html
    assert ">" not in html
    assert html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == source


def test_the_headline_is_the_only_first_heading():
    assert str(markup.block("# Bab").inner) == "<h2>Bab</h2>"


def test_a_list_brings_its_own_blocks_and_a_paragraph_does_not():
    assert markup.block("- a\n- b").block
    assert not markup.block("Satu `kode` saja.").block


@pytest.mark.parametrize(
    "hostile",
    [
        "kata " * 20_000 + "`kode`",
        "**tebal** " * 10_000 + "_",
        "[a](https://example.org/b) " * 5_000 + "<",
        "- butir\n" * 10_000 + "- `x`",
        "> " + "kata-kata: " * 10_000 + "&",
    ],
    ids=["words", "bold", "links", "list", "quote"],
)
def test_the_short_way_does_not_crawl(hostile: str):
    began = process_time()
    assert markup.short_way(hostile) is None
    assert process_time() - began < 1


@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "> "])
def test_deep_nesting_is_shown_as_it_stands(mark: str):
    html = markup.block(mark * 500 + "teks")
    assert "teks" in html.inner


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 3000,
        "[a](b" * 400,
        "<a" * 500,
        "*a **b " * 400,
        "> " * 400 + "x",
        "- " * 2000 + "x",
        "kata *dan* " * 3000,
    ],
)
def test_what_the_parser_would_crawl_over_is_shown_as_it_stands_and_harms_no_later_text(hostile: str):
    link = "[https://a.example/](https://a.example/)"
    before = markup.long_way(link)
    assert markup.long_way(hostile).inner == markup.text(hostile)
    assert markup.long_way(link) == before
