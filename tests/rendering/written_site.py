"""A site of a few articles, built as an editor builds it, so that a test can read its pages."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, accept, with_answer

SETTINGS = """title.id = "Warta"
title.en = "Digest"
base_url = "https://example.org/digest/"
contact = "redaksi@example.org"
"""
HEADER = """---
url: https://kabar.example/{slug}
published: 2026-11-{day:02}
outlet: Kabar
theme: politics
{more}---
"""
OUTLETS = '[kabar]\nname = "Kabar"\nrights = "full"\nevidence = "letter"\n'


def machine(kind: str, source: str, text: str) -> Entry:
    return with_answer(Entry(kind, source), text, engine="google/1.11.4", at=date(2026, 11, 20))


def checked(kind: str, source: str, text: str) -> Entry:
    return accept(machine(kind, source, text), date(2026, 11, 21), by="Rina")


class LittleSite:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("site.toml", SETTINGS)
        self.write("content/outlets.toml", OUTLETS)
        self.day = 20

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def setting(self, line: str) -> None:
        self.write("site.toml", f"{(self.root / 'site.toml').read_text()}{line}\n")

    def article(self, slug: str, texts: list[str], english: list[Entry], *more: str) -> None:
        """Headline and paragraphs in Indonesian, the entries of its translation file, lines for its header."""
        header = HEADER.format(slug=slug, day=self.day, more="".join(f"{line}\n" for line in more))
        self.day -= 1
        self.write(f"content/articles/{slug}.txt", header + "\n\n".join(texts) + "\n")
        self.write(f"translations/en/{slug}.po", po.dump(Catalog(tuple(english))).decode())

    def build(self) -> str:
        """What the build said."""
        out, err = io.StringIO(), io.StringIO()
        words = ["build", "--frozen", "--root", str(self.root), "--now", "2026-11-23T10:00:00+07:00"]
        code = main(words, Console(out, err, {}), {})
        assert code in (0, 1), err.getvalue()
        return err.getvalue()

    def page(self, path: str) -> str:
        return (self.root / "site" / path / "index.html").read_text("utf-8")
