"""The two trees are one: walked from the folder of the built sample site. The one exception (EDITOR.md): what is not
translated at all is in no English list."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

ROOT = Path(__file__).parents[2]
BASE = "/digest/"
UNTRANSLATED = {"tenun-merawai-motif-ombak"}
"""The samples without any English, found below by what their English pages say."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("trees")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    err = io.StringIO()
    words = ["build", "--frozen", "--root", str(root), "--now", "2026-11-23T10:00:00+07:00"]
    assert main(words, Console(io.StringIO(), err, {}), {}) == 0, err.getvalue()
    return root / "site"


def pages(tree: Path) -> dict[str, str]:
    return {p.relative_to(tree).as_posix(): p.read_text("utf-8") for p in sorted(tree.rglob("*.html"))}


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def links(html: str) -> Iterator[str]:
    """Where the page leads within the site, in the tree of its own language, without the address of the language."""
    for link in re.findall(r'href="([^"#?]*)', main_of(html)):
        found = re.fullmatch(rf"{BASE}(?:id|en)/(.*)", link)
        if found:
            yield found[1]


def test_every_page_stands_in_both_trees(site: Path) -> None:
    assert pages(site / "id").keys() == pages(site / "en").keys()
    assert len(pages(site / "id")) > 150


def test_the_switch_of_every_page_leads_to_its_counterpart_and_back(site: Path) -> None:
    for language, other in (("id", "en"), ("en", "id")):
        for name, html in pages(site / language).items():
            if 'http-equiv="refresh"' in html:
                continue
            path = name.removesuffix("index.html")
            switch = html[html.index('<nav class="switch"') :]
            assert f'href="{BASE}{other}/{path}"' in switch[: switch.index("</nav>")], name


def test_what_has_no_english_is_known(site: Path) -> None:
    found = {
        name.split("/")[1]
        for name, html in pages(site / "en").items()
        if name.startswith("news/") and "Not yet translated" in main_of(html)
    }
    assert found == UNTRANSLATED


def counts(html: str) -> dict[str, int]:
    """How many stories a list of groups gives each of them, by what follows the language in its address."""
    rows = re.findall(
        r'<(?:li|h2)[^>]*><a[^>]* href="/digest/(?:id|en)/([^"]*)"[^>]*>[^<]*</a> <span class="count">(\d+)<',
        html,
    )
    return {way: int(count) for way, count in rows}


@pytest.mark.parametrize("kind", ["themes/", "archive/", "places/", "outlets/", "tags/", "editions/"])
def test_lists_lead_to_the_same_pages_but_for_the_one_exception(site: Path, kind: str) -> None:
    english = pages(site / "en")
    walked = 0
    for name, html in pages(site / "id").items():
        if not name.startswith(kind):
            continue
        walked += 1
        there, here = set(links(html)), set(links(english[name]))
        if (
            name == "themes/index.html"
        ):  # names the newest story of each topic, which may be another in English
            there, here = ({x for x in of if not x.startswith("news/")} for of in (there, here))
        assert here <= there, name
        alone = {f"news/{slug}/" for slug in UNTRANSLATED}
        if kind == "editions/":  # a topic whose only piece waits has no heading in the English edition
            alone.add("themes/culture/")
        assert there - here <= alone, name
    assert walked


@pytest.mark.parametrize("kind", ["themes/", "archive/", "places/", "outlets/", "tags/"])
def test_counts_are_the_same_but_for_the_one_exception(site: Path, kind: str) -> None:
    english = pages(site / "en")
    for name, html in pages(site / "id").items():
        if not name.startswith(kind):
            continue
        missing = sum(f"/id/news/{slug}/" in html for slug in UNTRANSLATED)
        there, here = counts(html), counts(english[name])
        assert there.keys() == here.keys(), name
        if name.count("/") == 1 and kind != "archive/":  # a list of groups: each has its own exceptions
            assert there
            assert all(0 <= there[way] - here[way] <= len(UNTRANSLATED) for way in there), name
        counted = re.search(r"(\d+) berita</span>", html)
        if counted:
            told = re.search(r"(\d+) stor(?:y|ies)</span>", english[name])
            assert told is not None, name
            assert int(counted[1]) - int(told[1]) == missing or "/page/" in name, name


def test_both_homes_lead_to_the_same_topics_and_a_lead(site: Path) -> None:
    homes = {language: (site / language / "index.html").read_text("utf-8") for language in ("id", "en")}
    topics = [[link for link in links(html) if link.startswith("themes/")] for html in homes.values()]
    assert set(topics[0]) == set(topics[1])
    assert all("card-lead" in html for html in homes.values())


def test_each_article_has_its_page_with_both_texts(site: Path) -> None:
    for name, html in pages(site / "id").items():
        if name.startswith("news/") and 'http-equiv="refresh"' not in html:
            slug = name.split("/")[1]
            assert (site / "both" / slug / "index.html").is_file()
            for language in ("id", "en"):
                assert f'href="{BASE}both/{slug}/"' in (site / language / name).read_text("utf-8")
