"""The sample site, built as a newcomer builds it: nothing is sent, no file of theirs changes, and what comes out holds
together."""

import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

ROOT = Path(__file__).parents[2]
NOW = "2026-11-23T10:00:00+07:00"
BASE = "https://example.org/digest/"
ON_HOLD = 4
"""Samples of which something waits for English."""


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main([*words, "--now", NOW], Console(out, err, {}), {})
    return code, out.getvalue(), err.getvalue()


def copy_of_the_samples(folder: Path) -> Path:
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site.toml", folder / "site.toml")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of_the_samples(tmp_path_factory.mktemp("samples"))
    code, _, err = run("build", "--frozen", "--root", str(root))
    assert code == 0, err
    return root / "site"


def test_a_build_sends_nothing_and_changes_no_file_of_a_person(tmp_path: Path, no_sockets: None) -> None:
    """`engine = "google"` stands in site.toml; what is not translated in the samples is on hold."""
    root = copy_of_the_samples(tmp_path)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    code, _, err = run("build", "--root", str(root))
    assert code == 0, err
    after = {
        p: p.read_bytes() for p in root.rglob("*") if p.is_file() and not {"site", ".cache"} & set(p.parts)
    }
    assert after == before


def test_a_frozen_build_opens_no_socket_whatever_waits(tmp_path: Path, no_sockets: None) -> None:
    root = copy_of_the_samples(tmp_path)
    for path in (root / "translations/en/2026").rglob("*.po"):
        path.unlink()
    code, _, err = run("build", "--frozen", "--root", str(root))
    assert code == 0, err
    assert "wait for translation" in err
    assert not list((root / "translations/en/2026").rglob("*.po"))


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    root = copy_of_the_samples(tmp_path)
    run("build", "--frozen", "--root", str(root))
    _, _, err = run("build", "--frozen", "--root", str(root))
    assert "(0 new or changed)" in err


def test_several_processes_write_the_same_site(tmp_path: Path, site: Path) -> None:
    root = copy_of_the_samples(tmp_path)
    code, _, err = run("build", "--frozen", "--jobs", "3", "--root", str(root))
    assert code == 0, err
    assert contents(root / "site") == contents(site)


def test_the_cache_decides_about_no_byte(tmp_path: Path, site: Path) -> None:
    root = copy_of_the_samples(tmp_path)
    run("build", "--frozen", "--root", str(root))
    shutil.rmtree(root / ".cache")
    shutil.rmtree(root / "site")
    run("build", "--frozen", "--root", str(root))
    assert contents(root / "site") == contents(site)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != ".dwiwarta"
    }


# -- what comes out


