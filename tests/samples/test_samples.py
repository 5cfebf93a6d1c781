"""The articles and pages that are shipped read as they were meant to, and their translation files are in step.

What each article should read as stands in `samples.tsv`, one line an article.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dwiwarta import reading
from dwiwarta.config import read_knowledge
from dwiwarta.diagnostics import Severity
from dwiwarta.editorial.duplicates import Reading, compare, elsewhere
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import State, by_hand, state
from dwiwarta.translation.fold import source_print, text_print
from dwiwarta.translation.sync import sync

if TYPE_CHECKING:
    from dwiwarta.diagnostics import Diagnostic
    from dwiwarta.model import Article, Knowledge
    from dwiwarta.translation.catalog import Catalog

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
LATER = date(2031, 1, 1)
"""A day on which nothing of the samples was checked: syncing then must write no new day."""
ARTICLES = {
    p.stem: p for p in sorted((ROOT / "content/articles").rglob("*.*")) if p.suffix in (".txt", ".md")
}
PAGES = {p.stem: p for p in sorted((ROOT / "content/pages").glob("*.md"))}
ROWS = [line.split("\t") for line in Path(__file__).with_name("samples.tsv").read_text("utf-8").splitlines()]
EXPECTED = {row[0]: dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]}
UNDATED_BY_THE_OUTLET = {"warung-seikhlasnya-randukuning", "jumantik-tirtamaya-kasus-dbd-turun"}
MACHINE_AT_FIRST = {"nelayan-labuhanrawi-belajar-membaca-cuaca", "forum-pemuda-lintas-iman-lohgending"}
"""Checked English that a service wrote first."""
WAITING = {
    "jembatan-gantung-watukelir",
    "sabuk-mangrove-parangwangi",
    "forum-pemuda-lintas-iman-lohgending",
    "tenun-merawai-motif-ombak",
}
"""Those that show paragraphs in other states than checked."""


def _source(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_bytes())


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    known, said = read_knowledge(
        _source(ROOT / "content/themes.toml"), _source(ROOT / "content/outlets.toml")
    )
    assert [d.message for d in said if d.severity is Severity.ERROR] == []
    return known


def _read(path: Path, knowledge: Knowledge) -> tuple[Article, tuple[Diagnostic, ...]]:
    article, said = reading.parse(_source(path), knowledge, TODAY)
    assert article is not None
    return article, said


def _catalog_path(path: Path) -> Path:
    inside = path.relative_to(ROOT / "content").as_posix().removeprefix("articles/")
    return (ROOT / "translations/en" / inside).with_suffix(".po")


def _catalog(path: Path) -> Catalog:
    catalog, said = po.parse(_source(_catalog_path(path)))
    assert said == ()
    return catalog


def test_the_list_names_every_sample() -> None:
    assert sorted(EXPECTED) == sorted(ARTICLES)
    themes = Counter(row["theme"] for row in EXPECTED.values())
    assert len(ARTICLES) >= 40
    assert len(themes) == 11
    assert min(themes.values()) >= 3
    assert sorted(PAGES) == ["about", "method"]


@pytest.mark.parametrize("slug", EXPECTED)
def test_a_sample_reads_as_it_was_meant(slug: str, knowledge: Knowledge) -> None:
    article, said = _read(ARTICLES[slug], knowledge)
    expected = EXPECTED[slug]
    assert [d.message for d in said if d.severity is not Severity.INFO] == []
    read = {
        "article": article.slug,
        "outlet": article.outlet or "",
        "place": article.place or "",
        "date": article.date.isoformat() if article.date else "",
        "theme": article.theme or "",
        "credit": article.credit or "",
        "bylines": ", ".join(article.bylines),
        "dek": "yes" if article.dek else "no",
    }
    assert read == {key: expected[key] for key in read}
    taken_out = " ".join(s.text for s in article.set_aside)
    assert expected["set_aside"] in taken_out
    body = " ".join(s.text for s in article.body)
    assert not re.search(r"baca juga|pewarta:|editor:|penulis:|copyright", body, re.IGNORECASE)


@pytest.mark.parametrize("slug", EXPECTED)
def test_a_sample_is_marked_as_one(slug: str, knowledge: Knowledge) -> None:
    header = _read(ARTICLES[slug], knowledge)[0].header
    assert header.note is not None
    assert "rekaan" in header.note.id and "invented" in header.note.en
    assert re.match(r"https://[a-z-]+\.example/", header.url or "")
    assert header.taken and ARTICLES[slug].parent.name == f"{header.taken:%m}"
    assert header.taken <= TODAY
    assert header.published is None or header.published <= header.taken


def test_the_samples_show_the_header_in_its_variety(knowledge: Knowledge) -> None:
    headers = {slug: _read(path, knowledge)[0].header for slug, path in ARTICLES.items()}
    assert {slug for slug, h in headers.items() if h.published is None} == UNDATED_BY_THE_OUTLET
    assert [slug for slug, h in headers.items() if h.lead] == ["perahu-sehat-merawai"]
    assert {slug for slug, h in headers.items() if h.translate == "hold"} == WAITING
    assert [slug for slug, h in headers.items() if h.withdrawn] == ["tarif-air-pdam-banyulangit"]
    assert {c.kind for h in headers.values() for c in h.corrections} == {"translation", "outlet", "reply"}
    assert {h.rights for h in headers.values()} >= {None, "excerpt", "link"}
    assert sum(bool(h.formerly) for h in headers.values()) == 1
    for other in {name for h in headers.values() for name in h.follows}:
        assert other in ARTICLES
    assert {"economy", "law", "politics", "society", "sport"} <= {
        EXPECTED[slug]["theme"] for slug, h in headers.items() if h.theme is None
    }


def test_a_report_that_two_outlets_have_names_the_other(knowledge: Knowledge) -> None:
    headers = {slug: _read(path, knowledge)[0].header for slug, path in ARTICLES.items()}
    named = [elsewhere(entry) for h in headers.values() for entry in h.also]
    assert [place.outlet for place in named if place.url is None] == ["banjir-rawitan-kepuhsari"]
    assert [place.outlet for place in named if place.url] == ["Suara Tirtamaya"]
    first, second = (
        _read(ARTICLES[slug], knowledge)[0]
        for slug in ("banjir-rawitan-kepuhsari", "sungai-rawitan-meluap-empat-desa")
    )
    assert compare(second, first, knowledge.outlets).reading is Reading.SAME_REPORT


def test_every_sample_outlet_is_known_and_named_as_invented(knowledge: Knowledge) -> None:
    by_spelling = {spelling: o for o in knowledge.outlets for spelling in (o.name, *o.spellings)}
    for slug, expected in EXPECTED.items():
        outlet = by_spelling.get(expected["outlet"])
        assert outlet is not None, slug
        assert outlet.evidence == "written for this project"
        assert outlet.rights == "full"
        assert re.fullmatch(r"https://[a-z-]+\.example/", outlet.home or "")


@pytest.mark.parametrize("path", [*ARTICLES.values(), *PAGES.values()], ids=lambda p: p.stem)
def test_a_translation_file_is_in_step(path: Path, knowledge: Knowledge) -> None:
    article, _ = _read(path, knowledge)
    catalog = _catalog(path)
    segments = [(s.kind, s.text) for s in article.segments if s.translatable]
    assert [(e.kind, e.source) for e in catalog.entries] == list(dict.fromkeys(segments))
    assert sync(article.segments, catalog, LATER) is catalog
    assert po.dump(catalog) == _catalog_path(path).read_bytes()


@pytest.mark.parametrize("slug", EXPECTED)
def test_the_states_are_as_intended(slug: str) -> None:
    entries = _catalog(ARTICLES[slug]).entries
    expected = {s: int(EXPECTED[slug][s]) for s in State}
    assert {s: sum(state(e) == s for e in entries) for s in expected} == expected
    assert sum(expected.values()) == len(entries)
    for entry in entries:
        if state(entry) is State.REVIEWED:
            assert by_hand(entry) or slug in MACHINE_AT_FIRST
            assert date(2026, 6, 1) <= date.fromisoformat(entry.facts["ok"]) <= TODAY
            assert entry.facts["by"]
        elif state(entry) is State.STALE:
            assert entry.facts["was"] == "reviewed"
            assert entry.facts["src"] == source_print(entry.previous or "")
            assert entry.facts["text"] == text_print(entry.text)
        elif state(entry) is State.MACHINE:
            assert entry.facts["src"] == source_print(entry.source)
            assert entry.facts["out"] == text_print(entry.text)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_translated_by_hand(name: str) -> None:
    entries = _catalog(PAGES[name]).entries
    assert all(by_hand(e) for e in entries)
    assert {e.kind for e in entries} == {"title", "body"}


_ID_DAY = re.compile(r"(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu) \((\d{1,2})/(\d{1,2})/(\d{4})\)")
_EN_DAY = re.compile(
    r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: night)?, "
    r"(June|July|Aug|Sept|Oct|Nov)\.? (\d{1,2}), (\d{4})"
)
_ID_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
_EN_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = {"June": 6, "July": 7, "Aug": 8, "Sept": 9, "Oct": 10, "Nov": 11}


@pytest.mark.parametrize("slug", EXPECTED)
def test_weekdays_fit_their_dates_in_both_languages(slug: str) -> None:
    catalog = _catalog(ARTICLES[slug])
    said = 0
    for entry in catalog.entries:
        original = [
            (_ID_DAYS.index(d), date(int(y), int(m), int(n))) for d, n, m, y in _ID_DAY.findall(entry.source)
        ]
        english = [
            (_EN_DAYS.index(d), date(int(y), _MONTHS[m], int(n)))
            for d, m, n, y in _EN_DAY.findall(entry.text)
        ]
        assert all(day.weekday() == weekday for weekday, day in [*original, *english])
        said += len(original)
        if state(entry) is State.REVIEWED:
            assert sorted(original) == sorted(english)
    assert said
