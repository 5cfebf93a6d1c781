"""Markdown that is shown as plain text is told with file and line; what is shown as it should be, is not."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.disk import RealDisk
from dwiwarta.stages.understanding import understand
from dwiwarta.stages.world import Place, World
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog
from tests.rendering.written_site import LittleSite, checked

SHIPPED = str(Path(__file__).parents[2])
HEAVY = {
    "*a **b " * 200: "“*” stands in it more than 300 times",
    "kata < " * 301 + "x": "“<” stands in it more than 300 times",
    "[" * 301 + "a": "“[” stands in it more than 300 times",
    "> " * 31 + "teks": "more than thirty lists or quotations stand in one another",
    "kata `dan` " * 2000: "it is longer than 20,000 characters",
}
LIGHT = [
    "- butir\n" * 3000,
    "Kata demi kata. " * 2000,
    "*miring* " * 200 + "ya",
    "> > > teks",
    "[a](b) " * 100,
]


def told(made: LittleSite) -> list[tuple[str, int, str]]:
    """File, line and sentence of each."""
    now = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    _, said = understand(World(RealDisk(), now), Place(str(made.root), SHIPPED), frozen=True)
    found = [d for d in said if d.code == "markdown-as-text"]
    assert all(d.hint for d in found)
    return [(d.span.path, d.span.line, d.message) for d in found]


def article(made: LittleSite, body: str) -> None:
    made.write(
        "content/articles/alas.md",
        f"---\ntitle: Pasar\nurl: https://kabar.example/a\noutlet: Kabar\ntheme: politics\n---\nPembuka.\n\n{body}\n",
    )


@pytest.mark.parametrize("body", HEAVY)
def test_what_is_shown_as_plain_text_is_told(tmp_path: Path, body: str) -> None:
    made = LittleSite(tmp_path)
    article(made, body)
    why = HEAVY[body]
    assert told(made) == [
        (
            "content/articles/alas.md",
            9,
            f"This passage is shown as plain text, without its formatting: {why}.",
        )
    ]
    out = io.StringIO()
    main(
        ["inspect", str(tmp_path / "content/articles/alas.md"), "--json", "--root", str(tmp_path)],
        Console(out, io.StringIO(), {}),
        {},
    )
    (said,) = (d for d in json.loads(out.getvalue())["diagnostics"] if d["code"] == "markdown-as-text")
    assert said["line"] == 9 and said["message"].endswith(f"{why}.") and said["hint"]


@pytest.mark.parametrize("body", LIGHT, ids=lambda body: body[:8])
def test_what_is_shown_as_it_should_be_is_not(tmp_path: Path, body: str) -> None:
    made = LittleSite(tmp_path)
    article(made, body)
    assert told(made) == []


def test_english_pages_and_introductions_are_looked_at_too(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    heavy = "> " * 31 + "teks"
    article(made, "Penutup.")
    made.article(
        "bukit", ["Judul", "Isi."], [checked("title", "Judul", "Title"), checked("body", "Isi.", heavy)]
    )
    entries = (checked("title", "Pasar", "Market"), checked("body", "Penutup.", heavy))
    made.write("translations/en/alas.po", po.dump(Catalog(entries)).decode())
    made.write("content/pages/about.md", f"---\ntitle: Kami\n---\n{heavy}\n")
    made.write("content/pages/kontak.id.md", f"---\ntitle: Kontak\n---\n\nSurat.\n\n{heavy}\n")
    made.write("content/pages/kontak.en.md", "---\ntitle: Contact\n---\n\nMail.\n")
    made.write(
        "content/editions/1.md",
        f"---\nnumber: 1\narticles: [alas]\n---\n# Bahasa Indonesia\n\nHalo.\n\n{heavy}\n\n# English\n\n{heavy}\n",
    )
    made.write("content/editions/2.md", f'---\nnumber: 2\nintro.en: "{heavy}"\narticles: [alas]\n---\n')
    places = {(path, line) for path, line, _ in told(made)}
    catalog = (tmp_path / "translations/en/alas.po").read_text("utf-8").split("\n")
    assert places == {
        ("translations/en/alas.po", catalog.index('msgctxt "body"')),
        ("content/pages/about.md", 4),
        ("content/pages/kontak.id.md", 7),
        ("content/editions/1.md", 9),
        ("content/editions/1.md", 13),
        ("content/editions/2.md", 3),
    }
