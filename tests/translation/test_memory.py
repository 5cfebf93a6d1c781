"""The memory: what is taken over, what is only shown, and what never happens to a person's words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from po_making import DAY, NEXT_DAY, edited, handmade, machine, missing, reviewed

from dwiwarta.translation.catalog import Catalog, Entry, State, accept, is_protected, state, with_answer
from dwiwarta.translation.fold import fold
from dwiwarta.translation.memory import ENGINE, Context, Memory, fill
from dwiwarta.translation.sync import made_stale

OPENED = "Pasar Randukuning dibuka lagi."


def catalogs(**articles: list[Entry]) -> dict[str, Catalog]:
    return {slug: Catalog(tuple(entries)) for slug, entries in articles.items()}


def test_a_checked_text_is_taken_over_and_not_checked_there() -> None:
    there = catalogs(lama=[reviewed(OPENED, "Randukuning market reopens.")], baru=[missing(OPENED)])
    (entry,) = fill(there, there, NEXT_DAY)["baru"].entries
    assert entry.text == "Randukuning market reopens."
    assert state(entry) is State.MACHINE and not is_protected(entry)
    assert (entry.facts["engine"], entry.facts["model"], entry.facts["at"]) == (ENGINE, "lama", "2026-11-24")


def test_checked_text_also_replaces_a_services_words_but_never_a_persons() -> None:
    for mine in (edited(OPENED, "My words."), handmade(OPENED, "Mine."), reviewed(OPENED, "Mine too.")):
        there = catalogs(lama=[reviewed(OPENED, "Checked.")], baru=[mine])
        assert not fill({"baru": there["baru"]}, there, DAY)
    there = catalogs(lama=[reviewed(OPENED, "Checked.")], baru=[machine(OPENED, "Of a service.")])
    assert fill(there, there, DAY)["baru"].entries[0].text == "Checked."


def test_a_services_earlier_answer_spares_the_question_and_keeps_its_name() -> None:
    there = catalogs(lama=[machine(OPENED, "Of a service.")], baru=[missing(OPENED)])
    entry = fill(there, there, NEXT_DAY)["baru"].entries[0]
    assert (entry.text, entry.facts["engine"]) == ("Of a service.", "google/1.11.4")


def test_unfinished_words_are_shown_and_not_taken_over() -> None:
    there = catalogs(lama=[edited(OPENED, "Half a")], baru=[missing(OPENED)])
    assert not fill(there, there, DAY)
    assert Memory(there).exact(OPENED)[0].text == "Half a"


@pytest.mark.parametrize(
    "other", ["pasar Randukuning dibuka lagi.", "Pasar Randukuning dibuka lagi", "Pasar 2"]
)
def test_case_figures_and_full_stops_count(other: str) -> None:
    there = catalogs(lama=[reviewed(OPENED, "Checked.")], baru=[missing(other)])
    assert not fill(there, there, DAY)


def test_quotes_and_spaced_hyphens_do_not_count() -> None:
    there = catalogs(lama=[reviewed("“Isu - isu itu”", "Rumors.")], baru=[missing('"Isu-isu itu"')])
    assert fill(there, there, DAY)["baru"].entries[0].text == "Rumors."


def test_a_headline_is_not_a_sentence() -> None:
    there = catalogs(lama=[reviewed(OPENED, "Market Reopens", kind="title")], baru=[missing(OPENED)])
    assert not fill(there, there, DAY)


def test_a_caption_may_be_a_dek_in_the_same_article() -> None:
    there = catalogs(satu=[missing(OPENED, kind="dek"), reviewed(OPENED, "Reopens.", kind="caption")])
    assert fill(there, there, DAY)["satu"].entries[0].text == "Reopens."


def test_the_same_neighbours_decide_before_the_day() -> None:
    said = [reviewed("Awal.", "Start."), reviewed(OPENED, "In context."), reviewed("Akhir.", "End.")]
    newer = accept(machine(OPENED, "Newer."), NEXT_DAY)
    there = catalogs(lama=said, nanti=[newer])
    memory = Memory(there)
    found = memory.reuse(missing(OPENED), Context("Awal.", "Akhir."))
    assert found and (found.text, found.neighbours) == ("In context.", 2)
    found = memory.reuse(missing(OPENED))
    assert found and (found.text, found.neighbours) == ("Newer.", 0)


def test_what_an_article_has_dropped_is_remembered() -> None:
    there = catalogs(
        lama=[reviewed(OPENED, "Reopens.")._replace(obsolete=True, kind="body~2")], baru=[missing(OPENED)]
    )
    assert fill(there, there, DAY)["baru"].entries[0].text == "Reopens."


def test_a_text_under_a_changed_original_is_remembered_for_its_own() -> None:
    changed = made_stale(reviewed(OPENED, "Reopens."), "body", "Pasar Randukuning ditutup.")
    memory = Memory(catalogs(lama=[changed]))
    assert memory.exact(OPENED)[0].state is State.REVIEWED
    assert not memory.exact("Pasar Randukuning ditutup.")


def test_only_what_may_be_filled_is_filled() -> None:
    there = catalogs(lama=[reviewed(OPENED, "Reopens.")], baru=[missing(OPENED)])
    assert not fill(there, there, DAY, only={})
    assert fill(there, there, DAY, only={"baru": {("body", OPENED)}})


def test_what_is_alike_is_offered_from_three_quarters_on() -> None:
    memory = Memory(
        catalogs(lama=[reviewed("Warga Desa Sumberwaru menanam 200 pohon.", "Residents planted 200 trees.")])
    )
    (near,) = memory.near("Warga Desa Sumberwaru menanam 350 pohon.")
    assert near.likeness > 90 and near.unit.text == "Residents planted 200 trees."
    assert not memory.near("Bupati membuka pasar baru.")
    assert not memory.near("Warga Desa Sumberwaru menanam 350 pohon.", apart_from="lama")


SOURCES = st.sampled_from(["Satu.", "Dua.", "Tiga.", "“Empat.”", '"Empat."'])
TEXTS = st.sampled_from(["One.", "Uno.", "Four.", " ", ""])
MAKERS = st.sampled_from([machine, edited, reviewed, handmade, None])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    source, text, make = draw(SOURCES), draw(TEXTS), draw(MAKERS)
    entry = make(source, text) if make and text.strip() else missing(source)
    other = draw(SOURCES)
    if draw(st.booleans()) and fold(other) != fold(source):
        entry = made_stale(entry, "body", other)
    return entry._replace(obsolete=draw(st.integers(0, 4)) == 0)


@given(st.lists(st.lists(entries(), max_size=4, unique_by=lambda e: (e.source, e.obsolete)), max_size=4))
@settings(max_examples=300, deadline=None)
def test_filling_changes_no_protected_text_and_ends(lists: list[list[Entry]]) -> None:
    there = {f"a{n}": Catalog(tuple(entries)) for n, entries in enumerate(lists)}
    now = {**there, **fill(there, there, DAY)}
    for slug, catalog in there.items():
        for old, new in zip(catalog.entries, now[slug].entries, strict=True):
            assert new == old or (not is_protected(old) and state(new) is State.MACHINE and new.text)
    assert not fill(now, now, NEXT_DAY)


def test_the_facts_are_those_of_an_answer() -> None:
    with pytest.raises(ValueError, match="a person's"):
        with_answer(handmade(OPENED, "Mine."), "Other.", engine=ENGINE, at=DAY)
