"""Specimens: texts with one quirk each, and how they must be read. Adding a case is adding a file.

A file holds a title, the article after `==== input` (with a file name where the ending matters) and after
`==== expected` lines of `key: value`. Fields that are not named are not looked at, but `outlet` and `place` always are,
and `dek`, `credit` and `date` must be empty unless named. `none` is no value, `|` parts names, `⏎` is a line break.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from specimen_file import HERE, parts

from dwiwarta import reading
from dwiwarta.model import Article, Knowledge, Source
from dwiwarta.reading.typography import mend

SPECIMENS = sorted(HERE.glob("*.txt"))


def squash(text: str) -> str:
    return " ".join(text.split())


def check(article: Article, codes: set[str], meant: set[str | None], key: str, value: str) -> None:
    body = [s.text for s in article.body]
    whole = squash(" ".join(body))
    wanted = None if value == "none" else value
    match key:
        case "outlet" | "place" | "credit" | "dek_kind":
            assert getattr(article, key) == wanted, key
        case "title":
            assert article.title.text == value
        case "dek":
            assert (article.dek.text if article.dek else None) == wanted
        case "date" | "date_inferred":
            day = getattr(article, key)
            assert (day.isoformat() if day else None) == wanted, key
        case "bylines":
            assert list(article.bylines) == [n.strip() for n in value.split("|") if n.strip()]
        case "writers" | "editors" | "photographers" | "others":
            assert " | ".join(article.credited_as(key[:-1])) == ("" if value == "none" else value), (
                article.credited
            )
        case "body_start":
            assert whole.startswith(value), whole[:80]
        case "body_end":
            assert whole.endswith(value), whole[-80:]
        case "paragraphs":
            assert len(body) == int(value), body
        case "more_paragraphs_than":
            assert len(body) > int(value), body
        case "paragraph":
            assert value.replace("⏎", "\n") in body
        case "mended":
            assert value in [mend(t) for t in body]
        case "aside":
            assert value in squash(" ".join(s.text for s in article.set_aside)), article.set_aside
        case "aside_as":
            assert value in [s.rule for s in article.set_aside], article.set_aside
        case "in_body":
            assert value in whole
        case "not_in_body":
            assert value not in whole
        case "code":
            assert value in codes
        case "no_code":
            assert value not in codes
        case "did_you_mean":
            assert value in meant
        case "status":
            assert article.header.status == value
        case "sensitive":
            assert article.sensitive_proposed == wanted
        case _:
            raise AssertionError(f"unknown key {key} in the specimen")


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda p: p.stem)
def test_specimen_is_read_as_expected(path: Path) -> None:
    _, name, text, expected = parts(path)
    article, said = reading.parse(Source(name, text.encode()), Knowledge())
    assert article is not None
    codes = {d.code for d in said}
    meant = {d.did_you_mean for d in said}
    keys = {key for key, _ in expected}
    assert {"outlet", "place"} <= keys, "a specimen names outlet and place"
    for key in ("dek", "credit", "date"):
        if key not in keys:
            check(article, codes, meant, key, "none")
    for key, value in expected:
        check(article, codes, meant, key, value)


def test_there_are_enough_specimens_each_with_its_own_title() -> None:
    titles = [parts(p)[0] for p in SPECIMENS]
    assert len(titles) >= 80
    assert len(set(titles)) == len(titles)