class Page(HTMLParser):
    """Links, ids and languages of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.lang = ""
        self.text = path.read_text("utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attributes}
        if tag == "html":
            self.lang = values["lang"]
        if "id" in values:
            self.ids.append(values["id"])
        for key in ("href", "src"):
            if key in values:
                self.links.append((values[key], {"tag": tag, **values}))


def pages_of(site: Path) -> dict[str, Page]:
    return {p.relative_to(site).as_posix(): Page(p) for p in sorted(site.rglob("*.html"))}


def _leads_elsewhere(page: Page) -> bool:
    """The page of a former address."""
    return 'http-equiv="refresh"' in page.text


def test_every_link_leads_somewhere(site: Path) -> None:
    for name, page in pages_of(site).items():
        here = BASE + name.removesuffix("index.html")
        assert len(page.ids) == len(set(page.ids)), name
        for link, _ in page.links:
            target = urlsplit(urljoin(here, link))
            if target.scheme not in ("http", "https") or target.netloc != "example.org":
                continue
            assert target.path.startswith("/digest/"), f"{name}: {link} leaves the base path"
            path = target.path.removeprefix("/digest/")
            assert (site / (path + "index.html" if path == "" or path.endswith("/") else path)).is_file(), (
                f"{name}: {link}"
            )


def test_the_two_trees_mirror_each_other(site: Path) -> None:
    def tree(language: str) -> set[str]:
        return {
            p.relative_to(site / language).as_posix() for p in (site / language).rglob("*") if p.is_file()
        }

    assert tree("id") == tree("en")
    assert {f"news/{p.parent.name}/index.html" for p in (site / "both").rglob("index.html")} <= tree("id")


def test_the_language_switch_leads_to_the_counterpart(site: Path) -> None:
    for name, page in pages_of(site).items():
        language, _, rest = name.partition("/")
        if language not in ("id", "en") or _leads_elsewhere(page):
            continue
        other = "en" if language == "id" else "id"
        mirror = f"/digest/{other}/{rest.removesuffix('index.html')}"
        assert any(link == mirror and a.get("lang") == other and a["tag"] == "a" for link, a in page.links), (
            name
        )
        assert page.lang == language


def test_versions_name_each_other_or_nobody(site: Path) -> None:
    pages = pages_of(site)
    found = 0
    for name, page in pages.items():
        versions = {
            a["hreflang"]: link
            for link, a in page.links
            if a["tag"] == "link" and a["rel"] == "alternate" and "type" not in a
        }
        if not versions:
            continue
        found += 1
        assert set(versions) == {"id", "en", "x-default"}, name
        assert 'content="noindex"' not in page.text, name
        assert BASE + name.removesuffix("index.html") in versions.values(), name
        for language in ("id", "en"):
            other = pages[versions[language].removeprefix(BASE) + "index.html"]
            assert {
                link
                for link, a in other.links
                if a.get("hreflang") and a["tag"] == "link" and "type" not in a
            } == set(versions.values())
    assert found > 20


def test_feeds_are_feeds(site: Path) -> None:
    for language in ("id", "en"):
        feed = feedparser.parse((site / language / "feed.xml").read_bytes())
        assert not feed.bozo, feed.bozo_exception
        assert feed.feed.id == f"tag:example.org,2026:{language}"
        assert len(feed.entries) >= 10
        ids = [e.id for e in feed.entries]
        assert len(ids) == len(set(ids))
        for entry in feed.entries:
            assert entry.id.startswith(f"tag:example.org,2026:{language}/")
            kind = "editions" if f":{language}/edition/" in entry.id else "news"
            assert entry.link.startswith(f"{BASE}{language}/{kind}/")
            assert re.match(r"2026-\d\d-\d\dT00:00:00\+07:00$", entry.updated)
            assert ("<li>" if kind == "editions" else "<p>") in entry.content[0].value


def test_the_sitemap_lists_what_may_be_indexed_and_nothing_else(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = {e.text for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    indexed = {
        BASE + name.removesuffix("index.html")
        for name, page in pages_of(site).items()
        if 'content="noindex"' not in page.text
    }
    assert listed == indexed


def test_json_for_machines_is_json(site: Path) -> None:
    found = 0
    for page in pages_of(site).values():
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL):
            data = json.loads(script)
            if data["@type"] in ("NewsArticle", "PublicationIssue"):
                languages = (
                    [data["inLanguage"]] if isinstance(data["inLanguage"], str) else data["inLanguage"]
                )
                assert page.lang in languages or "the original is shown" in page.text
                found += 1
    assert found >= 20


def test_unfinished_english_is_told_and_kept_from_search_engines(site: Path) -> None:
    unfinished = {
        n: p.text
        for n, p in pages_of(site).items()
        if n.startswith("en/news/") and 'content="noindex"' in p.text and not _leads_elsewhere(p)
    }
    assert unfinished
    waiting = {n: text for n, text in unfinished.items() if "the original is shown" in text}
    assert len(waiting) == ON_HOLD, "the samples on hold"
    for text in waiting.values():
        assert re.search(r'<p lang="id">', text)
    for name in unfinished.keys() - waiting.keys():
        assert re.search("not checked|checked by an editor|We withdrew", unfinished[name]), name


def test_built_for_another_address_every_link_follows(tmp_path: Path) -> None:
    root = copy_of_the_samples(tmp_path)
    code, _, err = run("build", "--frozen", "--base-url", "https://warta.example/", "--root", str(root))
    assert code == 0, err
    for path in (root / "site").rglob("*"):
        if path.suffix in (".html", ".xml", ".txt", ".css"):
            text = path.read_text("utf-8")
            assert "/digest/" not in text, path
