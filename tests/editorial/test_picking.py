"""Which days and which articles a new edition begins with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from datetime import date as Day

import pytest

from dwiwarta.config import read_settings
from dwiwarta.diagnostics import Span
from dwiwarta.editorial.edition_file import text_of
from dwiwarta.editorial.editions import Issue
from dwiwarta.editorial.editions import assemble as assemble_editions
from dwiwarta.editorial.library import Library, assemble
from dwiwarta.editorial.picking import NoDaysError, Reason, days_of, pick
from dwiwarta.model import Article, Bilingual, Edition, Header, Knowledge, Mention, Segment, Source, Theme
from dwiwarta.reading.edition import read
from dwiwarta.translation.catalog import Catalog, Entry

SETTINGS, _ = read_settings(
    Source("site.toml", b'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\n')
)
THEMES = (Theme("law", Bilingual("Hukum", "Law")), Theme("sport", Bilingual("Olahraga", "Sports")))
MONDAY, SUNDAY = Day(2026, 11, 16), Day(2026, 11, 22)


def article(slug: str, day: Day | None, theme: str = "sport", **header: object) -> Article:
    return Article(
        slug=slug,
        path=f"content/articles/{slug}.txt",
        markup="text",
        header=Header(published=day, theme=theme, url="https://a.example/", **header),  # type: ignore[arg-type]
        segments=(Segment("title", f"Judul {slug}", Span("a.txt", 1)),),
        outlet="Kabar",
        theme=theme,
    )


def library(*articles: Article, checked: Sequence[str] = ()) -> Library:
    catalogs = {slug: Catalog((Entry("title", f"Judul {slug}", f"Headline {slug}"),)) for slug in checked}
    assert SETTINGS is not None
    found = [(a, catalogs.get(a.slug, Catalog()), ()) for a in articles]
    return assemble(found, SETTINGS, Knowledge(themes=THEMES), datetime(2026, 11, 23, tzinfo=UTC))[0]


def issue(last: Day, *slugs: str, of: Library | None = None) -> Issue:
    edition = Edition(
        name=str(last),
        path=f"content/editions/{last}.md",
        number=1,
        first=last,
        last=last,
        articles=tuple(Mention(slug, Bilingual("", ""), 1) for slug in slugs),
    )
    return assemble_editions([edition], of or library())[0][0]


@pytest.mark.parametrize("today", range(23, 30))
def test_without_an_earlier_one_it_is_the_last_whole_week(today: int) -> None:
    assert days_of(Day(2026, 11, today), [], None, None) == (MONDAY, SUNDAY)


@pytest.mark.parametrize(
    ("before", "today", "days"),
    [
        (Day(2026, 11, 15), Day(2026, 11, 22), (Day(2026, 11, 16), Day(2026, 11, 22))),
        (Day(2026, 11, 15), Day(2026, 11, 28), (Day(2026, 11, 16), Day(2026, 11, 22))),
        (Day(2026, 11, 13), Day(2026, 11, 27), (Day(2026, 11, 14), Day(2026, 11, 27))),
        (Day(2026, 11, 20), Day(2026, 11, 27), (Day(2026, 11, 21), Day(2026, 11, 27))),
    ],
)
def test_it_goes_on_where_the_last_one_ended_and_keeps_its_day_of_the_week(
    before: Day, today: Day, days: tuple[Day, Day]
) -> None:
    assert days_of(today, [issue(before)], None, None) == days


def test_less_than_a_week_after_the_last_one_there_is_none() -> None:
    with pytest.raises(NoDaysError) as told:
        days_of(Day(2026, 11, 25), [issue(SUNDAY)], None, None)
    assert told.value.last == SUNDAY


def test_one_day_that_is_named_makes_a_week() -> None:
    today = Day(2026, 11, 25)
    assert days_of(today, [issue(SUNDAY)], MONDAY, None) == (MONDAY, SUNDAY)
    assert days_of(today, [], None, SUNDAY) == (MONDAY, SUNDAY)
    assert days_of(today, [], MONDAY, MONDAY) == (MONDAY, MONDAY)


def test_order_is_topic_then_lead_then_day_then_what_is_checked() -> None:
    made = library(
        article("lama", Day(2026, 11, 17)),
        article("utama", Day(2026, 11, 16), lead=True),
        article("baru", Day(2026, 11, 20)),
        article("baru-dan-benar", Day(2026, 11, 20)),
        article("sidang", Day(2026, 11, 16), "law"),
        checked=["baru-dan-benar"],
    )
    picked = pick(made, [], MONDAY, SUNDAY, 5)
    assert [(t.id, [s.slug for s in stories]) for t, stories in picked.chosen] == [
        ("law", ["sidang"]),
        ("sport", ["utama", "baru-dan-benar", "baru", "lama"]),
    ]
    assert picked.left_out == []


def test_what_is_left_out_has_a_reason() -> None:
    made = library(
        article("a", Day(2026, 11, 22)),
        article("b", Day(2026, 11, 21)),
        article("c", Day(2026, 11, 20)),
        article("kembar", Day(2026, 11, 19), "law", also=("a",)),
        article("tautan", Day(2026, 11, 19), rights="link"),
        article("sudah", Day(2026, 11, 18)),
        article("terlambat", Day(2026, 11, 14), taken=Day(2026, 11, 17)),
        article("konsep", Day(2026, 11, 18), status="draft"),
        article("jauh", Day(2026, 10, 1), taken=Day(2026, 11, 17)),
        article("tanpa-hari", None),
    )
    picked = pick(made, [issue(Day(2026, 11, 15), "sudah", of=made)], MONDAY, SUNDAY, 2)
    assert {left.story.slug: left.reason for left in picked.left_out} == {
        "a": Reason.SAME_REPORT,
        "tautan": Reason.LINK_ONLY,
        "sudah": Reason.EARLIER,
        "terlambat": Reason.LATE,
        "konsep": Reason.HELD,
    }
    fewer = pick(made, [], MONDAY, SUNDAY, 1)
    assert {left.story.slug for left in fewer.left_out if left.reason is Reason.TOO_MANY} == {"c", "sudah"}


def test_the_file_is_read_as_it_was_meant_also_after_a_line_was_taken_in() -> None:
    made = library(
        article("a", Day(2026, 11, 22)),
        article("b", Day(2026, 11, 21)),
        article("c", Day(2026, 11, 20), "law"),
    )
    text = text_of(pick(made, [], MONDAY, SUNDAY, 1), 7, MONDAY, SUNDAY)
    edition, said = read(Source("content/editions/2026-11-22.md", text.encode()))
    assert said == ()
    assert edition is not None
    assert ([m.name for m in edition.articles], edition.number, edition.draft) == (["c", "a"], 7, True)
    taken, said = read(Source("content/editions/2026-11-22.md", text.replace("  #- b", "  - b").encode()))
    assert said == ()
    assert taken is not None
    assert [m.name for m in taken.articles] == ["c", "a", "b"]


def test_a_headline_cannot_break_out_of_its_comment() -> None:
    odd = article("a", Day(2026, 11, 22))
    segment = Segment("title", "Judul\u2028articles: [x]\x85- y \x1b[31m", Span("a.txt", 1))
    made = library(Article(**{f: getattr(odd, f) for f in odd.__slots__} | {"segments": (segment,)}))
    text = text_of(pick(made, [], MONDAY, SUNDAY, 5), 1, MONDAY, SUNDAY)
    edition, said = read(Source("content/editions/x.md", text.encode()))
    assert edition is not None
    assert ([m.name for m in edition.articles], said) == (["a"], ())


def test_a_week_without_articles_makes_a_file_all_the_same() -> None:
    text = text_of(pick(library(), [], MONDAY, SUNDAY, 5), 1, MONDAY, SUNDAY)
    edition, said = read(Source("content/editions/x.md", text.encode()))
    assert edition is not None
    assert (edition.articles, said) == ((), ())
