"""Pages of editions, from files to files."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from dwiwarta import pipeline
from dwiwarta.disk import RealDisk
from dwiwarta.rendering.dates import days_in_words
from dwiwarta.stages.world import Place, World

from .little_site import article, build, english, write

PROGRAM = Path(__file__).parents[2]
WITHDRAWN = 'withdrawn: {kind: ours, date: 2026-11-22, reason: {id: "Keliru.", en: "Wrong."}}\n'
EDITION = """---
number: 12
from: 2026-11-16
to: 2026-11-22
articles:
  - article: satu
    note: {id: Bacalah., en: Read this.}
  - dua
  - tiga
  - cabut
---
# Bahasa Indonesia

Pekan *basah*.

# English

A wet *week*.
"""


def edition(root: Path, name: str, text: str) -> None:
    path = root / f"content/editions/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def a_site(root: Path) -> Path:
    """One article checked, one not, one not translated, one withdrawn."""
    write(
        root,
        {
            "satu": article("Judul satu", "Isi satu.", header="theme: sport\n"),
            "dua": article("Judul dua", "Isi dua.", header="theme: sport\n"),
            "tiga": article("Judul tiga", "Isi tiga.", header="theme: law\n"),
            "cabut": article("Judul cabut", "Isi cabut.", header=WITHDRAWN),
        },
        {
            "satu": english(title="Judul satu = Headline one", p1="Isi satu. = Text one."),
            "dua": english(title="~Judul dua = Headline two", p1="~Isi dua. = Text two."),
        },
    )
    edition(root, "2026-11-22", EDITION)
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(a_site(tmp_path_factory.mktemp("editions")))


def page(site: Path, path: str) -> str:
    return " ".join((site / path / "index.html").read_text("utf-8").split())


def main_of(html: str) -> str:
    return html.partition('<main id="main">')[2].partition("</main>")[0]


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """The tags that open, with what stands in them."""
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(html)
    return found


def test_the_indonesian_edition_has_everything_in_the_editors_order(site: Path) -> None:
    shown = main_of(page(site, "id/editions/2026-11-22"))
    assert "<h1>Edisi 12 · 16–22 November 2026</h1>" in shown
    assert "<p>Pekan <em>basah</em>.</p>" in shown
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a>", shown) == ["Judul satu", "Judul dua", "Judul tiga"]
    assert shown.index("Judul satu") < shown.index("Bacalah.") < shown.index("Judul dua")
    assert "Isi cabut" not in shown
    assert re.search(r'class="gone"><a href="/digest/id/news/cabut/">Judul cabut</a> <span>\S+ <time', shown)


def test_the_english_edition_leaves_out_what_is_not_translated_and_labels_what_is_not_checked(
    site: Path,
) -> None:
    shown = main_of(page(site, "en/editions/2026-11-22"))
    assert "<h1>Edition 12 · November 16–22, 2026</h1>" in shown
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a>", shown) == ["Headline one", "Headline two"]
    one, two = shown.split("<h3>")[1:3]
    assert "Machine translation, not checked" not in one
    assert "Machine translation, not checked" in two
    assert "Judul tiga" not in shown


def test_leaving_out_what_is_not_checked(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    edition(root, "2026-11-22", EDITION.replace("number: 12", "number: 12\nunchecked: leave-out"))
    site = build(root)
    shown = main_of(page(site, "en/editions/2026-11-22"))
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a>", shown) == ["Headline one"]
    assert "Judul dua" in main_of(page(site, "id/editions/2026-11-22"))


def test_front_page_homes_and_list_lead_there(site: Path) -> None:
    for path, language in (("", "id"), ("", "en"), ("id", "id"), ("en", "en"), ("en/editions", "en")):
        assert f'href="/digest/{language}/editions/2026-11-22/"' in main_of(page(site, path))
    assert 'href="/digest/en/editions/">Editions</a>' in page(site, "en/about")


def test_a_site_without_editions_has_no_trace_of_them(tmp_path: Path) -> None:
    site = build(write(tmp_path, {"satu": article()}))
    assert not (site / "id/editions").exists()
    assert "editions" not in page(site, "id")


def test_both_trees_have_the_same_editions_also_where_nothing_is_translated(tmp_path: Path) -> None:
    root = write(tmp_path, {f"a{n}": article(f"Judul {n}") for n in range(3)}, settings="page_size = 2\n")
    for number in (1, 2, 3):
        text = f"---\nnumber: {number}\nfrom: 2026-11-0{number}\nto: 2026-11-0{number}\narticles: [a0]\n---\n"
        edition(root, f"no-{number}", text)
    site = build(root)
    trees = [
        {p.relative_to(site / language).as_posix() for p in (site / language / "editions").rglob("*")}
        for language in ("id", "en")
    ]
    assert trees[0] == trees[1] >= {"editions/no-1/index.html", "editions/page/2/index.html"}
    waiting = page(site, "en/editions/no-1")
    assert 'name="robots" content="noindex"' in waiting
    assert "hreflang" not in waiting.partition("<body")[0].replace('atom+xml" hreflang', "").replace(
        'feed+json" hreflang', ""
    ).replace('rss+xml" hreflang', "")
    assert "no-1/" not in (site / "sitemap.xml").read_text().replace("id/editions/no-1/", "")
    assert [re.search("Edisi (.)", part)[1] for part in page(site, "id/editions").split("<h2>")[1:]] == [
        "3",
        "2",
    ]  # type: ignore[index]


def test_an_edition_of_which_all_was_withdrawn_says_that_and_nothing_else(tmp_path: Path) -> None:
    root = write(tmp_path, {"cabut": article("Judul cabut", "Isi cabut.", header=WITHDRAWN)})
    edition(root, "2026-11-22", "---\nnumber: 12\narticles: [cabut]\n---\n")
    site = build(root)
    for language, nothing in (("id", "bahasa Inggris."), ("en", "in English yet")):
        shown = page(site, f"{language}/editions/2026-11-22")
        assert 'class="gone"' in shown and nothing not in main_of(shown)
        assert 'name="robots" content="noindex"' in shown
    listed = main_of(page(site, "en/editions"))
    assert "0 stories" in listed
    assert listed.count("Edition 12") == 1  # no description that repeats the name


def test_machines_read_it_as_an_issue_with_its_articles(site: Path) -> None:
    html = page(site, "en/editions/2026-11-22")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)[0])
    assert (data["@type"], data["issueNumber"], data["inLanguage"]) == ("PublicationIssue", 12, "en")
    assert [part["headline"] for part in data["hasPart"]] == ["Headline one", "Headline two"]
    assert "https://example.org/digest/en/editions/2026-11-22/" in (site / "sitemap.xml").read_text()


def test_feeds_tell_of_it_with_introduction_and_headlines(site: Path) -> None:
    for language, words, other in (("id", "Pekan", "Judul tiga"), ("en", "A wet", "Headline two")):
        feed = feedparser.parse((site / language / "feed.xml").read_bytes())
        entry = next(e for e in feed.entries if e.id == f"tag:example.org,2026:{language}/edition/2026-11-22")
        assert entry.link == f"https://example.org/digest/{language}/editions/2026-11-22/"
        content = entry.content[0].value
        assert words in content and other in content
        assert f'href="https://example.org/digest/{language}/news/satu/"' in content
    assert "Machine translation, not checked" in content
    assert "Judul tiga" not in content


def test_what_an_article_may_not_show_its_edition_does_not_show(tmp_path: Path) -> None:
    secret = "Isi yang tidak boleh dimuat."
    root = write(tmp_path, {"satu": article("Judul satu", secret, header="rights: link\n")})
    edition(root, "1", "---\nnumber: 1\narticles: [satu]\nintro: {id: a, en: b}\n---\n")
    site = build(root)
    assert "Judul satu" in page(site, "id/editions/1")
    for path in site.rglob("*.*"):
        assert secret.encode() not in path.read_bytes()


def test_a_renamed_article_is_found_by_its_former_name_by_its_file_and_by_its_address(tmp_path: Path) -> None:
    root = write(
        tmp_path, {n: article(f"Judul {n}", header=f"formerly: lama-{n}\n") for n in ("satu", "dua", "tiga")}
    )
    typed = "[lama-satu, content/articles/dua.txt, https://example.org/digest/id/news/tiga/]"
    edition(root, "1", f"---\nnumber: 1\narticles: {typed}\nintro: {{id: a, en: b}}\n---\n")
    shown = main_of(page(build(root), "id/editions/1"))
    assert re.findall(r"<h3><a [^>]*>([^<]+)</a>", shown) == ["Judul satu", "Judul dua", "Judul tiga"]


def test_nothing_that_is_typed_gets_out_of_its_place(tmp_path: Path) -> None:
    hostile = '</script><script>X()</script>"onload="X() </textarea>'
    root = write(tmp_path, {"satu": article(f"Judul {hostile}", f"Isi {hostile}.")})
    text = json.dumps(hostile)
    edition(
        root,
        "1",
        f"---\nnumber: 1\ntitle: {{id: {text}, en: {text}}}\n"
        f"articles:\n  - article: satu\n    note: {{id: {text}, en: {text}}}\n---\n"
        f"# Bahasa Indonesia\n\n{hostile} [x](javascript:X()) <img src=x onerror=X()>\n\n# English\n\n{hostile}\n",
    )
    site = build(root)
    for path in ("id/editions/1", "id/editions", "id", ""):
        html = page(site, path)
        tags = tags_of(html)
        assert not [tag for tag, _ in tags if tag in ("img", "textarea")]
        assert {values.get("type") for tag, values in tags if tag == "script"} <= {"application/ld+json"}
        assert not [name for _, values in tags for name in values if name.startswith("on")]
        assert not [v for _, values in tags for v in values.values() if v and v.startswith("javascript:")]


def test_a_draft_is_seen_in_the_preview_only_with_the_reason(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    edition(root, "2026-11-22", EDITION.replace("number: 12", "number: 12\nstatus: draft"))
    assert not (build(root) / "id/editions").exists()
    now = datetime(2026, 11, 23, tzinfo=UTC)
    seen = pipeline.preview(World(RealDisk(), now), Place(str(root), str(PROGRAM)))
    assert "Judul satu" in seen.files["id/editions/2026-11-22/index.html"].decode()
    assert seen.held["id/editions/2026-11-22/"].startswith("The edition is a draft")
    assert seen.pages["content/editions/2026-11-22.md"] == "id/editions/2026-11-22/"
    assert (build(root, "--drafts") / "id/editions/2026-11-22/index.html").exists()


def test_an_edited_introduction_changes_only_what_shows_it(tmp_path: Path) -> None:
    root = a_site(tmp_path)
    site = build(root)
    before = {p: p.read_bytes() for p in site.rglob("*.*")}
    edition(root, "2026-11-22", EDITION.replace("Pekan *basah*.", "Pekan *kering*."))
    build(root)
    changed = {p.relative_to(site).as_posix() for p, data in before.items() if p.read_bytes() != data}
    assert changed - {".dwiwarta"} == {
        "index.html", "id/index.html", "id/editions/index.html", "id/editions/2026-11-22/index.html",
        "id/feed.xml", "id/rss.xml", "id/feed.json",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "indonesian", "american", "british"),
    [
        ("2026-11-16", "2026-11-22", "16–22 November 2026", "November 16–22, 2026", "16–22 November 2026"),
        ("2026-09-28", "2026-10-04", "28 September – 4 Oktober 2026", "September 28 – October 4, 2026",
         "28 September – 4 October 2026"),
        ("2026-12-28", "2027-01-03", "28 Desember 2026 – 3 Januari 2027", "December 28, 2026 – January 3, 2027",
         "28 December 2026 – 3 January 2027"),
        ("2026-11-22", "2026-11-22", "22 November 2026", "November 22, 2026", "22 November 2026"),
    ],
)  # fmt: skip
def test_days_in_words(first: str, last: str, indonesian: str, american: str, british: str) -> None:
    days = [datetime.fromisoformat(day).date() for day in (first, last)]
    assert days_in_words(*days, "id") == indonesian
    assert days_in_words(*days, "en") == american
    assert days_in_words(*days, "en", "gb") == british
