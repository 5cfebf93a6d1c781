"""What a person did for an article, by the label that a credit gives: "Pewarta: A", "Editor: B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.model import Byline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dwiwarta.model import Role

_BY_WORD: tuple[tuple[str, Role], ...] = (
    ("foto", "photographer"),
    ("editor", "editor"),
    ("redaktur", "editor"),
    ("sunting", "editor"),
    ("diedit", "editor"),
    ("erjemah", "other"),
    ("publisher", "other"),
    ("uploader", "other"),
    ("sumber", "other"),
    ("source", "other"),
    ("via", "other"),
)
"""A piece of the label, the first that is in it; any other label (Pewarta, Penulis, Laporan ...) is a writer's."""
_WRITTEN = re.compile(
    r"\s*(?P<label>(?:pewarta(?: foto)?|penulis|penyusun|reporter|jurnalis|wartawan|kontributor|laporan|teks|by|oleh|"
    r"editor|redaktur|penyunting|fotografer|photographer|foto|photo|penerjemah|publisher)"
    r"(?:\s*(?:/|&|dan|and)\s*\w+)?)\s*:\s*(?P<name>.*\S)\s*",
    re.IGNORECASE,
)


def roles_of(label: str) -> tuple[Role, ...]:
    """Mostly one; "Penulis/Editor" are two."""
    parts = re.split(r"/|&|\bdan\b|\band\b", label.lower())
    return tuple(dict.fromkeys(_role_of(part.replace("ph", "f")) for part in parts if part.strip()))


def _role_of(label: str) -> Role:
    return next((role for word, role in _BY_WORD if word in label), "writer")


def credited(names: Iterable[str], label: str = "") -> list[Byline]:
    """These people under this label."""
    return [Byline(name, role) for name in names for role in roles_of(label or "penulis")]


def as_typed(texts: Iterable[str]) -> tuple[Byline, ...]:
    """What a header's `byline` says: writers, and whoever has a label as credits have it ("Editor: Budi")."""
    found: list[Byline] = []
    for text in texts:
        m = _WRITTEN.fullmatch(text)
        found += credited([m["name"]], m["label"]) if m else credited([text])
    return tuple(dict.fromkeys(found))
