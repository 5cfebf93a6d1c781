"""The files of the search: what is in them, what is not, and which of them an edit changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Day
from pathlib import Path

import pytest

from dwiwarta.config import read_settings
from dwiwarta.diagnostics import Span
from dwiwarta.disk import RealDisk
from dwiwarta.editorial.library import Library, assemble
from dwiwarta.model import Article, Bilingual, Header, Knowledge, Outlet, Segment, Source, Theme, Withdrawal
from dwiwarta.rendering.pages import Site
from dwiwarta.rendering.render import Renderer
from dwiwarta.rendering.search import search_files
from dwiwarta.rendering.search.index import story_ids
from dwiwarta.rendering.search.shards import divide, limit_of, way_of
from dwiwarta.translation.catalog import Catalog, Entry

ROOT = Path(__file__).parents[2]
SETTINGS, _ = read_settings(
    Source(
        "site.toml",
        b'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\nexcerpt_paragraphs = 1\n',
    )
)
KNOWLEDGE = Knowledge(
    outlets=(Outlet("kabar", "Kabar Pesisir", rights="full", evidence="letter"),),
    themes=(Theme("economy", Bilingual("Ekonomi", "Economy")),),
)
BODY = ["Petani memanen padi di Lohgending.", "Harga gabah naik sejak pekan lalu.", "Warga menunggu hujan."]
ENGLISH = [
    "Farmers harvested rice in Lohgending.",
    "Grain prices have risen since last week.",
    "They await rain.",
]


def article(
    slug: str = "satu", body: list[str] = BODY, place: str | None = "LOHGENDING", **header: object
) -> Article:
    given = {"published": Day(2026, 11, 20), "url": "https://a.example/", **header}
    texts = [("title", f"Panen raya {slug}"), *(("body", text) for text in body)]
    return Article(
        slug=slug,
        path=f"content/articles/{slug}.txt",
        markup="text",
        header=Header(**given),  # type: ignore[arg-type]
        segments=tuple(Segment(kind, text, Span("a.txt", n)) for n, (kind, text) in enumerate(texts, 1)),  # type: ignore[arg-type]
        outlet="Kabar Pesisir",
        place=place,
        theme="economy",
    )


def translated(
    given: Article, english: list[str] = ENGLISH, *, title: bool = True, fuzzy: bool = False
) -> Catalog:
    body = [s for s in given.segments if s.kind == "body"]
    entries = [Entry("body", s.text, text, fuzzy=fuzzy) for s, text in zip(body, english, strict=False)]
    if title:
        entries.insert(0, Entry("title", given.title.text, f"Harvest home {given.slug}", fuzzy=fuzzy))
    return Catalog(tuple(entries))


Given = tuple[Article, Catalog]


def library(*given: Given) -> Library:
    assert SETTINGS is not None
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return assemble([(a, c, ()) for a, c in given], SETTINGS, KNOWLEDGE, now)[0]


def files(*given: Given, cache: Path | None = None) -> dict[str, bytes]:
    assert SETTINGS is not None
    made = library(*given)
    renderer = Renderer(Site(made, SETTINGS), RealDisk(), [str(ROOT)], None)
    found = search_files(made.stories, renderer._shop.view, RealDisk(), str(cache) if cache else None)
    return {name: make() for name, make in found.items()}


def lines(made: dict[str, bytes]) -> dict[str, str]:
    """Postings by key, as they stand in all files of words."""
    text = "".join(data.decode() for name, data in made.items() if "/words/" in name)
    return dict(line.split(" ") for line in text.splitlines())


def keys(made: dict[str, bytes]) -> set[str]:
    return {key.rstrip("=") for key in lines(made)}


def records(made: dict[str, bytes]) -> list[dict[str, object]]:
    return [json.loads(data) for name, data in made.items() if "/stories/" in name]


def everything(made: dict[str, bytes]) -> str:
    return b"\n".join(made.values()).decode()


def bare(slug: str = "satu", **header: object) -> Given:
    return article(slug, **header), Catalog()  # type: ignore[arg-type]


def both(slug: str = "satu", **header: object) -> Given:
    made = article(slug, **header)  # type: ignore[arg-type]
    return made, translated(made)


def test_words_of_both_languages_are_kept_by_root_and_stem() -> None:
    found = keys(files(both()))
    assert {"panen", "tani", "gabah", "tunggu", "hujan", "harvest", "farmer", "grain", "lohgending"} <= found
    assert not {"memanen", "petani", "menunggu", "yang", "di", "in", "the"} & found


def test_the_weight_tells_where_a_word_stands() -> None:
    found = {key.rstrip("="): ord(posting[6]) - ord("0") for key, posting in lines(files(both())).items()}
    listed = 25
    assert found["panen"] == 4 + listed  # headline
    assert found["harvest"] == 5 * 4 + listed
    assert found["gabah"] == 1 + listed  # body
    assert found["grain"] == 5 * 1 + listed
    assert found["ekonomi"] == 2 + listed  # topic
    assert found["lohgending"] == 2 + listed  # the place, above the body
    assert found["lohgend"] == 5 * 2 + listed  # and what English stems make of it
    assert found["kabar"] == 2 + 5 * 2 + listed  # the outlet, in both
    assert lines(files(bare()))["gabah="][6] == "1", "in no English list"


def test_a_result_shows_headline_text_topic_place_and_day() -> None:
    assert records(files(both())) == [
        {
            "slug": "satu",
            "topic": "economy",
            "place": "LOHGENDING",
            "day": ["2026-11-20", "20 November 2026", "November 20, 2026"],
            "texts": [
                ["Panen raya satu", "Harvest home satu"],
                *([i, e] for i, e in zip(BODY, ENGLISH, strict=True)),
            ],
        }
    ]


def test_unchecked_english_is_marked_and_what_is_missing_is_not_made_up() -> None:
    made = article()
    entries = (
        Entry("title", made.title.text, "Harvest", fuzzy=True, facts={"engine": "google/1", "out": "x"}),
        Entry("body", BODY[0], "Farmers harvest", fuzzy=False),
    )
    texts = records(files((made, Catalog(entries))))[0]["texts"]
    assert isinstance(texts, list)
    assert texts[1:3] == [[BODY[0], "Farmers harvest"], [BODY[1]]]


def test_an_excerpt_is_found_by_what_it_shows_and_a_link_by_its_headline() -> None:
    excerpt = files(both(rights="excerpt"))
    assert {"tani", "farmer"} <= keys(excerpt)
    assert not {"gabah", "hujan", "grain", "rain"} & keys(excerpt)
    assert "gabah" not in everything(excerpt) and "Grain" not in everything(excerpt)
    link = files(both(rights="link"))
    assert {"panen", "harvest"} <= keys(link)
    assert not {"tani", "farmer", "gabah"} & keys(link)
    assert "Petani" not in everything(link)


@pytest.mark.parametrize(
    "header",
    [
        {"withdrawn": Withdrawal("source", Day(2026, 11, 21), Bilingual("Keliru", "Wrong"))},
        {"status": "draft"},
        {"embargo": datetime(2027, 1, 1, tzinfo=UTC)},
        {"sensitive": "minor"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_what_is_withdrawn_or_kept_back_is_not_there(header: dict[str, object]) -> None:
    made = files(both("tetap"), both("hilang", **header))
    assert len(records(made)) == 1
    assert "hilang" not in everything(made)


def test_english_that_may_not_be_shown_is_not_searched() -> None:
    """A changed original shows the Indonesian until the English is checked again."""
    made = article()
    stale = Entry("body", BODY[1], "Obsolete wording", fuzzy=True, previous="Harga gabah turun.")
    fresh = Entry("title", made.title.text, "Harvest home")
    found = files((made, Catalog((fresh, stale))))
    assert "obsolet" not in keys(found)
    assert "Obsolete" not in everything(found)


def test_a_story_without_english_has_no_english_words() -> None:
    found = keys(files(bare()))
    assert "economi" not in found
    assert "ekonomi" in found


def test_a_place_is_no_verb() -> None:
    """Merawai has nothing to do with a swamp (rawa), in capitals or not; the word itself is certain."""
    body = ["Warga Merawai memanen garam.", "Panen di Kabupaten Merawai berlangsung pagi hari."]
    found = lines(files((article(body=body, place="MERAWAI"), Catalog())))
    assert "merawai=" in found
    assert not {"rawa", "rawa=", "rawai"} & found.keys()


def test_the_same_input_gives_the_same_bytes_whatever_order_sets_have(tmp_path: Path) -> None:
    program = (
        f"import hashlib, sys; sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]\n"
        "from test_index import both, bare, files\n"
        "made = files(both('a'), bare('b'), both('c', published=None))\n"
        "print(hashlib.sha256(repr(sorted(made.items())).encode()).hexdigest())\n"
    )
    marks = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(marks) == 1


def test_what_was_remembered_changes_nothing(tmp_path: Path) -> None:
    given = (both("a"), bare("b"), both("c", rights="excerpt"))
    fresh = files(*given)
    assert files(*given, cache=tmp_path) == fresh
    kept = (tmp_path / "search.txt").read_bytes()
    assert files(*given, cache=tmp_path) == fresh
    assert (tmp_path / "search.txt").read_bytes() == kept, "nothing changed, nothing was written"
    assert files(both("a"), cache=tmp_path) == files(both("a"))


@pytest.mark.parametrize(
    "spoiled", [b"", b"\xff\xfe", b"other rules\nx\ty\tz"], ids=["empty", "bytes", "rules"]
)
def test_a_spoiled_memory_costs_time_alone(spoiled: bytes, tmp_path: Path) -> None:
    (tmp_path / "search.txt").write_bytes(spoiled)
    assert files(both("a"), cache=tmp_path) == files(both("a"))


def test_a_torn_memory_is_not_believed(tmp_path: Path) -> None:
    files(both("a"), cache=tmp_path)
    place = tmp_path / "search.txt"
    for size in range(0, place.stat().st_size, 37):
        whole = place.read_bytes()
        place.write_bytes(whole[:size])
        assert files(both("a"), cache=tmp_path) == files(both("a"))
        assert place.read_bytes() == whole


# -- what an edit changes


def many(count: int, change: Callable[[int, list[str]], list[str]] = lambda n, body: body) -> list[Given]:
    """Invented articles with words of their own."""
    made = []
    for n in range(count):
        own = [f"Desa{chr(97 + n % 26)}{chr(97 + n // 26)}{part} membangun jembatan" for part in "abcdefgh"]
        body = change(n, [*BODY, *own])
        one = article(f"berita-{n}", body=body, published=Day(2026, 1 + n % 12, 1 + n % 28))
        made.append((one, translated(one)))
    return made


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Names of files that are new, gone or different, a file of words counted by the letters it is for."""

    def plain(name: str) -> str:
        return re.sub(r"\.[0-9a-f]{8}\.txt$", ".txt", name)

    names = {n for n in before.keys() | after.keys() if before.get(n) != after.get(n)}
    return {plain(name) for name in names}


