"""Splitting Markdown: rendering the blocks one by one and joining them gives what rendering the whole gives."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.reading.blocks import split

PIECES = st.sampled_from(
    [
        *(
            "Para one.",
            "Two *em* here\nmore text",
            "- a",
            "- b\n- c",
            "* x",
            "1. one",
            "21. orang",
            "    code",
            "\tcode",
            "# H",
        ),
        *(
            "## H\ntext",
            "> q",
            "> q\n> r",
            "Sub\n---",
            "Sub\n===",
            "---",
            "***",
            "* * *",
            "  lead",
            "   > q",
            "[a](b) link",
        ),
        *(
            "<div>x</div>",
            "<b>bold</b> text",
            "a < b",
            "<!-- c -->",
            "<div>",
            "</p>",
            "&amp; x",
            "a & b",
            "&amp",
            "`code <b>`",
        ),
        *(
            "**bold** start",
            '"kutip" kata',
            "-nodash",
            "+ plus",
            "    - nest",
            "  - two",
            "text\n- no list",
            "text\n> quote",
        ),
        *(
            "text\n# head",
            "text\n***",
            "<p>x\ny</p>",
            "<br>",
            "<http://x.y>",
            "1986. tahun",
            "a  \nb",
            "\\* esc",
            "_",
            "*",
        ),
        *(
            "[x]: http://y",
            "[x]",
            "=",
            "-",
            "<",
            "x\n    y",
            "x\n=",
            "# H\n    c",
            "![a](b.jpg)",
            "~~~",
            "```\nx\n```",
            "“kutip”",
        ),
    ]
)
GAPS = st.sampled_from(["\n\n", "\n\n\n", "\n \n", "\n", "\n\n\n\n", "\n\t\n"])


def same(whole: str, body: str) -> str:
    """Between raw HTML and its neighbours blank lines may differ; nobody sees them."""
    return re.sub(r"\n\n+", "\n", whole) if "<" in body else whole


@settings(max_examples=600, deadline=None)
@given(st.lists(st.tuples(PIECES, GAPS), max_size=6), st.sampled_from(["", "\n", "\n\n"]))
def test_the_join_of_the_blocks_renders_as_the_whole(pieces: list[tuple[str, str]], lead: str) -> None:
    body = lead + "".join(a + b for a, b in pieces)
    blocks = split(body)
    joined = "\n".join(markdown.markdown(b.text) for b in blocks)
    assert same(markdown.markdown(body), body) == same(joined, body)
    lines = body.split("\n")
    for b in blocks:
        assert lines[b.line - 1].startswith(b.text.split("\n")[0].rstrip())


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Satu.\n\nDua.", ["paragraph", "paragraph"]),
        ("**Tebal** di depan.\n\nDua.", ["paragraph", "paragraph"]),
        ("- a\n- b\n\n- c\n\nSatu.", ["other", "paragraph"]),
        ("> kata\n\n> lagi", ["other"]),
        ("    kode\n\n    lagi\n\nSatu.", ["code", "paragraph"]),
        ("<div>\nx\n</div>\n\nSatu.", ["html", "paragraph"]),
        ("## Judul\n\nSatu.", ["other", "paragraph"]),
        ("[a][x] di sini.\n\n[x]: http://y", ["other"]),
        ("<div>\n\nbelum tutup", ["other"]),
        ("\n\n \n", []),
    ],
)
def test_kinds(body: str, kinds: list[str]) -> None:
    assert [b.kind for b in split(body)] == kinds
