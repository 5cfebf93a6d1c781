"""HTML of ours as plain text."""

import json

import pytest

from dwiwarta.rendering.editions import prose
from dwiwarta.rendering.plain_text import WIDTH, as_text
from dwiwarta.rendering.text import as_json


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Satu *kata* dan **dua**.\n\nLagi.", "Satu kata dan dua.\n\nLagi."),
        ("# Judul\n\nIsi & <lain>", "Judul\n\nIsi &"),
        ("- satu\n- dua\n\nLalu\n\n1. tiga\n2. empat", "- satu\n- dua\n\nLalu\n\n1. tiga\n2. empat"),
        ("> Kutipan\n> panjang", "> Kutipan panjang"),
        ("[a](https://a.example/) [b](https://b.example/) [c](https://a.example/)",
         "a [1] b [2] c [1]\n\n[1] https://a.example/\n[2] https://b.example/"),
        ("[https://a.example/](https://a.example/)", "https://a.example/"),
        ("<redaksi@example.org>", "redaksi@example.org"),
        ("Baris  \nbaru", "Baris\nbaru"),
        ("    kode  lain", "    kode  lain"),
        ("Satu\n\n---\n\nDua", "Satu\n\n------------\n\nDua"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text(markdown: str, text: str) -> None:
    assert as_text(prose(markdown)) == text


def test_a_list_in_a_list_is_indented() -> None:
    assert as_text(prose("- satu\n    - dua\n    - tiga\n- empat")).split("\n") == [
        "- satu", "  - dua", "  - tiga", "- empat",
    ]  # fmt: skip


def test_lines_are_wrapped_and_addresses_are_not() -> None:
    address = "https://example.org/" + "a" * 100
    lines = as_text(prose("kata " * 40 + f"[tautan]({address}) " + "- -- kata-kata " * 20)).split("\n")
    assert max(len(line) for line in lines if address not in line) <= WIDTH
    assert f"[1] {address}" in lines


@pytest.mark.parametrize(
    "text", ["a\x01b", "\x07\x1b\x0c\x08", "\\u0001", "\\\x01", "\\\\\x0b\\u001b", "a\tb\nc\r"]
)
def test_json_has_no_control_character_and_every_other_sign(text: str) -> None:
    written = as_json({"x": text})
    assert json.loads(written)["x"] == "".join(c for c in text if c >= " " or c in "\t\n\r")
    assert as_json({"x": text}, indent=1).count("\n") == 2
