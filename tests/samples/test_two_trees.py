"""The two trees of the sample site, walked side by side: the same pages, the same stories in the same lists, the same
counts, but for what has nothing in English yet: that stays out of the English lists, and only out of those."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

ROOT = Path(__file__).parents[2]
LISTS = ("theme", "group")
INDEXES = ("archive", "places", "outlets", "tags")


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """By language: the pages by their path within the tree."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    words = ["build", "--frozen", "--root", str(root), "--now", "2026-11-23T10:00:00+07:00"]
    assert main(words, Console(io.StringIO(), io.StringIO(), {}), {}) == 0
    found = {}
    for language in ("id", "en"):
        tree = root / "site" / language
        found[language] = {
            p.relative_to(tree).as_posix(): p.read_text("utf-8") for p in sorted(tree.rglob("*.html"))
        }
    return found


def kind(html: str) -> str:
    found = re.search(r'<body class="([\w-]+)', html)
    return found[1] if found else "redirect"


def stories(html: str) -> list[str]:
    """The short names of the stories that a page lists, in its order."""
    main_part = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.findall(r'<h[23][^>]*><a href="/digest/(?:id|en)/news/([\w-]+)/"', main_part)


def counts(html: str) -> dict[str, int]:
    """How many stories the rows of an index say they have."""
    rows = re.findall(r'<a href="/digest/(?:id|en)/([^"]+)"[^>]*>[^<]*</a> <span class="count">(\d+)', html)
    return {path: int(number) for path, number in rows}


def waiting(trees: dict[str, dict[str, str]]) -> set[str]:
    """What has nothing in English: headline and text stand there in Indonesian."""
    return {
        name.split("/")[1]
        for name, html in trees["en"].items()
        if re.search(r'<article class="story[^"]* untranslated', html) and '<h1 lang="id">' in html
    }


def test_they_have_the_same_pages_of_the_same_kinds(trees: dict[str, dict[str, str]]) -> None:
    kinds = [{name: kind(html) for name, html in trees[language].items()} for language in ("id", "en")]
    assert kinds[0] == kinds[1]
    assert len(kinds[0]) > 150
    assert {*LISTS, *INDEXES, "home", "article", "withdrawn", "plain", "redirect"} <= set(kinds[0].values())


def test_lists_have_the_same_stories_in_the_same_order(trees: dict[str, dict[str, str]]) -> None:
    absent = waiting(trees)
    assert absent
    compared = 0
    for name, html in trees["id"].items():
        if kind(html) in LISTS:
            expected = [slug for slug in stories(html) if slug not in absent]
            assert stories(trees["en"][name]) == expected, name
            compared += len(expected)
    assert compared > 200


def test_counts_differ_by_what_waits_for_english_and_nothing_else(trees: dict[str, dict[str, str]]) -> None:
    absent = waiting(trees)
    compared = 0
    for name, html in trees["id"].items():
        if kind(html) not in INDEXES:
            continue
        there, here = counts(html), counts(trees["en"][name])
        assert there.keys() == here.keys(), name
        for path, number in there.items():
            listed = stories(trees["id"][f"{path}index.html"])
            if len(listed) == number:  # all of them on one page
                assert here[path] == number - sum(slug in absent for slug in listed), path
                compared += 1
    assert compared > 50