def test_one_word_changed_changes_its_files_alone() -> None:
    before = files(*many(120))
    assert sum("/words/" in name for name in before) > 8
    after = files(
        *many(120, lambda n, body: [t.replace("jembatan", "waduk") for t in body] if n == 60 else body)
    )
    names = changed(before, after)
    stories = {name for name in names if "/stories/" in name}
    word_files = {name for name in names if "/words/" in name}
    assert len(stories) == 1
    assert 1 <= len(word_files) <= 2, "where jembatan went and where waduk came"
    assert names - stories - word_files == {"search/index.json"}


def test_a_paragraph_in_another_order_changes_the_record_alone() -> None:
    before = files(*many(40))
    after = files(*many(40, lambda n, body: body[::-1] if n == 7 else body))
    assert [name.split("/")[1] for name in changed(before, after)] == ["stories"]


def test_a_new_story_leaves_the_records_of_all_others() -> None:
    names = changed(files(*many(40)), files(*many(41)))
    assert sum("/stories/" in name for name in names) == 1


# -- names of stories and files


def test_a_story_keeps_its_name_whatever_else_there_is() -> None:
    few, more = library(*many(5)), library(*many(90))
    names = story_ids(more.stories)
    assert story_ids(few.stories).items() <= names.items()
    assert len(set(names.values())) == 90
    assert all(re.fullmatch("[0-9a-z]{6}", name) for name in names.values())


