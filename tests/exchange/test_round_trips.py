"""Out and back: texts sign by sign, states, who and when."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from making import (
    DAY,
    EVERY_STATE,
    FORMS,
    empty,
    machine,
    missing,
    reviewed,
    standard_of,
    there_and_back,
    units,
)
from structure import validate

from dwiwarta.exchange import formats
from dwiwarta.exchange.taking import take
from dwiwarta.exchange.unit import name_in
from dwiwarta.translation.catalog import Entry, State, accept, by_hand, state
from dwiwarta.translation.cells import defused, restored

XML_FORMS = [form for form in FORMS if form not in ("csv", "po")]
ODD = st.lists(
    st.one_of(
        st.sampled_from(
            "=+-@'\"\t\r\n\\&<> ,;|%#~\x00\x01\x0b\x0c\x1f\x7f\x85\u2028\u200f\u202e\ufffe\uffff\ufeff"
        ),
        st.sampled_from(["😀", "👩\u200d🌾", "\u0645", "é", "e\u0301", "＝", "]]>", "&#1;", "\\x0001", "''"]),
        st.characters(blacklist_categories=["Cs"]),
    ),
    min_size=1,
    max_size=20,
).map("".join)
TEXT = ODD.filter(lambda text: not text.isspace())


@pytest.mark.parametrize("form", FORMS)
def test_every_state_goes_out_and_comes_back(form: str) -> None:
    """Into a copy of the site where nothing is translated: the same texts, states, engines, names and days."""
    catalog, fated = take(empty(*EVERY_STATE), there_and_back(units(*EVERY_STATE), form), DAY)
    assert len(fated) >= len(EVERY_STATE) - 1
    for now, was in zip(catalog.entries, EVERY_STATE, strict=True):
        assert (now.text, state(now), by_hand(now)) == (was.text, state(was), by_hand(was)), was.source
        for key in ("engine", "model", "at", "ok", "by"):
            if state(was) is not State.STALE:
                assert now.facts.get(key) == was.facts.get(key), (was.source, key)
        assert now.previous == was.previous


@pytest.mark.parametrize("form", FORMS)
def test_what_was_not_touched_changes_nothing_where_it_came_from(form: str) -> None:
    from dwiwarta.translation.catalog import Catalog

    here = Catalog(EVERY_STATE)
    catalog, fated = take(here, there_and_back(units(*EVERY_STATE), form), DAY)
    assert catalog is here
    assert {str(f.fate) for f in fated} <= {"same", "empty"}


@pytest.mark.parametrize("form", FORMS)
@given(source=TEXT, text=TEXT, before=TEXT, how=st.sampled_from(["machine", "reviewed", "edited", "stale"]))
@example(source="=1+1", text="'=1+1", before="\t", how="stale")
@example(source="'''-x", text="@SUM(A1)", before="a", how="reviewed")
@example(source="a\rb\r\nc", text="\r", before="a", how="edited")
@settings(deadline=None, max_examples=60)
def test_any_text_survives(form: str, source: str, text: str, before: str, how: str) -> None:
    entry = Entry("body", source, text, fuzzy=how != "reviewed", previous=before if how == "stale" else None)
    if how == "machine":
        entry = entry._replace(facts={"engine": "a b=c%\u2028", "at": "2026-11-20"})
    if text.isspace():
        entry = entry._replace(fuzzy=False, previous=None)
    if text.isspace() and form == "tmx":
        return  # a memory holds only what is translated
    (sent,) = units(entry)
    (back,) = there_and_back([sent], form)
    assert (back.slug, back.entry.kind) == (sent.slug, sent.entry.kind)
    assert back.entry.source == source
    if not text.isspace():
        assert (back.entry.text, back.entry.previous, back.untouched) == (text, entry.previous, True)
        assert state(back.entry) is state(entry)


@pytest.mark.parametrize("form", XML_FORMS)
@given(source=TEXT, text=TEXT)
@settings(deadline=None, max_examples=60)
def test_any_text_makes_a_valid_file(form: str, source: str, text: str) -> None:
    those = units(reviewed("Satu.", "One."), Entry("body", source, text, fuzzy=True, previous=text))
    validate(formats.dump(those, form), standard_of(form))


@pytest.mark.parametrize("form", XML_FORMS)
def test_every_state_makes_a_valid_file(form: str) -> None:
    those = units(*EVERY_STATE) + units(*EVERY_STATE, slug="pages/about")
    those += units(missing("Satu."), missing("satu"), missing("SATU"), slug="tiga-satu")
    validate(formats.dump(those, form), standard_of(form))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_units_give_the_same_bytes(form: str) -> None:
    assert formats.dump(units(*EVERY_STATE), form) == formats.dump(units(*EVERY_STATE), form)


@pytest.mark.parametrize("form", FORMS)
def test_many_articles_and_pages_part_again(form: str) -> None:
    those = units(*EVERY_STATE) + units(*EVERY_STATE, slug="pages/about")
    wanted = [u for u in those if u.entry.text or form != "tmx"]
    back = there_and_back(those, form)
    assert [(u.slug, u.entry.kind, u.entry.source) for u in back] == [
        (u.slug, u.entry.kind, u.entry.source) for u in wanted
    ]


@given(cell=ODD)
@settings(deadline=None, max_examples=300)
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    assert restored(defused(cell)) == cell
    assert not defused(cell).lstrip().startswith(("=", "+", "-", "@"))
    assert defused(cell)[:1] not in ("\t", "\r", "\n")


def test_what_a_person_types_into_a_table_is_left_alone() -> None:
    assert [restored(cell) for cell in ("- dua", "'twas", "O'Neil", "plain")] == [
        "- dua",
        "'twas",
        "O'Neil",
        "plain",
    ]


@pytest.mark.parametrize("bom", [True, False])
def test_a_table_for_excel_has_its_mark(bom: bool) -> None:
    data = formats.dump(units(*EVERY_STATE), "csv", bom=bom)
    assert data.startswith(b"\xef\xbb\xbf") == bom
    assert len(there_and_back(units(*EVERY_STATE), "csv", bom=bom)) == len(EVERY_STATE)


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_that_were_here_stay_and_foreign_ones_go(form: str) -> None:
    (back,) = there_and_back(units(Entry("body", "Satu.", "One\x01.", fuzzy=True)), form)
    catalog, _ = take(empty(missing("Satu.")), [back], DAY)
    assert catalog.entries[0].text == "One\x01."
    catalog, _ = take(empty(missing("Satu.")), [back._replace(sent=None)], DAY)
    assert catalog.entries[0].text == "One."


def test_names_are_read_from_what_tools_keep() -> None:
    assert name_in("panen-padi|body") == ("panen-padi", "body")
    assert name_in("panen-padi.body.15d77635") == ("panen-padi", "body")
    assert name_in("pages:about.body.15d77635.2") == ("pages/about", "body")
    assert [name_in(text) for text in ("panen|buku", "|body", "a.body.b", "", "body")] == [None] * 5


def test_a_checked_machine_text_still_says_what_machine() -> None:
    entry = accept(machine("Satu.", "One."), date(2026, 11, 21))
    for form in FORMS:
        (back,) = there_and_back(units(entry), form)
        assert back.entry.facts["engine"] == "google/1.11.4"
        assert not by_hand(take(empty(entry), [back], DAY)[0].entries[0])
