"""What a translation is worth, and whose words it is."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from po_making import DAY, ENGINE, NEXT_DAY, edited, handmade, machine, missing, reviewed

from dwiwarta.translation.catalog import (
    Catalog,
    Entry,
    State,
    accept,
    by_hand,
    is_protected,
    recorded,
    state,
    with_answer,
)
from dwiwarta.translation.fold import source_print, text_print

SOURCE, TEXT = "Pasar baru dibuka.", "A new market opens."


@pytest.mark.parametrize(
    ("entry", "expected", "protected"),
    [
        (missing(SOURCE), State.MISSING, False),
        (Entry("body", SOURCE, " \n", fuzzy=True), State.MISSING, False),
        (machine(SOURCE, TEXT), State.MACHINE, False),
        (machine(SOURCE, TEXT)._replace(text=""), State.MISSING, False),
        (machine(SOURCE, TEXT)._replace(text=TEXT + "!"), State.EDITED, True),
        (machine(SOURCE, TEXT)._replace(facts={}), State.EDITED, True),
        (machine(SOURCE, TEXT)._replace(fuzzy=False), State.REVIEWED, True),
        (machine(SOURCE, TEXT)._replace(fuzzy=False, previous="Pasar lama."), State.REVIEWED, True),
        (machine(SOURCE, TEXT)._replace(previous="Pasar lama."), State.STALE, False),
        (machine(SOURCE, TEXT)._replace(source="Pasar lama."), State.STALE, False),
        (machine(SOURCE, TEXT)._replace(source="PASAR baru – dibuka"), State.STALE, False),
        (machine(SOURCE, TEXT)._replace(source="PASAR baru  dibuka"), State.MACHINE, False),
        (Entry("body", SOURCE, TEXT, fuzzy=True, previous="Pasar lama."), State.STALE, True),
        (Entry("body", SOURCE, TEXT, fuzzy=True), State.EDITED, True),
        (Entry("body", SOURCE, TEXT), State.REVIEWED, True),
        (reviewed(SOURCE, TEXT), State.REVIEWED, True),
        (handmade(SOURCE, TEXT), State.REVIEWED, True),
    ],
)
def test_state_and_protection(entry: Entry, expected: State, protected: bool) -> None:
    assert state(entry) is expected
    assert is_protected(entry) is protected


FACTS = {
    "engine": [ENGINE],
    "src": [source_print(SOURCE), "00000000"],
    "out": [text_print(TEXT), "00000000"],
    "ok": ["2026-11-23"],
    "was": ["reviewed", "edited", "machine"],
    "text": [text_print(TEXT), "00000000"],
}
CHOICES = [
    dict(pairs)
    for values in product(*[[None, *known] for known in FACTS.values()])
    if (pairs := [(k, v) for k, v in zip(FACTS, values, strict=True) if v])
]


@pytest.mark.parametrize("fuzzy", [True, False])
@pytest.mark.parametrize("previous", [None, "Pasar lama."])
def test_every_combination_of_facts(fuzzy: bool, previous: str | None) -> None:
    """The sentences of the design once more, in the words of a test, over all that can stand in our line."""
    for facts in CHOICES:
        entry = Entry("body", SOURCE, TEXT, fuzzy=fuzzy, previous=previous, facts=facts)
        if not fuzzy:
            expected = "reviewed"
        elif previous or facts.get("src") == "00000000":
            expected = "stale"
        elif facts.get("out") == text_print(TEXT):
            expected = "machine"
        else:
            expected = "edited"
        assert state(entry) == expected
        free = fuzzy and facts.get("out") == text_print(TEXT) and "ok" not in facts
        assert is_protected(entry) is not (free and facts.get("was") not in ("reviewed", "edited"))


class Unread(dict[str, str]):
    def get(self, key: str, default: object = None) -> object:  # type: ignore[override]
        raise AssertionError("looked at")


def test_checked_text_is_known_without_looking_at_our_line() -> None:
    """It is asked for every paragraph of every article."""
    assert state(reviewed(SOURCE, TEXT)._replace(facts=Unread())) is State.REVIEWED


def test_by_hand_is_checked_text_without_an_engine() -> None:
    assert by_hand(handmade(SOURCE, TEXT))
    assert not by_hand(reviewed(SOURCE, TEXT))
    assert not by_hand(handmade(SOURCE, TEXT)._replace(fuzzy=True))
    assert not by_hand(missing(SOURCE))


def test_an_answer_names_its_engine() -> None:
    entry = with_answer(
        missing(SOURCE)._replace(comments=("# catatan",)),
        " A market.\r\n",
        engine=ENGINE,
        model="m 1",
        at=DAY,
    )
    assert entry.text == "A market."
    assert entry.facts == {
        "engine": ENGINE,
        "model": "m 1",
        "at": "2026-11-23",
        "src": source_print(SOURCE),
        "out": text_print("A market."),
    }
    assert entry.comments == ("# catatan",)
    assert state(entry) is State.MACHINE


def test_an_answer_replaces_a_machine_text_whose_original_changed() -> None:
    old = machine(SOURCE, TEXT)._replace(source="Pasar lama.", previous=SOURCE)
    new = with_answer(old, "Old market.", engine=ENGINE, at=NEXT_DAY)
    assert state(new) is State.MACHINE
    assert new.previous is None


@pytest.mark.parametrize("entry", [edited(SOURCE, TEXT), reviewed(SOURCE, TEXT), handmade(SOURCE, TEXT)])
def test_no_answer_replaces_a_persons_words(entry: Entry) -> None:
    with pytest.raises(ValueError, match="person"):
        with_answer(entry, "Something else.", engine=ENGINE, at=DAY)


def test_an_empty_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        with_answer(missing(SOURCE), " \n", engine=ENGINE, at=DAY)


def test_accepting_names_who_and_when() -> None:
    entry = accept(machine(SOURCE, TEXT), NEXT_DAY, by="Rina Wijaya")
    assert state(entry) is State.REVIEWED
    assert entry.facts["ok"], entry.facts["by"] == ("2026-11-24", "Rina Wijaya")
    assert "out" not in entry.facts
    assert recorded(entry, DAY) is entry
    with pytest.raises(ValueError, match="no translation"):
        accept(missing(SOURCE), DAY)


def test_who_accepted_an_earlier_original_did_not_accept_this_one() -> None:
    stale = reviewed(SOURCE, TEXT)
    facts = {**stale.facts, "was": "reviewed", "text": text_print(TEXT)}
    flag_removed = stale._replace(source="Pasar lama.", previous=SOURCE, facts=facts, fuzzy=False)
    entry = recorded(flag_removed, NEXT_DAY)
    assert entry.facts["ok"] == "2026-11-24"
    assert "by" not in entry.facts
    assert entry.facts["src"] == source_print("Pasar lama.")
    assert not entry.facts.keys() & {"was", "text", "out"}
    assert entry.previous is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_protection_ends_only_where_a_machine_begins(text: str, other: str) -> None:
    entry = Entry("body", SOURCE, text, fuzzy=True, facts={"out": text_print(other)})
    if text.strip() and text_print(text) != text_print(other):
        assert is_protected(entry)


def test_where_an_entry_stood_is_no_part_of_it() -> None:
    assert missing(SOURCE) == missing(SOURCE)._replace(line=7)
    assert missing(SOURCE) != missing(SOURCE)._replace(previous_kind="title")
    assert Catalog((missing(SOURCE),)) == Catalog((missing(SOURCE)._replace(line=7),))
    assert Catalog().writable
    assert not Catalog(damaged=("msgid",)).writable