def test_names_sort_by_day_and_undated_comes_last() -> None:
    new, old, none = library(
        bare("new", published=Day(2026, 11, 2)),
        bare("old", published=Day(1999, 5, 1)),
        bare("none", published=None),
    ).stories
    ids = story_ids([old, none, new])
    assert ids["new"][:3] > ids["old"][:3] > ids["none"][:3] == "000"


def test_names_of_files_are_plain_and_each_word_lies_in_the_last_that_does_not_come_after_it() -> None:
    words = [f"{a}{b}{c}" for a in "abc_10é北" for b in "xyzé." for c in ("", "a", "bb", "z9")]
    given = {word: f"{word} {'x' * 40}\n" for word in {*words, *"abc", "ab", "a.b"}}
    made = divide(given)
    names = sorted(made)
    assert names == list(made)
    assert all(re.fullmatch("[a-z0-9_]+", name) for name in names)
    for word, line in given.items():
        where = max(name for name in names if name <= way_of(word))
        assert line in made[where].splitlines(keepends=True)
    assert sum(map(len, made.values())) == sum(map(len, given.values()))


def test_files_grow_as_the_root_of_what_there_is() -> None:
    assert [limit_of(total) for total in (0, 100_000, 3_000_000, 30_000_000)] == [2048, 4096, 16384, 65536]


def test_a_site_without_stories_can_be_searched_too() -> None:
    made = files()
    assert json.loads(made["search/index.json"])["words"] == []


def test_a_huge_word_costs_little() -> None:
    made = files((article(body=["panjang" * 2000, "<script>alert(1)</script> & “kutip”"]), Catalog()))
    assert max(map(len, keys(made))) <= 40
    assert records(made)[0]["texts"][2] == ["<script>alert(1)</script> & “kutip”"]  # type: ignore[index]
