"""Proposals of care: specimens as in test_specimens, counted. Found at least 95 of 100; false alarms at most 5."""

from __future__ import annotations

from pathlib import Path

import pytest
from specimen_file import HERE, parts

from dwiwarta import reading
from dwiwarta.model import Knowledge, Source

SENSITIVE = sorted((HERE / "sensitive").glob("*.txt"))


@pytest.mark.parametrize("path", SENSITIVE, ids=lambda p: p.stem)
def test_what_may_hurt_somebody_is_proposed_with_its_words(path: Path) -> None:
    _, name, text, expected = parts(path)
    article, said = reading.parse(Source(name, text.encode()), Knowledge())
    assert article is not None
    wanted = None if dict(expected)["sensitive"] == "none" else dict(expected)["sensitive"]
    assert article.sensitive_proposed == wanted
    told = [d for d in said if d.code == "sensitive-proposed"]
    assert len(told) == (1 if wanted else 0)
    for d in told:
        assert "“" in d.message
        assert d.span.line
        assert d.excerpt


def test_there_are_enough_of_both_kinds() -> None:
    wanted = [dict(parts(p)[3])["sensitive"] for p in SENSITIVE]
    assert sum(w != "none" for w in wanted) >= 90
    assert sum(w == "none" for w in wanted) >= 70


def test_the_header_decides() -> None:
    path = next(p for p in SENSITIVE if p.stem == "suicide-01")
    text = "---\nsensitive: cleared\n---\n" + parts(path)[2]
    article, said = reading.parse(Source("a.txt", text.encode()), Knowledge())
    assert article is not None
    assert article.sensitive_proposed is None
    assert article.header.sensitive == "cleared"
    assert "sensitive-proposed" not in {d.code for d in said}
